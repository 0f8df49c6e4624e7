"""A Library as text for a person, and as JSON and CSV for programs.

``page`` is the report of a build; ``rankings``, ``bibliographies``, ``edges``, ``works`` and ``sharing`` are what one
command prints each.
"""

from __future__ import annotations

from coprodbib.reporting.bibliographies import joined
from coprodbib.reporting.edges import EDGES, heaviest
from coprodbib.reporting.page import report, where, why_empty
from coprodbib.reporting.rankings import RANKINGS
from coprodbib.reporting.sharing import SHARED, document_named, shared_works
from coprodbib.reporting.works import WORKS, work_named

__all__ = [
    "EDGES",
    "RANKINGS",
    "SHARED",
    "WORKS",
    "document_named",
    "heaviest",
    "joined",
    "report",
    "shared_works",
    "where",
    "why_empty",
    "work_named",
]
