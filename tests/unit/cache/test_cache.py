"""What a second audit asks, and what it is told."""

from __future__ import annotations

import asyncio
import os
import resource
import stat
import zlib
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import shake_256
from typing import TYPE_CHECKING

import pytest

from footprint.clock import PinnedClock
from footprint.web import Credential, Failure, FailureKind, Purpose, Request
from footprint.web.cache import DiskCache
from footprint.web.hop import Answer

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from footprint.web.hop import Headers

NOON = datetime(2026, 8, 3, 12, tzinfo=UTC)
PAGE = Request("https://tess.example/")
FRESH = Answer(200, (("cache-control", "max-age=3600"), ("etag", '"1"')), b"one")
NEWER = Answer(200, (("cache-control", "max-age=3600"), ("etag", '"2"')), b"two")
TIMEOUT = Failure(FailureKind.TIMEOUT)


class _Site:
    """Gives its answers in turn, and remembers what it was sent."""

    def __init__(self, *answers: Answer | Failure) -> None:
        self._answers = list(answers)
        self.asked: list[Headers] = []

    async def send(self, extra: Headers) -> Answer | Failure:
        self.asked.append(extra)
        return self._answers.pop(0)


def _open(folder: Path, *, hours: float = 0, most_bytes: int = 100_000) -> DiskCache:
    """The cache as an audit finds it so many hours after the first."""
    return DiskCache(folder, clock=PinnedClock(NOON + timedelta(hours=hours)), most_bytes=most_bytes)


def _fetch(cache: DiskCache, *answers: Answer | Failure, request: Request = PAGE) -> tuple[Answer | Failure, _Site]:
    async def fetched() -> Answer | Failure:
        return await cache.fetch(request, site.send)

    site = _Site(*answers)
    return asyncio.run(fetched()), site


def test_a_fresh_page_is_not_asked_for_again_and_keeps_its_time(tmp_path: Path) -> None:
    first, _ = _fetch(_open(tmp_path), FRESH)
    again, site = _fetch(_open(tmp_path, hours=0.5))

    assert first == FRESH
    assert again == Answer(200, FRESH.headers, b"one", NOON)
    assert not site.asked


def test_a_stale_page_that_the_site_confirms_is_of_now(tmp_path: Path) -> None:
    told = Answer(304, (("etag", '"1"'), ("age", "0")), b"")
    _fetch(_open(tmp_path), FRESH)
    again, site = _fetch(_open(tmp_path, hours=2), told)
    later, quiet = _fetch(_open(tmp_path, hours=2.5))

    assert site.asked == [(("if-none-match", '"1"'),)]
    assert again == Answer(200, (("cache-control", "max-age=3600"), *told.headers), b"one")
    assert later == Answer(200, (("cache-control", "max-age=3600"), *told.headers), b"one", NOON + timedelta(hours=2))
    assert not quiet.asked


def test_a_304_about_another_page_is_asked_once_more_without_conditions(tmp_path: Path) -> None:
    _fetch(_open(tmp_path), FRESH)
    again, site = _fetch(_open(tmp_path, hours=2), Answer(304, (("etag", '"9"'),), b""), NEWER)

    assert site.asked == [(("if-none-match", '"1"'),), ()]
    assert again == NEWER


@pytest.mark.parametrize(
    ("second", "asked"),
    [
        pytest.param(NEWER, '"2"', id="a newer page is kept instead"),
        pytest.param(Answer(503, (), b""), '"1"', id="a fault changes nothing"),
        pytest.param(TIMEOUT, '"1"', id="a failure changes nothing"),
        pytest.param(
            Answer(200, (("cache-control", "no-store"),), b"three"), None, id="no-store forgets the older one"
        ),
    ],
)
def test_what_a_stale_page_became_decides_what_is_kept(
    tmp_path: Path, second: Answer | Failure, asked: str | None
) -> None:
    _fetch(_open(tmp_path), FRESH)
    again, _ = _fetch(_open(tmp_path, hours=2), second)
    _, third = _fetch(_open(tmp_path, hours=4), FRESH)

    assert again == second
    assert third.asked == [(("if-none-match", asked),) if asked else ()]


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(Request(PAGE.url, Purpose.API), id="API"),
        pytest.param(Request(PAGE.url, method="POST"), id="POST"),
        pytest.param(Request(PAGE.url, credentials=(Credential("x-key", "brave"),)), id="credentials"),
    ],
)
def test_what_is_no_plain_page_is_neither_kept_nor_answered(tmp_path: Path, request_: Request) -> None:
    cache = _open(tmp_path)
    for _ in range(2):
        answer, site = _fetch(cache, FRESH, request=request_)
        assert (answer, site.asked) == (FRESH, [()])

    assert not list(tmp_path.iterdir())


