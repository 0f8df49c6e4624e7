"""What check finds in documents whose faults were put there by hand, and what it leaves alone."""

from __future__ import annotations

import ast
import csv
import io
import json
from pathlib import Path

import pytest

import coprodbib as cb
from conftest import ROOT
from coprodbib.checking import CODES
from coprodbib.checking.needed import NEEDS, missing
from coprodbib.checking.printed import FORMATS
from coprodbib.cli import main

ESSAY = """\
An essay

As Parks and Baker (1980) say, care is made together (Aberbach 2005; Roe 2001). Others do not agree (Poe 1990), and
Moe (2007a) never did. More is in Koe, Loe and Noe (2003), and Roe (2001) said it twice; so did Doe (2000).

References

Aderbach, J. 2005. Citizens and consumers. Public Management Review 7 (2): 225–246.
Doe, J. 2000. Learning to care at home in Western Europe. London: Sage.
Doe, J. 2000. Learning to care at home in Western Europe. London: Sage.
Koe, K. 2003. The making of many fields. Journal of Titles 12 (3): 45–67.
Moe, M. 2007a. On the slow growth of apple trees. Journal of Gardens 4 (1): 1–9.
Parks, R. and P. Baker. 1981. Consumers as coproducers of public services. Policy Studies Journal 9 (7): 1001–1011.
Poe, P. 1990a. A first book about gardens. London: Sage.
Poe, P. 1990b. A second book about rivers. London: Sage.
Zoe, Z. 1999. What nobody reads any more. Journal of Titles.
"""


def lay(tmp_path: Path, **texts: str) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def found(folder: Path, *codes: str) -> list[tuple[int, int, str]]:
    findings = cb.check(cb.build(folder))
    return [(f.line, f.column, f.code) for f in findings if not codes or f.code in codes]


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    return lay(tmp_path, essay=ESSAY)


def test_every_fault_of_an_essay_with_line_and_column(essay: Path) -> None:
    assert found(essay) == [
        (3, 4, "year-mismatch"),
        (3, 55, "names-mismatch"),
        (3, 70, "cited-not-listed"),
        (3, 102, "ambiguous"),
        (4, 35, "names-mismatch"),
        (10, 1, "duplicate"),
        (12, 1, "letter-alone"),
        (16, 1, "incomplete"),
        (16, 1, "not-cited"),
    ]


def test_messages_say_what_is_printed(essay: Path) -> None:
    said = {f.code: f.message for f in cb.check(cb.build(essay))}
    assert said["year-mismatch"] == "cited as 1980, listed as 1981 (Parks, Baker)"
    assert said["cited-not-listed"] == "cited, not in the list: 'Roe 2001' (2 places)"
    assert (
        said["letter-alone"]
        == "2007a without 2007b: 'Moe, M. 2007a. On the slow growth of apple trees. Journal of Gardens …'"
    )
    assert said["incomplete"] == (
        "journal article without volume, pages: 'Zoe, Z. 1999. What nobody reads any more. Journal of Titles.'"
    )
    assert said["duplicate"].startswith("listed twice, first in line 9: 'Doe, J. 2000.")
    assert "may mean 2 entries: 'Poe, P. 1990a." in said["ambiguous"]
    assert "(line 14)" in said["ambiguous"]
    assert "(line 15)" in said["ambiguous"]


def test_findings_name_what_they_are_about(essay: Path) -> None:
    library = cb.build(essay)
    by_code = {f.code: f for f in cb.check(library)}
    mismatch = by_code["year-mismatch"]
    assert mismatch.key == "parks1981consumers"
    assert mismatch.reference == "essay#6"
    assert next(c.text for c in library.citations if c.id == mismatch.citation) == "Parks and Baker (1980)"
    assert (by_code["duplicate"].reference, by_code["duplicate"].other) == ("essay#3", "essay#2")


