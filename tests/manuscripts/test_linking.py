"""Plain citations and what they become, each read by eye; and what must stay as it is, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from cited_library import BIB

import coprodbib as cb
from coprodbib.manuscripts import LinkedManuscript

MARKDOWN = [
    ("(Bovaird 2007)", "[@bovaird2007beyond]"),
    (
        "(see Bovaird 2007, p. 4; Pestoff 2009, pp. 4-5)",
        "[see @bovaird2007beyond, p. 4; @pestoff2009towards, pp. 4-5]",
    ),
    ("(Bovaird, 2007: 850; cf. Ostrom, 1996)", "[@bovaird2007beyond, 850; cf. @ostrom1996crossing]"),
    ("(e.g., Ostrom 1996)", "[e.g., @ostrom1996crossing]"),
    ("(Bovaird 2007, Ostrom 1996)", "[@bovaird2007beyond; @ostrom1996crossing]"),
    ("(Bovaird 2007 and Ostrom 1996)", "[@bovaird2007beyond; @ostrom1996crossing]"),
    ("(the idea of Bovaird 2007 in full)", "[the idea of @bovaird2007beyond in full]"),
    ("[see Bovaird 2007]", "[see @bovaird2007beyond]"),
    ("Bovaird (2007)", "@bovaird2007beyond"),
    ("Bovaird (2007, p. 4)", "@bovaird2007beyond [p. 4]"),
    ("Bovaird and Loeffler (2012: 15)", "@bovaird2012from [15]"),
    ("Steen *et al.* (2018)", "@steen2018dark"),
    ("(Steen *et al.*, 2018)", "[@steen2018dark]"),
    ("*Bovaird* (2007)", "@bovaird2007beyond"),
    ("**Bovaird** (2007, 13)", "@bovaird2007beyond [13]"),
    ("(_Bovaird_ 2007)", "[@bovaird2007beyond]"),
    ("**as Bovaird (2007) says**", "**as @bovaird2007beyond says**"),
    ("Bovaird’s (2007) typology", "Bovaird’s [-@bovaird2007beyond] typology"),
    ("Bovaird’s widely used typology (2007, p. 4)", "Bovaird’s widely used typology [-@bovaird2007beyond, p. 4]"),
    ("Elinor Ostrom (1996)", "Elinor Ostrom [-@ostrom1996crossing]"),
    ("see Ostrom 1996", "see @ostrom1996crossing"),
    ("Bovaird (2007)-like", "@{bovaird2007beyond}-like"),
    ("Bovaird (2007) [sic]", "Bovaird [-@bovaird2007beyond] [sic]"),
    ("García (2004) and M&uuml;ller (2010)", "@garcia2004 and @mueller2010"),
    ("[^1]: See Ostrom 1996.", "[^1]: See @ostrom1996crossing."),
    ("a note^[See Ostrom 1996.] here", "a note^[See @ostrom1996crossing.] here"),
    ("| Bovaird (2007) | x |", "| @bovaird2007beyond | x |"),
]

LATEX = [
    (r"(Bovaird~2007)", r"\citep{bovaird2007beyond}"),
    (r"(see Bovaird 2007, p.~4)", r"\citep[see][p.~4]{bovaird2007beyond}"),
    (r"(see Bovaird 2007: 4)", r"\citep[see][4]{bovaird2007beyond}"),
    (r"(Bovaird 2007; Pestoff 2009, pp.~4--5)", r"\citep[pp.~4--5]{bovaird2007beyond,pestoff2009towards}"),
    (
        r"(see Bovaird 2007, p. 3; also Ostrom 1996)",
        r"\citetext{\citealp[see][p.~3]{bovaird2007beyond}; \citealp[also][]{ostrom1996crossing}}",
    ),
    (r"Bovaird \& Loeffler (2012, p. 4)", r"\citet[p.~4]{bovaird2012from}"),
    (r"\textsc{Bovaird} (2007)", r"\citet{bovaird2007beyond}"),
    (r"\emph{see Bovaird (2007)}", r"\emph{see \citet{bovaird2007beyond}}"),
    (r"Garc\'{\i}a (2004) and M\"uller (2010)", r"\citet{garcia2004} and \citet{mueller2010}"),
    (r"Bovaird's (2007) typology", r"Bovaird's \citeyearpar{bovaird2007beyond} typology"),
    (r"see Ostrom 1996", r"see \citealt{ostrom1996crossing}"),
    (r"word\footnote{See Bovaird (2007).}", r"word\footnote{See \citet{bovaird2007beyond}.}"),
]


@pytest.fixture
def library(tmp_path: Path) -> cb.Library:
    (tmp_path / "mine.bib").write_text(BIB, encoding="utf-8")
    return cb.load(tmp_path / "mine.bib")


def link(text: str, library: cb.Library, format: str = "markdown") -> LinkedManuscript:
    return cb.link_manuscript(text, library, format=format)


@pytest.mark.parametrize(("plain", "made"), MARKDOWN)
def test_markdown(plain: str, made: str, library: cb.Library) -> None:
    assert link(f"It is so.\n\n{plain} and more.\n", library).text == f"It is so.\n\n{made} and more.\n"


@pytest.mark.parametrize(("plain", "made"), LATEX)
def test_latex(plain: str, made: str, library: cb.Library) -> None:
    text = "\\documentclass{{article}}\n\\begin{{document}}\nSo it is. {} and more.\n\\end{{document}}\n"
    assert link(text.format(plain), library, "latex").text == text.format(made)


UNTOUCHED = [
    "`(Bovaird 2007)`",
    "``Bovaird ` (2007)``",
    "```\nBovaird (2007)\n\n(Bovaird 2007)\n```",
    "~~~ r\nBovaird (2007)",
    "So:\n\n    Bovaird (2007)\n\n    (Bovaird 2007)",
    "$x (Bovaird 2007)$ and $$\n(Bovaird 2007)\n$$",
    "[Bovaird (2007)](https://example.org) and [Bovaird (2007)][b]\n\n[b]: https://example.org (Bovaird 2007)",
    "![Bovaird (2007)](a.png)",
    "https://example.org/(Bovaird_2007) and <https://example.org/Bovaird(2007)>",
    "<!-- Bovaird (2007)\n\n(Bovaird 2007) -->",
    '<a title="Bovaird (2007)">x</a>',
    "<pre>\nBovaird (2007)\n\n(Bovaird 2007)\n</pre>",
    "[see @bovaird2007beyond; Bovaird 2007]",
    "@bovaird2007beyond [Bovaird 2007]",
    "\\begin{equation}\nBovaird (2007)\n\\end{equation}",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_no_running_text_is_never_touched(text: str, library: cb.Library) -> None:
    linked = link(f"Words here.\n\n{text}\n", library)
    assert (linked.text, linked.edits) == (f"Words here.\n\n{text}\n", ())


@pytest.mark.parametrize(
    "text",
    [
        "% Bovaird (2007)",
        "\\begin{verbatim}\nBovaird (2007)\n\\end{verbatim}",
        "\\verb|Bovaird (2007)|",
        "$Bovaird (2007)$ \\[ Bovaird (2007) \\]",
        "\\cite[see Bovaird 2007]{bovaird2007beyond}",
        "\\href{https://example.org}{Bovaird (2007)} \\url{Bovaird (2007)}",
        "\\label{Bovaird (2007)}",
    ],
)
def test_what_is_no_running_text_of_latex_is_never_touched(text: str, library: cb.Library) -> None:
    source = f"\\title{{Bovaird (2007)}}\n\\begin{{document}}\nWords. {text}\n\\end{{document}}\nBovaird (2007)\n"
    assert link(source, library, "latex").text == source


def test_front_matter_is_never_touched(library: cb.Library) -> None:
    text = "---\ntitle: On Bovaird (2007)\n...\n\nOn Bovaird (2007).\n"
    assert link(text, library).text == "---\ntitle: On Bovaird (2007)\n...\n\nOn @bovaird2007beyond.\n"


LEFT = [
    ("Doe (2000)", "may mean several works", ("doe2000a", "doe2000b")),
    ("Unknown (1990)", "no work has these names and year", ()),
    ("Bovaird (2001)", "no work has these names and year", ("bovaird2007beyond", "bovaird2012from")),
    (
        "Ostrom (1996a)",
        "the letter of its year tells works of one list apart, and no list here has it",
        ("ostrom1996crossing",),
    ),
    (
        "(Bovaird 2007; this is disputed)",
        "words in its bracket belong to no citation",
        ("bovaird2007beyond",),
    ),
    (
        "(Bovaird 2007, as it was in 1999)",
        "another year stands in its bracket",
        ("bovaird2007beyond",),
    ),
]


@pytest.mark.parametrize(("plain", "why", "candidates"), LEFT)
def test_what_is_not_certain_is_left_alone_and_named(
    plain: str, why: str, candidates: tuple[str, ...], library: cb.Library
) -> None:
    linked = link(f"So it is.\n\nThe view: {plain} and more.\n", library)
    assert linked.text == linked.source.text
    assert [(one.line, one.why, one.candidates) for one in linked.left] == [(3, why, candidates)]


def test_a_year_behind_another_is_named_with_its_authors(library: cb.Library) -> None:
    left = link("Much is said (Ostrom 1996, 2004), and more.", library).left
    assert [(one.text, one.column) for one in left] == [("Ostrom 1996", 15), ("Ostrom 2004", 28)]


def test_emphasis_that_ends_in_the_middle(library: cb.Library) -> None:
    linked = link("So it is. **Says Bovaird** (2007) and more.", library)
    assert linked.text == linked.source.text
    assert [one.why for one in linked.left] == ["emphasis begins or ends in the middle of it"]


def test_a_bracket_that_is_not_wholly_resolved_stays(library: cb.Library) -> None:
    linked = link("Much is said (Bovaird 2007; Unknown 1990), and more.", library)
    assert linked.text == linked.source.text
    assert [(o.text, o.line, o.column, o.why, o.candidates) for o in linked.left] == [
        ("Bovaird 2007", 1, 15, "stands with a citation that is left alone", ("bovaird2007beyond",)),
        ("Unknown 1990", 1, 29, "no work has these names and year", ()),
    ]


OWN_LIST = """\
Bovaird (2007) and Roe (2001) say so, Roe (2002) does not (Parks et al. 1980; see Ostrom 1996).

