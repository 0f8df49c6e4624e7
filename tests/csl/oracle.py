"""What citeproc-js printed (tests/expected/citeproc-js, made by tools/make_expected.py) against what we print.

Compared is what a reader sees: characters and italics; other markup and the spelling of entities are put aside.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coprodbib.csl import Processor

EXPECTED = Path(__file__).resolve().parent.parent / "expected"
SETS = ("development", "varied")
FOLDERS = {"corpus": EXPECTED / "citeproc-js"} | {name: EXPECTED / "citeproc-js" / name for name in SETS}
ITEMS = {"corpus": EXPECTED / "corpus.json"} | {name: Path(__file__).with_name(f"{name}.json") for name in SETS}


def comparisons() -> list[tuple[str, str]]:
    """(set, style) of everything that is expected."""
    return [(name, path.stem) for name, folder in FOLDERS.items() for path in sorted(folder.glob("*.json"))]


def read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def seen(printed: str) -> str:
    """The characters and italics of an entry in HTML."""
    text = printed.replace('</div><div class="csl-right-inline">', " ")
    text = re.sub(r"<(?!/?i>)[^<>]*>", "", text)
    return re.sub(r"\s+", " ", html.unescape(text)).strip()


def pairs(name: str, style: str) -> Iterator[tuple[str, str, str]]:
    """(label, theirs, ours): entries by their id, citations as "cite:7" by their number, the order as "order"."""
    theirs, data = read(FOLDERS[name] / f"{style}.json"), read(ITEMS[name])
    processor = Processor(style, data["items"])
    ours = dict(processor.bibliography())
    for id, entry in theirs["bibliography"]:
        yield id, seen(entry), seen(ours.pop(id, "(not printed)"))
    for id, entry in ours.items():
        yield id, "(not printed)", seen(entry)
    cited = processor.cite(data["clusters"])
    for number, (expected, printed) in enumerate(zip(theirs["citations"], cited, strict=True), start=1):
        yield f"cite:{number}", seen(expected), seen(printed)
    yield "order", " ".join(id for id, _ in theirs["bibliography"]), " ".join(id for id, _ in processor.bibliography())