@pytest.mark.parametrize(
    ("cited", "entry"),
    [
        ("Aberbach (2005)", "Aderbach, J. 2005."),
        ("Christensen and Aberbach (2005)", "Christenson, J. and T. Aderbach. 2005."),
    ],
)
def test_a_respelt_name_is_neither_missing_nor_uncited(tmp_path: Path, cited: str, entry: str) -> None:
    text = f"One\n\n{cited} says so, and many agree with Roe (1999).\n\nReferences\n\n{entry} Citizens and consumers. London: Sage.\n"
    folder = lay(tmp_path, essay=text + "Roe, R. 1999. The making of fields. London: Sage.\n")
    assert found(folder) == [(3, 1, "names-mismatch")]


def test_a_bibliography_without_text_has_nothing_uncited(tmp_path: Path) -> None:
    folder = lay(tmp_path, list="References\n" + ESSAY.partition("References\n")[2])
    assert found(folder, "not-cited", "cited-not-listed") == []


def test_a_text_without_a_list_misses_nothing(tmp_path: Path) -> None:
    folder = lay(tmp_path, abstract="An abstract\n\nAs Doe (2000) and Roe (1999) say.\n")
    assert found(folder) == []


def test_a_list_that_is_hardly_cited_is_named_once(tmp_path: Path) -> None:
    entries = [
        f"Author{c}, A. 19{n}. A book with the letter {c}. London: Sage." for n, c in enumerate("bcdfghjklmnp", 60)
    ]
    text = "One\n\nAs Doe (2000) says.\n\nReferences\n\nDoe, J. 2000. Learning to care. London: Sage.\n" + "\n".join(
        entries
    )
    folder = lay(tmp_path, essay=text)
    uncited = [f for f in cb.check(cb.build(folder)) if f.code == "not-cited"]
    assert len(uncited) == 1
    assert uncited[0].message.startswith("12 of 13 entries are never cited in the text")


def test_numbers_and_notes(tmp_path: Path) -> None:
    numbered = (
        "Numbers\n\nCare is old [1]. It grows [1, 3]. It is dear [7].\n\nReferences\n\n"
        "1. Doe J. Learning to care at home. London: Sage; 2000.\n"
        "2. Roe R. The making of fields. J Titles. 1999;12(3):45-67.\n"
        "3. Poe P. A first book about gardens. London: Sage; 1990.\n"
    )
    notes = (
        "Vereine wandeln sich.1 Städte auch.2 Wer wüsste es nicht.3\n\n"
        "1 Vgl. Doe, Jane: Vereine im Wandel. Eine Studie, Berlin 1999, S. 3.\n"
        "2 Roe, Rita: Städte. Ein Versuch, in: Soziale Blätter 7 (2001), S. 4–9; Poe, Edgar: Dörfer, Köln 2003.\n"
        "3 Ebd., S. 12; Doe, Vereine, S. 5.\n"
    )
    library = cb.build(lay(tmp_path, numbered=numbered, notes=notes))
    findings = cb.check(library)
    assert [(f.line, f.column, f.code, f.message) for f in findings if f.document == "numbered"] == [
        (3, 46, "cited-not-listed", "cited, not in the list: '[7]'"),
        (8, 1, "not-cited", "never cited in the text: '2. Roe R. The making of fields. J Titles. 1999;12(3):45-67.'"),
    ]
    assert len([c for c in library.citations if c.document == "notes"]) == 5
    about_notes = {f.code for f in findings if f.document == "notes"}
    assert not about_notes & {
        "cited-not-listed",
        "not-cited",
        "year-mismatch",
        "names-mismatch",
        "ambiguous",
        "duplicate",
    }


def test_near_twins_across_documents_are_said_once_with_both_places(tmp_path: Path) -> None:
    one = (
        "One\n\nDoe (2000).\n\nReferences\n\nDoe, J. 2000. Learning to care at home. Journal of Titles 12 (3): 45–67.\n"
    )
    two = "Two\n\nDoe (2000).\n\nReferences\n\nDoe, Jane. 2000. Learning to care at home. Journal of Titles 12 (3): 46–67.\n"
    library = cb.build(lay(tmp_path, one=one, two=two))
    twins = [f for f in cb.check(library) if f.code == "near-twin"]
    assert len(library.maybe) == 1, "the example must leave a question open"
    assert [(f.document, f.line, f.reference, f.other) for f in twins] == [("one", 7, "one#1", "two#1")]
    assert "(two, line 7)" in twins[0].message


