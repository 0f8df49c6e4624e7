"""Two corpora with gold works: nothing merged, split, related, asked, resolved or counted differently."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import coprodbib as cb
from gold.counting import check_cocitation, check_coupling, check_most_cited, check_most_mentioned
from gold.judge_corpora import build, keys_of, reading_differences, work_differences

CORPORA = sorted(p.parent for p in (Path(__file__).parent / "gold/corpora").glob("*/works.json"))
corpora = pytest.mark.parametrize("folder", CORPORA, ids=lambda p: p.name)


@cache
def library_of(folder: Path) -> cb.Library:
    return build(folder)


@corpora
def test_read_as_in_the_gold(folder: Path) -> None:
    assert list(reading_differences(folder, library_of(folder))) == []


@corpora
def test_works_as_in_the_gold(folder: Path) -> None:
    assert list(work_differences(folder, library_of(folder))) == []


@corpora
def test_documents_that_cite_each_work(folder: Path) -> None:
    works = json.loads((folder / "works.json").read_text("utf-8"))["works"]
    library = library_of(folder)
    for work in works:
        (key,) = keys_of(folder, library)[work["id"]]
        assert list(library[str(key)].cited_by) == sorted(work["documents"]), work["id"]


@corpora
def test_most_cited_and_graphs(folder: Path) -> None:
    library, counts = library_of(folder), json.loads((folder / "counts.json").read_text("utf-8"))
    keys = {work: str(min(map(str, found))) for work, found in keys_of(folder, library).items()}
    check_most_mentioned(library, keys, counts)
    for evidence in ("lists", "all"):
        for check in (check_most_cited, check_cocitation, check_coupling):
            check(library, keys, counts, evidence)
