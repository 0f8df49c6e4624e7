"""The command line: each command parses its arguments, calls public names and prints.

Data goes to standard output, remarks to standard error. Exit codes: 0 done; 1 done, but a document could not be
read; 2 nothing could be done with what was given.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import coprodbib as cb
from coprodbib import reporting

DONE, INCOMPLETE, FAILED = 0, 1, 2

_BUILD = """\
Reads documents (files, folders or "patterns*"), finds their reference lists and in-text citations,
works out which of them mean the same work, and prints what it found.

examples:
  coprodbib build papers                              read a folder, print the report
  coprodbib build papers -o results                   and write .bib and .graphml files
  coprodbib build papers --map map.svg                and draw the co-citation map
  coprodbib build papers --style modern-language-association
"""
_MOST_CITED = """\
Prints the works that most documents cite.

examples:
  coprodbib most-cited papers                         the ten most-cited works, as a table
  coprodbib most-cited papers -n 50 --format csv      fifty, for a spreadsheet
  coprodbib most-cited papers --evidence lists        count reference lists only, not the running text
  coprodbib most-cited papers --by mentions           count every place in the text
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; ``arguments`` default to those of the process.

    >>> main(["build", "no-such-folder"])
    2
    """
    _forgiving_output()
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of our output ("| head") has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except cb.CoprodbibError as error:
        _remark(f"error: {error}")
        return FAILED
    return code


def _build(options: argparse.Namespace) -> int:
    library = _library(options)
    styles = options.style or ("apa", "chicago-author-date")
    report = reporting.report(library, styles=styles)  # first, so that an unknown style leaves no files behind
    print(report + reporting.where(_write(library, options)))
    return _remaining(library)


def _most_cited(options: argparse.Namespace) -> int:
    library = _library(options)
    ranked = library.most_cited(options.n, by=options.by, evidence=options.evidence)
    print(reporting.RANKINGS[options.format](library, ranked, options.evidence), end="")
    return _remaining(library)


def _library(options: argparse.Namespace) -> cb.Library:
    library = cb.build(options.paths)
    if not library.works:
        raise cb.ReadError(reporting.why_empty(library))
    return library


def _write(library: cb.Library, options: argparse.Namespace) -> list[Path]:
    from coprodbib.exporting import write_bibliography, write_graphs

    written = []
    if options.output is not None:
        written += [*write_bibliography(library, options.output), *write_graphs(library, options.output)]
    if options.map is not None:
        from coprodbib.plotting import draw_cocitation

        draw_cocitation(library, options.map)
        written.append(options.map)
    return written


def _remaining(library: cb.Library) -> int:
    unread = [issue.message for issue in library.issues if issue.stage == "reading" and issue.severity == "fault"]
    for message in unread:
        _remark(f"not read: {message}")
    return INCOMPLETE if unread else DONE


def _remark(message: str) -> None:
    print(f"coprodbib: {' '.join(message.split())}", file=sys.stderr)


def _forgiving_output() -> None:
    """Characters that the terminal's encoding lacks are written as escapes, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="coprodbib", description=(cb.__doc__ or "").split("\n")[0])
    parser.add_argument("--version", action="version", version=f"coprodbib {cb.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_build(commands)
    _add_most_cited(commands)
    return parser


def _add_build(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "build", "documents -> bibliography, graphs and a report", _BUILD)
    parser.add_argument("-o", "--output", type=Path, metavar="FOLDER", help="write .bib and .graphml files here")
    parser.add_argument("--map", type=Path, metavar="FILE", help="draw the co-citation map (.svg, .png, .pdf)")
    parser.add_argument(
        "--style",
        action="append",
        metavar="NAME",
        help="citation style of the sample entries: short name, style id or .csl file; may be repeated (default: apa, chicago-author-date)",
    )
    parser.set_defaults(run=_build)


def _add_most_cited(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "most-cited", "the works that most documents cite", _MOST_CITED)
    parser.add_argument("-n", type=_count, default=10, metavar="N", help="how many works (default: 10)")
    parser.add_argument(
        "--by", choices=("documents", "mentions"), default="documents", help="what is counted (default: documents)"
    )
    parser.add_argument(
        "--evidence",
        choices=("lists", "all"),
        default="all",
        help="reference lists only, or the text too (default: all)",
    )
    parser.add_argument(
        "--format", choices=sorted(reporting.RANKINGS), default="table", help="how it is printed (default: table)"
    )
    parser.set_defaults(run=_most_cited)


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str, description: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name, help=summary, description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="a document, a folder of documents, or a quoted pattern"
    )
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of 1 or more")
    return int(text)
