"""Broken bibliographies, saved libraries and decisions: what is wrong and where is said, and every sound entry is kept."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

import coprodbib as cb
from test_bad_input import ESSAY, fails, goes_on, keys

ENTRY = "@book{doe2000, title={A title of a book}, author={Doe, J.}, year={2000}}\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("essay.txt").write_text(ESSAY, encoding="utf-8")
    return tmp_path


BIBLIOGRAPHIES = [
    ("a.bib", "@book{roe, title={One, year=1999}\n" + ENTRY, ["doe2000"],
     ["line 1: not read, check braces and commas: @book{roe, title={One, year=1999}"]),
    ("a.bib", ENTRY + "@book{roe, title={One}, year=1999\n", ["doe2000"],
     ["line 2: not read, check braces and commas: @book{roe, title={One}, year=1999"]),
    ("a.bib", ENTRY + "@book{doe2000, title={Two}, year=1999}\n", ["doe2000", "doe2000-2"],
     ["line 2: the key 'doe2000' is there before; this entry is read as 'doe2000-2'"]),
    ("a.bib", "@book{title={One}, year=1999}\n" + ENTRY, ["doe2000"],
     ["line 1: not read, the key is missing: @book{title="]),
    ("a.bib", "@book{, title={One}, year=1999}\n" + ENTRY, ["doe2000", "entry-1"],
     ["line 1: the key '' is missing; this entry is read as 'entry-1'"]),
    ("a.bib", ENTRY + "@book{roe, title={One} year=1999}\n", ["doe2000", "roe"],
     ["line 2, roe: a comma is missing before 'year'"]),
    ("a.bib", "no entries here", [], ["holds no entries"]),
    ("a.bib", "", [], ["holds no entries"]),
    ("a.json", "[]", [], ["holds no entries"]),
    ("a.json", '[{"id": "doe", "type": "book", "title": "A"}, {"id": "doe", "type": "book", "title": "B"}]', ["doe", "doe-2"],
     ["the id 'doe' is there before; this entry is read as 'doe-2'"]),
    ("a.json", '[{"id": "doe", "type": "bok", "author": "Doe", "issued": 2000, "title": "A"}]', ["doe"],
     ["doe: 'bok' is no type of CSL 1.0.2; read as 'document'",
      "doe: 'author' must be a list of CSL names, such as [{'family': 'Doe', 'given': 'Jane'}]; left out",
      "doe: 'issued' must be a date such as {'date-parts': [[2000, 5, 31]]}; left out"]),
    ("a.json", '[{"id": "Doe, 2000", "type": "book", "title": "A"}]', ["Doe-2000"],
     ["'Doe, 2000' cannot be a citation key; read as 'Doe-2000'"]),
    ("a.ris", "TY  - BOOK\nID  - doe\nTI  - A\nTY  - XYZ\nID  - roe\nTI  - B\nER  - \n", ["doe", "roe"],
     ["record 2: 'XYZ' is no type of RIS; read as a document",
      "records without the tag ER at their end: 1 of 2; see whether the file is whole"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "kept", "remarks"), BIBLIOGRAPHIES)
def test_a_broken_bibliography(
    name: str, text: str, kept: list[str], remarks: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_text(text, encoding="utf-8")
    told = [f"{name}: {remark}" for remark in remarks]
    library = cb.load(name)
    assert keys(library) == kept
    assert [issue.message for issue in library.issues] == told
    assert len(cb.bibliography(library)) == len(kept)
    built = cb.build("essay.txt", base=name)
    assert [issue.message for issue in built.issues if issue.stage == "formats"] == told
    goes_on(["build", "essay.txt", "--base", name], 1, told, capsys)
    cb.export(library, "again.bib")
    assert keys(cb.load("again.bib")) == kept


def test_a_type_that_bibtex_does_not_know_is_a_note(here: Path) -> None:
    Path("a.bib").write_text("@bok{roe, title={One}, year=1999}\n", encoding="utf-8")
    library = cb.load("a.bib")
    assert [(i.severity, i.message) for i in library.issues] == [
        ("note", "a.bib: roe: @bok is no known type; read as a document")
    ]
    assert library["roe"].csl["type"] == "document"


@pytest.mark.parametrize(
    ("data", "remarks"),
    [
        (f"\ufeff{ENTRY}".encode(), []),
        (ENTRY.encode("utf-16"), []),
        (ENTRY.replace("Doe,", "Döe,").encode("cp1252"), ["a.bib: not UTF-8, read as Windows-1252; save it as UTF-8"]),
    ],
    ids=["bom", "utf-16", "cp1252"],
)
def test_encodings(data: bytes, remarks: list[str], here: Path) -> None:
    Path("a.bib").write_bytes(data)
    library = cb.load("a.bib")
    assert library["doe2000"].csl["author"][0]["family"] in ("Doe", "Döe")
    assert [issue.message for issue in library.issues] == remarks


REFUSED = [
    ("a.bib", bytes(range(256)), "a.bib: is binary, not text; save it as UTF-8 text"),
    ("a.json", b"", "a.json: no JSON: the file is empty; a list without items is []"),
    ("a.json", b'[{"id": "a", ', "a.json: no JSON: Expecting property name enclosed in double quotes: line 1 column 14 (char 13)"),
    ("a.json", b"[1]", "a.json: no CSL-JSON: 1 is no item; I can read an array of items, each with a type"),
    ("a.json", b'{"name": "package"}', "a.json: no CSL-JSON: {'name': 'package'} is no item; I can read an array of items, each with a type"),
    ("a.json", b'[{"id": "a", "volume": NaN}]', "a.json: no JSON: NaN is no number of JSON"),
    ("a.json", b"[" * 100_000, "a.json: no JSON: brackets within brackets, too deep to be read"),
    ("a.ris", b"words", "a.ris: no RIS record: no line begins with the tag TY"),
    ("a.coprodbib", b"", "a.coprodbib: no saved library, or a damaged one (the file is empty); save it again"),
    ("a.coprodbib", b"words", "a.coprodbib: no saved library, or a damaged one (Not a gzipped file (b'wo')); save it again"),
    ("a.coprodbib", gzip.compress(b"[]"), "a.coprodbib: no saved library: it does not say that it is one of coprodbib's"),
    ("a.xls", b"", "a.xls: cannot load '.xls'; I can load .coprodbib, .bib, .json, .ris"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "message"), REFUSED)
def test_what_cannot_be_loaded(
    name: str, content: bytes, message: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_bytes(content)
    with pytest.raises(cb.CoprodbibError) as error:
        cb.load(name)
    assert str(error.value) == message
    fails(["build", "essay.txt", "--base", name, "-o", "out"], message, capsys)
    if name != "a.xls":
        fails(["most-cited", name], message, capsys)
    assert not Path("out").exists()


def saved(change: dict[str, Any]) -> str:
    file = cb.save(cb.build("essay.txt"), "mine.coprodbib")
    content = json.loads(gzip.decompress(file.read_bytes()))
    file.write_bytes(gzip.compress(json.dumps({**content, **change}).encode()))
    return str(file)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"version": 2}, "saved by a later coprodbib (version 2 of the file; this one reads up to 1); upgrade coprodbib"),
        ({"version": "1"}, "no saved library: it does not say that it is one of coprodbib's"),
        ({"library": {"works": 7}}, "damaged library: library.works cannot be 7"),
        ({"library": {"references": [{"id": "a", "raw": "", "csl": {}, "place": {"document": "a", "pieces": []}}]}},
         "damaged library: library.references[0].place cannot be {'document': 'a', 'pieces': []}"),
    ],
)  # fmt: skip
def test_a_library_of_a_newer_version_and_a_damaged_one(
    change: dict[str, Any], message: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = saved(change)
    fails(["most-cited", file], f"{file}: {message}", capsys)
    fails(["build", "essay.txt", "--base", file], f"{file}: {message}", capsys)


def test_a_small_file_that_unpacks_to_a_large_one(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("bomb.coprodbib").write_bytes(gzip.compress(b" " * (17 << 20)))
    size = Path("bomb.coprodbib").stat().st_size
    fails(
        ["most-cited", "bomb.coprodbib"],
        f"bomb.coprodbib: no saved library: {size:,} bytes that unpack to more than 16,777,216",
        capsys,
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[[sme]]\n", "d.toml: [[sme]] is no kind of decision; did you mean [[same]]?"),
        (b"same = \n", "d.toml: is no valid TOML: Invalid value (at line 1, column 8)"),
        (
            b'[[set]]\nwork = "a"\ntitel = "x"\n',
            "d.toml: [[set]] no. 1: 'titel' is no field of a work; near matches: title",
        ),
        ("[[same]] # Köln".encode("cp1252"), "d.toml: is not UTF-8; save it as UTF-8 text"),
    ],
)
def test_a_decision_file_with_errors(
    content: bytes, message: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("d.toml").write_bytes(content)
    fails(["build", "essay.txt", "--decisions", "d.toml", "-o", "out"], message, capsys)
    fails(["build", "essay.txt", "--decisions", "none.toml"], "none.toml: no such file of decisions", capsys)
    assert not Path("out").exists()


def test_a_decision_that_no_longer_applies(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("d.toml").write_text('[[same]]\nof = ["doe2000title", "gone1900"]\n', encoding="utf-8")
    out = goes_on(
        ["most-cited", "essay.txt", "--decisions", "d.toml"],
        1,
        ["d.toml: [[same]] no. 1: nothing is known as 'gone1900' any more"],
        capsys,
    )
    assert "Doe 2000. A title of a book" in out
