"""``coprodbib parse`` as a user meets it: every line a record, the same however many processes, and clear words for bad input."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import coprodbib as cb
from conftest import Run
from coprodbib import batching
from coprodbib.cli import main
from coprodbib.exporting import as_text
from coprodbib.formats import bibtex, ris

LIST = """\
Doe, J. 2000. The costs of care. London: Sage.

Roe, R., and P. Poe. 1999. “=HYPERLINK and other titles.” Journal of Titles 12 (3): 45–67.
———. 2001. Another title. London: Sage.
no reference at all
Doe, J. 2000. The costs of care. London: Sage.
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    file = tmp_path / "references.txt"
    file.write_text(LIST, encoding="utf-8")
    return file


def test_every_line_is_a_record_and_the_summary_counts_them(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(listed)]) == 1
    printed = capsys.readouterr()
    assert printed.err == "coprodbib: 5 references, 4 clean, 1 flagged\n"
    items = bibtex.loads(printed.out)
    # by eye from LIST: the two printings of one work get all words of their title and letters, the dash repeats Roe and Poe
    assert [item["id"] for item in items] == [
        "doe2000costscarea",
        "roe1999hyperlink",
        "roe2001another",
        "referencendall",
        "doe2000costscareb",
    ]
    assert items[2]["author"] == [{"family": "Roe", "given": "R."}, {"family": "Poe", "given": "P."}]


def test_a_clean_list_is_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one").write_text(LIST.splitlines()[0], encoding="utf-8")
    assert main(["parse", str(tmp_path / "one")]) == 0
    assert capsys.readouterr().err == "coprodbib: 1 reference, 1 clean, 0 flagged\n"


def test_json_lines_keep_all_that_is_known(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(listed), "--format", "jsonl"]) == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["raw"] for row in rows] == [line for line in LIST.splitlines() if line]
    assert [row["flagged"] for row in rows] == [False, False, False, True, False]
    assert [list(row) for row in rows] == [["raw", "csl", "confidence", "issues", "flagged"]] * 5
    assert rows[3]["issues"][0]["code"] == "no-year"
    parsed = cb.parse([row["raw"] for row in rows])
    assert [row["csl"] for row in rows] == [reference.csl for reference in parsed]


def test_csl_json_and_ris_hold_the_same_records(listed: Path, tmp_path: Path) -> None:
    assert main(["parse", str(listed), "-o", str(tmp_path / "a.json")]) == 1
    assert main(["parse", str(listed), "-o", str(tmp_path / "a.RIS")]) == 1
    items = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert items[1]["container-title"] == "Journal of Titles"
    assert ris.loads((tmp_path / "a.RIS").read_text(encoding="utf-8")) == items


def test_a_table_says_what_is_flagged_and_starts_no_formula(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(listed), "--format", "csv"]) == 1
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["flagged"] for row in rows] == ["no", "no", "no", "yes", "no"]
    assert rows[1]["title"] == "'=HYPERLINK and other titles"
    assert rows[1]["author"] == "Roe, R.; Poe, P."
    assert rows[3]["issues"] == "no-year: no year found; uncertain: not sure of title: 'no reference at all'"


def test_standard_input(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = "\ufeffDoe, J. 2000. Über die Kosten. Berlin: Springer.\r\n".encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["parse", "--format", "csv"]) == 0
    assert "Über die Kosten" in capsys.readouterr().out


def test_windows_1252_is_read_with_a_remark(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "old.txt").write_bytes("Müller, J. 2000. Die Kosten. Köln: Böhlau.".encode("cp1252"))
    assert main(["parse", str(tmp_path / "old.txt"), "--format", "csv"]) == 0
    printed = capsys.readouterr()
    assert "Müller, J." in printed.out
    assert "old.txt: not UTF-8, read as Windows-1252; save it as UTF-8" in printed.err


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.txt", b"", "empty.txt: is empty; give me one reference a line"),
        ("blank.txt", b"\xef\xbb\xbf\n \n", "blank.txt: is empty; give me one reference a line"),
        ("binary", bytes(range(256)), "binary: is binary, not text; save it as UTF-8 text"),
        (
            "paper.pdf",
            b"%PDF-1.4",
            "paper.pdf: is a document, no list of references; 'coprodbib build' finds the references in it",
        ),
    ],
)
def test_bad_input(name: str, content: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).write_bytes(content)
    assert main(["parse", str(tmp_path / name), "-o", str(tmp_path / "out.bib")]) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"coprodbib: error: {tmp_path}/{message}\n")
    assert not (tmp_path / "out.bib").exists()


