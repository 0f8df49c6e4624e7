"""PDF: words with boxes -> lines, and lines -> columns in reading order."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "ˇ": "\u030c", "˘": "\u0306", "˚": "\u030a", "¸": "\u0327", "˙": "\u0307", "˝": "\u030b", "¯": "\u0304"}  # fmt: skip
_ACCENTED = re.compile(r"([´`¨ˆ˜ˇ˘˚¸˙˝¯])([^\W\d_])")
_MOST_SEGMENTS = 4000
"""Pieces of lines on a page among which columns are looked for; more are a drawing or a trap."""
_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Word:
    """Characters with one size on one baseline; ``blank`` says that white space stands before them."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    blank: bool


@dataclass(frozen=True)  # without slots: its properties are worked out once
class Line:
    """Words on one line of one column of page ``page``."""

    words: tuple[Word, ...]
    page: int

    @cached_property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where it ends."""
        return max(word.right for word in self.words)

    @cached_property
    def size(self) -> float:
        """The size of most of its characters."""
        return _common(self.words, lambda word: word.size)

    @cached_property
    def base(self) -> float:
        """The baseline of most of its characters."""
        return _common(self.words, lambda word: word.base)

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        lettered = [word for word in self.words if any(c.isalpha() for c in word.text)]
        return all(word.bold for word in lettered or self.words)

    @cached_property
    def pieces(self) -> list[tuple[str, bool]]:
        """Its text in pieces, each with whether it is raised."""
        size, base, out = self.size, self.base, list[tuple[str, bool]]()
        for at, word in enumerate(self.words):
            high = _is_high(word, size, base)
            blank = " " if at and word.blank and not _glued(self.words[at - 1], word, size, base) else ""
            text = blank + word.text
            if out and out[-1][1] == high:
                out[-1] = (out[-1][0] + text, high)
            else:
                out.append((text, high))
        return [(_repaired(text), high) for text, high in out]

    @cached_property
    def text(self) -> str:
        """Its characters."""
        return "".join(text for text, _ in self.pieces)


def _common(words: Sequence[Word], value: object) -> float:
    counts: Counter[float] = Counter()
    for word in words:
        counts[value(word)] += len(word.text)  # type: ignore[operator]
    return max(counts.items(), key=lambda item: (item[1], item[0]))[0]


def _is_high(word: Word, size: float, base: float) -> bool:
    return word.size < 0.85 * size and word.base > base + 0.12 * size


def _glued(before: Word, word: Word, size: float, base: float) -> bool:
    """Whether a raised number stands right behind a word, or what follows right behind the number: no blank is meant."""
    gap = word.left - before.right
    if _is_high(word, size, base) and not _is_high(before, size, base):
        return gap < 0.3 * size
    return _is_high(before, size, base) and gap < 0.1 * size


def _repaired(text: str) -> str:
    """Ligatures as letters, accents that old fonts print by themselves put on their letters.

    >>> _repaired("caf´e ﬁrst")
    'café first'
    """
    for ligature, letters in _LIGATURES.items():
        if ligature in text:
            text = text.replace(ligature, letters)
    return _ACCENTED.sub(
        lambda m: unicodedata.normalize("NFC", {"ı": "i", "ȷ": "j"}.get(m[2], m[2]) + _ACCENTS[m[1]]), text
    )


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """Words in the order of the file -> pieces of lines: cut where the line, or the column, changes."""
    out: list[list[Word]] = []
    for word in words:
        if out and _same_line(out[-1][-1], word):
            out[-1].append(word)
        else:
            out.append([word])
    return [Line(tuple(line), page) for line in out]


def _same_line(before: Word, word: Word) -> bool:
    size = max(before.size, word.size)
    return abs(before.base - word.base) < 0.55 * size and -1.2 * size < word.left - before.right < 1.25 * size


def usual_gutter(pages: Sequence[Sequence[Line]]) -> float | None:
    """Where the columns of most pages part; None in a document of one column.

    A page with few lines in one of its columns, as the last often has, does not show it by itself.
    """
    found = [x for page in pages if (x := _gutter(page)) is not None]
    middle = median(found) if found else 0.0
    near = [x for x in found if abs(x - middle) < 12]
    return median(near) if near and len(near) >= 0.4 * len(pages) else None


def columns(lines: Sequence[Line], usual: float | None = None, depth: int = 0) -> list[list[Line]]:
    """The lines of a page -> its columns in reading order; what runs over the whole width divides them.

    ``usual`` is where the columns of the document part.

    >>> def at(left, base, text): return Line((Word(text, left, left + 100, base, 10, False, True),), 0)
    >>> page = [at(x, 500 - 12 * i, f"{x}-{i}") for i in range(8) for x in (0, 120)]
    >>> [column[0].text for column in columns(page)]
    ['0-0', '120-0']
    """
    # inside a column loosely set lines look parted, too: there hardly any line may cross the gap
    gutter = _gutter(lines, 0.6 if depth == 0 else 0.1) if depth < _DEEPEST else None
    if gutter is None and usual is not None and any(line.left >= usual for line in lines):
        gutter = usual
    if gutter is None:
        return [_merged(lines)] if lines else []
    out: list[list[Line]] = []
    left, right, whole = list[Line](), list[Line](), list[Line]()
    for line in sorted(lines, key=lambda one: (-one.base, one.left)):
        if line.left < gutter < line.right:
            out += [*columns(left, depth=depth + 1), *columns(right, depth=depth + 1)]
            left, right = [], []
            whole.append(line)
            continue
        if whole:
            out.append(_merged(whole))
            whole = []
        (left if line.right <= gutter else right).append(line)
    return [
        *out,
        *([_merged(whole)] if whole else []),
        *columns(left, depth=depth + 1),
        *columns(right, depth=depth + 1),
    ]


def _gutter(lines: Sequence[Line], most_crossing: float = 0.6) -> float | None:
    """Where a vertical gap divides the lines into two columns of running text; None without one.

    ``most_crossing`` is the share of the lines that may run over the whole width.
    """
    if not 12 <= len(lines) <= _MOST_SEGMENTS:
        return None
    boxes = [(line.left, line.right) for line in lines]
    first, last = min(left for left, _ in boxes), max(right for _, right in boxes)
    width = last - first
    places = [first + width * (0.25 + 0.5 * step / 100) for step in range(101)]
    crossing = [sum(left < x - 1 and right > x + 1 for left, right in boxes) for x in places]
    least = min(crossing)
    best = [x for x, n in zip(places, crossing, strict=True) if n == least]
    x = best[len(best) // 2]
    before, after = [line for line in lines if line.right <= x + 1], [line for line in lines if line.left >= x - 1]
    if least > most_crossing * len(lines) or min(len(before), len(after)) < 6:
        return None
    return x if _side_by_side(before, after) and _is_text(before, x - first) and _is_text(after, last - x) else None


def _side_by_side(a: Sequence[Line], b: Sequence[Line]) -> bool:
    top = min(max(line.base for line in a), max(line.base for line in b))
    bottom = max(min(line.base for line in a), min(line.base for line in b))
    height = min(max(line.base for line in side) - min(line.base for line in side) for side in (a, b))
    return top - bottom > 0.5 * height


def _is_text(lines: Sequence[Line], room: float) -> bool:
    """Whether lines mostly fill their column, as cells of tables do not; pieces on one baseline count as one."""
    extents: dict[int, tuple[float, float]] = {}
    for line in lines:
        left, right = extents.get(round(line.base), (line.left, line.right))
        extents[round(line.base)] = min(left, line.left), max(right, line.right)
    return median(right - left for left, right in extents.values()) > 0.5 * room


def _merged(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom; pieces on one baseline are one line."""
    out: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: -one.base):
        if out and abs(out[-1][0].base - line.base) < 0.35 * min(out[-1][0].size, line.size):
            out[-1].append(line)
        else:
            out.append([line])
    return [_joined(sorted(group, key=lambda one: one.left)) for group in out]


def _joined(group: Sequence[Line]) -> Line:
    words = [word for line in group for word in line.words]
    firsts = {id(line.words[0]) for line in group}
    return Line(tuple(_after_blank(word) if id(word) in firsts else word for word in words), group[0].page)


def _after_blank(word: Word) -> Word:
    return Word(word.text, word.left, word.right, word.base, word.size, word.bold, True)
