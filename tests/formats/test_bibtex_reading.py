"""Other people's .bib files: values read by eye; nothing ends in a traceback, nothing is lost in silence."""

from __future__ import annotations

import logging
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coprodbib.formats.bibtex import dumps, loads, loads_with_issues, tidied


def one(text: str) -> dict[str, Any]:
    (item,) = loads(text)
    return item


def codes(text: str) -> list[str]:
    return [issue.code for issue in loads_with_issues(text)[1]]


def test_names_of_fields_and_types_in_any_case() -> None:
    assert one('@ARTICLE{k, Title = "A", JOURNAL = {B}, Number = 3}') == {
        "id": "k", "type": "article-journal", "title": "A", "container-title": "B", "issue": "3",
    }  # fmt: skip


def test_macros_joined_pieces_and_months() -> None:
    text = '@string{pup = "Princeton " # {UP}}\n@String(more = PUP # " & Co")\n@book(k, publisher = more # " 2", month = "15~" # mar, year = 1999)'
    assert one(text) == {
        "id": "k",
        "type": "book",
        "publisher": "Princeton UP & Co 2",
        "issued": {"date-parts": [[1999, 3, 15]]},
    }
    assert codes(text) == []


def test_an_unknown_macro_is_doubtful_and_stays() -> None:
    assert one("@article{k, journal = jphys}")["container-title"] == "jphys"
    assert codes("@article{k, journal = jphys}") == ["macro-unknown"]


@pytest.mark.parametrize(
    ("month", "day"),
    [
        ("jan", [1]),
        ("{February}", [2]),
        ('"Sept."', [9]),
        ("7", [7]),
        ("{12}", [12]),
        ('"3~" # jun', [6, 3]),
        ("{June 3}", [6, 3]),
        ("{13}", []),
    ],
)
def test_months(month: str, day: list[int]) -> None:
    assert one(f"@misc{{k, year = 2000, month = {month}}}")["issued"] == {"date-parts": [[2000, *day]]}


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        ("{2013b}", {"issued": {"date-parts": [[2013]]}, "year-suffix": "b"}),
        ("{2004/05}", {"issued": {"date-parts": [[2004], [2005]]}}),
        ("{2004--2006}", {"issued": {"date-parts": [[2004], [2006]]}}),
        ("{c. 1850}", {"issued": {"date-parts": [[1850]], "circa": True}}),
        ("{in press}", {"status": "in press"}),
        ("{n.d.}", {}),
        ("{[1998] 1975}", {"issued": {"date-parts": [[1998]]}}),
    ],
)
def test_years(year: str, expected: dict[str, Any]) -> None:
    assert one(f"@misc{{k, year = {year}}}") == {"id": "k", "type": "document", **expected}
    assert codes(f"@misc{{k, year = {year}}}") == (["year-unclear"] if "[" in year else [])


def test_biblatex() -> None:
    text = r"""
        @online{k, title = {T}, date = {2020-05-03/2020-06}, urldate = {2021-01-02}, url = {http://x.y}, organization = {Org},
                langid = {german}, eventtitle = {E}, journaltitle = {J}, location = {Rome}}"""
    assert one(text) == {
        "id": "k", "type": "webpage", "title": "T", "issued": {"date-parts": [[2020, 5, 3], [2020, 6]]}, "URL": "http://x.y",
        "accessed": {"date-parts": [[2021, 1, 2]]}, "publisher": "Org", "language": "de", "event-title": "E",
        "container-title": "J", "publisher-place": "Rome",
    }  # fmt: skip
    assert one("@thesis{k, type = {phdthesis}, institution = {Uni}}") == {
        "id": "k",
        "type": "thesis",
        "genre": "PhD thesis",
        "publisher": "Uni",
    }


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ludwig van Beethoven", {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"}),
        ("van der Berg, Jan", {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}),
        ("King, Jr., Martin Luther", {"family": "King", "given": "Martin Luther", "suffix": "Jr."}),
        ("Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
         {"family": "Vallée Poussin", "given": "Charles Louis Xavier Joseph", "non-dropping-particle": "de la"}),
        ("{\\'E}mile Zola", {"family": "Zola", "given": "Émile"}),
        ("Pe{\\~n}a~Nieto, Enrique", {"family": "Peña Nieto", "given": "Enrique"}),
        ("{Barnes and Noble}", {"literal": "Barnes and Noble"}),
        ("Aristotle", {"family": "Aristotle"}),
        ("Smith, John,", {"family": "Smith", "given": "John"}),
        ("Brinch Hansen, Per", {"family": "Brinch Hansen", "given": "Per"}),
        ("{\\O}ystein {\\AA}s", {"family": "Ås", "given": "Øystein"}),
    ],
)  # fmt: skip
def test_names(written: str, expected: dict[str, str]) -> None:
    assert one(f"@book{{k, author = {{{written} and Doe, J. and others}}}}")["author"] == [
        expected, {"family": "Doe", "given": "J."}, {"literal": "others"},
    ]  # fmt: skip


