"""DOCX: paragraphs with Word's own numbers, headings, superscripts, links, footnotes and endnotes. Heads and feet of pages stay out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprodbib.model import Document
from coprodbib.reading.docxfields import Fields
from coprodbib.reading.docxparts import Numbering, Styles, W, child, in_format, is_on, styles_of, value
from coprodbib.reading.drafting import Draft, raised
from coprodbib.reading.markup import attribute, local, parse_xml, web_link, words
from coprodbib.reading.zipped import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_SKIPPED = frozenset(
    "ppr rpr tblpr tblgrid trpr tcpr sectpr del movefrom deltext fallback pict drawing object sdtpr commentreference".split()
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "‑", "softhyphen": ""}
MOST_NOTES = 100_000


def document_from_docx(id: str, source: str, data: bytes) -> Document:
    """A Document of a DOCX file; notes stand at its end, numbered as in the text.

    Raises ReadError for what is no DOCX file, and for parts that are damaged, encrypted or larger than any document's.

    >>> document_from_docx("a", "a.docx", b"{not a zip}")
    Traceback (most recent call last):
    coprodbib.errors.ReadError: a.docx: is no zip archive, or a damaged one
    """
    archive = Archive(data, source)
    draft = Draft(source)
    parts = {name: _part(archive, name) for name in ("styles", "numbering", "footnotes", "endnotes")}
    links = _relations(archive, "word/_rels/document.xml.rels")
    body = parse_xml(archive.read("word/document.xml"), source)
    story = _Story(draft, styles_of(parts["styles"]), Numbering(parts["numbering"]), links)
    story.write(body)
    story.write_notes(parts["footnotes"], parts["endnotes"])
    story.finish()
    return draft.document(id)


def _part(archive: Archive, name: str) -> Element | None:
    path = f"word/{name}.xml"
    return parse_xml(archive.read(path), f"{archive.source} ({path})") if path in archive else None


def _relations(archive: Archive, path: str) -> dict[str, str]:
    """Ids of web addresses; what leads into other files is left out."""
    if path not in archive:
        return {}
    root = parse_xml(archive.read(path), archive.source)
    return {e.get("Id") or "": web_link(e.get("Target") or "") for e in root if e.get("TargetMode") == "External"}


class _Story:
    """Follows the paragraphs of a document and writes their words; notes wait for the end."""

    def __init__(self, draft: Draft, styles: Styles, numbering: Numbering, links: dict[str, str]) -> None:
        self.draft, self.styles, self.numbering, self.links = draft, styles, numbering, links
        self.notes: list[tuple[str, str]] = []  # kind and id, in order of reference
        self.tables = 0
        self.high = ""  # superscript words not written yet
        self.fields = Fields()
        self.bookmarks: list[str] = []  # that began since the last paragraph or at the beginning of this one
        self.anchored: list[tuple[str, int, int]] = []
        self.targets: set[str] = set()
        self.paragraphs: dict[
            Element, tuple[int, int, bool]
        ] = {}  # where it began, its level as a heading, whether it has a number
        self.hyperlinks: dict[Element, tuple[int, str]] = {}

    def write(self, root: Element) -> None:
        """Write all paragraphs below an element."""
        from lxml import etree

        self.fields = Fields()  # none goes on from the text into a note
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = local(element)
            if event == "end":
                self._end(element, name)
            elif name in _SKIPPED and not _holds_box(element, name) or name == "r" and _is_hidden(element):
                walk.skip_subtree()
            else:
                self._start(element, name)

    def _start(self, element: Element, name: str) -> None:
        draft = self.draft
        if name == "p":
            self._paragraph(element)
        elif name == "tbl":
            draft.block()
            self.tables += 1
        elif name == "tr":
            draft.line()
        elif name == "tc":
            draft.cell()
        elif name == "hyperlink":
            self._flush()
            self.hyperlinks[element] = (draft.at, self._target(element))
        elif name == "bookmarkstart":
            self.bookmarks.append(value(element, "name"))
        elif name in ("footnotereference", "endnotereference"):
            self._note(element, name[: -len("reference")])
        elif name == "fldchar":
            self._field(value(element, "fldCharType"))
        elif name == "instrtext":
            self.fields.instruct(words(element))
        elif name == "fldsimple":
            self._field("begin")
            self.fields.instruct(value(element, "instr"))
            self._field("separate")
        elif name in ("t", "sym") or name in _SIGNS:
            self._words(element, name)

    def _end(self, element: Element, name: str) -> None:
        draft = self.draft
        if name == "p" and element in self.paragraphs:
            self._paragraph_ends(element)
        elif name == "hyperlink" and element in self.hyperlinks:
            self._flush()
            start, target = self.hyperlinks.pop(element)
            if target:
                draft.mark("link", start, value=target)
        elif name == "fldsimple":
            self._field("end")
        elif name == "tbl":
            self.tables -= 1
            draft.block()

    def _paragraph(self, element: Element) -> None:
        draft, properties = self.draft, child(element, "pPr")
        if not self.tables:
            draft.block()
        style = value(child(properties, "pStyle"))
        outline = value(child(properties, "outlineLvl"))
        level = int(outline) + 1 if outline in tuple("012345678") else self.styles.levels.get(style, 0)
        numbered = child(properties, "numPr")
        label = self.numbering.label(numbered if numbered is not None else self.styles.numbering.get(style))
        self.paragraphs[element] = (draft.at, level, bool(label))
        if label and words(element):
            draft.label(label)

    def _paragraph_ends(self, element: Element) -> None:
        draft = self.draft
        self._flush()
        start, level, numbered = self.paragraphs.pop(element)
        if level:
            draft.mark("heading", start, value=str(level))
        elif numbered:
            draft.mark("item", start)
        self.anchored += [(bookmark, start, draft.at) for bookmark in self.bookmarks if not level]
        self.bookmarks = []
        self.fields.paragraph_ends()
        draft.write(" ") if self.tables else draft.block()

    def _words(self, element: Element, name: str) -> None:
        if self.fields.hidden:
            return
        text = words_as_they_are(element) if name == "t" else _SIGNS.get(name, "")
        if value(child(element.getparent(), "rPr", "vertAlign")) == "superscript":
            self.high += text
            return
        self._flush()
        if text == "\n" and value(element, "type") in ("", "textWrapping"):
            self.draft.line()
        else:
            self.draft.write(text)

    def _flush(self) -> None:
        """Write what was set as superscript: runs that stand together are one number."""
        if self.high:
            start = self.draft.at
            self.draft.write(raised(self.high))
            self.draft.mark("superscript", start)
            self.high = ""

    def _target(self, element: Element) -> str:
        if anchor := value(element, "anchor"):
            self.targets.add(anchor)
            return f"#{anchor}"
        return self.links.get(attribute(element, "id"), "")

    def _note(self, element: Element, kind: str) -> None:
        if len(self.notes) < MOST_NOTES and not value(element, "customMarkFollows"):
            self.notes.append((kind, value(element, "id")))
            self._flush()
            start, self.high = self.draft.at, self._number(len(self.notes) - 1)
            self._flush()
            self.draft.mark("link", start, value=f"#{kind}-{value(element, 'id')}")

    def _number(self, at: int) -> str:
        """The number of a note; endnotes beside footnotes have Roman numbers, as Word gives them."""
        kinds = [kind for kind, _ in self.notes]
        number = kinds[: at + 1].count(kinds[at])
        return in_format(number, "lowerRoman" if kinds[at] == "endnote" and "footnote" in kinds else "decimal")

    def _field(self, kind: str) -> None:
        """A field that refers to a bookmark (a number that Word keeps) is a link."""
        if kind == "begin":
            self.fields.begin(self.draft.at)
        elif kind == "separate":
            self._flush()
            self.fields.separate(self.draft.at)
        elif kind == "end" and (target := self.fields.end()):
            self._flush()
            self.targets.add(target[0])
            self.draft.mark("link", target[1], value=f"#{target[0]}")

    def write_notes(self, footnotes: Element | None, endnotes: Element | None) -> None:
        """The notes in the order in which the text refers to them, footnotes first."""
        parts = {"footnote": footnotes, "endnote": endnotes}
        notes = {(kind, value(e, "id")): e for kind, root in parts.items() if root is not None for e in root}
        for at, (kind, id) in sorted(enumerate(self.notes), key=lambda n: (n[1][0] == "endnote", n[0])):
            if (note := notes.get((kind, id))) is not None:
                self.draft.block()
                start = self.draft.at
                self.draft.label(f"{self._number(at)}.")
                self.write(note)
                self.draft.mark("note", start, value=f"{kind}-{id}")

    def finish(self) -> None:
        """Mark the paragraphs that links lead to as items."""
        for anchor, start, end in self.anchored:
            if anchor in self.targets:
                self.draft.mark("item", start, end, anchor)


def words_as_they_are(element: Element) -> str:
    """The text of an element, blanks kept."""
    return "".join(map(str, element.itertext()))


def _holds_box(element: Element, name: str) -> bool:
    """Whether a drawing holds a text box: its words are read."""
    return name in ("drawing", "pict") and element.find(f".//{W}txbxContent") is not None


def _is_hidden(run: Element) -> bool:
    """Whether the words of a run are not shown; what begins or ends a field is followed all the same."""
    return is_on(child(run, "rPr", "vanish")) and child(run, "fldChar") is None
