"""Tokens -> text, HTML, Markdown, reStructuredText or LaTeX. Everything from a record or a style is escaped here.

HTML follows the conventions of the CSL test-suite. Each format is one ``Format``: how characters are escaped, how a
stretch of formatted text is wrapped, and how display blocks are set.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from coprodbib.csl.flattening import Token
from coprodbib.errors import CoprodbibError

Wrap = Callable[[str, str, str], str]


@dataclass(frozen=True, slots=True)
class Format:
    """One output format.

    ``escape`` makes characters harmless; ``wrap(name, value, content)`` sets a formatting attribute;
    ``block(value, content)`` sets a display block; with ``nests`` False only the outermost formatting is written.

    >>> FORMATS["html"].wrap("font-style", "italic", "a")
    '<i>a</i>'
    """

    escape: Callable[[str], str]
    wrap: Wrap
    block: Callable[[str, str], str]
    nests: bool = True
    finish: Callable[[str], str] = str


def write(tokens: Sequence[Token], format: str) -> str:
    """Tokens in one format; CoprodbibError for an unknown one.

    >>> write([Token("open", "italic", "font-style"), Token("text", "A & B"), Token("close", "italic", "font-style")], "html")
    '<i>A &#38; B</i>'
    """
    chosen = known(format)
    stack: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        if token.op in ("open", "block"):
            stack.append([])
            depth += token.op == "open"
        elif token.op in ("close", "unblock"):
            content = "".join(stack.pop())
            depth -= token.op == "close"
            stack[-1].append(_set(chosen, token, content, outermost=depth == 0))
        else:
            stack[-1].append(chosen.escape(token.text))
    return chosen.finish("".join(stack[0]))


def known(format: str) -> Format:
    """The format of this name; CoprodbibError says which there are.

    >>> known("pdf")
    Traceback (most recent call last):
    coprodbib.errors.CoprodbibError: format 'pdf' is unknown; use html, latex, markdown, rst or text
    """
    if format not in FORMATS:
        *first, last = sorted(FORMATS)
        raise CoprodbibError(f"format {format!r} is unknown; use {', '.join(first)} or {last}")
    return FORMATS[format]


def _set(chosen: Format, token: Token, content: str, *, outermost: bool) -> str:
    if token.op == "unblock":
        return chosen.block(token.text, content)
    if not content.strip() or not (chosen.nests or outermost):
        return content
    return chosen.wrap(token.name, token.text, content)


def _outside(content: str, opening: str, closing: str) -> str:
    """Marks round the words only: blanks at the ends stay outside, where Markdown and reStructuredText want them.

    >>> _outside(" a ", "*", "*")
    ' *a* '
    """
    core = content.strip()
    start = content.index(core)
    return content[:start] + opening + core + closing + content[start + len(core) :]


# HTML: numeric entities as in the CSL test-suite

_HTML = {"&": "&#38;", "<": "&#60;", ">": "&#62;"}
_HTML_TAGS = {
    "italic": ("<i>", "</i>"),
    "oblique": ("<em>", "</em>"),
    "bold": ("<b>", "</b>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "baseline": ('<span style="baseline">', "</span>"),
}


def _html_escape(text: str) -> str:
    if text.isascii():
        return text if not any(c in text for c in "&<>") else "".join(_HTML.get(c, c) for c in text)
    return "".join(_HTML.get(c) or (c if c.isascii() else _raised(c)) for c in text)


@lru_cache(maxsize=4096)
def _raised(character: str) -> str:
    """Superscript letters ("1ʳᵉ", "2ª") as markup, which sets them better than most fonts do."""
    kind, *codes = unicodedata.decomposition(character).split(" ")
    raised = "".join(chr(int(code, 16)) for code in codes) if kind == "<super>" else _RAISED.get(character)
    return f"<sup>{raised}</sup>" if raised else character


_RAISED = {"\u02c0": "\u0294", "\u02c1": "\u0295", "\u06e5": "\u0648", "\u06e6": "\u064a"}
"""Raised letters that Unicode does not say so of."""


def _html_wrap(name: str, value: str, content: str) -> str:
    opening, closing = _HTML_TAGS.get(value, (f'<span style="{name}:{value};">', "</span>"))
    return opening + content + closing


def _html_block(value: str, content: str) -> str:
    before, after = {"left-margin": ("\n    ", ""), "block": ("\n\n    ", "\n")}.get(value, ("", "\n  "))
    if not content:
        return ""
    return f'{before}<div class="csl-{value}">{content}</div>{after}'


# text: nothing is formatted


def _text_wrap(name: str, value: str, content: str) -> str:
    return content


def _plain_block(value: str, content: str) -> str:
    if value == "left-margin":
        return content.rstrip() + " "
    return content if value == "right-inline" else f"\n{content}\n"


def _one_line(text: str) -> str:
    return text.strip("\n")


# Markdown (CommonMark with the extensions of pandoc for what it lacks)

_MARKDOWN_MARKS = {"italic": "*", "oblique": "*", "bold": "**", "sup": "^", "sub": "~"}


def _markdown_escape(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#^~|$@&])", r"\\\1", text)


def _markdown_wrap(name: str, value: str, content: str) -> str:
    if value in _MARKDOWN_MARKS:
        return _outside(content, _MARKDOWN_MARKS[value], _MARKDOWN_MARKS[value])
    if value in ("small-caps", "underline"):
        return _outside(content, "[", f"]{{.{value.replace('-', '')}}}")
    return content


def _markdown_finish(text: str) -> str:
    """What would begin a list, a heading or a rule at the start of a line ("1. ", "- ", "===") is escaped there."""
    return _LINE_START.sub(lambda m: (m[1] or "") + "\\" + (m[2] or m[3]), text.strip())


_LINE_START = re.compile(r"^[ \t]*(\d{1,9})([.)])(?=\s|$)|^[ \t]*([-+=])", re.MULTILINE)


# reStructuredText: no nesting; markup next to a letter is set apart by backslash-blank

_RST_MARKS = {
    "italic": ("*", "*"),
    "oblique": ("*", "*"),
    "bold": ("**", "**"),
    "sup": (":sup:`", "`"),
    "sub": (":sub:`", "`"),
}
_RST_START, _RST_END = "\ue100", "\ue101"
"""Stand where markup begins and ends until it is known what is beside it."""


def _rst_escape(text: str) -> str:
    return re.sub(r"([\\*`|_<>])", r"\\\1", text.replace(_RST_START, "").replace(_RST_END, ""))


def _rst_wrap(name: str, value: str, content: str) -> str:
    if value not in _RST_MARKS:
        return content
    opening, closing = _RST_MARKS[value]
    return _outside(content, _RST_START + opening, closing + _RST_END)


def _rst_finish(text: str) -> str:
    text = re.sub(rf"(?:^|(?<=[\s'\"(\[{{/:\-\N{{LEFT DOUBLE QUOTATION MARK}}])){_RST_START}", "", text.strip("\n"))
    text = re.sub(rf"{_RST_END}(?:$|(?=[\s'\")\]}}/\-:.,;!?\N{{RIGHT DOUBLE QUOTATION MARK}}]))", "", text)
    text = text.replace(_RST_START, "\\ ").replace(_RST_END, "\\ ")
    return _LIST_START.sub(lambda m: (m[1] or "") + "\\" + (m[2] or m[3]), text)


_LIST_START = re.compile(r"^[ \t]*(\d{1,9}|[A-Za-z#])([.)])(?=\s|$)|^[ \t]*([-+=.])", re.MULTILINE)


# LaTeX

_LATEX = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "`": r"\textasciigrave{}",
    "'": r"\textquotesingle{}",
    "\N{NO-BREAK SPACE}": "~",
    "[": "{[}",  # an entry that begins with a bracket must not become an argument of \item or \\
    "]": "{]}",
    **{c: "\\" + c for c in "{}$&#_%"},
}
_LATEX_COMMANDS = {
    ("font-style", "italic"): "textit",
    ("font-style", "oblique"): "textsl",
    ("font-style", "normal"): "textup",
    ("font-weight", "bold"): "textbf",
    ("font-weight", "normal"): "textmd",
    ("font-variant", "small-caps"): "textsc",
    ("text-decoration", "underline"): "underline",
    ("vertical-align", "sup"): "textsuperscript",
    ("vertical-align", "sub"): "textsubscript",
}


def _latex_escape(text: str) -> str:
    return "".join(_LATEX.get(c, c) for c in text).replace("--", "-{}-").replace("--", "-{}-")


def _latex_wrap(name: str, value: str, content: str) -> str:
    command = _LATEX_COMMANDS.get((name, value))
    return f"\\{command}{{{content}}}" if command else content


FORMATS = {
    "text": Format(str, _text_wrap, _plain_block, finish=_one_line),
    "html": Format(_html_escape, _html_wrap, _html_block),
    "markdown": Format(_markdown_escape, _markdown_wrap, _plain_block, finish=_markdown_finish),
    "rst": Format(_rst_escape, _rst_wrap, _plain_block, nests=False, finish=_rst_finish),
    "latex": Format(_latex_escape, _latex_wrap, _plain_block, finish=_one_line),
}
"""Every output format by name."""
