"""Does a search find the candidate?"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from footprint.check import About
from footprint.exhibit import SearchAim, SearchKind
from footprint.message import msg
from footprint_checks.accounts import accounts
from footprint_checks.citing import person_of
from footprint_checks.ownership import grounds
from footprint_checks.visibility import judging
from footprint_checks.visibility.asking import ask, by_hand
from footprint_checks.visibility.observation import Visibility
from footprint_checks.visibility.queries import queries_of
from footprint_checks.visibility.reading import read_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Case
    from footprint.check import Check
    from footprint.exhibit import Exhibit
    from footprint.finding import Finding
    from footprint.web import Web


class VisibilityCheck:
    """Asks search engines for the name and the handle, and looks whose the first ten results are."""

    about: ClassVar[About] = About(
        "visibility",
        title=msg("Visibility"),
        asks=msg(
            "The search engines that the operator chose are asked for the name, for the name with a professional word, "
            "for the handle and for the candidate's own domain. Of what is not the candidate's, only the place, the "
            "domain and whose it is are kept; none is asked unless it was chosen."
        ),
        why=msg(
            "Being found under one's own name is the first effect of the trade. The better of two queries counts, "
            "since people of the same name push others down."
        ),
        advice=msg("Link your pages to each other under one name, and put that name into their titles."),
        indicators=("vis.name", "vis.handle", "vis.first"),
        of_search=True,
    )

    async def probe(self, case: Case, web: Web) -> Visibility:
        """Ask every configured engine every query, once it is known which pages are the candidate's."""
        places = await case.observation(accounts)
        person = person_of(case, grounds(case, places), places.names)
        queries = tuple(queries_of(case.subject, case.conditions, person))
        answers = await ask(case, web, queries, person) if case.engines and person.known else ()
        read = await read_pages(answers, person, places.words, web)
        has_provider = any(one.about.kind is SearchKind.RANK for one in case.engines)
        to_look_at = () if has_provider and read.answers else by_hand(queries)
        return Visibility(
            (*read.answers, *to_look_at),
            case.conditions.locale,
            has_provider=has_provider,
            is_tied=bool(person.known),
            has_name=any(one.aim is SearchAim.NAME for one in queries),
            has_handle=any(one.aim is SearchAim.HANDLE for one in queries),
            is_partial=places.is_partial,
            citations=read.citations,
            open=read.open,
        )

    def judge(self, seen: Visibility, case: Case) -> Iterator[Finding | Exhibit]:  # noqa: ARG002 (the seam's shape)
        """Count the candidate's own pages among the first ten, by their places."""
        yield from judging.judge(seen)


visibility: Check[Visibility] = VisibilityCheck()
