"""The graph behind attribution: which places of the candidate's name which others."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.finding import Evidence
from footprint.message import Message


@dataclass(frozen=True, slots=True)
class Edge:
    """One place of the candidate's names another place of theirs.

    Attributes:
        source, target: addresses of a page or profile; the graph's nodes are attributed accounts and sites.
        spot: where the name stands, in its technical term: `rel=me`, `sameAs`, `profile link`.
        evidence: where it can be checked.
    """

    source: str
    target: str
    spot: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """An address that a place of the candidate's mentions, and that proves nothing: listed, never followed.

    Attributes:
        url: where it leads.
        page: the candidate's page or profile on which it stands.
        spot: as in `Edge`.
    """

    url: str
    page: str
    spot: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that speaks against a place which one of the candidate's names: it lowers, and never raises.

    Attributes:
        url: the place.
        note: what speaks against it, without a detail about whoever holds it.
        evidence: where the candidate's page names it.
    """

    url: str
    note: Message
    evidence: tuple[Evidence, ...] = ()
