"""Given names -> initials (CSL 1.0.2, "Name": ``initialize``, ``initialize-with``, ``initialize-with-hyphen``)."""

from __future__ import annotations

import re

from coprodbib.csl.people import is_romanesque

_PIECE = re.compile(r"([^\s.\-\N{NON-BREAKING HYPHEN}]+)(\.?)([\s\-\N{NON-BREAKING HYPHEN}]*)")


def initialized(given: str, mark: str, *, shorten: bool = True, hyphen: bool = True) -> str:
    """A given name with ``mark`` after each initial; with ``shorten`` False only what is an initial already.

    Abbreviations of several letters ("Ph.") are kept, and so are small words ("ibn").

    >>> initialized("Jean-Luc M", ". "), initialized("John M.E.", "."), initialized("Ph. M.E.", "")
    ('J.-L. M.', 'J.M.E.', 'PhME')
    >>> initialized("John M.E", ". ", shorten=False), initialized("Jean-Luc", ".", hyphen=False)
    ('John M. E.', 'J.L.')
    """
    if not is_romanesque(given):
        return given
    out = ""
    for word, period, gap in _PIECE.findall(given):
        out = _with_word(out, word, bool(period), mark, shorten=shorten)
        out = _with_gap(out, gap, hyphen=hyphen)
    return out.rstrip(" -")


def _with_word(out: str, word: str, period: bool, mark: str, *, shorten: bool) -> str:
    if period or len(word) == 1:
        return out + (word + mark if word[0].isupper() or period or not word[0].islower() else f"{word} ")
    if word[0].islower():
        return out.rstrip("-") if out.endswith("-") and shorten else f"{_spaced(out)}{word} "  # "Guo-ping" is "G."
    if shorten:
        return out + _initial(word) + mark
    return f"{_spaced(out)}{word} "


def _initial(word: str) -> str:
    """The first letter with what belongs to it: "'Abd" is "'A", "TSerendorj" is "Ts"."""
    double = re.match(r"([^\W\d_])([^\W\d_])(?=[^\W\d_])", word)
    if double and double[0].isupper() and word[2].islower():
        return double[1] + double[2].lower()
    match = re.match(r"\W*\w", word)
    return match[0] if match else word[0]


def _spaced(out: str) -> str:
    return out if not out or out[-1] in " -" else out + " "


def _with_gap(out: str, gap: str, *, hyphen: bool) -> str:
    dash = gap.strip()
    if not dash:
        return out
    return out.rstrip() + dash if hyphen else out
