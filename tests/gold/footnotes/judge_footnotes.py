"""The footnote articles against the marks in them: references found, citations linked.

python tests/gold/footnotes/judge_footnotes.py
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import coprodbib as cb

HERE = Path(__file__).parent
_MARK = re.compile(r"⟦(?P<entry>=?)(?P<work>\w+)(?P<first>\*?)\|(?P<words>[^⟦⟧]*)⟧")


@dataclass(frozen=True)
class Gold:
    """A text without marks; its references by work; (start, end, work) of every citation."""

    text: str
    references: dict[str, str]
    citations: tuple[tuple[int, int, str], ...]


def gold_of(path: Path) -> Gold:
    """The marks of a file, taken out of its text."""
    source = path.read_text("utf-8")
    parts, references, citations, at, length = [], dict[str, str](), [], 0, 0
    for mark in _MARK.finditer(source):
        parts += [source[at : mark.start()], mark["words"]]
        length += mark.start() - at
        if mark["entry"] or mark["first"]:
            references[mark["work"]] = mark["words"]
        if not mark["entry"]:
            citations.append((length, length + len(mark["words"]), mark["work"]))
        length += len(mark["words"])
        at = mark.end()
    return Gold("".join([*parts, source[at:]]), references, tuple(citations))


def read(gold: Gold) -> cb.Library:
    """The library of the text alone."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.txt").write_text(gold.text, "utf-8")
        return cb.build(folder)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", re.sub(r"-\s*\n\s*", "", text).lower()))


def alike(a: str, b: str) -> bool:
    """Nine tenths of the words in common, as the judge of whole documents counts."""
    x, y = _words(a), _words(b)
    return 2 * sum((x & y).values()) >= 0.9 * (sum(x.values()) + sum(y.values()))


def reference_differences(gold: Gold, library: cb.Library) -> Iterator[str]:
    """References lost or invented."""
    left = list(library.references)
    for words in gold.references.values():
        found = next((r for r in left if alike(words, r.raw)), None)
        if found is None:
            yield f"lost: {' '.join(words.split())[:70]}"
        else:
            left.remove(found)
    yield from (f"invented: {' '.join(r.raw.split())[:70]}" for r in left)


def citation_differences(gold: Gold, library: cb.Library) -> Iterator[str]:
    """Citations not linked to their work, and links that no mark has."""
    key = {
        w: next((r.work for r in library.references if alike(words, r.raw)), None)
        for w, words in gold.references.items()
    }
    left = list(library.citations)
    for start, end, work in gold.citations:
        found = next((c for c in left if c.place.start < end and start < c.place.end), None)
        left = [c for c in left if c is not found]
        if found is None or found.work is None or found.work != key[work]:
            yield f"not linked: {' '.join(gold.text[start:end].split())[:70]}"
    yield from (f"cited too: {' '.join(c.text.split())[:70]}" for c in left)


def main() -> None:
    for path in sorted(HERE.glob("*.txt")):
        gold = gold_of(path)
        library = read(gold)
        lines = [*reference_differences(gold, library), *citation_differences(gold, library)]
        print(
            f"{path.name}: {len(gold.references)} references, {len(gold.citations)} citations, {len(lines)} differences"
        )
        print(*(f"    {line}" for line in lines), sep="\n")


if __name__ == "__main__":
    main()
