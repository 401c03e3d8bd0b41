"""From traces on sites of others to what a report says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.message import Message, msg
from footprint.report import labels
from footprint.report.listings import LONGEST
from footprint.report.phrases import clipped, day, is_day, linked, opened, proofs
from footprint.report.search import Pebble, Traces
from footprint.report.words import TRACES

if TYPE_CHECKING:
    from footprint.exhibit import Trace, TraceKind
    from footprint.locale import Translator
    from footprint.profile import Profile


def traces(profile: Profile, words: Translator) -> Traces:
    """All of them, as the profile orders them: the newest first."""
    return Traces(_span(profile, words), tuple(_pebble(one, words) for one in profile.traces))


def _span(profile: Profile, words: Translator) -> str:
    """When the first and the last were left, as far as days are known."""
    days = [one for trace in profile.traces for one in (trace.first, trace.last) if is_day(one)]
    if not profile.traces:
        return ""
    if not days:
        return words.say(msg("No day is known of any."))
    first, last = day(words, min(days)), day(words, max(days))
    if first == last:
        return words.say(msg("Seen on {day}.", day=first))
    return words.say(msg("Seen first on {first}, last on {last}.", first=first, last=last))


def _pebble(one: Trace, words: Translator) -> Pebble:
    return Pebble(
        kind=opened(words.say(_counted(one.kind, one.count))),
        site=clipped(one.domain, LONGEST),
        link=linked(one.url, clipped(one.title or one.url, LONGEST)),
        when=clipped(_when(one, words), LONGEST),
        archived=_archived(one, words),
        proofs=proofs(words, one.evidence),
    )


def _counted(kind: TraceKind, count: int) -> Message:
    known = TRACES[kind]
    return Message(known.text, known.plural, (("n", count),))


def _when(one: Trace, words: Translator) -> str:
    days = [day(words, each).replace(" ", "\u00a0") for each in dict.fromkeys((one.first, one.last)) if each]
    return " \u2013 ".join(days) if days else words.say(labels.UNDATED)


def _archived(one: Trace, words: Translator) -> str:
    if not one.archived:
        return ""
    since = clipped(day(words, one.archived), LONGEST)
    return words.say(msg("known to the Internet Archive since {day}", day=since))
