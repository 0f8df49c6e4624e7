"""Where everything stands on the co-citation map: geometry only, in points, the same on every machine.

Documents stand on a ring, those that share most next to each other, each as a disc of dots: the works that it alone cites.
A shared work stands inside the ring, drawn towards the documents that cite it; with its label it takes the free place that
is nearest to that point, the most-cited first.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from typing import Any

Point = tuple[float, float]

SEED = 0.6
"""At this share of the spacing, times the root of its number, a seed stands; the area of a disc is in step with its dots."""

_GOLDEN = math.pi * (3 - math.sqrt(5))
MARGIN = 2.5
"""Points of white kept between two boxes."""

SIDEWAYS = 1.5
"""Points to the side that count as one up or down: boxes are wide, and would all move up and down else and stand in columns."""

_STEP = 2.5
"""Points from one place that is tried to the next."""

NEAR = 40.0
"""Points that a box may stray without other orders being tried."""

_TRIES = 160
"""Boxes placed in further orders, altogether."""

_ROUNDS = 4
"""Rounds in which places are changed; more changed nothing in the maps that were looked at."""

_FEW = 8
"""Documents up to which all orders on the ring are compared; of more, the nearest neighbour comes next."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle round a centre, in points.

    >>> Box(0, 0, 10, 4).overlaps(Box(9, 0, 10, 4)), Box(0, 0, 10, 4).overlaps(Box(12, 0, 10, 4))
    (True, False)
    """

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box, margin: float = 0.0) -> bool:
        """Whether two boxes have a point in common, or come nearer than ``margin``."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2 + margin
            and abs(self.y - other.y) < (self.height + other.height) / 2 + margin
        )

    def is_within(self, room: Point) -> bool:
        """Whether the box stands in a room of half a width and half a height round the origin."""
        return abs(self.x) + self.width / 2 <= room[0] and abs(self.y) + self.height / 2 <= room[1]


def ring_order(weights: Mapping[tuple[str, str], int], ids: Sequence[str]) -> list[str]:
    """The ids in the order round the ring in which neighbours share most; ``weights`` are by sorted pair.

    >>> ring_order({("a", "c"): 5, ("b", "d"): 4, ("c", "d"): 1}, ["a", "b", "c", "d"])
    ['a', 'b', 'd', 'c']
    """
    if len(ids) <= 3:
        return list(ids)
    if len(ids) <= _FEW:
        orders = ([ids[0], *rest] for rest in permutations(ids[1:]))
        return min(orders, key=lambda order: (-_shared_round(order, weights), order))
    order, left = [ids[0]], set(ids[1:])
    while left:
        order.append(min(left, key=lambda id: (-_weight(order[-1], id, weights), id)))
        left.remove(order[-1])
    return order


def ring(count: int, radius: Point) -> list[Point]:
    """Places round an ellipse, the first at the top, clockwise, stretched to fill its width and height.

    >>> [(round(x), round(y)) for x, y in ring(4, (20, 10))]
    [(0, 10), (20, 0), (0, -10), (-20, 0)]
    """
    angles = [math.pi / 2 - 2 * math.pi * at / count for at in range(count)]
    return list(
        zip(
            _stretched([math.cos(a) for a in angles], radius[0]),
            _stretched([math.sin(a) for a in angles], radius[1]),
            strict=True,
        )
    )


def _stretched(values: Sequence[float], to: float) -> list[float]:
    """Values moved and scaled so that they reach from -to to to."""
    least, most = min(values), max(values)
    if most - least < 1e-9:  # two documents stand above each other
        return [0.0] * len(values)
    return [to * (2 * (value - least) / (most - least) - 1) for value in values]


