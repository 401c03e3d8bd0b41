"""From what a host answered to findings: its domain, its HTTPS, its links; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.finding import (
    Finding,
    Inconclusive,
    Instead,
    Method,
    Reason,
    Scored,
    dns_evidence,
    evidence,
)
from footprint.web.exchange import Failure, FailureKind, Response
from footprint_checks.accounts.links import host_of
from footprint_checks.reasons import reason_of
from footprint_checks.site import wording
from footprint_checks.site.links import OF_POST, quota
from footprint_checks.site.measure import FALLING, RISING, Measure, share, status, unmeasured
from footprint_checks.site.observation import Ground, Life
from footprint_checks.unshown import unshown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.finding import Evidence
    from footprint_checks.site.observation import Home, SeenLink, Sites

ON_A_PLATFORM = 0.4
"""What an address under somebody else's domain is worth, where a domain of one's own is 1 (scoring, D3)."""
VALID, LED_TO = 0.5, 1.0
"""What HTTPS is worth, and HTTPS to which plain HTTP leads."""
SHOWN = 10
"""Pieces of evidence of one finding."""


def judge(seen: Sites) -> Iterator[Finding]:
    """The three indicators of hosting."""
    yield _domain(seen)
    yield _https(seen)
    yield _links(seen)


def _domain(seen: Sites) -> Finding:
    grounds = {
        Ground.OWN: Measure(1.0, 1.0, 1.0),
        Ground.PLATFORM: Measure(ON_A_PLATFORM, ON_A_PLATFORM, ON_A_PLATFORM),
        Ground.UNCLEAR: Measure(None, ON_A_PLATFORM, 1.0),
    }
    state, place = status(seen, RISING, [grounds[one.ground] for one in seen.addresses])
    if place is None:
        unclear = next((one for one in seen.addresses if one.ground is Ground.UNCLEAR), None)
        return Finding(
            "host.domain",
            state,
            wording.without(state) if unclear is None else wording.unclear_domain(host_of(unclear.url)),
            tuple(evidence(one.exchange) for one in seen.addresses[:SHOWN]),
            method=Method.HEURISTIC,
            remedy=wording.OWN_DOMAIN,
            instead=Instead(wording.with_own_domain(), 1.0),
        )
    best = seen.addresses[place]
    is_own = best.ground is Ground.OWN
    return Finding(
        "host.domain",
        state,
        wording.own_domain(host_of(best.url)) if is_own else wording.platform(host_of(best.url)),
        (evidence(best.exchange, where="url", excerpt=best.url),),
        best.attribution,
        Method.HTML,
        remedy=None if is_own else wording.OWN_DOMAIN,
        instead=None if is_own else Instead(wording.with_own_domain(), 1.0),
    )


def _https(seen: Sites) -> Finding:
    state, place = status(seen, RISING, [_secured(one) for one in seen.homes])
    if place is None:
        return unmeasured("host.https", state, seen)
    home = seen.homes[place]
    value = state.value if isinstance(state, Scored) else 0.0
    asked = (home.front.exchange, home.secure, home.plain)
    return Finding(
        "host.https",
        state,
        wording.https(home.name, value, is_sure=_secured(home).best == value),
        tuple(evidence(one, where="url") for one in asked if one is not None),
        home.attribution,
        Method.HTML,
        remedy=None if value == LED_TO else wording.LEAD_TO_HTTPS if value else wording.USE_HTTPS,
        instead=None if value == LED_TO else Instead(wording.with_https(), LED_TO),
    )


def _secured(home: Home) -> Measure:
    is_valid, is_led = _is_valid(home), _is_led(home)
    if is_valid is None:
        return Measure(None, 0.0, LED_TO)
    if not is_valid:
        return Measure(0.0, 0.0, 0.0)
    if is_led is None:
        return Measure(VALID, VALID, LED_TO)
    value = LED_TO if is_led else VALID
    return Measure(value, value, value)


def _is_valid(home: Home) -> bool | None:
    """Does the site answer over HTTPS, with a certificate that fits? A failure of TLS says no where HTTP says yes."""
    front = home.front.exchange.outcome
    if isinstance(front, Response) and front.url.startswith("https:") and reason_of(front) is None:
        return True
    match None if home.secure is None else home.secure.outcome:
        case Failure(kind=FailureKind.TLS):
            return False if isinstance(front, Response) else None
        case Response() as response if reason_of(response) is None and unshown(response) is None:
            return response.url.startswith("https:")
        case _:
            return None


def _is_led(home: Home) -> bool | None:
    """Does plain HTTP lead to HTTPS on the same host, `www.` aside, or to wherever HTTPS leads?"""
    match None if home.plain is None else home.plain.outcome:
        case Response(url=url, hops=hops) if hops and url.startswith("https:"):
            return host_of(url).removeprefix("www.") == host_of(home.url).removeprefix("www.")
        case Response() as response if reason_of(response) is None and unshown(response) is None:
            return False
        case _:
            return None


def _links(seen: Sites) -> Finding:
    # A site without links has none to keep alive, and takes nothing from those that have.
    homes = [one for one in seen.homes if one.links or one.missing]
    if seen.homes and not homes and seen.reason is None:
        proofs = tuple(evidence(one.front.exchange, where="a[href]") for one in seen.homes)
        return Finding("host.links", Inconclusive(Reason.TOO_FEW), wording.NO_LINKS, proofs, method=Method.HTML)
    state, place = status(seen, FALLING, [_dead(one) for one in homes])
    if place is None:
        return unmeasured("host.links", state, seen)
    home = homes[place]
    dead = [one for one in home.links if one.life is Life.BROKEN]
    return Finding(
        "host.links",
        state,
        wording.links(home),
        _proofs(dead, home),
        home.attribution,
        Method.HTML,
        remedy=wording.MEND_LINKS if dead else None,
        instead=Instead(wording.with_living_links(), 0.0) if dead else None,
    )


def _dead(home: Home) -> Measure:
    """The share of dead links; a page that was not seen may hold as many as are followed of one."""
    lives = [one.life for one in home.links]
    hidden = sum(quota(one) for one in home.pages if one.sheet is None) + OF_POST * home.unseen_posts
    dead, unknown = lives.count(Life.BROKEN), lives.count(Life.UNKNOWN)
    found = share(dead, len(lives) - unknown, unknown + hidden)
    return Measure(found.value, found.best, found.worst)


def _proofs(dead: list[SeenLink], home: Home) -> tuple[Evidence, ...]:
    """The dead links, each on its page and as it answered; without any, the pages whose links were followed."""
    if not dead:
        return tuple(evidence(one.exchange, where="a[href]") for one in home.seen)
    found: list[Evidence] = []
    for one in dead[: SHOWN // 2]:
        found.append(evidence(one.page.exchange, where="a[href]", excerpt=one.url))
        found += [evidence(one.exchange)] if one.exchange is not None and one.lookup is None else []
        found += [dns_evidence(one.lookup)] if one.lookup is not None else []
    return tuple(found)
