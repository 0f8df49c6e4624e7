"""Graphs as files: .graphml, .gexf, .net, .json and .csv, read back by networkx and by an XML parser."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import coprodbib as cb
from conftest import Run
from coprodbib.formats import edgelist, gexf, graphml, nodelink, pajek

GEXF = "{http://gexf.net/1.3}"
TYPES = {"integer", "long", "biginteger", "double", "boolean", "string"}
"""Those types of https://gexf.net/schema.html that we write."""


def awkward() -> nx.Graph[Any]:
    """Names with quotation marks, spaces, accents and signs; ids that differ only by type or by a control character."""
    graph: nx.Graph[Any] = nx.Graph()
    graph.add_node("a b", label='Müller & "Sons" 2000', year=2000, title="<b>\x07", documents=("x", "y"), gone=None)
    graph.add_node("=1+1", label="=HYPERLINK(1)", year=None, share=0.5)
    graph.add_node(1, label="Doe 2000\\")
    graph.add_node("1", label="Doe 2000\\", sure=True)
    graph.add_node("é\n", count=2**40)
    graph.add_edge("a b", "=1+1", weight=3, documents=("@x", "y"), note=None)
    graph.add_edge(1, "1", weight=0.5, documents=())
    graph.add_edge("a b", "é\n")
    return graph


def gexf_nodes(text: str) -> dict[str, ElementTree.Element]:
    return {node.attrib["id"]: node for node in ElementTree.fromstring(text).iter(f"{GEXF}node")}


def gexf_values(element: ElementTree.Element, kind: str, root: ElementTree.Element) -> dict[str, tuple[str, str]]:
    """Title -> (type, value), through the declarations of the file."""
    declared = {
        a.attrib["id"]: (a.attrib["title"], a.attrib["type"])
        for of in root.iter(f"{GEXF}attributes")
        if of.attrib["class"] == kind
        for a in of
    }
    return {
        declared[v.attrib["for"]][0]: (declared[v.attrib["for"]][1], v.attrib["value"])
        for v in element.iter(f"{GEXF}attvalue")
    }


def test_gexf_has_the_structure_of_its_standard() -> None:
    root = ElementTree.fromstring(gexf.dumps(awkward()))
    assert (root.tag, root.attrib["version"]) == (f"{GEXF}gexf", "1.3")
    assert [child.tag for child in root] == [f"{GEXF}meta", f"{GEXF}graph"]
    graph = root[1]
    assert graph.attrib == {"mode": "static", "defaultedgetype": "undirected"}
    assert [child.tag.removeprefix(GEXF) for child in graph] == ["attributes", "attributes", "nodes", "edges"]
    assert {a.attrib["type"] for a in root.iter(f"{GEXF}attribute")} <= TYPES
    ids = [node.attrib["id"] for node in graph[2]]
    assert ids == ["a b", "=1+1", "1", "1-2", "é\n"]
    assert [(e.attrib["source"], e.attrib["target"], e.attrib.get("weight")) for e in graph[3]] == [
        ("a b", "=1+1", "3"), ("a b", "é\n", None), ("1", "1-2", "0.5"),
    ]  # fmt: skip
    first = graph[2][0]
    assert first.attrib["label"] == 'Müller & "Sons" 2000'
    assert gexf_values(first, "node", root) == {
        "year": ("integer", "2000"), "title": ("string", "<b>"), "documents": ("string", "x; y"),
    }  # fmt: skip
    assert gexf_values(graph[2][3], "node", root) == {"sure": ("boolean", "true")}
    assert gexf_values(graph[2][4], "node", root) == {"count": ("long", str(2**40))}
    assert graph[2][4].attrib["label"] == "é\n"
    assert gexf_values(graph[3][0], "edge", root) == {"documents": ("string", "@x; y")}


def test_gexf_says_no_date() -> None:
    assert "date" not in gexf.dumps(awkward())
    assert 'defaultedgetype="directed"' in gexf.dumps(nx.DiGraph([("a", "b")]))


def test_networkx_reads_gexf(library: cb.Library, tmp_path: Path) -> None:
    graph = cb.cocitation_graph(library)
    back = nx.read_gexf(cb.export(graph, tmp_path / "g.gexf"))
    assert set(back) == set(graph)
    assert {frozenset(e): d["weight"] for *e, d in back.edges(data=True)} == {
        frozenset(e): d["weight"] for *e, d in graph.edges(data=True)
    }
    assert back.nodes["bovaird2007beyond"]["label"] == "Bovaird 2007"
    assert back.nodes["bovaird2007beyond"]["year"] == 2007
    assert back.nodes["bovaird2007beyond"]["count"] == 5


def test_pajek_by_eye() -> None:
    assert pajek.dumps(awkward()) == (
        "\ufeff% UTF-8\n"
        "*Vertices 5\n"
        "1 \"Müller & 'Sons' 2000\"\n"
        '2 "=HYPERLINK(1)"\n'
        '3 "Doe 2000/ [1]"\n'
        '4 "Doe 2000/ [1-2]"\n'
        '5 "é"\n'
        "*Edges\n"
        "1 2 3\n"
        "1 5 1\n"
        "3 4 0.5\n"
    )


def test_pajek_that_is_ascii_has_no_mark() -> None:
    assert pajek.dumps(nx.DiGraph([("a", "b")])) == '*Vertices 2\n1 "a"\n2 "b"\n*Arcs\n1 2 1\n'


