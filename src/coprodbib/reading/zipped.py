"""Zip archives of unknown origin (DOCX, EPUB): named parts only, with bounds on declared and real sizes."""

from __future__ import annotations

import io
import zipfile
import zlib

from coprodbib.errors import ReadError

MOST_PARTS = 20_000
LARGEST_PART = 80_000_000
"""Bytes of one part, unpacked; the text of the largest books has a tenth of it."""
LARGEST_SUM = 300_000_000
"""Bytes of all parts that are read."""
HIGHEST_RATIO = 250
"""Unpacked bytes for each packed one, in parts over a megabyte; text reaches 40, and a bomb 1,000."""

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


class Archive:
    """The parts of an archive by name; nothing is ever unpacked to disk.

    >>> Archive(b"PK not really", "a.docx")
    Traceback (most recent call last):
    coprodbib.errors.ReadError: a.docx: is no zip archive, or a damaged one
    """

    def __init__(self, data: bytes, source: str) -> None:
        self.source = source
        self._left = LARGEST_SUM
        if data.startswith(_OLD_OFFICE):
            raise ReadError(f"{source}: is encrypted, or of the old kind (.doc); save it as .docx without a password")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, UnicodeDecodeError):
            raise ReadError(f"{source}: is no zip archive, or a damaged one") from None
        self._parts = {info.filename: info for info in self._zip.infolist()}
        if len(self._parts) > MOST_PARTS:
            raise ReadError(f"{source}: holds {len(self._parts):,} parts, more than the {MOST_PARTS:,} that are read")

    def __contains__(self, name: object) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """One part. Raises ReadError where it is missing, encrypted, damaged, or larger than any document's."""
        info = self._parts.get(name)
        if info is None:
            raise ReadError(f"{self.source}: lacks the part {name!r}")
        if info.flag_bits & 1:
            raise ReadError(f"{self.source}: is encrypted; save it without a password")
        too_dense = info.file_size > 1_000_000 and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1)
        if info.file_size > min(LARGEST_PART, self._left) or too_dense:
            raise ReadError(f"{self.source}: its part {name!r} unpacks to {info.file_size:,} bytes, more than is read")
        data = self._unpacked(info)
        self._left -= len(data)
        return data

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        limit = min(LARGEST_PART, self._left)
        try:
            with self._zip.open(info) as part:
                data = part.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise ReadError(f"{self.source}: its part {info.filename!r} is damaged: {error}") from None
        if len(data) > limit:
            raise ReadError(f"{self.source}: its part {info.filename!r} unpacks to more than is read")
        return data
