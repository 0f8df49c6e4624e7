"""networkx graphs -> GraphML (http://graphml.graphdrawing.org), for Gephi, Cytoscape, yEd, R and networkx itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold, and carriage returns, which its readers change."""


def dumps(graph: nx.Graph[str]) -> str:
    """The graph as GraphML; what GraphML has no form for is made plain.

    Tuples and lists are joined with "; ", None is left out, control characters are removed from text and written as
    "\\\\u0000" in ids, so that two ids stay two.

    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_edge("a", "b", documents=("x", "y"), note=None)
    >>> nx.parse_graphml(dumps(graph)).edges(data=True)
    EdgeDataView([('a', 'b', {'documents': 'x; y'})])
    """
    import networkx as nx

    plain: nx.Graph[str] = graph.__class__()
    plain.add_nodes_from((_id(node), _attributes(data)) for node, data in graph.nodes(data=True))
    plain.add_edges_from((_id(a), _id(b), _attributes(data)) for a, b, data in graph.edges(data=True))
    return _HEAD + "\n".join(nx.generate_graphml(plain)) + "\n"


def _id(node: object) -> str:
    return _NOT_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", str(node))


def _attributes(data: Mapping[Any, Any]) -> dict[str, Any]:
    return {_NOT_XML.sub("", str(name)): _plain(value) for name, value in data.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, bool | int | float):
        return value
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return _NOT_XML.sub("", text)
