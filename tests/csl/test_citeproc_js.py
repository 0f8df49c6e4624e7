"""Our renderings against those of citeproc-js, entry by entry; what differs is listed with its reason."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from csl.oracle import EXPECTED, comparisons, pairs, read

DIFFERENCES: dict[str, dict[str, Any]] = tomllib.loads((EXPECTED / "differences.toml").read_text(encoding="utf-8"))


def _listed(name: str, style: str) -> set[str]:
    start = f"{name}/{style}/"
    return {
        where.removeprefix(start)
        for group in DIFFERENCES.values()
        for where in group["where"]
        if where.startswith(start)
    }


@pytest.mark.parametrize(("name", "style"), comparisons())
def test_prints_what_citeproc_js_prints_but_for_the_listed_differences(name: str, style: str) -> None:
    differing = {label: (theirs, ours) for label, theirs, ours in pairs(name, style) if theirs != ours}
    listed = _listed(name, style)
    assert {label: both for label, both in differing.items() if label not in listed} == {}
    assert listed - differing.keys() == set(), "these agree now: remove them from differences.toml"


def test_every_difference_has_a_reason_and_none_is_listed_twice() -> None:
    where = [each for group in DIFFERENCES.values() for each in group["where"]]
    assert len(where) == len(set(where))
    assert all(len(group["reason"].split()) > 5 for group in DIFFERENCES.values())


def test_the_listed_differences_are_of_things_compared() -> None:
    known = {f"{name}/{style}" for name, style in comparisons()}
    assert {each.rsplit("/", 1)[0] for group in DIFFERENCES.values() for each in group["where"]} <= known


@pytest.mark.parametrize(
    ("style", "share"), [("apa", 0.98), ("chicago-author-date", 0.88), ("chicago-notes-bibliography", 0.88)]
)
def test_the_shipped_corpus_agrees_in_most_entries(style: str, share: float) -> None:
    entries = [
        theirs == ours for label, theirs, ours in pairs("corpus", style) if not label.startswith(("cite:", "order"))
    ]
    assert sum(entries) >= share * len(entries)


@pytest.mark.parametrize(
    ("style", "share"),
    [
        ("apa", 0.95),
        ("chicago-author-date", 0.93),
        ("chicago-notes-bibliography", 0.93),
        ("modern-language-association", 0.91),
        ("ieee", 0.92),
        ("nlm-citation-sequence", 0.92),
        ("harvard-cite-them-right", 0.92),
        ("nature", 0.92),
        ("american-political-science-association", 0.92),
    ],
)
def test_the_varied_set_agrees_in_most_entries(style: str, share: float) -> None:
    entries = [
        theirs == ours for label, theirs, ours in pairs("varied", style) if not label.startswith(("cite:", "order"))
    ]
    assert sum(entries) >= share * len(entries)


def test_the_same_version_printed_everything() -> None:
    versions = {read(path)["citeproc-js"] for path in Path(EXPECTED, "citeproc-js").rglob("*.json")}
    assert versions == {"2.4.63"}
