"""Whole articles that cite by names and year: every citation linked to the entry that its gold names."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "gold" / "linking"))
from judge_linking import compared, f1, gold_of, linked, names

FLOOR = 98.0
"""F1 of a document; where it is lower, the difference is one that a reader would argue about (README beside the gold)."""
ALL = 99.5


@pytest.mark.parametrize("name", names())
def test_the_gold_is_printed_where_it_says(name: str) -> None:
    gold = gold_of(name)
    assert len(gold.pairs) >= 25
    for start, end in gold.spans:
        assert gold.text[start:end].strip() == gold.text[start:end] != ""
    assert all(1 <= pair.entry <= len(gold.starts) for pair in gold.pairs)
    assert {pair.entry for pair in gold.pairs} == set(range(1, len(gold.starts) + 1))  # every entry is cited


def test_citations_are_linked_to_their_entries() -> None:
    counts = {name: tuple(map(len, compared(gold, linked(gold)))) for name in names() for gold in [gold_of(name)]}
    low = {name: count for name, count in counts.items() if f1(*count) < FLOOR}
    assert not low
    assert f1(*map(sum, zip(*counts.values(), strict=True))) >= ALL
