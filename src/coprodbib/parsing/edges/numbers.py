"""The edges of volumes, issues and pages."""

from __future__ import annotations

import re

from coprodbib.parsing.edges.titles import Entry
from coprodbib.parsing.pieces import Found

_YEARS = re.compile(r"(?:1[5-9]|20)\d\d\s?[–-]\s?(?:(?:1[5-9]|20)\d\d|\d\d)\Z")
_OF_A_REPORT = re.compile(r"(?:[Pp]apers?|[Rr]eports?|[Bb]ericht|[Nn]otes?|Nr|No)\.?\s[A-Z]{0,4}\s?\d{1,4}/\Z")
"""What stands before the second half of a report's number: "Discussion Paper 01/5"."""
_DAY = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?!\d)")


_SPECIAL = re.compile(r"(?:Sonderband|Sonderheft|Beiheft)\s\Z")
_SPACED_DAY = re.compile(r"\d{1,2}\.\s\d{1,2}\.\s(?:1[5-9]|20)\d\d")
_MONTH_BEFORE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)\s\Z"
)
_SERIES_BEHIND = re.compile(r"(?:st|nd|rd|th)?\s?[Ss]er(?:\.|ies\b)")
_BOTH = re.compile(r"(?P<volume>\d{1,3})[.:/](?P<issue>\d{1,3})\Z")
_MONTH_BEHIND = re.compile(
    r"\s(?:de\s|\.\s)?(?:jan|feb|fev|mar|abr|apr|mai|may|jun|jul|ago|aug|sep|set|out|oct|okt|nov|dez|dec|dic|ene)\w*\b",
    re.I,
)
"""What makes a number a day: "27-31 de outubro", "5 jul."."""
_OF_A_VERSION = re.compile(r"[Vv]ersion\s[\d.]*\Z")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_YEAR_AND_ISSUE = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)/(?P<issue>\d{1,3}(?:[-–]\d{1,3})?)\Z")
_HOUSE_AND_CITY = re.compile(r"(?P<house>[A-ZÀ-Þ][^,\d]{1,40}),\s(?P<city>[A-ZÀ-Þ][^,\d]{2,30})\Z")
_HIGHEST_ISSUE = 60
"""What is higher, and stands in no brackets, is a page: "15, 550 (2014)"."""


def number(text: str, part: Found, entry: Entry) -> list[Found]:
    """A volume or issue that is no piece of a day, a report's number, a law's or a version's; that may be a year, a page, or
    a publisher and a city."""
    label, start, end = part
    if _is_piece(text, start, end):
        return []
    if _YEAR.match(text, start, end) and "date" not in entry:
        return [("date", start, end)]
    if (dated := _YEAR_AND_ISSUE.match(text, start, end)) and "date" not in entry:
        found = [("date", *dated.span("year"))]
        return found if "issue" in entry and label != "issue" else [*found, ("issue", *dated.span("issue"))]
    if label == "issue" and "volume" not in entry and _SPECIAL.search(text, max(0, start - 16), start):
        return [("volume", start, end)]
    if label == "volume" and "issue" not in entry and (both := _BOTH.match(text, start, end)):
        return [("volume", *both.span("volume")), ("issue", *both.span("issue"))]
    if label != "issue":
        return [part]
    if house := _HOUSE_AND_CITY.match(text, start, end):
        found = [] if "publisher" in entry else [("publisher", *house.span("house"))]
        return found if "location" in entry else [*found, ("location", *house.span("city"))]
    bare = text[start:end].isdigit() and re.search(r",\s\Z", text[max(0, start - 2) : start])
    is_page = bare and int(text[start:end]) > _HIGHEST_ISSUE and "pages" not in entry
    return [("pages", start, end)] if is_page else [part]


def _is_piece(text: str, start: int, end: int) -> bool:
    """Whether a number is a piece of a day ("05/03/2024"), of a report's ("Discussion Paper 01/5"), a law's ("9.394") or a version's."""
    around = text[max(0, start - 5) : start]
    begin = start - len(around) + len(around.rstrip("0123456789./-"))
    before = text[max(0, start - 30) : start]
    return bool(
        _DAY.match(text, begin)
        or _OF_A_REPORT.search(before)
        or re.match(r"\.\d{3}(?!\d)", text[end : end + 5])
        or _OF_A_VERSION.search(before)
        or any(day.start() <= start < day.end() for day in _SPACED_DAY.finditer(text, max(0, start - 8), end + 14))
    )


def pages(text: str, part: Found, entry: Entry) -> list[Found]:
    """Pages that are the years of an entry without a date: "New York: Pantheon, 1978–82"."""
    if _OF_A_VERSION.search(text, max(0, part[1] - 30), part[1]) or _is_day(text, part):
        return []
    return [("date", *part[1:])] if "date" not in entry and _YEARS.match(text, part[1], part[2]) else [part]


def _is_day(text: str, part: Found) -> bool:
    """Whether pages are days: "27-31 de outubro", "April 17–22"."""
    before = _MONTH_BEFORE.search(text, max(0, part[1] - 14), part[1])
    return before is not None or _MONTH_BEHIND.match(text, part[2]) is not None


def edition(text: str, part: Found, _entry: Entry) -> list[Found]:
    """An edition that is no day ("5 jul.") and no run of a journal ("2nd ser.")."""
    return [] if _MONTH_BEHIND.match(text, part[2]) or _SERIES_BEHIND.match(text, part[2]) else [part]
