"""The sentences of the accounts check."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never
from urllib.parse import urlsplit

from footprint.exhibit import Verdict
from footprint.finding import Attribution, Reason
from footprint.message import msg
from footprint.subject import NetworkHandle, Site
from footprint_checks.accounts.doubts import Ground
from footprint_checks.accounts.graph import Spot

if TYPE_CHECKING:
    from footprint.asking import SeenAccount
    from footprint.catalogue import Catalogue, Network
    from footprint.message import Message
    from footprint_checks.accounts.attribution import Tie
    from footprint_checks.accounts.doubts import Doubt
    from footprint_checks.accounts.graph import Naming
    from footprint_checks.accounts.links import Place


def written(handle: NetworkHandle) -> str:
    """A handle as people write it, with its server on a federated network."""
    return handle.name if handle.instance is None else f"{handle.name}@{handle.instance}"


def called(place: Place, catalogue: Catalogue) -> str:
    """A few words for a place, the same in every language."""
    match place:
        case NetworkHandle(network=network):
            return f"{catalogue.get(network).name} ({written(place)})"
        case Site(url=url):
            parts = urlsplit(url)
            return f"{parts.netloc}{parts.path.rstrip('/')}"
    assert_never(place)


GIVEN = msg("Given by the candidate.")
ALIKE = msg("It looks like the candidate's, which anybody can arrange; none of their pages names it as their own.")


def attributed(tie: Tie, catalogue: Catalogue, *, is_holder: bool, is_discreet: bool) -> Message:
    """Why an account is the candidate's."""
    if tie.there is None:
        return GIVEN
    other = called(tie.there.by, catalogue)
    if tie.back is None:
        return _named(tie.there, other, is_discreet=is_discreet)
    if is_holder:
        return msg("This account and {other} name each other; only the handle ties them to the candidate.", other=other)
    return _mutual(tie, tie.there.spot, tie.back.spot, other)


def page_attributed(tie: Tie, catalogue: Catalogue, *, is_holder: bool) -> Message:
    """Why a page is the candidate's."""
    if tie.there is None:
        return GIVEN
    other = called(tie.there.by, catalogue)
    if tie.back is None:
        return msg("{page} names this page as its owner's; it was not seen to name it back.", page=other)
    if is_holder:
        return msg("This page and {other} name each other; only the handle ties them to the candidate.", other=other)
    return msg("This page and {other} name each other.", other=other)


def possible(seen: SeenAccount, network: Network, *, is_alike: bool) -> Message:
    """The same handle, and no proof."""
    if seen.sighting.opt_out:
        return seen.sighting.note
    if is_alike:
        return ALIKE
    return msg(
        "An account with this name exists on {network}; nothing shows that it is the candidate's.",
        network=network.name,
    )


def doubted(doubt: Doubt, catalogue: Catalogue) -> Message:
    """What speaks against a place that one of the candidate's names."""
    if doubt.by is None:
        return msg(
            "The candidate gave it, yet what it says of itself points to somebody else; what it names was not followed."
        )
    page = called(doubt.by.by, catalogue)
    match doubt.ground:
        case Ground.ANOTHER:
            return msg("{page} names it, yet what it says of itself points to somebody else.", page=page)
        case Ground.GROUP:
            return msg("{page} names it, yet it says that it is a company's or a group's.", page=page)
        case Ground.SHARED:
            return msg(
                "{page} names places of several people, and this one does not bear the candidate's name.", page=page
            )
        case Ground.RIVAL:
            return msg("{page} names it, yet another account there is better proved to be the candidate's.", page=page)
    assert_never(doubt.ground)


def other(naming: Naming, network: Network, catalogue: Catalogue) -> Message:
    """A contradiction."""
    page = called(naming.by, catalogue)
    return msg("{page} names another account on {network} as the candidate's own.", page=page, network=network.name)


def not_attributed(seen: SeenAccount, network: Network, *, is_declared: bool) -> Message:
    """A name that was not seen to exist."""
    if is_declared and seen.sighting.verdict is Verdict.AVAILABLE:
        return msg("The candidate gave this account, and nobody has this name on {network}.", network=network.name)
    return seen.sighting.note


def unanswered(reason: Reason) -> Message:
    """Why a page of the candidate's could not be read, and what to do."""
    notes = {
        Reason.TIMEOUT: msg("It did not answer in time; open it by hand."),
        Reason.DEADLINE: msg("There was no time left to read it; run the audit again, or open it by hand."),
        Reason.ROBOTS: msg("It asks programs not to read it; open it by hand."),
        Reason.BLOCKED: msg("It keeps automatic visitors out; open it by hand."),
        Reason.RATE_LIMITED: msg("It was asked too often; try again later, or open it by hand."),
        Reason.LOGIN_WALL: msg("It shows itself to logged-in visitors only; open it by hand."),
        Reason.UNREADABLE: msg("It answered with an error, or with something that can't be read; check the address."),
    }
    return notes.get(reason) or msg("It could not be reached; check the address.")


def _named(naming: Naming, page: str, *, is_discreet: bool) -> Message:
    if naming.spot is Spot.THIRD_PARTY:
        return msg("{page} checked that its holder controls this account.", page=page)
    if naming.spot is Spot.MOVED:
        return msg("{page} says that it moved to this account.", page=page)
    if naming.spot is Spot.WEBFINGER:
        return msg(
            "The domain of {page} answers for this account; the account was not seen to name it back.", page=page
        )
    if is_discreet:
        return msg("{page} names this account; its holder asks for discretion, so nothing more was read.", page=page)
    return msg("{page} names this account as its owner's; the account was not seen to name it back.", page=page)


def _mutual(tie: Tie, there: Spot, back: Spot, other: str) -> Message:
    if tie.attribution is Attribution.LIKELY:
        return msg("This account and {other} name each other, and the other is only likely theirs.", other=other)
    match there, back:
        case Spot.DNS, _:
            return msg("The handle is the domain of {other}, and the domain names the account.", other=other)
        case _, Spot.VERIFIED:
            return msg("This account and {other} name each other, and the network checked its link too.", other=other)
        case _:
            return msg("This account and {other} name each other.", other=other)
