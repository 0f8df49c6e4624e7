"""Numbers: what counts as one, ordinals, Roman numerals, and ranges of numbers and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from coprodbib.csl.engine import Loaded

EN_DASH = "\N{EN DASH}"

_ROMAN_NUMERAL = r"(?=[ivxlcdm])m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})"
_ONE = r"[^\W\d_]{0,4}\d+[^\W\d_]{0,4}"
_NUMBER = rf"(?:{_ONE}|{_ROMAN_NUMERAL})"
_NUMERIC = re.compile(rf"{_NUMBER}(?:\s*(?:[,&/\-{EN_DASH}]|--|\band\b)\s*{_NUMBER})*")


@lru_cache(maxsize=4096)
def is_numeric(text: str) -> bool:
    """Whether a text is numbers only (CSL 1.0.2, "Choose": ``is-numeric``).

    >>> is_numeric("2nd"), is_numeric("2, 3"), is_numeric("xiv"), is_numeric("second"), is_numeric("2nd edition")
    (True, True, True, False, False)
    """
    return len(text) < 200 and _NUMERIC.fullmatch(text.strip()) is not None


def is_several(text: str, words: tuple[str, ...] = ("and",)) -> bool:
    """Whether a text names more than one number ("1-3", "4 & 7", "4 and 7"): then its label is plural.

    >>> is_several("1-3"), is_several("12"), is_several("i-ix"), is_several("3, et 5", ("et",))
    (True, False, True, True)
    """
    return _several(words).search(text[:200].replace("\\-", "")) is not None


@lru_cache(maxsize=64)
def _several(words: tuple[str, ...]) -> re.Pattern[str]:
    between = "|".join([*map(re.escape, (*words, "&", "--", "-", EN_DASH)), r",(?!\d{3})"])
    return re.compile(rf"(?<!\w){_NUMBER}\s?,?\s?(?:{between})\s?{_NUMBER}(?!\w)")


_ROMAN = (
    ("m", 1000),
    ("cm", 900),
    ("d", 500),
    ("cd", 400),
    ("c", 100),
    ("xc", 90),
    ("l", 50),
    ("xl", 40),
    ("x", 10),
    ("ix", 9),
    ("v", 5),
    ("iv", 4),
    ("i", 1),
)


def roman(number: int) -> str:
    """A number in small Roman numerals, as it is from 4000 on.

    >>> roman(1994)
    'mcmxciv'
    """
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for letters, value in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


@dataclass(frozen=True, slots=True)
class _Rule:
    """One ordinal term: which numbers it is for."""

    text: str
    match: str
    digits: str
    gender: str

    def fits(self, number: int) -> bool:
        last_two = f"{number:02d}"[-2:]
        if self.match == "whole-number":
            return number == int(self.digits)
        if self.match == "last-two-digits":
            return last_two == self.digits
        return self.digits[0] == "0" and last_two[-1] == self.digits[-1]


class Ordinals:
    """The ordinals of a locale (CSL 1.0.2, "Ordinal Suffixes").

    >>> from coprodbib.csl.engine import MINIMAL
    >>> ordinals = Ordinals(Loaded(MINIMAL))
    >>> [ordinals.short(n) for n in (1, 2, 11, 23, 112)]
    ['1st', '2nd', '11th', '23rd', '112th']
    >>> ordinals.long(3), ordinals.long(12)
    ('third', '12th')
    """

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._suffix: dict[str, str] = {}
        self._rules: list[_Rule] = []
        for terms in loaded.term_elements():
            self._take(terms)
            if self._suffix or self._rules:  # a locale with ordinals of its own replaces all of them
                break

    def _take(self, terms: Sequence[object]) -> None:
        for term in terms:
            name, gender = term.get("name") or "", term.get("gender-form") or ""  # type: ignore[attr-defined]
            if name == "ordinal":
                self._suffix[gender] = term.single  # type: ignore[attr-defined]
            elif re.fullmatch(r"ordinal-\d\d", name):
                default = "last-digit" if name[-2] == "0" else "last-two-digits"
                match = term.get("match") or default  # type: ignore[attr-defined]
                self._rules.append(_Rule(str(term.single), match, name[-2:], gender))  # type: ignore[attr-defined]

    def short(self, number: int, gender: str = "") -> str:
        """ "1st", "2nd" ... in the gender of the noun, if the locale has it."""
        return f"{number}{self.suffix(number, gender)}"

    def suffix(self, number: int, gender: str = "") -> str:
        """What follows the digits: whole numbers first, then two digits, then one."""
        for wanted in dict.fromkeys((gender, "")):
            for match in ("whole-number", "last-two-digits", "last-digit"):
                for rule in self._rules:
                    if rule.match == match and rule.gender == wanted and rule.fits(number):
                        return rule.text
        return str(self._suffix.get(gender, self._suffix.get("", "")))

    def long(self, number: int, gender: str = "") -> str:
        """ "first" to "tenth", digits from eleven on (CSL 1.0.2, "Long Ordinals")."""
        term = self._loaded.term(f"long-ordinal-{number:02d}") if 0 < number <= 10 else None
        return term if term is not None else self.short(number, gender)


_PAGES = re.compile(rf"\s*(?:--|(?<!\\)[-{EN_DASH}])\s*")
_END = re.compile(r"([^\W_]{0,9}?[^\W\d_])?(\d{1,12})([a-z]?)")
_SMALL_ROMAN = re.compile(r"[ivxlcdm]+|[IVXLCDM]+")


def page_range(text: str, rule: str | None, delimiter: str = EN_DASH) -> str:
    """Pages with their ranges in the style's format (CSL 1.0.2, appendix "Page Range Formats", and "Range Delimiters").

    Only numbers with the same prefix, or none, are a range; a hyphen with a backslash before it is a hyphen.

    >>> page_range("846-860", "chicago"), page_range("100-104", "chicago"), page_range("1536-8", "expanded")
    ('846–60', '100–104', '1536–1538')
    >>> page_range("42-45", "minimal"), page_range("101-108", "chicago-16"), page_range("N110-P5", "expanded")
    ('42–5', '101–8', 'N110-P5')
    """
    pieces = re.split(r"(\s*[&;]\s*|\s*,\s+|\s+,|,(?!\d{3}))", text)  # "381,968" is one number
    shaped = "".join(_one_range(p, rule, delimiter) if i % 2 == 0 else _separator(p) for i, p in enumerate(pieces))
    return shaped.replace("\\-", "-")


def _separator(text: str) -> str:
    mark = text.strip()
    return " & " if mark == "&" else f"{mark} "


def _one_range(text: str, rule: str | None, delimiter: str) -> str:
    ends = _PAGES.split(text.strip())
    if len(ends) != 2:
        return text
    first, last = ends
    if _SMALL_ROMAN.fullmatch(first) and _SMALL_ROMAN.fullmatch(last):
        return f"{first}{delimiter}{last}"
    a, b = _END.fullmatch(first), _END.fullmatch(last)
    if a is None or b is None or (a[1] or "") != (b[1] or ""):
        return f"{first}-{last}"
    return f"{first}{delimiter}{_last_page(a, b, rule)}"


def _last_page(first: re.Match[str], last: re.Match[str], rule: str | None) -> str:
    begin, end, prefix = first[2], last[2], last[1] or ""
    if rule is None or first[3] or last[3]:
        return last[0]
    if len(end) < len(begin):
        end = begin[: len(begin) - len(end)] + end
    if len(end) > len(begin) or int(end) < int(begin):
        return last[0]
    return prefix + end if rule == "expanded" else _shortened(begin, end, rule)


def _shortened(begin: str, end: str, rule: str) -> str:
    if rule == "minimal":
        return _changed(begin, end, 1)
    if rule == "minimal-two":
        return _changed(begin, end, 2)
    return _chicago(begin, end, rule)


def _chicago(begin: str, end: str, rule: str) -> str:
    """Below 101 and at multiples of 100 all digits; 101 to 109 (201 ...) the changed part; else two or more."""
    number = int(begin)
    if number < 100 or number % 100 == 0:
        return end
    if number % 100 < 10:
        return _changed(begin, end, 1)
    short = _changed(begin, end, 2)
    if rule != "chicago-16" and len(begin) == 4 and len(short) >= 3:  # chicago-15: all four when three change
        return end
    return short


def _changed(begin: str, end: str, least: int) -> str:
    """The digits that change, but ``least`` at the least."""
    same = next((i for i, (x, y) in enumerate(zip(begin, end, strict=True)) if x != y), len(end))
    return end[min(same, max(len(end) - least, 0)) :]
