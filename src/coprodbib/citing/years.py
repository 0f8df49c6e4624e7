"""Years in running text: with letters, several behind one name, words instead, and the locators behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from coprodbib.openings import YEAR_WORDS

_NUMBER = r"(?:1[5-9]|20)\d\d"
_LETTER = r"(?:[a-z](?![^\W_])|\s[a-k](?=\s?(?:[,;:)\]]|\Z)))"
_WORD = (
    rf"(?:{YEAR_WORDS}|accepted|unpublished|under review|in review|in prep\b\.?|em preparação|en preparación|work in progress|in this volume|this volume)(?!\w)"
).replace(" ", r"\s")
YEAR = re.compile(
    rf"(?<![\w/€$£–-])(?<!\d[.,])(?:(?P<first>\[{_NUMBER}\]\s?|{_NUMBER}/)?(?P<year>\[(?:ca?\.\s?)?{_NUMBER}\]|(?:ca?\.\s?)?{_NUMBER})(?P<letter>{_LETTER})?(?P<again>\s?\[{_NUMBER}\]|\s?/\s?{_NUMBER}|\s\({_NUMBER}\))?(?!\d|[.,]\d|%|\w)"
    rf"|(?<!\w)(?P<word>{_WORD}))",
    re.I,
)
_NEXT_LETTER = re.compile(r"(?:\s?,\s?|\s?/\s?|\s?(?:&|and|und|et|y|e)\s)(?P<letter>[a-z])(?![^\W_.])")
_DASH = re.compile(r"\s?[–—-]\s?(\d{4}|\d{2})(?!\d)")

LONGEST_SPAN = 40
"""Years over which a work may come out."""

_LABELS = {
    "page": r"pp?\.?|pages?|S\.|Seiten?|Ss?\.|págs?\.?|pgs?\.?|p[áa]ginas?|blz\.|pag\.",
    "chapter": r"chapters?|chaps?\.?|ch\.|Kap(?:itel|\.)|cap(?:ítulo|\.)|chapitre|hoofdstuk|hst\.",
    "section": r"sections?|sec\.|§{1,2}|Abschn(?:itt|\.)",
    "volume": r"vols?\.|Bd\.|Band",
    "paragraph": r"paras?\.|paragraphs?|Rn\.|Rz\.|Absatz",
    "figure": r"figs?\.|figures?|Abb\.",
    "table": r"tables?|Tab\.",
    "note": r"n\.|notes?|Anm\.|fn\.",
    "part": r"parts?|pt\.",
    "verse": r"v\.|verses?",
    "book": r"books?|bk\.",
    "line": r"lines?",
}
_VALUE = r"(?:\d{1,2}:\d{1,4}|[SAeR]?\d{1,5}(?:\.\d{1,3})?[a-z]?|[ivxlc]{1,7}\b)(?:\s?[–—-]\s?(?:\d{1,5}(?:\.\d{1,3})?|[ivxlc]{1,7}\b))?(?:\s?ff?\.?(?!\w))?"
_LOCATOR = re.compile(
    r"\s?[,:;]?\s?(?:(?:"
    + "|".join(rf"(?P<{name}>{words})" for name, words in _LABELS.items())
    + rf")\s?(?P<value>{_VALUE}(?:\s?(?:,|&|and|und)\s?{_VALUE}){{0,4}})"
    + rf"|(?<=:)\s?(?P<colon>{_VALUE}(?:\s?,\s?{_VALUE}){{0,4}})|(?<=,)\s(?P<comma>\d{{1,2}}:\d{{1,4}}|\d{{1,3}}(?:\s?[–—-]\s?\d{{1,4}})?(?:\s?ff?\.)?|\d{{1,4}}\s?[–—-]\s?\d{{1,4}}(?:\s?ff?\.)?|[ivxlc]{{1,7}}(?=\s?(?:[;)\]]|\Z))))(?![\w%])",
    re.I,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CitedYear:
    """One year as printed ("2021a", "forthcoming"); ``start`` and ``end`` are where it stands, locator included in ``end``.

    ``bare_end`` is where the year itself ends.
    """

    year: str
    start: int
    bare_end: int
    end: int
    locator: str | None = None
    label: str | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The years printed; none in "forthcoming"."""
        return tuple(map(int, re.findall(r"\d{4}", self.year)))


def years_in(text: str, start: int, end: int) -> list[CitedYear]:
    """The years of ``text[start:end]`` with their locators; "2013a, b" are two.

    >>> [(y.year, y.locator) for y in years_in("Doe 2000a, b, p. 4; Roe forthcoming", 0, 35)]
    [('2000a', None), ('2000b', '4'), ('forthcoming', None)]
    """
    out: list[CitedYear] = []
    for match in YEAR.finditer(text, start, end):
        if out and match.start() < out[-1].end:
            continue  # the pages "1990–2000" of a locator
        dash = _DASH.match(text, match.end(), end) if match["word"] is None else None
        if dash is None:
            out += _with_letters(text, match, end)
        elif _is_span(match["year"], dash[1]):
            out.append(_with_locator(text, " ".join(f"{match[0]}{dash[0]}".split()), match.start(), dash.end(), end))
    return out


def _is_span(first: str, last: str) -> bool:
    """Whether these may be years of one work ("1972–73", "1998-2012"), if a list has it; a life or a war is told apart by that."""
    number = int(re.sub(r"\D", "", first))
    return len(last) == 2 and int(str(number)[:2] + last) > number or 0 < int(last) - number <= LONGEST_SPAN


def _with_letters(text: str, match: re.Match[str], end: int) -> list[CitedYear]:
    """The year, and the further letters behind it; the last takes the locator."""
    printed = " ".join(match[0].split())
    printed = printed.strip("[]") if re.fullmatch(r"\[[^\[\]]+\]", printed) else printed
    if match["letter"] and match["letter"][0].isspace():
        printed = match["year"] + match["letter"].strip()
    found = [(printed, match.start(), match.end())]
    while match["letter"] and (more := _NEXT_LETTER.match(text, found[-1][2], end)):
        if not 1 <= ord(more["letter"]) - ord(found[-1][0][-1]) <= 3:
            break
        found.append((match["year"] + more["letter"], more.start("letter"), more.end()))
    *before, last = found
    return [CitedYear(y, a, b, b) for y, a, b in before] + [_with_locator(text, *last, end)]


def _with_locator(text: str, year: str, start: int, at: int, end: int) -> CitedYear:
    found = _LOCATOR.match(text, at, end)
    while found and (further := _LOCATOR.match(text, found.end(), end)) and further["page"]:
        found = further  # "Bd. 2, S. 275": the page says most
    if found is None:
        return CitedYear(year, start, at, at)
    label = next((name for name in _LABELS if found[name]), "page")
    value = found["value"] or found["colon"] or found["comma"]
    return CitedYear(year, start, at, found.end(), " ".join(value.split()), label)
