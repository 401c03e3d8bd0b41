"""What was seen to happen on attributed accounts, in one form for all networks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from footprint.finding import Evidence, Reason
    from footprint.web import Exchange
    from footprint_checks.accounts import OwnedAccount


class Kind(StrEnum):
    """What an item is; only the first six are messages."""

    ORIGINAL = "original"
    QUOTE = "quote"
    """A message that shows somebody's."""
    THREAD = "thread"
    """A reply to oneself."""
    REPLY = "reply"
    """To somebody else."""
    ARTICLE = "article"
    VIDEO = "video"
    """Or sound."""
    REPOST = "repost"
    """Somebody else's message, handed on."""
    CODE = "code"
    """A push, a release, a repository."""
    EDIT = "edit"
    """Of a wiki or a map."""
    OTHER = "other"
    """A sign of life that says no more."""


MESSAGES = (Kind.ORIGINAL, Kind.QUOTE, Kind.THREAD, Kind.REPLY, Kind.ARTICLE, Kind.VIDEO)
"""What the holder wrote or recorded."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the holder did.

    Attributes:
        at: when, UTC.
        kind: see there.
        evidence: the place in the answer; its excerpt holds no words of anybody else.
        url: its page, or empty.
        links: addresses outside the network that it links to.
        hashtags: case folded, without `#`.
        responses: by others; None where the network does not tell.
    """

    at: datetime
    kind: Kind
    evidence: Evidence
    url: str = ""
    links: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    responses: int | None = None


class Making(StrEnum):
    """A kind of thing made for others (scoring, D2)."""

    REPOSITORY = "repository"
    """One's own, not a fork, with a licence and a description."""
    DATASET = "data set"
    PLUG_IN = "plug-in"
    WIKI_PAGE = "wiki page"
    TEMPLATE = "template"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Made:
    """Something that the holder published for others to use.

    Attributes:
        kind: see there.
        url: its page.
        evidence: where its network says so.
    """

    kind: Making
    url: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Doings:
    """One account, as far as it was seen.

    Attributes:
        account: see there.
        items: newest first; what the network dates wrongly (before 1990, after the audit) is left out.
        exchanges: the answers that were read, in the order asked.
        since: first day that is surely covered; None when nothing is.
        is_whole: everything that the network shows was read, back to the first item.
        shows_replies: the network shows replies to others, so that there being none says something.
        is_talk: messages here may be originals as well as replies, so that the share of replies says something; on
            forges and wikis only comments are messages.
        made: see `Made`.
        keeps: the newest proof of a public list of bookmarks or stars that was fed within twelve months; None else.
        uses: proofs of families of tools, by the words of `toolkit.Kind`, such as `wiki` or `map`.
        reason: why something was not seen; None when all was that the network shows.
        is_discreet: the holder asks for discretion, so that nothing was asked.
    """

    account: OwnedAccount
    items: tuple[Item, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    since: date | None = None
    is_whole: bool = False
    shows_replies: bool = False
    is_talk: bool = True
    made: tuple[Made, ...] = ()
    keeps: Evidence | None = None
    uses: tuple[tuple[str, Evidence], ...] = ()
    reason: Reason | None = None
    is_discreet: bool = False

    @property
    def messages(self) -> tuple[Item, ...]:
        """What the holder wrote or recorded, newest first."""
        return tuple(one for one in self.items if one.kind in MESSAGES)

    @property
    def last(self) -> date | None:
        """Day of the last sign of life; None without one."""
        return self.items[0].at.date() if self.items else None


@dataclass(frozen=True, slots=True)
class Activities:
    """What happens on the candidate's accounts.

    Attributes:
        doings: of the attributed accounts that exist, in their order; one without a way to look has no exchanges and
            `Reason.NOT_OBSERVABLE`.
        is_partial: some place that is believed could not be seen, so that further accounts may exist.
    """

    doings: tuple[Doings, ...]
    is_partial: bool = False