def test_a_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(tmp_path / "none.txt")]) == 2
    assert capsys.readouterr().err == f"coprodbib: error: {tmp_path}/none.txt: no such file\n"


def test_an_unknown_suffix_is_refused_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", str(tmp_path / "none.txt"), "-o", "out.xls"]) == 2
    assert (
        capsys.readouterr().err
        == "coprodbib: error: out.xls: '.xls' names no format; add --format bib|json|jsonl|ris|csv\n"
    )


def test_the_input_is_never_written_over(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(listed), "-o", str(listed), "--format", "bib"]) == 2
    assert "is what is read; write to another file" in capsys.readouterr().err
    assert listed.read_text(encoding="utf-8") == LIST


def test_a_file_that_cannot_be_written_stays_as_it_was(
    listed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["parse", str(listed), "-o", str(listed / "out.bib")]) == 2
    assert "out.bib: cannot be written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["references.txt"]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.text(), st.sampled_from(LIST.splitlines())), min_size=1, max_size=4).map("\n".join))
def test_whatever_is_parsed_can_be_written_in_every_format(text: str) -> None:
    lines = [line for line in text.split("\n") if line.strip()]
    references = cb.parse(lines)
    for suffix in (".bib", ".json", ".jsonl", ".ris", ".csv"):
        assert as_text(references, suffix) or not lines
    assert len(ris.loads(as_text(references, ".ris"))) == len(lines)
    assert len(bibtex.loads(as_text(references, ".bib"))) == len(lines)


def many(count: int) -> list[str]:
    """Entries of a list in one style, every fifth with a dash for the authors before it."""
    return [
        f"———. {1950 + n % 70}. Title number {n}. Journal of Care 8 ({n % 4 + 1}): {n}–{n + 9}."
        if n % 5 == 4
        else f"Doe{'abcdefghij'[n % 10]}, J. {1950 + n % 70}. Title number {n}. London: Sage."
        for n in range(count)
    ]


def test_jobs_change_nothing(tmp_path: Path, run: Run) -> None:
    (tmp_path / "long.txt").write_text("\n".join(many(1203)), encoding="utf-8")
    outputs = []
    for jobs, seed in (("1", "1"), ("3", "2")):
        done = run(
            "-m", "coprodbib", "parse", tmp_path / "long.txt", "--format", "jsonl", "--jobs", jobs, PYTHONHASHSEED=seed
        )
        assert done.stderr.startswith("coprodbib: 1203 references, ")
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    assert [json.loads(line)["raw"] for line in outputs[0].splitlines()] == many(1203)
    assert all("author" in json.loads(line)["csl"] for line in outputs[0].splitlines())


def test_a_batch_never_begins_with_a_dash() -> None:
    parts = batching.batches(many(5004))
    assert [line for part in parts for line in part] == many(5004)
    assert not [part for part in parts if part[0].startswith("———")]
    assert max(map(len, parts)) <= batching.BATCH + 1


@pytest.mark.parametrize("count", [0, 1, 499, 500])
def test_a_list_of_usual_length_is_one(count: int) -> None:
    assert batching.batches(many(count)) == ([many(count)] if count else [])


def test_dashes_only_are_cut_all_the_same() -> None:
    assert max(map(len, batching.batches(["———. 2000. A title."] * 3000))) <= 2 * batching.BATCH


@pytest.mark.parametrize("jobs", ["0", "-1", "two"])
def test_jobs_must_be_a_number(jobs: str, listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["parse", str(listed), f"--jobs={jobs}"])
    assert stop.value.code == 2
    assert "is not a whole number of 1 or more" in capsys.readouterr().err


def test_progress_is_for_terminals_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "long.txt").write_text("\n".join(many(600)), encoding="utf-8")
    main(["parse", str(tmp_path / "long.txt"), "--format", "csv"])
    assert capsys.readouterr().err.count("references") == 1
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    main(["parse", str(tmp_path / "long.txt"), "--format", "csv"])
    assert "\r300 of 600 references\r" in capsys.readouterr().err


def test_train_hands_on_what_it_is_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.jsonl").write_text("no JSON", encoding="utf-8")
    arguments = [
        "train",
        "--add",
        str(tmp_path / "mine.jsonl"),
        "--data",
        str(tmp_path),
        "--out",
        str(tmp_path / "out"),
    ]
    assert main(arguments) == 2
    assert "error: " in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
