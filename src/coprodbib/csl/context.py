"""What one rendering knows: the item, the cite, and what has been printed so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coprodbib.csl.items import Item
from coprodbib.csl.labels import citation_label
from coprodbib.csl.nameoptions import NameOptions
from coprodbib.csl.people import Person


@dataclass(slots=True)
class Cite:
    """One item at one place of a citation (CSL 1.0.2, "Citation"; the keys are those of CSL-JSON citations).

    >>> Cite("a", locator="4").label
    'page'
    """

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    position: str = "first"
    fixed: bool = False
    """The position was given by the caller and is not worked out."""

    near_note: bool = False
    missing: bool = False
    note: int = 0
    first_note: int = 0


@dataclass(slots=True)
class Standing:
    """What the set of all items gives one item: its number, its letter, and how its names are told from others.

    ``least`` is how many names of a variable are printed at least; ``levels`` how much of a given name;
    ``apart`` is how many ``disambiguate="true"`` hold, counted as they are met.
    """

    number: int = 0
    letter: str = ""
    least: Mapping[str, int] = field(default_factory=dict)
    levels: Mapping[tuple[str, int], int] = field(default_factory=dict)
    apart: int = 0


@dataclass(frozen=True, slots=True)
class NamesUse:
    """A list of names as it was printed, for disambiguation: whose, by which options, how many of them."""

    variable: str
    people: tuple[Person, ...]
    options: NameOptions
    shown: int


_NOBODY = Standing()


class Context:
    """The state of one rendering of one item.

    ``called`` and ``filled`` serve group suppression: whether a variable was asked for, and whether one was there.
    ``taken`` holds variables a cs:substitute has printed, which are then empty; ``standing_in`` those of the one at work,
    whose labels still print. ``links`` asks for identifiers as links.
    """

    __slots__ = (
        "called", "cite", "english", "filled", "item", "links", "names_seen", "narrative", "standing",
        "standing_in", "subsequent", "substituting", "taken", "tests", "uses", "without_author", "year_printed",
    )  # fmt: skip

    def __init__(self, item: Item, *, english: bool, standing: Standing = _NOBODY, cite: Cite | None = None) -> None:
        self.item = item
        self.cite = cite
        self.standing = standing
        self.english = english
        self.subsequent = cite is not None and cite.position != "first"
        self.without_author = False
        self.narrative = False
        self.links = False
        self.called = False
        self.filled = False
        self.taken: set[str] = set()
        self.standing_in: set[str] = set()
        self.uses: list[NamesUse] = []
        self.names_seen = False
        self.year_printed = False
        self.tests = 0
        self.substituting = False

    def print(self, variable: str) -> None:
        """Note that a variable was there and is printed; inside a cs:substitute it is then gone."""
        self.filled = True
        if self.substituting:
            self.taken.add(variable)
            self.standing_in.add(variable)

    def text(self, variable: str) -> str | None:
        """The value of a text variable, also of those that the processor makes up."""
        if variable == "locator":
            return self.cite.locator or None if self.cite else None
        if variable == "citation-number":
            return str(self.standing.number) if self.standing.number else None
        if variable == "first-reference-note-number":
            return str(self.cite.first_note) if self.cite and self.cite.first_note and self.subsequent else None
        if variable == "year-suffix":
            return self.standing.letter or None
        if variable == "citation-label":
            return self.item.text(variable) or citation_label(self.item) or None
        return self.item.text("page" if variable == "page-first" else variable)
