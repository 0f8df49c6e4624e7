"""The commands that the guide, the README and the help texts show are commands that exist and do what they say."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import coprodbib as cb
from conftest import ROOT
from coprodbib.cli import main, parsers

QUICK = ("bibliography", "build", "check", "cite", "completion", "export", "graph", "most-cited", "shared", "show")
"""Commands that run in a moment on the five documents; the others have tests of their own."""


def _examples() -> Iterator[str]:
    """Lines that begin with the name of the program, in fenced blocks and in help texts."""
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("docs/guide.md", "README.md")]
    texts += [parser.format_help() for parser in parsers()[1].values()]
    for text in texts:
        for line in text.splitlines():
            words = line.strip().removeprefix(".venv/bin/")
            if words.startswith("coprodbib ") and line[:1] in (" ", "c", "."):
                yield words.split(" ", 1)[1]


def _words(example: str) -> list[str]:
    """The words of a command, without what is behind it: a remark, a pipe, where input and output go."""
    words = shlex.split(example.partition("  ")[0], comments=True)
    ends = [at for at, word in enumerate(words) if word in ("|", "<", ">")]
    return words[: ends[0]] if ends else words


EXAMPLES = sorted({tuple(_words(example)) for example in _examples()})


def test_there_are_examples() -> None:
    assert {words[0] for words in EXAMPLES} >= set(QUICK)


@pytest.mark.parametrize("words", EXAMPLES, ids=" ".join)
def test_an_example_is_understood(words: tuple[str, ...]) -> None:
    parser = parsers()[0]
    _, unknown = parser.parse_known_args(words)  # SystemExit where a word makes no sense
    assert unknown == []


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the examples name."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "bib" / "sources", folder / "papers")
    shutil.copy(ROOT / "bib" / "sources" / "mcmullin-who-what-how-why.txt", folder / "thesis.txt")
    library = cb.build(folder / "papers")
    cb.save(library, folder / "papers.coprodbib")
    cb.export(library, folder / "mine.bib")
    cb.export(library, folder / "references.bib")
    (folder / "decided.toml").write_text("")
    return folder


RUN = [words for words in EXAMPLES if words[0] in QUICK and {"papers", "papers.coprodbib"} & set(words)]
KEYS = {"doe": "mcmullin-2020-institutional-barriers", "roe": "mcmullin-2023-persistent-constraints"}
KEYS |= {"doe.pdf": f"{KEYS['doe']}.txt", "roe.docx": f"{KEYS['roe']}.txt"}


@pytest.mark.parametrize("words", RUN, ids=" ".join)
def test_an_example_runs(
    words: tuple[str, ...], desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(desk)
    code = main([KEYS.get(word, word) for word in words])
    out = capsys.readouterr()
    assert code == (1 if words[0] == "check" else 1 if "new.pdf" in words else 0), out.err
    if "-o" in words:
        assert (desk / words[words.index("-o") + 1]).exists()
    else:
        assert out.out.strip()
