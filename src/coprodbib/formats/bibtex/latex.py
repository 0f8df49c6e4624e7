"""Text with CSL's markup <-> text as TeX wants it, braces balanced."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from coprodbib.formats.bibtex.symbols import (
    ACCENTS,
    COMMANDS,
    DECLARATIONS,
    ESCAPES,
    FONTS,
    LIGATURES,
    SIGNS,
    SILENT,
    TRANSPARENT,
    WITH_ARGUMENT_DROPPED,
)

NOCASE = ('<span class="nocase">', "</span>")
"""CSL's markup for what keeps its capitals."""

MARKUP = re.compile(r'</?(?:i|b|sup|sub)>|<span (?:class="nocase"|style="font-variant:\s?small-caps;?")>|</span>')
_OPEN = {
    "<i>": r"\textit{",
    "<b>": r"\textbf{",
    "<sup>": r"\textsuperscript{",
    "<sub>": r"\textsubscript{",
    NOCASE[0]: "{",
}
_TOKEN = re.compile(r"\\[A-Za-z]+[ \t\n]*|\\.|---|--|``|''|[{}$~^_]|[^\\{}$~^_`'\-]+|.", re.S)
_LETTER = re.compile(r"[^\W\d_]")


def encode(text: str) -> str:
    """Text with CSL's markup -> TeX; what TeX would take for a command is escaped, markup becomes commands.

    >>> print(encode("R&D in 50% of the <i>cases</i> {a}"))
    R\\&D in 50\\% of the \\textit{cases} {\\textbraceleft}a{\\textbraceright}
    >>> encode('An <span class="nocase">NPM</span> dilemma')
    'An {NPM} dilemma'
    """
    out: list[str] = []
    at = 0
    for match in balanced_markup(text):
        out.append(escape(text[at : match.start()]))
        out.append("}" if match[0].startswith("</") else _OPEN.get(match[0], r"\textsc{"))
        at = match.end()
    out.append(escape(text[at:]))
    # "{\textit{x}}" would be a special character to BibTeX and lose its capitals; "{{}\textit{x}}" does not
    return "".join(f"{a}{{}}" if a == "{" and b.startswith("\\") else a for a, b in _with_next(out))


def _with_next(pieces: list[str]) -> list[tuple[str, str]]:
    """Each piece that is not empty, with the one after it."""
    kept = [piece for piece in pieces if piece]
    return list(zip(kept, [*kept[1:], ""], strict=False))


def escape(text: str) -> str:
    """Text without markup -> TeX: every character stands for itself.

    >>> escape("<i> & --")
    '<i> \\\\& -{-}'
    """
    out = []
    for before, char in zip(f" {text}", text, strict=False):
        out.append(f"{{{char}}}" if (before, char) in LIGATURES else ESCAPES.get(char, char))
    return "".join(out)


def balanced_markup(text: str) -> list[re.Match[str]]:
    """CSL's tags of a text, those left out that nothing opens or closes; they are plain characters.

    >>> [tag[0] for tag in balanced_markup("<i>a</i> < b</b>")]
    ['<i>', '</i>']
    """
    kept: list[re.Match[str]] = []
    open_tags: list[re.Match[str]] = []
    for tag in MARKUP.finditer(text):
        if not tag[0].startswith("</"):
            open_tags.append(tag)
        elif open_tags and tag[0][2:-1] == open_tags[-1][0][1:-1].split()[0]:
            kept += (open_tags.pop(), tag)
    return sorted(kept, key=lambda tag: tag.start())


def has_letter(text: str) -> bool:
    """Whether a text with CSL's markup has a letter outside its tags.

    >>> has_letter("<i>2</i>"), has_letter("<i>x</i>")
    (False, True)
    """
    return _LETTER.search(MARKUP.sub("", text)) is not None


