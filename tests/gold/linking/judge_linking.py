"""Gold of in-text citations against what the library links.

python tests/gold/linking/judge_linking.py [NAME]       figures of every document, or the differences of one

A pair is a citation and an entry it means. A pair that we link is right when a citation of the gold within 60 characters means that
entry and the pair is not used yet.
"""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import coprodbib as cb

HERE = Path(__file__).resolve().parent
NEAR = 60
_MARKED = re.compile(r"\{([^{}|]+)\|([\d,]+)\}")


@dataclass(frozen=True)
class Pair:
    """A citation at ``text[start:end]`` and the number of the entry it means."""

    start: int
    end: int
    entry: int


@dataclass(frozen=True)
class Gold:
    """A document with its list; ``starts`` are the offsets of the entries, ``spans`` those of the citations."""

    text: str
    pairs: tuple[Pair, ...]
    spans: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]


def names() -> list[str]:
    """The documents."""
    return sorted(path.stem for path in HERE.glob("*.json"))


def gold_of(name: str) -> Gold:
    """Text and pairs of a document."""
    return marked(json.loads((HERE / f"{name}.json").read_text(encoding="utf-8")))


def marked(data: dict[str, Any]) -> Gold:
    """A document whose paragraphs mark citations: ``{words|numbers of entries}``."""
    text, pairs, spans, at = "", list[Pair](), list[tuple[int, int]](), 0
    paragraphs = "\n\n".join(data["paragraphs"])
    for match in _MARKED.finditer(paragraphs):
        text += paragraphs[at : match.start()]
        span = len(text), len(text) + len(match[1])
        text, at = text + match[1], match.end()
        spans.append(span)
        pairs += [Pair(*span, int(number)) for number in match[2].split(",")]
    text += paragraphs[at:] + f"\n\n{data['heading']}\n\n"
    starts = []
    for entry in data["references"]:
        starts.append(len(text))
        text += f"{entry}\n\n"
    return Gold(text, tuple(pairs), tuple(spans), tuple(starts))


def linked(gold: Gold) -> list[Pair]:
    """What the library makes of the text: every citation that it resolves to a work of the list."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "article.txt"
        file.write_text(gold.text, encoding="utf-8")
        library = cb.build(file)
    numbers: dict[str, list[int]] = {}
    for reference in library.references:
        if reference.work and reference.place:
            numbers.setdefault(reference.work, []).append(bisect_right(gold.starts, reference.place.start))
    return [
        Pair(c.place.start, c.place.end, number) for c in library.citations for number in numbers.get(c.work or "", ())
    ]


def compared(gold: Gold, found: list[Pair]) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """The pairs that are right, those that are false, and those of the gold that are missing."""
    free = list(gold.pairs)
    right, false = [], []
    for pair in found:
        near = [g for g in free if g.entry == pair.entry and g.start < pair.end + NEAR and pair.start - NEAR < g.end]
        if near:
            free.remove(near[0])
            right.append(pair)
        else:
            false.append(pair)
    return right, false, free


def f1(right: int, false: int, missing: int) -> float:
    """F1 in percent."""
    return 200 * right / (2 * right + false + missing) if right else 0.0


def _shown(gold: Gold, pair: Pair, mark: str) -> str:
    around = " ".join(gold.text[max(0, pair.start - 30) : pair.end + 15].split())
    start = gold.starts[pair.entry - 1]
    return f"{mark} {pair.entry:3} {around!r} -> {gold.text[start : start + 45]!r}"


def main() -> None:
    """Print the figures."""
    wanted = sys.argv[1:] or names()
    total = [0, 0, 0]
    for name in wanted:
        gold = gold_of(name)
        parts = compared(gold, linked(gold))
        counts = [len(part) for part in parts]
        total = [a + b for a, b in zip(total, counts, strict=True)]
        print(f"{name:28} right {counts[0]:3} false {counts[1]:2} missing {counts[2]:2}  F1 {f1(*counts):6.2f}")
        if sys.argv[1:]:
            print(*(_shown(gold, p, m) for part, m in zip(parts[1:], "+-", strict=True) for p in part), sep="\n")
    print(f"all: F1 {f1(*total):.2f} {total}")


if __name__ == "__main__":
    main()
