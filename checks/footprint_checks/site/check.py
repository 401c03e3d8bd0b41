"""Where does the candidate's site live, and how are its pages made?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from footprint.check import About
from footprint.message import msg
from footprint_checks.accounts import accounts
from footprint_checks.publication import publication
from footprint_checks.site import details, hosting, pages
from footprint_checks.site.looking import look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Case
    from footprint.check import Check
    from footprint.exhibit import Exhibit
    from footprint.finding import Finding
    from footprint.web import Web
    from footprint_checks.site.observation import Sites


class SiteCheck:
    """Reads the front and the newest posts of the candidate's sites, and follows their links."""

    about: ClassVar[About] = About(
        "site",
        title=msg("Site and pages"),
        asks=msg(
            "The front page and three posts of up to three sites of the candidate's are read, with robots.txt and the "
            "site map, and up to fifty links out of each site are followed, of which nothing is kept but whether they "
            "answer. Of an own domain, the DNS is asked for its mail records, its registry since when it is "
            "registered, and the Wayback Machine since when it is known."
        ),
        why=msg(
            "A domain of one's own, links that work and pages that everybody can read and find are the daily bread of "
            "the trade. The best site counts, indicator by indicator, so that a side project never costs anything."
        ),
        advice=msg(
            "Move to a domain of your own, mend dead links twice a year, and give each page a title, a description, "
            "one heading and described images."
        ),
        indicators=("host.domain", "host.https", "host.links", "page.onpage", "page.access", "page.structured"),
        of_blog=True,
    )

    async def probe(self, case: Case, web: Web) -> Sites:
        """Await the accounts and their feeds, then read the sites among them."""
        seen, published = await case.observation(accounts), await case.observation(publication)
        return await look(seen, published, case, web)

    def judge(self, seen: Sites, case: Case) -> Iterator[Finding | Exhibit]:  # noqa: ARG002 (the seam's shape)
        """Six indicators, then what is shown and never counts."""
        yield from hosting.judge(seen)
        yield from pages.judge(seen)
        yield from details.details(seen)


site: Check[Sites] = SiteCheck()
