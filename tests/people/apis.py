"""What the networks' real APIs say of an account, in their own shapes, and how they say that nobody has a name."""

from __future__ import annotations

import hashlib
import json
from base64 import b32encode
from functools import cache
from html import escape
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from PIL import Image, ImageDraw

from footprint.web import Response

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from people.loading import Held

_SIDE = 64


def identity(name: str) -> str:
    """The identity behind a Bluesky handle: the letters of a hash, as PLC makes them (github.com/did-method-plc)."""
    return f"did:plc:{b32encode(hashlib.sha256(name.encode()).digest()).decode().lower()[:24]}"


def plc(one: Held) -> dict[str, Any]:
    return {
        "@context": ["https://www.w3.org/ns/did/v1"],
        "id": identity(one.name),
        "alsoKnownAs": [f"at://{one.formerly or one.name}"],
        "service": [
            {"id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": "https://pds.example"}
        ],
    }


def jrd(profile: str) -> dict[str, Any]:
    """RFC 7033."""
    parts = urlsplit(profile)
    name = parts.path.strip("/").removeprefix("@")
    own = {"rel": "self", "type": "application/activity+json", "href": f"https://{parts.netloc}/users/{name}"}
    page = {"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": profile}
    return {"subject": f"acct:{name}@{parts.netloc}", "aliases": [profile, own["href"]], "links": [page, own]}


def _picture(one: Held) -> str:
    return f"https://pictures.example/{one.avatar}.png" if one.avatar else ""


def github(one: Held) -> dict[str, Any]:
    return {
        "login": one.name,
        "id": 990001,
        "type": "Organization" if one.organisation else "User",
        "name": one.shown or None,
        "bio": one.bio or None,
        "blog": "".join(one.links[:1]),
        "twitter_username": None,
        "avatar_url": _picture(one),
        "html_url": f"https://github.com/{one.name}",
        "created_at": "2016-02-20T10:00:00Z",
        "followers": 12,
        "following": 9,
        "public_repos": 4,
    }


def _bluesky(one: Held) -> dict[str, Any]:
    return {
        "did": identity(one.name),
        "handle": one.name,
        "displayName": one.shown,
        "description": "\n".join((one.bio, *one.links[1:])).strip(),
        "website": "".join(one.links[:1]),
        "avatar": _picture(one),
        "createdAt": "2023-07-01T10:00:00.000Z",
        "labels": [{"val": "!no-unauthenticated"}] if one.discreet else [],
        "followersCount": 40,
        "followsCount": 60,
        "postsCount": 120,
    }


def _gravatar(one: Held) -> dict[str, Any]:
    accounts = [{"url": each, "verified": True, "is_hidden": False} for each in one.verified]
    urls = [{"value": each, "title": "Site"} for each in one.links]
    entry = {
        "preferredUsername": one.name,
        "displayName": one.shown,
        "aboutMe": one.bio,
        "thumbnailUrl": _picture(one),
        "urls": urls,
        "accounts": accounts,
    }
    return {"entry": [entry]}


def mastodon(one: Held) -> dict[str, Any]:
    link = '<a href="{0}" target="_blank" rel="nofollow noopener me">{0}</a>'
    fields = [
        {
            "name": "Site",
            "value": link.format(escape(each)),
            "verified_at": "2026-01-02T03:04:05.000+00:00" if each in one.verified else None,
        }
        for each in (*one.links, *one.verified)
    ]
    profile = {
        "id": "109000001",
        "username": one.name,
        "acct": one.name,
        "display_name": one.shown,
        "note": f"<p>{escape(one.bio)}</p>",
        "url": f"https://{one.server}/@{one.name}",
        "avatar": _picture(one),
        "created_at": "2022-11-04T00:00:00.000Z",
        "noindex": one.discreet,
        "fields": fields,
        "followers_count": 20,
        "following_count": 30,
        "statuses_count": 200,
    }
    return {**profile, "moved": {"id": "1", "url": one.moved, "username": "x"}} if one.moved else profile


def _gitlab(one: Held) -> dict[str, Any]:
    return {
        "id": 990001,
        "username": one.name,
        "name": one.shown or one.name,
        "state": "active",
        "avatar_url": _picture(one),
        "web_url": f"https://gitlab.com/{one.name}",
    }


def _codeberg(one: Held) -> dict[str, Any]:
    return {
        "id": 4001,
        "login": one.name,
        "full_name": one.shown,
        "description": one.bio,
        "website": "".join(one.links[:1]),
        "avatar_url": _picture(one),
        "created": "2021-05-01T08:00:00+02:00",
    }


def _devto(one: Held) -> dict[str, Any]:
    handles = {urlsplit(each).hostname: urlsplit(each).path.strip("/") for each in one.links}
    sites = [each for each in one.links if urlsplit(each).hostname not in {"github.com", "x.com"}]
    return {
        "type_of": "user",
        "id": 5001,
        "username": one.name,
        "name": one.shown,
        "summary": one.bio,
        "website_url": sites[0] if sites else None,
        "github_username": handles.get("github.com"),
        "twitter_username": handles.get("x.com"),
        "joined_at": "Jan 2, 2020",
        "profile_image": _picture(one),
    }


