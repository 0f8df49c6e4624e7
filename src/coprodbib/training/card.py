"""What a model was trained on and how well it reads, as a page that goes with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from coprodbib.training.fitting import Settings
from coprodbib.training.gathering import Gathered
from coprodbib.training.validating import Scores

_LICENCES = {
    "AnyStyle": "`res/parser/core.xml` of AnyStyle, BSD-2-Clause, copyright its authors",
    "GROBID": "the citation corpora of GROBID (`grobid-trainer/resources/dataset/citation`), Apache-2.0, copyright its authors",
}


def card(gathered: Gathered, settings: Settings, scores: Sequence[Scores], *, seed: int, command: str) -> str:
    """The page, in Markdown."""
    parts = [
        "# The sequence model",
        "Two linear-chain conditional random fields over words and punctuation. The first is told what the grammar thinks; the "
        "second also what the first made of the whole list.",
        _trained_on(gathered),
        f"Fitted on {date.today().isoformat()} with `{command}`: seed {seed}, {_described(settings)}.",
        _licences(),
        _scored(scores),
    ]
    return "\n\n".join(parts) + "\n"


def _described(settings: Settings) -> str:
    return f"{settings.iterations} iterations of L-BFGS at most, L1 {settings.c1}, L2 {settings.c2}"


def _trained_on(gathered: Gathered) -> str:
    rows = [(name, len(examples)) for part in gathered for name, examples in part.items()]
    return _table(("text", "references"), [*rows, ("together", sum(count for _, count in rows))])


def _licences() -> str:
    sources = "\n".join(f"- {name}: {licence}" for name, licence in _LICENCES.items())
    return f"Text that people labelled:\n\n{sources}\n\nAll other text is made by `coprodbib.training` from words of its own and from AnyStyle's records."


def _scored(scores: Sequence[Scores]) -> str:
    if not scores:
        return "It was not cross-validated."
    rows = [(s.name, s.entries, *(f"{100 * share:.2f}" for share in s[2:])) for s in scores]
    told = "Cross-validation, groups of lists kept together (per cent; equality without case and punctuation):"
    return f"{told}\n\n{_table(('read', 'references', 'tokens right', 'F1 of fields', 'entries exact'), rows)}"


def _table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table.

    >>> print(_table(("a", "b"), [(1, 2)]))
    | a | b |
    |---|---|
    | 1 | 2 |
    """
    lines = [head, *rows]
    printed = ["| " + " | ".join(map(str, line)) + " |" for line in lines]
    return "\n".join([printed[0], "|" + "---|" * len(head), *printed[1:]])
