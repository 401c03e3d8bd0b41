"""The web around a person of the corpus: networks answer in the shapes of their real APIs, pages as software makes them.

Whatever is not told of a person is answered as these networks and hosts answer about names that nobody has.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b32encode
from dataclasses import replace
from functools import cache
from html import escape
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

import httpx
from PIL import Image, ImageDraw

from footprint.catalogue import Catalogue, load_catalogue
from footprint.web import Failure, FailureKind, Response
from footprint.web.dns import Records
from people.loading import Held, Person
from small_web import NAMED, SmallWeb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from footprint.web import Outcome, Request

NETWORKS = (
    "bluesky", "codeberg", "devto", "github", "gitlab", "gravatar", "hacker-news", "keybase", "linktree", "mastodon",
    "youtube",
)  # fmt: skip
"""Those that are asked for a name; a few more are known and can't be asked."""
SERVERS = ("mastodon.social", "piaille.fr")
"""Of Mastodon, that are asked for a name."""
_BRANDS = {
    "bluesky": ("bsky.app", "atproto.com"),
    "codeberg": ("forgejo", "Codeberg"),
    "devto": ("admin", "support", "ben"),
    "github": ("github", "mozilla"),
    "gitlab": ("gitlab-bot",),
    "gravatar": ("automattic",),
    "hacker-news": ("whoishiring",),
    "keybase": ("keybase",),
    "linktree": ("linktr.ee",),
    "mastodon": ("Mastodon",),
    "youtube": ("youtube", "google", "mozilla"),
}
"""Accounts that the catalogue knows to exist, and roles that are taken nearly everywhere."""
_ROLES = ("admin", "support", "info", "contact")
_SIDE = 64


def people_catalogue() -> Catalogue:
    """The networks that the corpus uses, Mastodon with two servers."""
    full = load_catalogue()
    networks = [full.get(one) for one in NETWORKS]
    return Catalogue(
        tuple(replace(one, instances=SERVERS) if one.is_federated else one for one in networks),
        "people",
        tuple(full.get(one) for one in NAMED),
    )


