"""Accounts and whose they are: what checks show of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from footprint.finding import Evidence, Reason
from footprint.message import Message


class Verdict(StrEnum):
    """Does the handle exist on the network?"""

    CLAIMED = "claimed"
    AVAILABLE = "available"
    INVALID = "invalid"
    """The network does not allow such a name: nothing was asked."""
    UNKNOWN = "unknown"


class Standing(StrEnum):
    """Whose account it is."""

    ATTRIBUTED = "attributed"
    POSSIBLE = "possible"
    """The same handle without proof, or a likeness: shown without any detail about the holder."""
    OTHER = "other"
    """An attributed page names another account on that network."""
    FREE = "free"
    INVALID = "invalid"
    UNKNOWN = "unknown"


class Level(StrEnum):
    """How it is known to be the candidate's, strongest first (see the design's attribution levels)."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True)
class Card:
    """What an attributed account says of its holder; informative, never scored.

    Attributes:
        name, bio: as shown, or empty.
        links: to the holder's other places.
        avatar: address of the picture, or empty.
        created: day of the sign-up, ISO 8601, or empty.
        counters: (what, how many): `followers`, `following`, `posts`; only those that the network tells.
    """

    name: str = ""
    bio: str = ""
    links: tuple[str, ...] = ()
    avatar: str = ""
    created: str = ""
    counters: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """A handle on a network: verdict and whose it is.

    Attributes:
        network, title: id and name of the network.
        niche: its family in the catalogue.
        handle: as written there, with `@instance` on a federated network.
        url: profile page, to look by hand.
        verdict, standing: see there.
        level: proof, for attributed ones; D for a possible one that also looks alike.
        declared: the candidate gave it.
        reason: why unknown.
        blocker: who blocked, when it can be told, such as `Cloudflare`.
        proof: one sentence that explains standing or verdict.
        evidence: the exchanges.
        card: what it says; only of attributed ones, and of those nothing where the holder asks for discretion.
    """

    network: str
    title: str
    niche: str
    handle: str
    url: str
    verdict: Verdict
    standing: Standing
    proof: Message
    level: Level | None = None
    declared: bool = False
    reason: Reason | None = None
    blocker: str | None = None
    evidence: tuple[Evidence, ...] = ()
    card: Card | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """What happens on an attributed account, as far as it shows without a login; a value that is None is not known.

    Messages are originals, threads with oneself among them, and replies to others; reposts are counted apart.

    Attributes:
        network, title, niche, handle, url: as in `Account`.
        last: day of the last sign of life, ISO 8601, or empty.
        since: first day that is surely covered, ISO 8601, or empty; what lies before it was not counted.
        messages: messages since then.
        a_month: messages a month, over the covered days of the last twelve months.
        replies: share of replies to others in the last 40 messages, 0 to 1.
        reposts: share of reposts in all that was read, 0 to 1.
        responses: share of the last 20 messages that someone else responded to, 0 to 1.
        links: messages that link elsewhere.
        hashtags: (tag, messages), most used first, ten at most.
        notes: what can't be seen, and why.
        evidence: the answers that were read.
    """

    network: str
    title: str
    niche: str
    handle: str
    url: str
    last: str = ""
    since: str = ""
    messages: int = 0
    a_month: float | None = None
    replies: float | None = None
    reposts: float | None = None
    responses: float | None = None
    links: int = 0
    hashtags: tuple[tuple[str, int], ...] = ()
    notes: tuple[Message, ...] = ()
    evidence: tuple[Evidence, ...] = ()
