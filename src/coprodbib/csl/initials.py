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
    given, tags = _tags_hidden(given)
    out = ""
    for word, period, gap in _PIECE.findall(given):
        out = _with_word(out, word, bool(period), mark, shorten=shorten)
        out = _with_gap(out, gap, hyphen=hyphen)
    out = out.rstrip(" -")
    return "".join(tags[ord(c) - _HIDDEN] if _HIDDEN <= ord(c) < _HIDDEN + len(tags) else c for c in out)


_HIDDEN = 0xE000


def _tags_hidden(given: str) -> tuple[str, list[str]]:
    """Inline markup as one private character each, which is no letter and stays with its word."""
    tags: list[str] = []

    def hide(match: re.Match[str]) -> str:
        tags.append(match[0])
        return chr(_HIDDEN + len(tags) - 1)

    return (re.sub(r"</?[a-z]{1,4}>", hide, given) if "<" in given else given), tags


def _with_word(out: str, word: str, period: bool, mark: str, *, shorten: bool) -> str:
    if period or len(word) == 1:
        return out + (f"{word} " if len(word) == 1 and word.islower() and not period else word + mark)
    if word[0].islower():
        return out.rstrip("-") if out.endswith("-") and shorten else f"{_spaced(out)}{word} "  # "Guo-ping" is "G."
    if shorten:
        closing = "".join(c for c in word[1:] if ord(c) >= _HIDDEN)
        return out + _initial(word) + (mark.rstrip() + closing + mark[len(mark.rstrip()) :] if closing else mark)
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
