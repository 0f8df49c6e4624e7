"""A manuscript as its citations are read: markup decoded or hidden, and every character traced to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

HIDDEN = "\ufffc"
"""Stands for what is never touched: code, mathematics, links, comments. No name and no citation goes on over it."""


class View:
    r"""What a source shows; ``pieces`` are (start, end, shown), rising; what lies between them shows as it is.

    >>> view = View(r'M\"uller~(2000)', [(1, 4, "ü"), (8, 9, " ")])
    >>> view.text, view.source_of(0, 6), view.source_of(7, 13)
    ('Müller (2000)', (0, 8), (9, 15))
    """

    def __init__(self, source: str, pieces: Iterable[tuple[int, int, str]]) -> None:
        self.source = source
        self._at: list[int] = []
        self._runs: list[tuple[int, int, bool]] = []  # start and end in the source; whether it shows as it is
        shown: list[str] = []
        length = 0
        for start, end, text, plain in _runs(source, pieces):
            if text:
                self._at.append(length)
                self._runs.append((start, end, plain))
                shown.append(text)
                length += len(text)
        self.text = "".join(shown)

    @property
    def hidden(self) -> list[str]:
        """What the source holds where nothing is shown.

        >>> View("See [@doe].", [(4, 10, HIDDEN)]).hidden
        ['[@doe]']
        """
        runs = zip(self._at, self._runs, strict=True)
        return [self.source[a:b] for at, (a, b, plain) in runs if not plain and self.text[at] == HIDDEN]

    def source_of(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that shows as ``text[start:end]``, which is not empty."""
        return self._offset(start, first=True), self._offset(end - 1, first=False)

    def _offset(self, at: int, *, first: bool) -> int:
        k = bisect_right(self._at, at) - 1
        start, end, plain = self._runs[k]
        if plain:
            return start + at - self._at[k] + (not first)
        return start if first else end

    def between(self, start: int, end: int) -> str:
        """What the source holds of ``text[start:end]``, markup included."""
        if start >= end:
            return ""
        low, high = self.source_of(start, end)
        return self.source[low:high]


def _runs(source: str, pieces: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str, bool]]:
    at = 0
    for start, end, shown in pieces:
        if start > at:
            yield at, start, source[at:start], True
        yield start, end, shown, False
        at = end
    if at < len(source):
        yield at, len(source), source[at:], True
