"""What happens on the candidate's accounts?"""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from footprint.check import About
from footprint.exhibit import Activity, Unseen
from footprint.finding import Reason, evidence
from footprint.message import msg
from footprint_checks.accounts import accounts
from footprint_checks.accounts.wording import written
from footprint_checks.activity import wording
from footprint_checks.activity.figures import LEAST_MESSAGES, figures
from footprint_checks.activity.looking import WINDOW, look
from footprint_checks.activity.observation import Activities, Doings
from footprint_checks.activity.sources import start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Case
    from footprint.catalogue import Network
    from footprint.check import Check
    from footprint.exhibit import Exhibit
    from footprint.message import Message
    from footprint.web import Web
    from footprint_checks.accounts import OwnedAccount


class ActivityCheck:
    """Reads what was written, pushed and edited on the accounts that are the candidate's."""

    about: ClassVar[About] = About(
        "activity",
        title=msg("Activity"),
        asks=msg(
            "The networks where the candidate has an account are asked what happened on it in the last twelve months, "
            "as far as they tell without a login: posts, replies, articles, videos, code and edits. Of other people "
            "who appear there nothing is kept."
        ),
        why=msg(
            "An account is worth what happens on it: whether it is alive, whether it answers others, and whether "
            "others answer."
        ),
        advice=msg(
            "Post on a rhythm that you can hold, answer others, and take leave of accounts that you no longer use: "
            "their profile can say where you are now."
        ),
    )

    async def probe(self, case: Case, web: Web) -> Activities:
        """Look at all attributed accounts at once."""
        places = await case.observation(accounts)
        if case.conditions.only_given:
            return Activities((), is_partial=places.is_partial)
        discreet = [one.handle for one in places.seen if one.sighting.opt_out]
        async with asyncio.TaskGroup() as tasks:
            looking = [
                tasks.create_task(_look(one, case, web, is_discreet=one.handle in discreet)) for one in places.owned
            ]
        return Activities(tuple(one.result() for one in looking), is_partial=places.is_partial)

    def judge(self, seen: Activities, case: Case) -> Iterator[Exhibit]:
        """Show what happens on each account, and what could not be seen."""
        for one in seen.doings:
            network = case.catalogue.get(one.account.handle.network)
            if one.since is not None or one.items:
                yield _activity(one, network, case.conditions.now.date())
            else:
                yield _unseen(one, network)


async def _look(account: OwnedAccount, case: Case, web: Web, *, is_discreet: bool) -> Doings:
    """Ask the network, if it shows anything to visitors, and its holder does not mind."""
    first = None if is_discreet else start(account.handle, case.catalogue)
    if first is None:
        return Doings(account, reason=Reason.NOT_OBSERVABLE, is_discreet=is_discreet)
    return await look(account, first, web, case.conditions.now)


def _unseen(doings: Doings, network: Network) -> Unseen:
    reason = doings.reason or Reason.NOT_OBSERVABLE
    note = wording.discreet() if doings.is_discreet else wording.unseen(reason)
    return Unseen(wording.what(network.name, written(doings.account.handle)), reason, note, doings.account.url)


def _activity(doings: Doings, network: Network, today: date) -> Activity:
    fields = network.fields(doings.account.exchange)
    reckoned = figures(doings, today, created=_day(fields.created if fields else None))
    return Activity(
        network=network.id,
        title=network.name,
        niche=network.niche,
        handle=written(doings.account.handle),
        url=doings.account.url,
        last=doings.last.isoformat() if doings.last else "",
        since=doings.since.isoformat() if doings.since else "",
        messages=reckoned.messages,
        a_month=reckoned.a_month,
        replies=reckoned.replies,
        reposts=reckoned.reposts,
        responses=reckoned.responses,
        links=reckoned.links,
        hashtags=reckoned.hashtags,
        notes=tuple(_notes(doings, today)),
        evidence=tuple(evidence(one) for one in doings.exchanges),
    )


def _notes(doings: Doings, today: date) -> Iterator[Message]:
    if doings.reason is not None:
        yield wording.partly(doings.reason)
    if doings.since is not None and doings.since > today - WINDOW:
        yield wording.since(doings.since.isoformat())
    if 0 < len(doings.messages) < LEAST_MESSAGES:
        yield wording.too_few()
    if doings.messages and doings.is_talk and not doings.shows_replies:
        yield wording.without_replies()
    if doings.messages and all(one.responses is None for one in doings.messages):
        yield wording.without_responses()


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


activity: Check[Activities] = ActivityCheck()
