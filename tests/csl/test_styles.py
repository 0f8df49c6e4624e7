"""Which style a name means, what a wrong name is told, and the styles of our own."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

import coprodbib as cb
from coprodbib.csl.catalogue import _file_of, _listed, annotation_of, official, short_names, source_of, titles
from coprodbib.errors import StyleError


def title_of(name: str) -> str:
    found = re.search(r"<title>(.*?)</title>", source_of(name).decode("utf-8"))
    assert found is not None
    return found[1]


def test_every_name_of_the_list_leads_to_a_style() -> None:
    for id in [*short_names().values(), *_listed()["also"].values()]:
        assert id in official() or id == "annotated.csl", id
    assert list(short_names()) == sorted(short_names())
    assert {
        "apa",
        "chicago",
        "chicago-author-date",
        "chicago-notes",
        "mla",
        "harvard",
        "ieee",
        "vancouver",
        "nature",
    } <= set(short_names())
    assert {"apsa", "ama", "acs", "asa", "cell", "science", "springer", "din-1505-2", "acm", "mhra", "turabian"} <= set(
        short_names()
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("APA", "APA Style 7th edition"),
        ("APA7", "APA Style 7th edition"),
        ("apa-7th", "APA Style 7th edition"),
        ("apa 6th edition", "APA Style 6th edition"),
        ("American Psychological Association 7th edition", "APA Style 7th edition"),
        ("APA Style 7th edition", "APA Style 7th edition"),
        ("Chicago", "Chicago Manual of Style 18th edition (author-date)"),
        ("chicago_author_date", "Chicago Manual of Style 18th edition (author-date)"),
        ("Chicago Notes", "Chicago Manual of Style 18th edition (notes and bibliography)"),
        ("Chicago 17th edition", "Chicago Manual of Style 17th edition (author-date)"),
        ("Chicago Manual of Style 18th edition (notes and bibliography)", "Chicago Manual of Style 18th edition (notes and bibliography)"),
        ("chicago-fullnote-bibliography", "Chicago Manual of Style 18th edition (notes and bibliography)"),  # its former id
        ("MLA", "MLA Handbook 9th edition (in-text citations)"),
        ("mla9", "MLA Handbook 9th edition (in-text citations)"),
        ("Harvard1", "Cite Them Right 12th edition (author-date/Harvard)"),  # its former id
        ("Vancouver", "NLM/Vancouver: Citing Medicine 2nd edition (citation-sequence)"),
        ("AMA 11th edition", "AMA Manual of Style 11th edition"),
        ("Américan Chemical Society", "ACS Guide 2022 revision"),
        ("New England Journal of Medicine", "The New England Journal of Medicine"),
        ("DIN 1505-2", "DIN 1505-2 (author-date, Deutsch) - standard superseded by ISO-690"),
        ("http://www.zotero.org/styles/ieee", "IEEE Reference Guide version 11.29.2023"),
        ("Nature Biotechnology", "Nature"),  # its parent
    ],
)  # fmt: skip
def test_a_name_may_be_written_in_many_ways(name: str, title: str) -> None:
    assert title_of(name) == title


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("chigaco", "chicago"),
        ("vancover", "vancouver"),
        ("havard", "harvard"),
        ("appa", "apa"),
        ("natur", "nature"),
        ("bluebok", "bluebook"),
        ("ieee-trans", "ieee"),
        ("anotated", "annotated"),
        ("MLA 8th edition", "mla"),
        ("ASA 6th", "asa"),
        ("springer-lncs", "lncs"),
        ("turabian note", "turabian"),
        ("oxford", "oxford-art-journal"),
        ("elsevier harvard with title", "elsevier-harvard"),
    ],
)
def test_a_wrong_name_is_told_the_right_one(wrong: str, meant: str) -> None:
    with pytest.raises(StyleError) as error:
        source_of(wrong)
    near = str(error.value).partition("near matches: ")[2].split(", ")
    assert meant in near
    assert len(near) <= 5


@pytest.mark.parametrize("wrong", ["", "  ", "zzz qqq", "..", "/"])
def test_a_name_like_no_other_is_told_what_there_is(wrong: str) -> None:
    with pytest.raises(StyleError, match=r"short names: abnt, .*the id or title of a CSL style"):
        source_of(wrong)


def test_every_title_finds_a_style_of_that_title() -> None:
    for id in list(official())[::97]:
        assert titles()[_file_of(titles()[id]).stem] == titles()[id]


def test_styles_are_listed_with_their_titles() -> None:
    everything = cb.styles()
    assert list(everything)[:3] == ["abnt", "acm", "acs"]
    assert everything["apa"] == "APA Style 7th edition"
    assert everything["annotated"].startswith("Annotated bibliography")
    assert set(official()) <= set(everything)
    assert cb.styles("no such words") == {}
    assert set(cb.styles("mhra notes")) >= {"mhra", "mhra-notes"}


# styles of our own


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[2] / "styles").glob("*.csl")), ids=lambda path: path.stem
)
def test_a_style_of_our_own_is_valid(path: Path) -> None:
    """By the schema of CSL 1.0.1 that citeproc-py brings; 1.0.2 only adds to it."""
    from lxml import etree

    spec = importlib.util.find_spec("citeproc")
    assert spec is not None
    assert spec.origin is not None
    schema = Path(spec.origin).parent / "data" / "schema" / "schemas" / "styles" / "csl.rng"
    valid = etree.RelaxNG(etree.parse(str(schema)))
    valid.assertValid(etree.parse(str(path)))
    assert b"<rights license=" in path.read_bytes()


ONE = """A first essay

