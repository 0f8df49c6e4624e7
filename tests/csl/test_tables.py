"""Small tables with expected values from the CSL specification, its appendices, and the manuals; read by eye."""

from __future__ import annotations

from typing import Any

import pytest

import coprodbib as cb
from coprodbib.csl.datevalues import moment
from coprodbib.csl.numerals import is_numeric, page_range
from coprodbib.csl.textcase import in_case

NAMESPACE = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'


def printed(layout: str, *, attributes: str = "", inside: str = "", **item: Any) -> str:
    style = (
        f"<style {NAMESPACE} class='note' {attributes}><info/>{inside}<citation><layout/></citation>"
        f"<bibliography><layout>{layout}</layout></bibliography></style>"
    )
    entries = cb.Processor(style, [{"id": "a", "type": "book", **item}], format="text").bibliography()
    return entries[0][1] if entries else ""


# Appendix V, "Page Range Formats": the examples of the Chicago manual, and the three other formats


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("3-10", "3–10"),
        ("71-72", "71–72"),
        ("100-104", "100–104"),
        ("600-613", "600–613"),
        ("1100-1123", "1100–1123"),
        ("107-108", "107–8"),
        ("505-517", "505–17"),
        ("1002-1006", "1002–6"),
        ("321-325", "321–25"),
        ("415-532", "415–532"),
        ("11564-11568", "11564–68"),
        ("13792-13803", "13792–803"),
    ],
)
def test_page_ranges_of_chicago(pages: str, expected: str) -> None:
    assert page_range(pages, "chicago") == page_range(pages, "chicago-16") == expected


@pytest.mark.parametrize(
    ("pages", "fifteen", "sixteen"), [("1496-1504", "1496–1504", "1496–504"), ("2787-2816", "2787–2816", "2787–816")]
)
def test_chicago_changed_its_mind_about_four_digits(pages: str, fifteen: str, sixteen: str) -> None:
    assert (page_range(pages, "chicago-15"), page_range(pages, "chicago-16")) == (fifteen, sixteen)


@pytest.mark.parametrize(
    ("pages", "expanded", "minimal", "two"),
    [
        ("42-45", "42–45", "42–5", "42–45"),
        ("321-8", "321–328", "321–8", "321–28"),
        ("2787-816", "2787–2816", "2787–816", "2787–816"),
    ],
)
def test_page_ranges_of_the_other_formats(pages: str, expanded: str, minimal: str, two: str) -> None:
    assert [page_range(pages, rule) for rule in ("expanded", "minimal", "minimal-two")] == [expanded, minimal, two]


# "Choose": is-numeric


@pytest.mark.parametrize("text", ["2", "D2", "2b", "L2d", "2, 3", "2-4", "2 & 4", "2nd"])
def test_numeric(text: str) -> None:
    assert is_numeric(text)


@pytest.mark.parametrize("text", ["second", "2nd edition", "", "forthcoming", "e.g. 2"])
def test_not_numeric(text: str) -> None:
    assert not is_numeric(text)


# "Title Case Conversion", and Chicago 18, 8.160


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("the state of the art: a review", "The State of the Art: A Review"),
        ("what is it all for", "What Is It All For"),
        ("two-thirds of the vote", "Two-Thirds of the Vote"),
        ("co-production and state-of-the-art services", "Co-Production and State-of-the-Art Services"),
        ("life between wars, during peace and without hope", "Life Between Wars, During Peace and Without Hope"),
        ("why? the answer", "Why? The Answer"),
        ("NPM and post-NPM reform in the UK", "NPM and Post-NPM Reform in the UK"),
        ("iPhone users and eBay", "iPhone Users and eBay"),
        ("Smith v. Jones", "Smith v. Jones"),
        ("", ""),
    ],
)
def test_title_case(text: str, title: str) -> None:
    assert in_case(text, "title") == title
    assert in_case(title, "title") == title


def test_title_case_runs_through_markup_and_stops_at_nocase() -> None:
    layout = '<text variable="title" text-case="title"/>'
    assert (
        printed(layout, title='the <i>co</i>production of <span class="nocase">eBay and the</span> web')
        == "The Coproduction of eBay and the Web"
    )


