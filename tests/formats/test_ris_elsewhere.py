"""RIS as other programs see it: rispy reads what we write, and files as other programs write them are read."""

from __future__ import annotations

from typing import Any

import pytest

from coprodbib.formats.ris import dumps, loads

# The tags are those of the RIS specification of 2011 for each type, read by eye; keys are rispy's names of the tags.
WRITTEN = [
    (
        {
            "type": "article-journal",
            "title": "Care & cure",
            "container-title": "Health",
            "volume": "8",
            "issue": "3",
            "page": "101-109",
            "ISSN": "1471-9037",
            "DOI": "10.1000/182",
            "URL": "https://example.org/a",
            "issued": {"date-parts": [[2006, 9, 1]]},
            "author": [{"family": "Doe", "given": "Jane"}, {"literal": "World Health Organization"}],
        },
        {
            "type_of_reference": "JOUR",
            "title": "Care & cure",
            "secondary_title": "Health",
            "volume": "8",
            "number": "3",
            "start_page": "101",
            "end_page": "109",
            "issn": "1471-9037",
            "doi": "10.1000/182",
            "urls": ["https://example.org/a"],
            "year": "2006",
            "date": "2006/09/01/",
            "authors": ["Doe, Jane", "World Health Organization,"],
        },
    ),
    (
        {
            "type": "chapter",
            "title": "A chapter",
            "container-title": "A book",
            "collection-title": "A series",
            "editor": [{"family": "Roe", "given": "R."}],
            "edition": "2",
            "publisher": "Sage",
            "publisher-place": "London",
            "page": "3-19",
            "ISBN": "978-3-16-148410-0",
        },
        {
            "type_of_reference": "CHAP",
            "title": "A chapter",
            "secondary_title": "A book",
            "tertiary_title": "A series",
            "secondary_authors": ["Roe, R."],
            "edition": "2",
            "publisher": "Sage",
            "place_published": "London",
            "start_page": "3",
            "end_page": "19",
            "issn": "978-3-16-148410-0",
        },
    ),
    (
        {
            "type": "book",
            "title": "A book",
            "collection-title": "A series",
            "editor": [{"family": "Roe", "given": "R."}],
            "translator": [{"family": "Poe", "given": "P."}],
            "number-of-pages": "312",
        },
        {
            "type_of_reference": "BOOK",
            "title": "A book",
            "secondary_title": "A series",
            "tertiary_authors": ["Roe, R."],
            "subsidiary_authors": ["Poe, P."],
            "start_page": "312",
        },
    ),
    (
        {
            "type": "thesis",
            "title": "T",
            "genre": "PhD thesis",
            "publisher": "University of Oslo",
            "status": "forthcoming",
        },
        {
            "type_of_reference": "THES",
            "title": "T",
            "type_of_work": "PhD thesis",
            "publisher": "University of Oslo",
            "year": "forthcoming",
        },
    ),
    (
        {"type": "report", "title": "R", "genre": "Working paper", "number": "12", "publisher": "OECD"},
        {"type_of_reference": "RPRT", "title": "R", "type_of_work": "Working paper", "issn": "12", "publisher": "OECD"},
    ),
    (
        {
            "type": "paper-conference",
            "title": "P",
            "event-title": "SIGIR 2019",
            "event-place": "Paris",
            "container-title": "Proceedings",
            "publisher-place": "New York",
        },
        {
            "type_of_reference": "CONF",
            "title": "P",
            "secondary_title": "SIGIR 2019",
            "place_published": "Paris",
            "custom3": "Proceedings",
            "custom1": "New York",
        },
    ),
    (
        {
            "type": "webpage",
            "title": "W",
            "accessed": {"date-parts": [[2020, 3, 1]]},
            "issued": {"date-parts": [[2019], [2021]]},
        },
        {
            "type_of_reference": "ELEC",
            "title": "W",
            "access_date": "2020/03/01/",
            "year": "2019",
            "date": "2019///2019–2021",
        },
    ),
]


@pytest.mark.parametrize(("item", "tags"), WRITTEN, ids=[item["type"] for item, _ in WRITTEN])
def test_rispy_reads_what_we_write(item: dict[str, Any], tags: dict[str, Any]) -> None:
    rispy = pytest.importorskip("rispy", reason="rispy is not installed (extra: test)")
    assert rispy.loads(dumps([{"id": "a", **item}])) == [{"id": "a", **tags}]
    assert loads(dumps([{"id": "a", **item}])) == [{"id": "a", **item}]


def test_what_has_no_tag_is_written_as_zotero_has_it_in_extra() -> None:
    item = {
        "id": "a",
        "type": "review-book",
        "original-date": {"date-parts": [[1920]]},
        "director": [{"family": "Doe", "given": "Jane"}, {"literal": "OECD"}],
        "year-suffix": "a",
    }
    text = dumps([item])
    extra = [line.removeprefix("M2  - ") for line in text.splitlines() if line.startswith("M2")]
    assert extra == [
        "type: review-book",
        "director: Doe || Jane",
        "director: OECD",
        "original-date: 1920",
        "year-suffix: a",
    ]
    assert loads(text) == [item]


def test_a_value_cannot_begin_a_tag() -> None:
    text = dumps([{"id": "a\nER  - ", "type": "book", "title": "A\r\nER  - \r\nTY  - JOUR\x85TI  - B\u2028C"}])
    assert [line[:6] for line in text.splitlines()] == ["TY  - ", "ID  - ", "TI  - ", "ER  - "]


# As publishers and EndNote write it: byte-order mark, CRLF, old tags, a value over two lines, a record without "ER"
FOREIGN = (
    "\ufeff\r\nTY  - JOUR\r\nT1  - A title that goes\r\n on\r\nA1  - Doe, Jane\r\nA1  - Roe, R.\r\nJF  - Journal of Care\r\n"
    "JA  - J. Care\r\nY1  - 2000/05/01/\r\nSP  - 12\r\nEP  - 19\r\nN2  - About it\r\nDO  - https://doi.org/10.1000/182\r\n"
    "SN  - 1471-9037\r\nXX  - unknown\r\n"
    "TY  - EDBOOK\r\nAU  - Poe, P.\r\nTI  - An edited book\r\nPY  - 1999\r\nSN  - 0306406152\r\nER  -\r\n\r\n"
    "TY  - CPAPER\r\nTI  - A talk\r\nT2  - Proceedings of the Meeting\r\nDA  - May 2011\r\nER  - \r\n"
)


def test_files_of_other_programs_are_read() -> None:
    assert loads(FOREIGN) == [
        {
            "id": "entry-1",
            "type": "article-journal",
            "author": [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "R."}],
            "title": "A title that goes on",
            "container-title": "Journal of Care",
            "DOI": "10.1000/182",
            "ISSN": "1471-9037",
            "abstract": "About it",
            "issued": {"date-parts": [[2000, 5, 1]]},
            "page": "12-19",
        },
        {
            "id": "entry-2",
            "type": "book",
            "editor": [{"family": "Poe", "given": "P."}],
            "title": "An edited book",
            "ISBN": "0306406152",
            "issued": {"date-parts": [[1999]]},
        },
        {
            "id": "entry-3",
            "type": "paper-conference",
            "title": "A talk",
            "container-title": "Proceedings of the Meeting",
            "issued": {"date-parts": [[2011]]},
        },
    ]
