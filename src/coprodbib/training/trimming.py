"""What of a labelled stretch is the field itself: punctuation at its edges and words that announce it are not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coprodbib.languages.cues import CUES_OF
from coprodbib.parsing.features import is_mark
from coprodbib.parsing.hints import OTHER
from coprodbib.parsing.tokens import Token

_ROLES = frozenset(
    "in dans en em ed eds editor editors edited hrsg hg hgg herausgegeben trans translated and org orgs coord dir éd éds sous direction "
    "with cura redigert red übers trad translator translators compiled comp editado traduction traduit".split()
)
_WEAK = frozenset("in dans en em and with".split())
"""Stand before editors, but do not say that they are."""

_BEHIND_ROLES = frozenset("by von v vom de par por la a di".split())
"""Belong to a role ("hrsg. von") behind one; elsewhere they begin a name."""

_LEADS = {
    "container-title": frozenset({"in", "dans"}),
    "pages": frozenset("pp p pages page s seiten seite pág págs ss art article".split()),
    "volume": frozenset("vol volume v bd band jg t tome".split()),
    "issue": frozenset("no nr n nos number issue heft h num núm".split()),
}
_EXTENTS = frozenset("p pp s pages seiten".split())
_KEPT = {"title": "?!", "author": "…"}
_WITH_BRACKETS = frozenset({"title", "author", "publisher", "collection-title", "note", "location"})

Range = tuple[int, int]


def trim(tokens: Sequence[Token], labels: list[str], *, words: bool = False) -> None:
    """Take the edges of every labelled stretch out of it; with ``words`` also "pp.", "vol.", "edited by" and the like.

    >>> tokens = [Token(text, k, k + 1) for k, text in enumerate(["pp", ".", "1", "-", "9", "."])]
    >>> labels = ["pages"] * 6
    >>> trim(tokens, labels, words=True)
    >>> labels
    ['other', 'other', 'pages', 'pages', 'pages', 'other']
    """
    start = 0
    while start < len(labels):
        label, end = labels[start], start + 1
        while end < len(labels) and labels[end] == label:
            end += 1
        if label != OTHER:
            trim_stretch(tokens, labels, start, end, words=words)
        start = end


def trim_stretch(tokens: Sequence[Token], labels: list[str], start: int, end: int, *, words: bool) -> None:
    """The same for one stretch, which carries its label already."""
    label = labels[start]
    first, last = _without_words(tokens, label, start, end) if words else (start, end)
    first, last = _without_marks(tokens, label, first, last)
    for k in range(start, end):
        labels[k] = label if first <= k < last else OTHER


def _without_words(tokens: Sequence[Token], label: str, start: int, end: int) -> Range:
    if label in ("editor", "translator"):
        return _without_roles(tokens, start, end)
    if label not in _LEADS:
        return start, end
    first = _skip(tokens, start, end - 1, lambda k: _announces(tokens, k, label))
    left = [token for token in tokens[first:end] if not is_mark(token)]
    if label == "pages" and len(left) == 2 and left[1].text.lower() in _EXTENTS:
        return end, end  # "345 p.": how long a book is
    return first, _number_end(tokens, first, end) if label in ("volume", "issue") else end


def _number_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """The end of a number without the words behind it: "117. årgang"; all of it where it is none."""
    ends = [k + 1 for k in range(start, end) if tokens[k].text[0].isdigit()]
    last = ends[-1] if ends else end
    while last < end and tokens[last].start == tokens[last - 1].end and not is_mark(tokens[last]):
        last += 1  # "12a"
    return last


def _without_roles(tokens: Sequence[Token], start: int, end: int) -> Range:
    first = _skip(tokens, start, end, lambda k: tokens[k].text.lower() in _ROLES)
    said = {token.text.lower() for token in tokens[start:first] if not is_mark(token)} - _WEAK
    if said or tokens[start].text == "a":  # "a cura di"
        first = _skip(tokens, first, end, lambda k: tokens[k].text in _BEHIND_ROLES or tokens[k].text.lower() in _ROLES)
    while end > first and (is_mark(tokens[end - 1]) or tokens[end - 1].text.lower() in _ROLES):
        end -= 1
    return first, end


def with_edition_words(tokens: Sequence[Token], labels: list[str]) -> None:
    """Let an edition go on to the word behind its number: styles print these apart.

    >>> labels = ["edition", "other"]
    >>> with_edition_words([Token("2nd", 0, 3), Token("ed", 4, 6)], labels)
    >>> labels
    ['edition', 'edition']
    """
    for k in range(1, len(labels)):
        gap = 2 if k > 1 and tokens[k - 1].text == "." else 1
        if labels[k - gap] == "edition" and "edition" in CUES_OF.get(tokens[k].text.lower(), ()):
            labels[k - gap + 1 : k + 1] = ["edition"] * gap


def _announces(tokens: Sequence[Token], k: int, label: str) -> bool:
    """Whether a word only says what follows; "S12" is a page by itself, "S. 12" is page 12, "V" alone is volume five."""
    text = tokens[k].text
    if len(text) == 1 and text.isupper() and tokens[k].end == tokens[k + 1].start and tokens[k + 1].text != ".":
        return False
    return text.lower() in _LEADS[label]


def _skip(tokens: Sequence[Token], start: int, end: int, skips: Callable[[int], bool]) -> int:
    while start < end and (is_mark(tokens[start]) or skips(start)):
        start += 1
    return start


def _without_marks(tokens: Sequence[Token], label: str, start: int, end: int) -> Range:
    first = start
    while first < end and is_mark(tokens[first]) and tokens[first].text != "…":
        first += 1
    last = end
    while last > first and is_mark(tokens[last - 1]) and tokens[last - 1].text not in _KEPT.get(label, ""):
        if label in _WITH_BRACKETS and _closes(tokens, first, last):
            break
        last -= 1
    if label == "title" and first < last and tokens[start].text in "([" and tokens[last - 1].text in ")]":
        return start, last  # a title that somebody made, "[Untitled]"
    return first, last


def _closes(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a stretch ends with a bracket that opens inside it."""
    return tokens[last - 1].text in ")]" and any(token.text in "([" for token in tokens[first : last - 1])
