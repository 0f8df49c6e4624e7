"""A Library with all its evidence as one file: JSON, compressed, with the number of its version.

``{"format": "coprodbib", "version": 1, "library": {...}}``: every noun of ``model`` is an object of its fields, tuples are
arrays. A field that a later version adds has a default, so that an older file stays readable; a change of meaning takes the
next version.
"""

from __future__ import annotations

import dataclasses
import gzip
import io
import json
import types
import zlib
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from coprodbib.errors import FormatError
from coprodbib.library import Library
from coprodbib.model import Place

VERSION = 1
"""What this version of coprodbib writes, and the highest it can read."""

LARGEST = 2 << 30
"""Bytes a file may unpack to."""
SURE, DENSEST = 16 << 20, 200
"""A file that unpacks to more than ``SURE`` bytes, and to more than ``DENSEST`` for each of its own, is no library but a trap:
libraries reach 20, and a trap 1,000."""


def dumps(library: Library) -> bytes:
    """A library as the content of a ``.coprodbib`` file; the same library gives the same bytes.

    >>> loads(dumps(Library())) == Library()
    True
    """
    parts = {f.name: [_plain(v) for v in getattr(library, f.name)] for f in dataclasses.fields(library)}
    text = json.dumps({"format": "coprodbib", "version": VERSION, "library": parts}, sort_keys=True)
    return gzip.compress(text.encode("ascii"), compresslevel=6, mtime=0)


def loads(content: bytes) -> Library:
    """The library in the content of a file.

    Raises FormatError for what is no saved library, is damaged, or was saved by a later version.

    >>> loads(b"no library")
    Traceback (most recent call last):
    coprodbib.errors.FormatError: no saved library, or a damaged one (Not a gzipped file (b'no')); save it again
    """
    try:
        saved = json.loads(_unpacked(content))
    except (OSError, EOFError, zlib.error, ValueError, RecursionError) as error:
        reason = error if content else "the file is empty"
        raise FormatError(f"no saved library, or a damaged one ({reason}); save it again") from error
    if not isinstance(saved, dict) or saved.get("format") != "coprodbib" or type(saved.get("version")) is not int:
        raise FormatError("no saved library: it does not say that it is one of coprodbib's")
    if saved["version"] > VERSION:
        raise FormatError(
            f"saved by a later coprodbib (version {saved['version']} of the file; this one reads up to {VERSION}); upgrade coprodbib"
        )
    revived: Library = _revived(Library, saved.get("library"), "library")
    return revived


def _unpacked(content: bytes) -> bytes:
    most = min(LARGEST, max(SURE, DENSEST * len(content)))
    with gzip.GzipFile(fileobj=io.BytesIO(content)) as file:
        text = file.read(most + 1)
    if len(text) > most:
        raise FormatError(f"no saved library: {len(content):,} bytes that unpack to more than {most:,}")
    return text


def _plain(value: Any) -> Any:
    """Dataclasses and mappings as dicts, tuples as lists, all the way down."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _revived(kind: Any, value: Any, where: str) -> Any:
    """A value of a type again; FormatError, which says where, if it is none."""
    origin = get_origin(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _object(kind, value, where)
    if origin is tuple:
        return _tuple(get_args(kind), value, where)
    if origin in (Union, types.UnionType):
        return None if value is None else _revived(get_args(kind)[0], value, where)
    if origin is Literal:
        return _checked(value in get_args(kind), value, where)
    if isinstance(origin, type) and issubclass(origin, Mapping) and get_args(kind)[1] is not Any:
        _checked(isinstance(value, dict), value, where)
        return {key: _revived(get_args(kind)[1], item, f"{where}.{key}") for key, item in value.items()}
    if kind is float:
        return _checked(isinstance(value, int | float), value, where)
    plain = origin or kind
    return value if plain is Any else _checked(isinstance(value, plain), value, where)


def _object(kind: type, value: Any, where: str) -> Any:
    _checked(isinstance(value, dict), value, where)
    names = {f.name for f in dataclasses.fields(kind)}
    hints = _hints(kind)
    given = {name: _revived(hints[name], item, f"{where}.{name}") for name, item in value.items() if name in names}
    _checked(kind is not Place or bool(given.get("pieces")), value, where)  # a place has a beginning
    try:
        return kind(**given)
    except TypeError as error:
        raise FormatError(f"damaged library, {where}: {error}") from error


def _tuple(args: tuple[Any, ...], value: Any, where: str) -> Any:
    _checked(isinstance(value, list), value, where)
    kinds = [args[0]] * len(value) if args[-1:] == (Ellipsis,) else list(args)
    _checked(len(kinds) == len(value), value, where)
    return tuple(_revived(kind, item, f"{where}[{k}]") for k, (kind, item) in enumerate(zip(kinds, value, strict=True)))


def _checked(holds: bool, value: Any, where: str) -> Any:
    if not holds:
        raise FormatError(f"damaged library: {where} cannot be {value!r:.60}")
    return value
