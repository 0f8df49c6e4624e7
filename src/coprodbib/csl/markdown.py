"""Markdown: CommonMark, with the extensions of pandoc for what it lacks."""

from __future__ import annotations

import re

from coprodbib.csl.format import Format, lines, outside, own_lines

_MARKDOWN_MARKS = {"italic": "*", "oblique": "*", "bold": "**", "sup": "^", "sub": "~"}


def _escape(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>#^~|$@&]|-(?=-))", r"\\\1", text)


def _wrap(name: str, value: str, content: str) -> str:
    if value in _MARKDOWN_MARKS:
        return outside(content, _MARKDOWN_MARKS[value], _MARKDOWN_MARKS[value])
    if value in ("small-caps", "underline"):
        return outside(content, "[", f"]{{.{value.replace('-', '')}}}")
    return content


def _link(address: str, content: str) -> str:
    if content == _escape(address) and not set("&%") & set(address):  # which some programs read there, some do not
        return f"<{address}>"
    address = address.replace("&", "&amp;")
    return outside(content, "[", "](" + re.sub(r"([()_*])", r"\\\1", address) + ")")


def _finish(text: str) -> str:
    return "\\\n".join(_START.sub(escaped_start, line.replace("\n", " ").strip()) for line in lines(text))


ENUMERATOR = r"\(?(?:\d{1,9}|[a-z]|[ivxlcdm]{1,9}|#)[.)](?=\s|$)"
"""What begins an item of a numbered list: "1.", "a)", "(iv)"."""

_START = re.compile(rf"\A(?:{ENUMERATOR}|[-+=:])")


def escaped_start(match: re.Match[str]) -> str:
    """A backslash in what would begin a list; before its mark, for letters and digits cannot be escaped.

    >>> re.sub(ENUMERATOR, escaped_start, "1. (a)")
    '1\\\\. \\\\(a)'
    """
    found = match.group()
    at = 0 if found[0] == "(" else len(found) - 1
    return f"{found[:at]}\\{found[at:]}"


MARKDOWN = Format(_escape, _wrap, _link, own_lines, finish=_finish)
