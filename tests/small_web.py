"""Four networks and some pages, answered from a table: enough of a web to tell whose account is whose.

A case says which accounts exist and what their holders link to; everything else answers as those networks answer
about names that nobody has. Faults are given by host.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from footprint.case import Case, Conditions
from footprint.catalogue import Catalogue, load_catalogue
from footprint.rubric import load_rubric
from footprint.subject import Handle, NetworkHandle, Site, Subject
from footprint.web import Exchange, Failure, FailureKind, Lookup, Reading, Response
from footprint.web.reduction import partly, reduced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from footprint.rubric import Rubric
    from footprint.subject import Identifier
    from footprint.web import Json, Outcome, Reader, Request

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
NETWORKS = ("bluesky", "github", "gravatar", "mastodon")
ENDINGS = ("com", "fr", "net", "org", "eu", "me", "dev", "io", "example")
"""Of domains, that the registry speaks for."""
NAMED = ("facebook", "instagram", "linkedin", "threads", "tiktok", "x")
BRANDS = (("bluesky", "bsky.app"), ("github", "github"), ("gravatar", "automattic"), ("mastodon", "mastodon"))
"""Accounts that the catalogue knows to exist."""


@dataclass(frozen=True)
class Profile:
    """An account that exists.

    Attributes:
        on: network; with `@server` for a Mastodon one.
        name: handle.
        links: of the profile.
        verified: those that the network checked.
        further: what GitHub lists as social accounts.
        discreet: the holder asks for discretion.
    """

    on: str
    name: str
    links: tuple[str, ...] = ()
    verified: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    discreet: bool = False


def profile_of(row: Mapping[str, Any]) -> Profile:
    """A row of a case file."""
    lists = {key: tuple(row[key]) for key in ("links", "verified", "further") if key in row}
    return Profile(row["on"], row["name"], discreet=row.get("discreet", False), **lists)


@dataclass
class SmallWeb:
    """Implements `footprint.web.Web` from a table; remembers what was asked, as a recording would.

    Attributes:
        profiles: the accounts that exist.
        pages: what a page answers, by address.
        faults: by host: a status, a kind of failure, or `liar` (every name exists), `denier` (none does),
            `closed` (a Mastodon server that wants a log-in).
        dns: texts by name; None where no answer comes.
        servers: name servers by domain; None where no answer comes, no server for a name without any. Every other
            domain does not exist.
        registry: answers of the one registry, which speaks for every ending, by domain: a status, a kind of failure,
            or a document. Without it IANA's list can't be read.
        asked: addresses, in the order asked.
    """

    profiles: tuple[Profile, ...] = ()
    pages: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Any])
    faults: Mapping[str, str | int] = field(default_factory=dict[str, "str | int"])
    dns: Mapping[str, list[str] | None] = field(default_factory=dict[str, "list[str] | None"])
    servers: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict[str, "tuple[str, ...] | None"])
    registry: Mapping[str, Any] | None = None
    asked: list[str] = field(default_factory=list[str])
    kept: set[str] = field(default_factory=set[str])
    parts: dict[str, Exchange] = field(default_factory=dict[str, Exchange])
    wholes: dict[str, Outcome] = field(default_factory=dict[str, "Outcome"])
    given: dict[str, Exchange] = field(default_factory=dict[str, Exchange])

    async def get(self, request: Request, *, reader: Reader | None = None) -> Exchange:
        if request.key not in self.wholes:
            self.asked.append(request.url)
            self.wholes[request.key] = self._answer(request)
        whole = self.wholes[request.key]
        if reader is None:
            self.kept.add(request.key)
            return Exchange(request, NOW, whole)
        read = reduced(whole, reader) if isinstance(whole, Response) else whole
        self.given[request.key] = Exchange(request, NOW, read)
        return self.given[request.key]

    async def lookup(self, name: str, kind: str) -> Lookup:
        if kind == "NS":
            return _name_servers(name, self.servers.get(name, ()), exists=name in self.servers)
        answer = self.dns.get(name, [])
        if answer is None:
            return Lookup(name, kind, NOW, Failure(FailureKind.TIMEOUT))
        texts = tuple(f'"{one}"' for one in answer)
        return Lookup(name, kind, NOW, texts, exists=bool(texts))

    def keep(self, exchanges: Iterable[Exchange]) -> None:
        self.kept.update(one.key for one in exchanges)

    def keep_part(self, exchange: Exchange, private: Json) -> None:
        self.parts[exchange.key] = partly(exchange, private)

    def recall(self, topic: str) -> Exchange | None:
        return None

    def remember(self, topic: str, exchange: Exchange) -> None:
        pass

    def replay(self) -> Replay:
        return Replay(self)

    def _answer(self, request: Request) -> Outcome:
        parts = urlsplit(request.url)
        host = parts.hostname or ""
        fault = self.faults.get(host)
        match fault:
            case int():
                return _response(request.url, fault, b"<title>No</title>", "text/html")
            case str() if fault in set(FailureKind):
                return Failure(FailureKind(fault))
            case _:
                pass
        if request.url in self.pages:
            return _page(request.url, self.pages[request.url])
        if host == "plc.directory":
            return _response(request.url, 404, b"{}", "application/json")
        if host in {"data.iana.org", "rdap.example"} and self.registry is not None:
            return _registered(request.url, self.registry)
        return self._api(request.url, host, liar=fault)

    def _api(self, url: str, host: str, *, liar: str | int | None) -> Outcome:
        parts, query = urlsplit(url), parse_qs(urlsplit(url).query)
        path = unquote(parts.path)
        if host == "api.github.com":
            name = path.split("/")[2]
            found = self._find("github", name, liar)
            if path.endswith("/social_accounts"):
                links = [] if found is None else [{"provider": "generic", "url": one} for one in found.further]
                return _json(url, 200, links)
            return _json(url, 404, {"message": "Not Found"}) if found is None else _json(url, 200, _github(found))
        if host == "public.api.bsky.app":
            found = self._find("bluesky", query["actor"][0], liar)
            missing = {"error": "InvalidRequest", "message": "Profile not found"}
            return _json(url, 400, missing) if found is None else _json(url, 200, _bluesky(found))
        if host == "gravatar.com":
            found = self._find("gravatar", path.strip("/").removesuffix(".json"), liar)
            return _json(url, 404, "User not found") if found is None else _json(url, 200, _gravatar(found))
        if path in {"/.well-known/webfinger", "/api/v1/accounts/lookup"}:
            return self._mastodon(url, host, liar)
        is_mute = path.startswith("/.well-known/")
        return _response(url, 404, b"", "text/plain") if is_mute else Failure(FailureKind.DNS)

    def _mastodon(self, url: str, host: str, fault: str | int | None) -> Outcome:
        query = parse_qs(urlsplit(url).query)
        asked = query.get("acct") or query["resource"]
        name = asked[0].removeprefix("acct:").partition("@")[0]
        found = self._find("mastodon" if host == "mastodon.social" else f"mastodon@{host}", name, fault)
        if "resource" in query:
            links: dict[str, Any] = {"subject": asked[0], "links": []}
            return _json(url, 404, None) if found is None else _json(url, 200, links)
        if fault == "closed":
            return _json(url, 401, {"error": "This method requires an authenticated user"})
        missing = {"error": "Record not found"}
        return _json(url, 404, missing) if found is None else _json(url, 200, _mastodon(found))

    def _find(self, on: str, name: str, fault: str | int | None) -> Profile | None:
        if fault == "liar":
            return Profile(on, name)
        everyone = () if fault == "denier" else (*self.profiles, *(Profile(*brand) for brand in BRANDS))
        return next((one for one in everyone if one.on == on and one.name.lower() == name.lower()), None)


class Replay:
    """Answers what a recording of the run would hold: private parts only of what was kept."""

    def __init__(self, live: SmallWeb) -> None:
        self._live = live
        self.strange: list[str] = []

    async def get(self, request: Request, *, reader: Reader | None = None) -> Exchange:
        whole = self._live.wholes.get(request.key)
        if whole is None:
            self.strange.append(request.url)
            return Exchange(request, NOW, Failure(FailureKind.NOT_RECORDED))
        if (part := self._live.parts.get(request.key)) is not None and request.key not in self._live.kept:
            return part
        if request.key in self._live.kept or not isinstance(whole, Response):
            read = reduced(whole, reader) if reader is not None and isinstance(whole, Response) else whole
            return Exchange(request, NOW, read)
        given = self._live.given[request.key]
        match given.outcome:
            case Response(reading=Reading(public=public)) as response:
                return replace(given, outcome=replace(response, reading=Reading(public)))
            case _:
                return given

    async def lookup(self, name: str, kind: str) -> Lookup:
        return await self._live.lookup(name, kind)

    def keep(self, exchanges: Iterable[Exchange]) -> None:
        """A replay writes nothing."""

    def keep_part(self, exchange: Exchange, private: Json) -> None:
        """A replay writes nothing."""

    def recall(self, topic: str) -> Exchange | None:
        return None

    def remember(self, topic: str, exchange: Exchange) -> None:
        pass


@cache
def small_catalogue() -> Catalogue:
    """The four networks, Mastodon with one server; known by name are also those that can't show absence."""
    full = load_catalogue()
    networks = [full.get(one) for one in NETWORKS]
    return Catalogue(
        tuple(replace(one, instances=("mastodon.social",)) if one.is_federated else one for one in networks),
        "small",
        tuple(full.get(one) for one in NAMED),
    )


