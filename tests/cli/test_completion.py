"""Completion as shells do it: the scripts are run by the shells themselves where these are installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from coprodbib.cli import main, parsers
from coprodbib.cli.shells import SCRIPTS


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


@pytest.fixture
def scripts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    for shell in SCRIPTS:
        assert main(["completion", shell]) == 0
        (tmp_path / shell).write_text(capsys.readouterr().out, encoding="utf-8")
    return tmp_path


def answer(*command: object) -> list[str]:
    done = subprocess.run(
        [str(word) for word in command], capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert done.stderr == ""
    return done.stdout.split("\n")[:-1]


def in_bash(script: Path, *words: str) -> list[str]:
    """What bash offers for the last of the words."""
    code = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _coprodbib; printf "%s\\n" "${COMPREPLY[@]}"'
    return [word for word in answer("bash", "--norc", "-c", code, "-", script / "bash", *words) if word]


@needs("bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["coprodbib", "bib"], ["bibliography"]),
        (["coprodbib", "--v"], ["--version"]),
        (["coprodbib", "graph", "--ki"], ["--kind"]),
        (["coprodbib", "graph", "papers", "--kind", "co"], ["cocitation", "coupling"]),
        (["coprodbib", "bibliography", "papers", "--style", "chicago-s"], ["chicago-shortened-notes"]),
        (["coprodbib", "completion", "z"], ["zsh"]),
        (["coprodbib", "build", "pap"], []),  # files, which bash does itself
        (["coprodbib", "build", "papers", "-o", ""], []),
    ],
)
def test_bash(scripts: Path, words: list[str], offered: list[str]) -> None:
    assert sorted(in_bash(scripts, *words)) == offered


@needs("fish")
def test_fish(scripts: Path) -> None:
    def offered(line: str) -> list[str]:
        found = answer("fish", "--no-config", "-c", f"source {scripts / 'fish'}; complete -C '{line}'")
        return [line.split("\t")[0] for line in found]

    assert offered("coprodbib bib") == ["bibliography"]
    assert offered("coprodbib graph papers --ki") == ["--kind"]
    assert offered("coprodbib graph papers --kind co") == ["cocitation", "coupling"]


@needs("zsh")
def test_zsh_reads_the_script(scripts: Path) -> None:
    assert answer("zsh", "--no-rcs", "-n", scripts / "zsh") == []


@pytest.mark.parametrize("shell", sorted(SCRIPTS))
def test_every_command_and_long_option_is_offered(shell: str, scripts: Path) -> None:
    script = (scripts / shell).read_text(encoding="utf-8")
    for name, parser in parsers()[1].items():
        assert name in script
        for action in parser.known:
            for option in action.option_strings:
                letter = "l" if option.startswith("--") else "s"
                assert (f" -{letter} {option.lstrip('-')} " if shell == "fish" else option) in script


def test_an_unknown_shell(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["completion", "csh"])
    assert stop.value.code == 2
    assert "invalid choice: 'csh'" in capsys.readouterr().err
