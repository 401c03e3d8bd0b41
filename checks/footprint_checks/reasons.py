"""Why an answer can't be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.finding import Reason
from footprint.web.exchange import Failure, FailureKind, Response

if TYPE_CHECKING:
    from footprint.web.exchange import Outcome

_FAILURES = {
    FailureKind.TIMEOUT: Reason.TIMEOUT,
    FailureKind.DEADLINE: Reason.DEADLINE,
    FailureKind.INTERRUPTED: Reason.DEADLINE,
    FailureKind.RATE_LIMITED: Reason.RATE_LIMITED,
    FailureKind.ROBOTS: Reason.ROBOTS,
    FailureKind.TOO_LARGE: Reason.UNREADABLE,
    FailureKind.BAD_ENCODING: Reason.UNREADABLE,
    FailureKind.NO_CREDENTIAL: Reason.NO_KEY,
}
_STATUSES = {
    401: Reason.LOGIN_WALL,
    403: Reason.BLOCKED,
    429: Reason.RATE_LIMITED,
    451: Reason.BLOCKED,
    999: Reason.BLOCKED,
}
_MISSING = (404, 410)
_ERROR, _OUT_OF_ORDER = 400, 500


def reason_of(outcome: Outcome) -> Reason | None:
    """Why this outcome says nothing about the page that was asked; None when it can be read."""
    if isinstance(outcome, Failure):
        return _FAILURES.get(outcome.kind, Reason.NETWORK_ERROR)
    if outcome.status < _ERROR:
        return None
    usual = Reason.NETWORK_ERROR if outcome.status >= _OUT_OF_ORDER else Reason.UNREADABLE
    return _STATUSES.get(outcome.status, usual)


def is_missing(outcome: Outcome) -> bool:
    """Did the site say that there is no such page?"""
    return isinstance(outcome, Response) and outcome.status in _MISSING