def test_and_in_capitals_over_lines_and_twice() -> None:
    assert [n["family"] for n in one("@book{k, author = {Doe, J.\n  AND Roe, R. and and Poe, P.}}")["author"]] == [
        "Doe",
        "Roe",
        "Poe",
    ]


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"G{\"o}del \'{e} \`a \^\i{} \~n \c{c} \v{s} \H{o} \.z \=a \k{e} \r{a} \u{g} \d{h}", "Gödel é à î ñ ç š ő ż ā ę å ğ ḥ"),
        (r"\ss \ae{} {\OE}uvre \o re \L{}\'od\'z \aa \i", "ßæ Œuvre øre Łódź åı"),
        (r"R\&D 50\% \$5 a\_b \#1 {\textbackslash} \textasciitilde{} \{x\}", "R&D 50% $5 a_b #1 \\ ~ {x}"),
        ("1--2 --- ``a'' `b' don't", "1–2 — “a” `b' don't"),
        (r"\emph{E. coli} {\it in vivo} x\textsuperscript{2} H$_2$O {\sc Small}",
         '<i>E. coli</i> <i>in vivo</i> x<sup>2</sup> H<sub>2</sub>O <span style="font-variant:small-caps;">Small</span>'),
        (r"$\alpha$-helix $10^{-3}$ $n \times m$", "α-helix 10<sup>-3</sup> n ×m"),
        (r"\LaTeX{} and\ldots\ end\@.", "LaTeX and… end."),
        ("a % b & c", "a % b & c"),
        (r"\url{http://a.b/c_d} \href{http://x}{y}", "http://a.b/c_d \\href http://xy"),
    ],
)  # fmt: skip
def test_latex(latex: str, text: str) -> None:
    assert one(f"@book{{k, note = {{{latex}}}}}")["note"] == text


def test_a_command_nobody_knows_is_kept_and_noted() -> None:
    assert one(r"@book{k, note = {a \foo{b}}}")["note"] == r"a \foo b"
    assert codes(r"@book{k, note = {a \foo{b}}}") == ["command-unknown"]


def test_braces_in_titles_become_spans() -> None:
    def nocase(word: str) -> str:
        return f'<span class="nocase">{word}</span>'

    assert (
        one("@book{k, title = {The {DNA} of {F}rance and {\\'E}loge}}")["title"]
        == f"The {nocase('DNA')} of {nocase('France')} and Éloge"
    )
    assert one("@book{k, title = {{The DNA of France}}}")["title"] == "The DNA of France"
    assert one("@book{k, title = {{The} {DNA}}}")["title"] == f"{nocase('The')} {nocase('DNA')}"
    assert one("@book{k, title = {Éloge de la {France}}, langid = {french}}")["title"] == "Éloge de la France"
    assert one("@article{k, journal = {The {EMBO} Journal}}")["container-title"] == "The EMBO Journal"


