"""A CSL item -> the tags and values of its record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from coprodbib.errors import FormatError
from coprodbib.formats.bibtex.dates import tidy_date, write_iso
from coprodbib.formats.bibtex.fields import DATES, NAMES, TITLES, VERBATIM
from coprodbib.formats.bibtex.tidy import address, clean, page
from coprodbib.formats.bibtex.titles import without_nocase
from coprodbib.formats.ris.dates import write_date, write_year
from coprodbib.formats.ris.fields import COUNTED, serial_variable, tags_of
from coprodbib.formats.ris.kinds import write_type
from coprodbib.formats.ris.names import write_name

Tag = tuple[str, str]
RANGE = re.compile(r"([^\s,;-]{1,20})-([^\s,;-]{1,20})\Z")
"""First and last page, and nothing else."""

_APART = frozenset({"id", "type", "custom", "issued", "accessed", "page", "number-of-pages", "status"})
_VARIABLE = re.compile(r"[A-Za-z][A-Za-z_-]{0,40}\Z")


def record_of(item: Mapping[str, Any]) -> list[Tag]:
    """The lines of one record, "TY" first and "ER" last.

    >>> record_of({"id": "a", "type": "thesis", "genre": "PhD thesis", "status": "forthcoming"})
    [('TY', 'THES'), ('ID', 'a'), ('M3', 'PhD thesis'), ('PY', 'forthcoming'), ('ER', '')]
    """
    kind = str(item.get("type") or "document")
    ty, exact = write_type(kind)
    known, rest = _known(item, ty), _rest(item, ty)
    type_line = [] if exact else [("M2", f"type: {clean(kind)}")]
    head = [("TY", ty), ("ID", clean(str(item.get("id", ""))))]
    lines = [*head, *known, *_when(item), *_pages(item, ty), *type_line, *rest, ("ER", "")]
    return [line for line in lines if line[1] or line[0] == "ER"]


def _known(item: Mapping[str, Any], ty: str) -> list[Tag]:
    pairs = [
        (variable, tag, value)
        for variable, tag in tags_of(ty).items()
        if variable in item
        for value in _values(variable, item)
    ]
    lines = [
        (tag, value) if tag != "SN" or serial_variable(variable, value) == variable else ("M2", f"{variable}: {value}")
        for variable, tag, value in pairs
    ]
    return lines + (_conference(item) if ty == "CONF" else [])


def _conference(item: Mapping[str, Any]) -> list[Tag]:
    """Many programs look for the proceedings in ``T2``, the conference's place; where there is no conference they get it."""
    conference, proceedings = (
        "".join(_values(name, item)) if name in item else "" for name in ("event-title", "container-title")
    )
    if not conference:
        return [("T2", proceedings)]
    return [("M2", f"event-title: {conference}")] if not proceedings or proceedings == conference else []


def _values(variable: str, item: Mapping[str, Any]) -> Iterator[str]:
    """What stands behind the tag, once for each name and keyword."""
    value = item[variable]
    if variable in NAMES:
        yield from (write_name(name) for name in _names(variable, item))
    elif variable == "keyword":
        yield from (clean(word) for word in re.split(r"[,;]", str(value)))
    elif isinstance(value, str | int | float):
        yield _text(variable, str(value))


def _names(role: str, item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    value = item[role]
    if not isinstance(value, list) or not all(isinstance(name, Mapping) for name in value):
        raise FormatError(
            f"{item.get('id', '')}: {role!r} must be a list of CSL names, such as [{{'family': 'Doe', 'given': 'Jane'}}]"
        )
    return value


def _text(variable: str, text: str) -> str:
    if variable in VERBATIM:
        return address(text)
    return clean(without_nocase(clean(text)) if variable in TITLES else text)


def _when(item: Mapping[str, Any]) -> list[Tag]:
    """The year, the full date where it says more, the word printed instead, and the day of a visit."""
    year, date = write_year(item.get("issued")), write_date(item.get("issued"))
    status = clean(str(item.get("status") or ""))
    word = [] if not status else [("M2", f"status: {status}")] if year or re.search(r"\d", status) else [("PY", status)]
    return [
        ("PY", year),
        ("DA", date if date.strip("/") != year else ""),
        *word,
        ("Y2", write_date(item.get("accessed"))),
    ]


def _pages(item: Mapping[str, Any], ty: str) -> list[Tag]:
    pages, count = (clean(str(item.get(name) or "")) for name in ("page", "number-of-pages"))
    pages = page(pages)
    if ty in COUNTED:
        tag = "M2" if re.search(r"[-–]", count) else "SP"  # what looks like a range would be taken for pages
        extra = f"number-of-pages: {count}" if tag == "M2" else count
        return [(tag, extra), ("M2", f"page: {pages}" if pages else "")]
    both = RANGE.match(pages)
    lines = [("SP", both[1]), ("EP", both[2])] if both else [("SP", pages)]
    return [*lines, ("M2", f"number-of-pages: {count}" if count else "")]


def _rest(item: Mapping[str, Any], ty: str) -> list[Tag]:
    """Variables without a tag, as Zotero's field Extra has them: https://www.zotero.org/support/kb/item_types_and_fields"""
    tagged = tags_of(ty)
    return [
        ("M2", f"{variable}: {value}")
        for variable in sorted(item)
        if variable not in _APART and variable not in tagged and _VARIABLE.match(variable)
        for value in _extra(variable, item)
        if value
    ]


def _extra(variable: str, item: Mapping[str, Any]) -> Iterator[str]:
    if variable in NAMES:
        yield from (_bars(name) for name in _names(variable, item))
    elif variable in DATES:
        date = tidy_date(item[variable])
        yield write_iso(date) if date else ""
    else:
        yield from _values(variable, item)


def _bars(name: Mapping[str, Any]) -> str:
    """ "Doe || Jane": how Extra has persons; an institution stands without bars."""
    written = write_name(name)
    if not name.get("family"):
        return written.strip(",").replace(",,", ",")
    family, _, given = written.strip(",").partition(", ")
    return f"{family} || {given}".strip()
