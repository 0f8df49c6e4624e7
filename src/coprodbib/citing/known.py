"""The document's own references by the names they may be cited under."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coprodbib.citing.bodies import Bodies, acronyms, names_of_bodies
from coprodbib.citing.folded import core, halves, misspellings
from coprodbib.citing.printed import printed_body, printed_names
from coprodbib.folding import fold_name
from coprodbib.languages.tongues import language_of
from coprodbib.model import Csl, Reference
from coprodbib.names.particles import with_particle
from coprodbib.openings import DASH

_YEAR = re.compile(r"(?<![\d–-])(?:1[5-9]|20)\d\d(?=[a-z]?(?![\w–-]))")


def given_agree(a: str, b: str) -> bool:
    """Whether two folded given names may be one person's: "r", "richard", "r g", but not "richard" and "robert".

    >>> given_agree("r", "richard g"), given_agree("richard", "robert"), given_agree("", "ann")
    (True, False, True)
    """
    return all(x.startswith(y) or y.startswith(x) for x, y in zip(a.split(), b.split(), strict=False))


SHORTEST = 4
"""Letters of a name above which one of them may be wrong."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reference as its citations see it: folded family names (or names of institutions), given names, years."""

    id: str
    names: tuple[str, ...]
    given: tuple[str, ...]
    acronyms: frozenset[str]
    years: frozenset[int]


class Known:
    """Own references by first name, asked by names as cited; ``text`` is the text that cites, which may introduce abbreviations.

    >>> book = {"author": [{"family": "Doe", "given": "J."}, {"family": "Roe"}], "issued": {"date-parts": [[2000]]}}
    >>> known = Known([Reference("a#1", "", book)])
    >>> known.meant(("Doe",), ("",)), known.meant(("Roe",), ("",))
    (('a#1',), ())
    """

    def __init__(self, references: Sequence[Reference], text: str = "") -> None:
        self.language = language = language_of(text[:30_000])
        self.nouns = language == "de"  # all nouns have capitals
        self.genitive = language in ("de", "nl", "sv", "da")  # "Webers Studie", without an apostrophe
        self._by_name: dict[str, list[Entry]] = defaultdict(list)
        self.empty = not references
        printed: tuple[str, ...] = ()
        for reference in references:
            entry = _entry(reference)
            printed = printed if DASH.match(reference.raw) else printed_names(reference.raw)
            first = {entry.names[0]} if entry.names else set[str]()
            for name in sorted(first | entry.acronyms | {core(p) for p in printed} - {""}):
                self._by_name[name].append(entry)
        self._years: dict[str, set[int]] = defaultdict(set)
        self._with_name: dict[str, list[Entry]] = defaultdict(list)
        for entry in {e.id: e for entries in self._by_name.values() for e in entries}.values():
            for name in (*entry.names, *entry.acronyms):
                self._years[name] |= entry.years
                self._with_name[name].append(entry)
        self._bodies = Bodies(n for r in references for n in _institutions(r.csl))
        self._near: dict[tuple[str, int], list[Entry]] = defaultdict(list)
        self._learn(text, references)
        self._learn_near(references)
        self._small = {
            family for r in references for family in _families(r.csl) if family.islower() and family.isalpha()
        }
        self._printed = {fold_name(family) for r in references for family in _families(r.csl)}

    def _learn(self, text: str, references: Sequence[Reference]) -> None:
        """Abbreviations that the text introduces: "World Health Organization [WHO]"."""
        by_body: dict[str, list[str]] = defaultdict(list)
        for reference in references:
            for name in _institutions(reference.csl):
                by_body[core(name)].append(reference.id)
        entries = {e.id: e for found in self._by_name.values() for e in found}
        for name, short in sorted(set(self._bodies.introduced(text))):
            for id in by_body[core(name)]:
                if entries[id] not in self._by_name[core(short)]:
                    self._by_name[core(short)].append(entries[id])
                    self._years[core(short)] |= entries[id].years

    def _learn_near(self, references: Sequence[Reference]) -> None:
        """What an entry may be cited under by mistake or for short, with its year."""
        entries = {e.id: e for found in self._by_name.values() for e in found}
        for reference in references:
            if (entry := entries.get(reference.id)) is not None:
                for name in sorted(_near_names(reference, entry)):
                    for year in sorted(entry.years):
                        self._near[name, year].append(entry)

    def nearly(self, families: Sequence[str], years: Sequence[int]) -> tuple[str, ...]:
        """Ids of the references of these years that a name not in the list may mean: half of a double name, a name one letter off,
        an institution for short, authors in another order.

        >>> doe = {"author": [{"family": "Salazar Vergara"}], "issued": {"date-parts": [[1985]]}}
        >>> Known([Reference("a#1", "Salazar Vergara. 1985.", doe)]).nearly(["Salazar"], [1985])
        ('a#1',)
        """
        if not families:
            return ()
        first, others = core(families[0]), {core(family) for family in families[1:]}
        forms = misspellings(first) if len(first) > SHORTEST else (first,)
        near = [e for year in years for form in forms for e in self._near.get((form, year), ())]
        turned = [e for e in self._with_name.get(first, ()) if others and e.years & set(years)]
        return tuple(dict.fromkeys(e.id for e in (*near, *turned) if others <= set(e.names)))

    def cited(self, families: Sequence[str], given: Sequence[str], years: Sequence[int]) -> tuple[str, ...]:
        """Ids of the references that these names may cite, else of those that they nearly fit with one of these years."""
        return self.meant(families, given) or self.nearly(families, years)

    def institution_before(self, text: str, floor: int, end: int) -> tuple[str, int] | None:
        """The institution of the list whose name ends right before ``end``, its abbreviation in brackets aside, and where it begins."""
        return self._bodies.before(text, floor, end)

    def is_author(self, family: str) -> bool:
        """Whether a reference begins with this name."""
        return core(family) in self._by_name

    def is_name(self, family: str) -> bool:
        """Whether any reference has this name."""
        return core(family) in self._years

    def is_small(self, word: str) -> bool:
        """Whether a reference prints this name all in lower case ("hooks", "boyd")."""
        return word in self._small

    def is_printed(self, family: str) -> bool:
        """Whether a reference prints this name with just these particles."""
        return fold_name(family) in self._printed

    def meant(self, families: Sequence[str], given: Sequence[str]) -> tuple[str, ...]:
        """Ids of the references that these names may cite: the first name agrees, and its given name where one is printed."""
        if not families:
            return ()
        near = self._by_name.get(core(families[0]), ())
        first = fold_name(given[0].replace(".", ". ")) if given else ""
        return tuple(e.id for e in near if not e.given or given_agree(first, e.given[0]))

    def together(self, first: str, second: str) -> bool:
        """Whether a reference has these two names one after the other."""
        pair = core(first), core(second)
        return any(pair in zip(e.names, e.names[1:], strict=False) for e in self._with_name.get(pair[1], ()))

    def years(self, family: str) -> frozenset[int]:
        """The years of all references whose first name this is."""
        return frozenset(y for e in self._by_name.get(core(family), ()) for y in e.years)

    def years_of_any(self, family: str) -> frozenset[int]:
        """The years of all references that have this name."""
        return frozenset(self._years.get(core(family), ()))


