"""Labelled words -> CSL-JSON values as printed; one file per kind of field.

Each step takes the parsed entry and the CSL item so far and adds its own fields; names first, then ``STEPS`` in order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from coprodbib.model import Csl, Issue, ParsedReference, Reference
from coprodbib.names import FamilyFirst
from coprodbib.normalising.dates import dates
from coprodbib.normalising.identifiers import identifiers
from coprodbib.normalising.locators import locators
from coprodbib.normalising.names import names, turned_roles
from coprodbib.normalising.titles import titles
from coprodbib.normalising.types import item_type

Step = Callable[[ParsedReference, Csl], tuple[Issue, ...]]

STEPS: tuple[Step, ...] = (titles, dates, locators, identifiers, item_type)

FIELD_OF = {
    "author": "author", "editor": "editor", "translator": "translator", "title": "title", "container-title": "container-title",
    "date": "issued", "volume": "volume", "issue": "issue", "pages": "page", "edition": "edition", "publisher": "publisher",
    "location": "publisher-place", "genre": "genre", "number": "number", "collection-title": "collection-title", "collection-number": "collection-number", "event": "event-title", "doi": "DOI", "url": "URL",
    "isbn": "ISBN", "accessed": "accessed", "original-date": "original-date", "number-of-volumes": "number-of-volumes", "archive": "archive", "event-place": "event-place",
}  # fmt: skip
"""Label of a span -> CSL field."""


def normalise(
    entries: Sequence[ParsedReference], *, document: str | None = None, list_number: int = 1
) -> list[Reference]:
    """The entries of one list as References, in order; ids are ``document#number`` (``document#list.number`` from the second list on).

    >>> from coprodbib.parsing import parse
    >>> from coprodbib.model import RawReference
    >>> normalise(parse([RawReference("Doe, J. 2000a. A title. Health 8 (3): 101-9.")]))[0].csl["page"]
    '101-109'
    """
    turned = turned_roles(entries)
    return [_reference(entry, turned, document, list_number, number) for number, entry in enumerate(entries, start=1)]


def _reference(
    entry: ParsedReference, turned: Mapping[str, FamilyFirst], document: str | None, list_number: int, number: int
) -> Reference:
    csl: Csl = {"type": "document"}
    issues = names(entry, csl, turned=turned)
    issues += tuple(issue for step in STEPS for issue in step(entry, csl))
    within = f"{number}" if list_number == 1 else f"{list_number}.{number}"
    spans, confidence = {}, {}
    for span in entry.spans:
        field = FIELD_OF.get(span.label)
        if field in csl and field not in spans:
            spans[field] = (span.start, span.end)
            confidence[field] = span.confidence
    return Reference(
        id=f"{document}#{within}" if document is not None else within,
        raw=entry.raw.raw,
        csl=csl,
        document=document,
        number=number,
        list_number=list_number,
        place=entry.raw.place,
        confidence=confidence,
        spans=spans,
        issues=entry.issues + issues,
    )
