"""Books: edition, series, place and publisher, pages, role of editors and translators."""

from __future__ import annotations

import re

from coprodbib.parsing.cities import CITY
from coprodbib.parsing.pieces import BRACKET_PAGES, EDITION, PAGE_WORD, PAGES, REVISED, Body, publisher_score
from coprodbib.parsing.sentences import sentence_ends

_CITY_NAME = r"(?:St\.\s|Ste?\.-)?[A-ZÀ-Þ](?:[^\W\d_]|[’'\- ](?=[^\W\d_])){1,40}"
_PLACE = rf"{_CITY_NAME}(?:\s[ai]\.\s?[A-Z][a-z]{{0,2}}\.)?(?:\s\([A-Z]{{2,3}}\))?(?:(?:,|\s?/|\s?&|;|\s[–-]|\sand\b)\s?(?:{_CITY_NAME}|D\.\s?C\.|[A-Z]\.[A-Z]\.)){{0,4}}"
_PUBLISHER = r"[^\s:.,;][^:;“”\"]{1,110}"
PLACE_PUBLISHER = re.compile(
    rf"(?P<place>{_PLACE})(?:\s(?:u\.\s?a\.|etc\.|\[u\.\s?a\.\]|et\sal\.))?,?\s?:\s(?P<publisher>{_PUBLISHER}?)(?P<year>[,;]\s(?:1[5-9]|20)\d\d[a-z]?)?[\s.,;)]*\Z"
)
_COUNTRY = r"(?:,\s(?:[A-Z]{2,3}\b|[A-Z]\.[A-Z]\.(?:[A-Z]\.)?|MA|Mass\.|England|Germany|France|United Kingdom|United States|Australia|Canada|The Netherlands|Netherlands|India|Italy|Spain|Switzerland|Austria|California|Ontario))?"
_END = r"(?P<year>,\s(?:1[5-9]|20)\d\d)?[\s.)]*\Z"
_PUBLISHER_CITY = re.compile(
    rf"(?P<publisher>(?:(?:il|la|le|lo|gli)\s|l[’'])?[A-ZÀ-Þ][^.:;“”\"]{{2,80}}?),\s(?P<place>{CITY.pattern}(?:\s[A-Z]{{2}}\b)?{_COUNTRY}){_END}"
)
_COMMA_PUBLISHER_CITY = re.compile(
    rf"(?P<publisher>(?:(?:il|la|le|lo|gli)\s|l[’'])?[A-ZÀ-Þ][^,.:;“”\"]{{1,60}}),\s(?P<place>{CITY.pattern}(?:\s[A-Z]{{2}}\b)?{_COUNTRY}){_END}"
)
_PUBLISHER_PLACE = re.compile(rf"(?P<publisher>[A-ZÀ-Þ][^.:;“”\"]{{2,80}}?),\s(?P<place>{_CITY_NAME}{_COUNTRY}){_END}")
_CITY_PUBLISHER = re.compile(
    rf"(?P<place>{CITY.pattern}(?:\s?/\s?{CITY.pattern})?),\s(?P<publisher>[A-ZÀ-Þ][^.:;,“”\"]{{2,60}}){_END}"
)
_CITY_YEAR = re.compile(rf"(?P<place>{_PLACE}),\s(?P<year>(?:1[5-9]|20)\d\d)\)[\s.]*\Z")
_TRANSLATED = re.compile(
    r"[.,(]\s?(?:[Tt]ranslated(?:\sfrom\s(?:the\s)?\w+)?\sby|[Tt]rans\.\sby|[Tt]rans\.|[Üü]bers(?:etzt)?\.?\s(?:aus\s[^.]{3,25}\s)?von|[Aa]us\sdem\s\w{4,16}(?:\süber(?:setzt|tragen))?\svon|[Vv]ertaald\sdoor|[Tt]raduzione\sdi|[Tt]raduit\s(?:de\s[^.]{1,30}\s)?par|[Tt]rad\.\s(?:par|de)?|[Tt]raducido\spor|[Tt]raducción\sde)\s"
    r"(?P<names>[A-ZÀ-Þ][^()\d:]{2,120}?)(?=\)|(?<=[^\W\d_][^\W\d_])[.,]\s(?:[A-ZÀ-Þ][^:.]{1,50}:|\d)|\.?\Z|(?<=[^\W\d_][^\W\d_])\.\s)"
)
_EDITED_AND_TRANSLATED = re.compile(
    r"[.,(]\s?(?:[Ee]d(?:ited|s?\.)?\s(?:and|&)\s[Tt]rans(?:lated|\.)?(?:\sby)?|[Tt]rans(?:lated|\.)?\s(?:and|&)\s[Ee]d(?:ited|s?\.)?(?:\sby)?)\s"
    r"(?P<names>[A-ZÀ-Þ][^()\d:]{2,120}?)(?=\)|\.?\Z|(?<=[^\W\d_][^\W\d_])\.\s)"
)
_BRACKET_TRANSLATORS = re.compile(r"\((?P<names>[A-ZÀ-Þ][^()\d]{2,100}?),\s(?:Trans\.?|Übers\.?|Trad\.?|trad\.?)\)")
_VOLUME = re.compile(
    rf"(?:[(.,]\s?|\s\()(?:Vol(?:ume|s)?\.?|Bd\.?|Band|Tome|Tomo|T\.)\s?(?P<volume>\d{{1,3}}[A-Z]?|[IVXLC]{{1,6}})\b(?:,\s(?:{PAGE_WORD})\s?(?P<pages>{PAGES}))?\)?",
    re.I,
)


