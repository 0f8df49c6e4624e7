"""Commands used wrongly, as new users do: one line that says what would work, exit code 2, nothing written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import ROOT
from coprodbib.cli import main
from test_bad_input import ESSAY, files

WRONG = [
    ("build essay.txt -o essay.txt", "coprodbib: error: essay.txt/essay.bib: cannot be written (essay.txt is a file, not a folder)"),
    ("build essay.txt -o @", "coprodbib build: error: argument -o/--output: '' is no path"),
    ("build essay.txt -o out --map map.doc", "coprodbib: error: map.doc: cannot draw '.doc'; I can draw .pdf, .png, .svg"),
    ("build essay.txt -o out --style chigaco", "coprodbib: error: no style 'chigaco'; near matches: chicago"),
    ("build essay.txt -o out --style none.csl", "coprodbib: error: none.csl: No such file or directory; give the path of a CSL style"),
    ("build essay.txt --base essay.txt", "coprodbib: error: essay.txt: cannot load '.txt'; I can load .coprodbib, .bib, .json, .ris"),
    ("build essay.txt --base folder", "coprodbib: error: folder: cannot load 'a file without a suffix'; I can load .coprodbib, .bib, .json, .ris"),
    ("build essay.txt --decisions folder", "coprodbib: error: folder: cannot be read (Is a directory)"),
    ("build", "coprodbib build: error: the following arguments are required: PATH"),
    ("build --sytle apa essay.txt", "coprodbib build: error: unknown option or argument --sytle; near matches: --style, --save, --base"),
    ("bibliography essay.txt -o folder", "coprodbib: error: folder: cannot be written (there is a folder of this name)"),
    ("bibliography essay.txt -o essay.txt", "coprodbib: error: essay.txt: is what is read; write to another file"),
    ("bibliography essay.txt -o list.docx", "coprodbib: error: list.docx: '.docx' names no format; I can write .html, .htm, .md, .markdown, .rst, .tex, .txt"),
    ("bibliography essay.txt --locale qq", "coprodbib bibliography: error: argument --locale: there are no words for 'qq'; write for instance en-GB, de-DE or fr-FR"),
    ("cite essay.txt --key doe2000titel", "coprodbib: error: no work has the key 'doe2000titel'; near matches: doe2000title"),
    ("cite essay.txt", "coprodbib cite: error: the following arguments are required: --key"),
    ("most-cited essay.txt -n 0", "coprodbib most-cited: error: argument -n: '0' is not a whole number of 1 or more"),
    ("graph essay.txt -o map.bib", "coprodbib: error: map.bib: cannot write '.bib' here; graph writes .graphml, .gexf, .net, .json, .csv"),
    ("graph mine.bib", "coprodbib: error: mine.bib: does not say who cites its works; give documents or a saved library"),
    ("show essay.txt doe2000title", "coprodbib: error: essay.txt: is a file; the key comes first: coprodbib show KEY essay.txt"),
    ("show doe2000title nothing", "coprodbib: error: nothing: no such file"),
    ("shared esay paper essay.txt", "coprodbib: error: no document has the id 'esay'; near matches: essay"),
    ("export essay.txt -o works", "coprodbib: error: works: cannot write a file without a suffix here; export writes .bib, .ris, .json, .csv, .graphml, .gexf, .net, .coprodbib"),
    ("export mine.bib -o mine.bib", "coprodbib: error: mine.bib: is what is read; write to another file"),
    ("export essay.txt --base mine.bib -o mine.bib", "coprodbib: error: mine.bib: is what is read; write to another file"),
    ("check essay.txt --code foo", "coprodbib: error: no code 'foo'; coprodbib check --help lists them"),
    ("review essay.txt", "coprodbib: error: review writes what you decide; name a file with --decisions FILE, or add --list"),
    ("parse folder", "coprodbib: error: folder: is a folder, not a file"),
    ("parse essay.txt -o list.xls", "coprodbib: error: list.xls: '.xls' names no format; add --format bib|json|jsonl|ris|csv"),
    ("train --add none.jsonl --data folder --out out", "coprodbib: error: folder/grobid-citation.jsonl: cannot be read (No such file or directory); training wants anystyle-core.jsonl and grobid-citation.jsonl"),
    ("completion csh", "coprodbib completion: error: argument shell: invalid choice: 'csh' (choose from 'bash', 'fish', 'zsh')"),
]  # fmt: skip


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("essay.txt").write_text(ESSAY, encoding="utf-8")
    Path("mine.bib").write_text("@book{doe2000, title={A title}, year={2000}}\n", encoding="utf-8")
    Path("folder").mkdir()
    return tmp_path


@pytest.mark.parametrize(("words", "message"), WRONG)
def test_wrong_use(words: str, message: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(here)
    try:
        code: object = main([word.replace("@", "") for word in words.split()])
    except SystemExit as stop:
        code = stop.code
    printed = capsys.readouterr()
    assert (code, printed.out, printed.err.splitlines()[-1]) == (2, "", message)
    assert files(here) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c(jobs: str, here: Path) -> None:
    lines = (f"Doe, J. 2000. The title of book number {n}. London: Sage." for n in range(20_000))
    Path("many.txt").write_text("\n".join(lines), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "coprodbib", "parse", "many.txt", "--jobs", jobs, "-o", "many.bib"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(
            signal.SIGINT, signal.SIG_DFL
        ),  # jobs in the background inherit that it is ignored
        start_new_session=True,  # so that the signal reaches all its processes and not ours, as in a terminal
    )
    time.sleep(3)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told) == (130, b"")
    assert not Path("many.bib").exists()
