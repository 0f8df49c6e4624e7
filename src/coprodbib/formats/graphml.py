"""networkx graphs -> GraphML (http://graphml.graphdrawing.org), for Gephi, Cytoscape, yEd, R and networkx itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from coprodbib.formats.plaingraph import Value, joined, plain_graph

if TYPE_CHECKING:
    import networkx as nx

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'


def dumps(graph: nx.Graph[Any]) -> str:
    """The graph as GraphML; what GraphML has no form for is made plain (``plaingraph``), lists are joined with "; ".

    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_edge("a", "b", documents=("x", "y"), note=None)
    >>> nx.parse_graphml(dumps(graph)).edges(data=True)
    EdgeDataView([('a', 'b', {'documents': 'x; y'})])
    """
    import networkx as nx

    plain = plain_graph(graph)
    whole: nx.Graph[str] = graph.__class__()
    whole.add_nodes_from((node, _flat(data)) for node, data in plain.nodes)
    whole.add_edges_from((a, b, _flat(data)) for a, b, data in plain.edges)
    return _HEAD + "\n".join(nx.generate_graphml(whole)) + "\n"


def _flat(data: Mapping[str, Value]) -> dict[str, Any]:
    return {name: joined(value) if isinstance(value, list) else value for name, value in data.items()}
