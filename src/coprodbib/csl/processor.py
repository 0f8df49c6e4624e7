"""Processor: a style and items in, citations and a bibliography out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from coprodbib.csl.catalogue import source_of
from coprodbib.csl.citations import Citer
from coprodbib.csl.context import Cite, Context, NamesUse, Standing
from coprodbib.csl.disambiguation import Methods, disambiguate
from coprodbib.csl.engine import is_known_language
from coprodbib.csl.flattening import flatten
from coprodbib.csl.items import Item
from coprodbib.csl.links import chosen
from coprodbib.csl.listing import entry, repeat_authors
from coprodbib.csl.locators import split_label
from coprodbib.csl.nodes import Node, Span, text_of, together
from coprodbib.csl.positions import Cluster, place
from coprodbib.csl.sorting import in_order
from coprodbib.csl.style import Style, compiled
from coprodbib.csl.writers import known, write
from coprodbib.errors import CoprodbibError

_BROKEN = (TypeError, ValueError, KeyError, IndexError, AttributeError, RecursionError)
"""What a malformed item may still provoke: it must not cost the others their entry."""


_POSITIONS: dict[object, str] = {0: "first", 1: "subsequent", 2: "ibid", 3: "ibid-with-locator"}


class Processor:
    """Citations and bibliography of some items in one CSL style.

    ``style`` is a short name of ``styles/styles.toml``, the id of an official style ("apa", or its whole URI), the
    path of a .csl file, CSL XML, or a ``Style`` that is compiled already. ``items`` are CSL-JSON items with ids, which are told apart by letter case; all of
    them are registered, in the order given. ``locale`` ("de-DE") replaces the style's own. ``format`` is html (as the
    CSL test-suite writes it), text, markdown, rst or latex. With ``links`` the DOI, PMCID, PMID and URL that the style
    prints lead to their page, and where it prints none of them the title does (CSL 1.0.2, appendix "Links").

    Raises StyleError for an unknown or broken style, CoprodbibError for an unknown format or items that are none.
    ``warnings`` names what was left out and why; a malformed item is printed as far as it goes.

    >>> doe = {"id": "doe", "type": "book", "title": "A title", "author": [{"family": "Doe", "given": "Jane"}],
    ...        "issued": {"date-parts": [[2000]]}}
    >>> processor = Processor("apa", [doe], format="text")
    >>> processor.cite([{"items": [{"id": "doe", "locator": "4"}]}])
    ['(Doe, 2000, p. 4)']
    >>> processor.bibliography()
    [('doe', 'Doe, J. (2000). A title.')]
    """

    def __init__(
        self,
        style: str | Path | Style,
        items: Iterable[Mapping[str, Any]],
        *,
        locale: str | None = None,
        format: str = "html",
        links: bool = False,
    ) -> None:
        known(format)
        self.format = format
        self._links = links
        self.warnings: list[str] = []
        self._style = style if isinstance(style, Style) else compiled(source_of(style), locale)
        if locale is not None and not is_known_language(locale):
            self.warnings.append(f"locale {locale!r} is unknown; words of the style's fallback (en-US) are used")
        self._items = self._registered(items)
        self._order = self._in_order()
        self._standings = self._told_apart(recited=False)

    # items

    def _registered(self, items: Iterable[Mapping[str, Any]]) -> dict[str, Item]:
        registered: dict[str, Item] = {}
        for number, data in enumerate(items, start=1):
            if not isinstance(data, Mapping):
                raise CoprodbibError(f"item {number} is {type(data).__name__}, not a CSL-JSON object")
            item = Item(data, id=str(data["id"]) if data.get("id") is not None else f"item-{number}")
            if item.id in registered:
                self.warnings.append(f"{item.id}: given twice; the last is used")
            registered[item.id] = item
        return registered

    def _in_order(self) -> list[str]:
        """Ids in the order of the bibliography; citation numbers follow it."""
        area = self._style.bibliography
        provisional = {id: Standing(number) for number, id in enumerate(self._items, start=1)}
        if area is None or not area.sort:
            return list(self._items)
        return in_order(list(self._items), area.sort, lambda id: self._context(id, provisional[id]))

    def _told_apart(self, *, recited: bool) -> dict[str, Standing]:
        """Standings of all items; where some are cited again, all are compared as they are printed then."""
        methods = Methods.of(self._style.citation.options, conditions=self._style.disambiguate_tests)

        def as_cited(id: str, standing: Standing) -> tuple[str, Sequence[NamesUse]]:
            cite = Cite(id, position="subsequent" if recited or self._style.subsequent_names else "first")
            context = self._context(id, standing, cite)
            context.taken.add("accessed")  # when a page was seen tells no works apart
            return text_of(together(self._guarded(id, context))), context.uses

        standings = disambiguate(self._order, methods, as_cited)
        for number, id in enumerate(self._order, start=1):
            standings[id].number = number
        return standings

    def _context(self, id: str, standing: Standing, cite: Cite | None = None) -> Context:
        item = self._items.get(id) or Item({}, id=id)
        context = Context(item, english=self._style.is_english(item.language), standing=standing, cite=cite)
        context.links = self._links
        return context

    def _guarded(self, id: str, context: Context) -> list[Node]:
        try:
            return self._style.citation.render(context)
        except _BROKEN as error:
            self._remark(_incomplete(id, error))
            return [id]

    def _remark(self, message: str) -> None:
        if message not in self.warnings:
            self.warnings.append(message)

    # output

    def cite(self, clusters: Iterable[Mapping[str, Any]]) -> list[str]:
        """Citations in the order of the document, each call starting afresh.

        A cluster is ``{"items": [{"id", "locator", "label", "prefix", "suffix", "suppress-author", "author-only"}],
        "note": n, "mode": "composite"}``; everything but ``id`` may be left out, and other keys are ignored. A cite may also
        bring its own "position" (0 first, 1 subsequent, 2 ibid, 3 ibid with locator) and "first-reference-note-number",
        as word processors send them. An id
        that is not registered is printed as "id?", with a warning.
        """
        read = [self._cluster(cluster) for cluster in clusters]
        place(read, _whole(self._style.citation.options.get("near-note-distance"), 5))
        recited = any(cite.position != "first" for cluster in read for cite in cluster.cites)
        standings = self._told_apart(recited=True) if recited and self._style.tests_position else self._standings
        citer = Citer(self._style, lambda cite: self._context(cite.id, standings.get(cite.id, Standing()), cite))
        out = [self._written(self._printed(citer, cluster), square_inside=self._style.is_note) for cluster in read]
        self._collect_warnings()
        return out

    def _printed(self, citer: Citer, cluster: Cluster) -> Node:
        try:
            return citer.cluster(cluster)
        except _BROKEN as error:
            ids = ", ".join(cite.id for cite in cluster.cites)
            self._remark(_incomplete(ids, error))
            return ids

    def _cluster(self, cluster: Mapping[str, Any]) -> Cluster:
        items = cluster.get("items", ()) if isinstance(cluster, Mapping) else None
        if not isinstance(items, Sequence) or not all(isinstance(data, Mapping) for data in items):
            raise CoprodbibError('a cluster is {"items": [{"id": ...}, ...]}, not ' + repr(cluster)[:80])
        return Cluster(
            [self._cite(data) for data in items], _whole(cluster.get("note"), 0), str(cluster.get("mode", ""))
        )

    def _cite(self, data: Mapping[str, Any]) -> Cite:
        id = str(data.get("id", ""))
        if id not in self._items:
            self._remark(f"{id!r} is cited but not among the items")
            return Cite(id, missing=True)
        label, locator = _text(data.get("label")), _text(data.get("locator"))
        if not label:
            label, locator = split_label(locator, self._style.loaded)
        return Cite(
            id,
            locator=locator,
            label=label.replace("sub verbo", "sub-verbo"),
            prefix=_text(data.get("prefix"), strip=False),
            suffix=_text(data.get("suffix"), strip=False),
            suppress_author=bool(data.get("suppress-author")),
            author_only=bool(data.get("author-only")),
            position=_POSITIONS.get(data.get("position"), "first"),
            fixed=data.get("position") in _POSITIONS,
            near_note=bool(data.get("near-note")),
            first_note=_whole(data.get("first-reference-note-number"), 0),
        )

    def bibliography(self) -> list[tuple[str, str]]:
        """(id, entry) of every item the style prints, in the style's order; empty for a style without bibliography."""
        written = [(id, self._written(node, titles=True)) for id, node in self.trees()]
        self._collect_warnings()
        return written

    def trees(self) -> Iterator[tuple[str, Node]]:
        """(id, output tree) of the same entries, before they are written; one at a time.

        >>> [id for id, tree in Processor("apa", [{"id": "doe", "title": "A title"}]).trees()]
        ['doe']
        """
        area = self._style.bibliography
        return repeat_authors(self._entries(), area) if area is not None else iter(())

    def _entries(self) -> Iterator[tuple[str, Node]]:
        for id in self._order:
            node = self._entry(id)
            if node is not None:
                yield id, node

    @property
    def bibliography_options(self) -> dict[str, str]:
        """How the style wants its list laid out: "hanging-indent", "second-field-align", "entry-spacing", "line-spacing".

        The attributes of cs:bibliography as they are (CSL 1.0.2, "Whitespace"); what is not set is left out.

        >>> Processor("apa", []).bibliography_options["hanging-indent"]
        'true'
        """
        wanted = ("hanging-indent", "second-field-align", "entry-spacing", "line-spacing")
        options = self._style.bibliography.options if self._style.bibliography else {}
        return {name: options[name] for name in wanted if name in options}

    def _entry(self, id: str) -> Node | None:
        assert self._style.bibliography is not None
        try:
            return entry(self._style.bibliography, self._context(id, self._standings[id]))
        except _BROKEN as error:
            self._remark(_incomplete(id, error))
            title = self._items[id].node("title")
            return Span("plain", [title if title is not None else id])

    def _written(self, node: Node, *, square_inside: bool = False, titles: bool = False) -> str:
        node = chosen(node, titles=titles) if self._links else node
        return write(flatten(node, self._style.quotes, square_inside=square_inside), self.format)

    def _collect_warnings(self) -> None:
        for item in self._items.values():
            for warning in item.warnings:
                self._remark(f"{item.id}: {warning}")


def _incomplete(id: str, error: Exception) -> str:
    return f"{id}: could not be printed in full ({type(error).__name__}: {error})"


def _text(value: object, *, strip: bool = True) -> str:
    if value is None or isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = re.sub(r"[\r\n\t]+", " ", str(value))
    return text.strip() if strip else text


def _whole(value: object, default: int) -> int:
    return int(str(value)) if value is not None and str(value).isdecimal() else default
