"""The rules of `footprint.serve.security`, applied to every request before anything else sees it."""

from __future__ import annotations

import re
import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse

from footprint.message import msg
from footprint.serve.security import HEADERS, POLICY, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from footprint.message import Message as Words
    from footprint.serve.security import Door

BROKEN = msg("Something broke that should not. What was asked for is not done; the terminal of footprint says where.")
_SESSION, _TOKEN = "footprint-session", "footprint-token"
_OURS = re.compile(r"[A-Za-z0-9_-]{22}")
"""A session as we name it."""
_READ = ("text/", "application/json", "image/svg")
"""Types of answers that may repeat what somebody typed."""


class Guard:
    """ASGI middleware around everything: lets in what may come in, and puts our headers on whatever goes out."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        door: Door,
        say: Callable[[Words, str], str],
        hide: Callable[[bytes], bytes],
        broke: Callable[[str, Exception], None],
    ) -> None:
        """Stand before an application.

        Args:
            app: what is guarded.
            door: see there.
            say: puts words into a language, by what the browser says of its languages.
            hide: takes keys out of what goes out.
            broke: is told of an error that nobody foresaw, and what was asked for.
        """
        self._app = app
        self._door = door
        self._say = say
        self._hide = hide
        self._broke = broke

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; see the ASGI specification."""
        headers = Headers(scope=scope)
        cookies = cookie_parser("; ".join(headers.getlist("cookie")))
        answer = _Answer(scope, send, cookies.get(cookie(_SESSION, scope), ""), self._hide)
        refused = refusal(
            self._door, scope["method"], scope["path"], _combined(headers), token=cookies.get(token_cookie(scope), "")
        )
        language = headers.get("accept-language", "")
        if refused is not None:
            await PlainTextResponse(self._say(refused.message, language), refused.status)(scope, receive, answer)
            return
        try:
            await self._app(scope, receive, answer)
        except Exception as error:  # noqa: BLE001 (whatever a page raises is told in one line, without anybody's data)
            self._broke(f"{scope['method']} {_page(scope)}", error)
            if not answer.has_begun:
                said = self._say(BROKEN, language)
                await PlainTextResponse(said, HTTPStatus.INTERNAL_SERVER_ERROR)(scope, receive, answer)


class _Answer:
    """The way out of one answer.

    Attributes:
        has_begun: its status is on the way.
    """

    def __init__(self, scope: Scope, send: Send, session: str, hide: Callable[[bytes], bytes]) -> None:
        self._send, self._hide = send, hide
        self._is_new = _OURS.fullmatch(session) is None
        self._session = secrets.token_urlsafe(16) if self._is_new else session
        self._name = cookie(_SESSION, scope)
        self._is_read = False
        self.has_begun = False
        scope.setdefault("state", {})["session"] = self._session

    async def __call__(self, message: Message) -> None:
        """Pass on one event of an answer."""
        if message["type"] == "http.response.start":
            self.has_begun = True
            message = {**message, "headers": [(name, self._hide(value)) for name, value in message["headers"]]}
            headers = MutableHeaders(scope=message)
            self._dress(headers)
            self._is_read = headers.get("content-type", "").startswith(_READ)
        elif self._is_read and message.get("body"):
            message = {**message, "body": self._hide(message["body"])}
        await self._send(message)

    def _dress(self, headers: MutableHeaders) -> None:
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        headers.setdefault("content-security-policy", POLICY)
        if self._is_new:
            headers.append("set-cookie", f"{self._name}={self._session}; Path=/; HttpOnly; SameSite=Lax")


def cookie(name: str, scope: Scope) -> str:
    """A cookie's name: browsers keep cookies by host alone (RFC 6265, 8.5), and two of us may listen at two ports."""
    return f"{name}-{(scope.get('server') or ('', 0))[1]}"


def token_cookie(scope: Scope) -> str:
    """Name of the cookie that holds what opens the door."""
    return cookie(_TOKEN, scope)


def _combined(headers: Headers) -> dict[str, str]:
    """Fields by name; what came twice is one value with a comma (RFC 9110, 5.3), which no host or origin has."""
    return {name: ", ".join(headers.getlist(name)) for name in headers}


def _page(scope: Scope) -> str:
    """What was asked for, without what its address holds."""
    endpoint = scope.get("endpoint")
    return "?" if endpoint is None else f"{endpoint.__module__}.{endpoint.__name__}"
