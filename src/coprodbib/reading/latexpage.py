"""LaTeX: follows the tokens of a document and writes what they print; notes wait for the end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coprodbib.formats.bibtex.symbols import ACCENTS, COMMANDS, SIGNS
from coprodbib.model import Csl
from coprodbib.reading.drafting import Draft, raised
from coprodbib.reading.latexbiber import biber_label
from coprodbib.reading.latexcites import COMMANDS as CITES
from coprodbib.reading.latexcites import Label, label_of, plain, printed_parts
from coprodbib.reading.latexinline import Inline
from coprodbib.reading.latextables import (
    BLOCKS,
    BREAKS,
    DEFINITIONS,
    DROPPED,
    FOOTNOTES,
    HEADINGS,
    LISTS,
    PRINT_BIBLIOGRAPHY,
    SKIPPED_ENVIRONMENTS,
)
from coprodbib.reading.latextokens import Tokens, typeset
from coprodbib.reading.structured import mark_value, printed


class Page(Inline):
    """Follows the tokens and writes what they print.

    ``mode`` is how the document cites ("number", "super", "names"), ``macros`` are its own commands for plain words, and
    ``biber`` are the entries that Biber gives in fields.
    """

    def __init__(
        self, tokens: Tokens, draft: Draft, mode: str, macros: dict[str, str], biber: Sequence[tuple[str, Csl]]
    ) -> None:
        super().__init__(tokens, draft)
        self.mode, self.macros, self.biber = mode, macros, biber
        self.lists: list[tuple[str, int]] = []
        self.notes: list[tuple[int, int]] = []
        self.entry: tuple[int, str] | None = None
        self.entries = 0
        self.labels = self._labels()
        if mode == "names" and not any(label.authors for label in self.labels.values()):
            self.mode = "number"

    def _labels(self) -> dict[str, Label]:
        """The label of each ``\\bibitem`` by its key."""
        tokens, out = self.tokens, {key: biber_label(csl, n) for n, (key, csl) in enumerate(self.biber, start=1)}
        for at in range(len(tokens)):
            if tokens.name(at) == "bibitem":
                optional, key, _ = self._bibitem(at)
                out.setdefault(key, label_of(optional, len(out) + 1))
        return out

    def _bibitem(self, at: int) -> tuple[str | None, str, int]:
        """Optional argument, key, and the token behind."""
        tokens = self.tokens
        optional, behind = self._optional(at + 1)
        opens = tokens.opens(behind, "{")
        if opens < 0:
            return optional, "", behind
        return optional, tokens.source(opens + 1, tokens.close[opens]).strip(), tokens.close[opens] + 1

    def front(self, text: str) -> None:
        """Title and authors, where the document prints them."""
        for command in ("title", "author") if "\\maketitle" in text else ():
            found = re.search(rf"\\{command}\s*(?:\[[^\[\]]{{0,300}}\]\s*)?\{{", text)
            if found is None:
                continue
            tokens = Tokens(text[found.end() - 1 : found.end() + 3000])
            words = plain(
                re.sub(
                    r"\\(?:and|And|AND)\b",
                    ", ",
                    re.sub(r"\\thanks\{[^{}]*\}", "", tokens.source(1, tokens.close.get(0, 1))),
                )
            )
            start = self.draft.at
            self.draft.write(words)
            if command == "title":
                self.draft.mark("heading", start, value="1")
                self.draft.csl = {"type": "document", "title": words}
            self.draft.block()

    def run(self) -> None:
        """Write everything, then the notes; notes inside notes come behind them."""
        self._write_until(len(self.tokens))
        self._close_entry()
        number = 0
        while number < len(self.notes):
            start, end = self.notes[number]
            number += 1
            self.draft.block()
            begun = self.draft.at
            self.draft.label(f"{number}.")
            self.at = start
            self._write_until(end)
            self.draft.mark("note", begun, value=f"note-{number}")

    def _write_until(self, end: int) -> None:
        while self.at < end:
            before = self.at
            self._token()
            self.at = max(self.at, before + 1)

    def _token(self) -> None:
        tokens, draft, at = self.tokens, self.draft, self.at
        kind, text = tokens.kinds[at], tokens.texts[at]
        if kind == "command":
            self._command(tokens.name(at))
        elif kind == "text":
            draft.write(typeset(text))
        elif kind == "blank":
            draft.block()
        elif kind == "math":
            self._math(text)
        elif text == "}":
            self._close(at)
        elif text == "~":
            draft.write(" ")
        elif text == "&":
            draft.cell()
        elif text in "[]^_":
            draft.write(text)

    def _close(self, at: int) -> None:
        if at in self.closing:
            kind, start, value = self.closing.pop(at)
            self.draft.mark(kind, start, value=value)
            if kind == "heading":
                self.draft.block()

    def _command(self, name: str) -> None:
        at = self.at
        self.at = at + 1
        if name in ("begin", "end"):
            self._environment(name)
        elif name in HEADINGS:
            self._heading(str(HEADINGS[name]))
        elif f"{name[:1].lower()}{name[1:]}" in CITES:
            self._cite(f"{name[:1].lower()}{name[1:]}", self.tokens.texts[at].rstrip().endswith("*"))
        elif name == "bibitem":
            self._entry()
        elif name == "item":
            self._item()
        elif name in FOOTNOTES:
            self._note()
        elif name in ("href", "url", "nolinkurl", "path", "doi"):
            self._link(name)
        elif name == "textsuperscript":
            self._superscript()
        elif name in ACCENTS:
            self._accent(name)
        elif name in ("[", "("):
            self._skip_to("]" if name == "[" else ")")
        elif name in DEFINITIONS or name in ("def", "let", "gdef", "edef", "newif"):
            self._definition(name)
        elif name == "penalty":
            self._number()
        elif name == "iffalse":
            self._skip_to("fi")
        elif name == "printbibliography" and self.biber:
            self._optional_skip()
            self.write_entries()
        elif name in DROPPED or name in PRINT_BIBLIOGRAPHY or name == "vadjust":
            self._drop(name)
        elif name in BREAKS:
            self.draft.block()
        elif name in ("\\", "newline", "tabularnewline", "break"):
            self._optional_skip()
            self.draft.line()
        elif f"\\{name}" in self.macros:
            self.draft.write(self.macros[f"\\{name}"])
        elif name in COMMANDS or name in SIGNS:
            self.draft.write(COMMANDS.get(name, SIGNS.get(name, "")))
        else:
            self._optional_skip()

    def _environment(self, which: str) -> None:
        start, end = self._argument(self.at)
        name = self.tokens.source(start, end).strip()
        self.at = end + 1
        if which == "begin" and name in SKIPPED_ENVIRONMENTS:
            while self.at < len(self.tokens) and not (self.tokens.name(self.at) == "end" and self.tokens.source(*self._argument(self.at + 1)).strip() == name):  # fmt: skip
                self.at += 1
        elif name in LISTS:
            self.draft.block()
            if which == "begin":
                self.lists.append((LISTS[name], 0))
                self._optional_skip()
            elif self.lists:
                self.lists.pop()
        elif name == "thebibliography":
            self._list(which)
        else:
            self._block(which, name)

    def _block(self, which: str, name: str) -> None:
        if name in BLOCKS:
            self.draft.block()
        if which == "begin":
            self._optional_skip()
            arguments = (
                2
                if name in ("tabularx", "tabular*", "CSLReferences")
                else int(name in ("tabular", "longtable", "minipage"))
            )
            for _ in range(arguments):
                self.at = self._argument(self.at)[1] + 1 if self.tokens.opens(self.at, "{") >= 0 else self.at

    def _list(self, which: str) -> None:
        """The list begins behind its first ``\\bibitem``: what stands before it are definitions."""
        self._close_entry()
        self.draft.block()
        if which == "begin":
            start = self.draft.at
            self.draft.write("References")
            self.draft.mark("heading", start, value="1")
            self.draft.block()
            while not self.biber and self.at < len(self.tokens) and self.tokens.name(self.at) not in ("bibitem", "end"):
                self.at += 1

    def write_entries(self) -> None:
        """The list as Biber gives it, in fields."""
        self._list("begin")
        for number, (key, csl) in enumerate(self.biber, start=1):
            self.draft.block()
            start = self.draft.at
            if self.mode != "names":
                self.draft.label(f"[{number}]")
            self.draft.write(printed(csl))
            self.draft.mark("structured-reference", start, value=mark_value(key, csl))
        self.draft.block()
        self.biber = ()

    def _entry(self) -> None:
        self._close_entry()
        optional, key, self.at = self._bibitem(self.at - 1)
        label = self.labels.get(key) or label_of(optional, self.entries + 1)
        self.entries += 1
        self.draft.block()
        self.entry = (self.draft.at, key)
        if self.mode != "names" or not label.authors:
            self.draft.label(f"[{label.shown}]")
            if not label.shown.isdigit():  # "[Doe00]" is no part of what is cited, while a number may be asked for
                self.entry = (self.draft.at, key)

    def _close_entry(self) -> None:
        if self.entry is not None:
            start, key = self.entry
            self.draft.mark("structured-reference", start, value=mark_value(key, {}))
            self.entry = None

    def _item(self) -> None:
        own, self.at = self._optional(self.at)
        self.draft.block()
        sign, count = self.lists.pop() if self.lists else ("•", 0)
        self.lists.append((sign, count + 1))
        label = plain(own) if own is not None else f"{count + 1}." if sign == "1" else sign
        if label:
            self.draft.label(label)

    def _heading(self, level: str) -> None:
        self._optional_skip()
        opens = self.tokens.opens(self.at, "{")
        if opens >= 0:
            self.draft.block()
            self.closing[self.tokens.close[opens]] = ("heading", self.draft.at, level)
            self.at = opens + 1

    def _note(self) -> None:
        self._optional_skip()
        start, end = self._argument(self.at)
        if end > start:
            self.notes.append((start, end))
            begun = self.draft.at
            self.draft.write(raised(str(len(self.notes))))
            self.draft.mark("superscript", begun)
            self.draft.mark("link", begun, value=f"#note-{len(self.notes)}")
        self.at = end + 1

    def _cite(self, name: str, starred: bool) -> None:
        notes = []
        for _ in range(2):
            note, self.at = self._optional(self.at)
            notes += [] if note is None else [plain(note)]
        start, end = self._argument(self.at)
        keys = [key.strip() for key in self.tokens.source(start, end).split(",") if key.strip()]
        self.at = end + 1 if end > start else self.at
        if not keys or len(keys) > 500:
            return
        parts = printed_parts(name, keys, self.labels, notes, self.mode)
        begun = self.draft.at
        for part in parts:
            here = self.draft.at
            self.draft.write(raised(part.text) if self.mode == "super" else part.text)
            if part.key:
                self.draft.mark("link", here, value=f"#{part.key}")
        if self.mode == "super":
            self.draft.mark("superscript", begun)
