"""One question to the outside and what came of it, as values."""

from __future__ import annotations

import codecs
import hashlib
import math
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_OF_NAMES = frozenset({"idna", "punycode"})
"""Codecs of domain names, which take hours for a page."""

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class FailureKind(StrEnum):
    """Why no response came, or why none may be used."""

    DNS = "dns"
    REFUSED = "refused"
    RESET = "reset"
    TLS = "tls"
    TIMEOUT = "timeout"
    TOO_LARGE = "too_large"
    BAD_ENCODING = "bad_encoding"
    """Compression that is broken, cut short, or of a kind that was not asked for."""
    PROTOCOL = "protocol"
    """An answer that is not HTTP."""
    REDIRECT_LOOP = "redirect_loop"
    BLOCKED_ADDRESS = "blocked_address"
    """The name leads to an address that is private, loopback, link-local, multicast or reserved."""
    BAD_URL = "bad_url"
    RATE_LIMITED = "rate_limited"
    ROBOTS = "robots"
    """The site's robots.txt asks not to read this page."""
    DEADLINE = "deadline"
    """The time for this exchange, host or audit was used up."""
    INTERRUPTED = "interrupted"
    CIRCUIT_OPEN = "circuit_open"
    """The host failed repeatedly and is left alone for the rest of the run."""
    PROXY = "proxy"
    """The operator's proxy refused or failed."""
    NO_CREDENTIAL = "no_credential"
    """The request needs a secret that is not configured."""
    NOT_GIVEN = "not_given"
    """What the operator handed over does not hold this."""
    NOT_RECORDED = "not_recorded"
    """A replay asked what the recorded run never asked."""


class Purpose(StrEnum):
    """What a request is for: it decides whether robots.txt is asked."""

    PAGE = "page"
    """A page, feed or file of a site: robots.txt is honoured, the HTTP cache may answer."""
    LEAD = "lead"
    """A page that somebody named who may be a stranger: asked as politely as a page, and until it is kept nothing
    tells of it, not even that it was asked: its address alone would say something about its owner."""
    API = "api"
    """A documented API or a catalogue network's probe: its own rules hold, nothing is cached on disk."""
    GIVEN = "given"
    """A document that the operator handed over: nobody is asked for it."""
    SERVICE = "service"
    """A service of the operator's, at the address that they configured and no word of a site's chose: only this reaches
    `Limits.exempt`."""


