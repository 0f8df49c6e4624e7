"""Printed references, each an item of its own: keys, and lines that keep everything known of a reading."""

from __future__ import annotations

from collections.abc import Sequence

from coprodbib.formats.csljson import line
from coprodbib.linking.keys import assign_keys
from coprodbib.model import Csl, Reference
from coprodbib.settings import DEFAULTS


def keyed(references: Sequence[Reference], formula: str = DEFAULTS.citation_key) -> list[Csl]:
    """The values of each reference as an item, in order, with a key as works get it for its id; nothing is merged.

    Keys that collide are told apart by the content, so that the order of the list changes none; where even the content is the
    same, by the order.

    >>> [item["id"] for item in keyed([Reference("1", "", {"type": "book", "title": "Care"}), Reference("2", "", {"type": "book", "title": "Care"})])]
    ['carenda', 'carendb']
    """
    digits = len(str(len(references)))
    ids = [str(number).zfill(digits) for number in range(len(references))]
    keys = assign_keys(dict(zip(ids, (r.csl for r in references), strict=True)), formula)
    return [{"id": keys[id], **reference.csl} for id, reference in zip(ids, references, strict=True)]


def lines(references: Sequence[Reference]) -> str:
    """One JSON object a line: the printed string, the values, how sure each is, the issues, and whether it is flagged.

    >>> print(lines([Reference("1", "Doe 2000", {"type": "document"})]), end="")
    {"raw": "Doe 2000", "csl": {"type": "document"}, "confidence": {}, "issues": [], "flagged": false}
    """
    return "".join(map(_line, references))


def remarks(reference: Reference) -> dict[str, str]:
    """What a table says of a reference beside its values.

    >>> remarks(Reference("1", "Doe 2000", {"type": "document"}))
    {'flagged': 'no', 'issues': '', 'raw': 'Doe 2000'}
    """
    return {
        "flagged": "yes" if reference.flagged else "no",
        "issues": "; ".join(f"{issue.code}: {issue.message}" for issue in reference.issues),
        "raw": reference.raw,
    }


def _line(reference: Reference) -> str:
    issues = [{"code": i.code, "severity": i.severity, "message": i.message} for i in reference.issues]
    return line(
        {
            "raw": reference.raw,
            "csl": reference.csl,
            "confidence": dict(reference.confidence),
            "issues": issues,
            "flagged": reference.flagged,
        }
    )
