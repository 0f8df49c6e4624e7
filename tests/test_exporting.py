"""Bibliographies and graphs as files: what stands in them, under which names, and what happens when it cannot be done."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import coprodbib as cb
from coprodbib.exporting import export, write_bibliography, write_graphs
from coprodbib.formats import graphml
from coprodbib.formats.bibtex import loads
from coprodbib.model import Issue

ESSAY = """\
An essay

Much has been said of it (Doe 2000; Roe and Poe 1999; Turrini et al. 2010), and Koe (forthcoming) says more (Turrini et al. 2010).

References

Doe, J. 2000a. The Costs of NPM in France: What Now? London: Sage.
Roe, R., and P. Poe. 1999. A care of titles. Journal of Titles 12 (3): 45-67.
"""
NOTES = """\
Some notes

References

Doe, J. 2000. The costs of NPM in France: What now? London: Sage & Co.
Dubasque, D. 2017. Participer, oui, mais comment ? Éloge de la co-construction. Vie Sociale 3 (19): 73-78.
"""


@pytest.fixture
def built(tmp_path: Path) -> cb.Library:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "essay.txt").write_text(ESSAY, encoding="utf-8")
    (tmp_path / "in" / "notes.txt").write_text(NOTES, encoding="utf-8")
    return cb.build(tmp_path / "in")


def written(library: cb.Library, folder: Path) -> dict[str, str]:
    paths = write_bibliography(library, folder)
    assert sorted(paths) == sorted(folder.iterdir())
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def test_a_document_gets_what_it_prints_and_nothing_else(built: cb.Library, tmp_path: Path) -> None:
    files = written(built, tmp_path / "out")
    assert sorted(files) == ["essay.bib", "mentioned.bib", "notes.bib", "references.bib"]
    # by eye from ESSAY: the letter, the capitals and the publisher are the essay's own, the braces come from the notes' printing
    assert (
        files["essay.bib"]
        == """\
@book{doe2000costs,
  author = {Doe, J.},
  title = {The Costs of {NPM} in {France}: What Now?},
  publisher = {Sage},
  address = {London},
  year = {2000a},
}

@article{roe1999care,
  author = {Roe, R. and Poe, P.},
  title = {A care of titles},
  journal = {Journal of Titles},
  volume = {12},
  number = {3},
  pages = {45--67},
  year = {1999},
}
"""
    )
    assert "{Sage \\& Co}" in files["notes.bib"]
    assert "year = {2000}," in files["notes.bib"]
    assert "title = {Participer, oui, mais comment ? {Éloge} de la co-construction}," in files["notes.bib"]
    assert "langid" not in files["notes.bib"]


def test_references_are_the_listed_works_by_key(built: cb.Library, tmp_path: Path) -> None:
    files = written(built, tmp_path / "out")
    items = loads(files["references.bib"])
    assert [item["id"] for item in items] == ["doe2000costs", "dubasque2017participer", "roe1999care"]
    assert items == [{**built[item["id"]].csl, "id": item["id"]} for item in items]
    assert "langid = {french}" in files["references.bib"]


def test_mentioned_works_have_a_note_that_says_where(built: cb.Library, tmp_path: Path) -> None:
    mentioned = written(built, tmp_path / "out")["mentioned.bib"]
    assert (
        mentioned
        == """\
@misc{koeforthcoming,
  author = {Koe},
  year = {forthcoming},
  note = {Only cited in the text of essay (“Koe (forthcoming)”)},
}