class Credential(NamedTuple):
    """Where a secret goes; its value stays inside the Web.

    Attributes:
        field: name of the request header, or of the parameter of the query.
        secret: the secret's *name*.
        scheme: word before the value, such as `Bearer` (RFC 9110, 11.4); empty for none.
        in_query: it is a parameter of the query. The address with it is sent and kept nowhere, and no redirect of such
            a question is followed, since it would lead to an address of the site's making.
    """

    field: str
    secret: str
    scheme: str = ""
    in_query: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, without any secret.

    Attributes:
        url: absolute http(s) URL without credentials or fragment.
        purpose: see `Purpose`.
        method: `GET`; `POST` where an API needs it; `HEAD` to learn whether something is there: the body is empty then.
        headers: extra request headers, names in lower case, sorted.
        body: request body of a `POST`, empty otherwise.
        credentials: see `Credential`.
        follow: go where redirects lead; if not, a redirect is the answer.
        read_as: whose reader the answer is for, where several read the same answer in ways of their own: questions
            that are read differently are different questions.
        window: bytes of the decompressed body that are read at most, the rest being left where it is; 0 for all of
            it, and then a body past the limits is a failure.
        pace: seconds that its host is given before it is asked anything more; 0 for the usual gap.
        is_common: the same question whoever is looked for, such as a control: runs that share their lines ask it once.
    """

    url: str
    purpose: Purpose = Purpose.PAGE
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    credentials: tuple[Credential, ...] = ()
    follow: bool = True
    window: int = 0
    pace: float = 0.0
    read_as: str = ""
    is_common: bool = field(default=False, compare=False)
    _key: str = field(default="", init=False, repr=False, compare=False)

    @property
    def key(self) -> str:
        """Sixteen hexadecimal digits that name this question in the archive and in evidence."""
        if not self._key:  # made once, since each part of a run asks for it
            object.__setattr__(self, "_key", self._named())
        return self._key

    def _named(self) -> str:
        parts = [self.method, self.url, repr(self.headers), repr(tuple(map(tuple, self.credentials))), self.purpose]
        parts += [] if self.follow else ["as it is"]
        parts += [str(self.window)] if self.window else []
        parts += [f"pace {self.pace:g}"] if self.pace else []
        parts += [f"read as {self.read_as}"] if self.read_as else []
        # Half a character, as JSON can spell one, has a name too.
        asked = "\n".join(parts).encode("utf-8", "surrogatepass")
        return hashlib.sha256(asked + b"\n" + self.body).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Reading:
    """What is kept of a response that belongs to nobody we know, or to many.

    Attributes:
        public: what a rule looked at (matched markers, ranks, domains): always kept.
        private: what the response says about its holder: used in memory only, and dropped from every file unless
            the account turns out to be the candidate's.
    """

    public: Json
    private: Json = None


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP answer, read completely and decompressed.

    Attributes:
        status: HTTP status of the last hop.
        url: address of the last hop.
        headers: of the last hop, names in lower case, without cookies, in the order received.
        body: decompressed bytes; empty when a reader took its `reading` instead.
        sha256: of the decompressed body as it was received, in hexadecimal.
        size: length of that body in bytes.
        hops: addresses asked before `url`, first to last; empty without a redirect.
        reading: what the reader kept; None when the response is kept whole.
        is_cut: more of the body was there than the request's window takes: what is missing proves nothing.
    """

    status: int
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    sha256: str
    size: int
    hops: tuple[str, ...] = ()
    reading: Reading | None = None
    is_cut: bool = False

    def header(self, name: str) -> str | None:
        """The first value of a header, or None; `name` in lower case."""
        return next((value for known, value in self.headers if known == name), None)

    def text(self) -> str:
        """The body as text: the declared charset if it is one and decodes, else UTF-8 with replacement characters."""
        try:
            return self.body.decode(self.codec)
        except (LookupError, ValueError):
            return self.body.decode("utf-8", "replace")

    @property
    def codec(self) -> str:
        """Name of the declared charset's codec; UTF-8's where there is none."""
        declared = (self.header("content-type") or "").partition("charset=")[2].partition(";")[0].strip("\"' ")
        try:
            name = codecs.lookup(declared or "utf-8").name
        except (LookupError, ValueError):
            return "utf-8"
        return "utf-8" if name in _OF_NAMES else name


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no response to judge.

    Attributes:
        kind: the closed list of reasons.
        detail: a few English words for a log or an evidence line; never a body, a token or a cookie.
        status: the HTTP status, when one was received (429 for `rate_limited`).
    """

    kind: FailureKind
    detail: str = ""
    status: int | None = None


Outcome: TypeAlias = Response | Failure
Reader: TypeAlias = "Callable[[Response], Reading]"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its outcome.

    Attributes:
        request: what was asked.
        time: when the outcome was complete, aware, UTC.
        outcome: the last word of the site.
        earlier: outcomes before a polite retry, first to last.
    """

    request: Request
    time: datetime
    outcome: Outcome
    earlier: tuple[Failure, ...] = ()

    @property
    def key(self) -> str:
        """See `Request.key`."""
        return self.request.key


@dataclass(frozen=True, slots=True)
class Lookup:
    """One DNS question and its answer.

    Attributes:
        name: the domain asked, lower case, without a final dot.
        kind: record type, such as `TXT`.
        time: when the answer came, aware, UTC.
        answer: record data in presentation form, sorted; empty when the name or the type does not exist
            (`exists` tells which); a `Failure` when no honest answer came.
        exists: false for NXDOMAIN.
    """

    name: str
    kind: str
    time: datetime
    answer: tuple[str, ...] | Failure
    exists: bool = True


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds and manners of the Web room; the defaults are those of a polite visitor.

    Attributes:
        exchange_seconds: a whole exchange: every hop, retry not included.
        host_seconds: the time one host may take in all, in seconds of exchanges, over the run.
        run_seconds: the whole audit.
        wire_bytes: body before decompression.
        body_bytes: body after decompression; feeds of ten million bytes are met.
        redirects: hops after the first request.
        per_host: exchanges in flight to one host.
        gap_seconds: between the starts of two exchanges with one host.
        in_flight: exchanges in flight in all.
        fresh: of these, such as have just begun; see `footprint.web.places`.
        retry_after_seconds: longest Retry-After that is waited for.
        circuit: consecutive failures after which a host is left alone.
        circuit_seconds: for how long; then one question more tells whether it is back. One run never waits so long.
    """

    exchange_seconds: float = 15.0
    host_seconds: float = 60.0
    run_seconds: float = 120.0
    wire_bytes: int = 12 * 1024 * 1024
    body_bytes: int = 12 * 1024 * 1024
    redirects: int = 5
    per_host: int = 2
    gap_seconds: float = 0.2
    in_flight: int = 200
    fresh: int | None = None
    retry_after_seconds: float = 10.0
    circuit: int = 3
    circuit_seconds: float = math.inf
    exempt: frozenset[tuple[str, int]] = field(default=frozenset())
    """Host and port pairs that the operator configured (a search provider of their own): asked even though the
    address is private. Their redirects are not exempt."""
