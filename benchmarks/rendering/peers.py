"""The processors that are compared: how each is told to print a list, and where it is found.

A peer that cannot be had is left out, with a reason.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
CITEPROC_JS = "2.4.63"  # the npm package; it calls itself 1.4.61
NOCITE = "---\nnocite: '@*'\n---\n"


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that prints a bibliography; ``{style}``, ``{items}``, ``{out}``, ``{folder}`` are filled in."""

    name: str
    version: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)

    def asked(self, style: str, items: Path, out: Path) -> list[str]:
        (items.parent / "all.md").write_text(NOCITE, encoding="utf-8")
        return [part.format(style=style, items=items, out=out, folder=items.parent) for part in self.command]

    def entries(self, out: Path) -> list[tuple[str, str]]:
        """(id, HTML) of what was printed."""
        text = out.read_text(encoding="utf-8")
        return _divisions(text) if self.name == "pandoc" else [(id, entry) for id, entry in json.loads(text)]


_DIVISION = re.compile(r'^<div id="ref-([^"]*)" class="csl-entry"[^>]*>\n(.*?)\n</div>$', re.DOTALL | re.MULTILINE)


def _divisions(text: str) -> list[tuple[str, str]]:
    return [(match[1], match[2]) for match in _DIVISION.finditer(text)]


def _python(name: str, distribution: str, script: str) -> Peer:
    arguments = (sys.executable, str(HERE / script), "{style}", "{items}", "{out}")
    return Peer(name, importlib.metadata.version(distribution), arguments)


def found(scratch: Path, pandoc: str | None) -> tuple[list[Peer], list[str]]:
    """The peers that are here, ours first, and why others are not."""
    peers = [
        _python("coprodbib", "coprodbib", "list_ours.py"),
        _python("citeproc-py", "citeproc-py", "list_citeproc_py.py"),
    ]
    missing = []
    for peer in (_citeproc_js(scratch), _pandoc(pandoc)):
        if isinstance(peer, Peer):
            peers.append(peer)
        else:
            missing.append(peer)
    return peers, missing


def _citeproc_js(scratch: Path) -> Peer | str:
    import citeproc

    node, modules = shutil.which("node"), os.environ.get("NODE_PATH", "")
    if node is None:
        return "citeproc-js: node is not installed"
    if not Path(modules, "citeproc").is_dir():
        modules = str(scratch / "node_modules")
        if not _npm(scratch):
            return f"citeproc-js: the npm package citeproc {CITEPROC_JS} cannot be had here"
    version = json.loads(Path(modules, "citeproc", "package.json").read_bytes())["version"]
    locales = str(Path(citeproc.__file__).parent / "data" / "locales")
    script = str(HERE / "list_citeproc_js.js")
    return Peer("citeproc-js", version, (node, script, "{style}", "{items}", "{out}", locales), {"NODE_PATH": modules})


def _npm(folder: Path) -> bool:
    npm = shutil.which("npm")
    if npm is None:
        return False
    command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--no-save", "--prefix", str(folder)]
    return subprocess.run([*command, f"citeproc@{CITEPROC_JS}"], capture_output=True, check=False).returncode == 0


def _pandoc(given: str | None) -> Peer | str:
    path = given or _bundled_pandoc() or shutil.which("pandoc")
    if path is None:
        return "pandoc: not installed (python -m pip install pypandoc-binary)"
    version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout.split()[1]
    options = "--citeproc --bibliography={items} --csl={style} --to=html --wrap=none --output={out}".split()
    return Peer("pandoc", version, (path, *options, "{folder}/all.md"))


def _bundled_pandoc() -> str | None:
    try:
        import pypandoc
    except ImportError:
        return None
    return str(pypandoc.get_pandoc_path())
