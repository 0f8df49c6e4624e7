"""Commands that print a library or a part of it; expected values were read in the texts by eye."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx
import pytest

import coprodbib as cb
from conftest import ROOT, Run
from coprodbib.cli import main

ESSAY = """\
An essay

Much has been said of it (Doe 2000; Roe and Poe 1999, p. 4).
Doe (2000) repeats it.

References

Doe, J. 2000. A title of a book. London: Sage.
Roe, R., and P. Poe. 1999. Titles of articles. Journal of Titles 12 (3): 45–67.
"""
NOTES = """\
Some notes

As the others say (Doe 2000; Roe and Poe 1999; Loe 1980), it is so.

References

Doe, Jane. 2000. A title of a book. London: Sage.
Loe, L. 1980. Loud letters. Oxford: Oxford University Press.
Roe, R., and P. Poe. 1999. Titles of articles. Journal of Titles 12: 45–67.
"""
THIRD = """\
A third

Only Doe (2000) is read here.

References

Doe, J. 2000. A title of a book. London: Sage.
"""
DOE, ROE, LOE = "doe2000title", "roe1999titles", "loe1980loud"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in {"essay": ESSAY, "notes": NOTES, "third": THIRD}.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def saved(papers: Path) -> Path:
    return cb.save(cb.build(papers), papers.parent / "papers.coprodbib")


def printed(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> str:
    assert main([str(a) for a in arguments]) == code
    out = capsys.readouterr()
    assert out.err == ""
    return out.out


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert main([str(a) for a in arguments]) == 2
    out = capsys.readouterr()
    assert out.out == ""
    assert out.err.count("\n") == 1
    return out.err.removeprefix("coprodbib: error: ").strip()


def test_bibliography_is_one_entry_a_line(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "bibliography", papers).splitlines() == [
        "Doe, J. (2000). A title of a book. Sage.",
        "Loe, L. (1980). Loud letters. Oxford University Press.",
        "Roe, R., & Poe, P. (1999). Titles of articles. Journal of Titles, 12(3), 45–67.",
    ]


class Entries(HTMLParser):
    """Counts the entries of a page and what declares its encoding."""

    def __init__(self) -> None:
        super().__init__()
        self.entries, self.charset = 0, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.entries += given.get("class") == "csl-entry"
        self.charset = given.get("charset") or self.charset


def test_bibliography_as_a_page(papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "bibliography", papers, "-o", tmp_path / "works.html") == ""
    page = Entries()
    page.feed((tmp_path / "works.html").read_text(encoding="utf-8"))
    assert (page.entries, page.charset) == (3, "utf-8")
    fragment = Entries()
    fragment.feed(printed(capsys, "bibliography", papers, "--format", "html"))
    assert (fragment.entries, fragment.charset) == (3, "")


def test_markdown_entries_are_paragraphs(papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed(capsys, "bibliography", papers, "-o", tmp_path / "works.md")
    paragraphs = (tmp_path / "works.md").read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    assert [paragraph[:3] for paragraph in paragraphs] == ["Doe", "Loe", "Roe"]


def test_unknown_style_names_near_ones(papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.txt"
    message = refused(capsys, "bibliography", papers, "--style", "chigaco", "-o", out)
    assert message == "no style 'chigaco'; near matches: chicago"
    assert not out.exists()


def test_cite(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "cite", papers, "--key", DOE, "--key", ROE) == "(Doe, 2000; Roe & Poe, 1999)\n"
    assert printed(capsys, "cite", papers, "--key", DOE, "--locator", "pp. 4-5") == "(Doe, 2000, pp. 4–5)\n"
    assert printed(capsys, "cite", papers, "--key", ROE, "--narrative") == "Roe and Poe (1999)\n"


def test_cite_names_near_keys(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = refused(capsys, "cite", papers, "--key", "doe2000titel")
    assert message == "no work has the key 'doe2000titel'; near matches: doe2000title"


def test_show_says_where_everything_is(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "show", DOE, papers)
    assert text.startswith(f"{DOE}: Doe 2000. A title of a book\n")
    assert "cited by 3 documents, 4 times in the text" in text
    for place in ("essay:8:1 (no. 1)", "notes:7:1 (no. 1)", "third:7:1 (no. 1)"):  # line and column in the files above
        assert f"] {place}\n" in text
    for place in ("essay:3:27", "essay:4:1", "notes:3:20", "third:3:6"):
        assert f"  {place}\n" in text
    assert "said of it (Doe 2000; Roe and Poe" in text
    author = next(line for line in text.splitlines() if line.startswith("  author"))
    assert author.split() == ["author", "Doe,", "Jane", "[2]"]


def test_show_as_json(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = json.loads(printed(capsys, "show", ROE, papers, "--format", "json"))
    assert content["schema_version"] == 1
    work = content["work"]
    assert [(r["document"], r["line"], r["column"]) for r in work["references"]] == [("essay", 9, 1), ("notes", 9, 1)]
    assert [(c["document"], c["line"], c["column"], c["locator"]) for c in work["citations"]] == [
        ("essay", 3, 37, "4"),
        ("notes", 3, 30, None),
    ]
    assert work["origin"]["issue"] == ["essay#2"]


def test_show_takes_the_id_of_an_entry(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "show", "notes#2", papers).startswith(f"{LOE}: ")
    assert refused(capsys, "show", "notes#9", papers) == "no work has the key 'notes#9'"


def test_show_a_record_of_a_bibliography(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.bib").write_text("@book{doe, title = {Care}, author = {Doe, Jane}, year = 2000}")
    text = printed(capsys, "show", "doe", tmp_path / "mine.bib")
    assert text.splitlines()[:2] == ["doe: Doe 2000. Care", "  a record without a printed entry"]


def test_show_cannot_steer_the_terminal(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = papers / "third.txt"
    file.write_text(file.read_text().replace("Only Doe", "Only \x1b[31m Doe").replace("A title", "A \x1b[31mtitle"))
    assert "\x1b" not in printed(capsys, "show", DOE, papers)


def test_shared(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "shared", "essay", "notes.txt", papers) == (
        "essay and notes share 2 works\n"
        "  Doe 2000. A title of a book\n"
        f"      {DOE}; also cited by third\n"
        "  Roe & Poe 1999. Titles of articles\n"
        f"      {ROE}\n"
    )
    rows = list(csv.DictReader(io.StringIO(printed(capsys, "shared", "essay", "third", papers, "--format", "csv"))))
    assert [(row["key"], row["also"]) for row in rows] == [(DOE, "notes")]
    content = json.loads(printed(capsys, "shared", "notes", "third", papers, "--format", "json"))
    assert (content["schema_version"], content["documents"]) == (1, ["notes", "third"])


def test_shared_wants_two_documents(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = refused(capsys, "shared", "essay", "essay.txt", papers)
    assert message == "essay and essay.txt are one document, essay; name two"


def test_shared_names_near_documents(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = refused(capsys, "shared", "esay", "notes", papers)
    assert message == "no document has the id 'esay'; near matches: essay"
    message = refused(capsys, "shared", "ssa", "notes", papers)
    assert message == "no document has the id 'ssa'; near matches: essay"


def test_a_file_name_of_two_folders_is_not_guessed(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (papers / "more").mkdir()
    (papers / "more" / "essay.txt").write_text(NOTES.replace("Some", "Other"), encoding="utf-8")
    message = refused(capsys, "shared", "essay.txt", "notes", papers)
    assert message.startswith("several documents are 'essay.txt'; name one by its id: essay-")


def test_graph_prints_the_heaviest_edges(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "graph", papers, "-n", "1") == (
        "    2  Doe 2000 — Roe & Poe 1999\n       essay, notes\n  … 2 more edges\n"
    )
    rows = list(csv.DictReader(io.StringIO(printed(capsys, "graph", papers, "--kind", "coupling", "--format", "csv"))))
    assert [(r["weight"], r["a"], r["b"]) for r in rows] == [
        ("2", "essay", "notes"),
        ("1", "essay", "third"),
        ("1", "notes", "third"),
    ]
    cites = json.loads(printed(capsys, "graph", papers, "--kind", "citation", "--format", "json", "-n", "1"))
    assert cites["schema_version"] == 1
    assert [(e["weight"], e["a"], e["b"], e["by"]) for e in cites["edges"]] == [
        (2, "document:essay", f"work:{DOE}", ["lists and text"])
    ]


def test_graph_writes_all_of_it(papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "graph", papers, "-o", tmp_path / "map.graphml") == ""
    graph = nx.read_graphml(tmp_path / "map.graphml")
    assert sorted(graph.nodes) == sorted([DOE, ROE, LOE])
    assert graph.edges[DOE, ROE]["weight"] == 2


def test_a_bibliography_does_not_say_who_cites(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = cb.export(cb.build(papers), papers.parent / "works.bib")
    expected = f"{file}: does not say who cites its works; give documents or a saved library"
    for command in (["graph"], ["most-cited"], ["shared", "essay", "notes"]):
        assert refused(capsys, *command, file) == expected


@pytest.mark.parametrize("suffix", [".bib", ".ris", ".json"])
def test_export_and_load_give_the_same_list(
    suffix: str, papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"works{suffix}"
    assert printed(capsys, "export", papers, "-o", file) == ""
    assert printed(capsys, "bibliography", file) == printed(capsys, "bibliography", papers)
    assert printed(capsys, "export", papers, "--format", suffix[1:]) == file.read_text(encoding="utf-8")


def test_export_writes_nothing_over_what_is_read(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = cb.export(cb.build(papers), papers.parent / "works.bib")
    before = file.read_bytes()
    assert refused(capsys, "export", file, "-o", file) == f"{file}: is what is read; write to another file"
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["graph", "-o", "map.svg"],
            "map.svg: cannot write '.svg' here; graph writes .graphml, .gexf, .net, .json, .csv",
        ),
        (["build", "--save", "x.bib"], "x.bib: cannot write '.bib' here; build writes .coprodbib"),
        (["export", "-o", "works"], "works: cannot write a file without a suffix here; export writes .bib, .ris, "),
    ],
)
def test_what_cannot_be_written_is_said_before_anything_is_read(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(capsys, words[0], "no-such-folder", *words[1:]).startswith(message)


def test_a_saved_library_stands_for_its_documents(
    papers: Path, saved: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(capsys, "export", papers, "-o", tmp_path / "again.coprodbib") == ""
    assert (tmp_path / "again.coprodbib").read_bytes() == saved.read_bytes()
    printed(capsys, "build", papers, "--save", tmp_path / "third.coprodbib")
    assert (tmp_path / "third.coprodbib").read_bytes() == saved.read_bytes()
    for command in (
        ["most-cited"],
        ["show", DOE],
        ["show", ROE, "--format", "json"],
        ["graph"],
        ["shared", "essay", "notes"],
        ["bibliography"],
    ):
        assert printed(capsys, *command, saved) == printed(capsys, *command, papers)


def test_decisions_and_base_are_followed(papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "decided.toml").write_text(f'[[set]]\nwork = "{DOE}"\ntitle = "Another title"\n')
    (tmp_path / "mine.bib").write_text("@book{mykey, title = {A title of a book}, author = {Doe, Jane}, year = 2000}")
    decided = printed(capsys, "bibliography", papers, "--decisions", tmp_path / "decided.toml")
    assert decided.splitlines()[0] == "Doe, J. (2000). Another title. Sage."
    assert "  mykey: Doe 2000." in "  " + printed(capsys, "show", "mykey", papers, "--base", tmp_path / "mine.bib")


def test_a_formula_of_keys_is_followed(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "  doe:2000: Doe 2000." in "  " + printed(
        capsys, "show", "doe:2000", papers, "--citation-key", "{family}:{year}"
    )
    message = refused(capsys, "bibliography", papers, "--citation-key", "{author}")
    assert message == "citation_key '{author}' names 'author'; it may name family, year, word"


def test_decisions_are_not_followed_in_what_is_saved(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = refused(capsys, "bibliography", saved, "--decisions", "decided.toml")
    assert (
        message
        == f"{saved}: --decisions, --base and --citation-key are followed when documents are read; give these instead"
    )


def test_a_bibliography_among_documents_is_named(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (papers / "mine.bib").write_text("@book{doe, title = {Care}}")
    assert main(["most-cited", str(papers / "essay.txt"), str(papers / "mine.bib")]) == 1
    assert capsys.readouterr().err == (
        f"coprodbib: not read: {papers / 'mine.bib'}: is a bibliography or a saved library, no document; "
        "give it alone, or as base\n"
    )


def test_a_document_on_standard_input(run: Run, papers: Path) -> None:
    code = (
        "import sys; sys.stdin = open(sys.argv[1], encoding='utf-8'); from coprodbib.cli import main; "
        "sys.exit(main(['shared', 'standard-input', 'notes', '-', sys.argv[2]]))"
    )
    done = run("-c", code, papers / "essay.txt", papers / "notes.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "standard-input and notes share 2 works"


@pytest.mark.parametrize("suffix", ["docx", "epub", "html", "nxml", "tei", "tex", "txt"])
def test_the_kind_of_standard_input_is_seen(
    suffix: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ROOT / "tests" / "reading" / "files" / f"numbers.{suffix}"
    from_file = printed(capsys, "export", file, "--format", "ris")
    assert from_file.count("TY  - ") == 7
    with file.open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert printed(capsys, "export", "-", "--format", "ris") == from_file


def test_progress_is_for_terminals_only(
    papers: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (papers / f"more{number}.txt").write_text(THIRD.replace("A third", f"No. {number}"), encoding="utf-8")
    assert main(["bibliography", str(papers)]) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["bibliography", str(papers)]) == 0
    told = capsys.readouterr().err
    assert "\rreading 1 of 6 documents" in told
    assert told.endswith(f"\rstudying 5 of 6 documents\r{' ' * 50}\r")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["biuld", "papers"], "no command 'biuld'; near matches: build; there are build, "),
        (["build", "papers", "--stlye", "apa"], "unknown option or argument --stlye; near matches: --style"),
        (["show"], "the following arguments are required: KEY, PATH"),
        (["graph", "papers", "--kind", "cocitaton"], "invalid choice: 'cocitaton'"),
        (["export", "papers"], "name a file with -o, whose suffix says its format, or a --format"),
        (["export", "papers", "--format", "ris", "-o", "x.bib"], "name a file with -o, whose suffix says its format"),
    ],
)
def test_wrong_words(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    assert message in capsys.readouterr().err
