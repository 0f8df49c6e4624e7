"""The edges of fields: words that announce the next field, and values of another field, are no part of one.

Holds for both readings of an entry, the grammar's and the model's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from coprodbib.folding import fold
from coprodbib.parsing.cities import CITY
from coprodbib.parsing.pieces import EDITION, Found, publisher_score

_UNIT = re.compile(
    r"[\s,.;(]{1,3}(?:[Vv]ol(?:ume)?|v|Bd|Band|Jg|Jahrg|Jahrgang|Heft|H|[Tt]omo|[Tt]ome|t|n|[Nn]o|[Nn]r|n[ºo°]|núm|ano|año|[Ii]ssue|(?<=,\s)B|Sonderheft|Sonderband|Beiheft|Supplement|Special Issue)\.?\s?\Z"
)
_OPEN_WORD = re.compile(r"[\s.,;:]*[(\[][^\W\d_]{1,12}(?:\s[^\W\d_]{1,6})?[.:]?\Z")
"""A bracket with an announcing word that goes on behind the field: "A title. (At"."""
_COUNTED = re.compile(r"\s\[\d{1,4}\s[^\W\d_]{3,12}\]\Z")
"""A title with how long it is: "[44 Absätze]"."""
_MEDIUM = re.compile(
    r"\s\[[^\[\]]{0,20}(?:[Ii]nternet|[Dd]issertation|[Tt]hesis|[Tt]esis?|[Tt]ese|[Oo]n-?line|en l[ií]nea|em linha|[Pp]reprint|[Ss]oftware|[Pp]rogram|CD-ROM|[Aa]bstract|[Dd]atabase|[Hh]omepage)[^\[\]]{0,12}\]\Z"
)
_COUNTED_EVENT = re.compile(
    r",\s(?:\d{1,3}|[IVXL]{1,6})\.?,\s(?:19|20)\d\d(?:,\s[^,.]{2,40})?(?:\.\s(?:Ana[il]\w*|Actas|Resumos|Memorias|Proceedings)\S{0,6})?\Z"
)
"""ABNT's "REUNIÃO ANUAL DA ANPED, 25., 2002, Caxambu. Anais..."."""
_UNPUBLISHED = re.compile(
    r"(?:no publicada|não publicada|[Uu]npublished|[Uu]nveröff\w*\.?(?:\sMs\.?)?|Ms\.?|Manuskript|[Mm]imeo\.?),?\s(?=[A-ZÀ-Þ])"
)
_TOTAL_BEHIND = re.compile(r"[\s,.;]{1,3}\d{1,4}\s?(?:pp?|S|Seiten|págs?|f)\.?\Z")
_OF_THE_DAY = re.compile(r"\s(?:vom|v\.)\s\d{1,2}\.\s?(?:\d{1,2}\.|[^\W\d_]{3,10}\.?)\s?(?:\d{2,4})?\Z")
_THE_SAME = re.compile(r"(?:[Dd]ers|[Dd]ies|[Ii]dem|[Ee]adem)\.?,\s(?=[A-ZÀ-Þ])")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d\s?[–-]\s?(?:(?:1[5-9]|20)\d\d|\d\d)\Z")
_OF_A_REPORT = re.compile(r"(?:[Pp]apers?|[Rr]eports?|[Bb]ericht|[Nn]otes?|Nr|No)\.?\s[A-Z]{0,4}\s?\d{1,4}/\Z")
"""What stands before the second half of a report's number: "Discussion Paper 01/5"."""
_BY_TRANSLATOR = re.compile(
    r"(?:Tradução|Traducción|Trad\.|Übers(?:etzt|etzung|\.)|Translated by|Trans\. by|Traduit|Deutsch|Aus dem \w+(?: übersetzt)?)(?: (?:de|von|par))? (?=[A-ZÀ-Þ])"
)
_PLACE_BEFORE = re.compile(
    rf"(?P<place>(?:{CITY.pattern}|[A-ZÀ-Þ][^\W\d_]+(?:\s[A-ZÀ-Þ][^\W\d_]+){{0,2}}(?=\s\([A-Z]{{2}}\)|,\s[A-Z]{{2}}:))(?:\s\([A-Z]{{2}}\)|,\s[A-Z]{{2}})?):\s(?=[A-ZÀ-Þ])"
)
"""A place that the publisher swallowed: "Mount Pleasant (MI): Central Michigan University"."""
_REPOSITORIES = re.compile(r"(?:GitHub|GitLab|Zenodo|figshare|Figshare|Dryad)\Z")
_DATABASES = re.compile(
    r"(?:(?:Google Scholar|Web of Science|[Cc]ross[Rr]ef|PubMed|Scopus|Medline|MEDLINE|View Article|Article|ISI|ADS|CAS)[®™]?[\s,;|]*)+\Z"
)
"""Links of a publisher's page behind an entry."""
_SERVERS = re.compile(r"(?:bior|medr|ar|chemr|psyar|socar|engr|earthar)xiv\b(?:\s\[?preprint\]?)?\Z", re.I)
"""Where preprints appear; what stands behind the name is no part of it."""
_LEAD_IN = re.compile(
    r"[\s.,;:([]*(?:[Aa]vailable (?:from|at)|[Rr]etrieved from|[Dd]isponible (?:en|sur|à)|[Dd]isponível em|[Rr]ecuperado de|[Vv]erfügbar unter|[Aa]bgerufen von|[Aa]ccessed)[\s:]*\Z"
)
_YEAR_BEHIND = re.compile(r"[\s.,;(]{1,3}(?P<year>(?:1[5-9]|20)\d\d)\)?\.?\Z")
_YEAR_AND_PAGE = re.compile(r"\s\((?P<year>(?:1[5-9]|20)\d\d)\)(?:,?\s(?P<pages>\d{1,4}(?:[–-]\d{1,4})?))?\Z")
_VOLUME_BEHIND = re.compile(r"(?<=[^\W\d_])(?:,?\s)?(?P<volume>\d{1,3})\Z")
_PLACE_BEHIND = re.compile(rf"[,.]\s(?P<place>{CITY.pattern}(?:\s?/\s?{CITY.pattern})?)\Z")
_AT_A_SCHOOL = re.compile(
    r"(?:(?:[Dd]issertation|Diss\.|[Tt]hesis|Habilitationsschrift|Diplomarbeit|Magisterarbeit|Masterarbeit|Bachelorarbeit),?\s)?(?:an der|der|at the|at)\s(?=[A-ZÀ-Þ])"
)
_EDITION_BEFORE = re.compile(rf"{EDITION.pattern}[.,]?\s(?=[A-ZÀ-Þ])", re.I)
_FINAL_YEAR = re.compile(r"(?<=[^\W\d_])[.?!]\s(?P<year>(?:1[5-9]|20)\d\d)\.?\Z")
_PAGES_BEHIND = re.compile(r"[\s,.:]{1,3}(?P<pages>\d{1,4}\s?[–-]\s?\d{1,4})\Z")
_GENRE_BEHIND = re.compile(
    r"[\s,]{1,2}(?:(?:PhD|Ph\.D\.|[Dd]octoral|[Mm]aster’?'?s?)\s)?(?:[Dd]issertation|[Tt]hesis)\Z"
)
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?!\d)")
_HOST_WORD = re.compile(r"(?:[Ii]n|[Ee]m|[Ee]n|[Dd]ans|[Uu][Rr][Ll]|[Ii]nternet)\W*\Z")

