"""parse: references, one a line -> records."""

from __future__ import annotations

import argparse
from pathlib import Path

from coprodbib.cli.common import (
    DONE,
    FORMATS,
    INCOMPLETE,
    LONG,
    Commands,
    command,
    count,
    keep_input,
    progress,
    remark,
    suffix_of,
)
from coprodbib.exporting import as_text, write_text
from coprodbib.formats.plain import plural
from coprodbib.reading.lines import read_lines

HELP = """\
Reads references, one a line, and prints them as records. The lines are one list, because its entries explain each
other; blank lines are skipped, and every other line becomes one record. What is doubtful is flagged, never guessed.

examples:
  coprodbib parse references.txt                      BibTeX on the screen
  coprodbib parse references.txt -o references.ris    for EndNote and Zotero; the suffix names the format
  coprodbib parse references.txt --format csv         a table that says what is flagged, and why
  pdftotext paper.pdf - | grep '^\\[' | coprodbib parse - --format jsonl
  coprodbib parse catalogue.txt -o catalogue.json --jobs 4
"""


def run(options: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    from coprodbib.batching import parse_in_batches

    suffix = suffix_of(options)
    lines, issues = read_lines(options.file)
    for issue in issues:
        remark(issue.message)
    references = parse_in_batches(lines, jobs=options.jobs, progress=progress(len(lines)))
    text = as_text(references, suffix)
    if options.output is None:
        print(text, end="")
    else:
        keep_input(options)
        write_text(options.output, text)
    flagged = sum(reference.flagged for reference in references)
    remark(f"{plural(len(references), 'reference')}, {len(references) - flagged} clean, {flagged} flagged")
    return INCOMPLETE if flagged else DONE


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(commands, "parse", "references, one a line -> records", HELP, paths=False)
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="a text file; - is standard input (default)"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here, whole or not at all")
    parser.add_argument(
        "--format", choices=FORMATS, help="what is written (default: by the suffix of -o, otherwise bib)"
    )
    parser.add_argument(
        "--jobs", type=count, default=1, metavar="N", help=f"processes for a list of more than {LONG} (default: 1)"
    )
    parser.set_defaults(run=run)
