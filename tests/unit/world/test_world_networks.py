from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from footprint_world.people import load_brands, load_people

if TYPE_CHECKING:
    import httpx

    from footprint_world.people import Account

HERE = Path(__file__).parent
NOBODY = "nobody7f3a"
MISBEHAVING = {"substack", "issuu", "product-hunt", "dribbble"}


@dataclass(frozen=True, slots=True)
class Probe:
    """A row of `probes.toml`."""

    network: str
    url: str
    known: str
    found: list[str]
    missing: dict[str, Any]  # Any: a status and its marks
    instance: str = ""
    body: str = ""

    def __str__(self) -> str:
        return f"{self.network}-{urlsplit(self.url).path}"

    async def ask(self, visitor: httpx.AsyncClient, handle: str, instance: str = "") -> httpx.Response:
        url = _about(self.url, handle, instance or self.instance)
        if self.body:
            return await visitor.post(url, content=_about(self.body, handle))
        return await visitor.get(url)

    def shows(self, answer: httpx.Response, handle: str) -> bool:
        return answer.status_code == 200 and all(_about(mark, handle) in answer.text for mark in self.found)


def _about(template: str, handle: str, instance: str = "") -> str:
    return template.replace("{handle}", handle).replace("{instance}", instance)


PROBES = [Probe(**one) for one in tomllib.loads((HERE / "probes.toml").read_text(encoding="utf-8"))["probe"]]
FIRST = {one.network: one for one in reversed(PROBES)}
ACCOUNTS = [one for person in load_people() for one in person.accounts if not one.state]
BRANDS = [one for one in load_brands() if one.network not in MISBEHAVING]


def url_of(network: str, handle: str) -> str:
    return _about(FIRST[network].url, handle, "mamot.fr")


@pytest.mark.parametrize("probe", PROBES, ids=str)
async def test_a_network_shows_an_account_that_everybody_knows(visitor: httpx.AsyncClient, probe: Probe) -> None:
    assert probe.shows(await probe.ask(visitor, probe.known), probe.known)


@pytest.mark.parametrize("probe", PROBES, ids=str)
async def test_a_network_says_that_nobody_has_a_name(visitor: httpx.AsyncClient, probe: Probe) -> None:
    answer = await probe.ask(visitor, NOBODY)

    assert answer.status_code == probe.missing["status"]
    assert [mark for mark in probe.missing["marks"] if mark not in answer.text] == []
    assert not probe.shows(answer, NOBODY)


@pytest.mark.parametrize("brand", BRANDS, ids=lambda one: f"{one.network}-{one.instance}-{one.handle}")
async def test_every_server_shows_the_accounts_of_brands(visitor: httpx.AsyncClient, brand: Account) -> None:
    probe = FIRST[brand.network]

    assert probe.shows(await probe.ask(visitor, brand.handle, brand.instance), brand.handle)


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda one: f"{one.network}-{one.instance}-{one.handle}")
async def test_a_network_shows_every_account_that_is_in_the_files(visitor: httpx.AsyncClient, account: Account) -> None:
    probe = FIRST[account.network]
    if account.network == "gitlab":
        await probe.ask(visitor, account.handle)

    assert probe.shows(await probe.ask(visitor, account.handle, account.instance), account.handle)


@pytest.mark.parametrize(
    ("network", "handle", "found"),
    [
        ("github", "CamilleRoy", '"login": "camilleroy"'),
        ("mastodon", "IDRISMORVANNEC", '"username": "idrismorvannec"'),
        ("openstreetmap", "Idrismorvannec", "Object not found"),
        ("wikimedia", "camilleroy", '"name": "Camilleroy"'),
        ("wikimedia", "CAMILLEROY", '"missing": true'),
        ("spotify", "SPOTIFY", "Page not found"),
        ("youtube", "CamilleRoy", '"title":"Camille Roy"'),
    ],
)
async def test_case_counts_where_the_network_says_so(
    visitor: httpx.AsyncClient, network: str, handle: str, found: str
) -> None:
    assert found in (await visitor.get(url_of(network, handle))).text


