"""References -> the works they mean: cluster, merge, set in sentence case, name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from coprodbib.linking.casing import Evidence, gather, sentence_case, title_language
from coprodbib.linking.clustering import cluster
from coprodbib.linking.keys import assign_keys
from coprodbib.linking.merging import Merged, merge
from coprodbib.linking.records import Record, record, text_of
from coprodbib.linking.relations import relations
from coprodbib.linking.ties import BASE, NOTHING, Ties
from coprodbib.model import Csl, Issue, Match, Reference, Work
from coprodbib.settings import Rules, Settings

_IN_BOOKS = ("chapter", "paper-conference", "entry", "entry-encyclopedia", "entry-dictionary")


@dataclass(frozen=True, slots=True)
class Listed:
    """The works that references mean, the key of each reference, and what a person should decide.

    >>> Listed((), {}, ()).works
    ()
    """

    works: tuple[Work, ...]
    work_of: Mapping[str, str]
    maybe: tuple[Match, ...]


def listed_works(
    references: Sequence[Reference],
    settings: Settings,
    titles: Sequence[str] = (),
    *,
    base: Sequence[Work] = (),
    known: Ties = NOTHING,
) -> Listed:
    """The works of all references, sorted by key; ``titles`` are further ones that show how words are written.

    Works of ``base`` are given: they keep their keys and records, and are among the works whether a reference means them
    or not. ``known`` is what a person decided.

    >>> listed_works([Reference("a#1", "", {"type": "book", "title": "Care", "author": [{"family": "Doe"}]})], Settings()).work_of
    {'a#1': 'doendcare'}
    """
    given = {BASE + work.key: work for work in base}
    by_id = {r.id: r for r in (*references, *(Reference(i, "", work.csl) for i, work in given.items()))}
    clusters = cluster([_record(r) for r in by_id.values()], settings.rules, known)
    merged = {g[0]: merge([by_id[i] for i in g], settings.rules) for g in clusters.groups if given.keys().isdisjoint(g)}
    keys = _keys(clusters.groups, merged, given, settings.citation_key)
    work_of = {i: keys[group[0]] for group in clusters.groups for i in group}
    related = [(kind, work_of[a], work_of[b]) for kind, a, b in clusters.related]
    evidence = gather([*_titles(references), *titles], settings.rules)
    works = []
    for group in clusters.groups:
        members = [by_id[i] for i in group if i not in given]
        work = next((given[i] for i in group if i in given), None)
        if work is None:
            csl, issues = _cased(merged[group[0]], members, evidence, settings.rules)
            work = Work(keys[group[0]], csl, origin=merged[group[0]].origin, issues=issues)
        works.append(_of_members(work, members))
    relations_of = relations({work.key: work.csl for work in works}, related, settings.rules)
    works = [replace(work, relations=relations_of.get(work.key, ())) for work in works]
    return Listed(tuple(sorted(works, key=lambda w: w.key)), work_of, clusters.maybe)


def _keys(
    groups: Sequence[tuple[str, ...]], merged: Mapping[str, Merged], given: Mapping[str, Work], formula: str
) -> dict[str, str]:
    """The key of each group, by its first id; those of given works are theirs, and nobody else's."""
    own = {group[0]: given[i].key for group in groups for i in group if i in given}
    taken = frozenset(name for work in given.values() for name in (work.key, *work.aliases))
    return {**assign_keys({first: m.csl for first, m in merged.items()}, formula, taken), **own}


def _of_members(work: Work, members: Sequence[Reference]) -> Work:
    """The work with the references that mean it and the documents that cite it by their lists."""
    return replace(
        work,
        references=tuple(r.id for r in members),
        citations=(),
        cited_by=tuple(sorted({r.document for r in members if r.document is not None})),
        status="listed",
    )


def _record(reference: Reference) -> Record:
    own_list = None if reference.document is None else (reference.document, reference.list_number)
    elided = any(issue.code == "names-elided" for issue in reference.issues)
    return record(reference.id, reference.csl, list_id=own_list, elided=elided)


def _titles(references: Iterable[Reference]) -> list[str]:
    """Every printed title that shows how words are written; journals are printed as names and left out."""
    fields = [text_of(r.csl, "title") for r in references]
    books = [text_of(r.csl, "container-title") for r in references if r.csl.get("type") in _IN_BOOKS]
    return [title for title in (*fields, *books) if title]


def _cased(
    merged: Merged, members: Sequence[Reference], evidence: Evidence, rules: Rules
) -> tuple[Csl, tuple[Issue, ...]]:
    """The record with its language, and English titles in sentence case."""
    csl = dict(merged.csl)
    title, container = text_of(csl, "title"), text_of(csl, "container-title")
    language = text_of(csl, "language") or title_language(title, evidence, container)
    if language:
        csl["language"] = language
    if not language.startswith("en"):
        return csl, merged.issues
    unexplained: list[str] = []
    for field in ("title", "container-title"):
        if field in csl and (field == "title" or csl.get("type") in _IN_BOOKS):
            printed = [text_of(r.csl, field) for r in members]
            cased = sentence_case(text_of(csl, field), evidence, rules, printed)
            csl[field] = cased.text
            unexplained += cased.unexplained
    if not unexplained:
        return csl, merged.issues
    words = ", ".join(dict.fromkeys(unexplained))
    return csl, (*merged.issues, Issue("linking", "case-unknown", "note", f"kept as printed, perhaps names: {words}"))
