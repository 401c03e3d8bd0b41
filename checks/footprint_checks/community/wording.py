"""The sentences of the community check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.finding import Instead, Reason
from footprint.message import msg, nmsg
from footprint_checks.community.observation import Part

if TYPE_CHECKING:
    from footprint.message import Message
    from footprint_checks.community.conversation import Share

BE_CITED = msg(
    "Write for others, answer interviews, and ask those who speak of you to link to your site: a link counts from any "
    "site that is not yours."
)
ASK = msg("End what you publish with a question, and thank those who answer.")
ANSWER = msg("Answer others as well as announcing: one message in five is enough.")
TAKE_PART = msg(
    "List the events and projects in which you have a part on your own site, each with a link to the organiser's page "
    "that names you."
)
UNTIED = msg("No site was given, and no account could be tied to the candidate.")
CITED = msg("Cited by")

TITLES = {
    Part.ORGANISER: msg("Organiser"),
    Part.MODERATOR: msg("Moderator"),
    Part.MAINTAINER: msg("Maintainer"),
    Part.SPEAKER: msg("Speaker"),
    Part.EVENT: msg("Part in an event"),
}
VERIFIED = msg("named on a page of the candidate's, and confirmed by the page to which it links")


def cited(title: str) -> Message:
    """What the citing page is called."""
    return msg("“{title}”", title=title) if title else msg("a page without a title")


def mentions(count: int, unseen: int, reason: Reason) -> Message:
    """On how many sites of others the person is cited."""
    if count:
        return nmsg(
            "{n} site of others was seen to cite the candidate.",
            "{n} sites of others were seen to cite the candidate.",
            n=count,
        )
    match reason:
        case Reason.NO_PROVIDER:
            return msg("No search engine was asked, and no page of the candidate's lists what others say of them.")
        case _ if unseen:
            return nmsg(
                "No site of others was seen to cite the candidate; {n} that may do so could not be looked at.",
                "No site of others was seen to cite the candidate; {n} that may do so could not be looked at.",
                n=unseen,
            )
        case _:
            return msg("No site of others was seen to cite the candidate.")


def answered(share: Share, network: str) -> Message:
    """How many of the last messages somebody answered."""
    return nmsg(
        "On {network}, others answered {hits} of the last {n} message.",
        "On {network}, others answered {hits} of the last {n} messages.",
        n=len(share.messages),
        network=network,
        hits=len(share.hits),
    )


def conversed(share: Share, network: str) -> Message:
    """How many of the last messages answer others."""
    return nmsg(
        "On {network}, {hits} of the last {n} message answers somebody else.",
        "On {network}, {hits} of the last {n} messages answer somebody else.",
        n=len(share.messages),
        network=network,
        hits=len(share.hits),
    )


def silent(*, is_few: bool, is_open: bool) -> Message:
    """No account could be told anything of."""
    if is_few:
        return msg("The candidate's accounts have too few messages to tell: five are needed.")
    if is_open:
        return msg("No account of the candidate's could be read well enough to tell.")
    return msg("The candidate's accounts hold no messages.")


def events(verified: int, unverified: int, *, is_open: bool) -> Message:
    """How many roles are confirmed elsewhere."""
    if verified:
        return nmsg(
            "{n} role in an event or project is named on the candidate's pages and confirmed on another site.",
            "{n} roles in events or projects are named on the candidate's pages and confirmed on other sites.",
            n=verified,
        )
    if unverified:
        return nmsg(
            "{n} link of the candidate's pages speaks of a role in an event or project; no other site was seen to "
            "confirm one.",
            "{n} links of the candidate's pages speak of a role in an event or project; no other site was seen to "
            "confirm one.",
            n=unverified,
        )
    if is_open:
        return msg("The pages that could be seen name no role in an event or project with a link to another site.")
    return msg("No page of the candidate's names a role in an event or project with a link to another site.")


def one_more_mention(count: float) -> Instead:
    """A further site."""
    return Instead(msg("with one more site that cites you"), count + 1)


def half_answered(value: float) -> Instead | None:
    """Half of the messages answered."""
    half = 0.5
    return Instead(msg("with an answer to every second message"), half) if value < half else None


def more_replies(value: float) -> Instead | None:
    """One reply in five."""
    fifth = 0.2
    return Instead(msg("with one reply to others in five messages"), fifth) if value < fifth else None


def one_more_role(count: float) -> Instead:
    """A further role."""
    return Instead(msg("with one more role that another site confirms"), count + 1)
