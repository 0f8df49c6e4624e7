"""Is the gold of the corpora sound in itself, and printed where it says? (The library is compared with it elsewhere.)"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gold.five.count_gold import counts, gold_documents

HERE = Path(__file__).resolve().parent
FOLDERS = sorted(path.parent for path in HERE.glob("*/works.json"))
NAMES = ("author", "editor")
STATUSES = {"listed", "elsewhere", "mentioned", "year-mismatch", "ambiguous"}

SIZES = {
    "defaults-review": (43, 44, 1),
    "lunch-slides": (0, 31, 2),
    "price-of-tomorrow": (36, 38, 2),
    "symposium-abstract": (0, 12, 2),
    "trial-protocol": (31, 32, 2),
    "whose-judgement": (29, 31, 1),
    "considered-harmful": (23, 24, 4),
    "crisis-essay": (30, 31, 2),
    "modules-and-change": (22, 23, 3),
    "research-software": (26, 27, 2),
    "seminar-slides": (0, 34, 4),
}
"""For each document: references, citations, and years before the list that are no citations (events, acts, dates)."""

DOCUMENTS = [
    pytest.param(folder, gold, id=f"{folder.name}/{gold['document']}")
    for folder in FOLDERS
    for gold in gold_documents(folder)
]
every_document = pytest.mark.parametrize(("folder", "gold"), DOCUMENTS)
every_corpus = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def printed(folder: Path, gold: dict[str, Any]) -> str:
    (path,) = (path for path in folder.glob(f"{gold['document']}.*") if path.suffix != ".json")
    return path.read_text(encoding="utf-8")


def entries(text: str, gold: dict[str, Any]) -> list[str]:
    """The printed entries, each up to the next one, without emphasis and broken lines; the last up to the end."""
    starts = []
    for reference in gold["references"]:
        starts.append(text.index(reference["starts"], starts[-1] + 1 if starts else 0))
    ends = [*starts[1:], len(text)][: len(starts)]
    return [" ".join(text[a:b].replace("*", "").split()) for a, b in zip(starts, ends, strict=True)]


def strings(csl: dict[str, Any]) -> list[str]:
    """What must stand in print: names word by word, for a particle may stand behind; of a page range the ends."""
    names = [word for role in NAMES for name in csl.get(role, ()) for part in name.values() for word in part.split()]
    year = str(csl["issued"]["date-parts"][0][0]) + csl.get("year-suffix", "")
    first, _, last = csl.get("page", "").partition("-")
    plain = [value for field, value in csl.items() if field not in (*NAMES, "type", "issued", "year-suffix", "page")]
    return [*names, year, first, last[-1:], *plain]


def test_both_corpora_are_there() -> None:
    golds = [gold for folder in FOLDERS for gold in gold_documents(folder)]
    assert [folder.name for folder in FOLDERS] == ["health-behaviour", "software-history"]
    assert {g["document"]: (len(g["references"]), len(g["citations"])) for g in golds} == {
        document: (references, citations) for document, (references, citations, _) in SIZES.items()
    }


@every_document
def test_every_value_of_a_reference_is_printed_in_its_entry(folder: Path, gold: dict[str, Any]) -> None:
    before = ""
    assert [reference["number"] for reference in gold["references"]] == list(range(1, len(gold["references"]) + 1))
    for reference, entry in zip(gold["references"], entries(printed(folder, gold), gold), strict=True):
        before = before if entry.startswith("———") else entry  # the names behind a dash stand in an earlier entry
        missing = [value for value in strings(reference["csl"]) if value not in f"{before} {entry}"]
        assert missing == [], entry


@every_document
def test_citations_are_printed_in_this_order(folder: Path, gold: dict[str, Any]) -> None:
    text, start, end = printed(folder, gold), 0, 0
    for citation in gold["citations"]:
        # the text of a second year runs from the same name, so each must end behind the one before
        start = next(
            m.start() for m in re.finditer(re.escape(citation["text"]), text) if m.start() >= start and m.end() > end
        )
        end = start + len(citation["text"])
        assert all(author in citation["text"] for author in citation["authors"])
        assert citation["year"] in citation["text"]
        assert citation["locator"] is None or re.search(rf"\b{citation['locator']}\)?\Z", citation["text"])
        assert citation["et_al"] == ("et al" in citation["text"])


@every_document
def test_every_year_of_the_running_text_is_cited_or_explained(folder: Path, gold: dict[str, Any]) -> None:
    """A net for citations forgotten."""
    text = printed(folder, gold)
    body = text[: text.index(gold["references"][0]["starts"])] if gold["references"] else text
    years = re.findall(r"\b(?:18|19|20)\d\d[a-z]?\b", body)
    assert len(years) - len(gold["citations"]) == SIZES[gold["document"]][2]


@every_corpus
def test_works_and_documents_agree(folder: Path) -> None:
    works = json.loads((folder / "works.json").read_text(encoding="utf-8"))["works"]
    golds = gold_documents(folder)
    assert len({work["id"] for work in works}) == len(works)
    for work in works:
        listed = [[g["document"], r["number"]] for g in golds for r in g["references"] if r["work"] == work["id"]]
        citing = [
            g["document"] for g in golds if any(s["work"] == work["id"] for s in g["references"] + g["citations"])
        ]
        assert work["references"] == listed
        assert work["documents"] == citing
        assert work["status"] == ("listed" if listed else "mentioned")
    assert {s["work"] for g in golds for s in g["references"] + g["citations"]} - {None} == {
        work["id"] for work in works
    }


@every_corpus
def test_the_status_of_a_citation_follows_from_its_work(folder: Path) -> None:
    works = json.loads((folder / "works.json").read_text(encoding="utf-8"))["works"]
    listed = {work["id"] for work in works if work["status"] == "listed"}
    for gold in gold_documents(folder):
        own = {reference["work"] for reference in gold["references"]}
        for citation in gold["citations"]:
            work, status = citation["work"], citation["status"]
            assert status in STATUSES
            assert (status == "ambiguous") == (work is None) == (len(citation.get("among", [])) > 1)
            assert (status in ("listed", "year-mismatch")) == (work in own)
            assert (status == "elsewhere") == (work in listed and not own)
            assert set(citation.get("among", [])) <= (own or listed)


@every_corpus
def test_two_entries_of_one_list_are_two_works(folder: Path) -> None:
    for gold in gold_documents(folder):
        works = [reference["work"] for reference in gold["references"]]
        assert len(set(works)) == len(works)


@every_corpus
def test_merged_values_are_printed_in_a_list_or_named_as_right(folder: Path) -> None:
    works = json.loads((folder / "works.json").read_text(encoding="utf-8"))["works"]
    records = {(g["document"], r["number"]): r["csl"] for g in gold_documents(folder) for r in g["references"]}
    for work in works:
        own = [records[stem, number] for stem, number in work["references"]]
        for field, value in work["merged"].items():
            assert not own or value in [record.get(field) for record in own], (work["id"], field)
            assert field not in work.get("either", {}) or value in work["either"][field], (work["id"], field)
        assert all(field in work["merged"] for record in own for field in record if field != "year-suffix")


@every_corpus
def test_relations_and_doubts_name_known_works_and_contradict_nothing(folder: Path) -> None:
    gold = json.loads((folder / "works.json").read_text(encoding="utf-8"))
    known = {work["id"] for work in gold["works"]}
    related = {frozenset(pair) for _, *pair in gold["relations"]}
    asked = {frozenset(pair) for *pair, _ in gold["maybe"]}
    apart = {frozenset(pair) for *pair, _ in gold["apart"]}
    tolerated = {frozenset(pair) for _, *pair in gold["tolerated"]}
    assert {key for pair in related | asked | apart | tolerated for key in pair} <= known
    assert {kind for kind, *_ in gold["relations"]} == {"part-of", "edition-of", "version-of"}
    assert related <= apart, "each relation has its reason among the pairs that stay apart"
    assert not asked & (apart | related)
    assert len(apart) == len(gold["apart"])


@every_corpus
def test_counts_are_those_of_the_gold_files(folder: Path) -> None:
    assert json.loads((folder / "counts.json").read_text(encoding="utf-8")) == counts(folder)
