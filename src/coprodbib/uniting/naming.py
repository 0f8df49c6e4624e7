"""The works of a union get back the keys they had: those of the left side first, those of the right where they are free."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from coprodbib.linking.ties import BASE
from coprodbib.model import Citation, Match, Work
from coprodbib.uniting.sides import Old, Sides, free


@dataclass(frozen=True, slots=True)
class Naming:
    """``keys``: the key that linking gave -> the key in the union; ``olds``: the key that linking gave -> the works it was;
    ``aliases``: key in the union -> other names.
    """

    keys: Mapping[str, str]
    olds: Mapping[str, Sequence[Old]]
    aliases: Mapping[str, tuple[str, ...]]
    now: Mapping[Old, str]

    def of_old(self, old: Old) -> str | None:
        """The key in the union of a work as it was."""
        return self.keys.get(self.now.get(old, ""))

    def renamed(self, match: Match, side: int) -> Match:
        """A question of one side, about the keys of the union."""
        a, b = (self.of_old((side, id)) or id for id in (match.a, match.b))
        return replace(match, a=a, b=b)

    def fresh(self, match: Match) -> Match:
        """A new question, about the keys of the union."""
        a, b = (self.keys.get(id.removeprefix(BASE), id) for id in (match.a, match.b))
        return replace(match, a=a, b=b)


def named(works: Sequence[Work], sides: Sides, moved: Mapping[Old, str], citations: Iterable[Citation]) -> Naming:
    """The keys of the works of a union; ``moved`` says what the listed works of both sides became."""
    now = {**moved, **_mentions_now(sides, citations)}
    olds: dict[str, list[Old]] = defaultdict(list)
    for old in sides.olds:
        if old in now:
            olds[now[old]].append(old)
    keys = _keys(works, sides, olds)
    return Naming(keys, olds, _aliases(works, sides, olds, keys), now)


def _mentions_now(sides: Sides, citations: Iterable[Citation]) -> dict[Old, str]:
    """What the works only mentioned became: what most of their citations mean now."""
    means = {c.id: c.work for c in citations if c.work is not None}
    out = {}
    for old, ids in sides.mentions.items():
        counts = Counter(means[id] for id in ids if id in means)
        if counts:
            out[old] = min(counts, key=lambda key: (-counts[key], key))
    return out


def _keys(works: Sequence[Work], sides: Sides, olds: Mapping[str, Sequence[Old]]) -> dict[str, str]:
    """Each old key goes to the work that has most of its evidence; of several old keys one of a listed work is taken, of the
    left side first.
    """
    claims = sorted(
        (
            was.status == "mentioned" and work.status == "listed",
            old[0],
            -len(was.references) - len(was.citations),
            old[1],
            work.key,
        )
        for work in works
        for old in olds.get(work.key, ())
        for was in [sides.work(old)]
    )
    reserved = {alias for work in sides.left.works for alias in work.aliases}
    keys: dict[str, str] = {}
    taken: set[str] = set()
    for _, side, _, old, new in claims:
        if new not in keys and old not in taken and not (side == 1 and old in reserved):
            keys[new] = old
            taken.add(old)
    taken |= reserved
    for work in sorted(works, key=lambda w: w.key):
        if work.key not in keys:
            keys[work.key] = free(work.key, taken)
    return keys


def _aliases(
    works: Sequence[Work], sides: Sides, olds: Mapping[str, Sequence[Old]], keys: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Names that works had and that no work has as its key; one that two had stays with the left side's."""
    holder: dict[str, str] = {}
    used = set(keys.values())
    for _, name, key in sorted(
        (old[0], name, keys[work.key])
        for work in works
        for old in olds.get(work.key, ())
        for name in (old[1], *sides.work(old).aliases)
    ):
        if name not in used:
            holder.setdefault(name, key)
    out: dict[str, list[str]] = defaultdict(list)
    for name in sorted(holder):
        out[holder[name]].append(name)
    return {key: tuple(names) for key, names in out.items()}
