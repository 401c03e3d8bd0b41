"""The demo world with half of its hosts hidden, for tests of what not seeing must not say."""

from __future__ import annotations

import httpx

import footprint_world

HIDDEN = {
    "missing": (404, "<h1>Not found</h1>"),
    "blocked": (403, "<h1>Forbidden</h1>"),
    "challenged": (200, "<title>Just a moment...</title><p>Enable JavaScript and cookies to continue"),
}


class Behind(httpx.AsyncBaseTransport):
    """The demo world, every other host of which answers everything in one way."""

    def __init__(self, way: str, *, odd: int) -> None:
        self._world = footprint_world.transport()
        self._way, self._odd = HIDDEN[way], odd

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Let half of the hosts answer."""
        if sum(request.url.host.encode()) % 2 != self._odd:
            return await self._world.handle_async_request(request)
        status, body = self._way
        return httpx.Response(status, headers={"content-type": "text/html"}, text=body, request=request)