def seed(at: int, spacing: float) -> Point:
    """Where the dot of this number (from 0) stands in a disc of dots that lie evenly, as seeds in a sunflower.

    H. Vogel (1979), Mathematical Biosciences 44, 179-189.

    >>> [round(x, 1) for x in seed(0, 3.0)]
    [1.3, 0.0]
    """
    distance = SEED * spacing * math.sqrt(at + 0.5)
    return distance * math.cos(at * _GOLDEN), distance * math.sin(at * _GOLDEN)


def disc_radius(count: int, spacing: float) -> float:
    """Radius of such a disc with its outermost dots.

    >>> disc_radius(0, 3.0)
    0.0
    """
    return spacing * (SEED * math.sqrt(count) + 0.5) if count else 0.0


def between(groups: Sequence[Sequence[Point]], reach: Point) -> list[Point]:
    """For each group of anchors the point in its middle, all of them scaled to fill ``reach`` (half a width, half a height).

    >>> between([[(20, 0), (0, 20)], [(0, 20), (0, -20)]], (15, 15))
    [(15.0, 15.0), (0.0, 0.0)]
    """
    middles = [(sum(x for x, _ in group) / len(group), sum(y for _, y in group) / len(group)) for group in groups]
    across = _scale([x for x, _ in middles], reach[0])
    up = _scale([y for _, y in middles], reach[1])
    return [(x * across, y * up) for x, y in middles]


def _scale(values: Sequence[float], reach: float) -> float:
    furthest = max(map(abs, values), default=0.0)
    return min(reach / furthest, 2.0) if furthest > 1e-9 else 1.0


def placed(boxes: Sequence[Box], obstacles: Sequence[Box], room: Point) -> list[Box | None]:
    """Each box at a free place near to where it is; None where the room has no place left.

    Boxes are placed one after the other, in the order given; where one strays far, other orders are tried, and the arrangement
    is taken that leaves out fewest boxes and moves them least (by the sum of squares, so that none strays far).

    >>> placed([Box(0, 0, 10, 4), Box(0, 0, 10, 4), Box(0, 0, 500, 4)], [], (50, 50))
    [Box(x=0.0, y=0.0, width=10, height=4), Box(x=0.0, y=7.5, width=10, height=4), None]
    """
    moves = _Moves(room)
    tried = []
    for order in _orders(len(boxes)):
        places = _nearer_home(boxes, _placed_in(order, boxes, obstacles, moves), obstacles, moves)
        if all(place and _way(box, place) <= NEAR for box, place in zip(boxes, places, strict=True)):
            return places
        tried.append(places)
    return min(tried, key=lambda places: _cost(boxes, places))


