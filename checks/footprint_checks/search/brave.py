"""The Brave Search API: an index of its own (api-dashboard.search.brave.com, web search)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlencode

from footprint.exhibit import Left, Per, SearchKind, SearchStatus
from footprint.message import msg
from footprint.search import About, Hits, Need, found
from footprint.web.exchange import Credential, Purpose, Request, Response
from footprint_checks.search.answer import Members, distinct, document, hit, objects

if TYPE_CHECKING:
    from footprint.search import Engine, Setting

_ADDRESS = "https://api.search.brave.com/res/v1/web/search"
_COUNT = 20
_MEMBERS = Members(snippet="description", day="page_age")
_PACE = 1.0
"""Seconds between two searches: plans of before 2026 allow one a second."""


@dataclass(frozen=True, slots=True)
class Brave:
    """Brave's API, with a key of the operator's."""

    about: ClassVar[About] = About(
        "brave",
        "Brave",
        SearchKind.RANK,
        "api.search.brave.com",
        msg(
            "An index of its own. Each search costs about half a cent, of which 5 dollars a month are given; Brave "
            "keeps queries for 90 days."
        ),
        key=Need.REQUIRED,
        sign_up="https://api-dashboard.search.brave.com/",
        remedies={
            SearchStatus.AUTH: msg("Copy the key again from your Brave dashboard into FOOTPRINT_BRAVE_KEY."),
            SearchStatus.QUOTA: msg("Wait until next month, or raise the limit in your Brave dashboard."),
        },
    )

    @property
    def name(self) -> str:
        """The brand."""
        return self.about.name

    def engines(self, setting: Setting) -> tuple[Engine, ...]:  # noqa: ARG002 (the key is all that can be chosen)
        """Its one index."""
        return (self,)

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
            credentials=(Credential("x-subscription-token", self.about.id),),
            pace=_PACE,
        )

    def read(self, response: Response) -> Hits:
        """The web results in order; without any, Brave leaves the block out."""
        read = document(response)
        match response.status:
            case 200 if read is not None and read.get("type") == "search":
                web = read.get("web")
                results = web.get("results") if isinstance(web, dict) else None
                hits = (hit(one, _MEMBERS) for one in objects(results))
                return found(distinct(hits), _left(response))
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


def _left(response: Response) -> Left | None:
    """What is left of the month: the second figure, the first being of the second."""
    _, _, month = (response.header("x-ratelimit-remaining") or "").partition(",")
    return Left(int(month), Per.MONTH) if month.strip().isdecimal() else None


def _code(response: Response) -> str:
    error = (document(response) or {}).get("error")
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, str) else ""


provider = Brave()
