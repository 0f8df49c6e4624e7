"""Dates of CSL <-> "YYYY/MM/DD/anything", the dates of RIS; a season, the end of a range and "ca." stand in their last part."""

from __future__ import annotations

import re
from typing import Any

from coprodbib.formats.bibtex.dates import MONTHS, read_iso, tidy_date, write_iso

_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_DATE = re.compile(r"(-?\d{1,4})(?:[/-]([^/-]{0,12}))?(?:[/-](\d{0,2}))?(?:[/T](.{0,80}))?\Z")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def write_date(date: Any) -> str:
    """A date of CSL, "" where there is none; FormatError is not raised, what is no date is left out.

    >>> write_date({"date-parts": [[2020, 6, 3]]}), write_date({"date-parts": [[2020]], "season": 1})
    ('2020/06/03/', '2020///Spring')
    >>> write_date({"date-parts": [[2019], [2021]], "circa": True})
    '2019///ca. 2019–2021'
    """
    tidy = tidy_date(date)
    if not tidy:
        return ""
    parts = tidy["date-parts"]
    month, day = (f"{number:02}" for number in [*parts[0][1:], 0, 0][:2])
    more = [
        "ca." if tidy.get("circa") else "",
        _SEASONS[tidy["season"] - 1] if "season" in tidy else "",
        "–".join(write_iso({"date-parts": [part]}) for part in parts) if len(parts) > 1 else "",
    ]
    return f"{_year(parts[0][0])}/{_filled(month)}/{_filled(day)}/{' '.join(filter(None, more))}"


def write_year(date: Any) -> str:
    """The year with which a date begins, "" where there is none.

    >>> write_year({"date-parts": [[476, 9]]})
    '0476'
    """
    tidy = tidy_date(date)
    return _year(tidy["date-parts"][0][0]) if tidy else ""


def read_date(text: str) -> dict[str, Any]:
    """The date that a value means, {} where it is none; dates in other forms keep their year.

    >>> read_date("2020/06/03/"), read_date("2019///ca. 2019–2021"), read_date("2001///Fall")
    ({'date-parts': [[2020, 6, 3]]}, {'date-parts': [[2019], [2021]], 'circa': True}, {'date-parts': [[2001]], 'season': 3})
    >>> read_date("2020-06"), read_date("June 3, 2020"), read_date("in press")
    ({'date-parts': [[2020, 6]]}, {'date-parts': [[2020]]}, {})
    """
    match = _DATE.match(text.strip())
    if match is None:
        year = _YEAR.search(text)
        return {"date-parts": [[int(year[0])]]} if year else {}
    more = match[4] or ""
    date = tidy_date({"date-parts": [[match[1], _month(match[2] or ""), match[3] or ""]], "season": _season(more)})
    ends = [read_iso(part) for part in more.removeprefix("ca. ").split("–")]
    if len(ends) == 2 and all(ends):
        date = tidy_date({"date-parts": [end["date-parts"][0] for end in ends]})
    return {**date, "circa": True} if date and more.startswith("ca.") else date


def _year(year: int) -> str:
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def _filled(number: str) -> str:
    return "" if number == "00" else number


def _month(text: str) -> str:
    """A month in figures or in English."""
    name = text.strip()[:3].lower()
    return str(MONTHS.index(name) + 1) if name in MONTHS else text.strip()


def _season(text: str) -> int | None:
    word = text.removeprefix("ca. ").strip().capitalize().replace("Fall", "Autumn")
    return _SEASONS.index(word) + 1 if word in _SEASONS else None
