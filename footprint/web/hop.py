"""One hop: a single request on the wire and its answer, before redirects and readers.

This is the seam between `LiveWeb` and whatever stands between it and the wire: the HTTP cache, a lane.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from footprint.web.exchange import Failure, Request

if TYPE_CHECKING:
    from datetime import datetime

Headers: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request brought, read completely and decompressed; redirects and 304 included.

    Attributes:
        status: HTTP status.
        headers: names in lower case, in the order received, without cookies and without what only describes the
            wire (`content-encoding`, `content-length`, `transfer-encoding`, `connection`…).
        body: decompressed bytes; empty for a redirect, whose body is not read.
        time: when the site last gave or confirmed this, aware, UTC, for an answer that a cache kept; None for one
            that came just now. The time of an exchange is the earliest of its hops, so that evidence never looks
            fresher than it is.
        is_cut: see `Response`.
    """

    status: int
    headers: Headers
    body: bytes
    time: datetime | None = None
    is_cut: bool = False

    def header(self, name: str) -> str | None:
        """The first value of a header, or None; `name` in lower case."""
        return next((value for known, value in self.headers if known == name), None)


Send: TypeAlias = Callable[[Headers], Awaitable[Answer | Failure]]
"""Ask the site, with these headers added (validators, such as `if-none-match`); lanes, retry, guard and limits hold.

Every call is a real request. A `Failure` is the last word: it is handed back as it is, never stored, and never a reason
to ask again.
"""


class Cache(Protocol):
    """Answers a hop from what earlier runs kept, when RFC 9111 allows it."""

    async def fetch(self, request: Request, send: Send) -> Answer | Failure:
        """Answer from the store, or ask with `send`, at most once more after a 304 that fits nothing kept.

        Args:
            request: one hop: `url` is the address of this hop, not of the first. `headers` holds what the check
                asked for; what LiveWeb adds itself (user-agent, accept-encoding) is the same for all. Only `GET`
                requests of `Purpose.PAGE` without credentials come here.
            send: how the site is asked; see `Send`.

        Returns:
            What `LiveWeb` is to take as the answer: never a 304 that the cache asked for, always the stored answer
            it confirms. May be called concurrently, also for the same address.
        """
        ...
