"""Corrections of users: records and segments find their place in the entry, or the line is left out with a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from training_reading import fields

from coprodbib.errors import CoprodbibError
from coprodbib.training.aligning import align
from coprodbib.training.corrections import example_of, load

JOURNAL = "Doe, J., van Dam, A.-M. et al. (May 3, 2001a): Why we wait? Some remarks. Urban Review 12 (3), S. 123-9."
RECORD = {
    "author": [{"family": "Doe", "given": "Jane"}, {"family": "van Dam", "given": "Ann-Marie"}, {"family": "Roe"}],
    "issued": {"date-parts": [[2001, 5, 3]]},
    "title": "Why we wait? Some remarks",
    "container-title": "Urban review",
    "volume": "12",
    "issue": "3",
    "page": "123-129",
}


def test_a_record_of_an_article() -> None:
    example, missing = align(JOURNAL, RECORD)
    assert missing == ()
    assert fields(example) == [
        ("author", "Doe, J., van Dam, A.-M. et al"),
        ("date", "May 3, 2001a"),
        ("title", "Why we wait? Some remarks"),
        ("container-title", "Urban Review"),
        ("volume", "12"),
        ("issue", "3"),
        ("pages", "123-9"),
    ]


def test_numbers_are_not_taken_for_one_another() -> None:
    """Volume, issue and first page are all 3; the year is in the title too."""
    record = {"title": "Lessons of 2001", "container-title": "Review", "volume": "3", "issue": "3", "page": "3-9"}
    record |= {"issued": {"date-parts": [[2001]]}}  # type: ignore[dict-item]
    example, missing = align("2001. Lessons of 2001. Review 3(3), 3-9.", record)
    assert missing == ()
    assert fields(example) == [
        ("date", "2001"),
        ("title", "Lessons of 2001"),
        ("container-title", "Review"),
        ("volume", "3"),
        ("issue", "3"),
        ("pages", "3-9"),
    ]


def test_a_record_of_a_chapter() -> None:
    raw = "[7] Jane Doe, Zäune, in: Dr. Ann Roe and Kit Poe (eds.), Mauern (Leeds: Quay Books, 3rd rev. ed. 2001), doi:10.1000/x."
    record: dict[str, Any] = {
        "author": [{"family": "Doe", "given": "Jane"}],
        "editor": [{"family": "Roe", "given": "Ann"}, {"family": "Poe", "given": "Kit"}],
        "title": "Zaune",
        "container-title": "Mauern",
        "publisher": "Quay Books",
        "publisher-place": "Leeds",
        "edition": "3",
        "issued": {"raw": "2001"},
        "DOI": "10.1000/x",
    }
    example, missing = align(raw, record)
    assert missing == ()
    assert fields(example) == [
        ("author", "Jane Doe"),
        ("title", "Zäune"),
        ("editor", "Ann Roe and Kit Poe"),
        ("container-title", "Mauern"),
        ("location", "Leeds"),
        ("publisher", "Quay Books"),
        ("edition", "3rd rev. ed"),
        ("date", "2001"),
        ("doi", "10.1000/x"),
    ]


def test_segments_with_gaps() -> None:
    row = {
        "raw": "Doe, J. 2001. Why? Leeds.",
        "segments": [["author", "Doe, J."], ["date", "2001"], ["location", "Leeds"]],
    }
    example = example_of(row, "")
    assert not isinstance(example, str)
    assert fields(example) == [("author", "Doe, J"), ("date", "2001"), ("location", "Leeds")]


def test_a_file(tmp_path: Path) -> None:
    rows = [
        {"raw": JOURNAL, "csl": RECORD},
        {"raw": JOURNAL, "csl": {**RECORD, "volume": "77"}},
        {"raw": "Doe 2001", "segments": [["author", "Doe"], ["year", "2001"]]},
        {"raw": "Doe 2001", "segments": [["date", "2001"], ["author", "Doe"]]},
        {"raw": "Doe 2001", "csl": {"author": [["Doe"]], "issued": {"date-parts": [[]]}, "volume": {}}},
        {"csl": RECORD},
        {"raw": "Doe 2001"},
        ["Doe 2001"],
    ]
    file = tmp_path / "mine.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)) + "\n", "utf-8")
    examples, remarks = load(file)
    assert len(examples) == 1
    assert remarks[0] == "mine.jsonl, line 2: volume is not printed in the entry; left out"
    assert "labels are author, editor" in remarks[1]
    assert [remark.partition(":")[0] for remark in remarks] == [f"mine.jsonl, line {k}" for k in range(2, 9)]


def test_a_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(CoprodbibError, match="no corrections"):
        load(tmp_path / "missing.jsonl")
    (tmp_path / "broken.jsonl").write_text('{"raw": ')
    with pytest.raises(CoprodbibError, match="no corrections"):
        load(tmp_path / "broken.jsonl")


def test_an_entry_longer_than_any_reference_is_left_out() -> None:
    """Aligned, 20 MB in one line would take minutes."""
    raw = "Doe, J. 2001. " + "word " * 4_000_000
    assert example_of({"raw": raw, "csl": RECORD}, "") == '"raw" has more than 6,000 characters, which no reference has'
