"""The sentences that go with a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.catalogue.rule import Kind, State
from footprint.message import msg
from footprint.web.exchange import FailureKind

if TYPE_CHECKING:
    from footprint.message import Message


def exists(network: str) -> Message:
    """A plain profile."""
    return msg("An account with this name exists on {network}.", network=network)


def discreet(network: str) -> Message:
    """A profile whose holder asks for discretion."""
    return msg(
        "An account with this name exists on {network}. Its holder asks for discretion, so nothing more was read.",
        network=network,
    )


def in_state(state: State, network: str) -> Message:  # noqa: PLR0911 (one sentence a state)
    """A name in one of the states in which it is taken, or that the network refuses."""
    match state:
        case State.PRIVATE:
            return msg("An account with this name exists on {network}, and it is private.", network=network)
        case State.DEACTIVATED:
            return msg("An account with this name exists on {network}, switched off by its holder.", network=network)
        case State.SUSPENDED:
            return msg("An account with this name exists on {network}, suspended by the network.", network=network)
        case State.CLOSED:
            return msg("This name is taken on {network}, by a site that is deleted or closed.", network=network)
        case State.MOVED:
            return msg("An account with this name exists on {network}, at an address of its own.", network=network)
        case State.INACTIVE:
            return msg("An account with this name exists on {network}, without any activity.", network=network)
        case State.INVALID:
            return msg("{network} does not allow such a name.", network=network)


def nobody(network: str) -> Message:
    """A plain miss."""
    return msg("No account has this name on {network}.", network=network)


def nobody_but_groups(network: str) -> Message:
    """A miss among people."""
    return msg("No person has this name on {network}; a group or an organisation may still hold it.", network=network)


def nobody_visible(network: str) -> Message:
    """A miss among accounts that show themselves."""
    return msg("No visible account has this name on {network}; a hidden one may exist.", network=network)


def nobody_here(network: str, server: str) -> Message:
    """A miss on one server."""
    return msg(
        "No account has this name on {server}; other servers of {network} may have one.",
        network=network,
        server=server,
    )


def cannot_show_absence(network: str) -> Message:
    """A miss that proves nothing."""
    return msg(
        "{network} shows nothing under this name, and that does not prove that nobody holds it.", network=network
    )


def changed(network: str) -> Message:
    """Neither mark."""
    return msg("{network} answered in a way that is not known: it can't be told.", network=network)


def contradiction(network: str) -> Message:
    """Both marks."""
    return msg("{network} answered both that the account exists and that it does not.", network=network)


def stopped(kind: Kind, network: str, who: str | None) -> Message:  # noqa: PLR0911 (one sentence a kind)
    """A block, by someone who may be known."""
    match kind:
        case Kind.CHALLENGE | Kind.BLOCK if who is not None:
            return msg("{network} did not answer: {who} keeps automatic visitors out.", network=network, who=who)
        case Kind.CHALLENGE | Kind.BLOCK:
            return msg("{network} did not answer: it keeps automatic visitors out.", network=network)
        case Kind.LIMIT:
            return msg("{network} did not answer: it was asked too often. Try again later.", network=network)
        case Kind.LOGIN:
            return msg("{network} shows this to logged-in visitors only.", network=network)
        case Kind.CONSENT:
            return msg("{network} did not answer: it asks for consent to cookies first.", network=network)
        case Kind.SERVER:
            return msg("{network} is out of order at the moment.", network=network)
        case Kind.LEGAL:
            return msg("{network} withholds this for legal reasons.", network=network)


def failed(kind: FailureKind, network: str) -> Message:
    """No answer at all."""
    match kind:
        case FailureKind.TIMEOUT:
            return msg("{network} did not answer in time.", network=network)
        case FailureKind.DEADLINE | FailureKind.INTERRUPTED:
            return msg("There was no time left to ask {network}.", network=network)
        case FailureKind.RATE_LIMITED:
            return stopped(Kind.LIMIT, network, None)
        case FailureKind.ROBOTS:
            return msg("{network} asks programs not to read this page.", network=network)
        case _:
            return msg("{network} could not be reached.", network=network)
