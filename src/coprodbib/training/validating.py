"""How well models read what they have not seen: over groups of lists, and from one corpus to the other."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from coprodbib.parsing.hints import OTHER
from coprodbib.training.examples import Example, lists_of
from coprodbib.training.fitting import List, Report, Settings, fit_both, read_both, silent

_UNJUDGED = frozenset({OTHER, "note"})


class Scores(NamedTuple):
    """Shares from 0 to 1: tokens with the right label; F1 over all fields; entries all fields of which are right."""

    name: str
    entries: int
    tokens: float
    fields: float
    exact: float


def fields_of(example: Example, labels: Sequence[str]) -> dict[str, str]:
    """The fields of an entry as labels give them, in lower case and without punctuation.

    >>> from coprodbib.parsing.tokens import tokenise
    >>> fields_of(Example(tokenise("Doe, J. 2000"), [], "", ""), ["author", "author", "author", "other", "date"])
    {'author': 'doej', 'date': '2000'}
    """
    out: dict[str, str] = {}
    for token, label in zip(example.tokens, labels, strict=True):
        if label not in _UNJUDGED:
            out[label] = out.get(label, "") + re.sub(r"[\W_]", "", token.text.casefold())
    return {label: text for label, text in out.items() if text}


def score(name: str, examples: Sequence[Example], readings: Sequence[Sequence[str]]) -> Scores:
    """Compare readings with what is true.

    >>> from coprodbib.parsing.tokens import tokenise
    >>> doe = Example(tokenise("Doe 2000"), ["author", "date"], "", "Doe 2000")
    >>> score("doe", [doe], [["author", "title"]])
    Scores(name='doe', entries=1, tokens=0.5, fields=0.5, exact=0.0)
    """
    right = tokens = shared = known = read = exact = 0
    for example, labels in zip(examples, readings, strict=True):
        right += sum(a == b for a, b in zip(example.labels, labels, strict=True))
        tokens += len(labels)
        true, found = fields_of(example, example.labels), fields_of(example, labels)
        shared += len(true.items() & found.items())
        known, read = known + len(true), read + len(found)
        exact += true == found
    return Scores(
        name, len(examples), right / max(tokens, 1), 2 * shared / max(known + read, 1), exact / max(len(examples), 1)
    )


def folds(examples: Iterable[Example], count: int, *, seed: int = 1) -> list[list[List]]:
    """Lists shared out among folds, about as many entries in each; the lists of one name stay together.

    >>> parts = folds([Example([], [], name, "") for name in "aabbccdd"], 2)
    >>> sorted(len(group) for part in parts for group in part), [len(part) for part in parts]
    ([2, 2, 2, 2], [2, 2])
    """
    by_name: dict[str, list[Example]] = {}
    for example in examples:
        by_name.setdefault(example.list_name, []).append(example)
    groups = [by_name[name] for name in sorted(by_name)]
    random.Random(seed).shuffle(groups)
    out: list[list[Example]] = [[] for _ in range(count)]
    for group in sorted(groups, key=len, reverse=True):
        min(out, key=len).extend(group)
    return [lists_of(part) for part in out]


def without_works_of(known: Iterable[List], unseen: Iterable[List]) -> list[List]:
    """Lists without the entries whose title is among those unseen: the corpora share works, and records are printed anew.

    >>> from coprodbib.parsing.tokens import Token
    >>> one, two = Example([Token("A", 0, 1)], ["title"], "", "A"), Example([Token("B", 0, 1)], ["title"], "", "B")
    >>> without_works_of([[one, two], [one]], [[one]]) == [[two]]
    True
    """
    titles = {_title(example) for group in unseen for example in group} - {""}
    left = [[example for example in group if _title(example) not in titles] for group in known]
    return [group for group in left if group]


def _title(example: Example) -> str:
    return fields_of(example, example.labels).get("title", "")


def judge(name: str, known: Sequence[List], unseen: Sequence[List], settings: Settings) -> Scores:
    """Fit to some lists, without the works of those unseen, and read these."""
    known = without_works_of(known, unseen)
    with TemporaryDirectory() as folder:
        fit_both(known, Path(folder), settings)
        readings = read_both(unseen, Path(folder))
    examples = [example for group in unseen for example in group]
    return score(name, examples, [labels for group in readings for labels in group])


def cross_validate(
    corpora: dict[str, list[Example]],
    made: Sequence[List],
    settings: Settings,
    *,
    count: int,
    seed: int = 1,
    report: Report = silent,
) -> Iterator[Scores]:
    """Scores on each fold of the first corpus, then on each corpus of models that never saw any of it nor of its works.

    ``made`` is made-up text, which all models learn from.
    """
    names = list(corpora)
    parts = folds(corpora[names[0]], count, seed=seed) if count > 1 else []
    others = [group for name in names[1:] for group in lists_of(corpora[name])]
    for k, part in enumerate(parts):
        rest = [group for j, other in enumerate(parts) if j != k for group in other]
        yield _reported(judge(f"{names[0]}, fold {k + 1} of {count}", [*rest, *others, *made], part, settings), report)
    for name in names if count > 1 else ():
        rest = [group for other in names if other != name for group in lists_of(corpora[other])]
        yield _reported(judge(f"all of {name}, unseen", [*rest, *made], lists_of(corpora[name]), settings), report)


def _reported(scores: Scores, report: Report) -> Scores:
    report(
        f"{scores.name}: {scores.tokens:.4f} of tokens, {scores.fields:.4f} of fields, {scores.exact:.4f} of entries"
    )
    return scores
