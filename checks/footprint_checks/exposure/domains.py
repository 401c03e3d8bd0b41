"""Domains of the name: whether the candidate holds one, and the state of the others."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from footprint.exhibit import DomainName, Hold
from footprint.extract.name import spellings, top_level
from footprint.finding import (
    Absent,
    Attribution,
    Finding,
    Inconclusive,
    Instead,
    Method,
    Reason,
    Scored,
    evidence,
)
from footprint.message import msg, nmsg
from footprint_checks.exposure.holding import holdings, own_domains
from footprint_checks.exposure.likeness import SAID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Case
    from footprint.finding import Status
    from footprint.message import Message
    from footprint_checks.accounts import Accounts
    from footprint_checks.exposure.holding import Holding
    from footprint_checks.exposure.observation import Protection, SeenDomain, State

_URGENCY = (Hold.FREE, Hold.HELD, Hold.UNKNOWN)


def domains(seen: Protection, case: Case) -> Finding:
    """Does the candidate hold a domain of the name? What others registered is no part of it."""
    told = seen.accounts
    is_named = bool(spellings(told.names, case.subject.name))
    held = holdings(told, case)
    sure = not held or any(one.attribution is Attribution.CONFIRMED for one in held)
    return Finding(
        "name.domains",
        _status(told, held, is_named=is_named),
        _sentence(tuple(dict.fromkeys(one.domain for one in held)), told, is_named=is_named),
        tuple(dict.fromkeys(evidence(one.exchange) for one in held)),
        Attribution.CONFIRMED if sure else Attribution.LIKELY,
        Method.HTML,
        remedy=_remedy(seen),
        instead=Instead(msg("with a domain of the name held"), 1),
    )


def domain_names(seen: Protection, case: Case) -> Iterator[DomainName]:
    """What to register first, then what others have, then the candidate's own; at last what looks like them."""
    numbers = count(1)
    exact = [one for one in seen.domains if one.likeness is None]
    for one in sorted(exact, key=lambda one: _URGENCY.index(one.state.hold)):
        yield _exhibit(one, next(numbers))
    for domain in own_domains(seen.accounts, case):
        yield _own(domain, seen.accounts, case, next(numbers))
    for one in seen.domains:
        if one.likeness is not None:
            yield _exhibit(one, next(numbers))


def _status(told: Accounts, held: tuple[Holding, ...], *, is_named: bool) -> Status:
    if not is_named:
        return Inconclusive(Reason.NOT_DECLARED)
    if held:
        return Scored(1, 1, 1)
    if not told.is_tied:
        return Inconclusive(Reason.NOT_ATTRIBUTED)
    return Inconclusive(Reason.PARTIAL, 0, 1) if told.is_partial else Absent()


def _sentence(held: tuple[str, ...], told: Accounts, *, is_named: bool) -> Message:
    if not is_named:
        return msg("No name was given, so there is no domain to look for.")
    if held:
        return nmsg(
            "The candidate holds {n} domain of the name: {listed}.",
            "The candidate holds {n} domains of the name: {listed}.",
            n=len(held),
            listed=", ".join(held),
        )
    if not told.is_tied:
        return msg("Nothing ties a site to the candidate, so it can't be told which domains are theirs.")
    if told.is_partial:
        return msg("No domain of the name was seen to be the candidate's, and not every place of theirs was seen.")
    return msg("No site of the candidate's is at a domain of the name.")


def _remedy(seen: Protection) -> Message:
    free = next((one for one in seen.domains if one.likeness is None and one.state.hold is Hold.FREE), None)
    if free is None:
        return msg("Register a domain of the name, and name it on the candidate's pages.")
    return msg("Register {domain}, which nobody has, and name it on the candidate's pages.", domain=free.domain)


def _own(domain: str, told: Accounts, case: Case, priority: int) -> DomainName:
    proofs = tuple(dict.fromkeys(evidence(one.exchange) for one in holdings(told, case) if one.domain == domain))
    note = (
        msg("A page or an account of the candidate's is there.")
        if proofs
        else msg("The candidate gave an address there, which could not be read.")
    )
    return DomainName(domain, Hold.OWN, priority, None, note, f"https://{domain}/", proofs)


def _exhibit(one: SeenDomain, priority: int) -> DomainName:
    state = one.state
    return DomainName(
        domain=one.domain,
        hold=state.hold,
        priority=priority,
        likeness=None if one.likeness is None else SAID[one.likeness],
        note=_note(one.domain, state),
        link=_link(one, state),
        evidence=one.evidence,
    )


def _link(one: SeenDomain, state: State) -> str:
    """Where it can be looked at or, in favour of no registrar, who runs its ending; nowhere for a held look-alike."""
    if state.hold is Hold.HELD:
        return f"https://{one.domain}/" if one.likeness is None else ""
    return f"https://www.iana.org/domains/root/db/{top_level(one.domain)}.html"


def _note(domain: str, state: State) -> Message:
    match state.hold:
        case Hold.FREE:
            return msg("Nobody has registered it: any registrar for .{ending} can.", ending=top_level(domain))
        case Hold.HELD if state.since:
            return msg("Registered on {day:date}; the owner is not known.", day=state.since)
        case Hold.HELD | Hold.OWN:
            return msg("Registered; the owner is not known.")
        case Hold.UNKNOWN:
            return _unknown(domain, state.reason)


def _unknown(domain: str, reason: Reason | None) -> Message:
    ending = top_level(domain)
    notes = {
        None: msg("It is not in the DNS; its registry, which is asked a few questions only, was not asked."),
        Reason.NOT_OBSERVABLE: msg(
            "The registry of .{ending} can't be asked by programs; ask a registrar.", ending=ending
        ),
        Reason.CONTRADICTORY: msg("The DNS and the registry of .{ending} do not say the same.", ending=ending),
        Reason.RATE_LIMITED: msg(
            "The registry of .{ending} limits how often it can be asked; try later.", ending=ending
        ),
        Reason.UNREADABLE: msg("The registry of .{ending} gave an answer that can't be read.", ending=ending),
    }
    return notes.get(reason) or msg("Neither the DNS nor the registry of .{ending} gave a clear answer.", ending=ending)
