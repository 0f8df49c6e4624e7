"""One entry -> labelled words, by grammar: how it opens, what its tail is, and the title between."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from coprodbib.openings import Opening, find_names, find_names_before_colon, find_opening
from coprodbib.parsing.evidence import Evidence
from coprodbib.parsing.hosts import EDITED_BY, find_host, host
from coprodbib.parsing.identifiers import take_day, take_final_year, take_identifiers, take_original
from coprodbib.parsing.imprint import take_translators
from coprodbib.parsing.journals import journal_tail
from coprodbib.parsing.pieces import PAGES, Body, Found
from coprodbib.parsing.sentences import sentence_ends
from coprodbib.parsing.works import begins_with_genre, book, thesis

YEAR = re.compile(r"(?<![\d–-])(?:1[5-9]|20)\d\d[a-z]?(?![\d])(?!\s?[–-]\s?\d)")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "„": "“”", "«": "»", "'": "'", "”": "”", "»": "«"}
_PAGES_IN = re.compile(rf"(?:\bPp?\.|\bPages?)\s(?P<pages>{PAGES})[.,]?\s[Ii]n:?\s\Z")


@dataclass(frozen=True, slots=True)
class Begun:
    """An entry whose opening and identifiers are labelled: what does not depend on the rest of its list."""

    body: Body
    opening: Opening | None


def begin(text: str, start: int) -> Begun:
    """Label what an entry in flat text opens with (nothing where it opens in no known way), its identifiers and dates.

    >>> begin("Doe, J. 2000. A title. Sage.", 0).body.found
    [('author', 0, 7), ('date', 8, 12)]
    """
    body = Body(text, start, len(text.rstrip()))
    rest = text[start:]
    opening = find_opening(rest) or find_names(rest) or find_names_before_colon(rest)
    at = start
    if opening is not None:
        _add_opening(body, opening, start)
        at += opening.end
    at += len(text[at : body.end]) - len(text[at : body.end].lstrip(" .,:;"))
    body.begin = at
    take_identifiers(body, at)
    take_original(body, at)
    take_day(body, at)
    if not any(label == "date" for label, _, _ in body.found):
        take_final_year(body, at)
    return Begun(body, opening)


def finish(begun: Begun, evidence: Evidence) -> Body:
    """Label the rest of an entry, given what its list tells.

    >>> sorted(finish(begin("Doe, J. 2000. A title. London: Sage.", 0), Evidence()).found)[2:]
    [('location', 23, 29), ('publisher', 31, 35), ('title', 14, 21)]
    """
    body = replace(begun.body, found=list(begun.body.found))
    _rest(body, body.begin, evidence)
    if not any(label == "date" for label, _, _ in body.found):
        _late_year(body, body.begin)
    return body


_ROLES = {
    "trans": "translator",
    "übers": "translator",
    "direc": "author",
    "write": "author",
    "produ": "author",
    "host": "author",
    "autho": "author",
}


def label_of_role(role: str) -> str:
    """The label of names with a role printed behind them: "eds" makes editors, none makes authors.

    >>> label_of_role("Eds"), label_of_role("trans"), label_of_role("")
    ('editor', 'translator', 'author')
    """
    return _ROLES.get(role[:5].lower(), "editor") if role else "author"


def _add_opening(body: Body, opening: Opening, start: int) -> None:
    label = label_of_role(opening.role)
    body.found += [
        (name, start + a, start + b) for name, (a, b) in ((label, opening.authors), ("date", opening.year)) if a < b
    ]
    if opening.original[0] >= 0:
        body.add("original-date", start + opening.original[0], start + opening.original[1])
    if opening.extra[0] < opening.extra[1]:
        body.add("date-extra", start + opening.extra[0], start + opening.extra[1])


_HOST_ALONE = re.compile(r"[:,]\s[Ii]n:?\s(?=[A-ZÀ-Þ][^.]{10,200}\s(?:edited\sby|eds?\.|[(][Ee]ds?\.:?)\s)")
"""Physicists print no titles of chapters: "R. Blythe: in A History, edited by D. Kettle"."""


def _rest(body: Body, start: int, evidence: Evidence) -> None:
    """Everything behind the opening: a quoted title, a chapter, a thesis, an article, or a book."""
    quoted = _quoted_title(body, start, evidence)
    at = quoted if quoted is not None else start
    if quoted is not None:
        at = quoted = take_translators(body, at)
    if quoted is None and (untitled := _HOST_ALONE.match(body.text, max(0, start - 2), body.end)):
        host(body, untitled.end())
        return
    found_host = find_host(body.text, max(start, at - 2), body.end)
    if found_host:
        pages = _PAGES_IN.search(body.text, at, found_host[1])
        if pages:
            body.add("pages", *pages.span("pages"))
        if quoted is None:
            body.add("title", start, _trimmed(body.text, start, pages.start() if pages else found_host[0]))
        host(body, found_host[1])
    elif (
        quoted is not None
        and (by := EDITED_BY.search(body.text, at + 5, body.end))
        and body.text[at : by.start()].count(".") == 0
    ):
        host(body, at)
    elif quoted is None and (place := _unannounced_host(body, start)):
        body.add("title", start, _trimmed(body.text, start, place[0]))
        host(body, place[1])
    elif thesis(body, start, quoted):
        pass
    elif quoted is not None and begins_with_genre(body, at):
        book(body, at, evidence, has_title=True)
    elif not journal_tail(body, at, quoted=quoted is not None) and not _untitled(body, at):
        book(body, at, evidence, has_title=quoted is not None)


def _unannounced_host(body: Body, start: int) -> tuple[int, int] | None:
    """(end of the title, start of the book) of "A title. A book, eds Doe J, Roe R (Academic, New York), pp 1–20"."""
    by = _EDS.search(body.text, start, body.end)
    ends = sentence_ends(body.text, start, by.start()) if by else []
    return ends[-1] if ends else None


_EDS = re.compile(r",\seds?\.?\s(?=[A-ZÀ-Þ][\w’'-]*[\s.])[^()]{3,200}\([^()]{3,60}\),\spp?\b")


def _untitled(body: Body, start: int) -> bool:
    """Astronomers print no titles: "Komatsu E. 2001, PASJ, 53, 57"."""
    trial = Body(body.text, start, body.end)
    if len(body.text[start : body.end].split()) > 9 or not journal_tail(trial, start, quoted=True):
        return False
    if {"volume", "pages"} <= {label for label, _, _ in trial.found}:
        body.found += trial.found
        return True
    return False


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " ,;:." and not re.search(r"\b[A-Z]\.[A-Z]\.\Z", text[start:end]):
        end -= 1
    return end


def _quoted_title(body: Body, start: int, evidence: Evidence) -> int | None:
    """Label a title in quotation marks; returns where the rest begins.

    In a list that sets no quotation marks round titles, they are part of a title that goes on behind them.
    """
    opening = body.text[start : start + 1]
    if opening not in _QUOTES:
        return None
    body.asked = True
    for match in re.finditer(rf"[{_QUOTES[opening]}]", body.text[start + 1 : body.end]):
        end = start + 1 + match.start()
        after = body.text[end + 1 : end + 4]
        if re.match(r":\s?\S", after) or not evidence.quotes and re.match(r"\s[A-ZÀ-Þ]", after):
            return None  # the title goes on: “I would rather be a cyborg”: Becoming ...
        if re.match(r"[.,;:]|\s[A-ZÀ-Þ(\[]|\sin\b|\s?\Z", after) or body.text[end - 1] in ".,?!":
            if end - start < 8:
                return None
            body.add("title", start + 1, _trimmed(body.text, start + 1, end))
            rest = end + 1
            return rest + len(body.text[rest : body.end]) - len(body.text[rest : body.end].lstrip(" .,;:"))
    return None


_FINAL_YEARS = re.compile(r"(?<![\d–-])(?P<years>(?:1[5-9]|20)\d\d\s?[–-]\s?(?:1[5-9]|20)?\d\d)\.?\s*\Z")
_NO_YEARS = frozenset({"title", "pages", "volume", "issue", "url", "doi", "accessed"})
"""Where a number that looks like one is no year of publication."""


def _late_year(body: Body, start: int) -> None:
    """The year where the opening had none: the last one behind the title that is no page."""
    taken = [(a, b) for label, a, b in body.found if label in _NO_YEARS]
    for match in reversed(list(YEAR.finditer(body.text, start, len(body.text)))):
        if not any(a <= match.start() < b for a, b in taken):
            body.found = [_without(body.text, part, match) for part in body.found]
            body.add("date", *match.span())
            return
    if (span := _FINAL_YEARS.search(body.text, start)) and not any(a <= span.start() < b for a, b in taken):
        body.add("date", *span.span("years"))


def _without(text: str, part: Found, year: re.Match[str]) -> Found:
    """A part without the year at its end: "Springer VS 1968"."""
    label, start, end = part
    return (label, start, _trimmed(text, start, year.start())) if start < year.start() < end == year.end() else part
