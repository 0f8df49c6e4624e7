"""LaTeX for any engine and font encoding; links need the package hyperref."""

from __future__ import annotations

import re

from coprodbib.csl.format import Format, lines, own_lines

_LATEX = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\char34{}",  # \textquotedbl is not in every font encoding, and German makes the character a command
    "`": r"\textasciigrave{}",
    "'": r"\textquotesingle{}",
    "\N{NO-BREAK SPACE}": "~",
    "\N{NARROW NO-BREAK SPACE}": r"\,",
    "\N{THIN SPACE}": r"\,",
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


def _escape(text: str) -> str:
    escaped = "".join(_LATEX.get(c, c) for c in text)
    return re.sub(r"([-,])(?=\1)", r"\1{}", escaped)  # no dash of "--", no quotation mark of ",,"


def _wrap(name: str, value: str, content: str) -> str:
    command = _LATEX_COMMANDS.get((name, value))
    return f"\\{command}{{{content}}}" if command else content


def _link(address: str, content: str) -> str:
    address = re.sub(r"([%#&])", r"\\\1", address.replace("$", "%24"))
    return f"\\href{{{address}}}{{{content}}}"


def _finish(text: str) -> str:
    return "\\newline\n".join(lines(text))


LATEX = Format(_escape, _wrap, _link, own_lines, finish=_finish)
