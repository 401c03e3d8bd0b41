"""What does the candidate follow, and hand on?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from footprint.check import About
from footprint.message import msg
from footprint.web.exchange import Purpose, Request
from footprint_checks.accounts import accounts
from footprint_checks.activity import Activities, activity
from footprint_checks.bounding import open_niches
from footprint_checks.equipped import is_hidden, own_pages, read_own, streams
from footprint_checks.publication import publication
from footprint_checks.reasons import is_missing
from footprint_checks.toolkit import EVERY_NICHE
from footprint_checks.watch import judging
from footprint_checks.watch.curation import roll_pages
from footprint_checks.watch.observation import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Case
    from footprint.check import Check
    from footprint.exhibit import Exhibit
    from footprint.finding import Finding
    from footprint.web import Web


class WatchCheck:
    """Reads whom the posts cite, how they are filed, and which lists of links there are."""

    about: ClassVar[About] = About(
        "watch",
        title=msg("Monitoring and information"),
        asks=msg(
            "The posts, pages and accounts that other checks read are looked through for links, tags and public "
            "bookmarks, and a page of the candidate's that is named as a list of links is read."
        ),
        why=msg(
            "Citing others, listing what one reads and filing posts under steady subjects show that somebody follows "
            "a field and hands on what matters."
        ),
        advice=msg(
            "Link to your sources, file your posts under a few tags that return, and show what you read: a blogroll, "
            "a regular post of links, public bookmarks, a newsletter."
        ),
        indicators=("info.sources", "info.curation", "info.topics"),
        of_blog=True,
    )

    async def probe(self, case: Case, web: Web) -> Watch:
        """Gather posts and pages, and read the pages that are named as lists of links."""
        places = await case.observation(accounts)
        seen = await case.observation(publication)
        pages = await own_pages(places, seen)
        asked = [await web.get(Request(url, Purpose.PAGE)) for url in roll_pages(pages)]
        rolls = [await read_own(one) for one in asked]
        is_blog = case.conditions.only_given  # where no account is looked at
        done = Activities(()) if is_blog else await case.observation(activity)
        missed = any(page is None and not is_missing(one.outcome) for one, page in zip(asked, rolls, strict=True))
        return Watch(
            published=seen,
            pages=(*pages, *(one for one in rolls if one is not None)),
            streams=streams(seen, case.conditions.now),
            networks=tuple((one.handle.network, one.handle.name, one.exchange) for one in places.owned),
            doings=done.doings,
            is_hidden=missed or is_hidden(places, seen, pages),
            open_niches=EVERY_NICHE if is_blog else open_niches(places, done, case.catalogue),
        )

    def judge(self, seen: Watch, case: Case) -> Iterator[Finding | Exhibit]:
        """Count sources, kinds of curation, and how coherent the tags are."""
        yield from judging.judge(seen, case.conditions.now.date())


watch: Check[Watch] = WatchCheck()
