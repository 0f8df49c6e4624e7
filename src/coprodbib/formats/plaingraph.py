"""networkx graphs as every file format can hold them: ids are text and differ, values are numbers, text or lists of text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any

from coprodbib.formats.distinct import told_apart

if TYPE_CHECKING:
    import networkx as nx

Value = bool | int | float | str | list[str]

_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold, and carriage returns, which its readers change."""


@dataclass(frozen=True, slots=True)
class PlainGraph:
    """Nodes (id, attributes) and edges (source, target, attributes), in the order of the graph they come from."""

    directed: bool
    nodes: tuple[tuple[str, dict[str, Value]], ...]
    edges: tuple[tuple[str, str, dict[str, Value]], ...]


def plain_graph(graph: nx.Graph[Any]) -> PlainGraph:
    """A graph with plain ids and values.

    None and numbers that are none (NaN, infinity) are left out, control characters are removed from text and written as
    "\\\\u0000" in ids; ids that would so become one get a number.

    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_node("a", documents=("x", "y"), year=None)
    >>> plain_graph(graph).nodes
    (('a', {'documents': ['x', 'y']}),)
    """
    names = told_apart({node: _id(node) for node in graph})
    return PlainGraph(
        directed=graph.is_directed(),
        nodes=tuple((names[node], _attributes(data)) for node, data in graph.nodes(data=True)),
        edges=tuple((names[a], names[b], _attributes(data)) for a, b, data in graph.edges(data=True)),
    )


def joined(value: Value) -> str:
    """A value as text: members of a list with "; " between, truth as XML spells it.

    >>> joined(["x", "y"]), joined(True), joined(3)
    ('x; y', 'true', '3')
    """
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(value) if isinstance(value, list) else str(value)


def labels(nodes: Iterable[tuple[str, Mapping[str, Value]]]) -> dict[str, str]:
    """Id -> what a node is called: its ``label``, else its id.

    >>> labels([("a", {"label": "Doe 2000"}), ("b", {})])
    {'a': 'Doe 2000', 'b': 'b'}
    """
    return {node: joined(data["label"]) if "label" in data else node for node, data in nodes}


def is_number(value: object) -> bool:
    """Whether a value is a number, truth values apart.

    >>> is_number(1.5), is_number(True), is_number("1")
    (True, False, False)
    """
    return isinstance(value, int | float) and not isinstance(value, bool)


def _id(node: object) -> str:
    return _NOT_XML.sub(lambda match: f"\\u{ord(match[0]):04x}", str(node))


def _attributes(data: Mapping[Any, Any]) -> dict[str, Value]:
    return {_text(name): plain for name, value in data.items() if (plain := _plain(value)) is not None}


def _plain(value: Any) -> Value | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, set | frozenset):
        return sorted(map(_text, value))  # their own order changes from run to run
    return [_text(item) for item in value] if isinstance(value, list | tuple) else _text(value)


def _text(value: object) -> str:
    return _NOT_XML.sub("", str(value))
