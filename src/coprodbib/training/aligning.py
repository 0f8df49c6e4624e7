"""A record and the entry it was read from -> labels: every value is looked for among the words of the entry.

Values are compared word by word without case, accents and punctuation. Long values are placed first, so that numbers find
their place among what is left; numbers stand behind the title of what they count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from coprodbib.folding import fold
from coprodbib.languages.cues import CUES_OF
from coprodbib.parsing.features import is_mark
from coprodbib.parsing.flat import flatten, number_end
from coprodbib.parsing.hints import OTHER
from coprodbib.parsing.tokens import Token, tokenise
from coprodbib.training.examples import Example, identify
from coprodbib.training.trimming import trim

_TEXTS = {
    "title": "title",
    "container-title": "container-title",
    "collection-title": "collection-title",
    "publisher": "publisher",
    "genre": "genre",
    "publisher-place": "location",
}
_PEOPLE = ("author", "editor", "translator")
_NUMBERS = {"volume": "volume", "issue": "issue", "page": "pages"}
_JOINING = frozenset("and und et al u y e en".split())
_FURTHEST = 14
"""Tokens between two family names of one list of authors: given names, initials, marks."""


class Aligned(NamedTuple):
    """An example, and the fields whose values are not printed in its entry."""

    example: Example
    missing: tuple[str, ...]


def align(raw: str, csl: Mapping[str, Any], list_name: str = "") -> Aligned:
    """The labels of an entry that a record asks for.

    >>> doe = {"author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2000]]}, "title": "A thing", "volume": "9"}
    >>> example, missing = align("Doe, J. 2000. A thing. London.", doe)
    >>> [(token.text, label) for token, label in zip(example.tokens, example.labels) if label != "other"]
    [('Doe', 'author'), (',', 'author'), ('J', 'author'), ('2000', 'date'), ('A', 'title'), ('thing', 'title')]
    >>> missing
    ('volume',)
    """
    flat = flatten(raw).text
    sheet = _Sheet(tokenise(flat, number_end(flat)))
    missing = tuple(field for field, placed in _placed(sheet, csl) if not placed)
    trim(sheet.tokens, sheet.labels)
    identify(sheet.tokens, sheet.labels)
    return Aligned(Example(sheet.tokens, sheet.labels, list_name, raw), missing)


def _placed(sheet: _Sheet, csl: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Every field with whether its value was found; the order is the order of placing."""
    for field, kind in (("DOI", "doi"), ("URL", "url")):
        if csl.get(field):
            yield field, sheet.identifier(kind)
    for field in sorted((f for f in _TEXTS if csl.get(f)), key=lambda f: -len(str(csl[f]))):
        yield field, sheet.text(str(csl[field]), _TEXTS[field])
    for field in _PEOPLE:
        if csl.get(field):
            yield field, sheet.people(csl[field], field)
    if year := _year(csl.get("issued")):
        yield "issued", sheet.date(year)
    if csl.get("edition"):
        yield "edition", sheet.edition(str(csl["edition"]))
    numbers = {field: _words_of(str(csl[field])) for field in _NUMBERS if csl.get(field)}
    for field in sorted(numbers, key=lambda field: -len(numbers[field])):  # ranges are the surest
        yield field, sheet.number(numbers[field], _NUMBERS[field], behind=sheet.end_of("container-title", "title"))


def _year(issued: Any) -> str:
    if not isinstance(issued, Mapping):
        return ""
    parts = issued.get("date-parts") or [[issued.get("literal") or issued.get("raw") or ""]]
    return str(parts[0][0]) if parts[0] else ""


class _Sheet:
    """The tokens of an entry and the labels they have so far."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.labels = [OTHER] * len(tokens)
        self.folded = [fold(token.text) for token in tokens]

    def _mark(self, start: int, end: int, label: str) -> bool:
        self.labels[start:end] = [label] * (end - start)
        return True

    def end_of(self, *labels: str) -> int:
        """Behind the first of some labels that is there, 0 where none is."""
        for label in labels:
            if label in self.labels:
                return len(self.labels) - self.labels[::-1].index(label)
        return 0

    def identifier(self, kind: str) -> bool:
        """Identifiers are found by what they look like."""
        return any(token.kind == kind for token in self.tokens)

    def text(self, value: str, label: str) -> bool:
        """The words of a value one after the other, whatever marks are between them."""
        words = [fold(token.text) for token in tokenise(value) if not is_mark(token)]
        place = self._first(words)
        if place is None:
            return False
        opens = place[0] > 0 and value[:1] == self.tokens[place[0] - 1].text in "(["
        return self._mark(place[0] - opens, self._with_marks(place[1], value), label)

    def _match(self, words: Sequence[str], start: int) -> int:
        """The end of words that stand at a token, 0 if they do not."""
        k = start
        for word in words:
            while k > start and k < len(self.tokens) and is_mark(self.tokens[k]):
                k += 1
            if k >= len(self.tokens) or self.folded[k] != word or self.labels[k] != OTHER:
                return 0
            k += 1
        return k if words else 0

    def _with_marks(self, end: int, value: str) -> int:
        """With the marks a value ends with: "Why me?"."""
        while end < len(self.tokens) and value[-1:] == self.tokens[end].text and value[-1:] in "?!)]…":
            return end + 1
        return end

    def people(self, who: Any, label: str) -> bool:
        """Names: from the first to the last family name, and the given names and marks around them."""
        names = [name for name in who if isinstance(name, Mapping)] if isinstance(who, list) else []
        places = [self._first(_words_of(str(n.get("family") or n.get("literal") or ""))) for n in names]
        if not places or places[0] is None:
            return False
        words = _name_words(names)
        start = self._grown(places[0][0], -1, words)
        end = self._grown(self._last_near([place for place in places if place]), 1, words)
        return self._mark(start, end + 1, label)

    def _first(self, words: Sequence[str]) -> tuple[int, int] | None:
        """Where words stand first."""
        found = ((start, self._match(words, start)) for start in range(len(self.tokens)))
        return next((place for place in found if place[1]), None)

    def _last_near(self, places: Sequence[tuple[int, int]]) -> int:
        """The last token of names that follow each other with no other field between them."""
        last = places[0][1] - 1
        for start, end in sorted(places):
            if last < start <= last + _FURTHEST and set(self.labels[last + 1 : start]) <= {OTHER}:
                last = end - 1
        return last

    def _grown(self, at: int, step: int, words: set[str]) -> int:
        """The furthest token of names in a direction, marks and "and" between them allowed."""
        best, k = at, at + step
        while 0 <= k < len(self.tokens) and self.labels[k] == OTHER:
            if self.folded[k] in words or self.folded[k] == "al":
                best = k
            elif not is_mark(self.tokens[k]) and self.folded[k] not in _JOINING:
                break
            k += step
        return best

    def number(self, numbers: Sequence[str], label: str, *, behind: int) -> bool:
        """A number or a range, as much of it as is printed anywhere, behind a place if it can be."""
        order = [*range(behind, len(self.tokens)), *range(behind)]
        places = [k for k in order if numbers and self.labels[k] == OTHER and self.folded[k] == numbers[0]]
        if not places:
            return False
        start = max(places, key=lambda k: self._range_end(k, numbers) - k)
        return self._mark(start, self._range_end(start, numbers), label)

    def date(self, year: str) -> bool:
        """A year, with the month and day beside it."""
        if not self.number([year], "date", behind=0):
            return False
        start = self.labels.index("date")
        end = self.end_of("date")
        return self._mark(self._dated(start, -1), self._dated(end - 1, 1) + 1, "date")

    def _dated(self, at: int, step: int) -> int:
        """The furthest token of a date in a direction: months, and days beside them."""
        best, beside = at, False
        for k in range(at + step, at + 6 * step, step):
            if not 0 <= k < len(self.tokens) or self.labels[k] != OTHER:
                break
            text = self.tokens[k].text
            month = "month" in CUES_OF.get(text.lower(), ())
            day = text.isdecimal() and len(text) < 3
            if not (month or day or is_mark(self.tokens[k])):
                break
            best = k if month or day and beside else best
            beside = month or beside and text == "."
        return best

    def _range_end(self, start: int, numbers: Sequence[str]) -> int:
        """The end of a range, of which the last page may be cut short; a letter may hang on a year."""
        k = start + 1
        for number in numbers[1:]:
            marks = k
            while marks < len(self.tokens) and is_mark(self.tokens[marks]):
                marks += 1
            if marks in (k, len(self.tokens)) or not number.endswith(self.folded[marks]):
                break
            k = marks + 1
        while k < len(self.tokens) and self.tokens[k].start == self.tokens[k - 1].end and len(self.tokens[k].text) == 1:
            if is_mark(self.tokens[k]):
                break
            k += 1
        return k

    def edition(self, value: str) -> bool:
        """ "2" is printed as "2nd ed."; other values are words."""
        if not value.isdigit():
            return self.text(value, "edition")
        for k, token in enumerate(self.tokens):
            behind = range(k + 1, min(k + 8, len(self.tokens)))
            words = [j for j in behind if "edition" in CUES_OF.get(self.tokens[j].text.lower(), ())]
            if token.text == value and self.labels[k] == OTHER and words:
                return self._mark(k, words[-1] + 1, "edition")
        return False


def _name_words(names: Sequence[Mapping[str, Any]]) -> set[str]:
    """All words of names, their initials, and initials in one ("JP")."""
    words = {word for name in names for value in name.values() for word in _words_of(str(value))}
    given = [_words_of(str(name.get("given", ""))) for name in names]
    return words | {word[:1] for word in words} | {"".join(word[:1] for word in parts) for parts in given}


def _words_of(value: str) -> list[str]:
    return [fold(token.text) for token in tokenise(value) if not is_mark(token)]
