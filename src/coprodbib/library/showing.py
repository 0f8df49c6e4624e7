"""A Library shown: one line for a terminal, a small table for a notebook, a frame for pandas."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Any

from coprodbib.errors import MissingExtraError
from coprodbib.formats.plain import plural
from coprodbib.formats.table import row
from coprodbib.library.searching import span_of_years
from coprodbib.model import Work

if TYPE_CHECKING:
    import pandas as pd

    from coprodbib.library import Library

SHOWN = 10
"""Rows of a table in a notebook; what is left out is counted."""

_TEXTS = "type author title container volume issue pages publisher place doi url".split()


def as_line(library: Library) -> str:
    """How many there are of each.

    >>> from coprodbib.library import Library
    >>> as_line(Library(works=(Work("k", {}),)))
    '<Library: 0 documents, 0 references, 0 citations, 1 work>'
    """
    return f"<Library: {', '.join(_counts(library))}>"


def as_html(library: Library) -> str:
    """The counts, the documents and the most cited works; everything that was read is escaped.

    >>> from coprodbib.library import Library
    >>> from coprodbib.model import Document
    >>> "&lt;b&gt;" in as_html(Library(documents=(Document("a", "", "", title="<b>"),)))
    True
    """
    cites = {document.id: 0 for document in library.documents}
    for work in library.works:
        for id in work.cited_by:
            cites[id] = cites.get(id, 0) + 1
    documents = [(d.id, d.title, cites[d.id]) for d in library.documents]
    cited = library.most_cited(SHOWN)
    works = [(work.key, _described(work), count) for work, count in cited]
    more = sum(bool(work.cited_by) for work in library.works) - len(cited)
    return "\n".join(
        [
            f"<div><p><b>Library</b>: {escape(', '.join(_counts(library)))}</p>",
            *_table(("document", "title", "cites works"), documents[:SHOWN], len(documents) - SHOWN),
            *_table(("most cited", "work", "cited by"), works, more),
            "</div>",
        ]
    )


def as_frame(library: Library) -> pd.DataFrame:
    """What ``Library.to_pandas`` gives."""
    try:
        import pandas as pd
    except ImportError as error:
        raise MissingExtraError("a table for pandas needs it: pip install 'coprodbib[pandas]'") from error
    works = sorted(library.works, key=lambda work: work.key)
    cells = [row({**work.csl, "id": work.key}) for work in works]
    years = [(span_of_years(work.csl) or (None,))[0] for work in works]
    columns: dict[str, Any] = {name: pd.Series([c[name] for c in cells], dtype="str") for name in _TEXTS}
    columns["year"] = pd.Series(years, dtype="Int64")
    columns["status"] = pd.Series([work.status for work in works], dtype="str")
    columns["cited_by"] = pd.Series([len(work.cited_by) for work in works], dtype="int64")
    columns["mentions"] = pd.Series([len(work.citations) for work in works], dtype="int64")
    columns["documents"] = pd.Series(["; ".join(work.cited_by) for work in works], dtype="str")
    frame = pd.DataFrame(columns)
    frame.index = pd.Index([work.key for work in works], name="key", dtype="str")
    order = ["type", "author", "year", *_TEXTS[2:], "status", "cited_by", "mentions", "documents"]
    return frame[order]


def _counts(library: Library) -> list[str]:
    of = {name: len(getattr(library, f"{name}s")) for name in ("document", "reference", "citation", "work")}
    return [plural(count, name) for name, count in of.items()]


def _described(work: Work) -> str:
    cells = row({**work.csl, "id": work.key})
    return ". ".join(filter(None, (cells["author"].removesuffix("."), cells["year"], cells["title"])))


def _table(header: Iterable[str], rows: list[tuple[str, str, int]], more: int) -> list[str]:
    if not rows:
        return []
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    body = ["<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells) + "</tr>" for cells in rows]
    left = [f"<tr><td colspan=3>and {more} more</td></tr>"] if more > 0 else []
    return [f"<table><tr>{head}</tr>", *body, *left, "</table>"]
