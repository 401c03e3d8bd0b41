"""Where each part of the picture of a graph stands: columns of cards, and lines with right angles between them.

Every line ends in a straight piece at its right or lower end, long enough for its label, with room of its own: so no
label lies on another. What leaves a card to the right leaves it at one point and shares its upright with the card's
other lines, as in a family tree. All lengths are in the picture's own units, which a browser shows as pixels.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from footprint.report.graph import Tier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from footprint.report.graph import Graph, Link, Node

Point: TypeAlias = tuple[float, float]
_Key: TypeAlias = str | tuple[str, int]
"""A card, by its node; or a pass, by the node that it comes from and its column."""

CARD = 208
"""Width of a card."""
LOW = 46
"""Height of a card with two lines."""
APART = 14
PORT = 22
"""Room that a line with its label needs at the side of a card."""
LANE = 9
"""Between two uprights."""
LANES = 14
"""Uprights side by side; more share them."""
TURN = 8
"""Radius of a corner."""
PASS = 12
"""Height that lines need to pass through a column."""
SMALL = 10.5
"""Size of labels."""
LONGEST = 24
"""Letters of a label."""
RAISED = 6
"""Of a label above its line."""
LEAST = 34
"""Length of the straight piece without a label."""
SINKS = 90
"""How far a short column is moved down beside a long one at most: who reads from the top finds it there."""


@dataclass(frozen=True, slots=True)
class Card:
    """A place where it is drawn; `y` is its upper edge."""

    node: Node
    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Line:
    """A link where it is drawn.

    Attributes:
        link: see there.
        points: of the line; it turns by right angles.
        label: beside its straight piece, shortened.
        at: middle of the label's base line.
        heads: tips of its arrows, each with the direction that it points to, -1 for the left.
    """

    link: Link
    points: tuple[Point, ...]
    label: str
    at: Point
    heads: tuple[tuple[Point, int], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """The whole, from its own upper left corner; `columns` are the tiers that are drawn, each with its left edge."""

    width: float
    height: float
    columns: tuple[tuple[Tier, float], ...]
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]


def measure(text: str, size: float) -> float:
    """About how wide a text is in a common sans-serif face."""
    return 1.08 * size * sum(map(_breadth, text))  # some common faces are wide


def _breadth(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(letter) in {"W", "F"}:
        return 1.0
    if letter in "iljI.,:;'|!()[] ·":
        return 0.32
    if letter in 'frt-/"*':
        return 0.42
    if letter in "mwMW@%…—":
        return 0.92
    return 0.67 if letter.isupper() else 0.57


def shortened(text: str, width: float, size: float) -> str:
    """As much of a text as fits, whole letters with their accents, and an ellipsis where it is cut."""
    if measure(text[:200], size) <= width and len(text) <= 200:  # noqa: PLR2004 (no line holds so many letters)
        return text
    room, kept = width - measure("…", size), 0
    for letter in text[:200]:
        room -= measure(letter, size)
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + "…"


def place(graph: Graph) -> Placed:
    """Lay a graph out; the margin is no column."""
    return _Layout(graph).placed()


class _Layout:
    """One layout while it is made.

    A column holds nodes, and *passes*: a line that goes past a column takes room in it, as a card would, one for all
    that comes from one card. Keys of passes are pairs.
    """

    def __init__(self, graph: Graph) -> None:
        self._tiers = [one for one in Tier if one is not Tier.MARGIN and graph.tiers[one]]
        self._nodes = {node.key: node for tier in self._tiers for node in graph.tiers[tier]}
        self._column = {node.key: place for place, tier in enumerate(self._tiers) for node in graph.tiers[tier]}
        self._links = [one for one in graph.links if {one.first, one.second} <= self._nodes.keys()]
        self._ranks = {key: rank for rank, key in enumerate(self._nodes)}
        self._left, self._right = self._sides()
        self._columns = [self._filled(place, graph.tiers[tier]) for place, tier in enumerate(self._tiers)]
        self._y, self._height = self._stacked()
        self._lanes = [self._lanes_of(place) for place in range(len(self._tiers))]
        self._x, self._width = self._spread()

    def placed(self) -> Placed:
        """The finished layout."""
        cards = [
            Card(node, self._x[self._column[key]], self._y[key], self._tall(key)) for key, node in self._nodes.items()
        ]
        lines = [self._arc(one) if self._is_arc(one) else self._line(one) for one in self._links]
        columns = tuple(zip(self._tiers, self._x, strict=True))
        return Placed(self._width, self._height, columns, tuple(cards), tuple(lines))

    def _is_arc(self, link: Link) -> bool:
        return self._column[link.first] == self._column[link.second]

    def _ends(self, link: Link) -> tuple[str, str]:
        """The upper or left end, and the lower or right one."""
        first, second = sorted((link.first, link.second), key=lambda one: self._ranks[one])
        return first, second

    def _sides(self) -> tuple[dict[str, list[Link | None]], dict[str, list[Link | None]]]:
        """What meets the left and the right of each card, from the top; None is where its own lines leave it."""
        left: dict[str, list[Link | None]] = {key: [] for key in self._nodes}
        right: dict[str, list[Link | None]] = {key: [] for key in self._nodes}
        for link in sorted(self._links, key=lambda one: (self._is_arc(one), self._ranks[self._ends(one)[0]])):
            upper, lower = self._ends(link)
            right[upper] = right[upper] if None in right[upper] else [*right[upper], None]
            (right if self._is_arc(link) else left)[lower].append(link)
        return left, right

    def _filled(self, column: int, nodes: Sequence[Node]) -> list[_Key]:
        """The nodes of a column, and its passes among them."""
        filled: list[_Key] = [one.key for one in nodes]
        through = (one.first for one in self._links if self._column[one.first] < column < self._column[one.second])
        for source in dict.fromkeys(through):
            filled.insert(self._door(source, filled), (source, column))
        return filled

    def _door(self, source: str, filled: Sequence[_Key]) -> int:
        """Where a pass stands: in the middle of what its own card leads to, else before what comes from a later one."""
        led = {one.second for one in self._links if one.first == source}
        own = [place for place, key in enumerate(filled) if key in led]
        if own:
            return own[len(own) // 2]
        return next((place for place, key in enumerate(filled) if self._origin(key) > self._ranks[source]), len(filled))

    def _origin(self, key: _Key) -> int:
        """Rank of the first card that leads to this one."""
        if isinstance(key, tuple):
            return self._ranks[key[0]]
        return min((self._ranks[one.first] for one in self._links if one.second == key), default=len(self._ranks))

    def _tall(self, key: _Key) -> float:
        if isinstance(key, tuple):
            return PASS
        return max(LOW, PORT * max(len(self._left[key]), len(self._right[key])) + 10)

    def _stacked(self) -> tuple[dict[_Key, float], float]:
        """Upper edges, and the height of the longest column."""
        heights = [sum(map(self._tall, keys)) + APART * (len(keys) - 1) for keys in self._columns]
        whole, tops = max(heights, default=0.0), dict[_Key, float]()
        for keys, height in zip(self._columns, heights, strict=True):
            y = min((whole - height) / 2, SINKS)
            for key in keys:
                tops[key] = round(y)
                y += self._tall(key) + APART
        return tops, whole

    def _lanes_of(self, column: int) -> dict[_Key, int]:
        """Uprights right of a column: the lower a card, the further left, so that lines which go down do not cross."""
        leaving = [one for one in self._columns[column] if self._leads_on(one)]
        return {key: (len(leaving) - 1 - place) % LANES for place, key in enumerate(leaving)}

    def _leads_on(self, key: _Key) -> bool:
        return isinstance(key, tuple) or any(one.first == key and not self._is_arc(one) for one in self._links)

    def _arcs(self, column: int) -> dict[str, int]:
        """Uprights of lines between cards of one column, by their upper card."""
        uppers = (self._ends(one)[0] for one in self._links if self._is_arc(one) and self._column[one.first] == column)
        return {key: place % LANES for place, key in enumerate(dict.fromkeys(uppers))}

    def _arc_room(self, column: int) -> float:
        arcs = self._arcs(column)
        return self._stub(column, arcs=True) + TURN + LANE * min(len(arcs), LANES) if arcs else 0.0

    def _lane_room(self, column: int) -> float:
        return 10 + LANE * min(len(self._lanes[column]), LANES) + TURN if self._lanes[column] else 24

    def _stub(self, column: int, *, arcs: bool) -> float:
        """Length of the straight pieces that end at a column: as the longest of their labels needs."""
        ends = (one for one in self._links if self._column[one.second] == column and self._is_arc(one) is arcs)
        return round(max((measure(_label(one), SMALL) + 24 for one in ends), default=LEAST))

    def _spread(self) -> tuple[list[float], float]:
        """Left edges of the columns, and the width of the whole."""
        x, edges = 0.0, list[float]()
        for column in range(len(self._tiers)):
            edges.append(x)
            x += CARD + self._arc_room(column)
            if column + 1 < len(self._tiers):
                x += self._lane_room(column) + self._stub(column + 1, arcs=False)
        return edges, x

    def _port(self, side: Mapping[str, list[Link | None]], key: str, end: Link | None) -> float:
        """Height at which a line meets a card."""
        ends = side[key]
        middle = self._y[key] + self._tall(key) / 2
        return middle + PORT * (ends.index(end) - (len(ends) - 1) / 2)

    def _line(self, link: Link) -> Line:
        """From a card to one in a column further right."""
        end_x, end_y = self._x[self._column[link.second]], self._port(self._left, link.second, link)
        y = self._port(self._right, link.first, None)
        points = [(self._x[self._column[link.first]] + CARD, y)]
        for column in range(self._column[link.first], self._column[link.second]):
            key: _Key = link.first if column == self._column[link.first] else (link.first, column)
            last = column + 1 == self._column[link.second]
            after = end_y if last else self._y[link.first, column + 1] + PASS / 2
            lane = self._x[column] + CARD + self._arc_room(column) + 10 + LANE * self._lanes[column][key]
            points += [(lane, y), (lane, after)]
            y = after
        stub = self._stub(self._column[link.second], arcs=False)
        heads = _heads(link.there, link.back, (end_x, end_y), -stub)
        return Line(link, (*points, (end_x, end_y)), _label(link), (end_x - stub / 2, end_y - RAISED), heads)

    def _arc(self, link: Link) -> Line:
        """Between two cards of one column, on its right."""
        column, (upper, lower) = self._column[link.first], self._ends(link)
        x, stub = self._x[column] + CARD, self._stub(column, arcs=True)
        start, end = self._port(self._right, upper, None), self._port(self._right, lower, link)
        lane = x + stub + TURN + LANE * self._arcs(column)[upper]
        down, up = (link.there, link.back) if upper == link.first else (link.back, link.there)
        points = ((x, start), (lane, start), (lane, end), (x, end))
        return Line(link, points, _label(link), (x + stub / 2, end - RAISED), _heads(down, up, (x, end), stub))


def _heads(there: tuple[str, ...], back: tuple[str, ...], end: Point, far: float) -> tuple[tuple[Point, int], ...]:
    """Arrows at the ends of the straight piece: at the card, and at the other end, which is so far from it."""
    away = 1 if far > 0 else -1
    found = ((end, -away) if there else None, ((end[0] + far, end[1]), away) if back else None)
    return tuple(one for one in found if one is not None)


def _label(link: Link) -> str:
    """Where the two name each other, as briefly as it goes."""
    there, back = ", ".join(link.there), ", ".join(link.back)
    text = there if there == back or not back else (f"{there} / {back}" if there else back)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
