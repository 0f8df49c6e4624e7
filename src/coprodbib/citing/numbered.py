"""The document's own references by the numbers they are cited under: printed before the entry, or its place in the list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from coprodbib.model import Reference

PRINTED = re.compile(r"\s*(?:\[\^?(\d{1,4})\]:?|\((\d{1,4})\)|(\d{1,4})[.)](?=\s*[^\W\d]|\s))")
_BARE = re.compile(r"(?:\A|\n)[ \t\f]*\[?\^?(\d{1,4})\]?:?[ \t\u00a0]*\Z")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class NumberedList:
    """One list: ``start`` is where it stands, ``ids`` leads from numbers to references, ``printed`` says that the list prints them."""

    start: int
    ids: dict[int, str]
    printed: bool


def numbered_lists(references: Sequence[Reference], text: str = "") -> list[NumberedList]:
    """The lists of a document by number, in print order; ``text`` is the document's, whose bare numbers stand before the entries.

    >>> numbered_lists([Reference("a#1", "[7] Doe", {}), Reference("a#2", "[8] Roe", {}, number=2)])[0].ids
    {7: 'a#1', 8: 'a#2'}
    """
    by_list: dict[int, list[Reference]] = {}
    for reference in references:
        if reference.in_note:
            continue  # the number before it is that of the note
        by_list.setdefault(reference.list_number, []).append(reference)
    return sorted((_numbered(entries, text) for entries in by_list.values()), key=lambda found: found.start)


def _numbered(entries: Sequence[Reference], text: str) -> NumberedList:
    numbers = [_number(entry.raw) if PRINTED.match(entry.raw) else _before(entry, text) for entry in entries]
    rising = sum(b == a + 1 for a, b in pairwise(numbers) if a is not None and b is not None)
    printed = rising >= 0.6 * (len(entries) - 1) and numbers[0] is not None
    start = min((entry.place.start for entry in entries if entry.place is not None), default=0)
    if not printed:
        return NumberedList(start, {entry.number: entry.id for entry in entries}, False)
    ids: dict[int, str] = {}
    for number, entry in zip(numbers, entries, strict=True):
        if number is not None:
            ids.setdefault(number, entry.id)
    return NumberedList(start, ids, True)


def _number(raw: str) -> int | None:
    """The number an entry prints before its words."""
    match = PRINTED.match(raw.translate(_RAISED))
    return int(next(g for g in match.groups() if g)) if match else None


def _before(entry: Reference, text: str) -> int | None:
    """The bare number that stands in the text before an entry ("12 Smith", "¹² Smith")."""
    start = entry.place.start if entry.place is not None else 0
    match = _BARE.search(text[max(0, start - 10) : start].translate(_RAISED))
    return int(match[1]) if match else None


def list_for(found: Sequence[NumberedList], at: int) -> NumberedList:
    """The list that a number at this offset means: the first behind it, else the last (chapters have their own lists)."""
    after = bisect_right([one.start for one in found], at)
    return found[min(after, len(found) - 1)]
