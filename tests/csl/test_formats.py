"""Every format read back by a program of others: the words are those of plain text, and links lead to known places only."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import coprodbib as cb

few = settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
NASTY = [
    "<script>alert(1)</script>",
    "javascript:alert(1)",
    "[a](javascript:alert(1))",
    "](javascript:alert(1)) [",
    "`x <javascript:alert(1)>`__ `y",
    ":x:`y` :x: y",
    "|sub| word_ word__ [1]_ [#]_ _`target`",
    ".. include:: /etc/passwd",
    ".. raw:: html",
    "$ % & # _ { } ~ ^ \\ \\\\",
    "\\input{x} \\end{document}",
    "1. one",
    "a) one",
    "(iv) one",
    "iv. one",
    "A. one",
    "#. one",
    "- one",
    "+ one",
    "• one",
    "# one",
    "> one",
    "| one",
    ">>> one",
    "/V  one",
    "-a  one",
    "--- one",
    "=====",
    "::::",
    "one::",
    "!![x](y)",
    "one  \ntwo",
    "    four spaces",
    "one\n\n\ntwo\n- three",
    "a@b.org mailto:a@b.org file:///etc/passwd",
    "&lt;b&gt; &amp; &#60;",
    "<https://x.org> www.x.org",
    "``code`` `code` *x* **x** __x__ ~~x~~",
    "*",
    "a*b_c`d|e",
    "tab\tand\x00zero\x1b[31m and \u202eturned\u2066 round",
    "\ud800 half",
    "\ue100private\ue102",
]
TEXTS = st.sampled_from(NASTY) | st.text(
    alphabet="<>&\"'/ab i1.=:;#\\{}$_^~%*`[]()|!-+@\n“”‘’é。", min_size=1, max_size=30
)
STYLES = ("apa", "nature", "ieee", "chicago-author-date")


def item(text: str, **more: Any) -> dict[str, Any]:
    return {
        "id": "a",
        "type": "article-journal",
        "title": text,
        "container-title": text,
        "author": [{"literal": text}],
        "issued": {"date-parts": [[2000]]},
        **more,
    }


def printed(style: str, one: dict[str, Any], format: str) -> str:
    [entry] = cb.bibliography([one], style=style, format=format)
    return entry


def words(text: str) -> list[str]:
    return text.split()


class Page(HTMLParser):
    """The text, the links and the italics of a piece of HTML, which may hold no other tags and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.links: list[str] = []
        self.italics: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"i", "em", "b", "strong", "sup", "sub", "span", "div", "p", "a", "br"}, tag
        if tag == "a":
            [(name, value)] = attrs
            assert name == "href"
            self.links.append(value or "")
        elif attrs:
            [(name, value)] = attrs
            assert re.fullmatch(r"csl-[a-z-]+|(?:font|text|vertical)-[a-z]+:[a-z-]+;", value or ""), attrs
        self.open.append(tag)
        self.text += " " if tag in ("div", "br") else ""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.text += " " if tag == "div" else ""

    def handle_data(self, data: str) -> None:
        self.text += data
        if set(self.open) & {"i", "em"}:
            self.italics.append(data)


def from_markdown(text: str) -> Page:
    markdown = pytest.importorskip("markdown_it", reason="markdown-it-py is not installed")
    return Page(markdown.MarkdownIt("commonmark").render(text))


def from_rst(text: str) -> tuple[str, list[str]]:
    """The text of the one paragraph and its links; a remark of docutils fails the test."""
    core = pytest.importorskip("docutils.core", reason="docutils is not installed")
    document = core.publish_doctree(text, settings_overrides={"report_level": 5, "halt_level": 6})
    assert [node.tagname for node in document.children] == ["paragraph"], document.pformat()
    tags = {node.tagname for node in document.children[0].findall()}
    assert tags <= {"paragraph", "#text", "emphasis", "strong", "superscript", "subscript", "reference"}, tags
    return document.astext(), [node["refuri"] for node in document.findall() if node.tagname == "reference"]


@pytest.mark.parametrize("style", STYLES)
@few
@given(text=TEXTS)
def test_no_text_of_a_record_is_anything_but_text(style: str, text: str) -> None:
    one = item(text)
    plain = words(printed(style, one, "text"))
    assert words(Page(printed(style, one, "html")).text) == plain
    assert Page(printed(style, one, "html")).links == []
    shown = from_markdown(printed(style, one, "markdown"))
    assert (words(shown.text), shown.links) == (plain, [])
    read, links = from_rst(printed(style, one, "rst"))
    assert (words(read), links) == (plain, [])


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("style", ["apa", "modern-language-association"])
def test_a_title_that_begins_an_entry_begins_nothing_else(style: str, text: str) -> None:
    one = {"id": "a", "type": "book", "title": text}
    plain = words(printed(style, one, "text"))
    assert words(from_markdown(printed(style, one, "markdown")).text) == plain
    assert words(from_rst(printed(style, one, "rst"))[0]) == plain


