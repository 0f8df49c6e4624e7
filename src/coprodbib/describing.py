"""A document's own record: from the citations it prints of itself, or its title and by-line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from coprodbib.model import Csl, RawReference
from coprodbib.names import Name, parse_names
from coprodbib.normalising import normalise
from coprodbib.parsing import parse


def described(citations: Sequence[RawReference], title: str, authors: Sequence[str]) -> Csl:
    """The CSL record of a document; each citation is read as a list of its own, because each has its own style.

    >>> described((), "A title", ("Ann Doe",))
    {'type': 'document', 'title': 'A title', 'author': [{'family': 'Doe', 'given': 'Ann'}]}
    """
    records = [normalise(parse([citation]))[0].csl for citation in citations]
    names = [name for author in authors for name in parse_names(author).names]
    if records:
        return _agreed([*records, *_same_people(names, records)])
    csl: Csl = {"type": "document"}
    if title:
        csl["title"] = title
    return {**csl, "author": names} if names else csl


def _same_people(names: Sequence[Name], records: Sequence[Csl]) -> list[Csl]:
    """The by-line as one more record, where it names the authors the citations name (often in full)."""
    families = [name.get("family") for name in names]
    cited = any(families == [n.get("family") for n in record.get("author", [])] for record in records)
    return [{"type": "document", "author": list(names)}] if cited else []


def _agreed(records: Sequence[Csl]) -> Csl:
    """Field by field the value most citations print; of several, the one printed at most length."""
    fields = sorted({field for record in records for field in record})
    return {field: _most_printed([record[field] for record in records if field in record], field) for field in fields}


def _most_printed(values: list[Any], field: str) -> Any:
    counts = Counter(map(repr, values))
    if field == "type":
        values = [v for v in values if v != "document"] or values
    if field in ("author", "editor", "container-title"):
        return max(values, key=lambda v: (len(repr(v)), repr(v)))
    return max(values, key=lambda v: (counts[repr(v)], len(repr(v)), repr(v)))
