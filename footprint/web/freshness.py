"""May an answer be kept, and may it be used again? The rules of RFC 9111, for a private cache, as pure functions.

Two choices are ours, both stricter than the RFC asks. What a site does not say is fresh is not taken for fresh: the
heuristic of section 4.2.2 would read last month's copy of a feed and call its author silent. And nothing is used for
more than a day without asking whether it still holds.

hishel, a library for this, was tried first: in version 2.0 an answer without `Date` never ages, `Age` is not read, the
heuristic can't be switched off and the time is no argument. Working around each took more code than the rules.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.web.hop import Answer, Headers

LONGEST = timedelta(days=1)
"""How long an answer is used without asking, whatever the site allows."""

ABOUT_THE_PAGE = frozenset({200, 203, 204, 300, 301, 302, 307, 308, 404, 410})
"""Statuses that say what the page is; others, such as a wall or a fault of today, say nothing about tomorrow."""

_NOT_MERGED = frozenset({"content-encoding", "content-length", "content-range", "content-type"})
"""They describe the stored body, which a 304 leaves as it is."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, and when it came.

    Attributes:
        answer: as it was received, with what later confirmations changed in its headers.
        time: when the site gave or last confirmed it, aware, UTC.
    """

    answer: Answer
    time: datetime


def may_be_kept(answer: Answer) -> bool:
    """Whether an answer to a GET may be stored (RFC 9111, 3), and could be of use later."""
    said = _directives(answer)
    is_useful = "max-age" in said or answer.header("expires") is not None or bool(validators(answer))
    varies = ",".join(_all(answer, "vary"))
    return answer.status in ABOUT_THE_PAGE and is_useful and "no-store" not in said and "*" not in varies


def is_fresh(kept: Kept, now: datetime) -> bool:
    """Whether the site allows to use the answer without asking again (RFC 9111, 4.2)."""
    if "no-cache" in _directives(kept.answer):
        return False
    return timedelta() <= _age(kept, now) < min(_lifetime(kept), LONGEST)


def validators(answer: Answer) -> Headers:
    """Headers that ask whether the answer still holds (RFC 9111, 4.3.1); empty when it says nothing to go by.

    What is not printable ASCII can't be sent back: no header of ours can hold it.
    """
    tag, changed = answer.header("etag"), answer.header("last-modified")
    asked = (("if-none-match", tag), ("if-modified-since", changed))
    return tuple((name, value) for name, value in asked if value and value.isascii() and value.isprintable())


def is_confirmed(kept: Answer, unchanged: Answer) -> bool:
    """Whether a 304 speaks of the answer we have (RFC 9111, 4.3.4): it may name another one by its tag."""
    tag = unchanged.header("etag")
    return tag is None or tag.startswith("W/") or tag == (kept.header("etag") or "").removeprefix("W/")


def confirmed(kept: Answer, unchanged: Answer) -> Answer:
    """The kept answer with the headers that a 304 brought up to date (RFC 9111, 3.2)."""
    newer = tuple((name, value) for name, value in unchanged.headers if name not in _NOT_MERGED)
    renewed = {name for name, _ in newer}
    older = tuple((name, value) for name, value in kept.headers if name not in renewed)
    return replace(kept, headers=(*older, *newer))


def _age(kept: Kept, now: datetime) -> timedelta:
    """How old the answer is by now, the time it spent in caches on its way included (RFC 9111, 4.2.3)."""
    told = timedelta(seconds=_seconds(kept.answer.header("age")))
    since = kept.time - (_moment(kept.answer.header("date")) or kept.time)
    return max(told, since) + (now - kept.time)


def _lifetime(kept: Kept) -> timedelta:
    """For how long the site calls the answer fresh; nothing when it does not say (RFC 9111, 4.2.1)."""
    said = _directives(kept.answer)
    if "max-age" in said:
        return timedelta(seconds=_seconds(said["max-age"]))
    until = _moment(kept.answer.header("expires"))
    since = _moment(kept.answer.header("date")) or kept.time
    return until - since if until else timedelta()


def _directives(answer: Answer) -> Mapping[str, str]:
    """What `Cache-Control` says: names in lower case, with their arguments; of repeats the first counts."""
    parts = [part.partition("=") for part in ",".join(_all(answer, "cache-control")).split(",")]
    return {name.strip().lower(): value.strip().strip('"') for name, _, value in reversed(parts)}


def _all(answer: Answer, name: str) -> list[str]:
    return [value for known, value in answer.headers if known == name]


def _seconds(text: str | None) -> float:
    """A number of seconds, bounded; what is no number counts as none, so that the answer is stale."""
    is_number = text is not None and text.isascii() and text.isdigit()
    return min(float(text), 1e9) if text is not None and is_number else 0.0


def _moment(text: str | None) -> datetime | None:
    """A date as HTTP writes it; None for what can't be read, such as the `0` that some send for "expired"."""
    try:
        found = parsedate_to_datetime(text or "")
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
