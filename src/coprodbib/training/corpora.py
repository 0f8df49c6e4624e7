"""References that people labelled, from a folder of the user's: ``anystyle-core.jsonl`` and ``grobid-citation.jsonl``.

One JSON object a line: ``id``, ``raw`` (the entry), ``segments`` ([label, text] in order), ``csl`` (the record), and perhaps
``file`` (the list it stood in) and ``joined`` (true where the segments join to the entry as they are; else one space lies
between two of them). The labels of the two corpora differ: AnyStyle's segments hold the punctuation behind them, and its
``volume`` holds the issue too; editions are labelled in neither reliably. Both are brought to ours here.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from coprodbib.errors import CoprodbibError, reason
from coprodbib.parsing.hints import OTHER
from coprodbib.parsing.tokens import Token
from coprodbib.training.examples import Example, identify, labelled
from coprodbib.training.trimming import trim_stretch

ANYSTYLE, GROBID = "anystyle-core.jsonl", "grobid-citation.jsonl"

_OURS = {
    "director": "author",
    "producer": "author",
    "journal": "container-title",
    "institution": "publisher",
    "medium": "note",
    "source": "note",
    "citation-number": OTHER,
    "identifier": OTHER,
    "isbn": OTHER,
}
"""Their labels -> ours, where they differ; what we do not know is a note."""

_SAME = frozenset(
    "author editor translator title container-title date volume issue pages publisher location edition genre note collection-title other "
    "url doi".split()
)
_EDITION = re.compile(
    r"(?<!\w)(?P<edition>(?:\d{1,2}\s?(?:st|nd|rd|th|\.?[ªº])|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Rr]ev(?:ised|\.)?|\d{1,2}\.)[ ,]{1,2}"
    r"(?:(?:rev(?:ised|\.)?|enl(?:arged|\.)?)[ ,.]{1,2})?(?:[Ee]d(?:ition|n|\.)?|Aufl(?:age|\.)?))(?=[\s.,;)]|$)"
)
_MAY_BE_EDITION = frozenset({OTHER, "note", "publisher", "edition"})


_LONGEST_REAL_LIST = 100
"""In GROBID's corpus the files with more entries than this hold references from everywhere."""


class Labelled(NamedTuple):
    """An example with the record it stands for, and what its corpus says about fields."""

    example: Example
    csl: dict[str, Any]
    fields: tuple[str, ...]