@dataclass(slots=True)
class _Group:
    """What stands inside a pair of braces: its pieces, and the commands that wait for an argument."""

    pieces: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    fonts: list[str] = field(default_factory=list)
    is_argument: bool = False
    is_protected: bool = False
    begins_with_command: bool = False
    seen: bool = False

    @property
    def protects(self) -> bool:
        """Whether BibTeX leaves the letters inside alone: not so in a special character such as ``{\\"o}``."""
        return not (self.is_argument or self.begins_with_command)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and the commands nobody knows; they stay in the text as they stand."""

    text: str
    unknown: tuple[str, ...]


def decode(text: str, *, nocase: bool = False) -> str:
    """TeX -> text with CSL's markup; ``nocase`` marks what braces protect. White space is folded.

    >>> decode(r"Mar\\'\\i a G{\\"o}del -- {\\it Uber} \\& co"), decode("An {NPM} dilemma", nocase=True)
    ('María Gödel – <i>Uber</i> & co', 'An <span class="nocase">NPM</span> dilemma')
    """
    return decode_known(text, nocase=nocase).text


def decode_known(text: str, *, nocase: bool = False) -> Decoded:
    """The same with the commands nobody knows.

    >>> decode_known(r"\\foo{bar}").unknown
    ('\\\\foo',)
    """
    whole = in_one_group(text)
    reader = _Reader(nocase and not whole)
    for token in _TOKEN.findall(text[1:-1] if whole else text):
        reader.take(token)
    return Decoded(" ".join(reader.finish().split()), tuple(dict.fromkeys(reader.unknown)))


def in_one_group(text: str) -> bool:
    """Whether one pair of braces holds the whole text, and is no special character.

    >>> in_one_group("{Care at Home}"), in_one_group("{A} and {B}"), in_one_group("{\\\\'E}")
    (True, False, False)
    """
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
        return False
    return closing_brace(text, 0) == len(text) - 1


def closing_brace(text: str, at: int) -> int:
    """Where the brace that opens at ``at`` closes; -1 if it does not. Every brace counts, as in BibTeX.

    >>> closing_brace("{a{b}c}d", 0)
    6
    """
    depth = 0
    for match in re.compile(r"[{}]").finditer(text, at):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return -1


class _Reader:
    """Reads TeX token by token with a stack of its own, so that no depth of braces is too deep."""

    def __init__(self, nocase: bool) -> None:
        self.nocase = nocase
        self.stack = [_Group()]
        self.unknown: list[str] = []
        self.math = False

    @property
    def group(self) -> _Group:
        return self.stack[-1]

    def take(self, token: str) -> None:
        """One token."""
        first = not self.group.seen
        self.group.seen = True
        if token == "{":
            protected = len(self.stack) > 1 and (self.group.is_protected or self.group.protects)
            self.stack.append(_Group(is_argument=bool(self.group.waiting), is_protected=protected))
        elif token == "}":
            self._close()
        elif token[0] == "\\" and len(token) > 1:
            self.group.begins_with_command |= first
            self._command(token[1:])
        elif token == "$":
            self.math = not self.math
        elif token in "^_" and self.math:
            self.group.waiting.append("textsuperscript" if token == "^" else "textsubscript")
        else:
            self._text(_PLAIN.get(token, token))

    def finish(self) -> str:
        """All text so far; groups left open are closed."""
        while len(self.stack) > 1:
            self._close()
        self._flush()
        return _in_fonts("".join(self.group.pieces), self.group.fonts)

    def _text(self, text: str) -> None:
        """Plain characters; the first of them is the argument a command waits for."""
        if self.group.waiting:
            text = text.lstrip()
            if not text:
                return
            self._emit(text[0])
            text = text[1:]
        self.group.pieces.append(text)

    def _emit(self, text: str) -> None:
        """One unit: a character or a group, which fulfils all commands that wait for it."""
        while self.group.waiting:
            text = _applied(self.group.waiting.pop(), text)
        self.group.pieces.append(text)

    def _flush(self) -> None:
        while self.group.waiting:  # at the end of a group: "\'" without a letter
            self._emit("")

    def _command(self, name: str) -> None:
        word = name.rstrip() or name
        if word in ACCENTS or word in FONTS or word in TRANSPARENT or word in WITH_ARGUMENT_DROPPED:
            self.group.waiting.append(word)
        elif word in DECLARATIONS:
            self.group.fonts.append(DECLARATIONS[word])
        elif word in COMMANDS or word in SIGNS:
            self._emit(COMMANDS.get(word, SIGNS.get(word, "")))
        elif word not in SILENT:
            self.unknown.append(f"\\{word}")
            self._emit(f"\\{word} ")

    def _close(self) -> None:
        if len(self.stack) == 1:
            return  # a brace that nothing opens prints nothing
        self._flush()
        closed = self.stack.pop()
        text = _in_fonts("".join(closed.pieces), closed.fonts)
        outermost = closed.protects and not closed.is_protected
        self._emit(f"{NOCASE[0]}{text}{NOCASE[1]}" if self.nocase and outermost and has_letter(text) else text)


_PLAIN = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " "}


def _in_fonts(text: str, fonts: list[str]) -> str:
    for font in fonts:
        text = _applied(font, text.strip())
    return text


def _applied(command: str, text: str) -> str:
    """A command with its argument."""
    if command in FONTS:
        before, after = FONTS[command]
        return f"{before}{text}{after}" if text else ""
    if command in ACCENTS:
        return _accented(command, text)
    return "" if command in WITH_ARGUMENT_DROPPED else text


def _accented(accent: str, text: str) -> str:
    if MARKUP.match(text):
        return text
    if not text.strip():
        return accent if len(accent) == 1 and not accent.isalpha() else ""
    letter = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
    return unicodedata.normalize("NFC", letter + ACCENTS[accent]) + text[1:]
