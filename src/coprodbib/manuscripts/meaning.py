"""What the citations of a manuscript mean: its own list first, then the works of the library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coprodbib.citing import cite
from coprodbib.citing.stretches import Stretches
from coprodbib.errors import ReadError
from coprodbib.finding import find_own
from coprodbib.library import Library
from coprodbib.linking.records import people, year_of
from coprodbib.linking.resolving import Names, cited_people, cited_year, resolve_elsewhere
from coprodbib.model import Citation, Document, Reference, Work
from coprodbib.pipeline import build
from coprodbib.settings import DEFAULTS

SHOWN = 5
"""Candidates that are named."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a citation means: a key, or why none, and the keys it may mean."""

    key: str = ""
    why: str = ""
    candidates: tuple[str, ...] = ()


def studied(document: Document, known: Library) -> Library:
    """The manuscript's own list and its citations, those included that only the names of the library show.

    >>> book = {"type": "book", "title": "Care", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2000]]}}
    >>> found = studied(Document("a", "a.md", "So it is, see Doe 2000."), Library(works=(Work("doe2000care", book),)))
    >>> [c.text for c in found.citations]
    ['Doe 2000']
    """
    try:
        found = build([document], base=known)
    except ReadError:  # nothing in it
        return Library(documents=(document,))
    taken = Stretches((c.place.start, c.place.end) for c in found.citations)
    more = [c for c in _by_names(document, known, found) if not taken.touch(c.place.start, c.place.end)]
    return replace(found, citations=tuple(sorted((*found.citations, *more), key=lambda c: (c.place.start, c.id))))


def _by_names(document: Document, known: Library, found: Library) -> list[Citation]:
    """Citations that are seen to be some because the library has their names and year."""
    entries = [Reference(w.key, "", w.csl) for w in known.works if w.status == "listed"]
    if not entries:
        return []
    barred = [*find_own(document).ranges, *_own_lists(found)]
    return [
        replace(c, entries=()) for c in cite(document, entries, barred).citations if c.entries and is_author_date(c)
    ]


def _own_lists(found: Library) -> list[tuple[int, int]]:
    """The stretches of the manuscript's own lists; notes are none."""
    lists: dict[int, list[tuple[int, int]]] = {}
    for reference in found.references:
        if reference.place is not None and not reference.in_note:
            lists.setdefault(reference.list_number, []).append((reference.place.start, reference.place.end))
    return [(min(places)[0], max(end for _, end in places)) for places in lists.values()]


def is_author_date(citation: Citation) -> bool:
    """Whether a citation prints names and a year, or a further year or letter of those before it; a number or a note does not.

    >>> from coprodbib.model import Place
    >>> is_author_date(Citation("a@1", "a", "12", Place("a", ((1, 3),)), ("Doe",), "2000"))
    False
    """
    year = re.findall(r"\d{4}|[^\W\d_]+", citation.year or "")
    letter = re.match(r"[a-z](?![^\W_])", citation.text) is not None
    return bool(citation.authors and year) and (letter or year[0] in citation.text)


class Meanings:
    """The works of a library and of the manuscript's own list, asked what its citations mean."""

    def __init__(self, found: Library, listed: Sequence[Work]) -> None:
        self._entries = {r.id: r for r in found.references}
        self._works = {w.key: w for w in (*found.works, *listed) if w.status == "listed"}
        self._names = Names(listed, DEFAULTS.rules)
        self._near: dict[str, list[Work]] = {}
        for key in sorted(self._works):
            for family in _families(self._works[key]):
                self._near.setdefault(family, []).append(self._works[key])

    def answer(self, citation: Citation) -> Answer:
        """The one work a citation means, exactly as it is cited; or why it is none."""
        if not is_author_date(citation):
            return Answer(why="cites by number or in a note; only names and years are linked")
        if citation.status == "mentioned":
            return self._elsewhere(citation)
        doubts = [issue.message for issue in citation.issues if issue.stage == "linking"]
        if citation.work is None:
            return Answer(why="may mean several works", candidates=self._fitting(citation))
        if doubts:
            return Answer(why=doubts[0], candidates=(citation.work,))
        return Answer(key=citation.work)

    def _elsewhere(self, citation: Citation) -> Answer:
        """A citation that the manuscript's own list lacks, or of a manuscript without a list."""
        other = resolve_elsewhere(citation, self._names)
        if other is not None and other.work is not None:
            return Answer(key=other.work)
        if other is not None:
            return Answer(why="may mean several works", candidates=self._fitting(citation))
        fitting = self._fitting(citation)
        if fitting and cited_year(citation.year).letter:
            return Answer(
                why="the letter of its year tells works of one list apart, and no list here has it", candidates=fitting
            )
        return Answer(why="no work has these names and year", candidates=self._of_the_same_name(citation))

    def _fitting(self, citation: Citation) -> tuple[str, ...]:
        """Keys of the works that have these names and year, or of the entries that the citation may mean."""
        own = {work for e in citation.entries if (work := self._entries[e].work)}
        names, year = cited_people(citation), cited_year(citation.year).number
        return tuple(sorted(own) or self._names.fitting(names, citation.et_al, year))

    def _of_the_same_name(self, citation: Citation) -> tuple[str, ...]:
        """Keys of works by the first author named, those of the nearest years first."""
        cited = cited_people(citation)
        year = cited_year(citation.year).number or 0
        near = {w.key: w for v in (cited[0].variants if cited else ()) for w in self._near.get(v, ())}
        ranked = sorted(near.values(), key=lambda w: (abs((year_of(w.csl) or 0) - year), w.key))
        return tuple(w.key for w in ranked[:SHOWN])


def _families(work: Work) -> Iterable[str]:
    """What the first author may be cited under."""
    first = next(iter(people(work.csl)), None)
    return sorted(first.variants) if first is not None else ()
