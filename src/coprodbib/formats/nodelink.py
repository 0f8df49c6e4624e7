"""networkx graphs -> node-link JSON, as ``networkx.node_link_graph`` and D3 read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprodbib.formats.csljson import line
from coprodbib.formats.plaingraph import plain_graph

if TYPE_CHECKING:
    import networkx as nx


def dumps(graph: nx.Graph[Any]) -> str:
    """The graph as one object of ``nodes`` and ``edges``; values are plain (``plaingraph``), lists stay lists.

    >>> import json
    >>> import networkx as nx
    >>> json.loads(dumps(nx.path_graph(2)))["edges"]
    [{'source': '0', 'target': '1'}]
    """
    plain = plain_graph(graph)
    whole = {
        "directed": plain.directed,
        "multigraph": graph.is_multigraph(),
        "graph": {},
        "nodes": [{**data, "id": node} for node, data in plain.nodes],
        "edges": [{**data, "source": a, "target": b} for a, b, data in plain.edges],
    }
    return line(whole, indent=2)
