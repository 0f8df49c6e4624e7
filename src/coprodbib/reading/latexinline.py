"""LaTeX: what stands in a line (accents, formulas, links, raised numbers), and what is passed over (definitions, settings)."""

from __future__ import annotations

import re

from coprodbib.formats.bibtex.latex import MARKUP, decode
from coprodbib.reading.drafting import Draft, raised
from coprodbib.reading.latexcites import plain
from coprodbib.reading.latextables import DROPPED, NO_ARGUMENT
from coprodbib.reading.latextokens import Tokens, typeset
from coprodbib.reading.markup import web_link


class Inline:
    """A place in the tokens and the draft they are written to. Groups are closed by a table, not by recursion."""

    def __init__(self, tokens: Tokens, draft: Draft) -> None:
        self.tokens, self.draft = tokens, draft
        self.at = 0
        self.closing: dict[int, tuple[str, int, str]] = {}  # token -> kind, start and value of a mark that ends there

    def _optional(self, at: int) -> tuple[str | None, int]:
        """An argument in brackets, None without one, and the token behind."""
        opens = self.tokens.opens(at, "[")
        if opens < 0:
            return None, at
        return self.tokens.source(opens + 1, self.tokens.close[opens]), self.tokens.close[opens] + 1

    def _argument(self, at: int) -> tuple[int, int]:
        """The tokens between the braces at or behind ``at``; empty where there are none."""
        opens = self.tokens.opens(at, "{")
        return (opens + 1, self.tokens.close[opens]) if opens >= 0 else (at, at)

    def _optional_skip(self) -> None:
        if self.tokens.opens(self.at, "[") == self.at:
            self.at = self.tokens.close[self.at] + 1

    def _number(self) -> None:
        """Go behind a number that a command takes without braces."""
        at = self.at
        if at < len(self.tokens):
            self.tokens.texts[at] = re.sub(r"\A\s*-?\d{1,6}", "", self.tokens.texts[at])

    def _skip_to(self, name: str) -> None:
        """Go behind the next command of this name."""
        at = self.at
        while at < len(self.tokens) and self.tokens.name(at) != name:
            at += 1
        self.at = at + 1

    def _superscript(self) -> None:
        opens = self.tokens.opens(self.at, "{")
        if opens < 0:
            return
        start, end = opens + 1, self.tokens.close[opens]
        text = self.tokens.source(start, end)
        if raised(typeset(text)) != text:
            begun = self.draft.at
            self.draft.write(raised(typeset(text)))
            self.draft.mark("superscript", begun)
            self.at = end + 1
        else:
            self.closing[end] = ("superscript", self.draft.at, "")
            self.at = opens + 1

    def _link(self, name: str) -> None:
        start, end = self._argument(self.at)
        target = re.sub(r"\\([%#&_~{}])", r"\1", self.tokens.source(start, end)).strip()
        self.at = end + 1
        target = f"https://doi.org/{target}" if name == "doi" and not target.startswith("http") else target
        opens = self.tokens.opens(self.at, "{") if name == "href" else -1
        if opens >= 0:
            if web_link(target):
                self.closing[self.tokens.close[opens]] = ("link", self.draft.at, target)
            self.at = opens + 1
            return
        begun = self.draft.at
        self.draft.write(target)
        if web_link(target):
            self.draft.mark("link", begun, value=target)

    def _accent(self, name: str) -> None:
        opens = self.tokens.opens(self.at, "{")
        if opens >= 0 and self.tokens.close[opens] - opens <= 4:
            end = self.tokens.close[opens] + 1
            self.draft.write(plain(f"\\{name}{self.tokens.source(opens, end)}"))
            self.at = end
            return
        at = self.tokens.skip_blanks(self.at)
        text = self.tokens.texts[at].lstrip() if at < len(self.tokens) else ""
        if text and self.tokens.kinds[at] == "text":
            self.draft.write(plain(f"\\{name}{{{text[0]}}}"))
            self.draft.write(typeset(text[1:]))
            self.at = at + 1
        elif text.startswith("\\"):
            self.draft.write(plain(f"\\{name}{{{text.strip()}}}"))
            self.at = at + 1

    def _math(self, sign: str) -> None:
        """A formula in the line as plain characters; raised numbers as such; a displayed one is left out."""
        end = self.at + 1
        while end < len(self.tokens) and self.tokens.texts[end] != sign and self.tokens.kinds[end] != "blank":
            end += 1
        source = self.tokens.source(self.at + 1, end)
        self.at = end + 1 if end < len(self.tokens) and self.tokens.texts[end] == sign else end
        if sign == "$$" or len(source) > 500:
            return
        if high := re.fullmatch(r"\s*(?:\{\})?\^\s*\{?\s*([\d,\s–-]{1,40})\s*\}?\s*", typeset(source)):
            begun = self.draft.at
            self.draft.write(raised(high[1]))
            self.draft.mark("superscript", begun)
        else:
            shown = re.sub(r"<sup>(.{1,20}?)</sup>", lambda m: raised(m[1]), decode(f"${source}$"))
            self.draft.write(MARKUP.sub("", shown))

    def _definition(self, name: str) -> None:
        """Go behind a definition: name, number of arguments, body."""
        tokens = self.tokens
        if name in ("let", "newif"):
            self.at += 2 if name == "let" else 1
            return
        if name in ("def", "gdef", "edef"):
            while self.at < len(tokens) and tokens.texts[self.at] != "{":
                self.at += 1
            self.at = tokens.close.get(self.at, self.at) + 1
            return
        at = tokens.skip_blanks(self.at)
        self.at = self._argument(at)[1] + 1 if tokens.opens(at, "{") >= 0 else at + 1
        for _ in range(2):
            _, self.at = self._optional(self.at)
        for _ in range(2 if name.endswith("environment") else 1):
            self.at = self._argument(self.at)[1] + 1 if tokens.opens(self.at, "{") >= 0 else self.at

    def _drop(self, name: str) -> None:
        if name == "vadjust":
            self.at = self._argument(self.at + 1)[1] + 1 if self.tokens.opens(self.at + 1, "{") >= 0 else self.at
            return
        self._optional_skip()
        for _ in range(0 if name in NO_ARGUMENT else DROPPED.get(name, 1)):
            self.at = self._argument(self.at)[1] + 1 if self.tokens.opens(self.at, "{") >= 0 else self.at
        self._optional_skip()
