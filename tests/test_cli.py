"""The commands as a user meets them: right input, wrong input, and results that are current and reproducible."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import coprodbib as cb
from conftest import ROOT, Run
from coprodbib.cli import main, parsers
from coprodbib.reporting import report

GUIDE = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
COMMANDS = ("build", "most-cited")

ESSAY = """\
An essay

Much has been said of it (Doe 2000; Roe and Poe 1999, p. 4), and =SUM (2011) said more.

References

Doe, J. 2000. A title of a book. London: Sage.
Roe, R., and P. Poe. 1999. “=HYPERLINK and other titles.” Journal of Titles 12 (3): 45–67.
"""


@pytest.fixture
def essay(tmp_path: Path) -> Path:
    file = tmp_path / "essay.txt"
    file.write_text(ESSAY, encoding="utf-8")
    return file


@pytest.mark.parametrize("command", sorted(parsers()[1]))
def test_every_command_is_in_the_guide_and_has_help_with_examples(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"coprodbib {command}" in GUIDE
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert f"  coprodbib {command} " in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"coprodbib {cb.__version__}\n"


def test_build_prints_a_report_and_writes_files(
    essay: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(essay), "-o", str(tmp_path / "out")]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    for heading in ("DOCUMENTS", "MOST OFTEN CITED IN THE TEXT", "FIRST ENTRIES", "RESULTS"):
        assert f"\n{heading}" in printed.out
    assert "2 references" in printed.out
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"essay.bib", "references.bib", "cocitation.graphml"} <= written


def test_the_report_ranks_by_text_where_documents_share_nothing(
    essay: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    essay.write_text(ESSAY.replace("said more.", "said more, and Roe and Poe (1999) most."), encoding="utf-8")
    main(["build", str(essay)])
    ranked = capsys.readouterr().out.partition("MOST OFTEN CITED IN THE TEXT\n")[2].splitlines()
    assert ranked[0].startswith("    2  Roe & Poe 1999.")
    assert ranked[1].startswith("    1  Doe 2000.")
    (tmp_path / "second.txt").write_text("More of it (Doe 2000).", encoding="utf-8")
    main(["build", str(essay), str(tmp_path / "second.txt")])
    assert capsys.readouterr().out.partition("\nMOST CITED\n")[2].startswith("    2  Doe 2000.")


def test_the_report_says_where_a_doubtful_entry_stands() -> None:
    document = cb.Document("essay", "essay.txt", "References\n\nMoe, M. A book without a year.\n")
    doubts = (cb.Issue("parsing", "no-year", "doubt", "no year found"),)
    entry = cb.Reference(
        "essay#1", "Moe, M. A book without a year.", {}, place=cb.Place("essay", ((12, 42),)), issues=doubts
    )
    assert "\n  no year (1)\n    essay:3:1: no year found" in report(cb.Library((document,), (entry,)))


def test_a_map_that_cannot_be_drawn_stops_before_anything_is_written(
    essay: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coprodbib.plotting.find_spec", lambda name: None)
    assert main(["build", str(essay), "-o", str(tmp_path / "out"), "--map", str(tmp_path / "map.svg")]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert (
        printed.err == "coprodbib: error: the map needs matplotlib; install it with: pip install 'coprodbib[plots]'\n"
    )
    assert not (tmp_path / "out").exists()


def test_most_cited_as_json(essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["most-cited", str(essay), "--evidence", "lists", "--format", "json"]) == 0
    records = json.loads(capsys.readouterr().out)
    assert records["schema_version"] == 1
    assert [(r["count"], r["documents"]) for r in records["works"]] == [(1, ["essay"])] * 2


def test_csv_starts_no_formula(essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["most-cited", str(essay), "--format", "csv"]) == 0
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows[0] == ["count", "key", "label", "title", "documents"]
    assert "'=HYPERLINK and other titles" in {row[3] for row in rows}
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]


@pytest.mark.parametrize("n", ["0", "-3", "many", "²"])
def test_n_must_be_a_positive_number(n: str, essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["most-cited", str(essay), f"-n={n}"])
    assert stop.value.code == 2
    assert "is not a whole number of 1 or more" in capsys.readouterr().err


def _fails(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("coprodbib: error: ")
    assert printed.err.count("\n") == 1
    return printed.err


@pytest.mark.parametrize("command", COMMANDS)
def test_missing_path(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "missing.txt: no such file" in _fails([command, str(tmp_path / "missing.txt")], capsys)


@pytest.mark.parametrize("content", ["", "\n \n", "\ufeff"])
def test_empty_file(content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_text(content, encoding="utf-8")
    assert "empty.txt: is empty" in _fails(["build", str(tmp_path / "empty.txt")], capsys)


def test_text_without_references(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plain.txt").write_text("Nothing is cited here.\n", encoding="utf-8")
    assert (
        "plain.txt: no references and no citations found; a bare list, one reference a line, is read by parse"
        in _fails(["build", str(tmp_path)], capsys)
    )


def test_folder_without_readable_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    message = _fails(["build", str(tmp_path)], capsys)
    assert "no documents in" in message
    assert ".txt" in message


def test_binary_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    assert "binary.txt: is binary, not text" in _fails(["build", str(tmp_path / "binary.txt")], capsys)


def test_unknown_style_writes_nothing(essay: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert "no-such-style" in _fails(["build", str(essay), "--style", "no-such-style", "-o", str(out)], capsys)
    assert not out.exists()


def test_output_folder_that_is_a_file(essay: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(essay), "-o", str(essay)]) == 2
    printed = capsys.readouterr()
    assert "essay.txt" in printed.err
    assert printed.err.count("\n") == 1


def test_one_unreadable_document_among_others(essay: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(essay), str(tmp_path / "missing.txt")]) == 1
    printed = capsys.readouterr()
    assert "1 document" in printed.out
    assert "not read: " in printed.err


def test_a_document_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "essay.txt").write_text(ESSAY.replace("A title of", "A \x1b[31mtitle of"), encoding="utf-8")
    assert "\x1b" not in report(cb.build(tmp_path))


def test_a_terminal_that_knows_ascii_only(essay: Path, run: Run) -> None:
    done = run("-m", "coprodbib", "build", essay, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_stops_early(essay: Path, run: Run) -> None:
    code = "import os, sys; r, w = os.pipe(); os.close(r); os.dup2(w, 1); from coprodbib.cli import main; sys.exit(main(sys.argv[1:]))"
    done = run("-c", code, "build", essay)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_report_of_the_shipped_corpus_fits_on_a_page(library: cb.Library) -> None:
    lines = report(library, styles=("apa", "chicago-author-date")).splitlines()
    assert len(lines) <= 60
    assert max(map(len, lines)) <= 110


def _written(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in (".bib", ".graphml")}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory, run: Run) -> tuple[dict[str, bytes], str]:
    """What the main job writes and prints, with one hash seed and the files in their usual order."""
    out = tmp_path_factory.mktemp("fresh")
    done = run("-m", "coprodbib", "build", "bib/sources", "-o", out, PYTHONHASHSEED="1")
    assert done.returncode == 0, done.stderr
    return _written(out), done.stdout.partition("\nRESULTS")[0]


def test_the_committed_bibliography_is_current(fresh: tuple[dict[str, bytes], str]) -> None:
    committed = _written(ROOT / "bib")
    assert sorted(committed) == sorted(fresh[0])
    assert [name for name in committed if committed[name] != fresh[0][name]] == []


def test_the_readme_shows_what_is_printed(fresh: tuple[dict[str, bytes], str]) -> None:
    shown = (ROOT / "README.md").read_text(encoding="utf-8").split("```\n")[1]
    assert shown.partition("\nRESULTS")[0] == fresh[1]


def test_hash_seed_and_file_order_change_nothing(fresh: tuple[dict[str, bytes], str], tmp_path: Path, run: Run) -> None:
    files = sorted((ROOT / "bib/sources").glob("*.txt"), reverse=True)
    done = run("-m", "coprodbib", "build", *files, "-o", tmp_path, PYTHONHASHSEED="2", cwd=tmp_path.parent)
    assert done.returncode == 0, done.stderr
    assert _written(tmp_path) == fresh[0]
    assert done.stdout.partition("\nRESULTS")[0] == fresh[1]
