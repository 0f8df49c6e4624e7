"""Telling cites apart: more names, given names, ``disambiguate="true"``, letters (CSL 1.0.2, "Disambiguation").

Cites that print the same are a *set*. Each method is tried on a set; members it tells apart leave, the others go on to
the next method, and what did not help is taken back. Only sets are looked at again, so that the cost follows their
size and not the size of the library.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product

from coprodbib.csl.context import NamesUse, Standing
from coprodbib.csl.initials import initialized
from coprodbib.csl.nameoptions import NameOptions
from coprodbib.csl.people import Person

Print = Callable[[str, Standing], tuple[str, Sequence[NamesUse]]]
"""(item id, standing) -> the cite as text, and the names it printed."""

Uses = Mapping[str, Sequence[NamesUse]]
"""The names each cite printed."""


@dataclass(frozen=True, slots=True)
class Methods:
    """Which methods a style asks for."""

    names: bool = False
    given: bool = False
    rule: str = "by-cite"
    conditions: int = 0
    letters: bool = False

    @staticmethod
    def of(options: Mapping[str, str], *, conditions: int) -> Methods:
        """From the attributes of cs:citation; ``conditions`` counts the style's ``disambiguate="true"``."""
        return Methods(
            options.get("disambiguate-add-names") == "true",
            options.get("disambiguate-add-givenname") == "true",
            options.get("givenname-disambiguation-rule", "by-cite"),
            conditions,
            options.get("disambiguate-add-year-suffix") == "true",
        )

    @property
    def primary(self) -> bool:
        """Only first names are expanded."""
        return self.rule.startswith("primary-name")

    @property
    def initials_only(self) -> bool:
        """Names are expanded to initials at most."""
        return self.rule.endswith("with-initials")

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return self.names or self.given or self.conditions > 0 or self.letters


def disambiguate(ids: Sequence[str], methods: Methods, print_cite: Print) -> dict[str, Standing]:
    """Standings that tell the cites of ``ids`` apart; ``ids`` come in the order of the bibliography, as letters do.

    >>> texts = {"a": "Doe 2000", "b": "Doe 2000", "c": "Roe 2001"}
    >>> told = disambiguate(["c", "a", "b"], Methods(letters=True), lambda id, standing: (texts[id] + standing.letter, ()))
    >>> {id: standing.letter for id, standing in told.items()}
    {'c': '', 'a': 'a', 'b': 'b'}
    """
    if not methods.any:
        return {id: Standing() for id in ids}
    work = _Work(methods, print_cite)
    work.everyone(ids)
    return work.standings


def letter(number: int) -> str:
    """The year suffix of the n-th work, from 0: a to z, then aa.

    >>> letter(0), letter(25), letter(26), letter(702)
    ('a', 'z', 'aa', 'aaa')
    """
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


