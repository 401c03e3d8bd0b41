from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import httpx
import pytest

import footprint_world
from footprint_world.world import World

if TYPE_CHECKING:
    from collections.abc import Iterable

URLS = (
    *(f"https://{host}/" for host in World().hosts if host != "www.diigo.com"),
    *(f"https://camilleroy.example/feed/?paged={page}" for page in range(1, 7)),
    "https://atelier-marchal.example/feed/",
    "https://api.github.com/users/camilleroy",
    "https://piaille.fr/api/v1/accounts/lookup?acct=camilleroy",
    "https://searx.example/search?q=camilleroy&format=json",
)


async def exchanges(urls: Iterable[str]) -> dict[str, tuple[int, list[tuple[bytes, bytes]], bytes]]:
    async with httpx.AsyncClient(transport=footprint_world.transport()) as visitor:
        answers = {url: await visitor.get(url) for url in urls}
    return {url: (one.status_code, one.headers.raw, one.content) for url, one in answers.items()}


async def test_two_worlds_give_the_same_bytes_in_whatever_order_they_are_asked() -> None:
    forth, back = await exchanges(URLS), await exchanges(reversed(URLS))

    assert forth == back


@pytest.mark.parametrize(
    ("url", "digest"),
    [
        ("https://camilleroy.example/feed/", "ddcc835259845496"),
        ("https://api.github.com/users/camilleroy", "6ea593581fdbf5e4"),
        ("https://searx.example/search?q=camilleroy&format=json", "02c0e6529d1111bf"),
    ],
)
async def test_the_bytes_are_those_of_last_year(url: str, digest: str) -> None:
    """Whoever changes the world on purpose changes these with it."""
    _, _, body = (await exchanges([url]))[url]

    assert hashlib.sha256(body).hexdigest()[:16] == digest
