"""What stands in a .bib file, written down by hand from the manual of BibTeX; and what the real bibtex makes of it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import coprodbib as cb
from coprodbib.exporting import write_bibliography
from coprodbib.formats import bibtex
from coprodbib.formats.bibtex import dumps, loads

DOE = [{"family": "Doe", "given": "Jane"}]
DATE = {"date-parts": [[2007]]}


def entry(**fields: Any) -> str:
    csl = {"id": "k", "type": "document"} | {name.replace("_", "-"): value for name, value in fields.items()}
    return dumps([csl])


def field(name: str, text: str) -> str | None:
    found = re.search(rf"^  {name} = (.*),$", text, re.M)
    return found[1] if found else None


ENTRIES = [
    (
        "a journal article",
        {
            "type": "article-journal", "author": [{"family": "Bovaird", "given": "Tony"}], "issued": DATE, "language": "en",
            "title": "Beyond engagement and participation: User and community coproduction of public services",
            "container-title": "Public Administration Review", "volume": "67", "issue": "5", "page": "846-860",
            "DOI": "10.1111/j.1540-6210.2007.00773.x",
        },
        """\
@article{k,
  author = {Bovaird, Tony},
  title = {Beyond engagement and participation: User and community coproduction of public services},
  journal = {Public Administration Review},
  volume = {67},
  number = {5},
  pages = {846--860},
  year = {2007},
  doi = {10.1111/j.1540-6210.2007.00773.x},
  langid = {english},
}
""",
    ),
    (
        "a chapter",
        {
            "type": "chapter", "author": [{"family": "Osborne", "given": "Stephen P."}], "editor": [{"family": "Doe"}, {"family": "Roe"}],
            "title": "The public", "container-title": 'A book on <span class="nocase">NPM</span>', "page": "1-9", "publisher": "Sage & Co",
            "publisher-place": "London", "issued": {"date-parts": [[2010]]}, "language": "en-GB", "edition": "3", "volume": "2",
            "collection-title": "Studies", "collection-number": "12",
        },
        """\
@incollection{k,
  author = {Osborne, Stephen P.},
  editor = {Doe and Roe},
  title = {The public},
  booktitle = {A book on {NPM}},
  series = {Studies},
  edition = {3rd},
  volume = {2},
  number = {12},
  pages = {1--9},
  publisher = {Sage \\& Co},
  address = {London},
  year = {2010},
  langid = {british},
}
""",
    ),
    (
        "a book that has only editors",
        {"type": "book", "editor": [{"family": "Pestoff", "given": "V."}, {"family": "Brandsen", "given": "T."}],
         "title": "New Public Governance", "issued": {"date-parts": [[2012]]}},
        """\
@book{k,
  editor = {Pestoff, V. and Brandsen, T.},
  title = {{New Public Governance}},
  year = {2012},
}
""",
    ),
    (
        "a paper at a conference",
        {"type": "paper-conference", "author": DOE, "title": "T", "container-title": "Proceedings of it", "event-title": "It",
         "event-place": "Rome", "publisher": "ACM", "issued": {"date-parts": [[2001, 7, 3]]}},
        """\
@inproceedings{k,
  author = {Doe, Jane},
  title = {T},
  booktitle = {Proceedings of it},
  publisher = {ACM},
  eventtitle = {It},
  venue = {Rome},
  year = {2001},
  month = jul,
  day = {3},
}
""",
    ),
    (
        "a doctoral thesis",
        {"type": "thesis", "author": DOE, "title": "T", "publisher": "KU Leuven", "genre": "PhD diss.", "issued": DATE},
        "@phdthesis{k,\n  author = {Doe, Jane},\n  title = {T},\n  type = {PhD diss.},\n  school = {KU Leuven},\n  year = {2007},\n}\n",
    ),
    (
        "a master's thesis",
        {"type": "thesis", "author": DOE, "title": "T", "publisher": "KU Leuven", "genre": "Master's thesis"},
        "@mastersthesis{k,\n  author = {Doe, Jane},\n  title = {T},\n  type = {Master's thesis},\n  school = {KU Leuven},\n}\n",
    ),
    (
        "a report",
        {"type": "report", "author": [{"literal": "Cabinet Office"}], "title": "T", "publisher": "HMSO", "publisher-place": "London",
         "number": "12", "genre": "Working paper", "issued": DATE},
        """\
