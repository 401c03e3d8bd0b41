"""Marginalia: a small index of plain pages (about.marginalia-search.com, its API of version 2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from footprint.exhibit import Per, SearchKind, SearchStatus
from footprint.message import msg
from footprint.search import About, Hits, Need
from footprint.web.exchange import Credential, Purpose, Request, Response
from footprint_checks.search.answer import Members, document, listed, refused, remainder
from footprint_checks.search.asking import form

if TYPE_CHECKING:
    from footprint.search import Engine, Setting

_ADDRESS = "https://api2.marginalia-search.com/search"
_PUBLIC = "public"
"""The key that Marginalia gives to everybody."""
_MEMBERS = Members(snippet="description")
_PACE = 2.0
"""Seconds between two searches: the public key has a limit a minute, which all its users share."""


@dataclass(frozen=True, slots=True)
class Marginalia:
    """Marginalia's API.

    Attributes:
        has_key: the operator has a key of their own.
    """

    about: ClassVar[About] = About(
        "marginalia",
        "Marginalia",
        SearchKind.COVERAGE,
        "api2.marginalia-search.com",
        msg(
            "A small index of plain pages with much text: to be found there says something, not to be found says "
            "nothing. Free, with a key that everybody shares and that is often used up, or one of your own; with a "
            "free key the results are not for commercial use (CC BY-NC-SA 4.0). How long queries are kept is not known "
            "here."
        ),
        key=Need.OPTIONAL,
        sign_up="https://about.marginalia-search.com/article/api/",
        remedies={
            SearchStatus.AUTH: msg("Copy the key again from Marginalia's mail into FOOTPRINT_MARGINALIA_KEY."),
            SearchStatus.QUOTA: msg(
                "Try again in a minute or tomorrow, or ask Marginalia by mail for a free key of your own "
                "(FOOTPRINT_MARGINALIA_KEY): many share the public one."
            ),
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
        """A search, with the operator's key, else with everybody's."""
        shared = () if self.has_key else (("api-key", _PUBLIC),)
        return Request(
            f"{_ADDRESS}?{form({'query': query, 'count': '20'})}",
            Purpose.API,
            headers=(("accept", "application/json"), *shared),
            credentials=(Credential("api-key", self.about.id),) if self.has_key else (),
            pace=_PACE,
        )

    def read(self, response: Response) -> Hits:
        """The results in order; faults are told in plain words, some of them inside an answer that is fine."""
        left = remainder(response.header("api-remaining-daily-capacity"), Per.DAY)
        read = document(response)
        if response.status == 200 and read is not None:  # noqa: PLR2004 (HTTP's own number)
            return listed(read.get("results"), _MEMBERS, left)
        said = response.body[:200].lower()
        if b"limit exceeded" in said:
            return Hits(SearchStatus.QUOTA, left=left)
        if response.status == 400 and b"key" in said:  # noqa: PLR2004 (likewise)
            return Hits(SearchStatus.AUTH)
        return refused(response.status, left, has_key=self.has_key)

    def link(self, query: str, *, locale: str) -> str:  # noqa: ARG002 (it knows no languages)
        """The page of the same search for people."""
        return f"https://marginalia-search.com/search?{form({'query': query})}"


provider = Marginalia()
