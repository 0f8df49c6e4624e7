"""What commands print: text without control characters, counts, and JSON that says which version of its shape it has."""

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


def one_line(text: str) -> str:
    """The same with white space folded, so that it stands on one line.

    >>> one_line("Doe,\\n J.\\x1b 2000.")
    'Doe, J. 2000.'
    """
    return " ".join(printable(text).split())


def plural(count: int, noun: str) -> str:
    """A number with its noun.

    >>> plural(1, "work"), plural(2, "work")
    ('1 work', '2 works')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def versioned_json(content: Mapping[str, object]) -> str:
    """JSON with ``schema_version`` in front.

    >>> print(versioned_json({"works": []}), end="")
    {
      "schema_version": 1,
      "works": []
    }
    """
    return json.dumps({"schema_version": SCHEMA_VERSION, **content}, ensure_ascii=False, indent=2) + "\n"
