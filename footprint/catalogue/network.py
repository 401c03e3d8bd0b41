"""One network: what may be asked of it, and how its answers are read and judged."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, assert_never
from urllib.parse import urlsplit

from footprint.catalogue import notes
from footprint.catalogue.address import HOST
from footprint.catalogue.fields import FieldRules, Fields, Further
from footprint.catalogue.marker import Asked, holds, label
from footprint.catalogue.nobody import random_names
from footprint.catalogue.page import Page
from footprint.catalogue.rule import (
    REASONS,
    Changed,
    Contradiction,
    Found,
    Kept,
    Kind,
    Missing,
    Rules,
    State,
    Stopped,
    conclude,
)
from footprint.catalogue.tried import Tried
from footprint.exhibit import Verdict
from footprint.finding import Reason
from footprint.subject import NetworkHandle
from footprint.web.exchange import Failure, FailureKind, Reading, Response

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from footprint.catalogue.address import Address
    from footprint.catalogue.handle import HandleRule
    from footprint.catalogue.marker import Marker
    from footprint.catalogue.question import Question
    from footprint.message import Message
    from footprint.web.exchange import Exchange, Json, Reader, Request


class Family(StrEnum):
    """The families that the rubric counts, and one for networks that it does not."""

    PROFESSIONAL = "professional"
    MICROBLOG = "microblog"
    VIDEO = "video"
    IMAGE = "image"
    CODE = "code"
    """Code or open data."""
    FORUM = "forum"
    """Forums, questions and answers."""
    PUBLISHING = "publishing"
    EVENTS = "events"
    OTHER = "other"


class Tier(StrEnum):
    """When a network is asked."""

    CORE = "core"
    EXTENDED = "extended"
    """Only where all networks are asked for."""


class Covers(StrEnum):
    """What a network means when it says that a name is missing."""

    EVERYONE = "everyone"
    PEOPLE = "people"
    """A group or an organisation may still hold the name."""
    SERVER = "server"
    """Other servers of the network were not asked."""
    VISIBLE = "visible"
    """Accounts that hide themselves look missing."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """Does a name exist on a network?

    Attributes:
        verdict: see there.
        reason: why unknown; None otherwise.
        blocker: who stood in the way, such as `Cloudflare`, when it can be told.
        note: what was seen, one sentence.
        opt_out: the holder asks for discretion: the account exists, and nothing more is read.
    """

    verdict: Verdict
    reason: Reason | None
    blocker: str | None
    note: Message
    opt_out: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """Why the rules are believed.

    Attributes:
        sources: who says so, as credited in `docs/sources.md`.
        checked: day they were read, ISO 8601; empty when nobody noted it.
        confidence: `high`, `medium` or `low`.
        vouched: we read the sources ourselves; if not, the rules come from somebody's list as they are, and the
            accounts that it knows may be gone.
    """

    sources: tuple[str, ...]
    checked: str
    confidence: str
    vouched: bool = True


@dataclass(frozen=True)
class Network:
    """A network of the catalogue.

    Attributes:
        id: kebab-case; the name of its file.
        name: as people know it.
        niche: what it is about, such as `blog` or `wiki`.
        family: what the rubric counts it as.
        tier: see there.
        key: how much it counts to hold one's name here, 0 to 1: the order in which names are claimed.
        homepage, signup: where to look, and where to claim a name; no sign-up where none is known.
        profile: of a person's page, for a person to open; the home page where people have none.
        also: other addresses of it.
        feed: address of a person's feed, with `{handle}` and `{instance}`; None when it has none of its own.
        rel_me: do links on a profile carry `rel="me"`; None when not known.
        question: what is asked; None where nothing is shown without a login, so that nothing is.
        further: a second question for more links, to ask about the candidate's own account; None when there is none.
        fallback: the same network asked another public question; see `second`.
        instances: hosts that are asked by default; empty unless federated.
        known: accounts that exist: the network's own, or a company's.
        proof: see there.
    """

    id: str
    name: str
    niche: str
    family: Family
    tier: Tier
    key: float
    homepage: str
    signup: str | None
    profile: Address
    also: tuple[Address, ...]
    feed: str | None
    rel_me: bool | None
    instances: tuple[str, ...]
    handle: HandleRule
    question: Question | None
    rules: Rules
    missing_is_reliable: bool
    missing_covers: Covers
    opt_out: tuple[Marker, ...]
    field_rules: FieldRules
    further: Further | None
    fallback: Network | None
    known: tuple[NetworkHandle, ...]
    proof: Proof

    @property
    def is_federated(self) -> bool:
        """Has it many servers, so that a name means nothing without one?"""
        return bool(self.instances)

    @cached_property
    def is_weak(self) -> bool:
        """Does a real profile not repeat its name? Then a claimed name needs the control more than others do."""
        return not self.rules.found.repeats_the_name

    @cached_property
    def has_mute_miss(self) -> bool:
        """Does a missing name show by a status or by next to nothing? So does a network that is out of order."""
        missing = self.rules.missing
        return missing is None or missing.is_quiet or not missing.is_telling

    @cached_property
    def has_weak_miss(self) -> bool:
        """Could a missing name be what a wall, a fault or a page that moved shows as well?"""
        return self.has_mute_miss or self.rules.is_missing_weak(self.name)

    @cached_property
    def tried(self) -> Tried:
        """The names that it is tried with."""
        return Tried(self)

    @property
    def names_places(self) -> bool:
        """Can its answer name other places of the holder's?"""
        return bool(self.field_rules.links or self.field_rules.verified or self.further is not None)

    @cached_property
    def fingerprint(self) -> str:
        """Changes with what is asked and how answers are judged: what was learnt under another one is worth nothing."""
        judged = repr((self.id, self.question, self.rules, self.missing_is_reliable, self.proof.vouched))
        return hashlib.sha256(judged.encode()).hexdigest()[:16]

    def canonical(self, handle: NetworkHandle) -> NetworkHandle:
        """The one spelling of handles that are the same account."""
        name, instance = self.handle.fold(handle.name), handle.instance.lower() if handle.instance else None
        is_so = name == handle.name and instance == handle.instance and handle.network == self.id
        return handle if is_so else NetworkHandle(self.id, name, instance)

    def addresses(self, name: str) -> tuple[NetworkHandle, ...]:
        """Where a bare handle is looked for: one place, or one on each default server."""
        folded = self.handle.fold(name)
        if self.handle.expand is not None and not self.handle.allows(folded):
            folded = self.handle.expand.replace("{name}", folded)
        return tuple(NetworkHandle(self.id, folded, instance) for instance in self.instances or (None,))

    def allows(self, handle: NetworkHandle) -> bool:
        """Can such a name exist here? If not, nothing is asked. A federated name needs its server."""
        one = self.canonical(handle)
        right_server = HOST.fullmatch(one.instance or "") is not None if self.is_federated else one.instance is None
        return right_server and self.handle.allows(one.name)

    def for_others(self) -> Network:
        """As it is asked about somebody else: without the questions meant for whoever looks for their own name."""
        if self.question is not None and self.question.self_only:
            return replace(self, question=None, further=None, fallback=None, missing_is_reliable=False)
        second = self.fallback.question if self.fallback else None
        return replace(self, fallback=None) if second is not None and second.self_only else self

    def page(self, handle: NetworkHandle) -> str:
        """The profile page, for a person to open."""
        return self.profile.fill(self.canonical(handle))

    def request(self, handle: NetworkHandle, *, is_common: bool = False) -> Request:
        """The one question asked about a name; `is_common` as in `Request`.

        Raises:
            ValueError: nothing may be asked of this network.
        """
        if self.question is None:
            raise ValueError(f"{self.id}: nothing is shown without a login, so nothing is asked")
        # What two entries of a list ask alike, each reads in its own way.
        read_as = "" if self.proof.vouched else self.id
        return self.question.request(self.canonical(handle), read_as=read_as, is_common=is_common)

    def recognise(self, url: str) -> NetworkHandle | None:
        """The account whose profile page this is, or None; any scheme, `www.`, query and final slash."""
        for address in (self.profile, *self.also):
            found = address.read(url)
            if found is None:
                continue
            name, instance = found
            handle = self.canonical(NetworkHandle(self.id, name, instance))
            known = not self.is_federated or handle.instance in self.instances
            if known and handle.name.lower() not in self.handle.reserved and self.allows(handle):
                return handle
        return None

    def control(self, random: Random, *, instance: str | None = None) -> NetworkHandle:
        """A name that fits the rule and that nobody holds.

        Args:
            random: where the name comes from; the same state gives the same name.
            instance: the server to ask; the first default one if None. Ignored unless federated.
        """
        handles = (self.addresses(one)[0] for one in random_names(random))
        first = next(handles)
        handle = next(filter(self.allows, chain((first,), handles)), first)
        return NetworkHandle(self.id, handle.name, instance or handle.instance) if self.is_federated else handle

    def reader(self, handle: NetworkHandle) -> Reader:
        """What is kept of an answer about this name: the marks that hold; the holder's fields in memory only."""
        one = self.canonical(handle)
        asked = Asked(one.name, one.instance or "", self.handle.case)

        def read(response: Response) -> Reading:
            page = Page(response)
            kept = self._kept(page, asked)
            is_open = not kept.opt_out and isinstance(conclude(self.rules, response.status, kept), Found)
            return Reading(kept.public(), self.field_rules.read(page, asked, self.page(one)) if is_open else None)

        return read

    def judge(self, exchange: Exchange) -> Sighting:
        """Decide from the public part of a reading, so that a replay decides the same.

        Raises:
            ValueError: the exchange was made without this network's reader.
        """
        match exchange.outcome:
            case Failure(kind):
                reason = _FAILURES.get(kind, Reason.NETWORK_ERROR)
                return Sighting(Verdict.UNKNOWN, reason, None, notes.failed(kind, self.name))
            case Response(status=status, reading=Reading(public)):
                return self._judge(status, public, exchange.request.url)
            case Response():
                raise ValueError(f"{self.id}: an exchange to judge needs the network's reader")

    def second(self, sighting: Sighting) -> Network | None:
        """Who to ask again, in the same way, when the first question could not tell; None when nobody.

        Another question is asked where the first needs a login, can't show absence or is no longer understood; after
        a block or a limit nothing more is asked.
        """
        return self.fallback if sighting.reason in _WORTH_ANOTHER_QUESTION else None

    def fields(self, exchange: Exchange) -> Fields | None:
        """What the holder says on their profile; None when nothing was kept."""
        match exchange.outcome:
            case Response(reading=Reading(private=dict() as kept)):
                return Fields.of(kept)
            case _:
                return None

    def invalid(self) -> Sighting:
        """The verdict on a name that this network does not allow: nothing is asked."""
        return Sighting(Verdict.INVALID, None, None, notes.in_state(State.INVALID, self.name))

    def unseen(self) -> Sighting:
        """The verdict where nothing is shown without a login: nothing is asked."""
        return _unknown(Reason.NOT_OBSERVABLE, notes.stopped(Kind.LOGIN, self.name, None))

    def unproven(self) -> Sighting:
        """The verdict on a miss that proves nothing."""
        return _unknown(Reason.NOT_OBSERVABLE, notes.cannot_show_absence(self.name))

    def _kept(self, page: Page, asked: Asked) -> Kept:
        held = frozenset(named for marker, named in self._labels if holds(marker, page, asked))
        opt_out = any(holds(marker, page, asked) for marker in self.opt_out)
        # Where the network's own marks decide, the many signs of a block need not be looked for.
        is_decided = self.rules.speaks(page.response.status, Kept(held, (), opt_out))
        signs = () if is_decided else (one.id for one in self.rules.common.signs if one.holds(page, asked))
        return Kept(held, tuple(signs), opt_out)

    @cached_property
    def _labels(self) -> tuple[tuple[Marker, str], ...]:
        """Every mark that is looked for, once, with its label: marks for `1` and for `true` are equal without."""
        return tuple(dict.fromkeys((one, label(one)) for one in self._markers()))

    def _markers(self) -> Iterator[Marker]:
        """Its own, and those by which the other question is judged where that is the same: it shares the answer."""
        yield from self.rules.markers()
        if self.fallback is not None and self.fallback.question == self.question:
            yield from self.fallback.rules.markers()

    def _judge(self, status: int, public: Json, url: str) -> Sighting:  # noqa: PLR0911 (one line a conclusion)
        kept = Kept.of(public)
        match conclude(self.rules, status, kept):
            case Found() if kept.opt_out:
                return Sighting(Verdict.CLAIMED, None, None, notes.discreet(self.name), opt_out=True)
            case Found():
                return Sighting(Verdict.CLAIMED, None, None, notes.exists(self.name))
            case Missing():
                return self._absent(url)
            case State.INVALID:
                return self.invalid()
            case State() as state:
                return Sighting(Verdict.CLAIMED, None, None, notes.in_state(state, self.name))
            case Stopped(kind, who):
                return _unknown(REASONS[kind], notes.stopped(kind, self.name, who), who)
            case Changed():
                return _unknown(Reason.CHANGED, notes.changed(self.name))
            case Contradiction():
                return _unknown(Reason.CONTRADICTORY, notes.contradiction(self.name))

    def _absent(self, url: str) -> Sighting:
        if not self.missing_is_reliable:
            return self.unproven()
        match self.missing_covers:
            case Covers.EVERYONE:
                note = notes.nobody(self.name)
            case Covers.PEOPLE:
                note = notes.nobody_but_groups(self.name)
            case Covers.VISIBLE:
                note = notes.nobody_visible(self.name)
            case Covers.SERVER:
                note = notes.nobody_here(self.name, urlsplit(url).netloc)
            case _:
                assert_never(self.missing_covers)
        return Sighting(Verdict.AVAILABLE, None, None, note)


def _unknown(reason: Reason, note: Message, blocker: str | None = None) -> Sighting:
    return Sighting(Verdict.UNKNOWN, reason, blocker, note)


_WORTH_ANOTHER_QUESTION = frozenset({Reason.LOGIN_WALL, Reason.NOT_OBSERVABLE, Reason.CHANGED})

_FAILURES = {
    FailureKind.TIMEOUT: Reason.TIMEOUT,
    FailureKind.DEADLINE: Reason.DEADLINE,
    FailureKind.INTERRUPTED: Reason.DEADLINE,
    FailureKind.RATE_LIMITED: Reason.RATE_LIMITED,
    FailureKind.ROBOTS: Reason.ROBOTS,
}
