"""The edges of a graph, the heaviest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coprodbib.formats.plain import printable, versioned_json
from coprodbib.formats.table import rows_as_text
from coprodbib.reporting.layout import hanging, left_out

if TYPE_CHECKING:
    import networkx as nx

Edge = dict[str, Any]

_SHOWN = 8
"""How many documents or works are named behind an edge of the table."""


def heaviest(graph: nx.Graph[str], n: int) -> list[Edge]:
    """The ``n`` edges of the greatest weight, ties in order of their ends; of a citation graph the weight is the mentions.

    >>> import networkx as nx
    >>> graph = nx.Graph([("a", "b", {"weight": 2, "works": ("k",)})])
    >>> heaviest(graph, 1)
    [{'weight': 2, 'a': 'a', 'b': 'b', 'a_label': 'a', 'b_label': 'b', 'by': ('k',)}]
    """
    edges = [_edge(graph, a, b, data) for a, b, data in graph.edges(data=True)]
    return sorted(edges, key=lambda edge: (-edge["weight"], edge["a"], edge["b"]))[:n]


def _edge(graph: nx.Graph[str], a: str, b: str, data: Mapping[str, Any]) -> Edge:
    first, second = (a, b) if graph.is_directed() else sorted((a, b))
    return {
        "weight": data.get("weight", data.get("mentions", 0)),
        "a": first,
        "b": second,
        "a_label": graph.nodes[first].get("label", first),
        "b_label": graph.nodes[second].get("label", second),
        "by": data.get("documents") or data.get("works") or (data.get("evidence", ""),),
    }


def _table(graph: nx.Graph[str], kind: str, edges: Sequence[Edge]) -> str:
    arrow = "→" if graph.is_directed() else "—"
    lines = [line for edge in edges for line in _lines(edge, arrow)]
    more = left_out(graph.number_of_edges() - len(edges), "edge", "edges")
    return "\n".join([*(lines or [f"  no edges in the {kind} graph"]), *more]) + "\n"


def _lines(edge: Edge, arrow: str) -> list[str]:
    shown = [*edge["by"][:_SHOWN], *(["…"] if len(edge["by"]) > _SHOWN else [])]
    head = f"  {edge['weight']:3}  {printable(edge['a_label'])} {arrow} {printable(edge['b_label'])}"
    if arrow == "→":  # what is behind it is one word or two
        return [f"{head} ({', '.join(shown)})"]
    return [head, *hanging("", printable(", ".join(shown)), indent=7)]


def _json(graph: nx.Graph[str], kind: str, edges: Sequence[Edge]) -> str:
    return versioned_json({"kind": kind, "edges": [{**edge, "by": list(edge["by"])} for edge in edges]})


def _csv(graph: nx.Graph[str], kind: str, edges: Sequence[Edge]) -> str:
    columns = ["weight", "a", "b", "a_label", "b_label", "by"]
    rows = [{**edge, "weight": str(edge["weight"]), "by": "; ".join(edge["by"])} for edge in edges]
    return rows_as_text(columns, rows)


EDGES: Mapping[str, Callable[[nx.Graph[str], str, Sequence[Edge]], str]] = {"table": _table, "json": _json, "csv": _csv}
"""How ``coprodbib graph`` can print, by the name of the format."""
