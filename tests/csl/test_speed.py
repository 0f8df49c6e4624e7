"""Rendering stays quick, and grows with the number of items and not with its square."""

from __future__ import annotations

import json
import time
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

import coprodbib as cb

ITEMS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("development.json").read_text(encoding="utf-8"))[
    "items"
]


def many(count: int, *, same_names: bool = False) -> list[dict[str, Any]]:
    """Copies of the development set with titles, years and ids of their own; or many works of a few namesakes."""
    out = []
    for n in range(count):
        item = {**ITEMS[n % len(ITEMS)], "id": str(n), "title": f"Work number {n} of a long list"}
        if same_names:
            item["author"] = [{"family": "Smith", "given": "ABCDE"[n % 5] + "."}, {"family": "Jones", "given": "X. Y."}]
        out.append({**item, "issued": {"date-parts": [[1900 + n % 120]]}})
    return out


def cpu(count: int, style: str, *, same_names: bool = False) -> float:
    items = many(count, same_names=same_names)
    start = time.process_time()
    cb.Processor(style, items, format="text").bibliography()
    return time.process_time() - start


def test_two_hundred_entries_in_apa_take_less_than_a_second() -> None:
    assert cpu(200, "apa") < 1


@pytest.mark.parametrize("same_names", [False, True])
@pytest.mark.parametrize("style", ["apa", "chicago-author-date"])
def test_four_times_the_items_cost_at_most_six_times_as_much(style: str, same_names: bool) -> None:
    cpu(50, style)  # compiled, and caches warm
    small = min(cpu(300, style, same_names=same_names) for _ in range(2))
    assert cpu(1200, style, same_names=same_names) < 6 * small + 0.2


@pytest.mark.parametrize("style", ["apa", "chicago-author-date"])
def test_an_item_needs_little_memory(style: str) -> None:
    """Ten thousand stay under 150 MB, interpreter and records included: 3 to 4 kB each when this was written."""
    items, few = many(600), many(20)
    cb.Processor(style, few, format="text").bibliography()  # compiled
    tracemalloc.start()
    try:
        cb.Processor(style, items, format="text").bibliography()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak / len(items) < 6_000
