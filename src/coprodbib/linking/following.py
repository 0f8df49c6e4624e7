"""Decisions about what is already linked: what citations mean, mentions that are one work, fields set by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from coprodbib.decisions import Correction, Decisions, Meaning, Pair
from coprodbib.folding import squash
from coprodbib.linking.ties import BASE, WorkNames
from coprodbib.model import Citation, Csl, Issue, Match, Reference, Status, Work


@dataclass(slots=True)
class Linking:
    """Works, citations and open questions while decisions are followed.

    >>> Linking({}, [], {}, {}).maybe
    []
    """

    works: dict[str, Work]
    citations: list[Citation]
    document_work: dict[str, str]
    work_of: dict[str, str]
    """Key of each reference."""
    maybe: list[Match] = field(default_factory=list)
    documents: frozenset[str] = frozenset()
    """Ids of all documents."""

    def named(self, name: str) -> Work | None:
        """The work with a key or alias."""
        return self.works.get(name) or next((w for w in self.works.values() if name in w.aliases), None)


def follow(decisions: Decisions, linking: Linking, names: WorkNames, references: Sequence[Reference]) -> list[Issue]:
    """Follow decisions, and return an issue for each that no longer applies.

    >>> said = Decisions(corrections=(Correction("doe2000care", {"title": "Care"}, "x: [[set]] no. 1"),))
    >>> [issue.message for issue in follow(said, Linking({}, [], {}, {}), WorkNames(), [])]
    ["x: [[set]] no. 1: nothing is known as 'doe2000care' any more"]
    """
    documents = {r.id: r.document for r in references}
    issues = [i for pair in decisions.same for i in _one(pair, linking, names)]
    issues += [i for pair in decisions.different for i in _two(pair, linking, names)]
    issues += [i for meaning in decisions.meanings for i in _meant(meaning, linking, names, documents)]
    issues += [i for correction in decisions.corrections for i in _corrected(correction, linking, names)]
    return issues


def _key(name: str, linking: Linking, names: WorkNames) -> str | None:
    """The key of the work that a name means now."""
    ids = names.ids(name)
    if ids:
        return linking.work_of.get(ids[0])
    work = linking.named(name)
    return work.key if work else None


def _keys(pair: Pair, linking: Linking, names: WorkNames) -> tuple[dict[str, str], list[Issue]]:
    found = {name: _key(name, linking, names) or (name if name in linking.documents else None) for name in pair.of}
    return {n: k for n, k in found.items() if k is not None}, [
        _gone(pair.where, n) for n, k in found.items() if k is None
    ]


def _gone(where: str, name: str) -> Issue:
    return Issue("decisions", "decision-unused", "doubt", f"{where}: nothing is known as {name[:80]!r} any more")


def _one(pair: Pair, linking: Linking, names: WorkNames) -> list[Issue]:
    """Join what clustering could not: mentions in running text, and documents that are cited."""
    found, issues = _keys(pair, linking, names)
    works = [linking.works[key] for key in dict.fromkeys(found.values()) if key in linking.works]
    listed = [w for w in works if w.status == "listed"]
    if len(listed) > 1:
        message = f"{pair.where}: {listed[0].key} and {listed[1].key} stay two; something else says that they differ"
        issues.append(Issue("decisions", "decision-unused", "doubt", message))
    target = (listed or works)[0] if works else None
    for name, key in found.items():
        if target and name in linking.documents and key not in linking.works:
            linking.document_work[name] = target.key
    for work in works:
        if target and work.key != target.key and work.status == "mentioned":
            _join(work, target.key, linking)
    linking.maybe = [m for m in linking.maybe if not _about(m, pair, found, names)]
    return issues


def _join(work: Work, key: str, linking: Linking) -> None:
    """A mentioned work means another: its citations go there, its key stays as alias."""
    target = linking.works[key]
    status = _outside(target)
    linking.citations = [replace(c, work=key, status=status) if c.work == work.key else c for c in linking.citations]
    del linking.works[work.key]
    linking.works[key] = replace(target, aliases=tuple(sorted({*target.aliases, work.key, *work.aliases} - {key})))


def _two(pair: Pair, linking: Linking, names: WorkNames) -> list[Issue]:
    """A question that is answered is no longer asked."""
    found, issues = _keys(pair, linking, names)
    linking.maybe = [m for m in linking.maybe if not _about(m, pair, found, names)]
    return issues


def _about(match: Match, pair: Pair, found: dict[str, str], names: WorkNames) -> bool:
    ids = {i for name in pair.of for i in (*names.ids(name), name, found.get(name, name))}
    return match.a in ids and match.b in ids


def _meant(meaning: Meaning, linking: Linking, names: WorkNames, documents: dict[str, str | None]) -> list[Issue]:
    key = _key(meaning.work, linking, names)
    if key is None:
        return [_gone(meaning.where, meaning.work)]
    own = {documents.get(i) for i, of in linking.work_of.items() if of == key and not i.startswith(BASE)}
    wanted = squash(meaning.text)
    used = False
    for at, citation in enumerate(linking.citations):
        if squash(citation.text) != wanted or meaning.document not in ("", citation.document):
            continue
        used = True
        status: Status = "listed" if citation.document in own else _outside(linking.works[key])
        issues = tuple(i for i in citation.issues if i.stage != "linking")  # these doubts are answered
        linking.citations[at] = replace(citation, work=key, status=status, issues=issues)
    return [] if used else [_no_citation(meaning)]


def _outside(work: Work) -> Status:
    """The status of a citation of a work that is not in the document's own list."""
    return "mentioned" if work.status == "mentioned" else "elsewhere"


def _no_citation(meaning: Meaning) -> Issue:
    where = f" in {meaning.document}" if meaning.document else ""
    message = f"{meaning.where}: no citation is printed {meaning.text[:80]!r}{where} any more"
    return Issue("decisions", "decision-unused", "doubt", message)


def _corrected(correction: Correction, linking: Linking, names: WorkNames) -> list[Issue]:
    key = _key(correction.work, linking, names)
    if key is None:
        return [_gone(correction.where, correction.work)]
    work = linking.works[key]
    csl: Csl = {f: v for f, v in {**work.csl, **correction.values}.items() if v is not None}
    origin = {f: ids for f, ids in work.origin.items() if f not in correction.values}
    fields = ", ".join(correction.values)
    note = Issue("decisions", "set-by-hand", "note", f"{correction.where}: sets {fields}")
    linking.works[key] = replace(work, csl=csl, origin=origin, issues=(*work.issues, note))
    return []


def counted(
    works: Iterable[Work], citations: Sequence[Citation], cited_by: Callable[[Work], Iterable[str]]
) -> list[Work]:
    """Works with the citations that mean them now; ``cited_by`` gives the documents whose lists hold a work. A mention that
    nothing means any more is left out.

    >>> counted([Work("k", {}, status="mentioned")], [], lambda work: ())
    []
    """
    of_work: dict[str, list[Citation]] = {}
    for citation in citations:
        if citation.work is not None:
            of_work.setdefault(citation.work, []).append(citation)
    out = []
    for work in works:
        mine = of_work.get(work.key, [])
        documents = {*cited_by(work), *(c.document for c in mine)}
        if mine or work.references or work.status == "listed":
            out.append(replace(work, citations=tuple(sorted(c.id for c in mine)), cited_by=tuple(sorted(documents))))
    return out
