"""What a person decided: a small TOML file that later builds follow.

Works are named by key or by an entry's printed text, never by a number, so that a decision outlives new documents::

    [[same]]
    of = ["bovaird2007beyond", "Bovaird, T. (2007). Beyond engagement and participation. ..."]

    [[different]]
    of = ["ostrom1996crossing", "ostrom1996crossinggreat"]

    [[set]]
    work = "doe2000title"
    title = "A better title"
    author = ["Doe, Jane", "Roe, Richard"]
    issued = "2001"

    [[cites]]
    document = "essay"
    text = "Doe 2000"
    work = "doe2000title"

    [[not-a-reference]]
    text = "Address for correspondence: ..."

    [[keep]]
    text = "Doe, J. 2000. An entry that was flagged, and is read rightly. ..."
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

from coprodbib.errors import FormatError, ReadError, near_matches, reason
from coprodbib.folding import squash
from coprodbib.model import Csl
from coprodbib.names import parse_names

NAMES = frozenset(("author", "editor", "translator", "container-author", "collection-editor", "director"))
"""Fields that hold names."""
_DATES = frozenset(("issued", "accessed", "original-date", "event-date"))
_TEXTS = frozenset(
    "type title title-short container-title collection-title collection-number volume issue page number edition publisher publisher-place "
    "genre DOI URL ISBN ISSN PMID PMCID language status note event-title event-place number-of-volumes number-of-pages archive "
    "original-title year-suffix abstract keyword chapter-number medium".split()
)
FIELDS = NAMES | _DATES | _TEXTS
"""Fields of a work that a decision may set."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Works or entries that are the same, or different; ``where`` says which decision it is."""

    of: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Correction:
    """Fields of a work with the values they shall have; None takes a field away."""

    work: str
    values: Mapping[str, Any]
    where: str


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a citation printed so means, in one document or, with "", in all."""

    text: str
    work: str
    document: str
    where: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """The printed text of what is no reference."""

    text: str
    where: str


@dataclass(frozen=True, slots=True)
class Approval:
    """The printed text of an entry that is read rightly, whatever was doubtful about it."""

    text: str
    where: str


@dataclass(frozen=True)
class Decisions:
    """All decisions of a file, in its order.

    >>> Decisions().same
    ()
    """

    same: tuple[Pair, ...] = ()
    different: tuple[Pair, ...] = ()
    corrections: tuple[Correction, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    approvals: tuple[Approval, ...] = ()

    def rejects(self, raw: str) -> bool:
        """Whether an entry printed so is no reference.

        >>> Decisions(rejections=(Rejection("Send mail to Doe.", ""),)).rejects("Send  mail to Doe.")
        True
        """
        return bool(self.rejections) and squash(raw) in self._rejected

    def keeps(self, raw: str) -> bool:
        """Whether an entry printed so is read rightly, by a person's word.

        >>> Decisions(approvals=(Approval("Doe 2000. Care.", ""),)).keeps("Doe  2000. Care.")
        True
        """
        return bool(self.approvals) and squash(raw) in self._kept

    @cached_property
    def _rejected(self) -> frozenset[str]:
        return frozenset(squash(r.text) for r in self.rejections)

    @cached_property
    def _kept(self) -> frozenset[str]:
        return frozenset(squash(a.text) for a in self.approvals)


NONE = Decisions()
"""Nobody decided anything."""


def load_decisions(file: str | Path) -> Decisions:
    """Read a decision file.

    ReadError when it cannot be read, FormatError (which decision, what is wrong, what would do) when it makes no sense.

    >>> load_decisions("no-such-file.toml")
    Traceback (most recent call last):
    coprodbib.errors.ReadError: no-such-file.toml: no such file of decisions
    """
    path = Path(file)
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise ReadError(f"{path}: no such file of decisions") from None
    except UnicodeDecodeError:
        raise ReadError(f"{path}: is not UTF-8; save it as UTF-8 text") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"{path}: cannot be read ({reason(error)})") from None
    return loads_decisions(text, str(path))


def loads_decisions(text: str, source: str = "decisions") -> Decisions:
    """Read decisions from TOML; ``source`` is named in errors.

    >>> loads_decisions('[[same]]\\nof = ["a", "b"]').same
    (Pair(of=('a', 'b'), where='decisions: [[same]] no. 1'),)
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormatError(f"{source}: is no valid TOML: {error}") from None
    for name in tables:
        if name not in _READERS:
            near = get_close_matches(name, _READERS, n=1)
            hint = f"did you mean [[{near[0]}]]?" if near else f"there are {', '.join(f'[[{r}]]' for r in _READERS)}"
            raise FormatError(f"{source}: [[{name}]] is no kind of decision; {hint}")
    read = {name: tuple(_all(tables.get(name, []), name, source)) for name in _READERS}
    return Decisions(*(read[name] for name in _READERS))


