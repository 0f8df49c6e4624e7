"""References -> the works they mean: cluster, merge, set in sentence case, name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coprodbib.linking.casing import Evidence, gather, sentence_case, title_language
from coprodbib.linking.clustering import cluster
from coprodbib.linking.keys import assign_keys
from coprodbib.linking.merging import Merged, merge
from coprodbib.linking.records import Record, record, text_of
from coprodbib.linking.relations import relations
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


def listed_works(references: Sequence[Reference], settings: Settings, titles: Sequence[str] = ()) -> Listed:
    """The works of all references, sorted by key; ``titles`` are further ones that show how words are written.

    >>> listed_works([Reference("a#1", "", {"type": "book", "title": "Care", "author": [{"family": "Doe"}]})], Settings()).work_of
    {'a#1': 'doendcare'}
    """
    by_id = {r.id: r for r in references}
    clusters = cluster([_record(r) for r in references], settings.rules)
    merged = {g[0]: merge([by_id[i] for i in g], settings.rules) for g in clusters.groups}
    keys = assign_keys({first: m.csl for first, m in merged.items()}, settings.citation_key)
    work_of = {i: keys[group[0]] for group in clusters.groups for i in group}
    related = [(kind, work_of[a], work_of[b]) for kind, a, b in clusters.related]
    relations_of = relations({keys[first]: m.csl for first, m in merged.items()}, related, settings.rules)
    evidence = gather([*_titles(references), *titles], settings.rules)
    works = []
    for group in clusters.groups:
        members = [by_id[i] for i in group]
        key = keys[group[0]]
        csl, issues = _cased(merged[group[0]], members, evidence, settings.rules)
        works.append(
            Work(
                key=key,
                csl=csl,
                references=group,
                cited_by=tuple(sorted({r.document for r in members if r.document is not None})),
                origin=merged[group[0]].origin,
                relations=relations_of.get(key, ()),
                issues=issues,
            )
        )
    return Listed(tuple(sorted(works, key=lambda w: w.key)), {r.id: work_of[r.id] for r in references}, clusters.maybe)


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
