"""shared: the works that two documents share."""

from __future__ import annotations

import argparse

import coprodbib as cb
from coprodbib import reporting
from coprodbib.cli.common import Commands, add_format, citing_library_of, command, remaining

HELP = """\
Prints the works that two documents both cite, in their lists or in their text, and who else cites them.

examples:
  coprodbib shared doe.pdf roe.docx papers              documents by file name
  coprodbib shared doe roe papers.coprodbib             or by id, in a saved library
  coprodbib shared doe roe papers --format csv > shared.csv
"""


def run(options: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    library = citing_library_of(options)
    a, b = (reporting.document_named(library, name) for name in (options.a, options.b))
    if a == b:
        raise cb.CoprodbibError(f"{options.a} and {options.b} are one document, {a}; name two")
    print(reporting.SHARED[options.format](a, b, reporting.shared_works(library, a, b)), end="")
    return remaining(library)


def add(commands: Commands) -> None:
    """Add the command with its options."""
    names = {"A": "a document: its id or file name", "B": "the other document"}
    parser = command(commands, "shared", "the works that two documents share", HELP, first=names)
    add_format(parser)
    parser.set_defaults(run=run)
