"""Pairs of references, most from the lists of the five documents, judged by eye."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from coprodbib.linking.deciding import judge
from coprodbib.linking.records import record
from coprodbib.settings import Rules

PAIRS = json.loads((Path(__file__).parents[1] / "cases" / "pairs.json").read_text("utf-8"))


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["reason"] for pair in PAIRS])
@pytest.mark.parametrize("turned", [False, True])
def test_pair(pair: dict[str, Any], turned: bool) -> None:
    lists = [("one", 1), ("one", 1)] if pair.get("one_list") else [("one", 1), ("other", 1)]
    records = [
        record(name, pair[name], list_id=lists[k], elided=pair.get(f"elided_{name}", False))
        for k, name in enumerate("ab")
    ]
    decision = judge(*(reversed(records) if turned else records), rules=Rules())
    assert (decision.verdict, decision.ground) == (pair["verdict"], decision.ground)
    if "relation" in pair:
        assert decision.relation == pair["relation"]
    assert decision.verdict == "same" or decision.ground, "a verdict that separates says why"