def load(file: str | Path, *, most: int = 0) -> list[Labelled]:
    """The references of a corpus in the order of the file, ``most`` of them, 0 for all.

    Raises CoprodbibError for a file that cannot be read or a line that is not as described above.
    """
    path = Path(file)
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CoprodbibError(
            f"{path}: cannot be read ({reason(error)}); training wants {ANYSTYLE} and {GROBID}"
        ) from error
    numbered = [(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    return _in_lists([_of_line(line, f"{path.name}, line {number}") for number, line in numbered[: most or None]])


def _of_line(line: str, where: str) -> Labelled:
    try:
        row = json.loads(line)
        segments = [(str(label), str(text)) for label, text in row["segments"]]
        example = from_segments(segments, str(row.get("file") or ""), joined=bool(row.get("joined")))
        return Labelled(example, dict(row.get("csl") or {}), tuple(row.get("fields") or ()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CoprodbibError(f'{where}: no {{"id", "segments": [[label, text], ...]}} ({error!r})') from error


def _in_lists(rows: list[Labelled]) -> list[Labelled]:
    """Rows with names of lists. A file of very many entries is a collection of strangers: every other ten make a list, as
    a user's pile may, and the rest stand alone."""
    sizes = Counter(row.example.list_name for row in rows)
    seen: Counter[str] = Counter()
    out = []
    for row in rows:
        name = row.example.list_name
        if not name or sizes[name] > _LONGEST_REAL_LIST:
            number = seen[name]
            seen[name] += 1
            name = f"{name}-{number // 10}" if number // 10 % 2 else f"{name}-{number // 10}-{number % 10}"
        out.append(row._replace(example=row.example._replace(list_name=name)))
    return out


def from_segments(segments: Sequence[tuple[str, str]], list_name: str, *, joined: bool) -> Example:
    """An example from the segments of a corpus.

    >>> example = from_segments([("author", "Doe, J."), ("volume", "8(3),"), ("pages", "S. 1-9.")], "", joined=False)
    >>> [(t.text, label) for t, label in zip(example.tokens, example.labels) if label != "other"][3:]
    [('8', 'volume'), ('3', 'issue'), ('1', 'pages'), ('-', 'pages'), ('9', 'pages')]
    """
    raw, starts = _joined(segments, "" if joined else " ")
    of_character = [str(k) for k, start in enumerate(starts) for _ in range(start, [*starts[1:], len(raw)][k])]
    tokens, owners = labelled(raw, of_character)
    labels = [_ours(segments[int(owner)][0]) for owner in owners]
    for start, end in _stretches(owners):
        if labels[start] == "volume" and not joined:
            _part_volume(tokens, labels, start, end)
        elif labels[start] != OTHER:
            trim_stretch(tokens, labels, start, end, words=True)
    _relabel_editions(tokens, labels)
    identify(tokens, labels)
    return Example(tokens, labels, list_name, raw)


def _joined(segments: Sequence[tuple[str, str]], between: str) -> tuple[str, list[int]]:
    raw, starts = "", []
    for _, text in segments:
        starts.append(len(raw))
        raw += text + between
    return raw, starts


def _ours(label: str) -> str:
    return label if label in _SAME else _OURS.get(label, "note")


def _stretches(owners: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for k in range(1, len(owners) + 1):
        if k == len(owners) or owners[k] != owners[start]:
            yield start, k
            start = k


_NUMBER = re.compile(r"\d+|[IVXLC]{1,5}|[A-Z]\d{0,4}")
_ISSUE_WORDS = frozenset("no nr n nos number issue heft h num núm".split())
_VOLUME_WORDS = frozenset("vol volume v bd band jg t tome".split())


def _part_volume(tokens: Sequence[Token], labels: list[str], start: int, end: int) -> None:
    """AnyStyle's volume: "70(5)," is a volume and an issue, "Vol. 3" and "no. 4" say what they are."""
    announced, seen = "", False
    for k in range(start, end):
        text = tokens[k].text
        labels[k] = OTHER
        low = text.lower()
        if low in _ISSUE_WORDS | _VOLUME_WORDS and _is_word(tokens, k):
            announced = "issue" if low in _ISSUE_WORDS else "volume"
        elif _NUMBER.fullmatch(text):
            if not _continues(tokens, labels, k, start):
                labels[k] = announced or ("issue" if seen else "volume")
            seen, announced = True, ""


def _is_word(tokens: Sequence[Token], k: int) -> bool:
    """A single capital is a number ("V") unless a stop or a number follows."""
    text = tokens[k].text
    behind = tokens[k + 1].text if k + 1 < len(tokens) else ""
    return len(text) > 1 or text.islower() or behind == "." or behind.isdigit()


def _continues(tokens: Sequence[Token], labels: list[str], k: int, start: int) -> bool:
    """Label a number as the one before where both are one: "S1", "3-4", "12/13"."""
    if k > start and labels[k - 1] != OTHER and tokens[k - 1].end == tokens[k].start:
        labels[k] = labels[k - 1]
        return True
    before = labels[k - 2] if k > start + 1 else OTHER
    mark = tokens[k - 1].text if k > start else ""
    if before == OTHER or mark not in "-–/" or mark == "/" and before == "volume":
        return False
    labels[k - 1] = labels[k] = before
    return True


def _relabel_editions(tokens: Sequence[Token], labels: list[str]) -> None:
    """ "2nd ed." is an edition wherever people put it."""
    for match in _EDITION.finditer(_text_of(tokens)):
        end = match.end("edition") - match["edition"].endswith(".")  # a stop at the end is of the entry, as everywhere
        for k, token in enumerate(tokens):
            if match.start("edition") <= token.start < end and labels[k] in _MAY_BE_EDITION:
                labels[k] = "edition"


def _text_of(tokens: Sequence[Token]) -> str:
    """The text on one line that tokens were cut from, blanks for what is none."""
    out = [" "] * (tokens[-1].end if tokens else 0)
    for token in tokens:
        out[token.start : token.end] = token.text
    return "".join(out)
