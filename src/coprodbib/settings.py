"""Every knob, frozen, with its default and its reason."""

from __future__ import annotations

import string
from dataclasses import dataclass, field

from coprodbib.errors import CoprodbibError

KEY_PARTS = ("family", "year", "word")
"""What a formula of citation keys may name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Limits of the rules by which two records are judged to mean one work.

    >>> Rules(block=50).block
    50
    """

    block: int = 100
    """Records one blocking key may hold. A larger block is split by finer keys; what is still larger is dropped,
    so that the number of pairs grows with the number of records and not with its square."""

    thin: int = 2
    """Significant words up to which a title ("Editorial", "Public management") proves little by itself."""

    telling: int = 5
    """Significant words from which one misprinted word leaves a title recognisable without volume or page."""

    year_gap: int = 1
    """Years two printings of one work may lie apart (online first, and the issue a year later)."""

    version_gap: int = 4
    """Years within which the same authors and title elsewhere count as another version of a work."""

    name_typo: int = 5
    """Letters from which one letter may differ in a family name ("Aderbach", "Aberbach")."""

    word_typo: int = 4
    """Letters from which one letter may differ in a word of a title; from twice as many, two."""

    sentence_share: float = 0.5
    """Share of lower-case words, of those that title case would capitalise, from which a title is in sentence case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All knobs of a build.

    >>> Settings(citation_key="{family}_{year}").citation_key
    '{family}_{year}'
    >>> Settings(citation_key="{author}")
    Traceback (most recent call last):
    coprodbib.errors.CoprodbibError: citation_key '{author}' names 'author'; it may name family, year, word
    """

    strict: bool = False
    """Stop at the first file that cannot be read. Off: one bad file should not cost the rest."""

    citation_key: str = "{family}{year}{word}"
    """Formula of the keys of works: ``family`` of the first author, ``year``, first significant ``word`` of the title,
    each in ASCII lower case. The default is the one users of Better BibTeX know."""

    rules: Rules = field(default_factory=Rules)

    def __post_init__(self) -> None:
        try:
            names = [name for _, name, _, _ in string.Formatter().parse(self.citation_key) if name is not None]
        except ValueError as error:
            raise CoprodbibError(f"citation_key {self.citation_key!r}: {error}") from None
        for name in names:
            if name not in KEY_PARTS:
                raise CoprodbibError(
                    f"citation_key {self.citation_key!r} names {name!r}; it may name {', '.join(KEY_PARTS)}"
                )


DEFAULTS = Settings()
"""The settings used when none are given."""
