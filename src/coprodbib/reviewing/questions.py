"""What a person is to decide: pairs that may be one work, entries read with doubt, citations that may mean several works."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from coprodbib.checking.citations import possible_entries
from coprodbib.checking.entries import doubts
from coprodbib.folding import squash
from coprodbib.formats.plain import one_line
from coprodbib.library import Library
from coprodbib.linking.resolving import Names, cited_people, cited_year
from coprodbib.locating import context, position
from coprodbib.model import Citation, Document, Issue, Match, Place, Reference, Work
from coprodbib.settings import DEFAULTS


@dataclass(frozen=True, slots=True)
class Side:
    """One record as it is shown: what a decision calls it, where it stands, what is printed there."""

    name: str
    where: str
    printed: str


@dataclass(frozen=True, slots=True)
class PairQuestion:
    """Whether two records are one work; ``others`` are further pairs of entries of the same two works.

    >>> PairQuestion(Side("a", "", "A."), Side("b", "", "B."), ("same title",)).others
    ()
    """

    a: Side
    b: Side
    reasons: tuple[str, ...]
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EntryQuestion:
    """Whether an entry is read rightly, and is a reference at all."""

    entry: Side
    doubts: tuple[Issue, ...]
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CitationQuestion:
    """Which of several works a citation means; ``places`` counts where it is printed so in the document."""

    document: str
    text: str
    where: str
    context: str
    choices: tuple[Side, ...]
    places: int = 1


Question = PairQuestion | EntryQuestion | CitationQuestion


def open_questions(library: Library) -> tuple[Question, ...]:
    """All open questions: pairs, then entries, then citations, each in the order of the library.

    What decisions say already was followed when the library was built, and is not asked again.

    >>> open_questions(Library())
    ()
    """
    asked = _Asked(library)
    return (*asked.pairs(), *asked.entries(), *asked.citations())


@dataclass(frozen=True)
class _Asked:
    """A library as questions are put about it."""

    library: Library

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {document.id: document for document in self.library.documents}

    @cached_property
    def _references(self) -> dict[str, Reference]:
        return {reference.id: reference for reference in self.library.references}

    @cached_property
    def _citations(self) -> dict[str, Citation]:
        return {citation.id: citation for citation in self.library.citations}

    @cached_property
    def _names(self) -> Names:
        listed = [work for work in self.library.works if work.status == "listed"]
        return Names(listed, DEFAULTS.rules, {r.id: r.csl for r in self.library.references})

    def pairs(self) -> Iterator[PairQuestion]:
        """One question for each two works, however many of their entries are alike."""
        groups: dict[frozenset[str], list[Match]] = {}
        for match in self.library.maybe:
            groups.setdefault(frozenset((self._work(match.a), self._work(match.b))), []).append(match)
        for first, *more in groups.values():
            a, b = self._side(first.a), self._side(first.b)
            others = tuple((self._side(m.a).name, self._side(m.b).name) for m in more)
            yield PairQuestion(a, b, first.reasons, others)

    def entries(self) -> Iterator[EntryQuestion]:
        """Each printed text once, whichever documents print it."""
        seen: set[str] = set()
        for reference in self.library.references:
            found = doubts(reference)
            if found and (text := squash(reference.raw)) and text not in seen:
                seen.add(text)
                yield EntryQuestion(self._of_entry(reference), tuple(found), _values(reference.csl))

    def citations(self) -> Iterator[CitationQuestion]:
        """Each text once in a document, at its first place."""
        groups: dict[tuple[str, str], list[Citation]] = {}
        for citation in self.library.citations:
            if citation.status == "ambiguous":
                groups.setdefault((citation.document, squash(citation.text)), []).append(citation)
        for first, *more in groups.values():
            choices = tuple(self._choices(first))
            if choices:
                document = self._documents[first.document]
                around = one_line(context(document, first.place))
                where = position(document, first.place)
                yield CitationQuestion(document.id, one_line(first.text), where, around, choices, 1 + len(more))

    def _choices(self, citation: Citation) -> Iterable[Side]:
        possible = possible_entries(citation, self._references)
        if possible:
            by_work = {entry.work: entry for entry in reversed(possible)}
            return [self._of_entry(entry) for entry in reversed(by_work.values())]
        keys = self._names.fitting(cited_people(citation), citation.et_al, cited_year(citation.year).number)
        return [self._side(key) for key in keys]

    def _work(self, name: str) -> str:
        """The key of the work that a record means, or its own name where it means none."""
        reference = self._references.get(name)
        return name if reference is None else reference.work or name

    def _side(self, name: str) -> Side:
        if name in self._references:
            return self._of_entry(self._references[name])
        if name not in self.library:
            document = self._documents.get(name)
            return Side(name, f"the document {name}" if document else "", document.title if document else name)
        return self._of_work(self.library[name])

    def _of_entry(self, reference: Reference) -> Side:
        return Side(one_line(reference.raw), self._position(reference.place), one_line(reference.raw))

    def _of_work(self, work: Work) -> Side:
        entry = next((self._references[r] for r in work.references if r in self._references), None)
        if entry is not None:
            return Side(work.key, self._position(entry.place), one_line(entry.raw))
        places = [self._citations[c].place for c in work.citations if c in self._citations]
        first = min(places, key=lambda place: (place.document, place.start), default=None)
        return Side(work.key, self._position(first), self._around(first) or work.key)

    def _position(self, place: Place | None) -> str:
        return position(self._documents[place.document], place) if place and place.document in self._documents else ""

    def _around(self, place: Place | None) -> str:
        known = place is not None and place.document in self._documents
        return one_line(context(self._documents[place.document], place)) if known and place else ""


def _values(csl: Mapping[str, object]) -> dict[str, str]:
    """The values of an entry as a decision would set them."""
    return {name: one_line(text) for name, value in csl.items() if (text := _value(value))}


def _value(value: object) -> str:
    if isinstance(value, dict):
        parts = value.get("date-parts") or [[]]
        return "/".join("-".join(f"{number:02}" for number in part) for part in parts)
    if isinstance(value, list):
        return "; ".join(_person(one) for one in value if isinstance(one, dict))
    return str(value)


def _person(name: Mapping[str, str]) -> str:
    family = f"{name.get('non-dropping-particle', '')} {name.get('family', name.get('literal', ''))}".strip()
    return ", ".join(filter(None, (family, name.get("given", ""), name.get("suffix", ""))))
