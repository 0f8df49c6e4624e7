"""Output tree -> a row of tokens: quotation marks by depth, formatting turned over, punctuation settled.

Formatting becomes pairs of tokens around the text, so that a full stop can move into a quotation however deep the
formatting is; a writer then turns tokens into a format.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coprodbib.csl.nodes import DEFAULTS, TYPED_QUOTES, Node, Span
from coprodbib.csl.punctuation import INSIDE_QUOTES, MARKS, meeting

Op = Literal["text", "open", "close", "quote", "unquote", "block", "unblock", "link", "unlink"]


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotation marks of a locale, and whether punctuation goes inside them.

    >>> Quotes().outer
    ('“', '”')
    """

    outer: tuple[str, str] = ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}")
    inner: tuple[str, str] = ("\N{LEFT SINGLE QUOTATION MARK}", "\N{RIGHT SINGLE QUOTATION MARK}")
    punctuation_inside: bool = False


@dataclass(slots=True)
class Token:
    """One step of the output; ``text`` holds characters, or for other ops what is opened or closed."""

    op: Op
    text: str
    name: str = ""
    inside: bool = False
    """Inside one field: what stands before it there was written together with it."""


def flatten(node: Node, quotes: Quotes, *, square_inside: bool = False) -> list[Token]:
    """A tree as tokens; with ``square_inside`` round brackets of the style inside round brackets become square.

    >>> [token.text for token in flatten(Span("plain", [Span("quote", ["Why?"]), ". ", "So."]), Quotes())]
    ['“', 'Why?', '”', ' ', 'So.']
    """
    tokens: list[Token] = []
    _walk(node, {**DEFAULTS, _BRACKETS: "" if square_inside else "off"}, 0, quotes, tokens)
    return _without_empty(_Settler(quotes.punctuation_inside).settle(tokens))


_BRACKETS = "brackets"
"""The state's entry for the brackets we are in: "" for none, "off" where they are left alone."""


def _walk(node: Node, state: dict[str, str], depth: int, quotes: Quotes, out: list[Token]) -> None:
    if isinstance(node, str):
        if node:
            out.append(Token("text", node))
    elif node.kind == "quote":
        _quoted(node, state, depth, quotes, out)
    elif node.kind in ("format", "flip"):
        _formatted(node, state, depth, quotes, out)
    elif node.kind == "bracket" and state[_BRACKETS] != "off":
        _bracketed(node, state, depth, quotes, out)
    elif node.kind == "display":
        _between(node, Token("block", node.value), Token("unblock", node.value), state, depth, quotes, out)
    elif node.kind == "link":
        _between(node, Token("link", node.value), Token("unlink", node.value), state, depth, quotes, out)
    else:
        start = len(out)
        for child in node.children:
            _walk(child, state, depth, quotes, out)
        if node.kind == "field":
            _mark_inside(out[start:])


def _mark_inside(tokens: list[Token]) -> None:
    """All texts of a field but the first: the seams before them are the author's."""
    for token in [token for token in tokens if token.op == "text"][1:]:
        token.inside = True


def _between(
    node: Span, first: Token, last: Token, state: dict[str, str], depth: int, quotes: Quotes, out: list[Token]
) -> None:
    out.append(first)
    for child in node.children:
        _walk(child, state, depth, quotes, out)
    out.append(last)


def _quoted(node: Span, state: dict[str, str], depth: int, quotes: Quotes, out: list[Token]) -> None:
    """Outer and inner marks alternate; inner marks of the locale that a person typed stay so at the outside.

    Curly marks that are not the locale's at all stay as they were typed.
    """
    typed = node.value
    if typed and typed not in (quotes.outer[0].strip(), quotes.inner[0].strip()):
        closing = TYPED_QUOTES[typed]
        _between(node, Token("quote", typed), Token("unquote", closing), state, depth, quotes, out)
        return
    inner = depth % 2 == 1 or (depth == 0 and typed != "" and typed == quotes.inner[0])
    opening, closing = quotes.inner if inner else quotes.outer
    _between(node, Token("quote", opening), Token("unquote", closing), state, 2 if inner else 1, quotes, out)


