"""To whom a report on names speaks: to the candidate who audits themself, or to someone else about the candidate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.message import Message, msg

if TYPE_CHECKING:
    from footprint.subject import Mandate


@dataclass(frozen=True, slots=True)
class Voice:
    """The sentences that say "you" or "the candidate".

    Attributes:
        own: title of what is proved to be theirs; `state` says it of one account, `none` that there is nothing.
        held: what is to be known of the names that someone has.
        untied: why no account is known to be theirs.
        method: how the report is made.
    """

    own: Message
    state: Message
    none: Message
    held: Message
    untied: Message
    method: tuple[Message, ...]


def voice(mandate: Mandate) -> Voice:
    """Only who audits themself is spoken to."""
    return _TO if mandate.self_audit else _ABOUT


_PROOF = msg(
    "A name is “free” or “someone's” only where the network proves it, in an answer that a name which nobody has, "
    "or one that is known to exist, has confirmed. Everything else can't be told, and says why."
)
_DOMAINS = msg(
    "A domain is free when its registry and the DNS agree on it. Who has registered one is never asked. Likenesses "
    "are told as such; they change no number."
)
_ABOUT = Voice(
    own=msg("Held by the candidate"),
    state=msg("the candidate's"),
    none=msg("No account or domain is shown to be the candidate's."),
    held=msg("That the name is taken is all that is kept; nothing shows that it is the candidate."),
    untied=msg(
        "Only the handle was given, and nothing shows which accounts are the candidate's: with a site of theirs, given "
        "as --url, they can be told from those of others."
    ),
    method=(
        _PROOF,
        msg(
            "An account is the candidate's only where that is proved, by links that they hold. About any other account "
            "one thing is kept: whether the name exists there."
        ),
        _DOMAINS,
    ),
)
_TO = Voice(
    own=msg("Held by yourself"),
    state=msg("yours"),
    none=msg("No account or domain is shown to be yours."),
    held=msg("That the name is taken is all that is kept; nothing shows that it is you."),
    untied=msg(
        "Only the handle was given, and nothing shows which accounts are yours: with a site of yours, given as --url, "
        "they can be told from those of others."
    ),
    method=(
        _PROOF,
        msg(
            "An account is yours only where that is proved, by links that you hold. About any other account one thing "
            "is kept: whether the name exists there."
        ),
        _DOMAINS,
    ),
)