def _institutions(csl: Csl) -> list[str]:
    """Names of institutions of several words, as the list prints them, abbreviation aside."""
    return list(names_of_bodies(_literals(csl)))


def _literals(csl: Csl) -> list[str]:
    return [str(n["literal"]) for n in _makers(csl)[:1] if "literal" in n and "family" not in n]


def _near_names(reference: Reference, entry: Entry) -> Iterator[str]:
    """Halves of double names, names one letter off, the shorter forms of an institution that begins the entry."""
    names = entry.names[:1]
    yield from (form for name in names if len(name) > SHORTEST for form in misspellings(name))
    yield from (half for family in _families(reference.csl)[:1] for half in halves(family))
    if DASH.match(reference.raw) is None and (body := printed_body(reference.raw)):
        yield core(body)
        yield from (short for short in acronyms(body) if len(short) > 2)
    words = [w for literal in _literals(reference.csl) for w in literal.split()]
    yield from (core(" ".join(words[:count])) for count in range(2, min(len(words), 9)))


def _families(csl: Csl) -> list[str]:
    return [
        " ".join(filter(None, (n.get("dropping-particle"), n.get("non-dropping-particle"), n.get("family"))))
        for n in _makers(csl)
    ]


def _entry(reference: Reference) -> Entry:
    people = _makers(reference.csl)
    literals = _literals(reference.csl)
    names = tuple(
        core(
            f"{n.get('dropping-particle', '')} {n.get('non-dropping-particle', '')} {n.get('family') or n.get('literal', '')}"
        )
        for n in people
    )
    given = tuple(fold_name(str(n.get("given", "")).replace(".", ". ")) for n in people)
    if not people:
        title = str(reference.csl.get("title", ""))
        literals, names, given = [title], (core(title),), ("",)
    parts = reference.csl.get("issued", {}).get("date-parts", [])
    years = frozenset(p[0] for p in parts if p and isinstance(p[0], int))
    if not years:
        years = frozenset(map(int, _YEAR.findall(reference.raw)))
    return Entry(reference.id, names, given, frozenset(a for text in literals for a in acronyms(text)), years)


def _makers(csl: Csl) -> list[dict[str, str]]:
    makers: list[dict[str, str]] = next((csl[role] for role in ("author", "editor", "translator") if csl.get(role)), [])
    return [with_particle(name) for name in makers]
