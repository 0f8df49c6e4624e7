"""Documents set like the text of a PDF, with marks: ⟦...⟧ around each reference, ⟨...⟩ around what of the page stands inside one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Gold:
    """A text without marks, and its references as a reader has them, page heads left out."""

    text: str
    references: tuple[str, ...]


def gold_of(path: Path) -> Gold:
    """The marks of a file, taken out of its text."""
    source = path.read_text("utf-8")
    marked = (m[1] for m in re.finditer(r"⟦([^⟦⟧]*)⟧", source))
    return Gold(re.sub(r"[⟦⟧⟨⟩]", "", source), tuple(re.sub(r"⟨[^⟩]*⟩", "", m) for m in marked))
