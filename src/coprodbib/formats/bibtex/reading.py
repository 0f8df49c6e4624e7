"""BibTeX entry -> CSL item, of our own files and of other people's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from coprodbib.formats.bibtex.blocks import Entry
from coprodbib.formats.bibtex.dates import is_plain_year, read_iso, read_issued
from coprodbib.formats.bibtex.fields import ANYWHERE, BY_ENTRY, DATES, FOREIGN, NAMES, TITLES, VERBATIM, read_language
from coprodbib.formats.bibtex.kinds import genre, read_type
from coprodbib.formats.bibtex.latex import decode, decode_known
from coprodbib.formats.bibtex.names import OTHERS, read_names
from coprodbib.formats.bibtex.tidy import address, clean, edition, page
from coprodbib.formats.bibtex.titles import read_title, without_nocase
from coprodbib.model import Csl, Issue

_DATE_FIELDS = frozenset({"year", "month", "day", "date", "pubstate"})
_STRUCTURE = frozenset({"crossref", "xdata", "xref"})
_UPPER = {name.lower(): name for name in ("DOI", "URL", "ISBN", "ISSN", "PMID", "PMCID")}
_VARIABLE_OF = {field: variable for variable, field in ANYWHERE.items()}
_RESOLVER = re.compile(r"\A(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.I)
_URL_ONLY = re.compile(r"\A(?:\\(?:url|path)\{)?(https?://[^\s{}]{1,4000})\}?\Z")
_NO_URL_COMMAND = re.compile(r"\A\\(?:url|path)\{(.{1,4000})\}\Z")
_PARTS = (
    "incollection",
    "inproceedings",
    "inbook",
    "conference",
    "inreference",
    "suppbook",
    "suppcollection",
    "bookinbook",
)


def item_of(entry: Entry, key: str) -> tuple[Csl, list[Issue]]:
    """The CSL item of an entry, with ``key`` as its id, and what was doubtful.

    >>> item_of(Entry("book", "doe2000", {"title": "{Care}", "edition": "Second", "year": "2000"}), "doe2000")[0]
    {'id': 'doe2000', 'type': 'book', 'title': 'Care', 'edition': '2', 'issued': {'date-parts': [[2000]]}}
    """
    issues: list[Issue] = []
    kind, fields = read_type(entry.kind, {name: clean(value) for name, value in entry.fields.items()})
    if not kind:
        issues.append(_note("type-unknown", key, f"@{entry.kind} is no known type; read as a document"))
    item: Csl = {"id": key, "type": kind or "document"}
    language = read_language(decode(fields.get("langid") or fields.get("hyphenation") or fields.get("language") or ""))
    custom: dict[str, str] = {}
    for name, value in fields.items():
        variable = "URL" if name == "howpublished" and _URL_ONLY.match(value) else variable_of(name, entry.kind)
        if name in _DATE_FIELDS or name in _STRUCTURE:
            continue
        if not variable or variable in item:
            custom[name] = value
        elif read := _read(variable, name, value, language, issues, key):
            item[variable] = read
    item |= read_issued(fields)
    return item | ({"custom": custom} if custom else {}), [*issues, *_doubts(item, fields, key)]


def variable_of(field: str, entry: str) -> str:
    """The variable of CSL that a field means in an entry; "" where nobody knows.

    >>> variable_of("number", "article"), variable_of("number", "techreport"), variable_of("csl-archive", "book")
    ('issue', 'number', 'archive')
    """
    if field.startswith("csl-"):
        return _UPPER.get(field[4:], field[4:])
    own = {name: variable for variable, name in BY_ENTRY.get(_base(entry), {}).items()}
    return own.get(field) or _VARIABLE_OF.get(field) or FOREIGN.get(field, "")


def inherited(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with the fields they take over through ``crossref`` and ``xdata``; a circle ends where it began.

    The title of a volume becomes the ``booktitle`` of its parts.

    >>> book = Entry("book", "b", {"title": "Whole", "year": "2000"})
    >>> dict(inherited([Entry("incollection", "a", {"title": "Part", "crossref": "b"}), book])[0].fields)
    {'booktitle': 'Whole', 'year': '2000', 'title': 'Part', 'crossref': 'b'}
    """
    by_key = {entry.key.lower(): entry for entry in reversed(entries)}
    return [Entry(e.kind, e.key, _with_parents(e, by_key), e.line) for e in entries]


