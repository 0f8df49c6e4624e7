"""LaTeX: running text, headings, notes, ``\\cite`` as it is printed with links to the entries of ``thebibliography`` or a .bbl file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from coprodbib.formats.bibtex.latex import MARKUP, decode
from coprodbib.formats.bibtex.symbols import ACCENTS, COMMANDS, SIGNS
from coprodbib.model import Csl, Document, Issue
from coprodbib.reading.drafting import Draft, raised
from coprodbib.reading.latexbiber import biber_entries, biber_label
from coprodbib.reading.latexcites import COMMANDS as CITES
from coprodbib.reading.latexcites import Label, label_of, plain, printed_parts
from coprodbib.reading.latextables import (
    BLOCKS,
    BREAKS,
    DEFINITIONS,
    DROPPED,
    FOOTNOTES,
    HEADINGS,
    LISTS,
    NO_ARGUMENT,
    PRINT_BIBLIOGRAPHY,
    SKIPPED_ENVIRONMENTS,
)
from coprodbib.reading.latextokens import Tokens, typeset
from coprodbib.reading.markup import web_link
from coprodbib.reading.plain import decode as decode_bytes
from coprodbib.reading.structured import mark_value, printed

_BIBLIOGRAPHY = re.compile(r"\\(?:bibliography\s*\{[^{}]{0,500}\}|printbibliography\b(?:\[[^\[\]]{0,300}\])?)")
_COMMENTED = re.compile(r"(?<!\\)%[^\n]*")
_PACKAGE = re.compile(r"\\usepackage\s*(?:\[([^\[\]]{0,500})\]\s*)?\{(natbib|cite|biblatex|apacite)\}")
_BY_NAMES = re.compile(r"style=(?:authoryear|apa|chicago|mla|authortitle|verbose|harvard)")
_MACRO = re.compile(r"\\(?:re)?newcommand\*?\s*\{?\s*(\\[A-Za-z]{1,30})\s*\}?\s*\{([^{}\\#]{0,200})\}")
_BBL_ENTRY = "\\entry{"


def document_from_latex(id: str, source: str, data: bytes, *, bbl: bytes | None = None) -> Document:
    """A Document of a LaTeX file (or of a .bbl file by itself); ``bbl`` is what BibTeX or Biber made beside it.

    Nothing is run, no macro with arguments is expanded, no other file is opened.

    >>> document = document_from_latex("a", "a.tex", rb"So \\cite{d}. \\begin{thebibliography}{9}\\bibitem{d} Doe, \\emph{Care}. 2000.\\end{thebibliography}")
    >>> print(document.text)
    So [1].
    <BLANKLINE>
    References
    <BLANKLINE>
    [1] Doe, Care. 2000.
    <BLANKLINE>
    """
    text, issues = decode_bytes(data, source)
    made = decode_bytes(bbl, source)[0] if bbl is not None else ""
    biber = biber_entries(made or text) if _BBL_ENTRY in (made or text) else []
    draft = Draft(source)
    draft.issues += issues
    mode = cite_mode(text)
    if not biber:
        text = _with_bibliography(text, made)
    page = _Page(Tokens("" if biber and not made else _body(text)), draft, mode, macros_of(text), biber)
    page.front(text)
    page.run()
    if biber and not made:
        page.write_entries()
    if _BIBLIOGRAPHY.search(_COMMENTED.sub("", text)) and not made:
        message = f"{source}: its list is made by BibTeX or Biber; put the .bbl file of the same name beside it"
        draft.issues.append(Issue("reading", "no-bibliography", "doubt", message))
    return draft.document(id)


def _with_bibliography(text: str, bbl: str) -> str:
    """The source with the list where it is to be printed."""
    if not bbl:
        return text
    found = _BIBLIOGRAPHY.search(text)
    return f"{text[: found.start()]}{bbl}{text[found.end() :]}" if found else text


def _body(text: str) -> str:
    """What stands in the environment "document"; the whole text where there is none."""
    begin = text.find("\\begin{document}")
    end = text.find("\\end{document}", begin)
    return text[begin + len("\\begin{document}") : end if end > 0 else len(text)] if begin >= 0 else text


def cite_mode(text: str) -> str:
    """How a document cites, by the packages it names: "number", "super" or "names".

    >>> cite_mode(r"\\usepackage[numbers]{natbib}"), cite_mode(r"\\usepackage[style=apa]{biblatex}"), cite_mode("")
    ('number', 'names', 'names')
    """
    for found in _PACKAGE.finditer(text):
        options = (found[1] or "").replace(" ", "")
        if "super" in options:
            return "super"
        if found[2] == "natbib" and "numbers" in options or found[2] == "biblatex" and not _BY_NAMES.search(options):
            return "number"
    return "names"


def macros_of(text: str) -> dict[str, str]:
    """Commands of the author's own that stand for plain words.

    >>> macros_of(r"\\newcommand{\\ie}{i.e.}")
    {'\\\\ie': 'i.e.'}
    """
    return {m[1]: m[2] for m in _MACRO.finditer(text)}


class _Page:
    """Follows the tokens and writes what they print; notes wait for the end. Groups are closed by a table, not by recursion."""

    def __init__(
        self, tokens: Tokens, draft: Draft, mode: str, macros: dict[str, str], biber: Sequence[tuple[str, Csl]]
    ) -> None:
        self.tokens, self.draft, self.mode, self.macros, self.biber = tokens, draft, mode, macros, biber
        self.at = 0
        self.lists: list[tuple[str, int]] = []
        self.closing: dict[int, tuple[str, int, str]] = {}  # token -> kind, start and value of a mark that ends there
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

    def _optional(self, at: int) -> tuple[str | None, int]:
        """An argument in brackets, None without one, and the token behind."""
        opens = self.tokens.opens(at, "[")
        if opens < 0:
            return None, at
        return self.tokens.source(opens + 1, self.tokens.close[opens]), self.tokens.close[opens] + 1

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

    def _argument(self, at: int) -> tuple[int, int]:
        """The tokens between the braces at or behind ``at``; empty where there are none."""
        opens = self.tokens.opens(at, "{")
        return (opens + 1, self.tokens.close[opens]) if opens >= 0 else (at, at)

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
