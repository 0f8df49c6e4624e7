"""What is known before two Libraries are compared: the works of each, and which of their records were given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from coprodbib.library import Library
from coprodbib.linking.listed import listed_works
from coprodbib.linking.ties import BASE, Ties
from coprodbib.model import Document, Match, Reference, Work
from coprodbib.settings import Settings

if TYPE_CHECKING:
    from coprodbib.uniting.naming import Naming

Old = tuple[int, str]
"""A work before: its side (0 left, 1 right) and its key there."""


@dataclass(frozen=True)
class Sides:
    """Two libraries without an id in common.

    >>> Sides(Library(), Library()).mentions
    {}
    """

    left: Library
    right: Library

    @cached_property
    def documents(self) -> list[Document]:
        """All documents by id."""
        return sorted((*self.left.documents, *self.right.documents), key=lambda d: d.id)

    @cached_property
    def references(self) -> list[Reference]:
        """All references, by document."""
        return sorted((*self.left.references, *self.right.references), key=lambda r: r.document or "")

    @cached_property
    def mentions(self) -> dict[Old, tuple[str, ...]]:
        """Works only mentioned -> their citations."""
        return {old: self.work(old).citations for old in self.olds if self.work(old).status == "mentioned"}

    @cached_property
    def olds(self) -> tuple[Old, ...]:
        """All works of both."""
        return tuple((side, w.key) for side, of in enumerate((self.left, self.right)) for w in of.works)

    @cached_property
    def listed(self) -> tuple[Old, ...]:
        """The listed works of both."""
        return tuple(old for old in self.olds if self.work(old).status == "listed")

    @cached_property
    def _works(self) -> dict[Old, Work]:
        return {(side, w.key): w for side, of in enumerate((self.left, self.right)) for w in of.works}

    @cached_property
    def _side(self) -> dict[str, int]:
        """The side of each document and reference."""
        both = tuple(enumerate((self.left, self.right)))
        documents = {d.id: side for side, of in both for d in of.documents}
        return documents | {r.id: side for side, of in both for r in of.references}

    def work(self, old: Old) -> Work:
        """A work as it was."""
        return self._works[old]

    def old(self, document: str, key: str | None) -> Old:
        """The work with a key on the side of a document."""
        return self._side[document], str(key)

    def between(self, match: Match, naming: Naming) -> bool:
        """Whether a question is about both sides."""
        found = set()
        for id in (match.a, match.b):
            if id in self._side:
                found.add(self._side[id])
            else:
                found |= {side for side, _ in naming.olds.get(id.removeprefix(BASE), ())}
        return len(found) == 2


@dataclass(frozen=True, slots=True)
class Known:
    """Records that are given, under keys that differ; what ties the references; and one id of each listed work."""

    base: list[Work]
    ties: Ties
    member: dict[Old, str]


def known_of(sides: Sides, settings: Settings) -> Known:
    """What is known of both sides before their references are compared.

    >>> known_of(Sides(Library(works=(Work("k", {}),)), Library()), Settings()).member
    {(0, 'k'): 'base#k'}
    """
    ids = _given(sides, settings)
    base = {id: sides.work(old) for old, id in sorted(ids.items(), reverse=True)}  # of two, the left one stays
    members = {old: [*([ids[old]] if old in ids else ()), *sides.work(old).references] for old in sides.listed}
    same = tuple((of[0], other) for of in members.values() for other in of[1:])
    owners = {id: old for old, of in members.items() for id in of if not id.startswith(BASE)}
    works = [replace(work, key=id.removeprefix(BASE), aliases=()) for id, work in sorted(base.items())]
    return Known(works, Ties(same, owners=owners), {old: of[0] for old, of in members.items()})


def _is_given(work: Work) -> bool:
    """Whether the record is more than its references give: it came from a bibliography, a person, or references left out."""
    by_hand = any(issue.code == "set-by-hand" for issue in work.issues)
    return by_hand or not work.references or not set(work.csl) - {"language"} <= set(work.origin)


def _given(sides: Sides, settings: Settings) -> dict[Old, str]:
    """The id of each given record; one of the right that is one of the left has its id."""
    left, right = ([old for old in sides.listed if old[0] == at and _is_given(sides.work(old))] for at in (0, 1))
    ids = {old: BASE + old[1] for old in left}
    records = [Reference(f"right#{key}", "", sides.work((1, key)).csl) for _, key in right]
    ties = Ties(owners={record.id: (1, record.id) for record in records})
    works = [replace(sides.work(old), aliases=()) for old in left]
    found = listed_works(records, settings, base=works, known=ties).work_of if records else {}
    taken = {key for _, key in (*left, *right)}
    for _, key in right:
        there = (0, found[f"right#{key}"])
        ids[1, key] = ids.get(there) or BASE + free(key, taken if (0, key) in ids else set())
    return ids


def free(key: str, taken: set[str]) -> str:
    """The key, else the key with the first number that is free; it is taken then.

    >>> free("doe2000", {"doe2000", "doe2000-2"})
    'doe2000-3'
    """
    new = next(n for at in count(1) if (n := key if at == 1 else f"{key}-{at}") not in taken)
    taken.add(new)
    return new
