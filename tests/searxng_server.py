"""A server that behaves as a SearXNG does, on loopback: to meet the program over real HTTP.

After docs.searxng.org (search API, limiter) and SearXNG's source of August 2026 (`webapp.py`, `webadapter.py`,
`results.py`, `limiter.py`, `botdetection/`), written anew and cut down to what a client can tell. Several instances
live side by side, each under a path of its own, as behind a proxy (`server.base_url`).
"""

from __future__ import annotations

import json
import re
import threading
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

PAGE = 10
_BOTS = re.compile("unknown|[Cc][Uu][Rr][Ll]|[wW]get|Scrapy|python-requests|Go-http-client|Java|Python|HeadlessChrome")
"""Some of the user agents that the limiter refuses, matched at their beginning."""
_TEXT, _HTML, _JSON = "text/plain", "text/html; charset=utf-8", "application/json"


@dataclass(frozen=True)
class Engine:
    """An engine that an instance asks.

    Attributes:
        finds: addresses by query, in the engine's order.
        trouble: what its users are told of it; empty when it answers.
        is_enabled: it answers where no engine is named.
    """

    finds: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    trouble: str = ""
    is_enabled: bool = True


@dataclass(frozen=True)
class Instance:
    """How an instance is set up.

    Attributes:
        engines: by name.
        formats: `search.formats` of its settings.
        has_limiter: `server.limiter`.
        api_most: requests an hour that are not for HTML, where there is a limiter.
        is_suspicious: the limiter leads every visitor back to the front page (`link_token`).
        seconds: it takes so long for a search.
    """

    engines: Mapping[str, Engine]
    formats: tuple[str, ...] = ("html", "json")
    has_limiter: bool = False
    api_most: int = 4
    is_suspicious: bool = False
    seconds: float = 0.0


@dataclass(frozen=True)
class Reply:
    """What goes back."""

    status: int
    body: str
    kind: str = _HTML
    headers: tuple[tuple[str, str], ...] = ()


class SearXNG:
    """The server; `add` sets an instance up and gives its address."""

    def __init__(self) -> None:
        self._instances: dict[str, Instance] = {}
        self._asked: Counter[str] = Counter()
        self._closing = threading.Event()
        self.searches: list[tuple[str, str]] = []

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def add(self, instance: Instance) -> str:
        """Its base address."""
        name = f"search{len(self._instances)}"
        self._instances[name] = instance
        return f"http://127.0.0.1:{self._server.server_port}/{name}"

    def queries(self, base: str) -> list[str]:
        """What one instance was asked, in order."""
        return [query for name, query in self.searches if base.endswith(f"/{name}")]

    def reply(self, target: str, form: Mapping[str, str], headers: Mapping[str, str]) -> Reply:
        """What one of the instances answers."""
        parts = urlsplit(target)
        _, name, *rest = parts.path.split("/", 2)
        instance, path = self._instances.get(name), f"/{rest[0] if rest else ''}"
        if instance is None:
            return Reply(404, "<h1>Not Found</h1>")
        asked = {**dict(parse_qsl(parts.query)), **form}
        refusal = self._limited(name, instance, headers, asked) if path == "/search" else None
        return refusal or self._page(name, instance, path, asked)

    def _page(self, name: str, instance: Instance, path: str, asked: Mapping[str, str]) -> Reply:
        match path:
            case "/healthz":
                return Reply(200, "OK", _TEXT)
            case "/config":
                return Reply(200, json.dumps(_config(instance)), _JSON)
            case "/" if asked.get("q"):
                return Reply(308, "", headers=(("location", f"/{name}/search?{urlencode(asked)}"),))
            case "/":
                return Reply(200, _FRONT)
            case "/search":
                self.searches.append((name, asked.get("q", "")))
                self._closing.wait(instance.seconds)
                return _search(instance, asked)
            case _:
                return Reply(404, "<h1>Page not found</h1>")

    def _limited(
        self, name: str, instance: Instance, headers: Mapping[str, str], asked: Mapping[str, str]
    ) -> Reply | None:
        """What the limiter says to a search; None where it lets it through."""
        if not instance.has_limiter:
            return None
        is_api = asked.get("format", "html") != "html"
        if not _is_refused(headers) and is_api:
            self._asked[name] += 1
        if _is_refused(headers) or (is_api and self._asked[name] > instance.api_most):
            return Reply(429, "Too Many Requests")
        return Reply(302, "", headers=(("location", f"/{name}/"),)) if instance.is_suspicious else None


