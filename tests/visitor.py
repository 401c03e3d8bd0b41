"""Somebody who visits the local page, without a server between."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Self

import httpx

from footprint.serve.application import application

if TYPE_CHECKING:
    from types import TracebackType

    from footprint.serve.desk import Desk

HERE = "http://127.0.0.1:8420"
OURS = {"origin": HERE, "sec-fetch-site": "same-origin"}
"""What a browser says of a form of ours."""


class Visitor:
    """A browser's requests and its cookies.

    Attributes:
        desk: what is visited.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(application(desk)), base_url=HERE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()

    def get(self, path: str, **more: Any) -> httpx.Response:  # noqa: ANN401 (as httpx takes it)
        return self.request("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:  # noqa: ANN401 (likewise)
        return self.request("POST", path, **more)

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:  # noqa: ANN401 (likewise)
        return self._runner.run(self._client.request(method, path, **more))

    @property
    def form_token(self) -> str:
        """What a form of this visitor's carries back, as the server that answers makes it."""
        self.get("/static/live.js")
        (session,) = (one.value for one in self._client.cookies.jar if one.name.startswith("footprint-session"))
        return self.desk.door.form_token(session or "")
