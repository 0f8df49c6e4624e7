"""What the commands share: options, messages, exit codes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TypeAlias

import coprodbib as cb
from coprodbib import reporting

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What commands are added to."""

DONE, INCOMPLETE, FAILED, INTERRUPTED = 0, 1, 2, 130

FORMATS = ("bib", "json", "jsonl", "ris", "csv")
"""What references are written as."""
LONG = 500
"""References from which a list takes a while, and is read in parts."""


def remark(message: str) -> None:
    """Say something on standard error, in one line."""
    print(f"coprodbib: {' '.join(message.split())}", file=sys.stderr)


def keep_input(options: argparse.Namespace) -> None:
    """Refuse to write over the file that is read."""
    if options.file != "-" and options.output.exists() and options.output.samefile(options.file):
        raise cb.WriteError(f"{options.output}: is what is read; write to another file")


def suffix_of(options: argparse.Namespace) -> str:
    """The format asked for, else that of the file to be written, else BibTeX."""
    if options.format is not None:
        return f".{options.format}"
    suffix = ".bib" if options.output is None else options.output.suffix.lower()
    if suffix.removeprefix(".") not in FORMATS:
        raise cb.FormatError(f"{options.output}: {suffix!r} names no format; add --format {'|'.join(FORMATS)}")
    return suffix


def progress(total: int) -> Callable[[int], None]:
    """Says how far a long list is, on a terminal, in one line that is wiped at the end."""
    if total < LONG or not sys.stderr.isatty():
        return lambda done: None

    def show(done: int) -> None:
        line = f"\r{done} of {total} references" if done < total else f"\r{' ' * 40}\r"
        print(line, end="", file=sys.stderr, flush=True)

    return show


def library_of(options: argparse.Namespace) -> cb.Library:
    """The Library of the paths given; ReadError, which says why, where it has no works."""
    library = cb.build(options.paths)
    if not library.works:
        raise cb.ReadError(reporting.why_empty(library))
    return library


def remaining(library: cb.Library) -> int:
    """Name the files that were not read; the exit code."""
    unread = [issue.message for issue in library.issues if issue.stage == "reading" and issue.severity == "fault"]
    for message in unread:
        remark(f"not read: {message}")
    return INCOMPLETE if unread else DONE


def command(
    commands: Commands,
    name: str,
    summary: str,
    description: str,
    *,
    paths: bool = True,
) -> argparse.ArgumentParser:
    """A parser for one command, with its help."""
    parser = commands.add_parser(
        name, help=summary, description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    if paths:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a document, a folder of documents, or a quoted pattern"
        )
    return parser


def count(text: str) -> int:
    """A whole number of 1 or more, from an option."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of 1 or more")
    return int(text)
