"""cs:choose -> closures (CSL 1.0.2, "Choose")."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coprodbib.csl.context import Context
from coprodbib.csl.engine import CSL
from coprodbib.csl.items import NAMES
from coprodbib.csl.nodes import Node
from coprodbib.csl.numerals import is_numeric
from coprodbib.csl.scope import Render, Scope

Test = Callable[[Context], bool]


def compile_choose(element: Any, scope: Scope) -> Render:
    """cs:choose: the first branch whose conditions hold; its output stands where the choose stands."""
    branches = [
        (_condition(branch, scope), scope.compile_all(branch)) for branch in element.iterchildren(tag=_BRANCHES)
    ]

    def choose(context: Context, out: list[Node]) -> None:
        for condition, branch in branches:
            if condition(context):
                branch(context, out)
                return

    return choose


_BRANCHES = tuple(CSL + name for name in ("if", "else-if", "else"))


def _condition(branch: Any, scope: Scope) -> Test:
    tests = [
        make(value, scope)
        for name, make in _TESTS.items()
        if name in branch.attrib
        for value in branch.get(name).split()
    ]
    if not tests:
        return lambda context: True
    if len(tests) == 1 and branch.get("match") != "none":
        return tests[0]
    if branch.get("match") == "any":
        return lambda context: any(test(context) for test in tests)
    if branch.get("match") == "none":
        return lambda context: not any(test(context) for test in tests)
    return lambda context: all(test(context) for test in tests)


def _type(value: str, scope: Scope) -> Test:
    return lambda context: context.item.type == value


def _variable(value: str, scope: Scope) -> Test:
    def has(context: Context) -> bool:
        if value in ("locator", "citation-number", "first-reference-note-number", "year-suffix", "citation-label"):
            return context.text(value) is not None
        return context.item.has(value)

    return has


def _numeric(value: str, scope: Scope) -> Test:
    def numeric(context: Context) -> bool:
        text = None if value in NAMES else context.text(value)
        return text is not None and is_numeric(text)

    return numeric


def _uncertain(value: str, scope: Scope) -> Test:
    def uncertain(context: Context) -> bool:
        date = context.item.date(value)
        return date is not None and date.circa

    return uncertain


def _locator(value: str, scope: Scope) -> Test:
    wanted = value.replace("sub verbo", "sub-verbo")
    return lambda context: context.cite is not None and bool(context.cite.locator) and context.cite.label == wanted


def _position(value: str, scope: Scope) -> Test:
    """Positions imply others: ibid-with-locator is ibid, and everything but first is subsequent."""
    if scope.area != "citation":
        return lambda context: False
    if value == "near-note":
        return lambda context: context.cite is not None and context.cite.near_note
    if value == "far-note":
        return lambda context: (
            context.cite is not None and context.cite.position != "first" and not context.cite.near_note
        )
    implied = {"subsequent": ("subsequent", "ibid", "ibid-with-locator"), "ibid": ("ibid", "ibid-with-locator")}.get(
        value, (value,)
    )
    return lambda context: context.cite is not None and context.cite.position in implied


def _disambiguate(value: str, scope: Scope) -> Test:
    def apart(context: Context) -> bool:
        context.tests += 1
        return (context.tests <= context.standing.apart) is (value == "true")

    return apart


_TESTS: dict[str, Callable[[str, Scope], Test]] = {
    "type": _type,
    "variable": _variable,
    "is-numeric": _numeric,
    "is-uncertain-date": _uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}
