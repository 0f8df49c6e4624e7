"""Libraries kept in one file, and bibliographies of others as libraries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from coprodbib.errors import FormatError, ReadError, reason
from coprodbib.files import write_bytes
from coprodbib.formats.distinct import told_apart
from coprodbib.library import Library
from coprodbib.model import Csl, Issue, Work
from coprodbib.reading.plain import decode

SUFFIX = ".coprodbib"
"""Of a saved library."""


def save(library: Library, path: str | Path) -> Path:
    """Write a library with all its evidence to a ``.coprodbib`` file, whole or not at all, and return its path.

    Raises FormatError for another suffix and WriteError when the file cannot be written.

    >>> import tempfile
    >>> file = save(Library(works=(Work("doe2000care", {"type": "book"}),)), Path(tempfile.mkdtemp()) / "mine.coprodbib")
    >>> load(file)["doe2000care"].csl
    {'type': 'book'}
    """
    from coprodbib.saving.revived import dumps

    if Path(path).suffix.lower() != SUFFIX:
        raise FormatError(f"{path}: a library is saved as a {SUFFIX} file; for other formats there is export()")
    return write_bytes(path, dumps(library))


def load(path: str | Path) -> Library:
    """A saved library (``.coprodbib``), or a bibliography (``.bib``, ``.json``, ``.ris``) as one.

    Of a bibliography every entry is a work under its own key; nothing is merged, and what is wrong with the file is among
    the issues. Raises ReadError for a file that cannot be read and FormatError for one that is broken or of another format.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "mine.bib"
    >>> _ = file.write_text("@book{doe, title = {Care}, year = 2000}")
    >>> load(file)["doe"].csl["title"]
    'Care'
    """
    file = Path(path)
    suffix = file.suffix.lower()
    if suffix not in (SUFFIX, *_LOADS):
        known = ", ".join((SUFFIX, *_LOADS))
        raise FormatError(f"{file}: cannot load {suffix or 'a file without a suffix'!r}; I can load {known}")
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"{file}: no such file") from None
    except (OSError, ValueError) as error:
        raise ReadError(f"{file}: cannot be read ({reason(error)})") from error
    try:
        return _library(content, suffix, str(file))
    except FormatError as error:
        raise FormatError(f"{file}: {error}") from error


def _library(content: bytes, suffix: str, source: str) -> Library:
    if suffix == SUFFIX:
        from coprodbib.saving.revived import loads

        return loads(content)
    text, remarks = decode(content, source)
    items, issues = _LOADS[suffix](text)
    if not items and not issues:
        issues = (Issue("formats", "no-entries", "doubt", "holds no entries"),)
    works = [Work(str(item["id"]), {k: v for k, v in item.items() if k != "id"}) for item in items]
    own, renamed = _with_own_keys(works)
    told = tuple(replace(issue, message=f"{source}: {issue.message}") for issue in (*issues, *renamed))
    return Library(works=tuple(sorted(own, key=lambda work: work.key)), general_issues=(*remarks, *told))


def _with_own_keys(works: list[Work]) -> tuple[list[Work], list[Issue]]:
    """A key given twice gets a number the second time, and an issue."""
    keys = told_apart(dict(enumerate(work.key for work in works)))
    issues = [
        Issue("formats", "key-twice", "doubt", f"the id {work.key!r} is there before; this entry is read as {key!r}")
        for work, key in zip(works, keys.values(), strict=True)
        if key != work.key
    ]
    return [replace(work, key=key) for work, key in zip(works, keys.values(), strict=True)], issues


def _bib(text: str) -> tuple[list[Csl], tuple[Issue, ...]]:
    from coprodbib.formats.bibtex import loads_with_issues

    return loads_with_issues(text)


def _json(text: str) -> tuple[list[Csl], tuple[Issue, ...]]:
    from coprodbib.formats.csljson import loads

    return _usable(loads(text), ())


def _ris(text: str) -> tuple[list[Csl], tuple[Issue, ...]]:
    from coprodbib.formats.ris import loads_with_issues

    return _usable(*loads_with_issues(text))


def _usable(items: list[Csl], issues: tuple[Issue, ...]) -> tuple[list[Csl], tuple[Issue, ...]]:
    from coprodbib.saving.usable import usable

    kept, more = usable(items)
    return kept, (*issues, *more)


_LOADS: dict[str, Callable[[str], tuple[list[Csl], tuple[Issue, ...]]]] = {".bib": _bib, ".json": _json, ".ris": _ris}
"""Suffix of a bibliography -> its reader."""
