"""Running text + the document's own References -> Citations. This room finds them; what they mean is decided in linking.

>>> from coprodbib.model import Document
>>> [c.authors for c in cite(Document("a", "a.txt", "Many say so (Doe 2000; see also Roe & Poe, 1999, p. 4)."), ()).citations]
[('Doe',), ('Roe', 'Poe')]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from coprodbib.citing.author_date import Found, author_date, lead_in
from coprodbib.citing.footnotes import by_note
from coprodbib.citing.known import Known
from coprodbib.citing.labelled import by_label
from coprodbib.citing.linked import note_references, with_links
from coprodbib.citing.numbered import numbered_lists
from coprodbib.citing.numeric import by_number
from coprodbib.citing.remarks import remarks
from coprodbib.citing.stretches import Stretches
from coprodbib.model import Citation, Document, Issue, Place, Reference
from coprodbib.notes import find_notes

__all__ = ["Cited", "cite"]


@dataclass(frozen=True, slots=True)
class Cited:
    """The citations of a document in print order, and remarks on what looks like one but names no year."""

    citations: tuple[Citation, ...]
    issues: tuple[Issue, ...]


def cite(document: Document, references: Sequence[Reference], excluded: Sequence[tuple[int, int]] = ()) -> Cited:
    """Every in-text citation outside the ``excluded`` stretches (reference lists, "cite this" blocks).

    Each citation carries the ids of the own references that it may mean. A document cites by number, by label, in notes, or by names and year:
    which of them is learnt from its text and its list.

    >>> cite(Document("a", "a.txt", "As Doe (2000a: 15) says."), ()).citations[0].locator
    '15'
    """
    text = without_link_targets(document.text)
    known = Known(references, text)
    named = [_citation(document, f, known) for f in author_date(text, known, excluded)]
    numbers = by_number(document, references, (*excluded, *note_references(document)), named)
    labels = by_label(document, references, excluded)
    found = labels or in_notes(document, references, numbers, named, excluded) or numbers or named
    citations = tuple(with_own_ids(with_links(document, references, found, excluded)))
    return Cited(citations, tuple(remarks(document, [(c.place.start, c.place.end) for c in citations], excluded)))


def with_own_ids(citations: Sequence[Citation]) -> list[Citation]:
    """Citations that begin at one place ("Doe says it (2000), and says it again (2004)") get a number each.

    >>> two = [Citation("a@5", "a", "Doe", Place("a", ((5, 8),)), ("Doe",), year) for year in ("2000", "2004")]
    >>> [citation.id for citation in with_own_ids(two)]
    ['a@5', 'a@5+1']
    """
    taken = {citation.id for citation in citations}
    seen: set[str] = set()
    out = []
    for citation in citations:
        id, nth = citation.id, 0
        while id in seen or nth and id in taken:
            nth += 1
            id = f"{citation.id}+{nth}"
        seen.add(id)
        out.append(citation if id == citation.id else replace(citation, id=id))
    return out


def in_notes(
    document: Document,
    references: Sequence[Reference],
    numbers: Sequence[Citation],
    named: Sequence[Citation],
    excluded: Sequence[tuple[int, int]],
) -> list[Citation]:
    """The citations of a document that cites in notes, with those by names and year in its text; none where it cites otherwise."""
    notes = find_notes(document, excluded) if references else []
    found = by_note(document, references, notes)
    inside = Stretches((note.line, note.end) for note in notes)
    rivals = [c for c in named if c.place.start not in inside]
    printed = any(one.printed for one in numbered_lists(references, document.text))
    if len(found) < FEWEST_IN_NOTES or sum(bool(c.entries) for c in rivals) > len(found) or printed and numbers:
        return []
    return sorted([*found, *(c for c in rivals if c.entries)], key=lambda c: c.place.start)


FEWEST_IN_NOTES = 3
"""Citations in notes from which a document may be one that cites in notes."""

_LINK = re.compile(r"\[(?=[^\[\]\n]{1,200}\]\([^()\s]{1,300}\))|\]\([^()\s]{1,300}\)")


def without_link_targets(text: str) -> str:
    """Markdown links with brackets and targets blanked out; every other character keeps its offset.

    >>> without_link_targets("Doe ([1988](#d88)) says")
    'Doe ( 1988       ) says'
    """
    return _LINK.sub(lambda match: " " * len(match[0]), text) if "](" in text else text


def _citation(document: Document, found: Found, known: Known) -> Citation:
    text, people = document.text, found.people
    return Citation(
        id=f"{document.id}@{found.start}",
        document=document.id,
        text=text[found.start : found.end],
        place=Place(document.id, ((found.start, found.end),)),
        authors=people.families,
        year=found.year.year,
        et_al=people.et_al,
        given=people.given,
        locator=found.year.locator,
        label=found.year.label,
        prefix=lead_in(text, max(0, found.start - 60), found.start) if found.shape == "bracket" else "",
        narrative=found.shape in ("narrative", "apart"),
        entries=known.cited(people.families, people.given, found.year.numbers),
    )
