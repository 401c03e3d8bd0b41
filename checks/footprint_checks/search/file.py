"""Searches that a person made and wrote into a file, for engines that no program may ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from footprint.exhibit import SearchKind, SearchStatus
from footprint.message import msg
from footprint.search import About, Hits
from footprint.search.given import address
from footprint.web.exchange import Purpose, Request
from footprint_checks.search.answer import Members, document, listed
from footprint_checks.search.by_hand import BY_HAND

if TYPE_CHECKING:
    from footprint.search import Engine, Setting
    from footprint.web.exchange import Response

_MEMBERS = Members(snippet="snippet")

_ABOUT = About(
    "file",
    "File",
    SearchKind.RANK,
    "",
    msg(
        "What you looked up yourself and wrote down, with the day on which you looked: nobody is asked, and nothing is "
        "sent or paid."
    ),
    remedies={
        SearchStatus.ERROR: msg(
            "Look this search up too and add its results to the file; if there are none, add a line without an address."
        ),
    },
)


class _FileProvider:
    """What the file holds."""

    about: ClassVar[About] = _ABOUT

    def engines(self, setting: Setting) -> tuple[Engine, ...]:
        """Each engine of the file, under the name that it got when the file was read."""
        return tuple(LookedUp(one) for one in setting.engines)


@dataclass(frozen=True, slots=True)
class LookedUp:
    """One engine of the file.

    Attributes:
        name: of the engine, with the day on which it was looked at.
    """

    about: ClassVar[About] = _ABOUT

    name: str

    def request(self, query: str, *, locale: str) -> Request:  # noqa: ARG002 (where one looked is in the name)
        """The list that was handed over for this search."""
        return Request(address(self.name, query), Purpose.GIVEN)

    def read(self, response: Response) -> Hits:
        """The results as they were written down."""
        read = document(response)
        return Hits(SearchStatus.ERROR) if read is None else listed(read.get("results"), _MEMBERS)

    def link(self, query: str, *, locale: str) -> str:  # noqa: ARG002 (a person's browser brings its own language)
        """The page of an engine that is known here, where a person can look again."""
        brand = self.name.partition(" (")[0].casefold()
        return next((one.link(query) for one in BY_HAND if one.name.casefold() == brand), "")


provider = _FileProvider()
