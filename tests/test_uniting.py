"""Two Libraries as one: the works of a build of all documents, the keys of the left side, and nothing decided undone."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import coprodbib as cb
from coprodbib.decisions import written
from test_decisions import DOE_ONE, DOE_TWO, ONE, ROE_ONE, ROE_TWO, TWO
from test_library import is_closed

CARE = {"type": "book", "title": "Learning to care at home in Western Europe", "author": [{"family": "Doe", "given": "J."}],
        "issued": {"date-parts": [[2000]]}, "publisher": "Sage"}  # fmt: skip


def same_but_for_keys(a: cb.Library, b: cb.Library) -> None:
    """Documents, entries, citations, records and open questions agree once the works are named alike."""
    keys = {x.work: y.work for x, y in zip((*a.references, *a.citations), (*b.references, *b.citations), strict=True)}
    assert len(set(keys.values())) == len(keys)

    def named(key: str | None) -> str | None:
        return keys.get(key, key)

    assert [replace(d, work=named(d.work)) for d in a.documents] == list(b.documents)
    assert [replace(r, work=named(r.work)) for r in a.references] == list(b.references)
    assert [replace(c, work=named(c.work)) for c in a.citations] == list(b.citations)
    assert {named(w.key) for w in a.works} == {w.key for w in b.works}
    for work in a.works:
        other = b[str(named(work.key))]
        relations = sorted((r.kind, named(r.work)) for r in work.relations)
        assert relations == sorted((r.kind, r.work) for r in other.relations)
        assert replace(work, key=other.key, aliases=other.aliases, relations=other.relations) == other
    assert {(named(m.a), named(m.b)) for m in a.maybe} == {(m.a, m.b) for m in b.maybe}


def test_two_halves_of_the_five_documents_are_a_build_of_all(library: cb.Library, sources: Path) -> None:
    files = sorted(sources.glob("*.txt"))
    assert len(files) == 5
    for some in (*itertools.combinations(files, 1), *list(itertools.combinations(files, 2))[::3]):
        left, right = cb.build(some), cb.build([f for f in files if f not in some])
        for a, b in ((left, right), (right, left)):
            both = a | b
            is_closed(both)
            same_but_for_keys(both, library)
            kept = {r.id: r.work for r in a.references}
            assert {r.id: r.work for r in both.references if r.id in kept} == kept
            assert all(work.key in both for work in (*a.works, *b.works))


def test_two_halves_of_other_documents_are_a_build_of_all(root: Path) -> None:
    files = sorted((root / "tests" / "gold" / "fresh").rglob("*.txt"))
    assert len(files) > 10
    both, whole = cb.build(files[::2]) | cb.build(files[1::2]), cb.build(files)
    is_closed(whole)
    is_closed(both)
    same_but_for_keys(both, whole)


def test_a_library_with_itself_or_with_nothing_is_itself(library: cb.Library) -> None:
    for both in (library | library, library | cb.Library(), cb.Library() | library):
        assert both == replace(library, general_issues=both.general_issues)
    assert cb.union(cb.Library(), cb.Library()) == cb.Library()


def test_only_libraries_can_be_united(library: cb.Library) -> None:
    with pytest.raises(TypeError):
        library | [cb.Work("k", {})]  # type: ignore[operator]


@pytest.fixture
def halves(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders whose files have one name."""
    for name, text in (("a", ONE), ("b", TWO)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "essay.txt").write_text(text, encoding="utf-8")
    return tmp_path / "a", tmp_path / "b"


def test_equal_ids_are_told_apart_and_equal_content_is_there_once(halves: tuple[Path, Path]) -> None:
    a, b = map(cb.build, halves)
    both = a | b
    is_closed(both)
    first, second = (d.id for d in both.documents)
    assert first == "essay"
    assert second.startswith("essay-")
    assert [d.text for d in both.documents] == [ONE, TWO]
    assert both["roe1999making"].cited_by == (first, second)
    assert [r.raw for r in both.references if r.document == second] == [r.raw for r in b.references]
    for citation in both.citations:
        text = next(d.text for d in both.documents if d.id == citation.place.document)
        assert text[citation.place.start : citation.place.end].startswith(citation.authors[0])
        assert citation.document == citation.place.document
    again = both | b
    assert again == replace(both, general_issues=again.general_issues)


