"""The entries of a bibliography -> output trees (CSL 1.0.2, "Bibliography")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from coprodbib.csl.context import Context
from coprodbib.csl.nodes import Node, Span, text_of, together
from coprodbib.csl.style import Area
from coprodbib.csl.textcase import capitalized_term


def entry(area: Area, context: Context) -> Node | None:
    """One entry with the layout's affixes, None when the style prints nothing for this item."""
    if area.options.get("second-field-align"):
        node = _aligned(area, context)
    else:
        nodes = area.render(context)
        node = area.laid_out(nodes) if nodes else None
    return None if node is None else capitalized_term(node)


def _aligned(area: Area, context: Context) -> Node | None:
    """The first field that prints something in the margin, the rest beside it (``second-field-align``)."""
    fields: list[Node] = []
    for render in area.renders:
        out: list[Node] = []
        render(context, out)
        node = together(out)
        if node is not None:
            fields.append(node)
    if not fields:
        return None
    margin = Span("display", [Span("plain", [area.prefix, fields[0]])], "", "left-margin")
    beside = Span("display", [Span("plain", [*fields[1:], area.suffix])], "", "right-inline")
    return area.formatting.formatted(Span("plain", [margin, beside]))


def repeat_authors(entries: Iterable[tuple[str, Node]], area: Area) -> Iterator[tuple[str, Node]]:
    """Entries with the substitute where one repeats the names of the one before (``subsequent-author-substitute``).

    One entry is held at a time: the tree of an entry is many times the size of its text.

    >>> def by(name): return Span("names", [Span("list", [Span("person", [name])], "author")])
    >>> entries = [("a", Span("plain", [by("Doe"), ". One."])), ("b", Span("plain", [by("Doe"), ". Two."]))]
    >>> repeated = repeat_authors(entries, Area(options={"subsequent-author-substitute": "---"}))
    >>> [(id, text_of(node)) for id, node in repeated]
    [('a', 'Doe. One.'), ('b', '---. Two.')]
    """
    substitute = area.options.get("subsequent-author-substitute")
    rule = area.options.get("subsequent-author-substitute-rule", "complete-all")
    before: list[str] = []
    for id, this in entries:
        if substitute is not None:
            lists = _first_lists(this)
            persons = [person for row in lists for person in _persons(row)]
            names = [text_of(person) for person in persons]
            _replace(lists, persons, _same(before, names), substitute, rule, complete=names == before)
            before = names
        yield id, this


def _replace(
    lists: Sequence[Span], persons: Sequence[Span], same: int, substitute: str, rule: str, *, complete: bool
) -> None:
    if rule == "complete-all" and complete and persons:
        for number, row in enumerate(lists):
            row.children = [substitute] if number == 0 else []
    elif rule == "complete-each" and complete:
        _each(persons, substitute)
    elif rule == "partial-each":
        _each(persons[:same], substitute)
    elif rule == "partial-first" and same:
        _each(persons[:1], substitute)


def _each(persons: Sequence[Span], substitute: str) -> None:
    for person in persons:
        person.children = [substitute]


def _same(before: Sequence[str], names: Sequence[str]) -> int:
    """How many names from the first on are those of the entry before."""
    count = 0
    for old, new in zip(before, names, strict=False):
        if old != new:
            break
        count += 1
    return count


def _first_lists(node: Node) -> list[Span]:
    """The lists of names that the first cs:names of an entry printed."""
    names = _find(node, "names")
    return (_all(names[0], "list") or names) if names else []


def _persons(row: Span) -> list[Span]:
    """The names of a list; what stands in for names (a title) counts as one."""
    return _all(row, "person") or [row]


def _find(node: Node, kind: str) -> list[Span]:
    """The first span of a kind, in print order."""
    if isinstance(node, str):
        return []
    if node.kind == kind:
        return [node]
    return next((found for child in node.children if (found := _find(child, kind))), [])


def _all(node: Node, kind: str) -> list[Span]:
    if isinstance(node, str):
        return []
    if node.kind == kind:
        return [node]
    return [found for child in node.children for found in _all(child, kind)]
