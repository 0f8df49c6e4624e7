"""What each reader makes of the things its format has; inputs written by hand, expectations read off them by eye."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

import coprodbib as cb
from coprodbib.reading import read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def zipped(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def meant(library: cb.Library) -> list[tuple[str, list[int]]]:
    number = {r.id: r.number for r in library.references}
    return [(c.text, [number[e] for e in c.entries]) for c in library.citations]


JATS = """<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "JATS.dtd"><article xmlns:xlink="http://www.w3.org/1999/xlink">
<front><journal-meta><journal-title-group><journal-title>Made-Up Medicine</journal-title></journal-title-group></journal-meta>
<article-meta><article-id pub-id-type="doi">10.1000/own.1</article-id><title-group><article-title>Caf&eacute; work</article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Own</surname><given-names>Olga</given-names></name></contrib></contrib-group>
<pub-date><year>2020</year></pub-date><volume>3</volume><fpage>10</fpage><lpage>19</lpage></article-meta></front>
<body><sec><title>Background</title><p>Many say so <sup><xref ref-type="bibr" rid="B1">1</xref>&#x2013;<xref ref-type="bibr" rid="B3">3</xref></sup>, as in 10<sup>6</sup> cases
<xref ref-type="fn" rid="fn1">a</xref>.</p></sec></body>
<back><fn-group><fn id="fn1"><label>a</label><p>A remark.</p></fn></fn-group><ref-list><title>Literature</title>
<ref id="B1"><label>1</label><element-citation publication-type="journal"><person-group person-group-type="author"><name><surname>Doe</surname><given-names>J</given-names></name><name><surname>Roe</surname><given-names>R</given-names></name><etal/></person-group><article-title>Care at home</article-title><source>Health</source><year>2000</year><volume>8</volume><issue>3</issue><fpage>101</fpage><lpage>9</lpage><pub-id pub-id-type="doi">10.1000/abc</pub-id></element-citation></ref>
<ref id="B2"><label>2</label><mixed-citation publication-type="book"><person-group person-group-type="author"><collab>Institute of Islands</collab></person-group>. <source>Waiting for the ferry</source>. <publisher-loc>Bergen</publisher-loc>: <publisher-name>Northgate</publisher-name>; <year>2019</year>.</mixed-citation></ref>
<ref id="B3"><label>3</label><mixed-citation>Poe P. Chapters matter. In: Foe F, editor. The big book. New York: Routledge; 2010. p. 1-20.</mixed-citation></ref>
</ref-list></back></article>"""


def test_jats_fields_are_used_as_they_are(tmp_path: Path) -> None:
    library = cb.build(write(tmp_path, "a.xml", JATS))
    first, second, third = library.references
    assert first.raw == "1. Doe, J, Roe, R et al. (2000). Care at home. Health, 8(3), 101-109. https://doi.org/10.1000/abc".replace(", Roe", " & Roe")  # fmt: skip
    assert first.csl == {
        "type": "article-journal", "author": [{"family": "Doe", "given": "J"}, {"family": "Roe", "given": "R"}], "title": "Care at home",
        "container-title": "Health", "issued": {"date-parts": [[2000]]}, "volume": "8", "issue": "3", "page": "101-109", "DOI": "10.1000/abc",
    }  # fmt: skip
    assert [issue.code for issue in first.issues] == ["names-elided"]
    assert first.raw[slice(*first.spans["title"])] == "Care at home"
    assert second.raw == "2. Institute of Islands. Waiting for the ferry. Bergen: Northgate; 2019."
    assert second.csl["author"] == [{"literal": "Institute of Islands"}]
    assert (second.csl["type"], second.csl["publisher"], second.csl["publisher-place"]) == (
        "book",
        "Northgate",
        "Bergen",
    )
    assert third.csl["title"] == "Chapters matter"  # no fields in the file: parsed


def test_jats_links_and_ranges(tmp_path: Path) -> None:
    library = cb.build(write(tmp_path, "a.xml", JATS))
    (document,) = library.documents
    assert [number for _, (number,) in meant(library)] == [1, 2, 3]
    assert {c.status for c in library.citations} == {"listed"}
    assert document.csl["author"] == [{"family": "Own", "given": "Olga"}]
    assert (document.title, document.csl["DOI"], document.csl["page"]) == ("Café work", "10.1000/own.1", "10-19")
    assert "Many say so ¹⁻³, as in 10⁶ cases" in document.text


TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title level="a" type="main">Own title</title></titleStmt></fileDesc></teiHeader>
<text><body><div><head n="1">Introduction</head><p>It is known <ref type="bibr" target="#b0">(Doe, 2000a)</ref>, and <ref type="bibr" target="#b1">[2]</ref> agrees.</p></div></body>
<back><div type="references"><listBibl>
<biblStruct xml:id="b0"><analytic><title level="a" type="main">Care at home</title><author><persName><forename type="first">Jane</forename><surname>Doe</surname></persName></author></analytic>
<monogr><title level="j">Health</title><imprint><biblScope unit="volume">8</biblScope><biblScope unit="issue">3</biblScope><biblScope unit="page" from="101" to="109"/><date type="published" when="2000">2000a</date></imprint></monogr>
<note type="raw_reference">Doe, Jane. 2000a. Care at home. Health 8 (3): 101-109.</note></biblStruct>
<biblStruct xml:id="b1"><monogr><title level="m">The big book</title><author><persName><forename>Fred</forename><surname>Foe</surname></persName></author><imprint><publisher>Routledge</publisher><date when="2010"/></imprint></monogr></biblStruct>
</listBibl></div></back></text></TEI>"""


