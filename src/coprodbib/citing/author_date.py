"""Author-date citations: each year of the text with the names it belongs to, or with none.

Four shapes: names and year in one bracket; names before a bracketed year; a name some words before a year in a bracket of
its own ("Bovaird’s widely used typology (2007)"); names and year in no bracket (in cells of tables, behind "see").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coprodbib.citing.accepting import Shape, accepts
from coprodbib.citing.apart import name_apart
from coprodbib.citing.brackets import Bracket, brackets, innermost
from coprodbib.citing.known import Known
from coprodbib.citing.people import People, Person, people_before
from coprodbib.citing.stretches import Stretches
from coprodbib.citing.years import CitedYear, years_in
from coprodbib.languages.citing import LEAD_INS

_SEPARATOR = re.compile(r"[\s,;/&]*(?:(?:and|und|et|y|e|or|see|also|cf\.?|both)[\s,]+){0,3}[\s,;]*\Z", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """One citation found: names, year, and the offsets of its words."""

    people: People
    year: CitedYear
    start: int
    end: int
    shape: Shape


def author_date(text: str, known: Known, excluded: Sequence[tuple[int, int]] = ()) -> list[Found]:
    """All author-date citations of a text, in print order.

    Texts without a list are read twice: the names cited with their years show which names are authors.

    >>> [(f.people.families, f.year.year) for f in author_date("As Doe (2000) and others say (Roe 1999, 2001).", Known([]))]
    [(('Doe',), '2000'), (('Roe',), '1999'), (('Roe',), '2001')]
    """
    inner = brackets(text)
    first = _all(text, inner, known, excluded, frozenset()) if known.empty else ()
    cited = frozenset(family for f in first for family in f.people.families)
    return sorted(_all(text, inner, known, excluded, cited), key=lambda f: (f.start, f.year.start))


def _all(
    text: str, inner: Sequence[Bracket], known: Known, excluded: Sequence[tuple[int, int]], cited: frozenset[str]
) -> Iterator[Found]:
    """Every year, in its innermost bracket or in none, with its names."""
    barred = Stretches(excluded)
    years = [y for y in years_in(text, 0, len(text)) if y.start not in barred]
    at: dict[Bracket | None, list[CitedYear]] = {}
    for year, bracket in zip(years, innermost(inner, (y.start for y in years)), strict=True):
        at.setdefault(bracket, []).append(year)
    for bracket, group in at.items():
        if bracket is None:
            yield from _bare(text, group, known)
        else:
            yield from _in_bracket(text, bracket, group, known, cited)


def _in_bracket(
    text: str, bracket: Bracket, years: Sequence[CitedYear], known: Known, cited: frozenset[str]
) -> Iterator[Found]:
    """The citations of one bracket; a year without names belongs to the names before it."""
    floor, last = bracket.inside[0], None
    for year in years:
        found = _with_names(text, floor, year, known)
        if found is not None and last is None:
            found = _introduced(text, bracket, found, known)
        if found is None and last is not None and _SEPARATOR.match(text[floor : year.start]):
            found = Found(last.people, year, year.start, year.end, last.shape)
        elif found is None and last is None and not text[bracket.inside[0] : year.start].strip(" \n\t[~"):
            found = _before_bracket(text, bracket, year, known, cited)
        if found is not None:
            if last is None or not _again(found, last):
                yield found
            last = found
        elif last is not None:
            last = None
        floor = year.end


def _again(found: Found, last: Found) -> bool:
    """Whether two citations of a bracket are the same names and year."""
    a, b = ((f.people.families, f.people.given, f.year.year) for f in (found, last))
    return a == b


def _with_names(text: str, floor: int, year: CitedYear, known: Known) -> Found | None:
    people = people_before(text, floor, year.start, known, bracketed=True)
    if people is None or not accepts(text, people, year, known, "bracket"):
        return None
    return Found(people, year, people.start, year.end, "bracket")


def _introduced(text: str, bracket: Bracket, found: Found, known: Known) -> Found:
    """ "World Health Organization (WHO, 2010)": the name before the bracket is the author, the bracket gives its abbreviation too."""
    if (
        text[bracket.inside[0] : found.start].strip()
        or len(found.people.persons) > 1
        or not found.people.persons[0].organisation
    ):
        return found
    institution = known.institution_before(text, _sentence_start(text, bracket.start), bracket.start)
    if institution is None or not set(known.meant((institution[0],), ("",))) & set(
        known.meant(found.people.families, ("",))
    ):
        return found
    name, start = institution
    people = People((Person(name, "", start, organisation=True),), False, start, None, False)
    end = bracket.end if bracket.closed and found.end == bracket.inside[1] else found.end
    return Found(people, found.year, start, end, "narrative")


def _before_bracket(text: str, bracket: Bracket, year: CitedYear, known: Known, cited: frozenset[str]) -> Found | None:
    """Names right before the bracket, or a name some words before it."""
    floor = _sentence_start(text, bracket.start)
    people = people_before(text, floor, bracket.start, known, bracketed=False)
    end = bracket.end if bracket.closed and not text[year.end : bracket.inside[1]].strip() else year.end
    near = people is not None and accepts(text, people, year, known, "narrative")
    if people is not None and near and (known.empty or known.meant(people.families, people.given)):
        return Found(people, year, people.start, end, "narrative")
    apart = name_apart(text, floor, bracket.start, year, known, cited)
    if people is not None and near and (apart is None or not known.is_name(apart.families[-1])):
        return Found(people, year, people.start, end, "narrative")
    return Found(apart, year, apart.start, end, "apart") if apart else None


def _bare(text: str, years: Sequence[CitedYear], known: Known) -> Iterator[Found]:
    """Names and year in no bracket; more years may follow the first."""
    last: Found | None = None
    for year in years:
        if last is not None and re.fullmatch(r",\s?", text[last.year.end : year.start]):
            last = Found(last.people, year, year.start, year.end, "bare")
            yield last
            continue
        floor, last = _sentence_start(text, year.start), None
        people = people_before(text, floor, year.start, known, bracketed=False)
        if people is not None and accepts(text, people, year, known, "bare"):
            last = Found(people, year, people.start, year.end, "bare")
            yield last


_SENTENCE = re.compile(
    r"(?:[^\W\d_]{2}|[)\]\d”’\"'])[.!?][”’\"'»)]?\s+(?=[^\W\d_a-z])|\n[ \t\u00a0]*\n|[|\t]|\t[^\t\n]{0,80}\n|(?:\A|\n)[A-ZÀ-Þ][^\n.,;:(&-]{2,38}\n|\S[ \u00a0]{3,}(?=\S)|<br>|\n\s*(?:[-•*▪◦●➢►→✓]|\d{1,2}\.|[A-Za-z][.)])\s"
)
_NOT_END = re.compile(
    r"(?:\bal|\bDr|\bProf|\bMr|\bMrs|\bMs|\bSt|\bvs|\bcf|\bEd|\bEds|\bHrsg|\be\.g|\bi\.e|\bJr|\bSr|\bca)\.\Z"
)


def _sentence_start(text: str, at: int, reach: int = 400) -> int:
    """Where the sentence (or cell, or bullet) that holds an offset begins."""
    low = max(0, at - reach)
    start = low
    for match in _SENTENCE.finditer(text, low, at):
        if not _NOT_END.search(text[max(low, match.start() - 6) : match.end()].rstrip()):
            start = match.end()
    return start


def lead_in(text: str, floor: int, start: int) -> str:
    """The small words between an opening bracket or a semicolon and a citation: "see also", "e.g."; "" if there are none.

    >>> lead_in("(see also Doe 2000)", 1, 10)
    'see also'
    """
    words = re.split(r"[;(\[]", text[floor:start])[-1].strip(" \n\t,")
    bare = [w.strip(".,:").lower() for w in words.split()]
    return (
        " ".join(words.split())
        if bare and len(bare) <= 6 and all(w in LEAD_INS or w.rstrip(".") in LEAD_INS for w in bare)
        else ""
    )