@misc{turrini2010,
  author = {Turrini and others},
  year = {2010},
  note = {Only cited in the text of essay (“Turrini et al. 2010”, 2 places)},
}
"""
    )


def reference(id: str, document: str, work: str, **csl: Any) -> cb.Reference:
    issues = csl.pop("issues", ())
    return cb.Reference(
        id, f"raw of {id}", {"type": "book", **csl}, document, int(id.split("#")[1]), work=work, issues=issues
    )


def library_of(references: Sequence[cb.Reference], works: Sequence[cb.Work] = ()) -> cb.Library:
    return cb.Library(references=tuple(references), works=tuple(works))


def test_a_work_printed_twice_is_one_entry_that_quotes_the_other(tmp_path: Path) -> None:
    twice = [reference("a#1", "a", "k", title="Care"), reference("a#2", "a", "k", title="Care at home", volume="2")]
    (item,) = loads(written(library_of(twice[::-1]), tmp_path)["a.bib"])
    assert item == {"id": "k", "type": "book", "title": "Care", "annote": "Printed again in this list: “raw of a#2”"}


def test_names_left_out_are_marked(tmp_path: Path) -> None:
    issue = Issue("normalising", "names-elided", "note", "not all authors are printed")
    names = {"author": [{"family": "Doe"}], "editor": [{"family": "Roe"}]}
    files = written(
        library_of(
            [reference("a#1", "a", "k", issues=(issue,), **names)],
            [cb.Work("k", {"type": "book", **names}, issues=(issue,))],
        ),
        tmp_path,
    )
    for name in ("a.bib", "references.bib"):
        (item,) = loads(files[name])
        assert item["author"] == [{"family": "Doe"}, {"literal": "others"}]
        assert item["editor"] == [{"family": "Roe"}]


def test_aliases_are_kept(tmp_path: Path) -> None:
    assert (
        "  ids = {doe2000, doe2000b},"
        in written(library_of([], [cb.Work("k", {"type": "book"}, aliases=("doe2000", "doe2000b"))]), tmp_path)[
            "references.bib"
        ]
    )


def test_documents_with_difficult_names_overwrite_nothing(tmp_path: Path) -> None:
    ids = ["references", "Mentioned", "notes", "Notes", "../up", "a/b", "a:b"]
    library = library_of(
        [reference(f"{id}#1", id, f"k{n}", title=id) for n, id in enumerate(ids)], [cb.Work("w", {"type": "book"})]
    )
    files = written(library, tmp_path / "deep" / "out")
    assert len({name.casefold() for name in files}) == len(files) == len(ids) + 2
    assert [item["id"] for item in loads(files["references.bib"])] == ["w"]
    assert sorted(title for text in files.values() for item in loads(text) if (title := item.get("title"))) == sorted(
        ids
    )
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["out"]


def test_writing_again_replaces_and_order_changes_nothing(built: cb.Library, tmp_path: Path) -> None:
    first = written(built, tmp_path / "out")
    assert written(built, tmp_path / "out") == first
    parts = [list(part) for part in (built.documents, built.references, built.citations, built.works)]
    for part in parts:
        random.Random(7).shuffle(part)
    assert written(cb.Library(*map(tuple, parts)), tmp_path / "other") == first  # type: ignore[arg-type]


def test_an_empty_library_leaves_empty_files(tmp_path: Path) -> None:
    assert written(cb.Library(), tmp_path) == {"references.bib": "", "mentioned.bib": ""}


def test_a_folder_that_is_a_file(built: cb.Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for write in (write_bibliography, write_graphs):
        with pytest.raises(cb.WriteError, match="cannot be written"):
            write(built, tmp_path / "file")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"


def test_graphs_as_files(built: cb.Library, tmp_path: Path) -> None:
    paths = write_graphs(built, tmp_path)
    assert [path.name for path in paths] == ["citation.graphml", "cocitation.graphml", "coupling.graphml"]
    citation, cocitation, coupling = map(nx.read_graphml, paths)
    # by eye: the essay cites Doe, Roe & Poe, Turrini (twice), Koe; the notes list Doe and Dubasque
    assert citation.edges["document:essay", "work:turrini2010"] == {"evidence": "text", "mentions": 2}
    assert citation.edges["document:notes", "work:dubasque2017participer"] == {"evidence": "lists", "mentions": 0}
    assert cocitation.number_of_edges() == 6 + 1
    assert cocitation.edges["doe2000costs", "dubasque2017participer"] == {"weight": 1, "documents": "notes"}
    assert cocitation.nodes["doe2000costs"] == {
        "title": "The costs of NPM in France: What now?", "year": 2000, "label": "Doe 2000", "count": 2, "kind": "work", "status": "listed",
    }  # fmt: skip
    assert cocitation.nodes["turrini2010"]["label"] == "Turrini et al. 2010"
    assert "year" not in cocitation.nodes["koeforthcoming"]
    assert coupling.edges["essay", "notes"] == {"weight": 1, "works": "doe2000costs"}


@given(
    st.dictionaries(
        st.text(max_size=4),
        st.fixed_dictionaries({}, optional={"a": st.text(max_size=9), "b": st.tuples(st.text(max_size=3))}),
        max_size=5,
    ),
    st.booleans(),
)
def test_any_graph_is_xml_that_reads_back(nodes: dict[str, dict[str, Any]], directed: bool) -> None:
    graph: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(nodes.items())
    graph.add_edges_from(zip(nodes, list(nodes)[1:], strict=False), weight=1, none=None)
    back = nx.parse_graphml(graphml.dumps(graph))
    assert back.is_directed() == directed
    assert (len(back), back.number_of_edges()) == (len(graph), graph.number_of_edges())
    assert [w for *_, w in back.edges(data="weight")] == [1] * graph.number_of_edges()


def test_graphml_escapes_and_leaves_out() -> None:
    graph = nx.Graph()
    graph.add_node("a\x00", title="<script>&\x07\r\ud800", documents=("x", "y"), year=None, count=2)
    graph.add_node("a", title=']]>"')
    text = graphml.dumps(graph)
    text.encode("utf-8")
    back = nx.parse_graphml(text)
    assert dict(back.nodes(data=True)) == {
        "a\\u0000": {"title": "<script>&", "documents": "x; y", "count": 2},
        "a": {"title": ']]>"'},
    }


def test_export_goes_by_the_suffix(built: cb.Library, tmp_path: Path) -> None:
    assert len(loads(export(built, tmp_path / "all.BIB").read_text(encoding="utf-8"))) == 3
    assert len(loads(export(built, str(tmp_path / "all.bib"), include="all").read_text(encoding="utf-8"))) == 5
    assert len(loads(export(built.works[:2], tmp_path / "two.bib").read_text(encoding="utf-8"))) == 2
    assert len(loads(export(built.works[0], tmp_path / "one.bib").read_text(encoding="utf-8"))) == 1
    items = [{"id": "k", "type": "book", "title": "Care"}]
    assert loads(export(items, tmp_path / "items.bib").read_text(encoding="utf-8")) == items
    assert nx.read_graphml(export(cb.coupling_graph(built), tmp_path / "g.graphml")).number_of_edges() == 1


@pytest.mark.parametrize(
    ("name", "thing", "message"),
    [
        (
            "x.pdf",
            [],
            r"x\.pdf: cannot write '\.pdf'; I can write \.bib, \.csv, \.gexf, \.graphml, \.json, \.jsonl, \.net, \.ris",
        ),
        ("x", [], "cannot write 'a file without a suffix'"),
        ("x.bib", nx.Graph(), r"a graph is no bibliography; write it as \.graphml, \.gexf, \.net, \.json, \.csv"),
        ("x.bib", [1], "int is neither a Work nor a Reference nor a CSL-JSON item"),
        ("x.bib", 1, "int is neither a Work nor a Reference nor a CSL-JSON item"),
        ("x.bib", "doe2000", "str is neither a Work nor a Reference nor a CSL-JSON item"),
        ("x.graphml", [], "a list is no graph; give me a Library, or its citation_graph"),
        ("x.net", {"id": "k", "type": "book"}, "a dict is no graph"),
        ("x.gexf", "doe2000", "a str is no graph"),
        ("x.ris", nx.Graph(), "a graph is no bibliography"),
    ],
)
def test_what_export_refuses(name: str, thing: Any, message: str, tmp_path: Path) -> None:
    with pytest.raises(cb.FormatError, match=message):
        export(thing, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_include_is_refused(tmp_path: Path) -> None:
    with pytest.raises(cb.CoprodbibError, match="include='some' is unknown"):
        export(cb.Library(), tmp_path / "x.bib", include="some")  # type: ignore[arg-type]
