"""Who has what: the checks that come with footprint, run in this world, find what its files say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import footprint_world
from footprint.audit import audit
from footprint.case import Conditions
from footprint.catalogue import load_catalogue
from footprint.clock import StillClock
from footprint.exhibit import Standing
from footprint.finding import Scored
from footprint.rubric import load_rubric
from footprint.subject import Handle, NetworkHandle, Site, Subject
from footprint.web.live import LiveWeb
from footprint_checks.accounts import accounts
from footprint_checks.publication import publication
from footprint_world import NOW

if TYPE_CHECKING:
    from footprint.profile import Profile

CATALOGUE = load_catalogue()
IDS = {one.id for one in CATALOGUE.networks}
MISBEHAVING = {"devto", "diigo", "dribbble", "issuu", "product-hunt", "substack"}
CAMILLE = Subject((Handle("camilleroy"), Site("https://camilleroy.example")), "Camille Roy")
IDRIS = Subject(
    (
        Handle("idrismorvannec"),
        NetworkHandle("github", "idrismorvannec"),
        NetworkHandle("mastodon", "idrismorvannec", "mamot.fr"),
        Site("https://idrismorvannec.example"),
    ),
    "Idris Morvannec",
)
LINA = Subject((Handle("linamarchal"), Site("https://atelier-marchal.example")), "Lina Marchal")
SOLENE = Subject((Handle("solenekeravel"), Site("https://solenekeravel.example")), "Solène Keravel")


async def profile_of(subject: Subject) -> Profile:
    transport, resolver = footprint_world.transport(), footprint_world.resolver()
    async with LiveWeb(transport, clock=StillClock(NOW), agent="footprint/0 (+test)", resolver=resolver) as web:
        return await audit(
            subject,
            (accounts, publication),
            conditions=Conditions(NOW, seed=1),
            catalogue=CATALOGUE,
            rubric=load_rubric("full"),
            web=web,
        )


def bare(handle: str) -> Subject:
    return Subject((Handle(handle),))


def networks(profile: Profile, *standings: Standing) -> list[str]:
    found = [one for one in profile.accounts if one.standing in standings]
    return [one.handle if one.network in {"mastodon", "bluesky"} else one.network for one in found]


def asked(labels: list[str]) -> list[str]:
    """Those on networks of the catalogue; a label with a dot is a handle on Bluesky or Mastodon."""
    return [one for one in labels if "." in one or one in IDS]


@pytest.mark.parametrize(
    ("subject", "own"),
    [
        (
            CAMILLE,
            [
                "camilleroy.example", "flickr", "github", "gravatar", "camilleroy@piaille.fr", "speaker-deck",
                "wikimedia", "wordpress-com", "youtube",
            ],
        ),
        (
            IDRIS,
            [
                "idrismorvannec.bsky.social", "codeberg", "dailymotion", "github", "gitlab", "lemmy",
                "idrismorvannec@mamot.fr", "openstreetmap", "peertube",
            ],
        ),
        (LINA, ["lina_marchal_doc@mastodon.world"]),
        (SOLENE, ["github", "solenekeravel@mstdn.social"]),
        (bare("linamarchal"), []),
        (bare("noelcastan"), ["github", "noelcastan@mstdn.social"]),
    ],
    ids=["camille", "idris", "lina", "solene", "lina-bare", "noel-bare"],
)  # fmt: skip
async def test_these_accounts_are_the_person_s(subject: Subject, own: list[str]) -> None:
    assert networks(await profile_of(subject), Standing.ATTRIBUTED) == asked(own)


@pytest.mark.parametrize(
    ("subject", "held"),
    [
        (
            CAMILLE,
            [
                "dailymotion", "keybase", "camilleroy@mastodon.social", "medium", "pinterest", "soundcloud", "telegram",
                "tumblr",
            ],
        ),
        (IDRIS, ["hacker-news", "keybase", "vimeo", "wordpress-com"]),
        (
            LINA,
            [
                "500px", "bandcamp", "behance", "linamarchal.bsky.social", "codeberg", "dailymotion", "discord",
                "flickr", "github", "gitlab", "gravatar", "hacker-news", "keybase", "linktree", "lobsters",
                "linamarchal@mastodon.online", "linamarchal@mastodon.social", "pinterest", "reddit", "soundcloud",
                "telegram", "tumblr", "unsplash", "vimeo", "wikimedia", "wordpress-com", "youtube",
            ],
        ),
        (SOLENE, ["solenekeravel.bsky.social", "dailymotion", "pinterest", "youtube"]),
    ],
    ids=["camille", "idris", "lina", "solene"],
)  # fmt: skip
async def test_these_are_held_by_others_or_by_nobody_can_tell_whom(subject: Subject, held: list[str]) -> None:
    assert networks(await profile_of(subject), Standing.POSSIBLE, Standing.OTHER) == asked(held)


@pytest.mark.parametrize("subject", [CAMILLE, IDRIS, LINA], ids=["camille", "idris", "lina"])
async def test_the_misbehaving_networks_stay_unknown(subject: Subject) -> None:
    unknown = networks(await profile_of(subject), Standing.UNKNOWN)

    assert set(unknown) >= MISBEHAVING & IDS


async def test_the_blog_of_the_senior_blogger_is_seen_whole() -> None:
    profile = await profile_of(CAMILLE)
    values = {one.id: one.status.value for one in profile.indicators if isinstance(one.status, Scored)}

    assert {id_: round(value, 2) for id_, value in values.items()} == {
        "pub.exists": 1, "pub.fresh": 9, "pub.cadence": 2.08, "pub.regular": 11, "pub.craft": 0.94,
    }  # fmt: skip


@pytest.mark.parametrize("subject", [CAMILLE, LINA, bare("noelcastan")], ids=["camille", "lina", "noel-bare"])
async def test_an_audit_made_again_is_the_same(subject: Subject) -> None:
    first, second = await profile_of(subject), await profile_of(subject)

    assert first == second
