"""The command line: each command parses its arguments, calls public names and prints.

Data goes to standard output, remarks to standard error. Exit codes: 0 done; 1 done, but something wants an eye: a document
could not be read, a reference is flagged; 2 nothing could be done with what was given.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import coprodbib as cb
from coprodbib import reporting
from coprodbib.exporting import as_text, write_text
from coprodbib.reading.lines import read_lines

DONE, INCOMPLETE, FAILED, INTERRUPTED = 0, 1, 2, 130

FORMATS = ("bib", "json", "jsonl", "ris", "csv")
LONG = 500
"""References from which a list takes a while, and is read in parts."""

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
_PARSE = """\
Reads references, one a line, and prints them as records. The lines are one list, because its entries explain each
other; blank lines are skipped, and every other line becomes one record. What is doubtful is flagged, never guessed.

examples:
  coprodbib parse references.txt                      BibTeX on the screen
  coprodbib parse references.txt -o references.ris    for EndNote and Zotero; the suffix names the format
  coprodbib parse references.txt --format csv         a table that says what is flagged, and why
  pdftotext paper.pdf - | grep '^\\[' | coprodbib parse - --format jsonl
  coprodbib parse catalogue.txt -o catalogue.json --jobs 4
"""
_TRAIN = """\
Trains the model that parses references again, with corrections of yours. A correction is a line of what
"coprodbib parse --format jsonl" prints, put right: {"raw": the entry, "csl": its record}.

examples:
  coprodbib train --add corrections.jsonl --data data --out model
  coprodbib train --add corrections.jsonl --data data --out model --quick    a toy model, to see that all works
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
    except KeyboardInterrupt:
        return INTERRUPTED
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


def _parse(options: argparse.Namespace) -> int:
    from coprodbib.batching import parse_in_batches

    suffix = _suffix(options)
    lines, issues = read_lines(options.file)
    for issue in issues:
        _remark(issue.message)
    references = parse_in_batches(lines, jobs=options.jobs, progress=_progress(len(lines)))
    text = as_text(references, suffix)
    if options.output is None:
        print(text, end="")
    else:
        _keep_input(options)
        write_text(options.output, text)
    flagged = sum(reference.flagged for reference in references)
    noun = "reference" if len(references) == 1 else "references"
    _remark(f"{len(references)} {noun}, {len(references) - flagged} clean, {flagged} flagged")
    return INCOMPLETE if flagged else DONE


def _train(options: argparse.Namespace) -> int:
    from coprodbib.training.__main__ import main as train

    added = [word for file in options.add for word in ("--add", str(file))]
    quick = ["--quick"] if options.quick else []
    return train(["--data", str(options.data), "--out", str(options.out), *added, *quick])


def _suffix(options: argparse.Namespace) -> str:
    """The format asked for, else that of the file to be written, else BibTeX."""
    if options.format is not None:
        return f".{options.format}"
    suffix = ".bib" if options.output is None else options.output.suffix.lower()
    if suffix.removeprefix(".") not in FORMATS:
        raise cb.FormatError(f"{options.output}: {suffix!r} names no format; add --format {'|'.join(FORMATS)}")
    return suffix


def _keep_input(options: argparse.Namespace) -> None:
    if options.file != "-" and options.output.exists() and options.output.samefile(options.file):
        raise cb.WriteError(f"{options.output}: is what is read; write to another file")


def _progress(total: int) -> Callable[[int], None]:
    """Says how far a long list is, on a terminal, in one line that is wiped at the end."""
    if total < LONG or not sys.stderr.isatty():
        return lambda done: None

    def show(done: int) -> None:
        line = f"\r{done} of {total} references" if done < total else f"\r{' ' * 40}\r"
        print(line, end="", file=sys.stderr, flush=True)

    return show


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
    _add_parse(commands)
    _add_train(commands)
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


def _add_parse(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "parse", "references, one a line -> records", _PARSE, paths=False)
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="a text file; - is standard input (default)"
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write here, whole or not at all")
    parser.add_argument(
        "--format", choices=FORMATS, help="what is written (default: by the suffix of -o, otherwise bib)"
    )
    parser.add_argument(
        "--jobs", type=_count, default=1, metavar="N", help=f"processes for a list of more than {LONG} (default: 1)"
    )
    parser.set_defaults(run=_parse)


def _add_train(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = _command(commands, "train", "your corrections -> a model that knows them", _TRAIN, paths=False)
    parser.add_argument(
        "--add", type=Path, action="append", required=True, metavar="FILE", help="corrections (.jsonl); may be repeated"
    )
    parser.add_argument(
        "--data", type=Path, required=True, metavar="FOLDER", help="the labelled references to start from"
    )
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="write the model here")
    parser.add_argument("--quick", action="store_true", help="a toy model, to see that all works")
    parser.set_defaults(run=_train)


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    summary: str,
    description: str,
    *,
    paths: bool = True,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name, help=summary, description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    if paths:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a document, a folder of documents, or a quoted pattern"
        )
    return parser


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number of 1 or more")
    return int(text)
