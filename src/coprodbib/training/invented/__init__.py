"""Reference lists in styles made up at random, every piece labelled.

``styles`` draws a style, ``writing`` prints the parts all entries share, ``articles``, ``books`` and ``others`` the kinds of
works, ``entries`` puts an entry together, ``damage`` spoils some as conversion does. ``phrases`` holds what is printed
between fields in each language.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from coprodbib.training.examples import Example, Piece, from_pieces
from coprodbib.training.invented.damage import damaged
from coprodbib.training.invented.entries import entry
from coprodbib.training.invented.people import Person
from coprodbib.training.invented.styles import style
from coprodbib.training.invented.writing import Writer
from coprodbib.training.lexicon import LANGUAGES

DAMAGED_LISTS, DAMAGED_PIECES = 0.35, 0.1
"""Shares of lists that are damaged, and of the pieces in these."""


def invented_list(seed: int | str, size: int = 10, *, language: str = "") -> list[list[Piece]]:
    """One list: its entries as labelled pieces, all in one style.

    >>> invented_list(1) == invented_list(1)
    True
    """
    rng = Random(f"invented {seed}")
    language = language or rng.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
    writer = Writer(rng, style(rng, language))
    spoilt = rng.random() < DAMAGED_LISTS
    out, who = [], list[Person]()
    for number in range(1, size + 1):
        pieces, who = entry(writer, number, who)
        out.append(damaged(pieces, rng, DAMAGED_PIECES) if spoilt else pieces)
    return out


def invented(count: int, *, seed: int = 1, size: int = 10) -> Iterator[Example]:
    """Examples of ``count`` lists.

    >>> len(list(invented(2, size=3)))
    6
    """
    for number in range(count):
        name = f"invented-{seed}-{number}"
        yield from (from_pieces(pieces, name) for pieces in invented_list(f"{seed} {number}", size))
