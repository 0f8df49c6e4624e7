"""How many entries of the development sets each peer prints as citeproc-js does (tests/expected/citeproc-js)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from measuring import cost
from peers import Peer

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from csl import oracle  # noqa: E402 - what the tests compare with

Counts = dict[tuple[str, str], tuple[int, int]]
"""(peer, style) -> entries alike, and all."""


def styles() -> list[str]:
    return sorted(path.stem for path in oracle.FOLDERS["development"].glob("*.json"))


def alike(peers: Sequence[Peer], paths: dict[str, str], scratch: Path, limit: int) -> Counts:
    """Entries of all sets together."""
    counts: Counts = {}
    for peer in peers:
        for style in styles():
            found = [_set(peer, name, style, paths[style], scratch, limit) for name in oracle.SETS]
            counts[(peer.name, style)] = (sum(same for same, _ in found), sum(total for _, total in found))
    return counts


def _set(peer: Peer, name: str, style: str, path: str, scratch: Path, limit: int) -> tuple[int, int]:
    import json

    items, out = scratch / f"{name}.json", scratch / "printed"
    items.write_text(json.dumps(oracle.read(oracle.ITEMS[name])["items"]), encoding="utf-8")
    theirs = dict(oracle.read(oracle.FOLDERS[name] / f"{style}.json")["bibliography"])
    try:
        cost(peer.asked(path, items, out), limit=limit, environment=peer.environment)
        ours = dict(peer.entries(out))
    except subprocess.CalledProcessError:
        ours = {}
    return sum(_seen(ours[id]) == _seen(entry) for id, entry in theirs.items() if id in ours), len(theirs)


def _seen(printed: str) -> str:
    """Characters and italics, as the tests see them; pandoc writes <em>, and breaks lines between blocks."""
    joined = printed.replace("<em>", "<i>").replace("</em>", "</i>").replace("</div>\n<div", "</div><div")
    return oracle.seen(joined.replace('</div><div class="csl-right-inline">', " "))


def citations() -> dict[str, tuple[int, int]]:
    """Our citations, style by style; other peers have no way to be given all of these clusters."""
    out = {}
    for style in styles():
        rows = [row for name in oracle.SETS for row in oracle.pairs(name, style) if row[0].startswith("cite:")]
        out[style] = (sum(theirs == ours for _, theirs, ours in rows), len(rows))
    return out
