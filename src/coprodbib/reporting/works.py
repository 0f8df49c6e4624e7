"""One work with all that leads to it: its fields and where they come from, how it is printed, where it is cited."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from coprodbib.formats.bibtex.dates import tidy_date, write_iso
from coprodbib.formats.plain import one_line, plural, versioned_json
from coprodbib.formats.table import person
from coprodbib.graphs.labels import plain_title
from coprodbib.library import Library
from coprodbib.locating import context, line_and_column
from coprodbib.model import Citation, Document, Issue, Place, Reference, Work
from coprodbib.reporting.layout import hanging
from coprodbib.reporting.rankings import named

Record = dict[str, Any]

_RELATIONS = {"part-of": "part of", "edition-of": "another edition of", "version-of": "another version of"}
_FIRST = {
    field: at
    for at, field in enumerate(
        "type author editor translator issued year-suffix title container-title volume issue page edition publisher "
        "publisher-place DOI URL".split()
    )
}
_INVERSE = {"part-of": "holds", "edition-of": "has the edition", "version-of": "has the version"}


def work_named(library: Library, name: str) -> Work:
    """The work with this key or alias, or that of the printed entry with this id; UnknownKeyError where there is none.

    >>> work_named(Library((), (Reference("essay#1", "Doe 2000", {}, work="doe2000"),), (), (Work("doe2000", {}),)), "essay#1").key
    'doe2000'
    """
    entry = next((r.work for r in library.references if r.id == name and r.work), None)
    return library[name if name in library or entry is None else entry]


def record(library: Library, work: Work) -> Record:
    """All that a library knows of a work, as plain JSON values; lines and columns count from 1.

    >>> record(Library(), Work("doe2000", {"title": "Care"}))["csl"]
    {'title': 'Care'}
    """
    documents = {document.id: document for document in library.documents}
    references, citations = set(work.references), set(work.citations)
    return {
        "key": work.key,
        "status": work.status,
        "aliases": list(work.aliases),
        "csl": _ordered(json.loads(json.dumps(work.csl, sort_keys=True))),
        "origin": _ordered({field: list(ids) for field, ids in work.origin.items()}),
        "cited_by": list(work.cited_by),
        "references": [_reference(r, documents) for r in library.references if r.id in references],
        "citations": [_citation(c, documents) for c in library.citations if c.id in citations],
        "relations": _relations(library, work),
        "maybe": _maybe(library, work),
        "issues": _issues(work.issues),
    }


def _ordered(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What a person looks for first comes first, the rest by name: however the record was made or kept."""
    return {field: fields[field] for field in sorted(fields, key=lambda f: (_FIRST.get(f, len(_FIRST)), f))}


def _reference(reference: Reference, documents: Mapping[str, Document]) -> Record:
    return {
        "id": reference.id,
        **_where(reference.document, reference.place, documents),
        "number": reference.number,
        "raw": reference.raw,
        "issues": _issues(reference.issues),
    }


def _citation(citation: Citation, documents: Mapping[str, Document]) -> Record:
    document = documents.get(citation.document)
    return {
        **_where(citation.document, citation.place, documents),
        "text": citation.text,
        "context": context(document, citation.place) if document else citation.text,
        "locator": citation.locator,
        "status": citation.status,
    }


def _where(id: str | None, place: Place | None, documents: Mapping[str, Document]) -> Record:
    document = documents.get(id or "")
    line, column = line_and_column(document, place.start) if document and place else (None, None)
    return {"document": id, "line": line, "column": column}


def _relations(library: Library, work: Work) -> list[Record]:
    """What the work says of others, and others of it ("holds" the chapters that are part of it)."""
    own = [(_RELATIONS.get(r.kind, r.kind), r.work) for r in work.relations]
    others = [(_INVERSE.get(r.kind, r.kind), w.key) for w in library.works for r in w.relations if r.work == work.key]
    return [
        {"relation": kind, "key": key, "label": named(library[key]) if key in library else key}
        for kind, key in [*own, *others]
    ]


