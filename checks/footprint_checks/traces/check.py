"""Which traces of the candidate are on sites of others?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from footprint.check import About
from footprint.exhibit import Unseen
from footprint.finding import Reason
from footprint.message import msg
from footprint_checks.activity import activity
from footprint_checks.community import community
from footprint_checks.reasons import reason_of
from footprint_checks.traces.copies import dated
from footprint_checks.traces.gathering import deeds, pages, trace
from footprint_checks.traces.observation import Traces
from footprint_checks.visibility import visibility
from footprint_checks.wayback import first_kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Case
    from footprint.check import Check
    from footprint.exhibit import Exhibit
    from footprint.web import Web

_COPIES = msg("Oldest copies of the pages that speak of the candidate")
_UNKNOWN = msg(
    "The Wayback Machine did not say how old some of these pages are at least; look for their addresses there by hand."
)


class TracesCheck:
    """Gathers what other checks saw on sites of others, and asks the Wayback Machine how old the pages are."""

    about: ClassVar[About] = About(
        "traces",
        title=msg("Traces on sites of others"),
        asks=msg(
            "Other sites are asked nothing: what counts is what the other checks saw, pages of others that speak of "
            "the candidate, and what the candidate's accounts made, edited and answered. The Wayback Machine of the "
            "Internet Archive is asked for the oldest copy of ten such pages."
        ),
        why=msg(
            "What somebody sows on sites of others leads to them for years: an article, a talk, an interview, a "
            "repository, an answer in a forum."
        ),
        advice=msg(
            "Write, speak and answer where your colleagues read, under one name and with a link to your site; and "
            "list what others publish about you on a page of your own."
        ),
        of_search=True,
    )

    async def probe(self, case: Case, web: Web) -> Traces:
        """Await what other checks saw, then ask for the oldest copies."""
        done, around = await case.observation(activity), await case.observation(community)
        found = await case.observation(visibility)
        return Traces(await dated(pages(around, found.citations), case, web), done.doings)

    def judge(self, seen: Traces, case: Case) -> Iterator[Exhibit]:
        """Show each page, and each account by what it did; say once where no oldest copy could be seen."""
        yield from map(trace, seen.pages)
        for one in seen.doings:
            yield from deeds(one, case.catalogue.get(one.account.handle.network))
        silent = next((one.copy for one in seen.pages if one.copy is not None and first_kept(one.copy) is None), None)
        if silent is not None:
            reason = reason_of(silent.outcome) or Reason.UNREADABLE
            yield Unseen(_COPIES, reason, _UNKNOWN, "https://web.archive.org/")


traces: Check[Traces] = TracesCheck()
