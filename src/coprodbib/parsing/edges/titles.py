"""The edges of titles and of the books and journals they stand in."""

from __future__ import annotations

import re

from coprodbib.folding import fold
from coprodbib.parsing.cities import CITY
from coprodbib.parsing.edges.whole import IN
from coprodbib.parsing.pieces import Found, publisher_score

Entry = dict[str, str]
"""The values of an entry by label."""
_UNIT = re.compile(
    r"[\s,.;(]{1,3}(?:[Vv]ol(?:ume)?|v|Bd|Band|Jg|Jahrg|Jahrgang|[Åå]rg(?:ang)?|Heft|H|[Tt]omo|[Tt]ome|t|n|[Nn]o|[Nn]r|n[ºo°]|núm|ano|año|[Ii]ssue|(?<=,\s)B|Sonderheft|Sonderband|Beiheft|Supplement|Special Issue)\.?\s?\Z"
)
_OPEN_WORD = re.compile(r"[\s.,;:]*[(\[][^\W\d_]{1,12}(?:\s[^\W\d_]{1,6})?[.:]?\Z")
"""A bracket with an announcing word that goes on behind the field: "A title. (At"."""
_COUNTED = re.compile(r"\s\[\d{1,4}\s[^\W\d_]{3,12}\]\Z")
"""A title with how long it is: "[44 Absätze]"."""
_MEDIUM = re.compile(
    r"\s\[[^\[\]]{0,20}(?:[Ii]nternet|[Dd]issertation|[Tt]hesis|[Tt]esis?|[Tt]ese|[Oo]n-?line|en l[ií]nea|[Ee]n ligne|[Ee]m linha|[Pp]reprint|[Ss]oftware|[Pp]rogram|CD-ROM|[Aa]bstract|[Dd]atabase|[Hh]omepage)[^\[\]]{0,12}\]?\Z"
)
_COUNTED_EVENT = re.compile(
    r",\s(?:\d{1,3}|[IVXL]{1,6})\.?,\s(?:19|20)\d\d(?:,\s[^,.]{2,40})?(?:\.\s(?:Ana[il]\w*|Actas|Resumos|Memorias|Proceedings)\S{0,6})?\Z"
)
"""ABNT's "REUNIÃO ANUAL DA ANPED, 25., 2002, Caxambu. Anais..."."""
_OF_THE_DAY = re.compile(r"\s(?:vom|v\.)\s\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]{3,10}\.?)\s?(?:\d{2,4})?\Z|\svom\Z")
_THE_SAME = re.compile(r"(?:[Dd]ers|[Dd]ies|[Ii]dem|[Ee]adem)\.?,\s(?=[A-ZÀ-Þ])")
BY_TRANSLATOR = re.compile(
    r"(?:Tradução|Traducción|Trad\.|Übers(?:etzt|etzung|\.)|Translated by|Trans\. by|Traduit|Deutsch|Aus dem \w+(?: übersetzt)?)(?: (?:de|von|par))? (?=[A-ZÀ-Þ])"
)
_REPOSITORIES = re.compile(
    r"(?:GitHub|GitLab|Zenodo|figshare|Figshare|Dryad(?: Digital Repository)?|Mendeley Data|Open Science Framework|OSF)\Z"
)
_REMARK = re.compile(
    r"(?:\s\((?:Abstract|abstract|Position Statement|Letter|Editorial|Comment|Review)\)|\.\s(?:(?:R package )?[Vv]ersion|Release|Ver\.)\s?[\d.-]+|\.\sUnpubl\.?|,\s(?:rer\.\s?)?(?:pol|phil|jur|med|nat|oec)\.?|\.\s(?:Web|Print|Impreso|Impr)|\.\sDistributed by the authors?|[.,]?\sarXiv:\S+(?:\s\[[\w.-]+\])?)\Z"
)
"""What is printed behind a title and belongs to no field."""
_VERSION = re.compile(
    r"(?:Web|Print|Impreso|MS)\Z|(?:R package )?[Vv]ersion\b|[Aa]vailable (?:at|from)\b|Distributed by\b"
)
"""What may pass for a journal and is none."""
_LEAD_IN = re.compile(
    r"[\s.,;:([]*(?:[Aa]vailable (?:from|at)|[Rr]etrieved from|[Dd]isponible (?:en|sur|à)|[Dd]isponível em|[Rr]ecuperado de|[Vv]erfügbar unter|[Aa]bgerufen von|[Aa]ccessed)[\s:]*\Z"
)
_YEAR_BEHIND = re.compile(r"[\s.,;(]{1,3}(?P<year>(?:1[5-9]|20)\d\d)\)?\.?\Z")
_YEAR_BEFORE = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d[a-z]?)[.,:;]?\s(?=[A-ZÀ-Þ«“„¿¡])")
_YEAR_AND_PAGE = re.compile(r"\s\((?P<year>(?:1[5-9]|20)\d\d)\)(?:,?\s(?P<pages>\d{1,4}(?:[–-]\d{1,4})?))?\Z")
_ROMAN_BEHIND = re.compile(r"(?<=[^\W\d_])\s(?P<volume>[IVXLC]{2,7}(?:[-–/][IVXLC]{2,7})?)\Z")
_VOLUME_BEHIND = re.compile(r"(?<=[^\W\d_])(?:,?\s)?(?P<volume>\d{1,3})\Z")
PLACE_BEHIND = re.compile(rf"[,.]\s(?P<place>{CITY.pattern}(?:\s?/\s?{CITY.pattern})?)\Z")
_FINAL_YEAR = re.compile(r"(?:(?<=[^\W\d_])[.?!]|(?<=\])\.)\s(?P<year>(?:1[5-9]|20)\d\d)\.?\Z")
_HOST_WORD = re.compile(r"(?:[Ii]n|[Ee]m|[Ee]n|[Dd]ans|[Uu][Rr][Ll]|[Ii]nternet)\W*\Z")
_HOUSE_BEHIND = re.compile(r"\.\s(?P<house>[A-ZÀ-Þ][^\W\d_]+(?:\s[A-ZÀ-Þ&][^\W\d_]*){0,3})\Z")
_PAGES_BEHIND = re.compile(r"[.,]\s[Pp]p\.\s(?P<pages>\d{1,4}\s?[-–‑]\s?\d{1,4})\Z")
_PAGES_ANNOUNCED = re.compile(r"[.,]\s[Pp]p\.?\Z")
_BOOK_BEHIND = re.compile(r",\s[Ii]n:?\s(?P<book>[A-ZÀ-Þ].{5,200})\Z")
_INITIALLED = r"(?:[A-ZÀ-Þ]\.[ -]?){1,3}[A-ZÀ-Þ][\w’'-]+"
_EDITORS_BEHIND = re.compile(
    rf",\s(?P<names>{_INITIALLED}(?:,\s{_INITIALLED}){{0,8}}(?:,?\s(?:and|&|und|et|y|e)\s{_INITIALLED})?),?\s\(?(?:[Ee]ds?|Hrsg|Hgg?)\.?\)?\Z"
)
"""Editors behind their book: "A book, R. Dunmore and J. Chapman (eds.)"."""
_JOURNAL_BEHIND = re.compile(r":\s(?P<journal>[A-ZÀ-Þ][^:?!]{2,100})\Z")
"""Geologists' "A title: Between two: The Social Record, v. 25, p. 56–82"."""
_OF_A_BOOK = frozenset({"publisher", "container-title", "editor", "location"})
_PLACE_SWALLOWED = re.compile(rf"(?P<mark>[:,.]?)\s(?P<place>{CITY.pattern})\Z")
_OF_A_PART = frozenset({"publisher", "container-title", "volume"})
_NOT_WITH_A_PLACE = frozenset({"location", "publisher", "container-title", "volume", "pages"})
"""A book's title may have swallowed the place behind it ("Ein Titel, Berlin 1990") where the entry has none of these."""


