"""Mwmbl: a small index that volunteers crawl (github.com/mwmbl/mwmbl, its API of version 2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from footprint.exhibit import Per, SearchKind, SearchStatus
from footprint.message import msg
from footprint.search import About, Hit, Hits, Need
from footprint.web.exchange import Credential, Json, Purpose, Request, Response
from footprint_checks.search.answer import Members, content, honest, listed, made, objects, refused, remainder, text
from footprint_checks.search.asking import form
from footprint_checks.search.remedies import buy_more, copy_key

if TYPE_CHECKING:
    from footprint.exhibit import Left
    from footprint.search import Engine, Setting

_ADDRESS = "https://api.mwmbl.org/api/v2/search/"
_MEMBERS = Members(snippet="content")
_PACE = 1.0
"""Seconds between two searches without a key; with one, five a second are allowed."""


@dataclass(frozen=True, slots=True)
class Mwmbl:
    """Mwmbl's API.

    Attributes:
        has_key: the operator has a key of their own.
    """

    about: ClassVar[About] = About(
        "mwmbl",
        "Mwmbl",
        SearchKind.COVERAGE,
        "api.mwmbl.org",
        msg(
            "A small index that volunteers build: to be found there says something, not to be found says nothing. "
            "Free; with a key, 2,000 searches a month are free and a further thousand cost 5 dollars. How long queries "
            "are kept is not known here."
        ),
        key=Need.OPTIONAL,
        sign_up="https://mwmbl.org/",
        remedies={
            SearchStatus.AUTH: copy_key("Mwmbl", "mwmbl"),
            SearchStatus.QUOTA: buy_more("Mwmbl"),
        },
    )

    has_key: bool = False

    @property
    def name(self) -> str:
        """The brand."""
        return self.about.name

    def engines(self, setting: Setting) -> tuple[Engine, ...]:
        """Its one index."""
        return (replace(self, has_key=setting.has_key),)

    def request(self, query: str, *, locale: str) -> Request:  # noqa: ARG002 (it knows no languages)
        """A search, with the operator's key if there is one."""
        return Request(
            f"{_ADDRESS}?{form({'q': query})}",
            Purpose.API,
            headers=(("accept", "application/json"),),
            credentials=(Credential("x-api-key", self.about.id),) if self.has_key else (),
            pace=0.0 if self.has_key else _PACE,
        )

    def read(self, response: Response) -> Hits:
        """The results in order, in the shape of version 2 or of version 1."""
        if response.status != 200:  # noqa: PLR2004 (HTTP's own number)
            return refused(response.status, has_key=self.has_key)
        match content(response):
            case list() as results:
                return honest(results, map(_old, objects(results)))
            case dict() as read:
                return listed(read.get("results"), _MEMBERS, _left(read))
            case _:
                return Hits(SearchStatus.ERROR)

    def link(self, query: str, *, locale: str) -> str:  # noqa: ARG002 (it knows no languages)
        """The page of the same search for people."""
        return f"https://mwmbl.org/?{form({'q': query})}"


def _left(read: dict[str, Json]) -> Left | None:
    match read:
        case {"monthly_usage": int(used), "monthly_limit": int(limit)}:
            return remainder(max(0, limit - used), Per.MONTH)
        case _:
            return None


def _old(result: dict[str, Json]) -> Hit | None:
    """A result of version 1, whose texts come in pieces, bold and not."""
    return made(text(result, "url"), _joined(result.get("title")), _joined(result.get("extract")))


def _joined(pieces: Json) -> str:
    return "".join(text(one, "value") for one in objects(pieces))


provider = Mwmbl()
