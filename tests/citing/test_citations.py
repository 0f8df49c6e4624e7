"""In-text citations in every shape, read by eye: families joined by "+" (a final "+": et al.)|year|n for narrative|locator."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from coprodbib.citing import cite
from coprodbib.model import Citation, Document, Reference

CASES = json.loads((Path(__file__).parents[1] / "cases" / "citations.json").read_text("utf-8"))


def reference(number: int, short: str) -> Reference:
    families, year = short.split("|")
    authors = [{"family": family, "given": "A."} for family in families.split("+")]
    return Reference(
        f"a#{number}", short, {"type": "book", "author": authors, "issued": {"date-parts": [[int(year)]]}}, "a", number
    )


def short(citation: Citation) -> str:
    names = "+".join(citation.authors) + "+" * citation.et_al
    return "|".join((names, str(citation.year), "n" * citation.narrative, citation.locator or "")).rstrip("|")


@pytest.mark.parametrize("case", CASES, ids=[case["reason"] for case in CASES])
def test_citations(case: dict[str, Any]) -> None:
    references = [reference(n, s) for n, s in enumerate(case.get("list", ()), start=1)]
    found = cite(Document("a", "a.txt", case["text"]), references).citations
    assert [short(c) for c in found] == case["expect"]
    for citation in found:
        assert case["text"][citation.place.start : citation.place.end] == citation.text