def title(text: str, part: Found, entry: Entry) -> list[Found]:
    """A title without "(At" and without the year printed again behind it: "A title. 2001." with a date of 2001."""
    label, start, end = part
    if label == "title" and "date" not in entry and (year := _YEAR_BEFORE.match(text, start, end)):
        return [("date", *year.span("year")), *title(text, (label, year.end(), end), entry | {"date": year["year"]})]
    for announced in (_LEAD_IN, _OPEN_WORD, _COUNTED, _MEDIUM, _REMARK):
        if behind := announced.search(text, start + 1, end):
            end = behind.start()
    year = _FINAL_YEAR.search(text, start, end)
    if year and year["year"] == entry.get("date", "")[:4]:
        return title(text, (label, start, year.start()), entry)
    if "date" not in entry and (year := _YEAR_BEHIND.search(text, start + 5, end)):
        return [(label, start, year.start()), ("date", *year.span("year"))]
    if label == "title" and (inner := _inside(text, part, entry)):
        return inner
    house = _HOUSE_BEHIND.search(text, start + 8, end)
    if house and "location" in entry and not entry.keys() & _OF_A_PART and publisher_score(house["house"]) == 1:
        return [(label, start, house.start()), ("publisher", *house.span("house"))]
    place = PLACE_BEHIND.search(text, start + 5, end)
    if place and entry.keys().isdisjoint(_NOT_WITH_A_PLACE):
        return [(label, start, place.start()), ("location", *place.span("place"))]
    journal = _JOURNAL_BEHIND.search(text, start + 5, end)
    if journal and label == "title" and {"volume", "pages"} <= entry.keys() and entry.keys().isdisjoint(_OF_A_BOOK):
        return [(label, start, journal.start()), ("container-title", *journal.span("journal"))]
    return [(label, start, end)]


