"""Variables that people keep in an item's note, one to a line: "original-date: 1762" (the "Extra" field of Zotero).

Only lines before the first ordinary line count, and only names of variables; what the item has already stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_LINE = re.compile(r"\s*\{?:?\s*([A-Za-z][A-Za-z_ -]{1,40}?)\s*:\s*(\S.{0,2000}?)\s*\}?\s*")


def variables_in(note: object, names: frozenset[str], dates: frozenset[str], others: frozenset[str]) -> dict[str, Any]:
    """Variables of a note -> CSL-JSON values.

    >>> variables_in("editor: Hall || W. C.", frozenset({"editor"}), frozenset(), frozenset())
    {'editor': [{'family': 'Hall', 'given': 'W. C.'}]}
    >>> variables_in("A remark: kept.", frozenset(), frozenset(), frozenset({"genre"}))
    {}
    """
    found: dict[str, Any] = {}
    for line in str(note).split("\n")[:50] if isinstance(note, str) else ():
        match = _LINE.fullmatch(line)
        name = match[1].lower().replace(" ", "-") if match else ""
        if match is None or name not in names | dates | others:
            break
        _add(found, name, match[2], names, dates)
    return found


def _add(found: dict[str, Any], name: str, value: str, names: frozenset[str], dates: frozenset[str]) -> None:
    if name in names:
        family, _, given = (part.strip() for part in value.partition("||"))
        found.setdefault(name, []).append({"family": family, "given": given} if given else {"literal": family})
    elif name in dates:
        found[name] = {"raw": value}
    else:
        found[name] = value


def merged(values: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """Values with what a note adds to them.

    >>> merged({"genre": "Thesis"}, {"genre": "x", "medium": "CD"})
    {'genre': 'Thesis', 'medium': 'CD'}
    """
    return {**added, **values}