@techreport{k,
  author = {{Cabinet Office}},
  title = {T},
  number = {12},
  type = {Working paper},
  institution = {HMSO},
  address = {London},
  year = {2007},
}
""",
    ),
    (
        "a web page",
        {"type": "webpage", "author": DOE, "title": "T", "container-title": "A site", "URL": "https://example.org/a_b?c=%20&d=1#e",
         "accessed": {"date-parts": [[2021, 3, 9]]}},
        """\
@misc{k,
  author = {Doe, Jane},
  title = {T},
  howpublished = {A site},
  url = {https://example.org/a_b?c=%20&d=1#e},
  urldate = {2021-03-09},
  entrysubtype = {webpage},
}
""",
    ),
    (
        "an article in a newspaper",
        {"type": "article-newspaper", "author": DOE, "title": "T", "container-title": "Le Monde", "issued": {"date-parts": [[2007, 3, 9]]}},
        """\
@article{k,
  author = {Doe, Jane},
  title = {T},
  journal = {Le Monde},
  year = {2007},
  month = mar,
  day = {9},
  entrysubtype = {newspaper},
}
""",
    ),
    ("a magazine", {"type": "article-magazine", "title": "T"}, "@article{k,\n  title = {T},\n  entrysubtype = {magazine},\n}\n"),
    ("a mention", {"type": "document", "author": [{"family": "Doe"}, {"literal": "others"}], "status": "forthcoming", "note": "cited_in 50%"},
     "@misc{k,\n  author = {Doe and others},\n  year = {forthcoming},\n  note = {cited\\_in 50\\%},\n}\n"),
    ("a manuscript", {"type": "manuscript", "title": "T"}, "@unpublished{k,\n  title = {T},\n}\n"),
    ("a speech", {"type": "speech", "title": "T", "event-title": "E"},
     "@misc{k,\n  title = {T},\n  eventtitle = {E},\n  entrysubtype = {speech},\n}\n"),
    ("an entry", {"type": "entry-encyclopedia", "title": "T", "container-title": "Brockhaus"},
     "@incollection{k,\n  title = {T},\n  booktitle = {Brockhaus},\n  entrysubtype = {entry-encyclopedia},\n}\n"),
]  # fmt: skip


@pytest.mark.parametrize(("csl", "expected"), [e[1:] for e in ENTRIES], ids=[e[0] for e in ENTRIES])
def test_entry(csl: dict[str, Any], expected: str) -> None:
    assert dumps([{"id": "k", **csl}]) == expected
    assert loads(expected) == [{"id": "k", **csl}]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ({"family": "Van Eijk", "given": "Carola"}, "Van Eijk, Carola"),
        ({"family": "van Eijk", "given": "C."}, "{van Eijk}, C."),
        ({"family": "Eijk", "given": "C.", "non-dropping-particle": "van"}, "van Eijk, C."),
        ({"family": "Gaulle", "given": "Charles", "dropping-particle": "de"}, "Gaulle, Charles de"),
        ({"family": "Pinilla Roncancio", "given": "Monica"}, "Pinilla Roncancio, Monica"),
        ({"family": "King", "given": "Martin Luther", "suffix": "Jr."}, "King, Jr., Martin Luther"),
        ({"family": "Bovaird"}, "Bovaird"),
        ({"family": "De Corte"}, "{De Corte}{}"),
        ({"literal": "Barnes and Noble, Inc."}, "{Barnes and Noble, Inc.}"),
        ({"literal": "OECD"}, "{OECD}"),
        ({"family": "O’Flynn", "given": "J."}, "O’Flynn, J."),
    ],
)
def test_name(name: dict[str, str], expected: str) -> None:
    text = entry(author=[name])
    assert field("author", text) == f"{{{expected}}}"
    assert loads(text)[0]["author"] == [name]


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ('An <span class="nocase">NPM</span> dilemma', "en", "{An {NPM} dilemma}"),
        ("A ladder of participation", "en", "{A ladder of participation}"),
        ("A Ladder of Participation", "en", "{A Ladder of Participation}"),  # capitals that nothing protects are the style's to lower
        ("The new public governance? Emerging perspectives", "en", "{The new public governance? {E}merging perspectives}"),
        ("What works? A study", "en", "{What works? {A} study}"),
        ("Co-production: A study", "en", "{Co-production: A study}"),  # BibTeX keeps it by itself
        ("“Beyond” the state", "en", "{“{B}eyond” the state}"),
        ('<span class="nocase">NPM</span>', "en", "{{NPM}{}}"),
        ("Participer, oui, mais comment ? Éloge de la co-construction", "fr",
         "{Participer, oui, mais comment ? {Éloge} de la co-construction}"),
        ("Die Verwaltung der Bundesrepublik", "de", "{Die {Verwaltung} der {Bundesrepublik}}"),
        ("ONU et l’État", "fr", "{{ONU} et {l’État}}"),
        ("Institutional Logics", "", "{{Institutional Logics}}"),
        ("Institutional logics", "", "{Institutional logics}"),
        ('On <i>E. coli</i> & <span class="nocase">DNA</span>', "en", "{On \\textit{E. coli} \\& {DNA}}"),
        ("CO<sub>2</sub> in {braces} \\ 50% #1 a_b $x ~ ^", "en",
         "{CO\\textsubscript{2} in {\\textbraceleft}braces{\\textbraceright} {\\textbackslash} 50\\% \\#1 a\\_b \\$x {\\textasciitilde} {\\textasciicircum}}"),
    ],
)  # fmt: skip
def test_title(title: str, language: str, expected: str) -> None:
    text = entry(title=title, language=language)
    assert field("title", text) == expected
    assert loads(text)[0]["title"] == title


@pytest.mark.parametrize(
    ("csl", "expected"),
    [
        ({"issued": {"date-parts": [[2013]]}, "year-suffix": "a"}, {"year": "{2013a}"}),
        ({"issued": {"date-parts": [[2019], [2021]]}}, {"year": "{2019--2021}"}),
        ({"issued": {"date-parts": [[1990]], "circa": True}}, {"year": "{ca. 1990}"}),
        ({"issued": {"date-parts": [[2020]], "season": 1}}, {"year": "{2020}", "month": "{Spring}"}),
        ({"issued": {"date-parts": [[2020, 6, 3], [2020, 6, 5]]}},
         {"year": "{2020}", "month": "jun", "day": "{3}", "date": "{2020-06-03/2020-06-05}"}),
        ({"status": "in press"}, {"year": "{in press}"}),
        ({"status": "in press", "issued": {"date-parts": [[2020]]}}, {"year": "{2020}", "pubstate": "{in press}"}),
        ({}, {"year": None, "month": None}),
    ],
)  # fmt: skip
def test_date(csl: dict[str, Any], expected: dict[str, str | None]) -> None:
    text = dumps([{"id": "k", "type": "book", **csl}])
    assert {name: field(name, text) for name in expected} == expected
    assert loads(text) == [{"id": "k", "type": "book", **csl}]


def test_pages_number_edition() -> None:
    text = entry(type="book", page="S31-S47, 50-2", edition="12", number_of_pages="300")
    assert (field("pages", text), field("edition", text), field("pagetotal", text)) == (
        "{S31--S47, 50--2}",
        "{12th}",
        "{300}",
    )
    assert field("edition", entry(type="book", edition="21", language="en")) == "{21st}"
    assert field("edition", entry(type="book", edition="2", language="de")) == "{2}"
    assert field("edition", entry(type="book", edition="revised")) == "{revised}"


def test_addresses_are_never_escaped_and_never_break_the_entry() -> None:
    text = entry(URL="https://a.b/c_d%20e&f#g~h", DOI="10.1/a_b%c")
    assert field("url", text) == "{https://a.b/c_d%20e&f#g~h}"
    assert field("doi", text) == "{10.1/a_b%c}"
    assert field("url", entry(URL="https://a.b/}, year = {1")) == "{https://a.b/%7D,%20year%20=%20%7B1}"


def test_what_bibtex_has_no_field_for_keeps_a_name_of_its_own() -> None:
    text = entry(type="article-journal", archive="JSTOR", collection_number="4", original_date={"date-parts": [[1970]]})
    assert field("csl-archive", text) == "{JSTOR}"
    assert field("csl-collection-number", text) == "{4}"
    assert field("origdate", text) == "{1970}"


def test_an_attack_stays_text() -> None:
    attack = "x}, url = {http://evil}, y = {\\input{/etc/passwd} @book{b, title={y}} \\write18{rm}"
    items = loads(entry(title=attack, author=[{"literal": attack}], note=attack))
    assert len(items) == 1
    assert items[0]["title"] == items[0]["note"] == items[0]["author"][0]["literal"] == attack
    assert "URL" not in items[0]


def test_works_are_written_under_their_keys() -> None:
    work = cb.Work("doe2000care", {"type": "book", "title": "Care"})
    assert dumps([work]) == "@book{doe2000care,\n  title = {Care},\n}\n"
    assert dumps([]) == ""


def test_a_language_that_is_not_to_be_written_still_decides_on_braces() -> None:
    item = {"id": "k", "type": "book", "title": "A Ladder of Participation? New Ways"}
    assert field("title", dumps([item])) == "{{A Ladder of Participation? New Ways}}"
    assert field("title", dumps([item], languages={"k": "en"})) == "{A Ladder of Participation? {N}ew Ways}"
    assert field("title", dumps([item], languages={"k": "fr"})) == "{{A Ladder of Participation? New Ways}}"
    assert field("langid", dumps([item], languages={"k": "en"})) is None


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ({"id": "a b"}, "'a b' cannot be a BibTeX key"),
        ({"title": "no id"}, "'' cannot be a BibTeX key"),
        ({"id": "k", "type": "novel"}, "k: 'novel' is no type of CSL"),
        ({"id": "k", "author": "Doe"}, "k: 'author' must be a list of CSL names"),
        ({"id": "k", "categories": ["x"]}, "k: the value of 'categories' is list"),
        ({"id": "k", "bad name": "x"}, "k: 'bad name' is no variable"),
        ({"id": "k", "custom": {"groups": "{"}}, "k: the braces of the field 'groups' are not balanced"),
        ({"id": "k", "custom": ["x"]}, "k: 'custom' may hold names of fields with their text"),
    ],
)
def test_what_cannot_be_written_is_refused(item: dict[str, Any], message: str) -> None:
    with pytest.raises(cb.FormatError, match=re.escape(message)):
        dumps([item])


def test_keys_that_are_one_to_bibtex_are_refused() -> None:
    with pytest.raises(cb.FormatError, match="'doe' and 'Doe' are one key to BibTeX"):
        dumps([{"id": "doe"}, {"id": "Doe"}])


def test_what_would_not_read_back_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        bibtex, "entry_of", lambda item, language: bibtex.Entry("misc", item["id"], {"title": "{another}"})
    )
    with pytest.raises(
        cb.WriteError, match="k: title 'one' would be read back from BibTeX as 'another'; nothing is written"
    ):
        dumps([{"id": "k", "title": "one"}])
    monkeypatch.setattr(bibtex, "entry_of", lambda item, language: bibtex.Entry("misc", item["id"], {"title": "{open"}))
    with pytest.raises(cb.WriteError, match="1 items were written as BibTeX, but 0 would be read back"):
        dumps([{"id": "k", "title": "one"}])


STYLE = r"""ENTRY { author editor title year } {} { label }
FUNCTION {show} { newline$ "KEY " cite$ * write$ newline$ "TITLE " title empty$ { "" } { title "t" change.case$ } if$ * write$ newline$
  author empty$ { "" } { author #1 "LAST({ll}) VON({vv}) FIRST({ff}) JR({jj})" format.name$ } if$ write$ newline$ }
FUNCTION {book} { show } FUNCTION {default.type} { show }
READ
ITERATE {call.type$}
"""  # lowers titles and takes names apart as BibTeX's own styles do


def real_bibtex(folder: Path, items: list[dict[str, Any]]) -> dict[str, tuple[str, str]]:
    """Key -> title as a style lowers it, and the parts of the first author, as the program bibtex prints them."""
    program = shutil.which("bibtex")
    if program is None:
        pytest.skip("the program bibtex is not installed (Debian: texlive-binaries)")
    (folder / "all.bib").write_text(dumps(items), encoding="utf-8")
    (folder / "show.bst").write_text(STYLE, encoding="utf-8")
    (folder / "x.aux").write_text("\\citation{*}\n\\bibstyle{show}\n\\bibdata{all}\n", encoding="utf-8")
    done = subprocess.run([program, "-min-crossrefs=100", "x"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "Warning" not in done.stdout, done.stdout
    # lines of more than 79 characters are broken before a space
    printed = re.sub(r"\n  ", " ", (folder / "x.bbl").read_text(encoding="utf-8"))
    return {key: (title, names) for key, title, names in re.findall(r"KEY (.*)\nTITLE ?(.*)\n(.*)", printed)}


def test_the_real_bibtex_keeps_the_capitals_that_matter(tmp_path: Path) -> None:
    def book(id: str, title: str, language: str) -> dict[str, Any]:
        return {"id": id, "type": "book", "title": title, "language": language}

    titles = [
        book("npm", 'Citizens and Consumers: An <span class="nocase">NPM</span> dilemma', "en"),
        book("npg", "The New public governance? Emerging perspectives", "en"),
        book("wholly", "Institutional Logics and NPM", ""),
        book("france", "Participer, oui, mais comment ? Éloge de la France", "fr"),
        book("italic", 'On <span class="nocase"><i>Homo</i> Faber</span> & <span class="nocase">50% UK</span>', "en"),
    ]
    assert {key: title for key, (title, _) in real_bibtex(tmp_path, titles).items()} == {
        "npm": "Citizens and consumers: An {NPM} dilemma",
        "npg": "The new public governance? {E}merging perspectives",
        "wholly": "{Institutional Logics and NPM}",
        "france": "Participer, oui, mais comment ? {Éloge} de la {France}",
        "italic": "On {{}\\textit{Homo} Faber} \\& {50\\% UK}",
    }


def test_the_real_bibtex_takes_names_apart_as_meant(tmp_path: Path) -> None:
    names: dict[str, dict[str, str]] = {
        "eijk": {"family": "Van Eijk", "given": "Carola"},
        "small": {"family": "van Eijk", "given": "C."},
        "von": {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
        "jr": {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        "who": {"literal": "World Health Organization"},
        "silva": {"family": "Santos e Silva", "given": "J."},
        "lone": {"family": "De Corte"},
    }
    items = [
        {"id": key, "type": "book", "author": [name, {"family": "Doe", "given": "J."}]} for key, name in names.items()
    ]
    assert {key: name for key, (_, name) in real_bibtex(tmp_path, items).items()} == {
        "eijk": "LAST(Van~Eijk) VON() FIRST(Carola) JR()",
        "small": "LAST({van Eijk}) VON() FIRST(C.) JR()",
        "von": "LAST(Beethoven) VON(van) FIRST(Ludwig) JR()",
        "jr": "LAST(King) VON() FIRST(Martin~Luther) JR(Jr.)",
        "who": "LAST({World Health Organization}) VON() FIRST() JR()",
        "silva": "LAST({Santos e Silva}) VON() FIRST(J.) JR()",
        "lone": "LAST({De Corte}{}) VON() FIRST() JR()",
    }


def test_the_real_bibtex_sets_the_shipped_corpus_without_complaint(tmp_path: Path, library: cb.Library) -> None:
    program, finder = shutil.which("bibtex"), shutil.which("kpsewhich")
    if (
        program is None
        or finder is None
        or subprocess.run([finder, "plain.bst"], capture_output=True, check=False).returncode != 0
    ):
        pytest.skip("bibtex and its style plain are not installed (Debian: texlive-base)")
    for name, path in {path.stem: path for path in write_bibliography(library, tmp_path)}.items():
        (tmp_path / "x.aux").write_text(
            f"\\citation{{*}}\n\\bibstyle{{plain}}\n\\bibdata{{{name}}}\n", encoding="utf-8"
        )
        done = subprocess.run([program, "x"], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, "arning" in done.stdout) == (0, False), done.stdout
        set_entries = (tmp_path / "x.bbl").read_text(encoding="utf-8").count("\\bibitem")
        assert set_entries == len(loads(path.read_text(encoding="utf-8"))) > 0
