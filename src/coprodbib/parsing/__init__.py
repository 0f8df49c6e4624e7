"""The entries of one list -> labelled words.

``parse`` is the seam: any parser with the same shape, ``Sequence[RawReference] -> list[ParsedReference]``
of the same length and order, can stand behind it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence

from coprodbib.model import Issue, ParsedReference, RawReference, Span
from coprodbib.parsing.flat import Flat, flatten, number_ends
from coprodbib.parsing.reading import Read, read_list
from coprodbib.parsing.rules import label_of_role

Parser = Callable[[Sequence[RawReference]], list[ParsedReference]]

LABELS = (
    "author", "editor", "translator", "title", "container-title", "date", "date-extra", "original-date", "volume", "issue", "pages", "edition",
    "publisher", "location", "genre", "number", "event", "collection-title", "collection-number", "number-of-volumes", "archive", "event-place", "doi", "url", "isbn", "accessed",
)  # fmt: skip
"""The labels a Span may carry."""

LONGEST_ENTRY = 6000
"""Characters of an entry that are read; what is longer is no reference, and is flagged."""


LONGEST_LIST = 500
"""Entries that are read together; longer lists are read in parts, so that memory is bounded."""

SURE = 0.98
"""Probability below which a field is doubtful, and the entry flagged: from here on 97 of 100 fields are right among entries that
the model has not seen (``benchmarks/parsing/results.md``)."""


SUREST = 0.99
"""No reading is surer."""


def parse(entries: Sequence[RawReference]) -> list[ParsedReference]:
    """Label the words of all entries of one list, in its order.

    What the grammar and the sequence model make of it, and what the entries of a list say about each other, is
    weighed entry by entry (``reading``).

    >>> parse([RawReference("Doe, J. 2000. A title. Voluntas 8 (3): 1-9.")])[0].get("container-title")
    'Voluntas'
    """
    return _with_repeated(_read_in_parts(entries))


def _read_in_parts(entries: Sequence[RawReference]) -> Iterator[tuple[RawReference, Flat, Read]]:
    for k in range(0, len(entries), LONGEST_LIST):
        part = entries[k : k + LONGEST_LIST]
        flats = [flatten(entry.raw[:LONGEST_ENTRY]) for entry in part]
        texts = [flat.text for flat in flats]
        yield from zip(part, flats, read_list(texts, number_ends(texts)), strict=True)


def _with_repeated(read: Iterable[tuple[RawReference, Flat, Read]]) -> list[ParsedReference]:
    """Give each dash the authors of the entry before, which may have them from a dash itself."""
    out: list[ParsedReference] = []
    authors = ""
    for entry, flat, reading in read:
        opening = reading.opening
        dash = opening is not None and opening.repeated
        repeated = authors if dash else ""
        issues = entry.issues + _issues(flat.text, reading, missing=dash and not authors)
        spans = tuple(
            flat.span(label, start, end, min(round(sure, 2), SUREST))
            for (label, start, end), sure in sorted(
                zip(reading.found, reading.sure, strict=True), key=lambda p: p[0][1]
            )
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


def _issues(text: str, reading: Read, *, missing: bool) -> tuple[Issue, ...]:
    labels = {label for label, _, _ in reading.found}
    out = []
    if not labels:
        out.append(Issue("parsing", "not-a-reference", "fault", "nothing in it reads like a reference"))
    if "title" not in labels:
        out.append(Issue("parsing", "no-title", "doubt", "no title found"))
    if "date" not in labels:
        out.append(Issue("parsing", "no-year", "doubt", "no year found"))
    unsure = {found[0]: None for found, sure in zip(reading.found, reading.sure, strict=True) if sure < SURE}
    if unsure:
        out.append(
            Issue(
                "parsing",
                "uncertain",
                "doubt",
                f"not sure of {', '.join(unsure)}: {textwrap.shorten(text, 60, placeholder=' …')!r}",
            )
        )
    if missing:
        out.append(
            Issue("parsing", "no-repeated-author", "doubt", "a dash repeats authors, but no entry before it has any")
        )
    if len(text) >= LONGEST_ENTRY:
        out.append(Issue("parsing", "too-long", "doubt", f"only its first {LONGEST_ENTRY} characters were read"))
    return tuple(out)