_SERIES_ALONE = re.compile(
    r"\s\((?P<series>[A-ZÀ-Þ][^\W\d_]+(?:\s(?:of|in|and|on|for|the|und|der|et|de|&|[A-ZÀ-Þ][^\W\d_]+)){1,9})\)(?=\.\s)"
)
_VOLUMES = re.compile(r"[.,]\s(?P<count>\d{1,2})\s(?:vols?|Bde?|tomes|tomos|Bände)\.?(?=\s|\Z)")
_SERIES = re.compile(
    r"\s\((?P<series>[A-ZÀ-Þ][^()\d]{4,90}?),?\s(?:Bd\.?\s|[Vv]ol\.?\s|[Nn]o\.?\s|Nr\.?\s|Band\s)?(?P<number>(?!(?:1[5-9]|20)\d\d\))\d{1,4})\)"
)


def place_and_publisher(body: Body, start: int, *, from_start: bool = False, any_publisher: bool = False) -> int:
    """Take "Place: Publisher" (or "Publisher, Place") off the end; returns where it begins, ``body.end`` if there is none.

    ``from_start`` says that no title stands before it, ``any_publisher`` that "Publisher, Place" is the habit of the list.
    """
    text = body.text
    _take_final_edition(body, start)
    sentences = [start, *(begin for _, begin in sentence_ends(text, start, body.end))]
    sentences += _after_brackets(text, start, body.end)
    for pattern, starts in (
        (PLACE_PUBLISHER, sentences + _after_commas(text, start, body.end)),
        (_PUBLISHER_CITY, sentences + after_editions(text, start, body.end)),
        (_COMMA_PUBLISHER_CITY, _after_commas(text, start, body.end)),
        (_PUBLISHER_PLACE, sentences + after_editions(text, start, body.end)),
        (_CITY_PUBLISHER, sentences + _after_commas(text, start, body.end)),
        (_CITY_YEAR, _after_brackets(text, start, body.end)),
    ):
        for at in starts:
            match = pattern.match(text, at, body.end)
            if (
                match
                and (at > start or from_start)
                and _is_imprint(match, pattern, any_publisher=any_publisher, comma=text[at - 2 : at - 1] == ",")
            ):
                body.add("location", *match.span("place"))
                if pattern is not _CITY_YEAR:
                    _add_publisher(body, match)
                return at
    return body.end


def take_translators(body: Body, start: int) -> int:
    """Label translators right behind a quoted title; returns where the rest begins."""
    match = _TRANSLATED.match(f". {body.text[start : body.end]}")
    if match is None or match.end() - 2 + start >= body.end:
        return start
    body.add("translator", start + match.start("names") - 2, start + match.end("names") - 2)
    end = start + match.end() - 2
    return end + len(body.text[end : body.end]) - len(body.text[end : body.end].lstrip(" .,"))


_FINAL_EDITION = re.compile(rf"\.(?P<edition>{EDITION.pattern})\s*\Z", re.I)


def _take_final_edition(body: Body, start: int) -> None:
    """ "Boulder, CO: Westview. 2nd ed.": the edition behind the publisher."""
    match = _FINAL_EDITION.search(body.text, start, body.end)
    if match:
        body.add("edition", *match.span("an" if match["an"] else "aw"))
        body.end = match.start()


def is_city(name: str) -> bool:
    """Whether a name is a place where books are published, with its country or state perhaps.

    >>> is_city("Berlin"), is_city("Cambridge, MA"), is_city("Sage")
    (True, True, False)
    """
    return re.fullmatch(rf"(?:{CITY.pattern})(?:{_COUNTRY}|\s\([A-Z]{{2,3}}\))", name) is not None


