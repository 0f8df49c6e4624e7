"""The works that two documents share, and who else cites them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from coprodbib.errors import UnknownKeyError
from coprodbib.formats.plain import plural, printable, versioned_json
from coprodbib.formats.table import rows_as_text
from coprodbib.graphs import label
from coprodbib.graphs.labels import plain_title
from coprodbib.library import Library
from coprodbib.library.subsets import document_id
from coprodbib.model import Work
from coprodbib.reporting.layout import hanging
from coprodbib.reporting.rankings import named


def document_named(library: Library, name: str) -> str:
    """The id of the document with this id, path or file name; UnknownKeyError, which names near ones, where there is none.

    >>> from coprodbib.model import Document
    >>> document_named(Library((Document("essay", "papers/essay.txt", ""),)), "essay.txt")
    'essay'
    """
    if any(document.id == name for document in library.documents):
        return name
    found = [d.id for d in library.documents if name in (d.source, PurePath(d.source).name)]
    if len(found) > 1:
        raise UnknownKeyError(f"several documents are {name!r}; name one by its id: {', '.join(found)}")
    return found[0] if found else document_id(library, name)


def shared_works(library: Library, a: str, b: str) -> list[Work]:
    """The works that the documents with these ids both cite, the most cited first, ties in order of their keys.

    >>> shared_works(Library(works=(Work("doe2000", {}, cited_by=("a", "b")),)), "a", "b")[0].key
    'doe2000'
    """
    both = [work for work in library.works if a in work.cited_by and b in work.cited_by]
    return sorted(both, key=lambda work: (-len(work.cited_by), work.key))


def _table(a: str, b: str, works: Sequence[Work]) -> str:
    head = printable(f"{a} and {b} share {plural(len(works), 'work')}")
    return "\n".join([head, *(line for work in works for line in _lines(work, a, b))]) + "\n"


def _lines(work: Work, a: str, b: str) -> list[str]:
    also = _others(work, a, b)
    below = f"{work.key}; also cited by {', '.join(also)}" if also else work.key
    return [*hanging("", named(work), lines=1), *hanging("", printable(below), indent=6)]


def _others(work: Work, a: str, b: str) -> list[str]:
    return [document for document in work.cited_by if document not in (a, b)]


def _record(work: Work, a: str, b: str) -> dict[str, Any]:
    return {"key": work.key, "label": label(work), "title": plain_title(work.csl), "also": _others(work, a, b)}


def _json(a: str, b: str, works: Sequence[Work]) -> str:
    return versioned_json({"documents": [a, b], "works": [_record(work, a, b) for work in works]})


def _csv(a: str, b: str, works: Sequence[Work]) -> str:
    rows = [{**(record := _record(work, a, b)), "also": "; ".join(record["also"])} for work in works]
    return rows_as_text(["key", "label", "title", "also"], rows)


SHARED: Mapping[str, Callable[[str, str, Sequence[Work]], str]] = {"table": _table, "json": _json, "csv": _csv}
"""How ``coprodbib shared`` can print, by the name of the format."""
