"""What graphs and most-cited lists must show, by the counts made from the gold alone (``count_gold.py``)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import coprodbib as cb

Keys = Mapping[str, str]
"""Work in the gold -> its key in the library."""


def check_most_cited(library: cb.Library, keys: Keys, counts: dict[str, Any], evidence: Any) -> None:
    want = sorted((-n, keys[i]) for i, n, *_ in counts[evidence]["most_cited_by_documents"])
    assert [(-n, w.key) for w, n in library.most_cited(None, evidence=evidence) if n > 1] == want


def check_most_mentioned(library: cb.Library, keys: Keys, counts: dict[str, Any]) -> None:
    want = sorted((-n, keys[i]) for i, n in counts["most_cited_by_mentions"])
    assert [(-n, w.key) for w, n in library.most_cited(None, by="mentions") if n > 1] == want


def check_cocitation(library: cb.Library, keys: Keys, counts: dict[str, Any], evidence: Any) -> None:
    graph, want = cb.cocitation_graph(library, evidence=evidence), counts[evidence]["cocitation"]
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (want["nodes"], want["edges"])
    assert sum(weight for _, _, weight in graph.edges(data="weight")) == want["weight"]
    heavy = {
        (frozenset((a, b)), d["weight"], tuple(d["documents"])) for a, b, d in graph.edges(data=True) if d["weight"] > 1
    }
    assert heavy == {(frozenset((keys[a], keys[b])), n, tuple(documents)) for a, b, n, documents in want["heavy"]}


def check_coupling(library: cb.Library, keys: Keys, counts: dict[str, Any], evidence: Any) -> None:
    graph, want = cb.coupling_graph(library, evidence=evidence), counts[evidence]["coupling"]
    assert sorted(graph) == sorted(want["nodes"])
    have = {(frozenset((a, b)), d["weight"], frozenset(d["works"])) for a, b, d in graph.edges(data=True)}
    assert have == {(frozenset((a, b)), n, frozenset(keys[i] for i in shared)) for a, b, n, shared in want["edges"]}