# References

Bovaird, T. (2007). Beyond engagement. *Public Administration Review*, 67, 846–860.

Parks, R. B., Baker, P. C., & Kiser, L. (1981). Consumers as coproducers. *Policy Studies Journal*, 9(7), 1001–1011.

Roe, R. (2001). *Streets and squares*. London: Sage.
"""


def test_an_own_list_comes_first_and_stays(library: cb.Library) -> None:
    linked = link(OWN_LIST, library)
    first, rest = linked.text.split("\n", 1)
    assert first == (
        "@bovaird2007beyond and @roe2001streets say so, Roe (2002) does not (Parks et al. 1980; see Ostrom 1996)."
    )
    assert rest == OWN_LIST.split("\n", 1)[1]
    assert linked.lists == (5,)
    why = {one.text: one.why for one in linked.left}
    assert why["Parks et al. 1980"].startswith("cited as 1980, listed as 1981")
    assert why["Roe (2002)"]
    assert [w.key for w in linked.works] == ["bovaird2007beyond", "roe2001streets"]


def test_a_work_that_the_own_list_lacks_is_found_in_the_library(library: cb.Library) -> None:
    linked = link(OWN_LIST.replace("Parks et al. 1980; see", "see"), library)
    assert "[see @ostrom1996crossing]." in linked.text


def test_a_letter_of_the_own_list_counts() -> None:
    text = (
        "So Doe (2000a), not Doe (2000b).\n\n## References\n\nDoe, J. 2000a. *Care at home*. London: Sage.\n\n"
        "Doe, J. 2000b. *Work abroad*. London: Sage.\n"
    )
    linked = cb.link_manuscript(text)
    assert linked.text.startswith("So @doe2000care, not @doe2000work.\n")
    assert linked.text.split("\n", 1)[1] == text.split("\n", 1)[1]


def test_works_are_those_that_the_text_cites_then(library: cb.Library) -> None:
    linked = link("So [@ostrom1996crossing], `@doe2000a`, @gone1999 and Bovaird (2007).", library)
    assert [w.key for w in linked.works] == ["bovaird2007beyond", "ostrom1996crossing"]
    assert linked.unknown == ("gone1999",)


def test_linking_again_changes_nothing(library: cb.Library) -> None:
    for plain, _ in MARKDOWN:
        once = link(f"So {plain} and more.", library).text
        assert link(once, library).text == once
    for plain, _ in LATEX:
        once = link(f"So {plain} and more.", library, "latex").text
        assert link(once, library, "latex").text == once


@pytest.mark.parametrize(
    "data",
    [
        "\ufeffMøller said so. Bovaird (2007)\r\nsays\r\n".encode(),
        "Møller and\r then Bovaird (2007)\n\n\n  ".encode("cp1252"),
        "\ufeffMøller, Bovaird (2007)".encode("utf-16-le"),
    ],
)
def test_every_other_byte_stays(data: bytes, tmp_path: Path, library: cb.Library) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(data)
    linked = cb.link_manuscript(file, library)
    old, new = (s.encode(linked.source.encoding) for s in ("Bovaird (2007)", "@bovaird2007beyond"))
    assert data.count(old) == 1
    assert linked.source.encode(linked.text) == data.replace(old, new)


def test_columns_leave_out_a_byte_order_mark(library: cb.Library) -> None:
    linked = link("\ufeffa\r\nb\rUnknown (1990)\r\n", library)
    assert [(one.line, one.column) for one in linked.left] == [(3, 1)]
    assert link("\ufeffUnknown (1990)", library).left[0].column == 1


def test_formats_and_files_that_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(cb.FormatError, match=r"format='word' is unknown; use 'markdown' or 'latex'"):
        cb.link_manuscript("So.", format="word")
    with pytest.raises(cb.ReadError, match=r"gone.md: no such file"):
        cb.link_manuscript(str(tmp_path / "gone.md"))
    (tmp_path / "a.md").write_bytes(b"PK\0\3")
    with pytest.raises(cb.ReadError, match=r"is binary, not text; save it as UTF-8 text"):
        cb.link_manuscript(tmp_path / "a.md")
    (tmp_path / "a.docx").write_bytes(b"x")
    with pytest.raises(cb.FormatError, match=r"a.docx: is neither Markdown nor LaTeX; add --format"):
        cb.link_manuscript(tmp_path / "a.docx")


def test_nothing_in_it(library: cb.Library) -> None:
    assert link("", library).text == ""
    assert cb.link_manuscript("So Doe (2000).").left[0].candidates == ()


@pytest.mark.parametrize(
    "unit",
    ["[", "(", "`", "``` ", "$", "@a [", "[@a ", "<!--", "<a ", "{", "![", "\\begin{verbatim}", "\\cite[", "\\["],
)
def test_time_grows_with_length(unit: str, library: cb.Library) -> None:
    import time

    for format in ("markdown", "latex"):
        begin = time.process_time()
        link(unit * (40_000 // len(unit)), library, format)
        assert time.process_time() - begin < 5
