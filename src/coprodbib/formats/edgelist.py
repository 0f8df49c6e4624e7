"""networkx graphs -> a table with one row an edge, for spreadsheets and for Gephi ("Import spreadsheet", edges table)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coprodbib.formats.plaingraph import Value, joined, labels, plain_graph
from coprodbib.formats.table import rows_as_text

if TYPE_CHECKING:
    import networkx as nx

COLUMNS = ("source", "target", "source_label", "target_label")
"""What a row begins with; the attributes of edges follow."""


def dumps(graph: nx.Graph[Any]) -> str:
    """The edges with the labels of their ends and their attributes; lists are joined with "; ", no cell can be a formula.

    Nodes without an edge have no row.

    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_edge("a", "b", weight=2)
    >>> print(dumps(graph), end="")
    source,target,source_label,target_label,weight
    a,b,a,b,2
    """
    plain = plain_graph(graph)
    named = labels(plain.nodes)
    more = dict.fromkeys(name for *_, data in plain.edges for name in data if name not in COLUMNS)
    rows = [
        {**_cells(data), "source": a, "target": b, "source_label": named[a], "target_label": named[b]}
        for a, b, data in plain.edges
    ]
    return rows_as_text([*COLUMNS, *more], rows)


def _cells(data: dict[str, Value]) -> dict[str, str | int | float]:
    return {name: joined(value) if isinstance(value, bool | list) else value for name, value in data.items()}