def _formatted(node: Span, state: dict[str, str], depth: int, quotes: Quotes, out: list[Token]) -> None:
    before = state[node.name]
    value = DEFAULTS[node.name] if node.kind == "flip" and before == node.value else node.value
    if value == before:
        for child in node.children:
            _walk(child, state, depth, quotes, out)
        return
    now = {**state, node.name: value}
    _between(node, Token("open", value, node.name), Token("close", value, node.name), now, depth, quotes, out)


def _bracketed(node: Span, state: dict[str, str], depth: int, quotes: Quotes, out: list[Token]) -> None:
    """Only the style's own brackets change; those in a record are its author's."""
    square = state[_BRACKETS] == "("
    opening, *content, closing = node.children
    assert isinstance(opening, str)
    _walk(opening.replace("(", "[") if square else opening, state, depth, quotes, out)
    for child in content:
        _walk(child, {**state, _BRACKETS: "[" if square else "("}, depth, quotes, out)
    _walk("]" if square else closing, state, depth, quotes, out)


class _Settler:
    """Settles punctuation and spaces at every seam, going once from left to right.

    ``last`` is the text on the left of the seam. ``quoted`` is the text that closing quotation marks follow, as long as
    nothing but punctuation has come since: American punctuation goes there.
    """

    def __init__(self, punctuation_inside: bool) -> None:
        self.inside = punctuation_inside
        self.out: list[Token] = []
        self.last: Token | None = None
        self.quoted: Token | None = None

    def settle(self, tokens: list[Token]) -> list[Token]:
        for token in tokens:
            if token.op == "text":
                self._text(token)
            else:
                self._other(token)
        return self.out

    def _other(self, token: Token) -> None:
        if token.op == "unquote":
            self.quoted = self.last
        elif token.op in ("quote", "block", "unblock"):
            self.last = self.quoted = None
        self.out.append(token)

    def _text(self, token: Token) -> None:
        while token.text and not token.inside and self._settled(token):
            token.text = token.text[1:]
        if not token.text:
            return
        if not all(c in MARKS for c in token.text):
            self.quoted = None
        self.out.append(token)
        self.last = token

    def _settled(self, token: Token) -> bool:
        """Whether the first character of a text is dealt with on the left of it."""
        first, last = token.text[0], self.last
        if last is None or not last.text:
            return False
        if first == " ":
            return last.text[-1].isspace()
        if first not in MARKS:
            return False
        if last is self.quoted:
            return self._after_quotation(first, last)
        if last.text.endswith(": "):  # a label and the label of a label
            return first in ".:"
        return last.text[-1] in MARKS and self._after_mark(first, last)

    def _after_quotation(self, first: str, quoted: Token) -> bool:
        """A mark right after closing marks goes inside, or stays outside, or is one too many."""
        if self.inside and first in INSIDE_QUOTES:
            _append(quoted, first)
            return True
        return quoted.text[-1] in MARKS and len(meeting(quoted.text[-1], first)) == 1

    def _after_mark(self, first: str, last: Token) -> bool:
        """One of two marks goes; what outlives a colon after a quotation goes inside it."""
        before, met = last.text, meeting(last.text[-1], first)
        if len(met) == 2:
            return False
        last.text = before[:-1] + met
        if self.quoted is not None and self.inside and before != last.text == met and met in INSIDE_QUOTES:
            last.text = ""
            _append(self.quoted, met)
            self.last = self.quoted
        return True


def _append(token: Token, mark: str) -> None:
    end = token.text[-1:]
    token.text = token.text[:-1] + (meeting(end, mark) if end and end in MARKS else end + mark)


def _without_empty(tokens: list[Token]) -> list[Token]:
    """Tokens without texts that became empty and without formatting round nothing."""
    out: list[Token] = []
    for token in tokens:
        if token.op == "text" and not token.text:
            continue
        if token.op == "close" and out and out[-1].op == "open":
            out.pop()
            continue
        out.append(token)
    return out
