"""What linking a manuscript gives: the new text, each edit, and what was left alone with its reason."""

from __future__ import annotations

from dataclasses import dataclass

from coprodbib.manuscripts.sources import Manuscript
from coprodbib.model import Work


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement: ``old`` stands in the source from ``start`` on; line and column count from 1."""

    start: int
    end: int
    old: str
    new: str
    keys: tuple[str, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Left:
    """A citation that is not touched, why, and the keys of the works that it may mean."""

    text: str
    line: int
    column: int
    why: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedManuscript:
    """The text with its citations linked, each edit, what was left alone, and the works that the text now cites, by key.

    ``lists`` are the lines on which reference lists of its own begin, which stay as they are; ``unknown`` are keys of
    citations made already that no work has.
    """

    source: Manuscript
    text: str
    edits: tuple[Edit, ...]
    left: tuple[Left, ...]
    works: tuple[Work, ...]
    lists: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()
