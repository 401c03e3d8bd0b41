"""SerpApi: Google's results, read off Google's pages (serpapi.com/search-api)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from footprint.exhibit import SearchKind, SearchStatus
from footprint.message import msg
from footprint.search import About, Hits, Need, found
from footprint.web.exchange import Credential, Json, Purpose, Request, Response
from footprint_checks.search.answer import Members, document, listed, refused, text
from footprint_checks.search.asking import form, place
from footprint_checks.search.remedies import copy_key
from footprint_checks.search.serper import google

if TYPE_CHECKING:
    from footprint.search import Engine, Setting

_ADDRESS = "https://serpapi.com/search.json"
_MEMBERS = Members(url="link", snippet="snippet", day="date")
_NOTHING = "Google hasn't returned any results"
"""How the sentence begins that says so, where the state is not given."""


@dataclass(frozen=True, slots=True)
class SerpApi:
    """SerpApi's Google, with a key of the operator's."""

    about: ClassVar[About] = About(
        "serpapi",
        "SerpApi",
        SearchKind.RANK,
        "serpapi.com",
        msg(
            "Google's results, which SerpApi reads off Google's pages; Google sells no such access, so it may stop one "
            "day. 250 searches a month are free, then a thousand cost about 25 dollars; how long queries are kept is "
            "for SerpApi's terms to say."
        ),
        key=Need.REQUIRED,
        sign_up="https://serpapi.com/users/sign_up",
        remedies={
            SearchStatus.AUTH: copy_key("SerpApi", "serpapi"),
            SearchStatus.QUOTA: msg(
                "Wait an hour (50 searches an hour are free) or until next month, or choose a larger plan at SerpApi."
            ),
        },
    )

    @property
    def name(self) -> str:
        """Both names: Google ranks."""
        return "SerpApi (Google)"

    def engines(self, setting: Setting) -> tuple[Engine, ...]:  # noqa: ARG002 (the key is all that can be chosen)
        """Google alone."""
        return (self,)

    def request(self, query: str, *, locale: str) -> Request:
        """A search for web pages, of which Google gives ten."""
        language, region = place(locale)
        asked = {"engine": "google", "q": query, "hl": language}
        asked |= {"gl": region.lower()} if region else {}
        return Request(
            f"{_ADDRESS}?{form(asked)}",
            Purpose.API,
            credentials=(Credential("api_key", self.about.id, in_query=True),),
        )

    def read(self, response: Response) -> Hits:
        """The organic results in order; that there are none is told in a sentence which is called an error."""
        read = document(response) or {}
        if response.status != 200:  # noqa: PLR2004 (HTTP's own number)
            return refused(response.status)
        if "organic_results" in read:
            return listed(read["organic_results"], _MEMBERS)
        return found(()) if _is_empty(read) else Hits(SearchStatus.ERROR)

    def link(self, query: str, *, locale: str) -> str:
        """Google's own page."""
        return google(query, locale)


def _is_empty(read: dict[str, Json]) -> bool:
    match read:
        case {"search_information": {"organic_results_state": "Fully empty"}}:
            return True
        case {"search_metadata": {"status": "Success"}}:
            return text(read, "error").startswith(_NOTHING)
        case _:
            return False


provider = SerpApi()
