"""The graph of identifiers as one SVG: no script, nothing fetched, nothing that a stranger's text can break out of.

Levels differ by shape, letter and colour. The text sizes are those at which the picture is read as wide as it is.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from footprint.exhibit import Level, Standing
from footprint.message import nmsg
from footprint.report import labels
from footprint.report.clean import clean
from footprint.report.graph import TIERS, UNSEEN, Tier, graph, told
from footprint.report.layout import CARD, TURN, Card, Line, Point, measure, place, shortened
from footprint.report.phrases import joined, opened
from footprint.report.places import bare
from footprint.report.words import LEVELS, STANDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.report.graph import Graph, Node
    from footprint.report.layout import Placed

PAD = 28
"""Around everything."""
LEAST_WIDE = 700
CHIP = 26
"""Height of a place in the margin."""
BESIDE = 4
"""Places of the margin in a row, at most."""
BOLD = 13.5
"""Size of a card's title, as a bold face takes room."""
ROW = 22
"""Height of a line of the key."""
DESCRIBED = 4000
"""Letters of the description."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML document may hold (XML 1.0, 2.2)."""
_STACKED = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{2})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+"
)
"""More accents on a letter than any language writes: they would reach into other lines."""

MEANINGS: Mapping[str, Message] = {
    **{one.value: LEVELS[one] for one in Level},
    "?": STANDINGS[Standing.POSSIBLE],
    UNSEEN: STANDINGS[Standing.UNKNOWN],
    "≠": STANDINGS[Standing.OTHER],
    "!": labels.DOUBTED,
}
"""What each mark stands for."""


SHAPES: Mapping[str, str] = {
    "A": '<circle class="level-A" r="10.5"/>',
    "B": '<path class="level-B" d="M-6 -10.4h12l6 10.4l-6 10.4h-12l-6 -10.4z"/>',
    "C": '<rect class="level-C" x="-9.5" y="-9.5" width="19" height="19" rx="2.5"/>',
    "D": '<path class="level-open" d="M0 -10.5L11.5 9.5h-23z"/>',
    "!": '<path class="level-open" d="M0 -11.5L11.5 0L0 11.5L-11.5 0z"/>',
    "≠": '<rect class="level-open" x="-9" y="-9" width="18" height="18"/>',
    "?": '<circle class="level-open" r="10" stroke-dasharray="3 2.2"/>',
    UNSEEN: '<circle class="level-open" r="10" stroke-dasharray="1.5 2.5"/>',
    "@": '<circle class="level-open" r="10"/>',
}
"""What each mark is drawn with, around the point at which it stands."""
BARE = '<circle class="mark" r="5"/>'


def picture(profile: Profile, words: Translator) -> str:
    """The whole picture as a document of its own."""
    return "\n".join(_drawn(profile, words, is_alone=True)) + "\n"


def embedded(profile: Profile, words: Translator) -> str:
    """The picture for a page that has its head and the style sheet already."""
    return "\n".join(_drawn(profile, words, is_alone=False))


@cache
def style() -> str:
    """The style sheet of pictures."""
    return (files("footprint.report") / "templates" / "graph.css").read_text(encoding="utf-8")


def xml(text: str) -> str:
    """Words that stay words in a document."""
    return escape(_NOT_XML.sub("", _STACKED.sub(r"\1", text)), {'"': "&quot;"})


def _drawn(profile: Profile, words: Translator, *, is_alone: bool) -> Iterator[str]:
    every = graph(profile, words)
    placed = place(every)
    wide = max(placed.width + 2 * PAD, LEAST_WIDE) if is_alone else max(placed.width, LEAST_WIDE - 2 * PAD)
    left = PAD if is_alone else 1
    who = clean(profile.subject.name or next((bare(node.called) for node in every.tiers[Tier.GIVEN]), ""))
    parts: list[str] = []
    y = 0.0
    if is_alone:
        day = words.date(profile.date.isoformat(), form="long")
        parts += _head(who, joined((words.say(labels.IDENTITY), day)), wide)
        y = 92
    parts += _columns(placed, every, words, left, y)
    y += 34 if placed.columns else 0
    parts += [f'<g transform="translate({left} {_n(y)})">', *_lines(placed), *_cards(placed), "</g>"]
    y += placed.height
    for title, draw in ((every.tiers[Tier.MARGIN], _margin), ((1,), _key)):
        if title:
            more, y = draw(every, words, left, y + 34, wide - 2 * left)
            parts += more
    high = y + (PAD if is_alone else 4)
    yield from _opened(words, who, told(every, words), wide, high, is_alone=is_alone)
    yield from parts
    yield "</svg>"


