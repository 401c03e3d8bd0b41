"""Gets to the page that was given, or to what answers in its stead."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from footprint.web.exchange import Failure, FailureKind
from footprint_checks.feeds import trail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.message import Message
    from footprint.web import Response
    from footprint_checks.feeds.asking import Asking

_NO_HOST = frozenset({FailureKind.DNS, FailureKind.REFUSED, FailureKind.TLS})
"""Ways not to answer that another spelling of the host may cure."""
_NO_SECURITY = frozenset({FailureKind.REFUSED, FailureKind.RESET, FailureKind.TLS, FailureKind.PROTOCOL})
"""Ways in which a server fails that does not know HTTPS."""
_GATEWAY = frozenset({502, 503, 504})
"""What a proxy answers that did not reach a host (RFC 9110, 15.6.3 to 15.6.5); it seldom says why."""


async def enter(asking: Asking, url: str) -> Response | None:
    """The page, or what answers in its stead where its host is spelled in another way; None where nothing does."""
    response = await asking.page(url, trail.GIVEN)
    outcome = asking.asked[-1].outcome
    if response is not None or not isinstance(outcome, Failure):
        return response
    missed = asking.reason
    for other, why in _other_spellings(url, outcome):
        response = await asking.page(other, why, may_be_missing=True)
        if response is not None:
            asking.reason = None
            return response
        asking.reason = missed
        asking.forget()  # a spelling that leads nowhere either says nothing of the page
    return None


def _other_spellings(url: str, failure: Failure) -> Iterator[tuple[str, Message]]:
    """The same page as it may answer after that failure: without encryption, or with `www.` changed."""
    parts = urlsplit(url)
    is_unreached = failure.kind is FailureKind.PROXY and failure.status in _GATEWAY
    if (is_unreached or failure.kind in _NO_SECURITY) and parts.scheme == "https" and not parts.port:
        yield urlunsplit(parts._replace(scheme="http")), trail.WITHOUT_HTTPS
    if (is_unreached or failure.kind in _NO_HOST) and parts.path in {"", "/"} and not parts.query and parts.netloc:
        host = parts.netloc.removeprefix("www.") if parts.netloc.startswith("www.") else f"www.{parts.netloc}"
        yield f"{parts.scheme}://{host}/", trail.OTHER_HOST
