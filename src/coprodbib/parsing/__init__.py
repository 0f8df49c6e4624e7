"""The entries of one list -> labelled words.

``parse`` is the seam: any parser with the same shape, ``Sequence[RawReference] -> list[ParsedReference]``
of the same length and order, can stand behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coprodbib.model import Issue, ParsedReference, RawReference, Span
from coprodbib.openings import Opening
from coprodbib.parsing.evidence import Evidence, gather
from coprodbib.parsing.flat import Flat, flatten, number_end
from coprodbib.parsing.pieces import Body
from coprodbib.parsing.rules import begin, finish, label_of_role

Parser = Callable[[Sequence[RawReference]], list[ParsedReference]]

LABELS = (
    "author", "editor", "translator", "title", "container-title", "date", "date-extra", "original-date", "volume", "issue", "pages", "edition",
    "publisher", "location", "genre", "number", "event", "collection-title", "collection-number", "number-of-volumes", "archive", "event-place", "doi", "url", "isbn", "accessed",
)  # fmt: skip
"""The labels a Span may carry."""

LONGEST_ENTRY = 6000
"""Characters of an entry that are read; what is longer is no reference, and is flagged."""


def parse(entries: Sequence[RawReference]) -> list[ParsedReference]:
    """Label the words of all entries of one list, in its order.

    The list is read twice: the first reading learns its journals and whether it prints places, the
    second uses that where an entry alone does not tell a journal from a publisher.

    >>> parse([RawReference("Doe, J. 2000. A title. Voluntas 8 (3): 1-9.")])[0].get("container-title")
    'Voluntas'
    """
    flats = [flatten(entry.raw[:LONGEST_ENTRY]) for entry in entries]
    starts = [number_end(flat.text) for flat in flats]
    begun = [begin(flat.text, start) for flat, start in zip(flats, starts, strict=True)]
    evidence = gather([finish(entry, Evidence()) for entry in begun])
    second = [(finish(entry, evidence), entry.opening) for entry in begun]
    return _with_repeated(entries, flats, second)


def _with_repeated(
    entries: Sequence[RawReference], flats: list[Flat], read: list[tuple[Body, Opening | None]]
) -> list[ParsedReference]:
    """Give each dash the authors of the entry before, which may have them from a dash itself."""
    out: list[ParsedReference] = []
    authors = ""
    for entry, flat, (body, opening) in zip(entries, flats, read, strict=True):
        repeated = authors if opening is not None and opening.repeated else ""
        issues = entry.issues + _issues(body, opening, missing=opening is not None and opening.repeated and not authors)
        confidence = _confidence(opening, issues)
        spans = tuple(
            flat.span(label, start, end, confidence) for label, start, end in sorted(body.found, key=lambda f: f[1])
        )
        own = _names(spans)
        role = label_of_role(opening.role) if opening is not None else "author"
        out.append(ParsedReference(entry, spans, role if repeated and not own else "", repeated, issues))
        if own or not repeated:
            authors = f"{repeated}, {own}" if repeated and own else own
    return out


def _names(spans: tuple[Span, ...]) -> str:
    """The names an entry opens with."""
    return next((s.text for s in spans if s.label in ("author", "editor", "translator") and s.start < 30), "")


def _confidence(opening: Opening | None, issues: tuple[Issue, ...]) -> float:
    doubts = sum(issue.severity != "note" for issue in issues)
    return round(max(0.3, (0.95 if opening is not None and opening.cost < 0.6 else 0.75) - 0.25 * doubts), 2)


def _issues(body: Body, opening: Opening | None, *, missing: bool) -> tuple[Issue, ...]:
    labels = {label for label, _, _ in body.found}
    out = []
    if not labels:
        out.append(Issue("parsing", "not-a-reference", "fault", "nothing in it reads like a reference"))
    if "title" not in labels:
        out.append(Issue("parsing", "no-title", "doubt", "no title found"))
    if "date" not in labels:
        out.append(Issue("parsing", "no-year", "doubt", "no year found"))
    if missing:
        out.append(
            Issue("parsing", "no-repeated-author", "doubt", "a dash repeats authors, but no entry before it has any")
        )
    if len(body.text) >= LONGEST_ENTRY:
        out.append(Issue("parsing", "too-long", "doubt", f"only its first {LONGEST_ENTRY} characters were read"))
    return tuple(out)
