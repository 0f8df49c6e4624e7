"""How many fixtures of the CSL test-suite pass: python suite.py FIXTURES READER.py coprodbib|citeproc-py

The suite and the reader of its fixtures are not ours to copy; ``run.py`` says where it looks for them. Printed is a JSON
list of the names that pass, compared strictly.
"""

from __future__ import annotations

import importlib.util
import io
import json
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

Fixture = dict[str, Any]
ROOT = Path(__file__).resolve().parents[2]


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def citeproc_py(fixture: Fixture) -> str:
    """A fixture as citeproc-py prints it, which is given the types and the textual ids that it needs."""
    from citeproc import CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    style = CitationStylesStyle(io.BytesIO(fixture["csl"].encode()), validate=False)
    items = [{"type": "document", **item, "id": str(item.get("id", n))} for n, item in enumerate(fixture["input"])]
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.html)
    citations = [_citation(items) for items in _clusters(fixture)]
    for citation in citations:
        bibliography.register(citation)
    if style.has_bibliography() and fixture["mode"] != "bibliography-nosort":
        bibliography.sort()
    if fixture["mode"].startswith("bibliography"):
        entries = "".join(f'  <div class="csl-entry">{entry}</div>\n' for entry in bibliography.bibliography())
        return f'<div class="csl-bib-body">\n{entries}</div>'
    return "\n".join(str(bibliography.cite(citation, lambda item: None)) for citation in citations)


def _clusters(fixture: Fixture) -> list[list[dict[str, Any]]]:
    if fixture["final_citations"]:
        return [citation["citationItems"] for citation in fixture["final_citations"]]
    return fixture["citation_items"] or [[{"id": item.get("id", n)} for n, item in enumerate(fixture["input"])]]


def _citation(items: list[dict[str, Any]]) -> Any:
    from citeproc import Citation, CitationItem, Locator

    def item(data: dict[str, Any]) -> Any:
        options = {key: data[key] for key in ("prefix", "suffix") if key in data}
        if "locator" in data:
            options["locator"] = Locator(data.get("label", "page"), data["locator"])
        return CitationItem(str(data["id"]), **options)

    return Citation([item(data) for data in items])


def passing(fixtures: ModuleType, folder: str, render: Callable[[Fixture], str]) -> list[str]:
    passed = []
    for fixture in fixtures.load_all(folder):
        asked = json.loads(json.dumps({key: value for key, value in fixture.items() if key not in ("result", "name")}))
        try:
            got = render(asked)
        except Exception:  # noqa: BLE001 - a fixture that raises does not pass
            continue
        if fixtures.strict(fixture, got) == fixtures.strict(fixture, fixture["result"]):
            passed.append(fixture["name"])
    return passed


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    folder, reader, engine = sys.argv[1:4]
    render = citeproc_py if engine == "citeproc-py" else load(ROOT / "tests" / "csl_engine.py").render
    json.dump(passing(load(Path(reader)), folder, render), sys.stdout)
