"""TEI XML, from editions and from programs that take scholarly PDFs apart: references in fields and links are used as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprodbib.errors import ReadError
from coprodbib.model import Document
from coprodbib.reading.drafting import Draft, raised
from coprodbib.reading.markup import XML_ID, attribute, local, web_link, words
from coprodbib.reading.structured import mark_value, printed
from coprodbib.reading.teifields import header_record, structure_fields

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SKIPPED = frozenset("teiheader facsimile standoff formula fw graphic pb lb cb ptr milestone".split())
_BLOCKS = frozenset(
    "text front body back group div div1 div2 div3 p head l lg ab list item label listbibl bibl biblstruct biblfull table row figure "
    "figdesc quote cit docauthor doctitle titlepage byline titlepart argument opener closer trailer".split()
)


def document_from_tei(id: str, source: str, root: Element) -> Document:
    """A Document of a TEI text. Raises ReadError where there is no text in it.

    >>> from coprodbib.reading.markup import parse_xml
    >>> xml = b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><head>One</head><p>So <ref target='#b0'>Doe</ref>.</p></body></text></TEI>"
    >>> document_from_tei("a", "a.xml", parse_xml(xml, "a.xml")).text
    'One\\n\\nSo Doe.\\n'
    """
    from lxml import etree

    text = next((e for e in root.iter() if local(e) == "text"), None)
    if text is None:
        raise ReadError(f"{source}: holds no TEI text")
    draft = Draft(source)
    draft.csl = header_record(root)
    if title := str(draft.csl.get("title", "")):
        _heading(draft, title, "1")
    page = _Text(draft)
    walk = etree.iterwalk(text, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            page.end(element)
        elif local(element) in _SKIPPED or local(element) in ("biblstruct", "note") or _is_entry(element):
            walk.skip_subtree()
            page.skip(element)
        else:
            page.start(element)
    page.finish()
    return draft.document(id)


def _heading(draft: Draft, text: str, level: str) -> None:
    draft.block()
    start = draft.at
    draft.write(text)
    draft.mark("heading", start, value=level)
    draft.block()


def _is_entry(element: Element) -> bool:
    parent = element.getparent()
    return local(element) == "bibl" and parent is not None and local(parent) == "listbibl"


class _Text:
    """Follows the elements of a text and writes their words; notes wait for the end."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.open: dict[Element, int] = {}
        self.notes: list[Element] = []
        self.depth = 0
        self.raising = False

    def start(self, element: Element) -> None:
        """Begin an element and write the text before its first child."""
        name, draft = local(element), self.draft
        if name in _BLOCKS:
            draft.line() if name == "row" else draft.block()
        elif name == "cell":
            draft.cell()
        self.depth += name.startswith("div")
        self.open[element] = draft.at
        if name == "item":
            draft.label("•")
        elif name == "hi" and "sup" in (attribute(element, "rend") + attribute(element, "rendition")).lower():
            self.raising = True
        self._write(element.text)

    def skip(self, element: Element) -> None:
        """References are written from their fields; of a note only its number; of a break a blank."""
        name = local(element)
        if name in ("biblstruct", "bibl"):
            self._reference(element)
        elif name == "note" and words(element):
            self.notes.append(element)
            start = self.draft.at
            self.draft.write(raised(str(len(self.notes))))
            self.draft.mark("superscript", start)
            self.draft.mark("link", start, value=f"#note-{len(self.notes)}")
        elif name in ("lb", "pb", "cb"):
            self.draft.write(" ")

    def end(self, element: Element) -> None:
        """End an element, mark it where it is of a kind we mark, and write the text behind it."""
        name, draft, start = local(element), self.draft, self.open.pop(element, None)
        if start is not None:
            if name == "head":
                draft.mark("heading", start, value=str(max(self.depth, 1)))
            elif name in ("ref", "ptr") and (target := _target(element)):
                draft.mark("link", start, value=target)
            elif name == "item" or (name == "p" and element.get(XML_ID)):
                draft.mark("item", start, value=element.get(XML_ID) or "")
            elif name == "hi" and self.raising:
                draft.mark("superscript", start)
                self.raising = False
            self.depth -= name.startswith("div")
            if name in _BLOCKS:
                draft.line() if name == "row" else draft.block()
        self._write(element.tail)

    def finish(self) -> None:
        """The notes, numbered as they are referred to."""
        for number, note in enumerate(self.notes, start=1):
            self.draft.block()
            start = self.draft.at
            self.draft.label(f"{number}.")
            self.draft.write(words(note))
            self.draft.mark("note", start, value=f"note-{number}")

    def _write(self, text: str | None) -> None:
        if text:
            self.draft.write(raised(text) if self.raising else text)

    def _reference(self, element: Element) -> None:
        """An entry: its printed string where the file keeps one, else one made from its fields."""
        csl = structure_fields(element) if local(element) == "biblstruct" else {}
        raw = next(
            (words(e) for e in element.iter() if local(e) == "note" and attribute(e, "type") == "raw_reference"), ""
        )
        string = raw or (printed(csl) if local(element) == "biblstruct" else words(element))
        self.draft.block()
        start = self.draft.at
        self.draft.write(string)
        self.draft.mark("structured-reference", start, value=mark_value(element.get(XML_ID) or "", csl))
        self.draft.block()


def _target(element: Element) -> str:
    """Where a reference leads: places in the document or a web address."""
    targets = [target for target in attribute(element, "target").split() if web_link(target)]
    return " ".join(targets)
