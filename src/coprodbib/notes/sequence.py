"""Notes in plain text: lines that carry the next number of a sequence and read like notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coprodbib.languages.notes import CITED_BEFORE, LEAD, REPEATED
from coprodbib.model import Document

_FORMS = (
    re.compile(r"\[\^(\d{1,4})\]:[ \t]*(?=\S)"),
    re.compile(r"\[(\d{1,4})\][ \t\u00a0]*(?=\S)"),
    re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[ \t\u00a0]*(?=\S)"),
    re.compile(r"\(?(\d{1,4})\)[ \t\u00a0]+(?=\S)"),
    re.compile(r"(\d{1,4})\.[ \t\u00a0]+(?=\S)"),
    re.compile(r"(\d{1,4})[ \t\u00a0]+(?=\S)"),
    re.compile(r"(\d{1,3})(?=[A-ZÀ-Þ][^\W\d_])"),
)
"""How notes carry their numbers; a document has one form."""
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LINE = re.compile(r"[^\n]*\n?")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\b[on]\. ?[JdD]\.")
_PAGE = re.compile(r"\b(?:S|pp?|pág|págs|Bd|vol|Jg|cap|art|Art|Abs)\. ?\d|§|https?:|\d\s?[–-]\s?\d|, \d{1,4}\.?\Z")
_SHORT = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'.-]*\.? |(?:de|da|do|dos|van|von|der|den|di|del|la|le|du) ){0,4}[A-ZÀ-Þ][^\W\d_]+(?:[-’'][^\W\d_]+)?(?:(?:,? (?:and|et|und|u\.|y|e|&) |/)[A-ZÀ-Þ][\w’'. -]{1,40}| (?:et al|u\. ?a)\.?)?[,:] [“„«\"A-ZÀ-Þ][^\n]{3,}"
)
"""A name, and a title behind a comma or colon: a work cited by its short title."""
_PAGE_NUMBER = re.compile(r"[-–— ]*\d{1,4}[-–— ]*\Z")
FEWEST = 3
"""Notes that read like citations which make a document one with notes."""
FAR = 14
"""Lines within which the next note begins where notes follow each other."""
LONGEST = 8
"""Lines of the last note before running text."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its number, where its line begins, and the stretch of its text (furniture inside it included)."""

    number: int
    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may begin a note: index of the line, number, offset behind the number, how much it reads like one."""

    row: int
    number: int
    start: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    text: str
    blank_before: bool
    new_page: bool


def find_notes(document: Document, excluded: Sequence[tuple[int, int]] = ()) -> list[Note]:
    """The notes of a document in print order, outside the ``excluded`` stretches (reference lists); none without a sequence.

    >>> find_notes(Document("a", "a.txt", "1 Introduction\\n2 Methods\\n3 Results\\n"))
    []
    """
    marked = [m for m in document.marks if m.kind == "note" and m.end > m.start and not _barred(m.start, excluded)]
    if marked:
        return [_marked_note(document.text, n, m.start, m.end) for n, m in enumerate(marked, start=1)]
    rows = [row for row in _rows(document.text) if not _barred(row.start, excluded)]
    best: list[_Candidate] = []
    for form in _FORMS:
        chain = _chain(_candidates(rows, form))
        if _weighs(chain) > _weighs(best):
            best = chain
    return _notes(document.text, rows, best) if _are_notes(best) else []


def tail_of_notes(document: Document, start: int, end: int) -> int:
    """Where notes begin behind a list without numbers in ``text[start:end]``; ``end`` if none do.

    >>> text = "Doe, Jane: Title. 1999.\\n1. Doe, Title, p. 3.\\n2. Ibid.\\n3. Ibid., p. 9.\\n"
    >>> tail_of_notes(Document("a", "a.txt", text), 0, len(text))
    24
    """
    rows = _rows(document.text[start:end])
    for form in _FORMS:
        if rows and not form.match(rows[0].text):
            chain = _chain(_candidates(rows, form))
            before = rows[chain[0].row].start if chain else 0
            if _are_notes(chain) and chain[0].number == 1 and _YEAR.search(document.text, start, start + before):
                return start + before
    return end


def _are_notes(chain: Sequence[_Candidate]) -> bool:
    return sum(c.weight >= 1 for c in chain) >= FEWEST and _weighs(chain) >= 0.4 * len(chain)


def _barred(at: int, excluded: Sequence[tuple[int, int]]) -> bool:
    return any(a <= at < b for a, b in excluded)


def _marked_note(text: str, number: int, start: int, end: int) -> Note:
    match = next((m for form in _FORMS if (m := form.match(text, start, end))), None)
    return Note(number, start, match.end() if match else start, end)


def _rows(text: str) -> list[_Row]:
    out, blank = [], True
    for match in _LINE.finditer(text):
        bare = match[0].strip()
        if bare:
            start = match.start() + match[0].index(bare[0])
            out.append(_Row(start, bare, blank, "\f" in match[0]))
        blank = not bare
    return out


def _candidates(rows: Sequence[_Row], form: re.Pattern[str]) -> list[_Candidate]:
    out = []
    for at, row in enumerate(rows):
        match = form.match(row.text)
        if match:
            number = int(match[1].translate(_RAISED))
            text = " ".join([row.text[match.end() :], *(r.text for r in rows[at + 1 : at + 3] if not r.blank_before)])
            out.append(_Candidate(at, number, row.start + match.end(), _weight(text)))
    return out


def _weight(text: str) -> float:
    """1 for what reads like a citation in a note, less for other words, below 0 for what is a heading or a table row."""
    head = text[:400]
    if LEAD.match(head) or REPEATED.match(head) or CITED_BEFORE.search(head):
        return 1.3
    if _YEAR.search(head) and _PAGE.search(head) or re.match(r"https?:", head):
        return 1.0
    if _SHORT.match(head):
        return 1.0
    if len(head) < 40 and not head.endswith((".", ")")):
        return -0.5
    return 0.6 if _YEAR.search(head) else 0.2


def _chain(found: Sequence[_Candidate]) -> list[_Candidate]:
    """The heaviest sequence of numbers that follow each other; it may begin again at 1 (with a chapter or a page)."""
    best: list[float] = []
    back: list[int] = []
    for j, later in enumerate(found):
        options = [
            (best[i] + step, i) for i in range(max(0, j - 60), j) if (step := _step(found[i], later)) is not None
        ]
        weight, i = max(options, key=lambda o: (o[0], -o[1]), default=(0.0, -1))
        best.append(later.weight + (weight if weight > 0 else _first(later)))
        back.append(i if weight > 0 else -1)
    at = max(range(len(found)), key=lambda j: (best[j], -j), default=-1)
    chain: list[_Candidate] = []
    while at >= 0:
        chain.append(found[at])
        at = back[at]
    return chain[::-1]


def _first(candidate: _Candidate) -> float:
    return 0.0 if candidate.number <= 2 else -0.6


def _step(before: _Candidate, later: _Candidate) -> float | None:
    """What it costs that one note follows another; None where it cannot."""
    gap = later.number - before.number
    if later.row == before.row or gap == 0:
        return None
    if gap == 1:
        return 0.0
    if 1 < gap <= 4:
        return -0.5 * gap
    return -0.5 if later.number == 1 and before.number >= 1 and later.weight >= 1 else None


def _weighs(chain: Sequence[_Candidate]) -> float:
    return sum(c.weight for c in chain)


def _notes(text: str, rows: Sequence[_Row], chain: Sequence[_Candidate]) -> list[Note]:
    """The stretches of the notes: to the next one, or to where running text begins again."""
    width = sorted(len(row.text) for row in rows)[int(0.9 * (len(rows) - 1))]
    out = []
    for at, candidate in enumerate(chain):
        following = chain[at + 1].row if at + 1 < len(chain) else len(rows)
        last = _last_row(rows, candidate.row, following, width)
        end = rows[last].start + len(rows[last].text)
        out.append(Note(candidate.number, rows[candidate.row].start, candidate.start, max(end, candidate.start)))
    return out


def _last_row(rows: Sequence[_Row], first: int, following: int, width: int) -> int:
    """The last line of the note that begins at line ``first``."""
    paragraphs = width > 110
    near = following - first <= FAR and following < len(rows)
    at = first
    while at + 1 < following:
        row = rows[at + 1]
        if near and not paragraphs:
            apart = row.blank_before or row.new_page or _PAGE_NUMBER.match(row.text)
            short = len(rows[at].text) < 0.6 * width
            if (apart or short) and _COMPLETE.search(rows[at].text) and not _follows_page_end(rows, at):
                break
        elif (
            row.blank_before
            or row.new_page
            or _PAGE_NUMBER.match(row.text)
            or at - first >= LONGEST - 1
            or len(rows[at].text) < 0.75 * width
            and _COMPLETE.search(rows[at].text)
        ):
            break
        at += 1
    while at > first and _PAGE_NUMBER.match(rows[at].text):
        at -= 1
    return at


_COMPLETE = re.compile(r"[.!?)\]>]\Z")


def _follows_page_end(rows: Sequence[_Row], at: int) -> bool:
    """Whether a line is a page's head or number, behind which the note may go on."""
    return rows[at].new_page or _PAGE_NUMBER.match(rows[at].text) is not None