def test_inheritance_through_crossref_whatever_the_order_and_case() -> None:
    part = "@incollection{part, title = {Part}, author = {A, B}, crossref = {WHOLE}}"
    whole = "@book{whole, title = {Whole}, editor = {E, F}, year = 2001, publisher = {P}}"
    expected = {
        "id": "part", "type": "chapter", "title": "Part", "author": [{"family": "A", "given": "B"}], "container-title": "Whole",
        "editor": [{"family": "E", "given": "F"}], "issued": {"date-parts": [[2001]]}, "publisher": "P",
    }  # fmt: skip
    for text in (f"{part}\n{whole}", f"{whole}\n{part}"):
        assert next(item for item in loads(text) if item["id"] == "part") == expected


def test_inheritance_in_circles_and_from_nowhere_ends() -> None:
    circle = "@book{a, crossref = {b}, note = {x}} @book{b, crossref = {a}, year = 2000} @book{c, crossref = {c}} @book{d, crossref = {none}}"
    assert [item.get("note") for item in loads(circle)] == ["x", "x", None, None]


def test_xdata_gives_its_fields_and_is_no_item() -> None:
    assert loads("@xdata{x, publisher = {P}} @book{k, xdata = {x}, title = {T}}") == [
        {"id": "k", "type": "book", "publisher": "P", "title": "T"}
    ]


def test_keys_given_twice_lose_nothing() -> None:
    text = "@book{a, title={x}}\n@book{a, title={y}}\n@book{A, title={z}}\n@book{, title={w}}\n@book{a-2, title={v}}"
    items, issues = loads_with_issues(text)
    assert [item["title"] for item in items] == ["x", "y", "z", "w", "v"]
    assert len({item["id"].lower() for item in items}) == 5
    assert items[4]["id"] == "a-2"
    assert [issue.code for issue in issues] == ["key-twice", "key-twice", "key-missing"]
    assert "line 2: the key 'a' is there before" in issues[0].message


def test_a_field_given_twice_keeps_the_first_and_tells_the_other() -> None:
    items, issues = loads_with_issues("@book{a, note = {x}, note = {y}}")
    assert items[0]["note"] == "x"
    assert "left out 'y'" in issues[0].message


def test_a_missing_comma_costs_nothing() -> None:
    text = '@article{k, title = {x} year = 2000\n volume = "3" pages = {1--2}, note = {n}}'
    assert one(text) == {"id": "k", "type": "article-journal", "title": "x", "volume": "3", "page": "1-2", "note": "n",
                         "issued": {"date-parts": [[2000]]}}  # fmt: skip
    assert set(codes(text)) == {"comma-missing"}


def test_a_broken_entry_does_not_cost_the_rest(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    items, issues = loads_with_issues("@book{a, title = {x}}\n@book{b, title = {open\n\n@book{c, title = {y}}")
    assert [item["id"] for item in items] == ["a", "c"]
    assert issues[0].code == "unreadable-entry"
    assert issues[0].message.startswith("line 2: not read")
    assert (caplog.records, capsys.readouterr().err) == ([], "")
    logging.getLogger("bibtexparser.splitter").warning("still heard elsewhere")
    assert [record.message for record in caplog.records] == ["still heard elsewhere"]


def test_quotes_inside_braces_and_braces_inside_quotes() -> None:
    assert one('@book{k, title = "a {"}b{"} c", note = {a "b}, year = 2000}')["title"] == 'a "b" c'
    assert one('@book{k, title = {a "b}, year = 2000}')["issued"] == {"date-parts": [[2000]]}


def test_bom_line_ends_comments_and_preambles() -> None:
    text = '\ufeff% a remark\r\n@comment{@book{no, title={x}}}\r\n@preamble{"\\newcommand{\\x}{y}"}\r\n@book{k,\r\n  title = {A\r\n  title}\r\n}\r\n'
    assert loads(text) == [{"id": "k", "type": "book", "title": "A title"}]


def test_fields_of_other_programs_come_back_as_they_were() -> None:
    text = r"@book{k, title = {T}, groups = {to {\em read}}, file = {:a_b.pdf:PDF}, timestamp = {2020.01.02}}"
    assert one(text)["custom"] == {"groups": r"to {\em read}", "file": ":a_b.pdf:PDF", "timestamp": "2020.01.02"}
    assert loads(dumps(loads(text))) == loads(text)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (r"url = {\url{http://a.b/c_d%20e}}", {"URL": "http://a.b/c_d%20e"}),
        (r"url = {http://a.b/c\_d\%20e{\_}f}", {"URL": "http://a.b/c_d%20e_f"}),
        (r"doi = {https://doi.org/10.1000/ab\_c}", {"DOI": "10.1000/ab_c"}),
        (r"howpublished = {\url{http://a.b/c}}", {"URL": "http://a.b/c"}),
        (r"howpublished = {Blog}", {"container-title": "Blog"}),
    ],
)
def test_addresses(field: str, expected: dict[str, str]) -> None:
    assert one(f"@misc{{k, {field}}}") == {"id": "k", "type": "document", **expected}


