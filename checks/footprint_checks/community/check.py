"""Who cites and answers the candidate, and in which events have they a part?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from footprint.check import About
from footprint.message import msg
from footprint_checks.community import judging
from footprint_checks.community.looking import look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Case
    from footprint.check import Check
    from footprint.exhibit import Exhibit
    from footprint.finding import Finding
    from footprint.web import Web
    from footprint_checks.community.observation import Community


class CommunityCheck:
    """Asks pages of others whether they speak of the candidate, and keeps nothing of those that do not."""

    about: ClassVar[About] = About(
        "community",
        title=msg("Community"),
        asks=msg(
            "Pages of other sites that a search found, or that the candidate's own pages list as press or talks, are "
            "asked whether they link to the candidate, or name them with an address of theirs; of those that do not, "
            "nothing is kept. Messages and responses are those that other checks saw on the candidate's accounts."
        ),
        why=msg(
            "Being cited and answered, and having a part in events, is what others say of somebody. How many follow "
            "or like an account never counts."
        ),
        advice=msg(
            "Answer others as well as announcing, and list your talks and the events that you run on your own site, "
            "with links to pages that name you."
        ),
        indicators=judging.INDICATORS,
    )

    async def probe(self, case: Case, web: Web) -> Community:
        """Await what other checks saw, then ask the pages that may speak of the candidate."""
        return await look(case, web)

    def judge(self, seen: Community, case: Case) -> Iterator[Finding | Exhibit]:
        """Count sites that cite, answered messages, replies, and roles that another site confirms."""
        yield from judging.judge(seen, case)


community: Check[Community] = CommunityCheck()
