"""Wikidata: is there an entry of this name? (wikidata.org/w/api.php, wbsearchentities)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

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

_HOST = "www.wikidata.org"
_ENTRY = re.compile("Q[1-9][0-9]{0,14}")
_QUOTES = str.maketrans("", "", '"“”„«»')


@dataclass(frozen=True, slots=True)
class Wikidata:
    """The knowledge base's search for entries by their names."""

    about: ClassVar[About] = About(
        "wikidata",
        "Wikidata",
        SearchKind.ENTITY,
        _HOST,
        msg(
            "Entries of the free knowledge base whose name begins with the words, namesakes included; most people have "
            "none, which says nothing against them. Free; what Wikimedia keeps about who asked is deleted or made "
            "anonymous after 90 days."
        ),
        remedies=REMEDIES,
    )

    @property
    def name(self) -> str:
        """The knowledge base."""
        return self.about.name

    def engines(self, setting: Setting) -> tuple[Engine, ...]:  # noqa: ARG002 (there is nothing to choose)
        """Its one search."""
        return (self,)

    def request(self, query: str, *, locale: str) -> Request:
        """A search in names and aliases; quotation marks would be taken for a part of the name."""
        language = language_of(locale)
        asked = {
            "action": "wbsearchentities",
            "search": " ".join(query.translate(_QUOTES).split()),
            "language": language,
            "uselang": language,
            "type": "item",
            "limit": str(PLACES),
        }
        return ask(_HOST, asked)

    def read(self, response: Response) -> Hits:
        """The pages of the entries in order."""
        read = answered(response)
        if isinstance(read, Hits):
            return read
        results = read.get("search")
        if not isinstance(results, list):
            return Hits(SearchStatus.ERROR)
        return honest(results, map(_entry, objects(results)))

    def link(self, query: str, *, locale: str) -> str:
        """The page of the same search for people."""
        asked = {"search": query.translate(_QUOTES), "uselang": language_of(locale)}
        return f"https://{_HOST}/w/index.php?{form(asked)}"


def _entry(result: dict[str, Json]) -> Hit | None:
    number = text(result, "id")
    if not _ENTRY.fullmatch(number):
        return None
    return made(f"https://{_HOST}/wiki/{number}", text(result, "label"), text(result, "description"))


provider = Wikidata()
