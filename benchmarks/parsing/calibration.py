"""How far the confidence of fields can be trusted, and what flagging promises: tables go to standard output.

    python benchmarks/parsing/calibration.py [--data ../shared/data/parsing] [--judge ../shared/tools/parsing]

The models are fitted to all but one fold of GROBID's corpus (whole lists; no title in common with what is read), AnyStyle's and
made-up text. They read the fold list by list through the public way, ``parse`` and ``normalise``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import run

from coprodbib.model import RawReference, Reference
from coprodbib.normalising import normalise
from coprodbib.parsing import SURE, parse, sequence
from coprodbib.training.corpora import ANYSTYLE, GROBID, load
from coprodbib.training.examples import lists_of
from coprodbib.training.fitting import List, Settings, fit_both
from coprodbib.training.gathering import made_of
from coprodbib.training.validating import folds, without_works_of

BANDS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)
Judged = tuple[Reference, dict[str, Any]]
"""A reference as read, and by field whether it is right."""


def use(folder: Path) -> None:
    """Let the library read with the models of a folder."""

    @lru_cache
    def tagger(name: str) -> Any:
        import pycrfsuite

        opened = pycrfsuite.Tagger()
        opened.open(str(folder / name))
        return opened

    sequence.tagger = tagger  # type: ignore[assignment]


def judged(lists: Sequence[List], gold: dict[str, Any], judge: Any) -> list[Judged]:
    """Every entry as it is read in its list, beside what is true."""
    out = []
    for group in lists:
        for reference in normalise(parse([RawReference(example.raw) for example in group])):
            true = gold[reference.raw]
            fields = [field for field in true.fields or judge.FIELDS if field in judge.FIELDS]
            out.append((reference, judge.compare(true.csl, reference.csl, fields, "soft")))
    return out


def of_fields(read: Sequence[Judged]) -> Iterator[str]:
    """How often fields of a band of confidence are right."""
    yield "| confidence | fields | right, % |\n|---|---:|---:|"
    told = [(r.confidence[f], verdict[3]) for r, by in read for f, verdict in by.items() if f in r.confidence]
    for low, high in zip(BANDS, (*BANDS[1:], 1.01), strict=True):
        right = [ok for sure, ok in told if low <= sure < high]
        if right:
            yield f"| {low:.2f} to {min(high, 1):.2f} | {len(right)} | {100 * sum(right) / len(right):.1f} |"
    above = [ok for sure, ok in told if sure >= SURE]
    yield f"| {SURE:.2f} and above | {len(above)} | {100 * sum(above) / len(above):.1f} |"


def of_entries(read: Sequence[Judged]) -> Iterator[str]:
    """How many entries carry no doubt, and how many of them are exact, over all lists and by thirds of them."""
    yield "| entries | read | not flagged, % | of these exact, % | of the flagged exact, % |\n|---|---:|---:|---:|---:|"
    third = len(read) // 3 + 1
    parts = [("all", read), *((f"part {k + 1}", read[k * third : (k + 1) * third]) for k in range(3))]
    for name, part in parts:
        calm = [all(v[3] for v in by.values()) for r, by in part if not r.flagged]
        flagged = [all(v[3] for v in by.values()) for r, by in part if r.flagged]
        shares = (len(calm) / len(part), sum(calm) / max(len(calm), 1), sum(flagged) / max(len(flagged), 1))
        yield f"| {name} | {len(part)} | " + " | ".join(f"{100 * share:.1f}" for share in shares) + " |"


def main() -> None:
    """Read the options of the cross-validation, fit, read, print."""
    options = run.parser().parse_args()
    sys.path.insert(0, str(options.judge))
    import evaluate  # type: ignore[import-not-found]  # of the judge's folder

    corpora = [load(options.data / name) for name in (GROBID, ANYSTYLE)]
    gold = {row.example.raw: row for rows in reversed(corpora) for row in rows}
    grobid, anystyle = ([row.example for row in rows] for rows in corpora)
    texts = made_of([row.csl for row in corpora[1]], options.lists, options.seed)
    made = lists_of(example for examples in texts.values() for example in examples)
    first, *rest = folds(grobid, options.folds, seed=options.seed)
    known = [group for part in rest for group in part] + lists_of(anystyle) + made
    with TemporaryDirectory() as name:
        fit_both(without_works_of(known, first), Path(name), Settings(options.iterations, options.c1, options.c2))
        use(Path(name))
        read = judged(first, gold, evaluate)
    print(*of_fields(read), "", *of_entries(read), sep="\n")


if __name__ == "__main__":
    main()
