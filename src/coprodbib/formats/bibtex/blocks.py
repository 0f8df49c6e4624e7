"""bibtexparser 2 and its habits: the only module that touches it.

We use its splitter and its writer, and none of its middleware. Habits of 2.1.0, each with a test:

- an entry with a key that was there before, or with a field twice, is put among the failed blocks: taken out again here;
- ``title = {x} year = 2000`` (a comma is missing) comes as one value: divided here;
- macros and ``#`` are left as they are: resolved here, with limits;
- names of fields and macros keep their case: lowered here;
- what cannot be split is logged as a warning: made an Issue here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coprodbib.formats.bibtex.dates import MONTHS
from coprodbib.formats.bibtex.latex import closing_brace
from coprodbib.model import Issue

if TYPE_CHECKING:
    from bibtexparser.model import Block

LONGEST = 1_000_000
"""Characters that all macros of one value may come to; more is an attack, not a bibliography."""

_FIELD_AFTER = re.compile(r"\s*,?\s*([A-Za-z][\w:.+/'-]{0,80})\s*=\s*")
_PIECE = re.compile(r"\s*([{\"]|[^\s#{}\",=]+)")
_KEYLESS = re.compile(r"@\w{1,60}\s?[{(]\s?\w{1,60}\s?=")
_JOINT = re.compile(r"\s*#\s*")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its type and the names of its fields in lower case, values resolved and without outer delimiters.

    >>> Entry("book", "doe2000", {"title": "Care"}).fields["title"]
    'Care'
    """

    kind: str
    key: str
    fields: Mapping[str, str]
    line: int = 0


@dataclass(slots=True)
class _Macros:
    """Values of ``@string``, and the issues met while reading."""

    values: dict[str, str] = field(default_factory=lambda: {month: month for month in MONTHS})
    issues: list[Issue] = field(default_factory=list)

    def doubt(self, code: str, message: str) -> None:
        self.issues.append(Issue("formats", code, "doubt", message))


def write_blocks(entries: Sequence[Entry]) -> str:
    """Entries as text; values stand as they are given, with their delimiters.

    >>> print(write_blocks([Entry("book", "doe2000", {"title": "{Care}", "month": "jun"})]), end="")
    @book{doe2000,
      title = {Care},
      month = jun,
    }
    """
    from bibtexparser.library import Library
    from bibtexparser.model import Entry as Block
    from bibtexparser.model import Field
    from bibtexparser.writer import BibtexFormat, write

    form = BibtexFormat()  # type: ignore[no-untyped-call]  # its constructor has no types
    form.indent, form.trailing_comma, form.block_separator = "  ", True, "\n"
    blocks = [Block(e.kind, e.key, [Field(name, value) for name, value in e.fields.items()]) for e in entries]
    return write(Library(list(blocks)), form)