def _inside(text: str, part: Found, entry: Entry) -> list[Found]:
    """A title that swallowed its pages ("A title. Pp. 48–82" before "In:") or the book it stands in (", in A book" before editors)."""
    label, start, end = part
    pages = _PAGES_BEHIND.search(text, start + 5, end)
    if pages and "pages" not in entry:
        return [(label, start, pages.start()), ("pages", *pages.span("pages"))]
    book = _BOOK_BEHIND.search(text, start + 5, end)
    if book and "editor" in entry and "container-title" not in entry:
        return [(label, start, book.start()), ("container-title", *book.span("book"))]
    return []


def container(text: str, part: Found, entry: Entry) -> list[Found]:
    """A container without the unit of its volume; "In" before an address is none, nor is the title printed again."""
    label, start, end = part
    if by := BY_TRANSLATOR.match(text, start, end):
        return [("translator", by.end(), end)]
    if text[max(0, start - 3) : start].replace(" ", "") == "(=":
        return [("collection-title", start, end)]
    if same := _THE_SAME.match(text, start, end):
        start = same.end()
    for behind in (_OF_THE_DAY, _COUNTED_EVENT):
        if found := behind.search(text, start + 1, end):
            end = found.start()
    if CITY.fullmatch(text, start, end) and entry.keys().isdisjoint(("location", "volume", "pages", "editor")):
        return [("location", start, end)]
    if _REPOSITORIES.match(text, start, end) and "publisher" not in entry and "volume" not in entry:
        return [("publisher", start, end)]
    printed = text[start:end]
    again = fold(printed) == fold(entry.get("title", "")) and "editor" not in entry and not IN.search(text, 0, start)
    if _HOST_WORD.match(printed) or _VERSION.match(printed) or again:
        return []
    if announced := _PAGES_ANNOUNCED.search(text, start + 5, end):
        end = announced.start()
    editors = _EDITORS_BEHIND.search(text, start + 5, end)
    if editors and "editor" not in entry:
        return [(label, start, editors.start()), ("editor", *editors.span("names"))]
    if unit := _UNIT.search(text, start + 1, end):
        end = unit.start() if re.match(r"[\s.]{0,2}[\dIVXLC]", text[end : end + 3]) else end
    return _with_more(text, (label, start, end), entry) or title(text, (label, start, end), entry)


def _with_more(text: str, part: Found, entry: Entry) -> list[Found]:
    """A container that swallowed the year and page ("A title (1974) 144"), the volume ("Studies 79.5") or the place."""
    label, start, end = part
    year = _YEAR_AND_PAGE.search(text, start + 3, end)
    if year and entry.get("date", year["year"])[:4] == year["year"]:
        found = [(label, start, year.start()), *([("date", *year.span("year"))] if "date" not in entry else [])]
        return [*found, *([("pages", *year.span("pages"))] if year["pages"] and "pages" not in entry else [])]
    roman = _ROMAN_BEHIND.search(text, start + 3, end)
    if roman and "volume" not in entry:
        return [(label, start, roman.start()), ("volume", *roman.span("volume"))]
    volume = _VOLUME_BEHIND.search(text, start, end)
    if volume and _is_joined(text, end, entry):
        return [(label, start, volume.start()), ("volume", *volume.span("volume"))]
    if imprint := _imprint_behind(text, part, entry):
        return imprint
    place = PLACE_BEHIND.search(text, start + 3, end)
    if place and "location" not in entry and "publisher" not in entry:
        return [(label, start, place.start()), ("location", *place.span("place"))]
    return []


def _imprint_behind(text: str, part: Found, entry: Entry) -> list[Found]:
    """A book that swallowed the place before its publisher ("A book: Bristol" before ", Hillside"), or the publisher of a
    chapter ("A book. Northgate" before "; 2016:377-397")."""
    label, start, end = part
    if "publisher" in entry and "location" not in entry and (place := _PLACE_SWALLOWED.search(text, start + 3, end)):
        mark = "," if place["mark"] else ":"
        if text[end : end + 1] == mark:
            return [(label, start, place.start()), ("location", *place.span("place"))]
    house = _HOUSE_BEHIND.search(text, start + 8, end)
    if house and text[end : end + 1] == ";" and "volume" not in entry and "publisher" not in entry:
        return [(label, start, house.start()), ("publisher", *house.span("house"))]
    return []


def _is_joined(text: str, end: int, entry: Entry) -> bool:
    """Whether a volume or issue follows at once ("79" of "79.5"), or the pages, no volume being known."""
    if "volume" not in entry and "pages" in entry and not text[end - 2 : end].isspace():
        return re.match(r"[,.]\s(?:\d|S\.|pp?\.)", text[end : end + 5]) is not None
    number = re.match(r"(?:[./]|:\s?|,\s(?:1[5-9]|20)\d\d,\s)(\d{1,3})(?!\d)", text[end : end + 12])
    return number is not None and number[1] in (entry.get("volume"), entry.get("issue"))
