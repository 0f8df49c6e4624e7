"""The processor as its callers see it: what goes in, what comes out, and what one bad item may not do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import coprodbib as cb
from coprodbib.errors import CoprodbibError, StyleError


def item(id: str = "doe", **more: Any) -> dict[str, Any]:
    return {
        "id": id,
        "type": "book",
        "title": "A title",
        "author": [{"family": "Doe", "given": "Jane"}],
        "issued": {"date-parts": [[2000]]},
        "publisher": "Sage",
        **more,
    }


def texts(style: str, *items: dict[str, Any], **options: Any) -> list[str]:
    return [entry for _, entry in cb.Processor(style, items, **{"format": "text", **options}).bibliography()]


def style(layout: str, *, inside: str = "", attributes: str = "", cls: str = "in-text") -> str:
    return (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{cls}" {attributes}><info/>{inside}'
        f"<citation><layout>{layout}</layout></citation><bibliography><layout>{layout}</layout></bibliography></style>"
    )


TITLE = style('<text variable="title"/>')


# styles


def test_a_style_is_a_short_name_an_id_a_uri_a_path_or_xml(tmp_path: Path) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(TITLE, encoding="utf-8")
    uri = "http://www.zotero.org/styles/apa"
    assert texts("apa", item()) == texts(uri, item()) == ["Doe, J. (2000). A title. Sage."]
    assert texts(str(path), item()) == texts(TITLE, item()) == ["A title"]
    assert [entry for _, entry in cb.Processor(path, [item()], format="text").bibliography()] == ["A title"]


def test_a_dependent_style_is_its_parent() -> None:
    assert texts("nature-biotechnology", item()) == texts("nature", item())


def test_a_dependent_style_given_as_xml_is_its_parent_too() -> None:
    xml = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>x</title>'
        '<link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>'
    )
    assert texts(xml, item()) == texts("apa", item())


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("chicago-author-dat", "near matches: chicago-author-date"),
        ("no such thing at all", "short names: abnt"),
        ("nowhere/to/be.csl", "No such file"),
        ("../../etc/passwd", "no style"),
        ("<style>", "no CSL style"),
        ("<p>not a style</p>", "no CSL style"),
    ],
)
def test_an_unusable_style_says_what_would_work(wrong: str, says: str) -> None:
    with pytest.raises(StyleError, match=says):
        cb.Processor(wrong, [])


def test_every_short_name_is_a_style_that_prints(root: Path) -> None:
    from coprodbib.csl.catalogue import short_names

    assert {"apa", "chicago", "chicago-notes", "mla", "harvard", "ieee", "vancouver", "nature", "apsa"} <= set(
        short_names()
    )
    for name in short_names():
        processor = cb.Processor(name, [item()], format="text")
        printed = processor.cite([{"items": [{"id": "doe"}], "note": 1}])[0] + str(processor.bibliography())
        assert "doe" in printed.casefold()


def test_a_macro_that_calls_itself_prints_nothing_of_itself() -> None:
    macro = '<macro name="a"><text value="x"/><text macro="a"/></macro>'
    assert texts(style('<text macro="a"/>', inside=macro), item()) == ["x"]


def test_two_processors_do_not_disturb_each_other() -> None:
    apa = cb.Processor("apa", [item()], format="text")
    german = cb.Processor("apa", [item(edition="3")], locale="de-DE", format="text")
    english = cb.Processor("apa", [item(edition="3")], format="text")
    assert german.bibliography()[0][1] == "Doe, J. (2000). A title (3. Aufl.). Sage."
    assert english.bibliography()[0][1] == "Doe, J. (2000). A title (3rd ed.). Sage."
    assert apa.bibliography()[0][1] == "Doe, J. (2000). A title. Sage."


def test_an_unknown_locale_is_remarked() -> None:
    processor = cb.Processor("apa", [item()], locale="tlh")
    assert "tlh" in processor.warnings[0]
    assert processor.bibliography()


# items


def test_ids_are_told_apart_by_case_and_kept_as_they_are() -> None:
    processor = cb.Processor(TITLE, [item("A1", title="One"), item("a1", title="Two")], format="text")
    assert processor.bibliography() == [("A1", "One"), ("a1", "Two")]
    assert processor.cite([{"items": [{"id": "a1"}]}, {"items": [{"id": "A1"}]}]) == ["Two", "One"]


def test_ids_may_be_numbers_or_missing() -> None:
    processor = cb.Processor(TITLE, [{**item(), "id": 7}, {"type": "book", "title": "B"}], format="text")
    assert processor.bibliography() == [("7", "A title"), ("item-2", "B")]
    assert processor.cite([{"items": [{"id": 7}]}]) == ["A title"]


BAD: list[dict[str, Any]] = [
    {"id": "no-type", "title": "x"},
    {"id": "nothing"},
    {"id": "film", "type": "motion_picture", "title": "x", "director": [{"family": "Lang", "given": "Fritz"}]},
    {"id": "odd-type", "type": ["book"], "title": "x"},
    {"id": "title", "type": "book", "title": {"a": 1}},
    {"id": "list", "type": "book", "title": ["a", "b"]},
    {"id": "bool", "type": "book", "title": True, "volume": False},
    {"id": "names", "type": "book", "title": "x", "author": "Doe, Jane"},
    {"id": "names2", "type": "book", "title": "x", "author": [None, 3, {}, "Doe", {"family": None, "given": ["x"]}]},
    {"id": "names3", "type": "book", "title": "x", "author": {"family": "Doe"}},
    {"id": "dates", "type": "book", "title": "x", "issued": {"date-parts": [[]]}},
    {"id": "dates2", "type": "book", "title": "x", "issued": {"date-parts": [["soon", "x"]]}},
    {"id": "dates3", "type": "book", "title": "x", "issued": {"date-parts": [[2000, 99, 99], [1, 2, 3, 4]]}},
    {"id": "dates4", "type": "book", "title": "x", "issued": [2000]},
    {"id": "dates5", "type": "book", "title": "x", "issued": {"date-parts": "2000"}},
    {"id": "dates6", "type": "book", "title": "x", "issued": {"raw": "9" * 300}},
    {"id": "page", "type": "article-journal", "title": "x", "page": "-" * 50 + "–,&" * 40},
    {"id": "edition", "type": "book", "title": "x", "edition": "²", "volume": "①", "number-of-volumes": "many"},
    {"id": "markup", "type": "book", "title": "<i><b>x</i></b><span class=\"nocase\">" + "<i>" * 200},
    {"id": "quotes", "type": "book", "title": "\"'“‘" * 60},
    {"id": "control", "type": "book", "title": "a\x00b\ud800c\x1b[31m"},
    {"id": "huge", "type": "book", "title": "word " * 5000},
]  # fmt: skip


@pytest.mark.parametrize("name", ["apa", "chicago-author-date", "chicago-notes", "mla", "ieee", "nature"])
def test_bad_items_do_not_cost_the_good_ones_anything(name: str) -> None:
    alone = dict(cb.Processor(name, [item("good", title="Good")], format="text").bibliography())
    processor = cb.Processor(name, [*BAD, item("good", title="Good")], format="text")
    listed = dict(processor.bibliography())
    number = processor.cite([{"items": [{"id": "good"}], "note": 1}])
    assert listed["good"].lstrip("[]0123456789. ") == alone["good"].lstrip("[]0123456789. ")
    assert number[0]
    for bad in BAD:
        processor.cite([{"items": [{"id": bad["id"], "locator": "3"}], "note": 1}])


def test_a_warning_names_the_item_and_the_field() -> None:
    processor = cb.Processor("apa", BAD)
    processor.bibliography()
    for id, field in [
        ("title", "title"),
        ("bool", "title"),
        ("names2", "author"),
        ("dates2", "issued"),
        ("odd-type", "type"),
    ]:
        assert any(w.startswith(f"{id}: {field}") for w in processor.warnings), (id, processor.warnings)
    assert not any(w.startswith("film:") for w in processor.warnings)


def test_a_film_with_a_director_prints() -> None:
    film = {
        "id": "f",
        "type": "motion_picture",
        "title": "M",
        "director": [{"family": "Lang", "given": "Fritz"}],
        "publisher": "Nero",
    }
    assert texts("apa", {**film, "issued": {"date-parts": [[1931]]}}) == [
        "Lang, F. (Director). (1931). M [Video recording]. Nero."
    ]


def test_what_is_no_item_is_refused() -> None:
    with pytest.raises(CoprodbibError, match="item 2 is str"):
        cb.Processor("apa", [item(), "doe"])  # type: ignore[list-item]


def test_rendering_does_not_change_the_items() -> None:
    import copy

    items = [item(note="original-date: 1762"), *BAD]
    before = copy.deepcopy(items)
    cb.Processor("apa", items).bibliography()
    assert items == before


# citations


def test_each_call_of_cite_starts_afresh() -> None:
    processor = cb.Processor("chicago-notes-bibliography-subsequent-ibid", [item()], format="text")
    clusters = [{"items": [{"id": "doe"}], "note": 1}, {"items": [{"id": "doe", "locator": "4"}], "note": 2}]
    first = processor.cite(clusters)
    assert first == processor.cite(clusters)
    assert first[1] == "Ibid., 4."


def test_the_bibliography_is_the_same_before_and_after_citing() -> None:
    items = [item("a", title="Alpha"), item("b", title="Beta")]
    processor = cb.Processor("apa", items, format="text")
    before = processor.bibliography()
    processor.cite([{"items": [{"id": "b"}]}, {"items": [{"id": "b"}]}])
    assert (
        processor.bibliography()
        == before
        == [("a", "Doe, J. (2000a). Alpha. Sage."), ("b", "Doe, J. (2000b). Beta. Sage.")]
    )


def test_keys_of_a_cluster() -> None:
    processor = cb.Processor("apa", [item()], format="text")
    cite = {
        "id": "doe",
        "locator": "4-6",
        "label": "page",
        "prefix": "see ",
        "suffix": " for more",
        "unknown": {"x": 1},
    }
    assert processor.cite([{"items": [cite], "unknown": 1}]) == ["(see Doe, 2000, pp. 4–6 for more)"]
    assert processor.cite([{"items": [{"id": "doe", "suppress-author": True}]}]) == ["(2000)"]
    assert processor.cite([{"items": [{"id": "doe", "author-only": True}]}]) == ["Doe"]
    assert processor.cite([{"items": [{"id": "doe"}], "mode": "composite"}]) == ["Doe (2000)"]
    assert processor.cite([]) == []
    assert processor.cite([{"items": []}]) == [""]


def test_authors_in_a_sentence_are_joined_by_a_word() -> None:
    two = item(author=[{"family": "Doe"}, {"family": "Roe"}])
    processor = cb.Processor("apa", [two], format="text")
    assert processor.cite([{"items": [{"id": "doe"}], "mode": "composite"}]) == ["Doe and Roe (2000)"]
    assert processor.cite([{"items": [{"id": "doe"}]}]) == ["(Doe & Roe, 2000)"]


def test_an_unknown_id_is_printed_and_remarked_and_the_rest_goes_on() -> None:
    processor = cb.Processor("apa", [item()], format="text")
    assert processor.cite([{"items": [{"id": "nobody"}, {"id": "doe"}]}]) == ["(Doe, 2000; nobody?)"]
    assert processor.warnings == ["'nobody' is cited but not among the items"]
    assert [id for id, _ in processor.bibliography()] == ["doe"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("4", "p. 4"),
        ("4-6", "pp. 4–6"),
        ("chapter 3", "Chapter 3"),
        ("pp. 10, 12", "pp. 10, 12"),
        ("xii", "p. xii"),
        ("§ 5", "Section 5"),
    ],
)
def test_a_label_typed_in_a_locator_is_read(typed: str, printed: str) -> None:
    assert cb.Processor("apa", [item()], format="text").cite([{"items": [{"id": "doe", "locator": typed}]}]) == [
        f"(Doe, 2000, {printed})"
    ]


def test_a_style_without_bibliography_lists_nothing() -> None:
    only = TITLE[: TITLE.index("<bibliography>")] + "</style>"
    assert cb.Processor(only, [item()]).bibliography() == []


def test_the_order_of_items_changes_neither_order_nor_letters() -> None:
    items = [item(str(n), title=title) for n, title in enumerate("Delta Alpha Charlie Bravo".split())]
    printed = {tuple(texts("apa", *(items[i] for i in order))) for order in ([0, 1, 2, 3], [3, 1, 0, 2], [2, 3, 1, 0])}
    assert printed == {
        (
            "Doe, J. (2000a). Alpha. Sage.",
            "Doe, J. (2000b). Bravo. Sage.",
            "Doe, J. (2000c). Charlie. Sage.",
            "Doe, J. (2000d). Delta. Sage.",
        )
    }


def test_one_person_with_two_spellings_needs_no_given_name() -> None:
    one, two = item("a"), item("b", author=[{"family": "Doe", "given": "J."}], issued={"date-parts": [[2001]]})
    other = item("c", author=[{"family": "Doe", "given": "Karl"}], issued={"date-parts": [[2002]]})
    same = cb.Processor("chicago-author-date", [one, two], format="text")
    assert same.cite([{"items": [{"id": "a"}]}]) == ["(Doe 2000)"]
    apart = cb.Processor("chicago-author-date", [one, two, other], format="text")
    assert apart.cite([{"items": [{"id": "c"}]}]) == ["(K. Doe 2002)"]


def test_a_style_says_how_its_list_is_laid_out() -> None:
    def options(name: str) -> dict[str, str]:
        return cb.Processor(name, []).bibliography_options

    assert options("apa") == {"hanging-indent": "true", "entry-spacing": "0", "line-spacing": "2"}
    assert options("ieee")["second-field-align"] == "flush"
    assert options("annotated") == {"hanging-indent": "true"}
    only = TITLE[: TITLE.index("<bibliography>")] + "</style>"
    assert options(only) == {}
