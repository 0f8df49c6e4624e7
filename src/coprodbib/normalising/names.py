"""Authors, editors and translators as CSL names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coprodbib.model import Csl, Issue, ParsedReference
from coprodbib.names import FamilyFirst, Name, family_first, parse_names
from coprodbib.names.particles import with_dutch_particle

ROLES = ("author", "editor", "translator")


def turned_roles(entries: Sequence[ParsedReference]) -> dict[str, FamilyFirst]:
    """By role, which names a list prints with the family name first and no comma."""
    return {role: family_first(_block(entry, role) for entry in entries) for role in ROLES}


def names(entry: ParsedReference, csl: Csl, *, turned: Mapping[str, FamilyFirst]) -> tuple[Issue, ...]:
    """Add author, editor and translator; a dash stands for the names of the entry before.

    ``turned``: by role, which names the list prints as "Hébert Amélie".
    """
    issues: list[Issue] = []
    for label in ROLES:
        block = _block(entry, label)
        if not block:
            continue
        parsed = parse_names(block, turned=turned.get(label, ""))
        if parsed.names:
            csl[label] = _without_same([with_dutch_particle(name) for name in parsed.names], csl)
        if parsed.elided:
            issues.append(
                Issue("normalising", "names-elided", "note", f"not all {label}s are printed", entry.raw.place)
            )
        if parsed.cost > 1.5 * len(parsed.names):
            issues.append(
                Issue(
                    "normalising",
                    "names-unclear",
                    "doubt",
                    f"{label}s read with difficulty: {block!r}",
                    entry.raw.place,
                )
            )
    return tuple(issues)


_SAME = frozenset(("ders", "dies", "idem", "eadem"))


def _without_same(names: Sequence[Name], csl: Csl) -> list[Name]:
    """Editors named "Ders." or "Dies." are the authors: "Otto, H. / Ziegler, H.: ..., in: Dies. (Hrsg.): ...".

    >>> _without_same([{"family": "Ders"}], {"author": [{"family": "Otto"}]})
    [{'family': 'Otto'}]
    """
    authors = csl.get("author", [])
    return [
        real
        for name in names
        for real in (
            authors
            if authors and (name.get("family") or name.get("literal", "")).rstrip(".").lower() in _SAME
            else [name]
        )
    ]


def _block(entry: ParsedReference, label: str) -> str:
    printed = ", ".join(dict.fromkeys(span.text for span in entry.spans if span.label == label))
    if entry.repeated_authors and label == (entry.type_hint or "author"):
        return f"{entry.repeated_authors}, {printed}" if printed else entry.repeated_authors
    return printed
