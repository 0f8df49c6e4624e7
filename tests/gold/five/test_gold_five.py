"""Is the gold standard sound in itself, and printed where it says? (The library is compared with it elsewhere.)"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from count_gold import HERE, counts, gold_documents

DOCUMENTS = HERE.parents[3] / "shared" / "documents"
GOLD = {gold["document"]: gold for gold in gold_documents()}
WORKS = json.loads((HERE / "works.json").read_text(encoding="utf-8"))
BY_ID = {work["id"]: work for work in WORKS["works"]}
NAMES = ("author", "editor")


def printed_lines(stem: str) -> list[str]:
    path = DOCUMENTS / f"{stem}.txt"
    if not path.exists():
        pytest.skip(f"the full text {path.name} is not part of the repository")
    return path.read_text(encoding="utf-8").split("\n")


def strings(csl: dict[str, Any]) -> list[str]:
    """The values of a record as they must stand in print; of a page range the first page and the last two digits."""
    names = [part for role in NAMES for name in csl.get(role, ()) for part in name.values()]
    year = str(csl["issued"]["date-parts"][0][0]) + csl.get("year-suffix", "")
    first, _, last = csl.get("page", "").partition("-")
    plain = [value for field, value in csl.items() if field not in (*NAMES, "type", "issued", "year-suffix", "page")]
    return [*names, year, first, last[-2:], *plain]


def test_all_five_documents_are_there() -> None:
    assert len(GOLD) == 5
    assert [len(GOLD[stem]["references"]) for stem in sorted(GOLD)] == [0, 37, 48, 18, 0]
    assert [len(GOLD[stem]["citations"]) for stem in sorted(GOLD)] == [14, 0, 0, 19, 68]


@pytest.mark.parametrize("stem", sorted(GOLD))
def test_every_value_of_a_reference_is_printed_in_its_lines(stem: str) -> None:
    lines = printed_lines(stem)
    elided = ""
    for number, reference in enumerate(GOLD[stem]["references"], 1):
        assert reference["number"] == number
        entry = "\n".join(lines[at - 1] for at in reference["lines"])
        start = reference["starts"]
        assert start in entry
        if "———" in start:  # the names stand in an earlier entry
            entry += elided
        else:
            elided = entry
        assert [value for value in strings(reference["csl"]) if value not in entry] == [], start


@pytest.mark.parametrize("stem", sorted(GOLD))
def test_citations_are_printed_where_they_say_in_this_order(stem: str) -> None:
    lines = printed_lines(stem)
    for citation in GOLD[stem]["citations"]:
        start, end = citation["span"]
        text = citation["text"]
        assert lines[citation["line"] - 1][start:end] == text
        assert all(author in text for author in citation["authors"])
        assert ("et al" in text) == citation["et_al"]
        # of "2013a , 2013b" the second citation ends with its own year
        assert text.removesuffix(")").split(", p. ")[0].endswith(citation["year"])
        assert citation["locator"] is None or text.endswith(f", p. {citation['locator']}")
    ends = [(citation["line"], citation["span"][1]) for citation in GOLD[stem]["citations"]]
    assert all(a < b for a, b in pairwise(ends))


def test_works_and_documents_agree() -> None:
    references: dict[str, list[list[Any]]] = {key: [] for key in BY_ID}
    citing: dict[str, set[str]] = {key: set() for key in BY_ID}
    for stem, gold in GOLD.items():
        for reference in gold["references"]:
            references[reference["work"]].append([stem, reference["number"]])
        for source in gold["references"] + gold["citations"]:
            citing[source["work"]].add(stem)
    assert len(BY_ID) == len(WORKS["works"])
    for key, work in BY_ID.items():
        assert work["references"] == references[key]
        assert work["documents"] == sorted(citing[key])
        assert work["status"] == ("listed" if references[key] else "mentioned")


def test_the_status_of_a_citation_follows_from_its_work() -> None:
    for gold in GOLD.values():
        own = {reference["work"] for reference in gold["references"]}
        for citation in gold["citations"]:
            listed = BY_ID[citation["work"]]["status"] == "listed"
            assert (citation["status"] in ("listed", "year-mismatch")) == (citation["work"] in own)
            assert (citation["status"] == "elsewhere") == (listed and not own)


def test_two_entries_of_one_list_are_two_works() -> None:
    for gold in GOLD.values():
        works = [reference["work"] for reference in gold["references"]]
        assert len(set(works)) == len(works)


def test_merged_values_are_those_of_one_list() -> None:
    for work in WORKS["works"]:
        records = [GOLD[stem]["references"][number - 1]["csl"] for stem, number in work["references"]]
        for field, value in work["merged"].items():
            assert not records or value in [record.get(field) for record in records], (work["id"], field)
        assert all(field in work["merged"] for record in records for field in record)


def test_relations_and_doubts_name_known_works() -> None:
    named = [key for _, *pair in WORKS["relations"] for key in pair] + [
        key for *pair, _ in WORKS["maybe"] for key in pair
    ]
    assert set(named) <= set(BY_ID)


def test_counts_are_those_of_the_gold_files() -> None:
    assert json.loads((HERE / "counts.json").read_text(encoding="utf-8")) == counts()
