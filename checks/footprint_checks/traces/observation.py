"""What was seen of the candidate on sites of others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.exhibit import TraceKind
    from footprint.web import Exchange
    from footprint_checks.activity import Doings
    from footprint_checks.citing import Citation


@dataclass(frozen=True, slots=True)
class Page:
    """A page of somebody else's that speaks of the candidate.

    Attributes:
        url: where it was found, after redirects.
        kind: what it is, with what a page of the candidate's says of it.
        said: what it says of them.
        copy: what the Wayback Machine answered about its oldest copy; None where it was not asked.
    """

    url: str
    kind: TraceKind
    said: Citation
    copy: Exchange | None = None


@dataclass(frozen=True, slots=True)
class Traces:
    """What others say of the candidate, and what the candidate did on their sites.

    Attributes:
        pages: each address once; roles first, then what cites.
        doings: see there, of attributed accounts.
    """

    pages: tuple[Page, ...] = ()
    doings: tuple[Doings, ...] = ()
