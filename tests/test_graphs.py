"""The graphs, counted by hand once and by brute force often."""

from __future__ import annotations

import time
from itertools import combinations
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import coprodbib as cb
from coprodbib.graphs import citation_graph, cocitation_graph, coupling_graph, label
from coprodbib.graphs.labels import document_labels, labels, plain_title
from coprodbib.model import Issue


def book(family: str, year: int, title: str) -> dict[str, Any]:
    return {"type": "book", "title": title, "author": [{"family": family}], "issued": {"date-parts": [[year]]}}


def made(listed: dict[str, list[str]], cited: dict[str, list[str]]) -> cb.Library:
    """A library from document -> keys in its list, and document -> keys cited in its text (one per place)."""
    documents = sorted({*listed, *cited})
    references = [
        cb.Reference(f"{d}#{n}", "", {"title": key}, d, n, work=key)
        for d in listed
        for n, key in enumerate(listed[d], start=1)
    ]
    citations = [
        cb.Citation(f"{d}@{n}", d, key, cb.Place(d, ((n, n + 1),)), (key,), "2000", work=key)
        for d in cited
        for n, key in enumerate(cited[d])
    ]
    works = [
        cb.Work(
            key,
            {"type": "book", "title": key},
            references=tuple(r.id for r in references if r.work == key),
            citations=tuple(c.id for c in citations if c.work == key),
            cited_by=tuple(sorted({str(x.document) for x in (*references, *citations) if x.work == key})),
        )
        for key in sorted({str(x.work) for x in (*references, *citations)})
    ]
    return cb.Library(
        tuple(cb.Document(d, f"{d}.txt", "") for d in documents), tuple(references), tuple(citations), tuple(works)
    )


# One document lists w1, w2, w3 and cites w1 twice and w2 once in its text.
# Two lists w1, w2 and cites w4, which no list has.
# Tre has no list and cites w2 (twice) and w4.
BY_HAND = made(
    {"one": ["w1", "w2", "w3"], "two": ["w1", "w2"]},
    {"one": ["w1", "w1", "w2"], "two": ["w4"], "tre": ["w2", "w4", "w2"]},
)


def edges(graph: nx.Graph[str]) -> dict[tuple[str, ...], Any]:
    return {tuple(sorted((a, b))): data for a, b, data in graph.edges(data=True)}


def test_cocitation_by_hand_with_all_evidence() -> None:
    graph = cocitation_graph(BY_HAND)
    assert edges(graph) == {
        ("w1", "w2"): {"weight": 2, "documents": ("one", "two")},
        ("w1", "w3"): {"weight": 1, "documents": ("one",)},
        ("w2", "w3"): {"weight": 1, "documents": ("one",)},
        ("w1", "w4"): {"weight": 1, "documents": ("two",)},
        ("w2", "w4"): {"weight": 2, "documents": ("tre", "two")},
    }
    assert dict(graph.nodes(data="count")) == {"w1": 2, "w2": 3, "w3": 1, "w4": 2}


def test_cocitation_by_hand_with_lists_only() -> None:
    graph = cocitation_graph(BY_HAND, evidence="lists")
    assert edges(graph) == {
        ("w1", "w2"): {"weight": 2, "documents": ("one", "two")},
        ("w1", "w3"): {"weight": 1, "documents": ("one",)},
        ("w2", "w3"): {"weight": 1, "documents": ("one",)},
    }
    assert dict(graph.nodes(data="count")) == {"w1": 2, "w2": 2, "w3": 1}


def test_coupling_by_hand() -> None:
    graph = coupling_graph(BY_HAND)
    assert edges(graph) == {
        ("one", "two"): {"weight": 2, "works": ("w1", "w2")},
        ("one", "tre"): {"weight": 1, "works": ("w2",)},
        ("tre", "two"): {"weight": 2, "works": ("w2", "w4")},
    }
    assert dict(graph.nodes(data="count")) == {"one": 3, "tre": 2, "two": 3}
    assert edges(coupling_graph(BY_HAND, evidence="lists")) == {("one", "two"): {"weight": 2, "works": ("w1", "w2")}}
    assert set(coupling_graph(BY_HAND, evidence="lists")) == {"one", "two"}


def test_citations_by_hand() -> None:
    graph = citation_graph(BY_HAND)
    both, text = "lists and text", "text"
    assert {(a, b): (data["evidence"], data["mentions"]) for a, b, data in graph.edges(data=True)} == {
        ("document:one", "work:w1"): (both, 2),
        ("document:one", "work:w2"): (both, 1),
        ("document:one", "work:w3"): ("lists", 0),
        ("document:two", "work:w1"): ("lists", 0),
        ("document:two", "work:w2"): ("lists", 0),
        ("document:two", "work:w4"): (text, 1),
        ("document:tre", "work:w2"): (text, 2),
        ("document:tre", "work:w4"): (text, 1),
    }
    assert {graph.nodes[n]["kind"] for n in graph if n.startswith("document:")} == {"document"}