def _orders(count: int) -> Iterator[list[int]]:
    """The order given, then shuffled ones, always the same; fewer of them the more boxes there are."""
    order = list(range(count))
    yield list(order)
    for seed in range(_TRIES // max(count, 1)):
        random.Random(seed).shuffle(order)
        yield list(order)


def _placed_in(order: Sequence[int], boxes: Sequence[Box], obstacles: Sequence[Box], moves: _Moves) -> list[Box | None]:
    taken = list(obstacles)
    out: list[Box | None] = [None] * len(boxes)
    for at in order:
        place = out[at] = moves.free_place(boxes[at], taken)
        taken += [place] if place else []
    return out


def _cost(boxes: Sequence[Box], places: Sequence[Box | None]) -> tuple[int, float, float]:
    """Boxes left out, and squares of ways; the first box counts three times as much as the last."""
    weights = [3 - 2 * at / len(boxes) for at in range(len(boxes))]
    left_out = sum(weight for weight, place in zip(weights, places, strict=True) if place is None)
    ways = (weight * _way(box, place) ** 2 for weight, box, place in zip(weights, boxes, places, strict=True) if place)
    return places.count(None), left_out, sum(ways)


def _nearer_home(
    boxes: Sequence[Box], places: Sequence[Box | None], obstacles: Sequence[Box], moves: _Moves
) -> list[Box | None]:
    """Later rounds, now that all stand: two change places where both fit and the way home gets shorter, and each looks again."""
    out = list(places)
    settled = [at for at, place in enumerate(out) if place is not None]
    for _ in range(_ROUNDS):
        for a, b in combinations(settled, 2):
            _change_places(a, b, boxes, out, obstacles, moves.room)
        for at in settled:
            others = [place for other, place in enumerate(out) if place is not None and other != at]
            out[at] = moves.free_place(boxes[at], [*obstacles, *others])
    return out


def _change_places(
    a: int, b: int, boxes: Sequence[Box], places: list[Box | None], obstacles: Sequence[Box], room: Point
) -> None:
    here, there = places[a], places[b]
    if (
        here is None
        or there is None
        or _way(boxes[a], there) + _way(boxes[b], here) >= _way(boxes[a], here) + _way(boxes[b], there)
    ):
        return
    others = [*obstacles, *(place for at, place in enumerate(places) if place is not None and at not in (a, b))]
    new_a, new_b = replace(boxes[a], x=there.x, y=there.y), replace(boxes[b], x=here.x, y=here.y)
    if _fits(new_a, others, room) and _fits(new_b, [*others, new_a], room):
        places[a], places[b] = new_a, new_b


def _way(home: Box, place: Box) -> float:
    return math.hypot((home.x - place.x) / SIDEWAYS, home.y - place.y)


def _fits(place: Box, taken: Sequence[Box], room: Point) -> bool:
    return place.is_within(room) and not any(place.overlaps(other, MARGIN) for other in taken)


class _Moves:
    """All moves across a room in steps, the shortest first; up before down and left before right where they are as long."""

    def __init__(self, room: Point) -> None:
        import numpy as np  # comes with matplotlib; without it a map of 200 documents takes half a minute

        self.room = room
        across, up = (math.ceil(2 * half / _STEP) for half in room)
        self.xs = np.arange(-across, across + 1) * _STEP
        self.ys = np.arange(-up, up + 1) * _STEP
        x, y = np.meshgrid(self.xs, self.ys, indexing="ij")
        order = np.lexsort((x.ravel(), -y.ravel(), ((x / SIDEWAYS) ** 2 + y**2).ravel()))
        self.rank = np.empty(order.size, dtype=np.int64)
        self.rank[order] = np.arange(order.size)
        self.order = order

    def free_place(self, box: Box, taken: Sequence[Box]) -> Box | None:
        """Where the shortest move to a free place leads."""
        import numpy as np

        half, up = box.width / 2, box.height / 2
        free = np.ones((self.xs.size, self.ys.size), dtype=bool)
        free[~_inside(self.xs, -self.room[0] + half - box.x, self.room[0] - half - box.x), :] = False
        free[:, ~_inside(self.ys, -self.room[1] + up - box.y, self.room[1] - up - box.y)] = False
        for t in taken:
            wide, high = half + t.width / 2 + MARGIN, up + t.height / 2 + MARGIN
            columns = np.searchsorted(self.xs, [t.x - box.x - wide, t.x - box.x + wide], side="right")
            rows = np.searchsorted(self.ys, [t.y - box.y - high, t.y - box.y + high], side="right")
            free[columns[0] : columns[1], rows[0] : rows[1]] = False
        ranks = self.rank[free.ravel()]
        if not ranks.size:
            return None
        column, row = divmod(int(self.order[ranks.min()]), self.ys.size)
        return replace(box, x=float(box.x + self.xs[column]), y=float(box.y + self.ys[row]))


def _inside(values: Any, least: float, most: float) -> Any:
    return (values >= least) & (values <= most)


def _shared_round(order: Sequence[str], weights: Mapping[tuple[str, str], int]) -> int:
    return sum(_weight(a, b, weights) for a, b in zip(order, [*order[1:], order[0]], strict=True))


def _weight(a: str, b: str, weights: Mapping[tuple[str, str], int]) -> int:
    return weights.get((min(a, b), max(a, b)), 0)
