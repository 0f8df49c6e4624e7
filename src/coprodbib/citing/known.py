"""The document's own references by the names they may be cited under."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coprodbib.citing.printed import printed_names
from coprodbib.folding import fold_name
from coprodbib.languages.tongues import language_of
from coprodbib.languages.words import PARTICLES
from coprodbib.model import Csl, Reference
from coprodbib.openings import DASH

_YEAR = re.compile(r"(?<![\d–-])(?:1[5-9]|20)\d\d(?=[a-z]?(?![\w–-]))")
_SMALL = frozenset("of the and for on in a an de la le du des für der die und et y e del do da para por".split())


def core(family: str) -> str:
    """A family name folded and run together, particles in front left out, so that all ways of citing it agree.

    >>> core("Van Eijk"), core("van Eijk’s"), core("Løgreid")
    ('eijk', 'eijk', 'logreid')
    """
    words = fold_name(re.sub(r"['’]s\Z", "", family)).split()
    while len(words) > 1 and words[0] in PARTICLES:
        words = words[1:]
    return "".join(words)


def given_agree(a: str, b: str) -> bool:
    """Whether two folded given names may be one person's: "r", "richard", "r g", but not "richard" and "robert".

    >>> given_agree("r", "richard g"), given_agree("richard", "robert"), given_agree("", "ann")
    (True, False, True)
    """
    return all(x.startswith(y) or y.startswith(x) for x, y in zip(a.split(), b.split(), strict=False))


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
        self._institutions = sorted({n for r in references for n in _institutions(r.csl)}, key=lambda n: (-len(n), n))
        self._learn(text, references)
        self._small = {
            family for r in references for family in _families(r.csl) if family.islower() and family.isalpha()
        }
        self._printed = {fold_name(family) for r in references for family in _families(r.csl)}

    def _learn(self, text: str, references: Sequence[Reference]) -> None:
        """Abbreviations that the text introduces: "World Health Organization [WHO]"."""
        entries = {e.id: e for found in self._by_name.values() for e in found}
        for reference in references:
            for name in _institutions(reference.csl):
                words = r"\s+".join(map(re.escape, name.split()))
                for short in {
                    m[1] for m in re.finditer(rf"{words},?\s*[(\[]([^\W\d_][\w.&-]{{1,11}})[)\];,]", text, re.I)
                }:
                    self._by_name[core(short)].append(entries[reference.id])
                    self._years[core(short)] |= entries[reference.id].years

    def institution_before(self, text: str, floor: int, end: int) -> tuple[str, int] | None:
        """The institution of the list whose name ends right before ``end``, its abbreviation in brackets aside, and where it begins."""
        before = re.sub(r"\s*[(\[][^()\[\]]{1,12}[)\]]?,?\s*\Z|[,\s]+\Z", "", text[max(floor, end - 200) : end])
        folded = " ".join(before.lower().split())
        for name in self._institutions:
            if folded.endswith(name.lower()):
                words = r"\s+".join(map(re.escape, name.split()))
                found = re.search(rf"{words}\Z", before, re.I)
                return (" ".join(found[0].split()), max(floor, end - 200) + found.start()) if found else None
        return None

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
    names = (
        re.sub(r"\s*[(\[][^()\[\]]{1,20}[)\]]", "", str(n["literal"]))
        for n in _makers(csl)[:1]
        if "literal" in n and "family" not in n
    )
    return [name for name in names if len(name.split()) > 1]


def _families(csl: Csl) -> list[str]:
    return [
        " ".join(filter(None, (n.get("dropping-particle"), n.get("non-dropping-particle"), n.get("family"))))
        for n in _makers(csl)
    ]


def _entry(reference: Reference) -> Entry:
    people = _makers(reference.csl)
    literals = [str(n["literal"]) for n in people[:1] if "literal" in n and "family" not in n]
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
    return next((csl[role] for role in ("author", "editor", "translator") if csl.get(role)), [])


def acronyms(name: str) -> Iterable[str]:
    """What an institution's name may be shortened to: its initials, and an abbreviation printed with it.

    >>> sorted(acronyms("World Health Organization (WHO)"))
    ['who', 'worldhealthorganization']
    """
    printed = re.findall(r"[(\[]([A-Z][\w-]{1,9})[)\]]", name)
    bare = re.sub(r"\s*[(\[][^()\[\]]{1,20}[)\]]", "", name)
    words = [w for w in re.findall(r"[^\W\d_]+", bare) if w.lower() not in _SMALL]
    out = {core(p) for p in printed}
    if printed:
        out.add(core(bare))
    if len(words) > 1:
        out.add(core("".join(w[0] for w in words)))
    return sorted(out - {""})
