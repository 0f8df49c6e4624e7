"""Walks a person through what is open, one question at a time, and writes what is decided.

``questions`` gathers what is open, ``shown`` lays it out for a terminal, ``answers`` turns what a person types into decisions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from coprodbib.decisions import loads_decisions
from coprodbib.errors import ReadError
from coprodbib.files import write_bytes
from coprodbib.reviewing.answers import Answer, answer_to, more_of
from coprodbib.reviewing.questions import EntryQuestion, Question, open_questions
from coprodbib.reviewing.shown import prompt, show

__all__ = ["append", "open_questions", "review", "show"]

HEAD = "# Decisions for coprodbib; `coprodbib review` adds to this file, and you may edit it.\n"
"""What a new file begins with."""

Ask = Callable[[str], str]
Say = Callable[[str], None]


def review(questions: Sequence[Question], file: str | Path, *, ask: Ask = input, say: Say = print) -> int:
    """Ask one question after the other, and append each decision to ``file`` at once; the number of questions left open.

    ``ask`` shows a prompt and returns what is typed; the end of its input (EOFError) is "quit". WriteError when the file cannot be
    written, ReadError or FormatError when it cannot be read.

    >>> review((), "decisions.toml")
    0
    """
    left = len(questions)
    for number, question in enumerate(questions, start=1):
        say(f"\nquestion {number} of {len(questions)}\n{show(question)}")
        answer = _answered(question, ask, say)
        if answer.quits:
            break
        if answer.decisions:
            append(file, answer.decisions)
            left -= 1
        if answer.goes_on and isinstance(question, EntryQuestion) and not _more(question, file, ask, say):
            break
    return left


def _answered(question: Question, ask: Ask, say: Say) -> Answer:
    """The first answer that makes sense."""
    while True:
        answer = answer_to(question, _typed(ask, prompt(question)))
        if not answer.unclear:
            return answer
        say(answer.unclear)


def _more(question: EntryQuestion, file: str | Path, ask: Ask, say: Say) -> bool:
    """Further fields of an entry, until a person has enough; False where the person wants to stop altogether."""
    while True:
        answer = more_of(question, _typed(ask, "another field=value, or Enter to go on: "))
        if answer.unclear:
            say(answer.unclear)
        elif not answer.goes_on:
            return not answer.quits
        else:
            append(file, answer.decisions)


def _typed(ask: Ask, shown: str) -> str:
    try:
        return ask(shown).strip()
    except EOFError:
        return "q"


def append(file: str | Path, decisions: str) -> None:
    """Put decisions at the end of a file, which keeps every byte it has; whole or not at all.

    ReadError when the file cannot be read, FormatError when it would make no sense with them, WriteError when it cannot be written.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "decisions.toml"
    >>> append(file, '[[same]]\\nof = ["a", "b"]\\n')
    >>> file.read_text().splitlines()[1:]
    ['', '[[same]]', 'of = ["a", "b"]']
    """
    path = Path(file)
    try:
        before = path.read_bytes() if path.exists() else HEAD.encode()
        text = before.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(f"{path}: cannot be read ({error})") from None
    end = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text or text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    added = (gap + decisions).replace("\n", end)
    loads_decisions((text + added).removeprefix("\ufeff"), str(path))
    write_bytes(path, before + added.encode("utf-8"))
