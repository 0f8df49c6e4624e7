"""Footnote articles written by hand: every reference found, every citation linked, nothing invented."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[1] / "gold" / "footnotes"
sys.path.insert(0, str(GOLD))

from judge_footnotes import citation_differences, gold_of, read, reference_differences  # noqa: E402

ARTICLES = sorted(GOLD.glob("*.txt"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_references_and_citations_of_footnote_articles(path: Path) -> None:
    gold = gold_of(path)
    library = read(gold)
    assert list(reference_differences(gold, library)) == []
    assert list(citation_differences(gold, library)) == []


def test_the_articles_are_there() -> None:
    assert len(ARTICLES) == 5
    assert sum(len(gold_of(path).citations) for path in ARTICLES) == 51
