"""Makes tests/expected: the shipped corpus as CSL-JSON, and what citeproc-js prints for it and for two sets of our own.

    npm install --no-save citeproc@2.4.63        (in a folder of your own; or set NODE_PATH)
    python tools/make_expected.py                 make everything anew
    python tools/make_expected.py --check         only ask citeproc-js again and compare with what is committed

citeproc-js is a development oracle only: nothing of it is shipped or copied.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import citeproc

import coprodbib as cb
from coprodbib.csl.catalogue import source_of

ROOT = Path(__file__).resolve().parent.parent
EXPECTED = ROOT / "tests" / "expected"
LOCALES = Path(citeproc.__file__).parent / "data" / "locales"

CORPUS_STYLES = ("apa", "chicago-author-date", "chicago-notes-bibliography")
OUR_SETS = ("development", "varied")
OUR_STYLES = (
    *CORPUS_STYLES,
    "modern-language-association",
    "ieee",
    "nlm-citation-sequence",
    "harvard-cite-them-right",
    "nature",
    "american-political-science-association",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare with what is committed, write nothing")
    check = parser.parse_args().check
    if not check:
        _write(EXPECTED / "corpus.json", _corpus())
    wanted = _wanted()
    answers = _ask([_request(style, data) for _, style, data in wanted])
    stale = [
        str(path)
        for (path, style, _), answer in zip(wanted, answers, strict=True)
        if not _settle(path, style, answer, check)
    ]
    for path in stale:
        print(f"{path} is not what citeproc-js prints; run tools/make_expected.py", file=sys.stderr)
    print(f"{len(wanted) - len(stale)} of {len(wanted)} files agree with citeproc-js")
    return 1 if stale else 0


def _corpus() -> dict[str, Any]:
    """All works of the shipped corpus, and clusters that cite each alone and then three at a time."""
    works = cb.build(ROOT / "bib" / "sources").works
    keys = [work.key for work in works]
    groups = [[key] for key in keys] + [keys[i : i + 3] for i in range(0, len(keys), 3)]
    clusters = [{"items": [{"id": key} for key in group], "note": n} for n, group in enumerate(groups, start=1)]
    return {"items": [{"id": work.key, **work.csl} for work in works], "clusters": clusters}


def _wanted() -> list[tuple[Path, str, dict[str, Any]]]:
    corpus = json.loads((EXPECTED / "corpus.json").read_text(encoding="utf-8"))
    sets = {
        name: json.loads((ROOT / "tests" / "csl" / f"{name}.json").read_text(encoding="utf-8")) for name in OUR_SETS
    }
    folder = EXPECTED / "citeproc-js"
    return [(folder / f"{style}.json", style, corpus) for style in CORPUS_STYLES] + [
        (folder / name / f"{style}.json", style, data) for name, data in sets.items() for style in OUR_STYLES
    ]


def _request(style: str, data: dict[str, Any]) -> dict[str, Any]:
    source = source_of(style).decode("utf-8")
    names = {"en-US", "en-GB", *re.findall(r'default-locale="([\w-]+)"', source)}
    locales = {
        name: path.read_text(encoding="utf-8") for name in names if (path := LOCALES / f"locales-{name}.xml").is_file()
    }
    in_notes = 'class="note"' in source
    clusters = [{**cluster, "note": cluster["note"] if in_notes else 0} for cluster in data["clusters"]]
    return {"style": source, "locales": locales, "items": data["items"], "clusters": clusters}


def _ask(requests: list[dict[str, Any]]) -> list[dict[str, Any]]:
    script = ROOT / "tools" / "citeproc_js.js"
    done = subprocess.run(
        ["node", str(script)],
        input=json.dumps(requests),
        capture_output=True,
        encoding="utf-8",
        env=os.environ,
        check=True,
    )
    answer = json.loads(done.stdout)
    return [{"citeproc-js": answer["version"], **each} for each in answer["answers"]]


def _settle(path: Path, style: str, answer: dict[str, Any], check: bool) -> bool:
    """Write an answer, or say whether the committed one is the same."""
    if "error" in answer:
        raise SystemExit(f"citeproc-js fails on {style}: {answer['error']}")
    if check:
        return path.is_file() and json.loads(path.read_text(encoding="utf-8")) == answer
    _write(path, answer)
    return True


def _write(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
