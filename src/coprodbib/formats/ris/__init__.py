"""CSL-JSON <-> RIS, the tagged format that EndNote, Zotero, Mendeley and library catalogues exchange.

``kinds`` knows the types, ``fields`` which tag a variable has in a record of which type, ``names`` and ``dates`` both ways of
one thing; ``writing`` and ``reading`` put records together and take them apart. Tags are those of the RIS specification of
2011 as EndNote and Zotero read them. What has no tag goes into ``M2`` as "variable: value": EndNote keeps it as text, Zotero
takes it into its field Extra, where its citation processor knows these variables, and ``loads`` reads it back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from coprodbib.errors import FormatError
from coprodbib.formats.ris.kinds import is_known
from coprodbib.formats.ris.reading import item_of, records
from coprodbib.formats.ris.writing import record_of
from coprodbib.model import Csl, Issue, Work

__all__ = ["dumps", "loads", "loads_with_issues"]


_END = re.compile(r"^[ \t\ufeff]{0,20}ER {1,2}-", re.M)


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
    return loads_with_issues(text)[0]


def loads_with_issues(text: str) -> tuple[list[Csl], tuple[Issue, ...]]:
    """The same with what went wrong: types nobody knows, records that nothing ends.

    >>> loads_with_issues("TY  - BUCH\\nTI  - Care")[1][0].message
    "record 1: 'BUCH' is no type of RIS; read as a document"
    """
    found = records(text)
    if not found and text.strip("\ufeff \r\n\t"):
        raise FormatError("no RIS record: no line begins with the tag TY")
    items = [item_of(tags, number) for number, tags in enumerate(found, start=1)]
    return items, (*_unknown_types(found), *_unended(text, len(found)))


def _unknown_types(found: list[list[tuple[str, str]]]) -> list[Issue]:
    return [
        Issue(
            "formats",
            "type-unknown",
            "doubt",
            f"record {number}: {tags[0][1]!r:.60} is no type of RIS; read as a document",
        )
        for number, tags in enumerate(found, start=1)
        if not is_known(tags[0][1])
    ]


def _unended(text: str, count: int) -> list[Issue]:
    ends = len(_END.findall(text))
    if ends >= count:
        return []
    message = f"records without the tag ER at their end: {count - ends} of {count}; see whether the file is whole"
    return [Issue("formats", "record-unended", "doubt", message)]


def _text(tags: list[tuple[str, str]]) -> str:
    return "".join(f"{tag}  - {value}\n" for tag, value in tags)
