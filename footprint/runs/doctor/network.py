"""The way out: proxies, certificates, names, a secure connection, and what time it is."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx

from footprint.catalogue import load_catalogue
from footprint.errors import ConfigError
from footprint.message import msg
from footprint.report.words import FAILURES
from footprint.runs.doctor.findings import Area, Finding, State, as_it_is
from footprint.web.exchange import Failure, FailureKind, Response
from footprint.web.transport import Proxies, proxies_from, tls_context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from footprint.message import Message
    from footprint.web import Exchange, Lookup, Request, Web

_WITNESS = "github"
"""A network that everybody reaches who reaches any, with a documented question."""
_DNS_SECONDS = 5.0
"""Real time; an audit asks some dozens of names, and a name server that takes longer answers none of them in time."""
_SKEW = 300.0
"""Seconds: past five minutes, tickets and certificates that were just made are refused, and ages are wrong by days at
midnight."""
_PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")
_ANSWERED = frozenset({FailureKind.RATE_LIMITED, FailureKind.TOO_LARGE, FailureKind.BAD_ENCODING})
"""Failures that only a site makes that was reached."""

_REMEDIES: Mapping[FailureKind, Message] = {
    FailureKind.PROXY: msg("Check address and login of the proxy in HTTPS_PROXY, or add the host to NO_PROXY."),
    FailureKind.TLS: msg(
        "If a proxy opens secure connections here, put its root certificate beside the usual ones into a PEM file and "
        "name it in SSL_CERT_FILE; else check this machine's clock."
    ),
    FailureKind.DNS: msg("Check the connection; behind a proxy, name it in HTTPS_PROXY: it then looks up names."),
}
_LOGIN = 407
_REFUSED = msg("The proxy lets nobody through to this host: ask whoever runs it to allow it.")
_CONNECTION = msg("Check the connection and the firewall; behind a proxy, name it in HTTPS_PROXY.")


@dataclass(frozen=True, slots=True)
class WayOut:
    """What the environment says of proxies and certificates.

    Attributes:
        proxies: None when they can't be used; then nobody can be asked.
        findings: of proxies and certificates, before anything is asked.
        is_usable: a connection can be opened with it.
    """

    proxies: Proxies | None
    findings: tuple[Finding, ...]
    is_usable: bool


def way_out(environ: Mapping[str, str]) -> WayOut:
    """Read it as a run does; no network."""
    proxies, of_proxies = _proxies(environ)
    of_certificates = _certificates(environ.get("SSL_CERT_FILE") or "")
    findings = (of_proxies, of_certificates)
    return WayOut(proxies, findings, all(one.state is not State.DOES_NOT for one in findings))


def witness() -> Request:
    """The question that shows whether a network can be asked: about an account that is the network's own."""
    network = load_catalogue().get(_WITNESS)
    return network.request(network.known[0])


async def reach(web: Web) -> tuple[Lookup | Failure, Exchange]:
    """Ask the DNS and the network."""
    request = witness()

    async def resolved() -> Lookup | Failure:
        try:
            async with asyncio.timeout(_DNS_SECONDS):
                return await web.lookup(urlsplit(request.url).hostname or "", "A")
        except TimeoutError:
            return Failure(FailureKind.TIMEOUT)

    async with asyncio.TaskGroup() as group:
        lookup = group.create_task(resolved())
        exchange = group.create_task(web.get(request))
    return lookup.result(), exchange.result()


def judged(way: WayOut, lookup: Lookup | Failure, exchange: Exchange, *, is_demo: bool = False) -> Iterator[Finding]:
    """What came of asking, with the proxies that it went through; the demo goes through none."""
    through = way.proxies.route(httpx.URL(exchange.request.url)) if way.proxies and not is_demo else None
    for one in way.findings:
        yield _after(one, exchange, is_used=through is not None)
    yield _dns(lookup, urlsplit(exchange.request.url).hostname or "", is_proxied=through is not None)
    yield _https(exchange)
    yield _clock(exchange)


def unasked(way: WayOut, why: Message) -> Iterator[Finding]:
    """The same when nobody is asked."""
    host = urlsplit(witness().url).hostname or ""
    yield from way.findings
    for id_, title in (("dns", msg("DNS")), ("https", msg("HTTPS")), ("clock", msg("Clock"))):
        detail = (why,) if id_ == "clock" else (as_it_is(host), why)
        yield Finding(Area.NETWORK, f"network.{id_}", title, State.NOT_ASKED, detail)


def how(failure: Failure) -> tuple[Message, ...]:
    """Why no answer came, with what narrows it down."""
    match failure:
        case Failure(FailureKind.PROXY as kind, status=int(status)):
            return FAILURES[kind], as_it_is(f"HTTP {status}")
        case Failure(FailureKind.TLS as kind, detail=str(detail)) if detail:
            return FAILURES[kind], as_it_is(detail)
        case Failure(kind=kind):
            return (FAILURES[kind],)


def mended(failure: Failure) -> Message | None:
    """What mends the way out, whoever was asked; None where the way is not at fault."""
    match failure:
        case Failure(FailureKind.PROXY, status=int(status)) if status != _LOGIN:
            return _REFUSED
        case Failure(kind=kind):
            return _REMEDIES.get(kind)


