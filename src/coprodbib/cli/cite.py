"""cite: works -> one in-text citation in a style."""

from __future__ import annotations

import argparse

import coprodbib as cb
from coprodbib.cli.common import Commands, add_style, command, library_of, remaining

HELP = """\
Prints one in-text citation of the works with these keys, with the letters and names it needs within the library.

examples:
  coprodbib cite papers --key bovaird2007beyond                        (Bovaird, 2007)
  coprodbib cite papers --key bovaird2007beyond --locator "p. 850"     (Bovaird, 2007, p. 850)
  coprodbib cite papers --key bovaird2007beyond --narrative            Bovaird (2007)
  coprodbib cite mine.bib --key doe2000 --key roe1999 --style chicago
"""


def run(options: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    library = library_of(options)
    cited = cb.cite(
        library,
        options.key,
        style=options.style,
        locator=options.locator,
        narrative=options.narrative,
        format=options.format or "text",
        locale=options.locale,
    )
    print(cited)
    return remaining(library)


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(commands, "cite", "works -> one in-text citation in a style", HELP)
    parser.add_argument(
        "--key", action="append", required=True, metavar="KEY", help="citation key of a work; may be repeated"
    )
    parser.add_argument("--locator", metavar="TEXT", help='where in the last work: "850", "pp. 850-852", "chapter 3"')
    parser.add_argument("--narrative", action="store_true", help="the authors stand in the sentence: Doe (2000)")
    add_style(parser)
    parser.set_defaults(run=run)
