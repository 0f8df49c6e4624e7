"""Entries as the manuals of the APA (7th edition) and of Chicago (18th edition) print them.

``manuals.json`` holds one entry a line: "example" means a work the manual itself or its web page prints, written down
from knowledge of it; "rule" means a made-up work that shows what a rule of the manual says. Each is rendered alone,
as a reference-list entry, or as a note where it has a "cite". What the styles cannot print is listed with its reason.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from coprodbib.csl import Processor
from coprodbib.csl.textcase import in_case
from csl.oracle import EXPECTED, seen

EXAMPLES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("manuals.json").read_text(encoding="utf-8"))
DIFFERENCES: dict[str, dict[str, Any]] = tomllib.loads((EXPECTED / "manuals.toml").read_text(encoding="utf-8"))
LISTED = [id for group in DIFFERENCES.values() for id in group["where"]]

_UPRIGHT = re.compile(r'<span style="font-style:normal;">(.*?)</span>')


def printed(example: dict[str, Any]) -> str:
    """The entry or note, upright words inside italics as the manuals have them: "<i>Reading </i>Emma<i> Again</i>"."""
    item = {**example["item"], "id": "x"}
    processor = Processor(example["style"], [item])
    if "cite" in example:
        (text,) = processor.cite([{"items": [{"id": "x", **example["cite"]}], "note": 1}])
    else:
        text = "".join(entry for _, entry in processor.bibliography())
    return seen(_UPRIGHT.sub(r"</i>\1<i>", text))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_prints_what_the_manual_prints_but_for_the_listed_differences(example: dict[str, Any]) -> None:
    if example["id"] in LISTED:
        assert printed(example) != example["entry"], "this agrees now: remove it from manuals.toml"
    else:
        assert printed(example) == example["entry"]


def test_every_difference_has_a_reason_and_none_is_listed_twice_or_unknown() -> None:
    assert len(LISTED) == len(set(LISTED))
    assert set(LISTED) <= {example["id"] for example in EXAMPLES}
    assert all(len(group["reason"].split()) > 5 for group in DIFFERENCES.values())


def test_the_set_is_large_and_the_list_of_differences_short() -> None:
    assert len({example["id"] for example in EXAMPLES}) == len(EXAMPLES) >= 200
    assert len(LISTED) <= 17  # may only shrink


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Clínica y salud", "Clínica y Salud"),  # a word of another language, not known to be one
        ("Le passé d\u2019une illusion", "Le Passé d\u2019une Illusion"),
        ("Christmas v. El Reno Bd. of Educ.", "Christmas v. El Reno Bd. of Educ."),  # a stop that abbreviates
        ("The end. A beginning", "The End. A Beginning"),  # one that ends a sentence
        ("Moby-Dick; or, the whale", "Moby-Dick; or, The Whale"),  # Chicago, 18th ed., 8.167
        ("Americans With disabilities", "Americans With Disabilities"),  # APA, 7th ed., 6.17: four letters
        ("Living with the enemy", "Living with the Enemy"),
        ("Journal Of The Law", "Journal of the Law"),  # CSL 1.0.2: stop words are lowercased
        ("A study since 1900: notes from beyond the grave", "A Study Since 1900: Notes from Beyond the Grave"),
        ("PLOS ONE", "PLOS ONE"),
    ],
)
def test_title_case_by_the_rules_of_the_manuals(typed: str, wanted: str) -> None:
    assert in_case(typed, "title") == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Xiangtu Zhongguo [From the soil]", "<i>Xiangtu Zhongguo</i> [From the soil]"),
        ("Letters to [his wife]", "<i>Letters to [his wife]</i>"),
        ("Stress disorder [PTSD]", "<i>Stress disorder [PTSD]</i>"),
        ("Notebook B: [Transmutation of species]", "<i>Notebook B: [Transmutation of species]</i>"),
    ],
)
def test_a_translation_behind_a_title_is_no_part_of_it(title: str, wanted: str) -> None:
    item = {
        "id": "x",
        "type": "book",
        "title": title,
        "author": [{"family": "Doe"}],
        "issued": {"date-parts": [[1948]]},
    }
    ((_, entry),) = Processor("apa", [item]).bibliography()
    assert entry == f"Doe. (1948). {wanted}."


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("type: motion_picture\nmedium: DVD", "Doe. (n.d.). <i>A title</i> [DVD]."),
        ("A remark.\ntype: map", "Doe. (n.d.). <i>A title</i> [Map]."),
        ("type: of a rare kind\ntex.other: x\ntype: map", "Doe. (n.d.). <i>A title</i>."),
    ],
)
def test_the_type_may_stand_in_the_note(note: str, wanted: str) -> None:
    item = {"id": "x", "type": "document", "title": "A title", "author": [{"family": "Doe"}], "note": note}
    assert [entry for _, entry in Processor("apa", [item]).bibliography()] == [wanted]