def _proxies(environ: Mapping[str, str]) -> tuple[Proxies | None, Finding]:
    id_, title = "network.proxies", msg("Proxies")
    try:
        proxies = proxies_from(environ)
    except ConfigError as error:
        remedy = msg("Write it as http://proxy.example:3128.")
        return None, Finding(Area.NETWORK, id_, title, State.DOES_NOT, (error.message,), remedy)
    details = [
        msg("{scheme} addresses by {proxy}", scheme=scheme, proxy=_without_login(proxy))
        for scheme, proxy in (("https", proxies.https), ("http", proxies.http))
        if proxy is not None
    ]
    if not details:
        direct = msg("none in {names}: sites are asked directly", names=", ".join(_PROXIES))
        return proxies, Finding(Area.NETWORK, id_, title, State.NOT_SET, (direct,))
    if proxies.bypass:
        details.append(msg("directly (NO_PROXY): {names}", names=", ".join(proxies.bypass)))
    return proxies, Finding(Area.NETWORK, id_, title, State.NOT_ASKED, tuple(details))


def _without_login(proxy: str) -> str:
    """Its address, and of a login that there is one."""
    parts = urlsplit(proxy)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = "" if parts.port is None else f":{parts.port}"
    return f"{parts.scheme}://{'…@' if '@' in parts.netloc else ''}{host}{port}"


def _certificates(file: str) -> Finding:
    id_, title = "network.certificates", msg("Certificates")
    if not file:
        return Finding(
            Area.NETWORK, id_, title, State.WORKS, (msg("those that come with footprint; SSL_CERT_FILE names none"),)
        )
    try:
        tls_context(file)
    except ConfigError as error:
        remedy = msg("Name a file in PEM form that can be read, or unset SSL_CERT_FILE.")
        return Finding(Area.NETWORK, id_, title, State.DOES_NOT, (error.message,), remedy)
    return Finding(Area.NETWORK, id_, title, State.WORKS, (msg("those in {path} alone (SSL_CERT_FILE)", path=file),))


def _after(finding: Finding, exchange: Exchange, *, is_used: bool) -> Finding:
    """Proxies work when something came through them."""
    if finding.id != "network.proxies" or not is_used:
        return finding
    state, remedy = State.NOT_ASKED, None
    match exchange.outcome:
        case Response():
            state = State.WORKS
        case Failure(kind=kind) if kind in _ANSWERED:
            state = State.WORKS
        case Failure(kind=FailureKind.PROXY) as failure:
            state, remedy = State.DOES_NOT, mended(failure)
        case Failure():
            pass
    return Finding(finding.area, finding.id, finding.title, state, finding.details, remedy)


def _dns(lookup: Lookup | Failure, host: str, *, is_proxied: bool) -> Finding:
    id_, title = "network.dns", msg("DNS")
    answer = lookup if isinstance(lookup, Failure) else lookup.answer
    match answer:
        case Failure(kind=FailureKind.INTERRUPTED) as failure:
            return Finding(Area.NETWORK, id_, title, State.NOT_ASKED, (as_it_is(host), *how(failure)))
        case Failure() as failure:
            details = as_it_is(host), *how(failure)
        case ():
            details = as_it_is(host), FAILURES[FailureKind.DNS]
        case _:
            return Finding(Area.NETWORK, id_, title, State.WORKS, (as_it_is(host), msg("name found")))
    remedy = (
        msg("The proxy looks up names for all but domains, which stay unknown until this machine's name server works.")
        if is_proxied
        else _REMEDIES[FailureKind.DNS]
    )
    return Finding(Area.NETWORK, id_, title, State.DOES_NOT, details, remedy)


def _https(exchange: Exchange) -> Finding:
    id_, title = "network.https", msg("HTTPS")
    host = urlsplit(exchange.request.url).hostname or ""
    match exchange.outcome:
        case Failure(kind=FailureKind.INTERRUPTED) as failure:
            return Finding(Area.NETWORK, id_, title, State.NOT_ASKED, (as_it_is(host), *how(failure)))
        case Failure(kind=kind) as failure if kind not in _ANSWERED:
            details = as_it_is(host), *how(failure)
            return Finding(Area.NETWORK, id_, title, State.DOES_NOT, details, mended(failure) or _CONNECTION)
        case _:
            return Finding(Area.NETWORK, id_, title, State.WORKS, (as_it_is(host), msg("answered")))


def _clock(exchange: Exchange) -> Finding:
    id_, title = "network.clock", msg("Clock")
    theirs = _date(exchange)
    if theirs is None:
        return Finding(Area.NETWORK, id_, title, State.NOT_ASKED, (msg("nobody told the time"),))
    skew = (exchange.time - theirs).total_seconds()
    if abs(skew) <= _SKEW:
        return Finding(Area.NETWORK, id_, title, State.WORKS, (msg("right to within five minutes"),))
    minutes = round(abs(skew) / 60)
    detail = (
        msg("{minutes} minutes fast", minutes=minutes) if skew > 0 else msg("{minutes} minutes slow", minutes=minutes)
    )
    remedy = msg("Set this machine's clock (NTP): certificates seem invalid and ages are wrong until then.")
    return Finding(Area.NETWORK, id_, title, State.DOES_NOT, (detail,), remedy)


def _date(exchange: Exchange) -> datetime | None:
    """When the site answered (RFC 9110, 6.6.1)."""
    if not isinstance(exchange.outcome, Response):
        return None
    try:
        moment = parsedate_to_datetime(exchange.outcome.header("date") or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment if moment.tzinfo else None
