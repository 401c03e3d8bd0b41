"""What every report says of itself: who, by which rubric, under what mandate, made how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.message import Message, msg
from footprint.report import labels
from footprint.report.page import Link, Pair
from footprint.report.phrases import bare, clipped, day, joined, linked, moment, named
from footprint.subject import Handle, NetworkHandle, Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.locale import Translator
    from footprint.profile import Profile
    from footprint.subject import Identifier, Mandate


LONGEST_NAME = 300
"""Characters of a name that stand in a title."""


def given(one: Identifier) -> Link:
    """What was typed, as people write it."""
    match one:
        case Handle(name=name):
            return Link(f"@{name}")
        case NetworkHandle(network=network, name=name, instance=None):
            return Link(f"{network}:{name}")
        case NetworkHandle(name=name, instance=instance):
            return Link(f"@{name}@{instance}")
        case Site(url=url):
            return linked(url)


def who(profile: Profile) -> str:
    """The person, or the first thing that was given, as a title: a name without end is cut."""
    first = (bare(given(one).text) for one in profile.subject.identifiers)
    return clipped(profile.subject.name or next(first, ""), LONGEST_NAME)


def rubric(profile: Profile, words: Translator) -> str:
    """The rubric and its version."""
    rubric = profile.rubric
    return words.say(msg("{title} v{version}", title=words.say(rubric.title), version=rubric.version))


def notice(stated: Mandate, words: Translator, digest: str = "") -> str:
    """Whether the candidate was told, in one sentence.

    Args:
        stated: what the operator states.
        words: the language.
        digest: SHA-256 of the notice that this very run makes; empty when none was made.
    """
    if stated.self_audit:
        return words.say(labels.SELF_AUDIT)
    stamp = named(words, words.say(labels.NOTICE_DIGEST), digest) if digest else ""
    sent = joined((day(words, stated.notice_date), stated.notice_reference, stamp))
    return named(words, words.say(labels.NOTICE), sent) if sent else words.say(labels.NO_NOTICE)


def mandate(stated: Mandate, words: Translator) -> Iterator[Pair]:
    """What the operator states; what is not stated is left out."""
    every: tuple[tuple[Message, str], ...] = (
        (labels.PURPOSE, stated.purpose),
        (labels.POSITION, stated.position),
        (labels.CONTROLLER, stated.controller),
        (labels.LEGAL_BASIS, stated.legal_basis),
    )
    for name, value in every:
        if value:
            yield Pair(words.say(name), value)


def conditions(profile: Profile, words: Translator) -> Iterator[Pair]:
    """Everything that this report depends on."""
    yield Pair(words.say(labels.TOOL), profile.tool)
    yield Pair(words.say(labels.MADE_AT), moment(profile.date))
    yield Pair(words.say(labels.RUBRIC), rubric(profile, words))
    yield Pair(words.say(labels.RUBRIC_DIGEST), profile.rubric.digest)
    yield Pair(words.say(labels.CATALOGUE_DIGEST), profile.catalogue)
    yield Pair(words.say(labels.PROFILE_VERSION), str(profile.schema))
    yield Pair(words.say(labels.LOCALE), profile.locale)
    yield Pair(words.say(labels.SEED), str(profile.seed))
