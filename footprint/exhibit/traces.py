"""What a person left, or was given, on sites of others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from footprint.finding import Evidence


class TraceKind(StrEnum):
    """What a trace is."""

    ARTICLE = "article"
    TALK = "talk"
    INTERVIEW = "interview"
    PODCAST = "podcast"
    REPOSITORY = "repository"
    WIKI_EDIT = "wiki_edit"
    COMMENT = "comment"
    PROFILE = "profile"
    ENTRY = "entry"
    """Of an encyclopedia or a knowledge base."""
    PAGE = "page"
    """Of a kind that can't be told."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A page of somebody else's that speaks of the candidate, or what they made on one site of others.

    Attributes:
        kind: see there.
        domain: registrable.
        url: of the page, or of the account under which the traces stand.
        title: of the page, or the name of the network.
        count: pages or things that it stands for: more than one for edits, comments and repositories of one account.
        first, last: day of the oldest and of the newest, ISO 8601; equal for one page; empty where no day is known.
        archived: day of the oldest copy that the Internet Archive holds of the page, ISO 8601; empty where it is not
            known. The page is at least that old.
        evidence: the page.
    """

    kind: TraceKind
    domain: str
    url: str
    title: str = ""
    count: int = 1
    first: str = ""
    last: str = ""
    archived: str = ""
    evidence: tuple[Evidence, ...] = ()
