"""What a person types -> decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from coprodbib.decisions import FIELDS, NAMES, loads_decisions, written
from coprodbib.errors import FormatError, near_matches
from coprodbib.reviewing.questions import CitationQuestion, EntryQuestion, PairQuestion, Question

COMMON = {"year": "issued", "date": "issued", "pages": "page", "journal": "container-title", "place": "publisher-place"}
"""Words people use for fields, and what CSL calls them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Decisions as TOML, or why an answer is not understood; none of both is "later".

    ``goes_on``: more may be said about the same question.
    """

    decisions: str = ""
    unclear: str = ""
    quits: bool = False
    goes_on: bool = False


def answer_to(question: Question, typed: str) -> Answer:
    """What an answer to a question means.

    >>> from coprodbib.reviewing.questions import Side
    >>> answer_to(EntryQuestion(Side("Call me.", "", "Call me."), ()), "n").decisions
    '[[not-a-reference]]\\ntext = "Call me."\\n'
    """
    word = typed.lower()
    if word in ("q", "quit"):
        return Answer(quits=True)
    if word in ("l", "later"):
        return Answer()
    match question:
        case PairQuestion():
            return _of_pair(question, word)
        case EntryQuestion():
            return _of_entry(question, typed)
        case CitationQuestion():
            return _of_citation(question, word)
        case _:
            assert_never(question)


def more_of(question: EntryQuestion, typed: str) -> Answer:
    """A further field of an entry; an empty answer, "k" or "l" is enough of it."""
    if typed.lower() in ("", "k", "keep", "l", "later"):
        return Answer()
    return Answer(quits=True) if typed.lower() in ("q", "quit") else _set(question, typed)


def _of_pair(question: PairQuestion, word: str) -> Answer:
    first = (question.a.name, question.b.name)
    if word in ("s", "same"):
        return Answer(written("same", {"of": first}))
    if word in ("d", "different"):
        return Answer("\n".join(written("different", {"of": pair}) for pair in (first, *question.others)))
    return Answer(unclear="type s, d, l or q")


def _of_entry(question: EntryQuestion, typed: str) -> Answer:
    word = typed.lower()
    kept = written("keep", {"text": question.entry.name})
    if word in ("k", "keep"):
        return Answer(kept)
    if word in ("n", "not", "not a reference"):
        return Answer(written("not-a-reference", {"text": question.entry.name}))
    if "=" not in typed:
        return Answer(unclear="type k, n, l, q, or a field and its value, for instance title=A better title")
    answer = _set(question, typed)
    return Answer(f"{answer.decisions}\n{kept}", goes_on=True) if answer.decisions else answer


def _set(question: EntryQuestion, typed: str) -> Answer:
    name, _, value = (part.strip() for part in typed.partition("="))
    known = {field.lower(): field for field in FIELDS} | COMMON
    field = known.get(name.lower())
    if field is None:
        return Answer(unclear=f"{name!r} is no field{near_matches(name.lower(), known)}")
    given: str | Sequence[str] = [one.strip() for one in value.split(";") if one.strip()] if field in NAMES else value
    decision = written("set", {"work": question.entry.name, field: given})
    try:
        loads_decisions(decision)
    except FormatError as error:
        return Answer(unclear=str(error).rpartition(" no. 1: ")[2])
    return Answer(decision, goes_on=True)


def _of_citation(question: CitationQuestion, word: str) -> Answer:
    numbers = {str(number): choice for number, choice in enumerate(question.choices, start=1)}
    if word not in numbers:
        return Answer(unclear=f"type a number from 1 to {len(numbers)}, l or q")
    means = {"document": question.document, "text": question.text, "work": numbers[word].name}
    return Answer(written("cites", means))
