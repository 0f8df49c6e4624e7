"""The attributes any rendering element may carry: affixes, display, formatting, quotes, strip-periods, text-case.

Affixes lie outside everything else of their own element (CSL 1.0.2, "Affixes"); formatting is set from the
innermost attribute outwards in the order of ``_FORMATTING``. A translation in brackets that ends a title is left as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from html import unescape

from coprodbib.csl.nodes import DEFAULTS, Node, Span, affixed, parted, with_texts
from coprodbib.csl.people import is_romanesque
from coprodbib.csl.textcase import in_case

_FORMATTING = ("font-style", "font-variant", "font-weight", "text-decoration", "vertical-align")
assert set(_FORMATTING) == set(DEFAULTS)


class Decoration:
    """What one element does to its own output.

    >>> Decoration({"prefix": "(", "suffix": ")", "font-style": "italic"})("a")
    <plain: ['(', <format font-style italic: ['a']>, ')']>
    """

    __slots__ = ("brackets", "case", "display", "formats", "idle", "prefix", "quotes", "strip", "suffix")

    def __init__(self, attributes: Mapping[str, str], *, affixes: bool = True, compound: bool = False) -> None:
        """``compound`` elements (groups, macros, dates) change round brackets to square ones inside others."""
        self.prefix = unescape(attributes.get("prefix", "")) if affixes else ""  # styles write "&amp;#160;"
        self.suffix = unescape(attributes.get("suffix", "")) if affixes else ""
        self.brackets = compound and self.prefix.lstrip() == "(" and self.suffix == ")"
        self.formats = tuple((name, attributes[name]) for name in _FORMATTING if name in attributes)
        self.quotes = attributes.get("quotes") == "true"
        self.strip = attributes.get("strip-periods") == "true"
        self.case = attributes.get("text-case", "")
        self.display = attributes.get("display", "")
        self.idle = not (
            self.prefix or self.suffix or self.formats or self.quotes or self.strip or self.case or self.display
        )

    def __call__(self, node: Node, *, english: bool = True) -> Node:
        """The node as its element prints it; ``english`` is what title case needs to know."""
        if self.idle:
            return node
        node, gloss = (node, None) if isinstance(node, str) else parted(node)
        if self.strip:
            node = with_texts(node, lambda text: text.replace(".", ""))
        if self.case:
            cased = _text_in_case if isinstance(node, str) else in_case
            node = cased(node, self.case, english=english)
        node = self.formatted(node)
        if self.quotes:
            node = Span("quote", [node])
        if gloss is not None:
            node = Span("plain", [node, gloss])
        if self.brackets:
            node = Span("bracket", [self.prefix, node, self.suffix])
        else:
            node = affixed(node, self.prefix, self.suffix)
        return Span("display", [node], "", self.display) if self.display else node

    def formatted(self, node: Node) -> Node:
        """Formatting alone."""
        for name, value in self.formats:
            node = Span("format", [node], name, value)
        return node


@lru_cache(maxsize=4096)
def _text_in_case(text: str, case: str, *, english: bool) -> Node:
    """A text is set more than once: the journal of many articles, a title in the sort key and in print."""
    return in_case(text, case, english=english)


def has_slant(text: str) -> bool:
    """Whether a text has letters that can be italic: Chinese and Japanese titles are set upright.

    >>> has_slant("Governing"), has_slant("红楼梦")
    (True, False)
    """
    return text.isascii() or is_romanesque(text) or any(c.isalpha() and is_romanesque(c) for c in text)


NO_DECORATION = Decoration({})
"""What an element without attributes does: nothing."""
