"""What stays of a response that may be about a stranger.

One rule for the live run, the recording and the replay: what is not kept here was never seen by a check, so a replay
of a reduced record judges exactly what the first run judged.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from footprint.web.exchange import Reading, Response

if TYPE_CHECKING:
    from footprint.web.exchange import Exchange, Failure, Json, Reader

KEPT = frozenset(
    {
        "cf-mitigated",
        "content-type",
        "date",
        "retry-after",
        "server",
        "via",
        "www-authenticate",
        "x-amzn-waf-action",
        "x-cdn",
        "x-datadome",
        "x-iinfo",
        "x-ratelimit-limit",
        "x-ratelimit-remaining",
        "x-ratelimit-reset",
        "x-sucuri-id",
    }
)
"""Headers that say how the site answered (which wall, which limit) and nothing about whom."""


ELSEWHERE = "elsewhere:"
"""Stands for an address on another host than the one that was asked."""


def reticent(failure: Failure) -> Failure:
    """A failure without its words: they may name the host to which a stranger's page redirects."""
    return replace(failure, detail="")


def reduced(whole: Response, reader: Reader) -> Response:
    """Apply a reader: its reading instead of the body, and nothing else that could describe the holder.

    Raises:
        Exception: whatever the reader raises.
    """
    return stripped(whole, reader(whole))


def stripped(response: Response, reading: Reading) -> Response:
    """A reading in place of the body and of what else could describe the holder; a second time changes nothing.

    Of the headers only those in `KEPT` stay. The address that was asked stays; of the addresses that redirects led
    to only scheme and host do, and only on the host that was asked: a path may spell a name that nobody asked about,
    and another host may be the holder's own. A rule that needs more reads it in its reader, and puts what it found
    into `Reading.public`. The hash and the size stay: they tell whether the page changed, not what it said.
    """
    first, *others = (*response.hops, response.url)
    *hops, url = (first, *(_origin(first) if _origin(one) == _origin(first) else ELSEWHERE for one in others))
    return Response(  # whatever else a response may come to have stays behind
        status=response.status,
        url=url,
        headers=tuple([one for one in response.headers if one[0] in KEPT]),
        body=b"",
        sha256=response.sha256,
        size=response.size,
        hops=tuple(hops),
        reading=reading,
        is_cut=response.is_cut,
    )


def partly(exchange: Exchange, private: Json) -> Exchange:
    """An exchange with this as all that its private part says; as it is when it has no reading."""
    match exchange.outcome:
        case Response(reading=Reading(public=public)) as response:
            return replace(exchange, outcome=stripped(response, Reading(public, private)))
        case _:
            return exchange


def _origin(url: str) -> str:
    found = re.match(r"[^/?#]*//[^/?#]*", url)
    return f"{found[0]}/" if found else ""
