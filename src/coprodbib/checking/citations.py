"""The running text of one document against its own list: what is cited but not listed, listed but not cited, or cited otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

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
    meant = [_respelt(c, references) if _is_unlisted(c) else () for c in citations]
    yield from (spot for c in citations if not _is_unlisted(c) for spot in _doubts(c, references, lines))
    yield from (_names_mismatch(c, found[0]) for c, found in zip(citations, meant, strict=True) if found)
    if references:
        unlisted = [c for c, found in zip(citations, meant, strict=True) if _is_unlisted(c) and not found]
        yield from _not_listed(unlisted, references)
        stray = list(strays(document, references, citations))
        yield from map(_of_stray, stray)
        possible = {r.id for found in meant for r in found} | {entry for one in stray for entry in one.entries}
        yield from _not_cited(references, citations, possible)


def _is_unlisted(citation: Citation) -> bool:
    """Whether no entry of the own list is meant: none fits, or a number or note leads nowhere."""
    return (
        citation.status == "mentioned" or citation.status == "ambiguous" and not (citation.entries or citation.authors)
    )


def _doubts(citation: Citation, references: Sequence[Reference], lines: Lines) -> Iterator[Spot]:
    """What linking doubts about a citation, said with the entries as they are printed."""
    for issue in citation.issues:
        entry = next((r for r in references if citation.work and r.work == citation.work), None)
        if issue.code == "names-mismatch" and entry is not None:
            if not _is_misread(citation, entry):
                yield _names_mismatch(citation, entry)
        elif issue.code == "ambiguous" and citation.entries:
            yield of_citation(citation, issue.code, issue.severity, _ambiguous(citation, references, lines))
        elif issue.severity != "note":
            spot = of_citation(citation, issue.code, issue.severity, issue.message)
            yield replace(spot, reference=entry.id if entry is not None else None)


def _ambiguous(citation: Citation, references: Iterable[Reference], lines: Lines) -> str:
    possible = possible_entries(citation, references)
    shown = "; ".join(f"{quoted(r.raw, 50)} (line {lines.at(r.place)[1]})" for r in possible)
    return f"{quoted(citation.text)} may mean {len(possible)} entries: {shown}"


def possible_entries(citation: Citation, references: Iterable[Reference]) -> list[Reference]:
    """The entries an ambiguous citation may mean: those of the cited year, if there are any.

    >>> from coprodbib.model import Place
    >>> possible_entries(Citation("a@0", "a", "Poe 1990", Place("a", ((0, 8),)), ("Poe",), "1990"), [])
    []
    """
    named = [r for r in references if r.id in citation.entries]
    years = set(cited_year(citation.year).numbers)
    return [r for r in named if years & set(years_of(r.csl))] or named


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


def _respelt(citation: Citation, references: Iterable[Reference]) -> tuple[Reference, ...]:
    """The one entry of the cited year whose names differ by a misprint only."""
    found = tuple(r for r in references if _nearly_named(citation, r) and fit_of_year(citation, r.csl) == "exact")
    return found if len(found) == 1 and citation.authors else ()


def _nearly_named(citation: Citation, reference: Reference) -> bool:
    cited, listed = cited_people(citation), list(people(reference.csl))
    enough = len(cited) <= len(listed) if citation.et_al else len(cited) == len(listed)
    return enough and all(same_family(a, b, DEFAULTS.rules) != "differ" for a, b in zip(cited, listed, strict=False))


def _names_mismatch(citation: Citation, entry: Reference) -> Spot:
    message = f"cited as {quoted(citation.text)}, listed as {quoted(entry.raw)}"
    return Spot("names-mismatch", "doubt", message, citation.place, entry.work, entry.id, citation.id)


def _not_listed(citations: Sequence[Citation], references: Sequence[Reference]) -> Iterator[Spot]:
    """One finding for each work that is not listed, at its first place."""
    places: dict[str, list[Citation]] = {}
    for citation in citations:
        places.setdefault(citation.work or citation.text, []).append(citation)
    for group in places.values():
        more = f" ({len(group)} places)" if len(group) > 1 else ""
        message = f"cited, not in the list: {quoted(group[0].text)}{more}{_near(group[0], references)}"
        yield of_citation(group[0], "cited-not-listed", "doubt", message)


def _of_stray(stray: Stray) -> Spot:
    numbers = "" if len(stray.numbers) == 1 else f": {', '.join(map(str, stray.numbers))}"
    return Spot("cited-not-listed", "doubt", f"cited, not in the list: {quoted(stray.printed)}{numbers}", stray.place)


def _near(citation: Citation, references: Iterable[Reference]) -> str:
    """The entries that begin with the same name."""
    cited = cited_people(citation)[:1]
    same = [r for r in references for p in list(people(r.csl))[:1] if cited and p.core == cited[0].core]
    return f"; listed: {'; '.join(map(_named, same[:3]))}" if same else ""


def _not_cited(references: Sequence[Reference], citations: Sequence[Citation], meant: set[str]) -> Iterator[Spot]:
    """Entries that nothing in the text means; an ambiguous citation may mean each of its entries.

    A document without citations is a bibliography, or its text is not at hand; a reference printed in a note is its own citation.
    """
    works = {c.work for c in citations if c.work is not None}
    possible = meant | {entry for c in citations if c.status == "ambiguous" for entry in c.entries}
    listed = [r for r in references if not _in_note(r)]
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


def _in_note(reference: Reference) -> bool:
    return any(issue.code == "in-note" for issue in reference.issues)


def _named(reference: Reference) -> str:
    """Names, year and letter of an entry."""
    names = [str(name.get("family", name.get("literal", ""))) for name in makers(reference.csl)]
    shown = f"{names[0]} et al." if len(names) > 2 else " & ".join(names)
    year = "/".join(map(str, years_of(reference.csl))) or text_of(reference.csl, "status") or "n.d."
    return f"{shown} {year}{text_of(reference.csl, 'year-suffix')}"
