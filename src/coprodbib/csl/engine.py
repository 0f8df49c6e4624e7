"""The one door to citeproc-py: a style and its locales loaded, and what they say looked up.

Habits of citeproc-py 0.11 known here, each with a test in ``tests/csl/test_engine.py``:

* a style given as a string is taken for a path, then for a bundled name, then for a file name: we give bytes;
* nodes read their terms through ``style.formatter.preformat``: we hang in one that does nothing (escaping is ours);
* a term is looked up in one form only, although CSL falls back from "verb-short" to "verb" to "long";
* a locale option that is missing from the first locale with any options counts as false: we look further;
* two ``cs:locale`` of one language raise ValueError: we keep the first;
* element proxies lose their attributes when nobody holds them: we hold the root and the locales.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from coprodbib.errors import StyleError

CSL = "{http://purl.org/net/xbiblio/csl}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_WIDER_FORMS = {
    "verb-short": ("verb-short", "verb", "long"),
    "verb": ("verb", "long"),
    "symbol": ("symbol", "short", "long"),
    "short": ("short", "long"),
    "long": ("long",),
}
"""Where to look when a term lacks a form (CSL 1.0.2, "Terms")."""


class _Unescaped:
    """The formatter citeproc-py asks for when it reads a term."""

    @staticmethod
    def preformat(text: str) -> str:
        return text


class Loaded:
    """A style as citeproc-py loads it, and its chain of locales.

    >>> style = Loaded(b'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info/></style>')
    >>> style.term("page", "short", plural=True)
    'pp.'
    """

    def __init__(self, source: bytes, *, locale: str | None = None) -> None:
        """Raises StyleError when ``source`` is no CSL style."""
        self.root = _root(source, locale)
        self.locales: list[Any] = self.root.locales
        self._terms: dict[tuple[str, str, bool], str | None] = {}

    @property
    def language(self) -> str:
        """The language of the words.

        >>> Loaded(MINIMAL, locale="de-AT").language
        'de-AT'
        """
        return next((found for locale in self.locales if (found := locale.get(LANG))), "en")

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str | None:
        """A term, None when no locale has it ("" is a term that is empty on purpose).

        >>> Loaded(MINIMAL).term("editor", "verb-short")
        'ed. by'
        """
        key = (name, form, plural)
        if key not in self._terms:
            self._terms[key] = self._look_up(*key)
        return self._terms[key]

    def _look_up(self, name: str, form: str, plural: bool) -> str | None:
        if "'" in name or "'" in form:  # citeproc-py puts the name into an XPath
            return None
        for wider in _WIDER_FORMS.get(form, (form, "long")):
            found = self.root.get_term(name, wider)
            if found is None and wider == "long":  # most terms leave form="long" out
                found = self.root.get_term(name)
            if found is not None:
                return str(found.multiple if plural else found.single).strip("\n\r\t")
        return None

    def gender(self, name: str) -> str:
        """The gender of a noun, "" when the locale knows none: its ordinals follow it.

        >>> Loaded(MINIMAL, locale="fr-FR").gender("edition")
        'feminine'
        """
        if "'" in name:
            return ""
        found = self.root.get_term(name)
        return str(found.get("gender") or "") if found is not None else ""

    def date_parts(self, form: str) -> tuple[Any, ...]:
        """The ``cs:date-part`` elements of a localized date.

        >>> [part.get("name") for part in Loaded(MINIMAL).date_parts("text")]
        ['month', 'day', 'year']
        """
        date = self.root.get_date(form)
        return tuple(date.iterchildren(CSL + "date-part")) if date is not None else ()

    def date_attributes(self, form: str) -> dict[str, str]:
        """The attributes of a localized date ("delimiter" among them)."""
        date = self.root.get_date(form)
        return dict(date.attrib) if date is not None else {}

    def option(self, name: str) -> bool:
        """A style option of the locale ("punctuation-in-quote"), false when nobody sets it.

        >>> Loaded(MINIMAL).option("punctuation-in-quote")
        True
        """
        for locale in self.locales:
            for options in locale.iterchildren(CSL + "style-options"):
                if name in options.attrib:
                    return str(options.get(name)).lower() == "true"
        return False

    def term_elements(self) -> Iterator[list[Any]]:
        """The ``cs:term`` elements of each locale, nearest first."""
        for locale in self.locales:
            yield [term for terms in locale.iterchildren(CSL + "terms") for term in terms.iterchildren(CSL + "term")]


MINIMAL = b'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info/></style>'
"""The smallest style: for its locales."""


def _root(source: bytes, locale: str | None) -> Any:
    from citeproc import CitationStylesStyle
    from lxml import etree

    try:
        style = CitationStylesStyle(io.BytesIO(_checked(source)), locale=locale, validate=False)
    except (etree.XMLSyntaxError, ValueError, AttributeError) as error:
        raise StyleError(f"this is no CSL style: {error}") from error
    style.root.formatter = _Unescaped
    return style.root


def _checked(source: bytes) -> bytes:
    """The source without a second locale of the same language; StyleError when it is no style at all."""
    from lxml import etree

    parser = etree.XMLParser(no_network=True, resolve_entities=False, remove_comments=True)
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:
        raise StyleError(f"this is no CSL style: {error}") from error
    if root.tag != CSL + "style":
        raise StyleError(f"this is no CSL style: its root is {root.tag!r}, not cs:style")
    seen = set()
    for locale in root.findall(CSL + "locale"):
        language = locale.get(LANG)
        if language in seen:
            root.remove(locale)
        seen.add(language)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def is_known_language(locale: str) -> bool:
    """Whether citeproc-py brings words for a locale, or for its language.

    >>> is_known_language("de-CH"), is_known_language("de"), is_known_language("tlh")
    (True, True, False)
    """
    from citeproc import LANGUAGE_NAMES, PRIMARY_DIALECTS

    return locale in LANGUAGE_NAMES or locale.split("-")[0] in PRIMARY_DIALECTS
