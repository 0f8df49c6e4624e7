"""build() and parse(): what goes in, in any order and in any state, and what must always hold of what comes out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coprodbib as cb
from coprodbib.pipeline import build

LIST = "References\n\nDoe, J. 2000. A title. London: Sage.\nRoe, R. 2001. On it. Health 8 (3): 101–9.\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_files_folders_and_patterns_are_the_same_documents(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", f"One (Doe 2000).\n\n{LIST}")
    write(tmp_path, "inner/b.md", f"Two (Roe 2001).\n\n{LIST}")
    write(tmp_path, "picture.png", "no text")
    by_folder = build(tmp_path)
    by_files = build([tmp_path / "inner/b.md", str(tmp_path / "a.txt")])
    by_pattern = build(str(tmp_path / "**" / "*.[tm]*"))
    assert [d.id for d in by_folder.documents] == ["a", "b"]
    assert by_folder.works == by_files.works == by_pattern.works
    assert by_folder.citations == by_files.citations


def test_the_same_content_twice_is_one_document_and_an_issue(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", LIST)
    write(tmp_path, "copy/a.txt", LIST)
    library = build(tmp_path)
    assert [d.id for d in library.documents] == ["a"]
    assert [i.code for i in library.issues if i.stage == "reading"] == ["duplicate-document"]
    assert library.most_cited(1)[0][1] == 1


def test_equal_names_get_ids_from_their_content(tmp_path: Path) -> None:
    write(tmp_path, "one/paper.txt", f"First.\n\n{LIST}")
    write(tmp_path, "two/paper.txt", f"Second.\n\n{LIST}")
    ids = [d.id for d in build(tmp_path).documents]
    assert len(set(ids)) == 2
    assert all(i.startswith("paper-") for i in ids)
    turned = [d.id for d in build([tmp_path / "two/paper.txt", tmp_path / "one/paper.txt"]).documents]
    assert ids == turned


def test_one_bad_file_costs_only_itself(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", LIST)
    (tmp_path / "b.txt").write_bytes(b"\0\1\2binary")
    library = build([tmp_path, tmp_path / "missing.txt", tmp_path / "paper.odt"])
    assert [d.id for d in library.documents] == ["a"]
    assert sorted(i.message.split(": ", 1)[1][:20] for i in library.issues if i.severity == "fault") == [
        "is binary, not text;",
        "no reader for '.odt'",
        "no such file",
    ]


def test_strict_stops_at_the_first_bad_file(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", LIST)
    with pytest.raises(cb.ReadError, match=r"missing\.txt: no such file"):
        build([tmp_path, tmp_path / "missing.txt"], settings=cb.Settings(strict=True))


def test_nothing_to_read_says_what_can_be_read(tmp_path: Path) -> None:
    with pytest.raises(cb.ReadError, match=r"no documents in .*I can read .*\.markdown, \.md"):
        build(tmp_path)
    with pytest.raises(cb.ReadError, match="an empty list of paths"):
        build([])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", LIST)
    path.chmod(0)
    with pytest.raises(cb.ReadError, match="cannot be read"):
        build(path)


@pytest.mark.parametrize(
    ("data", "issue"),
    [
        ("Løgreid".encode("utf-8-sig"), None),
        ("Løgreid".encode("utf-16"), None),
        ("Løgreid".encode("cp1252"), "encoding"),
        (b"L\xc3\xb8greid\r\n", None),
    ],
    ids=["bom", "utf-16", "cp1252", "crlf"],
)
def test_encodings(data: bytes, issue: str | None, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    document = build(tmp_path).documents[0]
    assert document.text.strip() == "Løgreid"
    assert [i.code for i in document.issues if i.stage == "reading"] == ([issue] if issue else [])


def test_a_document_that_is_itself_cited_knows_its_work(tmp_path: Path) -> None:
    own = "Cite this article\n\nRoe, R. (2001). Knowing what to do about all of it. Health, 8(3), 101–109.\n"
    write(tmp_path, "roe.txt", f"Knowing what to do about all of it\nby Rita Roe\n\nText (Doe 2000).\n\n{LIST}\n{own}")
    listed = "Roe, R. 2001. Knowing what to do about all of it. Health 8 (3): 101–9."
    write(tmp_path, "poe.txt", f"Text (Roe 2001).\n\nReferences\n\n{listed}\nDoe, J. 2000. A title. London: Sage.\n")
    works = {d.id: d.work for d in build(tmp_path).documents}
    assert works == {"poe": None, "roe": "roe2001knowing"}


@pytest.mark.parametrize("strings", [["Doe, J. 2000. A title. Health 1: 2–3.", "", "???", " \n", "12345", "Doe"]])
def test_parse_gives_one_reference_for_each_string_bad_ones_flagged(strings: list[str]) -> None:
    references = cb.parse(strings)
    assert [r.raw for r in references] == strings
    assert [r.number for r in references] == [1, 2, 3, 4, 5, 6]
    assert [r.flagged for r in references] == [False, True, True, True, True, True]
    assert {(r.document, r.work) for r in references} == {(None, None)}


TEXT = st.text(st.sampled_from("abc ABC.,;:()[]&–—“”’'\"\n\t0129/-*|•é"), max_size=400)
YEARS = st.lists(
    st.sampled_from(
        ["Doe", "(2000)", "2001a", "and", "et al.", "References", "\n\n", "Sage.", "pp. 3–4", "In", "(Eds.)"]
    ),
    max_size=60,
).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(TEXT | YEARS)
def test_any_text_is_read_and_every_place_leads_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "a.txt"
    path.write_bytes(text.encode())
    library = build(path)
    (document,) = library.documents
    for citation in library.citations:
        assert document.text[citation.place.start : citation.place.end] == citation.text
        assert citation.authors
        assert citation.year
        assert citation.work is None or citation.work in library
    for reference in library.references:
        assert reference.place is not None
        assert "\n".join(document.text[a:b] for a, b in reference.place.pieces) == reference.raw
        assert reference.work in library
    assert {c.id for c in library.citations} >= {i for w in library.works for i in w.citations}


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXT, max_size=5))
def test_any_strings_are_parsed(strings: list[str]) -> None:
    references = cb.parse(strings)
    assert [r.raw for r in references] == strings
    for reference in references:
        assert reference.csl["type"]
        assert all(0 <= a < b <= len(reference.raw) for a, b in reference.spans.values())


@pytest.mark.parametrize("wrong", [None, 5, [None], ["Doe, J. 2000. A title.", 0]])
def test_parse_takes_strings_only(wrong: Any) -> None:
    with pytest.raises(cb.FormatError, match="parse takes printed references as strings, not"):
        cb.parse(wrong)


@pytest.mark.parametrize("unit", ["(", "2000, ", "A. ", "Doe, J. ", "“", "van ", "(Doe 2000) ", "a-", "https://a.b/"])
def test_long_repetitions_come_to_an_end(unit: str, tmp_path: Path) -> None:
    """Nothing here may cost the square of its length: then this test would hang, and be seen."""
    file = tmp_path / "long.txt"
    file.write_text("References\n\n" + unit * 20_000, encoding="utf-8")
    assert cb.build(file).documents
    assert cb.parse(unit * 20_000).csl["type"]
