"""Brackets of running text, nested ones too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_STOP = re.compile(r"[()\[\]]|(?<=[.!?:…])[ \t\u00a0]*\n[ \t\u00a0]*\n")
LONGEST = 1500
"""Characters a bracket may hold; a longer one is a bracket never closed."""
DEEPEST = 6
"""Brackets that may stand in each other; deeper ones are no running text, and would cost time."""


@dataclass(frozen=True, slots=True)
class Bracket:
    """``start`` is the opening bracket, ``end`` one past the closing one (or the end of its line if it is never closed)."""

    start: int
    end: int
    closed: bool

    @property
    def inside(self) -> tuple[int, int]:
        """The offsets of what stands in it."""
        return self.start + 1, self.end - self.closed


def brackets(text: str) -> list[Bracket]:
    """All brackets, inner ones too, ordered by where they begin; one never closed reaches to the end of its line.

    >>> [text[b.start:b.end] for text in ["a (b [c]) d (e"] for b in brackets(text)]
    ['(b [c])', '[c]', '(e']
    """
    found: list[Bracket] = []
    opened: list[int] = []
    for match in _STOP.finditer(text):
        while opened and (match[0].isspace() or match.start() - opened[0] > LONGEST):
            found.append(_unclosed(text, opened.pop(0)))
        if match[0] in "([":
            opened = [*opened, match.start()][-DEEPEST:]
        elif match[0] in ")]" and opened:
            found.append(Bracket(opened.pop(), match.end(), closed=True))
    found += [_unclosed(text, at) for at in opened]
    return sorted(found, key=lambda b: (b.start, -b.end))


def innermost(found: Sequence[Bracket], offsets: Iterable[int]) -> Iterator[Bracket | None]:
    """For each of the rising offsets the innermost bracket around it; ``found`` as ``brackets`` gives them.

    >>> found = brackets("a (b [c]) d")
    >>> [b and b.start for b in innermost(found, [0, 3, 6, 10])]
    [None, 2, 5, None]
    """
    waiting, around = iter(found), list[Bracket]()
    following = next(waiting, None)
    for at in offsets:
        while following is not None and following.start < at:
            around.append(following)
            following = next(waiting, None)
        around = [b for b in around if b.end > at]
        yield max(around, key=lambda b: b.start, default=None)


def _unclosed(text: str, start: int) -> Bracket:
    end = text.find("\n", start, start + LONGEST)
    return Bracket(start, min(len(text), start + LONGEST) if end < 0 else end, closed=False)
