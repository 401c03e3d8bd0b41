"""The graph of identifiers as finished sentences in one language, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from footprint.exhibit import Account, Level, Standing
from footprint.message import Message, msg, nmsg
from footprint.report import exhibits, heads, labels
from footprint.report.clean import cleaned
from footprint.report.dossiers import record, standing
from footprint.report.exhibits import SHAPES
from footprint.report.highlights import HINTS
from footprint.report.page import Link, Pair
from footprint.report.phrases import joined, linked, named, opened, proofs
from footprint.report.places import bare, places, spot
from footprint.report.words import STANDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from footprint.exhibit import Conflict, Edge, Lead, Source
    from footprint.locale import Translator
    from footprint.profile import Profile
    from footprint.report.dossiers import Record
    from footprint.report.page import Missed, Proof
    from footprint.report.places import Places

MET: tuple[Standing, ...] = (Standing.ATTRIBUTED, Standing.POSSIBLE, Standing.OTHER, Standing.UNKNOWN)
"""Standings of accounts that exist, or may: a name that is free or impossible is no account."""

LONGEST = 160
"""Letters of a name or address that are shown; where it leads, it leads whole."""

LEGEND: Mapping[Level, Message] = {
    Level.A: msg("both ends name each other, or the domain of a site names the account"),
    Level.B: msg("a third party has checked that the same person holds both"),
    Level.C: msg("given by the candidate, or named by a place of theirs; not seen to name it back"),
    Level.D: msg("looks alike, which proves nothing: it is not taken for the candidate's"),
}
IDENTITY_IS = msg(
    "This says whose each account is, as far as that is proved, and what names what. It is no profile of a person, and "
    "nothing is scored."
)
METHOD: tuple[Message, ...] = (
    msg(
        "It starts from what the candidate gave. An account or a site is taken for the candidate's when one that "
        "already is names it, in a place that is meant for one's own accounts: rel=me, sameAs, the link fields of a "
        "profile. A link from elsewhere towards the candidate proves nothing, for anybody can make one."
    ),
    msg(
        "What both ends name is believed, and what it names is looked at in turn. What is only named is likely; its "
        "own links carry on only where it bears the candidate's name or handle. What speaks for somebody else, such as "
        "another name beside another's links, lowers, and never raises."
    ),
    msg(
        "About an account that is not the candidate's it is kept that it exists and, where a page of theirs names it, "
        "whether it looks like theirs. Who holds it was not read, or was forgotten at once."
    ),
)


@dataclass(frozen=True, slots=True)
class Met:
    """An account that exists, or may.

    Attributes:
        standing, shape: whose it is, and the mark it is drawn with.
        state: the same in a few words.
        network, handle: where; the handle leads to the profile.
        level: A to D, or empty.
        tag: that the candidate gave it, where the reason does not say so already; else empty.
        why: one sentence.
        proofs: the exchanges.
    """

    standing: Standing
    shape: str
    state: str
    network: str
    handle: Link
    level: str
    tag: str
    why: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The accounts of one standing, under a title that says it."""

    title: str
    shape: str
    rows: tuple[Met, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """A site of the candidate's; as in `Met`."""

    link: Link
    title: str
    level: str
    tag: str
    why: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """One place names another, or an address that is no place of the candidate's; `spot` says where on it."""

    source: Link
    target: Link
    spot: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """What speaks against a place."""

    place: Link
    why: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """The whole report on whose accounts they are.

    Attributes:
        language, who, given, day, iso: as in `Page`.
        line: what this is, in one line; `asked` says what was found, counted.
        notices: what must be known before reading on.
        accounts: the candidate's by level, then possible ones, others', and those that were not seen.
        gone: sentences on accounts that the candidate gave and that do not exist.
        free: how many names nobody has, in a sentence; may be empty.
        sites: the candidate's.
        edges: what names what; `leads` are named, and were not followed.
        conflicts: what speaks against a place.
        legend: the levels, each with its meaning.
        missed, silent, mandate, conditions, hints, record: as in `Page`.
    """

    language: str
    who: str
    given: tuple[Link, ...]
    day: str
    iso: str
    line: str
    asked: str
    gone: tuple[str, ...]
    free: str
    notices: tuple[str, ...]
    accounts: tuple[Met, ...]
    sites: tuple[Own, ...]
    edges: tuple[Naming, ...]
    conflicts: tuple[Against, ...]
    leads: tuple[Naming, ...]
    legend: tuple[Pair, ...]
    missed: tuple[Missed, ...]
    silent: tuple[Pair, ...]
    mandate: tuple[Pair, ...]
    conditions: tuple[Pair, ...]
    hints: tuple[str, ...]
    record: Record

    @property
    def groups(self) -> tuple[Group, ...]:
        """The accounts by whose they are."""
        same = groupby(self.accounts, key=lambda one: (one.state, one.shape))
        return tuple(Group(opened(state), shape, tuple(rows)) for (state, shape), rows in same)


def identity(profile: Profile, words: Translator) -> Identity:
    """Everything the report says, in one language, free of control characters."""
    return _identity(cleaned(profile), words)


def _identity(profile: Profile, words: Translator) -> Identity:
    given = tuple(heads.given(one) for one in profile.subject.identifiers)
    iso, known = profile.date.date().isoformat(), places(profile)
    return Identity(
        language=words.language,
        who=heads.who(profile),
        given=given,
        day=words.date(profile.date.isoformat(), form="long"),
        iso=iso,
        line=joined((words.say(labels.IDENTITY), iso)),
        asked=_asked(profile, words),
        gone=tuple(words.say(one.proof) for one in gone(profile)),
        free=_free(profile, words),
        notices=tuple(_notices(profile, words)),
        accounts=tuple(_met(one, words) for one in met(profile)),
        sites=tuple(_own(one, known, words) for one in profile.sources),
        edges=tuple(_naming(one, known, words) for one in profile.edges),
        conflicts=tuple(_against(one, known, words) for one in profile.conflicts),
        leads=tuple(_lead(one, known, words) for one in profile.leads),
        legend=tuple(Pair(level.value, words.say(said)) for level, said in LEGEND.items()),
        missed=exhibits.missed(profile, words),
        silent=exhibits.silent(profile, words),
        mandate=tuple(heads.mandate(profile.subject.mandate, words)),
        conditions=tuple(_conditions(profile, words)),
        hints=tuple(words.say(one.text) for one in profile.hints[:HINTS]),
        record=record(profile, words),
    )


def met(profile: Profile) -> tuple[Account, ...]:
    """The accounts that exist or may, the candidate's first, the best proved of them first."""
    levels = [*Level, None]
    found = (one for one in profile.accounts if one.standing in MET)
    return tuple(
        sorted(found, key=lambda one: (MET.index(one.standing), levels.index(one.level), one.title.casefold()))
    )


def gone(profile: Profile) -> tuple[Account, ...]:
    """The accounts that the candidate gave and that do not exist."""
    return tuple(one for one in profile.accounts if one.declared and one.standing in {Standing.FREE, Standing.INVALID})


def source_why(one: Source, words: Translator, *, declared: bool) -> str:
    """Why a site is the candidate's, as far as that was said."""
    if one.proof is not None:
        return words.say(one.proof)
    return opened(words.say(labels.DECLARED)) + "." if declared else ""


def _asked(profile: Profile, words: Translator) -> str:
    """What was found, counted."""
    counts = {standing: sum(one.standing is standing for one in profile.accounts) for standing in MET}
    own = nmsg("{n} account is the candidate's", "{n} accounts are the candidate's", n=counts[Standing.ATTRIBUTED])
    rest = ((STANDINGS[one], counts[one]) for one in MET[1:] if counts[one])
    return joined((words.say(own), *(named(words, words.say(state), words.number(count)) for state, count in rest)))


def _free(profile: Profile, words: Translator) -> str:
    """How many names are free, in one line; empty when none is known to be."""
    free = sum(one.standing is Standing.FREE for one in profile.accounts)
    if not free:
        return ""
    said = nmsg(
        "{n} further name is free: no account, so it is not listed. footprint names shows where.",
        "{n} further names are free: no accounts, so they are not listed. footprint names shows where.",
        n=free,
    )
    return words.say(said)


def _notices(profile: Profile, words: Translator) -> Iterator[str]:
    yield words.say(IDENTITY_IS)
    yield from standing(profile, words)
    yield heads.notice(profile.subject.mandate, words, profile.dossier.notice)
    if profile.holder_only:
        yield words.say(labels.HOLDER_ONLY)
    if not profile.complete:
        yield words.say(labels.INCOMPLETE)


def _conditions(profile: Profile, words: Translator) -> Iterator[Pair]:
    """All that this depends on: no rubric is."""
    about_scores = {words.say(one) for one in (labels.RUBRIC, labels.RUBRIC_DIGEST, labels.PROFILE_VERSION)}
    yield from (one for one in heads.conditions(profile, words) if one.name not in about_scores)


def _met(one: Account, words: Translator) -> Met:
    return Met(
        standing=one.standing,
        shape=SHAPES[one.standing],
        state=words.say(STANDINGS[one.standing]),
        network=_short(one.title),
        handle=linked(one.url, _short(one.handle)),
        level=one.level.value if one.level else "",
        tag=_tag(words.say(one.proof), words, declared=one.declared),
        why=words.say(one.proof),
        proofs=proofs(words, one.evidence),
    )


def _short(name: str) -> str:
    """A name that leaves room for others."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _tag(why: str, words: Translator, *, declared: bool) -> str:
    said = words.say(labels.DECLARED)
    return said if declared and said.casefold() not in why.casefold() else ""


def _own(one: Source, known: Places, words: Translator) -> Own:
    declared = known.is_declared(one)
    why = source_why(one, words, declared=declared)
    return Own(
        link=linked(one.url, _short(bare(one.url))),
        title=_short(one.title),
        level=one.level.value if one.level else "",
        tag=_tag(why, words, declared=declared),
        why=why,
        proofs=proofs(words, one.evidence),
    )


def _naming(one: Edge, known: Places, words: Translator) -> Naming:
    source, target = (linked(url, _short(known.called(url))) for url in (one.source, one.target))
    return Naming(source, target, _short(spot(one.spot, words)), proofs(words, one.evidence))


def _against(one: Conflict, known: Places, words: Translator) -> Against:
    return Against(linked(one.url, _short(known.called(one.url))), words.say(one.note), proofs(words, one.evidence))


def _lead(one: Lead, known: Places, words: Translator) -> Naming:
    page, target = linked(one.page, _short(known.called(one.page))), linked(one.url, _short(bare(one.url)))
    return Naming(page, target, _short(spot(one.spot, words)), ())
