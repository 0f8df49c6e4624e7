"""Records printed in CSL styles by our own processor, which knows what every character stands for.

The compilers of the elements that print variables are replaced by ones that wrap what these print in a span with our
label; flattening keeps the spans as pairs of tokens around the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

from coprodbib.csl.catalogue import official, source_of
from coprodbib.csl.context import Context
from coprodbib.csl.flattening import Quotes, flatten
from coprodbib.csl.nodes import Node, Span
from coprodbib.csl.processor import Processor
from coprodbib.csl.scope import Compile, Render, Scope
from coprodbib.csl.style import COMPILERS, Style
from coprodbib.errors import StyleError
from coprodbib.parsing.hints import OTHER
from coprodbib.training.examples import Example, Piece, from_pieces
from coprodbib.training.lexicon import LANGUAGES, vocabularies
from coprodbib.training.records import Record, record
from coprodbib.training.trimming import with_edition_words

_LABELS = {
    "title": "title",
    "title-short": "title",
    "container-title": "container-title",
    "container-title-short": "container-title",
    "event-title": "container-title",
    "event": "container-title",
    "collection-title": "collection-title",
    "publisher": "publisher",
    "publisher-place": "location",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "page-first": "pages",
    "edition": "edition",
    "genre": "genre",
    "author": "author",
    "editor": "editor",
    "editortranslator": "editor",
    "translator": "translator",
    "issued": "date",
    "year-suffix": "date",
    "original-date": "note",
    "accessed": "note",
    "note": "note",
    "medium": "note",
    "DOI": "doi",
    "URL": "url",
}
"""CSL variables -> our labels; what others print belongs to no field."""

LOCALES = {"de": "de-DE", "en": "en-US", "pt": "pt-BR", "es": "es-ES", "fr": "fr-FR", "it": "it-IT", "nl": "nl-NL"}
"""The locale that records of a language are printed in."""


def _of_variables(compiler: Compile) -> Compile:
    """A compiler whose element wraps what it prints, where that is a variable we know."""

    def compile(element: Any, scope: Scope) -> Render:
        render, variable = compiler(element, scope), element.get("variable", "")
        if variable not in _LABELS:
            return render

        def labelled(context: Context, out: list[Node]) -> None:
            printed: list[Node] = []
            render(context, printed)
            if printed:
                out.append(_span(printed, variable))

        return labelled

    return compile


def _of_names(compiler: Compile) -> Compile:
    """The compiler of cs:names, whose lists are wrapped without the words that say who they are."""

    def compile(element: Any, scope: Scope) -> Render:
        render = compiler(element, scope)

        def labelled(context: Context, out: list[Node]) -> None:
            printed: list[Node] = []
            render(context, printed)
            for node in printed:
                _wrap_lists(node)
            out.extend(printed)

        return labelled

    return compile


def _span(nodes: list[Node], variable: str) -> Span:
    """A label as a link: no real links are made here, so every one that comes out is ours."""
    return Span("link", nodes, variable, _LABELS[variable])


def _wrap_lists(node: Node) -> None:
    if isinstance(node, str):
        return
    for k, child in enumerate(node.children):
        if not isinstance(child, str) and child.kind == "list" and child.name in _LABELS:
            node.children[k] = _span([child], child.name)
        else:
            _wrap_lists(child)


LABELLING: Mapping[str, Compile] = {
    **COMPILERS,
    **{name: _of_variables(COMPILERS[name]) for name in ("text", "number", "date")},
    "names": _of_names(COMPILERS["names"]),
}
"""Rendering elements that say what they print."""


def rendered(
    style: str, items: Sequence[Record], list_name: str, *, locale: str | None = None, in_notes: bool = False
) -> Iterator[Example]:
    """Examples of the entries of records, printed as one list; ``in_notes`` as a style for notes cites them for the first time.

    Raises StyleError for an unknown style or one that cannot be used.

    >>> doe = {"id": "1", "type": "book", "title": "A title", "author": [{"family": "Doe", "given": "Jane"}]}
    >>> example = next(rendered("apa", [doe], ""))
    >>> [(token.text, label) for token, label in zip(example.tokens, example.labels) if label == "title"]
    [('A', 'title'), ('title', 'title')]
    """
    compiled = Style(source_of(style), locale=locale, compilers=LABELLING)
    notes = compiled.is_note and (in_notes or compiled.bibliography is None)
    if notes:
        compiled.bibliography = compiled.citation  # works that are cited in notes only are printed there in full
    processor = Processor(compiled, items, format="text")
    for _, tree in processor.trees():
        example = from_pieces(pieces(tree, compiled.quotes), list_name, words=True)
        with_edition_words(example.tokens, example.labels)
        labels = set(example.labels)
        if labels - {OTHER} and (
            "title" in labels or not notes
        ):  # what failed has no labels; short notes are no references
            yield example


def pieces(tree: Node, quotes: Quotes) -> Iterator[Piece]:
    """The text of an output tree, with labels where it was wrapped.

    >>> list(pieces(Span("plain", [Span("link", ["A title"], "title", "title"), "."]), Quotes()))
    [('title', 'A title'), ('other', '.')]
    """
    labels = [OTHER]
    for token in flatten(tree, quotes):
        if token.op == "link":
            labels.append(token.text)
        elif token.op == "unlink":
            labels.pop()
        elif token.op in ("text", "quote", "unquote"):
            yield labels[-1], token.text
        elif token.op in ("block", "unblock"):
            yield OTHER, " "


def independent_styles() -> list[str]:
    """The ids of all official styles that are no other's double, sorted.

    >>> "apa" in independent_styles()
    True
    """
    return sorted(id for id, path in official().items() if path.parent.name != "dependent")


def made_up(count: int, *, seed: int = 1, size: int = 8) -> Iterator[Example]:
    """Examples of ``count`` lists of made-up records, each in a style drawn from all, without repetition as far as they go.

    >>> len(list(made_up(1, size=3))) <= 3
    True
    """
    for number, (rng, style) in enumerate(_draws(count, f"records {seed}")):
        language = rng.choices(list(LANGUAGES), list(LANGUAGES.values()))[0]
        items: list[Record] = []
        for id in range(size):
            before = items[-1] if items else None
            items.append({"id": str(id), **record(rng, vocabularies()[language], language, before)})
        yield from _tried(style, items, f"records-{seed}-{number}", LOCALES[language], in_notes=rng.random() < 0.5)


_MIXED = ("en-US", "en-US", "en-GB", *LOCALES.values())


def of_records(items: Iterable[Mapping[str, Any]], count: int, *, seed: int = 1, size: int = 10) -> Iterator[Example]:
    """Examples of ``count`` lists drawn from real records, in styles and locales drawn from all."""
    usable = [dict(item) for item in items if len(item.get("title") or "") > 7 and item.get("author")]
    for number, (rng, style) in enumerate(_draws(count, f"real {seed}")):
        drawn = rng.sample(usable, min(size, len(usable)))
        renamed: list[Record] = [{"type": type_of(item), **item, "id": str(id)} for id, item in enumerate(drawn)]
        yield from _tried(style, renamed, f"real-{seed}-{number}", rng.choice(_MIXED), in_notes=rng.random() < 0.3)


def type_of(item: Mapping[str, Any]) -> str:
    """The CSL type of a record that does not say it: styles print little of what they do not know.

    >>> type_of({"container-title": "Voluntas", "volume": "8"}), type_of({"publisher": "Sage"}), type_of({"title": "A"})
    ('article-journal', 'book', 'document')
    """
    if item.get("genre"):
        return "thesis"
    if item.get("container-title"):
        in_book = (item.get("publisher") or item.get("editor")) and not item.get("issue")
        return "chapter" if in_book else "article-journal"
    if item.get("publisher") or item.get("publisher-place"):
        return "book"
    return "webpage" if item.get("URL") else "document"


def _draws(count: int, seed: str) -> Iterator[tuple[Random, str]]:
    """A generator of its own and a style for each list."""
    styles = independent_styles()
    Random(seed).shuffle(styles)
    for number in range(count):
        yield Random(f"{seed} {number}"), styles[number % len(styles)]


def _tried(style: str, items: Sequence[Record], list_name: str, locale: str, *, in_notes: bool) -> Iterator[Example]:
    try:
        yield from rendered(style, items, list_name, locale=locale, in_notes=in_notes)
    except StyleError:
        return  # a handful of official styles use what no processor has; the others are plenty
