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
    """Give every cite its position, in the order of the document; citations in the text and in notes are two rows.

    >>> clusters = [Cluster([Cite("a")], 1), Cluster([Cite("a", locator="4")], 2), Cluster([Cite("b"), Cite("a")], 3)]
    >>> place(clusters)
    >>> [cite.position for cluster in clusters for cite in cluster.cites]
    ['first', 'ibid-with-locator', 'first', 'subsequent']
    """
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    rows: dict[bool, list[Cluster]] = {True: [], False: []}
    for cluster in clusters:
        before = rows[cluster.note > 0]
        previous = _previous(cluster, before)
        for cite in cluster.cites:
            cite.note = cluster.note
            if not cite.fixed:
                _place_one(cite, previous, first, last, near)
            first.setdefault(cite.id, cluster.note)
            last[cite.id] = cluster.note
            previous = cite
        before.append(cluster)


def _place_one(cite: Cite, previous: Cite | None, first: dict[str, int], last: dict[str, int], near: int) -> None:
    cite.position = _position(cite, previous) if cite.id in first else "first"
    if cite.id in first:
        cite.first_note = first[cite.id]
        cite.near_note = cite.note > 0 and cite.note - last[cite.id] <= near


def _previous(cluster: Cluster, before: Sequence[Cluster]) -> Cite | None:
    """The cite that "ibid." at the start of a cluster could mean.

    That is the last cite of the same note, or the only item of the note (or of the citation in the text) before.
    """
    if not before or not before[-1].cites:
        return None
    if cluster.note and before[-1].note == cluster.note:
        return before[-1].cites[-1]
    together = [before[-1]] if not cluster.note else [c for c in before[-_NOTE_SIZE:] if c.note == before[-1].note]
    items = {cite.id for c in together for cite in c.cites}
    return before[-1].cites[-1] if len(items) == 1 else None


_NOTE_SIZE = 50
"""How many citations of one note are looked at: more are no reading matter, and the cost stays linear."""


def _position(cite: Cite, previous: Cite | None) -> str:
    if previous is None or previous.id != cite.id:
        return "subsequent"
    if not cite.locator:
        return "subsequent" if previous.locator else "ibid"
    same = (cite.locator, cite.label) == (previous.locator, previous.label)
    return "ibid" if same else "ibid-with-locator"
