"""A plan for whoever audits themself: what to do first, and what it would bring.

The order depends on what a step would bring to the person's own numbers and on how little it takes. What others think
(followers, likes, how often somebody is answered) has no part in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from footprint.exhibit import Hold, Standing, Verdict
from footprint.finding import Absent, Inconclusive, Scored

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from footprint.exhibit import Account
    from footprint.message import Message, Text
    from footprint.profile import Indicator, Profile

MOST_CLAIMS = 12
"""Names that a plan lists: more are in the report."""
_PLACES = 6


class Effort(StrEnum):
    """What a step takes, the least first."""

    HOUR = "hour"
    """Done once, in an hour or so."""
    WEEK = "week"
    """Done once, over some days."""
    HABIT = "habit"
    """Kept up: it shows after weeks or months."""


EFFORTS: Mapping[str, Effort] = {
    "pub.exists": Effort.WEEK,
    "pub.fresh": Effort.WEEK,
    "pub.cadence": Effort.HABIT,
    "pub.regular": Effort.HABIT,
    "pub.craft": Effort.HABIT,
    "tools.families": Effort.WEEK,
    "tools.artefact": Effort.WEEK,
    "host.domain": Effort.WEEK,
    "host.https": Effort.HOUR,
    "host.links": Effort.HOUR,
    "page.onpage": Effort.HOUR,
    "page.access": Effort.HOUR,
    "page.structured": Effort.HOUR,
    "info.sources": Effort.HABIT,
    "info.curation": Effort.WEEK,
    "info.topics": Effort.HOUR,
    "net.families": Effort.HABIT,
    "net.linked": Effort.HOUR,
    "net.complete": Effort.HOUR,
    "vis.name": Effort.HABIT,
    "vis.handle": Effort.HABIT,
    "vis.first": Effort.HABIT,
    "name.handles": Effort.HOUR,
    "name.domains": Effort.HOUR,
    "com.mentions": Effort.HABIT,
    "com.responses": Effort.HABIT,
    "com.conv": Effort.HABIT,
    "com.events": Effort.WEEK,
}
"""What it takes to move an indicator; one of a rubric of one's own that is not here takes days."""
_EFFORTS = tuple(Effort)


class Worth(StrEnum):
    """How much is known of what a step would bring."""

    KNOWN = "known"
    """`points` is what this one change brings."""
    AT_MOST = "at_most"
    """`points` is all that is missing: the step brings a part of it."""
    UNKNOWN = "unknown"
    """It could not be seen how things stand, so nobody can say."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do.

    Attributes:
        indicator, title: the number that it moves.
        remedy: what to do.
        condition: the start of a sentence: the change whose worth is known; None unless `worth` is known.
        effort: see there.
        worth: see there.
        points: of the whole index, with everything seen; 0 when not known.
    """

    indicator: str
    title: Text
    remedy: Message
    condition: Message | None
    effort: Effort
    worth: Worth
    points: float


@dataclass(frozen=True, slots=True)
class Claim:
    """A name that is free and can be claimed.

    Attributes:
        place: name of the network; empty for a domain.
        name: handle or domain.
        link: where to claim it.
        key: one of the networks that count in the rubric.
    """

    place: str
    name: str
    link: str
    key: bool


@dataclass(frozen=True, slots=True)
class Proof:
    """A link that is missing between an account and the person's own site.

    Attributes:
        network, handle, url: the account.
        site: the site that is closest to being the person's hub.
        from_site: the site should name the account, with rel=“me”.
        from_account: the account's profile should name the site.
    """

    network: str
    handle: str
    url: str
    site: str
    from_site: bool
    from_account: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do, in this order.

    Attributes:
        steps: by what they bring, the most first; of equal ones the one that takes less.
        handles: free names on networks, those that count and matter most first.
        domains: free domains of the name.
        proofs: links to add between own places.
    """

    steps: tuple[Step, ...]
    handles: tuple[Claim, ...]
    domains: tuple[Claim, ...]
    proofs: tuple[Proof, ...]

    def taking(self, effort: Effort) -> tuple[Step, ...]:
        """The steps of one effort, in their order."""
        return tuple(one for one in self.steps if one.effort is effort)


def plan(profile: Profile) -> Plan:
    """Make a plan from remedies, gains and exposures."""
    steps = [step for one in profile.indicators if (step := _step(one)) is not None]
    handles = tuple(
        Claim(one.title, one.handle, one.link, one.key)
        for one in sorted(profile.exposures, key=lambda one: (not one.key, one.priority))
        if one.hold is Hold.FREE and one.likeness is None
    )
    domains = tuple(
        Claim("", one.domain, one.link, key=False)
        for one in profile.domains
        if one.hold is Hold.FREE and one.likeness is None
    )
    return Plan(tuple(sorted(steps, key=_order)), handles[:MOST_CLAIMS], domains[:MOST_CLAIMS], tuple(_proofs(profile)))


def _step(one: Indicator) -> Step | None:
    """What to do about an indicator; None when there is nothing to do or nothing to advise."""
    if one.remedy is None:
        return None
    effort = EFFORTS.get(one.id, Effort.WEEK)
    if one.gain is not None:
        return Step(one.id, one.title, one.remedy, one.gain.condition, effort, Worth.KNOWN, one.gain.points)
    match one.status:
        case Scored() | Absent():
            missing = round(one.weight * (1 - (one.score or 0)), _PLACES)
            return Step(one.id, one.title, one.remedy, None, effort, Worth.AT_MOST, missing) if missing else None
        case Inconclusive():
            return Step(one.id, one.title, one.remedy, None, effort, Worth.UNKNOWN, 0)
        case _:
            return None


def _order(one: Step) -> tuple[bool, float, int]:
    """What is not known comes last; sorting keeps the rubric's order where all else is equal."""
    return one.worth is Worth.UNKNOWN, -one.points, _EFFORTS.index(one.effort)


def _proofs(profile: Profile) -> Iterator[Proof]:
    """Accounts that are the person's, and that their site does not name or that do not name it."""
    sites = tuple(one.url for one in profile.sources)
    if not sites:
        return
    named = {(edge.source, edge.target) for edge in profile.edges}
    degrees = {site: sum(site in pair for pair in named) for site in sites}
    hub = max(sites, key=lambda one: degrees[one])  # the first of equals
    for one in profile.accounts:
        if _is_own(one):
            from_site = not any((site, one.url) in named for site in sites)
            from_account = not any((one.url, site) in named for site in sites)
            if from_site or from_account:
                yield Proof(one.title, one.handle, one.url, hub, from_site, from_account)


def _is_own(one: Account) -> bool:
    return one.standing is Standing.ATTRIBUTED and one.verdict is Verdict.CLAIMED
