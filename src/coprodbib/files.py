"""Files are written whole or not at all: into a temporary file beside them, read back, then put in their place."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import stat
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

from coprodbib.errors import WriteError

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\ud800-\udfff]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?\Z", re.I)
"""Names that Windows keeps for devices: https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""

LONGEST_NAME = 120
"""Bytes of a name without its suffix; file systems take 255 for all of it."""


def write_text(path: str | Path, text: str) -> Path:
    """Write a text as UTF-8 with plain line feeds, whole or not at all; folders that are missing are made.

    Raises WriteError when it cannot be written or does not read back the same; the file that was there is then as it was.

    >>> import tempfile
    >>> write_text(Path(tempfile.mkdtemp()) / "a" / "b.txt", "done\\n").read_bytes()
    b'done\\n'
    """
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise WriteError(
            f"{path}: holds {error.object[error.start]!r}, which is half a character; nothing is written"
        ) from error
    return write_bytes(path, content)


def write_bytes(path: str | Path, content: bytes) -> Path:
    """The same for bytes.

    >>> import tempfile
    >>> write_bytes(Path(tempfile.mkdtemp()) / "a.bin", b"\\x00").stat().st_size
    1
    """
    file = Path(path)
    try:
        target = Path(os.path.realpath(file))  # a link stays a link
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, content)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        raise WriteError(f"{file}: cannot be written ({_reason(file, error)})") from error
    return file


def _reason(file: Path, error: OSError | ValueError) -> str:
    """Why a file cannot be written, and what would work."""
    if not isinstance(error, OSError):
        return f"{error}; choose another name"
    if error.errno == errno.ENOSPC:
        return f"{error.strerror}; make room, or choose another place"
    if isinstance(error, FileExistsError | NotADirectoryError | IsADirectoryError):
        inside = next((folder for folder in file.parents if folder.exists() and not folder.is_dir()), None)
        return f"{inside} is a file, not a folder" if inside else "there is a folder of this name"
    return f"{error.strerror}; choose another place"


def file_names(ids: Iterable[str], *, taken: Collection[str] = ()) -> dict[str, str]:
    """Id -> a file name without suffix that every file system can hold, each its own.

    Characters that cannot be in a name become "_". Names that clash, capitals and accents spelt in two ways aside, or that are
    ``taken``, all get a suffix made from their id, so that the order of ids changes nothing.

    >>> file_names(["essay", "a/b", "../up"])
    {'essay': 'essay', 'a/b': 'a_b', '../up': '_up'}
    >>> file_names(["Notes", "notes", "references"], taken=["references"])
    {'Notes': 'Notes-8a7525', 'notes': 'notes-ab5aa9', 'references': 'references-07a0b0'}
    """
    names = {id: _safe(id) for id in dict.fromkeys(ids)}
    length = 6
    while clashing := _clashing(names, taken):
        for id in clashing:
            names[id] = f"{_safe(id)}-{hashlib.sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:length]}"
        length += 6
    return names


def _replace(target: Path, content: bytes) -> None:
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())  # else a crash after the rename may leave an empty file
        if target.is_file():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        if temporary.read_bytes() != content:
            raise WriteError(
                f"{target}: what was written does not read back the same; the file that was there is as it was"
            )
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _safe(id: str) -> str:
    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", id)).strip(". ")
    name = f"_{name}" if _RESERVED.match(name) else name
    return name.encode()[:LONGEST_NAME].decode(errors="ignore").strip(". ") or "_"


def _clashing(names: dict[str, str], taken: Collection[str]) -> list[str]:
    counts = Counter([*map(_folded, names.values()), *map(_folded, taken)])
    return [id for id, name in names.items() if counts[_folded(name)] > 1]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())