def read_blocks(text: str) -> tuple[list[Entry], list[Issue]]:
    """All entries in the order of the file, also those with a key that was there before, and what went wrong.

    >>> read_blocks('@string{p = "Sage"} @BOOK{doe2000, Publisher = p # " & Co"}')[0]
    [Entry(kind='book', key='doe2000', fields={'publisher': 'Sage & Co'}, line=1)]
    """
    from bibtexparser import model
    from bibtexparser.splitter import Splitter

    macros = _Macros()
    entries = []
    with _quiet("bibtexparser.splitter"):
        blocks = Splitter(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")).split().blocks
    for block in map(_saved, blocks):
        if isinstance(block, model.String):
            macros.values[block.key.lower()] = _resolved(block.value, 0, macros, f"@string {block.key}")[0]
        elif isinstance(block, model.Entry):
            entries.append(_entry(block, macros))
        elif isinstance(block, model.ParsingFailedBlock):
            macros.doubt("unreadable-entry", _unreadable(block))
    return entries, macros.issues


def _unreadable(block: Block) -> str:
    """What to look for: bibtexparser gives the raw text of a key that is none up to the first field only."""
    start = " ".join((block.raw or "").split())[:60]
    look = "the key is missing" if _KEYLESS.fullmatch(start) else "check braces and commas"
    return f"line {(block.start_line or 0) + 1}: not read, {look}: {start}"


def _saved(block: Block) -> Block:
    """The entry inside a block that failed only because its key, or one of its fields, is there twice."""
    inner = getattr(block, "ignore_error_block", None)
    return _saved(inner) if inner is not None else block


def _entry(block: Block, macros: _Macros) -> Entry:
    from bibtexparser import model

    assert isinstance(block, model.Entry)
    line = (block.start_line or 0) + 1
    where = f"line {line}, {block.key}"
    fields: dict[str, str] = {}
    for given in block.fields:
        for name, value in _values(given.key.lower(), str(given.value), macros, where):
            if fields.setdefault(name, value) != value:
                macros.doubt(
                    "field-twice",
                    f"{where}: the field {name!r} is there twice; kept {fields[name]!r}, left out {value!r}",
                )
    return Entry(block.entry_type.lower(), block.key, fields, line)


def _values(name: str, text: str, macros: _Macros, where: str) -> Iterator[tuple[str, str]]:
    """The value of a field; and further fields where a comma is missing between them."""
    at = 0
    while True:
        value, at = _resolved(text, at, macros, f"{where}, {name}")
        yield name, value
        following = _FIELD_AFTER.match(text, at)
        if not following:
            if rest := text[at : at + 60].strip():
                macros.doubt("value-unclear", f"{where}, {name}: left out what stands behind the value: {rest!r}")
            return
        macros.doubt("comma-missing", f"{where}: a comma is missing before {following[1]!r}")
        name, at = following[1].lower(), following.end()


def _resolved(text: str, at: int, macros: _Macros, where: str) -> tuple[str, int]:
    """Pieces joined by "#", and where they end."""
    out: list[str] = []
    room = LONGEST
    while True:
        piece, at = _piece(text, at, macros, where)
        if len(piece) > room > 0:
            macros.doubt("value-too-long", f"{where}: longer than {LONGEST} characters; cut")
        out.append(piece[:room])
        room -= len(out[-1])
        joined = _JOINT.match(text, at)
        if not joined:
            return "".join(out), at
        at = joined.end()


def _piece(text: str, at: int, macros: _Macros, where: str) -> tuple[str, int]:
    """One string, number or macro of a value, and where it ends."""
    piece = _PIECE.match(text, at)
    if not piece:
        return "", at
    at = piece.start(1)
    if piece[1] == "{":
        end = closing_brace(text, at)
        return (text[at + 1 : end], end + 1) if end >= 0 else (text[at + 1 :].removesuffix("}"), len(text))
    if piece[1] == '"':
        end = _closing_quote(text, at)
        return text[at + 1 : end], end + 1
    if not piece[1].isdecimal() and piece[1].lower() not in macros.values:
        macros.doubt("macro-unknown", f"{where}: the macro {piece[1]!r} is defined nowhere; its name stands for it")
    return macros.values.get(piece[1].lower(), piece[1]), piece.end()


def _closing_quote(text: str, at: int) -> int:
    """Where a quoted string ends; quotes inside braces do not end it."""
    depth = 0
    for match in re.compile(r'[{}"]').finditer(text, at + 1):
        if match[0] == '"' and depth <= 0:
            return match.start()
        depth += (match[0] == "{") - (match[0] == "}")
    return len(text)


@contextmanager
def _quiet(name: str) -> Iterator[None]:
    """Without the log lines of one logger: what they say becomes an Issue."""
    logger = logging.getLogger(name)
    logger.addFilter(_nothing)
    try:
        yield
    finally:
        logger.removeFilter(_nothing)


def _nothing(_: logging.LogRecord) -> bool:
    return False
