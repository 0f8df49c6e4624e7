"""CSL-JSON, the format of Zotero, pandoc and citeproc: https://docs.citationstyles.org"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping
from typing import Any

from coprodbib.errors import FormatError
from coprodbib.model import Csl, Work

_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Characters that steer terminals, end lines in some programs, or are half of one: written as escapes."""


def dumps(works: Iterable[Work | Mapping[str, Any]]) -> str:
    """Works, or CSL-JSON items, as one array, in the order given.

    >>> print(dumps([{"id": "doe2000", "type": "book"}]), end="")
    [
      {
        "id": "doe2000",
        "type": "book"
      }
    ]
    """
    items = [{"id": work.key, **work.csl} if isinstance(work, Work) else dict(work) for work in works]
    return line(items, indent=2)


def line(value: Any, *, indent: int | None = None) -> str:
    """Any plain value as JSON with a line feed; without ``indent`` on one line. Raises FormatError for a value JSON cannot hold.

    >>> line({"a": "é\\x9b"})
    '{"a": "é\\\\u009b"}\\n'
    """
    try:
        text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise FormatError(f"this is no plain JSON: {error}") from error
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _refused(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        _refused(text)
    return number


def loads(text: str) -> list[Csl]:
    """The items of an array, or one item alone; an item without id is "entry-1" by its number.

    Raises FormatError for what is no JSON, or none of CSL's.

    >>> loads('[{"id": 7, "type": "book"}]')
    [{'id': '7', 'type': 'book'}]
    """
    if not text.strip("\ufeff \r\n\t"):
        raise FormatError("no JSON: the file is empty; a list without items is []")
    try:
        value = json.loads(text.removeprefix("\ufeff"), parse_constant=_refused, parse_float=_finite)
    except ValueError as error:
        raise FormatError(f"no JSON: {error}") from error
    except RecursionError as error:
        raise FormatError("no JSON: brackets within brackets, too deep to be read") from error
    items = value if isinstance(value, list) else [value]
    if wrong := [
        item for item in items if not isinstance(item, dict) or item.keys().isdisjoint(("id", "type", "title"))
    ]:
        raise FormatError(f"no CSL-JSON: {wrong[0]!r:.60} is no item; I can read an array of items, each with a type")
    return [{**item, "id": str(item.get("id") or f"entry-{n}")} for n, item in enumerate(items, start=1)]
