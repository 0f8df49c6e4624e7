"""show: one work, and everything that leads to it."""

from __future__ import annotations

import argparse
from pathlib import Path

import coprodbib as cb
from coprodbib import reporting
from coprodbib.cli.common import Commands, add_format, command, library_of, remaining

HELP = """\
Shows one work: its fields and the printed entries each value comes from, these entries as printed with document, line
and column, every place that cites it with the words around it, its relations to other works, and what may be the same.

examples:
  coprodbib show bovaird2007beyond papers
  coprodbib show bovaird2007beyond papers.coprodbib     quicker: "coprodbib export papers -o papers.coprodbib" once
  coprodbib show bovaird2007beyond papers --format json
"""


def run(options: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    if Path(options.key).is_file():
        raise cb.FormatError(f"{options.key}: is a file; the key comes first: coprodbib show KEY {options.key}")
    library = library_of(options)
    print(reporting.WORKS[options.format](library, reporting.work_named(library, options.key)), end="")
    return remaining(library)


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(
        commands,
        "show",
        "one work, and everything that leads to it",
        HELP,
        first={"KEY": "citation key of the work, or id of one of its entries (essay#3)"},
    )
    add_format(parser, reporting.WORKS)
    parser.set_defaults(run=run)
