"""CSL item -> BibTeX entry."""

from __future__ import annotations

import re

from coprodbib.formats.bibtex.blocks import Entry
from coprodbib.formats.bibtex.dates import MONTHS, write_iso, write_issued
from coprodbib.formats.bibtex.fields import ANYWHERE, BY_ENTRY, DATES, NAMES, ORDER, TITLES, VERBATIM, write_language
from coprodbib.formats.bibtex.kinds import write_type
from coprodbib.formats.bibtex.latex import encode
from coprodbib.formats.bibtex.names import write_names
from coprodbib.formats.bibtex.titles import is_english, write_title
from coprodbib.model import Csl

_RANK = {name: at for at, name in enumerate(ORDER)}


def entry_of(item: Csl, language: str = "") -> Entry:
    """The entry of a tidy item; ``language`` says how to protect titles where the item names no language itself.

    >>> entry_of({"id": "doe2000", "type": "book", "title": "A title", "edition": "2"}).fields
    {'title': '{A title}', 'edition': '{2nd}'}
    """
    kind, fields = write_type(item)
    language = item.get("language") or (language if is_english(language) else "")
    fields |= item.get("custom", {})
    fields |= write_issued(item)
    for name in item.keys() - {"id", "type", "custom", "issued", "status", "year-suffix"}:
        field = field_of(name, kind)
        fields[field] = _value(name, field, item, language)
    ordered = sorted(fields, key=lambda name: (_RANK.get(name, len(_RANK)), name))
    return Entry(kind, item["id"], {name: _delimited(name, fields[name]) for name in ordered})


def field_of(variable: str, entry: str) -> str:
    """The field for a variable of CSL in an entry.

    >>> field_of("container-title", "article"), field_of("issue", "article"), field_of("archive", "book")
    ('journal', 'number', 'csl-archive')
    """
    return BY_ENTRY[entry].get(variable) or ANYWHERE.get(variable) or f"csl-{variable.lower()}"


def _value(name: str, field: str, item: Csl, language: str) -> str:
    value = item[name]
    if name in NAMES and isinstance(value, list):
        return write_names(value)
    if name in DATES:
        return write_iso(value)
    if name in VERBATIM:
        return str(value)
    if name in TITLES and TITLES[name] == field:
        return write_title(value, language)
    if name == "page":
        return encode(value.replace("-", "\0")).replace("\0", "--")
    if name == "edition":
        return encode(_ordinal(value, language))
    text = encode(write_language(value) if name == "language" else value)
    return (
        f"{{}}{text}" if field == "howpublished" and text.startswith("http") else text
    )  # a bare address there is read as a URL


def _ordinal(edition: str, language: str) -> str:
    """ "2nd": the manual of BibTeX wants an ordinal, and its styles set " edition" behind it; only English ordinals are known."""
    if not re.fullmatch(r"[0-9]{1,3}", edition) or not (is_english(language) or not language):
        return edition
    ending = "th" if edition[-2:] in ("11", "12", "13") else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    return edition + ending


def _delimited(name: str, value: str) -> str:
    return value if name == "month" and value in MONTHS else f"{{{value}}}"
