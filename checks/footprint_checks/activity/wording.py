"""The sentences of the activity check."""

from __future__ import annotations

from footprint.finding import Reason
from footprint.message import Message, msg

_UNSEEN = {
    Reason.LOGIN_WALL: msg("What happens there shows only to visitors who are logged in; open it by hand."),
    Reason.NOT_OBSERVABLE: msg("This network does not show to visitors what happens on an account; open it by hand."),
    Reason.BLOCKED: msg("The network keeps automatic visitors out; open it by hand."),
    Reason.RATE_LIMITED: msg("The network was asked too often; try again in an hour, or open it by hand."),
    Reason.TIMEOUT: msg("The network did not answer in time; open it by hand."),
    Reason.DEADLINE: msg("There was no time left to look; run the audit again, or open it by hand."),
    Reason.ROBOTS: msg("The network asks programs not to read this page; open it by hand."),
    Reason.UNREADABLE: msg("The network answered with something that can't be read; open it by hand."),
}
_PARTLY = {
    Reason.LOGIN_WALL: msg("Some of it shows only to visitors who are logged in."),
    Reason.NOT_OBSERVABLE: msg("Some of it the network does not show to visitors."),
    Reason.BLOCKED: msg("The network kept us out before all was read."),
    Reason.RATE_LIMITED: msg("The network asked us to slow down before all was read."),
    Reason.DEADLINE: msg("There was no time left to read it all."),
}


def what(title: str, handle: str) -> Message:
    """What was looked for."""
    return msg("Activity of {handle} on {network}", handle=handle, network=title)


def unseen(reason: Reason) -> Message:
    """Why nothing was seen, and what to do."""
    return _UNSEEN.get(reason) or msg("The network could not be reached; open it by hand.")


def discreet() -> Message:
    """The holder does not want to be shown to strangers."""
    return msg("Its holder asks for discretion, so what happens there was not looked at.")


def partly(reason: Reason) -> Message:
    """Why not all was seen."""
    return _PARTLY.get(reason) or msg("Part of it could not be read.")


def without_replies() -> Message:
    """What the network leaves out."""
    return msg("Replies to others are not shown here, so their share is not known.")


def too_few() -> Message:
    """Why there are no shares."""
    return msg("There are too few messages for shares: five are needed.")


def since(day: str) -> Message:
    """From when on the figures hold."""
    return msg("What lies before {day:date} was not read.", day=day)


def without_responses() -> Message:
    """What the network leaves out."""
    return msg("Whether anybody responded is not shown here.")