def test_a_document_and_a_work_of_one_name_stay_two_nodes() -> None:
    graph = citation_graph(made({"same": ["same"]}, {}))
    assert {id: node["kind"] for id, node in graph.nodes(data=True)} == {
        "document:same": "document",
        "work:same": "work",
    }


def test_isolated_works_and_documents_are_nodes_and_uncited_works_are_not() -> None:
    library = made({"one": ["w1"], "two": ["w2"]}, {})
    uncited = cb.Library(
        library.documents, library.references, (), (*library.works, cb.Work("alone", {"type": "book"}))
    )
    assert set(cocitation_graph(uncited)) == {"w1", "w2"}
    assert set(coupling_graph(uncited)) == {"one", "two"}
    assert set(citation_graph(uncited)) == {"document:one", "document:two", "work:w1", "work:w2"}
    assert cocitation_graph(uncited).number_of_edges() == coupling_graph(uncited).number_of_edges() == 0


def test_a_document_that_cites_nothing_is_in_the_citation_graph_only() -> None:
    library = cb.Library((cb.Document("silent", "silent.txt", ""),))
    assert set(citation_graph(library)) == {"document:silent"}
    assert not set(coupling_graph(library))


def test_no_library_too_small() -> None:
    assert [len(graph(cb.Library())) for graph in (citation_graph, cocitation_graph, coupling_graph)] == [0, 0, 0]


@pytest.mark.parametrize("graph", [cocitation_graph, coupling_graph])
def test_an_unknown_evidence_is_refused(graph: Any) -> None:
    with pytest.raises(cb.CoprodbibError, match="evidence='text' is unknown; use 'lists' or 'all'"):
        graph(BY_HAND, evidence="text")


def test_nodes_carry_title_year_label_count_kind_status() -> None:
    title = 'Citizens and consumers: An <span class="nocase">NPM</span> dilemma'
    work = cb.Work("w", book("Aberbach", 2005, title), citations=("c",), cited_by=("a", "b"), status="mentioned")
    assert cocitation_graph(cb.Library(works=(work,))).nodes["w"] == {
        "title": "Citizens and consumers: An NPM dilemma",
        "year": 2005,
        "label": "Aberbach 2005",
        "count": 2,
        "kind": "work",
        "status": "mentioned",
    }


def test_a_document_names_the_work_that_it_is() -> None:
    library = made({"one": ["w1"]}, {})
    named = cb.Library((cb.Document("one", "one.txt", "", work="w9"),), library.references, (), library.works)
    assert citation_graph(named).nodes["document:one"]["work"] == "w9"


keys = st.sampled_from([f"w{n}" for n in range(8)])
holdings = st.dictionaries(st.sampled_from("abcdef"), st.lists(keys, max_size=8), max_size=6)


def cites(library: cb.Library, document: str, key: str, evidence: str) -> bool:
    in_list = any(r.document == document and r.work == key for r in library.references)
    in_text = any(c.document == document and c.work == key for c in library.citations)
    return in_list or (evidence == "all" and in_text)


@given(holdings, holdings, st.sampled_from(["lists", "all"]))
def test_both_graphs_count_as_brute_force_does(listed: Any, cited: Any, evidence: Any) -> None:
    library = made(listed, cited)
    documents, works = [d.id for d in library.documents], [w.key for w in library.works]
    holds = {(d, w) for d in documents for w in works if cites(library, d, w, evidence)}
    together = {
        (a, b): {"weight": len(both), "documents": tuple(both)}
        for a, b in combinations(works, 2)
        if (both := [d for d in documents if (d, a) in holds and (d, b) in holds])
    }
    alike = {
        (a, b): {"weight": len(both), "works": tuple(both)}
        for a, b in combinations(documents, 2)
        if (both := [w for w in works if (a, w) in holds and (b, w) in holds])
    }
    cocitation, coupling = cocitation_graph(library, evidence=evidence), coupling_graph(library, evidence=evidence)
    assert edges(cocitation) == together
    assert edges(coupling) == alike
    assert set(cocitation) == {w for _, w in holds}
    assert set(coupling) == {d for d, _ in holds}
    assert dict(cocitation.nodes(data="count")) == {w: sum((d, w) in holds for d in documents) for _, w in holds}


@given(holdings, holdings)
def test_the_order_of_documents_changes_nothing(listed: Any, cited: Any) -> None:
    library = made(listed, cited)
    turned = cb.Library(library.documents[::-1], library.references[::-1], library.citations[::-1], library.works[::-1])
    for graph in (citation_graph, cocitation_graph, coupling_graph):
        assert list(graph(turned).nodes(data=True)) == list(graph(library).nodes(data=True))
        assert list(graph(turned).edges(data=True)) == list(graph(library).edges(data=True))


