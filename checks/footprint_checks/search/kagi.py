"""The Kagi Search API (help.kagi.com/kagi/api).

Version 1 is asked as its clients of 2026 ask it (POST, JSON, `Bearer`); its help page still shows `GET` and `Bot`. The
answer may come in the shape of either version.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from footprint.exhibit import Per, SearchKind, SearchStatus
from footprint.message import msg
from footprint.search import About, Hits, Need, found
from footprint.web.exchange import Credential, Json, Purpose, Request, Response
from footprint_checks.search.answer import Members, document, listed, objects, refused, remainder
from footprint_checks.search.asking import body, form, place
from footprint_checks.search.remedies import copy_key

if TYPE_CHECKING:
    from footprint.exhibit import Left
    from footprint.search import Engine, Setting

_ADDRESS = "https://kagi.com/api/v1/search"
_OLD = Members(snippet="snippet", day="published")
_NEW = Members(snippet="snippet", day="time")
_CODES = {2: SearchStatus.AUTH, 100: SearchStatus.QUOTA, 101: SearchStatus.QUOTA}
"""Not authorised; no billing; no credit. All others are faults."""


@dataclass(frozen=True, slots=True)
class Kagi:
    """Kagi's API, with a key of the operator's."""

    about: ClassVar[About] = About(
        "kagi",
        "Kagi",
        SearchKind.RANK,
        "kagi.com",
        msg(
            "Results of its own index and of others', in Kagi's own order. Each search costs 1.2 cents and none is "
            "free; how long queries are kept is for Kagi's terms to say."
        ),
        key=Need.REQUIRED,
        sign_up="https://kagi.com/api",
        remedies={
            SearchStatus.AUTH: copy_key("Kagi", "kagi"),
            SearchStatus.QUOTA: msg("Add credit for the API in your Kagi account: a subscription does not cover it."),
        },
    )

    @property
    def name(self) -> str:
        """The brand."""
        return self.about.name

    def engines(self, setting: Setting) -> tuple[Engine, ...]:  # noqa: ARG002 (the key is all that can be chosen)
        """Its one order."""
        return (self,)

    def request(self, query: str, *, locale: str) -> Request:
        """A search for web pages; Kagi knows regions and no languages."""
        _, region = place(locale)
        asked: dict[str, Json] = {"query": query, "workflow": "search"}
        asked |= {"filters": {"region": region.lower()}} if region else {}
        return Request(
            _ADDRESS,
            Purpose.API,
            method="POST",
            headers=(("accept", "application/json"), ("content-type", "application/json")),
            body=body(asked),
            credentials=(Credential("authorization", self.about.id, "Bearer"),),
        )

    def read(self, response: Response) -> Hits:
        """The web results in order; in version 1, what there is none of is left out."""
        read, left = document(response) or {}, _left(response)
        codes = tuple(one.get("code") for one in objects(read.get("error")))
        known = next((_CODES[one] for one in codes if isinstance(one, int) and one in _CODES), None)
        if known is not None:
            return Hits(known, left=left)
        if response.status != 200 or codes:  # noqa: PLR2004 (HTTP's own number)
            return refused(response.status, left)
        match read.get("data"):
            case {"search": results}:
                return listed(results, _NEW, left)
            case dict():
                return found((), left)
            case list() as results:
                return listed([one for one in results if not _is_aside(one)], _OLD, left)
            case _:
                return Hits(SearchStatus.ERROR, left=left)

    def link(self, query: str, *, locale: str) -> str:  # noqa: ARG002 (the account has its own language)
        """The page of the same search for whoever has an account."""
        return f"https://kagi.com/search?{form({'q': query})}"


def _is_aside(result: Json) -> bool:
    """Is it something of version 0 other than a result, such as related searches?"""
    return isinstance(result, dict) and result.get("t") != 0


def _left(response: Response) -> Left | None:
    meta = (document(response) or {}).get("meta")
    return remainder(meta.get("api_balance"), Per.EVER, is_money=True) if isinstance(meta, dict) else None


provider = Kagi()
