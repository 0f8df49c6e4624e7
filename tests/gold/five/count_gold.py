"""Counts what the gold files of a folder imply, with plain dictionaries; writes counts.json there when run.

    python tests/gold/five/count_gold.py [folder ...]        without a folder: this one

Shares no code with the library, so that both can be compared. Whoever corrects a gold file runs it again.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Cited = dict[str, set[str]]
"""For each document the works it cites."""


def gold_documents(folder: Path = HERE) -> list[dict[str, Any]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*-*.json"))]


def meant(sources: list[dict[str, Any]]) -> list[str]:
    """The works that references or citations mean; an ambiguous citation means none."""
    return [source["work"] for source in sources if source["work"] is not None]


def cited(folder: Path, evidence: str) -> Cited:
    works: Cited = defaultdict(set)
    for document in gold_documents(folder):
        keys = meant(document["references"] + (document["citations"] if evidence == "all" else []))
        if keys:
            works[document["document"]].update(keys)
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


def figures(folder: Path, evidence: str) -> dict[str, Any]:
    works = cited(folder, evidence)
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


def counts(folder: Path = HERE) -> dict[str, Any]:
    mentions = Counter(work for document in gold_documents(folder) for work in meant(document["citations"]))
    return {
        "lists": figures(folder, "lists"),
        "all": figures(folder, "all"),
        "most_cited_by_mentions": [row for row in ranked(mentions) if row[1] > 1],
    }


if __name__ == "__main__":
    for folder in [Path(argument) for argument in sys.argv[1:]] or [HERE]:
        text = json.dumps(counts(folder), ensure_ascii=False, indent=1)
        (folder / "counts.json").write_text(text + "\n", encoding="utf-8")
