"""A Library on a page: what was read, what is cited most, what needs a decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, groupby
from pathlib import Path

from coprodbib.formats.plain import plural, printable
from coprodbib.graphs import label
from coprodbib.library import Library
from coprodbib.locating import position
from coprodbib.model import Citation, Document, Issue, Work
from coprodbib.rendering import bibliography
from coprodbib.reporting.layout import GLUE, hanging, left_out
from coprodbib.reporting.rankings import documents_read, numbers, ranking

SHOWN = {"works": 10, "pairs": 5, "issues": 3, "entries": 3}
"""How many of each a report shows; what is left out is counted."""


def report(library: Library, *, styles: Sequence[str] = ("apa",)) -> str:
    """The whole library on about one page: plain text, at most ``layout.WIDTH`` characters wide where words allow it.

    Raises StyleError for an unknown style.

    >>> print(report(Library()))
    0 documents, 0 works: 0 in reference lists, 0 only mentioned in the text; 0 cited by several documents
    """
    sections = [
        ("Documents", documents_read(library)),
        _most_cited(library),
        ("Shared works", _shared(library)),
        ("For a person's eye", _for_the_eye(library)),
        *((f"First entries, {style}", _entries(library, style)) for style in styles),
    ]
    return "\n\n".join([_headline(library), *("\n".join([name.upper(), *lines]) for name, lines in sections if lines)])


def where(files: Iterable[Path]) -> str:
    """The lines that say where results lie, "" when nothing was written.

    >>> print(where([Path("out/references.bib"), Path("out/mentioned.bib")]).strip())
    RESULTS
      out: mentioned.bib, references.bib
    """
    by_folder = groupby(sorted(files), key=lambda file: file.parent)
    lines = [line for folder, inside in by_folder for line in hanging(f"{folder}: ", ", ".join(f.name for f in inside))]
    return "\n\n" + "\n".join(["RESULTS", *lines]) if lines else ""


def why_empty(library: Library) -> str:
    """Why a library has no works, in one line.

    >>> why_empty(Library())
    'no references and no citations found'
    """
    causes = [
        i.message for i in library.issues if i.code == "nothing-found" or i.stage == "reading" and i.severity != "note"
    ]
    return "; ".join(causes) or "no references and no citations found"


def _headline(library: Library) -> str:
    listed = sum(work.status == "listed" for work in library.works)
    several = sum(len(work.cited_by) > 1 for work in library.works)
    return (
        f"{plural(len(library.documents), 'document')}, {plural(len(library), 'work')}: {listed} in reference lists, "
        f"{len(library) - listed} only mentioned in the text; {several} cited by several documents"
    )


def _most_cited(library: Library) -> tuple[str, list[str]]:
    """The works that most documents cite; where no two share one, what the text names most often: all others tie at one."""
    ranked = library.most_cited(SHOWN["works"])
    if ranked and ranked[0][1] > 1:
        return "Most cited", ranking(library, ranked, "all")
    named = [(work, count) for work, count in library.most_cited(SHOWN["works"], by="mentions") if count]
    return "Most often cited in the text", ranking(library, named, "all")


def _shared(library: Library) -> list[str]:
    number = numbers(library)
    pairs: dict[tuple[int, int], list[str]] = {}
    for work in library.works:
        for a, b in combinations(work.cited_by, 2):
            pairs.setdefault((number[a], number[b]), []).append(printable(label(work)))
    ranked = sorted(pairs.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    lines = [
        line
        for (a, b), labels in ranked[: SHOWN["pairs"]]
        for line in hanging(f"[{a}] and [{b}] share {len(labels)}: ", _together(sorted(labels)), lines=2)
    ]
    return lines + left_out(len(ranked) - SHOWN["pairs"], "pair of documents", "pairs of documents")


def _for_the_eye(library: Library) -> list[str]:
    documents = {document.id: document for document in library.documents}
    flagged = sorted((i for i in _placed(library) if i.severity != "note"), key=_rank)
    groups = {code: [_remark(i, documents) for i in issues] for code, issues in groupby(flagged, key=lambda i: i.code)}
    maybe = [f"{m.a} and {m.b}: {'; '.join(m.reasons)}" for m in library.maybe]
    if maybe:
        groups["maybe the same work"] = maybe
    return [line for code, remarks in groups.items() for line in _group(code, remarks)]


def _placed(library: Library) -> Iterator[Issue]:
    """All issues; those of an entry without a place of their own stand where the entry stands."""
    yield from library.general_issues
    holders: tuple[Iterable[Document | Citation | Work], ...] = (library.documents, library.citations, library.works)
    for values in holders:
        for value in values:
            yield from value.issues
    for reference in library.references:
        yield from (replace(issue, place=issue.place or reference.place) for issue in reference.issues)


def _rank(issue: Issue) -> tuple[bool, str, str, int]:
    place = issue.place
    return (issue.severity != "fault", issue.code, place.document if place else "", place.start if place else 0)


def _group(code: str, remarks: Sequence[str]) -> list[str]:
    room = 1 if code == "uncertain" else 2  # what it quotes is no more than a help to find the entry
    shown = [line for remark in remarks[: SHOWN["issues"]] for line in hanging("  ", remark, lines=room)]
    return [
        f"  {code.replace('-', ' ')} ({len(remarks)})",
        *shown,
        *left_out(len(remarks) - SHOWN["issues"], "", "", indent=4),
    ]


def _remark(issue: Issue, documents: Mapping[str, Document]) -> str:
    document = documents.get(issue.place.document) if issue.place else None
    where = f"{position(document, issue.place)}: " if document and issue.place else ""
    return printable(f"{where}{issue.message}")


def _entries(library: Library, style: str) -> list[str]:
    listed = bibliography(library, style=style)
    shown = [line for entry in listed[: SHOWN["entries"]] for line in hanging("", printable(entry))]
    return shown + left_out(len(listed) - SHOWN["entries"], "entry", "entries")


def _together(labels: Iterable[str]) -> str:
    """Labels with commas, none broken over two lines."""
    return ", ".join(label.replace(" ", GLUE) for label in labels)
