"""On which networks is the candidate at home, and are their accounts linked and complete?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from footprint.check import About
from footprint.message import msg
from footprint_checks.accounts import accounts
from footprint_checks.activity import activity
from footprint_checks.presence import judging
from footprint_checks.presence.observation import Presence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Case
    from footprint.check import Check
    from footprint.exhibit import Exhibit
    from footprint.finding import Finding
    from footprint.web import Web


class PresenceCheck:
    """Looks through what other checks saw of the attributed accounts, and asks nothing itself."""

    about: ClassVar[About] = About(
        "presence",
        title=msg("Networks"),
        asks=msg("Nothing: what other checks saw of the candidate's own accounts is looked through."),
        why=msg(
            "Whoever runs an organisation's accounts knows the niches of networks from having used them, links "
            "accounts so that the public knows whom it is dealing with, and leaves none half empty. Followers, "
            "pictures and the age of an account never count."
        ),
        advice=msg(
            "Choose a few networks of different kinds and keep them alive; link each account to your site, and your "
            "site to each account; say on each who you are."
        ),
        indicators=("net.families", "net.linked", "net.complete"),
    )

    async def probe(self, case: Case, web: Web) -> Presence:  # noqa: ARG002 (the seam's shape)
        """Await the accounts, and what happens on them."""
        return Presence(await case.observation(accounts), await case.observation(activity))

    def judge(self, seen: Presence, case: Case) -> Iterator[Finding | Exhibit]:
        """Count families, links to the hub, and what the best accounts say of themselves."""
        yield from judging.judge(seen, case.catalogue, case.conditions.now.date())


presence: Check[Presence] = PresenceCheck()
