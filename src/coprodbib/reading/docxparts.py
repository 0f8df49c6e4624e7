"""DOCX: which styles are headings, and the numbers and bullets that Word puts before paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DEEPEST_LEVEL = 9


def child(element: Element | None, *names: str) -> Element | None:
    """The element at the end of a path of names, None where one is missing."""
    for name in names:
        element = element.find(f"{W}{name}") if element is not None else None
    return element


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of an element that may be missing."""
    return str(element.get(f"{W}{name}") or "") if element is not None else ""


def is_on(element: Element | None) -> bool:
    """Whether a property that is on or off is on; without a value it is on (ISO/IEC 29500-1, 17.17.4)."""
    return element is not None and value(element) not in ("0", "false", "off")


@dataclass(slots=True)
class Styles:
    """Styles by id: the level of those that are headings, and the numbering some have."""

    levels: dict[str, int] = field(default_factory=dict)
    numbering: dict[str, Element] = field(default_factory=dict)


def styles_of(root: Element | None) -> Styles:
    """The styles of a document; a style without a level has that of the style it is based on."""
    out, based = Styles(), {}
    for style in root.iter(f"{W}style") if root is not None else ():
        id = value(style, "styleId")
        based[id] = value(child(style, "basedOn"))
        if level := _level(value(child(style, "name")), value(child(style, "pPr", "outlineLvl"))):
            out.levels[id] = level
        if (numbered := child(style, "pPr", "numPr")) is not None:
            out.numbering[id] = numbered
    for id in based:
        base, steps = based[id], 0
        while base and id not in out.levels and steps < 20:
            if base in out.levels:
                out.levels[id] = out.levels[base]
            base, steps = based.get(base, ""), steps + 1
    return out


def _level(name: str, outline: str) -> int:
    heading = re.match(r"heading ([1-9])", name, re.I)
    if heading:
        return int(heading[1])
    if outline.isdigit() and int(outline) < DEEPEST_LEVEL:
        return int(outline) + 1
    return 1 if name.lower() == "title" else 0


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


class Numbering:
    """Counts the paragraphs of each list and writes their numbers as Word does."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        for abstract in root.iter(f"{W}abstractNum"):
            levels = {_int(value(e, "ilvl")): _read_level(e) for e in abstract.iter(f"{W}lvl")}
            self._levels[value(abstract, "abstractNumId")] = levels
        for num in root.iter(f"{W}num"):
            self._list_of[value(num, "numId")] = value(child(num, "abstractNumId"))

    def label(self, properties: Element | None) -> str:
        """The next number or bullet for a paragraph with these numbering properties; "" for none."""
        number, at = value(child(properties, "numId")), _int(value(child(properties, "ilvl")))
        levels = self._levels.get(self._list_of.get(number, ""), {})
        level = levels.get(at)
        if level is None or level.format == "none":
            return ""
        if level.format == "bullet":
            return "•" if level.text.strip() else ""
        counts = self._counts.setdefault(number, {})
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [d for d in counts if d > at]:
            del counts[deeper]
        return re.sub(r"%([1-9])", lambda m: _shown(levels, counts, int(m[1]) - 1), level.text).strip()


def _read_level(element: Element) -> _Level:
    start = _int(value(child(element, "start")), 1)
    return _Level(value(child(element, "numFmt")) or "decimal", value(child(element, "lvlText")), start)


def _shown(levels: dict[int, _Level], counts: dict[int, int], at: int) -> str:
    level = levels.get(at)
    return in_format(counts.get(at, level.start if level else 1), level.format if level else "decimal")


def in_format(number: int, style: str) -> str:
    """A number in one of Word's formats.

    >>> in_format(4, "lowerRoman"), in_format(28, "upperLetter"), in_format(3, "decimal")
    ('iv', 'BB', '3')
    """
    if style.endswith("Letter") and 0 < number < 1000:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if style.startswith("upper") else letters
    if style.endswith("Roman") and 0 < number < 4000:
        return _roman(number).upper() if style.startswith("upper") else _roman(number)
    return str(number)


def _roman(number: int) -> str:
    out = ""
    for sign, worth in zip("m cm d cd c xc l xl x ix v iv i".split(), (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), strict=True):  # fmt: skip
        out += sign * (number // worth)
        number %= worth
    return out


def _int(text: str, default: int = 0) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else default
