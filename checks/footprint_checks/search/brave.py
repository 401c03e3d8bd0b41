"""The Brave Search API: an index of its own (api-dashboard.search.brave.com, web search)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from footprint.exhibit import SearchStatus
from footprint.web.exchange import Purpose, Request, Response
from footprint_checks.search import Hits, found
from footprint_checks.search.answer import distinct, document, hit, objects

_ADDRESS = "https://api.search.brave.com/res/v1/web/search"
_COUNT = 20


@dataclass(frozen=True, slots=True)
class Brave:
    """Brave's API, with a key of the operator's."""

    @property
    def name(self) -> str:
        """The brand."""
        return "Brave"

    def request(self, query: str, *, locale: str) -> Request:
        """A search for web pages, the name as typed and without marks in titles."""
        language, _, region = locale.replace("_", "-").partition("-")
        asked = {
            "q": query,
            "country": region.upper() or "ALL",
            "search_lang": language.lower(),
            "count": str(_COUNT),
            "text_decorations": "0",
            "spellcheck": "0",
            "result_filter": "web",
        }
        return Request(
            f"{_ADDRESS}?{urlencode(asked)}",
            Purpose.API,
            headers=(("accept", "application/json"),),
            credentials=(("x-subscription-token", "brave"),),
        )

    def read(self, response: Response) -> Hits:
        """The web results in order; without any, Brave leaves the block out."""
        read = document(response)
        match response.status:
            case 200 if read is not None and read.get("type") == "search":
                web = read.get("web")
                results = web.get("results") if isinstance(web, dict) else None
                return found(distinct(hit(one) for one in objects(results)))
            case 401 | 403:
                return Hits(SearchStatus.AUTH)
            case 422:
                return Hits(SearchStatus.AUTH if "TOKEN" in _code(response) else SearchStatus.ERROR)
            case 402 | 429:
                return Hits(SearchStatus.QUOTA)
            case _:
                return Hits(SearchStatus.ERROR)

    def link(self, query: str, *, locale: str) -> str:  # noqa: ARG002 (a person's browser brings its own language)
        """The page of the same search for people."""
        return f"https://search.brave.com/search?{urlencode({'q': query})}"


def _code(response: Response) -> str:
    error = (document(response) or {}).get("error")
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, str) else ""