@pytest.mark.parametrize(
    "text", ["", " \n", "no entries here", "@", "@book", "@book{", "@book{}", "@book{k}", "@string{x = }", "}{", '"']
)
def test_nothing_and_rubbish(text: str) -> None:
    items, _ = loads_with_issues(text)
    assert [item["type"] for item in items] == ["book"] * (1 if text in ("@book{}", "@book{k}") else 0)


PIECES = [
    "@article{k,",
    "@book{a, title = ",
    "{",
    "}",
    '"',
    ",",
    "=",
    "#",
    "\\",
    "author = {A and B}",
    "year = 2000",
    "@string{x = ",
    "jan",
    "\n@",
    "%",
    "\\'e",
    "(",
    ")",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=30).map("".join))
def test_no_text_ends_in_a_traceback(text: str) -> None:
    items, _ = loads_with_issues(text)
    assert all(isinstance(item["id"], str) and item["id"] for item in items)
    assert len({item["id"].lower() for item in items}) == len(items)


@given(
    st.lists(
        st.one_of(st.sampled_from([*PIECES, "{\\em ", "$", "^", "_", "~", "--", "\\foo"]), st.text(max_size=5)),
        max_size=20,
    ).map("".join)
)
def test_what_was_read_of_a_title_can_be_written_again(text: str) -> None:
    balanced = text.replace("\\{", "").replace("\\}", "").replace("{", "").replace("}", "").replace("\\", "\\ ")
    (item,) = loads(f"@book{{k, title = {{{balanced}}}, author = {{{balanced}}}}}") or [{"id": "k"}]
    again = loads(dumps([item]))
    assert again == [tidied(item)]


@pytest.mark.parametrize(
    "text",
    [
        "@book{k, title = {" + "{" * 100_000 + "}" * 100_000 + "}}",
        "@book{k, title = {" + "\\'" * 100_000 + "}}",
        "@book{k, author = {" + "A and " * 50_000 + "B}}",
        "@book{k, author = {" + "a " * 100_000 + "}}",
        "@book{k, title = {" + " " * 200_000 + "x}}",
        "@book{k, title = " + "{a} # " * 50_000 + "{b}}",
        "@book{k, " + "title = {a} " * 20_000 + "}",
        "@string{a0 = {"
        + "x" * 1000
        + "}}"
        + "".join(f"@string{{a{n + 1} = a{n} # a{n}}}" for n in range(60))
        + "@book{k, title = a60}",
        "".join(f"@book{{k{n}, crossref = {{k{n + 1}}}}}\n" for n in range(300)),
        "@book{k, title = {a}}\n" * 5_000,
        "@book{k, title = {" + '<span class="nocase">' * 20_000 + "}}",
        "@book{k, url = {\\url{" + "a" * 100_000 + "}}}",
    ],
    ids=[
        "braces",
        "accents",
        "and",
        "particles",
        "spaces",
        "pieces",
        "commas",
        "macros",
        "crossref",
        "keys",
        "markup",
        "url",
    ],
)
def test_hostile_files_are_read_in_time(text: str) -> None:
    started = time.process_time()
    assert loads(text)
    assert time.process_time() - started < 10
