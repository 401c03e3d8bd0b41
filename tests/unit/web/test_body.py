from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.web import Failure, FailureKind, Limits
from footprint.web.body import Body, read_body

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

LIMITS = Limits(wire_bytes=100_000, body_bytes=200_000)
TEXT = b"<p>One page.</p>" * 50


async def chunks(data: bytes, size: int = 7) -> AsyncGenerator[bytes, None]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


async def read(data: bytes, *, coding: str = "", length: int | None = None, size: int = 7) -> bytes | FailureKind:
    body = await read_body(chunks(data, size), coding=coding, length=length, limits=LIMITS)
    return body.kind if isinstance(body, Failure) else body.content


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


READ: dict[str, tuple[bytes, str]] = {
    "plain": (TEXT, ""),
    "identity": (TEXT, "identity"),
    "gzip": (gzip.compress(TEXT), "gzip"),
    "x-gzip in capitals": (gzip.compress(TEXT), "X-GZIP"),
    "deflate as zlib": (zlib.compress(TEXT), "deflate"),
    "deflate as zlib at level 1": (zlib.compress(TEXT, 1), "deflate"),
    "deflate raw": (raw_deflate(TEXT), "deflate"),
    "two members": (gzip.compress(TEXT[:99]) + gzip.compress(TEXT[99:]), "gzip"),
    "a member and padding": (gzip.compress(TEXT) + bytes(99), "gzip"),
    "a member and one byte": (gzip.compress(TEXT) + b"\x1f", "gzip"),
    "zlib and padding": (zlib.compress(TEXT) + b"more", "deflate"),
    "deflate, then gzip": (gzip.compress(zlib.compress(TEXT)), "deflate, gzip"),
}


@pytest.mark.parametrize("size", [1, 7, 10_000])
@pytest.mark.parametrize(("data", "coding"), READ.values(), ids=READ)
async def test_what_was_asked_for_is_read_however_it_is_cut(data: bytes, coding: str, size: int) -> None:
    assert await read(data, coding=coding, length=len(data), size=size) == TEXT


REFUSED: dict[str, tuple[bytes, str, FailureKind]] = {
    "brotli": (TEXT, "br", FailureKind.BAD_ENCODING),
    "a charset": (TEXT, "utf-8", FailureKind.BAD_ENCODING),
    "three layers": (TEXT, "gzip, gzip, gzip", FailureKind.BAD_ENCODING),
    "text that is called gzip": (TEXT, "gzip", FailureKind.BAD_ENCODING),
    "text that is called deflate": (b"<p>", "deflate", FailureKind.BAD_ENCODING),
    "gzip that is cut short": (gzip.compress(TEXT)[:-9], "gzip", FailureKind.BAD_ENCODING),
    "gzip of which one byte came": (b"\x1f", "gzip", FailureKind.BAD_ENCODING),
    "deflate that is cut short": (zlib.compress(TEXT)[:-9], "deflate", FailureKind.BAD_ENCODING),
    "a second member that is cut short": ((gzip.compress(TEXT) * 2)[:-9], "gzip", FailureKind.BAD_ENCODING),
    "a wrong checksum": (gzip.compress(TEXT)[:-8] + bytes(8), "gzip", FailureKind.BAD_ENCODING),
    "an inner layer that is cut short": (
        gzip.compress(zlib.compress(TEXT)[:-9]),
        "deflate, gzip",
        FailureKind.BAD_ENCODING,
    ),
    "members without end": (gzip.compress(b"") * 2000, "gzip", FailureKind.BAD_ENCODING),
    "too much on the wire": (bytes(100_001), "", FailureKind.TOO_LARGE),
    "too much once decompressed": (gzip.compress(bytes(200_001)), "gzip", FailureKind.TOO_LARGE),
    "too much in a layer between": (
        gzip.compress(b"\x1f\x8b\x08\x08" + bytes(6) + b"x" * 300_000),
        "gzip, gzip",
        FailureKind.TOO_LARGE,
    ),
}


@pytest.mark.parametrize("size", [7, 10_000])
@pytest.mark.parametrize(("data", "coding", "kind"), REFUSED.values(), ids=REFUSED)
async def test_what_is_broken_or_too_much_has_its_name(data: bytes, coding: str, kind: FailureKind, size: int) -> None:
    assert await read(data, coding=coding, size=size) == kind


async def test_the_caps_themselves_are_allowed() -> None:
    assert await read(bytes(100_000), size=9999) == bytes(100_000)
    assert await read(gzip.compress(bytes(200_000)), coding="gzip", size=9999) == bytes(200_000)


async def test_a_plain_body_has_the_cap_of_a_decompressed_one() -> None:
    body = await read_body(chunks(bytes(11)), coding="", length=None, limits=Limits(body_bytes=10))

    assert body == Failure(FailureKind.TOO_LARGE, "more than 10 bytes")


async def test_less_than_announced_is_a_reset() -> None:
    assert await read(b"short", length=6) is FailureKind.RESET


async def test_an_announcement_that_is_too_long_is_believed_at_once() -> None:
    assert await read(b"", length=100_001) is FailureKind.TOO_LARGE


async def test_of_a_body_that_is_longer_than_its_window_only_so_much_is_read() -> None:
    taken = 0

    async def endless() -> AsyncGenerator[bytes, None]:
        nonlocal taken
        while True:
            taken += 1000
            yield bytes(1000)

    body = await read_body(endless(), coding="", length=10**9, limits=LIMITS, window=2500)

    assert body == Body(bytes(2500), is_cut=True)
    assert taken == 3000


async def test_a_window_is_measured_after_decompression() -> None:
    body = await read_body(chunks(gzip.compress(bytes(9000))), coding="gzip", length=None, limits=LIMITS, window=8999)

    assert body == Body(bytes(8999), is_cut=True)


async def test_a_body_that_just_fills_its_window_is_whole() -> None:
    assert await read_body(chunks(TEXT), coding="", length=None, limits=LIMITS, window=len(TEXT)) == Body(TEXT)


async def test_nothing_is_nothing_in_every_coding() -> None:
    assert await read(b"", coding="gzip") == b""


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["", "gzip", "deflate", "gzip, deflate"]))
async def test_any_bytes_are_read_or_refused(data: bytes, coding: str) -> None:
    assert isinstance(await read(data, coding=coding), bytes | FailureKind)


@settings(deadline=None)
@given(st.binary(max_size=5000), st.integers(1, 600))
async def test_what_was_compressed_comes_back(data: bytes, size: int) -> None:
    assert await read(gzip.compress(data), coding="gzip", size=size) == data
    assert await read(raw_deflate(data), coding="deflate", size=size) == data