Entry = dict[str, str]
"""The values of an entry by label."""


def tidy(text: str, found: Sequence[Found], sure: Sequence[float]) -> tuple[list[Found], list[float]]:
    """Fields with clean edges, and how sure each is; a field of which nothing remains is left out.

    >>> tidy("Soziale Welt, Band 4", [("container-title", 0, 18), ("volume", 19, 20)], [0.9, 0.8])
    ([('container-title', 0, 12), ('volume', 19, 20)], [0.9, 0.8])
    """
    named = _named(text, found)
    entry = {label: text[start:end] for label, start, end in named}
    parts: list[Found] = []
    chances: list[float] = []
    for part, chance in zip(named, sure, strict=True):
        for cut in _cut(text, part, entry):
            if cut[1] < cut[2]:
                second = cut[0] == "volume" and "issue" not in entry and "volume" in (label for label, _, _ in parts)
                parts.append(("issue", *cut[1:]) if second else cut)
                chances.append(chance)
    return parts, chances


_IN = re.compile(r"(?:[Ii]n|[Ee]m|[Ee]n|[Dd]ans|«|\(eds?\.?\)|\(Hrsg\.?\)|\(Hg\.?\))\W{0,4}\Z")


def _named(text: str, found: Sequence[Found]) -> list[Found]:
    """An entry without a title whose container or publisher is one; a chapter whose book passed for the publisher."""
    labels = [label for label, _, _ in found]
    if "title" not in labels:
        lone = "container-title" if "container-title" in labels else "publisher"
        if lone == "publisher" and "location" in labels or "volume" in labels and "pages" in labels:
            return list(found)  # "Komatsu E. 2001, PASJ, 53, 57"
        return [
            ("title", a, b) if label == lone and not _IN.search(text, 0, a) else (label, a, b) for label, a, b in found
        ]
    if "editor" in labels and "container-title" not in labels:
        return [_book_of_chapter(text, part, found) for part in found]
    return list(found)


