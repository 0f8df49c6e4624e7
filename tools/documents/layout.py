"""Paragraphs -> a text: as they are, or as print has them (narrow lines, hyphens, heads, page numbers)."""

from __future__ import annotations

import re
from random import Random

BEGIN, END = "\ue000", "\ue001"
"""Around a citation while a text is laid out: BEGIN, its number, a colon, the words, END."""
_WIDTHS = (78, 86, 96)


def paragraphs(blocks: list[str], chance: Random) -> str:
    """One paragraph a line, blank lines between."""
    return "\n\n".join(blocks) + "\n"


def printed(blocks: list[str], chance: Random) -> str:
    """Narrow lines without blank ones between entries, with hyphens; page heads and numbers every 44 lines."""
    width, rows = chance.choice(_WIDTHS), []
    for block in blocks:
        rows += _wrapped(block, width, chance)
    out, page, head = [], 1, chance.choice(("Anna Example", "Working Paper 12/2009", "Local Work and Its Records"))
    feed = chance.choice(("\f", "", "\n"))
    for at, row in enumerate(rows):
        if at and at % 44 == 0:
            page += 1
            out += chance.choice(([str(page - 1), feed + head], [f"{feed}{head} {page}"], [f"{feed}{page} {head}"]))
        out.append(row)
    return "\n".join(out) + "\n"


def _wrapped(block: str, width: int, chance: Random) -> list[str]:
    lines, line = [], ""
    for word in block.split(" "):
        if line and len(_bare(line)) + 1 + len(_bare(word)) > width:
            cut = _hyphen(word, chance)
            if cut and len(_bare(line)) + cut + 2 <= width:
                lines.append(f"{line} {word[:cut]}-")
                line = word[cut:]
                continue
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def _hyphen(word: str, chance: Random) -> int:
    """Where a long plain word is cut, 0 if it is not."""
    plain = re.match(r"[^\W\d_]{8,}", word)
    return chance.randint(3, len(plain[0]) - 3) if plain and chance.random() < 0.6 else 0


def _bare(text: str) -> str:
    return re.sub(rf"{BEGIN}\d+:|{END}", "", text)


def unmarked(text: str) -> tuple[str, list[tuple[int, int, int]]]:
    """The text without marks, and (number, start, end) of each citation."""
    out, spans, open_ = [], [], []
    at = length = 0
    for mark in re.finditer(rf"{BEGIN}(\d+):|{END}", text):
        out.append(text[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[1] is not None:
            open_.append((int(mark[1]), length))
        else:
            number, start = open_.pop()
            spans.append((number, start, length))
    return "".join([*out, text[at:]]), sorted(spans, key=lambda s: s[1])