def _maybe(library: Library, work: Work) -> list[Record]:
    """What may be the same work; a match names works by key, or entries by id."""
    mine = {work.key, *work.references}
    pairs = [(m.b if m.a in mine else m.a, m) for m in library.maybe if not mine.isdisjoint((m.a, m.b))]
    return [{"key": other, "reasons": list(m.reasons)} for other, m in pairs]


def _issues(issues: Iterable[Issue]) -> list[Record]:
    return [{"code": i.code, "severity": i.severity, "message": i.message} for i in issues]


def _text(library: Library, work: Work) -> str:
    known = record(library, work)
    sections = [
        ("fields", _fields(known)),
        ("as printed", _printed(known)),
        ("cited in the text", [line for citation in known["citations"] for line in _cited(citation)]),
        ("related works", [line for r in known["relations"] for line in hanging("", _related(r))]),
        ("maybe the same work", [line for m in known["maybe"] for line in hanging("", _perhaps(m))]),
        ("remarks", [line for i in known["issues"] for line in hanging("", one_line(i["message"]))]),
    ]
    blocks = ["\n".join([name.upper(), *lines]) for name, lines in sections if lines]
    return "\n\n".join([_head(known, work), *blocks]) + "\n"


def _head(known: Record, work: Work) -> str:
    documents, places = plural(len(known["cited_by"]), "document"), plural(len(known["citations"]), "time")
    listed = "in reference lists" if work.references else "a record without a printed entry"
    what = listed if work.status == "listed" else "only mentioned in the text"
    below = [f"{what}; cited by {documents}, {places} in the text" if work.cited_by else what]
    below += [f"also known as {', '.join(known['aliases'])}"] if known["aliases"] else []
    return "\n".join([f"{work.key}: {named(work)}", *(f"  {line}" for line in below)])


def _fields(known: Record) -> list[str]:
    """Each field with its value and the numbers of the entries it is taken from."""
    numbers = {reference["id"]: f"[{at}]" for at, reference in enumerate(known["references"], start=1)}
    widest = max(map(len, known["csl"]), default=0)
    return [
        line
        for field, value in known["csl"].items()
        for line in hanging(
            f"{field:{widest}}  ",
            " ".join(
                [one_line(_shown(value)), *(numbers[id] for id in known["origin"].get(field, ()) if id in numbers)]
            ),
        )
    ]


def _shown(value: Any) -> str:
    """A CSL value as a person writes it."""
    if isinstance(value, list):
        return "; ".join(person(one) if isinstance(one, dict) else str(one) for one in value)
    if isinstance(value, dict):
        date = tidy_date(value)
        return write_iso(date) if date else str(value.get("literal") or value.get("raw") or "")
    return plain_title({"title": value})


def _printed(known: Record) -> list[str]:
    return [
        line
        for number, reference in enumerate(known["references"], start=1)
        for line in (
            *hanging(f"[{number}] ", _place(reference)),
            *hanging("", one_line(reference["raw"]), indent=6),
            *(one for i in reference["issues"] for one in hanging("! ", one_line(i["message"]), indent=6)),
        )
    ]


def _cited(citation: Record) -> list[str]:
    told = "" if citation["status"] in ("listed", "elsewhere") else f"  ({citation['status'].replace('-', ' ')})"
    return [f"  {_place(citation)}{told}", *hanging("", one_line(citation["context"]), indent=6)]


def _related(relation: Record) -> str:
    return one_line(f"{relation['relation']} {relation['key']}: {relation['label']}")


def _perhaps(match: Record) -> str:
    return one_line(f"{match['key']}: {'; '.join(match['reasons'])}")


def _place(thing: Record) -> str:
    where = f":{thing['line']}:{thing['column']}" if thing["line"] else ""
    number = f" (no. {thing['number']})" if "number" in thing else ""
    return one_line(f"{thing['document'] or 'no document'}{where}{number}")


def _json(library: Library, work: Work) -> str:
    return versioned_json({"work": record(library, work)})


WORKS: Mapping[str, Callable[[Library, Work], str]] = {"text": _text, "json": _json}
"""How ``coprodbib show`` can print, by the name of the format."""
