"""Who may ask the local page anything, and what a browser may do with its answers.

Everybody's browser can be made to send requests to this machine by any page that is open in it. So a request must name
us as its host (a name that an attacker lets point here is not ours: DNS rebinding), must not come from another site
(Fetch Metadata, W3C), and whatever changes something must come from a form of ours (OWASP, Cross-Site Request Forgery
Prevention: origin and token). Beyond loopback a visitor must also show a token.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import re
import secrets
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from footprint.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Mapping

SAFE = frozenset({"GET", "HEAD"})
"""Methods that change nothing (RFC 9110, 9.2.1); no others but POST are ever meant."""
ENTRANCE = "/enter"
"""Where a visitor shows the token."""
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_AUTHORITY = re.compile(r"(?a)(?:\[(?P<ipv6>[0-9a-fA-F:.]+)\]|(?P<name>[a-zA-Z0-9._-]+))(?::[0-9]{1,5})?")
"""A Host header as browsers send it (RFC 9110, 7.2): no user, no path, nothing beside."""

HEADERS: Mapping[str, str] = {
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
"""What every answer says; `no-store`, since the pages are about people.

A page without any referrer would send its own forms with the origin `null` (Fetch, "append a request Origin header").
"""
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""The Content-Security-Policy of pages that do not bring their own (W3C CSP 3)."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where the page is, and what opens it.

    Attributes:
        host: address or name that it listens on.
        token: what a visitor must show; empty on loopback, where only this machine's users come by.
        secret: from which the tokens of forms are made; another one at each start.
    """

    host: str
    token: str = field(default="", repr=False)
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    def form_token(self, session: str) -> str:
        """What a form of ours carries back from this browser."""
        return hmac.new(self.secret, session.encode(), hashlib.sha256).hexdigest()

    def is_ours(self, session: str, token: str) -> bool:
        """Was it a form of ours that was sent from this browser?"""
        return bool(session) and hmac.compare_digest(self.form_token(session).encode(), token.encode())

    def opens(self, token: str) -> bool:
        """Is this the token? Anything is where none is asked for."""
        return not self.token or hmac.compare_digest(self.token.encode(), token.encode())


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request gets no answer."""

    status: HTTPStatus
    message: Message


def is_loopback(host: str) -> bool:
    """Does only this machine reach what listens there?"""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refusal(door: Door, method: str, path: str, headers: Mapping[str, str], *, token: str) -> Refusal | None:
    """Why a request may not come in; None when it may.

    Args:
        door: see there.
        method: of the request.
        path: that it asks for.
        headers: by name, lower case.
        token: that the visitor showed, or empty.
    """
    host = headers.get("host", "")
    if not _is_us(door, host):
        return Refusal(
            HTTPStatus.MISDIRECTED_REQUEST,
            msg("This page does not go by the name of “{host}”. Open it at the address that footprint serve printed.",
                host=host[:80]),
        )  # fmt: skip
    if method not in {*SAFE, "POST"}:
        return Refusal(HTTPStatus.METHOD_NOT_ALLOWED, msg("This page is only read, and answered by its own forms."))
    if _is_from_elsewhere(method, host, headers):
        return Refusal(
            HTTPStatus.FORBIDDEN,
            msg("Another page asked for this. Go to footprint's own page, and do it there."),
        )
    if path != ENTRANCE and not door.opens(token):
        return Refusal(
            HTTPStatus.UNAUTHORIZED,
            msg("Open the whole address that footprint serve printed, with its token: it is the key to this page."),
        )
    return None


def _is_us(door: Door, authority: str) -> bool:
    """Is a Host header one of ours? An address in digits can't be rebound, so any will do where others may come in."""
    found = _AUTHORITY.fullmatch(authority)
    if found is None:
        return False
    name = (found["ipv6"] or found["name"]).lower()
    if name in _LOCAL or name == door.host.lower():
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return not is_loopback(door.host)


def _is_from_elsewhere(method: str, host: str, headers: Mapping[str, str]) -> bool:
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if method not in SAFE:
        if site not in {None, "same-origin"}:
            return True
        return site is None if origin is None else origin not in {f"http://{host}", f"https://{host}"}
    is_visit = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return site in {"cross-site", "same-site"} and not is_visit
