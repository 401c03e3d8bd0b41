"""The sentences of the presence check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.catalogue import Family
from footprint.finding import Instead
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.message import Message

USE = msg("Keep an account alive on a network of a kind that you do not use yet.")
LINK = msg("Link each account from your site with rel=“me”, and your site from the profile of each account.")
COMPLETE = msg("Say on each account who you are, link your site there, and publish something now and then.")
UNTIED = msg("No site was given, and no account could be tied to the candidate.")

TITLES = {
    Family.PROFESSIONAL: msg("Professional network"),
    Family.MICROBLOG: msg("Microblog"),
    Family.VIDEO: msg("Video"),
    Family.IMAGE: msg("Image"),
    Family.CODE: msg("Code or data"),
    Family.FORUM: msg("Forum, questions and answers"),
    Family.PUBLISHING: msg("Publishing"),
    Family.EVENTS: msg("Events"),
}
"""The families that count."""


def active(networks: Sequence[str]) -> Message:
    """In which families something happened within twelve months, by one network of each."""
    return nmsg(
        "In {n} family of networks, an account was active in the last twelve months: {networks}.",
        "In {n} families of networks, an account was active in the last twelve months: {networks}.",
        n=len(networks),
        networks=", ".join(networks),
    )


def inactive(*, is_open: bool) -> Message:
    """No family counts."""
    if is_open:
        return msg("No account was seen to be active in the last twelve months, but not all could be looked at.")
    return msg("No account of the candidate's was active in the last twelve months.")


def last_seen(network: str, handle: str, day: str) -> Message:
    """The last sign of life of an account."""
    return msg("{network} account {handle}, last active on {day:date}", network=network, handle=handle, day=day)


def linked(hub: str, both: int, one_way: int) -> Message:
    """How the accounts are linked to the hub."""
    if both + one_way == 0:
        return msg("No account of the candidate's was seen to name another place of theirs, or to be named by one.")
    return msg("Accounts linked with {hub}: {both} both ways, {single} one way.", hub=hub, both=both, single=one_way)


def without_accounts(*, is_open: bool) -> Message:
    """There is no account to look at."""
    if is_open:
        return msg("No account of the candidate's could be seen.")
    return msg("No account is known to be the candidate's.")


def complete(networks: Sequence[str], has: int, unseen: int) -> Message:
    """What the best accounts have of what is expected."""
    named = ", ".join(networks)
    if not unseen:
        return msg(
            "On the best accounts ({networks}), {has} of 9 things were seen that make three complete accounts (a "
            "presentation, a link to the hub, dated activity).",
            networks=named,
            has=has,
        )
    return msg(
        "On the best accounts ({networks}), {has} of 9 things were seen that make three complete accounts (a "
        "presentation, a link to the hub, dated activity); {unseen} could not be looked at.",
        networks=named,
        has=has,
        unseen=unseen,
    )


def one_more_family(count: float) -> Instead | None:
    """An account of another kind."""
    if count >= len(TITLES):
        return None
    return Instead(msg("with an active account in one more family of networks"), count + 1)


def one_more_link(total: float) -> Instead:
    """A further account, linked at both ends."""
    return Instead(msg("with one more account linked both ways"), total + 1)


def all_complete(value: float) -> Instead | None:
    """Three accounts with all of it."""
    return Instead(msg("with three complete accounts"), 1.0) if value < 1 else None
