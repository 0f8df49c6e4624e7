"""HTML: headings, items, superscripts, links and notes kept as marks; scripts, styles and menus left out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from coprodbib.model import Csl, Document
from coprodbib.names import parse_names
from coprodbib.reading.drafting import Draft, numbered, raised
from coprodbib.reading.markup import attribute, declared_encoding, local, parse_html, web_link, words
from coprodbib.reading.plain import decode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SKIPPED = frozenset(
    "script style noscript template svg nav select textarea iframe object embed video audio canvas head annotation annotation-xml input".split()
)
BLOCKS = frozenset(
    "p div section article main aside header footer h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption tr blockquote pre figure figcaption "
    "address form fieldset details summary hr body center hgroup".split()
)
_ONE_PAGE: Mapping[str, str] = MappingProxyType({})
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_INLINE_CLASSES = ("csl-left-margin", "csl-right-inline")
_ENTRY_ROLES = frozenset(("doc-biblioentry", "doc-endnote", "doc-footnote", "listitem"))
_NOTE_ROLES = frozenset(("doc-endnote", "doc-footnote"))
_NOTE_TYPES = frozenset(("footnote", "endnote", "rearnote"))
_NOTE_LISTS = frozenset(("doc-endnotes",))
_META = {
    "citation_title": "title", "citation_journal_title": "container-title", "citation_volume": "volume",
    "citation_issue": "issue", "citation_doi": "DOI", "citation_publisher": "publisher",
}  # fmt: skip


def document_from_html(id: str, source: str, data: bytes) -> Document:
    """A Document of an HTML page; links within it lead to marks of kind "item" that bear their targets.

    >>> document = document_from_html("a", "a.html", b"<h2>Notes</h2><ol><li id='n1'>See Doe<sup>2</sup></ol>")
    >>> document.text
    'Notes\\n\\n1. See Doe²\\n'
    >>> [(mark.kind, mark.value) for mark in document.marks]
    [('heading', '2'), ('item', 'n1'), ('superscript', '')]
    """
    text, issues = decode(data, source, declared=declared_encoding(data))
    draft = Draft(source)
    draft.issues += issues
    root = parse_html(text, source)
    draft.csl = own_record(root)
    mark_targets([write_html(root, draft)])
    return draft.document(id)


def write_html(root: Element, draft: Draft, *, path: str = "", prefixes: Mapping[str, str] = _ONE_PAGE) -> Page:
    """Write a page into a draft; ``prefixes`` stand before the anchors of each page of a book, so that they do not clash."""
    from lxml import etree

    page = Page(draft, path, prefixes)
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if _is_skipped(element):
                walk.skip_subtree()
            else:
                page.start(element)
        else:
            page.end(element)
    return page


def mark_targets(pages: Sequence[Page]) -> None:
    """Mark as items what links of any of the pages lead to, where it is one block."""
    targets = {target for page in pages for target in page.targets}
    for page in pages:
        for anchor, start, end in page.anchored:
            if anchor in targets and anchor not in page.marked:
                page.draft.mark("item", start, end, anchor)


def _is_skipped(element: Element) -> bool:
    name = local(element)
    if name in SKIPPED or not name or element.get("hidden") is not None:
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or attribute(element, "role") in ("doc-backlink", "navigation", "doc-toc")


class Page:
    """Follows the elements of a page and writes their words."""

    def __init__(self, draft: Draft, path: str, prefixes: Mapping[str, str]) -> None:
        self.draft, self.path, self.prefixes = draft, path, prefixes
        self.prefix = prefixes.get(path, "")
        self.open: dict[Element, int] = {}  # where the elements that become marks began
        self.counters: list[int | None] = []  # of the lists around; None where items have bullets
        self.raising = 0  # how many elements around set a number as a superscript
        self.in_notes = 0
        self.blocks: list[
            tuple[int, list[str]]
        ] = []  # of each open block: blocks written before it, anchors at its beginning
        self.anchored: list[tuple[str, int, int]] = []
        self.targets: set[str] = set()
        self.marked: set[str] = set()

    def start(self, element: Element) -> None:
        """Begin an element and write the text before its first child."""
        name, draft = local(element), self.draft
        if is_block(element):
            draft.block() if name != "tr" else draft.line()
            self.blocks.append((draft.blocks, []))
        elif name == "br":
            draft.line()
        elif name in ("td", "th"):
            draft.cell()
        self.open[element] = draft.at
        self._anchor(element)
        if name in ("ol", "ul"):
            self.counters.append(_first(element) if name == "ol" and _is_marked(element) else None)
        elif name == "li":
            self._item(element)
        elif name == "sup" or name == "a" and _refers_to_note(element):
            self.raising += _is_raised_number(element)
        self.in_notes += _holds_notes(element)
        self._write(element.text)

    def end(self, element: Element) -> None:
        """End an element, mark it where it is of a kind we mark, and write the text behind it."""
        name, draft, start = local(element), self.draft, self.open.pop(element, None)
        if start is not None:
            self._mark(element, name, start)
            self.in_notes -= _holds_notes(element)
            if name in ("ol", "ul"):
                self.counters.pop()
            elif name == "sup" or name == "a" and _refers_to_note(element):
                self.raising -= _is_raised_number(element)
            if is_block(element):
                draft.block() if name != "tr" else draft.line()
                before, anchors = self.blocks.pop()
                if draft.blocks - before <= 1 and name not in _HEADINGS:
                    self.anchored += [(anchor, start, draft.at) for anchor in anchors]
            elif "csl-left-margin" in (element.get("class") or ""):
                draft.write(" ")
        self._write(element.tail)

    def _write(self, text: str | None) -> None:
        if text:
            self.draft.write(raised(text) if self.raising else text)

    def _anchor(self, element: Element) -> None:
        if not self.blocks or not self.draft.at_start:
            return  # in the midst of a block, where links lead back from notes
        for anchor in (element.get("id"), element.get("name") if local(element) == "a" else None):
            if anchor:
                self.blocks[-1][1].append(self.prefix + anchor.strip())

    def _item(self, element: Element) -> None:
        counter = self.counters[-1] if self.counters else None
        given = element.get("value") or ""
        number = int(given) if re.fullmatch(r"\d{1,6}", given) else counter
        if counter is not None and number is not None:
            self.counters[-1] = number + 1
            if not numbered(words(element)[:12]):
                self.draft.label(f"{number}.")
        elif counter is None and self.counters and _is_marked(element.getparent()):
            self.draft.label("•")

    def _target(self, href: str) -> str:
        """Where a link leads: an anchor of this page or of another page of the book, or a web address; "" for anything else."""
        path, sign, anchor = href.strip().partition("#")
        if not path and sign:
            return f"#{self.prefix}{anchor}" if anchor else ""
        page = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))
        return f"#{self.prefixes[page]}{anchor}" if anchor and page in self.prefixes else web_link(href)

    def _mark(self, element: Element, name: str, start: int) -> None:
        draft = self.draft
        if name in _HEADINGS:
            draft.mark("heading", start, value=name[1])
        elif name == "a" and (target := self._target(element.get("href") or "")):
            self.targets.add(target[1:])
            draft.mark("link", start, value=target)
        elif name == "sup":
            draft.mark("superscript", start)
        elif name == "li" or is_entry(element):
            anchor = self.prefix + (element.get("id") or "") if element.get("id") else ""
            self.marked.add(anchor)
            draft.mark("item", start, value=anchor)
            if self.in_notes or attribute(element, "role") in _NOTE_ROLES or attribute(element, "type") in _NOTE_TYPES:
                draft.mark("note", start, value=anchor)


def is_block(element: Element) -> bool:
    """Whether an element stands on lines of its own."""
    name = local(element)
    return name in BLOCKS and not any(c in (element.get("class") or "") for c in _INLINE_CLASSES)


def is_entry(element: Element) -> bool:
    """Whether an element says of itself that it is an entry of a list."""
    if attribute(element, "type") in _NOTE_TYPES:
        return True
    return attribute(element, "role") in _ENTRY_ROLES or "csl-entry" in (element.get("class") or "").split()


def _holds_notes(element: Element) -> bool:
    kinds = (element.get("class") or "").split()
    return (
        attribute(element, "role") in _NOTE_LISTS or "footnotes" in kinds or "footnotes" in attribute(element, "type")
    )


def _refers_to_note(element: Element) -> bool:
    return attribute(element, "role") == "doc-noteref" or attribute(element, "type") == "noteref"


def _is_marked(element: Element | None) -> bool:
    """Whether a list shows numbers or bullets."""
    return element is None or "list-style:none" not in (element.get("style") or "").replace(" ", "").lower()


def _is_raised_number(element: Element) -> bool:
    text = words(element)
    return len(text) < 40 and raised(text) != text


def _first(element: Element) -> int:
    given = element.get("start") or "1"
    return int(given) if re.fullmatch(r"\d{1,6}", given) else 1


def own_record(root: Element) -> Csl:
    """What a page says of itself in its head, by the names that search engines for papers read.

    >>> own_record(parse_html("<meta name='citation_author' content='Doe, Ann'><meta name='citation_date' content='2000/5'>", "a.html"))
    {'author': [{'family': 'Doe', 'given': 'Ann'}], 'issued': {'date-parts': [[2000]]}}
    """
    csl: Csl = {}
    for meta in root.iter("meta"):
        name, content = (meta.get("name") or "").lower(), " ".join((meta.get("content") or "").split())[:1000]
        if content and name in _META:
            csl.setdefault(_META[name], content)
        elif content and name == "citation_author":
            csl.setdefault("author", []).extend(parse_names(content).names[:1])
        elif name in ("citation_publication_date", "citation_date") and (year := re.match(r"\d{4}\b", content)):
            csl.setdefault("issued", {"date-parts": [[int(year[0])]]})
    return csl
