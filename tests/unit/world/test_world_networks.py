from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from footprint_world.people import load_people

if TYPE_CHECKING:
    import httpx

    from footprint_world.people import Account

PROBES = {
    "mastodon": "https://{instance}/api/v1/accounts/lookup?acct={handle}",
    "bluesky": "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor={handle}",
    "dailymotion": "https://api.dailymotion.com/user/{handle}?fields=id,username,screenname,created_time",
    "wordpress-com": "https://public-api.wordpress.com/rest/v1.1/sites/{handle}.wordpress.com",
    "substack": "https://substack.com/api/v1/user/{handle}/public_profile",
    "github": "https://api.github.com/users/{handle}",
    "gitlab": "https://gitlab.com/api/v4/users?username={handle}",
    "codeberg": "https://codeberg.org/api/v1/users/{handle}",
    "hacker-news": "https://hacker-news.firebaseio.com/v0/user/{handle}.json",
    "wikimedia": "https://meta.wikimedia.org/w/api.php?action=query&meta=globaluserinfo&guiuser={handle}",
    "wikipedia": "https://en.wikipedia.org/w/api.php?action=query&list=users&ususers={handle}",
    "gravatar": "https://gravatar.com/{handle}.json",
    "keybase": "https://keybase.io/_/api/1.0/user/lookup.json?usernames={handle}",
    "openstreetmap": "https://api.openstreetmap.org/api/0.6/changesets.json?display_name={handle}&limit=1",
}
MISSING = {
    "mastodon": (404, '{"error": "Record not found"}'),
    "bluesky": (400, '{"error": "InvalidRequest", "message": "Profile not found"}'),
    "dailymotion": (404, '"code": 404'),
    "wordpress-com": (404, '"error": "unknown_blog"'),
    "github": (404, '"message": "Not Found"'),
    "gitlab": (200, "[]"),
    "codeberg": (404, "user redirect does not exist"),
    "hacker-news": (200, "null"),
    "wikimedia": (200, '{"globaluserinfo": {"missing": true}}'),
    "wikipedia": (200, '"missing": true'),
    "gravatar": (404, "User not found"),
    "keybase": (200, '"them": [null]'),
    "openstreetmap": (404, "Object not found"),
}
ACCOUNTS = [one for person in load_people() for one in person.accounts]


def url_of(network: str, handle: str, instance: str = "mamot.fr") -> str:
    return PROBES[network].format(handle=handle, instance=instance)


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda one: f"{one.network}-{one.instance}-{one.handle}")
async def test_a_network_shows_every_account_that_is_in_the_files(visitor: httpx.AsyncClient, account: Account) -> None:
    url = url_of(account.network, account.handle, account.instance)
    if account.network == "gitlab":
        await visitor.get(url)
    answer = await visitor.get(url)

    assert answer.status_code == 200
    assert account.handle in answer.text


@pytest.mark.parametrize(("network", "expected"), MISSING.items(), ids=MISSING)
async def test_a_network_says_that_nobody_has_a_name(
    visitor: httpx.AsyncClient, network: str, expected: tuple[int, str]
) -> None:
    answer = await visitor.get(url_of(network, "nobody7f3a"))
    status, mark = expected

    assert answer.status_code == status
    assert mark in answer.text


@pytest.mark.parametrize(
    ("network", "handle", "found"),
    [
        ("github", "CamilleRoy", '"login": "camilleroy"'),
        ("mastodon", "IDRISMORVANNEC", '"username": "idrismorvannec"'),
        ("openstreetmap", "Idrismorvannec", "Object not found"),
        ("wikimedia", "camilleroy", '"name": "Camilleroy"'),
        ("wikimedia", "CAMILLEROY", '"missing": true'),
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
        ("https://api.github.com/users/camilleroy/events/public", '"created_at": "2026-11-18T09:05:00Z"'),
        ("https://api.github.com/users/camilleroy/repos", "[]"),
        ("https://piaille.fr/.well-known/webfinger?resource=acct:camilleroy@piaille.fr", "acct:camilleroy@piaille.fr"),
        (
            "https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?actor=camilleroy.example",
            '"createdAt": "2026-11-19T16:20:00.000Z"',
        ),
        ("https://piaille.fr/@camilleroy", 'rel="me nofollow noopener" href="https://camilleroy.example/"'),
        ("https://github.com/camilleroy", 'rel="me nofollow noopener" href="https://camilleroy.example/"'),
        ("https://bsky.app/profile/camilleroy.example", 'rel="nofollow" href="https://camilleroy.example/"'),
        ("https://camilleroy.wordpress.com/", "Le premier carnet de Camille"),
        ("https://news.ycombinator.com/user?id=idrismorvannec", "https://idrismorvannec.example/"),
        ("https://en.wikipedia.org/w/api.php?list=users&ususers=a%7Cb", '"invalid": true'),
        ("https://api.github.com/robots.txt", "Allow: /"),
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
