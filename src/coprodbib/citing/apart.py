"""A year in a bracket of its own, some words after the name: "Bovaird’s widely used typology (2007)"."""

from __future__ import annotations

import re

from coprodbib.citing.known import Known
from coprodbib.citing.people import People, people_before
from coprodbib.citing.tokens import Token, tokens
from coprodbib.citing.years import CitedYear
from coprodbib.languages.citing import LAWS, NOT_AUTHORS, PLACES, SCHOLARLY, STARTERS, TITLES

FARTHEST, FARTHEST_LISTED = 14, 25
"""Words that may stand between the name and the bracket; more where the list has the name with just this year."""
NAME_OF_LAW = 4
"""Words in front of a bracket among which one says that a law or a treaty is named."""


def name_apart(text: str, floor: int, end: int, year: CitedYear, known: Known, cited: frozenset[str]) -> People | None:
    """The name in the sentence before ``end`` that the year belongs to; the nearest that qualifies, None without one.

    A name qualifies when the list has it with this year, when it is a possessive before what scholars make ("Doe’s model")
    or has a title ("Professor Ann Doe"), and in a text without a list when it is cited elsewhere.

    >>> text = "Professor Ann Doe of the School of Government (1995)"
    >>> from coprodbib.citing.years import years_in
    >>> name_apart(text, 0, 46, years_in(text, 46, 53)[0], Known([]), frozenset()).families
    ('Doe',)
    """
    found = [t for t in tokens(text, floor, end) if t.kind in ("word", "initial", "other", "more", "join")]
    numbers = re.findall(r"\d{4}", year.year)
    if not numbers:
        return None
    words, barred, deep = 0, False, 0
    for at in range(len(found) - 1, -1, -1):
        token = found[at]
        words += token.kind == "word"
        deep = max(0, deep + (token.text == ")") - (token.text == "("))
        barred = barred or words > FARTHEST or token.text in "()"
        if words <= NAME_OF_LAW and token.capital and token.text.lower() in LAWS:
            return None
        exact = token.capital and int(numbers[0]) in known.years_of_any(token.name)
        if words > FARTHEST_LISTED or barred and not (token.capital and exact):
            if words > FARTHEST_LISTED:
                return None
        elif not deep and token.capital and (exact and barred or _qualifies(found, at, int(numbers[0]), known, cited)):
            return people_before(text, floor, token.end, known, bracketed=False)
    return None


def _qualifies(found: list[Token], at: int, year: int, known: Known, cited: frozenset[str]) -> bool:
    token = found[at]
    names = [token.name, token.name[:-1]] if known.genitive and token.name.endswith("s") else [token.name]
    if any(abs(year - y) <= 1 for name in names for y in known.years_of_any(name)):
        return True
    low = token.name.lower()
    if low in STARTERS or low in NOT_AUTHORS or low in PLACES:
        return False
    if _given_and_title(found, at):
        return True
    made = token.possessive and any(
        t.text in SCHOLARLY or (known.nouns and t.text.lower() in SCHOLARLY) or t.text in '“"«„'
        for t in found[at + 1 :]
    )
    if not known.empty:
        return made and len(found) - at <= 5
    return made and len(found) - at <= 9 or token.name in cited and len(found) - at <= 8


def _given_and_title(found: list[Token], at: int) -> bool:
    """Whether title and given name stand before a family name that an affiliation follows ("of the University")."""
    back = at - 1
    while (
        back >= 0 and (found[back].capital or found[back].kind == "initial") and found[back].text.lower() not in TITLES
    ):
        back -= 1
    titled = back >= 0 and found[back].text.lower() in TITLES and at - back <= 3
    follows = found[at + 1].text.lower() if at + 1 < len(found) else ""
    return titled and follows in ("of", "at", "from", "in", "von", "de", "da", "der", "s")
