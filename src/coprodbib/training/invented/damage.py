"""Damage as conversion leaves it: broken words, lost and doubled blanks, marks that turned into others."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from coprodbib.parsing.hints import OTHER
from coprodbib.training.examples import Piece

_WORDS = frozenset({"title", "container-title", "publisher"})


def damaged(pieces: list[Piece], rng: Random, rate: float) -> list[Piece]:
    """The same pieces, about ``rate`` of them damaged.

    >>> damaged([("title", "A title")], Random(1), 0.0)
    [('title', 'A title')]
    """
    return [
        (label, rng.choice(_DAMAGES)(label, text, rng)) if len(text) > 1 and rng.random() < rate else (label, text)
        for label, text in pieces
    ]


def _wrong_mark(label: str, text: str, rng: Random) -> str:
    if label != OTHER:
        return text
    return text.replace(".", ",") if "." in text else text.replace(",", ".")


def _blank_before_mark(label: str, text: str, rng: Random) -> str:
    return re.sub(r"(?<=\w)([,.;:])", r" \1", text)


def _no_blank(label: str, text: str, rng: Random) -> str:
    return text.replace(", ", ",").replace(". ", ".") if label in ("author", OTHER) else text


def _broken_word(label: str, text: str, rng: Random) -> str:
    """A hyphen of a line's end that stayed in the word."""
    words = text.split(" ")
    k = rng.randrange(len(words))
    if label in _WORDS and len(words[k]) > 7 and words[k].isalpha():
        words[k] = f"{words[k][:4]}- {words[k][4:]}"
    return " ".join(words)


def _two_blanks(label: str, text: str, rng: Random) -> str:
    return text.replace(" ", "  ", 1)


def _lost_mark(label: str, text: str, rng: Random) -> str:
    return " " if label == OTHER and text.strip() in (".", ",", ";") else text


def _short_dash(label: str, text: str, rng: Random) -> str:
    return text.replace("–", "-")


def _line_break(label: str, text: str, rng: Random) -> str:
    """The blank at which a line ended may be lost."""
    blanks = [match.start() for match in re.finditer(r"(?<=\w) (?=\w)", text)]
    if label not in _WORDS or not blanks:
        return text
    k = rng.choice(blanks)
    return text[:k] + text[k + 1 :]


_DAMAGES: tuple[Callable[[str, str, Random], str], ...] = (
    _wrong_mark,
    _blank_before_mark,
    _no_blank,
    _broken_word,
    _two_blanks,
    _lost_mark,
    _short_dash,
    _line_break,
)
