"""Brackets of running text, nested ones too."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STOP = re.compile(r"[()\[\]]|\n[ \t\u00a0]*\n")
LONGEST = 1500
"""Characters a bracket may hold; a longer one is a bracket never closed."""


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
        lost = [at for at in opened if match.start() - at > LONGEST or match[0].isspace()]
        found += [_unclosed(text, at) for at in lost]
        opened = [at for at in opened if at not in lost]
        if match[0] in "([":
            opened.append(match.start())
        elif match[0] in ")]" and opened:
            found.append(Bracket(opened.pop(), match.end(), closed=True))
    found += [_unclosed(text, at) for at in opened]
    return sorted(found, key=lambda b: (b.start, -b.end))


def _unclosed(text: str, start: int) -> Bracket:
    end = text.find("\n", start, start + LONGEST)
    return Bracket(start, min(len(text), start + LONGEST) if end < 0 else end, closed=False)
