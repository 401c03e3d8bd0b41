"""One question, from its first hop to its outcome."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass, field, replace
from functools import partial
from time import monotonic as real_time
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

import httpx

from footprint.web.body import read_body
from footprint.web.exchange import Failure, FailureKind, Purpose, Response
from footprint.web.fault import FAULTS, failure_of
from footprint.web.hop import Answer
from footprint.web.lane import AWAITED
from footprint.web.robots import PATH
from footprint.web.target import Target, onward, target

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping
    from datetime import datetime

    from footprint.web.exchange import Credential, Limits, Outcome, Request
    from footprint.web.hop import Cache, Headers
    from footprint.web.lane import Lanes
    from footprint.web.redaction import Redactor
    from footprint.web.robots import Rules
    from footprint.web.target import Origin

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_KEEP_METHOD = frozenset({307, 308})
_SAFE = frozenset({"GET", "HEAD"})
_BODILESS = frozenset({204, 304})
"""Their content-length, if any, is that of a body that does not come (RFC 9110, 8.6); so is that of a HEAD."""
_PROXY_LOGIN = 407
_DROPPED = frozenset(
    {
        "authentication-info",
        "connection",
        "content-encoding",
        "content-length",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authentication-info",
        "set-cookie",
        "set-cookie2",
        "transfer-encoding",
    }
)
"""Response headers that carry state or secrets, or describe the wire and no longer the body that is handed on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What every visit of a run shares.

    Attributes:
        transport: the wire.
        limits: bounds and manners.
        agent: User-Agent.
        secrets: value of each secret, by name.
        cache: what earlier runs kept, if anything.
        redact: hides the secrets, where a site repeats them in its answer to a question that holds one.
        lanes: when a host may be asked.
        rules: what an origin's robots.txt allows, asked for the purpose of the visit.
        is_shared: other runs wait for the answers that are common.
    """

    transport: httpx.AsyncBaseTransport
    limits: Limits
    agent: str
    secrets: Mapping[str, str] = field(repr=False)
    redact: Redactor
    cache: Cache | None
    lanes: Lanes
    rules: Callable[[Origin, Purpose], Awaitable[Rules]]
    is_shared: bool = False


class Visit:
    """Asks, and goes where redirects lead, each hop as carefully as the first.

    Attributes:
        earlier: what was said before a polite retry; grows while the visit goes on.
        oldest: when the site gave the oldest of the hops that the cache answered; None when it answered none.
    """

    def __init__(self, request: Request, means: Means) -> None:
        self.earlier: list[Failure] = []
        self.oldest: datetime | None = None
        self._request = request
        self._means = means
        self._used = self._spent = 0.0  # seconds: of all hops, and of the last attempt at one
        self._is_about_robots = False

    async def outcome(self) -> Outcome:
        """The last word of the last hop."""
        for one in self._request.credentials:
            if not _fits_a_header(self._means.secrets.get(one.secret, "")):
                return Failure(
                    FailureKind.NO_CREDENTIAL, f"{one.secret} is not configured, or holds what no header can"
                )
        here = self._request
        here = replace(here, follow=False) if any(one.in_query for one in here.credentials) else here
        hops: tuple[str, ...] = ()
        seen: set[tuple[str, str]] = set()
        first: Origin | None = None
        while True:
            spot = await self._spot(here, first)
            if isinstance(spot, Failure):
                return spot
            if (here.method, spot.url) in seen or len(hops) > self._means.limits.redirects:
                return Failure(FailureKind.REDIRECT_LOOP, f"{len(hops)} redirects")
            seen.add((here.method, spot.url))
            first = first or spot.origin
            here = _at(spot, here, is_first=spot.origin == first)
            address = spot.url if hops else self._request.url
            answer = await self._hop(here, spot.origin)
            if isinstance(answer, Failure):
                return answer
            if answer.time is not None:
                self.oldest = min(self.oldest or answer.time, answer.time)
            location = answer.header("location")
            if answer.status not in _REDIRECTS or not location or not here.follow:
                return _response(answer, address, hops)
            hops = (*hops, address)
            here = _redirected(here, answer.status, onward(location, base=spot.url))

    async def _spot(self, here: Request, first: Origin | None) -> Target | Failure:
        """Where a hop goes, once address and robots.txt allow it.

        What the operator configured is open to the questions meant for it only: no link of the candidate's, no server
        or identity that one names, and no other site's redirect gets there.
        """
        exempt = self._means.limits.exempt
        spot = target(here.url, exempt=exempt)
        if isinstance(spot, Failure):
            return spot
        if (spot.origin.host, spot.origin.port) in exempt:
            is_ours = here.purpose is Purpose.SERVICE and first in {None, spot.origin}
            return spot if is_ours else Failure(FailureKind.BLOCKED_ADDRESS, "open to the operator's questions only")
        # Redirects of a robots.txt are followed without asking another's leave (RFC 9309, 2.3.1.2): two sites whose
        # rules redirect to each other's pages would wait for each other.
        self._is_about_robots = self._is_about_robots or (first is None and spot.path == PATH)
        if here.purpose in {Purpose.API, Purpose.SERVICE} or self._is_about_robots:
            return spot
        is_allowed = (await self._means.rules(spot.origin, here.purpose)).allow(spot.url)
        return spot if is_allowed else Failure(FailureKind.ROBOTS, f"robots.txt of {spot.origin.host}")

    async def _hop(self, here: Request, origin: Origin) -> Answer | Failure:
        is_cacheable = here.purpose is Purpose.PAGE and here.method == "GET" and not self._request.credentials
        if self._means.cache is not None and is_cacheable:
            return await self._means.cache.fetch(here, partial(self._send, here, origin))
        return await self._send(here, origin, ())

    async def _send(self, here: Request, origin: Origin, extra: Headers) -> Answer | Failure:
        rank = AWAITED if here.is_common and self._means.is_shared else 0
        self._spent = 0.0
        heard = await self._means.lanes.ask(origin.host, partial(self._in_time, here, extra), pace=here.pace, rank=rank)
        self.earlier.extend(heard.earlier)
        self._used += self._spent
        return heard.answer

    def _request_of(self, here: Request, extra: Headers) -> httpx.Request:
        url = httpx.URL(self._address(here))
        headers = {"accept": "*/*", **dict(here.headers), **dict(extra)}
        # The host is given because httpx, to find it, decodes A-labels, and refuses some that exist (emoji domains).
        headers |= {"host": url.netloc.decode("ascii"), "user-agent": self._means.agent}
        headers |= {"accept-encoding": "gzip, deflate"}
        headers |= {one.field: self._value(one) for one in here.credentials if not one.in_query}
        return httpx.Request(here.method, url, headers=headers, content=here.body)

    def _address(self, here: Request) -> str:
        """What goes onto the wire: the one place where a query holds a secret."""
        added = "&".join(f"{one.field}={quote(self._value(one), safe='')}" for one in here.credentials if one.in_query)
        return f"{here.url}{'&' if '?' in here.url else '?'}{added}" if added else here.url

    def _value(self, one: Credential) -> str:
        return f"{one.scheme} {self._means.secrets[one.secret]}".lstrip()

    async def _in_time(self, here: Request, extra: Headers, left: float) -> Answer | Failure:
        """Ask once, with a deadline on all of it: a timeout for each read would let a slow drip go on for ever."""
        mine = self._means.limits.exchange_seconds - self._used
        begin = real_time()
        try:
            async with asyncio.timeout(min(mine, left)):
                return await self._wire(here, extra)
        except TimeoutError:
            if mine <= left:
                return Failure(FailureKind.TIMEOUT, f"no whole answer in {self._means.limits.exchange_seconds:g} s")
            return Failure(FailureKind.DEADLINE, "the time for this host is used up")
        finally:
            self._spent = real_time() - begin

    async def _wire(self, here: Request, extra: Headers) -> Answer | Failure:
        """Ask once.

        Raises:
            Exception: a fault of the transport's own; where the question holds a secret, nothing but its kind is told,
                since its words and its causes may quote the question.
        """
        try:
            response = await self._means.transport.handle_async_request(self._request_of(here, extra))
            try:
                return await self._answer(response, here)
            finally:
                await response.aclose()
        except FAULTS as error:
            return failure_of(error)
        except Exception as error:  # whatever a transport raises may repeat the address, key and all
            if not self._request.credentials:
                raise
            kind = type(error).__name__
        raise RuntimeError(f"{kind} in the transport")

    async def _answer(self, response: httpx.Response, here: Request) -> Answer | Failure:
        if response.status_code == _PROXY_LOGIN:
            return Failure(FailureKind.PROXY, "the proxy wants a login", _PROXY_LOGIN)
        if response.is_informational:
            return Failure(FailureKind.PROTOCOL, "an upgrade that nobody asked for", response.status_code)
        came = response.headers.multi_items()
        headers = tuple([one for one in came if one[0] not in _DROPPED])
        # A redirect may carry a secret on to where no credential goes, so the question counts and not the hop.
        redact = self._means.redact if self._request.credentials else None
        headers = headers if redact is None else tuple((redact.text(name), redact.text(one)) for name, one in headers)
        leads_on = here.follow and response.status_code in _REDIRECTS and "location" in response.headers
        if leads_on or here.method == "HEAD" or response.status_code in _BODILESS:
            return Answer(response.status_code, headers, b"")
        length = _value_of("content-length", came)
        # The bytes as they came: httpx would decompress them without a bound.
        chunks = cast("httpx.AsyncByteStream", response.stream)  # what every asynchronous transport gives
        body = await read_body(
            chunks,
            coding=_value_of("content-encoding", came),
            length=int(length) if length.isdecimal() else None,
            limits=self._means.limits,
            window=here.window,
        )
        if isinstance(body, Failure):
            return body
        content = body.content if redact is None else redact(body.content)
        return Answer(response.status_code, headers, content, is_cut=body.is_cut)


def _value_of(name: str, headers: Iterable[tuple[str, str]]) -> str:
    """A header's value, that of several lines in one (RFC 9110, 5.3); empty without any."""
    return ", ".join([value for known, value in headers if known == name])


def _fits_a_header(value: str) -> bool:
    return bool(value) and value.isascii() and value.isprintable()


def _at(spot: Target, here: Request, *, is_first: bool) -> Request:
    """The question as it is put there; a credential is for the origin that was asked first."""
    credentials = here.credentials if is_first else ()
    if (here.url, here.credentials) == (spot.url, credentials):
        return here
    return replace(here, url=spot.url, credentials=credentials)


def _redirected(here: Request, status: int, url: str) -> Request:
    """The next hop's question (RFC 9110, 15.4); a form that was sent is not sent on where a page is offered instead."""
    if status in _KEEP_METHOD or here.method in _SAFE:
        return replace(here, url=url)
    headers = tuple((name, value) for name, value in here.headers if name != "content-type")
    return replace(here, url=url, method="GET", body=b"", headers=headers)


def _response(answer: Answer, url: str, hops: tuple[str, ...]) -> Response:
    return Response(
        status=answer.status,
        url=url,
        headers=answer.headers,
        body=answer.body,
        sha256=hashlib.sha256(answer.body).hexdigest(),
        size=len(answer.body),
        hops=hops,
        is_cut=answer.is_cut,
    )
