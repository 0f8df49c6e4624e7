"""CSL-JSON items as the processor sees them; what is malformed is left out and remarked, never raised."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from coprodbib.csl.datevalues import Moment, moment
from coprodbib.csl.markup import parse, parse_title
from coprodbib.csl.nodes import Node
from coprodbib.csl.notefield import merged, variables_in
from coprodbib.csl.people import Person, person

NAMES = frozenset(
    """author chair collection-editor compiler composer container-author contributor curator director editor
    editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator""".split()
)
DATES = frozenset("accessed available-date event-date issued original-date submitted".split())
NUMBERS = frozenset(
    """chapter-number citation-number collection-number edition first-reference-note-number issue locator number
    number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number version
    volume""".split()
)
"""Variables by their kind (CSL 1.0.2, appendix "Variables"); all others are read as text."""

TEXTS = frozenset(
    """abstract annote archive archive_collection archive_location archive-place authority call-number citation-key
    citation-label collection-title container-title container-title-short dimensions division DOI event-place
    event-title genre ISBN ISSN jurisdiction keyword language license medium note original-publisher
    original-publisher-place original-title part-title PMCID PMID publisher publisher-place references reviewed-genre
    reviewed-title scale source status title title-short URL volume-title year-suffix collection-title-short""".split()
)
_IN_NOTES = (NUMBERS | TEXTS) - {"note", "citation-number", "first-reference-note-number", "locator", "page-first"}

_TITLES = frozenset("container-title original-title part-title reviewed-title title volume-title".split())
"""Titles that people translate in square brackets."""

_OTHER_NAMES = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "event": "event-title",
    "archive-location": "archive_location",
    "container": "event-date",
}
"""Spellings of older CSL-JSON -> CSL 1.0.2."""


_LINE_ENDS = re.compile(r"[\r\n\t\v\f\u2028\u2029]+")


class Item:
    """One CSL-JSON item, each variable read when first asked for.

    >>> item = Item({"id": "a", "type": "book", "title": "A <i>title</i>", "volume": 3})
    >>> item.text("title"), item.text("volume"), item.text("page")
    ('A <i>title</i>', '3', None)
    """

    def __init__(self, data: Mapping[str, Any], *, id: str | None = None) -> None:
        self.id = str(data.get("id", "")) if id is None else id
        self.warnings: list[str] = []
        self.values = {_OTHER_NAMES.get(key, key): value for key, value in data.items() if key not in ("id", "type")}
        self.values |= {key: data[key] for key in data if key in self.values}  # the newer spelling wins
        self.values = merged(self.values, variables_in(data.get("note"), NAMES, DATES, _IN_NOTES))
        self.type = self._type(self.values.pop("type", data.get("type")))
        self._texts: dict[str, str | None] = {}
        self._nodes: dict[str, Node | None] = {}
        self._names: dict[str, tuple[Person, ...]] = {}
        self._dates: dict[str, Moment | None] = {}

    def _type(self, value: object) -> str:
        if isinstance(value, str):
            return value
        if value is not None:
            self._remark("type", value, "a word")
        return "document"

    def text(self, variable: str) -> str | None:
        """The value of a text or number variable as given, None when empty."""
        if variable not in self._texts:
            self._texts[variable] = self._text(variable)
        return self._texts[variable]

    def _text(self, variable: str) -> str | None:
        value = self.values.get(variable)
        if value is None and variable == "event":
            value = self.values.get("event-title")
        if isinstance(value, bool | Mapping):
            self._remark(variable, value, "text")
            return None
        if isinstance(value, list):
            value = ", ".join(str(v) for v in value if isinstance(v, str | int | float))
        if value is None or isinstance(value, str | int | float):
            text = _LINE_ENDS.sub(" ", str(value).strip("\r\n\t")) if value is not None else ""
            return text if text.strip() else None
        self._remark(variable, value, "text")
        return None

    def node(self, variable: str) -> Node | None:
        """The value of a text variable with its markup, None when empty."""
        if variable not in self._nodes:
            text = self.text(variable)
            read = parse_title if variable in _TITLES else parse
            self._nodes[variable] = None if text is None else read(text)
        return self._nodes[variable]

    def names(self, variable: str) -> tuple[Person, ...]:
        """The people of a name variable, in order.

        >>> [p.family for p in Item({"author": [{"family": "Doe"}, "broken"]}).names("author")]
        ['Doe', '']
        """
        if variable not in self._names:
            self._names[variable] = self._people(variable)
        return self._names[variable]

    def _people(self, variable: str) -> tuple[Person, ...]:
        value = self.values.get(variable)
        if value is None or value == "":
            return ()
        people = []
        for entry in value if isinstance(value, list) else [value]:
            read = person(entry)
            if read is None or not isinstance(entry, Mapping):
                self._remark(variable, entry, "a name with family and given, or a literal")
            if read is not None:
                people.append(read)
        return tuple(people)

    def date(self, variable: str) -> Moment | None:
        """The value of a date variable, None when empty.

        >>> Item({"issued": {"date-parts": [[2000, "5"]]}}).date("issued").first
        (2000, 5)
        """
        if variable not in self._dates:
            value = self.values.get(variable)
            read = moment(value) if value is not None else None
            if value not in (None, "", {}) and read is None:
                self._remark(variable, value, "a date with date-parts, raw or literal")
            self._dates[variable] = read
        return self._dates[variable]

    def has(self, variable: str) -> bool:
        """Whether a variable has a value (CSL 1.0.2, "Choose": ``variable``)."""
        if variable in NAMES:
            return bool(self.names(variable))
        if variable in DATES:
            return self.date(variable) is not None
        if variable == "page-first":
            variable = "page"
        return self.text(variable) is not None

    @property
    def language(self) -> str | None:
        """The item's language, None when it says nothing."""
        return self.text("language")

    def _remark(self, variable: str, value: object, wanted: str) -> None:
        shown = repr(value)
        self.warnings.append(f"{variable}: {shown[:60]}{'…' if len(shown) > 60 else ''} is not {wanted}")
