"""JATS XML, as publishers and archives of journals give it: its references in fields and its links to them are used as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coprodbib.errors import ReadError
from coprodbib.model import Csl, Document
from coprodbib.reading.drafting import Draft, raised
from coprodbib.reading.jatsfields import article_record, citation_fields
from coprodbib.reading.markup import XLINK, local, web_link, words
from coprodbib.reading.structured import mark_value, printed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SKIPPED = frozenset(
    "journal-meta article-id article-categories pub-date history permissions self-uri counts custom-meta-group custom-meta funding-group "
    "related-article tex-math annotation annotation-xml object-id alternatives elocation-id fpage lpage volume issue pub-history email processing-meta".split()
)
_BLOCKS = frozenset(
    "p sec title article-title subtitle abstract trans-abstract kwd-group ack app fig table-wrap caption table tr list list-item disp-quote boxed-text aff "
    "contrib contrib-group author-notes corresp fn fn-group ref ref-list disp-formula def-list def-item statement bio notes verse-group "
    "speech glossary attrib sig-block title-group front body back sub-article response".split()
)
_CITATIONS = ("mixed-citation", "element-citation", "nlm-citation", "citation")


def document_from_jats(id: str, source: str, root: Element) -> Document:
    """A Document of a JATS article. Raises ReadError where there is no article in it.

    >>> from coprodbib.reading.markup import parse_xml
    >>> article = b"<article><body><p>So <xref ref-type='bibr' rid='B1'>Doe</xref>.</p></body><back><ref-list><title>References</title><ref id='B1'><mixed-citation>Doe 2000. Care.</mixed-citation></ref></ref-list></back></article>"
    >>> document = document_from_jats("a", "a.xml", parse_xml(article, "a.xml"))
    >>> document.text, [mark.kind for mark in document.marks]
    ('So Doe.\\n\\nReferences\\n\\nDoe 2000. Care.\\n', ['link', 'heading', 'structured-reference'])
    """
    from lxml import etree

    article = root if local(root) == "article" else next((e for e in root.iter() if local(e) == "article"), None)
    if article is None:
        raise ReadError(f"{source}: holds no JATS article")
    draft = Draft(source)
    draft.csl = article_record(article)
    page = _Article(draft)
    walk = etree.iterwalk(article, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            page.end(element)
        elif local(element) in _SKIPPED or local(element) == "ref":
            walk.skip_subtree()
            page.skip(element)
        else:
            page.start(element)
    return draft.document(id)


class _Article:
    """Follows the elements of an article and writes their words."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.open: dict[Element, int] = {}
        self.depth = 0
        self.raising = 0  # how many elements around set it as a superscript

    def start(self, element: Element) -> None:
        """Begin an element and write the text before its first child."""
        name, draft = local(element), self.draft
        if name in _BLOCKS:
            draft.line() if name == "tr" else draft.block()
        elif name in ("td", "th"):
            draft.cell()
        elif name == "break":
            draft.line()
        self.depth += name in ("sec", "app", "ref-list")
        self.open[element] = draft.at
        if name == "list-item":
            draft.label(_bullet(element))
        self.raising += _is_raised(element)
        if name == "label":
            self._label(element)
        else:
            self._write(element.text)

    def skip(self, element: Element) -> None:
        """What is not followed: references are written from their fields, the rest is left out."""
        if local(element) == "ref":
            write_reference(element, self.draft)

    def end(self, element: Element) -> None:
        """End an element, mark it where it is of a kind we mark, and write the text behind it."""
        name, draft, start = local(element), self.draft, self.open.pop(element, None)
        if start is not None:
            self._mark(element, name, start)
            self.depth -= name in ("sec", "app", "ref-list")
            self.raising -= _is_raised(element)
            if name in _BLOCKS:
                draft.line() if name == "tr" else draft.block()
        # names in fields have no blank between their parts
        self._write(element.tail or (" " if name == "surname" and element.getnext() is not None else ""))

    def _label(self, element: Element) -> None:
        parent, text = element.getparent(), words(element)
        inline = parent is not None and local(parent) in ("fn", "list-item", "def-item")
        if inline and text:
            self.draft.label(f"{text}." if text.isdigit() else text)
        else:
            self._write(f"{text} " if text else "")

    def _write(self, text: str | None) -> None:
        if text:
            self.draft.write(raised(text) if self.raising else text)

    def _mark(self, element: Element, name: str, start: int) -> None:
        draft = self.draft
        if name in ("title", "article-title") and local_parent(element) in ("sec", "app", "ref-list", "ack", "abstract", "title-group", "fn-group", "back", "bio", "glossary"):  # fmt: skip
            draft.mark("heading", start, value=str(max(self.depth, 1)))
        elif name == "xref" and element.get("rid"):
            draft.mark("link", start, value=" ".join(f"#{rid}" for rid in (element.get("rid") or "").split()))
        elif name in ("ext-link", "uri") and (target := web_link(element.get(XLINK) or words(element))):
            draft.mark("link", start, value=target)
        elif name == "sup":
            draft.mark("superscript", start)
        elif name == "list-item":
            draft.mark("item", start, value=element.get("id") or "")
        elif name == "fn":
            draft.mark("note", start, value=element.get("id") or "")


def local_parent(element: Element) -> str:
    """The name of the element around; "" for the root."""
    parent = element.getparent()
    return local(parent) if parent is not None else ""


def _is_raised(element: Element) -> bool:
    return local(element) == "sup" or local(element) == "xref" and element.get("ref-type") == "fn"


def _bullet(element: Element) -> str:
    """The mark of an item that has no label of its own."""
    if any(local(child) == "label" for child in element):
        return ""
    parent = element.getparent()
    if parent is None or parent.get("list-type") not in ("order", "ordered"):
        return "•"
    return f"{sum(local(child) == 'list-item' for child in element.itersiblings(preceding=True)) + 1}."


def write_reference(ref: Element, draft: Draft) -> None:
    """An entry of the list, on a line of its own: label, printed string, fields in the mark.

    A ``ref`` may hold several citations ("1a", "1b"); each is an entry, all with the same anchor.
    """
    label = next((words(child) for child in ref if local(child) == "label"), "")
    for citation in (child for child in ref.iter() if local(child) in _CITATIONS):
        csl, elided = citation_fields(citation)
        string = printed_string(citation, csl, elided)
        if not string:
            continue
        draft.block()
        start = draft.at
        own = next((words(child) for child in citation if local(child) == "label"), "") or label
        if own and not string.startswith(own):
            draft.write(f"{own}. " if own.isdigit() else f"{own} ")
        draft.write(string)
        draft.mark("structured-reference", start, value=mark_value(ref.get("id") or "", csl, elided=elided))
        label = ""
    draft.block()


def printed_string(citation: Element, csl: Csl, elided: bool) -> str:
    """The string as printed where the citation has its punctuation, else one made from its fields."""
    text = " ".join("".join(_strings(citation)).split())
    plain = re.sub(r"\s+([,.;:)])", r"\1", text)
    if local(citation) == "mixed-citation" or any((child.tail or "").strip(" \n\t") for child in citation):
        return plain
    return printed(csl, elided) if csl else plain


def _strings(citation: Element) -> list[str]:
    """The text of a citation without its own label; a blank between family and given name where the file has none."""
    from lxml import etree

    out: list[str] = []
    for event, element in etree.iterwalk(citation, events=("start", "end")):
        name = local(element)
        if event == "start":
            out.append((element.text or "") if name != "label" else "")
        elif element is not citation:
            names = name in ("surname", "given-names") and element.getnext() is not None
            out.append(element.tail or (" " if names else ""))
    return out
