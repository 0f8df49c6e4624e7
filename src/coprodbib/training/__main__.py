"""``python -m coprodbib.training --data FOLDER --out FOLDER``: makes text, fits both models, and says how they score."""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from coprodbib.errors import CoprodbibError
from coprodbib.files import write_bytes, write_text
from coprodbib.parsing.sequence import FIRST, SECOND
from coprodbib.training.card import card
from coprodbib.training.corrections import load
from coprodbib.training.examples import Example, lists_of
from coprodbib.training.fitting import List, Report, Settings, fit_both
from coprodbib.training.gathering import gather
from coprodbib.training.validating import cross_validate

_QUICK_LISTS, _QUICK_ENTRIES, _QUICK = 6, 90, Settings(iterations=20)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns 0, or 2 when the data cannot be used."""
    options = _parser().parse_args(arguments)
    try:
        _train(options, arguments if arguments is not None else sys.argv[1:])
    except CoprodbibError as error:
        sys.stderr.write(f"coprodbib: error: {error}\n")
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m coprodbib.training", description="Train the model that parses references."
    )
    parser.add_argument(
        "--data", type=Path, required=True, help="folder of anystyle-core.jsonl and grobid-citation.jsonl"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the two models and their card")
    parser.add_argument(
        "--add", type=Path, action="append", default=[], help="corrections, a JSONL file; may be repeated"
    )
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other text")
    parser.add_argument(
        "--lists", type=int, default=500, help="how many lists to invent; rendered text comes in proportion"
    )
    parser.add_argument("--folds", type=int, default=3, help="folds of cross-validation; 0 leaves it out")
    parser.add_argument("--iterations", type=int, default=Settings().iterations, help="steps of L-BFGS at most")
    parser.add_argument("--c1", type=float, default=Settings().c1, help="weight of the L1 norm")
    parser.add_argument("--c2", type=float, default=Settings().c2, help="weight of the L2 norm")
    parser.add_argument("--quick", action="store_true", help="a toy model, to see that all works")
    return parser


def _train(options: argparse.Namespace, arguments: Sequence[str]) -> None:
    report = _reporter()
    quick = options.quick
    settings = _QUICK if quick else Settings(options.iterations, options.c1, options.c2)
    lists, most = (_QUICK_LISTS, _QUICK_ENTRIES) if quick else (options.lists, 0)
    gathered = gather(options.data, lists=lists, seed=options.seed, most=most)
    for name, examples in (gathered.corpora | gathered.made).items():
        report(f"{len(examples)} references: {name}")
    gathered.made.update({"corrections of users": _corrections(options.add, report)} if options.add else {})
    made = lists_of(_all(gathered.made))
    _write_models([*lists_of(_all(gathered.corpora)), *made], options.out, settings, report)
    folds = min(options.folds, 2) if quick else options.folds
    scores = list(cross_validate(gathered.corpora, made, settings, count=folds, seed=options.seed, report=report))
    command = " ".join(["python -m coprodbib.training", *_without_paths(arguments)])
    write_text(options.out / "card.md", card(gathered, settings, scores, seed=options.seed, command=command))
    report(f"all is in {options.out}")


_WEIGHT = 5
"""How often a correction is learned: a few among many thousands would change nothing."""


def _corrections(files: Sequence[Path], report: Report) -> list[Example]:
    out: list[Example] = []
    for file in files:
        examples, remarks = load(file)
        out += examples * _WEIGHT
        for remark in remarks:
            report(remark)
    report(f"{len(out) // _WEIGHT} corrections, each {_WEIGHT} times")
    return out


def _all(parts: dict[str, list[Example]]) -> list[Example]:
    return [example for examples in parts.values() for example in examples]


def _write_models(lists: list[List], out: Path, settings: Settings, report: Report) -> None:
    """Fit in a temporary folder, so that no half model is ever where one is looked for."""
    with TemporaryDirectory() as folder:
        fit_both(lists, Path(folder), settings, report)
        for name in (FIRST, SECOND):
            write_bytes(out / name, (Path(folder) / name).read_bytes())


_PATHS = ("--data", "--out", "--add")


def _without_paths(arguments: Sequence[str]) -> list[str]:
    """Arguments for the card, which is published: folders of this machine are nobody's business."""
    out = list(arguments)
    for k, argument in enumerate(out[1:], start=1):
        if out[k - 1] in _PATHS:
            out[k] = Path(argument).name or "FOLDER"
    return [re.sub(r"(--(?:data|out|add)=).*", r"\1FOLDER", argument) for argument in out]


def _reporter() -> Report:
    """Writes lines with the seconds since the start to stderr."""
    start = time.monotonic()

    def report(line: str) -> None:
        sys.stderr.write(f"[{time.monotonic() - start:6.1f} s] {line}\n")

    return report


if __name__ == "__main__":
    sys.exit(main())