def _book_of_chapter(text: str, part: Found, found: Sequence[Found]) -> Found:
    """The words right behind the editors of a chapter are its book, not the publisher."""
    label, start, end = part
    behind = [b for other, _, b in found if other == "editor" and 0 <= start - b < 14]
    is_book = label == "publisher" and behind and publisher_score(text[start:end]) < 1
    return ("container-title", start, end) if is_book else part


def _cut(text: str, part: Found, entry: Entry) -> list[Found]:
    rule = _RULES.get(part[0])
    return rule(text, part, entry) if rule else [part]


def _title(text: str, part: Found, entry: Entry) -> list[Found]:
    """A title without "(At" and without the year printed again behind it: "A title. 2001." with a date of 2001."""
    label, start, end = part
    for announced in (_LEAD_IN, _OPEN_WORD, _COUNTED, _MEDIUM):
        if behind := announced.search(text, start + 1, end):
            end = behind.start()
    year = _FINAL_YEAR.search(text, start, end)
    if year and year["year"] == entry.get("date", "")[:4]:
        return [(label, start, year.start())]
    if "date" not in entry and (year := _YEAR_BEHIND.search(text, start + 5, end)):
        return [(label, start, year.start()), ("date", *year.span("year"))]
    house = _HOUSE_BEHIND.search(text, start + 8, end)
    if house and "location" in entry and not entry.keys() & _OF_A_PART and publisher_score(house["house"]) == 1:
        return [(label, start, house.start()), ("publisher", *house.span("house"))]
    place = _PLACE_BEHIND.search(text, start + 5, end)
    if place and entry.keys().isdisjoint(_NOT_WITH_A_PLACE):
        return [(label, start, place.start()), ("location", *place.span("place"))]
    return [(label, start, end)]


_HOUSE_BEHIND = re.compile(r"\.\s(?P<house>[A-ZÀ-Þ][^\W\d_]+(?:\s[A-ZÀ-Þ&][^\W\d_]*){0,3})\Z")
_OF_A_PART = frozenset({"publisher", "container-title", "volume"})
_NOT_WITH_A_PLACE = frozenset({"location", "publisher", "container-title", "volume", "pages"})
"""A book's title may have swallowed the place behind it ("Ein Titel, Berlin 1990") where the entry has none of these."""


def _container(text: str, part: Found, entry: Entry) -> list[Found]:
    """A container without the unit of its volume; "In" before an address is none, nor is the title printed again."""
    label, start, end = part
    if by := _BY_TRANSLATOR.match(text, start, end):
        return [("translator", by.end(), end)]
    if same := _THE_SAME.match(text, start, end):
        start = same.end()
    for behind in (_OF_THE_DAY, _COUNTED_EVENT):
        if found := behind.search(text, start + 1, end):
            end = found.start()
    if _REPOSITORIES.match(text, start, end) and "publisher" not in entry and "volume" not in entry:
        return [("publisher", start, end)]
    printed = text[start:end]
    again = fold(printed) == fold(entry.get("title", "")) and "editor" not in entry and not _IN.search(text, 0, start)
    if _HOST_WORD.match(printed) or again:
        return []
    if unit := _UNIT.search(text, start + 1, end):
        end = unit.start() if re.match(r"[\s.]{0,2}[\dIVXLC]", text[end : end + 3]) else end
    return _with_more(text, (label, start, end), entry) or _title(text, (label, start, end), entry)


