"""Citations in notes: in full, by short title, "ibid.", "ders."; each linked to the entry it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coprodbib.citing.entries import authors_of, citation_of
from coprodbib.languages.notes import AUTHOR_AGAIN
from coprodbib.model import Citation, Document, Reference
from coprodbib.notes import Note, Part, parts_of
from coprodbib.notes.matching import Shelf

MOST = 3
"""Works one citation may be ambiguous between; one that fits more is none."""


@dataclass(frozen=True, slots=True)
class _Linked:
    """A part of a note and the references it may mean."""

    part: Part
    entries: tuple[str, ...]


def by_note(document: Document, references: Sequence[Reference], notes: Sequence[Note]) -> list[Citation]:
    """The citations in the notes of a document that mean works of its list, in print order.

    >>> csl = {"title": "A title", "author": [{"family": "Doe"}], "issued": {"date-parts": [[1999]]}}
    >>> text = "1 Vgl. Doe, Title, S. 3.\\n2 Ebd., S. 4.\\n3 See the appendix.\\n"
    >>> found = by_note(Document("a", "a.txt", text), [Reference("a#1", "Doe, Jane: A title. 1999.", csl)], [Note(1, 0, 2, 24), Note(2, 25, 27, 38)])
    >>> [(c.text, c.locator, c.entries) for c in found]
    [('Doe, Title, S. 3', '3', ('a#1',)), ('Ebd., S. 4', '4', ('a#1',))]
    """
    by_id = {reference.id: reference for reference in references}
    return [_citation(document, found, by_id) for found in _links(document, references, notes)]


def _links(document: Document, references: Sequence[Reference], notes: Sequence[Note]) -> Iterator[_Linked]:
    shelf, own = Shelf(), _noted(references, document)
    shelf.add_list([(r.id, r.raw, authors_of(r.csl)) for r in references])
    recent: list[str] = []
    for note in notes:
        found: list[_Linked] = []
        for part in parts_of(document.text, note):
            entries = own.get(part.start) or _meant(document.text, part, shelf, recent)
            if 1 <= len(entries) <= MOST:
                _put(found, _Linked(part, tuple(entries)), document.text)
                recent = [*recent[-200:], entries[0]]
        yield from found


def _put(found: list[_Linked], new: _Linked, text: str) -> None:
    """Add a link; where a semicolon between two names of one work has parted it, the pieces are one."""
    last = found[-1] if found else None
    if last and last.entries == new.entries and not re.search(r"\d{4}|\d\Z", text[last.part.start : last.part.end]):
        found[-1] = _Linked(replace(new.part, start=last.part.start), new.entries)
    else:
        found.append(new)


def _noted(references: Sequence[Reference], document: Document) -> dict[int, list[str]]:
    """References that were found in the notes themselves, by where they stand."""
    return {r.place.start: [r.id] for r in references if r.place is not None and r.document in (None, document.id)}


def _meant(text: str, part: Part, shelf: Shelf, recent: Sequence[str]) -> list[str]:
    printed = text[part.start : part.end]
    if part.kind == "again":
        return list(recent[-1:])
    if part.kind == "same author":
        title = AUTHOR_AGAIN.sub("", printed, count=1)
        return shelf.meant(title, shelf.names_of(recent[-1]), recent) if recent else []
    return shelf.meant(printed, None, recent)


def _citation(document: Document, found: _Linked, by_id: dict[str, Reference]) -> Citation:
    first = by_id[found.entries[0]]
    locator = _locator(found.part.locator, first)
    made = citation_of(document, first, found.part.start, found.part.end, locator=locator)
    if len(found.entries) == 1:
        return made
    return replace(made, entries=found.entries, year=None)


def _locator(printed: str | None, entry: Reference) -> str | None:
    """The pages cited; not the year or the pages of the whole work that a full citation ends with."""
    if printed is None or re.fullmatch(r"(?:1[5-9]|20)\d\d\d?", printed):
        return None
    pages = re.sub(r"\D+", "-", str(entry.csl.get("page", "")))
    return None if "-" in pages and re.sub(r"\D+", "-", printed) == pages else printed
