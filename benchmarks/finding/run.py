"""Whole documents in, references out: how many are found, how many with every field right; the table goes to standard output.

    python benchmarks/finding/run.py --judge ../shared/tools/parsing [--count 60] [--seed 1 2] [--lists FILE] [--misses N]

Documents are made by tools/make_print_documents.py (with --lists from lists of that file, JSON lines with "list" or "file", "raw",
"csl") or, without a count, are those written by hand in tests/gold/print. A reference is found when its string and the gold's have
nine tenths of their words in common (the judge's soft measure); F1 counts each gold string once. "Exact" is F1 of those found whose
every field is right. The CPU seconds are those of `coprodbib.build`: reading, finding, parsing, citing and linking.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import coprodbib as cb

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests/gold")]

Made = dict[str, Any]


def by_hand() -> list[Made]:
    """The documents of tests/gold/print; these have strings, no fields."""
    from judge_print import gold_of

    out = []
    for path in sorted((ROOT / "tests/gold/print").glob("*.txt")):
        gold = gold_of(path)
        out.append({"doc": path.stem, "kind": path.stem, "text": gold.text, "reference_strings": list(gold.references)})
    return out


def read(made: Made) -> tuple[list[cb.Reference], float]:
    """The references of a text, and the CPU seconds this took."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{made['doc']}.txt"
        path.write_text(made["text"], encoding="utf-8")
        begin = time.process_time()
        library = cb.build(path)
        return list(library.references), time.process_time() - begin


class Judge:
    """The shared judges of strings and of fields."""

    def __init__(self, folder: Path) -> None:
        sys.path.insert(0, str(folder))
        self._strings = importlib.import_module("evaluate_segmentation")
        self._fields = importlib.import_module("evaluate")

    def pairs(self, gold: Sequence[str], found: Sequence[str]) -> list[tuple[int, int]]:
        """Gold and found strings that are the same, as `evaluate_segmentation.score` pairs them."""
        bags = [self._strings.toks(text) for text in gold]
        free, out = set(range(len(gold))), []
        for at, text in enumerate(found):
            bag = self._strings.toks(text)
            score, best = max(((self._strings.dice(bags[i], bag), -i) for i in free), default=(0.0, 0))
            if score >= 0.9:
                free.discard(-best)
                out.append((-best, at))
        return out

    def fields(self, gold: Made, found: Made) -> tuple[bool, Counter[str]]:
        """Whether every field is right; fields right, invented, lost."""
        results = self._fields.compare(gold, found, self._fields.FIELDS, "soft").values()
        counts = Counter(tp=sum(r[0] for r in results), fp=sum(r[1] for r in results), fn=sum(r[2] for r in results))
        return all(r[3] for r in results), counts


def judged(made: Made, references: Sequence[cb.Reference], judge: Judge) -> Counter[str]:
    """Counts of one document."""
    pairs = judge.pairs(made["reference_strings"], [r.raw for r in references])
    counts: Counter[str] = Counter(
        documents=1, gold=len(made["reference_strings"]), found=len(references), right=len(pairs)
    )
    for i, at in pairs if "references" in made else ():
        exact, fields = judge.fields(made["references"][i], dict(references[at].csl))
        counts += Counter(exact=exact) + fields
    counts["nothing"] += not references
    return counts


def misses(made: Made, references: Sequence[cb.Reference], judge: Judge) -> Iterator[str]:
    """Gold strings that were not found and strings that are no gold."""
    pairs = judge.pairs(made["reference_strings"], [r.raw for r in references])
    lost, right = {i for i, _ in pairs}, {at for _, at in pairs}
    yield from (f"- {text}" for i, text in enumerate(made["reference_strings"]) if i not in lost)
    yield from (f"+ {' '.join(r.raw.split())}" for at, r in enumerate(references) if at not in right)


def row(name: str, c: Counter[str]) -> str:
    def f1(right: int) -> str:
        return f"{200 * right / max(1, c['gold'] + c['found']):.1f}"

    exact = f1(c["exact"]) if c["tp"] else "–"
    speed = f"{c['gold'] / (c['ms'] / 1000):.0f}" if c["ms"] else "–"
    return f"| {name} | {c['documents']} | {c['gold']} | {c['nothing']} | {f1(c['right'])} | {exact} | {speed} |"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--judge", type=Path, required=True)
    options.add_argument("--count", type=int, default=0)
    options.add_argument("--seed", type=int, nargs="+", default=[1])
    options.add_argument("--lists", type=Path)
    options.add_argument("--misses", type=int, default=0)
    asked = options.parse_args()
    from make_print_documents import documents

    judge = Judge(asked.judge)
    all_made = [m for s in asked.seed for m in documents(asked.count, s, asked.lists)] if asked.count else by_hand()
    totals: dict[str, Counter[str]] = {}
    for made in all_made:
        references, seconds = read(made)
        counts = judged(made, references, judge) + Counter(ms=round(1000 * seconds))
        for name in (made["kind"], "all"):
            totals[name] = totals.get(name, Counter()) + counts
        if wrong := list(misses(made, references, judge))[: asked.misses]:
            print(
                f"{made['doc']} {made.get('language', '')} {made.get('style', '')} {made['kind']}:",
                *wrong,
                sep="\n    ",
            )
    print(
        "| kind | documents | references | nothing found | found F1 | found and exact F1 | references per CPU second |\n|---|---|---|---|---|---|---|"
    )
    print(*(row(name, counts) for name, counts in totals.items()), sep="\n")


if __name__ == "__main__":
    main()