RECORD = {"title": "Care", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2000]]}}


@pytest.mark.parametrize(
    ("kind", "more", "lacks"),
    [
        ("article-journal", {}, ("journal", "volume", "pages")),
        ("article-journal", {"container-title": "Health", "volume": "1", "page": "1-2"}, ()),
        ("article-journal", {"container-title": "Health", "DOI": "10.1/2"}, ()),
        ("article-journal", {"container-title": "Health", "status": "in press"}, ()),
        ("book", {}, ("publisher",)),
        ("book", {"publisher-place": "Berlin"}, ()),
        (
            "chapter",
            {"publisher": "Sage", "page": "1-2"},
            ("book it is in", "editors of the book (unless it is by the same author)"),
        ),
        ("chapter", {"publisher": "Sage", "page": "1-2", "container-title": "B", "editor": [{"family": "Roe"}]}, ()),
        ("webpage", {}, ("address",)),
        ("webpage", {"URL": "https://example.org"}, ()),
        ("thesis", {}, ("university",)),
        ("document", {}, ()),
    ],
)
def test_what_a_record_needs(kind: str, more: dict[str, object], lacks: tuple[str, ...]) -> None:
    assert missing({**RECORD, "type": kind, **more}) == lacks


def test_names_and_years_are_needed_too() -> None:
    assert missing({"type": "book", "publisher": "Sage"}) == ("author", "title", "year")
    assert all(NEEDS[kind] for kind in NEEDS)


def test_what_a_whole_list_leaves_out_is_its_way(tmp_path: Path) -> None:
    places = "Berlin Hamburg Leipzig Dresden Bremen".split()
    pages = [
        f"Doe{c}, A. 199{n}. Essays on {p} and its people. Journal of {p}.\n"
        for n, (c, p) in enumerate(zip("bcdfg", places, strict=True))
    ]
    assert found(lay(tmp_path, list="References\n\n" + "".join(pages)), "incomplete") == []
    assert len(cb.build(tmp_path / "papers").references) == 5


def test_no_date_is_an_answer(tmp_path: Path) -> None:
    folder = lay(
        tmp_path,
        list="References\n\nBoas, F. n.d. Papers of a long life. London: Sage.\nDoe, J. 2000. Learning to care. London: Sage.\n",
    )
    assert found(folder, "no-year", "incomplete") == []


def test_a_bibliography_file_is_checked_record_by_record(tmp_path: Path) -> None:
    file = tmp_path / "mine.bib"
    file.write_text(
        "@book{a, author = {Doe, J.}, title = {Care}, year = 2000}\n@misc{b, title = {Notes}}\n", encoding="utf-8"
    )
    findings = cb.check(cb.load(file))
    assert [(f.document, f.line, f.key, f.code, f.message) for f in findings] == [
        ("", 0, "a", "incomplete", "a: book without publisher")
    ]


def test_a_file_that_is_not_read(essay: Path) -> None:
    (essay / "broken.pdf").write_bytes(b"%PDF-1.4 nothing follows")
    findings = cb.check(cb.build(essay))
    assert [(f.document, f.code, f.severity) for f in findings if not f.line] == [("", "unreadable", "fault")]


def test_decisions_settle_findings(essay: Path) -> None:
    decided = essay.parent / "decided.toml"
    decided.write_text(
        '[[cites]]\ntext = "Poe 1990"\nwork = "poe1990first"\n[[cites]]\ntext = "Parks and Baker (1980)"\nwork = "parks1981consumers"\n',
        encoding="utf-8",
    )
    codes = {f.code for f in cb.check(cb.build(essay, decisions=decided))}
    assert not codes & {"ambiguous", "year-mismatch"}


def test_order_of_files_changes_nothing(tmp_path: Path) -> None:
    folder = lay(tmp_path, a=ESSAY, b=ESSAY.replace("An essay", "Another essay"))
    files = sorted(folder.iterdir())
    assert cb.check(cb.build(files)) == cb.check(cb.build(files[::-1]))


