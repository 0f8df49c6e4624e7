"""People made up from a vocabulary, and their names as a style prints them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from coprodbib.training.invented.styles import Names
from coprodbib.training.lexicon import Vocabulary

_PARTICLE = re.compile(r"((?:von der|van der|van den|von|van|de la|de|dos|da|del) )(.*)")


class Person(NamedTuple):
    """A person, or an organisation, which has no given name.

    >>> Person("World Bank").given
    ''
    """

    family: str
    given: str = ""


def person(rng: Random, words: Vocabulary, *, organisations: float = 0.06) -> Person:
    """One person; a share of them are organisations."""
    if rng.random() < organisations:
        return Person(rng.choice(words.organisations))
    family = rng.choice(words.surnames)
    given = rng.choice(words.given)
    if rng.random() < 0.1:
        family += rng.choice("- ") + rng.choice(words.surnames).split()[-1]
    if rng.random() < 0.3:
        middle = rng.choice(words.given).split()[0]
        given += f" {middle}" if rng.random() < 0.4 else f" {middle[0]}."
    return Person(family, given)


def people(rng: Random, words: Vocabulary, count: int = 0) -> list[Person]:
    """The authors of a work, as many as works have; an organisation mostly stands alone.

    >>> from coprodbib.training.lexicon import vocabularies
    >>> len(people(Random(1), vocabularies()["de"], 3)) in (1, 3)
    True
    """
    count = count or rng.choices([1, 2, 3, 4, 5, 6, 8, 12], [42, 26, 14, 7, 4, 3, 2, 2])[0]
    out = [person(rng, words) for _ in range(count)]
    return out[:1] if not out[0].given and rng.random() < 0.8 else out


def persons(rng: Random, words: Vocabulary, count: int) -> list[Person]:
    """People without organisations."""
    return [person(rng, words, organisations=0) for _ in range(count)]


def initials(given: str, how: str) -> str:
    """Given names cut down: "spaced", "tight" or "bare" of stops.

    >>> [initials("Jean-Paul M.", how) for how in ("spaced", "tight", "bare")]
    ['J.-P. M.', 'J.-P.M.', 'JPM']
    """
    parts = [[part[0] for part in word.split("-") if part] for word in given.split()]
    if how == "bare":
        return "".join("".join(letters) for letters in parts)
    return ("" if how == "tight" else " ").join(".-".join(letters) + "." for letters in parts)


def one_name(rng: Random, who: Person, order: str, given: str) -> str:
    """A name in an order.

    >>> one_name(Random(1), Person("Doe", "Jane"), "inverted", "spaced")
    'Doe, J.'
    """
    family = who.family.upper() if order == "caps" and (who.given or rng.random() < 0.5) else who.family
    if not who.given:
        return family
    first = who.given if given == "full" else initials(who.given, given)
    if order in ("inverted", "caps"):
        particle = _PARTICLE.match(family)
        if particle and rng.random() < 0.3:
            return f"{particle[2]}, {first} {particle[1].strip()}"
        return f"{family}, {first}"
    return f"{family} {first}" if order in ("vancouver", "nocomma") else f"{first} {family}"


_BODIES = (
    "PRISMA",
    "Carotid Trialists",
    "Adenoma Prevention",
    "INTERHEART",
    "Global Burden",
    "Early Stroke Trial",
    "ALSPAC",
    "Writing",
)


def names(rng: Random, who: Sequence[Person], style: Names, others_behind: str, order: str = "") -> str:
    """The names of a work as a style prints them.

    >>> doe, roe = Person("Doe", "Jane"), Person("Roe", "Richard")
    >>> names(Random(1), [doe, roe], Names("first", "full", ", ", " and ", 3, 1, "et al."), " ")
    'Doe, Jane and Richard Roe'
    """
    order = order or style.order
    shown = who if len(who) <= style.most else who[: max(1, style.keep)]
    orders = (
        ["inverted" if k == 0 else "direct" for k in range(len(shown))] if order == "first" else [order] * len(shown)
    )
    printed = [one_name(rng, one, how, style.given) for one, how in zip(shown, orders, strict=True)]
    if len(shown) < len(who):
        return style.between.join(printed) + others_behind + style.others
    if order == "vancouver" and rng.random() < 0.03:
        printed.append(
            f"{rng.choice(_BODIES)} {rng.choice(['Group', 'Study Group', 'Investigators', 'Collaboration'])}"
        )
        return f"{style.between.join(printed[:-1])}; {printed[-1]}"
    return style.last.join([style.between.join(printed[:-1]), printed[-1]]) if printed[1:] else printed[0]
