"""A printed entry as tokens: words, numbers and single marks; an identifier is one token."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

_IDENTIFIER = re.compile(
    r"(?:(?:https?://(?:dx\.|www\.)?doi\.org/|\bdoi:?\s?(?:https?://(?:dx\.)?doi\.org/)?)?(?P<doi>\b10\.\d{4,9}/[^\s\"<>“”»]{1,200}))"
    r"|(?P<url>(?:https?://|ftp://|\bwww\.)[^\s\"<>“”»]{2,600})"
    r"|(?P<eprint>\barXiv:\s?(?:\d{4}\.\d{4,5}(?:v\d)?|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})|\b(?:hep|astro|cond|quant|gr|nucl|math)-(?:th|ph|ex|lat|mat|qc)/\d{7})"
    r"|(?P<isbn>\bISBN(?:-1[03])?:?\s?(?:97[89][-–\s]?)?\d[\d\-–\s]{7,14}[\dXx])"
    r"|(?P<pmid>\b(?:PMID|PMCID):?\s?(?:PMC)?\d{4,9})",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’`´][^\W\d_]+)*|\d+|[^\w\s]|_")
_OUTSIDE = ".,;:’”'\"«»"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}


class Token(NamedTuple):
    """A word, number, mark or identifier; ``kind`` is doi, url, eprint, isbn or pmid for the last, else "".

    >>> Token("A", 0, 1).kind
    ''
    """

    text: str
    start: int
    end: int
    kind: str = ""


def tokenise(text: str, start: int = 0) -> list[Token]:
    """The tokens of a text from an offset on.

    >>> [token.text for token in tokenise("Doe, J. 2000a. doi:10.1000/182.")]
    ['Doe', ',', 'J', '.', '2000', 'a', '.', 'doi', ':', '10.1000/182', '.']
    """
    tokens: list[Token] = []
    for match in _IDENTIFIER.finditer(text, start):
        kind = match.lastgroup or ""
        printed = unpunctuated(match[kind]) if kind in ("doi", "url") else match[kind]
        at = match.start(kind)
        if not printed or at < start:
            continue
        tokens += _words(text, start, at)
        start = at + len(printed)
        tokens.append(Token(printed, at, start, kind))
    return tokens + _words(text, start, len(text))


def _words(text: str, start: int, end: int) -> list[Token]:
    return [Token(match[0], match.start(), match.end()) for match in _WORD.finditer(text, start, end)]


_start = attrgetter("start")


def within(tokens: Sequence[Token], start: int, end: int) -> slice:
    """Where the tokens that begin in a stretch of the text stand among all.

    >>> within([Token("Doe", 0, 3), Token("2000", 4, 8), Token(".", 8, 9)], 4, 8)
    slice(1, 2, None)
    """
    first = bisect_left(tokens, start, key=_start)
    return slice(first, bisect_left(tokens, end, first, key=_start))


def unpunctuated(identifier: str) -> str:
    """An identifier without the punctuation of the sentence around it.

    >>> unpunctuated("10.1000/182)."), unpunctuated("10.1000/a(1)b")
    ('10.1000/182', '10.1000/a(1)b')
    """
    end = len(identifier)
    while end and (identifier[end - 1] in _OUTSIDE or _is_left_open(identifier[:end])):
        end -= 1
    return identifier[:end]


def _is_left_open(text: str) -> bool:
    """Whether the last character closes a bracket that was not opened."""
    opening = _PAIRS.get(text[-1])
    return opening is not None and text.count(opening) < text.count(text[-1])