def _with_parents(entry: Entry, by_key: Mapping[str, Entry]) -> dict[str, str]:
    fields = dict(entry.fields)
    waiting = _parents(entry)
    seen = {entry.key.lower()}
    while waiting:
        key = waiting.pop(0)
        if key in seen or key not in by_key:
            continue
        seen.add(key)
        waiting += _parents(by_key[key])
        fields = {**_handed_down(by_key[key], entry), **fields}
    return fields


def _parents(entry: Entry) -> list[str]:
    keys = f"{entry.fields.get('crossref', '')},{entry.fields.get('xdata', '')}"
    return [key.strip().lower() for key in keys.split(",") if key.strip()]


def _handed_down(parent: Entry, child: Entry) -> dict[str, str]:
    fields = {name: value for name, value in parent.fields.items() if name not in (*_STRUCTURE, "label", "sortkey")}
    if child.kind in _PARTS and parent.kind != "xdata" and "title" in fields:
        fields = {
            **{"booktitle": fields["title"]},
            **{name: value for name, value in fields.items() if name != "title"},
        }
    return fields


def _base(entry: str) -> str:
    """The entry whose table of fields is right for another's."""
    if entry in BY_ENTRY:
        return entry
    if entry in _PARTS:
        return "incollection"
    if entry in ("thesis", "report", "manual"):
        return "techreport"
    return (
        "article"
        if entry in ("review", "suppperiodical")
        else "book"
        if entry.endswith(("book", "collection", "proceedings"))
        else "misc"
    )


def _read(variable: str, field: str, value: str, language: str, issues: list[Issue], key: str) -> Any:
    if variable in NAMES:
        return _names(variable, value, issues, key)
    if variable in DATES:
        return read_iso(re.sub(r"[{}\s]", "", value))  # "~" says "about" here
    if variable in VERBATIM:
        return _address(variable, value)
    decoded = decode_known(value)
    if decoded.unknown:
        issues.append(
            _note("command-unknown", key, f"{field}: nobody knows {', '.join(decoded.unknown)}; kept as text")
        )
    if variable in TITLES:
        in_book = TITLES[variable] == field
        return read_title(value, language) if in_book else without_nocase(decoded.text)
    if variable == "page":
        return page(decoded.text)
    if variable == "edition":
        return edition(decoded.text)
    if variable == "genre":
        return genre(decoded.text)
    return read_language(decoded.text) if variable == "language" else decoded.text


def _names(role: str, value: str, issues: list[Issue], key: str) -> list[dict[str, str]]:
    names = read_names(value)
    if names and names[-1] == OTHERS:
        issues.append(Issue("formats", "names-elided", "note", f"{key}: not all {role}s are named"))
    return names


def _address(variable: str, value: str) -> str:
    """An address as it is; the escapes that people write for TeX and the resolver before a DOI go."""
    command = _NO_URL_COMMAND.match(value)
    bare = re.sub(r"\{?\\([_%&#~$])\}?", r"\1", command[1] if command else value)
    return address(_RESOLVER.sub("", bare) if variable == "DOI" else bare)


def _doubts(item: Csl, fields: Mapping[str, str], key: str) -> list[Issue]:
    year = decode(fields.get("year", ""))
    if year and not is_plain_year(year):
        return [
            Issue(
                "formats",
                "year-unclear",
                "doubt",
                f"{key}: the year {year!r} is read as {item['issued']['date-parts'][0][0]}",
            )
        ]
    return []


def _note(code: str, key: str, message: str) -> Issue:
    return Issue("formats", code, "note", f"{key}: {message}")
