"""Every entry of a list read twice: by the grammar and by the sequence model; the reading that is likelier right is taken.

Where both agree, the grammar's reading is taken, which knows more fields and cuts their edges cleaner; elsewhere the
model's, read again with what the whole list has in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from coprodbib.openings import Opening
from coprodbib.parsing.edges import tidy
from coprodbib.parsing.evidence import Evidence, gather
from coprodbib.parsing.features import Features, features, is_mark
from coprodbib.parsing.hints import OTHER, SMALLEST_LIST, Rows, grammar_hints, labels_of, list_hints, unexplained
from coprodbib.parsing.labelled import parts
from coprodbib.parsing.pieces import Body, Found
from coprodbib.parsing.rules import Begun, begin, finish
from coprodbib.parsing.sequence import FIRST, SECOND, Reading, read
from coprodbib.parsing.tokens import Token, tokenise, within

AGREED = 0.9
"""Share of tokens with the same label from which on two readings are one."""
ALONE, ODD = 0.95, 0.99
"""What a plain entry, or another, of a list in a style strange to the grammar needs, for the grammar to be believed."""
HOME, PLAIN_AT_HOME, AT_HOME = 0.82, 0.4, 0.7
"""Share of entries read alike from which on the grammar is at home in a list's style, and what entries need there."""
LONG, SAMPLED, SURELY_HOME = 100, 4, 0.95
"""In so long a list every fourth entry is read by the model first; where that share is read alike, only what the grammar
finds hard is read by the model as well."""
ENOUGH = 200
"""Entries that tell all a list has to tell; more of them only cost time."""


GRAMMAR_ONLY = frozenset({"number", "accessed", "original-date", "collection-number", "number-of-volumes", "isbn", "archive", "event", "event-place"})  # fmt: skip
"""Fields that the model does not know."""


_SHARED = {"date-extra": "date"} | dict.fromkeys(GRAMMAR_ONLY, OTHER)
"""Labels of the grammar as the model would call them."""


@dataclass(slots=True)
class Read:
    """An entry as read: its parts, how sure each is, and how the entry opened."""

    found: list[Found]
    sure: list[float]
    opening: Opening | None


@dataclass(slots=True)
class _Entry:
    body: Body
    opening: Opening | None
    tokens: list[Token]
    labels: list[str] = field(init=False)
    is_plain: bool = field(init=False)
    rows: list[Features] = field(default_factory=list)
    first: Reading | None = None
    agreement: float = 0.0

    def __post_init__(self) -> None:
        """``is_plain``: it opened in a known way and the grammar left no words over."""
        self.labels = labels_of(self.body.found, self.tokens)
        easy = self.opening is not None and self.opening.cost < 0.6
        self.is_plain = easy and unexplained(self.labels, self.tokens) < 2

    def read_by_model(self) -> None:
        """Make the first reading."""
        self.rows = features(self.tokens, grammar_hints(self.labels, self.tokens, self.opening))
        self._take(read(FIRST, self.rows, sure=True))

    def read_by_grammar(self) -> None:
        """Take the grammar's reading for the first."""
        self._take(Reading([_SHARED.get(label, label) for label in self.labels], []))

    def _take(self, first: Reading) -> None:
        """``agreement``: the share of words that both readings label alike; the model counts "nd ed." to an edition."""
        self.first = first
        pairs = [
            _SHARED.get(a, a) == b
            for a, b, token in zip(self.labels, first.labels, self.tokens, strict=True)
            if not is_mark(token) and not (a == OTHER and b == "edition")
        ]
        self.agreement = sum(pairs) / len(pairs) if pairs else 1.0

    @property
    def firsts(self) -> list[str]:
        """The labels of the first reading."""
        return self.first.labels if self.first else []

    @property
    def is_overlooked(self) -> bool:
        """Whether the model finds a field in several words that the grammar left over."""
        pairs = zip(self.tokens, self.labels, self.firsts, strict=True)
        found = [len(token.text) > 3 and own == OTHER and label not in (OTHER, "note") for token, own, label in pairs]
        return sum(found) > 1


def read_list(texts: Sequence[str], starts: Sequence[int]) -> list[Read]:
    """The entries of one list, flat, each from its start (behind its number) on.

    >>> read_list(["Doe, J. 2000. A title. London: Sage."], [0])[0].found[0]
    ('author', 0, 7)
    """
    entries = _first_readings(texts, starts)
    believed = _believed(entries)
    wanted = [not by_grammar for by_grammar in believed]
    hints = list_hints([e.tokens for e in entries], [e.firsts for e in entries], wanted=wanted)
    readings = [
        _by_grammar(entry) if by_grammar else _by_model(text, entry, more)
        for text, entry, more, by_grammar in zip(texts, entries, hints, believed, strict=True)
    ]
    for text, reading in zip(texts, readings, strict=True):
        reading.found, reading.sure = tidy(text, reading.found, reading.sure)
    return readings


