"""cs:sort -> an order of items (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from coprodbib.csl.collation import sort_key
from coprodbib.csl.context import Context
from coprodbib.csl.elements import compile_macro
from coprodbib.csl.engine import CSL
from coprodbib.csl.items import DATES, NAMES, NUMBERS
from coprodbib.csl.nameforms import one_name
from coprodbib.csl.nameoptions import NameOptions
from coprodbib.csl.nodes import Node, text_of, together
from coprodbib.csl.scope import Scope

T = TypeVar("T")
Value = Any
"""What one key sorts by; None sorts last."""
Read = Callable[[Context], Value]


@dataclass(frozen=True, slots=True)
class SortKey:
    """One cs:key: how an item's value is read, and which way it sorts."""

    read: Read
    descending: bool


def compile_sort(area: Any, scope: Scope) -> tuple[SortKey, ...]:
    """The cs:key elements of cs:citation or cs:bibliography, none without a cs:sort."""
    sort = area.find(CSL + "sort") if area is not None else None
    if sort is None:
        return ()
    return tuple(SortKey(_read(key, scope), key.get("sort") == "descending") for key in sort.iterchildren(CSL + "key"))


def in_order(things: Sequence[T], keys: Sequence[SortKey], context: Callable[[T], Context]) -> list[T]:
    """Things sorted by keys; equal ones keep their order, and empty values come last either way."""
    if not keys:
        return list(things)
    values = {id(thing): _values(keys, context(thing)) for thing in things}
    ordered = list(things)
    for number, key in reversed(list(enumerate(keys))):
        filled = [thing for thing in ordered if values[id(thing)][number] is not None]
        empty = [thing for thing in ordered if values[id(thing)][number] is None]
        ordered = sorted(filled, key=lambda thing: values[id(thing)][number], reverse=key.descending) + empty
    return ordered


def _values(keys: Sequence[SortKey], context: Context) -> list[Value]:
    return [key.read(context) for key in keys]


def _read(key: Any, scope: Scope) -> Read:
    if "macro" in key.attrib:
        return _macro(key, scope)
    variable = key.get("variable", "")
    if variable in NAMES:
        return _names(variable, scope)
    if variable in DATES:
        return lambda context: _date(context, variable)
    if variable in NUMBERS:
        return lambda context: _number(context.text(variable))
    if variable == "citation-label":
        return lambda context: _text(context.text(variable) or "")
    return lambda context: _text(text_of(context.item.node(variable)))


def _macro(key: Any, scope: Scope) -> Read:
    render = compile_macro(key.get("macro"), scope.sorting(key.attrib))

    def read(context: Context) -> Value:
        out: list[Node] = []
        standing = context.standing
        if standing.letter:  # letters follow the order, and do not make it
            standing = replace(standing, letter="")
        fresh = Context(context.item, english=context.english, standing=standing, cite=context.cite)
        render(fresh, out)
        return _text(text_of(together(out)))

    return read


def _names(variable: str, scope: Scope) -> Read:
    demote = scope.sheet.options.get("demote-non-dropping-particle", "display-and-sort")
    options = NameOptions(demote=demote, sorting=True, sort_order="all")

    def read(context: Context) -> Value:
        people = context.item.names(variable)
        return _text(", ".join(text_of(one_name(p, options, inverted=True)) for p in people))

    return read


def _date(context: Context, variable: str) -> Value:
    date = context.item.date(variable)
    return None if date is None else _text(date.sort_key)


def _text(text: str) -> Value:
    return sort_key(text.strip()) if text.strip() else None


def _number(text: str | None) -> Value:
    """Numbers by their value, before texts."""
    if text is None:
        return None
    digits = text.strip()
    return (0, int(digits), "") if digits.isdecimal() and len(digits) < 20 else (1, 0, sort_key(digits))
