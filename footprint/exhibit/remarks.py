"""What could not be seen, what never counts, and advice."""

from __future__ import annotations

from dataclasses import dataclass

from footprint.finding import Evidence, Reason
from footprint.message import Message


@dataclass(frozen=True, slots=True)
class Unseen:
    """Something that was looked for and could not be seen.

    Attributes:
        what: a few words, such as the name of a site.
        reason: why.
        note: what a person can do, or what it means.
        link: where to look by hand; empty if nowhere.
    """

    what: Message
    reason: Reason
    note: Message
    link: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """Something that is shown and never counts, such as the software of a site or the records of a domain.

    Attributes:
        place: what it is about: a host, a domain, the address of a feed.
        label: what was looked at, a few words.
        said: what was seen, one sentence or a few words.
        evidence: where it can be checked.
    """

    place: str
    label: Message
    said: Message
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """Advice for the operator, shown last; at most three are."""

    text: Message