class PeopleWeb(SmallWeb):
    """The web around one person."""

    def __init__(self, person: Person) -> None:
        texts = {f"_atproto.{one.name}": [f"did={_identity(one.name)}"] for one in person.accounts if one.dns}
        super().__init__(pages=person.pages, faults=person.faults, dns={**texts, **person.dns})
        self.person = person
        self._hosts = {urlsplit(one).hostname for one in person.pages} | {
            one.name for one in person.accounts if one.dns
        }
        self._servers = {*SERVERS, *(one.server for one in person.accounts if one.server)}

    def answer(self, url: str) -> Outcome:
        """What comes of asking for an address."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if host in self.faults:
            return Failure(FailureKind(self.faults[host]))
        if (page := self.pages.get(url)) is not None:
            return self._page(url, page)
        said = self._identified(url, host, parts.path) or self._networked(url, host, unquote(parts.path))
        if said is not None:
            return said
        if host in self._hosts or host in self._servers:
            return _made(url, 404, "<!doctype html><title>Not found</title><h1>404</h1>")
        return Failure(FailureKind.DNS)

    def _answer(self, request: Request) -> Outcome:
        return self.answer(request.url)

    def _page(self, url: str, page: Mapping[str, Any]) -> Outcome:  # (its form: see `loading`)
        if "failure" in page:
            return Failure(FailureKind(page["failure"]))
        if "to" in page:
            target = self.answer(page["to"])
            return replace(target, hops=(url, *target.hops)) if isinstance(target, Response) else target
        if "text" in page:
            return _made(url, page.get("status", 200), page["text"], "text/plain")
        return _made(url, page.get("status", 200), markup(page))

    def _identified(self, url: str, host: str, path: str) -> Outcome | None:
        """Who a domain or an identity says that it is."""
        accounts = [one for one in self.person.accounts if one.network == "bluesky"]
        if host == "plc.directory":
            known = next((one for one in accounts if _identity(one.name) == unquote(path[1:])), None)
            return _json(url, 404, {"message": "DID not registered"}) if known is None else _json(url, 200, _plc(known))
        if path == "/.well-known/atproto-did":
            known = next((one for one in accounts if one.well_known and one.name == host), None)
            return None if known is None else _made(url, 200, _identity(known.name), "text/plain")
        if path == "/.well-known/webfinger":
            asked = parse_qs(urlsplit(url).query).get("resource", [""])[0].removeprefix("acct:")
            profile = self.person.webfinger.get(asked)
            return None if profile is None else _json(url, 200, _jrd(profile))
        return None

    def _networked(self, url: str, host: str, path: str) -> Outcome | None:
        query = {key: values[0] for key, values in parse_qs(urlsplit(url).query).items()}
        match host:
            case "api.github.com":
                return self._github(url, path)
            case "public.api.bsky.app":
                return self._said(url, "bluesky", query["actor"], _bluesky, 400, "Profile not found")
            case "gravatar.com":
                return self._said(url, "gravatar", path.strip("/").removesuffix(".json"), _gravatar, 404, None)
            case "gitlab.com":
                found = self._find("gitlab", query.get("username", ""))
                return _json(url, 200, [] if found is None else [_gitlab(found)])
            case "codeberg.org":
                missing = "user redirect does not exist"
                return self._said(url, "codeberg", path.rpartition("/")[2], _codeberg, 404, missing)
            case "dev.to":
                found = self._find("devto", query.get("url", ""))
                error = {"error": "not found", "status": 404}
                return _json(url, 404, error) if found is None else _json(url, 200, _devto(found))
            case "pictures.example":
                return _drawn(url, path.strip("/").removesuffix(".png").partition("-")[0])
            case _:
                return self._elsewhere(url, host, path, query)

    def _elsewhere(self, url: str, host: str, path: str, query: Mapping[str, str]) -> Outcome | None:
        match host:
            case "hacker-news.firebaseio.com":
                found = self._find("hacker-news", path.rpartition("/")[2].removesuffix(".json"))
                return _json(url, 200, None if found is None else _hacker(found))
            case "news.ycombinator.com":
                return _hacker_page(url, self._find("hacker-news", query.get("id", "")), query.get("id", ""))
            case "keybase.io":
                found = self._find("keybase", query.get("usernames", ""))
                return _json(url, 200, {"status": {"code": 0}, "them": [None if found is None else _keybase(found)]})
            case "linktr.ee":
                return _linktree(url, self._find("linktree", path.strip("/")))
            case "www.youtube.com":
                return _youtube(url, self._find("youtube", path.strip("/").removeprefix("@").partition("/")[0]))
            case _ if host in self._servers:
                return self._mastodon(url, host, path, query)
            case _:
                return None

    def _github(self, url: str, path: str) -> Outcome:
        name, _, more = path.removeprefix("/users/").partition("/")
        found = self._find("github", name)
        if more == "social_accounts":
            links = () if found is None else found.social
            return _json(url, 200, [{"provider": "generic", "url": one} for one in links])
        if found is None or more:
            return _json(url, 404, {"message": "Not Found", "status": "404"})
        return _json(url, 200, _github(found))

    def _mastodon(self, url: str, host: str, path: str, query: Mapping[str, str]) -> Outcome | None:
        asked = query.get("acct") or query.get("resource", "").removeprefix("acct:")
        found = self._find("mastodon", asked.partition("@")[0], host)
        match path:
            case "/api/v1/accounts/lookup":
                missing = {"error": "Record not found"}
                return _json(url, 404, missing) if found is None else _json(url, 200, _mastodon(found))
            case "/.well-known/webfinger":
                profile = f"https://{host}/@{found.name}" if found else ""
                return _json(url, 404, None) if found is None else _json(url, 200, _jrd(profile))
            case _:
                return None

    def _said(  # noqa: PLR0913 (what differs between APIs of one kind)
        self,
        url: str,
        network: str,
        name: str,
        made: Any,
        status: int,
        missing: str | None,  # noqa: ANN401
    ) -> Outcome:
        found = self._find(network, name)
        if found is not None:
            return _json(url, 200, made(found))
        return _json(
            url, status, "User not found" if missing is None else {"error": "InvalidRequest", "message": missing}
        )

    def _find(self, network: str, name: str, server: str = "") -> Held | None:
        """Who has this name there."""
        brands = (Held(network, one, server, "brand", "") for one in (*_BRANDS[network], *_ROLES))
        everyone = (one for one in (*self.person.accounts, *brands) if one.network == network and one.whose != "nobody")
        return next((one for one in everyone if one.server == server and one.name.lower() == name.lower()), None)


class Wire:
    """The same web as a transport and a resolver, for a `LiveWeb` that records."""

    def __init__(self, person: Person) -> None:
        self._web = PeopleWeb(person)

    async def answer(self, request: httpx.Request) -> httpx.Response:
        """An answer over HTTP, or the error of a connection."""
        url = str(request.url)
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        match self._web.answer(url):
            case Response(hops=(first, *_), url=target) if first == url:
                return httpx.Response(301, headers={"location": target})
            case Response() as page:
                return httpx.Response(page.status, headers=list(page.headers), content=page.body)
            case Failure(kind):
                raise httpx.ReadTimeout("silent") if kind is FailureKind.TIMEOUT else httpx.ConnectError("no such host")

    async def resolve(self, name: str, kind: str, *, seconds: float) -> Records:  # noqa: ARG002 (nothing takes long)
        """See `footprint.web.dns.DnsResolver`."""
        texts = self._web.dns.get(name) or [] if kind == "TXT" else []
        return Records(tuple(f'"{one}"' for one in texts), exists=bool(texts))


def markup(page: Mapping[str, Any]) -> str:  # (its form: see `loading`)
    """A page as simple software writes it."""
    head = "".join(f'<link rel="me" href="{escape(one)}">' for one in page.get("head_me", ()))
    if "same_as" in page:
        title = page.get("title", "Home")
        said = {"@context": "https://schema.org", "@type": page.get("type", "Person"), "name": title}
        told = json.dumps({**said, "sameAs": page["same_as"]})
        head += f'<script type="application/ld+json">{told}</script>'
    me = "".join(f'<li><a rel="me noopener" href="{escape(one)}">{escape(one)}</a>' for one in page.get("me", ()))
    plain = "".join(f'<p>See <a href="{escape(one)}">this</a>.' for one in page.get("links", ()))
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{escape(page.get('title', 'Home'))}</title>{head}</head>"
        f"<body><main><h1>{escape(page.get('title', 'Home'))}</h1>{page.get('html', '')}{plain}</main>"
        f"<ul>{me}</ul></body></html>"
    )


def _identity(name: str) -> str:
    """The identity behind a Bluesky handle: the letters of a hash, as PLC makes them (github.com/did-method-plc)."""
    return f"did:plc:{b32encode(hashlib.sha256(name.encode()).digest()).decode().lower()[:24]}"


def _plc(one: Held) -> dict[str, Any]:
    return {
        "@context": ["https://www.w3.org/ns/did/v1"],
        "id": _identity(one.name),
        "alsoKnownAs": [f"at://{one.formerly or one.name}"],
        "service": [
            {"id": "#atproto_pds", "type": "AtprotoPersonalDataServer", "serviceEndpoint": "https://pds.example"}
        ],
    }


def _jrd(profile: str) -> dict[str, Any]:
    """RFC 7033."""
    parts = urlsplit(profile)
    name = parts.path.strip("/").removeprefix("@")
    own = {"rel": "self", "type": "application/activity+json", "href": f"https://{parts.netloc}/users/{name}"}
    page = {"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": profile}
    return {"subject": f"acct:{name}@{parts.netloc}", "aliases": [profile, own["href"]], "links": [page, own]}


def _picture(one: Held) -> str:
    return f"https://pictures.example/{one.avatar}.png" if one.avatar else ""


def _github(one: Held) -> dict[str, Any]:
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
        "did": _identity(one.name),
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


def _mastodon(one: Held) -> dict[str, Any]:
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


def _hacker_page(url: str, one: Held | None, name: str) -> Response:
    if one is None:
        return _made(url, 200, "<html><body>\nNo such user.\n</body></html>")
    return _made(url, 200, f'<table><tr><td><a href="user?id={escape(name)}">x</a><tr><td>created:</table>')


def _keybase(one: Held) -> dict[str, Any]:
    proofs = [{"service_url": each, "state": 1, "proof_type": "generic_web_site"} for each in one.links]
    return {
        "basics": {"username": one.name, "ctime": 1456000000},
        "profile": {"full_name": one.shown, "bio": one.bio},
        "proofs_summary": {"all": proofs},
    }


def _linktree(url: str, one: Held | None) -> Response:
    if one is None:
        state: dict[str, Any] = {"page": "/_error", "props": {"pageProps": {"statusCode": 404}}}
        return _made(url, 404, f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script>')
    links = [{"id": number, "title": "Link", "url": each} for number, each in enumerate(one.links)]
    shown = {"username": one.name, "pageTitle": one.shown, "description": one.bio, "links": links, "socialLinks": []}
    state = {"page": "/[profile]", "props": {"pageProps": shown}}
    return _made(
        url, 200, f'<title>x</title><script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script>'
    )


def _youtube(url: str, one: Held | None) -> Response:
    if one is None:
        return _made(url, 404, "<title>404 Not Found</title>")
    said = {"title": one.shown, "description": one.bio, "vanityChannelUrl": f"http://www.youtube.com/@{one.name}"}
    state = json.dumps({"metadata": {"channelMetadataRenderer": said}}, separators=(",", ":"), ensure_ascii=False)
    return _made(url, 200, f"<title>{escape(one.shown)} - YouTube</title><script>var ytInitialData = {state};</script>")


@cache
def _drawing(name: str) -> bytes:
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


def _drawn(url: str, name: str) -> Response:
    return _response(url, 200, _drawing(name), "image/png")


def _json(url: str, status: int, document: object) -> Response:
    return _response(url, status, json.dumps(document, ensure_ascii=False).encode(), "application/json; charset=utf-8")


def _made(url: str, status: int, text: str, kind: str = "text/html") -> Response:
    return _response(url, status, text.encode(), f"{kind}; charset=utf-8")


def _response(url: str, status: int, body: bytes, kind: str, hops: Iterable[str] = ()) -> Response:
    return Response(
        status, url, (("content-type", kind),), body, hashlib.sha256(body).hexdigest(), len(body), tuple(hops)
    )
