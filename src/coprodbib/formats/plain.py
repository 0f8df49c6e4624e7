"""What commands print: text without control characters, and JSON that says which version of its shape it has."""

from __future__ import annotations

import json
from collections.abc import Mapping

SCHEMA_VERSION = 1
"""Grows when a name in the JSON that commands print changes its meaning or goes away."""


def printable(text: str) -> str:
    """Text in which the control characters of a document cannot steer a terminal.

    >>> printable("a \\x1b[31mtitle")
    'a  [31mtitle'
    """
    return "".join(c if c.isprintable() else " " for c in text)


def versioned_json(content: Mapping[str, object]) -> str:
    """JSON with ``schema_version`` in front.

    >>> print(versioned_json({"works": []}), end="")
    {
      "schema_version": 1,
      "works": []
    }
    """
    return json.dumps({"schema_version": SCHEMA_VERSION, **content}, ensure_ascii=False, indent=2) + "\n"
