"""Gold against what the library reads: every difference as a line of text.

    python tests/gold/judge.py tests/gold/fresh        a table of all documents, and the differences
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import coprodbib as cb
import coprodbib.model

Gold = dict[str, Any]


def gold_of(path: Path) -> Gold:
    """The gold beside a document."""
    gold: Gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return gold


def reference_differences(gold: Gold, library: cb.Library) -> Iterator[str]:
    """Entries lost, invented or misread, field by field."""
    for number, entries in enumerate(gold["lists"], start=1):
        found = [r for r in library.references if r.list_number == number]
        yield from _aligned(entries, found)
    for extra in {r.list_number for r in library.references if r.list_number > len(gold["lists"])}:
        yield f"list {extra} invented"


def _aligned(entries: list[Gold], found: list[cb.Reference]) -> Iterator[str]:
    left = list(found)
    for entry in entries:
        match = next((r for r in left if _squeezed(r.raw).startswith(_squeezed(entry["starts"]))), None)
        if match is None:
            yield f"lost: {entry['starts']!r}"
            continue
        left.remove(match)
        yield from (f"{entry['starts']!r}: {d}" for d in field_differences(entry["csl"], match.csl))
    yield from (f"invented: {r.raw[:60]!r}" for r in left)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def field_differences(want: cb.model.Csl, have: cb.model.Csl) -> Iterator[str]:
    """Field by field; names by what they say, whether a particle stands in a field of its own or not."""
    for field in sorted({*want, *have}):
        a, b = _value(want.get(field)), _value(have.get(field))
        if a != b:
            yield f"{field}: want {a!r}, have {b!r}"


def _value(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [_name(n) for n in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def _name(name: dict[str, str]) -> str:
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    family = " ".join(filter(None, (*particles, name.get("family", name.get("literal")))))
    return ", ".join(filter(None, (family, name.get("given"), name.get("suffix"))))


def citation_differences(gold: Gold, library: cb.Library) -> Iterator[str]:
    """Citations lost, invented or misread, in print order."""
    text = library.documents[0].text
    left = list(library.citations)
    at = 0
    for want in gold["citations"]:
        start = text.index(want["text"], at)
        end = start + len(want["text"])
        match = next((c for c in left if c.place.start < end and start < c.place.end and c.year == want["year"]), None)
        match = match or next((c for c in left if c.place.start < end and start < c.place.end), None)
        if match is None:
            yield f"lost: {want['text']!r}"
            at = start + 1
            continue
        left.remove(match)
        at = start if match.place.end < end else start  # several years may stand in one stretch
        yield from (f"{want['text']!r}: {d}" for d in _citation(want, match))
    yield from (f"invented: {c.text!r} {c.authors} {c.year}" for c in left)


def _citation(want: Gold, have: cb.Citation) -> Iterator[str]:
    if tuple(want["authors"]) != have.authors:
        yield f"authors: want {want['authors']}, have {list(have.authors)}"
    for field in ("year", "locator", "narrative", "status"):
        if want.get(field) != getattr(have, field):
            yield f"{field}: want {want.get(field)!r}, have {getattr(have, field)!r}"


def entry_differences(gold: Gold, library: cb.Library) -> Iterator[str]:
    """Citations whose work is not that of the entry they mean."""
    works = {(r.list_number, r.number): r.work for r in library.references}
    text = library.documents[0].text
    at = 0
    for want in gold["citations"]:
        start = text.index(want["text"], at)
        at = start
        if want.get("entry"):
            meant = works.get((want["entry"][0] + 1, want["entry"][1]))
            near = [c for c in library.citations if c.place.start < start + len(want["text"]) and start < c.place.end]
            if meant not in [c.work for c in near]:
                yield f"{want['text']!r}: means {meant}, have {[c.work for c in near]}"


def main(folder: str) -> None:
    for path in sorted(p for p in Path(folder).rglob("*") if p.suffix in (".txt", ".md") and p.with_suffix(".json").exists()):
        gold, library = gold_of(path), cb.build(path)
        parts = [list(f(gold, library)) for f in (reference_differences, citation_differences, entry_differences)]
        print(f"== {path.parent.name}/{path.name}: {sum(map(len, gold['lists']))} references, {len(gold['citations'])} citations; differences: {[len(p) for p in parts]}")
        for part in parts:
            print(*(f"   {line}" for line in part), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1])
