"""text-case on the output tree (CSL 1.0.2, "Text-case", "Sentence Case Conversion", "Title Case Conversion").

Strings of a tree are seen as one row of characters, so that a word may run through markup ("<i>co</i>production");
no-case stretches are seen but not changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Literal

from coprodbib.csl.nodes import Node, strings, with_strings

TextCase = Literal["lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title"]

STOP_WORDS = frozenset(
    "a an and as at but by down for from in into nor of on onto or over so the till to up via with yet".split()
    + "amid atop de et like near per qua sans than thru unto upon v van von vs".split()
)
"""Words that title case leaves small inside a title (CSL 1.0.2, "Title Case Conversion"): those of CSL's list with up to
four letters, since Chicago (18th ed., 8.160) capitalizes longer prepositions and CSL follows Chicago (issue 456 of its
schema); left out are words that are mostly no prepositions ("next", "off", "out", "plus", "pro"). Name particles and
"et" are small in the CSL test-suite ("textcase_...")."""

_WORD_BREAKS = frozenset(" \t\n\xa0")
_OPENERS = frozenset(
    "\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\"'([{\N{INVERTED QUESTION MARK}\N{INVERTED EXCLAMATION MARK}\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
)
_AFTER_THESE_UP = frozenset(":?!\N{EM DASH}")


def in_case(node: Node, case: str, *, english: bool = True) -> Node:
    """A node with its text-case applied; title case is for English only.

    >>> in_case("the state of the art: a review", "title")
    'The State of the Art: A Review'
    >>> in_case("Über das Wissen", "title", english=False)
    'Über das Wissen'
    """
    change = _CHANGES.get(case)
    if change is None or (case == "title" and not english):
        return node
    pieces = list(strings(node))
    changed = change(_Row(pieces))
    return with_strings(node, iter(changed.cut([len(text) for text, _ in pieces])))


class _Row:
    """The characters of several strings in a row, each with leave to change it or not."""

    def __init__(self, pieces: Sequence[tuple[str, bool]]) -> None:
        self.characters = [c for text, _ in pieces for c in text]
        self.free = [cased for text, cased in pieces for _ in text]
        self.starts = set(accumulate(len(text) for text, _ in pieces))

    def cut(self, lengths: Sequence[int]) -> Iterator[str]:
        start = 0
        for length in lengths:
            yield "".join(self.characters[start : start + length])
            start += length

    def apply(self, at: int, change: Callable[[str], str]) -> None:
        if self.free[at]:
            self.characters[at] = change(self.characters[at])

    def words(self) -> Iterator[tuple[int, int]]:
        """(start, end) of each stretch without blanks."""
        start = None
        for at, character in enumerate((*self.characters, " ")):
            if character in _WORD_BREAKS:
                if start is not None:
                    yield start, at
                start = None
            elif start is None:
                start = at

    def text(self, start: int = 0, end: int | None = None) -> str:
        return "".join(self.characters[start:end])


def _lowercase(row: _Row) -> _Row:
    for at in range(len(row.characters)):
        row.apply(at, str.lower)
    return row


def _uppercase(row: _Row) -> _Row:
    for at in range(len(row.characters)):
        row.apply(at, str.upper)
    return row


def _capitalize(row: _Row, start: int, end: int) -> None:
    """The first letter of a word goes up, opening quotation marks and brackets skipped; "iPhone" stays."""
    at = start
    while at < end and row.characters[at] in _OPENERS:
        at += 1
    if at < end and not _is_mixed(row.text(at, end)):
        row.apply(at, str.upper)


def _is_mixed(word: str) -> bool:
    """A small letter first and a capital further on, up to a hyphen or apostrophe: the case is part of the name.

    >>> _is_mixed("iPhone"), _is_mixed("arXiv:1706"), _is_mixed("d'Arc"), _is_mixed("p-Value")
    (True, True, False, False)
    """
    first = re.split(r"[\W_]", word, maxsplit=1)[0]
    return first[:1].islower() and first != first.lower()


def _capitalize_first(row: _Row) -> _Row:
    words = [(start, end) for start, end in row.words() if any(c.isalnum() for c in row.characters[start:end])]
    for start, end in words[:1]:
        _capitalize(row, start, end)
    return row


def _capitalize_all(row: _Row) -> _Row:
    for start, end in row.words():
        for first, last in _parts(row, start, end):
            _capitalize(row, first, last)
    return row


def _sentence(row: _Row) -> _Row:
    """All capitals: everything but the first letter goes down; otherwise only the first letter goes up.

    A title with no-case stretches says itself which words keep their capitals: the other capitalized words go down.
    """
    if _all_capitals(row):
        _lowercase(row)
    elif not all(row.free):
        for start, end in row.words():
            if row.text(start, end).istitle():
                for at in range(start, end):
                    row.apply(at, str.lower)
    return _capitalize_first(row)


def _all_capitals(row: _Row) -> bool:
    text = row.text()
    return text.upper() == text and text.lower() != text


def _title(row: _Row) -> _Row:
    if _all_capitals(row):  # "PLOS ONE": a name, as far as one can see
        return row
    words = [(start, end) for start, end in row.words() if any(c.isalnum() for c in row.characters[start:end])]
    for number, (start, end) in enumerate(words):
        if "://" in row.text(start, end):  # an address is no word
            continue
        if number == 0:
            _capitalize(row, start, end)
        edge = number in (0, len(words) - 1) or _begins_anew(row, words[number - 1][1], start)
        _title_word(row, start, end, edge=edge)
    return row


def _begins_anew(row: _Row, before: int, start: int) -> bool:
    """Whether a word follows a colon or the end of a sentence, or begins the second half of an old double title.

    Double titles are "Moby-Dick; or, The Whale" (Chicago, 18th ed., 8.167).
    """
    gap = [c for c in row.characters[max(before - 5, 0) : start] if c not in _WORD_BREAKS]
    while gap and gap[-1] in "\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK})]":
        gap.pop()
    return bool(gap) and (gap[-1] in _AFTER_THESE_UP or "".join(gap[-4:]).lower() == ";or,")


def _title_word(row: _Row, start: int, end: int, *, edge: bool) -> None:
    """One word; of a hyphenated one every part, small words inside it left small ("State-of-the-Art").

    A small word that opens a quotation, a bracket or italics keeps its capital: it begins a title of its own; so does
    one behind a full stop, which may end a sentence or an abbreviation ("The end. A beginning", "Bd. of Educ.").
    """
    parts = list(_parts(row, start, end))
    for number, (first, last) in enumerate(parts):
        word = row.text(first, last).strip(_AROUND)
        inside = number > 0 if len(parts) > 1 and row.characters[first - 1] in _DASHES else not edge
        if word.lower() in STOP_WORDS and inside:
            if (word == word.lower() or len(parts) == 1) and not _keeps_capital(row, word, first):
                for at in range(first, last):
                    row.apply(at, str.lower)
        elif word == word.lower() and not _is_label(word, number) and not (inside and _LONE_LETTER.fullmatch(word)):
            _capitalize(row, first, last)


_LONE_LETTER = re.compile("[^\\W\\d_](?:[.'\N{RIGHT SINGLE QUOTATION MARK}][^\\W\\d_].*)?", re.DOTALL)
"""What may be a small word of another language or an abbreviation: "y", "d\N{RIGHT SINGLE QUOTATION MARK}une", "p.m.", "p-Values"."""


def _keeps_capital(row: _Row, word: str, first: int) -> bool:
    """Whether the capital of a small word was meant.

    Chicago sets prepositions of four letters small, APA (7th ed., 6.17) capitalizes them: such a capital is kept as typed.
    """
    if not word[:1].isupper():
        return False
    return len(word) >= 4 or _opens(row, first) or row.text(max(first - 2, 0), first).rstrip().endswith(".")


def _opens(row: _Row, first: int) -> bool:
    """Whether markup, a bracket or quotation marks begin at a character."""
    return first in row.starts or row.characters[first] in _OPENERS


def _is_label(part: str, number: int) -> bool:
    """A single letter after a hyphen ("07-x"), or of another script before one ("β-Carotene"): a name, not a word."""
    return len(part) == 1 and (number > 0 or not part.isascii())


def _parts(row: _Row, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a word with hyphens, dashes or slashes."""
    first = start
    for at in range(start, end):
        if row.characters[at] in _DASHES or row.characters[at] == "/":
            yield first, at
            first = at + 1
    yield first, end


_DASHES = "-\N{EN DASH}\N{EM DASH}"
_AROUND = "".join(_OPENERS) + ".,;:!?)]}\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"


_CHANGES: dict[str, Callable[[_Row], _Row]] = {
    "lowercase": _lowercase,
    "uppercase": _uppercase,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}


def capitalized_term(node: Node) -> Node:
    """A tree that begins with a word of the locale, a number before it aside, begins with a capital.

    >>> from coprodbib.csl.nodes import Span
    >>> capitalized_term(Span("plain", ["[1] ", Span("term", ["ibid."]), " 4"]))
    <plain: ['[1] ', <term: ['Ibid.']>, ' 4']>
    """
    if isinstance(node, str):
        return node
    if node.kind == "term":
        return in_case(node, "capitalize-first")
    first = next((i for i, child in enumerate(node.children) if _has_letter(child)), None)
    if first is None:
        return node
    before, child, after = node.children[:first], node.children[first], node.children[first + 1 :]
    return node.holding([*before, capitalized_term(child), *after])


def _has_letter(node: Node) -> bool:
    """Found at the first letter: a tree is asked on every level of the way down to its first word."""
    if isinstance(node, str):
        return any(map(str.isalpha, node))
    return any(map(_has_letter, node.children))
