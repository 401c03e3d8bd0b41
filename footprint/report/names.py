"""The name, as sentences: where others hold it, its domains, and what looks like it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from footprint.exhibit import Hold
from footprint.report import labels
from footprint.report.page import Alike, Claim, Domain, Domains, Exposed, Likenesses, Link
from footprint.report.phrases import joined, linked, named, proofs
from footprint.report.words import HOLDS, REGISTRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from footprint.exhibit import DomainName, Exposure
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile

HELD_TITLES: Mapping[Hold, Message] = {
    Hold.OWN: labels.OWN,
    Hold.FREE: labels.CLAIM_FIRST,
    Hold.HELD: labels.HELD,
    Hold.UNKNOWN: labels.HOLD_UNKNOWN,
}
DOMAIN_TITLES: Mapping[Hold, Message] = {
    Hold.OWN: labels.OWN,
    Hold.FREE: labels.REGISTER_FIRST,
    Hold.HELD: labels.REGISTERED,
    Hold.UNKNOWN: labels.HOLD_UNKNOWN,
}
WATCHED: tuple[Hold, ...] = (Hold.HELD, Hold.FREE, Hold.UNKNOWN, Hold.OWN)
"""Of what looks like the name, that which somebody has comes first."""


def exposed(profile: Profile, words: Translator) -> tuple[Exposed, ...]:
    """The names that the candidate does not hold, by state, most important first."""
    own = (one for one in profile.exposures if one.likeness is None)
    ordered = sorted(own, key=lambda one: (list(Hold).index(one.hold), one.priority))
    return tuple(
        Exposed(
            hold=hold.value,
            title=words.say(HELD_TITLES[hold]),
            note=words.say(labels.HELD_NOTE) if hold is Hold.HELD else "",
            claims=tuple(_claim(one, words) for one in same),
        )
        for hold, same in groupby(ordered, key=lambda one: one.hold)
    )


def domains(profile: Profile, words: Translator) -> tuple[Domains, ...]:
    """The domains of the name, by state."""
    own = (one for one in profile.domains if one.likeness is None)
    ordered = sorted(own, key=lambda one: (list(Hold).index(one.hold), one.priority))
    return tuple(
        Domains(hold.value, words.say(DOMAIN_TITLES[hold]), tuple(_domain(one, words) for one in same))
        for hold, same in groupby(ordered, key=lambda one: one.hold)
    )


def alike(profile: Profile, words: Translator) -> tuple[Likenesses, ...]:
    """What looks like the name: handles, then domains."""
    handles = [(one.hold, one.priority, _handle_alike(one, words)) for one in profile.exposures if one.likeness]
    names = [(one.hold, one.priority, _domain_alike(one, words)) for one in profile.domains if one.likeness]
    return tuple(
        Likenesses(words.say(title), _counted((hold for hold, *_ in found), states, words), _watched(found))
        for title, found, states in (
            (labels.HANDLES_ALIKE, handles, HOLDS),
            (labels.DOMAINS_ALIKE, names, REGISTRATIONS),
        )
        if found
    )


def _watched(found: Iterable[tuple[Hold, int, Alike]]) -> tuple[Alike, ...]:
    return tuple(row for *_, row in sorted(found, key=lambda one: (WATCHED.index(one[0]), one[1])))


def _counted(holds: Iterable[Hold], states: Mapping[Hold, Message], words: Translator) -> str:
    """How many in which state."""
    counts = Counter(holds)
    said = ((words.say(states[hold]), counts[hold]) for hold in WATCHED if counts[hold])
    return joined(named(words, state, words.number(count)) for state, count in said)


def _claim(one: Exposure, words: Translator) -> Claim:
    text = words.say(labels.SIGN_UP if one.hold is Hold.FREE else labels.LOOK)
    return Claim(
        network=one.title,
        handle=one.handle,
        state=words.say(HOLDS[one.hold]),
        link=linked(one.link, text),
        key=one.key,
        note=words.say(one.note),
    )


def _domain(one: DomainName, words: Translator) -> Domain:
    state = words.say(REGISTRATIONS[one.hold])
    return Domain(one.domain, state, words.say(one.note), _domain_link(one, words), proofs(words, one.evidence))


def _domain_link(one: DomainName, words: Translator) -> Link:
    if not one.link:
        return Link("")
    text = labels.LOOK if one.hold in {Hold.OWN, Hold.HELD} else labels.ENDING
    return linked(one.link, words.say(text))


def _handle_alike(one: Exposure, words: Translator) -> Alike:
    claim = _claim(one, words)
    link = Link("") if one.hold is Hold.FREE else claim.link  # nobody need claim what only looks like the name
    return Alike(one.handle, one.title, _likeness(one, words), claim.state, claim.note, link, ())


def _domain_alike(one: DomainName, words: Translator) -> Alike:
    row = _domain(one, words)
    return Alike(row.name, "", _likeness(one, words), row.state, row.note, row.link, row.proofs)


def _likeness(one: Exposure | DomainName, words: Translator) -> str:
    return "" if one.likeness is None else words.say(one.likeness)
