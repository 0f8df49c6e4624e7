"""RIS both ways: what we write reads back the same here and elsewhere, and other programs' files are read."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from items import tame_items, wild_items, wild_text

from coprodbib.errors import FormatError
from coprodbib.formats.bibtex.kinds import CSL_TYPES
from coprodbib.formats.bibtex.titles import without_nocase
from coprodbib.formats.ris import dumps, loads

NAMES_AS_READ = [
    ({"family": "Eijk", "given": "C.", "non-dropping-particle": "van"}, {"family": "van Eijk", "given": "C."}),
    ({"family": "De Corte"}, {"literal": "De Corte"}),
    ({"family": "Smith", "suffix": "III"}, {"family": "Smith", "suffix": "III"}),
]
"""A name has three parts in RIS, and several words without a comma may be an institution."""


def as_read(item: dict[str, Any]) -> dict[str, Any]:
    """What RIS changes of a tame item, said by hand: names in three parts, titles without spans, years alone twice."""
    out = dict(item)
    for role, names in item.items():
        if isinstance(names, list):
            out[role] = [next((b for a, b in NAMES_AS_READ if a == name), name) for name in names]
    for title in ("title", "title-short", "container-title"):
        if title in item:
            out[title] = without_nocase(item[title])
    return out


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(tame_items(), min_size=1, max_size=1))
def test_what_our_own_stages_make_is_read_back(given_items: list[dict[str, Any]]) -> None:
    for item in given_items:
        item.pop("year-suffix" if "issued" not in item else "status", None)
        for name, words in (("keyword", "care, state"), ("ISBN", "978-3-16-148410-0"), ("ISSN", "1234-567X")):
            if name in item:
                item[name] = words
    assert [as_read(item) for item in loads(dumps(given_items))] == [as_read(item) for item in given_items]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(wild_items, min_size=1, max_size=1))
def test_what_anybody_makes_is_written_the_same_after_reading(given_items: list[dict[str, Any]]) -> None:
    text = dumps(given_items)
    assert re.fullmatch(r"(?:[A-Z][A-Z0-9]  - .*\n|\n)*", text)
    assert text.count("TY  - ") == text.count("\nER  - ") == len(given_items)
    assert dumps(loads(text)) == text


@given(
    st.lists(st.one_of(wild_text, st.sampled_from(["TY  - JOUR", "AU  - ", "ER  -", "SP  - 1", "EP  - 9"])), max_size=9)
)
def test_any_text_is_read_or_refused(lines: list[str]) -> None:
    text = "\n".join(lines)
    if re.search(r"^\s*TY {1,2}-(?: |$)", text.replace("\r", "\n"), re.M):
        assert loads(text)
    elif text.strip("\ufeff \r\n\t"):
        with pytest.raises(FormatError, match="no RIS record"):
            loads(text)


@pytest.mark.parametrize("kind", sorted(CSL_TYPES))
def test_every_type_is_read_back(kind: str) -> None:
    assert loads(dumps([{"id": "a", "type": kind}]))[0]["type"] == kind