def small_case(subject: Subject, web: SmallWeb | Replay, *, catalogue: Catalogue, seed: int = 7) -> Case:
    """An audit of a subject, under the rubric `full`."""
    return Case(subject, Conditions(NOW, seed), catalogue, _rubric(), web)


@cache
def _rubric() -> Rubric:
    return load_rubric()


def subject_of(words: Iterable[str]) -> Subject:
    """`@name`, `network:name`, `mastodon:name@server`, or an address."""
    return Subject(tuple(_identifier(one) for one in words))


def _identifier(word: str) -> Identifier:
    if word.startswith("@"):
        return Handle(word[1:])
    if "://" in word:
        return Site(word)
    network, _, name = word.partition(":")
    handle, _, server = name.partition("@")
    return NetworkHandle(network, handle, server or None)


def _github(one: Profile) -> dict[str, Any]:
    return {"login": one.name, "id": 7, "type": "User", "blog": "".join(one.links[:1])}


def _bluesky(one: Profile) -> dict[str, Any]:
    labels = [{"val": "!no-unauthenticated"}] if one.discreet else []
    return {"did": "did:plc:x", "handle": one.name, "labels": labels, "website": "".join(one.links[:1])}


def _gravatar(one: Profile) -> dict[str, Any]:
    accounts = [{"url": each, "verified": True, "is_hidden": False} for each in one.verified]
    urls = [{"value": each} for each in one.links]
    return {"entry": [{"preferredUsername": one.name, "urls": urls, "accounts": accounts}]}