class _Work:
    """The state of one disambiguation."""

    def __init__(self, methods: Methods, print_cite: Print) -> None:
        self.methods = methods
        self.print_cite = print_cite
        self.standings: dict[str, Standing] = {}
        self.uses: dict[str, Sequence[NamesUse]] = {}

    def everyone(self, ids: Sequence[str]) -> None:
        self.standings = {id: Standing() for id in ids}
        printed = {id: self.print_cite(id, self.standings[id]) for id in ids}
        self.uses = {id: uses for id, (_, uses) in printed.items()}
        texts = {id: text for id, (text, _) in printed.items()}
        if self.methods.given and self.methods.rule != "by-cite":
            texts = self._names_of_all(ids, texts)
        for members in _sets(ids, texts):
            self._tell_apart(members)

    # names of all cites, ambiguous or not

    def _names_of_all(self, ids: Sequence[str], texts: Mapping[str, str]) -> dict[str, str]:
        """The global rules: every printed name that is another person's too is expanded (or the first one only)."""
        registry = _Registry((use for id in ids for use in self.uses[id]), primary=self.methods.primary)
        out = dict(texts)
        for id in ids:
            levels = self._levels(id, registry)
            if levels:
                self.standings[id] = replace(self.standings[id], levels=levels)
                out[id] = self._print(id)
        return out

    def _levels(self, id: str, registry: _Registry) -> dict[tuple[str, int], int]:
        """Of hidden names too: they may still be added."""
        levels = {}
        for use in self.uses[id]:
            for at, person in enumerate(use.people[: 1 if self.methods.primary else None]):
                level = registry.level(person, use.options, initials_only=self.methods.initials_only)
                if level:
                    levels[(use.variable, at)] = level
        return levels

    # one set

    def _tell_apart(self, members: list[str]) -> None:
        groups = self._by_names(members) if self.methods.names or self.methods.given else [members]
        if self.methods.conditions:
            groups = [rest for group in groups for rest in self._by_condition(group)]
        if self.methods.letters:
            for group in groups:
                for number, id in enumerate(group):
                    self.standings[id] = replace(self.standings[id], letter=letter(number))

    def _print(self, id: str, standing: Standing | None = None) -> str:
        text, uses = self.print_cite(id, standing or self.standings[id])
        self.uses[id] = uses
        return text

    def _split(self, members: Sequence[str], changed: Mapping[str, Standing]) -> list[list[str]] | None:
        """Members by what they print with changed standings, which are kept if they tell any apart."""
        groups: dict[str, list[str]] = defaultdict(list)
        for id in members:
            groups[self._print(id, changed[id])].append(id)
        if len(groups) == 1:
            return None
        self.standings.update(changed)
        return [group for group in groups.values() if len(group) > 1]

    def _by_names(self, members: list[str]) -> list[list[str]]:
        """The first change of names that splits the set, and so on with what is left; then the sets that stay."""
        uses = [use for id in members for use in self.uses[id]]
        for change in self._changes(uses, {id: self.uses[id] for id in members}):
            rest = self._split(members, {id: change(id) for id in members})
            if rest is not None:
                return [left for group in rest for left in self._by_names(group)]
        for id in members:
            self._print(id)
        return [members]

    def _changes(self, uses: Sequence[NamesUse], before: Uses) -> Iterator[Callable[[str], Standing]]:
        """More names; given names of those printed; more names, the last one with its given name."""
        hidden = max((len(use.people) - use.shown for use in uses), default=0) if self.methods.names else 0
        shown = max((use.shown for use in uses), default=0)
        by_cite = self.methods.given and self.methods.rule == "by-cite"
        for count in range(1, hidden + 1):
            yield partial(self._with_more, before, count)
        if not by_cite:
            return
        for at, level in product(range(shown), (1, 2)):
            yield partial(self._with_level, before, at, level)
        for count, level in product(range(1, hidden + 1), (1, 2)):
            yield partial(self._with_new, before, count, level)

    def _with_more(self, before: Uses, count: int, id: str) -> Standing:
        standing = self.standings[id]
        least = {use.variable: use.shown + count for use in before[id] if len(use.people) > use.shown}
        return replace(standing, least={**standing.least, **least})

    def _with_level(self, before: Uses, at: int, level: int, id: str) -> Standing:
        standing = self.standings[id]
        wanted = {(use.variable, at): _reached(level, use) for use in before[id] if at < use.shown}
        levels = {key: max(value, standing.levels.get(key, 0)) for key, value in wanted.items()}
        return replace(standing, levels={**standing.levels, **levels})

    def _with_new(self, before: Uses, count: int, level: int, id: str) -> Standing:
        added = self._with_more(before, count, id)
        new = {
            (use.variable, use.shown + count - 1): _reached(level, use)
            for use in before[id]
            if len(use.people) > use.shown
        }
        return replace(added, levels={**added.levels, **new})

    def _by_condition(self, members: list[str]) -> list[list[str]]:
        """One more ``disambiguate="true"`` at a time, as long as that helps."""
        for count in range(1, self.methods.conditions + 1):
            rest = self._split(members, {id: replace(self.standings[id], apart=count) for id in members})
            if rest is not None:
                return [left for group in rest for left in self._by_condition(group)]
        return [members]


def _reached(level: int, use: NamesUse) -> int:
    """Where names have no initials, they are whole at once, elsewhere in the style too."""
    return 2 if use.options.initialize_with is None else level


def _sets(ids: Sequence[str], texts: Mapping[str, str]) -> list[list[str]]:
    """Items whose cites print the same, two or more together."""
    groups: dict[str, list[str]] = defaultdict(list)
    for id in ids:
        groups[texts[id]].append(id)
    return [members for members in groups.values() if len(members) > 1]


class _Registry:
    """Who bears which family name."""

    def __init__(self, uses: Iterable[NamesUse], *, primary: bool) -> None:
        self.given: dict[tuple[str, str], set[str]] = defaultdict(set)
        for use in uses:
            for person in use.people[: 1 if primary else None]:
                self.given[_family(person)].add(_given(person))

    def level(self, person: Person, options: NameOptions, *, initials_only: bool) -> int:
        """How much of a given name tells a person from others of the same family name."""
        own_given = _given(person)
        others = {other for other in self.given[_family(person)] if not _may_be_same(own_given, other)}
        if person.literal or not others:
            return 0
        if options.initialize_with is None:
            return 2
        own = _initials(person.given, options)
        same = [other for other in others if _initials(other, options) == own]
        if initials_only:
            return 1 if len(same) < len(others) else 0
        return 2 if same else 1


def _family(person: Person) -> tuple[str, str]:
    return (person.non_dropping, person.family)


def _given(person: Person) -> str:
    """ "J. J." and "J.J." are one person."""
    return re.sub(r"\.\s+", ".", person.given)


def _may_be_same(given: str, other: str) -> bool:
    """Whether two given names may be one person's: none is known of one, or one is the other's initials.

    >>> _may_be_same("C.", "Caitlin"), _may_be_same("C.", "Dan"), _may_be_same("Cara", "Caitlin"), _may_be_same("", "Dan")
    (True, False, False, True)
    """
    if given == other or not given or not other:
        return True
    mine, theirs = _words(given), _words(other)
    abbreviated = all(len(word) == 1 for word in mine) or all(len(word) == 1 for word in theirs)
    return abbreviated and all(a[0] == b[0] for a, b in zip(mine, theirs, strict=False))


def _words(given: str) -> list[str]:
    return re.findall(r"[^\W_]+", given.casefold())


def _initials(given: str, options: NameOptions) -> str:
    return initialized(given, options.initialize_with or "", shorten=options.initialize, hyphen=options.hyphen)
