"""The entries of one list by themselves: doubts about reading them, duplicates, letters of years without their partner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from coprodbib.checking.finding import Lines, Spot, of_reference, quoted
from coprodbib.checking.needed import incomplete, undated
from coprodbib.linking.records import people, text_of, years_of
from coprodbib.model import Issue, Reference


def of_list(references: Sequence[Reference], lines: Lines) -> Iterator[Spot]:
    """Everything about the entries of one list.

    >>> list(of_list((), Lines(())))
    []
    """
    yield from _flagged(references)
    yield from incomplete(references)
    yield from _duplicates(references, lines)
    yield from _letters(references)


def doubts(reference: Reference) -> list[Issue]:
    """What is doubtful about reading an entry; that it has no date is none where it says so itself.

    >>> doubts(Reference("a#1", "Boas n.d. Papers.", {}, issues=(Issue("parsing", "no-year", "doubt", "no year found"),)))
    []
    """
    excused = undated(reference)
    return [i for i in reference.issues if i.severity != "note" and not (excused and i.code == "no-year")]


def _flagged(references: Sequence[Reference]) -> Iterator[Spot]:
    for reference in references:
        for issue in doubts(reference):
            known = issue.message if issue.code == "uncertain" else f"{issue.message}: {quoted(reference.raw)}"
            yield of_reference(reference, issue.code, issue.severity, known)


def _duplicates(references: Sequence[Reference], lines: Lines) -> Iterator[Spot]:
    """Entries that mean a work listed before; notes may cite a work in full as often as they like."""
    first: dict[str, Reference] = {}
    for reference in references:
        if reference.work is None or reference.in_note:
            continue
        before = first.setdefault(reference.work, reference)
        if before is not reference:
            _, line, _ = lines.at(before.place)
            message = f"listed twice, first in line {line}: {quoted(reference.raw)}"
            yield of_reference(reference, "duplicate", "doubt", message, other=before.id)


def _letters(references: Sequence[Reference]) -> Iterator[Spot]:
    """2007a without 2007b, 2007c without 2007b: under the first author and year, as letters are given out."""
    groups: dict[tuple[str, int], dict[str, list[Reference]]] = defaultdict(lambda: defaultdict(list))
    for reference in references:
        letter, years = text_of(reference.csl, "year-suffix"), years_of(reference.csl)
        first = next(iter(people(reference.csl)), None)
        if letter and years and first is not None:
            groups[first.core, years[0]][letter].append(reference)
    for (_, year), by_letter in groups.items():
        for letter, holders in by_letter.items():
            partner = "b" if letter == "a" else chr(ord(letter[0]) - 1)
            if partner not in by_letter:
                message = f"{year}{letter} without {year}{partner}: {quoted(holders[0].raw)}"
                yield of_reference(holders[0], "letter-alone", "note", message)