def _is_imprint(match: re.Match[str], pattern: re.Pattern[str], *, any_publisher: bool, comma: bool) -> bool:
    """``comma``: only a comma stands before it, so that it may be words of the title with a colon."""
    if pattern is PLACE_PUBLISHER and match["publisher"][0].islower() and not is_city(match["place"]):
        return False  # "Salud mental: nuevos conocimientos"
    if pattern is PLACE_PUBLISHER and comma and not is_city(match["place"]):
        return len(match["place"].split()) <= 2 and publisher_score(match["publisher"]) == 1
    if pattern is _PUBLISHER_PLACE:
        known = publisher_score(match["publisher"]) == 1 or any_publisher and publisher_score(match["publisher"]) == 0
        return known and publisher_score(match["place"]) == 0
    return _is_place(match["place"])


def _add_publisher(body: Body, match: re.Match[str]) -> None:
    start, end = match.span("publisher")
    while (
        end > start
        and body.text[end - 1] in " .,;)"
        and not re.search(r"\b(?:Inc|Ltd|Co|Corp)\.\Z", body.text[start:end])
    ):
        end -= 1
    body.add("publisher", start, end)
    if match["year"]:
        body.add("date", *match.span("year"))


def after_editions(text: str, start: int, end: int) -> list[int]:
    """Where words go on behind an edition.

    >>> after_editions("A title. 2. Aufl. Campus", 0, 24)
    [18]
    """
    return [start + m.end() for m in re.finditer(r"\b(?:ed|edn|Aufl|éd)\.\s(?=[A-ZÀ-Þ])", text[start:end])]


def _after_commas(text: str, start: int, end: int) -> list[int]:
    """Harvard and German lists set commas between title and place: "Title, London: Sage"."""
    behind = r"(?:[,)]|\b(?:ed|edn|Aufl|éd|al)\.)\s(?=[A-ZÀ-Þ]|(?:il|la|le|lo|gli)\s[A-ZÀ-Þ])"
    return [start + m.end() for m in re.finditer(behind, text[start:end])]


def _after_brackets(text: str, start: int, end: int) -> list[int]:
    """Where an imprint in brackets may begin: "A title (London: Sage)"."""
    return [start + m.end() for m in re.finditer(r"\s\((?=[A-ZÀ-Þ])", text[start:end])]


def _is_place(place: str) -> bool:
    return len(place.split()) <= 9 and not re.search(
        r"\b(?:The|the|of|for|A|An|In|Edited|edited)\b", place.replace("The Hague", "")
    )


def edition_and_more(body: Body, start: int, end: int) -> int:
    """Find edition, volume, bracketed pages and translators of a book; returns where the first of them begins."""
    text, first = body.text, end
    both = _EDITED_AND_TRANSLATED.search(text, start, end)
    if both:
        body.add("editor", *both.span("names"))
        body.add("translator", *both.span("names"))
        first = both.start()
    for pattern, groups in (
        (_BRACKET_TRANSLATORS, ("names",)),
        (_TRANSLATED, ("names",)),
        (_VOLUME, ("volume", "pages")),
        (BRACKET_PAGES, ("pages",)),
    ):
        match = pattern.search(text, start, end)
        if match is None or pattern is _VOLUME and text[match.end() : match.end() + 1] == ":":
            continue  # "Results (Volume I): What students know"
        for group in groups:
            name = "translator" if group == "names" else group
            if match[group] and not any(label == name for label, _, _ in body.found):
                body.add(name, *match.span(group))
        first = min(first, match.start())
    series = _SERIES.search(text, start, end)
    if series and series.start() > start + 5:
        body.add("collection-title", *series.span("series"))
        body.add("collection-number", *series.span("number"))
        first = min(first, series.start())
    elif (series := _SERIES_ALONE.search(text, start, end)) and series.start() > start + 5:
        body.add("collection-title", *series.span("series"))
        first = min(first, series.start())
    volumes = _VOLUMES.search(text, start, end)
    if volumes:
        body.add("number-of-volumes", *volumes.span("count"))
        first = min(first, volumes.start())
    edition = next((m for m in EDITION.finditer(text, start, end)), None)
    if edition:
        body.add("edition", *edition.span("an" if edition["an"] else "aw"))
        first = min(first, edition.start())
    elif revised := REVISED.search(text, start, end):
        body.add("edition", *revised.span("kind"))
        first = min(first, revised.start())
    return first
