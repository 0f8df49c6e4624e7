"""Prints a list with citeproc-py alone: python list_citeproc_py.py STYLE.csl ITEMS.json OUT.json

An item that makes citeproc-py raise when it is alone in a list is left out, since it would cost all others their entry.
"""

from __future__ import annotations

import json
import sys
import warnings
from pathlib import Path
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

Items = list[dict[str, Any]]


def printed(style: str, items: Items) -> list[tuple[str, str]]:
    """(id, entry) in the style's order."""
    made = CitationStylesStyle(style, validate=False)
    bibliography = CitationStylesBibliography(made, CiteProcJSON(items), formatter.html)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    bibliography.sort()
    entries = [str(entry) for entry in bibliography.bibliography()]
    if len(entries) != len(bibliography.keys):  # some print nothing, and citeproc-py does not say which
        entries = [
            str(made.render_bibliography([item])[0]) if made.render_bibliography([item]) else ""
            for item in bibliography.items
        ]
    ids = {item["id"].lower(): item["id"] for item in items}
    return [(ids[key], entry) for key, entry in zip(bibliography.keys, entries, strict=True) if entry]


def survives(style: str, item: dict[str, Any]) -> bool:
    try:
        printed(style, [item])
    except Exception:  # noqa: BLE001 - any of them would end the whole list
        return False
    return True


def tolerant(style: str, items: Items) -> list[tuple[str, str]]:
    try:
        return printed(style, items)
    except Exception:  # noqa: BLE001
        return printed(style, [item for item in items if survives(style, item)])


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    style, items, out = sys.argv[1:4]
    Path(out).write_text(json.dumps(tolerant(style, json.loads(Path(items).read_bytes()))), encoding="utf-8")
