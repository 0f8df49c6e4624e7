"""PDF: lines of a column -> paragraphs and entries, by gaps, indents, numbers and how lines end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from coprodbib.reading.pdflines import Line

_ENDED = re.compile(r"(?:[.!?:;)\]”\"’»]|\d)\Z")
_SENTENCE_END = re.compile(r"[.!?:][)\]”\"’»]?\Z")
_LABEL = re.compile(r"\s*(?:\[(\d{1,4})\]|\(?(\d{1,4})[.)](?=\s))")
_WIDE_GAP = 1.3


def paragraphs(column: Sequence[Line]) -> list[list[Line]]:
    """The lines of one column, grouped."""
    out: list[list[Line]] = []
    leading = _leading(column)
    group: list[Line] = []
    for line in column:
        if group and _apart(group[-1], line, leading):
            out += _divided(group)
            group = []
        group.append(line)
    return out + (_divided(group) if group else [])


def _leading(column: Sequence[Line]) -> float:
    """The usual distance of two lines."""
    steps = [a.base - b.base for a, b in pairwise(column) if 0 < a.base - b.base < 4 * a.size]
    return median(sorted(steps)[: max(1, 2 * len(steps) // 3)]) if steps else 12.0


def _apart(before: Line, line: Line, leading: float) -> bool:
    """Whether a gap, another size or another weight divides two lines."""
    gap, small = before.base - line.base, min(before.size, line.size)
    own = max(leading, 1.05 * small)
    return gap > _WIDE_GAP * own or gap < 0 or abs(before.size - line.size) > 0.1 * small or before.bold != line.bold


def _divided(group: Sequence[Line]) -> list[list[Line]]:
    """Lines without gaps between them, cut where a paragraph or an entry begins."""
    starts = _numbered(group) or _indented(group) or _ended(group)
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


def _ended(group: Sequence[Line]) -> list[bool]:
    """Without indents: behind a line that ends well before the margin and with a full stop."""
    right, left = max(line.right for line in group), min(line.left for line in group)
    room = 0.12 * (right - left)
    done = [line.right < right - room and _ENDED.search(line.text) is not None for line in group]
    return [True, *done[:-1]]


def goes_on(before: Sequence[Line], following: Sequence[Line]) -> bool:
    """Whether a paragraph goes on in the next column or on the next page."""
    a, b = before[-1], following[0]
    if abs(a.size - b.size) > 0.06 * a.size or a.bold != b.bold or _LABEL.match(b.text):
        return False
    begins = b.text.lstrip("“\"'(")[:1]
    return (
        a.text.endswith(("-", "\xad", ","))
        or begins.islower()
        or not (_SENTENCE_END.search(a.text) or _ENDED.search(a.text))
    )
