"""What different works are to each other: part-of, edition-of, version-of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from coprodbib.linking.people import same_person
from coprodbib.linking.records import Record, person, record
from coprodbib.model import Csl, Relation
from coprodbib.settings import Rules


def relations(
    records: Mapping[str, Csl], related: Sequence[tuple[str, str, str]], rules: Rules
) -> dict[str, tuple[Relation, ...]]:
    """Key -> its relations; ``records`` are the merged works by key, ``related`` are (kind, key, key).

    Editions and versions know each other; a part knows the whole it stands in.
    """
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for kind, a, b in related:
        if a != b:
            found[a].add((kind, b))
            found[b].add((kind, a))
    for part, whole in _parts(records, rules):
        found[part].discard(("version-of", whole))
        found[whole].discard(("version-of", part))
        found[part].add(("part-of", whole))
    return {key: tuple(Relation(kind, other) for kind, other in sorted(pairs)) for key, pairs in found.items()}


def _parts(works: Mapping[str, Csl], rules: Rules) -> list[tuple[str, str]]:
    """(chapter, book) for every chapter whose book is itself a work."""
    folded = {key: record(key, csl) for key, csl in works.items()}
    wholes: dict[str, list[Record]] = defaultdict(list)
    for r in folded.values():
        if r.level != "part" and r.title:
            for name in {r.title, r.main}:
                wholes[name].append(r)
    out = []
    for key, r in folded.items():
        if r.level == "part" and r.container:
            around = {w.id: w for name in (r.container, r.container_main) for w in wholes.get(name, ())}
            out += [(key, w.id) for w in around.values() if _stands_in(r, w, rules)]
    return sorted(out)


def _stands_in(part: Record, whole: Record, rules: Rules) -> bool:
    """The book has the container's name, year and edition, and its editors where the part names them."""
    if part.year is not None and whole.year is not None and part.year != whole.year:
        return False
    if part.edition and whole.edition and part.edition != whole.edition:
        return False
    exact = part.container == whole.title or part.container == whole.main or part.container_main == whole.title
    editors = [person(name) for name in part.csl.get("editor", []) if isinstance(name, dict)] or list(part.people)
    shared = any(same_person(x, y, rules) != "differ" for x in editors for y in whole.people)
    return (exact or shared) and (shared or not whole.people or "editor" not in part.csl)
