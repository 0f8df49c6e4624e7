"""Tokens -> text, HTML, Markdown, reStructuredText or LaTeX. Everything from a record or a style is escaped here.

Each format is one ``Format`` in a file of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from coprodbib.csl.flattening import Token
from coprodbib.csl.format import Format, lines, own_lines
from coprodbib.csl.html import HTML
from coprodbib.csl.latex import LATEX
from coprodbib.csl.markdown import MARKDOWN
from coprodbib.csl.rst import RST
from coprodbib.errors import CoprodbibError


def write(tokens: Sequence[Token], format: str) -> str:
    """Tokens in one format; CoprodbibError for an unknown one.

    >>> write([Token("open", "italic", "font-style"), Token("text", "A & B"), Token("close", "italic", "font-style")], "html")
    '<i>A &#38; B</i>'
    """
    chosen = known(format)
    stack: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        if token.op in ("open", "block", "link"):
            stack.append([])
            depth += token.op != "block"
        elif token.op in ("close", "unblock", "unlink"):
            content = "".join(stack.pop())
            depth -= token.op != "unblock"
            stack[-1].append(_set(chosen, token, content, outermost=depth == 0))
        else:
            stack[-1].append(chosen.escape(printable(token.text)))
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
    if token.op == "unlink":
        return chosen.link(token.text, content)
    return chosen.wrap(token.name, token.text, content)


_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb\ue100-\ue102"
    "\u202a-\u202e\u2066-\u2069]"  # changes of direction: left open, they would turn round what follows
)


def printable(text: str) -> str:
    r"""Text without control characters; half a character is replaced, for no file could hold it.

    >>> printable("a\x00b\x1b[31m\u202ec"), printable("\ud800")
    ('ab[31mc', '�')
    """
    if text.isprintable():
        return text
    return _UNPRINTABLE.sub("", text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


TEXT = Format(str, lambda name, value, content: content, block=own_lines, finish=lambda text: "\n".join(lines(text)))

FORMATS = {"text": TEXT, "html": HTML, "markdown": MARKDOWN, "rst": RST, "latex": LATEX}
"""Every output format by name; whoever adds one adds it here."""