def _mastodon(one: Profile) -> dict[str, Any]:
    fields = [
        {
            "name": "Site",
            "value": f'<a href="{each}" rel="nofollow noopener me">{each}</a>',
            "verified_at": "2026-01-02T03:04:05.000+00:00" if each in one.verified else None,
        }
        for each in (*one.links, *one.verified)
    ]
    return {"username": one.name, "acct": one.name, "id": "7", "fields": fields}


def _page(url: str, page: Mapping[str, Any]) -> Outcome:
    if "failure" in page:
        return Failure(FailureKind(page["failure"]))
    if "json" in page:
        return _json(url, 200, page["json"])
    if "text" in page:
        return _response(url, 200, page["text"].encode(), "text/plain")
    same_as = json.dumps({"@type": "Person", "sameAs": page.get("same_as", [])})
    links = "".join(f'<a rel="me" href="{one}">x</a>' for one in page.get("me", ()))
    plain = "".join(f'<a href="{one}">x</a>' for one in page.get("links", ()))
    title = f"<title>{page.get('title', 'Home')}</title>"
    body = f'{title}{links}{plain}<script type="application/ld+json">{same_as}</script>'
    final = page.get("to", url)
    return _response(final, page.get("status", 200), body.encode(), "text/html", hops=(url,) if final != url else ())


def _name_servers(name: str, servers: tuple[str, ...] | None, *, exists: bool) -> Lookup:
    answer = Failure(FailureKind.DNS, "no honest answer (SERVFAIL)") if servers is None else servers
    return Lookup(name, "NS", NOW, answer, exists=exists)


def _registered(url: str, registry: Mapping[str, Any]) -> Outcome:
    """IANA's list, or what the one registry says of a domain: that there is none, unless the table says otherwise."""
    if url == "https://data.iana.org/rdap/dns.json":
        endings = [one for one in ENDINGS if one not in registry]
        return _json(url, 200, {"services": [[endings, ["http://rdap.example/", "https://rdap.example"]], "odd"]})
    match registry.get(url.rpartition("/")[2], 404):
        case int(status):
            return _rdap(url, status, {"errorCode": status, "title": "x"})
        case str(failure):
            return Failure(FailureKind(failure))
        case bytes(body):
            return _response(url, 200, body, "application/rdap+json")
        case (int(status), bytes(body), str(kind)):
            return _response(url, status, body, kind)
        case document:
            return _rdap(url, 200, document)


def _rdap(url: str, status: int, document: object) -> Response:
    return _response(url, status, json.dumps(document).encode(), "application/rdap+json")


def _json(url: str, status: int, document: object) -> Response:
    return _response(url, status, json.dumps(document).encode(), "application/json")


def _response(url: str, status: int, body: bytes, kind: str, *, hops: tuple[str, ...] = ()) -> Response:
    digest = hashlib.sha256(body).hexdigest()
    return Response(status, url, (("content-type", kind),), body, digest, len(body), hops)
