"""What the sequence model sees of a token: itself, its neighbours, and where it stands.

Features are short strings; those of a word are made once. The set follows what conditional random fields for references
use (Peng and McCallum 2006, "Information extraction from research papers using conditional random fields").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from coprodbib.languages.cues import CUES_OF
from coprodbib.parsing.cities import CITIES
from coprodbib.parsing.tokens import Token

Features = list[str]


class Word(NamedTuple):
    """The features a word gives itself and its four neighbours, by where it stands as seen from them."""

    shape: str
    own: tuple[str, ...]
    before: tuple[str, ...]
    behind: tuple[str, ...]
    two_before: tuple[str, ...]
    two_behind: tuple[str, ...]


_FOLDED = str.maketrans(dict.fromkeys("–−‐‑", "-") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’‚", "'"))
_START = Word("^", (), ("p=^",), (), (), ())
_STOP = Word("$", (), (), ("n=$",), (), ())


def shape(text: str, kind: str = "") -> str:
    """The look of a token.

    >>> [shape(t) for t in ("2000", "17", "Doe", "J", "of", "ISBN", "–")]
    ['y', 'd2', 'Xx', 'X', 'xx', 'XXX', '-']
    """
    if kind:
        return f"@{kind}"
    if text[0].isdigit():
        return _number_shape(text)
    if text[0].isalpha():
        return _word_shape(text)
    folded = text.translate(_FOLDED)
    return folded if folded.isascii() or folded in "—…" else "~"


def _number_shape(text: str) -> str:
    if len(text) == 4 and text.isdecimal() and 1450 <= int(text) <= 2035:
        return "y"
    return f"d{min(len(text), 5)}"


def _word_shape(text: str) -> str:
    if len(text) == 1:
        return "X" if text.isupper() else "x"
    more = "x" if len(text) > 3 else ""
    if text.isupper():
        return "XX" + more.upper()
    if text.islower():
        return "xx" + more
    if text[0].isupper() and text[1:].islower():
        return "Xx" + more
    return "xX" if text[0].isupper() or text[0].islower() else "cjk"


@lru_cache(maxsize=100_000)
def word(text: str, kind: str) -> Word:
    """The features of a token by itself."""
    look = shape(text, kind)
    if kind:
        return Word(look, (f"w={look}",), (f"ps={look}",), (f"ns={look}",), (f"pps={look}",), (f"nns={look}",))
    low = text.lower()
    cues = CUES_OF.get(low, ()) + (("city",) if text in CITIES else ())
    named = [f"k={cue}" for cue in cues]
    near = low if cues or not text[0].isalnum() else ""
    other = low if text[0].isalpha() and not near else ""
    return Word(
        look,
        (f"s={look}", *_spelling(text, low, look), *named),
        _beside("p", look, near, other, cues),
        _beside("n", look, near, other, cues),
        (f"pps={look}", *(f"ppk={cue}" for cue in cues)),
        (f"nns={look}", *(f"nnk={cue}" for cue in cues)),
    )


def _spelling(text: str, low: str, look: str) -> tuple[str, ...]:
    if text[0].isdigit():
        return (f"w={low if len(low) == 1 else look}",)
    if not text[0].isalpha():
        return (f"w={text}",)
    longer = (f">>>{low[-4:]}",) if len(low) > 5 else ()
    return (f"w={low}", f"<{low[:3]}", f">{low[-3:]}", f">>{low[-2:]}", *longer)


def _beside(side: str, look: str, near: str, other: str, cues: tuple[str, ...]) -> tuple[str, ...]:
    return (
        f"{side}s={look}",
        *((f"{side}={near}",) if near else ()),
        *(f"{side}k={cue}" for cue in cues),
        *((f"{side}w={other}",) if other else ()),
    )


def features(tokens: Sequence[Token], hints: Sequence[Sequence[str]]) -> list[Features]:
    """The features of every token of one entry; ``hints`` are those that others add.

    >>> "b=^Xx" in features([Token("Doe", 0, 3)], [[]])[0]
    True
    """
    words = [word(token.text, token.kind) for token in tokens]
    looks = ["^", *(w.shape for w in words), "$"]
    out = []
    for i, (own, place) in enumerate(zip(words, _places(tokens, looks[1:-1]), strict=True)):
        before, look, behind = looks[i : i + 3]
        row = [*own.own, *(words[i - 1] if i else _START).before]
        row += (words[i + 1] if i + 1 < len(words) else _STOP).behind
        row += words[i - 2].two_before if i > 1 else ()
        row += words[i + 2].two_behind if i + 2 < len(words) else ()
        row += _around(before, look, behind)
        row.append(_TENTHS[10 * i // len(tokens)])
        row += place
        row += (f"I{i}",) if i < 6 else ()
        row += ("E",) if i + 1 == len(tokens) else ()
        row += hints[i]
        out.append(row)
    return out


_TENTHS = tuple(f"P{tenth}" for tenth in range(10))


@lru_cache(maxsize=20_000)
def _around(before: str, look: str, behind: str) -> tuple[str, str, str]:
    return f"b={before}{look}", f"a={look}{behind}", f"t={before}{look}{behind}"


def _places(tokens: Sequence[Token], looks: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Where in its entry each token stands: in brackets, in quotation marks, how many sentences and years lie before it."""
    depth = quoted = years = stops = 0
    in_quotes, since_year, end, longer = False, 9, -1, False
    for token, look in zip(tokens, looks, strict=True):
        text = token.text
        depth += text in "(["
        inside = depth > 0
        depth -= inside and text in ")]"
        if look == '"':
            closes = in_quotes or text in "”»"
            in_quotes, quoted = not closes, min(quoted + closes, 2)
        yield _place(inside, in_quotes, quoted, min(years, 2), since_year < 2, min(stops, 4), end == token.start)
        years += look == "y"
        since_year = 0 if look == "y" else since_year + 1
        stops += text == "." and longer
        end, longer = token.end, len(text) > 2


@lru_cache(maxsize=2_000)
def _place(
    inside: bool, in_quotes: bool, quoted: int, years: int, recent: bool, stops: int, glued: bool
) -> tuple[str, ...]:
    row = ["()"] if inside else []
    row += ['""'] if in_quotes else []
    row += [f"Q{quoted}", f"Y{years}{int(recent)}", f"S{stops}"]
    return (*row, "g") if glued else tuple(row)


def is_mark(token: Token) -> bool:
    """Whether a token is punctuation.

    >>> is_mark(Token(",", 0, 1))
    True
    """
    return not (token.kind or token.text[0].isalnum())
