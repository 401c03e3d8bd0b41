"""From a profile of names alone to a finished ledger: the order of its report and its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.exhibit import Hold
from footprint.message import msg, nmsg
from footprint.report import exhibits, heads, holdings, labels, names, scores
from footprint.report.clean import cleaned
from footprint.report.dossiers import record, standing
from footprint.report.highlights import HINTS
from footprint.report.ledger import Ledger
from footprint.report.page import Pair
from footprint.report.phrases import clipped, joined, spellings
from footprint.report.voice import voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.locale import Translator
    from footprint.profile import Profile


def ledger(profile: Profile, words: Translator) -> Ledger:
    """Everything a report on names says, in one language, free of control characters."""
    return _ledger(cleaned(profile), words)


def _ledger(profile: Profile, words: Translator) -> Ledger:
    given = tuple(heads.given(one) for one in profile.subject.identifiers)
    iso = profile.date.date().isoformat()
    bars = tuple(one.bar for one in scores.chapters(profile, words) if one.bar.published)
    sentences = (words.say(one.sentence) for one in profile.indicators)
    return Ledger(
        language=words.language,
        who=clipped(profile.subject.name or next((one.text for one in given), ""), heads.LONGEST_NAME),
        given=given,
        day=words.date(profile.date.isoformat(), form="long"),
        iso=iso,
        voice=voice(profile.subject.mandate),
        line=joined((words.say(labels.NAMES), heads.rubric(profile, words), iso)),
        asked=_asked(profile, words),
        notices=tuple(_notices(profile, words)),
        brief=tuple(one for one in sentences if one not in {bar.note for bar in bars}),
        bars=bars,
        shapes=tuple(_shapes(profile, words)),
        claims=holdings.claims(profile, words),
        caveats=holdings.caveats(profile, words),
        own=holdings.own(profile, words),
        held=holdings.held(profile, words),
        unclear=holdings.unclear(profile, words),
        domains=tuple(
            one for one in names.domains(profile, words) if one.hold in {Hold.FREE.value, Hold.UNKNOWN.value}
        ),
        alike=names.alike(profile, words),
        missed=exhibits.missed(profile, words),
        barred=holdings.barred(profile),
        mandate=tuple(heads.mandate(profile.subject.mandate, words)),
        conditions=tuple(heads.conditions(profile, words)),
        hints=tuple(words.say(one.text) for one in profile.hints[:HINTS]),
        record=record(profile, words),
    )


def _asked(profile: Profile, words: Translator) -> str:
    """What was looked at, counted: a network is asked when there is an exchange to show for it."""
    networks = len({one.network for one in profile.accounts if one.evidence})
    domains = sum(one.likeness is None for one in profile.domains)
    handles = spellings(one.handle for one in profile.exposures if one.likeness).values()
    alike = sum(one.likeness is not None for one in profile.domains)
    counts = (
        nmsg("{n} network", "{n} networks", n=networks),
        nmsg("{n} domain of the name", "{n} domains of the name", n=domains),
        *((nmsg("{n} look-alike handle", "{n} look-alike handles", n=len(set(handles))),) if handles else ()),
        *((nmsg("{n} look-alike domain", "{n} look-alike domains", n=alike),) if alike else ()),
    )
    return words.say(msg("Asked: {listed}.", listed=", ".join(map(words.say, counts))))


def _shapes(profile: Profile, words: Translator) -> Iterator[Pair]:
    """The marks that are drawn, in the order of the sections."""
    held = tuple(one.shape for one in holdings.held(profile, words))
    meant = (
        ("ring", bool(holdings.claims(profile, words)), labels.FREE),
        ("disc", bool(holdings.own(profile, words)), voice(profile.subject.mandate).state),
        ("half", "half" in held, labels.TAKEN),
        ("square", "square" in held, labels.SOMEONE_ELSES),
        ("unseen", bool(holdings.unclear(profile, words)), labels.UNTOLD),
    )
    yield from (Pair(shape, words.say(said)) for shape, is_drawn, said in meant if is_drawn)


def _notices(profile: Profile, words: Translator) -> Iterator[str]:
    yield words.say(labels.NAMES_IS)
    yield from standing(profile, words)
    yield heads.notice(profile.subject.mandate, words, profile.dossier.notice)
    if profile.holder_only:
        untied = voice(profile.subject.mandate).untied
        yield words.say(labels.HOLDER_ONLY if holdings.own(profile, words) else untied)
    if not profile.complete:
        yield words.say(labels.INCOMPLETE)
