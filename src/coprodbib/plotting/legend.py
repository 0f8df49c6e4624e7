"""The legend at the foot of the map: what circles, lines and dots mean, in as many rows as the width asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from coprodbib.plotting.scene import SMALL, Measure, Scene, few

_GAP, _WIDE_GAP = 5.0, 14.0


@dataclass(frozen=True, slots=True)
class Sign:
    """A "circle" or "line" of some width, "" for none, the text behind it, and points to the next sign."""

    kind: str
    width: float
    text: str
    advance: float
    thick: float = 0.0


def legend_rows(drawn: Scene, measure: Measure) -> list[list[Sign]]:
    """The signs of the legend, row by row; what explains one thing stays together.

    >>> empty = Scene((100, 100), (), (), (), 5.0, (), ("no document cites a work",))
    >>> [[sign.text for sign in row] for row in legend_rows(empty, lambda line, size, bold: len(line) * size / 2)]
    [['no document cites a work']]
    """
    rows: list[list[Sign]] = [[]]
    room = 2 * drawn.room[0] - 6
    for group in _groups(drawn, measure):
        if rows[-1] and _long(rows[-1]) + _long(group) - _WIDE_GAP > room:
            rows.append([])
        rows[-1] += group
    return [row for row in rows if row]


def _groups(drawn: Scene, measure: Measure) -> list[list[Sign]]:
    weights = {edge.weight: edge.thick for edge in drawn.edges}
    circles = [("circle", 2 * radius, str(count), 0.0) for count, radius in drawn.circles]
    lines = [("line", 12.0, str(weight), weights[weight]) for weight in few(sorted(weights))]
    dots = (
        [("circle", 0.5 * drawn.spacing, "a work that one document cites", 0.0)]
        if any(d.dots for d in drawn.discs)
        else []
    )
    groups = [
        _ending(circles, "documents cite the work"),
        _ending(lines, "documents cite both"),
        dots,
        *([("", -2.0, note, 0.0)] for note in drawn.notes),
    ]
    return [_spaced(group, measure) for group in groups if group]


_Raw = tuple[str, float, str, float]


def _ending(signs: Sequence[_Raw], what: str) -> list[_Raw]:
    """The same with what is counted behind the last number."""
    if not signs:
        return []
    kind, width, number, thick = signs[-1]
    return [
        *signs[:-1],
        (kind, width, f"{number} {what if number != '1' else what.replace('documents cite', 'document cites')}", thick),
    ]


def _spaced(signs: Sequence[_Raw], measure: Measure) -> list[Sign]:
    gaps = [*(_GAP for _ in pairwise(signs)), _WIDE_GAP]
    return [
        Sign(kind, width, text, width + 2 + measure(text, SMALL, False) + gap, thick)
        for (kind, width, text, thick), gap in zip(signs, gaps, strict=True)
    ]


def _long(signs: Sequence[Sign]) -> float:
    return sum(sign.advance for sign in signs)
