"""From what others do to findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.exhibit import Detail
from footprint.finding import Absent, Finding, Inconclusive, Method, Reason, Scored, evidence
from footprint_checks.bounding import (
    at_least,
    is_partial,
    is_tied,
    least_sure,
    looked_at,
    unknown_accounts,
    unseen_accounts,
)
from footprint_checks.community import wording
from footprint_checks.community.conversation import answered, best, conversed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from footprint.case import Case
    from footprint.exhibit import Exhibit
    from footprint.finding import Attribution, Evidence, Instead, Status
    from footprint.message import Message
    from footprint_checks.activity import Doings
    from footprint_checks.citing import Citation
    from footprint_checks.community.conversation import Best, Share
    from footprint_checks.community.observation import Community, Role

INDICATORS = ("com.mentions", "com.responses", "com.conv", "com.events")
_MANY, _ENOUGH = 10, 2
"""Sites that cite, and roles, beyond which more bring nothing (scoring, D9)."""
_PROOFS = 10
"""Proofs shown of one number."""


def judge(seen: Community, case: Case) -> Iterator[Finding | Exhibit]:
    """Four findings, each citing page and each role that another site confirms."""
    if not is_tied(seen.places):
        for indicator in INDICATORS:
            yield Finding(indicator, Inconclusive(Reason.NOT_ATTRIBUTED), wording.UNTIED)
        return
    yield _mentions(seen)
    for talk in _TALKS:
        yield _conversation(seen, case, talk)
    verified = _verified(seen)
    yield _events(seen, verified)
    for one in seen.citations:
        yield Detail(one.exchange.request.url, wording.CITED, wording.cited(one.title), (_proof(one),))
    for role, one in verified:
        yield Detail(role.url, wording.TITLES[role.part], wording.VERIFIED, (_declared(role), _proof(one)))


def _is_unsure(seen: Community) -> bool:
    """May there be a place of theirs that nobody knows of, or that was not seen to be theirs?"""
    return is_partial(seen.places, seen.activities) or bool(unknown_accounts(seen.places))


def _mentions(seen: Community) -> Finding:
    count, is_unsure = float(len(seen.citations)), _is_unsure(seen)
    reason = Reason.PARTIAL if seen.has_provider else Reason.NO_PROVIDER
    is_blind = is_unsure or seen.is_hidden or seen.unheard is not None or not seen.has_provider
    most = max(count, float(_MANY)) if is_blind else count + len(seen.open)
    status = at_least(count, most, reason=seen.unheard or reason)
    # What cites them may be a page of theirs that nobody knows of.
    unsure = Scored(count, 0.0, most) if count and is_unsure else status
    return Finding(
        "com.mentions",
        unsure,
        wording.mentions(len(seen.citations), len(seen.open), reason),
        tuple(map(_proof, seen.citations))[:_PROOFS]
        or tuple(map(evidence, seen.searches))
        or looked_at(seen.places, seen.activities),
        method=Method.HEURISTIC,
        remedy=wording.BE_CITED,
        instead=wording.one_more_mention(count),
    )


@dataclass(frozen=True, slots=True)
class _Talk:
    """A measure of the messages on the best account.

    Attributes:
        indicator: see there.
        measure: of one account.
        full: share from which more brings nothing.
        told: what was seen, with the name of the network.
        remedy: what to do about it.
        instead: a counterfactual.
        is_on_open_networks: what only a login shows has no part in it.
    """

    indicator: str
    measure: Callable[[Doings], Share | None]
    full: float
    told: Callable[[Share, str], Message]
    remedy: Message
    instead: Callable[[float], Instead | None]
    is_on_open_networks: bool = False


_TALKS = (
    _Talk("com.responses", answered, 0.5, wording.answered, wording.ASK, wording.half_answered),
    _Talk(
        "com.conv", conversed, 0.2, wording.conversed, wording.ANSWER, wording.more_replies, is_on_open_networks=True
    ),
)


def _conversation(seen: Community, case: Case, talk: _Talk) -> Finding:
    looked = [one for one in seen.activities.doings if _has_messages(one, case)]
    found = best(map(talk.measure, looked), _score(case, talk), talk.full, is_open=_may_be_more(seen, talk))
    share = found.share
    if share is None:
        return Finding(
            talk.indicator,
            _status(found),
            wording.silent(is_few=found.is_few, is_open=found.is_open),
            looked_at(seen.places, seen.activities),
            remedy=talk.remedy,
        )
    return Finding(
        talk.indicator,
        _status(found),
        talk.told(share, case.catalogue.get(share.doings.account.handle.network).name),
        _messages(share),
        attribution=share.doings.account.attribution,
        remedy=talk.remedy,
        instead=talk.instead(found.value),
    )


def _has_messages(one: Doings, case: Case) -> bool:
    """Are there messages on its network at all? Not on those that only say who somebody is."""
    return case.catalogue.get(one.account.handle.network).niche != "identity"


def _may_be_more(seen: Community, talk: _Talk) -> bool:
    """Is there, or may there be, an account that was not seen and that would have a part in it?"""
    walled = {one.handle for one in seen.places.walled}
    counted = (one for one in unseen_accounts(seen.places) if not (talk.is_on_open_networks and one in walled))
    return is_partial(seen.places, seen.activities) or any(True for _ in counted)


def _score(case: Case, talk: _Talk) -> Callable[[float], float]:
    """What a share is worth, as the rubric says; under one that does not ask for it, more is better."""
    rule = case.rubric.indicators.get(talk.indicator)
    return (lambda value: min(value, talk.full)) if rule is None else rule.curve.score


def _status(found: Best) -> Status:
    if found.share is None and not found.is_open:
        return Absent()
    if found.share is None:
        return Inconclusive(Reason.TOO_FEW if found.is_few else Reason.PARTIAL, found.low, found.high)
    return Scored(found.value, found.low, found.high) if found.is_open else Scored(found.value)


def _messages(share: Share) -> tuple[Evidence, ...]:
    """The messages that count, else those that were looked at."""
    return tuple(one.evidence for one in share.hits or share.messages)[:_PROOFS]


def _verified(seen: Community) -> list[tuple[Role, Citation]]:
    """The roles that another site confirms, one of each site."""
    found: dict[str, tuple[Role, Citation]] = {}
    for one in seen.roles:
        if one.proof is not None:
            found.setdefault(one.proof.domain, (one, one.proof))
    return list(found.values())


def _events(seen: Community, verified: list[tuple[Role, Citation]]) -> Finding:
    count, is_unsure = float(len(verified)), _is_unsure(seen)
    unseen = sum(one.is_open and one.proof is None for one in seen.roles)
    most = max(count, float(_ENOUGH)) if is_unsure or seen.is_hidden else count + unseen
    status = at_least(count, most)
    proofs = [proof for role, one in verified for proof in (_declared(role), _proof(one))]
    return Finding(
        "com.events",
        Scored(count, 0.0, most) if count and is_unsure else status,
        wording.events(len(verified), len(seen.roles), is_open=most > count),
        tuple(proofs)[:_PROOFS]
        or tuple(map(_declared, seen.roles))[:_PROOFS]
        or looked_at(seen.places, seen.activities),
        attribution=_attribution(seen),
        method=Method.HEURISTIC,
        remedy=wording.TAKE_PART,
        instead=wording.one_more_role(count),
    )


def _attribution(seen: Community) -> Attribution:
    """As sure as the least sure page that names a role."""
    pages = {one.by.key for one in seen.roles if one.proof is not None}
    return least_sure(one.attribution for one in seen.places.sites if one.exchange.key in pages)


def _declared(role: Role) -> Evidence:
    return evidence(role.by, where="a", excerpt=role.url)


def _proof(one: Citation) -> Evidence:
    return evidence(one.exchange, where=one.where, excerpt=one.excerpt)
