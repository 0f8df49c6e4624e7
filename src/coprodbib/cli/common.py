"""What the commands share: options, messages, exit codes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

import coprodbib as cb
from coprodbib import reporting
from coprodbib.cli.parser import Parser
from coprodbib.reading import is_library

Commands: TypeAlias = "argparse._SubParsersAction[Parser]"
"""What commands are added to."""

DONE, INCOMPLETE, FAILED, INTERRUPTED = 0, 1, 2, 130

FORMATS = ("bib", "json", "jsonl", "ris", "csv")
"""What references are written as."""
RENDERED = ("text", "html", "markdown", "rst", "latex")
"""What entries and citations are rendered as."""
LONG = 500
"""References from which a list takes a while, and is read in parts."""
MANY = 5
"""Documents from which a folder takes a while."""


def remark(message: str) -> None:
    """Say something on standard error, in one line."""
    with suppress(OSError):  # nobody is there to be told
        print(f"coprodbib: {' '.join(message.split())}", file=sys.stderr, flush=True)


def keep_input(options: argparse.Namespace) -> None:
    """Refuse to write over a file that is read."""
    files = [getattr(options, name, None) for name in ("file", "base", "decisions")]
    given = [*getattr(options, "paths", []), *(str(file) for file in files if file is not None)]
    output: Path | None = options.output
    if output is not None and output.is_file() and any(_is_file(p) and output.samefile(p) for p in given):
        raise cb.WriteError(f"{output}: is what is read; write to another file")


def check_output(options: argparse.Namespace, file: Path | None, suffixes: Sequence[str]) -> None:
    """Refuse, before anything is read, a file that could not be written in the end."""
    if file is not None and file.suffix.lower() not in suffixes:
        named = repr(file.suffix) if file.suffix else "a file without a suffix"
        raise cb.FormatError(f"{file}: cannot write {named} here; {options.command} writes {', '.join(suffixes)}")
    keep_input(options)


def _is_file(path: str) -> bool:
    return path != "-" and Path(path).is_file()


def suffix_of(options: argparse.Namespace) -> str:
    """The format asked for, else that of the file to be written, else BibTeX."""
    if options.format is not None:
        return f".{options.format}"
    suffix = ".bib" if options.output is None else options.output.suffix.lower()
    if suffix.removeprefix(".") not in FORMATS:
        raise cb.FormatError(f"{options.output}: {suffix!r} names no format; add --format {'|'.join(FORMATS)}")
    return suffix


def progress(total: int) -> Callable[[int], None]:
    """Says how far a long list is."""
    if total < LONG:
        return lambda done: None
    return lambda done: _say_how_far(f"{done} of {total} references", over=done >= total)


def following(doing: str, done: int, total: int) -> None:
    """Says how far many documents are."""
    if total >= MANY:
        _say_how_far(f"{doing} {done} of {total} documents", over=done >= total)


def _say_how_far(text: str, *, over: bool) -> None:
    """One line on a terminal, written over by the next and wiped at the end; nothing in a file or pipe."""
    if sys.stderr.isatty():
        print(f"\r{' ' * 50}\r" if over else f"\r{text}", end="", file=sys.stderr, flush=True)


def library_of(options: argparse.Namespace) -> cb.Library:
    """The Library of the paths given, built or loaded; ReadError, which says why, where it has no works."""
    library = _loaded(options) if is_loaded(options.paths) else _built(options)
    if not library.works:
        raise cb.ReadError(reporting.why_empty(library) if library.documents else f"{options.paths[0]}: has no entries")
    return library


def citing_library_of(options: argparse.Namespace) -> cb.Library:
    """The same, where it must be known who cites what: a bibliography does not say so."""
    library = library_of(options)
    if not library.documents:
        raise cb.FormatError(f"{options.paths[0]}: does not say who cites its works; give documents or a saved library")
    return library


def is_loaded(paths: Sequence[str]) -> bool:
    """Whether what is given is loaded and not built; among documents a library is what cannot be read.

    >>> is_loaded(["mine.bib"]), is_loaded(["mine.bib", "essay.txt"])
    (True, False)
    """
    return len(paths) == 1 and is_library(paths[0])


def _loaded(options: argparse.Namespace) -> cb.Library:
    name = options.paths[0]
    if options.decisions is not None or options.base is not None or options.citation_key is not None:
        told = "--decisions, --base and --citation-key"
        raise cb.FormatError(f"{name}: {told} are followed when documents are read; give these instead")
    return cb.load(name)


def _built(options: argparse.Namespace) -> cb.Library:
    from coprodbib.reading.streams import document_from_standard_input

    return cb.build(
        [document_from_standard_input() if path == "-" else path for path in options.paths],
        decisions=options.decisions,
        base=options.base,
        progress=following,
        settings=_settings(options),
    )


def _settings(options: argparse.Namespace) -> cb.Settings:
    return cb.Settings() if options.citation_key is None else cb.Settings(citation_key=options.citation_key)


def remaining(library: cb.Library) -> int:
    """Name the files that were not read, or read otherwise than meant, and the decisions not followed; the exit code."""
    for issue in library.issues:
        if issue.stage == "reading" and issue.severity == "note":
            remark(issue.message)
    unread = [issue.message for issue in library.issues if issue.stage == "reading" and issue.severity == "fault"]
    for message in unread:
        remark(f"not read: {message}")
    others = [i.message for i in library.issues if i.stage in ("decisions", "formats") and i.severity != "note"]
    for message in others:
        remark(message)
    return INCOMPLETE if unread or others else DONE


def command(
    commands: Commands,
    name: str,
    summary: str,
    description: str,
    *,
    paths: bool = True,
    first: Mapping[str, str] | None = None,
) -> Parser:
    """A parser for one command, with its help; with ``paths`` it takes what a library is made of.

    ``first`` are arguments in front of the paths: what each is called, and its help.
    """
    parser = commands.add_parser(
        name, help=summary, description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.summary = summary
    parser.set_defaults(parser=parser, command=name)
    for argument, meaning in (first or {}).items():
        parser.add_argument(argument.lower(), metavar=argument, help=meaning)
    if paths:
        parser.add_argument(
            "paths",
            nargs="+",
            metavar="PATH",
            help='a document, a folder of documents, a quoted pattern, "-" for standard input; or one saved library (.coprodbib) or bibliography (.bib, .json, .ris)',
        )
        parser.add_argument("--decisions", type=Path, metavar="FILE", help="follow what a person decided (.toml)")
        parser.add_argument(
            "--base", type=Path, metavar="FILE", help="keep the keys and records of this library or bibliography"
        )
        parser.add_argument(
            "--citation-key",
            metavar="FORMULA",
            help='how new keys are made, of {family}, {year} and {word} (default: "{family}{year}{word}")',
        )
    return parser


def count(text: str) -> int:
    """A whole number of 1 or more, from an option."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of 1 or more")
    return int(text)


def add_format(parser: Parser, formats: Iterable[str] = ("table", "json", "csv")) -> None:
    """How the command prints: the first of ``formats`` unless asked otherwise."""
    names = list(formats)
    parser.add_argument("--format", choices=names, default=names[0], help=f"how it is printed (default: {names[0]})")


def _locale(text: str) -> str:
    from coprodbib.csl.engine import is_known_language

    if not is_known_language(text):
        raise argparse.ArgumentTypeError(f"there are no words for {text!r}; write for instance en-GB, de-DE or fr-FR")
    return text


def add_style(parser: Parser) -> None:
    """How works are rendered: style, locale and format."""
    parser.add_argument(
        "--style", default="apa", metavar="NAME", help="short name, style id, title or .csl file (default: apa)"
    )
    parser.add_argument(
        "--locale", type=_locale, metavar="CODE", help="language of the style's words, de-DE for instance"
    )
    parser.add_argument("--format", choices=RENDERED, help="how it is printed (default: text)")
