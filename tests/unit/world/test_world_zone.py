from __future__ import annotations

import pytest

import footprint_world
from footprint.web.dns import Records
from footprint_world.registries import NAME_SERVERS
from footprint_world.zone import ADDRESS


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("camilleroy.example", "A", Records((ADDRESS,))),
        ("CamilleRoy.example.", "a", Records((ADDRESS,))),
        ("camilleroy.example", "MX", Records(("10 mx.courrier.example.",))),
        ("camilleroy.example", "TXT", Records(('"v=spf1 include:courrier.example -all"',))),
        ("_dmarc.camilleroy.example", "TXT", Records(('"v=DMARC1; p=quarantine"',))),
        ("_dmarc.idrismorvannec.example", "TXT", Records((), exists=False)),
        ("idrismorvannec.example", "MX", Records(())),
        ("github.com", "A", Records((ADDRESS,))),
        ("anything.wordpress.com", "A", Records((ADDRESS,))),
        ("anything.blogspot.com", "A", Records((ADDRESS,))),
        ("lemmy.world", "A", Records((ADDRESS,))),
        ("camilleroy.fr", "A", Records((), exists=False)),
        ("camilleroy.fr", "NS", Records((), exists=False)),
        ("camilleroy.com", "NS", Records(NAME_SERVERS)),
        ("camilleroy.com", "A", Records(())),
        ("camilleroy.example", "NS", Records(NAME_SERVERS)),
        ("linamarchall.com", "NS", Records((), exists=False)),
        ("_atproto.idrismorvannec.example", "TXT", Records((), exists=False)),
        ("_atproto.idrismorvannec.bsky.social", "TXT", Records((), exists=False)),
    ],
)
async def test_a_name_has_these_records(name: str, kind: str, expected: Records) -> None:
    assert await footprint_world.resolver().resolve(name, kind, seconds=1) == expected


async def test_the_domain_of_a_bluesky_handle_names_its_identity() -> None:
    found = await footprint_world.resolver().resolve("_atproto.camilleroy.example", "TXT", seconds=1)

    assert [one.startswith('"did=did:plc:') for one in found.found] == [True]
