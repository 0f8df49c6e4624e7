"""Authors, editors and translators as CSL names."""

from __future__ import annotations

from coprodbib.languages.words import PARTICLES
from coprodbib.model import Csl, Issue, ParsedReference
from coprodbib.names import Name, parse_names


def names(entry: ParsedReference, csl: Csl) -> tuple[Issue, ...]:
    """Add author, editor and translator; a dash stands for the names of the entry before."""
    issues: list[Issue] = []
    for label in ("author", "editor", "translator"):
        block = _block(entry, label)
        if not block:
            continue
        parsed = parse_names(block)
        if parsed.names:
            csl[label] = [_split_trailing_particle(name) for name in parsed.names]
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


def _block(entry: ParsedReference, label: str) -> str:
    printed = ", ".join(span.text for span in entry.spans if span.label == label)
    if entry.repeated_authors and label == (entry.type_hint or "author"):
        return f"{entry.repeated_authors}, {printed}" if printed else entry.repeated_authors
    return printed


def _split_trailing_particle(name: Name) -> Name:
    """ "Berg, J. van den": the particle stands behind the given name but belongs to the family name.

    >>> _split_trailing_particle({"family": "Berg", "given": "J. van den"})
    {'family': 'Berg', 'given': 'J.', 'non-dropping-particle': 'van den'}
    """
    words = name.get("given", "").split()
    at = len(words)
    while at > 1 and words[at - 1] in PARTICLES:
        at -= 1
    if at == len(words):
        return name
    return {**name, "given": " ".join(words[:at]), "non-dropping-particle": " ".join(words[at:])}
