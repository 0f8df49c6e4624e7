"""bibliography: works -> a reference list in a style."""

from __future__ import annotations

import argparse
from pathlib import Path

import coprodbib as cb
from coprodbib import reporting
from coprodbib.cli.common import Commands, add_style, command, keep_input, library_of, remaining, remark
from coprodbib.files import write_text
from coprodbib.reporting.bibliographies import SUFFIXES

HELP = """\
Prints the works of the reference lists as a style wants them, each once, in the style's order.

examples:
  coprodbib bibliography papers                                  APA, one entry a line
  coprodbib bibliography papers --style "chicago notes"          any CSL style, by name, title or file
  coprodbib bibliography papers --style mla -o works.html        a page for the browser; the suffix names the format
  coprodbib bibliography mine.bib --style din-1505-2 --locale de-DE
  coprodbib bibliography papers --include all                    and works only mentioned in the text
  coprodbib bibliography papers --style annotated                below each work who cites it
"""

TEXTS = ("", ".txt", ".text")
"""Suffixes of plain text."""


def run(options: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    format = options.format or _by_suffix(options.output)
    keep_input(options)
    library = library_of(options)
    entries = cb.bibliography(
        library, style=options.style, format=format, locale=options.locale, include=options.include
    )
    text = reporting.joined(entries, format, page=options.output is not None)
    if not entries:
        remark("no work is in a reference list; add --include all for those mentioned in the text")
    if options.output is None:
        print(text, end="")
    else:
        write_text(options.output, text)
    return remaining(library)


def _by_suffix(file: Path | None) -> str:
    suffix = file.suffix.lower() if file else ""
    if suffix not in (*SUFFIXES, *TEXTS):
        raise cb.FormatError(f"{file}: {suffix!r} names no format; I can write {', '.join((*SUFFIXES, '.txt'))}")
    return SUFFIXES.get(suffix, "text")


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(commands, "bibliography", "works -> a reference list in a style", HELP)
    add_style(parser)
    parser.add_argument(
        "--include",
        choices=("listed", "all"),
        default="listed",
        help="works of reference lists only, or those mentioned in the text too (default: listed)",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here (.html .md .rst .tex .txt)")
    parser.set_defaults(run=run)
