"""Stretches of a text, asked whether they hold an offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Stretches:
    """Pairs of offsets, which may overlap.

    >>> 3 in Stretches([(2, 4), (7, 9)]), 5 in Stretches([(2, 4), (7, 9)])
    (True, False)
    """

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(pairs):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them shares an offset with ``start`` to ``end``.

        >>> Stretches([(2, 4), (7, 9)]).touch(4, 7), Stretches([(2, 4), (7, 9)]).touch(3, 7)
        (False, True)
        """
        found = bisect_left(self._starts, end) - 1
        return found >= 0 and start < self._ends[found]

    def __contains__(self, at: object) -> bool:
        if not isinstance(at, int):
            return False
        found = bisect_right(self._starts, at) - 1
        return found >= 0 and at < self._ends[found]
