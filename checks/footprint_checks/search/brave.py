"""The Brave Search API: an index of its own (api-dashboard.search.brave.com, web search)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from footprint.exhibit import Per, SearchKind, SearchStatus
from footprint.message import msg
from footprint.search import About, Hits, Need, found
from footprint.web.exchange import Credential, Purpose, Request, Response
from footprint_checks.search.answer import Members, document, listed, refused, remainder, text
from footprint_checks.search.asking import form, place
from footprint_checks.search.remedies import copy_key

if TYPE_CHECKING:
    from footprint.exhibit import Left
    from footprint.search import Engine, Setting

_ADDRESS = "https://api.search.brave.com/res/v1/web/search"
_COUNT = 20
_MEMBERS = Members(snippet="description", day="page_age")
_PACE = 1.0
"""Seconds between two searches: plans of before 2026 allow one a second."""
_COUNTRIES = frozenset(
    {
        "AR", "AT", "AU", "BE", "BR", "CA", "CH", "CL", "CN", "DE", "DK", "ES", "FI", "FR", "GB", "HK", "ID", "IN",
        "IT", "JP", "KR", "MX", "MY", "NL", "NO", "NZ", "PH", "PL", "PT", "RU", "SA", "SE", "TR", "TW", "US", "ZA",
    }
)  # fmt: skip
"""Those that Brave tells apart; it refuses every other code (the list of its own node for n8n)."""
_LANGUAGES = {
    "ja": "jp",
    "no": "nb",
    "pt": "pt-pt",
    "pt-BR": "pt-br",
    "zh": "zh-hans",
    "zh-HK": "zh-hant",
    "zh-TW": "zh-hant",
}
"""Brave's own codes, where they are not those of ISO 639."""


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
            SearchStatus.AUTH: copy_key("Brave", "brave"),
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
        language, region = place(locale)
        asked = {
            "q": query,
            "country": region if region in _COUNTRIES else "ALL",
            "search_lang": _LANGUAGES.get(f"{language}-{region}", _LANGUAGES.get(language, language)),
            "count": str(_COUNT),
            "text_decorations": "0",
            "spellcheck": "0",
            "result_filter": "web",
        }
        return Request(
            f"{_ADDRESS}?{form(asked)}",
            Purpose.API,
            headers=(("accept", "application/json"),),
            credentials=(Credential("x-subscription-token", self.about.id),),
            pace=_PACE,
        )

    def read(self, response: Response) -> Hits:
        """The web results in order; without any, Brave leaves the block out."""
        read, left = document(response) or {}, _left(response)
        match response.status:
            case 200 if read.get("type") == "search" and "web" not in read:
                return found((), left)
            case 200 if read.get("type") == "search":
                web = read["web"]
                return listed(web.get("results") if isinstance(web, dict) else None, _MEMBERS, left)
            case 422:
                return Hits(SearchStatus.AUTH if "TOKEN" in _code(response) else SearchStatus.ERROR, left=left)
            case status:
                return refused(status, left)

    def link(self, query: str, *, locale: str) -> str:  # noqa: ARG002 (a person's browser brings its own language)
        """The page of the same search for people."""
        return f"https://search.brave.com/search?{form({'q': query})}"


def _left(response: Response) -> Left | None:
    """What is left of the month: the second figure, the first being of the second.

    Of a metered plan, which has no monthly allowance, both the limit and what is left of it are nought.
    """
    limit, rest = (_month(response.header(f"x-ratelimit-{one}") or "") for one in ("limit", "remaining"))
    return None if limit == "0" else remainder(rest, Per.MONTH)


def _month(figures: str) -> str:
    return figures.partition(",")[2].strip()


def _code(response: Response) -> str:
    error = (document(response) or {}).get("error")
    return text(error, "code") if isinstance(error, dict) else ""


provider = Brave()
