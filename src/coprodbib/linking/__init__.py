"""References and Citations -> Works. This room alone decides which work something means.

``candidates`` pairs what may be alike, ``comparing`` gathers evidence, ``deciding`` judges it, ``clustering`` groups,
``merging`` makes one record, ``casing`` sets titles, ``keys`` names works, ``resolving`` and ``mentions`` read citations.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coprodbib.decisions import NONE, Decisions
from coprodbib.errors import FormatError
from coprodbib.linking.candidates import candidates
from coprodbib.linking.deciding import judge
from coprodbib.linking.following import Linking, counted, follow
from coprodbib.linking.listed import Listed, listed_works
from coprodbib.linking.mentions import mentioned_works
from coprodbib.linking.records import Record, record
from coprodbib.linking.resolving import Names, resolve_elsewhere, resolve_in_list, unnamed
from coprodbib.linking.ties import BASE, NOTHING, WorkNames, names_of, ties
from coprodbib.model import Citation, Csl, Document, Issue, Match, Reference, Work
from coprodbib.settings import DEFAULTS, Rules, Settings

__all__ = ["Linked", "Listed", "documents_cited", "link", "link_records"]


@dataclass(frozen=True, slots=True)
class Linked:
    """All works, and what every reference, citation and document means.

    ``works`` are sorted by key; ``citations`` are those given, in their order, with work, status and issues.

    >>> Linked((), {}, (), {}).maybe
    ()
    """

    works: tuple[Work, ...]
    work_of: Mapping[str, str]
    citations: tuple[Citation, ...]
    document_work: Mapping[str, str]
    maybe: tuple[Match, ...] = ()
    issues: tuple[Issue, ...] = ()


def link(
    documents: Sequence[Document],
    references: Sequence[Reference],
    citations: Sequence[Citation],
    *,
    settings: Settings = DEFAULTS,
    base: Sequence[Work] = (),
    decisions: Decisions = NONE,
) -> Linked:
    """Decide which works the references and citations of all documents mean.

    References match the works of ``base`` first, whose keys and records are kept; ``decisions`` are followed, and those
    that no longer apply are among the issues.

    >>> book = {"type": "book", "title": "Care", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2000]]}}
    >>> link([], [Reference("a#1", "", book, "a"), Reference("b#7", "", book, "b")], []).works[0].cited_by
    ('a', 'b')
    """
    titles = [str(d.csl["title"]) for d in documents if d.csl.get("title")]
    listed, names = _listed(references, settings, titles, base, decisions)
    with_list = {r.document for r in references if r.document is not None}
    resolved = _resolve(citations, references, with_list, listed, settings)
    open_ones = [c for c in resolved if c.status == "mentioned" and c.work is None]
    known_works = _with_citations(listed.works, resolved)
    mentioned = mentioned_works(open_ones, with_list, known_works, settings)
    keyed = {c.id: c for c in mentioned.citations}
    final = tuple(keyed.get(c.id, c) for c in resolved)
    document_work, unsure = documents_cited(documents, listed.works, settings.rules)
    found = Linking(
        works={w.key: w for w in (*known_works, *mentioned.works)},
        citations=list(final),
        document_work=document_work,
        work_of=dict(listed.work_of),
        maybe=[*listed.maybe, *mentioned.maybe, *unsure],
        documents=frozenset(d.id for d in documents),
    )
    return _followed(found, decisions, names, references)


def _listed(
    references: Sequence[Reference],
    settings: Settings,
    titles: Sequence[str],
    base: Sequence[Work],
    decisions: Decisions,
) -> tuple[Listed, WorkNames]:
    """The listed works, with what a person decided; keys that disappear so stay as aliases."""
    plain = listed_works(references, settings, titles, base=base)
    names = names_of(references, plain.works, plain.work_of)
    known = ties(decisions, names)
    if known == NOTHING:
        return plain, names
    listed = listed_works(references, settings, titles, base=base, known=known)
    keys = {w.key for w in listed.works}
    gone: dict[str, set[str]] = {}
    for i, old in plain.work_of.items():
        if old not in keys:
            gone.setdefault(listed.work_of[i], set()).add(old)
    works = tuple(replace(w, aliases=tuple(sorted({*w.aliases, *gone.get(w.key, ())}))) for w in listed.works)
    return replace(listed, works=works), names_of(references, works, listed.work_of)


def _followed(found: Linking, decisions: Decisions, names: WorkNames, references: Sequence[Reference]) -> Linked:
    """Everything linked, once decisions are followed and works of the base that nothing cites are left out."""
    issues = follow(decisions, found, names, references)
    documents = {r.id: r.document for r in references}
    works = counted(found.works.values(), found.citations, lambda w: filter(None, (documents[r] for r in w.references)))
    return Linked(
        works=tuple(sorted((w for w in works if w.references or w.citations), key=lambda w: w.key)),
        work_of=found.work_of,
        citations=tuple(found.citations),
        document_work=found.document_work,
        maybe=tuple(replace(m, a=m.a.removeprefix(BASE), b=m.b.removeprefix(BASE)) for m in found.maybe),
        issues=tuple(issues),
    )


def link_records(items: Sequence[Csl], *, settings: Settings = DEFAULTS) -> Listed:
    """The works of bare CSL-JSON items, each with an ``id`` of its own; raises FormatError where ids fail.

    >>> book = {"type": "book", "title": "Care", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2000]]}}
    >>> link_records([{**book, "id": "1"}, {**book, "id": "2"}]).work_of
    {'1': 'doe2000care', '2': 'doe2000care'}
    """
    ids = [item.get("id") for item in items]
    if None in ids:
        raise FormatError(f"item {ids.index(None) + 1} has no id; each CSL-JSON item needs one of its own")
    names = [str(i) for i in ids]
    if len(set(names)) < len(names):
        twice = next(i for i in names if names.count(i) > 1)
        raise FormatError(f"the id {twice!r} is given twice; each CSL-JSON item needs one of its own")
    references = [
        Reference(id=i, raw="", csl={k: v for k, v in item.items() if k != "id"})
        for i, item in zip(names, items, strict=True)
    ]
    return listed_works(references, settings)


def _resolve(
    citations: Sequence[Citation],
    references: Sequence[Reference],
    with_list: set[str],
    listed: Listed,
    settings: Settings,
) -> list[Citation]:
    """Each citation in its own list, then elsewhere; what stays "mentioned" without a work is left to the mentions."""
    entries = {r.id: r for r in references}
    names = Names(listed.works, settings.rules, {r.id: r.csl for r in references})
    out = []
    for citation in citations:
        found = resolve_in_list(citation, entries, listed.work_of, settings.rules)
        if found is None and citation.document not in with_list:
            found = resolve_elsewhere(citation, names)
        if found is None and not (citation.authors and citation.year):
            found = unnamed(citation)
        out.append(found or replace(citation, work=None, status="mentioned"))
    return out


def _with_citations(works: Sequence[Work], citations: Sequence[Citation]) -> list[Work]:
    """Works with the citations that mean them; a document cites by its list or by its text."""
    of_work: dict[str, list[Citation]] = {w.key: [] for w in works}
    for citation in citations:
        if citation.work in of_work:
            of_work[citation.work].append(citation)
    return [
        replace(
            w,
            citations=tuple(sorted(c.id for c in of_work[w.key])),
            cited_by=tuple(sorted({*w.cited_by, *(c.document for c in of_work[w.key])})),
        )
        for w in works
    ]


def documents_cited(
    documents: Sequence[Document], works: Sequence[Work], rules: Rules
) -> tuple[dict[str, str], list[Match]]:
    """Document id -> the work that is this document; and the pairs to be decided by a person.

    >>> documents_cited([], [], Rules())
    ({}, [])
    """
    own = [record(d.id, d.csl) for d in documents if d.csl.get("title")]
    listed = [record(w.key, w.csl) for w in works]
    found: dict[str, list[str]] = {}
    unsure = []
    for a, b in candidates([*own, *listed], rules):
        if a < len(own) <= b:
            document, work = own[a], listed[b - len(own)]
            decision = judge(document, work, rules)
            if decision.verdict == "same" or _is_undated_twin(document, work, decision.ground, rules):
                found.setdefault(document.id, []).append(work.id)
            elif decision.verdict == "maybe":
                unsure.append(decision.match(document.id, work.id))
    unsure.sort(key=lambda m: (m.a, m.b))
    return {i: keys[0] for i, keys in sorted(found.items()) if len(keys) == 1}, unsure


def _is_undated_twin(document: Record, work: Record, ground: str, rules: Rules) -> bool:
    """A document often prints its title and authors but no year."""
    same = document.title == work.title and [p.core for p in document.people] == [p.core for p in work.people]
    return ground == "year missing" and same and len(work.content) >= rules.telling
