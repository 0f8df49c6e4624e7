"""Telling cites apart: more names, given names, ``disambiguate="true"``, letters (CSL 1.0.2, "Disambiguation").

Cites that print the same are a *set*. Each method is tried on a set; members it tells apart leave, the others go on to
the next method, and what did not help is taken back. Only sets are looked at again, so that the cost follows their
size and not the size of the library.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from coprodbib.csl.context import NamesUse, Standing
from coprodbib.csl.initials import initialized
from coprodbib.csl.nameoptions import NameOptions
from coprodbib.csl.people import Person

Print = Callable[[str, Standing], tuple[str, Sequence[NamesUse]]]
"""(item id, standing) -> the cite as text, and the names it printed."""


@dataclass(frozen=True, slots=True)
class Methods:
    """Which methods a style asks for."""

    names: bool = False
    given: bool = False
    rule: str = "by-cite"
    condition: bool = False
    letters: bool = False

    @staticmethod
    def of(options: Mapping[str, str], *, condition: bool) -> Methods:
        """From the attributes of cs:citation."""
        return Methods(
            options.get("disambiguate-add-names") == "true",
            options.get("disambiguate-add-givenname") == "true",
            options.get("givenname-disambiguation-rule", "by-cite"),
            condition,
            options.get("disambiguate-add-year-suffix") == "true",
        )

    @property
    def any(self) -> bool:
        """Whether there is anything to do."""
        return self.names or self.given or self.condition or self.letters


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
        registry = _Registry(use for id in ids for use in self.uses[id])
        out = dict(texts)
        for id in ids:
            levels = self._levels(id, registry)
            if levels:
                self.standings[id] = replace(self.standings[id], levels=levels)
                out[id] = self._print(id)
        return out

    def _levels(self, id: str, registry: _Registry) -> dict[tuple[str, int], int]:
        levels = {}
        primary = self.methods.rule.startswith("primary-name")
        for use in self.uses[id]:
            for at, person in enumerate(use.people[: 1 if primary else use.shown]):
                level = registry.level(person, use.options, initials_only=self.methods.rule.endswith("with-initials"))
                if level:
                    levels[(use.variable, at)] = level
        return levels

    # one set

    def _tell_apart(self, members: list[str]) -> None:
        groups = [members]
        if self.methods.names:
            groups = [rest for group in groups for rest in self._by_names(group)]
        if self.methods.given and self.methods.rule in ("by-cite", "all-names", "all-names-with-initials"):
            groups = [rest for group in groups for rest in self._by_given(group)]
        if self.methods.condition:
            groups = [rest for group in groups for rest in self._by_condition(group)]
        if self.methods.letters:
            for group in groups:
                for number, id in enumerate(group):
                    self.standings[id] = replace(self.standings[id], letter=letter(number))

    def _print(self, id: str, standing: Standing | None = None) -> str:
        text, uses = self.print_cite(id, standing or self.standings[id])
        self.uses[id] = uses
        return text

    def _split(self, members: Sequence[str], changed: Mapping[str, Standing]) -> list[list[str]]:
        """Members by what they print with changed standings, all groups, single ones too."""
        groups: dict[str, list[str]] = defaultdict(list)
        for id in members:
            groups[self._print(id, changed[id])].append(id)
        return list(groups.values())

    def _by_names(self, members: list[str]) -> list[list[str]]:
        """One more name at a time; what is still the same when no hidden name is left is handed on."""
        hidden = max((len(use.people) - use.shown for id in members for use in self.uses[id]), default=0)
        best = {id: self.standings[id] for id in members}
        for count in range(1, hidden + 1):
            changed = {id: self._with_more(id, count) for id in members}
            parts = self._split(members, changed)
            if len(parts) > 1:
                self.standings.update(changed)
                for id in members:
                    self._print(id)
                return [rest for part in parts if len(part) > 1 for rest in self._by_names_on(part)]
        for id in members:
            self._print(id, best[id])
        return [members]

    def _by_names_on(self, part: list[str]) -> list[list[str]]:
        return self._by_names(part)

    def _with_more(self, id: str, count: int) -> Standing:
        standing = self.standings[id]
        more = dict(standing.more)
        for use in self.uses[id]:
            if len(use.people) > use.shown or use.variable in more:
                more[use.variable] = standing.more.get(use.variable, 0) + count
        return replace(standing, more=more)

    def _by_given(self, members: list[str]) -> list[list[str]]:
        """One name after the other: initials, then the whole given name, kept where it splits the set."""
        for at in range(max((use.shown for id in members for use in self.uses[id]), default=0)):
            for level in (1, 2):
                changed = {id: self._with_level(id, at, level) for id in members}
                parts = self._split(members, changed)
                if len(parts) > 1:
                    self.standings.update(changed)
                    return [rest for part in parts if len(part) > 1 for rest in self._by_given(part)]
        for id in members:
            self._print(id)
        return [members]

    def _with_level(self, id: str, at: int, level: int) -> Standing:
        standing = self.standings[id]
        wanted = {(use.variable, at): level for use in self.uses[id] if at < use.shown}
        return replace(standing, levels={**standing.levels, **{k: max(v, standing.levels.get(k, 0)) for k, v in wanted.items()}})

    def _by_condition(self, members: list[str]) -> list[list[str]]:
        changed = {id: replace(self.standings[id], apart=True) for id in members}
        parts = self._split(members, changed)
        if len(parts) == 1:
            return [members]
        self.standings.update(changed)
        return [part for part in parts if len(part) > 1]


def _sets(ids: Sequence[str], texts: Mapping[str, str]) -> list[list[str]]:
    """Items whose cites print the same, two or more together."""
    groups: dict[str, list[str]] = defaultdict(list)
    for id in ids:
        groups[texts[id]].append(id)
    return [members for members in groups.values() if len(members) > 1]


class _Registry:
    """Who bears which family name."""

    def __init__(self, uses: Iterable[NamesUse]) -> None:
        self.given: dict[tuple[str, str], set[str]] = defaultdict(set)
        for use in uses:
            for person in use.people:
                self.given[_family(person)].add(person.given)

    def level(self, person: Person, options: NameOptions, *, initials_only: bool) -> int:
        """How much of a given name tells a person from others of the same family name."""
        others = self.given[_family(person)] - {person.given}
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


def _initials(given: str, options: NameOptions) -> str:
    return initialized(given, options.initialize_with or "", shorten=options.initialize, hyphen=options.hyphen)
