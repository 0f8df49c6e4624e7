"""networkx graphs -> Pajek .net (http://mrvar.fdv.si/pajek/DrawEPS.htm), for Pajek, VOSviewer, Gephi, igraph and networkx.

networkx has a writer too; it quotes only names with spaces, and warns of every attribute that is no text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from coprodbib.formats.distinct import told_apart
from coprodbib.formats.plaingraph import Value, is_number, joined, labels, plain_graph

if TYPE_CHECKING:
    import networkx as nx

_QUOTABLE = str.maketrans({'"': "'", "\\": "/"})
"""The format has no way to write a quotation mark in a label; a backslash would be an escape to some readers."""

_UNICODE = "\ufeff% UTF-8\n"
"""Pajek takes a file for UTF-8 only with a byte order mark (http://mrvar2.fdv.si/pajek/Unicode-Pajek.htm); the remark
behind it keeps readers that do not know the mark from stumbling over the first line."""


def dumps(graph: nx.Graph[Any]) -> str:
    """The graph as vertices with labels, and edges (arcs of a directed graph) with their weight, 1 where they have none.

    Labels are told apart by ids, because some readers take them for names; other attributes have no place in the format.

    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_edge("a", "b", weight=2)
    >>> print(dumps(graph), end="")
    *Vertices 2
    1 "a"
    2 "b"
    *Edges
    1 2 2
    """
    plain = plain_graph(graph)
    named = _labels(labels(plain.nodes))
    number = {node: at for at, (node, _) in enumerate(plain.nodes, start=1)}
    lines = [
        f"*Vertices {len(number)}",
        *(f'{at} "{named[node]}"' for node, at in number.items()),
        "*Arcs" if plain.directed else "*Edges",
        *(f"{number[a]} {number[b]} {_weight(data)}" for a, b, data in plain.edges),
    ]
    text = "".join(f"{line}\n" for line in lines)
    return text if text.isascii() else _UNICODE + text


def _labels(names: Mapping[str, str]) -> dict[str, str]:
    """Id -> label on one line without quotation marks, each its own."""
    plain = {node: " ".join(name.translate(_QUOTABLE).split()) or node for node, name in names.items()}
    counts = Counter(plain.values())
    longer = {node: f"{name} [{node}]" if counts[name] > 1 else name for node, name in plain.items()}
    return told_apart({node: " ".join(name.translate(_QUOTABLE).split()) for node, name in longer.items()})


def _weight(data: Mapping[str, Value]) -> str:
    return joined(data["weight"]) if is_number(data.get("weight")) else "1"
