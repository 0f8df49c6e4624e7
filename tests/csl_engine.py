"""Our processor as the CSL test-suite calls it: one fixture in, the printed string out.

python run_suite.py --tests <fixtures> --engine tests.csl_engine:render
"""

from __future__ import annotations

from typing import Any

from coprodbib.csl import Processor


def render(fixture: dict[str, Any]) -> str:
    items = _cited_items(fixture) if fixture["final_citations"] else fixture["input"]
    processor = Processor(fixture["csl"], items)
    if fixture["mode"] == "bibliography":
        return _bibliography(processor)
    if fixture["final_citations"]:
        return "\n".join(processor.cite([_cluster(citation) for citation in fixture["final_citations"]]))
    if fixture["citation_items"]:
        return "\n".join(processor.cite([{"items": _placed(items)} for items in fixture["citation_items"]]))
    ids = [id for id, _ in processor.bibliography()] or [str(item.get("id", "item-1")) for item in items]
    return processor.cite([{"items": [{"id": id} for id in dict.fromkeys(ids)]}])[
        0
    ]  # the suite cites all of the sorted list at once


def _placed(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The suite prints these clusters one by one: a cite is the first one unless it says otherwise."""
    return [{"position": 0, **item} for item in items]


def _cited_items(fixture: dict[str, Any]) -> list[dict[str, Any]]:
    """The items as a word processor registers them: when they are first cited."""
    by_id = {str(item["id"]): item for item in fixture["input"]}
    cited = [str(item["id"]) for citation in fixture["final_citations"] for item in citation["citationItems"]]
    return [by_id[id] for id in dict.fromkeys(cited)]


def _cluster(citation: dict[str, Any]) -> dict[str, Any]:
    properties = citation.get("properties", {})
    return {
        "items": citation["citationItems"],
        "note": properties.get("noteIndex", 0),
        "mode": properties.get("mode", ""),
    }


def _bibliography(processor: Processor) -> str:
    entries = "".join(f'  <div class="csl-entry">{entry}</div>\n' for _, entry in processor.bibliography())
    return f'<div class="csl-bib-body">\n{entries}</div>'
