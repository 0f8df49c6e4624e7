"""bibliography() and cite(): which works, in which order, and what is printed of the shipped corpus.

Expected entries were written by hand from the printed references, by APA (7th ed.) and Chicago (18th ed.).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import coprodbib as cb
from coprodbib.errors import CoprodbibError, StyleError, UnknownKeyError

APA = [
    # two authors, expanded page range
    "Bovaird, T., & Loeffler, E. (2012). From engagement to co-production: ",
    # editors only, in full
    "Pestoff, V., Brandsen, T., & Verschuere, B. (Eds.). (2012). New public governance, the third sector and co-production. Routledge.",
    # a chapter: editors not inverted, edition and pages in one bracket
    "Ostrom, E. (2007). Institutional rational choice: An assessment of the institutional analysis and development framework. "
    "In P. A. Sabatier (Ed.), Theories of the policy process (2nd ed., pp. 21–64). Westview Press.",
    # an edition
    "Pollitt, C., & Bouckaert, G. (2011). Public management reform: A comparative analysis: New public management, governance, "
    "and the neo-Weberian state (3rd ed.). Oxford University Press.",
    # a title ending in a question mark takes no full stop
    "Hood, C. (1991). A public management for all seasons? Public Administration, 69, 3–19.",
    # a prefixed page range
    "S31–S47.",
]
CHICAGO = [
    # given names in full, full stop inside the quotation marks, short second page
    "Bovaird, Tony. 2007. “Beyond Engagement and Participation: User and Community Coproduction of Public Services.” "
    "Public Administration Review 67 (5): 846–60.",
    "Hood, Christopher. 1991. “A Public Management for All Seasons?” Public Administration 69: 3–19.",
    # edited by, after the edition
    "Ostrom, E. 2007. “Institutional Rational Choice: An Assessment of the Institutional Analysis and Development Framework.” "
    "In Theories of the Policy Process, 2nd ed., edited by P. A. Sabatier. Westview Press.",
    "Christensen, Tom, and Per Lægreid. 2022. “Taking Stock: New Public Management (NPM) and Post-NPM Reforms—Trends and Challenges.” "
    "In Handbook on the Politics of Public Administration, edited by Andreas Ladner and Fritz Sager. Edward Elgar Publishing.",
    "Pollitt, Christopher, and Geert Bouckaert. 2011. Public Management Reform: A Comparative Analysis: New Public Management, "
    "Governance, and the Neo-Weberian State. 3rd ed. Oxford University Press.",
    "British Journal of Management 24: S31–47.",
]


@pytest.mark.parametrize(("style", "expected"), [("apa", APA), ("chicago-author-date", CHICAGO)])
def test_entries_of_the_corpus(library: cb.Library, style: str, expected: list[str]) -> None:
    entries = cb.bibliography(library, style=style)
    for part in expected:
        assert sum(part in entry for entry in entries) == 1, part


def test_letters_stand_in_the_list_and_in_citations(library: cb.Library) -> None:
    apa = cb.bibliography(library)
    assert [e for e in apa if e.startswith("McMullin, C. (2021a). Challenging the necessity")]
    assert [e for e in apa if e.startswith("McMullin, C. (2021b). Transcription")]
    assert cb.cite(library, "mcmullin2021challenging") == "(McMullin, 2021a)"
    assert cb.cite(library, ["mcmullin2021challenging", "mcmullin2021transcription"]) == "(McMullin, 2021a, 2021b)"
    assert cb.cite(library, "mcmullin2021challenging", style="chicago") == "(McMullin 2021a)"
    assert cb.cite(library, "mcmullin2021transcription", narrative=True) == "McMullin (2021b)"


def test_the_list_is_in_order_and_holds_every_listed_work_once(library: cb.Library) -> None:
    for style in ("apa", "chicago"):
        entries = cb.bibliography(library, style=style)
        assert len(entries) == sum(work.status == "listed" for work in library) == len(set(entries))
        families = [re.split(r"[,.]", entry)[0].casefold() for entry in entries]
        assert families == sorted(families)


def test_mentioned_works_are_printed_when_asked_for(library: cb.Library) -> None:
    mentioned = next(work for work in library if work.status == "mentioned")
    assert len(cb.bibliography(library, include="all")) == len(library)
    assert mentioned.csl["author"][0]["family"] in cb.cite(library, mentioned.key)
    with pytest.raises(CoprodbibError, match="include='some'"):
        cb.bibliography(library, include="some")


def test_works_and_items_are_taken_like_a_library(library: cb.Library) -> None:
    listed = [work for work in library if work.status == "listed"]
    assert cb.bibliography(listed) == cb.bibliography(library)
    known = [work for work in listed if not any(issue.code == "names-elided" for issue in work.issues)]
    assert len(known) == len(listed) - 1  # of one work its list prints "Ostrom, V., … Wilson, R."
    assert cb.bibliography([dict(work.csl) for work in known]) == cb.bibliography(known)
    assert cb.bibliography([]) == []
    with pytest.raises(CoprodbibError, match="item 1 is int"):
        cb.bibliography([3])  # type: ignore[list-item]


def test_names_that_print_left_out_are_et_al(library: cb.Library) -> None:
    """parks1981consumers: its list elides names; turrini2010: the text says "Turrini et al. 2010" and no list has it."""
    entry = next(entry for entry in cb.bibliography(library) if entry.startswith("Parks"))
    assert entry.startswith(
        "Parks, R. B., Baker, P. C., Kiser, L., Oakerson, R., Ostrom, E., Ostrom, V., Wilson, R., et al. (1981)"
    )
    assert cb.cite(library, "turrini2010") == "(Turrini et al., 2010)"
    assert cb.cite(library, "turrini2010", narrative=True, style="chicago") == "Turrini et al. (2010)"


@pytest.mark.parametrize(
    "others", [{"literal": "others"}, {"family": "others"}, {"literal": "and others"}, {"literal": "et al."}, "et al."]
)
@pytest.mark.parametrize(
    ("style", "entry", "cite"),
    [
        ("apa", "Doe, J., Roe, R., et al. (2000). A title. Sage.", "(Doe et al., 2000)"),
        ("chicago", "Doe, Jane, Rick Roe, et al. 2000. A Title. Sage.", "(Doe et al. 2000)"),
        ("nature", "1. Doe, J., Roe, R., et al. A Title. (Sage, 2000).", "1"),
    ],
)
def test_others_at_the_end_of_a_list_are_the_locales_et_al(style: str, entry: str, cite: str, others: Any) -> None:
    names = [{"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Rick"}, others]
    issued = {"date-parts": [[2000]]}
    work = {"id": "a", "type": "book", "title": "A title", "author": names, "publisher": "Sage", "issued": issued}
    assert cb.bibliography([work], style=style) == [entry]
    assert cb.cite([work], "a", style=style) == cite
    assert cb.cite([work], "a", style="chicago", locale="de-DE") == "(Doe u.\N{NO-BREAK SPACE}a. 2000)"


def test_no_markup_of_a_record_is_left_in_plain_text(library: cb.Library) -> None:
    for style in ("apa", "chicago", "chicago-notes", "mla", "ieee", "nature"):
        assert not [entry for entry in cb.bibliography(library, style=style) if re.search(r"<|>|nocase|\*\*|\\", entry)]


@pytest.mark.parametrize(
    ("format", "italic"),
    [
        ("html", "<i>Public Administration Review</i>, <i>67</i>(5)"),
        ("markdown", "*Public Administration Review*, *67*(5)"),
        ("rst", "*Public Administration Review*, *67*\\ (5)"),
        ("latex", "\\textit{Public Administration Review}, \\textit{67}(5)"),
        ("text", "Public Administration Review, 67(5)"),
    ],
)
def test_formats(library: cb.Library, format: str, italic: str) -> None:
    [entry] = [e for e in cb.bibliography(library, format=format) if e.startswith("Bovaird, T. (2007)")]
    assert italic in entry


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        ("apa", "Altschul, S. F., Gish, W., & Müller, J.-P. (1990). Basic local alignment search tool. "),
        ("chicago", "Altschul, S. F., W. Gish, and J.-P. Müller. 1990. “Basic Local Alignment Search Tool.” "),
        ("vancouver", "1. Altschul SF, Gish W, Müller JP. Basic local alignment search tool. "),
    ],
)
def test_bare_initials_are_all_printed(style: str, printed: str, tmp_path: Path) -> None:
    """APA 7, 9.8: initials with stops and blanks between them; Chicago 18, 6.9 and 8.4; NLM: none. None may be lost."""
    file = tmp_path / "letter.txt"
    file.write_text(
        "Much is known (Altschul et al. 1990).\n\nReferences\n\n"
        "Altschul SF, Gish W, Müller J-P. Basic local alignment search tool. J Mol Biol. 1990;215(3):403-10.\n"
        "Doe JR. Care and its history. Health. 2000;3(1):1-9.\n",
        encoding="utf-8",
    )
    assert cb.bibliography(cb.build(file), style=style)[0].startswith(printed)


def test_an_unknown_format_or_style_says_what_there_is(library: cb.Library) -> None:
    with pytest.raises(CoprodbibError, match="use html, latex, markdown, rst or text"):
        cb.bibliography(library, format="pdf")
    with pytest.raises(StyleError, match="near matches: chicago"):
        cb.bibliography(library, style="chicgo")


def test_locators(library: cb.Library) -> None:
    key = "ostrom1996crossing"
    assert cb.cite(library, key, locator="4") == "(Ostrom, 1996, p. 4)"
    assert (
        cb.cite(library, key, locator="chapter 3")
        == cb.cite(library, key, locator=("chapter", "3"))
        == "(Ostrom, 1996, Chapter 3)"
    )
    assert cb.cite(library, key, locator="1073-4", style="chicago") == "(Ostrom 1996, 1073–74)"
    assert cb.cite(library, key, narrative=True, locator="4") == "Ostrom (1996, p. 4)"


def test_an_alias_cites_its_work_and_an_unknown_key_says_what_is_near(library: cb.Library) -> None:
    for work in library:
        for alias in work.aliases:
            assert cb.cite(library, alias) == cb.cite(library, work.key)
    with pytest.raises(UnknownKeyError, match="near matches: bovaird2007beyond"):
        cb.cite(library, "bovaird2007beyon")
    with pytest.raises(UnknownKeyError, match="near matches: doe2000"):
        cb.cite([{"id": "doe2000", "type": "book"}], "doe2001")
    with pytest.raises(CoprodbibError, match="at least one"):
        cb.cite(library, [])


def test_rendering_is_the_same_in_any_process(run: Any, sources: Path) -> None:
    script = f"import coprodbib as cb; print(*cb.bibliography(cb.build({str(sources)!r})), sep='\\n')"
    printed = {run("-c", script, PYTHONHASHSEED=seed).stdout for seed in ("1", "2")}
    assert len(printed) == 1
    assert printed.pop().count("\n") > 80


# mcmullin-2023 prints its own citation under "Share and Cite"; these are its lines

OWN_APA = (
    "McMullin, C. (2023). The Persistent Constraints of New Public Management on Sustainable Co-Production between Non-Profit "
    "Professionals and Service Users. Administrative Sciences, 13(2), 37. https://doi.org/10.3390/admsci13020037"
)
OWN_CHICAGO = (
    'McMullin, Caitlin. 2023. "The Persistent Constraints of New Public Management on Sustainable Co-Production between Non-Profit '
    'Professionals and Service Users" Administrative Sciences 13, no. 2: 37. https://doi.org/10.3390/admsci13020037'
)


def _own(library: cb.Library) -> dict[str, Any]:
    return next(document.csl for document in library.documents if document.id == "mcmullin-2023-persistent-constraints")


def test_its_own_citations_are_copied_as_printed(root: Path) -> None:
    document = root.parent / "shared" / "documents" / "mcmullin-2023-persistent-constraints.txt"
    if not document.is_file():
        pytest.skip(f"the full text is not at {document}")
    lines = document.read_text(encoding="utf-8").splitlines()
    assert f"APA Style{OWN_APA}" in lines
    assert f"Chicago/Turabian Style{OWN_CHICAGO}" in lines


def test_its_own_apa_citation_is_ours(library: cb.Library) -> None:
    assert cb.bibliography([_own(library)], style="apa") == [OWN_APA]


def test_its_own_chicago_citation_is_ours_but_for_the_edition(library: cb.Library) -> None:
    theirs = OWN_CHICAGO
    for printed, ours in [
        ('"The Persistent', "“The Persistent"),  # straight quotation marks on a web page
        ('Users" ', "Users.” "),  # they leave out the full stop, which Chicago puts inside the quotation marks
        ("between", "Between"),  # the 18th edition capitalizes prepositions of five letters and more (8.160)
        ("13, no. 2: 37", "13 (2): 37"),  # theirs is the form of notes; author-date has the issue in brackets
        ("admsci13020037", "admsci13020037."),  # an entry ends with a full stop, after a DOI too
    ]:
        assert theirs.count(printed) == 1
        theirs = theirs.replace(printed, ours)
    assert cb.bibliography([_own(library)], style="chicago-author-date") == [theirs]


# narrative citations: as the manuals of IEEE, ACS and AMA name authors in a sentence

DOE, ROE, POE = {"family": "Doe", "given": "Jane"}, {"family": "Roe", "given": "Rick"}, {"family": "Poe", "given": "P."}


@pytest.mark.parametrize(
    ("who", "named"),
    [
        ({"author": [DOE]}, "Doe"),
        ({"author": [DOE, ROE]}, "Doe and Roe"),
        ({"author": [DOE, ROE, POE]}, "Doe et al."),
        ({"author": [DOE, {"literal": "others"}]}, "Doe et al."),
        ({"editor": [DOE, ROE]}, "Doe and Roe"),
        ({"author": [{"literal": "World Health Organization"}]}, "World Health Organization"),
        ({}, "<i>A title</i>"),
    ],
)
@pytest.mark.parametrize(
    ("style", "number"),
    [("ieee", " [1, p. 4]"), ("nature", "<sup>1</sup>"), ("vancouver", " (1)"), ("acs", "<sup>1</sup>")],
)
def test_a_number_in_a_sentence_follows_the_authors(style: str, number: str, who: dict[str, Any], named: str) -> None:
    work = {"id": "a", "type": "book", "title": "A title", **who}
    assert cb.cite([work], "a", style=style, narrative=True, locator="4", format="html") == named + number
    alone = cb.Processor(style, [work]).cite([{"items": [{"id": "a", "author-only": True}]}])
    assert alone == [named]


def test_an_editor_has_no_label_in_a_sentence() -> None:
    work = {"id": "a", "type": "book", "title": "A title", "editor": [DOE], "issued": {"date-parts": [[2000]]}}
    assert cb.cite([work], "a", style="chicago-notes", narrative=True).startswith("Jane Doe A Title")
    assert cb.cite([work], "a", narrative=True) == "Doe (2000)"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ch. 2", "Chapter 2"),
        ("chs. 2-3", "Chapters 2–3"),
        ("chap. 2", "Chapter 2"),
        ("fig. 3", "Figure 3"),
        ("s.v. trust", "Sub verbo trust"),
        ("¶ 4", "para. 4"),
        ("par. 4", "para. 4"),
        ("p.4", "p. 4"),
        ("figure", "p. figure"),
        ("e.g. 4", "p. e.g. 4"),
    ],
)
def test_a_locator_is_typed_as_people_type_it(typed: str, printed: str) -> None:
    work = {"id": "a", "type": "book", "title": "A title", "author": [DOE], "issued": {"date-parts": [[2000]]}}
    assert cb.cite([work], "a", locator=typed) == f"(Doe, 2000, {printed})"


def test_english_abbreviations_are_understood_in_every_locale() -> None:
    work = {"id": "a", "type": "book", "title": "A title", "author": [DOE], "issued": {"date-parts": [[2000]]}}
    assert cb.cite([work], "a", locator="pp. 4-6", locale="de-DE") == "(Doe, 2000, S. 4–6)"
    assert cb.cite([work], "a", locator="Kap. 3", locale="de-DE") == "(Doe, 2000, Kapitel 3)"
    assert cb.cite([work], "a", locator="ch. 3", locale="de-DE") == "(Doe, 2000, Kapitel 3)"


def test_a_sentence_names_authors_once() -> None:
    def work(id: str, year: int, *names: dict[str, str]) -> dict[str, Any]:
        return {"id": id, "type": "book", "title": id, "author": list(names), "issued": {"date-parts": [[year]]}}

    works = [work("a", 2000, DOE), work("b", 2001, DOE), work("c", 2001, DOE, ROE), work("d", 2001, POE)]
    assert cb.cite(works, ["a", "b"], narrative=True) == "Doe (2000, 2001)"
    assert cb.cite(works, ["a", "c", "d"], narrative=True) == "Doe (2000); Doe and Roe (2001); Poe (2001)"
    assert cb.cite(works, ["a", "b", "d"], narrative=True, style="chicago") == "Doe (2000, 2001); Poe (2001)"
    assert cb.cite(works, ["a", "b", "d"], narrative=True, style="ieee") == "Doe [1], [2]; Poe [4]"
