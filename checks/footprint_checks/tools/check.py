"""Which tools of the web does the candidate use, and what have they made for others?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from footprint.check import About
from footprint.message import msg
from footprint_checks.accounts import accounts
from footprint_checks.activity import Activities, activity
from footprint_checks.bounding import open_niches
from footprint_checks.equipped import is_hidden, own_pages, streams
from footprint_checks.publication import publication
from footprint_checks.toolkit import EVERY_NICHE
from footprint_checks.tools import judging
from footprint_checks.tools.observation import Tools

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Case
    from footprint.check import Check
    from footprint.exhibit import Exhibit
    from footprint.finding import Finding
    from footprint.web import Web


class ToolsCheck:
    """Looks through the pages and posts that other checks read, and asks nothing itself."""

    about: ClassVar[About] = About(
        "tools",
        title=msg("Tools"),
        asks=msg(
            "Nothing: the pages, feeds, posts and accounts that other checks read are looked through for what they are "
            "made with."
        ),
        why=msg(
            "Whoever combines a feed, tags, a map or a newsletter, or publishes a repository or a wiki page, has these "
            "tools in hand. An account that could not be looked at counts neither way."
        ),
        advice=msg(
            "Show what you use: tag your posts, mark your pages up, offer a newsletter, publish a template or a data "
            "set under a licence."
        ),
        indicators=("tools.families", "tools.artefact"),
        of_blog=True,
    )

    async def probe(self, case: Case, web: Web) -> Tools:  # noqa: ARG002 (the seam's shape)
        """Gather the candidate's pages and posts."""
        places = await case.observation(accounts)
        seen = await case.observation(publication)
        is_blog = case.conditions.only_given  # where no account is looked at
        done = Activities(()) if is_blog else await case.observation(activity)
        pages = await own_pages(places, seen)
        return Tools(
            pages=pages,
            streams=streams(seen, case.conditions.now),
            networks=tuple((one.handle.network, one.handle.name, one.exchange) for one in places.owned),
            doings=done.doings,
            is_tied=seen.is_tied,
            is_hidden=is_hidden(places, seen, pages),
            open_niches=EVERY_NICHE if is_blog else open_niches(places, done, case.catalogue),
        )

    def judge(self, seen: Tools, case: Case) -> Iterator[Finding | Exhibit]:  # noqa: ARG002 (likewise)
        """Say which tools leave a trace, and what was made for others."""
        yield from judging.judge(seen)


tools: Check[Tools] = ToolsCheck()