def test_a_thousand_lists_take_seconds() -> None:
    lists = {f"d{n:04}": [f"w{(n * 17 + k * k * 31) % 30011}" for k in range(40)] for n in range(1000)}
    references = tuple(
        cb.Reference(f"{d}#{n}", "", {}, d, n, work=key)
        for d, held in lists.items()
        for n, key in enumerate(held, start=1)
    )
    by_work: dict[str, list[cb.Reference]] = {}
    for reference in references:
        by_work.setdefault(str(reference.work), []).append(reference)
    works = tuple(
        cb.Work(k, {}, tuple(r.id for r in rs), cited_by=tuple(sorted({str(r.document) for r in rs})))
        for k, rs in sorted(by_work.items())
    )
    started = time.process_time()
    graph = cocitation_graph(cb.Library((), references, (), works))
    assert time.process_time() - started < 12  # 2.5 s where this was written; 2,000 lists took 5 s and 600 MB
    assert sum(weight for *_, weight in graph.edges(data="weight")) == sum(
        len(set(h)) * (len(set(h)) - 1) // 2 for h in lists.values()
    )


@pytest.mark.parametrize(
    ("csl", "expected"),
    [
        ({"author": [{"family": "Bovaird", "given": "Tony"}], "issued": {"date-parts": [[2007]]}}, "Bovaird 2007"),
        (
            {"author": [{"family": "Steen"}, {"family": "Brandsen"}], "issued": {"date-parts": [[2020]]}},
            "Steen & Brandsen 2020",
        ),
        (
            {"author": [{"family": f} for f in ("Doe", "Roe", "Poe")], "issued": {"date-parts": [[2012]]}},
            "Doe et al. 2012",
        ),
        (
            {"author": [{"family": "Eijk", "non-dropping-particle": "van"}], "issued": {"date-parts": [[2017]]}},
            "van Eijk 2017",
        ),
        ({"author": [{"literal": "OECD"}], "issued": {"date-parts": [[2011]]}}, "OECD 2011"),
        ({"editor": [{"family": "Osborne"}], "issued": {"date-parts": [[2010]]}}, "Osborne 2010"),
        ({"author": [{"family": "Benjamin"}], "status": "forthcoming"}, "Benjamin forthcoming"),
        ({"author": [{"family": "Doe"}], "issued": {"date-parts": [[2013]]}, "year-suffix": "a"}, "Doe 2013a"),
        (
            {"author": [{"family": "Doe"}, {"literal": "others"}], "issued": {"date-parts": [["2013"]]}},
            "Doe et al. 2013",
        ),
        ({"author": [{"family": "Doe"}]}, "Doe n.d."),
        ({"title": "A <i>short</i> title"}, "A short title n.d."),
        (
            {"title": "A title that goes on and on until nobody would want it on a map"},
            "A title that goes on and on until nobody … n.d.",
        ),
        ({}, "k n.d."),
    ],
)
def test_label(csl: dict[str, Any], expected: str) -> None:
    assert label(cb.Work("k", csl)) == expected


def test_a_label_does_not_hide_that_names_are_left_out() -> None:
    issue = Issue("linking", "names-elided", "note", "not all authors are named")
    work = cb.Work("k", {"author": [{"family": "Turrini"}], "issued": {"date-parts": [[2010]]}}, issues=(issue,))
    assert label(work) == "Turrini et al. 2010"


def test_labels_alike_get_words_then_letters() -> None:
    works = [
        cb.Work("1", book("Doe", 2000, "The New Public Governance")),
        cb.Work("2", book("Doe", 2000, "The new public management")),
        cb.Work("3", book("Roe", 2000, "Care")),
        cb.Work("4", book("Roe", 2000, "Care")),
        cb.Work("5", book("Poe", 2000, "Care")),
    ]
    assert labels(works) == {
        "1": "Doe 2000 (New Public Governance)",
        "2": "Doe 2000 (new public management)",
        "3": "Roe 2000 (Care) [a]",
        "4": "Roe 2000 (Care) [b]",
        "5": "Poe 2000",
    }


@given(
    st.lists(
        st.tuples(st.sampled_from(["Doe", "Roe"]), st.sampled_from(["", "Care", "Care at home", "Doe 2000"])),
        max_size=60,
    )
)
def test_no_two_labels_are_the_same(given_works: list[tuple[str, str]]) -> None:
    works = [cb.Work(f"k{n:02}", book(family, 2000, title)) for n, (family, title) in enumerate(given_works)]
    assert len(set(labels(works).values())) == len(works)
    documents = [cb.Document(w.key, "", "", csl=w.csl) for w in works]
    assert len(set(document_labels(documents).values())) == len(works)


def test_plain_title_takes_off_markup_and_nothing_else() -> None:
    assert (
        plain_title({"title": 'A <span class="nocase">DNA</span> <sup>2</sup> <b>x</b> <script>y</script>'})
        == "A DNA 2 x <script>y</script>"
    )
    assert plain_title({}) == ""
