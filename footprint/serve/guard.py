"""The rules of `footprint.serve.security`, applied to every request before anything else sees it."""

from __future__ import annotations

import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from footprint.serve.security import HEADERS, POLICY, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from footprint.serve.security import Door, Refusal

SESSION, TOKEN = "footprint-session", "footprint-token"


class Guard:
    """ASGI middleware: lets in what may come in, and puts our headers on what goes out."""

    def __init__(self, app: ASGIApp, *, door: Door, say: Callable[[Refusal, str], str]) -> None:
        """Stand before an application.

        Args:
            app: what is guarded.
            door: see there.
            say: puts a refusal into words, by what the browser says of its languages.
        """
        self._app = app
        self._door = door
        self._say = say

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; see the ASGI specification."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)  # the start and the end of the application
            return
        headers = Headers(scope=scope)
        cookies = _cookies(headers.get("cookie", ""))
        session = cookies.get(SESSION, "")
        scope.setdefault("state", {})["session"] = session or secrets.token_urlsafe(16)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                _dress(MutableHeaders(scope=message), scope["state"]["session"], is_new=not session)
            await send(message)

        refused = refusal(
            self._door, scope["method"], scope["path"], dict(headers.items()), token=cookies.get(TOKEN, "")
        )
        if refused is None:
            await self._app(scope, receive, answer)
        else:
            said = self._say(refused, headers.get("accept-language", ""))
            await PlainTextResponse(said, refused.status)(scope, receive, answer)


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: one.value for name, one in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _dress(headers: MutableHeaders, session: str, *, is_new: bool) -> None:
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("content-security-policy", POLICY)
    if is_new:
        headers.append("set-cookie", f"{SESSION}={session}; Path=/; HttpOnly; SameSite=Strict")
