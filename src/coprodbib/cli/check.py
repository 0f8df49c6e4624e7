"""check: what wants an eye in each document, with line and column."""

from __future__ import annotations

import argparse
import textwrap

import coprodbib as cb
from coprodbib.checking import CODES
from coprodbib.checking.printed import FORMATS, summary
from coprodbib.cli.common import DONE, INCOMPLETE, Commands, add_format, command, library_of, remark
from coprodbib.errors import near_matches

HELP = """\
Reads documents and says, with line and column, where their text and their reference list disagree, which entries are
incomplete, listed twice or read with doubt, and which records of several documents may be one work. A bibliography is
checked for incomplete records. Exit code 1 when something is found, 0 when nothing is.

examples:
  coprodbib check thesis.docx                         everything, as a table
  coprodbib check papers --code cited-not-listed --code not-cited
  coprodbib check papers --format csv > findings.csv  for a spreadsheet
  coprodbib check papers --decisions decided.toml     leave out what a person has decided

codes:
"""


def run(options: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    library = library_of(options)
    found = cb.check(library)
    wanted = _known(options.code, {*CODES, *(finding.code for finding in found)})
    findings = [finding for finding in found if not wanted or finding.code in wanted]
    print(FORMATS[options.format](findings, library), end="")
    remark(summary(findings))
    return INCOMPLETE if findings else DONE


def _known(codes: list[str], known: set[str]) -> list[str]:
    for code in codes:
        if code not in known:
            raise cb.CoprodbibError(f"no code {code!r}{near_matches(code, known)}; coprodbib check --help lists them")
    return codes


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(commands, "check", "what wants an eye in each document, with line and column", HELP + _codes())
    add_format(parser, FORMATS)
    parser.add_argument(
        "--code", action="append", default=[], metavar="CODE", help="only findings with this code; may be repeated"
    )
    parser.set_defaults(run=run)


def _codes() -> str:
    lines = [
        textwrap.fill(meaning, 108, initial_indent=f"  {code:20}", subsequent_indent=" " * 22)
        for code, meaning in CODES.items()
    ]
    return "\n".join(lines).replace("%", "%%")
