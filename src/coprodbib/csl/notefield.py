"""Variables that people keep in an item's note, one to a line: "original-date: 1762" (the "Extra" field of Zotero).

Only lines up to the first ordinary line count, which may stand first, and only names of variables; what the item has
already stays, but for its type: "type: motion_picture" is written where a program has no such type (as citeproc-js reads it).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

TYPES = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage""".split()
)
"""Types of works (CSL 1.0.2, appendix "Types")."""

_LINE = re.compile(r"\s*\{?:?\s*([A-Za-z][A-Za-z_ -]{1,40}?)\s*:\s*(\S.{0,2000}?)\s*\}?\s*")


def variables_in(note: object, names: frozenset[str], dates: frozenset[str], others: frozenset[str]) -> dict[str, Any]:
    """Variables of a note -> CSL-JSON values.

    >>> variables_in("editor: Hall || W. C.", frozenset({"editor"}), frozenset(), frozenset())
    {'editor': [{'family': 'Hall', 'given': 'W. C.'}]}
    >>> variables_in("A remark: kept.", frozenset(), frozenset(), frozenset({"genre"}))
    {}
    >>> variables_in("type: map\\nscale: 1:50", frozenset(), frozenset(), frozenset({"scale"}))
    {'type': 'map', 'scale': '1:50'}
    """
    found: dict[str, Any] = {}
    for number, line in enumerate(str(note).split("\n")[:50] if isinstance(note, str) else ()):
        match = _LINE.fullmatch(line)
        if match is None and number > 0:
            break
        name = match[1].lower().replace(" ", "-") if match else ""
        if match and name == "type" and match[2] in TYPES:
            found["type"] = match[2]
        elif match and name in names | dates | others:
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
