"""Names with their particles where they belong, and what stands for people who are not named."""

from __future__ import annotations

from collections.abc import Iterable

from coprodbib.formats.bibtex.names import OTHERS
from coprodbib.languages.words import PARTICLES
from coprodbib.model import Csl, Issue

Name = dict[str, str]

_CITED_WITH = frozenset("von vom zu zum zur van den der ten ter op 't af av".split())
"""Particles that belong to the family name even where a list prints them behind the given name: "von Trotha", "van den Berg".

Romance ones do not: "Carvalho, José Murilo de" is cited as Carvalho.
"""


_DUTCH = frozenset("van ten ter op 't".split())


def with_dutch_particle(name: Name) -> Name:
    """The same for Dutch particles alone, which are part of the name wherever a list prints them.

    >>> with_dutch_particle({"family": "Berg", "given": "J. van den"})["non-dropping-particle"]
    'van den'
    >>> with_dutch_particle({"family": "Trotha", "given": "Trutz von"})
    {'family': 'Trotha', 'given': 'Trutz von'}
    """
    moved = with_particle(name)
    return moved if moved.get("non-dropping-particle", "").split(" ")[0] in _DUTCH else name


def with_particle(name: Name) -> Name:
    """The particle behind a given name where it belongs, before the family name.

    >>> with_particle({"family": "Berg", "given": "J. van den"})
    {'family': 'Berg', 'given': 'J.', 'non-dropping-particle': 'van den'}
    >>> with_particle({"family": "Carvalho", "given": "J. M. de"})
    {'family': 'Carvalho', 'given': 'J. M. de'}
    """
    words = name.get("given", "").split()
    at = len(words)
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    if _CITED_WITH.isdisjoint(words[at:]) or "non-dropping-particle" in name:
        return name
    return {**name, "given": " ".join(words[:at]), "non-dropping-particle": " ".join(words[at:])}


def with_others(csl: Csl, issues: Iterable[Issue]) -> Csl:
    """A record in which "others" stands behind the names of a list that print cut short ("et al.").

    >>> with_others({"author": [{"family": "Doe"}]}, [Issue("linking", "names-elided", "note", "not all authors are named")])
    {'author': [{'family': 'Doe'}, {'literal': 'others'}]}
    """
    elided = [issue.message for issue in issues if issue.code == "names-elided"]
    roles = [
        role
        for role in ("author", "editor", "translator")
        if csl.get(role) and any(f"{role}s" in message for message in elided)
    ]
    return {**csl, **{role: [*csl[role], OTHERS] for role in roles if csl[role][-1] != OTHERS}}
