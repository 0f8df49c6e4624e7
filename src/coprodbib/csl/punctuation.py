"""What happens where two pieces of output meet: doubled punctuation, doubled spaces, and quotation marks.

The CSL specification leaves the table to the processor; this one is what the CSL test-suite prints
("punctuation_FullMonty...").
"""

from __future__ import annotations

MARKS = frozenset(".,;:!?")

_SECOND_GOES = {
    ":": "." + ":",
    ".": ".",
    ";": ":." + ";",
    "!": ":." + "!",
    "?": ":." + "?",
    ",": ",",
}
"""After the mark on the left, these marks are dropped ("?." is "?")."""

_FIRST_GOES = {":": "!?", ";": "!?"}
"""The mark on the left gives way to these (":!" is "!")."""

INSIDE_QUOTES = frozenset(".,!?")
"""Marks that American printers put inside closing quotation marks (CSL 1.0.2, "punctuation-in-quote")."""


def meeting(left: str, right: str) -> str:
    """What is printed where two marks of punctuation meet.

    >>> meeting(".", "."), meeting("?", "."), meeting(":", "!"), meeting(".", ",")
    ('.', '?', '!', '.,')
    """
    if right in _SECOND_GOES[left]:
        return left
    return right if right in _FIRST_GOES.get(left, "") else left + right
