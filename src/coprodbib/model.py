"""The nouns: one word for one thing, frozen, standard library only.

``Document -> RawReference -> ParsedReference -> Reference -> Work`` and
``Document -> Citation -> Work``; each stage has its own type, so that leaving
out a stage is a type error. Offsets count characters of ``Document.text`` (or
of ``raw``), from 0, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Csl = dict[str, Any]
"""One CSL-JSON item: plain JSON values only (dict, list, str, number)."""

Severity = Literal["note", "doubt", "fault"]
Status = Literal["listed", "elsewhere", "mentioned", "year-mismatch", "ambiguous"]
Verdict = Literal["same", "different", "maybe"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a document id and one or more (start, end) pieces.

    >>> place = Place("essay", ((3, 9), (20, 25)))
    >>> place.start, place.end
    (3, 25)
    """

    document: str
    pieces: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """First character of the first piece."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """One past the last character of the last piece."""
        return self.pieces[-1][1]


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt or fault about a value, carried on that value.

    ``stage`` is the room that raised it, ``code`` is stable ("year-mismatch"; docs/issue-codes.md has all).
    A value with an issue of severity "doubt" or "fault" is *flagged*.

    >>> Issue("parsing", "no-year", "doubt", "no year found").severity
    'doubt'
    """

    stage: str
    code: str
    severity: Severity
    message: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What a file format knows about a stretch of the text.

    ``kind``: heading, item, superscript, note, link, page, furniture, structured-reference.

    >>> Mark("heading", 0, 10, "1").kind
    'heading'
    """

    kind: str
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A text we read; ``text`` is its characters, nothing cleaned.

    ``csl`` is what the document says of itself; ``work`` is the key of the Work that
    is this document, when another document cites it.

    >>> Document("essay", "essay.txt", "No references.").title
    ''
    """

    id: str
    source: str
    text: str
    title: str = ""
    csl: Csl = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    work: str | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class RawReference:
    """One printed entry of a reference list, exactly as found.

    ``place`` is None for a string that came without a document.

    >>> RawReference("Doe, J. 2000. A title.").raw
    'Doe, J. 2000. A title.'
    """

    raw: str
    place: Place | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a printed entry with a label: ``raw[start:end] == text``.

    ``label`` is one of the field names of ``parsing.LABELS`` ("author", "title", ...).

    >>> Span("date", 8, 12, "2000").label
    'date'
    """

    label: str
    start: int
    end: int
    text: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """A printed entry with its words labelled by field, still strings.

    ``previous_authors`` holds the spans of the entry whose authors a dash ("———.") repeats,
    as raw strings.

    >>> ParsedReference(RawReference("Doe 2000"), (Span("author", 0, 3, "Doe"),)).get("author")
    'Doe'
    """

    raw: RawReference
    spans: tuple[Span, ...]
    type_hint: str = ""
    repeated_authors: str = ""
    issues: tuple[Issue, ...] = ()

    def get(self, label: str) -> str:
        """The text of the first span with this label, "" if there is none."""
        return next((s.text for s in self.spans if s.label == label), "")


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of a reference list as CSL-JSON values as printed.

    ``number`` counts from 1 within its list; ``work`` is None until the works are collected.

    >>> Reference(id="essay#1", raw="Doe 2000", csl={"type": "document"}).number
    1
    """

    id: str
    raw: str
    csl: Csl
    document: str | None = None
    number: int = 1
    list_number: int = 1
    place: Place | None = None
    confidence: Mapping[str, float] = field(default_factory=dict)
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    work: str | None = None
    issues: tuple[Issue, ...] = ()

    @property
    def flagged(self) -> bool:
        """True when an issue is a doubt or worse."""
        return any(i.severity != "note" for i in self.issues)

    @property
    def in_note(self) -> bool:
        """True when it is printed in a footnote or endnote, not in a list."""
        return any(i.code == "in-note" for i in self.issues)


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited work at one place of the running text.

    ``authors`` are family names as printed (of a number or a note: those of the entry it means), ``given`` the initials or given names printed with them ("" where none is);
    ``et_al`` says that more are meant;
    ``year`` is as printed, with its letter, or the word printed instead ("forthcoming");
    ``entries`` are ids of the document's own references that it may mean.

    >>> Citation("essay@5", "essay", "Doe 2000", Place("essay", ((5, 13),)), ("Doe",), "2000").status
    'mentioned'
    """

    id: str
    document: str
    text: str
    place: Place
    authors: tuple[str, ...]
    year: str | None
    et_al: bool = False
    given: tuple[str, ...] = ()
    locator: str | None = None
    label: str | None = None
    prefix: str = ""
    narrative: bool = False
    entries: tuple[str, ...] = ()
    work: str | None = None
    status: Status = "mentioned"
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """Two records, a verdict, a score from 0 to 1, and the reasons in words.

    >>> Match("a", "b", "maybe", 0.8, ("titles differ in one word",)).verdict
    'maybe'
    """

    a: str
    b: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How one work stands to another: ``kind`` is part-of, edition-of or version-of.

    >>> Relation("part-of", "ostrom2007theories").kind
    'part-of'
    """

    kind: str
    work: str


@dataclass(frozen=True, slots=True)
class Work:
    """The thing in the world: key, merged CSL-JSON, who cites it.

    ``references`` and ``citations`` are ids; ``cited_by`` are document ids, sorted;
    ``origin`` names, per field, the references that print the value taken.

    >>> Work("doe2000title", {"type": "book"}, status="listed").cited_by
    ()
    """

    key: str
    csl: Csl
    references: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
    cited_by: tuple[str, ...] = ()
    origin: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    aliases: tuple[str, ...] = ()
    status: Literal["listed", "mentioned"] = "listed"
    issues: tuple[Issue, ...] = ()
