"""The shortest way to a recording, for tests."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from footprint.web import Exchange, Purpose, Request, Response
from footprint.web.archive import WarcRecorder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from footprint.web import Json, Outcome
    from footprint.web.archive import Archive

MOMENT = datetime(2026, 8, 3, 9, 30, tzinfo=UTC)


def begin(path: Path, *, secrets: tuple[str, ...] = (), held_bytes: int = 1_000_000) -> WarcRecorder:
    """A recorder, with conditions that nobody reads."""
    run: Json = {"subject": "@tess", "seed": 7}
    return WarcRecorder(path, run, software="footprint 0.1", moment=MOMENT, secrets=secrets, held_bytes=held_bytes)


def response(
    url: str = "https://tess.example/", *, body: bytes = b"<h1>Tess</h1>", headers: tuple[tuple[str, str], ...] = ()
) -> Response:
    """A page that was found."""
    return Response(200, url, headers, body, hashlib.sha256(body).hexdigest(), len(body))


def exchange(outcome: Response) -> Exchange:
    """Asking for that page."""
    return Exchange(Request(outcome.url, Purpose.PAGE), MOMENT, outcome)


def replayed(archive: Archive, pages: Iterable[Response]) -> list[Outcome]:
    """What a recording answers when those pages are asked for, in order."""

    async def ask() -> list[Outcome]:
        web = archive.web()
        return [(await web.get(Request(page.url))).outcome for page in pages]

    return asyncio.run(ask())
