"""What a check finds, and where it stands."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from coprodbib.locating import line_and_column
from coprodbib.model import Citation, Document, Place, Reference, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a document that wants an eye.

    ``line`` and ``column`` count from 1 in the text as it was read; both are 0, and ``document`` is "", for what stands in no
    document. ``key`` is the work, ``reference`` and ``citation`` are the ids of what it is about, ``other`` is the id (or the key)
    of the second record where there are two.

    >>> Finding("essay", 3, 1, "not-cited", "note", "never cited: 'Doe 2000'").code
    'not-cited'
    """

    document: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    key: str | None = None
    reference: str | None = None
    citation: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A finding before its place is a line and a column."""

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    key: str | None = None
    reference: str | None = None
    citation: str | None = None
    other: str | None = None


class Lines:
    """Place -> document, line and column.

    >>> Lines([Document("essay", "essay.txt", "one\\ntwo three")]).at(Place("essay", ((8, 13),)))
    ('essay', 2, 5)
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {document.id: document for document in documents}

    def at(self, place: Place | None) -> tuple[str, int, int]:
        """Document, line and column of where a place begins; "", 0 and 0 where there is none."""
        document = None if place is None else self._documents.get(place.document)
        if place is None or document is None:
            return "", 0, 0
        return document.id, *line_and_column(document, place.start)


def of_reference(
    reference: Reference, code: str, severity: Severity, message: str, *, other: str | None = None
) -> Spot:
    """A finding about one entry of a list."""
    return Spot(code, severity, message, reference.place, reference.work, reference.id, other=other)


def of_citation(citation: Citation, code: str, severity: Severity, message: str) -> Spot:
    """A finding about one place of the running text."""
    return Spot(code, severity, message, citation.place, citation.work, citation=citation.id)


def quoted(text: str, width: int = 70) -> str:
    """The beginning of a printed text, in quotes.

    >>> quoted("Doe, J. 2000. A title that goes on", 24)
    "'Doe, J. 2000. A title …'"
    """
    return f"'{textwrap.shorten(text, width, placeholder=' …')}'"
