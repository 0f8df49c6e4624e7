"""Examples -> the two models: the first with the grammar's hints, the second with those of the list as well.

The second model learns from first readings as bad as it will meet: those of a model that never saw the list. So the
lists are halved, a model is fitted to each half, and each reads the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from sys import intern
from tempfile import TemporaryDirectory
from typing import NamedTuple

from coprodbib.parsing.evidence import Evidence, gather
from coprodbib.parsing.features import features
from coprodbib.parsing.flat import flatten, number_end
from coprodbib.parsing.hints import Rows, grammar_hints, labels_of, list_hints
from coprodbib.parsing.rules import begin, finish
from coprodbib.parsing.sequence import FIRST, SECOND
from coprodbib.training.examples import Example

List = list[Example]


class Settings(NamedTuple):
    """How the models are fitted: steps of L-BFGS at most, and the weights of the L1 and L2 norms.

    >>> Settings().iterations
    80
    """

    iterations: int = 80
    c1: float = 1.0
    c2: float = 0.3


Report = Callable[[str], None]
"""Takes a line about how far the work is."""


def silent(line: str) -> None:
    """Tells nobody.

    >>> silent("half done")
    """


def grammar(group: Sequence[Example]) -> list[Rows]:
    """The grammar's hints for the entries of one list, read with what they tell each other."""
    texts = [flatten(example.raw).text for example in group]
    begun = [begin(text, number_end(text)) for text in texts]
    evidence = gather([finish(entry, Evidence()) for entry in begun])
    return [
        _kept_once(
            grammar_hints(labels_of(finish(entry, evidence).found, example.tokens), example.tokens, entry.opening)
        )
        for entry, example in zip(begun, group, strict=True)
    ]


def _kept_once(rows: Rows) -> Rows:
    """The same hints, each string once in memory: millions of tokens share a few hundred."""
    return [[intern(hint) for hint in row] for row in rows]


def fit(
    examples: Sequence[Example], hints: Sequence[Rows], path: Path, *, iterations: int, c1: float, c2: float
) -> None:
    """Fit one model to examples with their hints, and write it.

    The same examples in the same order give the same model: L-BFGS draws nothing at random.
    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for example, rows in zip(examples, hints, strict=True):
        if example.tokens:
            trainer.append(features(example.tokens, rows), example.labels)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": iterations})
    trainer.train(str(path))


def read(path: Path, examples: Sequence[Example], hints: Sequence[Rows]) -> list[list[str]]:
    """The labels a model gives the tokens of examples."""
    import pycrfsuite

    model = pycrfsuite.Tagger()
    model.open(str(path))
    return [
        model.tag(features(example.tokens, rows)) if example.tokens else []
        for example, rows in zip(examples, hints, strict=True)
    ]


def fit_both(lists: Sequence[List], folder: Path, settings: Settings, report: Report = silent) -> None:
    """Fit both models to lists and write them to a folder, which exists."""
    hints = [grammar(group) for group in lists]
    report("the grammar has read all lists")
    _fit(lists, hints, folder / FIRST, settings)
    report("the first model is fitted")
    second = with_list_hints(lists, hints, _out_of_fold(lists, hints, settings, report))
    _fit(lists, second, folder / SECOND, settings)
    report("the second model is fitted")


def read_both(lists: Sequence[List], folder: Path) -> list[list[list[str]]]:
    """The labels of lists as the two models in a folder read them, list by list."""
    hints = [grammar(group) for group in lists]
    first = _read(folder / FIRST, lists, hints)
    return _read(folder / SECOND, lists, with_list_hints(lists, hints, first))


def with_list_hints(
    lists: Sequence[List], hints: Sequence[list[Rows]], readings: Sequence[list[list[str]]]
) -> list[list[Rows]]:
    """Hints of the grammar and of the list's first reading together."""
    out = []
    for group, rows, labels in zip(lists, hints, readings, strict=True):
        told = list_hints([example.tokens for example in group], labels)
        out.append([_joined(own, more) for own, more in zip(rows, told, strict=True)])
    return out


def _joined(own: Rows, more: Rows) -> Rows:
    """Hints of an entry; a list too short to have a style gives none."""
    return [[*a, *map(intern, b)] for a, b in zip(own, more or [[]] * len(own), strict=True)]


def _out_of_fold(
    lists: Sequence[List], hints: Sequence[list[Rows]], settings: Settings, report: Report
) -> list[list[list[str]]]:
    """First readings of every list by a model fitted to the other half."""
    out: list[list[list[str]]] = [[] for _ in lists]
    halves = _halves(lists)
    with TemporaryDirectory() as folder:
        for half in (0, 1):
            own, other = ([k for k, place in enumerate(halves) if place == side] for side in (half, 1 - half))
            path = Path(folder) / f"half-{half}.crfsuite"
            _fit([lists[k] for k in other], [hints[k] for k in other], path, settings)
            readings = _read(path, [lists[k] for k in own], [hints[k] for k in own])
            for k, labels in zip(own, readings, strict=True):
                out[k] = labels
            report(f"half {half + 1} of 2 is read by a model that did not see it")
    return out


def _halves(lists: Sequence[List]) -> list[int]:
    """0 or 1 for every list; those of one name, parts of a long one or copies, are in one half.

    >>> _halves([[Example([], [], name, "")] for name in "aabbc"])
    [0, 0, 1, 1, 0]
    """
    numbers: dict[str, int] = {}
    return [numbers.setdefault(group[0].list_name, len(numbers)) % 2 for group in lists]


def _fit(lists: Sequence[List], hints: Sequence[list[Rows]], path: Path, settings: Settings) -> None:
    examples = [example for group in lists for example in group]
    fit(examples, [rows for group in hints for rows in group], path, **settings._asdict())


def _read(path: Path, lists: Sequence[List], hints: Sequence[list[Rows]]) -> list[list[list[str]]]:
    examples = [example for group in lists for example in group]
    labels = iter(read(path, examples, [rows for group in hints for rows in group]))
    return [[next(labels) for _ in group] for group in lists]
