"""The habits of citeproc-py 0.11 that csl/engine.py relies on or works around: an upgrade that changes one fails here."""

from __future__ import annotations

import io

import pytest
from citeproc import CitationStylesStyle
from citeproc.source.json import CiteProcJSON

from coprodbib.csl.engine import MINIMAL, Loaded
from coprodbib.errors import StyleError

NAMESPACE = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'


def style(inside: str) -> bytes:
    return f"<style {NAMESPACE}><info/>{inside}</style>".encode()


def raw(source: bytes) -> CitationStylesStyle:
    return CitationStylesStyle(io.BytesIO(source), validate=False)


def test_a_style_is_read_from_bytes_and_brings_its_locales() -> None:
    assert [locale.get("{http://www.w3.org/XML/1998/namespace}lang") for locale in raw(MINIMAL).root.locales] == [
        "en-US"
    ]


def test_terms_are_read_through_the_formatter_of_the_style() -> None:
    root = raw(MINIMAL).root
    assert not isinstance(root.get_term("editor").single, str)  # the missing formatter is swallowed on the way
    root.formatter = type("Formatter", (), {"preformat": staticmethod(str.upper)})
    assert root.get_term("editor").single == "EDITOR"


def test_a_term_is_looked_up_in_one_form_only_and_we_widen_it() -> None:
    source = style('<locale><terms><term name="cited" form="verb">quoted by</term></terms></locale>')
    assert raw(source).root.get_term("cited", "verb-short") is None
    assert Loaded(source).term("cited", "verb-short") == "quoted by"


def test_an_option_missing_in_the_first_locale_counts_as_false_and_we_look_further() -> None:
    source = style('<locale><style-options limit-day-ordinals-to-day-1="true"/></locale>')
    assert raw(source).root.get_locale_option("punctuation-in-quote") == "false"
    assert Loaded(source).option("punctuation-in-quote") is True


def test_two_locales_of_one_language_are_refused_and_we_keep_the_first() -> None:
    one, two = (f'<locale xml:lang="en"><terms><term name="and">{w}</term></terms></locale>' for w in ("plus", "with"))
    with pytest.raises(ValueError, match="too many values"):
        raw(style(one + two))
    assert Loaded(style(one + two)).term("and") == "plus"


def test_ids_lose_their_case_in_its_json_source_which_we_do_not_use() -> None:
    assert list(CiteProcJSON([{"id": "A1", "type": "book"}, {"id": "a1", "type": "book"}])) == ["a1"]


def test_an_empty_date_costs_its_json_source_the_whole_list() -> None:
    with pytest.raises(TypeError, match="year"):
        CiteProcJSON([{"id": "a", "type": "book", "issued": {"date-parts": [[]]}}])


def test_a_name_in_quotes_cannot_reach_its_xpath() -> None:
    assert Loaded(MINIMAL).term("x' or '1'='1") is None


@pytest.mark.parametrize("source", [b"", b"no xml", b"<style/>", b"<html><body/></html>", b"<style", style("")[:-4]])
def test_what_is_no_style_is_a_style_error(source: bytes) -> None:
    with pytest.raises(StyleError, match="no CSL style"):
        Loaded(source)


def test_entities_of_a_style_are_not_resolved() -> None:
    source = b'<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + style(
        '<locale><terms><term name="and">&x;</term></terms></locale>'
    )
    try:
        term = Loaded(source).term("and")
    except StyleError:
        return
    assert not term


def test_loading_a_style_leaves_citeproc_py_as_it_was() -> None:
    before = raw(MINIMAL).root.__class__
    Loaded(MINIMAL)
    assert raw(MINIMAL).root.__class__ is before
    assert not hasattr(before, "formatter")
