"""Lines of text for a person: wrapped, bounded, with what is left out counted."""

from __future__ import annotations

import textwrap

WIDTH = 100
"""Characters a line holds where words allow it."""


def hanging(head: str, text: str, *, lines: int | None = None, indent: int = 2) -> list[str]:
    """Wrapped text, later lines indented further; ``lines`` bounds their number.

    >>> hanging("a: ", "b")
    ['  a: b']
    """
    wrapped = textwrap.wrap(
        head + text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 4),
        max_lines=lines,
        placeholder=" …",
        break_on_hyphens=False,
        break_long_words=False,
    )
    return [line.replace(GLUE, " ") for line in wrapped]


GLUE = "\N{NO-BREAK SPACE}"
"""Holds words together on one line."""


def left_out(count: int, one: str, many: str, *, indent: int = 2) -> list[str]:
    """The line that counts what is not shown; none where nothing is.

    >>> left_out(3, "pair", "pairs"), left_out(1, "pair", "pairs"), left_out(0, "pair", "pairs")
    (['  … 3 more pairs'], ['  … 1 more pair'], [])
    """
    what = one if count == 1 else many
    return [f"{' ' * indent}… {count} more {what}".rstrip()] if count > 0 else []