def test_the_shipped_corpus(library: cb.Library) -> None:
    findings = [
        (f.document, f.line, f.code) for f in cb.check(library) if f.severity != "note" and f.code != "uncertain"
    ]
    assert [(document, code) for document, _, code in findings] == [
        ("mcmullin-2020-institutional-barriers", "near-twin"),
        ("mcmullin-who-what-how-why", "cited-not-listed"),
        ("mcmullin-who-what-how-why", "year-mismatch"),
    ]


def test_every_doubt_that_can_be_raised_has_a_code_with_a_meaning() -> None:
    raised = set()
    for file in (ROOT / "src/coprodbib").rglob("*.py"):
        if file.name != "model.py":
            raised |= _raised(ast.parse(file.read_text(encoding="utf-8")))
    assert {"uncertain", "unreadable", "decision-unused"} <= raised
    assert raised - set(CODES) == set()


def _raised(tree: ast.Module) -> set[str]:
    """Codes of issues made with a severity of doubt or fault, or of reading."""
    calls = [
        n for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id == "Issue"
    ]
    constants = [[a.value if isinstance(a, ast.Constant) else None for a in call.args] for call in calls]
    return {
        str(c[1])
        for c in constants
        if len(c) > 2 and c[1] and c[0] != "formats" and (c[0] == "reading" or c[2] in ("doubt", "fault"))
    }


def test_a_long_message_goes_on_below_its_beginning() -> None:
    lines = FORMATS["table"]([cb.Finding("a", 12, 1, "incomplete", "note", "word " * 30)], cb.Library()).splitlines()
    assert lines[1].index("word") == lines[2].index("word")


def test_command_prints_a_table_and_ends_with_1(essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(essay)]) == 1
    printed = capsys.readouterr()
    lines = printed.out.splitlines()
    assert lines[0].endswith("essay.txt")
    assert lines[1] == "  3:4       doubt  year-mismatch     cited as 1980, listed as 1981 (Parks, Baker)"
    assert printed.err == (
        "coprodbib: 9 findings in 1 document: 2 names-mismatch, 1 ambiguous, 1 cited-not-listed, 1 duplicate, 1 incomplete, "
        "1 letter-alone, 1 not-cited, 1 year-mismatch\n"
    )


def test_command_ends_with_0_when_nothing_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = lay(
        tmp_path,
        essay="One\n\nDoe (2000) says so.\n\nReferences\n\nDoe, J. 2000. Learning to care at home. London: Sage.\n",
    )
    assert main(["check", str(folder)]) == 0
    assert capsys.readouterr() == ("", "coprodbib: nothing found\n")


def test_command_as_json_and_csv(essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(essay), "--format", "json", "--code", "duplicate"]) == 1
    content = json.loads(capsys.readouterr().out)
    assert content["schema_version"] == 1
    assert [(f["document"], f["line"], f["column"], f["code"], f["other"]) for f in content["findings"]] == [
        ("essay", 10, 1, "duplicate", "essay#2")
    ]
    assert main(["check", str(essay), "--format", "csv"]) == 1
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert (rows[0]["line"], rows[0]["code"], rows[0]["key"]) == ("3", "year-mismatch", "parks1981consumers")
    assert len(rows) == 9


@pytest.mark.parametrize("command", ["check", "review"])
def test_help_teaches_with_examples_and_the_guide_shows_them(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    assert f"  coprodbib {command} papers" in capsys.readouterr().out
    assert f"coprodbib {command} papers" in (ROOT / "docs/guide.md").read_text(encoding="utf-8")


def test_an_unknown_code_names_near_ones(essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(essay), "--code", "year-mismach"]) == 2
    assert "no code 'year-mismach'; near matches: year-mismatch" in capsys.readouterr().err


def test_a_document_cannot_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = lay(tmp_path, essay=ESSAY.replace("What nobody", "What \x1b[31mnobody"))
    main(["check", str(folder)])
    assert "\x1b" not in capsys.readouterr().out
