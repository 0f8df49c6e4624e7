"""A corpus with gold works against the library: what is wrongly merged, split, related, asked or resolved, one line each.

python tests/gold/judge_corpora.py tests/gold/corpora/health-behaviour
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
import coprodbib as cb
from gold.judge import Gold, field_differences

Groups = dict[str, set[str | None]]


def documents_of(folder: Path) -> dict[str, Gold]:
    """The gold of each document of a corpus by its stem."""
    texts = [p for p in sorted(folder.iterdir()) if p.suffix in (".txt", ".md") and p.with_suffix(".json").exists()]
    return {p.stem: json.loads(p.with_suffix(".json").read_text("utf-8")) for p in texts}


def build(folder: Path) -> cb.Library:
    return cb.build([p for p in folder.iterdir() if p.suffix in (".txt", ".md") and p.with_suffix(".json").exists()])


def reading_differences(folder: Path, library: cb.Library) -> Iterator[str]:
    """Entries and citations that are read differently."""
    for stem, gold in documents_of(folder).items():
        found = [r for r in library.references if r.document == stem]
        if len(found) != len(gold["references"]):
            yield f"{stem}: want {len(gold['references'])} references, have {len(found)}"
        for want, have in _pairs(gold, found):
            yield from (
                f"{stem}#{want['number']}: {d}" for d in field_differences(want["csl"], have.csl, want.get("also", {}))
            )
        pairs, lost, extra = _citations(gold, [c for c in library.citations if c.document == stem])
        yield from (f"{stem}: lost: {c['text']!r}" for c in lost)
        yield from (f"{stem}: invented: {c.text!r} {c.authors} {c.year}" for c in extra)
        for want_c, have_c in pairs:
            if want_c["status"] != have_c.status:
                yield f"{stem}: {want_c['text']!r}: want {want_c['status']}, have {have_c.status} {have_c.work}"


def _pairs(gold: Gold, found: list[cb.Reference]) -> Iterator[tuple[Gold, cb.Reference]]:
    left = list(found)
    for want in gold["references"]:
        match = next((r for r in left if "".join(r.raw.split()).startswith("".join(want["starts"].split()))), None)
        if match is not None:
            left.remove(match)
            yield want, match


def _citations(
    gold: Gold, found: list[cb.Citation]
) -> tuple[list[tuple[Gold, cb.Citation]], list[Gold], list[cb.Citation]]:
    wanted = [(tuple(c["authors"]), c["year"]) for c in gold["citations"]]
    matcher = SequenceMatcher(None, wanted, [(c.authors, c.year) for c in found], autojunk=False)
    pairs = [(gold["citations"][m.a + k], found[m.b + k]) for m in matcher.get_matching_blocks() for k in range(m.size)]
    lost = [c for c in gold["citations"] if not any(c is a for a, _ in pairs)]
    return pairs, lost, [c for c in found if not any(c is b for _, b in pairs)]


def keys_of(folder: Path, library: cb.Library) -> Groups:
    """Work in the gold -> keys here, by references and citations."""
    groups: Groups = defaultdict(set)
    for stem, gold in documents_of(folder).items():
        for want, have in _pairs(gold, [r for r in library.references if r.document == stem]):
            groups[want["work"]].add(have.work)
        for want_c, have_c in _citations(gold, [c for c in library.citations if c.document == stem])[0]:
            if want_c["work"] is not None and have_c.status == want_c["status"]:
                groups[want_c["work"]].add(have_c.work)
    return groups


def work_differences(folder: Path, library: cb.Library) -> Iterator[str]:
    """Works split or merged; relations and questions missing or too many."""
    works = json.loads((folder / "works.json").read_text("utf-8"))
    groups = keys_of(folder, library)
    yield from (f"split: {i}: {sorted(map(str, keys))}" for i, keys in sorted(groups.items()) if len(keys) > 1)
    owners: dict[str | None, set[str]] = defaultdict(set)
    for i, keys in groups.items():
        for key in keys:
            owners[key].add(i)
    yield from (f"merged: {sorted(ids)} in {key}" for key, ids in sorted(owners.items(), key=str) if len(ids) > 1)
    yield from _relation_differences(works, groups, library)
    yield from _maybe_differences(works, groups, library)


def _key(groups: Groups, work: str) -> str:
    return str(sorted(map(str, groups.get(work, {"?"})))[0])


def _relation_differences(works: dict[str, Any], groups: Groups, library: cb.Library) -> Iterator[str]:
    want = {(kind, frozenset((_key(groups, a), _key(groups, b)))) for kind, a, b in works["relations"]}
    tolerated = {(kind, frozenset((_key(groups, a), _key(groups, b)))) for kind, a, b in works.get("tolerated", ())}
    have = {(r.kind, frozenset((w.key, r.work))) for w in library.works for r in w.relations}
    yield from (f"relation missing: {kind} {sorted(pair)}" for kind, pair in sorted(want - have, key=str))
    yield from (f"relation too many: {kind} {sorted(pair)}" for kind, pair in sorted(have - want - tolerated, key=str))


def _maybe_differences(works: dict[str, Any], groups: Groups, library: cb.Library) -> Iterator[str]:
    want = {frozenset((_key(groups, a), _key(groups, b))) for a, b, *_ in works["maybe"]}
    tolerated = {
        frozenset((_key(groups, a), _key(groups, b))) for kind, a, b in works.get("tolerated", ()) if kind == "maybe"
    }
    ids = {r.id: str(r.work) for r in library.references}
    have = {frozenset((ids.get(m.a, m.a), ids.get(m.b, m.b))) for m in library.maybe}
    yield from (f"maybe missing: {sorted(pair)}" for pair in sorted(want - have, key=str))
    yield from (f"maybe too many: {sorted(pair)}" for pair in sorted(have - want - tolerated, key=str))


def main(*folders: str) -> None:
    for folder in map(Path, folders):
        library = build(folder)
        for name, differences in (("reading", reading_differences), ("works", work_differences)):
            lines = list(differences(folder, library))
            print(f"== {folder.name}, {name}: {len(lines)} differences", *(f"   {line}" for line in lines), sep="\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
