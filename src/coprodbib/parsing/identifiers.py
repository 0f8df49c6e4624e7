"""DOI, URL, ISBN and access dates, taken off the end of an entry before anything else is read."""

from __future__ import annotations

import re

from coprodbib.languages.words import MONTHS
from coprodbib.parsing.pieces import ACCESSED, DOI, ISBN, LEAD_IN, URL, Body
from coprodbib.parsing.tokens import unpunctuated

_AHEAD = re.compile(
    r"[.,;(\[\s]{1,4}(?:Advance online publication|Online first|Epub ahead of print|Published online(?: ahead of print)?|Online ahead of print|Early View|Ahead of print)\b[^)\]]{0,40}[)\]]?[\s.]*\Z",
    re.I,
)


def take_identifiers(body: Body, start: int) -> None:
    """Label identifiers behind ``start`` and move ``body.end`` before the first of them.

    >>> body = Body("A title. Sage. https://doi.org/10.1000/182.", 0, 43)
    >>> take_identifiers(body, 0); body.found, body.text[:body.end]
    ([('doi', 31, 42)], 'A title. Sage.')
    """
    for found in (
        _doi(body, start),
        _url(body, start),
        _isbn(body, start),
        _accessed(body, start),
        _ahead(body, start),
    ):
        if found is not None:
            body.end = max(min(body.end, found), start)
    review = re.search(r"\s(?:MR|Zbl|PMID:?\s?|PMCID:?\s?|PMC)\d[\d. ]{3,14}\Z", body.text[start : body.end])
    if review:
        body.end = start + review.start()
    while body.end > start and body.text[body.end - 1] in " ,;:([<":
        body.end -= 1


_ORIGINAL = re.compile(
    r"[.,;]?\s?[(\[]?(?:(?:[Oo]uvrage|[Tt]exte)\soriginal\spublié\sen|[Oo]riginal(?:ly)?(?: work)? published(?: in)?|[Ff]irst published(?: in)?|[Oo]riginal|[Oo]rig\\.|Erstveröffentlichung|Erstausgabe|[Zz]uerst|"
    r"[Oo]riginal publicado en|[Œœ]uvre originale publiée en|[Pp]ublication originale)\s(?P<year>(?:1[4-9]|20)\d\d)[)\]]?[.\s]*\Z"
)


def take_original(body: Body, start: int) -> None:
    """Label the year of the first edition at the end of an entry and move ``body.end`` before it.

    >>> body = Body("Title. Press. (Original work published 1890)", 0, 44)
    >>> take_original(body, 0); body.found, body.text[:body.end]
    ([('original-date', 39, 43)], 'Title. Press.')
    """
    match = _ORIGINAL.search(body.text, start, body.end)
    if match:
        body.add("original-date", *match.span("year"))
        body.end = match.start() + (body.text[match.start()] == ".")


_MONTH = "|".join(sorted((re.escape(m) for m in MONTHS if len(m) > 2), key=len, reverse=True))
_DAY = re.compile(
    rf",\s(?P<day>\d{{1,2}}\.?\s(?:de\s)?(?:{_MONTH})\.?|(?:{_MONTH})\.?\s\d{{1,2}}(?:st|nd|rd|th)?|(?:{_MONTH})(?:[/–-](?:{_MONTH}))?(?<!May)(?<!may))(?:,?\s(?:19|20)\d\d)?(?=\.?\s*\Z|,\s(?:(?:pp?\.|S\.)\s?|(?=[A-Z]\d|\d{{1,4}}[–-]\d))(?P<pages>[A-Z]?\d{{1,4}}(?:[–-]\d{{1,4}})?)\.?\s*\Z)",
    re.I,
)


_FINAL_YEAR = re.compile(
    rf"[,;.]\s(?:(?:{_MONTH})\.?(?:[/–-](?:{_MONTH})\.?)?\s)?(?P<year>(?:1[4-9]|20)\d\d[a-z]?)(?:[,.;]\s(?P<pages>(?:pp?|S)\.\s?[\dA-Za-z][\w]{{0,6}}(?:[–-]\w{{1,6}})?))?[.\s]*\Z",
    re.I,
)


def take_final_year(body: Body, start: int) -> None:
    """Label a year at the end of an entry, pages behind it too, and move ``body.end`` before them.

    >>> body = Body("Title. Cambridge UP, 2001.", 0, 26)
    >>> take_final_year(body, 0); body.found, body.text[:body.end]
    ([('date', 21, 25)], 'Title. Cambridge UP')
    """
    match = _FINAL_YEAR.search(body.text, start, body.end)
    if match is None:
        return
    body.add("date", *match.span("year"))
    body.end = match.start()
    if match["pages"]:
        body.add("pages", *match.span("pages"))


def take_day(body: Body, start: int) -> None:
    """Label the day of a newspaper at the end of an entry ("The Guardian, 5 May, p. 12") and move ``body.end`` before it.

    >>> body = Body("Title. The Guardian, 5 May, p. 12.", 0, 34)
    >>> take_day(body, 0); body.found, body.text[:body.end]
    ([('date-extra', 21, 26), ('pages', 31, 33)], 'Title. The Guardian')
    """
    match = _DAY.search(body.text, start, body.end)
    if match is None or any(label == "date-extra" for label, _, _ in body.found):
        return
    body.add("date-extra", *match.span("day"))
    if match["pages"]:
        body.add("pages", *match.span("pages"))
    body.end = match.start()


def _doi(body: Body, start: int) -> int | None:
    match = DOI.search(body.text, start, body.end)
    if match is None:
        return None
    end = match.start("doi") + len(unpunctuated(match["doi"]))
    body.add("doi", match.start("doi"), end)
    return match.start()


def _url(body: Body, start: int) -> int | None:
    match = next((m for m in URL.finditer(body.text, start) if "doi.org/10." not in m[0]), None)
    if match is None:
        return None
    body.add("url", match.start("url"), match.start("url") + len(unpunctuated(match["url"])))
    lead = LEAD_IN.search(body.text, max(start, match.start() - 120), match.start())
    return lead.start() if lead else match.start()


def _isbn(body: Body, start: int) -> int | None:
    match = ISBN.search(body.text, start, body.end)
    if match is None:
        return None
    body.add("isbn", *match.span("isbn"))
    return match.start()


_OF_ACCESS = (
    "access", "retriev", "view", "consult", "visit", "cited", "gerufen", "geprüft", "gesehen", "geraadpleegd", "zugriff", "zugegriffen", "acess", "recuperado",
)  # fmt: skip
"""Parts of words without which no day of access is named; looking for them is much quicker than the pattern."""


def _accessed(body: Body, start: int) -> int | None:
    low = body.text.lower()
    match = ACCESSED.search(body.text, start) if any(word in low for word in _OF_ACCESS) else None
    if match is None:
        return None
    body.add("accessed", *match.span("accessed"))
    return match.start() if match.start() < body.end else None


def _ahead(body: Body, start: int) -> int | None:
    match = _AHEAD.search(body.text, start, body.end)
    return match.start() + 1 if match and body.text[match.start()] == "." else match.start() if match else None