def _believed(entries: Sequence[_Entry]) -> list[bool]:
    """Whether the grammar's reading of an entry is taken."""
    home = len(entries) >= SMALLEST_LIST and _alike(entries) >= HOME * len(entries)
    return [entry.agreement >= _needed(entry, home=home) for entry in entries]


def _needed(entry: _Entry, *, home: bool) -> float:
    """The agreement at which the grammar is believed."""
    if entry.is_plain:
        return PLAIN_AT_HOME if home else ALONE
    return AT_HOME if home and not entry.is_overlooked else ODD


def _alike(entries: Sequence[_Entry]) -> int:
    return sum(entry.is_plain and entry.agreement >= AGREED for entry in entries)


def _first_readings(texts: Sequence[str], starts: Sequence[int]) -> list[_Entry]:
    begun = [begin(text, start) for text, start in zip(texts, starts, strict=True)]
    entries = [
        _Entry(body, entry.opening, tokenise(text, start))
        for text, start, entry, body in zip(texts, starts, begun, _finished(begun), strict=True)
    ]
    some = entries[:: SAMPLED if len(entries) >= LONG else 1]
    for entry in some:
        entry.read_by_model()
    at_home = len(some) < len(entries) and _alike(some) >= SURELY_HOME * len(some)
    for entry in entries:
        if entry.first is None:
            entry.read_by_grammar() if at_home and entry.is_plain else entry.read_by_model()
    return entries


def _finished(begun: Sequence[Begun]) -> list[Body]:
    """The grammar's readings: a first of each entry alone tells what the list has to tell, a second hears it."""
    step = max(1, len(begun) // ENOUGH)
    alone = {k: finish(begun[k], Evidence()) for k in range(0, len(begun), step)}
    evidence = gather(list(alone.values()))
    return [alone[k] if k in alone and not alone[k].asked else finish(entry, evidence) for k, entry in enumerate(begun)]


def _by_grammar(entry: _Entry) -> Read:
    found = entry.body.found
    return Read(found, [_shared(entry, part) for part in found], entry.opening)


def _shared(entry: _Entry, part: Found) -> float:
    """The share of a part's words that the model labels alike."""
    wanted = _SHARED.get(part[0], part[0])
    here = within(entry.tokens, *part[1:])
    same = [
        own == wanted or wanted == OTHER
        for token, own in zip(entry.tokens[here], entry.firsts[here], strict=True)
        if not is_mark(token)
    ]
    return sum(same) / len(same) if same else 1.0


def _by_model(text: str, entry: _Entry, more: Rows) -> Read:
    reading = entry.first or Reading([], [])
    if more:
        reading = read(SECOND, [a + b for a, b in zip(entry.rows, more, strict=True)], sure=True)
    certain = _certain(entry.body.found)
    found = _with_year(parts(text, entry.tokens, reading.labels), _years(entry, reading.labels))
    found = [part for part in found if not _meets(part, certain)]
    if not found:
        return _by_grammar(entry)  # words that are no reference are a title to the grammar, and so not lost
    sure = [_least(entry.tokens, reading, part) for part in found]
    own = GRAMMAR_ONLY | ({"edition", "pages"} - {label for label, _, _ in found})
    rest = [part for part in entry.body.found if part[0] in own and not _meets(part, found)]
    rest += [part for part in certain if part not in rest]
    return Read(found + rest, sure + [1.0] * len(rest), entry.opening)


def _years(entry: _Entry, labels: Sequence[str]) -> list[Found]:
    """The grammar's year, unless it stands in what the model takes for a remark ("accessed 5 March 2024")."""
    remarks = {token.start for token, label in zip(entry.tokens, labels, strict=True) if label == "note"}
    return [part for part in entry.body.found if part[0] == "date" and part[1] not in remarks]


def _with_year(model: list[Found], years: Sequence[Found]) -> list[Found]:
    """The grammar's year where the model saw none, cut off the end of the field that swallowed it ("Springer VS 1968")."""
    if not years or any(label == "date" for label, _, _ in model):
        return model
    _, start, end = years[0]
    cut = [(label, a, start if a < start < b <= end + 1 else b) for label, a, b in model]
    return cut if _meets(years[0], cut) else [*cut, years[0]]


def _certain(grammar: Sequence[Found]) -> list[Found]:
    """What the grammar tells apart and the model does not: "2 vols." is no volume, a day of access no year, "[1922] 1984" are two."""
    labels = {label for label, _, _ in grammar}
    wanted = {"number-of-volumes", "accessed"} | ({"original-date", "date"} if "original-date" in labels else set())
    return [part for part in grammar if part[0] in wanted]


def _meets(part: Found, others: Sequence[Found]) -> bool:
    return any(part[1] < end and start < part[2] for _, start, end in others)


def _least(tokens: Sequence[Token], reading: Reading, part: Found) -> float:
    """The probability of the least probable label of a part's words."""
    return min(reading.sure[within(tokens, *part[1:])], default=1.0)
