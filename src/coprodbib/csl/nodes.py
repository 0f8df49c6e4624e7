"""The output tree: what rendering yields before it is flattened and written.

A node is a string (characters to be printed as they are) or a ``Span`` (nodes with one property more). Formatting
of the style and inline markup of a record differ: the first sets a property, the second turns it over when it is
already set, which is what printers do with italics inside italics (CSL 1.0.2, "Rich Text Content").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, Union

Kind = Literal[
    "plain",
    "field",
    "format",
    "flip",
    "quote",
    "nocase",
    "display",
    "names",
    "list",
    "person",
    "term",
    "bracket",
    "year-suffix",
    "link",
    "gloss",
]


DEFAULTS = {
    "font-style": "normal",
    "font-weight": "normal",
    "font-variant": "normal",
    "text-decoration": "none",
    "vertical-align": "baseline",
}
"""The formatting attributes of CSL and what they are when nothing is said."""


TYPED_QUOTES = {
    "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{LEFT SINGLE QUOTATION MARK}": "\N{RIGHT SINGLE QUOTATION MARK}",
}
"""Curly quotation marks that people type."""


class Span:
    """Nodes with one property.

    ``kind`` says which: *plain* (none), *field* (one text of a record, whose
    inner punctuation is not touched), *format* (``name`` and ``value`` as in CSL: "font-style", "italic"), *flip*
    (the same, from inline markup), *quote* (``value`` is the opening mark where it was typed curly), *nocase* (text-case leaves
    it alone), *display* (``value`` as in CSL: "left-margin"), *names* (all a cs:names prints, its substitute
    too), *list* (the names of the variable ``name``), *person* (one of them), *term* (a word of the locale),
    *bracket* (its first and last node are round brackets), *year-suffix* (the letter of "2021a"), *link* (the variable ``name``
    leads to the address ``value``), *gloss* (a translation in square brackets behind a title).

    >>> text_of(Span("format", ["a", Span("quote", ["b"])], "font-style", "italic"))
    'ab'
    """

    __slots__ = ("children", "kind", "name", "value")

    def __init__(self, kind: Kind, children: list[Node], name: str = "", value: str = "") -> None:
        self.kind = kind
        self.children = children
        self.name = name
        self.value = value

    def __repr__(self) -> str:
        described = " ".join(filter(None, (self.kind, self.name, self.value)))
        return f"<{described}: {self.children!r}>"

    def holding(self, children: list[Node]) -> Span:
        """The same property on other nodes."""
        return Span(self.kind, children, self.name, self.value)


Node = Union[str, Span]  # noqa: UP007 - a string cannot be joined to a class by "|" before both exist


def text_of(node: Node | None) -> str:
    """All characters of a node, in order, without its formatting.

    >>> text_of(None)
    ''
    """
    if node is None:
        return ""
    return node if isinstance(node, str) else "".join(map(text_of, node.children))


def together(nodes: list[Node]) -> Node | None:
    """Several nodes as one; None for none.

    >>> together(["a"])
    'a'
    """
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 else Span("plain", nodes)


def joined(nodes: Iterable[Node], delimiter: str) -> list[Node]:
    """Nodes with a delimiter between them.

    >>> joined(["a", "b"], ", ")
    ['a', ', ', 'b']
    """
    out: list[Node] = []
    for node in nodes:
        if out and delimiter:
            out.append(delimiter)
        out.append(node)
    return out


_SEEN_THROUGH = frozenset(("plain", "field", "link"))


def parted(node: Node) -> tuple[Node, Node | None]:
    """A node without the gloss it ends with, and the gloss, None where there is none.

    >>> parted(Span("field", ["Xiangtu Zhongguo", Span("gloss", [" [From the soil]"])]))
    (<field: ['Xiangtu Zhongguo']>, <gloss: [' [From the soil]']>)
    """
    if isinstance(node, str) or node.kind not in _SEEN_THROUGH or not node.children:
        return node, None
    last = node.children[-1]
    if isinstance(last, str):
        return node, None
    if last.kind == "gloss":
        return node.holding(node.children[:-1]), last
    body, gloss = parted(last)
    return (node, None) if gloss is None else (node.holding([*node.children[:-1], body]), gloss)


def affixed(node: Node, prefix: str, suffix: str) -> Node:
    """A node with text before and after it.

    >>> affixed("a", "(", ")")
    <plain: ['(', 'a', ')']>
    """
    if not prefix and not suffix:
        return node
    return Span("plain", [part for part in (prefix, node, suffix) if part != ""])


def with_texts(node: Node, change: Callable[[str], str]) -> Node:
    """The same tree with every string changed.

    >>> with_texts(Span("quote", ["a"]), str.upper)
    <quote: ['A']>
    """
    if isinstance(node, str):
        return change(node)
    return node.holding([with_texts(child, change) for child in node.children])


_UNCASED = ("vertical-align", "font-variant")
"""Inline markup that text-case leaves alone too: "CO₂", names in small capitals."""


def strings(node: Node, *, cased: bool = True) -> Iterator[tuple[str, bool]]:
    """Every string of a node and whether text-case may change it.

    >>> list(strings(Span("plain", ["a ", Span("nocase", ["b"])])))
    [('a ', True), ('b', False)]
    """
    if isinstance(node, str):
        yield node, cased
        return
    free = cased and node.kind != "nocase" and not (node.kind == "flip" and node.name in _UNCASED)
    for child in node.children:
        yield from strings(child, cased=free)


def with_strings(node: Node, replacements: Iterator[str]) -> Node:
    """The same tree with its strings replaced in order.

    >>> with_strings(Span("quote", ["a", "b"]), iter("xy"))
    <quote: ['x', 'y']>
    """
    if isinstance(node, str):
        return next(replacements)
    return node.holding([with_strings(child, replacements) for child in node.children])
