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
    against = _follow(known, ordered, decisions, groups, rules)
    same = sorted((p for p, d in decisions.items() if d.verdict == "same"), key=lambda p: (-decisions[p].score, p))
    refused = []
    for a, b in same:
        if groups[a] is groups[b]:
            continue
        if _compatible(groups[a], groups[b], ordered, decisions, rules, known, against):
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
    rules: Rules,
) -> dict[int, list[int]]:
    """Put what is known in the place of what was judged; returns what is tied to what although the rules part them."""
    against: dict[int, list[int]] = {}
    if known == NOTHING and not any(r.id.startswith(BASE) for r in records):
        return against
    for a, b in decisions:
        if known.part(records[a].id, records[b].id):
            decisions[a, b] = Decision("different", "decided")
    at = {record.id: k for k, record in enumerate(records)}
    for x, y in known.different:
        decisions[min(at[x], at[y]), max(at[x], at[y])] = Decision("different", "decided")
    for x, y in known.same:
        a, b = at[x], at[y]
        if judge(records[min(a, b)], records[max(a, b)], rules).verdict == "different":
            against.setdefault(a, []).append(b)
            against.setdefault(b, []).append(a)
        if groups[a] is not groups[b]:
            _join(groups, a, b)
    return against


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
    known: Ties,
    against: dict[int, list[int]],
) -> bool:
    """No record of one group is different from a record of the other; pairs not yet judged are judged now."""
    for x in a:
        for y in b:
            pair = (min(x, y), max(x, y))
            if known.part(records[x].id, records[y].id):
                return False
            if pair not in decisions:
                decisions[pair] = judge(records[pair[0]], records[pair[1]], rules)
            if decisions[pair].verdict == "different" and not _overruled(x, y, records, decisions, against):
                return False
    return True


def _overruled(
    x: int,
    y: int,
    records: Sequence[Record],
    decisions: dict[tuple[int, int], Decision],
    against: dict[int, list[int]],
) -> bool:
    """Whether one of two records that differ was tied to a work by a person, and the other is the same as that work."""
    if records[x].list_id is not None and records[x].list_id == records[y].list_id:
        return False
    pairs = [(x, z) for z in against.get(y, ())] + [(y, z) for z in against.get(x, ())]
    judged = (decisions.get((min(pair), max(pair))) for pair in pairs)
    return any(decision is not None and decision.verdict == "same" for decision in judged)


def _refused(decision: Decision) -> Decision:
    return Decision("maybe", "agree, but merging would join two different works", decision.score, decision.reasons)
