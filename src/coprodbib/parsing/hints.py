"""What the grammar and the rest of the list say about a token: hints to the sequence model.

The grammar (``rules``) labels every entry first; the model learns how far to follow it. The entries of one list share
a style: what most of them print between two fields, and which label stands behind a mark, is told to each of them
when the list is read a second time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from coprodbib.openings import Opening
from coprodbib.parsing.features import is_mark
from coprodbib.parsing.pieces import Found
from coprodbib.parsing.tokens import Token, within

OTHER = "other"
"""The label of what belongs to no field."""
SMALLEST_LIST = 4
"""Entries from which on a list is said to have a style."""

ALIKE = 0.38
"""Likeness from which on the entries of a list share a style. In piles of entries from everywhere it is 0.26 to 0.36, in most
lists of one document above 0.41."""

Rows = list[list[str]]


def labels_of(found: Sequence[Found], tokens: Sequence[Token]) -> list[str]:
    """The label that recognised parts give each token; of two parts the shorter wins.

    >>> labels_of([("date", 4, 8)], [Token("Doe", 0, 3), Token("2000", 4, 8)])
    ['other', 'date']
    """
    labels = [OTHER] * len(tokens)
    for label, start, end in sorted(found, key=lambda part: part[1] - part[2]):
        here = within(tokens, start, end)
        labels[here] = [label] * (here.stop - here.start)
    return labels


def grammar_hints(labels: Sequence[str], tokens: Sequence[Token], opening: Opening | None) -> Rows:
    """The grammar's labels, with how sure it may be: how the entry opened and how many words it left over."""
    trust = f"{_ease(opening)}{min(unexplained(labels, tokens) // 2, 2)}"
    around = ["^", *labels, "$"]
    return [list(_hint(trust, around[i], label, around[i + 2])) for i, label in enumerate(labels)]


@lru_cache(maxsize=20_000)
def _hint(trust: str, before: str, label: str, behind: str) -> tuple[str, ...]:
    return f"r={label}", f"rq={label}{trust}", f"rp={before}>{label}", f"rn={label}>{behind}"


def _ease(opening: Opening | None) -> str:
    if opening is None:
        return "n"
    return "0" if opening.cost < 0.6 else "1" if opening.cost < 2 else "2"


def unexplained(labels: Sequence[str], tokens: Sequence[Token]) -> int:
    """How many words of four letters and more have no label."""
    return sum(
        label == OTHER and len(token.text) > 3 and token.text.isalpha()
        for label, token in zip(labels, tokens, strict=True)
    )


Step = tuple[str, str, str]
"""The label before, the words and marks between, the label behind."""


def list_hints(
    entries: Sequence[Sequence[Token]], labelled: Sequence[Sequence[str]], *, wanted: Sequence[bool] = ()
) -> list[Rows]:
    """What the entries of a list have in common with each, after a first reading; nothing in very short lists and among strangers.

    Entries that are not ``wanted`` tell the others, but are told nothing.
    """
    if len(entries) < SMALLEST_LIST or wanted and not any(wanted):
        return [[] for _ in entries]
    steps = [_steps(tokens, labels) for tokens, labels in zip(entries, labelled, strict=True)]
    common = Counter(step for mine in steps for step in {step for step, _, _ in mine})
    if _likeness(steps, common) < ALIKE:
        return [[] for _ in entries]
    behind = _behind_marks(entries, labelled)
    return [
        _hints(tokens, labels, mine, common, behind, len(entries) - 1) if wants else []
        for tokens, labels, mine, wants in zip(entries, labelled, steps, wanted or [True] * len(entries), strict=True)
    ]


def _likeness(steps: Sequence[list[tuple[Step, int, int]]], common: Counter[Step]) -> float:
    """The mean share of other entries that take the steps of an entry, over all entries."""
    others = len(steps) - 1
    shares = [sum(common[step] - 1 for step, _, _ in mine) / (others * len(mine)) for mine in steps]
    return sum(shares) / len(shares)


def _hints(
    tokens: Sequence[Token],
    labels: Sequence[str],
    steps: list[tuple[Step, int, int]],
    common: Counter[Step],
    behind: dict[tuple[str, str], Counter[str]],
    others: int,
) -> Rows:
    rows = [[f"f={label}"] for label in labels]
    for step, start, end in steps:
        shared = common[step] - 1
        share = f"c{min(4, 8 * shared // others)}" if shared else "c-"
        for k in range(start, end):
            rows[k] += (share, f"{share}={step[2]}")
        if start < end:
            rows[start].append(f"B{share}")
    for k, key in _marked(tokens, labels):
        rows[k] += _usual(behind[key], labels[k])
    return rows


def _usual(counts: Counter[str], own: str) -> list[str]:
    """The usual label at such a place in the other entries, and how usual."""
    total = counts.total() - 1
    if total < 2:
        return []
    label, count = max(((label, count - (label == own)) for label, count in counts.items()), key=_most)
    told = f"A={label}{4 * count // total}"
    return [told, f"{told}|{own}"]


def _most(item: tuple[str, int]) -> tuple[int, str]:
    return item[1], item[0]


def _steps(tokens: Sequence[Token], labels: Sequence[str]) -> list[tuple[Step, int, int]]:
    """The fields of an entry in order: how each follows the one before it, its first token and the end of it."""
    out: list[tuple[Step, int, int]] = []
    last, at, gap = "^", 0, 0
    while at < len(tokens):
        if labels[at] == OTHER:
            at += 1
            continue
        end = at
        while end < len(tokens) and labels[end] == labels[at]:
            end += 1
        out.append(((last, _between(tokens[gap:at]), labels[at]), at, end))
        last, at, gap = labels[at], end, end
    out.append(((last, _between(tokens[gap:]), "$"), len(tokens), len(tokens)))
    return out


def _between(tokens: Sequence[Token]) -> str:
    return " ".join("#" if token.text[0].isdigit() else token.text.lower() for token in tokens[:4])


def _behind_marks(
    entries: Sequence[Sequence[Token]], labelled: Sequence[Sequence[str]]
) -> dict[tuple[str, str], Counter[str]]:
    counts: dict[tuple[str, str], Counter[str]] = {}
    for tokens, labels in zip(entries, labelled, strict=True):
        for k, key in _marked(tokens, labels):
            counts.setdefault(key, Counter())[labels[k]] += 1
    return counts


def _marked(tokens: Sequence[Token], labels: Sequence[str]) -> list[tuple[int, tuple[str, str]]]:
    """Every token right behind a mark, with the field before it and the mark."""
    out = []
    last = "^"
    for k in range(1, len(tokens)):
        last = labels[k - 1] if labels[k - 1] != OTHER else last
        if is_mark(tokens[k - 1]) and not is_mark(tokens[k]):
            out.append((k, (last, tokens[k - 1].text)))
    return out
