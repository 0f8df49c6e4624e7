"""The stages in order: read -> find -> parse -> normalise -> cite -> link -> collect. Read this first."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar, overload

from coprodbib.citing import cite
from coprodbib.decisions import NONE, Decisions, load_decisions
from coprodbib.describing import described
from coprodbib.errors import FormatError, MissingExtraError, ReadError
from coprodbib.finding import excluded_stretches, find, find_own, given_fields, title_and_authors
from coprodbib.folding import squash
from coprodbib.library import Library
from coprodbib.linking import Linked, link
from coprodbib.model import Citation, Document, Issue, ParsedReference, RawReference, Reference, Work
from coprodbib.normalising import normalise
from coprodbib.normalising.structured import is_whole, with_given
from coprodbib.parsing import parse as parse_list
from coprodbib.reading import READERS, read
from coprodbib.reading.folders import files_of
from coprodbib.saving import load
from coprodbib.settings import DEFAULTS, Settings

_T = TypeVar("_T")

Source = str | Path | Document
"""A file, folder or pattern, or a Document that has been read already."""
Progress = Callable[[str, int, int], None]
"""Told what is being done ("reading", "studying"), how many documents are done, and of how many."""


@dataclass(frozen=True, slots=True)
class _Studied:
    """One document with its references and citations, before anything is linked."""

    document: Document
    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    dropped: tuple[str, ...] = ()
    """The printed texts that a person said are no references."""


def build(
    paths: Source | Iterable[Source],
    *,
    decisions: str | Path | None = None,
    base: Library | str | Path | None = None,
    settings: Settings = DEFAULTS,
    progress: Progress | None = None,
) -> Library:
    """Documents (files, folders, glob patterns, Documents read elsewhere) -> Library.

    A file that cannot be read becomes an issue and the rest goes on; ReadError is raised when nothing can be
    read at all, or with ``settings.strict``.

    ``decisions`` is a file of what a person decided (``coprodbib.decisions``); ReadError or FormatError where it cannot be
    followed at all, an issue for each decision that no longer applies. ``base`` is an earlier Library or a bibliography
    (``.coprodbib``, ``.bib``, ``.json``, ``.ris``) whose keys and records are kept: references are matched against it first.
    ``progress`` is told how far the reading and the study of the documents are.

    >>> import tempfile, pathlib
    >>> file = pathlib.Path(tempfile.mkdtemp()) / "essay.txt"
    >>> _ = file.write_text("As Doe (2000) says.\\n\\nReferences\\n\\nDoe, J. 2000. A title. London: Sage.\\n")
    >>> [work.key for work in build(file).works]
    ['doe2000title']
    """
    decided = NONE if decisions is None else load_decisions(decisions)
    known, remarks = _authority(base)
    documents, issues = _documents(paths, strict=settings.strict, progress=progress)
    studied = [_study(document, decided) for document in _followed(documents, "studying", progress)]
    references = tuple(r for s in studied for r in s.references)
    citations = tuple(c for s in studied for c in s.citations)
    linked = link(
        [s.document for s in studied], references, citations, settings=settings, base=known, decisions=decided
    )
    return collect([s.document for s in studied], references, linked, [*remarks, *issues, *_unused(decided, studied)])


def _authority(base: Library | str | Path | None) -> tuple[tuple[Work, ...], tuple[Issue, ...]]:
    """The works whose keys and records are kept, and what is wrong with the bibliography that they come from."""
    given = base if isinstance(base, Library) else Library() if base is None else load(base)
    wrong = () if isinstance(base, Library) else tuple(i for i in given.general_issues if i.stage == "formats")
    return tuple(w for w in given.works if w.status == "listed"), wrong


def _unused(decisions: Decisions, studied: Sequence[_Studied]) -> list[Issue]:
    """An issue for each text that was to be no reference, or to be kept, and is not there any more."""
    dropped = {squash(text) for one in studied for text in one.dropped}
    kept = {squash(r.raw) for one in studied for r in one.references} if decisions.approvals else set()
    gone = [(r.where, r.text) for r in decisions.rejections if squash(r.text) not in dropped]
    gone += [(a.where, a.text) for a in decisions.approvals if squash(a.text) not in kept]
    return [
        Issue("decisions", "decision-unused", "doubt", f"{where}: no entry is printed {text[:80]!r} any more")
        for where, text in gone
    ]


@overload
def parse(strings: str) -> Reference: ...  # type: ignore[overload-overlap]  # a string is a list of strings to the type checker
@overload
def parse(strings: Iterable[str]) -> list[Reference]: ...
def parse(strings: str | Iterable[str]) -> Reference | list[Reference]:
    """Printed references -> References, one per string, in order; several strings are read as one list.

    A string that is no reference keeps its place and carries an issue. Raises FormatError for anything but strings.

    >>> parse("Doe, J. 2000. A title. Health 8 (3): 101-9.").csl["container-title"]
    'Health'
    """
    if isinstance(strings, str):
        return parse([strings])[0]
    given = list(strings) if isinstance(strings, Iterable) else [strings]
    if wrong := [thing for thing in given if not isinstance(thing, str)]:
        raise FormatError(f"parse takes printed references as strings, not {wrong[0]!r:.60}")
    return normalise(parse_list([RawReference(string) for string in given]))


def collect(
    documents: Sequence[Document], references: Sequence[Reference], linked: Linked, issues: Sequence[Issue] = ()
) -> Library:
    """Copies of everything with the keys of the works filled in."""
    return Library(
        documents=tuple(replace(d, work=linked.document_work.get(d.id)) for d in documents),
        references=tuple(replace(r, work=linked.work_of[r.id]) for r in references),
        citations=linked.citations,
        works=linked.works,
        maybe=linked.maybe,
        general_issues=(*issues, *linked.issues),
    )


def _study(document: Document, decisions: Decisions = NONE) -> _Studied:
    """What one document holds: its own record, its references and its citations."""
    own = find_own(document)
    lists = find(document)
    kept = [[entry for entry in entries if not decisions.rejects(entry.raw)] for entries in lists]
    references = tuple(
        reference
        for number, entries in enumerate(kept, start=1)
        for reference in _approved(_references(document, entries, number), decisions)
    )
    title, authors = title_and_authors(document)
    csl = {**described(own.citations, title, authors), **document.csl}
    described_document = replace(document, csl=csl, title=csl.get("title", ""))
    excluded = (*own.ranges, *excluded_stretches(lists))
    cited = cite(described_document, references, excluded)
    nothing = () if references or cited.citations or not document.text.strip() else (_nothing_in(document),)
    described_document = replace(described_document, issues=described_document.issues + cited.issues + nothing)
    dropped = tuple(entry.raw for entries in lists for entry in entries if decisions.rejects(entry.raw))
    return _Studied(described_document, references, cited.citations, dropped)


def _approved(references: Sequence[Reference], decisions: Decisions) -> list[Reference]:
    """The references, without doubts about those that a person says are read rightly."""
    note = Issue("decisions", "kept-by-hand", "note", "read rightly, by a person's word")
    return [
        replace(r, issues=(*(i for i in r.issues if i.severity == "note"), note)) if decisions.keeps(r.raw) else r
        for r in references
    ]


def _nothing_in(document: Document) -> Issue:
    hint = "a bare list, one reference a line, is read by parse"
    return Issue(
        "finding", "nothing-found", "doubt", f"{document.source}: no references and no citations found; {hint}"
    )


def _references(document: Document, entries: Sequence[RawReference], number: int) -> list[Reference]:
    """The references of one list; what the file itself gives in fields is not parsed."""
    fields = given_fields(document)
    given = [fields.get(entry.place.start) if entry.place else None for entry in entries]
    whole = [one is not None and is_whole(one.csl) for one in given]
    parsed = iter(parse_list([entry for entry, known in zip(entries, whole, strict=True) if not known]))
    labelled = [ParsedReference(e, ()) if known else next(parsed) for e, known in zip(entries, whole, strict=True)]
    read = normalise(labelled, document=document.id, list_number=number)
    return [with_given(r, g.csl, elided=g.elided) if g else r for r, g in zip(read, given, strict=True)]


def _followed(things: Sequence[_T], doing: str, progress: Progress | None) -> Iterator[_T]:
    """The things one by one; ``progress`` is told when each is done."""
    for number, thing in enumerate(things, start=1):
        yield thing
        if progress is not None:
            progress(doing, number, len(things))


def _documents(
    paths: Source | Iterable[Source], *, strict: bool, progress: Progress | None
) -> tuple[list[Document], list[Issue]]:
    """All documents, each content once, ordered by id, with the issues of reading."""
    files, issues = _files(paths)
    if strict and (faults := [issue for issue in issues if issue.severity == "fault"]):
        raise ReadError(faults[0].message)
    by_content: dict[str, Document] = {}
    for path in _followed(files, "reading", progress):
        try:
            document = path if isinstance(path, Document) else read(path)
        except (ReadError, MissingExtraError) as error:
            if strict:
                raise
            issues.append(Issue("reading", "unreadable", "fault", str(error)))
            continue
        twin = by_content.setdefault(document.text, document)
        if twin is not document:
            issues.append(_twice(f"{document.source}: same content as {twin.source}"))
    if not by_content:
        raise ReadError(
            issues[0].message if len(issues) == 1 else f"nothing could be read: {'; '.join(i.message for i in issues)}"
        )
    return sorted(_with_own_ids(by_content.values()), key=lambda d: d.id), issues


def _files(paths: Source | Iterable[Source]) -> tuple[list[Path | Document], list[Issue]]:
    """The Documents given and the files behind files, folders and patterns, each once, in an order of their own."""
    given = [paths] if isinstance(paths, str | Path | Document) else list(paths)
    documents = [thing for thing in given if isinstance(thing, Document)]
    found = [files_of(thing) for thing in given if not isinstance(thing, Document)]
    times = Counter(file for files, _ in found for file in files)
    if not times and not documents:
        raise ReadError(
            f"no documents in {', '.join(map(str, given)) or 'an empty list of paths'}; I can read {', '.join(sorted(READERS))}"
        )
    files = sorted(times, key=lambda f: (f.name, str(f)))
    issues = [issue for _, some in found for issue in some] + [
        _twice(f"{file}: given twice") for file in files if times[file] > 1
    ]
    return [*sorted(documents, key=lambda d: (d.id, d.source)), *files], sorted(issues, key=lambda i: i.message)


def _twice(what: str) -> Issue:
    return Issue("reading", "duplicate-document", "note", f"{what}; read once")


def _with_own_ids(documents: Iterable[Document]) -> list[Document]:
    """Equal stems get a suffix from the content, so that ids do not depend on the order of files."""
    given = list(documents)
    stems = Counter(document.id for document in given)
    return [
        replace(d, id=f"{d.id}-{hashlib.sha256(d.text.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}")
        if stems[d.id] > 1
        else d
        for d in given
    ]
