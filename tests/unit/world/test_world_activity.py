"""What people do on their accounts, in the shapes of the networks' documents; and whose words bear a marker."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from footprint_world import NOW
from footprint_world.activity_code import STARRED
from footprint_world.doings import Deed
from footprint_world.people import Account, load_people

if TYPE_CHECKING:
    from collections.abc import Iterator

PEOPLE = {one.handle: one for one in load_people()}
ACCOUNTS = [one for person in PEOPLE.values() for one in person.accounts]


def account(network: str, handle: str, instance: str = "") -> Account:
    return next(one for one in ACCOUNTS if (one.network, one.handle, one.instance) == (network, handle, instance))


TOOT = account("mastodon", "camilleroy", "piaille.fr")
CODE = account("github", "camilleroy")
FORGE = account("gitlab", "idrismorvannec")
CHANNEL = account("youtube", "camilleroy")
PHOTOS = account("flickr", "camilleroy")
STATUSES = f"https://piaille.fr/api/v1/accounts/{TOOT.number}/statuses"
BSKY = "https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?actor="
GITHUB = "https://api.github.com/users/"
GITLAB = f"https://gitlab.com/api/v4/users/{FORGE.number}"
CODEBERG = "https://codeberg.org/api/v1/users/idrismorvannec"
WIKI = (
    "https://{}.wikipedia.org/w/api.php?action=query&format=json&formatversion=2&list=usercontribs&uclimit=500&ucuser="
)
ALGOLIA = "https://hn.algolia.com/api/v1/search_by_date?hitsPerPage=100&tags=author_"
OSM = "https://api.openstreetmap.org/api/0.6/changesets.json?display_name="
VIDEOS = "https://api.dailymotion.com/user/idrismorvannec/videos?fields=id,title,created_time,tags&limit=100"


def at(found: Any, path: str) -> Any:  # noqa: ANN401 (what JSON holds)
    """The member of a document at a path of names and places."""
    for name in filter(None, path.split("/")):
        found = found[int(name) if name.isdecimal() else name]
    return found


@pytest.mark.parametrize(
    ("url", "items", "count", "members"),
    [
        (STATUSES, "", 20, {"id", "created_at", "in_reply_to_account_id", "replies_count", "reblog", "tags", "card",
                            "media_attachments", "content", "url", "visibility"}),
        (BSKY + "camilleroy.example&limit=30", "feed", 30, {"post"}),
        (GITHUB + "camilleroy/repos?per_page=100", "", 14, {"fork", "license", "description", "pushed_at", "topics"}),
        (GITHUB + "camilleroy/events/public?per_page=100", "", 9, {"type", "repo", "payload", "created_at"}),
        (GITHUB + "camilleroy/starred", "", 6, {"full_name"}),
        (f"{GITLAB}/projects", "", 6, {"last_activity_at", "star_count", "description", "path_with_namespace"}),
        (f"{GITLAB}/events", "", 6, {"action_name", "target_type", "created_at", "author_username"}),
        (f"{CODEBERG}/repos?limit=50", "", 9, {"fork", "description", "licenses", "updated_at", "html_url"}),
        (f"{CODEBERG}/activities/feeds?only-performed-by=true&limit=50", "", 9, {"op_type", "content", "created"}),
        (ALGOLIA + "idrismorvannec,(story,comment)", "hits", 58, {"created_at_i", "_tags", "author", "objectID"}),
        (WIKI.format("fr") + "Camilleroy", "query/usercontribs", 121, {"ns", "title", "timestamp", "new", "comment"}),
        (WIKI.format("en") + "Camilleroy", "query/usercontribs", 13, {"ns", "title", "timestamp", "new", "comment"}),
        (OSM + "idrismorvannec&limit=100", "changesets", 100, {"created_at", "uid", "comments_count", "tags"}),
        (VIDEOS, "list", 87, {"id", "title", "created_time", "tags"}),
    ],
    ids=["mastodon", "bluesky", "github-repos", "github-events", "github-starred", "gitlab-projects", "gitlab-events",
         "codeberg-repos", "codeberg-feeds", "hacker-news", "wiki-fr", "wiki-en", "openstreetmap", "dailymotion"],
)  # fmt: skip
async def test_a_list_has_its_items_and_each_of_them_its_members(
    visitor: httpx.AsyncClient, url: str, items: str, count: int, members: set[str]
) -> None:
    found = at((await visitor.get(url)).json(), items)

    assert len(found) == count
    assert [one for one in found if not members <= set(one)] == []


@pytest.mark.parametrize(
    ("url", "status", "body"),
    [
        ("https://piaille.fr/api/v1/accounts/1/statuses", 404, {"error": "Record not found"}),
        (f"https://mamot.fr/api/v1/accounts/{TOOT.number}/statuses", 404, {"error": "Record not found"}),
        (BSKY + "nobody7f3a.bsky.social", 400, {"error": "InvalidRequest", "message": "Profile not found"}),
        (GITHUB + "nobody7f3a/repos", 404, None),
        (GITHUB + "nobody7f3a/starred", 404, None),
        ("https://gitlab.com/api/v4/users/1/events", 404, None),
        ("https://codeberg.org/api/v1/users/nobody7f3a/activities/feeds", 404, None),
        (WIKI.format("fr") + "Nobody7f3a", 200, {"batchcomplete": True, "query": {"usercontribs": []}}),
        (OSM + "nobody7f3a", 404, None),
        ("https://api.dailymotion.com/user/nobody7f3a/videos", 404, None),
        ("https://www.youtube.com/feeds/videos.xml?channel_id=UC0000000000000000000001", 404, None),
        ("https://piaille.fr/@nobody7f3a.rss", 404, None),
        ("https://hn.algolia.com/api/v1/search", 404, None),
    ],
)  # fmt: skip
async def test_nobody_did_anything(visitor: httpx.AsyncClient, url: str, status: int, body: object) -> None:
    answer = await visitor.get(url)

    assert answer.status_code == status
    assert body is None or answer.json() == body


async def by_link(visitor: httpx.AsyncClient, url: str) -> list[Any]:
    found = list[Any]()
    while url:
        answer = await visitor.get(url)
        found += answer.json()
        url = answer.links.get("next", {}).get("url", "")
    return found


async def by_cursor(visitor: httpx.AsyncClient, url: str, items: str, cursor: str, parameter: str) -> list[Any]:
    found, more = list[Any](), ""
    while True:
        body = (await visitor.get(httpx.URL(url).copy_merge_params({parameter: more} if more else {}))).json()
        found += at(body, items)
        try:
            more = at(body, cursor)
        except KeyError:
            return found


@pytest.mark.parametrize(
    ("url", "total"),
    [
        (f"{STATUSES}?limit=40", 3120),
        (GITHUB + "linamarchal/repos?per_page=20", 66),
        (GITHUB + "camilleroy/repos?per_page=7", 14),
        (f"{GITLAB}/events?per_page=4", 6),
        (f"{CODEBERG}/activities/feeds?limit=5", 9),
    ],
)
async def test_pages_that_a_header_joins_come_to_an_end(visitor: httpx.AsyncClient, url: str, total: int) -> None:
    found = await by_link(visitor, url)

    assert len({one["id"] for one in found}) == len(found) == total


async def test_pages_that_a_cursor_joins_come_to_an_end(visitor: httpx.AsyncClient) -> None:
    url = BSKY + "linamarchal.bsky.social&limit=100"
    feed = await by_cursor(visitor, url, "feed", "cursor", "cursor")
    wiki = WIKI.format("fr").replace("500", "50") + "Camilleroy"
    edits = await by_cursor(visitor, wiki, "query/usercontribs", "continue/uccontinue", "uccontinue")

    assert len(feed) == account("bluesky", "linamarchal.bsky.social").posts
    assert len({one["revid"] for one in edits}) == len(edits) == 121


async def test_a_star_has_its_day_for_who_asks_so(visitor: httpx.AsyncClient) -> None:
    starred = (await visitor.get(f"{GITHUB}camilleroy/starred", headers={"accept": STARRED})).json()

    assert [one["starred_at"] for one in starred][:1] == ["2026-11-15T12:00:00Z"]
    assert all("full_name" in one["repo"] for one in starred)


async def test_a_thread_and_a_reply_differ_by_whom_they_answer(visitor: httpx.AsyncClient) -> None:
    feed = (await visitor.get(f"{BSKY}camilleroy.example&limit=100")).json()["feed"]
    did = account("bluesky", "camilleroy.example").did
    answered = {one["reply"]["parent"]["author"]["did"] for one in feed if "reply" in one}
    reposted = [one["post"]["author"]["did"] for one in feed if "reason" in one]

    assert did in answered
    assert len(answered) > 1
    assert reposted
    assert did not in reposted


async def test_a_hashtag_stands_where_its_bytes_are_counted(visitor: httpx.AsyncClient) -> None:
    feed = (await visitor.get(f"{BSKY}camilleroy.example&limit=100")).json()["feed"]
    records = [one["post"]["record"] for one in feed]
    tagged = [(record["text"].encode(), facet) for record in records for facet in record.get("facets", ())]
    cut = [text[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode() for text, facet in tagged]

    assert cut == [f"#{facet['features'][0]['tag']}" for _, facet in tagged]
    assert "#accessibilité" in cut


async def test_an_edit_that_made_a_page_is_the_first_of_it(visitor: httpx.AsyncClient) -> None:
    edits = (await visitor.get(WIKI.format("fr") + "Camilleroy")).json()["query"]["usercontribs"]
    made = [one["title"] for one in edits if one["new"]]

    assert sorted(made) == ["Bibliobus du Léon", "Bulletin paroissial de Kerlouan"]
    assert all(one["parentid"] == 0 for one in edits if one["new"])


async def test_github_shows_the_events_of_thirty_days(visitor: httpx.AsyncClient) -> None:
    events = await by_link(visitor, f"{GITHUB}linamarchal/events/public")
    days = [date.fromisoformat(one["created_at"][:10]) for one in events]

    assert days
    assert min(days) >= NOW.date() - timedelta(days=30)


async def test_a_channel_has_fifteen_videos_in_its_feed(visitor: httpx.AsyncClient) -> None:
    page = (await visitor.get("https://www.youtube.com/@camilleroy")).text
    feed = re.search(r"https://www\.youtube\.com/feeds/videos\.xml\?channel_id=UC\d{22}", page)
    assert feed is not None
    text = (await visitor.get(feed[0])).text

    assert text.count("<entry>") == min(15, CHANNEL.posts)
    assert "<published>2026-10-07T" in text
    assert "media:statistics views=" in text


@pytest.mark.parametrize(
    "url",
    [
        "https://piaille.fr/@camilleroy.rss", "https://bsky.app/profile/camilleroy.example/rss",
        "https://github.com/camilleroy.atom", "https://codeberg.org/idrismorvannec.rss",
        "https://www.dailymotion.com/rss/user/idrismorvannec", "https://jlai.lu/feeds/u/idrismorvannec.xml",
        f"https://www.flickr.com/services/feeds/photos_public.gne?id={PHOTOS.number}@N00",
        "https://medium.com/feed/@camilleroy", "https://vimeo.com/linamarchal/videos/rss",
        "https://linamarchal.tumblr.com/rss",
    ],
)  # fmt: skip
async def test_an_account_has_its_feed(visitor: httpx.AsyncClient, url: str) -> None:
    answer = await visitor.get(url)

    assert answer.headers["content-type"].startswith("application/xml")
    assert re.search("<item>|<entry>", answer.text)


def test_everything_done_lies_between_the_sign_up_and_today_newest_first() -> None:
    lives = [(one, [doing.at for doing in one.diary.part(0, 60)]) for one in ACCOUNTS]
    lively = [(one, moments) for one, moments in lives if moments]

    assert [one for one, moments in lively if moments != sorted(moments, reverse=True)] == []
    assert [one for one, moments in lively if moments[-1].date() < one.created] == []
    assert [one for one, moments in lively if moments[0].date() != one.active or moments[0] >= NOW] == []
    assert len(lively) > len(ACCOUNTS) / 2


def share(one: Account, deed: Deed) -> float:
    every = one.diary.part(0, 200)
    return sum(doing.deed is deed for doing in every) / len(every)


def test_the_four_people_use_their_accounts_each_in_their_own_way() -> None:
    announcing = account("mastodon", "idrismorvannec", "mamot.fr")
    asleep = account("mastodon", "lina_marchal_doc", "mastodon.world")

    assert share(TOOT, Deed.REPLY) > 0.35
    assert share(announcing, Deed.REPLY) < 0.06
    assert asleep.active < NOW.date() - timedelta(days=365)
    assert sum(doing.responses for doing in TOOT.diary.part(0, 100)) > 200


def test_a_diary_looks_the_same_wherever_it_is_opened() -> None:
    assert TOOT.diary.part(10, 5) == TOOT.diary.part(0, 40)[10:15]
    assert replace(TOOT, handle="another").diary.part(0, 3) != TOOT.diary.part(0, 3)


def _markers() -> Iterator[str]:
    for person in PEOPLE.values():
        yield from person.markers


def test_every_stranger_has_a_marker_of_their_own_and_nobody_else_has_one() -> None:
    markers = list(_markers())

    assert [one.holder for one in ACCOUNTS if bool(one.marker) is (one.holder == "self")] == []
    assert len(set(markers)) == len(markers) > 40


async def test_what_a_stranger_says_bears_their_marker_and_what_the_candidate_says_does_not(
    visitor: httpx.AsyncClient,
) -> None:
    stranger = account("bluesky", "linamarchal.bsky.social")
    theirs, hers = [(await visitor.get(BSKY + who)).text for who in (stranger.handle, "camilleroy.example")]
    games = (await visitor.get(GITHUB + "linamarchal/repos")).text

    assert theirs.count(stranger.marker) > 20
    assert account("github", "linamarchal").marker in games
    assert [one for one in _markers() if one in hers] == []
