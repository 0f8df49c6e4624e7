"""PDF: what belongs to the page and not to the text (running heads, page numbers), and footnotes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from coprodbib.reading.pdflines import Line

_EDGE_LINES = 3
"""Lines at the head and at the foot of a page that may be furniture."""
_NUMBER = re.compile(
    r"\W*(?:page|seite|página|p\.)?\s*(\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|von|de|/)\s*\d{1,4})?\W*\Z", re.I
)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its number or sign as printed, and its lines."""

    number: str
    lines: tuple[Line, ...]


def furniture_of(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Ids of the lines that are running heads, feet or page numbers: at the edge of a page, and there again on other pages."""
    edges = [(number, line) for number, page in enumerate(pages) for line in _edge(page)]
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, line in edges:
        for place in _places(line):
            seen[_key(line.text), place].add(number)
    found = {id(line) for _, line in edges if any(len(seen[_key(line.text), place]) >= 2 for place in _places(line))}
    numbers = _page_numbers(pages)
    beside = {(line.page, round(line.base)) for _, line in edges if id(line) in numbers}
    return found | numbers | {id(line) for _, line in edges if (line.page, round(line.base)) in beside}


def _edge(page: Sequence[Line]) -> list[Line]:
    """The lines nearest to the head and the foot; more where several stand on one baseline."""
    bases = sorted({round(line.base) for line in page}, reverse=True)
    kept = {*bases[:_EDGE_LINES], *bases[-_EDGE_LINES:]}
    return [line for line in page if round(line.base) in kept]


def _places(line: Line) -> tuple[int, int]:
    """Heights that count as the same, in steps of eight points, both ways of rounding."""
    return int(line.base // 8), int((line.base + 4) // 8) + 100_000


def _key(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split()))


def _page_numbers(pages: Sequence[Sequence[Line]]) -> set[int]:
    """Lines that are nothing but a number which grows with the pages, or the number at the foot of a single page."""
    found = []
    for number, page in enumerate(pages):
        bases = sorted({round(line.base) for line in page})
        outer = {*bases[:2], *bases[-2:]}
        found += [
            (number, line, m[1]) for line in page if round(line.base) in outer and (m := _NUMBER.match(line.text))
        ]
    steps = Counter(int(text) - number for number, _, text in found if text.isdigit())
    roman = len({number for number, _, text in found if not text.isdigit()}) > 1
    return {
        id(line)
        for number, line, text in found
        if (steps[int(text) - number] > 1 or len(pages) == 1 if text.isdigit() else roman)
    }


def body_size(lines: Sequence[Line]) -> float:
    """The size of most characters of a document."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size * 2) / 2] += len(line.text)
    return max(counts.items(), key=lambda item: (item[1], -item[0]), default=(10.0, 0))[0]


def raised_numbers(page: Sequence[Line]) -> frozenset[str]:
    """The raised numbers in the lines of a page, behind other words: they may refer to notes."""
    return frozenset(text.strip() for line in page for text, high in line.pieces[1:] if high)


def split_notes(column: Sequence[Line], body: float, raised: frozenset[str]) -> tuple[list[Line], list[Note]]:
    """A column without the footnotes at its foot, and these.

    They are small lines, from the highest that begins with a raised number, or with one that is ``raised`` in the page's text.
    """
    start = len(column)
    for at in range(len(column) - 1, -1, -1):
        if column[at].size > 0.94 * body:
            break
        if note_number(column[at], raised):
            start = at
    notes: list[list[Line]] = []
    for line in column[start:]:
        if note_number(line, raised):
            notes.append([line])
        else:
            notes[-1].append(line)
    return list(column[:start]), [Note(note_number(lines[0], raised), tuple(lines)) for lines in notes]


def note_number(line: Line, raised: frozenset[str]) -> str:
    """The number or sign a footnote begins with; "" without one."""
    text, high = line.pieces[0]
    if high:
        found = re.match(r"\s*(\d{1,4}|[*†‡§¶a-z])\s*\Z", text) if len(line.pieces) > 1 else None
    else:
        found = re.match(r"\s*(\d{1,4})\s+(?=\S)", text)
        found = found if found and found[1] in raised else None
    return found[1] if found else ""