@pytest.mark.parametrize(
    ("style_locale", "language", "expected"),
    [
        ("", None, "A Big Title"),
        ("", "en-GB", "A Big Title"),
        ("", "de", "a big title"),
        ("de-DE", None, "a big title"),
        ("de-DE", "en", "A Big Title"),
    ],
)
def test_title_case_is_for_english(style_locale: str, language: str | None, expected: str) -> None:
    attributes = f'default-locale="{style_locale}"' if style_locale else ""
    item = {"language": language} if language else {}
    assert (
        printed('<text variable="title" text-case="title"/>', attributes=attributes, title="a big title", **item)
        == expected
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A TITLE IN CAPITALS", "A title in capitals"),
        ("the rise of the UK", "The rise of the UK"),
        ("The United Kingdom", "The United Kingdom"),
    ],
)
def test_sentence_case(text: str, sentence: str) -> None:
    assert in_case(text, "sentence") == sentence


# "Name-part Order": the specification's La Fontaine, and the manuals' de Gaulle and Humboldt

LA_FONTAINE = {
    "given": "Jean",
    "dropping-particle": "de",
    "non-dropping-particle": "La",
    "family": "Fontaine",
    "suffix": "III",
}


@pytest.mark.parametrize(
    ("name", "style", "expected"),
    [
        ("", "", "Jean de La Fontaine III"),
        ('name-as-sort-order="all"', 'demote-non-dropping-particle="never"', "La Fontaine, Jean de, III"),
        ('name-as-sort-order="all"', 'demote-non-dropping-particle="sort-only"', "La Fontaine, Jean de, III"),
        ('name-as-sort-order="all"', "", "Fontaine, Jean de La, III"),
        ('form="short"', "", "La Fontaine"),
    ],
)
def test_particles(name: str, style: str, expected: str) -> None:
    assert (
        printed(f'<names variable="author"><name {name}/></names>', attributes=style, author=[LA_FONTAINE]) == expected
    )


@pytest.mark.parametrize(
    ("given", "attributes", "expected"),
    [
        ("Jean-Luc", 'initialize-with="."', "J.-L. Picard"),
        ("Jean-Luc", 'initialize-with="" ', "J-L Picard"),
        ("James T", 'initialize="false" initialize-with=". "', "James T. Picard"),
        ("George W. H.", 'initialize-with=". "', "G. W. H. Picard"),
        ("Ph.M.E.", 'initialize-with=" "', "Ph M E Picard"),
        ("Ludwig van", 'initialize-with="."', "L. van Picard"),
    ],
)
def test_initials(given: str, attributes: str, expected: str) -> None:
    author = [{"family": "Picard", "given": given}]
    assert printed(f'<names variable="author"><name {attributes}/></names>', author=author) == expected


PEOPLE = [{"family": family, "given": "A."} for family in "Alpha Beta Gamma Delta Epsilon".split()]


@pytest.mark.parametrize(
    ("attributes", "count", "expected"),
    [
        ('and="text"', 2, "A. Alpha and A. Beta"),
        ('and="text"', 3, "A. Alpha, A. Beta, and A. Gamma"),
        ('and="symbol" delimiter-precedes-last="never"', 3, "A. Alpha, A. Beta & A. Gamma"),
        ('and="text" delimiter-precedes-last="always"', 2, "A. Alpha, and A. Beta"),
        (
            'and="text" delimiter-precedes-last="after-inverted-name" name-as-sort-order="first"',
            2,
            "Alpha, A., and A. Beta",
        ),
        (
            'and="text" delimiter-precedes-last="after-inverted-name" name-as-sort-order="first"',
            3,
            "Alpha, A., A. Beta and A. Gamma",
        ),
        ('et-al-min="3" et-al-use-first="1"', 5, "A. Alpha et al."),
        ('et-al-min="3" et-al-use-first="2"', 5, "A. Alpha, A. Beta, et al."),
        ('et-al-min="3" et-al-use-first="2"', 2, "A. Alpha, A. Beta"),
        ('et-al-min="3" et-al-use-first="2" et-al-use-last="true"', 5, "A. Alpha, A. Beta, … A. Epsilon"),
        ('et-al-min="3" et-al-use-first="1" delimiter-precedes-et-al="always"', 5, "A. Alpha, et al."),
    ],
)
def test_lists_of_names(attributes: str, count: int, expected: str) -> None:
    assert printed(f'<names variable="author"><name {attributes}/></names>', author=PEOPLE[:count]) == expected


