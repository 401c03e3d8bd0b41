"""Serper: Google's results, read off Google's pages (serper.dev)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from footprint.exhibit import SearchKind, SearchStatus
from footprint.message import msg
from footprint.search import About, Hits, Need, found
from footprint.web.exchange import Credential, Json, Purpose, Request, Response
from footprint_checks.search.answer import Members, document, listed, refused, text
from footprint_checks.search.asking import body, form, place
from footprint_checks.search.remedies import buy_more

if TYPE_CHECKING:
    from footprint.search import Engine, Setting

_ADDRESS = "https://google.serper.dev/search"
_MEMBERS = Members(url="link", snippet="snippet", day="date")


@dataclass(frozen=True, slots=True)
class Serper:
    """Serper's API, with a key of the operator's."""

    about: ClassVar[About] = About(
        "serper",
        "Serper",
        SearchKind.RANK,
        "google.serper.dev",
        msg(
            "Google's results, which Serper reads off Google's pages; Google sells no such access, so it may stop one "
            "day. About 2,500 searches are free once, then you pay; how long queries are kept is for Serper's terms to "
            "say."
        ),
        key=Need.REQUIRED,
        sign_up="https://serper.dev/",
        remedies={
            SearchStatus.AUTH: msg(
                "Copy the key again from your Serper dashboard into FOOTPRINT_SERPER_KEY, or see there whether your "
                "credits are spent: Serper says the same of both."
            ),
            SearchStatus.QUOTA: buy_more("Serper"),
        },
    )

    @property
    def name(self) -> str:
        """Both names: Google ranks."""
        return "Serper (Google)"

    def engines(self, setting: Setting) -> tuple[Engine, ...]:  # noqa: ARG002 (the key is all that can be chosen)
        """Google alone."""
        return (self,)

    def request(self, query: str, *, locale: str) -> Request:
        """A search for web pages, of which Google gives ten."""
        language, region = place(locale)
        asked: dict[str, Json] = {"q": query, "hl": language, "num": 10}
        asked |= {"gl": region.lower()} if region else {}
        return Request(
            _ADDRESS,
            Purpose.API,
            method="POST",
            headers=(("accept", "application/json"), ("content-type", "application/json")),
            body=body(asked),
            credentials=(Credential("x-api-key", self.about.id),),
        )

    def read(self, response: Response) -> Hits:
        """The organic results in order; a `position` starts anew on each page and is not needed."""
        read = document(response) or {}
        match response.status:
            case 200 if "organic" in read:
                return listed(read["organic"], _MEMBERS)
            case 200 if "searchParameters" in read:
                return found(())
            case 400 if "credit" in text(read, "message").lower():
                return Hits(SearchStatus.QUOTA)
            case status:
                return refused(status)

    def link(self, query: str, *, locale: str) -> str:
        """Google's own page."""
        return google(query, locale)


def google(query: str, locale: str) -> str:
    """The page where Google shows a search to a person, in the language and for the region asked for."""
    language, region = place(locale)
    asked = {"q": query, "hl": language} | ({"gl": region.lower()} if region else {})
    return f"https://www.google.com/search?{form(asked)}"


provider = Serper()
