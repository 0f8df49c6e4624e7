"""Documents set like the text of a PDF: what is found must not fall below what was measured (benchmarks/finding/results.md)."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest

import coprodbib as cb

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tests/gold"), str(ROOT / "tests/gold/footnotes"), str(ROOT / "tools")]

from judge_footnotes import alike  # noqa: E402
from judge_print import gold_of  # noqa: E402
from make_print_documents import documents  # noqa: E402

BY_HAND = sorted((ROOT / "tests/gold/print").glob("*.txt"))
KNOWN = {"arbeitszeit": (0, 1)}
"""Per document: references lost, and invented (a sentence that begins like an entry, just before a list without a heading)."""


def compared(text: str, gold: Iterable[str]) -> tuple[int, int]:
    """References lost and invented."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_text(text, "utf-8")
        left = [r.raw for r in cb.build(path).references]
    lost = 0
    for wanted in gold:
        match = next((raw for raw in left if alike(wanted, raw)), None)
        left = [raw for raw in left if raw is not match]
        lost += match is None
    return lost, len(left)


@pytest.mark.parametrize("path", BY_HAND, ids=lambda path: path.stem)
def test_documents_by_hand(path: Path) -> None:
    gold = gold_of(path)
    assert len(gold.references) >= 9
    assert compared(gold.text, gold.references) == KNOWN.get(path.stem, (0, 0))


def test_made_documents() -> None:
    made = documents(16, 7)
    lost, invented = map(sum, zip(*(compared(d["text"], d["reference_strings"]) for d in made), strict=True))
    count = sum(len(d["reference_strings"]) for d in made)
    assert count > 400
    assert 2 * (count - lost) >= 0.96 * (count + count - lost + invented)


def test_the_same_seed_makes_the_same_documents() -> None:
    assert documents(3, 11) == documents(3, 11)
