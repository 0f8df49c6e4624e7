"""A Library as text for a person, and as JSON and CSV for programs.

``page`` is the report of a build; ``rankings``, ``edges``, ``works`` and ``sharing`` are what one command prints each.
"""

from __future__ import annotations

from coprodbib.reporting.page import report, where, why_empty
from coprodbib.reporting.rankings import RANKINGS

__all__ = ["RANKINGS", "report", "where", "why_empty"]
