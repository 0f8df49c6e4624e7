"""Counts what the gold files imply, with plain dictionaries; writes counts.json when run.

Shares no code with the library, so that both can be compared. Whoever corrects a gold file runs it again.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Cited = dict[str, set[str]]
"""For each document the works it cites."""


def gold_documents() -> list[dict[str, Any]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(HERE.glob("*-*.json"))]


def cited(evidence: str) -> Cited:
    works: Cited = defaultdict(set)
    for document in gold_documents():
        sources = document["references"] + (document["citations"] if evidence == "all" else [])
        for source in sources:
            works[document["document"]].add(source["work"])
    return works


def cocitation(works: Cited) -> dict[tuple[str, str], list[str]]:
    """For each pair of works, in alphabetical order, the documents that cite both."""
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    for document in sorted(works):
        for pair in combinations(sorted(works[document]), 2):
            together[pair].append(document)
    return together


def coupling(works: Cited) -> dict[tuple[str, str], list[str]]:
    """For each pair of documents that share works, those works."""
    shared = {(a, b): sorted(works[a] & works[b]) for a, b in combinations(sorted(works), 2)}
    return {pair: keys for pair, keys in shared.items() if keys}


def ranked(counts: Mapping[str, int]) -> list[list[Any]]:
    return [[name, count] for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def figures(evidence: str) -> dict[str, Any]:
    works = cited(evidence)
    edges = cocitation(works)
    by_documents = Counter(work for keys in works.values() for work in keys)
    return {
        "cocitation": {
            "nodes": len(by_documents),
            "edges": len(edges),
            "weight": sum(len(documents) for documents in edges.values()),
            "heavy": [
                [a, b, len(documents), documents] for (a, b), documents in sorted(edges.items()) if len(documents) > 1
            ],
        },
        "coupling": {
            "nodes": sorted(works),
            "edges": [[a, b, len(keys), keys] for (a, b), keys in sorted(coupling(works).items())],
        },
        "most_cited_by_documents": [row for row in ranked(by_documents) if row[1] > 1],
    }


def counts() -> dict[str, Any]:
    mentions = Counter(citation["work"] for document in gold_documents() for citation in document["citations"])
    return {
        "lists": figures("lists"),
        "all": figures("all"),
        "most_cited_by_mentions": [row for row in ranked(mentions) if row[1] > 1],
    }


if __name__ == "__main__":
    text = json.dumps(counts(), ensure_ascii=False, indent=1)
    (HERE / "counts.json").write_text(text + "\n", encoding="utf-8")