def _opened(words: Translator, who: str, said: str, wide: float, high: float, *, is_alone: bool) -> Iterator[str]:
    size = f'viewBox="0 0 {_n(wide)} {_n(high)}" width="{_n(wide)}" height="{_n(high)}"'
    title = joined((words.say(labels.GRAPH), who))
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="graph" {size} role="img" lang="{words.language}" '
        'aria-labelledby="graph-title graph-said">'
    )
    yield f'<title id="graph-title">{xml(title[:DESCRIBED])}</title>'
    yield f'<desc id="graph-said">{xml(said if len(said) <= DESCRIBED else said[:DESCRIBED] + "…")}</desc>'
    if is_alone:
        yield f"<style>{style()}</style>"
        yield f'<rect class="ground" width="{_n(wide)}" height="{_n(high)}"/>'


def _head(who: str, line: str, wide: float) -> Iterator[str]:
    yield _text(who, "who ink", PAD, 48, size=26, room=wide - 2 * PAD)
    yield _text(line, "what soft", PAD, 70, size=12, room=wide - 2 * PAD)


def _columns(placed: Placed, every: Graph, words: Translator, left: float, y: float) -> Iterator[str]:
    for tier, x in placed.columns:
        yield f'<path class="rule" d="M{_n(left + x)} {_n(y + 0.5)}h{CARD}"/>'
        title = opened(words.say(TIERS[tier]))
        yield _text(title, "tier ink", left + x, y + 18, size=12, room=CARD)
        if omitted := every.omitted[tier]:
            yield _text(_more(omitted, words), "what soft", left + x + measure(title, 13) + 8, y + 18, size=12)


def _more(count: int, words: Translator) -> str:
    return words.say(nmsg("and {n} more in the table", "and {n} more in the table", n=count))


def _cards(placed: Placed) -> Iterator[str]:
    for card in placed.cards:
        yield from _card(card)


def _card(card: Card) -> Iterator[str]:
    node, x, y = card.node, card.x, card.y
    middle = y + card.height / 2
    yield f"<g><title>{xml(joined((node.called, node.why))[:DESCRIBED])}</title>"
    look = "card" if node.seen else "ghost"
    if not node.seen:  # lines that pass behind it would show
        yield f'<rect class="ground" x="{_n(x)}" y="{_n(y)}" width="{CARD}" height="{_n(card.height)}" rx="6"/>'
    inside = f'x="{_n(x + 0.5)}" y="{_n(y + 0.5)}" width="{CARD - 1}" height="{_n(card.height - 1)}"'
    yield f'<rect class="{look}" {inside} rx="6"/>'
    yield from _badge(node.mark, x + 22, middle)
    inner, room = x + 42, CARD - 52
    if node.detail:
        yield _text(node.title, "title ink", inner, middle - 3, size=BOLD, room=room)
        yield _text(node.detail, "detail soft", inner, middle + 13, size=11.5, room=room)
    else:
        yield _text(node.title, "title ink", inner, middle + 4.5, size=BOLD, room=room)
    if node.doubted:
        yield from _badge("!", x + CARD - 4, y + 4)
    yield "</g>"


def _badge(mark: str, x: float, y: float) -> Iterator[str]:
    """The shape of a mark, and its letter."""
    at = f'transform="translate({_n(x)} {_n(y)})"'
    yield f"<g {at}>{SHAPES.get(mark, BARE)}"
    if mark:
        look = "letter" if mark in {"A", "B", "C"} else "letter open"
        yield f'<text class="{look}" y="{5.2 if mark == "D" else 4}">{xml(mark)}</text>'
    yield "</g>"


def _lines(placed: Placed) -> Iterator[str]:
    """What goes both ways above what does not, and all labels above all lines."""
    ordered = sorted(placed.lines, key=lambda one: bool(one.link.there and one.link.back))
    for line in ordered:
        look = _look(line)
        yield f'<path class="{look}" d="{_path(line.points)}"/>'
    for line in ordered:
        yield from (_tip(f"tip-{_look(line)}", at, way) for at, way in line.heads)
        whole = joined((", ".join(line.link.there), ", ".join(line.link.back)))
        x, y = line.at
        title = f"<title>{xml(whole[:DESCRIBED])}</title>"
        yield f'<text class="label" x="{_n(x)}" y="{_n(y)}">{title}{xml(line.label)}</text>'


def _look(line: Line) -> str:
    return "both" if line.link.there and line.link.back else "one"


def _tip(look: str, at: Point, way: int) -> str:
    x, y = at
    return f'<path class="{look}" d="M{_n(x)} {_n(y)}l{-8 * way} -4v8z"/>'


def _path(points: tuple[Point, ...]) -> str:
    """A line through points, its corners rounded as far as the pieces between them allow."""
    kept = [points[0], *(after for before, after in pairwise(points) if before != after)]
    said = [f"M{_n(kept[0][0])} {_n(kept[0][1])}"]
    for before, turn, after in zip(kept, kept[1:], kept[2:], strict=False):
        radius = min(TURN, _far(before, turn) / 2, _far(turn, after) / 2)
        start, end = _towards(turn, before, radius), _towards(turn, after, radius)
        said.append(f"L{_n(start[0])} {_n(start[1])}Q{_n(turn[0])} {_n(turn[1])} {_n(end[0])} {_n(end[1])}")
    said.append(f"L{_n(kept[-1][0])} {_n(kept[-1][1])}")
    return "".join(said)