Doe (2000, p. 4) says so, and many agree (Doe, 2000; Roe, 2001). Nobody cites Doe (2000) more.

References

Doe, J. (2000). A title of some length. London: Sage.
Roe, R. (2001). Another title for all. Health, 3(2), 5-9.
"""
TWO = """A second essay

It is known (Roe, 2001).

References

Doe, J. (2000). A title of some length. London: Sage.
Roe, R. (2001). Another title for all. Health, 3(2), 5-9.
"""


@pytest.fixture(scope="module")
def essays(tmp_path_factory: pytest.TempPathFactory) -> cb.Library:
    folder = tmp_path_factory.mktemp("essays")
    (folder / "one.txt").write_text(ONE, encoding="utf-8")
    (folder / "two.txt").write_text(TWO, encoding="utf-8")
    return cb.build([folder])


def test_an_annotated_bibliography_says_who_cites_each_work(essays: cb.Library) -> None:
    assert cb.bibliography(essays, style="annotated") == [
        "Doe, J. 2000. A title of some length. London: Sage.\n"
        "Cited by 2 documents: one (3 times: p. 4); two (in its list only).",
        "Roe, R. 2001. “Another title for all.” Health 3(2), 5–9.\nCited by 2 documents: one (once); two (once).",
    ]


@pytest.mark.parametrize(
    "style",
    ["apa-annotated-bibliography", "modern-language-association-annotated-bibliography", "chicago-notes-bibliography-annotated"],
)  # fmt: skip
def test_official_annotated_styles_say_so_too(essays: cb.Library, style: str) -> None:
    doe, roe = cb.bibliography(essays, style=style)
    assert doe.endswith("\nCited by 2 documents: one (3 times: p. 4); two (in its list only).")
    assert roe.endswith("\nCited by 2 documents: one (once); two (once).")


def test_other_styles_print_no_notes(essays: cb.Library) -> None:
    assert annotation_of("chicago-notes") is None
    assert not any("Cited by" in entry for entry in cb.bibliography(essays, style="apa"))


def test_a_note_of_ones_own_is_kept_and_plain_items_bring_theirs() -> None:
    own: dict[str, Any] = {
        "type": "book",
        "title": "A title",
        "author": [{"family": "Doe"}],
        "annote": "Read <i>this</i>.",
    }
    assert cb.bibliography([own], style="annotated") == ["Doe. n.d. A title.\nRead this."]
    assert cb.bibliography([own], style="annotated", format="html") == [
        'Doe. n.d. <i>A title</i>.<div class="csl-indent">Read <i>this</i>.</div>\n  '
    ]
    library = cb.Library(
        works=(cb.Work("doe", own, cited_by=("essay",)), cb.Work("roe", {"type": "book", "title": "B"}))
    )
    assert cb.bibliography(library, style="annotated") == ["B. n.d.", "Doe. n.d. A title.\nRead this."]


ANNOTATED = [  # read by eye against the style's own plan: who, when, what, in what, by whom, where
    ({"type": "book", "author": [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Rick"}], "title": "T", "edition": "3", "publisher-place": "London", "publisher": "Sage", "issued": {"date-parts": [[2000]]}}, "Doe, Jane, and Rick Roe. 2000. T. 3rd ed. London: Sage."),
    ({"type": "chapter", "author": [{"family": "Doe", "given": "Jane"}], "title": "T", "container-title": "B", "editor": [{"family": "Roe", "given": "Rick"}], "page": "1-10", "publisher": "Sage", "issued": {"date-parts": [[2000]]}}, "Doe, Jane. 2000. “T.” In Rick Roe (ed.), B, pp. 1–10. Sage."),
    ({"type": "book", "editor": [{"family": "Roe", "given": "Rick"}], "title": "T", "volume": "2", "issued": {"date-parts": [[2000]]}}, "Roe, Rick (ed.). 2000. T. Vol. 2."),
    ({"type": "webpage", "title": "T", "URL": "https://x.org/a", "status": "forthcoming"}, "T. Forthcoming. https://x.org/a."),
    ({"type": "article-journal", "author": [{"literal": "OECD"}], "title": "Why?", "container-title": "J", "volume": "3", "DOI": "10.1000/182", "issued": {"date-parts": [[2000]]}}, "OECD. 2000. “Why?” J 3. https://doi.org/10.1000/182."),
    ({"type": "report", "author": [{"literal": "OECD"}], "title": "T", "genre": "working paper", "number": "7", "issued": {"date-parts": [[2000]]}}, "OECD. 2000. T. Working paper no. 7."),
]  # fmt: skip


@pytest.mark.parametrize(("item", "entry"), ANNOTATED)
def test_entries_of_the_annotated_style(item: dict[str, Any], entry: str) -> None:
    assert cb.bibliography([item], style="annotated") == [entry]
