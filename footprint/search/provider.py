"""What a search provider is."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Protocol

from footprint.exhibit import SearchAim, SearchKind, SearchStatus
from footprint.web.exchange import FailureKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.exhibit import Left
    from footprint.message import Message
    from footprint.web import Failure, Request, Response


AIMS: Mapping[SearchKind, tuple[SearchAim, ...]] = {
    SearchKind.RANK: tuple(SearchAim),
    SearchKind.COVERAGE: (SearchAim.NAME, SearchAim.HANDLE, SearchAim.DOMAIN),
    SearchKind.ENTITY: (SearchAim.NAME,),
}
"""What each kind is asked for: an index without an order has no use for a professional word."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result, as the engine gives it: never kept whole unless it is the candidate's.

    Attributes:
        url: absolute.
        title: without marks.
        snippet: what the engine shows of the page, without marks; empty where it shows nothing.
        date: day that the engine gives the page, ISO 8601; empty where it gives none.
    """

    url: str
    title: str
    snippet: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Hits:
    """What an engine answered.

    Attributes:
        status: see there.
        hits: in the engine's own order; empty unless the status is `ok`.
        left: what the operator may still ask, where the engine says so.
    """

    status: SearchStatus
    hits: tuple[Hit, ...] = ()
    left: Left | None = None


def found(hits: tuple[Hit, ...], left: Left | None = None) -> Hits:
    """An answer that speaks: results, or honestly none."""
    return Hits(SearchStatus.OK if hits else SearchStatus.EMPTY, hits, left)


def unanswered(failure: Failure) -> SearchStatus:
    """What it means for a search that no answer came."""
    match failure.kind:
        case FailureKind.RATE_LIMITED:
            return SearchStatus.QUOTA
        case FailureKind.NO_CREDENTIAL:
            return SearchStatus.AUTH
        case FailureKind.ROBOTS:
            return SearchStatus.BLOCKED
        case _:
            return SearchStatus.ERROR


class Need(StrEnum):
    """Does a provider want something of the operator's?"""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class About:
    """A provider, explained to whoever configures it.

    Attributes:
        id: lower case; the name of its entry point, of its table in the configuration and of its key.
        name: as people know it.
        kind: what its results are; only a rank is ever called one.
        receiver: host that the queries are sent to; empty for a service of the operator's own.
        terms: what one must know before a person's name is sent there: whose results they are, what it costs, what is
            kept.
        key: is a key wanted?
        url: is the address of a server of the operator's wanted?
        sign_up: where a key is had; empty where none is wanted.
        remedies: the one line that mends what does not work, by status.
    """

    id: str
    name: str
    kind: SearchKind
    receiver: str
    terms: Message
    key: Need = Need.NONE
    url: Need = Need.NONE
    sign_up: str = ""
    remedies: Mapping[SearchStatus, Message] = field(default_factory=dict[SearchStatus, "Message"])

    @property
    def is_chosen_by_name(self) -> bool:
        """Is it asked only when it is named?

        A key or an address that was configured is a choice; a stranger's free service is not, and every query holds a
        person's name.
        """
        return Need.REQUIRED not in {self.key, self.url}


@dataclass(frozen=True, slots=True)
class Setting:
    """What the operator chose for one provider, without its key: a recording holds it.

    Attributes:
        provider: id.
        url: address of the operator's server, without a final slash; empty for none.
        engines: those that a server of many engines is asked for, one at a time; empty for the provider's own.
        has_key: a key is configured.
    """

    provider: str
    url: str = ""
    engines: tuple[str, ...] = ()
    has_key: bool = False


class Engine(Protocol):
    """One list of results with an order of its own: a provider never merges several.

    Attributes:
        about: of its provider.
    """

    about: ClassVar[About]

    @property
    def name(self) -> str:
        """As shown, such as `Brave` or `SearXNG (duckduckgo)`; no two of a run are the same."""
        ...

    def request(self, query: str, *, locale: str) -> Request:
        """The question; a key is named, never written.

        Args:
            query: as a person would type it.
            locale: language and region, such as `fr-FR`.
        """
        ...

    def read(self, response: Response) -> Hits:
        """The answer, whatever the bytes are: never raises."""
        ...

    def link(self, query: str, *, locale: str) -> str:
        """The page where a person sees the results of this query; empty where there is none."""
        ...


class Provider(Protocol):
    """A service that can be asked, as it stands in the entry point group `footprint.search`."""

    about: ClassVar[About]

    def engines(self, setting: Setting) -> tuple[Engine, ...]:
        """What is asked under this setting: one engine, or each of those that a server has; in a fixed order."""
        ...
