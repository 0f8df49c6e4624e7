"""Items may hold anything: nothing raises, and nothing from a record reaches the output unescaped."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import coprodbib as cb
from coprodbib.csl.flattening import Token
from coprodbib.csl.writers import FORMATS, write

VARIABLES = (
    "title container-title author editor director issued accessed volume page edition number DOI URL publisher note language "
    "genre collection-title locator title-short event-date number-of-volumes keyword status"
).split()
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.floats(allow_nan=True) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["family", "given", "literal", "date-parts", "raw", "season", "circa", "suffix", "x"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)
ITEMS = st.dictionaries(st.sampled_from(VARIABLES), JSON, max_size=8)
TYPES = st.sampled_from(["book", "article-journal", "chapter", "webpage", "legal_case", "motion_picture", "x", ""])
few = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography", "modern-language-association", "ieee"])
@few
@given(values=ITEMS, type=TYPES, locator=JSON)
def test_nothing_raises_and_the_neighbour_prints(style: str, values: dict[str, Any], type: str, locator: Any) -> None:
    good = {
        "id": "good",
        "type": "book",
        "title": "Quite good",
        "author": [{"family": "Zzz"}],
        "issued": {"date-parts": [[1990]]},
    }
    processor = cb.Processor(style, [{**values, "id": "bad", "type": type}, good], format="text")
    assert any("Quite good" in entry or "Quite Good" in entry for _, entry in processor.bibliography())
    processor.cite([{"items": [{"id": "bad", "locator": locator, "prefix": locator}, {"id": "good"}], "note": 1}])


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, tuple(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


NASTY = st.text(alphabet="<>&\"'/ab i=:;#\\{}$_^~%*`[]()|!-\n“”‘’é。", max_size=40) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<i onclick=x>a</i>",
        "<b>unclosed",
        "a</i>b</div><div>",
        '<span style="background:url(javascript:x)">a</span>',
        "<i><b>a</i></b>",
        "&lt;i&gt;",
        "\\input{/etc/passwd}",
        "\\end{document}",
        "[a](javascript:x)",
        "1. ![x](y)",
        "`raw`{=html}",
        ".. include:: /etc/passwd",
    ]
)


def _item(text: str) -> dict[str, Any]:
    return {
        "id": "a",
        "type": "article-journal",
        "title": text,
        "container-title": text,
        "volume": text,
        "URL": text,
        "author": [{"family": text, "given": text, "suffix": text}, {"literal": text}],
        "issued": {"literal": text},
    }


@few
@given(text=NASTY)
def test_html_has_our_tags_only_and_they_are_balanced(text: str) -> None:
    processor = cb.Processor("apa", [_item(text)])
    entries = [entry for _, entry in processor.bibliography()]
    entries += processor.cite([{"items": [{"id": "a", "prefix": text, "suffix": text, "locator": text}]}])
    for entry in entries:
        parser = _Tags()
        parser.feed(entry)
        parser.close()
        assert parser.open == []
        assert {tag for tag, _ in parser.seen} <= {"i", "b", "sup", "sub", "span"}
        for _, attributes in parser.seen:
            assert all(
                name == "style" and re.fullmatch(r"(font|text|vertical)-[a-z]+:[a-z-]+;", value or "")
                for name, value in attributes
            )


@few
@given(text=NASTY)
def test_latex_has_balanced_braces_and_known_commands_only(text: str) -> None:
    for _, entry in cb.Processor("apa", [_item(text)], format="latex").bibliography():
        bare = re.sub(r"\\(text[a-z]+|underline|href|char34)\b", "", entry)
        bare = re.sub(r"\\[{}$&#_%]", "", bare)
        assert "\\" not in bare, entry
        assert not set(bare) & set("$&#_%^~") - {"~"}, entry
        depth = 0
        for character in bare:
            depth += {"{": 1, "}": -1}.get(character, 0)
            assert depth >= 0, entry
        assert depth == 0, entry


@few
@given(text=NASTY)
def test_markdown_shows_the_characters_of_the_text(text: str) -> None:
    markdown = pytest.importorskip("markdown_it")
    shown = markdown.MarkdownIt("commonmark").render(write([Token("text", text)], "markdown"))
    assert re.sub(r"<[^<>]*>", "", shown).split() == _escaped_as_html(" ".join(text.split())).split()
    assert set(re.findall(r"<(\w+)", shown)) <= {"p", "br"}


def _escaped_as_html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_every_format_keeps_every_letter(format: str) -> None:
    [entry] = [entry for _, entry in cb.Processor("apa", [_item("Plain")], format=format).bibliography()]
    assert entry.count("Plain") == 8  # family, initial aside: suffix, literal, date, title, container, volume, URL


@pytest.mark.parametrize("length", [20_000])
@pytest.mark.parametrize("piece", ["(", "'", '"', "<i>", "1-", "a.", "& ", "—", "A. ", "i", ",", "\\-", "§ "])
def test_long_repetitive_values_take_linear_time(piece: str, length: int) -> None:
    import time

    text = piece * (length // len(piece))
    item = {
        "id": "a",
        "type": "article-journal",
        "title": text,
        "page": text,
        "edition": text,
        "author": [{"family": "A", "given": text}],
    }
    start = time.process_time()
    processor = cb.Processor("apa", [{**item, "issued": {"raw": text}, "note": text}])
    processor.bibliography()
    processor.cite([{"items": [{"id": "a", "locator": text}]}])
    assert time.process_time() - start < 5
