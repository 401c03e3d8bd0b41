"""What happened on accounts, made by hand."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from footprint.exhibit import Level
from footprint.finding import Attribution, evidence
from footprint.subject import NetworkHandle
from footprint.web import Exchange, Request, Response
from footprint_checks.accounts import OwnedAccount
from footprint_checks.activity import Doings, Item, Kind
from small_web import NOW

if TYPE_CHECKING:
    from datetime import date

    from footprint.finding import Evidence, Reason
    from footprint_checks.activity import Made

SERVER = {"mastodon": "mastodon.social"}


def exchange(url: str, body: bytes = b"") -> Exchange:
    """A page that answered."""
    return Exchange(Request(url), NOW, Response(200, url, (), body, hashlib.sha256(body).hexdigest(), len(body)))


def doings(
    network: str,
    *items: tuple[int, Kind] | tuple[int, Kind, int | None],
    name: str = "camille",
    reason: Reason | None = None,
    since: date | None = None,
    shows_replies: bool = True,
    made: tuple[Made, ...] = (),
    keeps: Evidence | None = None,
    uses: tuple[tuple[str, Evidence], ...] = (),
    attribution: Attribution = Attribution.CONFIRMED,
) -> Doings:
    """An account by its items: days since each, what it is, and how many answered it (nobody unless told)."""
    url = f"https://{network}.example/{name}"
    answered = exchange(url)
    return Doings(
        OwnedAccount(NetworkHandle(network, name, SERVER.get(network)), url, Level.A, attribution, answered),
        tuple(
            Item(NOW - timedelta(days=age), kind, evidence(answered, where=f"items[{place}]"), responses=(*more, 0)[0])
            for place, (age, kind, *more) in enumerate(items)
        ),
        () if reason is not None else (answered,),
        since,
        shows_replies=shows_replies,
        made=made,
        keeps=keeps,
        uses=uses,
        reason=reason,
    )
