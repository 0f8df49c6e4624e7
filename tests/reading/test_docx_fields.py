"""Citations that reference managers put into DOCX: what a reader of the page sees is read, once; records and instructions are not."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import pytest

import coprodbib as cb

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RECORD = {
    "citationID": "x1",
    "properties": {"formattedCitation": "(Hidden, 1999)", "plainCitation": "(Hidden, 1999)", "noteIndex": 0},
    "citationItems": [
        {"id": 7, "itemData": {"type": "book", "title": "A {hidden} title", "abstract": "Hidden (1999) says. " * 30, "author": [{"family": "Hidden", "given": "H."}], "issued": {"date-parts": [["1999"]]}}, "locator": "12"}
    ],
    "schema": "https://github.com/citation-style-language/schema/raw/master/csl-citation.json",
}  # fmt: skip
JSON = json.dumps(RECORD)
BEGIN, PARTED, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
DATA = '<w:r><w:fldChar w:fldCharType="begin"><w:fldData xml:space="preserve">PEVuZE5vdGU+PENpdGU+PEF1dGhvcj5IaWRkZW4=</w:fldData></w:fldChar></w:r>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{escape(text)}</w:t></w:r>"


def instruction(text: str, parts: int = 1) -> str:
    """An instruction in so many runs, as Word cuts long ones."""
    step = -(-len(text) // parts)
    cut = [text[k : k + step] for k in range(0, len(text), step)]
    return "".join(f"<w:r><w:instrText xml:space='preserve'>{escape(one)}</w:instrText></w:r>" for one in cut)


def field(told: str, shown: str, parts: int = 1) -> str:
    return BEGIN + instruction(told, parts) + PARTED + shown + END


def paragraphs(*inner: str) -> str:
    return "".join(f"<w:p>{one}</w:p>" for one in inner)


def build(folder: Path, body: str, footnotes: str = "") -> cb.Library:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        if footnotes:
            archive.writestr("word/footnotes.xml", f"<w:footnotes {W}>{footnotes}</w:footnotes>")
    (folder / "a.docx").write_bytes(out.getvalue())
    return cb.build(folder / "a.docx")


SIMPLE = (
    f"<w:fldSimple w:instr={quoteattr(' ADDIN ZOTERO_ITEM CSL_CITATION ' + JSON)}>{run('(Doe 2000, 12)')}</w:fldSimple>"
)
TAG = f"MENDELEY_CITATION_v3_{base64.b64encode(JSON.encode()).decode()}"
CONTROL = f'<w:sdt><w:sdtPr><w:tag w:val="{TAG}"/><w:id w:val="1"/><w:placeholder><w:docPart w:val="DefaultPlaceholder"/></w:placeholder></w:sdtPr><w:sdtContent>{run("(Doe 2000, ")}{run("12)")}</w:sdtContent></w:sdt>'
TO_ENTRY = r' HYPERLINK \l "_ENREF_1" \o "Doe, 2000 #7" '
LINKED = f"{run('(')}{field(TO_ENTRY, run('Doe 2000, 12'))}{run(')')}"
BY_WORD = r" CITATION Doe00 \p 12 \l 1033 "
SHOWN = {
    "Zotero": field(f" ADDIN ZOTERO_ITEM CSL_CITATION {JSON}", run("(Doe 2000, 12)")),
    "Zotero in many runs": field(f" ADDIN ZOTERO_ITEM CSL_CITATION {JSON}", run("(Doe ") + run("2000", "<w:i/>") + run(", 12)"), 40),
    "Zotero in a simple field": SIMPLE,
    "Mendeley Desktop": field(f"ADDIN CSL_CITATION {JSON}", run("(Doe 2000, 12)"), 3),
    "Mendeley Cite": CONTROL,
    "EndNote": field(" ADDIN EN.CITE <EndNote><Cite><Author>Hidden</Author><Year>1999</Year></Cite></EndNote>", LINKED),
    "EndNote with its data in a field of its own": BEGIN + instruction(" ADDIN EN.CITE ") + DATA + instruction(" ADDIN EN.CITE.DATA ") + END + PARTED + run("(Doe 2000, 12)") + END,
    "Word": f'<w:sdt><w:sdtPr><w:citation/></w:sdtPr><w:sdtContent>{field(BY_WORD, run("(Doe 2000, 12)"))}</w:sdtContent></w:sdt>',
    "a field inside an instruction": BEGIN + instruction(" IF ") + field(" PAGE ", run("17")) + instruction(' = 1 "x" "y" ') + PARTED + run("(Doe 2000, 12)") + END,
    "begun in a hidden run": BEGIN.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>") + instruction(f"ADDIN CSL_CITATION {JSON}") + PARTED + run("(Doe 2000, 12)") + END,
    "not hidden after all": run("(Doe 2000, 12)", '<w:vanish w:val="0"/>'),
}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_a_citation_is_read_as_shown(name: str, tmp_path: Path) -> None:
    entry = '<w:bookmarkStart w:id="3" w:name="_ENREF_1"/>' + run("Doe, J. 2000. Care at home. London: Sage.")
    body = paragraphs(
        run("Some say so ") + SHOWN[name] + run(", and it holds."),
        run("References"),
        entry + '<w:bookmarkEnd w:id="3"/>',
    )
    library = build(tmp_path, body)
    assert (
        library.documents[0].text
        == "Some say so (Doe 2000, 12), and it holds.\n\nReferences\n\nDoe, J. 2000. Care at home. London: Sage.\n"
    )
    (citation,) = library.citations
    assert (citation.text, citation.locator, citation.status) == ("Doe 2000, 12", "12", "listed")


BIBLIOGRAPHIES = {
    "Zotero": ' ADDIN ZOTERO_BIBL {"uncited":[],"omitted":[],"custom":[]} CSL_BIBLIOGRAPHY ',
    "Mendeley Desktop": "ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY ",
    "EndNote": " ADDIN EN.REFLIST ",
    "Word": " BIBLIOGRAPHY ",
}


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_a_bibliography_in_one_field_over_its_paragraphs(name: str, tmp_path: Path) -> None:
    first, second = "Doe, J. 2000. Care at home. London: Sage.", "Roe, R. 2001. On the matter. Health 8 (3): 101-109."
    body = paragraphs(
        run("As Doe (2000) says."),
        run("References"),
        BEGIN + instruction(BIBLIOGRAPHIES[name]) + PARTED + run(first),
        run(second),
        END,
    )
    library = build(tmp_path, body)
    assert [r.raw for r in library.references] == [first, second]
    assert library.documents[0].text == f"As Doe (2000) says.\n\nReferences\n\n{first}\n\n{second}\n"


def test_a_bibliography_in_a_content_control(tmp_path: Path) -> None:
    first, second = "Doe, J. 2000. Care at home. London: Sage.", "Roe, R. 2001. On the matter. Health 8 (3): 101-109."
    control = f'<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_BIBLIOGRAPHY"/></w:sdtPr><w:sdtContent>{paragraphs(run(first), run(second))}</w:sdtContent></w:sdt>'
    library = build(tmp_path, paragraphs(run("As Doe (2000) says."), run("References")) + control)
    assert [r.raw for r in library.references] == [first, second]


def test_a_citation_in_a_footnote(tmp_path: Path) -> None:
    cited = field(f" ADDIN ZOTERO_ITEM CSL_CITATION {JSON}", run("J. Doe, Care at Home (London: Sage, 2000), 12."), 5)
    note = f'<w:footnote w:id="2">{paragraphs("<w:r><w:footnoteRef/></w:r>" + cited)}</w:footnote>'
    library = build(tmp_path, paragraphs(run("So it is.") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), note)
    assert library.documents[0].text == "So it is.¹\n\n1. J. Doe, Care at Home (London: Sage, 2000), 12.\n"


DAMAGED = {
    "no end": (BEGIN + instruction(" ADDIN ZOTERO_ITEM {}") + PARTED + run("(Doe 2000)"), "(Doe 2000)"),
    "no result": (run("before") + BEGIN + instruction(" XE hidden ") + END + run(" behind"), "before behind"),
    "only begun": (run("before") + BEGIN + instruction(" ADDIN "), "before"),
    "only ended": (run("before") + END + END + PARTED + run(" behind"), "before behind"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_field_costs_no_later_words(name: str, tmp_path: Path) -> None:
    inner, read = DAMAGED[name]
    library = build(tmp_path, paragraphs(inner, run("The next paragraph.")))
    assert library.documents[0].text == f"{read}\n\nThe next paragraph.\n"