def test_a_page_asked_in_another_language_is_another_page(tmp_path: Path) -> None:
    french = Request(PAGE.url, headers=(("accept-language", "fr"),))
    cache = _open(tmp_path)
    _fetch(cache, FRESH)
    answer, _ = _fetch(cache, NEWER, request=french)

    assert answer == NEWER


def test_files_are_the_owners_alone_and_their_names_tell_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "made" / "on demand"
    _fetch(_open(folder), FRESH)
    (file,) = folder.iterdir()

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert file.name == f"{PAGE.key}.page"


def test_a_page_that_nobody_confirmed_for_a_month_is_deleted_at_opening(tmp_path: Path) -> None:
    _fetch(_open(tmp_path), FRESH)
    _open(tmp_path, hours=30 * 24)
    kept = list(tmp_path.iterdir())
    _open(tmp_path, hours=30 * 24 + 1)

    assert kept
    assert not list(tmp_path.iterdir())


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_bytes(b"x")
    os.utime(other, (0, 0))
    _open(tmp_path)

    assert other.exists()


def test_the_oldest_pages_make_room(tmp_path: Path) -> None:
    pages = [Request(f"https://tess.example/{n}") for n in range(5)]
    for hours, page in enumerate(pages):
        cache = _open(tmp_path, hours=hours / 10, most_bytes=300)
        _fetch(cache, FRESH, request=page)
    names = {file.name for file in tmp_path.iterdir()}

    assert names
    assert names == {f"{page.key}.page" for page in pages[-len(names) :]}
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) <= 300


def _packed(head: str) -> bytes:
    return zlib.compress(head.encode() + b"\nbody")


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"not compressed", id="not compressed"),
        pytest.param(_packed("{}")[:-3], id="cut short"),
        pytest.param(_packed("{"), id="no JSON"),
        pytest.param(_packed("{}"), id="of another version"),
        pytest.param(_packed('{"time": "noon", "status": 200, "headers": []}'), id="no time"),
        pytest.param(_packed('{"time": "2026-08-03T12:00:00Z", "status": 200, "headers": [1]}'), id="no header"),
    ],
)
def test_a_damaged_page_is_dropped_and_asked_for_again(tmp_path: Path, damage: bytes) -> None:
    _fetch(_open(tmp_path), FRESH)
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    cache = _open(tmp_path)
    answer, site = _fetch(cache, NEWER)

    assert (answer, site.asked) == (NEWER, [()])
    assert str(cache.trouble) == f"{tmp_path}: a damaged page of the cache was dropped."


def test_a_folder_that_cannot_be_used_holds_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "file"
    folder.touch()
    cache = _open(folder)
    answers = [_fetch(cache, FRESH)[0] for _ in range(2)]

    assert answers == [FRESH, FRESH]
    assert "pages can't be kept there" in str(cache.trouble)


def test_a_full_disk_keeps_what_was_there_and_leaves_no_rest(tmp_path: Path) -> None:
    cache = _open(tmp_path)
    _fetch(cache, FRESH)
    before = set(tmp_path.iterdir())
    large = Answer(200, FRESH.headers, shake_256(b"seed").digest(100_000))
    with _no_room_past(1000):
        answer, _ = _fetch(cache, large, request=Request("https://tess.example/large"))

    assert answer == large
    assert set(tmp_path.iterdir()) == before
    assert "File too large" in str(cache.trouble)


@contextmanager
def _no_room_past(size: int) -> Generator[None]:
    """Files of this process can't grow past a size, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