def test_tei_fields_and_links(tmp_path: Path) -> None:
    library = cb.build(write(tmp_path, "a.tei", TEI))
    first, second = library.references
    assert first.raw == "Doe, Jane. 2000a. Care at home. Health 8 (3): 101-109."
    assert (first.csl["container-title"], first.csl["page"], first.csl["issued"]) == (
        "Health",
        "101-109",
        {"date-parts": [[2000]]},
    )
    assert second.raw == "Foe, Fred (2010). The big book. Routledge."
    assert [numbers for _, numbers in meant(library)] == [[1], [2]]
    assert library.documents[0].title == "Own title"


HTML = """<html><head><meta charset="iso-8859-2"><title>x</title><meta name="citation_title" content="Own title"><script>var a = "Smith (1999)";</script></head>
<body><nav><ul><li><a href="#refs">References</a></li></ul></nav><h1>Own title</h1>
<p>As \xb3\xf3d\xbc shows <a href="#CR1">1</a>, <a href="#CR2">2</a>. H<sub>2</sub>O at 10<sup>-3</sup>.<br>Next line. <span style="display: none">hidden (Poe 1990)</span></p>
<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>
<h2 id="refs">References</h2><ol><li id="CR1"><p>Doe, J. 2000. Care at home. London: Sage.</p><p><a href="https://scholar.example.org">Google Scholar</a></p></li>
<li><a name="CR2"></a>Roe, R. 2001. On the matter. Health 8 (3): 101-109.</li></ol><h2>About us</h2><p>Company Ltd. 2003. A history. Bergen: Northgate.</p></body></html>"""


def test_html(tmp_path: Path) -> None:
    library = cb.build(write(tmp_path, "a.html", HTML.encode("latin-1")))
    (document,) = library.documents
    assert "As łódź shows 1, 2. H2O at 10⁻³.\nNext line." in document.text
    assert "a\tb\nc\td" in document.text
    assert "Smith" not in document.text
    assert "hidden" not in document.text
    assert [r.raw for r in library.references] == ["1. Doe, J. 2000. Care at home. London: Sage.", "2. Roe, R. 2001. On the matter. Health 8 (3): 101-109."]  # fmt: skip
    assert meant(library) == [("1", [1]), ("2", [2])]
    assert document.title == "Own title"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>"


