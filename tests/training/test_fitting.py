"""Fitting: a small model reads what it has not seen, the same data give the same model, and the command makes all of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coprodbib.parsing.sequence import FIRST, SECOND
from coprodbib.training.__main__ import main
from coprodbib.training.examples import Example, lists_of
from coprodbib.training.fitting import Settings, fit_both, read_both
from coprodbib.training.invented import invented
from coprodbib.training.validating import fields_of, folds, score

QUICK = Settings(iterations=25)


@pytest.fixture(scope="module")
def fitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    fit_both(lists_of(invented(6)), folder, QUICK)
    return folder


def test_sixty_references_teach_to_read_twenty_others(fitted: Path) -> None:
    unseen = lists_of(invented(2, seed=99))
    examples = [example for group in unseen for example in group]
    readings = [labels for group in read_both(unseen, fitted) for labels in group]
    assert len(examples) == 20
    scores = score("unseen", examples, readings)
    always_title = score("title", examples, [["title"] * len(e.tokens) for e in examples])
    assert scores.tokens > 0.8 > always_title.tokens


def test_the_same_examples_give_the_same_model(fitted: Path, tmp_path: Path) -> None:
    fit_both(lists_of(invented(6)), tmp_path, QUICK)
    for name in (FIRST, SECOND):
        assert (tmp_path / name).read_bytes() == (fitted / name).read_bytes()


def example(raw: str, labels: str) -> Example:
    from coprodbib.parsing.tokens import tokenise

    return Example(tokenise(raw), labels.split(), "", raw)


def test_scores_by_hand() -> None:
    """Of six tokens five are right; of three fields two are right, three were read: 2 * 2 / 6."""
    true = example("Doe , J 2000 A thing", "author author author date title title")
    read = "author author author date title other".split()
    scores = score("one", [true], [read])
    assert scores.tokens == pytest.approx(5 / 6)
    assert scores.fields == pytest.approx(2 / 3)
    assert scores.exact == 0
    assert score("all", [true], [true.labels])[2:] == (1, 1, 1)
    assert fields_of(true, read) == {"author": "doej", "date": "2000", "title": "a"}


def test_lists_are_not_torn_apart_by_folds() -> None:
    examples = [Example([], [], name, "") for name in "aaaabbbcccdde"]
    parts = [{e.list_name for group in part for e in group} for part in folds(examples, 3)]
    assert sum(map(len, parts)) == 5
    assert set.union(*parts) == set("abcde")


def corpus(path: Path, count: int, seed: int) -> None:
    """A small corpus in the shape of the real ones."""
    rows = [
        {"id": f"x-{k}", "file": e.list_name, "joined": True, "segments": [["author", "Doe, J."], ["other", " " + e.raw]],
         "csl": {"type": "book", "title": f"A title {k}", "author": [{"family": "Doe"}]}}
        for k, e in enumerate(invented(count, seed=seed, size=5))
    ]  # fmt: skip
    path.write_text("\n".join(map(json.dumps, rows)), "utf-8")


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    data.mkdir()
    corpus(data / "grobid-citation.jsonl", 4, 1)
    corpus(data / "anystyle-core.jsonl", 2, 2)
    (data / "mine.jsonl").write_text('{"raw": "Doe 2001", "csl": {"title": "A thing"}}')
    arguments = ["--data", str(data), "--out", str(out), "--quick", "--add", str(data / "mine.jsonl")]
    assert main(arguments) == 0
    assert sorted(path.name for path in out.iterdir()) == ["card.md", FIRST, SECOND]
    page = (out / "card.md").read_text("utf-8")
    assert "| GROBID | 20 |" in page
    assert "| AnyStyle | 10 |" in page
    assert "BSD-2-Clause" in page
    assert "Apache-2.0" in page
    assert "| all of AnyStyle, unseen | 10 |" in page
    assert str(tmp_path) not in page, "folders of a machine are not published"
    assert "title is not printed in the entry; left out" in capsys.readouterr().err


def test_the_command_without_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert "grobid-citation.jsonl" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
