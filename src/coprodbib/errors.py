"""Every error of ours, in one tree.

    CoprodbibError
    ├── ReadError          a file cannot be read (missing, unreadable, no reader for it)
    ├── FormatError        a file or record of a known format is broken
    ├── StyleError         a citation style is unknown or unusable
    ├── UnknownKeyError    no work has this key (also a KeyError)
    ├── WriteError         a result cannot be written, or does not read back the same
    └── MissingExtraError  an optional library is not installed (also an ImportError)

A message says what was wrong, with which input, and what would work.
"""

from __future__ import annotations

from collections.abc import Iterable


class CoprodbibError(Exception):
    """Root of all errors raised by coprodbib on purpose.

    >>> issubclass(StyleError, CoprodbibError)
    True
    """


class ReadError(CoprodbibError):
    """A file cannot be read."""


class FormatError(CoprodbibError):
    """A file or record of a known format is broken."""


class StyleError(CoprodbibError):
    """A citation style is unknown or unusable."""


class UnknownKeyError(CoprodbibError, KeyError):
    """No work has this citation key."""

    def __str__(self) -> str:
        # KeyError would show the message in quotes
        return str(self.args[0]) if self.args else ""


class WriteError(CoprodbibError):
    """A result cannot be written, or does not read back the same."""


class MissingExtraError(CoprodbibError, ImportError):
    """An optional library is not installed; the message names the extra."""


def reason(error: OSError | ValueError) -> str:
    """Why a file cannot be read, as the system says it; a name with a NUL is a ValueError.

    >>> reason(PermissionError(13, "Permission denied")), reason(ValueError("embedded null byte"))
    ('Permission denied', 'embedded null byte')
    """
    return str(error.strerror if isinstance(error, OSError) else error)


def near_matches(word: str, names: Iterable[str]) -> str:
    """The end of a message that something is unknown: names spelled alike, or that hold the word; "" where there is none.

    >>> near_matches("biuld", ["build", "check"])
    '; near matches: build'
    >>> near_matches("Bovaird", ["bovaird2007beyond", "doe2000"])
    '; near matches: bovaird2007beyond'
    """
    from difflib import get_close_matches

    known = list(names)
    holding = sorted(name for name in known if len(word) > 2 and word.casefold() in name.casefold())
    found = list(dict.fromkeys([*get_close_matches(word, known, n=3), *holding]))[:3]
    return f"; near matches: {', '.join(found)}" if found else ""
