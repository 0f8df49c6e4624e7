"""What reading lists line by line as a copy editor brought up, each case printed in a style as small as it can be."""

from __future__ import annotations

from typing import Any

import pytest

from coprodbib.csl import Processor


def style(bibliography: str, *, citation: str = "", locale: str = "", attributes: str = "") -> str:
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" {attributes}><info/>{locale}'
        f"{citation or '<citation><layout/></citation>'}"
        f"<bibliography><layout>{bibliography}</layout></bibliography></style>"
    )


def book(id: str = "a", **more: Any) -> dict[str, Any]:
    return {"id": id, "type": "book", **more}


def printed(source: str, *items: dict[str, Any]) -> list[str]:
    return [text for _, text in Processor(source, items, format="text").bibliography()]


TITLE = '<text variable="title" text-case="title"/>'


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("a review of <i>The Waste Land</i>", "A Review of The Waste Land"),
        ("a review of The waste land", "A Review of the Waste Land"),
        ("on “The hollow men”", "On “The Hollow Men”"),
        ("a town (The Hague) and its past", "A Town (The Hague) and Its Past"),
        ("arXiv and its readers", "arXiv and Its Readers"),
        ("d'Alembert's dream", "D’Alembert’s Dream"),
        ("look at https://t.co/abc now", "Look at https://t.co/abc Now"),
    ],
)
def test_titles_inside_titles_and_names_keep_their_capitals(title: str, wanted: str) -> None:
    assert printed(style(TITLE), book(title=title)) == [wanted]


def test_capitalize_first_leaves_a_name_that_begins_small() -> None:
    source = style('<text variable="publisher" text-case="capitalize-first"/>')
    assert printed(source, book(publisher="arXiv"), book("b", publisher="self-published")) == [
        "arXiv",
        "Self-published",
    ]


def test_labels_follow_the_language_of_the_style_not_of_the_work() -> None:
    source = style(
        '<names variable="editor"><name/><label form="short" prefix=" (" suffix=")" text-case="title"/></names>'
    )
    weber = book(language="de", editor=[{"family": "Winckelmann", "given": "Johannes"}])
    assert printed(source, weber) == ["Johannes Winckelmann (Ed.)"]


def test_a_number_is_one_whatever_words_and_hyphens_it_has() -> None:
    source = style('<label variable="number" form="short"/><text variable="number" prefix=" "/>')
    books = (book(number="Pub. L. No. 88-352"), book("b", number="3, 4"), book("c", number="111-2"))
    assert printed(source, *books) == [
        "no. Pub. L. No. 88-352",
        "nos. 3, 4",
        "no. 111-2",
    ]


def test_what_stands_in_for_an_author_keeps_its_label_and_is_not_printed_twice() -> None:
    source = style(
        '<names variable="author"><substitute><choose><if type="book"><names variable="director"/>'
        '<names variable="producer"/></if></choose>'
        '<group delimiter=" "><number variable="edition" form="ordinal"/><label variable="edition" form="short"/></group>'
        "</substitute></names>"
    )
    welles = [{"family": "Welles", "given": "Orson"}]
    assert printed(source, book(director=welles, producer=welles), book("b", edition="3")) == [
        "Orson Welles",
        "3rd ed.",
    ]


def test_a_bibliography_shows_the_names_that_tell_its_citations_apart() -> None:
    options = 'et-al-min="2" et-al-use-first="1" disambiguate-add-names="true" disambiguate-add-givenname="true"'
    names = '<names variable="author"><name form="{}" initialize-with="."/></names>'
    citation = f"<citation {options}><layout>{names.format('short')}</layout></citation>"
    source = style(names.format("long"), citation=citation, attributes='et-al-min="2" et-al-use-first="1"')
    first, *others = [
        {"family": "Doe", "given": "Ann"},
        {"family": "Roe", "given": "Bo"},
        {"family": "Poe", "given": "Cy"},
    ]
    works = [book(author=[first, others[0]]), book("b", author=[first, others[1]])]
    smiths = [
        book("c", author=[{"family": "Smith", "given": "John"}]),
        book("d", author=[{"family": "Smith", "given": "Jane"}]),
    ]
    assert printed(source, *works, *smiths) == ["A. Doe, B. Roe", "A. Doe, C. Poe", "John Smith", "Jane Smith"]


def test_a_mononym_has_a_short_form() -> None:
    source = style('<names variable="author"><name form="short" delimiter=", "/></names>')
    assert printed(source, book(author=[{"given": "Aristotle"}, {"family": "Smith", "given": "Ann"}])) == [
        "Aristotle, Smith"
    ]


def test_small_initials_are_initials_and_no_particle() -> None:
    source = style('<names variable="author"><name name-as-sort-order="all" initialize-with="."/></names>')
    assert printed(source, book(author=[{"family": "cummings", "given": "e. e."}])) == ["cummings, e.e."]


@pytest.mark.parametrize(("locale", "wanted"), [("en-US", "“Who governs?” Yale."), ("fr-FR", "« Who governs? » Yale.")])
def test_no_full_stop_follows_a_question_mark_in_quotation_marks(locale: str, wanted: str) -> None:
    source = style(
        '<group delimiter=". " suffix="."><text variable="title" quotes="true"/><text variable="publisher"/></group>'
    )
    entry = dict(
        Processor(source, [book(title="Who governs?", publisher="Yale")], locale=locale, format="text").bibliography()
    )
    assert entry["a"].replace("\xa0", " ").replace("\u202f", " ") == wanted


def test_a_question_mark_behind_a_quotation_stays_behind_it() -> None:
    source = style('<text variable="title" suffix="."/>')
    assert printed(source, book(title="What is “style”?")) == ["What is “style”?"]


def test_types_of_one_condition_are_alternatives() -> None:
    source = style('<choose><if type="webpage book"><text value="online"/></if></choose>')
    assert printed(source, book()) == ["online"]


def test_an_empty_term_prints_nothing_around_itself() -> None:
    locale = '<locale><terms><term name="from"/></terms></locale>'
    source = style('<group delimiter=" "><text variable="title"/><text term="from" suffix=":"/></group>', locale=locale)
    assert printed(source, book(title="About us")) == ["About us"]


def test_a_term_may_say_that_it_is_long() -> None:
    locale = '<locale><terms><term name="anonymous" form="long">No author</term></terms></locale>'
    assert printed(style('<text term="anonymous"/>', locale=locale), book()) == ["No author"]


def test_a_season_has_no_number() -> None:
    date = '<date variable="issued"><date-part name="month" form="{}" suffix="/"/><date-part name="year"/></date>'
    spring = book(issued={"date-parts": [[1999, 21]]})
    assert printed(style(date.format("numeric")), spring) == ["1999"]
    assert printed(style(date.format("long")), spring) == ["Spring/1999"]