def _with_more(text: str, part: Found, entry: Entry) -> list[Found]:
    """A container that swallowed the year and page ("A title (1974) 144"), the volume ("Studies 79.5") or the place."""
    label, start, end = part
    year = _YEAR_AND_PAGE.search(text, start + 3, end)
    if year and entry.get("date", year["year"])[:4] == year["year"]:
        found = [(label, start, year.start()), *([("date", *year.span("year"))] if "date" not in entry else [])]
        return [*found, *([("pages", *year.span("pages"))] if year["pages"] and "pages" not in entry else [])]
    volume = _VOLUME_BEHIND.search(text, start, end)
    if volume and _is_joined(text, end, entry):
        return [(label, start, volume.start()), ("volume", *volume.span("volume"))]
    place = _PLACE_BEHIND.search(text, start + 3, end)
    if place and "location" not in entry and "publisher" not in entry:
        return [(label, start, place.start()), ("location", *place.span("place"))]
    return []


def _is_joined(text: str, end: int, entry: Entry) -> bool:
    """Whether a volume or issue follows at once ("79" of "79.5"), or the pages, no volume being known."""
    if "volume" not in entry and "pages" in entry and not text[end - 2 : end].isspace():
        return re.match(r",\s(?:\d|S\.|pp?\.)", text[end : end + 5]) is not None
    number = re.match(r"(?:[.:/]|,\s(?:1[5-9]|20)\d\d,\s)(\d{1,3})(?!\d)", text[end : end + 12])
    return number is not None and number[1] in (entry.get("volume"), entry.get("issue"))


def _publisher(text: str, part: Found, entry: Entry) -> list[Found]:
    """A publisher without the pages or the kind of thesis behind it."""
    label, start, end = part
    if by := _BY_TRANSLATOR.match(text, start, end):
        return [("translator", by.end(), end)]
    if placed := _PLACE_BEFORE.match(text, start, end):
        found = [] if "location" in entry else [("location", *placed.span("place"))]
        return [*found, (label, placed.end(), end)]
    if _DATABASES.match(text, start, end):
        return []
    if server := _SERVERS.match(text, start, end):
        name = start + len(server[0].split()[0])
        return [("container-title", start, name)] if "container-title" not in entry else []
    if edition := _EDITION_BEFORE.match(text, max(0, start - 1), end):
        group = "an" if edition["an"] else "aw"
        found = [("edition", *edition.span(group))] if "edition" not in entry else []
        return [*found, *_publisher(text, (label, edition.end(), end), entry)]
    for before in (_UNPUBLISHED, _AT_A_SCHOOL):
        if led := before.match(text, start, end):
            start = led.end()
    if total := _TOTAL_BEHIND.search(text, start + 1, end):
        end = total.start()
    place = _PLACE_BEHIND.search(text, start + 1, end)
    if place and "location" not in entry:
        return [(label, start, place.start()), ("location", *place.span("place"))]
    pages = _PAGES_BEHIND.search(text, start + 1, end)
    if pages and "pages" not in entry:
        return [(label, start, pages.start()), ("pages", *pages.span("pages"))]
    genre = _GENRE_BEHIND.search(text, start + 1, end)
    return [(label, start, genre.start() if genre else end)]


def _location(text: str, part: Found, entry: Entry) -> list[Found]:
    """A place that is the name of a newspaper: "Washington Post"."""
    is_paper = publisher_score(text[part[1] : part[2]]) == -1 and "container-title" not in entry
    return [("container-title", *part[1:])] if is_paper else [part]


def _number(text: str, part: Found, _entry: Entry) -> list[Found]:
    """A volume or issue that is no piece of a day ("05/03/2024"); of "Studies 79.5" the second number is the issue."""
    around = text[max(0, part[1] - 5) : part[1]]
    begin = part[1] - len(around) + len(around.rstrip("0123456789./-")) if around else part[1]
    in_report = part[0] == "issue" and _OF_A_REPORT.search(text, max(0, part[1] - 30), part[1])
    in_law = re.match(r"\.\d{3}(?!\d)", text[part[2] : part[2] + 5])  # "Lei nº 9.394"
    return [] if _DAY.match(text, begin) or in_report or in_law else [part]


def _pages(text: str, part: Found, entry: Entry) -> list[Found]:
    """Pages that are the years of an entry without a date: "New York: Pantheon, 1978–82"."""
    return [("date", *part[1:])] if "date" not in entry and _YEARS.match(text, part[1], part[2]) else [part]


_RULES: dict[str, Callable[[str, Found, Entry], list[Found]]] = {
    "title": _title,
    "container-title": _container,
    "publisher": _publisher,
    "location": _location,
    "volume": _number,
    "issue": _number,
    "pages": _pages,
}