def _is_refused(headers: Mapping[str, str]) -> bool:
    """Are these a robot's headers? Such as those of a program that does not say what it takes."""
    accepted = headers.get("accept", "")
    encodings = {one.strip() for one in headers.get("accept-encoding", "").split(",")}
    return (
        _BOTS.match(headers.get("user-agent", "unknown")) is not None
        or not ("text/html" in accepted or "*/*" in accepted)
        or not encodings & {"gzip", "deflate"}
        or not headers.get("accept-language", "").strip()
    )


_FRONT = "<!DOCTYPE html><title>SearXNG</title><form action=search><input name=q></form>"


def _search(instance: Instance, asked: Mapping[str, str]) -> Reply:
    wanted = asked.get("format", "html")
    form = wanted if wanted in {"html", "json", "csv", "rss"} else "html"
    if form not in instance.formats:
        return Reply(403, "<!doctype html><title>403 Forbidden</title><h1>Forbidden</h1>")
    if not asked.get("q"):
        return Reply(400, json.dumps({"error": "No query"}), _JSON) if form == "json" else Reply(200, _FRONT)
    page = asked.get("pageno", "1")
    if not page.isdecimal() or page == "0":
        return Reply(400, json.dumps({"error": f'Invalid value "{page}" for parameter pageno'}), _JSON)
    if form != "json":
        return Reply(200, "<!DOCTYPE html><title>SearXNG</title><main id=results></main>")
    chosen = _chosen(instance, asked)
    body = json.dumps(_found(instance, asked["q"], chosen, int(page)))
    return Reply(200, body, _JSON, (("server-timing", _timing(instance, chosen)),))


def _chosen(instance: Instance, asked: Mapping[str, str]) -> list[str]:
    """The engines that are named and known, one for each naming; without any, all that are enabled."""
    named = [one for one in map(str.strip, asked.get("engines", "").split(",")) if one in instance.engines]
    return named or [name for name, one in instance.engines.items() if one.is_enabled]


def _found(instance: Instance, query: str, chosen: list[str], page: int) -> Mapping[str, Any]:  # Any: what JSON holds
    merged: dict[str, dict[str, Any]] = {}
    for name in chosen:
        first = (page - 1) * PAGE
        shown = () if instance.engines[name].trouble else instance.engines[name].finds.get(query, ())
        for place, url in enumerate(shown[first : first + PAGE], 1):
            one = merged.setdefault(url, _result(url, name))
            one["engines"].append(name)
            one["positions"].append(place)
    for one in merged.values():
        one["score"] = sum(len(one["positions"]) / place for place in one["positions"])
    return {
        "query": query,
        "results": sorted(merged.values(), key=lambda one: -one["score"]),
        "answers": [],
        "corrections": [],
        "infoboxes": [],
        "suggestions": [],
        "unresponsive_engines": sorted(_troubles(instance, chosen)),
    }


def _timing(instance: Instance, chosen: list[str]) -> str:
    """How long it took in all, and each engine that answered, in milliseconds."""
    answered = (name for name in chosen if not instance.engines[name].trouble)
    times = [f"total_{place}_{name};dur=4.2" for place, name in enumerate(answered)]
    return ", ".join(("total;dur=9.5", "render;dur=0", *times))


def _troubles(instance: Instance, chosen: list[str]) -> Iterator[list[str]]:
    for name in chosen:
        if instance.engines[name].trouble:
            yield [name, instance.engines[name].trouble]


def _result(url: str, engine: str) -> dict[str, Any]:
    parts = urlsplit(url)
    return {
        "template": "default.html",
        "url": url,
        "title": f"Page {parts.path}",
        "content": "",
        "thumbnail": "",
        "engine": engine,
        "engines": [],
        "parsed_url": [parts.scheme, parts.netloc, parts.path, "", parts.query, ""],
        "positions": [],
        "category": "general",
        "publishedDate": None,
    }


def _config(instance: Instance) -> Mapping[str, Any]:
    engines = [
        {"name": name, "categories": ["general", "web"], "enabled": one.is_enabled, "paging": True, "timeout": 3.0}
        for name, one in instance.engines.items()
    ]
    limiter = {"enabled": instance.has_limiter, "botdetection.ip_limit.link_token": instance.is_suspicious}
    return {"version": "2026.8.22", "engines": engines, "limiter": limiter, "public_instance": False}


def _handler(served: SearXNG) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._send({})

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length", "0"))
            self._send(dict(parse_qsl(self.rfile.read(length).decode())))

        def _send(self, form: Mapping[str, str]) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = served.reply(self.path, form, headers)
            body = reply.body.encode()
            try:
                self.send_response(reply.status)
                self.send_header("content-type", reply.kind)
                self.send_header("content-length", str(len(body)))
                for name, value in reply.headers:
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
            except OSError:  # the client did not wait for it
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class says so)
            """Say nothing."""

    return Handler
