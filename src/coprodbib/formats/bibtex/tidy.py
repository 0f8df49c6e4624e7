"""A CSL item as BibTeX can hold it: what ``loads(dumps(item))`` gives back.

Numbers become text, white space is folded, control characters and empty values go, and so do the fields by which CSL tells a
processor how to read a name. What our own stages make is tidy already; what comes from elsewhere is made so before it is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from coprodbib.errors import FormatError
from coprodbib.formats.bibtex.dates import is_plain_year, is_undated, read_issued, tidy_date
from coprodbib.formats.bibtex.fields import DATES, NAMES, TITLES, VERBATIM, read_language
from coprodbib.formats.bibtex.kinds import CSL_TYPES, genre, write_type
from coprodbib.formats.bibtex.names import tidy_name
from coprodbib.formats.bibtex.titles import tidy_title, without_nocase
from coprodbib.model import Csl

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_KEY = re.compile(r"[^\s,{}()=\"#%~\\'@\x00-\x1f]{1,250}\Z")
_VARIABLE = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}\Z")
_EMPTY_MARKUP = re.compile(r'<(i|b|sup|sub|span)(?: (?:class="nocase"|style="font-variant:\s?small-caps;?"))?></\1>')
_DASHES = re.compile(r" ?(?:[‐‑‒–—−-] ?)+")
_ORDINAL = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th|\.|a|e|ª|º)?\Z")
_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def tidied(item: Mapping[str, Any]) -> Csl:
    """The item as it can be written, its ``id`` a BibTeX key; FormatError where something has no place in BibTeX.

    >>> tidied({"id": "doe2000", "type": "book", "title": " A  title", "volume": 2, "note": ""})
    {'id': 'doe2000', 'type': 'book', 'title': 'A title', 'volume': '2'}
    """
    key = str(item.get("id", ""))
    if not _KEY.match(key):
        raise FormatError(
            f"{key!r} cannot be a BibTeX key: give the item an id without spaces and without any of , {{ }} ( ) = \" # % ~ \\ ' @"
        )
    kind = str(item.get("type") or "document")
    if kind not in CSL_TYPES:
        raise FormatError(f"{key}: {kind!r} is no type of CSL 1.0.2; use 'document' where none fits")
    fields = {
        name: value for name, value in item.items() if name not in ("id", "type") and value not in (None, "", [], {})
    }
    out: Csl = {"id": key, "type": kind}
    for name, value in fields.items():
        tidy_value: Any = custom_fields(value, key) if name == "custom" else _value(name, value, key)
        if tidy_value:
            out[name] = tidy_value
    return _in_english_or_not(_dated(out, fields))


def custom_fields(value: Any, key: str) -> dict[str, str]:
    """Fields of other programs, kept as they are; FormatError for anything but text with balanced braces.

    >>> custom_fields({"groups": "to read"}, "doe2000")
    {'groups': 'to read'}
    """
    if not isinstance(value, dict) or not all(
        _VARIABLE.match(str(name)) and isinstance(text, str) for name, text in value.items()
    ):
        raise FormatError(
            f"{key}: 'custom' may hold names of fields with their text, nothing else, to be written as BibTeX"
        )
    out = {str(field).lower(): clean(str(text)) for field, text in value.items()}
    for field, text in out.items():
        if "\\{" in text or "\\}" in text or text.endswith("\\") or not _is_balanced(text):
            raise FormatError(
                f"{key}: the braces of the field {field!r} are not balanced, or a backslash stands before one"
            )
    return {field: text for field, text in out.items() if text}


def clean(text: str) -> str:
    """Text without control characters, white space folded.

    >>> clean("a\\x00\\n  b")
    'a b'
    """
    return " ".join(_SURROGATE.sub("\ufffd", _CONTROL.sub("", text)).split())


def edition(text: str) -> str:
    """A bare number for "2nd", "Second" and "2."; other editions as they are.

    >>> edition("2nd"), edition("Third"), edition("revised")
    ('2', '3', 'revised')
    """
    match = _ORDINAL.match(text)
    if match:
        return match[1]
    return str(_WORDS.index(text.lower()) + 1) if text.lower() in _WORDS else text


def page(text: str) -> str:
    """Page ranges with a plain hyphen.

    >>> page("12 – 15, 17--19")
    '12-15, 17-19'
    """
    return _DASHES.sub("-", text)


def address(text: str) -> str:
    """A DOI or URL without characters that no address may have; they are percent-encoded (RFC 3986).

    >>> address("https://example.org/a b{c}")
    'https://example.org/a%20b%7Bc%7D'
    """
    return "".join(f"%{ord(c):02X}" if c in ' {}\\"' else c for c in clean(text))


def _value(name: str, value: Any, key: str) -> Any:
    if not _VARIABLE.match(name):
        raise FormatError(f"{key}: {name!r} is no variable of CSL")
    if name in NAMES:
        return _names(name, value, key)
    if name in DATES:
        date = tidy_date(value if isinstance(value, dict) else {"raw": value})
        return date if name == "issued" else {part: numbers for part, numbers in date.items() if part != "season"}
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise FormatError(f"{key}: the value of {name!r} is {type(value).__name__}, which BibTeX has no form for")
    return _text(name, str(value))


def _names(role: str, value: Any, key: str) -> list[dict[str, str]]:
    if not isinstance(value, list) or not all(isinstance(name, dict) for name in value):
        raise FormatError(
            f"{key}: {role!r} must be a list of CSL names, such as [{{'family': 'Doe', 'given': 'Jane'}}]"
        )
    persons = ({part: clean(str(text)) for part, text in name.items()} for name in value)
    return [name for person in persons if (name := tidy_name(person))]


def _text(name: str, text: str) -> str:
    if name in VERBATIM:
        return address(text)
    text = _without_empty_markup(clean(text)) if name in TITLES else _plain(text)
    if name == "page":
        return page(text)
    if name == "edition":
        return edition(text)
    if name == "genre":
        return genre(text)
    return read_language(text) if name == "language" else text


def _in_english_or_not(item: Csl) -> Csl:
    """Titles by the rules of their language; journals are never lower-cased and need no spans."""
    entry = write_type(item)[0]
    out = dict(item)
    for name in TITLES:
        if name in out:
            in_book = name != "container-title" or entry in ("incollection", "inproceedings")
            out[name] = tidy_title(out[name], out.get("language", "")) if in_book else without_nocase(out[name])
            out[name] = clean(_without_empty_markup(out[name]))
    return {name: value for name, value in out.items() if value}


def _dated(item: Csl, fields: Mapping[str, Any]) -> Csl:
    """A word instead of a date is a ``status``; a ``status`` that is a year is a date."""
    out = dict(item)
    if "issued" in out:
        return out
    issued = fields.get("issued")
    words = [issued.get("literal"), issued.get("raw")] if isinstance(issued, dict) else [issued]
    status = str(out.get("status") or next((clean(str(word)) for word in words if word), ""))
    if not status or is_undated(status):
        out.pop("status", None)
    elif read_issued({"year": status}).get("issued") and is_plain_year(status):
        out.pop("status", None)
        out.update(
            {
                name: value
                for name, value in read_issued({"year": status}).items()
                if name == "issued" or name not in out
            }
        )
    else:
        out["status"] = status
    return out


def _plain(text: str) -> str:
    """Text that is no title: case is nobody's business there."""
    return _without_empty_markup(without_nocase(clean(text)))


def _without_empty_markup(text: str) -> str:
    while text != (text := _EMPTY_MARKUP.sub("", text)):
        pass
    return " ".join(text.split())


def _is_balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0