def test_networkx_reads_pajek(library: cb.Library, tmp_path: Path) -> None:
    for graph in (cb.cocitation_graph(library), cb.citation_graph(library)):
        back = nx.read_pajek(cb.export(graph, tmp_path / "g.net"))
        names = nx.get_node_attributes(graph, "label")
        assert back.is_directed() == graph.is_directed()
        assert (len(back), back.number_of_edges()) == (len(graph), graph.number_of_edges())
        weights = sorted(d["weight"] for *_, d in back.edges(data=True))
        assert weights == sorted(d.get("weight", 1) for *_, d in graph.edges(data=True))
        assert sum(name in back for name in names.values()) > 0.9 * len(names)


def test_a_document_and_a_work_of_one_label_stay_two_in_pajek() -> None:
    graph = nx.DiGraph()
    graph.add_node("document:a", label="Doe 2000")
    graph.add_node("work:a", label="Doe 2000")
    graph.add_edge("document:a", "work:a")
    assert set(nx.parse_pajek(pajek.dumps(graph))) == {"Doe 2000 [document:a]", "Doe 2000 [work:a]"}


def test_node_link_json_reads_back() -> None:
    whole = json.loads(nodelink.dumps(awkward()))
    back = nx.node_link_graph(whole, edges="edges")
    assert back.nodes["a b"] == {
        "label": 'Müller & "Sons" 2000', "year": 2000, "title": "<b>", "documents": ["x", "y"],
    }  # fmt: skip
    assert back.edges["a b", "=1+1"] == {"weight": 3, "documents": ["@x", "y"]}
    assert back.edges["1", "1-2"] == {"weight": 0.5, "documents": []}
    assert "year" not in back.nodes["=1+1"]


def test_an_edge_list_says_who_is_who_and_holds_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(edgelist.dumps(awkward()))))
    assert rows == [
        ["source", "target", "source_label", "target_label", "weight", "documents"],
        ["a b", "'=1+1", 'Müller & "Sons" 2000', "'=HYPERLINK(1)", "3", "'@x; y"],
        ["a b", "é", 'Müller & "Sons" 2000', "é", "", ""],
        ["1", "1-2", "Doe 2000\\", "Doe 2000\\", "0.5", ""],
    ]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t=", "\r=", " =", "\u00a0=", "＝", "\x00="])
def test_no_text_of_an_edge_list_can_be_a_formula(begin: str) -> None:
    graph = nx.Graph()
    graph.add_edge(f"{begin}1", "b", **{f"{begin}x": f"{begin}cmd", "weight": -1})
    header, row = csv.reader(io.StringIO(edgelist.dumps(graph)))
    for cell in [*header, *(c for c in row if c != "-1")]:
        assert cell[:1] not in set("=+-@＝\t\r"), cell
    assert row[header.index("weight")] == "-1"


@pytest.mark.parametrize("suffix", [".graphml", ".gexf", ".net"])
def test_of_a_library_its_cocitation_graph_is_written(suffix: str, library: cb.Library, tmp_path: Path) -> None:
    of_library = cb.export(library, tmp_path / f"a{suffix}").read_bytes()
    assert of_library == cb.export(cb.cocitation_graph(library), tmp_path / f"b{suffix}").read_bytes()
    assert of_library != cb.export(cb.coupling_graph(library), tmp_path / f"c{suffix}").read_bytes()


NUMBERS = st.integers(-9, 9) | st.floats(-9, 9) | st.just(float("nan")) | st.just(float("inf"))
VALUES = (
    st.none()
    | st.booleans()
    | NUMBERS
    | st.text(max_size=5)
    | st.tuples(st.text(max_size=3))
    | st.frozensets(st.text(max_size=2), max_size=3)
)
DATA = st.dictionaries(st.sampled_from(["label", "weight", "title", "=x"]), VALUES, max_size=3)
NODES = st.dictionaries(st.text(max_size=4) | st.integers(0, 3), DATA, max_size=6)


@given(NODES, st.lists(DATA, max_size=6), st.booleans())
def test_any_graph_reads_back_from_every_format(nodes: dict[Any, Any], data: list[Any], directed: bool) -> None:
    graph: nx.Graph[Any] = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(nodes.items())
    graph.add_edges_from((a, b, d) for (a, b), d in zip(zip(nodes, list(nodes)[1:], strict=False), data, strict=False))
    size = (len(graph), graph.number_of_edges())
    texts = {m: m.dumps(graph) for m in (graphml, gexf, pajek, nodelink, edgelist)}
    for text in texts.values():
        text.encode("utf-8")
    read = [
        nx.parse_graphml(texts[graphml]),
        nx.read_gexf(io.BytesIO(texts[gexf].encode())),
        nx.read_pajek(io.BytesIO(texts[pajek].encode())),
        nx.node_link_graph(json.loads(texts[nodelink]), edges="edges"),
    ]
    for back in read:
        assert (len(back), back.number_of_edges()) == size
        assert back.is_directed() == directed
    assert len(list(csv.reader(io.StringIO(texts[edgelist])))) == size[1] + 1


BOTH = """
import sys, coprodbib as cb
from pathlib import Path
files = sorted(Path("bib/sources").glob("*.txt"))
both = cb.build(files[3:]) | cb.build(files[:3])
for thing in (both, cb.citation_graph(both), cb.coupling_graph(both)):
    for suffix in (".gexf", ".net", ".graphml", ".json", ".csv"):
        print(cb.export(thing, Path(sys.argv[1]) / f"x{suffix}").read_text(encoding="utf-8"))
"""


def test_another_hash_seed_changes_no_byte(run: Run, tmp_path: Path) -> None:
    one, two = (run("-c", BOTH, tmp_path, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert one.returncode == 0, one.stderr
    assert len(one.stdout) > 100_000
    assert one.stdout == two.stdout
