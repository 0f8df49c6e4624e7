"""A CSL style compiled once: the layouts of its citations and its bibliography, as closures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from coprodbib.csl.conditions import compile_choose
from coprodbib.csl.context import Context
from coprodbib.csl.dates import compile_date
from coprodbib.csl.decoration import NO_DECORATION, Decoration
from coprodbib.csl.elements import compile_group, compile_label, compile_number, compile_text
from coprodbib.csl.engine import CSL, Loaded
from coprodbib.csl.flattening import Quotes
from coprodbib.csl.nameselement import compile_names
from coprodbib.csl.nodes import Node, Span
from coprodbib.csl.scope import Compile, Render, Scope, Sheet, nothing
from coprodbib.csl.sorting import SortKey, compile_sort

COMPILERS: Mapping[str, Compile] = {
    "text": compile_text,
    "number": compile_number,
    "label": compile_label,
    "group": compile_group,
    "date": compile_date,
    "names": compile_names,
    "choose": compile_choose,
}
"""Rendering elements by name; whoever adds one adds it here."""


@dataclass(frozen=True, slots=True)
class Area:
    """cs:citation or cs:bibliography: its layout element by element, and its options."""

    renders: tuple[Render, ...] = ()
    formatting: Decoration = NO_DECORATION
    prefix: str = ""
    suffix: str = ""
    delimiter: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    sort: tuple[SortKey, ...] = ()

    def render(self, context: Context) -> list[Node]:
        """The nodes of one cite or entry, without the layout's own affixes."""
        out: list[Node] = []
        for render in self.renders:
            render(context, out)
        return out

    def laid_out(self, nodes: list[Node]) -> Node:
        """Nodes with the layout's affixes, which unlike others lie inside its formatting (CSL 1.0.2, "Affixes")."""
        last = nodes[-1] if nodes else ""
        if self.suffix and isinstance(last, Span) and last.kind == "display":  # the full stop belongs to its last line
            nodes = [*nodes[:-1], last.holding([*last.children, self.suffix])]
            return self.formatting.formatted(Span("plain", [self.prefix, *nodes]))
        return self.formatting.formatted(Span("plain", [self.prefix, *nodes, self.suffix]))

    def flag(self, name: str) -> bool:
        """Whether an option is "true"."""
        return self.options.get(name) == "true"


_IN_SENTENCE = f"""
<names xmlns="{CSL[1:-1]}" variable="author">
  <name form="short" and="text" et-al-min="3" et-al-use-first="1" et-al-subsequent-min="3" et-al-subsequent-use-first="1"
    delimiter=", " delimiter-precedes-last="contextual" delimiter-precedes-et-al="contextual"/>
  <substitute>
    <names variable="editor"/><names variable="translator"/><names variable="director"/>
    <text variable="title" form="short" font-style="italic"/>
  </substitute>
</names>"""
"""As the IEEE, ACS and AMA manuals name authors in running text: two at most, "et al." for more."""


class Style:
    """A style ready to render.

    >>> Style(b'<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info/><citation><layout/></citation></style>').is_note
    True
    """

    def __init__(
        self, source: bytes, *, locale: str | None = None, compilers: Mapping[str, Compile] = COMPILERS
    ) -> None:
        """Raises StyleError when ``source`` is no CSL style; other ``compilers`` may tell more of what they print."""
        self.loaded = Loaded(source, locale=locale)
        self.sheet = Sheet(self.loaded, compilers)
        root = self.loaded.root
        self.is_note = root.get("class") == "note"
        self.english = (root.get("default-locale") or "en").lower().startswith("en")
        self.citation = self._area(root.find(CSL + "citation"), "citation")
        bibliography = root.find(CSL + "bibliography")
        self.bibliography = self._area(bibliography, "bibliography") if bibliography is not None else None
        self.disambiguate_tests = sum("disambiguate" in test.attrib for test in root.iter(CSL + "if", CSL + "else-if"))
        self.tests_position = any("position" in test.attrib for test in root.iter(CSL + "if", CSL + "else-if"))
        self.in_sentence = self._in_sentence()
        self.subsequent_names = any(name.startswith("et-al-subsequent") for name in self.citation.options)
        self.quotes = self._quotes()

    def _area(self, element: Any, name: str) -> Area:
        if element is None:
            return Area()
        scope = Scope.of(self.sheet, name, element)
        layout = element.find(CSL + "layout")
        children: Sequence[Any] = layout if layout is not None else ()
        renders = tuple(render for child in children if (render := scope.compile(child)) is not nothing)
        attributes = dict(layout.attrib) if layout is not None else {}
        get = attributes.get
        formatting = Decoration(attributes, affixes=False)
        sort = compile_sort(element, scope)
        return Area(
            renders, formatting, get("prefix", ""), get("suffix", ""), get("delimiter", ""), dict(element.attrib), sort
        )

    def _in_sentence(self) -> Render:
        """Authors as a sentence names them ("Doe et al. [1]"), for styles whose citations are numbers or labels."""
        from lxml import etree

        category = self.loaded.root.find(f"{CSL}info/{CSL}category[@citation-format]")
        if category is None or category.get("citation-format") not in ("numeric", "label"):
            return nothing
        return Scope.of(self.sheet, "citation").compile(etree.fromstring(_IN_SENTENCE))

    def _quotes(self) -> Quotes:
        term = self.loaded.term
        return Quotes(
            (term("open-quote") or "", term("close-quote") or ""),
            (term("open-inner-quote") or "", term("close-inner-quote") or ""),
            self.loaded.option("punctuation-in-quote"),
        )

    def is_english(self, language: str | None) -> bool:
        """Whether title case is for an item of this language (CSL 1.0.2, "Text-case")."""
        return language.lower().startswith("en") if language else self.english


@lru_cache(maxsize=32)
def compiled(source: bytes, locale: str | None) -> Style:
    """A style, compiled once for each locale: rendering does not change it."""
    return Style(source, locale=locale)
