"""Keys that are planted, hosts that echo them in every way, and the dresses in which a key may be found again."""

from __future__ import annotations

import base64
import gzip
import html
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import EntryPoint
from itertools import product
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote, quote_plus, unquote, unquote_plus, urlencode, urlsplit

import httpx

import footprint_world
from footprint.exhibit import SearchKind, SearchStatus
from footprint.message import msg
from footprint.search import GROUP, About, Hit, Hits, Need, found
from footprint.web import Credential, Purpose, Request

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from footprint.search import Engine, Setting
    from footprint.web import Response

POINTS = tuple(EntryPoint(name, f"planting:{name}", GROUP) for name in ("queried", "bearing"))
"""Two providers of the tests' own."""


def key_of(provider: str) -> str:
    """A key with every sign that URLs, JSON, HTML and Base64 write differently."""
    return f"k3y+{provider}/=\"&<'> \\%~zZ9"


class _Planted:
    """A provider with a key."""

    about: ClassVar[About]
    credential: ClassVar[Credential]

    @property
    def name(self) -> str:
        return self.about.name

    def engines(self, setting: Setting) -> tuple[Engine, ...]:
        return (self,)

    def request(self, query: str, *, locale: str) -> Request:
        url = f"https://{self.about.receiver}/search?{urlencode({'q': query})}"
        return Request(url, Purpose.API, credentials=(self.credential,))

    def read(self, response: Response) -> Hits:
        try:
            results = json.loads(response.body)["results"]
        except (ValueError, KeyError):
            return Hits(SearchStatus.ERROR)
        return found(tuple(Hit(one["url"], one["title"], one["snippet"]) for one in results))

    def link(self, query: str, *, locale: str) -> str:
        return f"https://{self.about.receiver}/?{urlencode({'q': query})}"


class _Queried(_Planted):
    about = About(
        "queried", "Queried", SearchKind.RANK, "queried.example", msg("{name}", name="invented"), key=Need.REQUIRED
    )
    credential = Credential("api_key", "queried", in_query=True)


class _Bearing(_Planted):
    about = About(
        "bearing", "Bearing", SearchKind.RANK, "bearing.example", msg("{name}", name="invented"), key=Need.REQUIRED
    )
    credential = Credential("authorization", "bearing", "Bearer")


queried, bearing = _Queried(), _Bearing()


@cache
def written(key: str) -> tuple[str, ...]:
    """The key in every usual dress, reckoned here and not by what is tested."""
    ascii_only = "".join(one if one.isalnum() else f"\\u{ord(one):04x}" for one in key)
    plain = {
        key,
        quote(key, safe=""),
        quote(key),
        quote_plus(key),
        "".join(one if one.isalnum() else f"%{ord(one):02x}" for one in key),
        "".join(f"%{ord(one):02X}" for one in key),
        json.dumps(key)[1:-1],
        json.dumps(key)[1:-1].replace("/", "\\/"),
        ascii_only,
        html.escape(key),
        html.escape(key, quote=False),
        html.escape(key).replace("&#x27;", "&#39;").replace("&quot;", "&#34;"),
        html.escape(key).replace("&#x27;", "&apos;"),
        "".join(f"&#{ord(one)};" for one in key),
    }
    twice = {json.dumps(one)[1:-1] for one in plain} | {html.escape(one) for one in plain}
    in_base64 = {encode(whole.encode()).decode() for encode, _, whole in _to_encode(key)}
    return tuple(sorted(plain | twice | {quote(quote(key, safe=""), safe="")} | in_base64))


@cache
def dresses(key: str) -> tuple[str, ...]:
    """What to look for: of Base64 the signs that depend on the key alone."""
    cut = {
        encode(f"{before}{key}".encode()).decode().rstrip("=")[len(before) + bool(before) : -1]
        for encode, before, _ in _to_encode(key)
    }
    return (*written(key), *sorted(cut))


def _to_encode(key: str) -> Iterator[tuple[Callable[[bytes], bytes], str, str]]:
    """The two alphabets of Base64, what may stand before the key, and the whole."""
    for encode, before, after in product((base64.b64encode, base64.urlsafe_b64encode), ("", "u", "u:"), ("", ":x")):
        yield encode, before, f"{before}{key}{after}"


