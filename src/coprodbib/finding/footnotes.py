"""References that stand in notes only: the first full citation of each work, where no list has it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from coprodbib.finding.beginnings import LOCATOR, NAMED, shape_of
from coprodbib.finding.density import PROSE
from coprodbib.finding.furniture import page_lines
from coprodbib.languages.notes import AUTHOR_AGAIN, CITED_BEFORE, COURT, LEAD
from coprodbib.model import Document, Issue, Place, RawReference
from coprodbib.notes import Note, Part, parts_of
from coprodbib.notes.matching import Shelf, card
from coprodbib.openings import find_opening

FEWEST = 3
"""References that make the notes of a document without a list its list."""
IN_NOTE = Issue("finding", "in-note", "note", "printed in a note, not in a reference list")
_YEAR = re.compile(
    r"(?<![\d–-])\d?(?:1[5-9]|20)\d\d[a-z\d²³]?(?![\w–-])|\b[os]\. ?[JDdf]\.|\bn\. ?d\.|\b(?:forthcoming|in press|im Erscheinen|no prelo|en prensa)\b",
    re.I,
)
"""A year, an edition printed with it too ("20192", "²2019")."""
_CLAUSE = re.compile(
    r"(?<=[\d)])\s*,\s(?:der|die|das|welche[rsnm]?|wo|who|which|qui|que|donde|onde|che)\s(?=[a-zà-ÿ])|(?<=[\d)])\.\s[–—-]\s(?=[A-ZÀ-Þ])"
)
"""What begins a clause behind a year or a page: ", der die These vertritt"."""
_QUOTED = re.compile(r"[„“«\"][^“”»\"]{1,200}[“”»\"]")
_WORDS = re.compile(r"[^\W\d_]{2,}")


def noted_references(document: Document, notes: Sequence[Note], listed: Sequence[RawReference]) -> list[RawReference]:
    """The works that notes cite in full and no list has, each where it is cited first.

    >>> from coprodbib.notes import find_notes
    >>> text = "Text.\\n\\n1 Vgl. Doe, Jane: A title. London 1999, S. 3.\\n2 Ebd.\\n3 Roe, Rita: A novel. Paris 2001.\\n4 Doe: Title, S. 9; Poe, Edgar: His tales. Boston 1845.\\n"
    >>> document = Document("a", "a.txt", text)
    >>> [raw.raw for raw in noted_references(document, find_notes(document), ())]
    ['Doe, Jane: A title. London 1999, S. 3', 'Roe, Rita: A novel. Paris 2001', 'Poe, Edgar: His tales. Boston 1845']
    """
    shelf, of_pages = Shelf(), page_lines(document)
    shelf.add_list([(f"l{at}", raw.raw, ()) for at, raw in enumerate(listed)])
    out: list[RawReference] = []
    parts = [part for note in notes for part in parts_of(document.text, note)]
    for part in parts:
        pieces = _pieces(document.text, part, of_pages)
        text = "\n".join(document.text[a:b] for a, b in pieces)
        if _is_new(text, part, shelf):
            shelf.add(card(f"n{len(out)}", text, (), _last_names(part, out, shelf)))
            out.append(RawReference(text, Place(document.id, pieces), (IN_NOTE,)))
    fewest = 1 if listed else FEWEST - any(part.kind == "again" for part in parts)
    return out if len(out) >= fewest else []


def _pieces(text: str, part: Part, of_pages: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """A citation without the lines of a page that stand inside it, and without a clause about the work behind it."""
    clause = _CLAUSE.search(text, part.start, part.end)
    last = clause.start() if clause else part.end
    at, out = part.start, list[tuple[int, int]]()
    for start, end in of_pages[bisect_left(of_pages, (part.start, 0)) : bisect_left(of_pages, (last, 0))]:
        out.append((at, at + len(text[at:start].rstrip())))
        at = end + len(text[end:last]) - len(text[end:last].lstrip())
    out.append((at, last))
    return tuple((a, b) for a, b in out if a < b) or ((part.start, part.end),)


def _is_new(text: str, part: Part, shelf: Shelf) -> bool:
    """Whether a work is cited in full that the shelf does not have."""
    if part.kind == "same author":
        title = AUTHOR_AGAIN.sub("", text, count=1)
        return len(_WORDS.findall(title)) >= 4 and _YEAR.search(title) is not None and not shelf.meant(title)
    return part.kind == "work" and is_full(text) and not shelf.holds(text)


def _last_names(part: Part, out: Sequence[RawReference], shelf: Shelf) -> frozenset[str]:
    """The names that "ders." stands for: those of the work before."""
    return shelf.names_of(f"n{len(out) - 1}") if part.kind == "same author" and out else frozenset()


def is_full(text: str) -> bool:
    """Whether a citation names a work in full: names, a title of some words, a year.

    >>> is_full("Doe, Jane: A long title. London 1999"), is_full("Doe 1999, S. 3"), is_full("Doe: Title, S. 5")
    (True, False, False)
    """
    if not 24 <= len(text) <= 900 or _YEAR.search(text) is None or CITED_BEFORE.search(text) or COURT.search(text):
        return False
    if len(PROSE.findall(_QUOTED.sub("", text))) > 1 and not _is_placed(text):
        return False
    return shape_of(text) in NAMED | {"word"} and len(_WORDS.findall(text)) >= 4 and _is_worded(text)


def _is_placed(text: str) -> bool:
    return (
        LOCATOR.search(text) is not None
        or re.search(r"\bS\. ?\d|, [A-ZÀ-Þ][^,]{2,40},? (?:1[5-9]|20)\d\d", text) is not None
    )


def _is_worded(text: str) -> bool:
    """Whether it begins with a name ("word": with a given name, "Jane Doe, A title") rather than with a sentence."""
    if shape_of(text) in NAMED - {"institution"}:
        return True
    if (opening := find_opening(text)) is not None and opening.cost <= 0.7 and _WORDS.search(text, opening.end):
        names: list[str] = _WORDS.findall(text[: opening.authors[1]])
        return sum(name[0].isupper() for name in names) >= 0.6 * len(names)
    head = re.split(r"[,:.(“„«\"]", text[:120])[0].split()
    return 1 <= len(head) <= 7 and sum(w[0].isupper() for w in head) >= 0.6 * len(head) and _is_placed(text)


def is_numbered_list(text: str, notes: Sequence[Note]) -> bool:
    """Whether the notes are a reference list with numbers: one after the other, each one work in full."""
    parts = [parts_of(text, note) for note in notes]
    if len(notes) < FEWEST or any(part.kind != "work" for found in parts for part in found):
        return False
    full = sum(len(found) == 1 and _is_whole(text, note, found[0]) for note, found in zip(notes, parts, strict=True))
    return (
        full >= 0.85 * len(notes)
        or _follow_each_other(text, notes)
        and sum(_is_named(text, note) for note in notes) >= 0.75 * len(notes)
    )


def _follow_each_other(text: str, notes: Sequence[Note]) -> bool:
    return all(len(text[a.end : b.line].split()) <= 12 and b.number == a.number + 1 for a, b in pairwise(notes))


def _is_named(text: str, note: Note) -> bool:
    """Whether a note begins with names and has a year and more words, and no words that lead in."""
    body = " ".join(text[note.start : note.end].split())
    opening = find_opening(body)
    more = len(_WORDS.findall(body[opening.end :])) >= 3 if opening else len(_WORDS.findall(body)) >= 6
    return more and shape_of(body) in NAMED and _YEAR.search(body) is not None and LEAD.match(body) is None


def _is_whole(text: str, note: Note, part: Part) -> bool:
    return part.start - note.start < 4 and is_full(text[part.start : part.end])