def decided(folder: Path, kind: str, values: dict[str, Any]) -> cb.Library:
    file = folder.parent / f"{folder.name}.toml"
    file.write_text(written(kind, values), encoding="utf-8")
    library = cb.build(folder, decisions=file)
    assert not [i for i in library.issues if i.code == "decision-unused"]
    return library


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    for name, text in (("one", ONE), ("two", TWO)):
        (tmp_path / "papers" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path / "papers"


OTHER = "Third\n\nText (Roe 1999; Doe 2000).\n\nReferences\n\nRoe, R. 1999. “On the making of fields.” Journal of Titles 12 (3): 45–67.\nDoe, J. 2000. Learning to care at home in Western Europe. London: Sage.\n"


@pytest.fixture
def third(tmp_path: Path) -> cb.Library:
    file = tmp_path / "third.txt"
    file.write_text(OTHER, encoding="utf-8")
    return cb.build(file)


def test_what_was_decided_to_be_one_work_stays_one(papers: Path, third: cb.Library) -> None:
    library = decided(papers, "same", {"of": [DOE_ONE, DOE_TWO]})
    for both in (library | third, third | library):
        is_closed(both)
        assert both["doe2000learning"] is both["doe2004learning"]
        assert both["doe2000learning"].cited_by == ("one", "third", "two")


def test_what_was_decided_to_be_two_works_stays_two(papers: Path, third: cb.Library) -> None:
    library = decided(papers, "different", {"of": [ROE_ONE, ROE_TWO]})
    for both in (library | third, third | library):
        is_closed(both)
        of = {r.id: r.work for r in both.references}
        assert of["one#2"] != of["two#2"]
        assert of["third#1"] in (of["one#2"], of["two#2"])


def test_what_a_person_set_stays(papers: Path, third: cb.Library) -> None:
    library = decided(papers, "set", {"work": "doe2000learning", "publisher": "Polity"})
    for both in (library | third, third | library):
        is_closed(both)
        assert both["doe2000learning"].csl["publisher"] == "Polity"
        assert both["doe2000learning"].cited_by == ("one", "third")


def test_what_a_citation_was_decided_to_mean_it_still_means(papers: Path, third: cb.Library) -> None:
    library = decided(papers, "cites", {"text": "Poe (1990)", "work": "poe1990second"})
    assert "poe1990second" in library
    for both in (library | third, third | library):
        is_closed(both)
        assert [c.work for c in both.citations if c.text == "Poe (1990)"] == ["poe1990second"]


def test_the_users_own_bibliography_keeps_its_keys_and_records(third: cb.Library, tmp_path: Path) -> None:
    file = tmp_path / "mine.bib"
    file.write_text(
        "@book{MyDoe, author = {Doe, Jane}, title = {Learning to Care at Home in Western Europe}, year = 2000}\n"
        "@book{unread, author = {Zoe, Z.}, title = {Nobody cites this book at all}, year = 1980}\n",
        encoding="utf-8",
    )
    mine = cb.load(file)
    left, right = mine | third, third | mine
    for both in (left, right):
        is_closed(both)
        assert both["MyDoe"] is both["doe2000learning"]
        assert both["MyDoe"].csl["author"] == [{"family": "Doe", "given": "Jane"}]
        assert both["MyDoe"].cited_by == ("third",)
        assert both["unread"].cited_by == ()
    assert left["MyDoe"].key == "MyDoe"
    assert right["MyDoe"].key == "doe2000learning"
    assert mine | mine == mine


def test_keys_of_the_right_that_the_left_has_for_another_work_are_made_anew() -> None:
    other = {**CARE, "title": "Gardens of the north", "author": [{"family": "Zoe"}]}
    both = cb.Library(works=(cb.Work("k", CARE),)) | cb.Library(
        works=(cb.Work("k", other), cb.Work("k-2", {"type": "book", "title": "Rivers"}))
    )
    assert [(w.key, w.csl) for w in both] == [("k", CARE), ("k-2", {"type": "book", "title": "Rivers"}), ("k-3", other)]


def test_a_mention_may_mean_what_the_other_side_lists(third: cb.Library, tmp_path: Path) -> None:
    file = tmp_path / "talk.txt"
    file.write_text("A talk\n\nAs Roe (1999) says, and Poe (1980) too.\n", encoding="utf-8")
    talk = cb.build(file)
    assert {w.key: w.status for w in talk} == {"roe1999": "mentioned", "poe1980": "mentioned"}
    for both in (talk | third, third | talk):
        is_closed(both)
        assert both["roe1999"].key == "roe1999making"
        assert [c.status for c in both.citations if c.document == "talk"] == ["elsewhere", "mentioned"]
        assert both["poe1980"].status == "mentioned"
