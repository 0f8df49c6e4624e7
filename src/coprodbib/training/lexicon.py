"""The words that made-up references are put together from, by language."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

LANGUAGES = {"de": 3.0, "en": 3.0, "pt": 2.0, "es": 2.0, "fr": 1.0, "it": 0.7, "nl": 0.6}
"""Languages with a vocabulary, and how often each is drawn."""


class Vocabulary(NamedTuple):
    """The words of a language; publishers come with the places they print."""

    surnames: list[str]
    given: list[str]
    organisations: list[str]
    articles: list[str]
    books: list[str]
    collections: list[str]
    journals: list[str]
    newspapers: list[str]
    websites: list[str]
    publishers: list[tuple[str, list[str]]]
    places: list[str]
    series: list[str]
    genres: list[str]
    universities: list[str]
    events: list[str]
    notes: list[str]


@lru_cache(maxsize=1)
def vocabularies() -> dict[str, Vocabulary]:
    """The vocabularies by language.

    >>> "Journal of Public Economics" in vocabularies()["en"].journals
    True
    """
    folder = files("coprodbib.training") / "vocabulary"
    texts = {language: (folder / f"{language}.json").read_text("utf-8") for language in LANGUAGES}
    return {language: Vocabulary(**json.loads(text)) for language, text in texts.items()}
