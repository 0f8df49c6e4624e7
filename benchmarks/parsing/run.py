"""Cross-validation of the sequence model over groups of the training corpora; the table goes to standard output.

    python benchmarks/parsing/run.py --data ../shared/data/parsing --judge ../shared/tools/parsing [--folds 5] [--only 0]

Each fold holds whole lists of GROBID's corpus; then each corpus is read by a model that never saw any of it. What a model
learns from holds no entry with a title that it is to read. "Tokens" is the share of
tokens with the right label; F1 and exact are the judge's, on CSL values, beside the grammar alone and the first model.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from coprodbib.model import Csl, ParsedReference, RawReference
from coprodbib.normalising import normalise
from coprodbib.parsing.flat import flatten
from coprodbib.parsing.labelled import parts
from coprodbib.parsing.sequence import FIRST, SECOND
from coprodbib.training.corpora import ANYSTYLE, GROBID, Labelled, load
from coprodbib.training.examples import Example, lists_of
from coprodbib.training.fitting import List, Settings, fit_both, grammar, read, with_list_hints
from coprodbib.training.gathering import made_of
from coprodbib.training.validating import folds, score, without_works_of

HEAD = "| read | by | references | tokens | F1 | exact |\n|---|---|---|---|---|---|"
Labels = list[list[str]]


class Split(NamedTuple):
    """What is read, and what the model learned from."""

    name: str
    known: list[List]
    unseen: list[List]


def csl_of(example: Example, labels: Sequence[str]) -> Csl:
    """The values that labels give."""
    flat = flatten(example.raw)
    spans = tuple(flat.span(*part, 1.0) for part in parts(flat.text, example.tokens, labels))
    return normalise([ParsedReference(RawReference(example.raw), spans)])[0].csl


def readings(unseen: Sequence[List], folder: Path) -> Iterator[tuple[str, Labels]]:
    """The labels of all entries by the grammar, by the first model, and by both models."""
    hints = [grammar(group) for group in unseen]
    examples = [example for group in unseen for example in group]
    flat = [rows for group in hints for rows in group]
    yield "the grammar", [[row[0].removeprefix("r=") for row in rows] for rows in flat]
    first = read(folder / FIRST, examples, flat)
    yield "the first model", first
    left = iter(first)
    told = with_list_hints(unseen, hints, [[next(left) for _ in group] for group in unseen])
    yield "both models", read(folder / SECOND, examples, [rows for group in told for rows in group])


def rows_of(split: Split, gold: dict[str, Labelled], settings: Settings, judge: Any) -> Iterator[str]:
    """Lines of the table for one split."""
    with TemporaryDirectory() as name:
        fit_both(without_works_of(split.known, split.unseen), Path(name), settings)
        examples = [example for group in split.unseen for example in group]
        true = [{"csl": gold[e.raw].csl, "fields": list(gold[e.raw].fields)} for e in examples]
        for reader, labels in readings(split.unseen, Path(name)):
            told = judge.evaluate(true, [csl_of(e, own) for e, own in zip(examples, labels, strict=True)])
            shares = (score("", examples, labels).tokens, told["micro"]["f1"], told["exact"])
            cells = (split.name, reader, len(examples), *(f"{100 * share:.2f}" for share in shares))
            yield "| " + " | ".join(map(str, cells)) + " |"


def splits(grobid: list[Example], anystyle: list[Example], made: list[List], count: int, seed: int) -> Iterator[Split]:
    """The folds, then corpus against corpus."""
    parts = folds(grobid, count, seed=seed)
    for k, part in enumerate(parts):
        rest = [group for j, other in enumerate(parts) if j != k for group in other]
        yield Split(f"GROBID, fold {k + 1} of {count}", [*rest, *lists_of(anystyle), *made], part)
    yield Split("all of AnyStyle, unseen", [*lists_of(grobid), *made], lists_of(anystyle))
    yield Split("all of GROBID, unseen", [*lists_of(anystyle), *made], lists_of(grobid))


def main() -> None:
    """Read the options, measure, print."""
    options = parser().parse_args()
    if not (options.judge / "evaluate.py").is_file():
        sys.exit(f"{options.judge}: no evaluate.py, the judge of parsed references; give its folder with --judge")
    sys.path.insert(0, str(options.judge))
    import evaluate  # type: ignore[import-not-found]  # of the judge's folder

    corpora = [load(options.data / name) for name in (GROBID, ANYSTYLE)]
    grobid, anystyle = ([row.example for row in rows] for rows in corpora)
    gold = {row.example.raw: row for rows in reversed(corpora) for row in rows}
    texts = made_of([row.csl for row in corpora[1]], options.lists, options.seed)
    made = lists_of(example for examples in texts.values() for example in examples)
    settings = Settings(options.iterations, options.c1, options.c2)
    print(HEAD, flush=True)
    for number, split in enumerate(splits(grobid, anystyle, made, options.folds, options.seed)):
        if options.only and number not in options.only:
            continue
        start = time.process_time()
        for line in rows_of(split, gold, settings, evaluate):
            print(line, flush=True)
        sys.stderr.write(f"{split.name}: {time.process_time() - start:.0f} CPU seconds\n")


def parser() -> argparse.ArgumentParser:
    """The options; the defaults are those of training."""
    out = argparse.ArgumentParser(description="Cross-validate the sequence model.")
    out.add_argument("--data", type=Path, default=Path("../shared/data/parsing"))
    out.add_argument("--judge", type=Path, default=Path("../shared/tools/parsing"))
    out.add_argument("--folds", type=int, default=5)
    out.add_argument("--only", type=int, action="append", help="number of a split, from 0; may be repeated")
    out.add_argument("--lists", type=int, default=500)
    out.add_argument("--seed", type=int, default=1)
    out.add_argument("--iterations", type=int, default=Settings().iterations)
    out.add_argument("--c1", type=float, default=Settings().c1)
    out.add_argument("--c2", type=float, default=Settings().c2)
    return out


if __name__ == "__main__":
    main()
