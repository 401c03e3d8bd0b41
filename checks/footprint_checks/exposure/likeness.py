"""What makes a name look like another, and handles that look like the candidate's, best first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest
from typing import TYPE_CHECKING

from footprint.extract.name import plain, two_parts
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from footprint.message import Message

MOST = 12
"""Handles that are thought of for all names together."""


class Likeness(StrEnum):
    """How a name differs from the one it looks like."""

    SEPARATOR = "separator"
    ORDER = "order"
    LOOKS = "looks"
    WORD = "word"
    OMISSION = "omission"
    DIGIT = "digit"
    DOUBLED = "doubled"
    SWAPPED = "swapped"
    COUNTRY = "country"
    HYPHEN = "hyphen"
    LETTER = "letter"
    ENDING = "ending"


SAID: Mapping[Likeness, Message] = {
    Likeness.SEPARATOR: msg("another separator"),
    Likeness.ORDER: msg("the full name in another form"),
    Likeness.LOOKS: msg("a character that looks like another"),
    Likeness.WORD: msg("a word added"),
    Likeness.OMISSION: msg("a letter left out"),
    Likeness.DIGIT: msg("a number added"),
    Likeness.DOUBLED: msg("a letter doubled"),
    Likeness.SWAPPED: msg("two letters swapped"),
    Likeness.COUNTRY: msg("a country added"),
    Likeness.HYPHEN: msg("a hyphen added"),
    Likeness.LETTER: msg("a letter changed"),
    Likeness.ENDING: msg("another ending"),
}
"""In a few words, for a reader."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A name that looks like the candidate's, and why it does."""

    name: str
    likeness: Likeness


_SEPARATORS = re.compile(r"[._-]+")
_JOINTS = ("", "_", "-", ".")
_LOOKS = (
    ("l", "1"), ("i", "1"), ("o", "0"), ("rn", "m"), ("m", "rn"), ("i", "l"), ("l", "i"), ("s", "5"), ("vv", "w"),
    ("w", "vv"), ("0", "o"), ("1", "l"), ("5", "s"),
)  # fmt: skip
"""ASCII that reads alike in the letters of most sites."""
_OFTEN_DOUBLE = "lnrtsmpcf"
"""Letters of which a second one goes unnoticed."""
_SHORTEST = 3


def variants(
    handles: Iterable[str],
    full_name: str | None,
    country: str | None,
    *,
    allows: Callable[[str], bool],
    most: int = MOST,
) -> tuple[Variant, ...]:
    """Handles that look like the candidate's, those most easily taken for them first.

    Each way of looking alike has its turn, so that the first few differ in kind. No year of birth is ever added: it
    would say something about somebody.

    Args:
        handles: the names; none of them is its own look-alike.
        full_name: lets a handle be taken apart.
        country: of the audit, as a top-level domain.
        allows: can such a name exist on any network?
        most: how many.
    """
    names = tuple(dict.fromkeys(one.lower() for one in handles))
    parts = two_parts(full_name or "")
    ways = [way for name in names for way in _ways(name, parts, country)]
    fit = ([one for one in way if one.name not in names and allows(one.name)] for way in ways)
    found: dict[str, Variant] = {}
    for turn in zip_longest(*fit):
        for one in filter(None, turn):
            found.setdefault(one.name, one)
    return tuple(found.values())[:most]


def _ways(name: str, parts: tuple[str, str] | None, country: str | None) -> Iterator[list[Variant]]:
    made: tuple[tuple[Likeness, Iterable[str]], ...] = (
        (Likeness.SEPARATOR, _joined(name, parts)),
        (Likeness.ORDER, _reordered(name, parts)),
        (Likeness.LOOKS, _lookalike(name)),
        (Likeness.WORD, _with_words(name, country)),
        (Likeness.OMISSION, _shortened(name)),
        (Likeness.DIGIT, (f"{name}1", f"{name}01")),
        (Likeness.DOUBLED, _doubled(name)),
        (Likeness.SWAPPED, _swapped(name)),
        (Likeness.COUNTRY, () if country is None else (f"{name}_{country}",)),
    )
    for likeness, names in made:
        yield [Variant(one, likeness) for one in dict.fromkeys(names) if len(one) >= _SHORTEST]


def _joined(name: str, parts: tuple[str, str] | None) -> Iterator[str]:
    """The parts of a name with other separators; a name of one part with one at its end."""
    own = tuple(filter(None, _SEPARATORS.split(name)))
    if len(own) == 1 and parts is not None and "".join(parts) == plain(name):
        own = parts
    if len(own) > 1:
        yield from (joint.join(own) for joint in _JOINTS)
    yield f"{name}_"


def _reordered(name: str, parts: tuple[str, str] | None) -> Iterator[str]:
    if parts is None:
        return
    first, last = parts
    if first + last != plain(name):
        yield from (joint.join(parts) for joint in (".", "-", "", "_"))
    yield from (last + first, first[0] + last)


def _lookalike(name: str) -> Iterator[str]:
    """One character taken for another, the last one that can be: the start of a name is read best."""
    for there, instead in _LOOKS:
        head, found, tail = name.rpartition(there)
        if found:
            yield head + instead + tail


def _with_words(name: str, country: str | None) -> Iterator[str]:
    officials = ("officiel", "official") if country in {"be", "ca", "ch", "fr", "lu"} else ("official", "officiel")
    yield from (f"{name}{officials[0]}", f"real{name}", f"the{name}", f"{name}{officials[1]}")


def _shortened(name: str) -> Iterator[str]:
    """One letter less, first where two stand together."""
    places = range(len(name) - 1, 0, -1)
    ordered = sorted(places, key=lambda place: name[place] != name[place - 1])
    yield from (name[:place] + name[place + 1 :] for place in ordered)


def _doubled(name: str) -> Iterator[str]:
    single = [one for one in range(1, len(name)) if name[one].isalpha() and name[one - 1] != name[one]]
    ordered = sorted(single, key=lambda place: name[place] not in _OFTEN_DOUBLE)
    yield from (name[:place] + name[place] + name[place:] for place in ordered)


def _swapped(name: str) -> Iterator[str]:
    pairs = (one for one in range(len(name) - 2, 0, -1) if name[one] != name[one + 1])
    yield from (name[:one] + name[one + 1] + name[one] + name[one + 2 :] for one in pairs)