def leaks(haystack: bytes, keys: dict[str, str]) -> list[tuple[str, str]]:
    """Which keys are in it, and how they are written."""
    return [(name, one) for name, key in keys.items() for one in dresses(key) if one.encode() in haystack]


def files_under(*folders: Path) -> Iterator[tuple[str, bytes]]:
    """The bytes of every file, unpacked where they are packed."""
    for folder in folders:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            data = path.read_bytes()
            yield path.name, data
            if data.startswith(b"\x1f\x8b"):
                yield path.name, gzip.decompress(data)


Answering = Callable[[httpx.Request, str], httpx.Response]


@dataclass
class Echoing(httpx.AsyncBaseTransport):
    """The demo's world, in which whoever is handed a key tells it on.

    Attributes:
        keys: by provider.
        answer: what is told of which key.
        handed: the keys that came, each once.
    """

    keys: dict[str, str]
    answer: Answering
    handed: set[str] = field(default_factory=set[str])
    world: httpx.AsyncBaseTransport = field(default_factory=footprint_world.transport)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        key = next((one for one in self.keys.values() if _holds(request, one)), None)
        if key is None:
            return await self.world.handle_async_request(request)
        self.handed.add(key)
        return self.answer(request, key)


def _holds(request: httpx.Request, key: str) -> bool:
    told = [*request.headers.values(), unquote(str(request.url)), unquote_plus(str(request.url))]
    return any(key in one for one in told)


def in_results(_: httpx.Request, key: str) -> httpx.Response:
    """In title, snippet and address of results, in every dress, the candidate's own pages among them."""
    ways = [key, html.escape(key), quote(key, safe=""), "".join(f"&#{ord(one)};" for one in key)]
    hosts = ("camilleroy.example", "somebody.example")
    results = [
        {
            **dict.fromkeys(("url", "link"), f"https://{host}/{quote(way, safe='&;%')}?k={quote_plus(way)}"),
            **dict.fromkeys(("title",), f"Camille Roy {way} {base64.b64encode(key.encode()).decode()}"),
            **dict.fromkeys(("description", "snippet", "content", "desc"), f"Camille Roy {way}"),
        }
        for way, host in product(ways, hosts)
    ]
    body = {
        "type": "search",
        "echo": [*written(key)],
        "web": {"results": results},
        "data": {"search": results},
        "results": results,
        "response": {"status": "OK", "results": results},
        "search_metadata": {"status": "Success"},
        "organic": results,
        "organic_results": results,
    }
    odd = json.dumps(body).replace("/", "\\/").replace("<", "\\u003c").replace("&", "\\u0026")
    return httpx.Response(200, headers={"content-type": "application/json", "server": key}, content=odd)


def in_an_error(request: httpx.Request, key: str) -> httpx.Response:
    """In the words, the reason and the headers of an error."""
    body = json.dumps({"error": {"code": "TOKEN", "detail": key}, "message": f"not {key}", "url": str(request.url)})
    return httpx.Response(401, headers={"www-authenticate": f"Bearer error={key}", "via": key}, content=body)


def in_a_wait(_: httpx.Request, key: str) -> httpx.Response:
    """Where it asks to wait."""
    return httpx.Response(429, headers={"retry-after": f"120 for {key}"}, content=f"Slow down, {key}")


def in_a_redirect(request: httpx.Request, key: str) -> httpx.Response:
    """In the address that a redirect leads to, and in that page."""
    host = urlsplit(str(request.url)).hostname
    if "again" in request.url.path:
        return in_results(request, key)
    return httpx.Response(302, headers={"location": f"https://{host}/again/{quote(key, safe='')}?k={quote_plus(key)}"})


def in_a_fault_of_the_wire(request: httpx.Request, key: str) -> httpx.Response:
    """In the words of what a transport is known to raise, and of its cause."""
    raise httpx.ConnectError(f"no way to {request.url} with {key}") from OSError(key)


def in_a_fault_of_the_program(request: httpx.Request, key: str) -> httpx.Response:
    """In the words of what nobody expects a transport to raise."""
    raise LookupError(f"{request.url} {key}") from ValueError(key)


WAYS: tuple[Answering, ...] = (
    in_results,
    in_an_error,
    in_a_wait,
    in_a_redirect,
    in_a_fault_of_the_wire,
    in_a_fault_of_the_program,
)
