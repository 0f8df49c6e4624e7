"""LaTeX source as tokens, with the group that each brace closes."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"(?P<command>\\(?:[A-Za-z@]+\*?[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?|.|\n))"
    r"|(?P<comment>%[^\n]*(?:\n(?![ \t]*\n)[ \t]*)?)"
    r"|(?P<blank>\n[ \t]*\n\s*)"
    r"|(?P<math>\$\$?)"
    r"|(?P<sign>[{}\[\]&~#^_])"
    r"|(?P<text>[^\\%$\n{}\[\]&~#^_]+|\n|.)",
    re.S,
)
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), (",,", "„"), ("`", "‘"), ("'", "’"))


class Tokens:
    """The tokens of a source; ``close[i]`` is where the brace or bracket at ``i`` is closed.

    >>> tokens = Tokens(r"\\emph{a} % no")
    >>> tokens.texts, tokens.close
    (['\\\\emph', '{', 'a', '}', ' '], {1: 3})
    """

    def __init__(self, source: str) -> None:
        found = [m for m in _TOKEN.finditer(source) if m.lastgroup != "comment"]
        self.texts = [m[0] for m in found]
        self.kinds = [str(m.lastgroup) for m in found]
        self.close = _closings(self.texts, self.kinds)

    def __len__(self) -> int:
        return len(self.texts)

    def source(self, start: int, end: int) -> str:
        """The source between two tokens."""
        return "".join(self.texts[start:end])

    def name(self, at: int) -> str:
        """The name of a command without backslash and star; "" for other tokens."""
        return self.texts[at][1:].rstrip().rstrip("*") or self.texts[at][1:] if self.kinds[at] == "command" else ""

    def skip_blanks(self, at: int) -> int:
        """The next token that is not white space."""
        while at < len(self.texts) and self.kinds[at] == "text" and not self.texts[at].strip():
            at += 1
        return at

    def opens(self, at: int, sign: str) -> int:
        """Where a group in braces or brackets opens at or behind blanks at ``at``; -1 if none does."""
        at = self.skip_blanks(at)
        return at if at < len(self.texts) and self.texts[at] == sign and at in self.close else -1


def _closings(texts: list[str], kinds: list[str]) -> dict[int, int]:
    """Brackets close within the braces around them only."""
    close: dict[int, int] = {}
    stack: list[int] = []
    for at, text in enumerate(texts):
        if kinds[at] != "sign":
            continue
        if text in "{[":
            stack.append(at)
        elif text == "}":
            while stack and texts[stack[-1]] == "[":
                stack.pop()
            if stack:
                close[stack.pop()] = at
        elif text == "]" and stack and texts[stack[-1]] == "[":
            close[stack.pop()] = at
    return close


def typeset(text: str) -> str:
    """Plain characters of a source as they are printed: dashes and quotation marks.

    >>> typeset("``a'' -- 1--2")
    '“a” – 1–2'
    """
    for written, shown in _LIGATURES:
        if written in text:
            text = text.replace(written, shown)
    return text