def _far(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])  # one of them is 0: lines turn by right angles


def _towards(start: Point, goal: Point, step: float) -> Point:
    """A point so far from the start, on the straight line to the goal."""
    share = step / _far(start, goal) if start != goal else 0
    return start[0] + (goal[0] - start[0]) * share, start[1] + (goal[1] - start[1]) * share


def _margin(every: Graph, words: Translator, left: float, y: float, wide: float) -> tuple[list[str], float]:
    """What is not taken for the candidate's, faint and without a detail; and where it ends."""
    nodes, gap = every.tiers[Tier.MARGIN], 10
    beside = max(min(int((wide + gap) // 220), BESIDE), 1)
    width = (wide - gap * (beside - 1)) / beside
    title = opened(words.say(TIERS[Tier.MARGIN]))
    parts = [
        f'<path class="hair" d="M{_n(left)} {_n(y + 0.5)}h{_n(wide)}"/>',
        _text(title, "tier soft", left, y + 20, size=12),
    ]
    if omitted := every.omitted[Tier.MARGIN]:
        parts.append(_text(_more(omitted, words), "what soft", left + measure(title, 13) + 8, y + 20, size=12))
    top = y + 34
    for place_, node in enumerate(nodes):
        row, column = divmod(place_, beside)
        parts += _chip(node, left + column * (width + gap), top + row * (CHIP + gap), width)
    rows = -(-len(nodes) // beside)
    return parts, top + rows * (CHIP + gap) - gap


def _chip(node: Node, x: float, y: float, width: float) -> Iterator[str]:
    yield f"<g><title>{xml(node.called[:DESCRIBED])}</title>"
    inside = f'x="{_n(x + 0.5)}" y="{_n(y + 0.5)}" width="{_n(width - 1)}" height="{CHIP - 1}"'
    yield f'<rect class="ghost" {inside} rx="{_n(CHIP / 2 - 0.5)}"/>'
    yield f'<g transform="translate({_n(x + 15)} {_n(y + CHIP / 2)}) scale(.72)">{"".join(_badge(node.mark, 0, 0))}</g>'
    yield _text(node.called, "chip soft", x + 29, y + CHIP / 2 + 4, size=11.5, room=width - 40)
    yield "</g>"


def _key(every: Graph, words: Translator, left: float, y: float, wide: float) -> tuple[list[str], float]:
    """What the marks and lines stand for that are drawn; and where it ends."""
    nodes = [node for tier in Tier for node in every.tiers[tier]]
    drawn = {node.mark for node in nodes} | {"!" for node in nodes if node.doubted}
    ways = {bool(link.there and link.back) for link in every.links}
    items: list[tuple[str, str]] = [(mark, words.say(said)) for mark, said in MEANINGS.items() if mark in drawn]
    items += [("both", words.say(labels.BOTH_WAYS))] if True in ways else []
    items += [("one", words.say(labels.ONE_WAY))] if False in ways else []
    if not items:
        return [], y - 34
    parts, x, row = [f'<path class="hair" d="M{_n(left)} {_n(y + 0.5)}h{_n(wide)}"/>'], left, y + 20
    for mark, said in items:
        taken = 26 + (18 if mark in {"both", "one"} else 0)
        length = taken + measure(said, 11.5) + 22
        if x > left and x + length > left + wide:
            x, row = left, row + ROW
        parts += _sign(mark, x, row)
        parts.append(_text(said, "key soft", x + taken, row + 4, size=11.5))
        x += length
    return parts, row + 8


def _sign(mark: str, x: float, y: float) -> Iterator[str]:
    if mark in {"both", "one"}:
        yield f'<path class="{mark}" d="M{_n(x)} {_n(y)}h36"/>' + _tip(f"tip-{mark}", (x + 36, y), 1)
        if mark == "both":
            yield _tip("tip-both", (x, y), -1)
    else:
        yield f'<g transform="translate({_n(x + 9)} {_n(y)}) scale(.78)">{"".join(_badge(mark, 0, 0))}</g>'


def _text(text: str, look: str, x: float, y: float, *, size: float, room: float = 0) -> str:
    """Words at a place, shortened to the room where one is given."""
    shown = shortened(_STACKED.sub(r"\1", text), room, size) if room else text
    return f'<text class="{look}" x="{_n(x)}" y="{_n(y)}">{xml(shown)}</text>'


def _n(length: float) -> str:
    """A length with one decimal at most."""
    return f"{round(length, 1):g}"
