"""What was seen of a person's accounts, as far as their networks count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint_checks.accounts import Accounts
    from footprint_checks.activity import Activities


@dataclass(frozen=True, slots=True)
class Presence:
    """Accounts and what happens on them.

    Attributes:
        places: see `Accounts`.
        activities: see there.
    """

    places: Accounts
    activities: Activities
