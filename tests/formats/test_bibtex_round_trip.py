"""What is written as BibTeX reads back as it was, whatever is in it."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings

from coprodbib.formats.bibtex import dumps, loads, loads_with_issues, tidied

from items import tame_items, wild_items  # isort: skip

SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)


def is_balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


@SLOW
@given(tame_items())
def test_what_our_stages_make_reads_back_the_same(item: dict[str, Any]) -> None:
    text = dumps([item])
    assert loads(text) == [item]
    assert is_balanced(text)


@SLOW
@given(wild_items)
def test_anything_reads_back_as_tidied(item: dict[str, Any]) -> None:
    text = dumps([item])  # WriteError if it does not read back
    items, issues = loads_with_issues(text)
    assert items == [tidied(item)]
    assert is_balanced(text)
    assert not [issue for issue in issues if issue.severity != "note"]
    text.encode("utf-8")


@SLOW
@given(wild_items)
def test_tidying_twice_is_tidying_once(item: dict[str, Any]) -> None:
    assert tidied(tidied(item)) == tidied(item)


@SLOW
@given(tame_items())
def test_writing_what_was_read_gives_the_same_bytes(item: dict[str, Any]) -> None:
    text = dumps([item])
    assert dumps(loads(text)) == text