def test_docx_numbers_tables_notes_and_cross_references(tmp_path: Path) -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    high = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _Ref9 \\r \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>[2]</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    body = (
        paragraph("Own title", '<w:pStyle w:val="T1"/>')
        + f"<w:p><w:r><w:t>Shown before </w:t></w:r>{field}<w:r><w:t>, and x</w:t></w:r><w:r>{high}<w:t>1</w:t></w:r><w:r>{high}<w:t>,2</w:t></w:r>"
        + '<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r><w:r><w:footnoteReference w:id="4"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        + paragraph("References", '<w:outlineLvl w:val="0"/>')
        + paragraph("Doe, J. 2000. Care at home. London: Sage.", numbered)
        + '<w:bookmarkStart w:id="1" w:name="_Ref9"/>'
        + paragraph("Roe, R. 2001. On the matter. Health 8 (3): 101-109.", numbered)
    )
    note = "<w:{0} w:id='{1}'><w:p><w:r><w:t>{2}</w:t></w:r></w:p></w:{0}>"
    parts = {
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f'<w:styles {W}><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="T1"><w:name w:val="My own"/><w:basedOn w:val="H1"/></w:style></w:styles>',
        "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>',
        "word/footnotes.xml": f"<w:footnotes {W}>{note.format('footnote', 4, 'See Doe.')}</w:footnotes>",
        "word/endnotes.xml": f"<w:endnotes {W}>{note.format('endnote', 2, 'The end.')}</w:endnotes>",
    }
    library = cb.build(write(tmp_path, "a.docx", zipped(**parts)))
    (document,) = library.documents
    assert document.text == (
        "Own title\n\nShown before [2], and x¹,²¹ⁱ\n\na\tb\n\nReferences\n\n[1] Doe, J. 2000. Care at home. London: Sage.\n\n"
        "[2] Roe, R. 2001. On the matter. Health 8 (3): 101-109.\n\n1. See Doe.\n\ni. The end.\n"
    ).replace("ⁱ", "i")
    assert [(m.kind, m.value) for m in document.marks if m.kind == "heading"] == [("heading", "1"), ("heading", "1")]
    assert [document.text[m.start : m.end] for m in document.marks if m.kind == "note"] == [
        "1. See Doe.",
        "i. The end.",
    ]
    assert ("[2]", "#_Ref9") in [(document.text[m.start : m.end], m.value) for m in document.marks if m.kind == "link"]
    assert len(library.references) == 2


NATBIB = r"""\documentclass{article}\usepackage{natbib} % \cite{comment}
\newcommand{\ie}{i.e.}\newcommand{\big}[1]{\textbf{#1}}
\title{Caf\'e work}\author{Ann Example}
\begin{document}\maketitle\section{Intro\-duction}
As \citet{doe} says, \ie{} $x^{2}$ \citep[see][p.~4]{roe,doe}; 50\,\% of \emph{M\"uller} ``quoted''---so.\footnote{A note on \citealt{roe}.}
\begin{equation} a = b \end{equation}
% a whole line
New paragraph \input{../../secret} \href{https://example.org/a\_b}{here}.
\begin{itemize}\item one\item two\end{itemize}
\bibliographystyle{plainnat}
\bibliography{refs}
\end{document}"""
BBL = r"""\begin{thebibliography}{2}
\providecommand{\natexlab}[1]{#1}
\expandafter\ifx\csname urlstyle\endcsname\relax \providecommand{\doi}[1]{doi: #1}\fi

\bibitem[{Doe}(2000{\natexlab{a}})]{doe}
Doe, J. 2000{\natexlab{a}}.
\newblock \emph{Care at home}.
\newblock London: Sage.

\bibitem[Roe et~al.(2001)Roe, Moe, and Poe]{roe}
Roe, R., Moe, M., and Poe, P. 2001.
\newblock On the matter.
\newblock \emph{Health}, 8\penalty0 (3):\penalty0 101--109.
\end{thebibliography}"""


def test_latex_with_its_bbl(tmp_path: Path) -> None:
    write(tmp_path, "secret.tex", "SECRET")
    folder = tmp_path / "in"
    folder.mkdir()
    write(folder, "a.bbl", BBL)
    library = cb.build(write(folder, "a.tex", NATBIB))
    (document,) = library.documents
    assert document.text == (
        "Café work\n\nAnn Example\n\nIntroduction\n\nAs Doe (2000a) says, i.e. x² (see Roe et al., 2001; Doe, 2000a, p. 4); 50 % of Müller “quoted”—so.¹\n\n"
        "New paragraph here.\n\n• one\n\n• two\n\nReferences\n\nDoe, J. 2000a. Care at home. London: Sage.\n\n"
        "Roe, R., Moe, M., and Poe, P. 2001. On the matter. Health, 8 (3): 101–109.\n\n1. A note on Roe et al. 2001.\n"
    ).replace("—so.¹\n\nNew", "—so.¹ New")
    assert meant(library) == [
        ("Doe (2000a)", [1]),
        ("Roe et al., 2001", [2]),
        ("Doe, 2000a, p. 4", [1]),
        ("Roe et al. 2001", [2]),
    ]
    assert {c.status for c in library.citations} == {"listed"}


