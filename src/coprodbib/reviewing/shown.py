"""Questions as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from itertools import zip_longest
from typing import assert_never

from coprodbib.reviewing.questions import CitationQuestion, EntryQuestion, PairQuestion, Question, Side

WIDTH = 100


def show(question: Question) -> str:
    """What is asked, with what is printed and where.

    >>> print(show(PairQuestion(Side("a", "essay:7:1", "Doe 2000. Care."), Side("b", "book:2:1", "Doe 2001. Care."), ("years",))))
    Are these one work? years
      essay:7:1                                      | book:2:1
      Doe 2000. Care.                                | Doe 2001. Care.
    """
    match question:
        case PairQuestion():
            lines = [f"Are these one work? {'; '.join(question.reasons)}", *_beside(question.a, question.b)]
        case EntryQuestion():
            lines = _entry(question)
        case CitationQuestion():
            lines = _citation(question)
        case _:
            assert_never(question)
    return "\n".join(lines)


def prompt(question: Question) -> str:
    """What may be typed.

    >>> prompt(EntryQuestion(Side("a", "", "Call me."), ()))
    '(k)eep, (n)ot a reference, field=value, (l)ater, (q)uit: '
    """
    match question:
        case PairQuestion():
            return "(s)ame, (d)ifferent, (l)ater, (q)uit: "
        case EntryQuestion():
            return "(k)eep, (n)ot a reference, field=value, (l)ater, (q)uit: "
        case CitationQuestion():
            return "number of the work, (l)ater, (q)uit: "
        case _:
            assert_never(question)


def _beside(a: Side, b: Side) -> list[str]:
    """Both records side by side."""
    width = (WIDTH - 6) // 2
    left, right = ([side.where, *_wrapped(side.printed, width)] for side in (a, b))
    return [f"  {x:{width}} | {y}".rstrip() for x, y in zip_longest(left, right, fillvalue="")]


def _entry(question: EntryQuestion) -> list[str]:
    values = [f"    {name} = {value}" for name, value in question.values.items()]
    said = [f"  {issue.message.partition(': ')[0]}" for issue in question.doubts]
    return [
        "Is this entry read rightly?",
        f"  {question.entry.where}",
        *_indented(question.entry.printed),
        *said,
        *values,
    ]


def _citation(question: CitationQuestion) -> list[str]:
    more = f" and {question.places - 1} more in this document" if question.places > 1 else ""
    head = [f"Which work is meant by {question.text!r}?", f"  {question.where}{more}", *_indented(question.context)]
    return head + [
        line for n, choice in enumerate(question.choices, start=1) for line in _indented(choice.printed, f"{n}  ")
    ]


def _indented(text: str, head: str = "") -> list[str]:
    room = WIDTH - 4 - len(head)
    lines: Sequence[str] = _wrapped(text, room) or [""]
    return [f"    {head if at == 0 else ' ' * len(head)}{line}" for at, line in enumerate(lines)]


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_on_hyphens=False)
