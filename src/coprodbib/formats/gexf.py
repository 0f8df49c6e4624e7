"""networkx graphs -> GEXF 1.3 (https://gexf.net), for Gephi.

networkx has a writer too; it puts the date of the day into the file and takes lists for values that change in time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coprodbib.formats.plaingraph import Value, is_number, joined, labels, plain_graph

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    import networkx as nx

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_INTEGER, _LONG = 2**31, 2**63
"""Bounds of GEXF's integer and long, those of Java."""


def dumps(graph: nx.Graph[Any]) -> str:
    """The graph as GEXF: ``label`` of nodes and ``weight`` of edges as GEXF's own, all else as typed attributes.

    Values are made plain (``plaingraph``), lists are joined with "; "; a node without label is called by its id.

    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_edge("a", "b", weight=2)
    >>> print(dumps(graph).splitlines()[11].strip())
    <edge id="0" source="a" target="b" weight="2" />
    """
    from xml.etree import ElementTree

    plain = plain_graph(graph)
    named = labels(plain.nodes)
    root = ElementTree.Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    ElementTree.SubElement(ElementTree.SubElement(root, "meta"), "creator").text = "coprodbib"
    kind = "directed" if plain.directed else "undirected"
    inside = ElementTree.SubElement(root, "graph", mode="static", defaultedgetype=kind)
    nodes = [({"id": node, "label": named[node]}, _without(data, "label")) for node, data in plain.nodes]
    edges = [
        ({"id": str(at), "source": a, "target": b, **_weight(data)}, _without(data, *_weight(data)))
        for at, (a, b, data) in enumerate(plain.edges)
    ]
    node_types, edge_types = (_types(data for _, data in things) for things in (nodes, edges))
    _declare(inside, "node", node_types)
    _declare(inside, "edge", edge_types)
    _add(inside, "node", nodes, node_types)
    _add(inside, "edge", edges, edge_types)
    ElementTree.indent(root)
    return _HEAD + ElementTree.tostring(root, encoding="unicode") + "\n"


def _weight(data: Mapping[str, Value]) -> dict[str, str]:
    return {"weight": joined(data["weight"])} if is_number(data.get("weight")) else {}


def _without(data: Mapping[str, Value], *names: str) -> dict[str, Value]:
    return {name: value for name, value in data.items() if name not in names}


def _types(things: Iterable[Mapping[str, Value]]) -> dict[str, str]:
    """The type of each attribute, in the order in which they are met."""
    values: dict[str, list[Value]] = {}
    for data in things:
        for name, value in data.items():
            values.setdefault(name, []).append(value)
    return {name: _type(of) for name, of in values.items()}


def _type(values: Sequence[Value]) -> str:
    if all(isinstance(value, bool) for value in values):
        return "boolean"
    numbers = [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    if len(numbers) < len(values):
        return "string"
    if any(isinstance(number, float) for number in numbers):
        return "double"
    largest = max(abs(number) for number in numbers)
    return "integer" if largest < _INTEGER else "long" if largest < _LONG else "biginteger"


def _declare(inside: Element, kind: str, types: Mapping[str, str]) -> None:
    from xml.etree.ElementTree import SubElement

    if types:
        declared = SubElement(inside, "attributes", {"class": kind, "mode": "static"})
        for at, (name, of) in enumerate(types.items()):
            SubElement(declared, "attribute", id=str(at), title=name, type=of)


def _add(
    inside: Element, kind: str, things: Iterable[tuple[dict[str, str], dict[str, Value]]], types: Mapping[str, str]
) -> None:
    from xml.etree.ElementTree import SubElement

    number = {name: str(at) for at, name in enumerate(types)}
    whole = SubElement(inside, f"{kind}s")
    for own, data in things:
        element = SubElement(whole, kind, own)
        if data:
            values = SubElement(element, "attvalues")
            for name, value in data.items():
                SubElement(values, "attvalue", {"for": number[name], "value": joined(value)})
