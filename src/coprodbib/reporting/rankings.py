"""What is cited most: works with their counts and the documents that cite them."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from coprodbib.formats.plain import printable, versioned_json
from coprodbib.formats.table import rows_as_text
from coprodbib.graphs import label
from coprodbib.graphs.labels import plain_title
from coprodbib.library import Evidence, Library
from coprodbib.model import Work
from coprodbib.reporting.layout import WIDTH, left_out

DOCUMENTS, CITING = 30, 8
"""How many documents are named, and how many numbers of those that cite a work."""

Ranking = Sequence[tuple[Work, int]]


def documents_read(library: Library) -> list[str]:
    """A line for each document: its number, its id, how many references and citations it has.

    >>> documents_read(Library())
    []
    """
    if not library.documents:
        return []
    references = Counter(reference.document for reference in library.references)
    citations = Counter(citation.document for citation in library.citations)
    shown = [d.id for d in library.documents[:DOCUMENTS]]
    widest, digits = max(map(len, shown)), len(str(len(shown))) + 2
    lines = [
        f"  {f'[{number}]':{digits}} {printable(id):{widest}}  {references[id]:4} references  {citations[id]:4} citations"
        for number, id in enumerate(shown, start=1)
    ]
    return lines + left_out(len(library.documents) - len(shown), "document", "documents")


def ranking(library: Library, ranked: Ranking, evidence: Evidence) -> list[str]:
    """Lines with count, work and the numbers of the documents that cite it.

    >>> ranking(Library(), [], "all")
    []
    """
    number = numbers(library)
    citing = [_bounded([f"[{number[d]}]" for d in library.citing(work, evidence)]) for work, _ in ranked]
    widest = max(map(len, citing), default=0)
    room = WIDTH - widest - 8
    return [
        f"  {count:3}  {textwrap.shorten(named(work), room, placeholder=' …'):{room}} {by}"
        for (work, count), by in zip(ranked, citing, strict=True)
    ]


def numbers(library: Library) -> dict[str, int]:
    """Document id -> the number it has in print.

    >>> numbers(Library())
    {}
    """
    return {document.id: number for number, document in enumerate(library.documents, start=1)}


def _bounded(numbers: Sequence[str]) -> str:
    more = "…" if len(numbers) > CITING else ""
    return " ".join([*numbers[:CITING], more]).strip()


def named(work: Work) -> str:
    """Label and title, fit for a terminal.

    >>> named(Work("k", {"title": "Care", "author": [{"family": "Doe"}]}))
    'Doe n.d. Care'
    """
    return printable(". ".join(filter(None, (label(work).removesuffix("."), plain_title(work.csl)))))


def _table(library: Library, ranked: Ranking, evidence: Evidence) -> str:
    return "\n".join([*ranking(library, ranked, evidence), "", *documents_read(library)]) + "\n"


def _records(library: Library, ranked: Ranking, evidence: Evidence) -> list[dict[str, object]]:
    return [
        {
            "count": count,
            "key": work.key,
            "label": label(work),
            "title": plain_title(work.csl),
            "documents": list(library.citing(work, evidence)),
        }
        for work, count in ranked
    ]


def _json(library: Library, ranked: Ranking, evidence: Evidence) -> str:
    return versioned_json({"works": _records(library, ranked, evidence)})


def _csv(library: Library, ranked: Ranking, evidence: Evidence) -> str:
    rows = [
        {**r, "documents": "; ".join(library.citing(w, evidence))}
        for r, (w, _) in zip(_records(library, ranked, evidence), ranked, strict=True)
    ]
    return rows_as_text(
        ["count", "key", "label", "title", "documents"], [{n: str(v) for n, v in row.items()} for row in rows]
    )


RANKINGS: Mapping[str, Callable[[Library, Ranking, Evidence], str]] = {"table": _table, "json": _json, "csv": _csv}
"""How ``coprodbib most-cited`` can print, by the name of the format."""
