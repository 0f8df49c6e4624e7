"""Markdown as its citations are read (pandoc's dialect): what is code, mathematics, a link or a citation already is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from coprodbib.manuscripts.keys import KEY
from coprodbib.manuscripts.views import HIDDEN, View

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$", re.S | re.M)
_FENCE = re.compile(r" {0,3}(?:>\s?){0,5}(?:[-*+]\s|\d{1,3}[.)]\s)?\s{0,8}(`{3,}|~{3,})")
_INDENTED = re.compile(r"(?: {4}| {0,3}\t)")
_LISTED = re.compile(r" {0,3}(?:[-*+•]|\(?[\w#@]{1,4}[.)]|:|~|\[\^[^\[\]\n]{1,60}\]:)\s")
_BOX = re.compile(r"\s*<(script|style|pre|code|math|svg)\b[^<>\n]{0,300}>", re.I)
_LINE = re.compile(r"[^\n]*\n?")
_DEFINED = re.compile(r" {0,3}\[(?!\^)[^\[\]\n]{1,200}\]:\s")

_INNER = r"[^\[\]\n]|\n(?![ \t]*\r?\n)"
_TEXT = rf"(?:{_INNER}|\[(?:{_INNER}){{0,200}}\]){{0,600}}"
_TARGET = r"\((?:[^()\n]|\([^()\n]{0,200}\)){0,500}\)"
_HIDES = [
    r"<!--[^\n]{0,2000}?-->",
    r"(?<!`)(?P<ticks>`{1,6})(?!`)(?:[^\n]|\n(?![ \t]*\r?\n)){1,2000}?(?<!`)(?P=ticks)(?!`)",
    r"\$\$(?:[^$]){1,3000}\$\$|(?<![\\$])\$(?![\s$])(?:[^$\n]|\n(?![ \t]*\r?\n)){0,300}?(?<![\s\\])\$(?!\d)",
    r"\\\((?=[^()\n]{0,300}\\\)).{1,300}?\\\)|\\\[(?=[^\[\]\n]{0,300}\\\]).{1,300}?\\\]",
    r"\\begin\{(?P<env>[A-Za-z]{1,20}\*?)\}.{0,5000}?\\end\{(?P=env)\}",
    rf"!?\[{_TEXT}\]{_TARGET}",
    rf"!\[{_TEXT}\](?:\[[^\[\]\n]{{0,200}}\])?",
    rf"\[{_TEXT}\]\[[^\[\]\n]{{0,200}}\]",
    rf"\[(?:{_INNER}){{0,400}}?(?<![\w@])-?{KEY}(?:{_INNER}|\[(?:{_INNER}){{0,200}}\]){{0,1500}}\]",
    rf"(?<![\w@.])-?{KEY}(?:[ \t]{{0,3}}\[(?:{_INNER}){{0,300}}\])?",
    r"\[\^[^\[\]\s]{1,80}\]:?",
    r"<(?:https?|mailto|ftp|doi):[^<>\s]{1,2000}>|</?[A-Za-z][^<>]{0,1000}>",
    r"(?:https?://|www\.|doi:\s?10\.)[^\s<>\"]{1,2000}",
    r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,60}",
    r"\{[#.:=][^{}\n]{0,200}\}",
]
_NEUTRAL = [r"\^\[", r"\\[\[\](){}@*_`]"]
_SHOWN = r"&(?:[A-Za-z]{2,20}|#\d{1,7}|#x[\da-fA-F]{1,6});|\\&|\\ |\r\n?|---?(?=\d)|\ufeff"
_TOKEN = re.compile(rf"(?P<hidden>{'|'.join(_HIDES)})|(?P<neutral>{'|'.join(_NEUTRAL)})|(?P<shown>{_SHOWN})", re.S)


def markdown_view(source: str) -> View:
    """What a Markdown source shows.

    >>> markdown_view("So `Doe (2000)`; see [Roe (2001)](#r) and Poe (2002).").text
    'So \ufffc; see \ufffc and Poe (2002).'
    """
    return View(source, _pieces(source))


def _pieces(source: str) -> Iterator[tuple[int, int, str]]:
    at = 0
    for start, end in [*_blocks(source), (len(source), len(source))]:
        yield from _inline(source, at, start)
        if end > start:
            yield start, end, HIDDEN
        at = end


def _inline(source: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    for match in _TOKEN.finditer(source, start, end):
        yield match.start(), match.end(), _show(match)


def _show(match: re.Match[str]) -> str:
    if match["shown"] is None:
        return HIDDEN
    text = match[0]
    if text[0] == "\r":
        return "\n"
    if text == "\ufeff":
        return ""
    if text[0] == "-":
        return "–"
    return {"\\&": "&", "\\ ": " "}.get(text) or unescape(text)


def _blocks(source: str) -> Iterator[tuple[int, int]]:
    """Stretches that hold no text: front matter, code, comments and boxes of HTML, definitions of links; line ends left out."""
    front = _FRONT.match(source)
    at = front.end() if front else 0
    if front:
        yield 0, at
    blank, listed = True, False
    while (line := _LINE.match(source, at)) and line[0]:
        text = line[0].rstrip("\r\n")
        at = line.end()
        if held := _opened(source, line.start(), text):
            yield held
            at = held[1]
        elif _DEFINED.match(text) or _is_code(text, blank=blank, listed=listed):
            yield line.start(), line.start() + len(text)
            continue  # the next line of indented code is code, too
        elif text.strip():
            listed = bool(_LISTED.match(text)) or listed and bool(_INDENTED.match(text) or not blank)
        blank = not text.strip()


def _is_code(text: str, *, blank: bool, listed: bool) -> bool:
    """Whether an indented line is code: behind a blank line or more code, and not within an item of a list."""
    return blank and not listed and bool(text.strip()) and _INDENTED.match(text) is not None


def _opened(source: str, start: int, text: str) -> tuple[int, int] | None:
    """The stretch of the block that a line opens; one never closed reaches to the end, but a comment, which then is none."""
    fence, box = _FENCE.match(text), _BOX.match(text)
    if fence and "`" not in text[fence.end() :]:
        closing = re.compile(rf"^[ \t>]*{fence[1][0]}{{{len(fence[1])},}}[ \t\r]*$", re.M)
        found = closing.search(source, start + len(text))
        return start, found.end() if found else len(source)
    if box:
        found = re.compile(f"</{box[1]}", re.I).search(source, start)
        return start, found.end() if found else len(source)
    comment = text.rfind("<!--")
    if comment >= 0 and "-->" not in text[comment:] and text.count("`", 0, comment) % 2 == 0:
        end = source.find("-->", start + comment)
        return (start + comment, end + 3) if end >= 0 else None
    return None
