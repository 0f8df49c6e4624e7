"""A document as a PDF's plain text has it: narrow lines, hyphens, heads and feet, notes at the bottom of their page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

MARK = "\ue002"
"""Before the sign of a note in the running text; print does not have it."""


@dataclass(slots=True)
class Sheet:
    """How one document is set; ``seeded`` draws it once."""

    width: int
    rows: int
    hyphens: float
    head: tuple[str, str, str]
    feed: str
    foot: bool
    indent: int
    gap: float
    damage: float
    rule: bool
    notes: list[str] = field(default_factory=list)


HEADS = ("none", "title", "number and title", "title and number", "two lines", "left and right")


def seeded(title: str, author: str, series: str, chance: Random) -> Sheet:
    """A way of setting pages, drawn from those in use."""
    return Sheet(
        width=chance.choice((chance.randint(36, 56), *[chance.randint(60, 100)] * 3)), rows=chance.randint(34, 56), hyphens=chance.choice((0.0, 0.5, 0.8)),
        head=(chance.choice(HEADS), title[:58], chance.choice((author, series))), feed=chance.choice(("\f", "\f", "\n", "")),
        foot=chance.random() < 0.6, indent=chance.choice((0, 0, 0, 0, 4)), gap=chance.choice((0.0, 0.0, 0.0, 0.15, 1.0)),
        damage=chance.choice((0.0, 0.0, 0.0, 0.002, 0.004)), rule=chance.random() < 0.2,
    )  # fmt: skip


def wrapped(block: str, width: int, hyphens: float, chance: Random, indent: int = 0) -> list[str]:
    """The lines of a paragraph; later lines are indented."""
    rows, line = [], ""
    for word in block.split(" "):
        room = width - len(line) - (indent if rows else 0) - 1
        if line and len(word.replace(MARK, "")) > room:
            cut = _hyphen(word, room, hyphens, chance)
            rows.append(f"{line} {word[:cut]}{'' if word[cut - 1] in '-–/' else '-'}" if cut else line)
            line = word[cut:]
        else:
            line = f"{line} {word}" if line else word
    rows.append(line)
    return [rows[0], *(" " * indent + row for row in rows[1:])]


def _hyphen(word: str, room: int, hyphens: float, chance: Random) -> int:
    """Where a word is cut at a line's end, 0 if it is not: inside a long one, behind the dash of a range, in an address."""
    if chance.random() >= hyphens:
        return 0
    if seam := re.match(r"\d+[-–](?=\d)|https?://[^/]+/(?=\S)", word):
        return seam.end() if seam.end() <= room else 0
    plain = re.match(r"[^\W\d_]{8,}", word)
    cut = chance.randint(3, len(plain[0]) - 3) if plain else 0
    return cut if cut < room else 0


def damaged(text: str, share: float, chance: Random) -> str:
    """Small faults of optical reading: stops and commas lost, blanks lost or put in, l for 1."""
    out = []
    for char in text:
        hit = chance.random() < share
        out.append(
            {".": "", ",": ".", " ": "  ", "1": "l", "–": "-", "ß": "B", "ü": "ii"}.get(char, char) if hit else char
        )
    return "".join(out)


def printed(
    body: Sequence[str], notes: Sequence[str], listed: Sequence[str], after: Sequence[str], sheet: Sheet, chance: Random
) -> str:
    """The text: running text with its notes, the list (its heading first), and what stands behind it."""
    rows = list(_running(body, sheet, chance))
    rows += list(_entries(listed, sheet, chance))
    rows += [("", 0), *((row, 0) for block in after for row in wrapped(block, sheet.width, sheet.hyphens, chance))]
    return damaged("\n".join(_paged(rows, notes, sheet, chance)), sheet.damage, chance) + "\n"


def _running(body: Sequence[str], sheet: Sheet, chance: Random) -> Iterator[tuple[str, int]]:
    blank = chance.random() < 0.5
    for block in body:
        for row in wrapped(block, sheet.width, sheet.hyphens, chance):
            yield row.replace(MARK, ""), row.count(MARK)
        if blank:
            yield "", 0


def _entries(listed: Sequence[str], sheet: Sheet, chance: Random) -> Iterator[tuple[str, int]]:
    for at, block in enumerate(listed):
        for row in wrapped(block, sheet.width, sheet.hyphens, chance, sheet.indent if at else 0):
            yield row, 0
        if at == 0 and chance.random() < 0.6 or at and chance.random() < sheet.gap:
            yield "", 0


def _paged(rows: Sequence[tuple[str, int]], notes: Sequence[str], sheet: Sheet, chance: Random) -> Iterator[str]:
    """Rows page by page; the notes that a page's rows call stand at its bottom, or go on to the next when it is full."""
    page, filled, waiting, called = chance.choice((1, 1, 3, 17, 141)), 0, list[str](), 0
    for text, marks in rows:
        for note in notes[called : called + marks]:
            waiting += wrapped(note, sheet.width, sheet.hyphens, chance)
        called += marks
        if filled + len(waiting) >= sheet.rows and filled > 6:
            yield from _bottom(waiting, page, sheet)
            page, filled, waiting = page + 1, 0, []
            yield from _top(page, sheet)
        yield text
        filled += 1
    yield from _bottom(waiting, page, sheet)


def _bottom(waiting: Sequence[str], page: int, sheet: Sheet) -> Iterator[str]:
    if waiting:
        yield "_______________" if sheet.rule else ""
        yield from waiting
    if sheet.foot or sheet.head[0] in ("title", "two lines"):
        yield from ("", str(page))


def _top(page: int, sheet: Sheet) -> Iterator[str]:
    shape, title, author = sheet.head
    left = [author, title] if page % 2 else [title, author]
    head = {
        "none": [], "title": [title], "number and title": [f"{page} {title}"], "title and number": [f"{author} {page}"],
        "two lines": [author, title], "left and right": [f"{page} {left[0]}" if page % 2 else f"{left[0]} {page}"],
    }[shape]  # fmt: skip
    yield from [sheet.feed + head[0], *head[1:], ""] if head else [sheet.feed] if sheet.feed else []
