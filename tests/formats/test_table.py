"""CSL-JSON and tables: what stands in them, and what can never."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from items import wild_items

from coprodbib.errors import FormatError
from coprodbib.formats import csljson, table


def test_a_row_by_eye() -> None:
    item = {
        "id": "roe2001",
        "type": "chapter",
        "author": [{"family": "Eijk", "given": "C.", "non-dropping-particle": "van"}, {"literal": "OECD"}],
        "title": 'An <span class="nocase">NPM</span> “dilemma”, and more',
        "container-title": "A book",
        "issued": {"date-parts": [[2001], [2003]]},
        "page": "3-19",
        "publisher-place": "Berlin",
    }
    text = table.dumps([item], more=[{"flagged": "no"}])
    assert text.splitlines()[1] == (
        'roe2001,chapter,"van Eijk, C.; OECD",2001–2003,"An NPM “dilemma”, and more",A book,,,3-19,,Berlin,,,no'
    )


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(wild_items, st.text(max_size=20), st.sampled_from(["=", "+", "-", "@", "\t=", "\r=", " =", ""]))
def test_no_cell_is_a_formula_and_no_row_breaks(item: dict[str, Any], raw: str, sign: str) -> None:
    text = table.dumps([{**item, "publisher": sign + raw}], more=[{"raw": sign + raw}])
    head, *rows = csv.reader(io.StringIO(text))
    assert len(rows) == 1
    assert len(rows[0]) == len(head) == 14
    assert not [cell for cell in rows[0] if cell.lstrip()[:1] in set("=+-@\t\r") and cell.strip()]
    assert not [c for c in text if ord(c) < 32 and c != "\n"]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(wild_items, min_size=1, max_size=2))
def test_json_is_read_back(given_items: list[dict[str, Any]]) -> None:
    text = csljson.dumps(given_items)
    assert csljson.loads(text) == json.loads(text) == given_items


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[1]", "no CSL-JSON: 1 is no item"),
        ("{", "no JSON: "),
        ('"a"', "no CSL-JSON: 'a' is no item"),
        ("[" * 9000, "no JSON: "),
    ],
)
def test_what_is_no_csl_json(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        csljson.loads(text)


def test_a_value_that_json_cannot_hold() -> None:
    with pytest.raises(FormatError, match="this is no plain JSON"):
        csljson.dumps([{"id": "a", "volume": float("nan")}])
