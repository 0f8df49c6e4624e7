"""The edges of publishers and places."""

from __future__ import annotations

import re

from coprodbib.parsing.cities import CITY
from coprodbib.parsing.edges.titles import BY_TRANSLATOR, PLACE_BEHIND, Entry
from coprodbib.parsing.pieces import EDITION, Found, publisher_score

_PREPRINT = re.compile(r"[Pp]reprint (?:at|in|on) ")
_UNPUBLISHED = re.compile(
    r"(?:no publicada|não publicada|[Uu]npublished|[Uu]nveröff\w*\.?(?:\sMs\.?)?|Ms\.?|Manuskript|[Mm]imeo\.?),?\s(?=[A-ZÀ-Þ])"
)
_PAGES_ANNOUNCED = re.compile(r"[\s(]+(?:pp?|S)\.?\Z")
_EDITION_AND_YEAR = re.compile(r"\s(?P<edition>\d{1,2})(?P<year>(?:1[89]|20)\d\d)\Z")
"""A raised edition that lost its height: "Stuttgart 121965"."""
_TOTAL_BEHIND = re.compile(r"[\s,.;]{1,3}\d{1,4}\s?(?:pp?|S|Seiten|págs?|f)\.?\Z")
_PLACE_BEFORE = re.compile(
    rf"(?P<place>(?:{CITY.pattern}|[A-ZÀ-Þ][^\W\d_]+(?:\s[A-ZÀ-Þ][^\W\d_]+){{0,2}}(?=\s\([A-Z]{{2}}\)|,\s[A-Z]{{2}}:))(?:\s\([A-Z]{{2}}\)|,\s[A-Z]{{2}})?):\s(?=[A-ZÀ-Þ])"
)
"""A place that the publisher swallowed: "Mount Pleasant (MI): Central Michigan University"."""
_YEAR_AGAIN = re.compile(r"[.,]\s(?P<year>(?:1[5-9]|20)\d\d)\Z")
_DATABASES = re.compile(
    r"(?:(?:Google Scholar|Web of Science|[Cc]ross[Rr]ef|PubMed(?:/NCBI| Central)?|(?:PMID|pmid|PMCID|pmcid)\s?:?\s?(?:PMC)?\d+|Full [Tt]ext|View Record in Scopus|Scopus|Medline|MEDLINE|View Article|Article|ISI|ADS|CAS)[®™]?[\s,;|.•·]*)+\Z"
)
"""Links of a publisher's page behind an entry."""
_CITY_AND_HOUSE = re.compile(rf"(?P<city>{CITY.pattern})\s?;\s(?P<house>[A-ZÀ-Þ][^;:\d]{{2,60}})\Z")
"""A house behind a semicolon: "Köln; Lindenverlag: 1997"."""
_SERVERS = re.compile(r"(?:bior|medr|ar|chemr|psyar|socar|engr|earthar)xiv\b(?:\s\[?preprint\]?)?\Z", re.I)
"""Where preprints appear; what stands behind the name is no part of it."""
_AT_A_SCHOOL = re.compile(
    r"(?:(?:[Dd]issertation|Diss\.|[Tt]hesis|Habilitationsschrift|Diplomarbeit|Magisterarbeit|Masterarbeit|Bachelorarbeit),?\s)?(?:an der|der|at the|at)\s(?=[A-ZÀ-Þ])"
)
_EDITION_BEFORE = re.compile(rf"{EDITION.pattern}[.,]?\s(?=[A-ZÀ-Þ])", re.I)
_PAGES_BEHIND = re.compile(r"[\s,.:]{1,3}(?P<pages>\d{1,4}\s?[–-]\s?\d{1,4})\Z")
_GENRE_BEHIND = re.compile(
    r"[\s,]{1,2}(?:(?:PhD|Ph\.D\.|[Dd]octoral|[Mm]aster’?'?s?)\s)?(?:[Dd]issertation|[Tt]hesis)\Z"
)


def publisher(text: str, part: Found, entry: Entry) -> list[Found]:
    """A publisher without the pages or the kind of thesis behind it."""
    label, start, end = part
    if by := BY_TRANSLATOR.match(text, start, end):
        return [("translator", by.end(), end)]
    if placed := _PLACE_BEFORE.match(text, start, end):
        found = [] if "location" in entry else [("location", *placed.span("place"))]
        return [*found, (label, placed.end(), end)]
    if _DATABASES.match(text, start, end) or text[start:end] == entry.get("date"):
        return []
    if server := _SERVERS.match(text, start, end):
        name = start + len(server[0].split()[0])
        return [("container-title", start, name)] if "container-title" not in entry else []
    if edition := _EDITION_BEFORE.match(text, max(0, start - 1), end):
        group = "an" if edition["an"] else "aw"
        found = [("edition", *edition.span(group))] if "edition" not in entry else []
        return [*found, *publisher(text, (label, edition.end(), end), entry)]
    for before in (_PREPRINT, _UNPUBLISHED, _AT_A_SCHOOL):
        if led := before.match(text, start, end):
            start = led.end()
    again = _YEAR_AGAIN.search(text, start + 1, end)
    if again and again["year"] == entry.get("date", "")[:4]:
        end = again.start()
    if opened := _PAGES_ANNOUNCED.search(text, start + 1, end):
        end = opened.start()
    if total := _TOTAL_BEHIND.search(text, start + 1, end):
        end = total.start()
    place = PLACE_BEHIND.search(text, start + 1, end)
    if place and "location" not in entry:
        return [(label, start, place.start()), ("location", *place.span("place"))]
    pages = _PAGES_BEHIND.search(text, start + 1, end)
    if pages and "pages" not in entry:
        return [(label, start, pages.start()), ("pages", *pages.span("pages"))]
    genre = _GENRE_BEHIND.search(text, start + 1, end)
    return [(label, start, genre.start() if genre else end)]


def location(text: str, part: Found, entry: Entry) -> list[Found]:
    """A place that is the name of a newspaper: "Washington Post"."""
    label, start, end = part
    if text[end - 1] in ")]" and not {"(", "["} & set(text[start + 1 : end]):
        end -= 1
    start += text[start] in "(["
    if (house := _CITY_AND_HOUSE.match(text, start, end)) and entry.get("publisher", entry.get("date")) == entry.get(
        "date"
    ):
        return [(label, *house.span("city")), ("publisher", *house.span("house"))]
    both = _EDITION_AND_YEAR.search(text, start, end)
    if both and "date" not in entry:
        found = [(label, start, both.start()), ("date", *both.span("year"))]
        return found if "edition" in entry else [*found, ("edition", *both.span("edition"))]
    is_paper = publisher_score(text[start:end]) == -1 and "container-title" not in entry
    return [("container-title" if is_paper else label, start, end)]
