"""References whose fields the file gives: nothing is left to parse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from coprodbib.model import Csl, Issue, Reference


def is_whole(csl: Csl) -> bool:
    """Whether given fields say enough to stand for the printed entry: what it is called, and who or when.

    >>> is_whole({"title": "Care", "author": [{"family": "Doe"}]}), is_whole({"DOI": "10.1000/1"})
    (True, False)
    """
    return bool({"title", "container-title"} & set(csl)) and bool({"author", "editor", "issued"} & set(csl))


def with_given(reference: Reference, csl: Csl, *, elided: bool = False) -> Reference:
    """The reference with the fields its file gives: all of them where they are whole, else those that parsing lacks.

    >>> whole = {"type": "book", "title": "Care", "issued": {"date-parts": [[2000]]}}
    >>> with_given(Reference("a#1", "Doe. Care. 2000.", {"type": "document"}), whole).spans["title"]
    (5, 9)
    """
    if not is_whole(csl):
        return replace(reference, csl={**csl, **reference.csl}) if csl else reference
    note = Issue("normalising", "names-elided", "note", "not all authors are printed", reference.place)
    return replace(
        reference,
        csl=csl,
        confidence=dict.fromkeys(csl, 1.0),
        spans=_spans(reference.raw, csl),
        issues=(note,) if elided else (),
    )


def _spans(raw: str, csl: Csl) -> Mapping[str, tuple[int, int]]:
    """Where the values that are plain strings stand in print."""
    found = {field: raw.find(value) for field, value in csl.items() if isinstance(value, str)}
    return {field: (at, at + len(csl[field])) for field, at in found.items() if at >= 0}
