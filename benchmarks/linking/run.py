"""Linking in-text citations: the articles of tests/gold/linking as they are and printed otherwise, and the speed of one long line.

    python benchmarks/linking/run.py [--largest 2000000]

The tables go to standard output. Pairs of citations and entries are counted by tests/gold/linking/judge_linking.py.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import coprodbib as cb

GOLD = Path(__file__).resolve().parents[2] / "tests" / "gold" / "linking"
sys.path.insert(0, str(GOLD))
from judge_linking import Gold, compared, f1, linked, marked, names  # noqa: E402

Change = Callable[[str], str]


def same(text: str) -> str:
    """As it is."""
    return text


def without_accents(text: str) -> str:
    """Letters without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def in_capitals(text: str) -> str:
    """Names in capitals."""
    return re.sub(r"[^\W\d_]{3,}", lambda m: m[0] if m[0] in ("and", "press", "prelo") else m[0].upper(), text)


def year_last(entry: str) -> str:
    """The first year behind the names put at the end of the entry."""
    found = re.search(r"\(?((?:19|20)\d\d[a-z]?)\)?[.,:]?\s?", entry[10:])
    if found is None:
        return entry
    start, end = 10 + found.start(), 10 + found.end()
    return f"{entry[:start].rstrip()} {entry[end:].rstrip('.')}, {found[1]}."


PRINTS: dict[str, tuple[Change, Change]] = {
    "as they are": (same, same),
    "citations without the comma before the year": (lambda c: re.sub(r",(\s\d{4})", r"\1", c), same),
    "citations with '&' for 'and', 'y', 'e'": (lambda c: re.sub(r" (?:and|y|e) ", " & ", c), same),
    "citations without accents": (without_accents, same),
    "citations in capitals": (in_capitals, same),
    "citations broken over lines": (lambda c: re.sub(r"\s(?=\S+\Z)", "\n", c), same),
    "entries without accents": (same, without_accents),
    "entries with the year last": (same, year_last),
}


def quality() -> Iterator[str]:
    """F1 of every article, then of all articles in other print."""
    yield "| article | citations linked | right | false | missing | F1 |\n|---|---:|---:|---:|---:|---:|"
    for name in names():
        counts = counted(name, same, same)
        yield f"| {name} | {counts[0] + counts[2]} | {counts[0]} | {counts[1]} | {counts[2]} | {f1(*counts):.1f} |"
    yield "\n| print | right | false | missing | F1 |\n|---|---:|---:|---:|---:|"
    for title, changes in PRINTS.items():
        right, false, missing = map(sum, zip(*(counted(name, *changes) for name in names()), strict=True))
        yield f"| {title} | {right} | {false} | {missing} | {f1(right, false, missing):.1f} |"


def counted(name: str, citation: Change, entry: Change) -> tuple[int, int, int]:
    """Pairs right, false, missing, of an article with its citations and entries changed."""
    data = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    data["paragraphs"] = [re.sub(r"(?<=\{)[^{}|]+(?=\|)", lambda m: citation(m[0]), p) for p in data["paragraphs"]]
    data["references"] = [entry(raw) for raw in data["references"]]
    gold: Gold = marked(data)
    right, false, missing = compared(gold, linked(gold))
    return len(right), len(false), len(missing)


def few(size: int) -> str:
    """A line of about so many characters with five works over and over."""
    unit = "Many say so (Doe 2000; see also Roe & Poe, 1999, p. 4), and Smith (2004) shows that Brown et al. (2010a, b) agree; "
    return unit * (size // len(unit))


def many(size: int) -> str:
    """The same with names and years drawn at random."""
    drawn, parts, length = random.Random(1), list[str](), 0
    while length < size:
        one, two, three, four = (
            "".join(drawn.choice("bdklmnrst") + drawn.choice("aeiou") for _ in range(3)).title() for _ in range(4)
        )
        years = [drawn.randint(1950, 2020) for _ in range(3)]
        parts.append(
            f"as {one} ({years[0]}) shows, and others deny ({two} & {three}, {years[1]}; {four} et al. {years[2]}) "
        )
        length += len(parts[-1])
    return "".join(parts)


def speed(largest: int) -> Iterator[str]:
    """CPU seconds of ``cb.build`` on one long line without a list."""
    yield "\n| one line, no list | characters | citations | CPU seconds |\n|---|---:|---:|---:|"
    for title, text_of in (("five works", few), ("names at random", many)):
        for size in (largest // 4, largest // 2, largest):
            with TemporaryDirectory() as folder:
                file = Path(folder) / "line.txt"
                file.write_text(text_of(size), encoding="utf-8")
                start = time.process_time()
                found = len(cb.build(file).citations)
                yield f"| {title} | {size} | {found} | {time.process_time() - start:.1f} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=2_000_000)
    for line in (*quality(), *speed(parser.parse_args().largest)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
