"""Gold against what the library reads: every difference as a line of text.

python tests/gold/judge.py tests/gold/fresh        a table of all documents, and the differences
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
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
        yield from (
            f"{entry['starts']!r}: {d}" for d in field_differences(entry["csl"], match.csl, entry.get("also", {}))
        )
    yield from (f"invented: {r.raw[:60]!r}" for r in left)


def _squeezed(text: str) -> str:
    """Without blanks and without the number a list prints before an entry."""
    return re.sub(r"\A(?:\d{1,3}\.|\[\d{1,3}\]|\(\d{1,3}\))", "", "".join(text.split()))


def field_differences(want: cb.model.Csl, have: cb.model.Csl, also: Gold | None = None) -> Iterator[str]:
    """Field by field; names by what they say, whether a particle stands in a field of its own or not.

    ``also``: per field further values that are as right (None: left out).
    """
    for field in sorted({*want, *have}):
        a, b = _value(want.get(field)), _value(have.get(field))
        others = (also or {}).get(field, [])
        if a != b and b not in map(
            _value,
            others
            if isinstance(others, list) and field not in _NAMES or others and isinstance(others[0], list)
            else [others],
        ):
            yield f"{field}: want {a!r}, have {b!r}"


_NAMES = ("author", "editor", "translator")


def _value(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [_name(n) for n in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def _name(name: dict[str, str]) -> str:
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"))
    family = " ".join(filter(None, (*particles, name.get("family", name.get("literal")))))
    given = (name.get("given") or "").split()
    while len(given) > 1 and given[-1].islower():  # printed "Hentig, Hartmut von"
        family = f"{given.pop()} {family}"
    return ", ".join(filter(None, (family, " ".join(given), name.get("suffix"))))


def citation_differences(gold: Gold, library: cb.Library) -> Iterator[str]:
    """Citations lost, invented or misread, in print order."""
    pairs, lost, invented = paired(gold, library)
    yield from (f"{want['text']!r}: {d}" for want, have in pairs for d in _citation(want, have))
    yield from (f"lost: {want['text']!r}" for want in lost)
    yield from (f"invented: {c.text!r} {c.authors} {c.year}" for c in invented)


def paired(gold: Gold, library: cb.Library) -> tuple[list[tuple[Gold, cb.Citation]], list[Gold], list[cb.Citation]]:
    """Citations wanted and found, in print order: first those with the same names and year, then those with the same year."""
    lost, found = list(gold["citations"]), list(library.citations)
    pairs: list[tuple[Gold, cb.Citation]] = []
    for said in (lambda a, y: (tuple(a), y), lambda a, y: y):
        matcher = SequenceMatcher(
            None,
            [said(w["authors"], _year(w, found)) for w in lost],
            [said(c.authors, c.year) for c in found],
            autojunk=False,
        )
        same = [(lost[m.a + k], found[m.b + k]) for m in matcher.get_matching_blocks() for k in range(m.size)]
        pairs += same
        lost = [w for w in lost if not any(w is a for a, _ in same)]
        found = [c for c in found if not any(c is b for _, b in same)]
    return pairs, lost, found


def _year(want: Gold, found: list[cb.Citation]) -> str:
    """The year wanted, or another as right that is found."""
    years = [want["year"], *want.get("also", {}).get("year", [])]
    return next((y for y in years if any(c.year == y for c in found)), want["year"])


def _citation(want: Gold, have: cb.Citation) -> Iterator[str]:
    if tuple(want["authors"]) != have.authors:
        yield f"authors: want {want['authors']}, have {list(have.authors)}"
    for field in ("year", "locator", "narrative", "status"):
        if getattr(have, field) not in [want.get(field), *want.get("also", {}).get(field, [])]:
            yield f"{field}: want {want.get(field)!r}, have {getattr(have, field)!r}"


def entry_differences(gold: Gold, library: cb.Library) -> Iterator[str]:
    """Citations whose work is not that of the entry they mean."""
    works = {(r.list_number, r.number): r.work for r in library.references}
    for want, have in paired(gold, library)[0]:
        meant = works.get((want["entry"][0] + 1, want["entry"][1])) if want.get("entry") else None
        if meant and meant != have.work:
            yield f"{want['text']!r}: means {meant}, have {have.work}"


def main(folder: str) -> None:
    for path in sorted(
        p for p in Path(folder).rglob("*") if p.suffix in (".txt", ".md") and p.with_suffix(".json").exists()
    ):
        gold, library = gold_of(path), cb.build(path)
        parts = [list(f(gold, library)) for f in (reference_differences, citation_differences, entry_differences)]
        print(
            f"== {path.parent.name}/{path.name}: {sum(map(len, gold['lists']))} references, {len(gold['citations'])} citations; differences: {[len(p) for p in parts]}"
        )
        for part in parts:
            print(*(f"   {line}" for line in part), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1])
