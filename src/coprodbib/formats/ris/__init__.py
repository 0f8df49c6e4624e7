"""CSL-JSON <-> RIS, the tagged format that EndNote, Zotero, Mendeley and library catalogues exchange.

``kinds`` knows the types, ``fields`` which tag a variable has in a record of which type, ``names`` and ``dates`` both ways of
one thing; ``writing`` and ``reading`` put records together and take them apart. Tags are those of the RIS specification of
2011 as EndNote and Zotero read them. What has no tag goes into ``M2`` as "variable: value": EndNote keeps it as text, Zotero
takes it into its field Extra, where its citation processor knows these variables, and ``loads`` reads it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from coprodbib.errors import FormatError
from coprodbib.formats.ris.reading import item_of, records
from coprodbib.formats.ris.writing import record_of
from coprodbib.model import Csl, Work

__all__ = ["dumps", "loads"]


def dumps(works: Iterable[Work | Mapping[str, Any]]) -> str:
    """Works, or CSL-JSON items, as RIS in the order given: one tag a line, line feeds, no byte-order mark.

    White space is folded and control characters go, so that no value can begin a tag of its own. A particle joins the name
    it stands with, because RIS names have three parts; no-case spans are left out, and so is ``custom``.
    Raises FormatError for names or dates that are none of CSL's.

    >>> print(dumps([{"id": "doe2000", "type": "article-journal", "author": [{"family": "Doe", "given": "J."}],
    ...               "title": "Care", "container-title": "Health", "page": "1-9", "issued": {"date-parts": [[2000, 5]]}}]), end="")
    TY  - JOUR
    ID  - doe2000
    AU  - Doe, J.
    TI  - Care
    T2  - Health
    PY  - 2000
    DA  - 2000/05//
    SP  - 1
    EP  - 9
    ER  -
    """
    items = [{**work.csl, "id": work.key} if isinstance(work, Work) else work for work in works]
    return "\n".join(_text(record_of(item)) for item in items)


def loads(text: str) -> list[Csl]:
    """The records of an RIS text as CSL-JSON items; tags that mean nothing to CSL are left out.

    Read are files with and without byte-order mark, with any line ends, with values over several lines, and records that lack
    their "ER"; a record without ``ID`` is "entry-1" by its number. Raises FormatError for a text that holds no record.

    >>> loads("TY  - BOOK\\r\\nAU  - Doe, Jane\\r\\nT1  - Care\\r\\nY1  - 2000/05/01/\\r\\nER  - \\r\\n")
    [{'id': 'entry-1', 'type': 'book', 'author': [{'family': 'Doe', 'given': 'Jane'}], 'title': 'Care', 'issued': {'date-parts': [[2000, 5, 1]]}}]
    """
    found = records(text)
    if not found and text.strip("\ufeff \r\n\t"):
        raise FormatError('no RIS record: none of the lines begins with "TY  - "')
    return [item_of(tags, number) for number, tags in enumerate(found, start=1)]


def _text(tags: list[tuple[str, str]]) -> str:
    return "".join(f"{tag}  - {value}\n" for tag, value in tags)
