"""Dates of CSL-JSON as values: parts, ranges, seasons, uncertainty, or plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Parts = tuple[int, ...]
"""Year, or year and month, or year, month and day; a month of 13 to 24 is a season."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date variable: a first and perhaps a last day, or a literal.

    ``open`` says that a range has no end yet. A season is a month from 13 to 16.

    >>> Moment((2000, 5), (2001,)).is_range
    True
    """

    first: Parts = ()
    last: Parts = ()
    literal: str = ""
    circa: bool = False
    open: bool = False

    @property
    def is_range(self) -> bool:
        """Whether the date spans from a first to a last day."""
        return bool(self.last) or self.open

    @property
    def sort_key(self) -> str:
        """A string that sorts as the date does: years before Christ first, missing parts before present ones.

        >>> Moment((-44, 3, 15)).sort_key < Moment((14,)).sort_key < Moment((14, 8)).sort_key
        True
        """
        if not self.first:
            return self.literal
        return "-".join("".join(_digits(parts)) for parts in (self.first, self.last) if parts)


def _digits(parts: Parts) -> list[str]:
    year, month, day = (*parts, 0, 0)[:3]
    month = month if month <= 12 else 0  # seasons have no order that holds on both halves of the earth
    return [f"{year + 10000:05d}", f"{month:02d}", f"{day:02d}"]


def moment(value: object) -> Moment | None:
    """A CSL-JSON date as a Moment, None when there is nothing in it (CSL-JSON schema, "date").

    >>> moment({"date-parts": [["1999", 2]], "circa": True})
    Moment(first=(1999, 2), last=(), literal='', circa=True, open=False)
    >>> moment({"raw": "2001-05/2001-07"}).last
    (2001, 7)
    >>> moment({"literal": "n.d."}).literal
    'n.d.'
    """
    if isinstance(value, str | int) and not isinstance(value, bool):
        return _raw(str(value))
    if not isinstance(value, Mapping):
        return None
    circa = _truth(value.get("circa"))
    lists = _date_parts(value.get("date-parts"))
    if lists:
        return _from_parts(lists, value.get("season"), circa)
    if isinstance(value.get("edtf"), str):
        read = _raw(value["edtf"])
        return Moment(read.first, read.last, read.literal, circa or read.circa, read.open) if read else None
    if value.get("raw") not in (None, ""):
        read = _raw(str(value["raw"]))
        return Moment(read.first, read.last, read.literal, circa or read.circa, read.open) if read else None
    literal = value.get("literal")
    return Moment(literal=str(literal), circa=circa) if literal not in (None, "") else None


def _truth(value: object) -> bool:
    return bool(value) and str(value).lower() not in ("0", "false")


def _from_parts(lists: list[Parts], season: object, circa: bool) -> Moment:
    first = lists[0]
    number = _whole(season)
    if number is not None and 1 <= number <= 4 and len(first) == 1:
        first = (*first, 12 + number)
    last = lists[1] if len(lists) > 1 else ()
    still_open = last == (0,) or last == (0, 0, 0)
    return Moment(first, () if still_open else last, "", circa, still_open)


def _date_parts(value: object) -> list[Parts]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return []
    read = [_parts(entry) for entry in value[:2]]
    return read if read and read[0] else []


def _parts(entry: object) -> Parts:
    """Whole numbers up to the first that is none or lies outside a calendar."""
    if not isinstance(entry, Sequence) or isinstance(entry, str):
        entry = [entry]
    out: list[int] = []
    for number, bounds in zip(map(_whole, entry), ((-9999, 9999), (1, 24), (1, 31)), strict=False):
        if number is None or not bounds[0] <= number <= bounds[1]:
            break
        out.append(_season_month(number) if len(out) == 1 else number)
    return tuple(out)


def _season_month(number: int) -> int:
    """Seasons are 13 to 16 in CSL, 21 to 24 in EDTF, and 13 to 16 here."""
    return number if number <= 12 else 13 + (number - 13) % 4


def _whole(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    match = re.fullmatch(r"\s*(-?\d{1,5})(?:\.0)?\s*", str(value))
    return int(match[1]) if match else None


_ISO = re.compile(r"(-?\d{4,5}|-?\d{1,4}(?![-\d]))(?:-(\d{1,2})(?:-(\d{1,2}))?)?([?~%])?")
_MONTHS = {name: i for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_SEASONS = {"spring": 13, "summer": 14, "autumn": 15, "fall": 15, "winter": 16}
_WORDY = re.compile(r"(?:([A-Za-z]{3,9})\.?\s+(?:(\d{1,2}),?\s+)?|(\d{1,2})\s+([A-Za-z]{3,9})\.?,?\s+)(\d{3,4})")
_SLASHED = re.compile(r"(\d{1,2})/(?:(\d{1,2})/)?(\d{4})")


def _raw(text: str) -> Moment | None:
    """A date as people and EDTF write it; what cannot be read stays as it is printed."""
    text = text.strip()
    if not text:
        return None
    pieces = _ends(text)
    read = [_one(piece) for piece in pieces]
    circa = bool(re.search(r"[?~%]", text)) or text.lower().startswith(("ca.", "c.", "circa"))
    if read and read[0] and len(pieces) == 1:
        return Moment(read[0], circa=circa)
    if len(read) == 2 and read[0] and (read[1] or pieces[1] in ("", "..")):
        return Moment(read[0], read[1] or (), "", circa, open=not read[1])
    return Moment(literal=text)


def _ends(text: str) -> list[str]:
    """Both ends of a range, or the whole."""
    if _SLASHED.fullmatch(text):
        return [text]
    for separator in ("/", "\N{EN DASH}", " - ", "--"):
        if text.count(separator) == 1:
            return [piece.strip() for piece in text.split(separator)]
    match = re.fullmatch(r"(\d{4})-(\d{4})", text)
    return [match[1], match[2]] if match else [text]


def _one(text: str) -> Parts | None:
    match = _ISO.fullmatch(text)
    if match:
        return _parts([g for g in match.groups()[:3] if g is not None])
    match = _SLASHED.fullmatch(text)
    if match:
        return _parts([g for g in (match[3], match[1], match[2]) if g is not None])
    match = _WORDY.fullmatch(text)
    if match:
        word = (match[1] or match[4]).lower()
        month = _MONTHS.get(word[:3]) if word not in _SEASONS else _SEASONS[word]
        return _parts([g for g in (match[5], month, match[2] or match[3]) if g is not None]) if month else None
    return None
