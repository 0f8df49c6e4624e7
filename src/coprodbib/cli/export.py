"""export: works -> a file for a reference manager, a spreadsheet or a later day."""

from __future__ import annotations

import argparse
from pathlib import Path

import coprodbib as cb
from coprodbib.cli.common import Commands, check_output, command, library_of, remaining

HELP = """\
Writes the works of the reference lists, each once, as the suffix of the file says.

  .bib .ris .json     BibTeX; RIS (EndNote, Zotero, Mendeley); CSL-JSON (Zotero, pandoc)
  .csv                a table for a spreadsheet
  .graphml .gexf .net the co-citation graph (coprodbib graph has the others)
  .coprodbib          the whole library with all its evidence, for later commands

examples:
  coprodbib export papers -o works.bib
  coprodbib export papers -o works.ris --include all    and works only mentioned in the text
  coprodbib export papers -o papers.coprodbib           read once; then "coprodbib show KEY papers.coprodbib"
  coprodbib export mine.bib -o mine.json                from one format to another
  coprodbib export papers --format csv | head           on the screen
"""

SUFFIXES = (".bib", ".ris", ".json", ".csv", ".graphml", ".gexf", ".net", ".coprodbib")
SCREEN = ("bib", "json", "ris", "csv")
"""What is printed where no file is named."""


def run(options: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    from coprodbib.exporting import as_text

    if (options.output is None) == (options.format is None):
        options.parser.error("name a file with -o, whose suffix says its format, or a --format for the screen")
    check_output(options, options.output, SUFFIXES)
    library = library_of(options)
    if options.output is None:
        print(as_text(library, f".{options.format}", include=options.include), end="")
    else:
        _write(library, options)
    return remaining(library)


def _write(library: cb.Library, options: argparse.Namespace) -> None:
    if options.output.suffix.lower() == ".coprodbib":
        cb.save(library, options.output)
    else:
        cb.export(library, options.output, include=options.include)


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(commands, "export", "works -> BibTeX, RIS, CSL-JSON, CSV, or a saved library", HELP)
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here, whole or not at all")
    parser.add_argument("--format", choices=SCREEN, help="what is printed where there is no -o")
    parser.add_argument(
        "--include",
        choices=("listed", "all"),
        default="listed",
        help="works of reference lists only, or those mentioned in the text too (default: listed)",
    )
    parser.set_defaults(run=run)
