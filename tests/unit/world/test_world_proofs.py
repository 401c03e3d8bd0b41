"""What shows that accounts are one person's, and what somebody who plays another can and can't copy."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from footprint_world.people import Account, load_people

if TYPE_CHECKING:
    import httpx

ACCOUNTS = [one for person in load_people() for one in person.accounts]
DID = next(one.did for one in ACCOUNTS if one.handle == "camilleroy.example")
FINGER = "https://{0}/.well-known/webfinger?resource=acct:{1}@{0}"


def own(handle: str) -> list[Account]:
    person = next(one for one in load_people() if one.handle == handle)
    return [one for one in person.accounts if one.holder == "self"]


async def pixels(visitor: httpx.AsyncClient, url: str) -> tuple[int, bytes]:
    """The side of a square PNG, and its rows with their filter bytes."""
    answer = await visitor.get(url)
    assert answer.headers["content-type"] == "image/png"
    body, place, packed = answer.content, 8, b""
    while place < len(body):
        (length,) = struct.unpack(">I", body[place : place + 4])
        chunk = body[place + 4 : place + 8 + length]
        assert struct.pack(">I", zlib.crc32(chunk)) == body[place + 8 + length : place + 12 + length]
        packed += chunk[4:] if chunk.startswith(b"IDAT") else b""
        place += 12 + length
    return struct.unpack(">I", body[16:20])[0], zlib.decompress(packed)


async def colours(visitor: httpx.AsyncClient, url: str) -> list[bytes]:
    """The colours of a picture at the middles of a grid of four by four."""
    side, rows = await pixels(visitor, url)
    assert len(rows) == side * (3 * side + 1)
    places = [(2 * n + 1) * side // 8 for n in range(4)]
    starts = [down * (3 * side + 1) + 1 + 3 * across for down in places for across in places]
    return [rows[start : start + 3] for start in starts]


def distance(one: list[bytes], other: list[bytes]) -> int:
    return sum(abs(a - b) for left, right in zip(one, other, strict=True) for a, b in zip(left, right, strict=True))


async def test_camille_has_one_drawing_everywhere_at_several_sizes(visitor: httpx.AsyncClient) -> None:
    hers = [one.picture for one in own("camilleroy") if one.drawing]
    drawn = [await colours(visitor, url) for url in hers]
    sides = {(await pixels(visitor, url))[0] for url in hers}

    assert len(hers) == 8
    assert max(distance(drawn[0], one) for one in drawn) < 16 * 3 * 8
    assert len(sides) > 1


async def test_whoever_gave_no_picture_has_the_flat_one_of_the_network(visitor: httpx.AsyncClient) -> None:
    stranger = next(one for one in ACCOUNTS if one.holder == "the photographer" and one.network == "bluesky")

    assert len(set(await colours(visitor, stranger.picture))) == 1


@pytest.mark.parametrize("path", ["github/1.png", "nowhere/1.png", "github/1.gif"])
async def test_a_picture_of_nobody_is_missing(visitor: httpx.AsyncClient, path: str) -> None:
    assert (await visitor.get(f"https://images.example/{path}")).status_code == 404


@pytest.mark.parametrize(
    ("url", "status", "mark"),
    [
        ("https://camilleroy.example/.well-known/atproto-did", 200, DID),
        ("https://idrismorvannec.example/.well-known/atproto-did", 404, ""),
        (FINGER.format("camilleroy.example", "camille"), 200, '"subject": "acct:camilleroy@piaille.fr"'),
        ("https://camilleroy.example/.well-known/webfinger", 400, ""),
        ("https://camilleroy.example/.well-known/webfinger?resource=acct:camille@elsewhere.example", 404, ""),
        (FINGER.format("idrismorvannec.example", "idris"), 404, ""),
        (f"https://plc.directory/{DID}/log/audit", 200, '"at://camilleroy.bsky.social"'),
        ("https://api.gravatar.com/v3/profiles/camilleroy", 200, '"url": "https://piaille.fr/@camilleroy"'),
        ("https://keybase.io/_/api/1.0/user/lookup.json?usernames=idrismorvannec", 200, '"state": 1'),
        ("https://api.github.com/users/solenekeravel/social_accounts", 200, "https://mstdn.social/@solenekeravel"),
    ],
)
async def test_a_domain_or_a_service_says_whose_account_it_is(
    visitor: httpx.AsyncClient, url: str, status: int, mark: str
) -> None:
    answer = await visitor.get(url)

    assert answer.status_code == status
    assert mark in answer.text


async def test_the_impersonator_copies_name_words_and_picture(visitor: httpx.AsyncClient) -> None:
    person = next(one for one in load_people() if one.handle == "solenekeravel")
    true, false = own("solenekeravel")[0], [one for one in person.accounts if one.holder == "the impersonator"]

    assert {one.network for one in false} == {"bluesky", "youtube", "dailymotion"}
    assert {one.name for one in false} == {true.name}
    assert true.bio in {one.bio for one in false}
    assert distance(await colours(visitor, true.picture), await colours(visitor, false[0].picture)) < 16 * 3 * 8


async def test_the_impersonator_leads_to_her_and_she_to_nothing_of_theirs(visitor: httpx.AsyncClient) -> None:
    hers = (await visitor.get("https://solenekeravel.example/")).text
    theirs = (await visitor.get("https://solene-keravel.example/")).text
    fakes = ("https://bsky.app/profile/solenekeravel.bsky.social", "https://www.youtube.com/@solenekeravel",
             "https://www.dailymotion.com/solenekeravel", "https://x.com/solenekeravel")  # fmt: skip
    leading = [(await visitor.get(url)).text for url in fakes[:3]]

    assert all("https://solenekeravel.example/" in page for page in (theirs, *leading))
    assert all(f'rel="me" class="u-url" href="{fake}"' in theirs for fake in fakes)
    assert [fake for fake in (*fakes, "https://solene-keravel.example/") if fake in hers] == []


@pytest.mark.parametrize("handle", ["solenekeravel", "nobody7f3a"])
async def test_a_walled_network_shows_everybody_the_same_empty_page(visitor: httpx.AsyncClient, handle: str) -> None:
    answer = await visitor.get(f"https://x.com/{handle}")

    assert answer.status_code == 200
    assert handle not in answer.text