def _hacker(one: Held) -> dict[str, Any]:
    links = "".join(f'<p><a href="{escape(each)}" rel="nofollow">{escape(each)}</a>' for each in one.links)
    return {"id": one.name, "created": 1456000000, "karma": 12, "about": f"{escape(one.bio)}{links}", "submitted": []}


def _keybase(one: Held) -> dict[str, Any]:
    proofs = [{"service_url": each, "state": 1, "proof_type": "generic_web_site"} for each in one.links]
    return {
        "basics": {"username": one.name, "ctime": 1456000000},
        "profile": {"full_name": one.shown, "bio": one.bio},
        "proofs_summary": {"all": proofs},
    }


def _linktree(one: Held) -> dict[str, Any]:
    links = [{"id": number, "title": "Link", "url": each} for number, each in enumerate(one.links)]
    shown = {"username": one.name, "pageTitle": one.shown, "description": one.bio, "links": links, "socialLinks": []}
    return {"page": "/[profile]", "props": {"pageProps": shown}}


def _scripted(url: str, status: int, state: object) -> Response:
    """A page that its state fills."""
    return made(url, status, f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script>')


def _youtube(url: str, one: Held) -> Response:
    said = {"title": one.shown, "description": one.bio, "vanityChannelUrl": f"http://www.youtube.com/@{one.name}"}
    state = json.dumps({"metadata": {"channelMetadataRenderer": said}}, separators=(",", ":"), ensure_ascii=False)
    return made(url, 200, f"<title>{escape(one.shown)} - YouTube</title><script>var ytInitialData = {state};</script>")


@cache
def drawing(name: str) -> bytes:
    """A picture of no one: a few shapes that follow from its name, up to a dash."""
    chance, picture = Random(name), Image.new("RGB", (_SIDE, _SIDE), "white")  # noqa: S311 (no secret hangs on it)
    pen = ImageDraw.Draw(picture)
    for _ in range(12):
        left, right = sorted(chance.sample(range(_SIDE), 2))
        top, bottom = sorted(chance.sample(range(_SIDE), 2))
        pen.ellipse(
            (left, top, right, bottom), fill=(chance.randrange(256), chance.randrange(256), chance.randrange(256))
        )
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def as_json(url: str, status: int, document: object) -> Response:
    return response(url, status, json.dumps(document, ensure_ascii=False).encode(), "application/json; charset=utf-8")


def made(url: str, status: int, text: str, kind: str = "text/html") -> Response:
    return response(url, status, text.encode(), f"{kind}; charset=utf-8")


def response(url: str, status: int, body: bytes, kind: str) -> Response:
    return Response(status, url, (("content-type", kind),), body, hashlib.sha256(body).hexdigest(), len(body))


def _last(path: str, query: Mapping[str, str]) -> str:
    """The name at the end of a path."""
    return path.rstrip("/").rpartition("/")[2].removesuffix(".json").removeprefix("@")


def _asked(key: str) -> Callable[[str, Mapping[str, str]], str]:
    """The name in the query."""
    return lambda path, query: query.get(key, "")


def _missed(status: int, document: object) -> Callable[[str, str], Response]:
    """How an API says that nobody has a name."""
    return lambda url, name: as_json(url, status, document)


def _told(made: Callable[[Held], object]) -> Callable[[str, Held], Response]:
    return lambda url, one: as_json(url, 200, made(one))


APIS: dict[str | None, tuple[str, Callable[[str, Mapping[str, str]], str], Callable[[str, str], Response]]] = {
    "codeberg.org": ("codeberg", _last, _missed(404, {"message": "user redirect does not exist [name: x]"})),
    "dev.to": ("devto", _asked("url"), _missed(404, {"error": "not found", "status": 404})),
    "gitlab.com": ("gitlab", _asked("username"), _missed(200, [])),
    "gravatar.com": ("gravatar", _last, _missed(404, "User not found")),
    "hacker-news.firebaseio.com": ("hacker-news", _last, _missed(200, None)),
    "keybase.io": ("keybase", _asked("usernames"), _missed(200, {"status": {"code": 0}, "them": [None]})),
    "linktr.ee": (
        "linktree",
        _last,
        lambda url, _: _scripted(url, 404, {"page": "/_error", "props": {"pageProps": {"statusCode": 404}}}),
    ),
    "news.ycombinator.com": ("hacker-news", _asked("id"), lambda url, _: made(url, 200, "<p>No such user.")),
    "public.api.bsky.app": (
        "bluesky",
        _asked("actor"),
        _missed(400, {"error": "InvalidRequest", "message": "Profile not found"}),
    ),
    "www.youtube.com": ("youtube", _last, lambda url, _: made(url, 404, "<title>404 Not Found</title>")),
}
"""By host: the network, where a question says the name, and how a miss is told."""
FOUND: dict[str, Callable[[str, Held], Response]] = {
    "bluesky": _told(_bluesky),
    "codeberg": _told(_codeberg),
    "devto": _told(_devto),
    "gitlab": _told(lambda one: [_gitlab(one)]),
    "gravatar": _told(_gravatar),
    "hacker-news": _told(_hacker),
    "keybase": _told(lambda one: {"status": {"code": 0}, "them": [_keybase(one)]}),
    "linktree": lambda url, one: _scripted(url, 200, _linktree(one)),
    "youtube": _youtube,
}
"""How an account is told."""
