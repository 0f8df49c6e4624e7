"""cs:choose -> closures (CSL 1.0.2, "Choose")."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coprodbib.csl.context import Context
from coprodbib.csl.engine import CSL
from coprodbib.csl.items import DATES, NAMES
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
        make(value, scope) for name, make in _TESTS.items() if name in branch.attrib for value in _values(name, branch)
    ]
    match = branch.get("match", "all")
    if not tests:
        return lambda context: True
    if match in ("any", "none") and set(branch.attrib) <= {"type", "match"}:
        return _one_of(frozenset(branch.get("type").split()), match == "any")
    if len(tests) == 1 and match != "none":
        return tests[0]
    return _every(tests) if match not in ("any", "none") else _some(tests, match == "any")


def _one_of(types: frozenset[str], wanted: bool) -> Test:
    return lambda context: (context.item.type in types) is wanted


def _every(tests: list[Test]) -> Test:
    """All tests hold; a loop, for this is asked dozens of times for each entry."""

    def every(context: Context) -> bool:
        for test in tests:  # noqa: SIM110 - half the cost of a generator in all()
            if not test(context):
                return False
        return True

    return every


def _some(tests: list[Test], wanted: bool) -> Test:
    """Any test holds (``wanted``), or none does."""

    def some(context: Context) -> bool:
        for test in tests:
            if test(context):
                return wanted
        return not wanted

    return some


def _values(name: str, branch: Any) -> list[str]:
    """The values to test one by one; types without a "match" are alternatives, since no item has two."""
    value = branch.get(name)
    return [value] if name == "type" and "match" not in branch.attrib else value.split()


def _type(value: str, scope: Scope) -> Test:
    types = frozenset(value.split())
    return lambda context: context.item.type in types


_MADE = ("locator", "citation-number", "first-reference-note-number", "year-suffix", "citation-label")
"""Variables that no record holds."""


def _variable(value: str, scope: Scope) -> Test:
    if value in _MADE:
        return lambda context: context.text(value) is not None
    if value in NAMES:
        return lambda context: bool(context.item.names(value))
    if value in DATES:
        return lambda context: context.item.date(value) is not None
    source = "page" if value == "page-first" else value
    return lambda context: context.item.text(source) is not None


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
