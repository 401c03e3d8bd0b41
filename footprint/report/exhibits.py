"""What was found, as sentences: sites and their details, and what was not seen."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from footprint.exhibit import Standing
from footprint.finding import Reason
from footprint.message import msg, nmsg
from footprint.report import labels
from footprint.report.page import About, Home, Limited, Missed, Pair, Told
from footprint.report.phrases import gathered, linked, proofs
from footprint.report.serving import limit_of
from footprint.report.words import LEVELS, REASONS, STANDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from footprint.exhibit import Account, Detail, Level, Unseen
    from footprint.locale import Translator
    from footprint.profile import Profile

SHAPES: Mapping[Standing, str] = {
    Standing.ATTRIBUTED: "disc",
    Standing.POSSIBLE: "half",
    Standing.OTHER: "square",
    Standing.FREE: "ring",
    Standing.UNKNOWN: "unseen",
    Standing.INVALID: "cross",
}
"""The groups of accounts in their order, each with the mark it is drawn with: shape as well as colour."""


def sites(profile: Profile, words: Translator) -> tuple[Home, ...]:
    """The candidate's sites that answered."""
    return tuple(
        Home(
            link=linked(one.url),
            title=one.title,
            level=graded(one.level, words) if one.level else "",
            proof=words.say(one.proof) if one.proof else "",
            proofs=proofs(words, one.evidence),
        )
        for one in profile.sources
    )


def details(profile: Profile, words: Translator) -> tuple[About, ...]:
    """What is shown and never counts, by place, with what it does not say."""
    return tuple(
        About(place, tuple(_limited(same, words)))
        for place, same in groupby(profile.details, key=lambda one: one.place)
    )


def _limited(same: Iterable[Detail], words: Translator) -> Iterator[Limited]:
    """Those of which the same can't be said together."""
    found: dict[str, list[Told]] = {}
    for one in same:
        told = Told(words.say(one.label), words.say(one.said), proofs(words, one.evidence))
        found.setdefault(limit_of(one.label.text, words), []).append(told)
    yield from (Limited(tuple(rows), limit) for limit, rows in found.items())


def missed(profile: Profile, words: Translator) -> tuple[Missed, ...]:
    """What was looked for and could not be seen; searches first, which a dimension hangs on."""
    searches = {one.link for one in profile.searches if one.link}
    return tuple(_unseen(one, words) for one in sorted(profile.unseen, key=lambda one: one.link not in searches))


def silent(profile: Profile, words: Translator) -> tuple[Pair, ...]:
    """The accounts that could not be seen: names by reason, those on servers of one network as one."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for one in profile.accounts:
        if one.standing is Standing.UNKNOWN:
            place = reason(one, words), one.title, one.handle.partition("@")[0]
            found.setdefault(place, []).append(one.handle)
    return gathered(
        (why, f"{title} {on_servers(handles[0], len(handles), words)}") for (why, title, _), handles in found.items()
    )


def on_servers(handle: str, servers: int, words: Translator) -> str:
    """A handle on one server as it is; on several, the name and their number."""
    if servers <= 1:
        return handle
    return words.say(nmsg("{name} ({n} server)", "{name} ({n} servers)", n=servers, name=handle.partition("@")[0]))


def graded(level: Level, words: Translator) -> str:
    """A level of attribution, and what it means."""
    return words.say(msg("level {level}, {meaning}", level=level.value, meaning=words.say(LEVELS[level])))


def is_walled(one: Account) -> bool:
    """Is a login all that is missing? Where nothing is shown without one, nothing was asked."""
    return one.reason is Reason.LOGIN_WALL or (one.reason is Reason.NOT_OBSERVABLE and not one.evidence)


def reason(one: Account, words: Translator) -> str:
    """Why an account could not be seen, and who is in the way where that is known."""
    if is_walled(one):
        said = words.say(labels.LOGIN_NEEDED)
    elif one.reason is Reason.NOT_OBSERVABLE:
        said = words.say(labels.NOTHING_SHOWN)
    else:
        said = words.say(REASONS[one.reason] if one.reason else STANDINGS[one.standing])
    return words.say(msg("{reason} ({blocker})", reason=said, blocker=one.blocker)) if one.blocker else said


def _unseen(one: Unseen, words: Translator) -> Missed:
    return Missed(linked(one.link, words.say(one.what)), words.say(REASONS[one.reason]), words.say(one.note))
