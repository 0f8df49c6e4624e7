"""HTML: numeric entities and spans as in the CSL test-suite."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from coprodbib.csl.format import Format

_HTML = {"&": "&#38;", "<": "&#60;", ">": "&#62;"}
_HTML_TAGS = {
    "italic": ("<i>", "</i>"),
    "oblique": ("<em>", "</em>"),
    "bold": ("<b>", "</b>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "baseline": ('<span style="baseline">', "</span>"),
}


def _escape(text: str) -> str:
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


def _wrap(name: str, value: str, content: str) -> str:
    opening, closing = _HTML_TAGS.get(value, (f'<span style="{name}:{value};">', "</span>"))
    return opening + content + closing


def _link(address: str, content: str) -> str:
    return f'<a href="{_escape(address)}">{content}</a>'


def _block(value: str, content: str) -> str:
    before, after = {"left-margin": ("\n    ", ""), "block": ("\n\n    ", "\n")}.get(value, ("", "\n  "))
    if not content:
        return ""
    return f'{before}<div class="csl-{value}">{content}</div>{after}'


HTML = Format(_escape, _wrap, _link, _block)
