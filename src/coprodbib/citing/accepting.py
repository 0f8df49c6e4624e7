"""Whether names and a year are a citation, or a law, an event, a date."""

from __future__ import annotations

import re
from typing import Literal

from coprodbib.citing.known import Known
from coprodbib.citing.people import People, Person
from coprodbib.citing.years import CitedYear
from coprodbib.languages.citing import NOT_AUTHORS, PLACES, SOURCE_WORDS, STARTERS
from coprodbib.names.bodies import is_organisation

Shape = Literal["bracket", "narrative", "apart", "bare"]

_ARTICLES = frozenset(
    "the this that these those a an our their its his her der die das dem den le la les un une el los las o os".split()
)
_BODIES = re.compile(
    r"\b(?:Banks?|Organi[sz]ation|Nations|Commission|Council|Ministry|Department|Office|Institut\w*|Association|Agency|Bureau|Society|Academy|Federation|Authority|Committee)\b"
)
"""Bodies that write; a "Fund", "Project" or "Programme" with a year is more often what was founded then."""
_ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
_SPAN = re.compile(r"\d\s?[–—-]\s?\d")
_DIGITS = re.compile(r"\d{4}")


def accepts(text: str, people: People, year: CitedYear, known: Known, shape: Shape) -> bool:
    """Whether these names with this year, in this shape, are a citation."""
    if shape == "bare":
        listed = bool(known.meant(people.families, people.given))
        return _accepts_bare(text, people, year, known, listed=listed)
    listed = bool(known.cited(people.families, people.given, year.numbers))
    if listed and (_SPAN.search(year.year) is None or set(year.numbers) & known.years(people.families[0])):
        return True
    if _SPAN.search(year.year) or _are_no_authors(people):
        return False
    if not _DIGITS.search(year.year) and shape == "bracket" and not _plausible(people):
        return False
    if people.et_al or len(people.persons) > 1:
        return True
    return not _is_named_after(text, people) and _accepts_one(people, known, shape)


def _accepts_bare(text: str, people: People, year: CitedYear, known: Known, *, listed: bool) -> bool:
    """In no bracket only what is surely meant: "et al.", names and year of the list, or words such as "see" before it."""
    if not _DIGITS.search(year.year) or not _ends_well(text, year.end):
        return False
    if _are_no_authors(people) and not listed:
        return False
    if _SPAN.search(year.year):
        return False
    if listed and year.numbers[0] in known.years(people.families[0]):
        return True
    led = people.before is not None and people.before.text.lower().strip(":") in SOURCE_WORDS - {
        "in",
        "by",
        "from",
        "after",
        "and",
    }
    if people.et_al or led and (listed or len(people.persons) > 1 or "," in text[people.start : year.start]):
        return True
    return (
        known.empty
        and _stands_alone(text, people, year)
        and (len(people.persons) > 1 or people.persons[0].alone and not people.persons[0].organisation)
    )


def _stands_alone(text: str, people: People, year: CitedYear) -> bool:
    """Whether names and year fill a cell, a line, or what stands between semicolons."""
    before, after = text[max(0, people.start - 3) : people.start], text[year.end : year.end + 40]
    return (
        re.search(r"(?:\A|[|;:?\t\n]|[-•–])[ \u00a0]*\Z", before) is not None
        and re.match(r"(?:,\s\d{4}[a-z]?)*[ \u00a0]*(?:[|;\t\n.(]|\Z)", after) is not None
    )


def _ends_well(text: str, at: int) -> bool:
    return re.match(r"\s*(?:[.,;:)(\]|\[]|\Z|[^\W\d_])|\s*[\n\t]", text[at : at + 60]) is not None


def _are_no_authors(people: People) -> bool:
    """One name is a law or an event, or all are months and places ("March and Simon" are people)."""
    no = [_is_no_author(p) for p in people.persons]
    return all(no) or any(n and not p.alone for n, p in zip(no, people.persons, strict=True))


def _is_no_author(person: Person) -> bool:
    """Months, laws, events, places: capitalised words that stand with years."""
    words = re.findall(
        r"[^\W\d_]+",
        f"{person.given} {person.family}".lower() if person.given[1:2].isalpha() else person.family.lower(),
    )
    if not words or len(words[-1]) < 2:
        return True
    if any(w in NOT_AUTHORS for w in words):
        return True
    if person.organisation and person.family.isupper():
        return False
    return len(words) == 1 and not person.given and (words[0] in PLACES or words[0] in STARTERS)


def _plausible(people: People) -> bool:
    """A word instead of a year ("in press") needs more than any capitalised word."""
    return people.et_al or len(people.persons) > 1 or any(p.alone or p.given or p.organisation for p in people.persons)


def _is_named_after(text: str, people: People) -> bool:
    """ "Declaration of Alma-Ata (1978)", "Brown v. Board of Education (1954)": the name belongs to the words before it."""
    before = text[max(0, people.start - 40) : people.start]
    if re.search(r"\bvs?\.?\s\Z", before):
        return True
    return (
        re.search(
            r"(?<![.!?]\s)\b[A-ZÀ-Þ][^\W\d_]+\s(?:of|for|on|de|do|da|del|des|du|di|von|für|van)\s+(?:the\s|la\s|der\s)?\Z",
            before,
        )
        is not None
    )


def _accepts_one(people: People, known: Known, shape: Shape) -> bool:
    """One name alone that the list does not have."""
    person = people.persons[0]
    words = person.family.split()
    before = people.before.text.lower() if people.before is not None else ""
    article = before in _ARTICLES or before in _ORDINALS
    if person.organisation:
        if not is_organisation(person.family) or known.empty or shape == "bracket":
            return is_organisation(person.family)
        return len(words) > 1 and _BODIES.search(person.family) is not None
    if not known.empty and before in ("at", "near") and shape == "narrative":
        return False
    if article or known.nouns and not known.empty and shape == "narrative":
        return False
    if shape == "bracket":
        return len(words) <= 2 or person.given != ""
    return len(words) <= 3
