"""The sequence model: two conditional random fields, the second of which knows the first reading of the whole list.

Trained by ``coprodbib.training``; what it was trained on and how it scores says ``model/card.md``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, NamedTuple

from coprodbib.parsing.features import Features

if TYPE_CHECKING:
    from pycrfsuite import Tagger

FIRST, SECOND = "first.crfsuite", "second.crfsuite"
"""The files of the model, in ``parsing/model``."""


class Reading(NamedTuple):
    """Labels of an entry, one per token, and the probability of each where it was asked for."""

    labels: list[str]
    sure: list[float]


@lru_cache(maxsize=2)
def tagger(name: str) -> Tagger:
    """One of the two models, opened once."""
    import pycrfsuite  # costs more than the rest of the import

    opened = pycrfsuite.Tagger()
    with as_file(files("coprodbib.parsing") / "model" / name) as path:
        opened.open(str(path))
    return opened


def read(name: str, rows: Sequence[Features], *, sure: bool = False) -> Reading:
    """The most probable labels of one entry; ``sure`` asks for their probabilities, which costs as much again.

    >>> from coprodbib.parsing.features import features
    >>> from coprodbib.parsing.tokens import tokenise
    >>> tokens = tokenise("Doe, J. (2000). On a thing. Voluntas, 8, 101-109.")
    >>> read(FIRST, features(tokens, [[] for _ in tokens])).labels[:3]
    ['author', 'author', 'author']
    """
    if not rows:
        return Reading([], [])
    model = tagger(name)
    labels = model.tag(rows)
    return Reading(labels, [model.marginal(label, k) for k, label in enumerate(labels)] if sure else [])
