"""The running text of one document against its own list: what is cited but not listed, listed but not cited, or cited otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from coprodbib.checking.finding import Lines, Spot, of_citation, of_reference, quoted
from coprodbib.checking.numbers import Stray, strays
from coprodbib.folding import fold_name
from coprodbib.linking.people import same_family
from coprodbib.linking.records import makers, people, text_of, years_of
from coprodbib.linking.resolving import cited_people, cited_year, fit_of_year
from coprodbib.model import Citation, Document, Reference
from coprodbib.settings import DEFAULTS

FEW = 10
"""Entries that are named one by one, however small the part of the list that is cited."""
SHARE = 0.25
"""Part of a list that must be cited before what is not cited is named entry by entry; below it, the list is a bibliography, or the
citations have a form that is not read."""


def against_the_list(
    document: Document, references: Sequence[Reference], citations: Sequence[Citation], lines: Lines
) -> Iterator[Spot]:
    """What disagrees between the citations of a document and its list.

    >>> list(against_the_list(Document("a", "a.txt", ""), (), (), Lines(())))
    []
    """
    own = OwnList(references)
    meant = {c.id: entry for c in citations if _is_unlisted(c) and (entry := _respelt(c, own)) is not None}
    yield from (spot for c in citations if not _is_unlisted(c) for spot in _doubts(c, own, lines))
    yield from (_names_mismatch(c, meant[c.id]) for c in citations if c.id in meant)
    if references:
        yield from _not_listed([c for c in citations if _is_unlisted(c) and c.id not in meant], own)
        stray = list(strays(document, references, citations))
        yield from map(_of_stray, stray)
        possible = {entry.id for entry in meant.values()} | {entry for one in stray for entry in one.entries}
        yield from _not_cited(references, citations, possible)


@dataclass(frozen=True)
class OwnList:
    """The references of a document, to be asked by id, work, year and name.

    >>> OwnList(()).by_work
    {}
    """

    references: Sequence[Reference]

    @cached_property
    def by_id(self) -> dict[str, Reference]:
        """Each reference by its id."""
        return {reference.id: reference for reference in self.references}

    @cached_property
    def by_work(self) -> dict[str, Reference]:
        """The first reference of each work."""
        return {r.work: r for r in reversed(self.references) if r.work is not None}

    @cached_property
    def by_year(self) -> dict[int | None, list[Reference]]:
        """References by each of their years; those without one under None."""
        return _grouped((year, r) for r in self.references for year in years_of(r.csl) or (None,))

    @cached_property
    def by_name(self) -> dict[str, list[Reference]]:
        """References by the first family name."""
        return _grouped((person.core, r) for r in self.references for person in list(people(r.csl))[:1])


_Key = TypeVar("_Key")


def _grouped(pairs: Iterable[tuple[_Key, Reference]]) -> dict[_Key, list[Reference]]:
    groups: dict[_Key, list[Reference]] = {}
    for key, reference in pairs:
        groups.setdefault(key, []).append(reference)
    return groups


def _is_unlisted(citation: Citation) -> bool:
    """Whether no entry of the own list is meant: none fits, or a number or note leads nowhere."""
    return (
        citation.status == "mentioned" or citation.status == "ambiguous" and not (citation.entries or citation.authors)
    )


def _doubts(citation: Citation, own: OwnList, lines: Lines) -> Iterator[Spot]:
    """What linking doubts about a citation, said with the entries as they are printed."""
    entry = own.by_work.get(citation.work or "")
    for issue in citation.issues:
        if issue.code == "names-mismatch" and entry is not None:
            if not _is_misread(citation, entry):
                yield _names_mismatch(citation, entry)
        elif issue.code == "ambiguous" and citation.entries:
            yield of_citation(citation, issue.code, issue.severity, _ambiguous(citation, own, lines))
        elif issue.severity != "note":
            spot = of_citation(citation, issue.code, issue.severity, issue.message)
            yield replace(spot, reference=entry.id if entry is not None else None)


def _ambiguous(citation: Citation, own: OwnList, lines: Lines) -> str:
    possible = possible_entries(citation, own.by_id)
    shown = "; ".join(f"{quoted(r.raw, 50)} (line {lines.at(r.place)[1]})" for r in possible)
    return f"{quoted(citation.text)} may mean {len(possible)} entries: {shown}"


def possible_entries(citation: Citation, references: Mapping[str, Reference]) -> list[Reference]:
    """The entries an ambiguous citation may mean: those of the cited year and names, if there are any; ``references`` by id.

    >>> from coprodbib.model import Place
    >>> possible_entries(Citation("a@0", "a", "Poe 1990", Place("a", ((0, 8),)), ("Poe",), "1990"), {})
    []
    """
    named = [references[e] for e in citation.entries if e in references]
    years = set(cited_year(citation.year).numbers)
    dated = [r for r in named if years & set(years_of(r.csl))] or named
    return [r for r in dated if _nearly_named(citation, r)] or dated


def _is_misread(citation: Citation, entry: Reference) -> bool:
    """Whether an entry begins with all names cited, and they are all it has or one was not read in it: no fault of the text."""
    begin = f" {fold_name(entry.raw[:250])} "
    given = citation.given or ("",) * len(citation.authors)
    names = [f"{first} {family}".strip() for first, family in zip(given, citation.authors, strict=True)]
    if not all(f" {fold_name(name)} " in begin for name in names):
        return False
    read = list(people(entry.csl))
    if len(read) == len(names) and not citation.et_al:
        return True
    return not all(any(same_family(a, b, DEFAULTS.rules) == "same" for b in read) for a in cited_people(citation))


def _respelt(citation: Citation, own: OwnList) -> Reference | None:
    """The one entry of the cited year whose names differ by a misprint only."""
    if not citation.authors:
        return None
    dated = [r for year in cited_year(citation.year).numbers or (None,) for r in own.by_year.get(year, ())]
    near = [r for r in dated if _nearly_named(citation, r)]
    found = [r for r in near if fit_of_year(citation, r.csl) == "exact"]
    return found[0] if len(found) == 1 else None


def _nearly_named(citation: Citation, reference: Reference) -> bool:
    cited, listed = cited_people(citation), list(people(reference.csl))
    enough = len(cited) <= len(listed) if citation.et_al else len(cited) == len(listed)
    return enough and all(same_family(a, b, DEFAULTS.rules) != "differ" for a, b in zip(cited, listed, strict=False))


def _names_mismatch(citation: Citation, entry: Reference) -> Spot:
    message = f"cited as {quoted(citation.text)}, listed as {quoted(entry.raw)}"
    return Spot("names-mismatch", "doubt", message, citation.place, entry.work, entry.id, citation.id)


def _not_listed(citations: Sequence[Citation], own: OwnList) -> Iterator[Spot]:
    """One finding for each work that is not listed, at its first place."""
    places: dict[str, list[Citation]] = {}
    for citation in citations:
        places.setdefault(citation.work or citation.text, []).append(citation)
    for group in places.values():
        more = f" ({len(group)} places)" if len(group) > 1 else ""
        message = f"cited, not in the list: {quoted(group[0].text)}{more}{_near(group[0], own)}"
        yield of_citation(group[0], "cited-not-listed", "doubt", message)


def _of_stray(stray: Stray) -> Spot:
    numbers = "" if len(stray.numbers) == 1 else f": {', '.join(map(str, stray.numbers))}"
    return Spot("cited-not-listed", "doubt", f"cited, not in the list: {quoted(stray.printed)}{numbers}", stray.place)


def _near(citation: Citation, own: OwnList) -> str:
    """The entries that begin with the same name."""
    same = [r for person in cited_people(citation)[:1] for r in own.by_name.get(person.core, ())]
    return f"; listed: {'; '.join(map(_named, same[:3]))}" if same else ""


def _not_cited(references: Sequence[Reference], citations: Sequence[Citation], meant: set[str]) -> Iterator[Spot]:
    """Entries that nothing in the text means; an ambiguous citation may mean each of its entries.

    A document without citations is a bibliography, or its text is not at hand; a reference printed in a note is its own citation.
    """
    works = {c.work for c in citations if c.work is not None}
    possible = meant | {entry for c in citations if c.status == "ambiguous" for entry in c.entries}
    listed = [r for r in references if not r.in_note]
    unused = [r for r in listed if r.work not in works and r.id not in possible]
    if len(unused) == len(listed):
        return
    if len(unused) > FEW and len(unused) > (1 - SHARE) * len(listed):
        yield _mostly_uncited(listed, unused)
        return
    for reference in unused:
        yield of_reference(reference, "not-cited", "note", f"never cited in the text: {quoted(reference.raw)}")


def _mostly_uncited(listed: Sequence[Reference], unused: Sequence[Reference]) -> Spot:
    message = (
        f"{len(unused)} of {len(listed)} entries are never cited in the text, from {quoted(unused[0].raw)} on: "
        "a bibliography, or citations in a form that is not read"
    )
    return of_reference(unused[0], "not-cited", "note", message)


def _named(reference: Reference) -> str:
    """Names, year and letter of an entry."""
    names = [str(name.get("family", name.get("literal", ""))) for name in makers(reference.csl)]
    shown = f"{names[0]} et al." if len(names) > 2 else " & ".join(names)
    year = "/".join(map(str, years_of(reference.csl))) or text_of(reference.csl, "status") or "n.d."
    return f"{shown} {year}{text_of(reference.csl, 'year-suffix')}"
