"""Libraries come back from their file as they were; files that are none are refused."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import pytest

import coprodbib as cb
from conftest import ROOT


@pytest.fixture(scope="module")
def library() -> cb.Library:
    return cb.build(ROOT / "bib" / "sources")


def repacked(path: Path, change: dict[str, object]) -> Path:
    saved = json.loads(gzip.decompress(path.read_bytes()))
    path.write_bytes(gzip.compress(json.dumps({**saved, **change}).encode()))
    return path


def test_a_library_comes_back_as_it_was(library: cb.Library, tmp_path: Path) -> None:
    file = cb.save(library, tmp_path / "mine.coprodbib")
    again = cb.load(file)
    assert again == library
    assert again.works[0].origin == library.works[0].origin
    assert cb.bibliography(again) == cb.bibliography(library)
    assert cb.save(again, tmp_path / "again.coprodbib").read_bytes() == file.read_bytes()


def test_a_later_version_is_refused(library: cb.Library, tmp_path: Path) -> None:
    file = repacked(cb.save(library, tmp_path / "mine.coprodbib"), {"version": 2})
    with pytest.raises(cb.FormatError) as error:
        cb.load(file)
    assert str(error.value) == (
        f"{file}: saved by a later coprodbib (version 2 of the file; this one reads up to 1); upgrade coprodbib"
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": "other"}, "no saved library: it does not say that it is one of coprodbib's"),
        ({"library": {"works": [{"csl": {}}]}}, "damaged library, library.works[0]: "),
        ({"library": {"works": 7}}, "damaged library: library.works cannot be 7"),
        ({"library": {"works": [{"key": 7, "csl": {}}]}}, "damaged library: library.works[0].key cannot be 7"),
        ({"library": []}, "damaged library: library cannot be []"),
    ],
)
def test_a_damaged_library_says_where(
    change: dict[str, object], message: str, library: cb.Library, tmp_path: Path
) -> None:
    file = repacked(cb.save(library, tmp_path / "mine.coprodbib"), change)
    with pytest.raises(cb.FormatError) as error:
        cb.load(file)
    assert str(error.value).startswith(f"{file}: {message}")


def test_a_file_cut_short_is_refused(library: cb.Library, tmp_path: Path) -> None:
    file = cb.save(library, tmp_path / "mine.coprodbib")
    file.write_bytes(file.read_bytes()[:-40])
    with pytest.raises(cb.FormatError, match=r"no saved library, or a damaged one \(Compressed file ended"):
        cb.load(file)


def test_a_field_that_a_later_version_adds_is_left_out(library: cb.Library, tmp_path: Path) -> None:
    file = cb.save(library, tmp_path / "mine.coprodbib")
    saved = json.loads(gzip.decompress(file.read_bytes()))
    saved["library"]["works"][0]["mood"] = "good"
    file.write_bytes(gzip.compress(json.dumps(saved).encode()))
    assert cb.load(file) == library


@pytest.mark.parametrize(
    ("name", "text", "titles"),
    [
        ("a.bib", "@book{x, title = {One}}\n@book{y, title = {Two}}\n", {"x": "One", "y": "Two"}),
        (
            "a.json",
            '[{"id": "x", "type": "book", "title": "One"}, {"id": "x", "title": "Two"}]',
            {"x": "One", "x-2": "Two"},
        ),
        ("a.ris", "TY  - BOOK\nID  - x\nTI  - One\nER  - \n", {"x": "One"}),
        ("a.BIB", "\ufeff@book{x, title = {One}}", {"x": "One"}),
    ],
)
def test_a_bibliography_is_a_library_of_its_entries(
    name: str, text: str, titles: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    library = cb.load(file)
    assert {work.key: work.csl["title"] for work in library.works} == titles
    assert [issue.code for issue in library.issues] == (["key-twice"] if "x-2" in titles else [])


def test_many_entries_under_one_key_are_numbered_in_no_time(tmp_path: Path) -> None:
    """Each number was sought from 2 on: 20,000 entries took half a minute."""
    file, count = tmp_path / "a.json", 20_000
    file.write_text(json.dumps([{"id": "x", "type": "book", "title": "One"}] * count), encoding="utf-8")
    begun = time.perf_counter()
    library = cb.load(file)
    assert time.perf_counter() - begun < 8
    assert {work.key for work in library} == {"x", *(f"x-{number}" for number in range(2, count + 1))}


def test_what_cannot_be_loaded_says_what_can(tmp_path: Path) -> None:
    with pytest.raises(cb.FormatError, match=r"cannot load '\.doc'; I can load \.coprodbib, \.bib, \.json, \.ris"):
        cb.load(tmp_path / "a.doc")
    with pytest.raises(cb.ReadError, match=r"a\.bib: no such file"):
        cb.load(tmp_path / "a.bib")
    with pytest.raises(cb.FormatError, match=r"a library is saved as a \.coprodbib file"):
        cb.save(cb.Library(), tmp_path / "a.bib")
