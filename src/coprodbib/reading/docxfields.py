"""DOCX: fields (citations of reference managers, cross-references): their instructions are for programs, their results are read.

A field is begun, told what to show ("ADDIN ZOTERO_ITEM CSL_CITATION {...}", "REF _Ref9"), parted from its result, and ended (ISO/IEC 29500-1,
17.16.18); it may hold others and go on over paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_INSTRUCTION = 400
"""Characters of an instruction that are kept; the records that reference managers put there are not read."""
_REF = re.compile(r"\s*(?:REF|HYPERLINK\s+\\l)\s+\"?([\w.-]{1,80})")


@dataclass(slots=True)
class _Field:
    start: int
    instruction: str = ""
    shown: bool = False


class Fields:
    """The fields that are open, the innermost last.

    >>> fields = Fields()
    >>> fields.begin(3); fields.instruct("REF _Ref9 "); fields.hidden
    True
    >>> fields.separate(4); fields.hidden, fields.end()
    (False, ('_Ref9', 4))
    """

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._unshown = 0

    @property
    def hidden(self) -> bool:
        """Whether words here belong to an instruction."""
        return self._unshown > 0

    def begin(self, at: int) -> None:
        """A field begins at an offset of the text."""
        self._open.append(_Field(at))
        self._unshown += 1

    def instruct(self, words: str) -> None:
        """More of the instruction of the innermost field."""
        if self._open and len(self._open[-1].instruction) < LONGEST_INSTRUCTION:
            self._open[-1].instruction += words[:LONGEST_INSTRUCTION]

    def separate(self, at: int) -> None:
        """The result of the innermost field begins."""
        if self._open:
            self._open[-1].start = at
            self._show(self._open[-1])

    def end(self) -> tuple[str, int] | None:
        """The innermost field ends: the bookmark it refers to, and where its result began; None where it refers to none."""
        if not self._open:
            return None
        field = self._open.pop()
        self._show(field)
        target = _REF.match(field.instruction)
        return (target[1], field.start) if target else None

    def paragraph_ends(self) -> None:
        """A field without a result by now is damaged, or will have one later: what follows is read, so that no words are lost."""
        for field in reversed(self._open):
            if not self.hidden:
                break
            self._show(field)

    def _show(self, field: _Field) -> None:
        self._unshown -= not field.shown
        field.shown = True
