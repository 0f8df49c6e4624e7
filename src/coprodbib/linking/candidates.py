"""Which pairs of records are worth comparing: an inverted index with capped blocks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from coprodbib.linking.records import Record
from coprodbib.settings import Rules

Key = tuple[str, ...]


def candidates(records: Sequence[Record], rules: Rules) -> list[tuple[int, int]]:
    """Pairs of positions that share a blocking key, each once, sorted.

    >>> from coprodbib.linking.records import record
    >>> csl = {"title": "Beyond engagement", "author": [{"family": "Bovaird"}], "issued": {"date-parts": [[2007]]}}
    >>> candidates([record("1", csl), record("2", csl), record("3", {"title": "Other"})], Rules())
    [(0, 1)]
    """
    frequency = Counter(word for r in records for word in r.content)
    blocks: dict[Key, list[int]] = defaultdict(list)
    for at, r in enumerate(records):
        for key in set(_keys(r, frequency)):
            blocks[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        for part in _capped(block, records, rules.block):
            pairs.update(combinations(part, 2))
    return sorted(pairs)


def _keys(r: Record, frequency: Counter[str]) -> Iterator[Key]:
    """What two printings of one work have in common, each key surviving other damage."""
    family = r.people[0].core[:6] if r.people else ""
    rare = sorted(r.content, key=lambda w: (frequency[w], w))
    year = str(r.year)
    if r.doi:
        yield "doi", r.doi
    if r.title:
        yield "title", r.title
        yield "main", r.main
    for p in r.people[:3]:
        yield "family+year", p.core[:6], year
    if family and rare:
        yield from (("family+word", family, word[:6]) for word in rare[:2])
    if len(rare) > 1:
        yield from (("words", *sorted(pair)) for pair in combinations(rare[:3], 2))
    if r.volume and r.first_page:
        yield "volume+page", r.volume, r.first_page, r.container[:3]
    if r.first_page and r.year is not None:
        yield "page+year", r.first_page, r.last_page, year


def _capped(block: list[int], records: Sequence[Record], limit: int) -> Iterator[list[int]]:
    """The block, or, where it is too large, its parts by year, then by first page and title; too large again: dropped."""
    if len(block) <= limit:
        if len(block) > 1:
            yield block
        return
    finer: dict[Key, list[int]] = defaultdict(list)
    for at in block:
        r = records[at]
        for key in {("t", r.title[:24], str(r.year)), ("p", r.first_page, r.volume, str(r.year))}:
            finer[key].append(at)
    yield from (part for part in finer.values() if 1 < len(part) <= limit)
