"""Text of a record or a style -> nodes: inline markup, quotation marks and apostrophes (CSL 1.0.2, "Rich Text").

Only ``<i> <b> <sup> <sub> <sc>``, small-capitals spans and no-case spans are markup; any other angle bracket is text.
What is opened and not closed is text as well, so that no record can unbalance the output.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from coprodbib.csl.nodes import DEFAULTS, TYPED_QUOTES, Node, Span

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"

_TAGS: dict[str, tuple[str, Span]] = {
    "<i>": ("</i>", Span("flip", [], "font-style", "italic")),
    "<b>": ("</b>", Span("flip", [], "font-weight", "bold")),
    "<sup>": ("</sup>", Span("flip", [], "vertical-align", "sup")),
    "<sub>": ("</sub>", Span("flip", [], "vertical-align", "sub")),
    "<sc>": ("</sc>", Span("flip", [], "font-variant", "small-caps")),
    '<span class="nocase">': ("</span>", Span("nocase", [])),
    '<span class="nodecor">': ("</span>", Span("plain", [], "nodecor")),
    '<span style="font-variant:small-caps;">': ("</span>", Span("flip", [], "font-variant", "small-caps")),
    '<span style="font-variant: small-caps;">': ("</span>", Span("flip", [], "font-variant", "small-caps")),
}
_CLOSING = {closing for closing, _ in _TAGS.values()}
_QUOTES = "\"'\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_TOKEN = re.compile("|".join([*map(re.escape, (*_TAGS, *sorted(_CLOSING))), f"[{_QUOTES}]"]))
_OPENS_AFTER = set(" \t\n\xa0([{-/\N{EN DASH}\N{EM DASH}" + _QUOTES)
_CLOSES_BEFORE = set(" \t\n\xa0)]}-/.,;:!?\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}" + _QUOTES)
_MATCHES = {'"': '"', "'": "'", **TYPED_QUOTES}


@dataclass(slots=True)
class _Open:
    """A tag or quotation mark waiting for its other half, and what has come since."""

    token: str
    closing: str
    span: Span
    inside: list[Node] = field(default_factory=list)


def is_plain(text: str) -> bool:
    """Whether a text holds nothing that ``parse`` would change.

    >>> is_plain("A title"), is_plain("A <i>title</i>")
    (True, False)
    """
    return _TOKEN.search(text) is None


@lru_cache(maxsize=4096)
def parse(text: str) -> Node:
    """One text as a node.

    >>> parse("Who's afraid of <i>Godot</i>? <x>")
    <field: ['Who’s afraid of ', <flip font-style italic: ['Godot']>, '? <x>']>
    >>> parse('The "big" <b>one')
    <field: ['The ', <quote: ['big']>, ' <b>one']>
    """
    if is_plain(text):
        return text
    root: list[Node] = []
    stack: list[_Open] = []
    end = 0
    for match in _TOKEN.finditer(text):
        _add(stack, root, text[end : match.start()])
        _take(match.group(), text, match.start(), stack, root)
        end = match.end()
    _add(stack, root, text[end:])
    while stack:
        _give_up(stack, root)
    nodes = _merged(root)
    return (nodes[0] if len(nodes) == 1 else Span("field", nodes)) if nodes else ""


_GLOSS = re.compile(r"(?<=[^\s:]) (?=\[[^\[\]]{2,1000}\]\Z)")


def parse_title(text: str) -> Node:
    """A title as a node, its translation apart: "Xiangtu Zhongguo [From the soil]".

    The translation is set upright and outside quotation marks (APA, 7th ed., 9.38; Chicago, 18th ed., 11.9), so the
    style's formatting of the title stops before it. Additions within a title are no translations: "[sic]", "[1914]".

    >>> parse_title("Xiangtu Zhongguo [From the soil]")
    <field: ['Xiangtu Zhongguo', <gloss: [' ', '[From the soil]']>]>
    >>> parse_title("Letters to [his wife]")
    'Letters to [his wife]'
    """
    at = _GLOSS.search(text) if text.endswith("]") else None
    if at is None or not _begins_a_title(text[at.end() + 1 : -1]):
        return parse(text)
    return Span("field", [parse(text[: at.start()]), Span("gloss", [" ", parse(text[at.end() :])])])


def _begins_a_title(text: str) -> bool:
    """A capital, but not capitals alone: "[PTSD]" abbreviates."""
    letters = text.lstrip(_QUOTES + "<>bi")
    return letters[:1].isupper() and text != text.upper()


def _take(token: str, text: str, at: int, stack: list[_Open], root: list[Node]) -> None:
    """One tag or quotation mark: closes what it can, else opens what it can, else is text."""
    is_tag = token in _TAGS or token in _CLOSING
    before, after = ("", "") if is_tag else (_before(text, at), _after(text, at + len(token)))
    closes = token in _CLOSING if is_tag else _can_close(before, after)
    if closes and _close(token, stack, root):
        return
    if len(stack) >= _DEEPEST:
        _add(stack, root, _as_text(token))
    elif token in _TAGS:
        closing, span = _TAGS[token]
        stack.append(_Open(token, closing, span))
    elif token in _MATCHES and _can_open(token, before, after):
        stack.append(_Open(token, _MATCHES[token], Span("quote", [], "", "" if token in "\"'" else token)))
    else:
        _add(stack, root, _as_text(token))


_DEEPEST = 40
"""Tags and quotations open at once; what is nested deeper is text, so that no record costs more than its length."""


def _can_open(token: str, before: str, after: str) -> bool:
    if before == token == "'":  # apostrophes in a row
        return False
    return (before == "" or before in _OPENS_AFTER) and after != "" and not after.isspace()


def _can_close(before: str, after: str) -> bool:
    return before != "" and not before.isspace() and (after == "" or after in _CLOSES_BEFORE)


def _close(token: str, stack: list[_Open], root: list[Node]) -> bool:
    depth = next((i for i in reversed(range(len(stack))) if stack[i].closing == token), None)
    if depth is None:
        return False
    while len(stack) > depth + 1:
        _give_up(stack, root)
    opened = stack.pop()
    target = stack[-1].inside if stack else root
    inside = opened.span.holding(_merged(opened.inside))
    target.append(_undecorated(inside) if inside.name == "nodecor" else inside)
    return True


def _undecorated(node: Node) -> Node:
    """A stretch without any formatting around it ("Lessard v. Schmidt" with an upright "v.")."""
    for name, value in DEFAULTS.items():
        node = Span("format", [node], name, value)
    return Span("nocase", [node])


def _give_up(stack: list[_Open], root: list[Node]) -> None:
    """The last opened thing was never closed: its token is text after all."""
    opened = stack.pop()
    target = stack[-1].inside if stack else root
    target += [_as_text(opened.token), *opened.inside]


def _as_text(token: str) -> str:
    return APOSTROPHE if token == "'" else token


def _add(stack: list[_Open], root: list[Node], text: str) -> None:
    if text:
        (stack[-1].inside if stack else root).append(text)


_TAG_BEFORE = re.compile("(?:" + "|".join(map(re.escape, (*_TAGS, *sorted(_CLOSING)))) + r")\Z")
_TAG_AFTER = re.compile("(?:" + "|".join(map(re.escape, (*_TAGS, *sorted(_CLOSING)))) + ")")
_LONGEST = max(map(len, _TAGS))
_TAGS_IN_A_ROW = 5


def _before(text: str, at: int) -> str:
    """The character before a position, a few tags skipped."""
    for _ in range(_TAGS_IN_A_ROW):
        match = _TAG_BEFORE.search(text, max(at - _LONGEST, 0), at) if text[at - 1 : at] == ">" else None
        if match is None:
            break
        at = match.start()
    return text[at - 1 : at] if at else ""


def _after(text: str, at: int) -> str:
    """The character after a position, a few tags skipped."""
    for _ in range(_TAGS_IN_A_ROW):
        match = _TAG_AFTER.match(text, at)
        if match is None:
            break
        at = match.end()
    return text[at : at + 1]


def _merged(nodes: list[Node]) -> list[Node]:
    """Neighbouring strings as one, so that no seam lies inside a text."""
    out: list[Node] = []
    for is_text, group in groupby(nodes, key=lambda node: isinstance(node, str)):
        neighbours = list(group)
        out += ["".join(map(str, neighbours))] if is_text else neighbours
    return out
