"""A SearXNG of the operator's, one engine a request (docs.searxng.org, search API)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urljoin, urlsplit

from footprint.exhibit import SearchKind, SearchStatus
from footprint.message import msg
from footprint.search import About, Hits, Need, found
from footprint.web.exchange import Json, Purpose, Request, Response
from footprint_checks.search.answer import Members, distinct, document, hit, objects
from footprint_checks.search.asking import form

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
        SearchStatus.QUOTA: msg(
            "The limiter of your SearXNG allows few searches an hour: name your address in "
            "botdetection.ip_lists.pass_ip of its limiter.toml."
        ),
        SearchStatus.BLOCKED: msg(
            "Your SearXNG takes footprint for a robot, or the engine takes your SearXNG for one: wait, name another "
            "engine in FOOTPRINT_SEARXNG_ENGINE, or your address in botdetection.ip_lists.pass_ip of its limiter.toml."
        ),
        SearchStatus.ERROR: msg("Check the address of your SearXNG, and that it knows the engine (its page /config)."),
    },
)


class _SearXNGProvider:
    """What is configured: a server, and which of its engines."""

    about: ClassVar[About] = _ABOUT

    def engines(self, setting: Setting) -> tuple[Engine, ...]:
        """Each of its engines on its own: a merged list is no rank.

        It writes every name in lower case, whatever its settings say, and knows no other spelling.
        """
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
        return Request(f"{self._base}/search?{form(asked)}", Purpose.SERVICE, headers=headers)

    def read(self, response: Response) -> Hits:
        """The engine's results in its own order.

        Empty is an answer of the engine's, and blocked is what SearXNG says of this one. A 403 that is not JSON means
        that the operator has not allowed the format; a way to the front page is how its rules turn robots away.
        """
        if self._leads_to_the_front(response):
            return Hits(SearchStatus.BLOCKED)
        read = document(response)
        match response.status:
            case 200 if read is not None and isinstance(read.get("results"), list):
                return self._results(read, response)
            case 403 if read is None:
                return Hits(SearchStatus.DISABLED)
            case 429:
                return Hits(SearchStatus.QUOTA)
            case _:
                return Hits(SearchStatus.ERROR)

    def link(self, query: str, *, locale: str) -> str:
        """The page of the same search for people."""
        return f"{self._base}/search?{form({'q': query, 'language': locale})}"

    @property
    def _base(self) -> str:
        return self.base.rstrip("/")

    def _leads_to_the_front(self, response: Response) -> bool:
        """Was the search sent to the front page, followed or not?"""
        to = response.header("location") if response.status in _REDIRECTS else None
        led = response.url if response.hops else to
        try:
            return led is not None and _page(urljoin(f"{self._base}/search", led)) == _page(self._base)
        except ValueError:
            return False

    def _results(self, read: dict[str, Json], response: Response) -> Hits:
        """Unknown engines are dropped silently and others asked instead: whose a result is, is asked each time."""
        own = sorted((one for one in objects(read["results"]) if one.get("engine") == self.engine), key=_position)
        hits = distinct(hit(one, _MEMBERS) for one in own)
        if hits:
            return found(hits)
        silent = _unresponsive(read.get("unresponsive_engines"))
        if self.engine in silent:
            return Hits(SearchStatus.BLOCKED)
        if read["results"] or silent or not self._has_answered(response):
            return Hits(SearchStatus.ERROR)
        return found(())

    def _has_answered(self, response: Response) -> bool:
        """Does the time that it took stand in the header?

        None stands there of an engine that failed and was told to hide it (`display_error_messages`), that could not
        be set up, or that has no use for such a query, and the list is as empty as an honest one. Without the header,
        which a proxy may drop, the list is believed.
        """
        times = ",".join(value for name, value in response.headers if name == "server-timing")
        taken = rf"total_\d+_{re.escape(self.engine)}"
        names = (one.partition(";")[0].strip() for one in times.split(","))
        return "total;" not in times or any(re.fullmatch(taken, one) for one in names)


def _page(url: str) -> tuple[str | None, str]:
    parts = urlsplit(url)
    return parts.hostname, parts.path.rstrip("/")


def _unresponsive(listed: Json) -> list[Json]:
    """The engines that gave no answer; each stands there with the reason, in the language that was asked for."""
    pairs = listed if isinstance(listed, list) else []
    return [one[0] for one in pairs if isinstance(one, list) and one]


def _position(result: dict[str, Json]) -> int:
    """The place on the engine's own page; SearXNG regroups results by category."""
    places = result.get("positions")
    first = places[0] if isinstance(places, list) and places else None
    return first if isinstance(first, int) else 1_000


provider = _SearXNGProvider()
