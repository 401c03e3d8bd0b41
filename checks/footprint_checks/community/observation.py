"""What was seen of a person's standing among others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.finding import Reason
    from footprint.web import Exchange
    from footprint_checks.accounts import Accounts
    from footprint_checks.activity import Activities
    from footprint_checks.citing import Citation


class Part(StrEnum):
    """What somebody does in an event or a project."""

    ORGANISER = "organiser"
    MODERATOR = "moderator"
    MAINTAINER = "maintainer"
    SPEAKER = "speaker"
    EVENT = "event"
    """A part that is not told."""


@dataclass(frozen=True, slots=True)
class Role:
    """A part in an event or project that a page of the candidate's names.

    Attributes:
        url: the page of somebody else's to which theirs links.
        part: see there.
        by: the candidate's page.
        proof: what the linked page says of them; None when it says nothing, or was not seen.
        is_open: it was not seen.
    """

    url: str
    part: Part
    by: Exchange
    proof: Citation | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Community:
    """What others do with what the candidate makes.

    Attributes:
        places: see `Accounts`.
        activities: see there.
        citations: one of each domain.
        open: domains whose page might cite them and was not seen.
        searches: of the search engines, the exchanges that were read.
        unheard: why a list of results was not seen; None when all that were asked for were, or none was.
        has_provider: a search engine is configured, and had something to be asked for.
        roles: in the order of the pages that name them.
        is_hidden: a page of theirs could not be seen, or a place that may name one.
    """

    places: Accounts
    activities: Activities
    citations: tuple[Citation, ...] = ()
    open: tuple[str, ...] = ()
    searches: tuple[Exchange, ...] = ()
    unheard: Reason | None = None
    has_provider: bool = False
    roles: tuple[Role, ...] = ()
    is_hidden: bool = False
