"""Citations by number: "[1, 3–5]", "(1,2)", raised numbers; which of these shapes a document uses is learnt from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coprodbib.citing.entries import citation_of
from coprodbib.citing.numbered import NumberedList, list_for, numbered_lists
from coprodbib.citing.powers import is_power
from coprodbib.citing.stretches import Stretches
from coprodbib.languages.citing import LEAD_INS
from coprodbib.model import Citation, Document, Mark, Reference

_LOCATOR = r"(?:\s?[,:]?\s?\(?(?:pp?\.?|S\.|págs?\.|pag\.|ch(?:ap)?\.|Kap\.|cap\.|sec\.|§{1,2}|figs?\.|Abb\.|art\.|Art\.|para\.|vol\.|tab\.|fol\.)\s?(?P<value>[\divxlc]{1,6}(?:\s?[–-]\s?[\divxlc]{1,6})?)(?:\s?ff?\.)?\)?|:\s?(?P<colon>\d{1,4}(?:[–-]\d{1,4})?))"
_ITEM = rf"(?P<first>\d{{1,4}})(?:\s?[–—‑⁻-]\s?(?P<last>\d{{1,4}}))?(?:{_LOCATOR})?"
_PLAIN = re.sub(r"\?P<\w+>", "?:", _ITEM)
_JOIN = r"\s?(?:[,;/·]|&|\b(?:and|und|et|y|e|en)\b)\s?(?:(?:and|und|et|y|e)\s)?"
_LIST = rf"{_PLAIN}(?:{_JOIN}{_PLAIN}){{0,60}}"
_LEAD = r"(?:(?P<lead>[^\W\d_][^\d\[\]();]{0,30}?)\s)?"
_SHAPES = {
    "square": re.compile(rf"(?<![\w\]])\[{_LEAD}(?P<list>{_LIST})\](?:\s?[–—-]\s?\[(?P<to>\d{{1,4}})\])?(?![\w(])|(?<=\w)\[(?P<glued>{_LIST})\](?![\w(])"),
    "raised": re.compile(r"(?<=\S)(?P<list>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}(?:[,⁻–˒'’·⸴ \u2009-]{1,2}[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}){0,40})"),
    "round": re.compile(rf"\({_LEAD}(?P<list>{_LIST})\)(?!\w)"),
    "glued": re.compile(
        r"(?:(?<=[^\W\d_][^\W\d_])|(?<=[^\W\d_][.,;:)”\"’»])|(?<=[)\]][.,;:]))(?P<list>\d{1,3}(?:\(pp?\.?\s?\d{1,4}(?:[–-]\d{1,4})?\))?(?:[,–-]\d{1,3}(?:\(pp?\.?\s?\d{1,4}(?:[–-]\d{1,4})?\))?){0,20})(?![\w%(]|[.,:]\d|[–-]\w)"
    ),
}  # fmt: skip
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒⸴’'·", "0123456789–,,,,,")
RAISED = ("raised", "marked")
"""Shapes of numbers above the line, which may be powers."""
_ITEM_RE = re.compile(_ITEM)


def by_number(
    document: Document,
    references: Sequence[Reference],
    excluded: Sequence[tuple[int, int]],
    named: Sequence[Citation],
) -> list[Citation]:
    """The citations of a document that cites by number, in print order; none where it cites by names and year (``named``)."""
    lists = numbered_lists(references, document.text)
    rivals = sum(1 for citation in named if citation.entries)
    found = numeric(document.text, lists, document.marks, excluded, rivals)
    entries = {reference.id: reference for reference in references}
    seen: Counter[int] = Counter()
    out = []
    for numeral in sorted(found, key=lambda n: n.start):
        nth = seen[numeral.start]
        seen[numeral.start] += 1
        entry = entries[numeral.entry]
        out.append(citation_of(document, entry, numeral.start, numeral.end, locator=numeral.locator, nth=nth))
    return out


@dataclass(frozen=True, slots=True)
class Numeral:
    """One cited number: the entry it means, the offsets of its words, and a locator."""

    entry: str
    start: int
    end: int
    locator: str | None = None


def numeric(
    text: str, lists: Sequence[NumberedList], marks: Sequence[Mark], excluded: Sequence[tuple[int, int]], rivals: int
) -> list[Numeral]:
    """The citations by number, if the document cites by number; ``rivals`` are its citations by names and year.

    >>> lists = [NumberedList(99, {1: "a", 2: "b", 3: "c"}, True)]
    >>> [(n.entry, n.start) for n in numeric("So [1, p. 4]; others [2–3].", lists, (), (), 0)]
    [('a', 4), ('b', 22), ('c', 22)]
    """
    if not lists:
        return []
    barred = Stretches(excluded)
    best: list[Numeral] = []
    for shape in _shapes(lists, marks):
        found = [n for n in _found(text, shape, lists, marks) if n.start not in barred]
        if _meant(found, lists, shape, rivals) and len(found) > len(best) * (1 if shape == "square" else 1.5):
            best = found
    return best


def _shapes(lists: Sequence[NumberedList], marks: Sequence[Mark]) -> list[str]:
    """The shapes worth looking for: bare numbers only where the list prints its numbers."""
    raised = ["marked"] if any(mark.kind == "superscript" for mark in marks) else []
    printed = any(found.printed for found in lists)
    return ["square", *raised, "raised", *(["round", "glued"] if printed else [])]


def _found(text: str, shape: str, lists: Sequence[NumberedList], marks: Sequence[Mark]) -> Iterator[Numeral]:
    for start, end, further in _stretches(text, shape, marks):
        if (shape in RAISED or text[start - 2 : start] == "^(") and is_power(text, start, end):
            continue
        numbers = list_for(lists, start).ids
        items = list(_items(text, start, end, numbers))
        if items and further and further in numbers:
            items += _between(items[-1], numbers, further)
        yield from items


def _stretches(text: str, shape: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int, int]]:
    """Where lists of numbers stand, and the end of a range over two brackets ("[1]–[3]"), else 0."""
    if shape == "marked":
        yield from ((m.start, m.end, 0) for m in sorted(marks, key=lambda m: m.start) if m.kind == "superscript")
        return
    for match in _SHAPES[shape].finditer(text):
        groups = match.groupdict()
        if groups.get("lead") and not _leads(groups["lead"]):
            continue
        start, end = match.span("list") if groups["list"] else match.span("glued")
        yield start, end, int(groups.get("to") or 0)


def _leads(words: str) -> bool:
    return all(word.strip(".,:").lower() in LEAD_INS or word.lower() in LEAD_INS for word in words.split())


def _items(text: str, start: int, end: int, numbers: dict[int, str]) -> Iterator[Numeral]:
    """The numbers of one stretch, ranges spread out; none when one of them has no entry."""
    printed = text[start:end].translate(_RAISED)
    out: list[Numeral] = []
    for match in _ITEM_RE.finditer(printed):
        first = int(match["first"])
        last = int(match["last"]) if match["last"] else first
        span = range(first, last + 1) if first <= last < first + 200 else range(first, first)
        if not span or any(n not in numbers for n in (first, last)):
            return
        locator = match["value"] or match["colon"]
        out += [Numeral(numbers[n], start + match.start(), start + match.end(), locator) for n in span if n in numbers]
    yield from out


def _between(item: Numeral, numbers: dict[int, str], last: int) -> list[Numeral]:
    first = next(n for n, id in numbers.items() if id == item.entry)
    return [Numeral(numbers[n], item.start, item.end) for n in range(first + 1, last + 1) if n in numbers]


def _meant(found: Sequence[Numeral], lists: Sequence[NumberedList], shape: str, rivals: int) -> bool:
    """Whether the numbers of this shape are citations: enough of the list is cited, more often than by names and year."""
    size = sum(len(one.ids) for one in lists)
    cited = len({n.entry for n in found})
    printed = any(one.printed for one in lists)
    if not found or rivals > 2 * len(found) or not printed and rivals >= len(found):
        return False
    if shape in ("square", "marked", "raised"):
        return cited >= (0.15 if printed else 0.5) * size
    return cited >= 0.4 * size and (shape == "round" or _rising(found))


def _rising(found: Sequence[Numeral]) -> bool:
    """Whether works are mostly cited for the first time in the order of the list, as raised numbers are."""
    first = list(dict.fromkeys(n.entry for n in found))
    order = {entry: at for at, entry in enumerate(sorted(first, key=_natural))}
    steps = [order[b] > order[a] for a, b in pairwise(first)]
    return len(first) > 1 and sum(steps) >= 0.7 * len(steps)


def _natural(id: str) -> tuple[int, str]:
    digits = re.search(r"\d+\Z", id)
    return (int(digits[0]) if digits else 0, id)
