"""CSL dates <-> ``year``, ``month``, ``day``, and ISO dates for every other date.

Of a range of years both ends stand in ``year`` ("2019--2021"), the letter of "2013a" too, "ca. 1990" for a rough year, and
the word printed instead of a year ("forthcoming"), because BibTeX styles print what they find there. What does not fit
(a range of days) stands in ``date`` as well, in the form that biblatex reads.
"""

from __future__ import annotations

import re
from typing import Any

from coprodbib.formats.bibtex.latex import decode, encode
from coprodbib.model import Csl

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The macros every BibTeX style defines, written without braces."""

_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_YEAR = re.compile(
    r"(?P<circa>(?:ca?\.|circa)\s?)?(?P<year>-?\d{1,4})(?P<rough>~)?(?:\s?[/–—-]{1,2}\s?(?P<to>-?\d{1,4}))?(?P<letter>[a-z]{1,2})?\Z"
)
_ISO = re.compile(r"(?P<year>-?\d{1,4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2})(?:T.{0,30})?)?)?(?P<rough>[~?%]?)\Z")
_ANY_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_SUFFIX = re.compile(r"[a-z]{1,2}\Z")
_UNDATED = re.compile(r"\(?(?:n\.?\s?d\.?|no date|o\.\s?J\.?|s\.\s?d\.?|undated)\)?\Z", re.I)


def write_issued(csl: Csl) -> dict[str, str]:
    """The fields that say when: values without their outer braces, months as macros.

    >>> write_issued({"issued": {"date-parts": [[2013, 6, 3]]}, "year-suffix": "a"})
    {'year': '2013a', 'month': 'jun', 'day': '3'}
    >>> write_issued({"issued": {"date-parts": [[2019], [2021]]}}), write_issued({"status": "forthcoming"})
    ({'year': '2019--2021'}, {'year': 'forthcoming'})
    """
    suffix = str(csl.get("year-suffix", ""))
    letter = suffix if "issued" in csl and _SUFFIX.match(suffix) else ""
    fields = {"csl-year-suffix": encode(suffix)} if suffix != letter else {}
    if "issued" not in csl:
        word = encode(csl.get("status", ""))
        return {**fields, "year": word} if word else fields
    issued = csl["issued"]
    parts = issued["date-parts"]
    years_only = (
        len(parts) > 1
        and all(len(part) == 1 for part in parts)
        and parts[0][0] >= 0
        and len(str(parts[0][0])) == len(str(parts[1][0]))
    )
    year = "--".join(str(part[0]) for part in parts) if years_only else str(parts[0][0])
    fields |= {"year": f"{'ca. ' if issued.get('circa') else ''}{year}{letter}", **_month_and_day(parts[0], issued)}
    if len(parts) > 1 and not years_only:
        fields["date"] = write_iso(issued)
    return fields | ({"pubstate": encode(csl["status"])} if "status" in csl else {})


def read_issued(fields: dict[str, str]) -> Csl:
    """``issued``, ``year-suffix`` and ``status`` from the fields of an entry, as BibTeX values.

    >>> read_issued({"year": "2013a", "month": "jun", "day": "3"})
    {'issued': {'date-parts': [[2013, 6, 3]]}, 'year-suffix': 'a'}
    >>> read_issued({"date": "2020-06-03/2020-06-05"})["issued"]
    {'date-parts': [[2020, 6, 3], [2020, 6, 5]]}
    """
    printed = decode(fields.get("year", ""))
    match = _YEAR.match(printed)
    csl: Csl = {}
    iso = read_iso(re.sub(r"[{}\s]", "", fields.get("date", "")))
    if iso:
        csl["issued"] = iso
    elif match:
        csl["issued"] = _issued(match, fields)
    elif loose := _ANY_YEAR.search(printed):
        csl["issued"] = {"date-parts": [[int(loose[0])]]}
    elif printed and not is_undated(printed):
        csl["status"] = printed
    if match and match["letter"]:
        csl["year-suffix"] = match["letter"]
    if "pubstate" in fields and "status" not in csl:
        csl["status"] = decode(fields["pubstate"])
    return csl


def is_undated(text: str) -> bool:
    """Whether a text says that there is no date.

    >>> is_undated("n.d."), is_undated("forthcoming")
    (True, False)
    """
    return _UNDATED.match(text) is not None


def is_plain_year(text: str) -> bool:
    """Whether a year is written so that nothing of it is lost: "2013a", "ca. 1990", "2019--21"; or is a word.

    >>> is_plain_year("2013a"), is_plain_year("1998 [1975]"), is_plain_year("in press")
    (True, False, True)
    """
    return _YEAR.match(text) is not None or not _ANY_YEAR.search(text)


def write_iso(date: dict[str, Any]) -> str:
    """A date as ISO 8601 writes it, a range with "/", "~" for a rough one.

    >>> write_iso({"date-parts": [[2020, 6, 3]]}), write_iso({"date-parts": [[1990]], "circa": True})
    ('2020-06-03', '1990~')
    """
    rough = "~" if date.get("circa") else ""
    return "/".join(_iso(part) + rough for part in date["date-parts"])


def read_iso(text: str) -> dict[str, Any]:
    """An ISO date, {} where it is none.

    >>> read_iso("2020-06"), read_iso("soon")
    ({'date-parts': [[2020, 6]]}, {})
    """
    matches = [_ISO.match(part) for part in text.split("/") if part not in ("", "..")]
    parts = [_parts(match) for match in matches if match]
    if not parts or len(parts) < len(matches) or len(parts) > 2:
        return {}
    rough = any(match["rough"] in ("~", "%") for match in matches if match and match["rough"])
    return {"date-parts": parts, **({"circa": True} if rough else {})}


def tidy_date(date: Any) -> dict[str, Any]:
    """The same date as whole numbers, {} where there is none: years, months from 1 to 12 and days, a season, circa.

    >>> tidy_date({"date-parts": [["2020", "6"]], "season": "2"}), tidy_date({"raw": "2020-06-03"})
    ({'date-parts': [[2020, 6]]}, {'date-parts': [[2020, 6, 3]]})
    """
    if not isinstance(date, dict):
        return {}
    given = date.get("date-parts")
    parts = [tidied for part in (given if isinstance(given, list) else [])[:2] if (tidied := _tidy_parts(part))]
    if not parts:
        return read_iso(" ".join(str(date.get("raw") or "").split()))
    out: dict[str, Any] = {"date-parts": parts}
    season = str(date.get("season", ""))
    if season in ("1", "2", "3", "4") and [len(part) for part in parts] == [1]:
        out["season"] = int(season)
    return {**out, "circa": True} if date.get("circa") else out


def _tidy_parts(part: Any) -> list[int]:
    numbers: list[int] = []
    for value, (least, most) in zip(
        part if isinstance(part, list | tuple) else [], ((-9999, 9999), (1, 12), (1, 31)), strict=False
    ):
        if not re.fullmatch(r"-?\d{1,4}", str(value)) or not least <= int(value) <= most:
            break
        numbers.append(int(value))
    return numbers


def _month_and_day(part: list[int], issued: dict[str, Any]) -> dict[str, str]:
    fields = {"month": MONTHS[part[1] - 1]} if len(part) > 1 else {}
    if "season" in issued:
        fields["month"] = _SEASONS[issued["season"] - 1]
    return {**fields, "day": str(part[2])} if len(part) > 2 else fields


def _issued(year: re.Match[str], fields: dict[str, str]) -> dict[str, Any]:
    circa = {"circa": True} if year["circa"] or year["rough"] else {}
    first = int(year["year"])
    if year["to"]:
        return {"date-parts": [[first], [_completed(first, year["to"])]], **circa}
    month, day, season = _read_month(decode(fields.get("month", "")), decode(fields.get("day", "")))
    numbers = [number for number in (month, day if month else 0) if number]
    return {"date-parts": [[first, *numbers]], **({"season": season} if season else {}), **circa}


def _completed(first: int, to: str) -> int:
    """ "2019--21" ends in 2021."""
    return int(str(first)[: len(str(first)) - len(to)] + to) if first >= 0 and len(to) < len(str(first)) else int(to)


def _read_month(month: str, day: str) -> tuple[int, int, int]:
    """Month, day and season, 0 for what is missing; "June 3", "3~jun", "06", "Fall"."""
    words = re.findall(r"[^\W\d_]+|\d+", month.lower())
    named = next((MONTHS.index(word[:3]) + 1 for word in words if word[:3] in MONTHS), 0)
    season = next(
        (at for at, name in enumerate(_SEASONS, start=1) for word in words if word in (name.lower(), _FALL.get(name))),
        0,
    )
    numbers = [int(word) for word in [*words, day] if word.isdecimal() and len(word) < 3]
    if not named and numbers and 1 <= numbers[0] <= 12 and not season:
        named, numbers = numbers[0], numbers[1:]
    days = [number for number in numbers if 1 <= number <= 31]
    return named, days[0] if days else 0, 0 if named else season


_FALL = {"Autumn": "fall"}


def _iso(part: list[int]) -> str:
    year = f"{part[0]:04}" if part[0] >= 0 else f"-{-part[0]:04}"
    return "-".join([year, *(f"{number:02}" for number in part[1:])])


def _parts(match: re.Match[str]) -> list[int]:
    return _tidy_parts([match["year"], *(number for number in (match["month"], match["day"]) if number)])
