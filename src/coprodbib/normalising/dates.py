"""Years, letters, days, and words that stand for a year."""

from __future__ import annotations

import re

from coprodbib.languages.words import MONTHS
from coprodbib.model import Csl, Issue, ParsedReference

_YEAR = re.compile(
    r"(?P<circa>\bca?\.\s?)?(?P<year>(?:1[4-9]|20)\d\d)(?P<letter>[a-z])?(?:\s?[/–-]\s?(?P<to>\d{4}|\d{2}))?"
)
_NO_DATE = re.compile(r"n\.\s?d|no date|o\.\s?J|s\.\s?d|s\.\s?f|z\.\s?[dj]", re.I)
_MONTH = re.compile(r"(?P<month>[^\W\d_]{3,10})\.?")
_DAY = re.compile(r"(?<!\d)(?P<day>\d{1,2})(?!\d)")


def dates(entry: ParsedReference, csl: Csl) -> tuple[Issue, ...]:
    """Add issued, year-suffix, status (a word such as "forthcoming") and accessed."""
    printed = entry.get("date")
    match = _YEAR.search(printed)
    if match:
        csl["issued"] = {"date-parts": [[int(match["year"]), *month_and_day(entry.get("date-extra"))]]}
        if match["to"]:
            _span(csl, match)
        if match["circa"]:
            csl["issued"]["circa"] = True
        if match["letter"]:
            csl["year-suffix"] = match["letter"]
    elif printed and not _NO_DATE.match(printed):
        csl["status"] = printed.lower()
    _original(entry, csl)
    _accessed(entry, csl)
    return _checked(entry, csl)


LONGEST_SPAN = 5
"""Years a span ("1999/2000") may cover; what lies further apart are the years of first edition and reprint ("1867/1990")."""


def _span(csl: Csl, match: re.Match[str]) -> None:
    first = int(match["year"])
    last = int(match["to"] if len(match["to"]) == 4 else match["year"][:2] + match["to"])
    if last - first > LONGEST_SPAN and "/" in match[0]:
        csl["issued"]["date-parts"][0][0] = last
        csl["original-date"] = {"date-parts": [[first]]}
    else:
        csl["issued"]["date-parts"].append([last])


def _original(entry: ParsedReference, csl: Csl) -> None:
    """The year of the first edition, in brackets beside the year or named at the end."""
    year = re.search(r"\d{4}", entry.get("original-date")) or re.search(
        r"(?<!\d)\d{4}(?=[)\]])", entry.get("date-extra")
    )
    if year and "issued" in csl:
        years = sorted((int(year[0]), csl["issued"]["date-parts"][0][0]))
        csl["original-date"] = {"date-parts": [[years[0]]]}
        csl["issued"]["date-parts"][0][0] = years[1]


_NUMERIC = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./]\s?\Z|\A[-/](?P<month2>\d{2})-(?P<day2>\d{2})(?!\d)"
)


def month_and_day(text: str) -> list[int]:
    """Month and day of words such as ", June 3" or "3. Mai"; [] when there is no month.

    >>> month_and_day(", June 3"), month_and_day("3. Mai"), month_and_day("")
    ([6, 3], [5, 3], [])
    """
    month = next((MONTHS[m["month"].lower()] for m in _MONTH.finditer(text) if m["month"].lower() in MONTHS), None)
    if month is None:
        return _numeric_month_and_day(text.strip(" ()[]"))
    day = _DAY.search(text)
    return [month, int(day["day"])] if day and 1 <= int(day["day"]) <= 31 else [month]


def _numeric_month_and_day(text: str) -> list[int]:
    """The day of "12.03." or "-03-12", the year taken away."""
    found = _NUMERIC.search(text)
    if found is None:
        return []
    month, day = int(found["month"] or found["month2"]), int(found["day"] or found["day2"])
    return [month, day] if 1 <= month <= 12 and 1 <= day <= 31 else []


def _accessed(entry: ParsedReference, csl: Csl) -> None:
    year = re.search(r"(?:19|20)\d\d", entry.get("accessed"))
    if year:
        rest = entry.get("accessed").replace(year[0], "").strip(" :.")
        rest = f"{rest}." if re.fullmatch(r".*\d[./]\d{1,2}", rest) else rest
        csl["accessed"] = {"date-parts": [[int(year[0]), *month_and_day(rest)]]}


def _checked(entry: ParsedReference, csl: Csl) -> tuple[Issue, ...]:
    parts = csl.get("issued", {}).get("date-parts", [[2000]])
    if not 1450 <= parts[0][0] <= 2100:
        return (
            Issue(
                "normalising", "year-implausible", "doubt", f"the year {parts[0][0]} is not plausible", entry.raw.place
            ),
        )
    return ()
