"""A year in a bracket of its own, some words after the name: "Bovaird’s widely used typology (2007)"."""

from __future__ import annotations

import re

from coprodbib.citing.known import Known
from coprodbib.citing.people import People, Person
from coprodbib.citing.tokens import Token, tokens
from coprodbib.citing.years import CitedYear
from coprodbib.languages.citing import NOT_AUTHORS, PLACES, SCHOLARLY, STARTERS, TITLES

FARTHEST = 14
"""Words that may stand between the name and the bracket."""


def name_apart(text: str, floor: int, end: int, year: CitedYear, known: Known, cited: frozenset[str]) -> People | None:
    """The name in the sentence before ``end`` that the year belongs to; the nearest that qualifies, None without one.

    A name qualifies when the list has it with this year; in a text without a list, when it is cited elsewhere, is a
    possessive before what scholars make ("Doe’s model"), or has a title ("Professor Ann Doe").

    >>> text = "Professor Ann Doe of the School of Government (1995)"
    >>> from coprodbib.citing.years import years_in
    >>> name_apart(text, 0, 46, years_in(text, 46, 53)[0], Known([]), frozenset()).families
    ('Doe',)
    """
    found = [t for t in tokens(text, floor, end) if t.kind in ("word", "initial", "other", "more", "join")]
    numbers = re.findall(r"\d{4}", year.year)
    if not numbers:
        return None
    words = 0
    for at in range(len(found) - 1, -1, -1):
        token = found[at]
        words += token.kind == "word"
        if words > FARTHEST or token.text in "()":
            return None
        if token.capital and (reason := _qualifies(found, at, int(numbers[0]), known, cited)):
            return _people(found, at, titled=reason == "title")
    return None


def _qualifies(found: list[Token], at: int, year: int, known: Known, cited: frozenset[str]) -> str:
    token = found[at]
    low = token.name.lower()
    if low in STARTERS or low in NOT_AUTHORS or low in PLACES:
        return ""
    if known.is_author(token.name):
        return "list" if any(abs(year - y) <= 1 for y in known.years(token.name)) else ""
    if _given_and_title(found, at):
        return "title"
    if not known.empty:
        return ""
    if token.name in cited and len(found) - at <= 8:
        return "cited"
    made = any(t.text.lower() in SCHOLARLY for t in found[at + 1 :])
    return "possessive" if token.possessive and made and len(found) - at <= 9 else ""


def _given_and_title(found: list[Token], at: int) -> bool:
    """Whether title and given name stand before a family name that an affiliation follows ("of the University")."""
    back = at - 1
    while back >= 0 and (found[back].capital or found[back].kind == "initial") and found[back].text.lower() not in TITLES:
        back -= 1
    titled = back >= 0 and found[back].text.lower() in TITLES and at - back <= 3
    follows = found[at + 1].text.lower() if at + 1 < len(found) else ""
    return titled and follows in ("of", "at", "from", "in", "von", "de", "da", "der", "s")


def _people(found: list[Token], at: int, *, titled: bool) -> People:
    """The name with the given names and initials before it."""
    first = at
    while first > 0 and (found[first - 1].kind == "initial" or found[first - 1].capital and _is_given(found[first - 1])):
        first -= 1
    given = " ".join(t.text for t in found[first:at])
    person = Person(found[at].name, given, found[first].start, titled=titled)
    return People((person,), False, found[first].start, found[first - 1] if first else None, found[at].possessive)


def _is_given(token: Token) -> bool:
    low = token.text.lower()
    return low not in STARTERS and low not in TITLES and low not in PLACES and not token.possessive
