"""DOI, URL, ISBN and access dates, taken off the end of an entry before anything else is read."""

from __future__ import annotations

import re

from coprodbib.parsing.pieces import ACCESSED, DOI, ISBN, LEAD_IN, URL, Body

_AHEAD = re.compile(r"[.,;(\[\s]+(?:Advance online publication|Online first|Epub ahead of print|Published online(?: ahead of print)?|Online ahead of print|Early View|Ahead of print)\b[^)\]]{0,40}[)\]]?[\s.]*\Z", re.I)
_DROPPED = re.compile(r"\s?\[[A-Za-z ]{0,20}\]\s*\Z")


def take_identifiers(body: Body, start: int) -> None:
    """Label identifiers behind ``start`` and move ``body.end`` before the first of them.

    >>> body = Body("A title. Sage. https://doi.org/10.1000/182.", 0, 43)
    >>> take_identifiers(body, 0); body.found, body.text[:body.end]
    ([('doi', 31, 42)], 'A title. Sage.')
    """
    for found in (_doi(body, start), _url(body, start), _isbn(body, start), _accessed(body, start), _ahead(body, start)):
        if found is not None:
            body.end = max(min(body.end, found), start)
    review = re.search(r"\s(?:MR|Zbl|PMID:?\s?|PMCID:?\s?|PMC)\d[\d. ]{3,14}\Z", body.text[start : body.end])
    if review:
        body.end = start + review.start()
    while body.end > start and body.text[body.end - 1] in " ,;:([<":
        body.end -= 1


def _doi(body: Body, start: int) -> int | None:
    match = DOI.search(body.text, start, body.end)
    if match is None:
        return None
    end = match.start("doi") + len(_unpunctuated(match["doi"]))
    body.add("doi", match.start("doi"), end)
    return match.start()


def _unpunctuated(identifier: str) -> str:
    """An identifier without the punctuation of the sentence around it."""
    while identifier and (identifier[-1] in ".,;:’”'\"" or identifier[-1] in ")]" and identifier.count("(") + identifier.count("[") < identifier.count(")") + identifier.count("]")):
        identifier = identifier[:-1]
    return identifier


def _url(body: Body, start: int) -> int | None:
    match = next((m for m in URL.finditer(body.text, start) if "doi.org/10." not in m[0]), None)
    if match is None:
        return None
    body.add("url", match.start("url"), match.start("url") + len(_unpunctuated(match["url"])))
    lead = LEAD_IN.search(body.text, max(start, match.start() - 120), match.start())
    return lead.start() if lead else match.start()


def _isbn(body: Body, start: int) -> int | None:
    match = ISBN.search(body.text, start, body.end)
    if match is None:
        return None
    body.add("isbn", *match.span("isbn"))
    return match.start()


def _accessed(body: Body, start: int) -> int | None:
    match = ACCESSED.search(body.text, start)
    if match is None:
        return None
    body.add("accessed", *match.span("accessed"))
    return match.start() if match.start() < body.end else None


def _ahead(body: Body, start: int) -> int | None:
    match = _AHEAD.search(body.text, start, body.end)
    return match.start() + 1 if match and body.text[match.start()] == "." else match.start() if match else None
