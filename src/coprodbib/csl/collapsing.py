"""Cites of one citation put together: grouped by author, numbers and letters in ranges (CSL 1.0.2, "Citation Collapsing")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coprodbib.csl.context import Cite
from coprodbib.csl.nodes import Node, text_of
from coprodbib.csl.numerals import EN_DASH


@dataclass(slots=True)
class Rendered:
    """One cite as printed, and what grouping and collapsing ask about it."""

    cite: Cite
    node: Node
    author: str = ""
    number: int = 0
    letter: str = ""
    join: str | None = None
    """The delimiter before this cite where it is not the layout's own."""


def by_author(rendered: Sequence[Rendered], *, neighbours_only: bool) -> list[list[Rendered]]:
    """Cites with the same names together, where the first of them stands.

    Cites without names are one author's only where letters say so.

    >>> cites = [Rendered(Cite(id), id, author) for id, author in (("a", "Doe"), ("b", "Roe"), ("c", "Doe"))]
    >>> [[this.node for this in group] for group in by_author(cites, neighbours_only=False)]
    [['a', 'c'], ['b']]
    """
    groups: list[list[Rendered]] = []
    group_of: dict[str, list[Rendered]] = {}
    for this in rendered:
        if neighbours_only and groups and groups[-1][0].author != this.author:
            group_of.clear()
        group = group_of.get(this.author) if this.author or this.letter else None
        if group is None:
            group = []
            groups.append(group)
            if this.author or this.letter:
                group_of[this.author] = group
        group.append(this)
    return groups


def number_ranges(rendered: Sequence[Rendered]) -> list[Rendered]:
    """ "1–3": three and more numbers in a row, where nothing else is said about them.

    >>> [this.node for this in number_ranges([Rendered(Cite(str(n)), str(n), number=n) for n in (1, 2, 3, 5)])]
    ['1', '3', '5']
    """
    return [this for run in _runs(rendered, lambda r: 0 if _has_extras(r.cite) else r.number) for this in _range(run)]


def letters_together(group: Sequence[Rendered], delimiter: str, *, ranged: bool) -> list[Rendered]:
    """ "2000a, b": letters of one year stand after it; ``ranged`` makes "2000a–c" of three and more."""
    out: list[Rendered] = []
    years: list[str] = []
    for this in group:
        year = text_of(_without_letter(this.node)).removeprefix(this.author).strip(" ,") if this.letter else ""
        letter = _letter_of(this.node)
        if out and year and letter is not None and year == years[-1] and not _has_extras(out[-1].cite, this.cite):
            this.node, this.join = letter, delimiter
        out.append(this)
        years.append(year)
    if not ranged:
        return out
    return [this for run in _runs(out, lambda r: ord(r.letter) if len(r.letter) == 1 else 0) for this in _range(run)]


def _has_extras(*cites: Cite) -> bool:
    return any(cite.prefix or cite.suffix or cite.locator for cite in cites)


def _range(run: list[Rendered]) -> list[Rendered]:
    if len(run) < 3:
        return run
    run[-1].join = EN_DASH
    return [run[0], run[-1]]


def _runs(rendered: Sequence[Rendered], value: Callable[[Rendered], int]) -> list[list[Rendered]]:
    """Stretches in which the value goes up by one; 0 stands alone."""
    runs: list[list[Rendered]] = []
    for this in rendered:
        if runs and value(this) and value(runs[-1][-1]) and value(this) == value(runs[-1][-1]) + 1:
            runs[-1].append(this)
        else:
            runs.append([this])
    return runs


def _letter_of(node: Node) -> Node | None:
    if isinstance(node, str):
        return None
    if node.kind == "year-suffix":
        return node
    return next((found for child in node.children if (found := _letter_of(child)) is not None), None)


def _without_letter(node: Node) -> Node:
    if isinstance(node, str):
        return node
    return node.holding([] if node.kind == "year-suffix" else [_without_letter(child) for child in node.children])
