"""What happens on the candidate's accounts?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from footprint.check import About
from footprint.finding import Reason
from footprint.message import msg
from footprint_checks.accounts import accounts
from footprint_checks.activity.observation import Activities, Doings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Case
    from footprint.check import Check
    from footprint.exhibit import Exhibit
    from footprint.web import Web


class ActivityCheck:
    """Names the accounts whose activity would count; it has no way to look at any of them."""

    about: ClassVar[About] = About(
        "activity",
        title=msg("Activity"),
        asks=msg("Nothing: the activity of accounts is not looked at."),
        why=msg("An account that nobody feeds says little of whoever holds it."),
        advice=msg("Keep the accounts alive that you name."),
    )

    async def probe(self, case: Case, web: Web) -> Activities:  # noqa: ARG002 (the seam's shape)
        """Take the attributed accounts."""
        places = await case.observation(accounts)
        return Activities(
            tuple(Doings(one, reason=Reason.NOT_OBSERVABLE) for one in places.owned), is_partial=places.is_partial
        )

    def judge(self, seen: Activities, case: Case) -> Iterator[Exhibit]:  # noqa: ARG002 (likewise)
        """Say nothing: those that count activity do."""
        yield from ()


activity: Check[Activities] = ActivityCheck()
