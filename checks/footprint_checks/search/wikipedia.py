"""Wikipedia, in the language of the locale (mediawiki.org, API:Search)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import quote, urlsplit

from footprint.exhibit import SearchKind, SearchStatus
from footprint.message import msg
from footprint.search import About, Hit, Hits
from footprint_checks.search import PLACES
from footprint_checks.search.answer import honest, made, objects, text
from footprint_checks.search.asking import form
from footprint_checks.search.wikimedia import REMEDIES, answered, ask, language_of

if TYPE_CHECKING:
    from footprint.search import Engine, Setting
    from footprint.web.exchange import Json, Request, Response


@dataclass(frozen=True, slots=True)
class Wikipedia:
    """The encyclopedia's own search."""

    about: ClassVar[About] = About(
        "wikipedia",
        "Wikipedia",
        SearchKind.ENTITY,
        "wikipedia.org",
        msg(
            "Articles of the encyclopedia, in your language, that hold the words; most people are in none, which says "
            "nothing against them. Free; what Wikimedia keeps about who asked is deleted or made anonymous after 90 "
            "days."
        ),
        remedies=REMEDIES,
    )

    @property
    def name(self) -> str:
        """The encyclopedia."""
        return self.about.name

    def engines(self, setting: Setting) -> tuple[Engine, ...]:  # noqa: ARG002 (there is nothing to choose)
        """Its one search."""
        return (self,)

    def request(self, query: str, *, locale: str) -> Request:
        """A search in the text of articles."""
        asked = {"action": "query", "list": "search", "srsearch": query, "srlimit": str(PLACES)}
        return ask(_host(locale), asked)

    def read(self, response: Response) -> Hits:
        """The articles in order; the time of their last edit is no date of theirs."""
        read = answered(response)
        if isinstance(read, Hits):
            return read
        match read.get("query"):
            case {"search": list() as results}:
                host = _asked(response)
                return honest(results, (_article(one, host) for one in objects(results)))
            case _:
                return Hits(SearchStatus.ERROR)

    def link(self, query: str, *, locale: str) -> str:
        """The page of the same search for people: the results, also where an article has this very title."""
        return f"https://{_host(locale)}/w/index.php?{form({'search': query, 'ns0': '1', 'fulltext': '1'})}"


def _host(locale: str) -> str:
    return f"{language_of(locale)}.wikipedia.org"


def _asked(response: Response) -> str:
    """The host that answered, whose titles they are."""
    try:
        return urlsplit(response.url).hostname or ""
    except ValueError:
        return ""


def _article(result: dict[str, Json], host: str) -> Hit | None:
    title = text(result, "title")
    path = quote(title.replace(" ", "_"), safe="/:(),'!", errors="replace")
    return made(f"https://{host}/wiki/{path}", title, text(result, "snippet")) if title else None


provider = Wikipedia()
