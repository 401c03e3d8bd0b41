"""A SearXNG of the operator's, one engine a request (docs.searxng.org, search API)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlencode, urljoin, urlsplit

from footprint.exhibit import SearchKind, SearchStatus
from footprint.message import msg
from footprint.search import About, Hits, Need, found
from footprint.web.exchange import Json, Purpose, Request, Response
from footprint_checks.search.answer import Members, distinct, document, hit, objects

if TYPE_CHECKING:
    from footprint.search import Engine, Setting

_USUAL = ("duckduckgo",)
_MEMBERS = Members(snippet="content", day="publishedDate")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

_ABOUT = About(
    "searxng",
    "SearXNG",
    SearchKind.RANK,
    "",
    msg("A server of your own, which asks other engines in its own name; each sees the query and your server."),
    url=Need.REQUIRED,
    remedies={
        SearchStatus.DISABLED: msg(
            "Your SearXNG does not answer in JSON: add “json” to search.formats in its settings.yml."
        ),
        SearchStatus.BLOCKED: msg(
            "Your SearXNG, or the engine behind it, takes footprint for a robot: wait, name another engine in "
            "FOOTPRINT_SEARXNG_ENGINE, or let this machine pass in the server's limiter.toml."
        ),
        SearchStatus.QUOTA: msg(
            "The limiter of your SearXNG allows few searches an hour in JSON: let this machine pass in limiter.toml."
        ),
        SearchStatus.ERROR: msg("Check the address of your SearXNG, and that it knows the engine (its page /config)."),
    },
)


class _SearXNGProvider:
    """What is configured: a server, and which of its engines."""

    about: ClassVar[About] = _ABOUT

    def engines(self, setting: Setting) -> tuple[Engine, ...]:
        """Each of its engines on its own: a merged list is no rank. SearXNG knows them in lower case only."""
        names = dict.fromkeys(one.lower() for one in setting.engines or _USUAL)
        return tuple(SearXNG(setting.url, one) for one in names)


@dataclass(frozen=True, slots=True)
class SearXNG:
    """One engine behind a SearXNG.

    Attributes:
        base: its address.
        engine: the one that is asked: the merged list of several is no rank.
    """

    about: ClassVar[About] = _ABOUT

    base: str
    engine: str

    @property
    def name(self) -> str:
        """Both names: the engine's is the one that ranks."""
        return f"SearXNG ({self.engine})"

    def request(self, query: str, *, locale: str) -> Request:
        """A search for JSON."""
        asked = {"q": query, "format": "json", "engines": self.engine, "language": locale, "pageno": "1"}
        headers = (("accept", "application/json, text/html;q=0.5"), ("accept-language", locale))
        return Request(f"{self._base}/search?{urlencode(asked)}", Purpose.SERVICE, headers=headers)

    def read(self, response: Response) -> Hits:
        """The engine's results in its own order.

        Empty and nobody to blame is empty; empty with an engine that did not answer is blocked. A 403 that is not
        JSON means that the operator has not allowed the format; a way to the front page is what the rules of its
        limiter say to robots.
        """
        read = document(response)
        if self._leads_to_the_front(response):
            return Hits(SearchStatus.BLOCKED)
        match response.status:
            case 200 if read is not None and isinstance(read.get("results"), list):
                return self._results(read)
            case 403 if read is None:
                return Hits(SearchStatus.DISABLED)
            case 429:
                return Hits(SearchStatus.QUOTA)
            case _:
                return Hits(SearchStatus.ERROR)

    def link(self, query: str, *, locale: str) -> str:
        """The page of the same search for people."""
        return f"{self._base}/search?{urlencode({'q': query, 'language': locale})}"

    @property
    def _base(self) -> str:
        return self.base.rstrip("/")

    def _leads_to_the_front(self, response: Response) -> bool:
        """Was the search sent to the front page, followed or not?"""
        asked = f"{self._base}/search"
        try:
            if response.hops:
                return _path(response.url) == _path(self._base)
            to = response.header("location") if response.status in _REDIRECTS else None
            return to is not None and _path(urljoin(asked, to)) == _path(self._base)
        except ValueError:
            return False

    def _results(self, read: dict[str, Json]) -> Hits:
        """Unknown engines are dropped silently and others asked instead, so each result is asked whose it is."""
        own = sorted((one for one in objects(read["results"]) if one.get("engine") == self.engine), key=_position)
        hits = distinct(hit(one, _MEMBERS) for one in own)
        if hits:
            return found(hits)
        silent = _silent(read.get("unresponsive_engines"))
        if self.engine in silent:
            return Hits(SearchStatus.BLOCKED)
        return Hits(SearchStatus.ERROR) if read["results"] or silent else found(())


def _path(url: str) -> str:
    return urlsplit(url).path.rstrip("/")


def _silent(engines: Json) -> tuple[str, ...]:
    """The engines that did not answer: pairs of a name and words in the server's language."""
    pairs = (one for one in engines if isinstance(one, list) and one) if isinstance(engines, list) else ()
    return tuple(str(one[0]) for one in pairs)


def _position(result: dict[str, Json]) -> int:
    """The place on the engine's own page; SearXNG regroups results by category."""
    places = result.get("positions")
    first = places[0] if isinstance(places, list) and places else None
    return first if isinstance(first, int) else 1_000


provider = _SearXNGProvider()
