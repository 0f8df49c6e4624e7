"""Files, folders and patterns -> the files to read."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from coprodbib.errors import ReadError
from coprodbib.model import Issue
from coprodbib.reading import READERS, is_part_of_another

NO_READER = frozenset(".doc .djvu .mobi .odt .pages .ppt .pptx .ps .rtf .wpd".split())
"""Documents without a reader: in a folder they are named as not read, where other files (pictures, tables) are left alone."""


def files_of(path: str | Path) -> tuple[list[Path], list[Issue]]:
    """The files behind a file, a folder or a pattern, in no order, and what could not be looked at or gave nothing.

    A folder gives the documents in it and in its folders, hidden ones and the locks of word processors left out; links to
    folders are not followed. A document without a reader is among the files, so that reading says so, unless another kind
    of the same name lies beside it. Raises ReadError for "", which would be the working directory.

    >>> files, issues = files_of("no-such-file.txt")
    >>> [str(file) for file in files], issues
    (['no-such-file.txt'], [])
    """
    if path == "":
        raise ReadError("'' is no path; give me a document, a folder of documents, or a pattern")
    kind = _kind(Path(path))
    if kind == "folder":
        files, issues = _in_folder(Path(path))
    elif kind == "nothing" and any(c in str(path) for c in "*?["):
        files, issues = [Path(file) for file in glob.glob(str(path), recursive=True) if Path(file).is_file()], []
    else:
        return [Path(path)], []
    return files, issues if files or issues else [_fault(f"{path}: holds no document that I can read")]


def _kind(path: Path) -> str:
    try:
        return "folder" if path.is_dir() else "file" if path.exists() else "nothing"
    except OSError:  # a name longer than the file system takes, which reading will say
        return "file"


def _in_folder(folder: Path) -> tuple[list[Path], list[Issue]]:
    unread: list[OSError] = []
    files = {file for file in _walk(folder, unread) if file.is_file() and not is_part_of_another(file)}
    read = {file.with_suffix("") for file in files if file.suffix.lower() in READERS}
    kept = [file for file in files if file.suffix.lower() in READERS or file.with_suffix("") not in read]
    return kept, [_fault(f"{error.filename}: cannot be read ({error.strerror})") for error in unread]


def _walk(folder: Path, unread: list[OSError]) -> Iterator[Path]:
    for inside, folders, names in os.walk(folder, onerror=unread.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            suffix = Path(name).suffix.lower()
            if not name.startswith((".", "~$")) and (suffix in READERS or suffix in NO_READER):
                yield Path(inside) / name


def _fault(message: str) -> Issue:
    return Issue("reading", "unreadable", "fault", message)