def _all(rows: Any, name: str, source: str) -> Iterator[Any]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise FormatError(f"{source}: write [[{name}]], in two brackets, before each decision")
    for number, row in enumerate(rows, start=1):
        yield _READERS[name](_Row(row, f"{source}: [[{name}]] no. {number}"))


@dataclass(frozen=True, slots=True)
class _Row:
    """One table of the file; errors name it."""

    values: Mapping[str, Any]
    where: str
    known: list[str] = field(default_factory=lambda: ["why"])

    def text(self, name: str, *, needed: bool = True) -> str:
        self.known.append(name)
        value = self.values.get(name, "")
        if not isinstance(value, str) or needed and not value.strip():
            raise FormatError(f'{self.where}: wants {name} = "..."')
        return value

    def texts(self, name: str, least: int) -> tuple[str, ...]:
        self.known.append(name)
        value = self.values.get(name)
        whole = isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
        if not isinstance(value, list) or not whole or len(value) < least:
            raise FormatError(f'{self.where}: wants {name} = ["...", "..."], {least} keys or printed texts at least')
        return tuple(value)

    def closed(self) -> None:
        """Raise FormatError for names that mean nothing here."""
        for name in self.values:
            if name not in self.known:
                raise FormatError(f"{self.where}: {name!r} means nothing here; it may have {', '.join(self.known)}")


def _pair(row: _Row) -> Pair:
    pair = Pair(row.texts("of", 2), row.where)
    row.closed()
    return pair


def _correction(row: _Row) -> Correction:
    work = row.text("work")
    values = {name: value for name, value in row.values.items() if name not in ("work", "why")}
    if not values:
        raise FormatError(f'{row.where}: sets nothing; write for instance title = "..."')
    return Correction(work, {name: _value(name, value, row.where) for name, value in values.items()}, row.where)


def _value(name: str, value: Any, where: str) -> Any:
    if name not in FIELDS:
        raise FormatError(f"{where}: {name!r} is no field of a work{near_matches(name, FIELDS)}")
    if value == "" or value == []:
        return None
    if name in NAMES:
        return _people(name, value, where)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise FormatError(f'{where}: wants {name} = "..."')
    return _date(name, value, where) if name in _DATES else value


def _people(name: str, value: Any, where: str) -> list[dict[str, str]]:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(one, str) and one.strip() for one in given):
        raise FormatError(f'{where}: wants {name} = ["Family, Given", "Institution"]')
    return [dict(one) for text in given for one in parse_names(text).names[:1]]


def _date(name: str, value: str, where: str) -> Csl:
    parts = value.strip().split("-")
    wanted = ((0, 9999), (1, 12), (1, 31))[: len(parts)]  # year, month, day
    if len(parts) > 3 or not all(p.isdecimal() and a <= int(p) <= b for p, (a, b) in zip(parts, wanted, strict=True)):
        raise FormatError(f'{where}: wants {name} = "2001" or "2001-05-31", not {value!r}')
    return {"date-parts": [[int(part) for part in parts]]}


def _meaning(row: _Row) -> Meaning:
    meaning = Meaning(row.text("text"), row.text("work"), row.text("document", needed=False), row.where)
    row.closed()
    return meaning


def _rejection(row: _Row) -> Rejection:
    rejection = Rejection(row.text("text"), row.where)
    row.closed()
    return rejection


def _approval(row: _Row) -> Approval:
    approval = Approval(row.text("text"), row.where)
    row.closed()
    return approval


_READERS: dict[str, Callable[[_Row], Any]] = {
    "same": _pair,
    "different": _pair,
    "set": _correction,
    "cites": _meaning,
    "not-a-reference": _rejection,
    "keep": _approval,
}
"""What reads a table of each kind, in the order of the fields of Decisions."""


def written(name: str, values: Mapping[str, str | Sequence[str]]) -> str:
    """One decision as TOML, to be put at the end of a file.

    >>> print(written("same", {"of": ["doe2000title", 'Doe, J. 2000. "A title."']}))
    [[same]]
    of = ["doe2000title", "Doe, J. 2000. \\"A title.\\""]
    <BLANKLINE>
    """
    lines = (f"{key} = {_toml(value)}" for key, value in values.items())
    return "\n".join((f"[[{name}]]", *lines, ""))


def _toml(value: str | Sequence[str]) -> str:
    """JSON's strings and lists of them are TOML's too, but for one control character."""
    return json.dumps(value if isinstance(value, str) else list(value), ensure_ascii=False).replace("\x7f", "\\u007f")