def test_a_folder_reads_a_bbl_with_its_tex_only(tmp_path: Path) -> None:
    write(tmp_path, "a.tex", NATBIB)
    write(tmp_path, "a.bbl", BBL)
    write(tmp_path, "other.bbl", BBL.replace("Care at home", "Care elsewhere"))
    assert [d.id for d in cb.build(tmp_path).documents] == ["a", "other"]


def test_latex_without_its_bbl_says_so(tmp_path: Path) -> None:
    document = read(write(tmp_path, "a.tex", NATBIB))
    assert [issue.code for issue in document.issues] == ["no-bibliography"]
    assert "see roe, doe, p. 4" in document.text


def test_latex_by_number(tmp_path: Path) -> None:
    text = r"So \cite{b,a}, \cite[p.~3]{a}.\begin{thebibliography}{9}\bibitem{a} Doe, J. 2000. Care at home. London: Sage. \bibitem{b} Roe, R. 2001. On the matter. Health 8 (3): 101--109.\end{thebibliography}"
    library = cb.build(write(tmp_path, "a.tex", text))
    assert library.documents[0].text.startswith("So [2, 1], [1, p. 3].\n\nReferences\n\n[1] Doe")
    assert meant(library) == [("2", [2]), ("1", [1]), ("1, p. 3", [1])]


def test_biber_gives_fields(tmp_path: Path) -> None:
    bbl = r"""\entry{doe}{article}{}
  \name{author}{2}{}{%
    {{hash=1}{%
       family={van\bibnamedelima Dyke},
       given={Anna},
       giveni={A\bibinitperiod}}}%
    {{hash=2}{%
       prefix={von},
       family={Berg},
       given={Jan}}}%
  }
  \field{journaltitle}{Health \& Place}
  \field{title}{Care at home}
  \field{volume}{8}
  \field{year}{2000}
  \field{pages}{101\bibrangedash 109}
\endentry"""
    write(tmp_path, "a.bbl", bbl)
    library = cb.build(write(tmp_path, "a.tex", r"\usepackage[style=apa]{biblatex}\begin{document}See \parencite{doe}.\printbibliography\end{document}"))  # fmt: skip
    (reference,) = library.references
    assert [n["family"] for n in reference.csl["author"]] == ["van Dyke", "Berg"]
    assert (reference.csl["container-title"], reference.csl["page"]) == ("Health & Place", "101-109")
    assert meant(library) == [("van Dyke and Berg, 2000", [1])]


MENU = 'properties="nav"'


def test_epub_chapters_notes_and_links_between_them(tmp_path: Path) -> None:
    page = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{}</body></html>'
    item = '<item id="{0}" href="{0}.xhtml" media-type="application/xhtml+xml" {1}/>'
    parts = {
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>',
        "OPS/book.opf": f'<package xmlns:dc="d"><metadata><dc:title>Own title</dc:title></metadata><manifest>{item.format("nav", MENU)}{item.format("two", "")}{item.format("one", "")}</manifest><spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="two"/></spine></package>',
        "OPS/nav.xhtml": page.format("<p>Menu</p>"),
        "OPS/one.xhtml": page.format('<p>It is so <a href="two.xhtml#r">[x]</a>.<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n"><p>1. A note.</p></aside>'),
        "OPS/two.xhtml": page.format('<h2>References</h2><p id="r">Doe, J. 2000. Care at home. London: Sage.</p>'),
    }  # fmt: skip
    library = cb.build(write(tmp_path, "a.epub", zipped(**parts)))
    (document,) = library.documents
    assert document.text == "It is so [x].¹\n\n1. A note.\n\nReferences\n\nDoe, J. 2000. Care at home. London: Sage.\n"
    assert meant(library) == [("[x]", [1])]
    assert [document.text[m.start : m.end] for m in document.marks if m.kind == "note"] == ["1. A note."]


def test_structured_marks_hold_json(tmp_path: Path) -> None:
    document = read(write(tmp_path, "a.xml", JATS))
    values = [json.loads(m.value) for m in document.marks if m.kind == "structured-reference"]
    assert [value["id"] for value in values] == ["B1", "B2", "B3"]
    assert values[0]["elided"] is True
    assert values[2]["csl"] == {}


@pytest.mark.parametrize("name", ["a.HTML", "a.Htm", "a.xhtml"])
def test_suffixes_in_any_case(tmp_path: Path, name: str) -> None:
    assert read(write(tmp_path, name, "<p>One</p>")).text == "One\n"
