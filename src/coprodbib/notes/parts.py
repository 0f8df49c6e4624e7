"""A note -> the works it cites, each with where it stands and what kind of citation it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coprodbib.languages.notes import (
    AUTHOR_AGAIN,
    CITED_BEFORE,
    IN_SENTENCE,
    LEAD,
    LEAD_ON,
    LOWER,
    PAGES,
    REPEATED,
    STARTS,
)
from coprodbib.notes.sequence import Note

Kind = Literal["work", "again", "same author"]

_HOLDS = re.compile(
    r"\d|\b[on]\. ?[JdD]\.|[Ii]bid|[Ee]bd|[Ee]benda|[Oo]p\. ?[Cc]it|a\. ?a\. ?O|[«“„\"]|[,:.]\s+\S+(?:\s+\S+){2}"
)
"""What a piece of a note has that is more than names: a figure, a quotation mark, three words behind a comma or colon."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a note says of one work: offsets in the text, its kind, and the pages named.

    ``kind``: "work" (names or a title), "again" ("ibid.", "ebd."), "same author" ("ders.", a title follows at ``start``).
    """

    start: int
    end: int
    kind: Kind
    locator: str | None = None


def parts_of(text: str, note: Note) -> list[Part]:
    """The works that a note cites, in print order.

    >>> text = "1 Vgl. Doe, Jane: A title. London 1999, S. 3; ebd., S. 9."
    >>> [(text[p.start : p.end], p.kind, p.locator) for p in parts_of(text, Note(1, 0, 2, len(text)))]
    [('Doe, Jane: A title. London 1999, S. 3', 'work', '3'), ('ebd., S. 9', 'again', '9')]
    """
    return [part for start, end in _pieces(text, note.start, note.end) if (part := _part(text, start, end)) is not None]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The note cut at semicolons and where another work is led in; a piece without any figure goes with the next."""
    cuts = sorted({*_semicolons(text, start, end), *(m.end() for m in STARTS.finditer(text, start, end))})
    at = start
    for cut in [*cuts, end]:
        if cut == end or _HOLDS.search(text, at, cut) and not _breaks_off(text[at:cut]):
            yield at, cut
            at = cut


def _breaks_off(piece: str) -> bool:
    """Whether a piece ends in the first of several names ("in: Doe, Jane; Roe, Rita (Hg.): ...") and has neither year nor page."""
    if _NAMES_ONLY.match(piece) and all(_NAME.fullmatch(name.strip()) for name in piece.strip("; \n").split(";")):
        return True
    if (host := _HOST.search(piece)) and all(_NAME.fullmatch(name.strip()) for name in host["names"].split(";")):
        return True
    return _NAME_LAST.search(piece) is not None and re.search(r"\d{3}|\d[\s;.]*\Z", piece) is None


_NAMES_ONLY = re.compile(r"[^\d:()„“«»\"]{3,300}\Z")
_CAPITAL = r"[A-ZÀ-Þ][\w’'‐-]*\.?"
_NAME = re.compile(
    rf"(?:{LEAD.pattern}|{LEAD_ON.pattern}){{0,3}}(?:(?:van|von|der|den|de|da|do|dos|del|di|la|le|du|zu|zur)\s){{0,2}}(?:(?:{_CAPITAL}\s){{1,3}}{_CAPITAL}"
    rf"|{_CAPITAL}(?:\s{_CAPITAL})?,?\s{_CAPITAL}(?:\s?{_CAPITAL}){{0,2}}(?:\s(?:von|de|van|da|dos|di))?)"
)
"""One of several names between semicolons: "Doe, J.", "Doe, Jane Ann", "Jane Doe"."""
_HOST = re.compile(r"\b(?:[Ii]n|[Ee]m|[Ee]n|[Dd]ans):?\s+(?P<names>[A-ZÀ-Þ][^\d:()„“«»\"]{3,200}?)\s*;\s*\Z")
"""Names of editors behind "In", so far."""
_NAME_LAST = re.compile(
    r"(?:\b[Ii]n:?|[:,])\s+[A-ZÀ-Þ][\w’'-]+,\s[A-ZÀ-Þ][\w’'-]*\.?(?:\s[A-ZÀ-Þ][\w’'-]*\.?)?(?:\su\.\s?a\.)?\s*;\s*\Z"
)


def _semicolons(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets behind the semicolons that stand in no bracket."""
    depth = 0
    for match in re.compile(r"[;()\[\]]").finditer(text, start, end):
        if match[0] == ";" and depth <= 0:
            yield match.end()
        depth += (match[0] in "([") - (match[0] in ")]")


def _part(text: str, start: int, end: int) -> Part | None:
    start, end = _trimmed(text, start, end)
    form = LEAD
    while start < end and (lead := LEAD.match(text, start, end) or form.match(text, start, end)):
        start, form = lead.end(), LEAD_ON
    if (small := LOWER.match(text, start, end) or IN_SENTENCE.match(text, start, end)) and not (
        REPEATED.match(text, start) or AUTHOR_AGAIN.match(text, start)
    ):
        start = small.end()
    body = text[start:end]
    if len(body) < 3:
        return None
    pages = PAGES.search(" " + body)
    locator = pages["value"] if pages else None
    again, author = REPEATED.match(body), AUTHOR_AGAIN.match(body)
    if author and re.match(r"\s*[^\W\d_]{3}|[«“„\"]|\s*\(?(?:1[5-9]|20)\d\d", body[author.end() :]):
        return Part(start, end, "same author", locator)
    if again and not re.search(r"[^\W\d_]{4}", CITED_BEFORE.sub("", body[again.end() :])):
        return Part(start, end, "again", locator)
    return Part(start, end, "work", locator)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks, separators and the last full stop."""
    while start < end and text[start] in " \t\n\f\u00a0;,.":
        start += 1
    while end > start and text[end - 1] in " \t\n\f\u00a0;,.":
        end -= 1
    return start, end
