"""Groups of citations -> edits of the source, or why they are left alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from coprodbib.manuscripts.groups import Group, Unplaced, is_whole, items
from coprodbib.manuscripts.meaning import Answer
from coprodbib.manuscripts.results import Edit, Left
from coprodbib.manuscripts.sources import Manuscript
from coprodbib.manuscripts.views import HIDDEN, View
from coprodbib.manuscripts.writing import as_latex, as_markdown
from coprodbib.model import Citation

AFTER = 80
"""Characters behind a group that may change what its citations would be read as."""


class Lines:
    """Line and column of an offset, from 1; a byte-order mark has no column.

    >>> Lines("one\\r\\ntwo").at(6)
    (2, 2)
    """

    def __init__(self, text: str) -> None:
        self._starts = [int(text.startswith("\ufeff")), *(m.end() for m in re.finditer(r"\r\n?|\n", text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column."""
        line = max(bisect_right(self._starts, offset), 1)
        return line, offset - self._starts[line - 1] + 1


class Replacing:
    """Writes the groups of one manuscript, with what each citation means."""

    def __init__(self, manuscript: Manuscript, view: View, answers: Mapping[str, Answer]) -> None:
        self._manuscript, self._view, self._answers = manuscript, view, answers
        self.lines = Lines(manuscript.text)

    def write(self, group: Group) -> Edit | list[Left]:
        """The edit of a group; what is left alone where a citation is not resolved, or its words cannot be placed."""
        if not all(self._answers[c.id].key for c in group.citations):
            return [self._left(c, self._shared(self._answers[c.id])) for c in group.citations]
        try:
            return self._edit(group)
        except Unplaced as reason:
            return [
                self._left(c, Answer(why=str(reason), candidates=(self._answers[c.id].key,))) for c in group.citations
            ]

    def _shared(self, answer: Answer) -> Answer:
        if not answer.key:
            return answer
        return Answer(why="stands with a citation that is left alone", candidates=(answer.key,))

    def _edit(self, group: Group) -> Edit:
        text = self._manuscript.text
        start, end = self._stretch(group)
        before, after = text[max(0, start - 1) : start], text[end : end + AFTER]
        if group.shape == "narrative" and self._manuscript.format == "markdown" and _is_bracket(after):
            # a bracket behind "@key" would be its locator
            return self._edit(replace(group, shape="year", start=(group.inside or (0, 0))[0] - 1))
        keys = {c.id: self._answers[c.id].key for c in group.citations}
        parts = items(self._view, group)
        latex = self._manuscript.format == "latex"
        new = as_latex(group, parts, keys) if latex else as_markdown(group, parts, keys, before, after)
        return Edit(start, end, text[start:end], new, tuple(dict.fromkeys(keys.values())), *self.lines.at(start))

    def _stretch(self, group: Group) -> tuple[int, int]:
        """The stretch of the source that a group takes, with whole braces and emphasis; Unplaced where there is none."""
        view, text = self._view, self._manuscript.text
        if HIDDEN in view.text[group.start : group.end]:
            raise Unplaced("code, a link, a command or a citation made already stands in it")
        start, end = view.source_of(group.start, group.end)
        if self._manuscript.format == "markdown":
            return _with_emphasis(text, start, end)
        wide = view.source_of(group.start - 1, group.start)[1] if group.start else 0
        follows = view.source_of(group.end, group.end + 1)[0] if group.end < len(view.text) else len(text)
        for a, b in ((start, end), (wide, end), (start, follows), (wide, follows)):
            if _has_whole_braces(text[a:b]):
                return a, b
        raise Unplaced("a brace begins or ends in the middle of it")

    def _left(self, citation: Citation, answer: Answer) -> Left:
        line, column = self.lines.at(self._view.source_of(citation.place.start, citation.place.end)[0])
        text = " ".join(citation.text.split())
        if text[:1].isdigit() or len(text) < 3:  # "2004" behind "Doe 2000" means nothing by itself
            text = f"{', '.join(citation.authors)} {text}"
        return Left(text, line, column, answer.why, answer.candidates)


def _is_bracket(after: str) -> bool:
    return after.lstrip()[:1] in ("[", "(")


def _with_emphasis(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch in which marks of emphasis are whole, those right before it taken in where need be."""
    before = start - len(_MARKS.search(text, max(0, start - 3), start)[0])  # type: ignore[index]  # it always matches
    for at in (start, before):
        if is_whole(text[at:end]):
            return at, end
    raise Unplaced("emphasis begins or ends in the middle of it")


_MARKS = re.compile(r"[*_]*\Z")


def _has_whole_braces(text: str) -> bool:
    depth = 0
    for sign in re.findall(r"(?<!\\)[{}]", text):
        depth += 1 if sign == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text with its edits, which are in order and apart."""
    pieces, at = [], 0
    for edit in edits:
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*pieces, text[at:]])
