"""Findings for a person (a table), a program (JSON) or a spreadsheet (CSV)."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields
from itertools import groupby

from coprodbib.checking.finding import Finding
from coprodbib.formats.plain import plural, printable, versioned_json
from coprodbib.formats.table import rows_as_text
from coprodbib.library import Library

WIDTH = 110

_COLUMNS = tuple(field.name for field in fields(Finding))


def _table(findings: Sequence[Finding], library: Library) -> str:
    """Under each document its findings by line: place, severity, code, message."""
    sources = {document.id: document.source for document in library.documents}
    blocks = [
        "\n".join([printable(sources.get(document, "in general")), *(line for f in group for line in _lines(f))])
        for document, group in groupby(findings, key=lambda finding: finding.document)
    ]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _lines(finding: Finding) -> list[str]:
    where = f"{finding.line}:{finding.column}" if finding.line else ""
    head = f"  {where:9} {finding.severity:5}  {finding.code:16}  "
    return textwrap.wrap(
        printable(finding.message),
        WIDTH,
        initial_indent=head,
        subsequent_indent=" " * len(head),
        break_on_hyphens=False,
        break_long_words=False,
    )


def _json(findings: Sequence[Finding], library: Library) -> str:
    return versioned_json({"findings": [asdict(finding) for finding in findings]})


def _csv(findings: Sequence[Finding], library: Library) -> str:
    rows = [{name: "" if value is None else str(value) for name, value in asdict(f).items()} for f in findings]
    return rows_as_text(_COLUMNS, rows)


FORMATS: Mapping[str, Callable[[Sequence[Finding], Library], str]] = {"table": _table, "json": _json, "csv": _csv}
"""How findings are printed, by the name of the format."""


def summary(findings: Sequence[Finding]) -> str:
    """How many findings, and of what, in one line; the most frequent first.

    >>> summary([Finding("a", 1, 1, "not-cited", "note", ""), Finding("b", 1, 1, "not-cited", "note", "")])
    '2 findings in 2 documents: 2 not-cited'
    >>> summary([])
    'nothing found'
    """
    if not findings:
        return "nothing found"
    documents = len({finding.document for finding in findings if finding.document})
    counts = sorted(Counter(finding.code for finding in findings).items(), key=lambda count: (-count[1], count[0]))
    listed = ", ".join(f"{count} {code}" for code, count in counts)
    place = f" in {plural(documents, 'document')}" if documents else ""
    return f"{plural(len(findings), 'finding')}{place}: {listed}"
