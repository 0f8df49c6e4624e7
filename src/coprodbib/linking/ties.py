"""What is known before records are compared: a person's decisions, and works that are given (``base``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from coprodbib.decisions import Decisions, Pair
from coprodbib.folding import squash
from coprodbib.model import Reference, Work

BASE = "base#"
"""What ids of given works begin with."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Pairs of reference ids that are one work for certain, and pairs that are two.

    >>> Ties(different=frozenset({("a#1", "b#2")})).part("b#2", "a#1")
    True
    """

    same: tuple[tuple[str, str], ...] = ()
    different: frozenset[tuple[str, str]] = frozenset()
    owners: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    """The number of the library that an id comes from, and its work there: what one library tells apart stays apart."""

    def part(self, a: str, b: str) -> bool:
        """Whether two ids are known to be different works: by decision, both given, or two works of one library."""
        if (min(a, b), max(a, b)) in self.different or a.startswith(BASE) and b.startswith(BASE):
            return True
        one, other = self.owners.get(a), self.owners.get(b)
        return one is not None and other is not None and one[0] == other[0] and one[1] != other[1]


NOTHING = Ties()
"""Nothing is known."""


@dataclass(frozen=True, slots=True)
class WorkNames:
    """What a decision may call a work by: the printed text of its entries, or its key."""

    by_text: Mapping[str, Sequence[str]] = field(default_factory=dict)
    by_key: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def ids(self, name: str) -> tuple[str, ...]:
        """The ids of the references meant, none if nothing is.

        >>> WorkNames({}, {"doe2000title": ["a#1"]}).ids("doe2000title")
        ('a#1',)
        """
        return tuple(self.by_key.get(name) or self.by_text.get(squash(name), ()))


def names_of(references: Iterable[Reference], works: Iterable[Work], work_of: Mapping[str, str]) -> WorkNames:
    """The names of references and of the works they mean; ``work_of`` gives the key of each reference and given work.

    >>> names_of([Reference("a#1", "Doe 2000. A title.", {})], [], {}).ids("Doe 2000. A title")
    ('a#1',)
    """
    by_text: dict[str, list[str]] = defaultdict(list)
    for reference in references:
        if reference.raw:
            by_text[squash(reference.raw)].append(reference.id)
    by_key: dict[str, list[str]] = defaultdict(list)
    for i, key in work_of.items():
        by_key[key].append(i)
    aliases = {alias: by_key[work.key] for work in works for alias in work.aliases}
    return WorkNames(by_text, {**aliases, **by_key})


def ties(decisions: Decisions, names: WorkNames) -> Ties:
    """The pairs of references that decisions are about; what they say of anything else is left to ``following``.

    >>> pair = Pair(("Doe 2000", "Doe 2001"), "")
    >>> ties(Decisions(same=(pair,)), WorkNames({"doe2000": ["a#1"], "doe2001": ["b#1"]})).same
    (('a#1', 'b#1'),)
    """
    same = [(ids[0], other) for pair in decisions.same for ids in [_all(pair, names)] for other in ids[1:]]
    different = {
        (min(a, b), max(a, b))
        for pair in decisions.different
        for x, y in combinations(pair.of, 2)
        for a, b in product(names.ids(x), names.ids(y))
        if a != b
    }
    return Ties(tuple((a, b) for a, b in same if (min(a, b), max(a, b)) not in different), frozenset(different))


def _all(pair: Pair, names: WorkNames) -> list[str]:
    return list(dict.fromkeys(i for name in pair.of for i in names.ids(name)))
