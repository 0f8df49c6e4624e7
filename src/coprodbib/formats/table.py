"""Records as a table for spreadsheets: comma-separated values (RFC 4180), one row a record."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coprodbib.formats.bibtex.dates import tidy_date, write_iso
from coprodbib.formats.bibtex.tidy import clean
from coprodbib.formats.bibtex.titles import without_nocase
from coprodbib.model import Csl, Work

COLUMNS = "id type author year title container volume issue pages publisher place doi url".split()
"""What a row of a record begins with."""

_FORMULA = tuple("=+-@＝＋－＠")
"""Full-width signs begin a formula too where East Asian input is usual."""

_VARIABLE = {"container": "container-title", "pages": "page", "place": "publisher-place", "doi": "DOI", "url": "URL"}


def dumps(works: Iterable[Work | Mapping[str, Any]], *, more: Sequence[Mapping[str, str]] = ()) -> str:
    """Works, or CSL-JSON items, as rows under ``COLUMNS``; ``more`` has further cells for each, all with the same names.

    Names are "Family, Given" with semicolons between; the editors where there are no authors. No cell can be a formula.

    >>> print(dumps([{"id": "a", "type": "book", "title": "=1+1", "author": [{"family": "Doe", "given": "J."}]}]), end="")
    id,type,author,year,title,container,volume,issue,pages,publisher,place,doi,url
    a,book,"Doe, J.",,'=1+1,,,,,,,,
    """
    items = [{**work.csl, "id": work.key} if isinstance(work, Work) else dict(work) for work in works]
    extra = more or [{}] * len(items)
    rows = [{**row(item), **cells} for item, cells in zip(items, extra, strict=True)]
    return rows_as_text([*COLUMNS, *(extra[0] if extra else ())], rows)


def row(item: Csl) -> dict[str, str]:
    """One record as cells.

    >>> row({"id": "a", "issued": {"date-parts": [[2000]]}, "year-suffix": "a", "page": "1-9"})["year"]
    '2000a'
    """
    special = {"author": _people(item), "year": _year(item), "title": without_nocase(str(item.get("title", "")))}
    plain = {column: str(item.get(_VARIABLE.get(column, column), "")) for column in COLUMNS if column not in special}
    return {column: {**plain, **special}[column] for column in COLUMNS}


def rows_as_text(columns: Sequence[str], rows: Iterable[Mapping[str, str | float]]) -> str:
    """Rows under a line of column names, control characters removed and white space folded, every text ``inert``.

    >>> rows_as_text(["a", "b"], [{"a": "1", "b": "@x"}])
    "a,b\\n1,'@x\\n"
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writerow({name: inert(clean(name)) for name in columns})
    writer.writerows({name: _cell(value) for name, value in cells.items()} for cells in rows)
    return out.getvalue()


def _cell(value: str | float) -> str | float:
    return inert(clean(value)) if isinstance(value, str) else value  # a number below zero is no formula


def inert(cell: str) -> str:
    """A spreadsheet runs a cell that begins with one of these as a formula; an apostrophe makes it text (OWASP, "CSV Injection").

    >>> inert("=SUM(A1)"), inert("a=b")
    ("'=SUM(A1)", 'a=b')
    """
    return f"'{cell}" if cell.startswith(("\t", "\r")) or cell.lstrip().startswith(_FORMULA) else cell


def _people(item: Csl) -> str:
    return "; ".join(filter(None, map(person, item.get("author") or item.get("editor") or ())))


def person(name: Mapping[str, Any]) -> str:
    """One CSL name as "Family, Given".

    >>> person({"family": "Eijk", "non-dropping-particle": "van", "given": "Carola"})
    'van Eijk, Carola'
    """
    family = f"{name.get('non-dropping-particle', '')} {name.get('family') or name.get('literal', '')}".strip()
    given = f"{name.get('given', '')} {name.get('dropping-particle', '')}".strip()
    return ", ".join(filter(None, (family, given, str(name.get("suffix", "")))))


def _year(item: Csl) -> str:
    """The year or years with their letter, else the word printed instead."""
    date = tidy_date(item.get("issued"))
    if not date:
        return str(item.get("status", ""))
    years = "–".join(write_iso({"date-parts": [part[:1]]}).lstrip("0") for part in date["date-parts"])
    return f"{years}{item.get('year-suffix', '')}"
