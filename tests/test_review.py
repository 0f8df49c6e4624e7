"""The whole circle: what is open is asked, what is answered is written, and the next build follows it and asks no more."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import coprodbib as cb
from conftest import ROOT
from coprodbib.cli import main
from coprodbib.decisions import load_decisions
from coprodbib.reviewing import HEAD, append, open_questions, review, show
from coprodbib.reviewing.questions import CitationQuestion, EntryQuestion, PairQuestion

ONE = """\
One essay

As Doe (2000) says, and Poe (1990) too; others agree (Poe 1990), as does the keeper of the house (Roe 1999).

References

Doe, J. 2000. Learning to care at home. Journal of Titles 12 (3): 45–67.
Poe, P. 1990a. A first book about gardens. London: Sage.
Poe, P. 1990b. A second book about rivers. London: Sage.
Roe, R. 1999. The making of many fields. London: Sage.
"""
TWO = """\
Another essay

Much was said (Doe 2000).

References

Doe, Jane. 2000. Learning to care at home. Journal of Titles 12 (3): 46–67.
Moe, M. 2099. Notes from the house of the keeper. London: Sage.
Zoe, A. 2004. What the second author would have said. London: Sage.
"""
DOE_ONE, POE_B = ONE.splitlines()[6], ONE.splitlines()[8]
DOE_TWO, MOE = TWO.splitlines()[6:8]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "two.txt").write_text(TWO, encoding="utf-8")
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "decided.toml"


def build(papers: Path, file: Path) -> cb.Library:
    return cb.build(papers, decisions=file if file.exists() else None)


def typing(*answers: str) -> Callable[[str], str]:
    """What a person types, one line after the other; then the input ends."""
    lines = iter(answers)

    def ask(prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    return ask


def reviewed(papers: Path, file: Path, *answers: str) -> tuple[int, list[str]]:
    said: list[str] = []
    left = review(open_questions(build(papers, file)), file, ask=typing(*answers), say=said.append)
    return left, said


def kinds(questions: Iterable[object]) -> list[str]:
    return [type(question).__name__ for question in questions]


def unused(library: cb.Library) -> list[str]:
    return [issue.message for issue in library.issues if issue.code == "decision-unused"]


def test_what_is_open(papers: Path) -> None:
    pair, entry, citation = open_questions(cb.build(papers))
    assert isinstance(pair, PairQuestion)
    assert (pair.a.printed, pair.b.printed) == (DOE_ONE, DOE_TWO)
    assert (pair.a.where, pair.b.where) == ("one:7:1", "two:7:1")
    assert isinstance(entry, EntryQuestion)
    assert (entry.entry.printed, entry.entry.where) == (MOE, "two:8:1")
    assert isinstance(citation, CitationQuestion)
    assert [choice.printed for choice in citation.choices] == list(ONE.splitlines()[7:9])
    assert (citation.where, citation.places) == ("one:3:25", 2)


def test_both_records_stand_side_by_side(papers: Path) -> None:
    lines = show(open_questions(cb.build(papers))[0]).splitlines()
    assert lines[0].startswith("Are these one work? ")
    assert [part.strip() for part in lines[1].split("|")] == ["one:7:1", "two:7:1"]
    assert [part.strip() for part in lines[2].split("|")] == [
        "Doe, J. 2000. Learning to care at home. Journal",
        "Doe, Jane. 2000. Learning to care at home.",
    ]


def test_everything_decided_is_followed_and_never_asked_again(papers: Path, file: Path) -> None:
    left, _ = reviewed(papers, file, "s", "n", "2")
    assert left == 0
    library = build(papers, file)
    assert open_questions(library) == ()
    assert unused(library) == []
    assert library["doe2000learning"].cited_by == ("one", "two")
    assert len(library["doe2000learning"].references) == 2
    assert MOE not in {reference.raw for reference in library.references}
    assert [c.work for c in library.citations if c.authors == ("Poe",)] == ["poe1990second"] * 2
    assert not {f.code for f in cb.check(library)} & {
        "near-twin",
        "ambiguous",
        "uncertain",
        "no-year",
        "not-a-reference",
    }


def test_different_works_stay_two(papers: Path, file: Path) -> None:
    reviewed(papers, file, "d", "q")
    library = build(papers, file)
    assert library.maybe == ()
    assert len({r.work for r in library.references if r.raw in (DOE_ONE, DOE_TWO)}) == 2
    assert unused(library) == []


def test_later_and_quit_write_nothing(papers: Path, file: Path) -> None:
    before = len(open_questions(cb.build(papers)))
    assert reviewed(papers, file, "l", "q")[0] == before
    assert reviewed(papers, file)[0] == before
    assert not file.exists()


def test_each_answer_is_written_at_once(papers: Path, file: Path) -> None:
    seen: list[str] = []
    answers = iter(["s", "k", "1"])

    def ask(prompt: str) -> str:
        seen.append(file.read_text(encoding="utf-8") if file.exists() else "")
        return next(answers, "q")

    review(open_questions(cb.build(papers)), file, ask=ask, say=lambda text: None)
    assert seen[0] == ""
    assert "[[same]]" in seen[1]
    assert "[[keep]]" not in seen[1]
    assert "[[keep]]" in seen[2]


def test_an_entry_that_is_kept_is_no_longer_flagged(papers: Path, file: Path) -> None:
    reviewed(papers, file, "l", "k", "q")
    library = build(papers, file)
    kept = next(r for r in library.references if r.raw == MOE)
    assert not kept.flagged
    assert "EntryQuestion" not in kinds(open_questions(library))
    assert unused(library) == []


def test_fields_set_by_hand(papers: Path, file: Path) -> None:
    reviewed(papers, file, "l", "title=Notes on houses", "author = Roe, Jane; Koe, Karl", "year=2001", "", "l")
    library = build(papers, file)
    work = library[next(r.work for r in library.references if r.raw == MOE) or ""]
    assert work.csl["title"] == "Notes on houses"
    assert work.csl["author"] == [{"family": "Roe", "given": "Jane"}, {"family": "Koe", "given": "Karl"}]
    assert work.csl["issued"] == {"date-parts": [[2001]]}
    assert "EntryQuestion" not in kinds(open_questions(library))
    assert unused(library) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("x", "type k, n, l, q, or a field and its value, for instance title=A better title"),
        ("titel=x", "'titel' is no field; near matches: title"),
        ("issued=May 2001", 'wants issued = "2001" or "2001-05-31", not \'May 2001\''),
    ],
)
def test_an_answer_that_makes_no_sense_is_asked_again(papers: Path, file: Path, typed: str, said: str) -> None:
    _, heard = reviewed(papers, file, "l", typed, "k", "q")
    assert any(line.startswith(said) for line in heard), heard
    assert load_decisions(file).keeps(MOE)


def test_a_number_that_is_no_choice(papers: Path, file: Path) -> None:
    _, heard = reviewed(papers, file, "l", "l", "3", "l")
    assert "type a number from 1 to 2, l or q" in heard
    assert not file.exists()


def test_what_is_in_the_file_stays(papers: Path, file: Path) -> None:
    before = b'\xef\xbb\xbf# mine\r\n\r\n[[not-a-reference]]\r\ntext = "Call me."  # why not\r\n'
    file.write_bytes(before)
    append(file, '[[same]]\nof = ["a", "b"]\n')
    assert file.read_bytes() == before + b'\r\n[[same]]\r\nof = ["a", "b"]\r\n'
    assert [pair.of for pair in load_decisions(file).same] == [("a", "b")]


def test_a_new_file_says_what_it_is(papers: Path, file: Path) -> None:
    reviewed(papers, file, "s", "q")
    assert file.read_text(encoding="utf-8").startswith(HEAD)


@pytest.mark.parametrize("content", ["same = [{of = ['a', 'b']}]\n", "[[same]\n"])
def test_a_file_that_would_make_no_sense_is_left_as_it_is(file: Path, content: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(cb.FormatError, match=r"decided\.toml: is no valid TOML"):
        append(file, '[[same]]\nof = ["c", "d"]\n')
    assert file.read_text(encoding="utf-8") == content


def test_a_mention_and_the_work_it_may_be(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "slides.txt").write_text("Slides\n\nMuch is written of it (Doe et al. 2001).\n", encoding="utf-8")
    text = "One\n\nAs Doe et al. (2000) say.\n\nReferences\n\nDoe, J., R. Roe, and P. Poe. 2000. Learning to care at home. London: Sage.\n"
    (folder / "one.txt").write_text(text, encoding="utf-8")
    assert kinds(open_questions(build(folder, file))) == ["PairQuestion"]
    assert reviewed(folder, file, "s")[0] == 0
    library = build(folder, file)
    assert [w.key for w in library.works] == ["doe2000learning"]
    assert library["doe2000learning"].cited_by == ("one", "slides")
    assert open_questions(library) == ()
    assert unused(library) == []


def test_an_ambiguous_citation_of_a_document_without_a_list(tmp_path: Path, file: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "slides.txt").write_text("Slides\n\nMuch is written of it (Poe 1990).\n", encoding="utf-8")
    (folder / "one.txt").write_text(
        ONE.replace("Poe (1990)", "Poe (1990a)").replace("(Poe 1990)", "(Poe 1990b)"), encoding="utf-8"
    )
    questions = open_questions(build(folder, file))
    assert [(q.document, len(q.choices)) for q in questions if isinstance(q, CitationQuestion)] == [("slides", 2)]
    assert reviewed(folder, file, *["1"] * len(questions))[0] == 0
    library = build(folder, file)
    assert "slides" in library["poe1990first"].cited_by
    assert open_questions(library) == ()


def test_the_circle_on_the_shipped_corpus(sources: Path, file: Path) -> None:
    answers = {"PairQuestion": "s", "EntryQuestion": "k", "CitationQuestion": "1"}
    questions = open_questions(build(sources, file))
    assert kinds(questions)[0] == "PairQuestion"
    assert (
        review(questions, file, ask=typing(*(answers[kind] for kind in kinds(questions))), say=lambda text: None) == 0
    )
    library = build(sources, file)
    assert open_questions(library) == ()
    assert unused(library) == []
    assert "pattaro-2019-summer-school-slides" in library["voorberg2015systematic"].cited_by


def test_without_a_terminal_the_questions_are_printed(
    papers: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", str(papers), "--decisions", str(file)]) == 1
    printed = capsys.readouterr()
    assert printed.out.count("Are these one work?") == 1
    assert printed.err.endswith(" open questions\n")
    assert not file.exists()


def test_nothing_open_ends_with_0(papers: Path, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reviewed(papers, file, "s", "n", "2")
    assert main(["review", str(papers), "--decisions", str(file), "--list"]) == 0
    assert capsys.readouterr() == ("", "coprodbib: 0 open questions\n")


def test_review_wants_a_file(papers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(papers)]) == 2
    assert "name a file with --decisions FILE, or add --list" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is a thing of POSIX")
def test_on_a_terminal(papers: Path, file: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "coprodbib", "review", str(papers), "--decisions", str(file)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "dumb"}
    child = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env=environment)
    os.write(ours, b"d\nq\n")
    _, remarks = child.communicate(timeout=60)
    os.close(theirs)
    os.close(ours)
    assert child.returncode == 1
    assert b"open question" in remarks
    assert len(load_decisions(file).different) == 1


@pytest.mark.parametrize("pair", ["s", "d"])
def test_the_circle_on_documents_that_leave_much_open(file: Path, pair: str) -> None:
    folder = ROOT / "tests/gold/corpora/software-history"
    answers = {"PairQuestion": pair, "EntryQuestion": "k", "CitationQuestion": "1"}
    questions = open_questions(build(folder, file))
    assert {"PairQuestion", "CitationQuestion"} <= set(kinds(questions))
    assert review(questions, file, ask=typing(*(answers[k] for k in kinds(questions))), say=lambda text: None) == 0
    library = build(folder, file)
    assert open_questions(library) == ()
    assert unused(library) == []
