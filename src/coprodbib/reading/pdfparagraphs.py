"""PDF: lines of a column -> paragraphs and entries, by gaps, indents, numbers and how lines end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from coprodbib.openings import find_opening
from coprodbib.reading.pdflines import Line

_ENDED = re.compile(r"(?:[.!?:;)\]”\"’»]|\d)\Z")
_LABEL = re.compile(r"\s*(?:\[(\d{1,4})\]|\(?(\d{1,4})[.)](?=\s))")
_RUNS_ON = re.compile(r"https?:|www\.|doi\b|[a-zà-ÿ]")
_WIDE_GAP = 1.3


def paragraphs(column: Sequence[Line]) -> list[list[Line]]:
    """The lines of one column, grouped."""
    leading = _leading(column)
    groups: list[list[Line]] = []
    for line in column:
        if groups and not _apart(groups[-1][-1], line, leading):
            groups[-1].append(line)
        else:
            groups.append([line])
    spaced = sum(_alike(a[-1], b[0]) for a, b in pairwise(groups)) >= max(2, 0.05 * len(column))
    return [part for group in groups for part in _divided(group, spaced)]


def _leading(column: Sequence[Line]) -> float:
    """The usual distance of two lines."""
    steps = [a.base - b.base for a, b in pairwise(column) if 0 < a.base - b.base < 4 * a.size]
    return median(sorted(steps)[: max(1, 2 * len(steps) // 3)]) if steps else 12.0


def _apart(before: Line, line: Line, leading: float) -> bool:
    """Whether a gap, another size or another weight divides two lines."""
    gap = before.base - line.base
    own = max(leading, 1.05 * min(before.size, line.size))
    return gap > _WIDE_GAP * own or gap < 0 or not _alike(before, line)


def _alike(a: Line, b: Line) -> bool:
    """Whether two lines have one size and one weight."""
    return abs(a.size - b.size) <= 0.1 * min(a.size, b.size) and a.bold == b.bold


def _divided(group: Sequence[Line], spaced: bool) -> list[list[Line]]:
    """Lines without gaps between them, cut where a paragraph or an entry begins; ``spaced``: gaps divide the paragraphs here."""
    starts = _numbered(group) or _indented(group) or _ended(group, spaced)
    out: list[list[Line]] = []
    for line, start in zip(group, starts, strict=True):
        if start or not out:
            out.append([line])
        else:
            out[-1].append(line)
    return out


def _numbered(group: Sequence[Line]) -> list[bool] | None:
    """Lines that carry the next number of a sequence; None where fewer than two do."""
    last, out = None, []
    for line in group:
        match = _LABEL.match(line.text)
        number = int(match[1] or match[2]) if match else None
        out.append(number is not None and (last is None or number == last + 1))
        last = number if out[-1] else last
    return out if sum(out) > 1 else None


def _indented(group: Sequence[Line]) -> list[bool] | None:
    """Lines that begin a paragraph by their indent, or an entry by having none, whichever the line ends speak for."""
    margin = min(line.left for line in group)
    inside = [line.left > margin + 0.6 * line.size for line in group]
    if not any(inside) or all(inside):
        return None
    ended = _line_ends(group)
    by_indent, hanging = inside, [not one for one in inside]
    runs = sum(a and b for a, b in pairwise(inside))  # indented lines that follow each other speak for hanging entries
    score = _speaks_for(hanging, ended) - _speaks_for(by_indent, ended) + 0.3 * runs / len(group)
    return hanging if score > 0 else by_indent


def _speaks_for(starts: Sequence[bool], ended: Sequence[bool]) -> float:
    """How much better lines that end something go before these starts than before the other lines."""
    before = [e for s, e in zip(starts[1:], ended, strict=False) if s]
    other = [e for s, e in zip(starts[1:], ended, strict=False) if not s]
    return (sum(before) / len(before) if before else 0.5) - (sum(other) / len(other) if other else 0.5)


def _line_ends(group: Sequence[Line]) -> list[bool]:
    """Whether each line ends before the margin, and with what may end a paragraph."""
    right, left = max(line.right for line in group), min(line.left for line in group)
    short = [line.right < right - 0.04 * (right - left) for line in group]
    return [s and _ENDED.search(line.text) is not None for s, line in zip(short, group, strict=True)]


def _ended(group: Sequence[Line], spaced: bool) -> list[bool]:
    """Without indents: behind a line that ends well before the margin and with a full stop; between gaps only where an entry opens."""
    right, left = max(line.right for line in group), min(line.left for line in group)
    room = 0.12 * (right - left)
    done = [line.right < right - room and _ENDED.search(line.text) is not None for line in group]
    opens = [find_opening(line.text) is not None if spaced else not _RUNS_ON.match(line.text) for line in group]
    new = [a and b for a, b in zip(done, opens[1:], strict=False)]
    return [True, *(one and not _is_open(group[: at + 1]) for at, one in enumerate(new))]


def goes_on(before: Sequence[Line], following: Sequence[Line]) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    a, b = before[-1], following[0]
    if not _alike(a, b) or _LABEL.match(b.text):
        return False
    if _LABEL.match(before[0].text) or _is_open(before):
        return True
    begins = b.text.lstrip("“\"'(")[:1]
    return a.text.endswith(("-", "\xad", ",")) or begins.islower() or not _ENDED.search(a.text)


def _is_open(before: Sequence[Line]) -> bool:
    """Whether a bracket is open at the end of a paragraph, or it ends with an initial."""
    end = " ".join(line.text for line in before[-4:])
    opened = end.rfind("(")
    if opened > end.rfind(")") and len(end) - opened < 250:
        return True
    return re.search(r"(?:^|[\s(])[A-ZÀ-Þ]\.\Z", end) is not None
