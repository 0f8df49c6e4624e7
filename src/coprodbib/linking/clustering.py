"""Verdicts -> clusters: best pairs first, and no cluster holds two records that were judged different."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coprodbib.linking.candidates import candidates
from coprodbib.linking.deciding import Decision, judge
from coprodbib.linking.records import Record
from coprodbib.linking.ties import BASE, NOTHING, Ties
from coprodbib.model import Match
from coprodbib.settings import Rules


@dataclass(frozen=True, slots=True)
class Clusters:
    """Ids grouped by work (each group sorted, groups sorted), what a person should decide, and related pairs.

    ``related`` holds (kind, id, id) of records that are different works with a relation.
    """

    groups: tuple[tuple[str, ...], ...]
    maybe: tuple[Match, ...]
    related: tuple[tuple[str, str, str], ...]


def cluster(records: Sequence[Record], rules: Rules, known: Ties = NOTHING) -> Clusters:
    """Group records by work.

    What is known for certain comes first. Then agreeing pairs join in order of their score; a pair that would bring two
    different works together (one misprinted record between two) is left for a person.
    """
    ordered = sorted(records, key=lambda r: r.id)
    decisions = {pair: judge(ordered[pair[0]], ordered[pair[1]], rules) for pair in candidates(ordered, rules)}
    groups = {at: [at] for at in range(len(ordered))}
    _follow(known, ordered, decisions, groups)
    same = sorted((p for p, d in decisions.items() if d.verdict == "same"), key=lambda p: (-decisions[p].score, p))
    refused = []
    for a, b in same:
        if groups[a] is groups[b]:
            continue
        if _compatible(groups[a], groups[b], ordered, decisions, rules):
            _join(groups, a, b)
        else:
            refused.append((a, b))
    maybe = [p for p, d in decisions.items() if d.verdict == "maybe" and groups[p[0]] is not groups[p[1]]]
    return Clusters(
        groups=tuple(sorted({tuple(ordered[at].id for at in sorted(group)) for group in groups.values()})),
        maybe=tuple(
            [decisions[p].match(ordered[p[0]].id, ordered[p[1]].id) for p in sorted(maybe)]
            + [_refused(decisions[p]).match(ordered[p[0]].id, ordered[p[1]].id) for p in sorted(refused)]
        ),
        related=tuple(
            (d.relation, ordered[a].id, ordered[b].id) for (a, b), d in sorted(decisions.items()) if d.relation
        ),
    )


def _follow(
    known: Ties,
    records: Sequence[Record],
    decisions: dict[tuple[int, int], Decision],
    groups: dict[int, list[int]],
) -> None:
    """Put what is known in the place of what was judged."""
    if not known.same and not known.different and not any(r.id.startswith(BASE) for r in records):
        return
    for a, b in decisions:
        if known.part(records[a].id, records[b].id):
            decisions[a, b] = Decision("different", "decided")
    at = {record.id: k for k, record in enumerate(records)}
    for x, y in known.different:
        decisions[min(at[x], at[y]), max(at[x], at[y])] = Decision("different", "decided")
    for x, y in known.same:
        if groups[at[x]] is not groups[at[y]]:
            _join(groups, at[x], at[y])


def _join(groups: dict[int, list[int]], a: int, b: int) -> None:
    large, small = sorted((groups[a], groups[b]), key=lambda g: (-len(g), g))
    large.extend(small)
    for at in small:
        groups[at] = large


def _compatible(
    a: Sequence[int],
    b: Sequence[int],
    records: Sequence[Record],
    decisions: dict[tuple[int, int], Decision],
    rules: Rules,
) -> bool:
    """No record of one group is different from a record of the other; pairs not yet judged are judged now."""
    for x in a:
        for y in b:
            pair = (min(x, y), max(x, y))
            if records[x].id.startswith(BASE) and records[y].id.startswith(BASE):
                return False
            if pair not in decisions:
                decisions[pair] = judge(records[pair[0]], records[pair[1]], rules)
            if decisions[pair].verdict == "different":
                return False
    return True


def _refused(decision: Decision) -> Decision:
    return Decision("maybe", "agree, but merging would join two different works", decision.score, decision.reasons)
