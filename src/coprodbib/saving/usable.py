"""Items of other people's files as they can be used: what no format of ours could hold is left out, and said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from coprodbib.errors import FormatError
from coprodbib.formats.bibtex import tidied
from coprodbib.formats.bibtex.kinds import CSL_TYPES
from coprodbib.model import Csl, Issue


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
    return [item if _fault(item) == "" else _mended(item, issues) for item in items], tuple(issues)


def _mended(item: Csl, issues: list[Issue]) -> Csl:
    key = item["id"]
    out: Csl = {"id": key}
    for name, value in item.items():
        if name == "type" and value not in CSL_TYPES:
            out[name] = "document"
            _say(issues, "type-unknown", f"{key}: {value!r:.60} is no type of CSL 1.0.2; read as 'document'")
        elif name != "id" and (fault := _fault({name: value})):
            _say(issues, "value-unclear", f"{key}: {fault}; left out")
        else:
            out[name] = value
    return out


def _fault(item: dict[str, Any]) -> str:
    """What BibTeX, the narrowest of our formats, has no form for; "" where it has one for all; the id aside."""
    try:
        tidied({**item, "id": "x"})
    except FormatError as error:
        return str(error).removeprefix("x: ")
    return ""


def _say(issues: list[Issue], code: str, message: str) -> None:
    issues.append(Issue("formats", code, "doubt", message))
