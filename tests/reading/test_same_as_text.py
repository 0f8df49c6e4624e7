"""One document in many formats, made by pandoc, LibreOffice and LaTeX (tools/make_reading_files.py): the same references and citations."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import coprodbib as cb

FILES = Path(__file__).parent / "files"
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789–")

# Read off the sources by eye, in the order of the text. "D" is Doe, "R" Roe and Moe, "P" Poe, "M" Müller et al., "N" Ng, "V" van Dyke, "O" Okafor.
CITED = "D R P V M D N R O P N O V M D R"  # the numeric styles sort the numbers of a bracket
ESSAY_CITED = "D R P V M N D V R O P O N V M D R"  # with a note that cites van Dyke
LISTED = "D V M N O P R"
NUMBERED = "D R P V M N O"
WORDS = {"D": "title of care", "R": "matter of small", "P": "chapters matter", "M": "volunteers in fire", "N": "waiting for the", "V": "bread and council", "O": "what the parish"}  # fmt: skip


def letter(raw: str) -> str:
    """Which of the seven works an entry is."""
    found = [key for key, words in WORDS.items() if words in " ".join(raw.split()).lower()]
    assert len(found) == 1, raw
    return found[0]


def files(name: str) -> list[Path]:
    return sorted(path for path in FILES.glob(f"{name}[.-]*") if path.suffix != ".txt")


def build(path: Path) -> cb.Library:
    if path.suffix == ".pdf":
        pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed (extra: pdf)")
    return cb.build(path)


def same(text: str) -> str:
    """Without blanks, kinds of dash and hyphen, and raised digits."""
    return re.sub(r"[\s‐‑–-]+", "", text.translate(RAISED))


def cited(library: cb.Library) -> str:
    """The works cited, in the order of the text."""
    raws = {r.id: r.raw for r in library.references}
    assert all(len(c.entries) == 1 and c.status == "listed" for c in library.citations), [
        c.text for c in library.citations
    ]
    return " ".join(letter(raws[c.entries[0]]) for c in library.citations)


def facts(citation: cb.Citation) -> tuple[object, ...]:
    """What must agree; ids of references differ by the name of the file only."""
    entries = tuple(entry.partition("#")[2] for entry in citation.entries)
    return same(citation.text), citation.authors, citation.year or "", citation.locator or "", entries


def test_all_formats_are_here() -> None:
    suffixes = {path.suffix for path in files("essay")}
    assert suffixes == {".html", ".docx", ".tex", ".nxml", ".tei", ".epub", ".pdf"}


@pytest.mark.parametrize("path", files("essay"), ids=lambda p: p.name)
def test_an_essay_with_authors_and_years(path: Path) -> None:
    text, library = cb.build(FILES / "essay.txt"), build(path)
    assert [letter(r.raw) for r in library.references] == LISTED.split()
    assert [same(r.raw) for r in library.references] == [same(r.raw) for r in text.references]
    assert [r.csl for r in library.references] == [r.csl for r in text.references]
    printed = sorted(facts(c) for c in text.citations)
    assert sorted(facts(c) for c in library.citations) == printed
    assert sorted(cited(library).split()) == sorted(ESSAY_CITED.split())


@pytest.mark.parametrize("path", [FILES / "numbers.txt", *files("numbers"), *files("raised")], ids=lambda p: p.name)
def test_numbers_in_brackets_and_raised(path: Path) -> None:
    library = build(path)
    assert [letter(r.raw) for r in library.references] == NUMBERED.split()
    assert cited(library) == CITED


@pytest.mark.parametrize("path", [*files("essay"), *files("numbers"), *files("raised")], ids=lambda p: p.name)
def test_marks_say_what_they_stand_on(path: Path) -> None:
    (document,) = build(path).documents
    headings = [document.text[m.start : m.end] for m in document.marks if m.kind == "heading"]
    assert [h for h in headings if h in ("Introduction", "What was done", "Conclusion", "References")][:4] == ["Introduction", "What was done", "Conclusion", "References"]  # fmt: skip
    for mark in document.marks:
        assert 0 <= mark.start <= mark.end <= len(document.text)
        assert mark.kind in ("page", "furniture") or document.text[mark.start : mark.end].strip()


@pytest.mark.parametrize("path", files("essay"), ids=lambda p: p.name)
def test_the_note_is_marked(path: Path) -> None:
    (document,) = build(path).documents
    notes = [document.text[m.start : m.end] for m in document.marks if m.kind == "note"]
    assert [" ".join(n.split()) for n in notes] == ["1. For the sense of the word see van Dyke (1998), p. 3."]
    links = {document.text[m.start : m.end] for m in document.marks if m.kind == "link" and m.value[1:] in {n.value for n in document.marks if n.kind == "note"}}  # fmt: skip
    assert links == {"¹"}


@pytest.mark.parametrize("name", ["essay-columns.pdf", "raised-columns.pdf"])
def test_a_page_of_two_columns_is_read_column_by_column(name: str) -> None:
    (document,) = build(FILES / name).documents
    # from the foot of the left column to the head of the right one, and hyphens at line ends resolved
    assert " as likely as a mistake" in document.text
    assert "self-government are looked at together" in document.text
    assert "unemployment and" in document.text
    assert [m.value for m in document.marks if m.kind == "page"] == [str(n) for n in range(1, 1 + sum(m.kind == "page" for m in document.marks))]  # fmt: skip
    assert "1" in [m.value for m in document.marks if m.kind == "furniture"]