def test_others_at_the_end_of_a_list_is_et_al() -> None:
    layout = '<names variable="author"><name and="text"/></names>'
    assert printed(layout, author=[*PEOPLE[:1], {"literal": "others"}]) == "A. Alpha et al."
    assert printed(layout, author=[*PEOPLE[:2], {"literal": "others"}]) == "A. Alpha, A. Beta, et al."
    assert printed(layout, author=[{"literal": "others"}]) == "others"


# "Names": editors who translate, labels, substitution


def test_an_editor_who_translates_is_one_role() -> None:
    layout = (
        '<names variable="editor translator" delimiter="; "><name/><label form="short" prefix=" (" suffix=")"/></names>'
    )
    assert printed(layout, editor=PEOPLE[:1], translator=PEOPLE[:1]) == "A. Alpha (ed. & trans.)"
    assert printed(layout, editor=PEOPLE[:1], translator=PEOPLE[1:3]) == "A. Alpha (ed.); A. Beta, A. Gamma (trans.)"


def test_what_stands_in_for_an_author_is_not_printed_again() -> None:
    layout = (
        '<group delimiter=". "><names variable="author"><name/><label prefix=" (" suffix=")"/>'
        '<substitute><names variable="editor"/><text variable="title"/></substitute></names>'
        '<text variable="title"/><names variable="editor"/></group>'
    )
    assert printed(layout, title="T", editor=PEOPLE[:1]) == "A. Alpha (editor). T"
    assert printed(layout, title="T") == "T"


# "Group": suppression


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ('<group><text term="in" suffix=" "/><text variable="title"/></group>', "in T"),
        ('<group><text term="in" suffix=" "/><text variable="genre"/></group>', ""),
        ('<group><text term="in"/></group>', "in"),
        ('<group delimiter=" "><text variable="genre"/><group><text term="in"/></group></group>', "in"),
        ('<group delimiter=" "><label variable="volume"/><text variable="volume"/></group>', ""),
    ],
)
def test_groups(group: str, expected: str) -> None:
    assert printed(f'<text value="See "/>{group}', title="T") == f"See {expected}"


# dates


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"date-parts": [[2000, 5, 3]]}, "May 3, 2000"),
        ({"date-parts": [["2000", "5"]]}, "May 2000"),
        ({"date-parts": [[2000, 5, 3], [2000, 5, 7]]}, "May 3–7, 2000"),
        ({"date-parts": [[2000, 5, 3], [2000, 6, 7]]}, "May 3–June 7, 2000"),
        ({"date-parts": [[2000, 5, 3], [2001, 6, 7]]}, "May 3, 2000–June 7, 2001"),
        ({"date-parts": [[2000], [2001]]}, "2000–2001"),
        ({"date-parts": [[2000]], "season": 2}, "Summer 2000"),
        ({"date-parts": [[-44, 3, 15]]}, "March 15, 44 BC"),
        ({"date-parts": [[79]]}, "79 AD"),
        ({"raw": "2000-05-03"}, "May 3, 2000"),
        ({"raw": "2000-05/2000-06"}, "May–June 2000"),
        ({"raw": "3 May 2000"}, "May 3, 2000"),
        ({"literal": "around Easter"}, "around Easter"),
        ("2000-05", "May 2000"),
    ],
)
def test_dates(value: Any, expected: str) -> None:
    assert printed('<date variable="issued" form="text"/>', issued=value).replace("\N{NO-BREAK SPACE}", " ") == expected


@pytest.mark.parametrize(
    "value",
    [None, "", {}, [], {"date-parts": []}, {"date-parts": [[]]}, {"date-parts": [[None]]}, {"raw": " "}, 3.5, True],
)
def test_no_dates(value: Any) -> None:
    assert moment(value) is None


# quotation marks and punctuation


@pytest.mark.parametrize(
    ("inside", "title", "expected"),
    [
        ("true", "A title", "“A title.” So."),
        ("false", "A title", "“A title”. So."),
        ("true", "Why?", "“Why?” So."),
        ("true", "The 'big' one", "“The ‘big’ one.” So."),
        ("true", "The one 'and only'", "“The one ‘and only.’” So."),
        ("true", "It's Jones'", "“It’s Jones’.” So."),
    ],
)
def test_quotation_marks(inside: str, title: str, expected: str) -> None:
    locale = f'<locale><style-options punctuation-in-quote="{inside}"/></locale>'
    assert (
        printed(
            '<group delimiter=". "><text variable="title" quotes="true"/><text value="So"/></group><text value="."/>',
            inside=locale,
            title=title,
        )
        == expected
    )