URLS = [  # as given, and the address by RFC 3986 ("" where it is no web address)
    ("https://x.org/a", "https://x.org/a"),
    ("http://x.org/a_b_?c=1&d=2#e", "http://x.org/a_b_?c=1&d=2#e"),
    ("https://x.org/a_", "https://x.org/a_"),
    ("https://x.org/a(b)c*d", "https://x.org/a(b)c*d"),
    ('https://x.org/"onclick="y', "https://x.org/%22onclick=%22y"),
    ("https://x.org/<b>", "https://x.org/%3Cb%3E"),
    ("https://x.org/a&copy;b", "https://x.org/a&copy;b"),
    ("https://x.org/a`b|c\\d^e", "https://x.org/a%60b%7Cc%5Cd%5Ee"),
    ("https://x.org/]( [", "" ),
    ("https://x.org/~doe", "https://x.org/%7Edoe"),
    ("https://x.org/a%20b", "https://x.org/a%20b"),
    ("https://x.org/o'neil", "https://x.org/o'neil"),
    ("https://x.org/é", "https://x.org/%C3%A9"),
    ("javascript:alert(1)", ""),
    ("JavaScript://x.org/%0aalert(1)", ""),
    ("data:text/html,x", ""),
    ("ftp://x.org", ""),
    ("//x.org", ""),
    ("www.x.org", ""),
    (" https://x.org ", "https://x.org"),
    ("https://", ""),
]  # fmt: skip


@pytest.mark.parametrize(("url", "address"), URLS)
@pytest.mark.parametrize("style", ["apa", "chicago-author-date"])
def test_a_url_is_a_link_when_it_leads_into_the_web(style: str, url: str, address: str) -> None:
    one = {"id": "a", "type": "webpage", "title": "T", "URL": url, "issued": {"date-parts": [[2000]]}}
    links = [address] if address else []
    plain = words(printed(style, one, "text"))
    assert url.strip() in printed(style, one, "text")
    page, shown = Page(printed(style, one, "html")), from_markdown(printed(style, one, "markdown"))
    read, targets = from_rst(printed(style, one, "rst"))
    assert words(page.text) == words(shown.text) == words(read) == plain
    assert page.links == targets == links
    assert [_same(link) for link in shown.links] == [_same(link) for link in links]


def _same(url: str) -> str:
    """markdown-it writes some characters of an address with a percent sign, others without."""
    from urllib.parse import unquote

    return unquote(url)


DOIS = [
    ("10.1000/182", "https://doi.org/10.1000/182"),
    ("https://doi.org/10.1000/182", "https://doi.org/10.1000/182"),
    ("doi:10.1000/182", "https://doi.org/10.1000/182"),
    ("10/abcde", "https://doi.org/abcde"),
    ("10.1002/(SICI)1097(19980815)17:15<1661::AID>3.0.CO;2-2", "https://doi.org/10.1002/(SICI)1097(19980815)17:15%3C1661::AID%3E3.0.CO;2-2"),
    ("javascript:alert(1)", ""),
    ("10.1000/a b", ""),
    ("see the web", ""),
]  # fmt: skip


@pytest.mark.parametrize(("doi", "address"), DOIS)
@pytest.mark.parametrize("style", ["apa", "ieee", "chicago-author-date"])
def test_a_doi_leads_to_its_page(style: str, doi: str, address: str) -> None:
    html = printed(style, item("T", DOI=doi, volume="1", page="2"), "html")
    assert Page(html).links == ([address] if address else [])
    assert "doi.org/https" not in html


def test_the_address_before_a_doi_is_part_of_the_link() -> None:
    entry = printed("apa", item("T", DOI="10.1000/182"), "html")
    assert entry.endswith('<a href="https://doi.org/10.1000/182">https://doi.org/10.1000/182</a>')
    assert printed("ieee", item("T", DOI="10.1000/182"), "html").count(">10.1000/182</a>") == 1


