"""Raised numbers that are no citations: powers of ten, units, squares of a statistic."""

from __future__ import annotations

import re

_TEN = re.compile(r"(?<![\d.,])10\Z|[×·*]\s?\d{1,4}\Z")
_MINUS = "⁻−–-"
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcmdhnµμ]?m|in|ft|yd|px|[^\W\d_])\Z")
_SQUARES = frozenset({"²", "³", "2", "3"})


def is_power(text: str, start: int, end: int) -> bool:
    """Whether the raised ``text[start:end]`` belongs to the number, unit or letter in front of it: "10³", "m⁻²", "R²".

    >>> [is_power(t, len(t) - 1, len(t)) for t in ("5 × 10³", "12 cm³", "s⁻¹", "R²", "cells³", "in 2010³", "B¹")]
    [True, True, True, True, False, False, False]
    """
    before = text[max(0, start - 8) : start].rstrip("^(")
    printed = text[start:end]
    if not before or printed[:1] in _MINUS or before[-1] in _MINUS and before[-2:-1].isalnum():
        return True
    return _TEN.search(before) is not None or printed in _SQUARES and _UNIT.search(before) is not None
