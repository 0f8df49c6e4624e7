"""An entry with a label for every token: what the model learns from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from coprodbib.parsing.flat import flatten, number_end
from coprodbib.parsing.hints import OTHER
from coprodbib.parsing.tokens import Token, tokenise
from coprodbib.training.trimming import trim

LABELS = (
    "author", "editor", "translator", "title", "container-title", "date", "volume", "issue", "pages", "edition",
    "publisher", "location", "genre", "note", "collection-title", "doi", "url", OTHER,
)  # fmt: skip
"""What a token may be; those of ``parsing`` that are found by rule are left to the rules."""

Piece = tuple[str, str]
"""A label and the text it stands for; the texts of an entry join to the entry."""


class Example(NamedTuple):
    """A printed entry; tokens are those of its text on one line, behind the number it may begin with."""

    tokens: list[Token]
    labels: list[str]
    list_name: str
    raw: str


def from_pieces(pieces: Iterable[Piece], list_name: str = "", *, words: bool = False) -> Example:
    """An example from the labelled pieces of an entry; ``words`` as for ``trim``.

    >>> example = from_pieces([("other", "[1] "), ("author", "Doe, J."), ("other", " "), ("date", "2000")])
    >>> [(token.text, label) for token, label in zip(example.tokens, example.labels)]
    [('Doe', 'author'), (',', 'author'), ('J', 'author'), ('.', 'other'), ('2000', 'date')]
    """
    pieces = list(pieces)
    of_character = [label for label, text in pieces for _ in text]
    raw = "".join(text for _, text in pieces)
    tokens, labels = labelled(raw, of_character)
    trim(tokens, labels, words=words)
    identify(tokens, labels)
    return Example(tokens, labels, list_name, raw)


def labelled(raw: str, of_character: Sequence[str]) -> tuple[list[Token], list[str]]:
    """The tokens of an entry, and their labels from those of its characters.

    >>> labelled("A b", ["title"] * 3)[1]
    ['title', 'title']
    """
    flat = flatten(raw)
    tokens = tokenise(flat.text, number_end(flat.text))
    return tokens, [of_character[flat.index[token.start]] for token in tokens]


def identify(tokens: Sequence[Token], labels: list[str]) -> None:
    """Identifiers are what they look like, and nothing else is one.

    >>> labels = ["note", "doi"]
    >>> identify([Token("10.1000/1", 0, 9, "doi"), Token(".", 9, 10)], labels)
    >>> labels
    ['doi', 'other']
    """
    for k, token in enumerate(tokens):
        if token.kind:
            labels[k] = token.kind if token.kind in ("doi", "url") else OTHER
        elif labels[k] in ("doi", "url"):
            labels[k] = OTHER


LONGEST_LIST = 15
"""Entries that are looked at together; longer lists are cut, so that the model meets short ones as well."""


def lists_of(examples: Iterable[Example]) -> list[list[Example]]:
    """Neighbours of one list together, ``LONGEST_LIST`` at most.

    >>> [len(group) for group in lists_of([Example([], [], "a", "")] * 20 + [Example([], [], "b", "")])]
    [15, 5, 1]
    """
    groups = [list(group) for _, group in groupby(examples, key=lambda example: example.list_name)]
    return [group[k : k + LONGEST_LIST] for group in groups for k in range(0, len(group), LONGEST_LIST)]