@pytest.mark.parametrize(
    ("more", "address"),
    [
        ({"DOI": "10.1000/182", "URL": "https://x.org"}, "https://doi.org/10.1000/182"),
        ({"PMCID": "PMC3531190", "PMID": "30310042"}, "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3531190"),
        ({"PMID": "30310042"}, "https://www.ncbi.nlm.nih.gov/pubmed/30310042"),
        ({"URL": "https://x.org"}, "https://x.org"),
    ],
)
def test_the_title_is_a_link_where_no_identifier_is_printed(more: dict[str, str], address: str) -> None:
    """CSL 1.0.2, appendix "Links"; this style prints titles alone."""
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info/><citation><layout>'
        '<text variable="title"/></layout></citation><bibliography><layout suffix="."><text variable="title" '
        'font-style="italic"/></layout></bibliography></style>'
    )
    processor = cb.Processor(style, [item("T", **more)], links=True)
    assert processor.bibliography() == [("a", f'<i><a href="{address}">T</a></i>.')]
    assert processor.cite([{"items": [{"id": "a"}]}]) == ["T"]
    assert cb.Processor(style, [item("T", **more)]).bibliography() == [("a", "<i>T</i>.")]


def test_links_can_be_left_out() -> None:
    one = item("T", DOI="10.1000/182")
    assert cb.bibliography([one], format="html", links=False)[0].endswith(" https://doi.org/10.1000/182")
    assert "<a" not in cb.cite([one], "a", style="chicago-notes", format="html", links=False)
    assert Page(cb.cite([one], "a", style="chicago-notes", format="html")).links == ["https://doi.org/10.1000/182"]


def test_latex_links() -> None:
    one = {
        "id": "a",
        "type": "webpage",
        "title": "T",
        "URL": "https://x.org/a_b%20{c}?d=1&e=$#f~g",
        "issued": {"date-parts": [[2000]]},
    }
    assert printed("apa", one, "latex") == (
        "\\textit{T}. (2000). "
        "\\href{https://x.org/a_b\\%20\\%7Bc\\%7D?d=1\\&e=\\%24\\#f\\%7Eg}"
        "{https://x.org/a\\_b\\%20\\{c\\}?d=1\\&e=\\$\\#f\\textasciitilde{}g}"
    )


@pytest.mark.parametrize(
    "style", [*STYLES, "modern-language-association", "nlm-citation-sequence", "american-political-science-association"]
)
def test_markdown_is_italic_where_html_is(style: str) -> None:
    titles = ["A title", "Why?", "“Quoted” title", "A <i>Homo</i> title", "(Brackets) and more!", "A: <i>b</i>"]
    for title in titles:
        one = item(title, volume="1", page="2-3", issue="4", DOI="10.1000/182")
        page, shown = Page(printed(style, one, "html")), from_markdown(printed(style, one, "markdown"))
        assert "".join(shown.italics) == "".join(page.italics)
        assert words(shown.text) == words(page.text)


def test_blocks_are_lines_of_their_own() -> None:
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info/><citation><layout/></citation>'
        '<bibliography><layout><text variable="title"/><group display="block"><text variable="note"/></group>'
        '<group display="indent"><text variable="annote"/></group></layout></bibliography></style>'
    )
    one = {"id": "a", "type": "book", "title": "T", "note": "- N", "annote": "1. A"}
    by_format = {
        f: dict(cb.Processor(style, [one], format=f).bibliography())["a"] for f in ("text", "markdown", "rst", "latex")
    }
    assert by_format == {
        "text": "T\n- N\n1. A",
        "markdown": "T\\\n\\- N\\\n1\\. A",
        "rst": "T\n\n\\- N\n\n1\\. A",
        "latex": "T\\newline\n- N\\newline\n1. A",
    }
    assert words(from_markdown(by_format["markdown"]).text) == words(by_format["text"])


@pytest.mark.parametrize("format", ["text", "html", "markdown", "rst", "latex"])
def test_no_control_character_and_no_change_of_direction_gets_out(format: str) -> None:
    kept = "left\u200eto\u200fright and non\u00adhyphen"  # marks that change nothing after them stay
    title = f"a\x00b\x1b[31m\u202ec\u2067d\ud800e\x85f {kept}"
    entry = printed("apa", {"id": "a", "type": "book", "title": title}, format)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", entry)
    assert kept in entry


@few
@given(text=TEXTS)
@example("--")
@example(",,")
@example("?`!`")
def test_latex_holds_no_ligature_of_a_record(text: str) -> None:
    entry = printed("apa", {"id": "a", "type": "book", "title": text}, "latex")
    assert not re.search(r"--|,,|``|''|<<|>>|[?!]`", entry)
