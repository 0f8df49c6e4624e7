"""Installed as users install it, wheel or editable, the package renders from an empty folder: the styles are inside."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

SCRIPT = """\
import coprodbib as cb
items = [{
    "id": "doe2000title", "type": "book", "title": "A title", "publisher": "Sage", "publisher-place": "London",
    "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2000]]},
}]
print(cb.__file__)
print(*cb.bibliography(items, style="apa"))
print(*cb.bibliography(items, style="chicago-author-date"))
print(*cb.bibliography(items, style="annotated"))
"""
# by eye from the manuals: APA 7 (sentence case) and Chicago 18 (headline case), neither with a place of publication
APA, CHICAGO = "Doe, J. (2000). A title. Sage.", "Doe, Jane. 2000. A Title. Sage."
ANNOTATED = "Doe, Jane. 2000. A title. London: Sage."  # a style of our own


def _environment(folder: Path) -> Path:
    """A fresh venv that also sees the libraries of the running one, so that nothing is downloaded."""
    try:
        venv.create(folder, with_pip=False, symlinks=os.name != "nt")
    except (OSError, subprocess.CalledProcessError) as error:  # Debian without python3-venv
        pytest.skip(f"no venv can be made here: {error}")
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = _run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    # a .pth file adds folders at the end, and an editable coprodbib there is not followed: ours wins
    (Path(site) / "libraries.pth").write_text("\n".join({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}))
    return python


def _run(*command: object, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COV_"))}
    done = subprocess.run(
        [*map(str, command)],
        cwd=cwd,
        env={**environment, "PYTHONIOENCODING": "utf-8", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("editable", [False, True], ids=["wheel", "editable"])
def test_renders_from_an_empty_folder(editable: bool, tmp_path: Path, root: Path) -> None:
    python = _environment(tmp_path / "venv")
    offline = ("--no-deps", "--no-index", "--no-build-isolation", "--quiet", "--root-user-action=ignore")
    _run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        *offline,
        *(["-e"] if editable else []),
        root,
        cwd=tmp_path,
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    where, *printed = _run(python, "-c", SCRIPT, cwd=empty).splitlines()
    assert Path(where).is_relative_to(root / "src" if editable else tmp_path / "venv")
    assert printed == [APA, CHICAGO, ANNOTATED]
    assert _run(python.with_name("coprodbib"), "--version", cwd=empty).startswith("coprodbib ")
    assert list(empty.iterdir()) == []
