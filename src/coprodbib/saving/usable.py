"""Items of other people's files as they can be used: what no format of ours could hold is left out, and said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coprodbib.errors import FormatError
from coprodbib.formats.bibtex import tidied
from coprodbib.formats.bibtex.fields import DATES, NAMES
from coprodbib.formats.bibtex.kinds import CSL_TYPES
from coprodbib.model import Csl, Issue

_NO_KEY = re.compile(r"[^\w:./+-]+")


def usable(items: Iterable[Csl]) -> tuple[list[Csl], tuple[Issue, ...]]:
    """The items, each with a type of CSL and with values that can be written again, and an issue for each that had none.

    >>> items, issues = usable([{"id": "doe", "type": "bok", "title": ["Care"], "volume": "3"}])
    >>> items
    [{'id': 'doe', 'type': 'document', 'volume': '3'}]
    >>> print(*(issue.message for issue in issues), sep="\\n")
    doe: 'bok' is no type of CSL 1.0.2; read as 'document'
    doe: the value of 'title' is list, which BibTeX has no form for; left out
    """
    issues: list[Issue] = []
    given = [{name: value for name, value in item.items() if value not in (None, [], {})} for item in items]
    return [item if _fault(item) == "" else _mended(item, issues) for item in given], tuple(issues)


def _mended(item: Csl, issues: list[Issue]) -> Csl:
    key = _key(str(item["id"]), issues)
    out: Csl = {"id": key}
    for name, value in item.items():
        if name == "type" and str(value) not in CSL_TYPES:
            out[name] = "document"
            _say(issues, "type-unknown", f"{key}: {value!r:.60} is no type of CSL 1.0.2; read as 'document'")
        elif name != "id" and (fault := _fault({"id": key, name: value})):
            _say(issues, "value-unclear", f"{key}: {fault}; left out")
        elif name != "id":
            out[name] = value
    return out


def _key(id: str, issues: list[Issue]) -> str:
    """The id, or one near it that can be a citation key."""
    if not _fault({"id": id}):
        return id
    key = "-".join(_NO_KEY.split(id)).strip("-")[:60] or "entry"
    _say(issues, "key-unusable", f"{id!r:.60} cannot be a citation key; read as {key!r}")
    return key


def _fault(item: Csl) -> str:
    """What BibTeX, the narrowest of our formats, has no form for; "" where it has one for all."""
    try:
        tidied(item)
    except FormatError as error:
        return str(error).removeprefix(f"{item['id']}: ")
    for name in sorted(DATES & item.keys()):
        if not isinstance(item[name], dict):
            return f"{name!r} must be a date such as {{'date-parts': [[2000, 5, 31]]}}"
    for name in sorted(NAMES & item.keys()):
        for person in item[name] or []:
            if odd := [part for part in person.values() if not isinstance(part, str | bool)]:
                return f"{name!r} has {odd[0]!r:.60} for a part of a name, which is no text"
    return ""


def _say(issues: list[Issue], code: str, message: str) -> None:
    issues.append(Issue("formats", code, "doubt", message))
