"""How long an audit is kept."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

DEFAULT_MONTHS = 6
LONGEST_MONTHS = 24
"""No setting goes beyond it."""


def expiry(made: date, months: int = DEFAULT_MONTHS) -> date:
    """The last day on which an audit is read: the same day of a later month, or that month's last.

    Args:
        made: day of the audit.
        months: 1 to 24.

    Raises:
        ValueError: fewer or more months.
    """
    if not 1 <= months <= LONGEST_MONTHS:
        raise ValueError(months)
    year, month = divmod(made.year * 12 + made.month - 1 + months, 12)
    return date(year, month + 1, min(made.day, monthrange(year, month + 1)[1]))


def has_expired(expires: date, today: date) -> bool:
    """Is it past its last day?"""
    return today > expires
