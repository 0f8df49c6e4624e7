"""Where cites stand among each other: first, subsequent, ibid (CSL 1.0.2, "Choose": ``position``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from coprodbib.csl.context import Cite


@dataclass(slots=True)
class Cluster:
    """One citation: cites in one place of the text, in note ``note`` (0 in the text itself)."""

    cites: list[Cite] = field(default_factory=list)
    note: int = 0
    mode: str = ""


def place(clusters: Sequence[Cluster], near: int = 5) -> None:
    """Give every cite its position, in the order of the document.

    >>> clusters = [Cluster([Cite("a")], 1), Cluster([Cite("a", locator="4")], 2), Cluster([Cite("b"), Cite("a")], 3)]
    >>> place(clusters)
    >>> [cite.position for cluster in clusters for cite in cluster.cites]
    ['first', 'ibid-with-locator', 'first', 'subsequent']
    """
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    before: Cluster | None = None
    for cluster in clusters:
        previous = before.cites[0] if before is not None and len({c.id for c in before.cites}) == 1 else None
        for number, cite in enumerate(cluster.cites):
            cite.note = cluster.note
            if cite.id in first:
                cite.position = _position(cite, cluster.cites[number - 1] if number else previous)
                cite.first_note = first[cite.id]
                cite.near_note = cluster.note > 0 and cluster.note - last[cite.id] <= near
            else:
                cite.position = "first"
                first[cite.id] = cluster.note
            last[cite.id] = cluster.note
        before = cluster


def _position(cite: Cite, previous: Cite | None) -> str:
    if previous is None or previous.id != cite.id:
        return "subsequent"
    if not cite.locator:
        return "subsequent" if previous.locator else "ibid"
    same = (cite.locator, cite.label) == (previous.locator, previous.label)
    return "ibid" if same else "ibid-with-locator"
