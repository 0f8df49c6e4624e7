"""What users have put right: a JSONL file, one entry a line.

A line is {"raw": the entry, "csl": its record} or {"raw": the entry, "segments": [[label, text], ...]}; segments give the fields
in the order they are printed, and what lies between them may be left out. "list" may name the list an entry stood in.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from coprodbib.errors import CoprodbibError
from coprodbib.parsing import LONGEST_ENTRY
from coprodbib.parsing.hints import OTHER
from coprodbib.training.aligning import align
from coprodbib.training.examples import LABELS, Example, Piece, from_pieces


class Corrections(NamedTuple):
    """Examples, and a remark for each line that was left out because it does not fit its entry."""

    examples: list[Example]
    remarks: list[str]


def load(file: str | Path) -> Corrections:
    """The corrections of a file.

    A line whose values are not printed in its entry would teach that they are no fields: it is left out, with a remark.
    Raises CoprodbibError for a file that cannot be read or is no JSONL.
    """
    path = Path(file)
    try:
        lines = path.read_text("utf-8").splitlines()
        rows = [(number, json.loads(line)) for number, line in enumerate(lines, start=1) if line.strip()]
    except (OSError, ValueError) as error:
        raise CoprodbibError(
            f'{path}: no corrections ({error}); wanted is one {{"raw": ..., "csl": ...}} a line'
        ) from error
    found = [(number, example_of(row, f"correction-{number}")) for number, row in rows]
    remarks = [f"{path.name}, line {number}: {why}; left out" for number, why in found if isinstance(why, str)]
    return Corrections([example for _, example in found if isinstance(example, Example)], remarks)


def example_of(row: Any, name: str) -> Example | str:
    """The example of one correction, or why there is none.

    >>> example_of({"raw": "Doe 2000", "segments": [["author", "Doe"], ["date", "2000"]]}, "").labels
    ['author', 'date']
    >>> example_of({"raw": "Doe 2000", "csl": {"title": "A thing"}}, "")
    'title is not printed in the entry'
    """
    if not isinstance(row, dict) or not isinstance(row.get("raw"), str) or not row["raw"].strip():
        return 'no "raw"'
    if len(row["raw"]) > LONGEST_ENTRY:
        return f'"raw" has more than {LONGEST_ENTRY:,} characters, which no reference has'
    name = str(row.get("list") or name)
    if isinstance(row.get("segments"), list):
        return _of_segments(row["raw"], row["segments"], name)
    if not isinstance(row.get("csl"), dict) or not row["csl"]:
        return 'neither "csl" nor "segments"'
    try:
        example, missing = align(row["raw"], row["csl"], name)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
        return f'"csl" is no CSL-JSON item ({error})'
    return f"{' and '.join(missing)} is not printed in the entry" if missing else example


def _of_segments(raw: str, segments: Sequence[Any], name: str) -> Example | str:
    """Segments looked for one behind the other."""
    pieces: list[Piece] = []
    at = 0
    for segment in segments:
        if not isinstance(segment, list) or len(segment) != 2 or segment[0] not in LABELS:
            return f"{str(segment)[:60]!r} is no [label, text]; labels are {', '.join(LABELS)}"
        label, text = str(segment[0]), str(segment[1])
        start = raw.find(text, at)
        if start < 0:
            return f"{text[:60]!r} is not printed behind what comes before it"
        pieces += [(OTHER, raw[at:start]), (label, text)]
        at = start + len(text)
    return from_pieces([*pieces, (OTHER, raw[at:])], name)