@pytest.mark.parametrize(
    ("url", "mark"),
    [
        ("https://api.github.com/users/camilleroy/social_accounts", '"provider": "mastodon"'),
        ("https://api.github.com/users/camilleroy/events/public", '"created_at": "2026-11-18T20:'),
        ("https://piaille.fr/.well-known/webfinger?resource=acct:camilleroy@piaille.fr", "acct:camilleroy@piaille.fr"),
        (
            "https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?actor=camilleroy.example",
            '"createdAt": "2026-11-19T20:',
        ),
        ("https://piaille.fr/@camilleroy", 'rel="me nofollow noopener" href="https://camilleroy.example/"'),
        ("https://github.com/camilleroy", 'rel="me nofollow noopener" href="https://camilleroy.example/"'),
        ("https://bsky.app/profile/camilleroy.example", 'rel="nofollow" href="https://camilleroy.example/"'),
        ("https://camilleroy.wordpress.com/", "Le premier carnet de Camille"),
        ("https://news.ycombinator.com/user?id=idrismorvannec", "https://idrismorvannec.example/"),
        ("https://en.wikipedia.org/w/api.php?list=users&ususers=a%7Cb", '"invalid": true'),
        ("https://api.github.com/robots.txt", "Allow: /"),
        (
            "https://www.flickr.com/people/camilleroy/",
            'rel="me nofollow noreferrer" href="https://camilleroy.example/"',
        ),
        ("https://speakerdeck.com/camilleroy", 'rel="nofollow" href="https://camilleroy.example/"'),
        ("https://speakerdeck.com/camilleroy.atom", "<published>2026-06-12T20:"),
        ("https://vimeo.com/linamarchal/videos/rss", "<pubDate>Thu, 01 Oct 2020 20:"),
        ("https://googleblog.blogspot.com/feeds/posts/default", "<name>The Official Google Blog</name>"),
        ("https://www.mixcloud.com/mixcloud/", 'property="og:title" content="Mixcloud"'),
    ],
)
async def test_a_second_question_is_answered(visitor: httpx.AsyncClient, url: str, mark: str) -> None:
    answer = await visitor.get(url)

    assert answer.status_code == 200
    assert mark in answer.text


@pytest.mark.parametrize(
    "url",
    [
        "https://piaille.fr/@nobody7f3a",
        "https://piaille.fr/.well-known/webfinger?resource=acct:nobody7f3a@piaille.fr",
        "https://piaille.fr/api/v2/anything",
        "https://nobody7f3a.wordpress.com/",
        "https://linamarchal.wordpress.com/feed/",
        "https://nobody7f3a.blogspot.com/",
        "https://nobody7f3a.ghost.io/",
        "https://nobody7f3a.hashnode.dev/rss.xml",
        "https://www.youtube.com/",
        "https://www.youtube.com/channel/UC0000000000000090000000",
        "https://plc.directory/did:plc:aaaaaaaaaaaaaaaaaaaaaaaa",
        "https://api.openstreetmap.org/api/0.6/user/1.json",
    ],
)
async def test_what_nobody_has_is_missing(visitor: httpx.AsyncClient, url: str) -> None:
    assert (await visitor.get(url)).status_code == 404


async def test_the_number_of_a_mapper_leads_to_their_page(visitor: httpx.AsyncClient) -> None:
    edits = (await visitor.get(url_of("openstreetmap", "idrismorvannec"))).json()["changesets"]
    mapper = await visitor.get(f"https://api.openstreetmap.org/api/0.6/user/{edits[0]['uid']}.json")

    assert mapper.json()["user"]["display_name"] == "idrismorvannec"


async def test_a_domain_handle_and_its_identity_name_each_other(visitor: httpx.AsyncClient) -> None:
    profile = (await visitor.get(url_of("bluesky", "camilleroy.example"))).json()
    document = (await visitor.get(f"https://plc.directory/{profile['did']}")).json()

    assert document["alsoKnownAs"] == ["at://camilleroy.example"]


@pytest.mark.parametrize(
    ("feed", "network"),
    [
        ("https://www.youtube.com/feeds/videos.xml?channel_id=UC%022d", "youtube"),
        ("https://www.flickr.com/services/feeds/photos_public.gne?id=%d@N00&format=atom", "flickr"),
        ("https://feeds.soundcloud.com/users/soundcloud:users:%d/sounds.rss", "soundcloud"),
    ],
)
async def test_a_feed_is_found_by_the_number_of_its_account(
    visitor: httpx.AsyncClient, feed: str, network: str
) -> None:
    account = next(one for one in ACCOUNTS if (one.network, one.handle) == (network, "camilleroy"))
    numbered, unknown = await visitor.get(feed % account.number), await visitor.get(feed % 11111111)

    assert account.name in numbered.text
    assert unknown.status_code == 404


async def test_a_blog_for_members_leads_a_visitor_to_the_login(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.get("https://www.tumblr.com/camilleroy")

    assert answer.status_code == 302
    assert answer.headers["location"] == "https://www.tumblr.com/login_required/camilleroy"


async def test_a_banned_page_says_so_with_an_ordinary_status(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.get("https://linktr.ee/linamarchal")

    assert answer.status_code == 200
    assert '"page": "/status/blocked"' in answer.text


@pytest.mark.parametrize("body", [b"", b"not json", b"[]", b'{"username": 7}', b'{"name": "discord"}'])
async def test_a_question_that_names_nobody_has_no_answer(visitor: httpx.AsyncClient, body: bytes) -> None:
    url = "https://discord.com/api/v9/unique-username/username-attempt-unauthed"

    assert (await visitor.post(url, content=body)).status_code == 404


async def test_what_a_name_holds_is_no_markup(visitor: httpx.AsyncClient) -> None:
    answer = await visitor.get("https://t.me/%3Cscript%3E")

    assert "@&lt;script&gt;" in answer.text
    assert "<script>" not in answer.text
