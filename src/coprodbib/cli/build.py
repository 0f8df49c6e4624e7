"""build: documents -> bibliography, graphs and a report."""

from __future__ import annotations

import argparse
from pathlib import Path

import coprodbib as cb
from coprodbib import reporting
from coprodbib.cli.common import Commands, check_output, command, library_of, remaining

HELP = """\
Reads documents (files, folders or "patterns*"), finds their reference lists and in-text citations,
works out which of them mean the same work, and prints what it found.

examples:
  coprodbib build papers                              read a folder, print the report
  coprodbib build papers -o results                   and write .bib and .graphml files
  coprodbib build papers --map map.svg                and draw the co-citation map
  coprodbib build papers --save papers.coprodbib      and keep all of it for other commands
  coprodbib build papers new.pdf --base references.bib --decisions decided.toml
  coprodbib build papers --style modern-language-association
"""


def run(options: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    if options.save is not None:  # before anything is read or written
        check_output(options, options.save, (".coprodbib",))
    if options.map is not None:
        from coprodbib.plotting import drawable

        drawable(options.map)
    library = library_of(options)
    styles = options.style or ("apa", "chicago-author-date")
    report = reporting.report(library, styles=styles)  # first, so that an unknown style leaves no files behind
    print(report + reporting.where(_write(library, options)))
    return remaining(library)


def _write(library: cb.Library, options: argparse.Namespace) -> list[Path]:
    from coprodbib.exporting import write_bibliography, write_graphs

    written = []
    if options.output is not None:
        written += [*write_bibliography(library, options.output), *write_graphs(library, options.output)]
    if options.save is not None:
        written.append(cb.save(library, options.save))
    if options.map is not None:
        from coprodbib.plotting import draw_cocitation

        draw_cocitation(library, options.map)
        written.append(options.map)
    return written


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(commands, "build", "documents -> bibliography, graphs and a report", HELP)
    parser.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="write .bib and .graphml files here")
    parser.add_argument("--save", type=Path, metavar="FILE", help="save the library with all its evidence (.coprodbib)")
    parser.add_argument("--map", type=Path, metavar="FILE", help="draw the co-citation map (.svg, .png, .pdf)")
    parser.add_argument(
        "--style",
        action="append",
        metavar="NAME",
        help="citation style of the sample entries: short name, style id or .csl file; may be repeated (default: apa, chicago-author-date)",
    )
    parser.set_defaults(run=run)
