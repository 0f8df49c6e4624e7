"""The five documents against the gold standard read by eye (tests/gold/five): entries, citations, works, figures, all exact."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import coprodbib as cb
from gold.counting import check_cocitation, check_coupling, check_most_cited, check_most_mentioned
from gold.judge import field_differences

ROOT = Path(__file__).parents[1]
FIVE = ROOT / "tests/gold/five"
FULL = ROOT.parent / "shared/documents"
GOLD = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(FIVE.glob("*-*.json"))}
WORKS = json.loads((FIVE / "works.json").read_text("utf-8"))
COUNTS = json.loads((FIVE / "counts.json").read_text("utf-8"))
STEMS = sorted(GOLD)


@pytest.fixture(scope="module", params=["shipped", "full texts"])
def five(request: pytest.FixtureRequest, library: cb.Library) -> cb.Library:
    """The library of the shipped sources, and that of the full texts where they are at hand."""
    if request.param == "shipped":
        return library
    if not FULL.exists():
        pytest.skip("the full texts (../shared/documents) are not part of the repository")
    return cb.build(FULL)


@pytest.mark.parametrize("stem", STEMS)
def test_every_entry_with_every_field(five: cb.Library, stem: str) -> None:
    found = [r for r in five.references if r.document == stem]
    assert [(r.number, r.list_number) for r in found] == [(n, 1) for n in range(1, len(GOLD[stem]["references"]) + 1)]
    for want, have in zip(GOLD[stem]["references"], found, strict=True):
        assert "".join(have.raw.split()).startswith("".join(want["starts"].split()))
        assert list(field_differences(want["csl"], have.csl)) == [], have.raw


@pytest.mark.parametrize("stem", STEMS)
def test_every_citation_and_none_invented(five: cb.Library, stem: str) -> None:
    found = [c for c in five.citations if c.document == stem]
    fields = ("authors", "year", "et_al", "locator", "narrative", "status")
    want = [(*[tuple(c[f]) if f == "authors" else c[f] for f in fields],) for c in GOLD[stem]["citations"]]
    assert [tuple(getattr(c, f) for f in fields) for c in found] == want


def _works(five: cb.Library) -> dict[str, str]:
    """Id in the gold -> key here, by the references and citations that belong together."""
    references = {(r.document, r.number): r.work for r in five.references}
    cited: dict[str, list[cb.Citation]] = {stem: [c for c in five.citations if c.document == stem] for stem in STEMS}
    out: dict[str, set[str | None]] = {}
    for work in WORKS["works"]:
        out.setdefault(work["id"], set()).update(references[stem, number] for stem, number in work["references"])
    for stem in STEMS:
        for want, have in zip(GOLD[stem]["citations"], cited[stem], strict=True):
            out.setdefault(want["work"], set()).add(have.work)
    assert {i: keys for i, keys in out.items() if len(keys) != 1 or None in keys} == {}
    return {i: str(next(iter(keys))) for i, keys in out.items()}


def test_no_work_is_wrongly_merged_or_split(five: cb.Library) -> None:
    works = _works(five)
    assert len(set(works.values())) == len(works)
    assert set(works.values()) == {w.key for w in five.works}


def test_works_are_listed_or_mentioned_and_cited_by_the_right_documents(five: cb.Library) -> None:
    works = _works(five)
    for want in WORKS["works"]:
        have = five[works[want["id"]]]
        assert (have.status, list(have.cited_by)) == (want["status"], want["documents"]), want["id"]


def test_merged_records_have_the_fullest_values(five: cb.Library) -> None:
    works = _works(five)
    wrong = [
        line for want in WORKS["works"] if want["references"] for line in _merged(want, five[works[want["id"]]].csl)
    ]
    assert wrong == []


def _merged(want: dict[str, Any], have: cb.model.Csl) -> Iterator[str]:
    """Titles without regard to case and no-case spans: casing has tests of its own. Letters of years belong to one list."""
    either = want.get("either", {})
    plain = {k: v for k, v in have.items() if k not in ("language", *either)}
    for field in ("title", "container-title"):
        if field in plain:
            plain[field] = plain[field].replace('<span class="nocase">', "").replace("</span>", "").lower()
    expected = {
        k: v.lower() if "title" in k else v for k, v in want["merged"].items() if k not in ("year-suffix", *either)
    }
    yield from (f"{want['id']}: {d}" for d in field_differences(expected, plain))
    yield from (f"{want['id']}: {f}" for f, values in either.items() if have.get(f) not in values)


def test_relations(five: cb.Library) -> None:
    works = _works(five)
    want = {(kind, works[a], works[b]) for kind, a, b in WORKS["relations"]}
    assert {(r.kind, w.key, r.work) for w in five.works for r in w.relations} == want


@pytest.mark.parametrize("evidence", ["lists", "all"])
def test_most_cited_and_graphs(five: cb.Library, evidence: str) -> None:
    for check in (check_most_cited, check_cocitation, check_coupling):
        check(five, _works(five), COUNTS, evidence)


def test_most_mentioned(five: cb.Library) -> None:
    check_most_mentioned(five, _works(five), COUNTS)


@pytest.mark.skipif(not FULL.exists(), reason="the full texts (../shared/documents) are not part of the repository")
def test_full_texts_and_shipped_sources_say_the_same_but_for_places(library: cb.Library) -> None:
    full = cb.build(FULL)
    assert [(r.id, r.raw, r.csl, r.work) for r in full.references] == [
        (r.id, r.raw, r.csl, r.work) for r in library.references
    ]
    assert [_said(c) for c in full.citations] == [_said(c) for c in library.citations]
    assert [(w.key, w.csl, w.cited_by, w.references) for w in full.works] == [
        (w.key, w.csl, w.cited_by, w.references) for w in library.works
    ]
    assert [d.csl for d in full.documents] == [d.csl for d in library.documents]


def _said(c: cb.Citation) -> tuple[Any, ...]:
    return c.document, c.text, c.authors, c.year, c.et_al, c.locator, c.label, c.narrative, c.work, c.status
