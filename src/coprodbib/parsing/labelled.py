"""Labels of tokens -> the parts of an entry, as the grammar would name them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coprodbib.openings import without_final_stop
from coprodbib.parsing.features import is_mark
from coprodbib.parsing.hints import OTHER
from coprodbib.parsing.pieces import Found
from coprodbib.parsing.tokens import Token

ONCE = frozenset({"title", "container-title", "publisher", "location", "volume", "issue", "pages", "edition", "collection-title", "genre", "date", "doi", "url"})  # fmt: skip
"""Fields an entry has once: what comes later is of another work (a reprint, a review)."""
_PEOPLE = frozenset({"author", "editor", "translator"})
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]\d\d|20\d\d)(?:\s?[a-z](?!\w))?(?!\d)(?:\s?[/–-]\s?(?:\d{4}|\d{2})(?!\d))?")
_ROLE_BEHIND = re.compile(
    r"[\s,(\[]{1,3}(?:[Ee]ds?\b|[Ee]ditors?\b|(?:Hrsg|Hg|Hgg)\b|[Oo]rgs?\b|[Cc]oords?\b|[ée]ds?\b|[Ee]ditores?\b|[Oo]rganizador(?:es)?\b|a cura di\b|red\b)"
)
_MORE_PLACES = re.compile(r"\s(?:u\.\s?a|et\sal|etc)\b\.?")
_ABBREVIATED = re.compile(r"(?:\bal|\bJr|\bSr|\bu\.\s?a|\be\.\s?a)\Z")
_GENRE_NUMBER = re.compile(r",?\s(?:[Nn]os?\.?\s?|[Nn]r\.?\s?|[Nn]\.?[°º]\s?|#)?(?P<n>[A-Z]{0,4}[-–]?\d[\w/–-]*)")
_LETTERS = re.compile(r"[^\W\d_]")


def parts(text: str, tokens: Sequence[Token], labels: Sequence[str]) -> list[Found]:
    """The parts of an entry in its order.

    >>> tokens = [Token("Doe", 0, 3), Token("2000", 5, 9)]
    >>> parts("Doe, 2000", tokens, ["author", "date"])
    [('author', 0, 3), ('date', 5, 9)]
    """
    return _with_years_of_titles(text, _all_parts(text, tokens, labels))


_YEARS = re.compile(r"(?:1[4-9]|20)\d\d\s?[–-]\s?(?:1[4-9]|20)\d\d")


def _with_years_of_titles(text: str, found: list[Found]) -> list[Found]:
    """Years behind a title belong to it: "Memories of River Towns: 1850–1950" has no such pages."""
    out: list[Found] = []
    for label, start, end in found:
        last = out[-1] if out else ("", 0, 0)
        if label == "pages" and "title" in last[0] and start - last[2] <= 2 and _YEARS.fullmatch(text, start, end):
            out[-1] = (last[0], last[1], end)
        else:
            out.append((label, start, end))
    return out


def _all_parts(text: str, tokens: Sequence[Token], labels: Sequence[str]) -> list[Found]:
    out: list[Found] = []
    seen: set[str] = set()
    hosted = "container-title" in labels
    for label, first, last in _runs(tokens, labels):
        if label == "title" and label in seen and not hosted:
            label, hosted = "container-title", True  # a second title is that of the book around the first
        if label in seen and label in ONCE or label == "note":
            continue
        seen.add(label)
        start, end = tokens[first].start, tokens[last].end
        if label in _PEOPLE:
            end = start + len(without_final_stop(text[start : _with_stop(text, tokens[last])]))
            label = "editor" if label == "author" and not out and _ROLE_BEHIND.match(text, end) else label
        if label == "location" and (more := _MORE_PLACES.search(text, start, end)):
            end = more.start()
        out += _split(label, text, start, end)
    return out


def _split(label: str, text: str, start: int, end: int) -> list[Found]:
    """A date is year and day, a genre may have a number: "Working Paper No. 12"."""
    if label == "date":
        return _dates(text, start, end)
    number = _GENRE_NUMBER.search(text, start, end) if label == "genre" else None
    if number is None or number.end("n") != end or number.start() == start:
        return [(label, start, end)]
    return [(label, start, number.start()), ("number", *number.span("n"))]


def _runs(tokens: Sequence[Token], labels: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """(label, first token, last token) of every stretch; stretches parted by two marks at most are one."""
    run: tuple[str, int, int] | None = None
    for k, label in enumerate(labels):
        if label == OTHER:
            continue
        if run and run[0] == label and (k == run[2] + 1 or _are_one(label, tokens[run[2] + 1 : k])):
            run = (label, run[1], k)
            continue
        if run:
            yield run
        run = (label, k, k)
    if run:
        yield run


def _are_one(label: str, between: Sequence[Token]) -> bool:
    """Whether two stretches of a label are one field: two marks at most part them, and no bracket or stop two publishers."""
    marks = [token.text for token in between if is_mark(token)]
    ends = label == "publisher" and not {".", "]", ")"}.isdisjoint(marks)
    return len(between) == len(marks) <= 2 and not ends


def _with_stop(text: str, last: Token) -> int:
    """The end of names, with the stop of an initial or of "et al."."""
    initial = len(last.text) == 1 and last.text.isupper()
    ends = initial or _ABBREVIATED.search(text, max(0, last.end - 8), last.end)
    return last.end + (text[last.end : last.end + 1] == "." and bool(ends))


def _dates(text: str, start: int, end: int) -> list[Found]:
    """The year, and the month and day beside it."""
    year = _YEAR.search(text, start, end)
    if year is None:
        return [("date", start, end)]
    out: list[Found] = [("date", year.start(), year.end())]
    for a, b in ((start, year.start()), (year.end(), end)):
        while a < b and text[a] in " ,.;()/":
            a += 1
        while b > a and text[b - 1] in " ,.;()/":
            b -= 1
        if _LETTERS.search(text, a, b):
            out.append(("date-extra", a, b))
    return out
