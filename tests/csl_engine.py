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
        # the suite prints these one by one: each is a document of its own
        return "\n".join(text for items in fixture["citation_items"] for text in processor.cite([{"items": items}]))
    return processor.cite([{"items": [{"id": item["id"]} for item in fixture["input"] if "id" in item] or [{"id": "item-1"}]}])[0]


def _cited_items(fixture: dict[str, Any]) -> list[dict[str, Any]]:
    """The items as a word processor registers them: when they are first cited."""
    by_id = {str(item["id"]): item for item in fixture["input"]}
    cited = [str(item["id"]) for citation in fixture["final_citations"] for item in citation["citationItems"]]
    return [by_id[id] for id in dict.fromkeys(cited)]


def _cluster(citation: dict[str, Any]) -> dict[str, Any]:
    properties = citation.get("properties", {})
    return {"items": citation["citationItems"], "note": properties.get("noteIndex", 0), "mode": properties.get("mode", "")}


def _bibliography(processor: Processor) -> str:
    entries = "".join(f'  <div class="csl-entry">{entry}</div>\n' for _, entry in processor.bibliography())
    return f'<div class="csl-bib-body">\n{entries}</div>'
