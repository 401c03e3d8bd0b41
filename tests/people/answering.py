"""The web around a person of the corpus: networks answer in the shapes of their real APIs.

Whatever is not told of a person is answered as these networks and hosts answer about names that nobody has.
"""

from __future__ import annotations

import json
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

import httpx

from footprint.catalogue import Catalogue, load_catalogue
from footprint.web import Failure, FailureKind, Response
from footprint.web.dns import Records
from people.apis import APIS, FOUND, as_json, drawing, github, identity, jrd, made, mastodon, plc, response
from people.loading import Held, Person
from small_web import NAMED, SmallWeb

if TYPE_CHECKING:
    from collections.abc import Mapping

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

    directory = people_catalogue()

    def __init__(self, person: Person) -> None:
        texts = {f"_atproto.{one.name}": [f"did={identity(one.name)}"] for one in person.accounts if one.dns}
        super().__init__(pages=person.pages, dns={**texts, **person.dns})
        self.person = person
        self._hosts = {urlsplit(one).hostname for one in person.pages} | {
            one.name for one in person.accounts if one.dns
        }
        self._servers = {*SERVERS, *(one.server for one in person.accounts if one.server)}

    def answer(self, url: str) -> Outcome:
        """What comes of asking for an address."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if host in self.person.faults:
            return Failure(FailureKind(self.person.faults[host]))
        if (page := self.pages.get(url)) is not None:
            return self._page(url, page)
        said = self._identified(url, host, parts.path) or self._networked(url, host, unquote(parts.path))
        said = said or self._profile(url)
        if said is not None:
            return said
        if host in self._hosts or host in self._servers:
            return made(url, 404, "<!doctype html><title>Not found</title><h1>404</h1>")
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
            return made(url, page.get("status", 200), page["text"], "text/plain")
        return made(url, page.get("status", 200), markup(page))

    def _identified(self, url: str, host: str, path: str) -> Outcome | None:
        """Who a domain or an identity says that it is."""
        accounts = [one for one in self.person.accounts if one.network == "bluesky"]
        if host == "plc.directory":
            known = next((one for one in accounts if identity(one.name) == unquote(path[1:])), None)
            return (
                as_json(url, 404, {"message": "DID not registered"}) if known is None else as_json(url, 200, plc(known))
            )
        if path == "/.well-known/atproto-did":
            known = next((one for one in accounts if one.well_known and one.name == host), None)
            return None if known is None else made(url, 200, identity(known.name), "text/plain")
        if path == "/.well-known/webfinger":
            asked = parse_qs(urlsplit(url).query).get("resource", [""])[0].removeprefix("acct:")
            profile = self.person.webfinger.get(asked)
            return None if profile is None else as_json(url, 200, jrd(profile))
        return None

    def _networked(self, url: str, host: str, path: str) -> Outcome | None:
        """What a network says of a name."""
        query = {key: values[0] for key, values in parse_qs(urlsplit(url).query).items()}
        if host == "pictures.example":
            return response(url, 200, drawing(path.strip("/").removesuffix(".png").partition("-")[0]), "image/png")
        if host == "api.github.com":
            return self._on_github(url, path)
        if host in self._servers:
            return self._server(url, host, path, query)
        if (api := APIS.get(host)) is None:
            return None
        network, asked, missing = api
        name = asked(path, query)
        found = self._holder(network, name)
        return missing(url, name) if found is None else FOUND[network](url, found)

    def _profile(self, url: str) -> Outcome | None:
        """The page of an account for people: on most networks scripts fill it."""
        found = self.directory.recognise(url)
        if found is None or self._holder(found.network, found.name, found.instance or "") is None:
            return None
        return made(url, 200, "<!doctype html><title>Profile</title><div id=root></div><script src=/app.js></script>")

    def _on_github(self, url: str, path: str) -> Outcome:
        name, _, more = path.removeprefix("/users/").partition("/")
        found = self._holder("github", name)
        if more == "social_accounts":
            links = () if found is None else found.social
            return as_json(url, 200, [{"provider": "generic", "url": one} for one in links])
        if found is None or more:
            return as_json(url, 404, {"message": "Not Found", "status": "404"})
        return as_json(url, 200, github(found))

    def _server(self, url: str, host: str, path: str, query: Mapping[str, str]) -> Outcome | None:
        asked = query.get("acct") or query.get("resource", "").removeprefix("acct:")
        found = self._holder("mastodon", asked.partition("@")[0], host)
        match path:
            case "/api/v1/accounts/lookup":
                missing = {"error": "Record not found"}
                return as_json(url, 404, missing) if found is None else as_json(url, 200, mastodon(found))
            case "/.well-known/webfinger":
                profile = f"https://{host}/@{found.name}" if found else ""
                return as_json(url, 404, None) if found is None else as_json(url, 200, jrd(profile))
            case _:
                return None

    def _holder(self, network: str, name: str, server: str = "") -> Held | None:
        """Who has this name there."""
        brands = (Held(network, one, server, "brand", "") for one in (*_BRANDS.get(network, ()), *_ROLES))
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

    async def resolve(self, name: str, kind: str, *, seconds: float) -> Records:
        """See `footprint.web.dns.DnsResolver`."""
        texts = self._web.dns.get(name) or [] if kind == "TXT" else []
        return Records(tuple(f'"{one}"' for one in texts), exists=bool(texts))


def markup(page: Mapping[str, Any]) -> str:  # (its form: see `loading`)
    """A page as simple software writes it."""
    head = "".join(f'<link rel="me" href="{escape(one)}">' for one in page.get("head_me", ()))
    if "same_as" in page:
        said = {
            "@context": "https://schema.org",
            "@type": page.get("type", "Person"),
            "name": page.get("title", "Home"),
        }
        told = json.dumps({**said, "sameAs": page["same_as"]})
        head += f'<script type="application/ld+json">{told}</script>'
    me = "".join(f'<li><a rel="me noopener" href="{escape(one)}">{escape(one)}</a>' for one in page.get("me", ()))
    plain = "".join(f'<p>See <a href="{escape(one)}">this</a>.' for one in page.get("links", ()))
    title = escape(page.get("title", "Home"))
    return (
        f"<!doctype html><html><head><meta charset=utf-8><title>{title}</title>{head}</head>"
        f"<body><main><h1>{title}</h1>{page.get('html', '')}{plain}</main>"
        f"<ul>{me}</ul></body></html>"
    )
