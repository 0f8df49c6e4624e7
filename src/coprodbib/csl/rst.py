"""reStructuredText: formatting does not nest; markup next to a letter is set apart by backslash-blank."""

from __future__ import annotations

import re

from coprodbib.csl.format import Format, lines, outside, own_lines
from coprodbib.csl.markdown import ENUMERATOR, escaped_start

_MARKS = {
    "italic": ("*", "*"),
    "oblique": ("*", "*"),
    "bold": ("**", "**"),
    "sup": (":sup:`", "`"),
    "sub": (":sub:`", "`"),
}
_OPENING, _CLOSING = "\ue100", "\ue101"
"""Stand where markup begins and ends until it is known what is beside it."""


def _escape(text: str) -> str:
    """Marks, and what would become a link by itself ("javascript:x", "a@b.org")."""
    return re.sub(r"([\\*`|_<>@]|:(?=\S))", r"\\\1", text)


def _wrap(name: str, value: str, content: str) -> str:
    if value not in _MARKS:
        return content
    opening, closing = _MARKS[value]
    return outside(content, _OPENING + opening, closing + _CLOSING)


def _link(address: str, content: str) -> str:
    address = re.sub(r"([*`|_])", r"\\\1", address)
    content = content.replace("\\:", ":")  # nothing becomes a link by itself inside one
    return outside(content, f"{_OPENING}`", f" <{address}>`__{_CLOSING}")


def _finish(text: str) -> str:
    return "\n\n".join(_START.sub(escaped_start, _spaced(line.replace("\n", " ").strip())) for line in lines(text))


def _spaced(text: str) -> str:
    text = re.sub(rf"(?:^|(?<=[\s'\"(\[{{/:\-\N{{LEFT DOUBLE QUOTATION MARK}}])){_OPENING}", "", text)
    text = re.sub(rf"{_CLOSING}(?:$|(?=[\s'\")\]}}/\-:.,;!?\N{{RIGHT DOUBLE QUOTATION MARK}}]))", "", text)
    return text.replace(_OPENING, "\\ ").replace(_CLOSING, "\\ ")


_START = re.compile(
    rf"\A(?:(?i:{ENUMERATOR})|[-+=.:\N{{BULLET}}\N{{TRIANGULAR BULLET}}\N{{HYPHEN BULLET}}/!\"#$%&'),;?\[\]^{{}}~](?!(?:sup|sub):`))"
)
"""What docutils may take for a list, a directive, an option or a transition at the start of an entry."""

RST = Format(_escape, _wrap, _link, own_lines, nests=False, finish=_finish)
