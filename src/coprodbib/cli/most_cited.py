"""most-cited: the works that most documents cite."""

from __future__ import annotations

import argparse

from coprodbib import reporting
from coprodbib.cli.common import Commands, add_format, citing_library_of, command, count, remaining

HELP = """\
Prints the works that most documents cite.

examples:
  coprodbib most-cited papers                         the ten most-cited works, as a table
  coprodbib most-cited papers -n 50 --format csv      fifty, for a spreadsheet
  coprodbib most-cited papers --evidence lists        count reference lists only, not the running text
  coprodbib most-cited papers --by mentions           count every place in the text
"""


def run(options: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    library = citing_library_of(options)
    ranked = library.most_cited(options.n, by=options.by, evidence=options.evidence)
    print(reporting.RANKINGS[options.format](library, ranked, options.evidence), end="")
    return remaining(library)


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(commands, "most-cited", "the works that most documents cite", HELP)
    parser.add_argument("-n", type=count, default=10, metavar="N", help="how many works (default: 10)")
    parser.add_argument(
        "--by", choices=("documents", "mentions"), default="documents", help="what is counted (default: documents)"
    )
    parser.add_argument(
        "--evidence",
        choices=("lists", "all"),
        default="all",
        help="reference lists only, or the text too (default: all)",
    )
    add_format(parser)
    parser.set_defaults(run=run)
