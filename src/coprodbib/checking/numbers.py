"""Numbers in square brackets that lead to no entry of a numbered list: "[7]" where the list ends with 5."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coprodbib.citing.numbered import list_for, numbered_lists
from coprodbib.model import Citation, Document, Place, Reference

_BRACKET = re.compile(r"(?<![\w\]])\[(\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,60})\](?![\w(])")
_RANGE = re.compile(r"(\d{1,4})(?:\s?[–-]\s?(\d{1,4}))?")
_LONGEST = 200
"""Numbers that a range may span; a longer one is none."""


@dataclass(frozen=True, slots=True)
class Stray:
    """A bracket with numbers that have no entry; ``entries`` are the ids of those that have one."""

    place: Place
    printed: str
    numbers: tuple[int, ...]
    entries: tuple[str, ...]


def strays(document: Document, references: Sequence[Reference], citations: Sequence[Citation]) -> Iterator[Stray]:
    """Brackets outside the list with numbers that have no entry, in a document that cites by numbers in square brackets.

    What is more than twice the length of the list is a year or a quantity.

    >>> list(strays(Document("a", "a.txt", "So [7]."), (), ()))
    []
    """
    if not _cites_in_brackets(document, citations):
        return
    lists = numbered_lists(references, document.text)
    own = [piece for reference in references if reference.place for piece in reference.place.pieces]
    for match in _BRACKET.finditer(document.text):
        if any(start <= match.start() < end for start, end in own):
            continue
        ids = list_for(lists, match.start()).ids
        numbers = _numbers(match[1])
        missing = tuple(n for n in numbers if n not in ids)
        if missing and max(numbers) <= 2 * max(ids, default=0) + 10 and 0 not in numbers:
            place = Place(document.id, (match.span(),))
            yield Stray(place, match[0], missing, tuple(ids[n] for n in numbers if n in ids))


def _cites_in_brackets(document: Document, citations: Sequence[Citation]) -> bool:
    """Whether most citations are numbers in square brackets."""
    inside = sum(c.text[:1].isdigit() and _is_in_bracket(document.text, c.place.start) for c in citations)
    return 2 * inside > len(citations)


def _is_in_bracket(text: str, at: int) -> bool:
    before = text[max(0, at - 60) : at]
    return before.rfind("[") > before.rfind("]")


def _numbers(printed: str) -> tuple[int, ...]:
    numbers: list[int] = []
    for match in _RANGE.finditer(printed):
        first, last = int(match[1]), int(match[2] or match[1])
        numbers += range(first, last + 1) if first <= last < first + _LONGEST else (first, last)
    return tuple(numbers)
