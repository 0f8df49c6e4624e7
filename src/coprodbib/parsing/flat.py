"""A printed entry on one line, every character knowing where it came from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from coprodbib.model import Span

_JUNK = re.compile(
    r"(?P<blank>[\s\u200b\u200e\u200f\ufeff]+)|(?P<soft>\u00ad\s*)|(?P<mark>\[(?=[^\[\]\n]{1,300}\]\([^()\s]{1,300}\))|\]\([^()\s]{1,300}\)|\*{1,3}|(?<![\w/.])_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?![\w/]))"
)
_SUSPECT = re.compile(r"\A\s|\s\s|[^\S ]|[*_\u00ad\u200b\u200e\u200f\ufeff]|\]\(")
"""What a text on one line without emphasis marks has nothing of."""
_BROKEN_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-[ \t]*\n[ \t]*(?=[^\W\d_A-ZÀ-Þ])")
_BROKEN_ADDRESS = re.compile(r"(?:\b10\.\d{4,9}/|\bhttps?://)[^\s\"<>]{0,200}?[-/._=?&](\s*\n\s*)(?=[\w(-])")
_PREFIXES = frozenset(
    "co non self post pre multi inter semi anti quasi neo well long short high low cross de re e".split()
)
_LABELLED_YEAR = (
    r",?\s(?:(?P<year>(?:1[4-9]|20)\d\d[a-z]?)\s?[:=|]?|\((?P<in_brackets>(?:1[4-9]|20)\d\d[a-z]?)\)\s?[:=|])\s"
)
LABEL = re.compile(
    r"(?:(?P<name>[A-ZÀ-Þ][\w’'-]+)(?:(?:(?:,|\set|\s&|\sand|\sund|\s[–-])?\s|/)[A-ZÀ-Þ][\w’'-]+){0,3}(?:\set\s(?:al\.|alii)|\su\.\s?a\.)?|(?P<body>[A-ZÀ-Þ][^\d,.:;()]{6,80}))"
    + _LABELLED_YEAR
    + r"(?=(?:[A-ZÀ-Þ][\w’'.-]*\s){1,3}(?i:(?P=name))\b|(?i:(?P=name))\b|(?P=body)\b)"
)
"""What archaeologists and Austrians print before an entry: "Renaud, Lefèvre 1982 : L. Renaud, F. Lefèvre, Title"."""
_NUMBER = re.compile(r"\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,3}\s?\.(?=\s*[^\W\d]))\s*")


@dataclass(frozen=True, slots=True)
class Flat:
    """``text`` on one line; ``index[i]`` is the offset of ``text[i]`` in the printed entry.

    >>> flat = flatten("A  *title*\\nhere")
    >>> flat.text, flat.index[2]
    ('A title here', 4)
    """

    text: str
    index: tuple[int, ...]

    def span(self, label: str, start: int, end: int, confidence: float) -> Span:
        """The words ``text[start:end]`` as a labelled span of the printed entry."""
        first, last = self.index[start], self.index[end - 1] + 1
        return Span(label, first, last, self.text[start:end], confidence)


def flatten(raw: str) -> Flat:
    """Blanks folded, emphasis marks left out, words broken at line ends joined.

    >>> flatten("Public Admini-\\nstration").text, flatten("co-\\nproduction").text
    ('Public Administration', 'co-production')
    """
    if not _SUSPECT.search(raw):
        return Flat(raw, tuple(range(len(raw))))
    dropped = _dropped_hyphens(raw)
    chars: list[str] = []
    index: list[int] = []
    at = 0
    while at < len(raw):
        if at in dropped:
            at = dropped[at]
            continue
        junk = _JUNK.match(raw, at)
        if junk is None:
            chars.append(raw[at])
            index.append(at)
            at += 1
            continue
        if junk["blank"] and chars and chars[-1] != " ":
            chars.append(" ")
            index.append(at)
        at = junk.end()
    return Flat("".join(chars), tuple(index))


def _dropped_hyphens(raw: str) -> dict[int, int]:
    """Offset of a hyphen at a line's end -> offset where its word goes on (or where only the blank goes)."""
    out: dict[int, int] = {}
    for match in _BROKEN_WORD.finditer(raw):
        hyphen = match.end(1)
        out[hyphen + 1 if match[1].lower() in _PREFIXES else hyphen] = match.end()
    out.update((match.start(1), match.end(1)) for match in _BROKEN_ADDRESS.finditer(raw))
    return out


def number_end(text: str) -> int:
    """Where the entry begins behind a number such as "[12]" or "12.", or a label "Doe 1982 :"; 0 without one.

    >>> number_end("[12] Doe"), number_end("Doe")
    (5, 0)
    >>> number_end("Doe 1982 = Jane Doe, A title")
    11
    """
    match = _NUMBER.match(text) or LABEL.match(text)
    return match.end() if match else 0


_BARE_NUMBER = re.compile(r"(\d{1,4})[)\]]?\s+(?=[^\W\d_])")


def number_ends(texts: Sequence[str]) -> list[int]:
    """Where each entry of a list begins: behind bare numbers too, where nearly every entry has the next one.

    >>> number_ends(["5 Doe J. A title. 2001", "6 Roe R. Another. 2002", "7 Poe E. A third. 2003"])
    [2, 2, 2]
    """
    ends = [number_end(text) for text in texts]
    bare = [_BARE_NUMBER.match(text) for text in texts]
    numbers = [int(match[1]) for match in bare if match]
    rising = sum(b == a + 1 for a, b in pairwise(numbers))
    if len(numbers) < 3 or rising < 0.8 * (len(texts) - 1):
        return ends
    return [end or (match.end() if match else 0) for end, match in zip(ends, bare, strict=True)]
