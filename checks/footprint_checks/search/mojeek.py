"""The Mojeek Search API: an index of its own (mojeek.com/support/api/search)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from footprint.exhibit import SearchKind, SearchStatus
from footprint.message import msg
from footprint.search import About, Hits, Need, found
from footprint.web.exchange import Credential, Json, Purpose, Request, Response
from footprint_checks.search.answer import Members, document, listed, refused
from footprint_checks.search.asking import form, place
from footprint_checks.search.remedies import buy_more, copy_key

if TYPE_CHECKING:
    from footprint.search import Engine, Setting

_ADDRESS = "https://api.mojeek.com/search"
_MEMBERS = Members(snippet="desc")
_BOOST = "10"
"""How much pages of the region and the language are preferred: what Mojeek recommends."""
_PACE = 1.0


@dataclass(frozen=True, slots=True)
class Mojeek:
    """Mojeek's API, with a key of the operator's."""

    about: ClassVar[About] = About(
        "mojeek",
        "Mojeek",
        SearchKind.RANK,
        "api.mojeek.com",
        msg(
            "An index of its own, smaller than those of the large engines. Mojeek tells the price of a key when you "
            "ask for one; how long it keeps queries is for its terms to say."
        ),
        key=Need.REQUIRED,
        sign_up="https://www.mojeek.com/services/search/web-search-api/",
        remedies={
            SearchStatus.AUTH: copy_key("Mojeek", "mojeek"),
            SearchStatus.QUOTA: buy_more("Mojeek"),
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
        """A search that prefers pages of the language and the region, and leaves none out."""
        language, region = place(locale)
        asked = {"q": query, "fmt": "json", "t": "20", "lb": language, "lbb": _BOOST}
        asked |= {"rb": region, "rbb": _BOOST} if region else {}
        return Request(
            f"{_ADDRESS}?{form(asked)}",
            Purpose.API,
            credentials=(Credential("api_key", self.about.id, in_query=True),),
            pace=_PACE,
        )

    def read(self, response: Response) -> Hits:
        """The results in order; what went wrong is told inside an answer that is fine by its status."""
        if response.status != 200:  # noqa: PLR2004 (HTTP's own number)
            return refused(response.status)
        match (document(response) or {}).get("response"):
            case {"status": "OK", "head": {"results": 0}}:
                return found(())
            case {"status": "OK", "results": results}:
                return listed(results, _MEMBERS)
            case {"status": status}:
                return Hits(_fault(status))
            case _:
                return Hits(SearchStatus.ERROR)

    def link(self, query: str, *, locale: str) -> str:  # noqa: ARG002 (a person's browser brings its own language)
        """The page of the same search for people."""
        return f"https://www.mojeek.com/search?{form({'q': query})}"


def _fault(status: Json) -> SearchStatus:
    """What `ERROR: Daily Limit Reached` and its like mean."""
    said = status.lower() if isinstance(status, str) else ""
    if "limit" in said:
        return SearchStatus.QUOTA
    return SearchStatus.AUTH if "key" in said or "authori" in said else SearchStatus.ERROR


provider = Mojeek()
