"""A Library as text for a person: what was read, what is cited most, what needs a decision."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations, groupby
from pathlib import Path

from coprodbib.formats.table import rows_as_text
from coprodbib.graphs import label
from coprodbib.graphs.labels import plain_title
from coprodbib.library import Evidence, Library
from coprodbib.model import Issue, Place, Work
from coprodbib.rendering import bibliography

WIDTH = 100
SHOWN = {"documents": 30, "works": 10, "citing": 8, "pairs": 5, "issues": 3, "entries": 3}
"""How many of each a report shows; what is left out is counted."""

Ranking = Sequence[tuple[Work, int]]


def report(library: Library, *, styles: Sequence[str] = ("apa",)) -> str:
    """The whole library on about one page: plain text, at most ``WIDTH`` characters wide where words allow it.

    Raises StyleError for an unknown style.

    >>> print(report(Library()))
    0 documents, 0 works: 0 in reference lists, 0 only mentioned in the text; 0 cited by several documents
    """
    sections = [
        ("Documents", _documents(library)),
        ("Most cited", _ranking(library, library.most_cited(SHOWN["works"]), "all")),
        ("Shared works", _shared(library)),
        ("For a person's eye", _for_the_eye(library)),
        *((f"First entries, {style}", _entries(library, style)) for style in styles),
    ]
    return "\n\n".join([_headline(library), *("\n".join([name.upper(), *lines]) for name, lines in sections if lines)])


def where(files: Iterable[Path]) -> str:
    """The lines that say where results lie, "" when nothing was written.

    >>> print(where([Path("out/references.bib"), Path("out/mentioned.bib")]).strip())
    RESULTS
      out: mentioned.bib, references.bib
    """
    by_folder = groupby(sorted(files), key=lambda file: file.parent)
    lines = [
        line for folder, inside in by_folder for line in _hanging(f"{folder}: ", ", ".join(f.name for f in inside))
    ]
    return "\n\n" + "\n".join(["RESULTS", *lines]) if lines else ""


def why_empty(library: Library) -> str:
    """Why a library has no works, in one line.

    >>> why_empty(Library())
    'no references and no citations found'
    """
    causes = [
        i.message for i in library.issues if i.code == "nothing-found" or i.stage == "reading" and i.severity != "note"
    ]
    return "; ".join(causes) or "no references and no citations found"


def _headline(library: Library) -> str:
    listed = sum(work.status == "listed" for work in library.works)
    several = sum(len(work.cited_by) > 1 for work in library.works)
    return (
        f"{_counted(len(library.documents), 'document')}, {_counted(len(library), 'work')}: {listed} in reference lists, "
        f"{len(library) - listed} only mentioned in the text; {several} cited by several documents"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _documents(library: Library) -> list[str]:
    if not library.documents:
        return []
    references = Counter(reference.document for reference in library.references)
    citations = Counter(citation.document for citation in library.citations)
    shown = [d.id for d in library.documents[: SHOWN["documents"]]]
    widest = max(map(len, shown))
    lines = [
        f"  [{number}] {_printable(id):{widest}}  {references[id]:4} references  {citations[id]:4} citations"
        for number, id in enumerate(shown, start=1)
    ]
    return lines + _left_out(len(library.documents) - len(shown), "documents")


def _ranking(library: Library, ranked: Ranking, evidence: Evidence) -> list[str]:
    numbers = _numbers(library)
    citing = [_bounded([f"[{numbers[d]}]" for d in library.citing(work, evidence)]) for work, _ in ranked]
    widest = max(map(len, citing), default=0)
    room = WIDTH - widest - 8
    return [
        f"  {count:3}  {textwrap.shorten(_named(work), room, placeholder=' …'):{room}} {by}"
        for (work, count), by in zip(ranked, citing, strict=True)
    ]


def _numbers(library: Library) -> dict[str, int]:
    return {document.id: number for number, document in enumerate(library.documents, start=1)}


def _bounded(numbers: Sequence[str]) -> str:
    more = "…" if len(numbers) > SHOWN["citing"] else ""
    return " ".join([*numbers[: SHOWN["citing"]], more]).strip()


def _named(work: Work) -> str:
    """Label and title, fit for a terminal."""
    return _printable(". ".join(filter(None, (label(work), plain_title(work.csl)))))


def _printable(text: str) -> str:
    """Control characters of a document must not steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _shared(library: Library) -> list[str]:
    numbers = _numbers(library)
    pairs: dict[tuple[int, int], list[str]] = {}
    for work in library.works:
        for a, b in combinations(work.cited_by, 2):
            pairs.setdefault((numbers[a], numbers[b]), []).append(_printable(label(work)))
    ranked = sorted(pairs.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    lines = [
        line
        for (a, b), labels in ranked[: SHOWN["pairs"]]
        for line in _hanging(f"[{a}] and [{b}] share {len(labels)}: ", _together(sorted(labels)), lines=2)
    ]
    return lines + _left_out(len(ranked) - SHOWN["pairs"], "pairs of documents")


def _for_the_eye(library: Library) -> list[str]:
    texts = {document.id: document.text for document in library.documents}
    flagged = sorted((i for i in library.issues if i.severity != "note"), key=_rank)
    groups = {code: [_remark(i, texts) for i in issues] for code, issues in groupby(flagged, key=lambda i: i.code)}
    maybe = [f"{m.a} and {m.b}: {'; '.join(m.reasons)}" for m in library.maybe]
    if maybe:
        groups["maybe the same work"] = maybe
    return [line for code, remarks in groups.items() for line in _group(code, remarks)]


def _rank(issue: Issue) -> tuple[bool, str, str, int]:
    place = issue.place
    return (issue.severity != "fault", issue.code, place.document if place else "", place.start if place else 0)


def _group(code: str, remarks: Sequence[str]) -> list[str]:
    shown = [line for remark in remarks[: SHOWN["issues"]] for line in _hanging("  ", remark, lines=2)]
    return [
        f"  {code.replace('-', ' ')} ({len(remarks)})",
        *shown,
        *_left_out(len(remarks) - SHOWN["issues"], "", indent=4),
    ]


def _remark(issue: Issue, texts: Mapping[str, str]) -> str:
    return _printable(f"{position(issue.place, texts)}{issue.message}")


def position(place: Place | None, texts: Mapping[str, str]) -> str:
    """A place as "document:line:column: ", both counted from 1, as editors and compilers do.

    >>> position(Place("essay", ((6, 9),)), {"essay": "one\\ntwo three"})
    'essay:2:3: '
    """
    if place is None or place.document not in texts:
        return ""
    before = texts[place.document][: place.start]
    return f"{place.document}:{before.count(chr(10)) + 1}:{place.start - before.rfind(chr(10))}: "


def _entries(library: Library, style: str) -> list[str]:
    listed = bibliography(library, style=style)
    shown = [line for entry in listed[: SHOWN["entries"]] for line in _hanging("", _printable(entry))]
    return shown + _left_out(len(listed) - SHOWN["entries"], "entries")


def _hanging(head: str, text: str, *, lines: int | None = None) -> list[str]:
    """Wrapped text, later lines indented; ``lines`` bounds their number."""
    wrapped = textwrap.wrap(
        head + text,
        WIDTH,
        initial_indent="  ",
        subsequent_indent="      ",
        max_lines=lines,
        placeholder=" …",
        break_on_hyphens=False,
        break_long_words=False,
    )
    return [line.replace(_GLUE, " ") for line in wrapped]


_GLUE = "\N{NO-BREAK SPACE}"


def _together(labels: Iterable[str]) -> str:
    """Labels with commas, none broken over two lines."""
    return ", ".join(label.replace(" ", _GLUE) for label in labels)


def _left_out(count: int, what: str, *, indent: int = 2) -> list[str]:
    return [f"{' ' * indent}… {count} more {what}".rstrip()] if count > 0 else []


def _table(library: Library, ranked: Ranking, evidence: Evidence) -> str:
    return "\n".join([*_ranking(library, ranked, evidence), "", *_documents(library)]) + "\n"


def _records(library: Library, ranked: Ranking, evidence: Evidence) -> list[dict[str, object]]:
    return [
        {
            "count": count,
            "key": work.key,
            "label": label(work),
            "title": plain_title(work.csl),
            "documents": list(library.citing(work, evidence)),
        }
        for work, count in ranked
    ]


def _json(library: Library, ranked: Ranking, evidence: Evidence) -> str:
    return json.dumps(_records(library, ranked, evidence), ensure_ascii=False, indent=2) + "\n"


def _csv(library: Library, ranked: Ranking, evidence: Evidence) -> str:
    rows = [
        {**r, "documents": "; ".join(library.citing(w, evidence))}
        for r, (w, _) in zip(_records(library, ranked, evidence), ranked, strict=True)
    ]
    return rows_as_text(
        ["count", "key", "label", "title", "documents"], [{n: str(v) for n, v in row.items()} for row in rows]
    )


RANKINGS: Mapping[str, Callable[[Library, Ranking, Evidence], str]] = {"table": _table, "json": _json, "csv": _csv}
"""How ``coprodbib most-cited`` can print, by the name of the format."""
