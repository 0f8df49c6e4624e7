"""link: plain citations of a manuscript -> citation commands."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterator
from functools import reduce
from pathlib import Path

import coprodbib as cb
from coprodbib.cli.common import DONE, INCOMPLETE, Commands, command, following, remark
from coprodbib.exporting import as_text
from coprodbib.files import write_bytes, write_text
from coprodbib.formats import bibtex
from coprodbib.formats.plain import plural
from coprodbib.manuscripts import LinkedManuscript, linked
from coprodbib.manuscripts.sources import Manuscript, from_bytes
from coprodbib.reading import contents, is_library
from coprodbib.reading.streams import standard_input

HELP = """\
Turns plain citations of a Markdown or LaTeX manuscript, "(Bovaird 2007; Pestoff 2009, p. 4)", into citation commands:
[@bovaird2007beyond; @pestoff2009towards, p. 4] for pandoc, \\citep{...} for natbib. A reference list of the manuscript's own
comes first, then the library. What is ambiguous or unknown stays as it is and is named on standard error (exit code 1).
Code, mathematics, links, comments, citations made already and the list itself are never touched.
Without -o or --in-place nothing is written: the changes are shown.

examples:
  coprodbib link essay.md --with library.coprodbib          show what would change
  coprodbib link essay.md --with mine.bib -o linked.md      write linked.md, and linked.bib with the works it cites
  coprodbib link thesis.tex --with papers --in-place --bib cited.bib
  pandoc --citeproc --bibliography linked.bib linked.md -o linked.docx
"""


def run(options: argparse.Namespace) -> int:
    """Run the command; its exit code."""
    source = _manuscript(options)
    target = Path(options.manuscript) if options.in_place else options.output
    bib = options.bib or (target.with_suffix(".bib") if target is not None else None)
    _keep_inputs(options, target, bib)
    result = linked(source, _library(options.library))
    content, works = source.encode(result.text), as_text(result.works, ".bib") if result.works else ""
    if target is not None and bib is not None and works and options.bib is None:
        _keep_entries(bib, works)
    if options.diff:
        sys.stdout.writelines(_diff(result, str(target or source.name)))
    if target is not None:
        _write(target, content, bib, works)
    _tell(result, bib if works and target is not None else None)
    return INCOMPLETE if result.left or result.unknown else DONE


def _manuscript(options: argparse.Namespace) -> Manuscript:
    if options.manuscript != "-":
        return from_bytes(contents(Path(options.manuscript)), options.manuscript, options.format)
    if options.in_place:
        raise cb.CoprodbibError("standard input cannot be changed in place; write to a file with -o")
    return from_bytes(standard_input(), "standard input", options.format)


def _library(paths: list[str]) -> cb.Library:
    """What the manuscript is linked to: bibliographies and libraries are loaded, documents built, all united."""
    loaded = [cb.load(path) for path in paths if is_library(path)]
    documents = [path for path in paths if not is_library(path)]
    for library in loaded:
        for issue in library.general_issues:
            if issue.severity != "note":
                remark(issue.message)
    known = reduce(lambda a, b: a | b, loaded) if loaded else cb.Library()
    if not documents:
        return known
    built = cb.build(documents, base=known, progress=following)
    return known | built if loaded else built


def _keep_inputs(options: argparse.Namespace, target: Path | None, bib: Path | None) -> None:
    """Refuse to write over what is read, and one result over the other."""
    if options.bib is not None and target is None:
        raise cb.WriteError(f"{options.bib}: nothing is written without -o or --in-place")
    if options.output is not None and _same(options.output, options.manuscript):
        raise cb.WriteError(f"{options.output}: is the manuscript; use --in-place to change it")
    for written, other in ((target, "-o"), (bib, "--bib")):
        if written is not None and any(_same(written, path) for path in options.library):
            raise cb.WriteError(f"{written}: is what the manuscript is linked to; name another file with {other}")
    if target is not None and bib is not None and (target == bib or _same(bib, options.manuscript)):
        raise cb.WriteError(f"{bib}: is the manuscript; name another file with --bib")


def _same(a: Path, b: str) -> bool:
    return b != "-" and a.exists() and Path(b).exists() and a.samefile(b)


def _keep_entries(bib: Path, works: str) -> None:
    """Refuse to write over a bibliography that was not named and holds entries that would be lost."""
    if not bib.is_file():
        return
    new = {str(item["id"]): item for item in bibtex.loads(works)}
    lost = [work.key for work in cb.load(bib) if new.get(work.key) != {**work.csl, "id": work.key}]
    if lost:
        raise cb.WriteError(f"{bib}: is there and holds other entries ({', '.join(lost[:3])}); name a file with --bib")


def _write(target: Path, content: bytes, bib: Path | None, works: str) -> None:
    """The bibliography first, so that no text is left whose keys lead nowhere."""
    if bib is not None and works:
        write_text(bib, works)
    write_bytes(target, content)


def _diff(result: LinkedManuscript, target: str) -> Iterator[str]:
    old, new = (text.splitlines(keepends=True) for text in (result.source.text, result.text))
    for line in difflib.unified_diff(old, new, result.source.name, target):
        yield line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"


def _tell(result: LinkedManuscript, bib: Path | None) -> None:
    name = result.source.name
    for one in result.left:
        may = f"; candidates: {', '.join(one.candidates)}" if one.candidates else ""
        remark(f"{name}:{one.line}:{one.column}: left alone: {one.text}: {one.why}{may}")
    for key in result.unknown:
        remark(f"{name}: cites the key {key!r}, which no work has")
    for line in result.lists:
        remark(f"{name}:{line}: its own reference list stays as it is; pandoc and BibTeX print one more")
    linked_keys = {key for edit in result.edits for key in edit.keys}
    remark(
        f"{plural(len(result.edits), 'place')} linked to {plural(len(linked_keys), 'work')}, "
        f"{plural(len(result.left), 'citation')} left alone"
    )
    if bib is not None:
        remark(f"the works it cites are in {bib}")


def add(commands: Commands) -> None:
    """Add the command with its options."""
    parser = command(commands, "link", "plain citations of a manuscript -> citation commands", HELP, paths=False)
    parser.add_argument("manuscript", metavar="MANUSCRIPT", help="a Markdown or LaTeX file; - is standard input")
    parser.add_argument(
        "--with",
        dest="library",
        nargs="+",
        default=[],
        metavar="PATH",
        help="what it cites: saved libraries (.coprodbib), bibliographies (.bib, .json, .ris) or documents; without it, its own reference list only",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("-o", "--output", type=Path, metavar="FILE", help="write the linked manuscript here")
    where.add_argument("--in-place", action="store_true", help="change the manuscript itself")
    parser.add_argument(
        "--bib", type=Path, metavar="FILE", help="write the works it cites here (default: beside the output)"
    )
    parser.add_argument("--no-diff", dest="diff", action="store_false", help="do not show what changes")
    parser.add_argument("--format", choices=("markdown", "latex"), help="of the manuscript (default: by its suffix)")
    parser.set_defaults(run=run)
