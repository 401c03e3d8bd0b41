"""Puts together what other checks saw: pages that speak of the candidate, and what their accounts did; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.catalogue.network import Family
from footprint.exhibit import Trace, TraceKind
from footprint.extract.domain import registrable
from footprint.finding import evidence
from footprint.web.exchange import Response
from footprint_checks.accounts.links import normal, without_www
from footprint_checks.activity import Kind, Making
from footprint_checks.community.observation import Part
from footprint_checks.traces.observation import Page
from footprint_checks.wayback import first_kept

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.catalogue import Network
    from footprint_checks.activity import Doings
    from footprint_checks.citing import Citation
    from footprint_checks.community.observation import Community, Role

_PROOFS = 3
"""Proofs that are shown of what an account did."""
_SPOKEN = (Part.SPEAKER, Part.ORGANISER, Part.MODERATOR, Part.EVENT)
"""Parts in something that takes place; a project is none."""
_OWN_SORT = (TraceKind.PODCAST, TraceKind.INTERVIEW, TraceKind.REPOSITORY, TraceKind.ENTRY)
"""What a page is, whatever the heading calls it under which the candidate lists it."""
_REPOSITORIES = (Making.REPOSITORY, Making.DATASET, Making.PLUG_IN)
_COMMENTS = (Kind.ORIGINAL, Kind.QUOTE, Kind.THREAD, Kind.REPLY)
"""On forums, questions and the topics that somebody opens stand among the answers of others."""


def pages(community: Community, found: Iterable[Citation]) -> tuple[Page, ...]:
    """Each page once: those of roles first, whose sort is known best.

    Args:
        community: what cites, and the roles that another site confirms.
        found: what a search found to cite.
    """
    confirmed = ((_kind(one), one.proof) for one in community.roles if one.proof is not None)
    cited = ((one.kind, one) for one in (*community.citations, *found) if one.is_about)
    kept: dict[str, Page] = {}
    for kind, said in (*confirmed, *cited):
        outcome = said.exchange.outcome
        url = outcome.url if isinstance(outcome, Response) else said.exchange.request.url
        kept.setdefault(_spelled(url), Page(url, kind, said))
    return tuple(kept.values())


def trace(page: Page) -> Trace:
    """A page as it is shown; the archive's day is a bound, so it never stands for the page's own."""
    said = page.said
    archived = (None if page.copy is None else first_kept(page.copy)) or ""
    proof = evidence(said.exchange, where=said.where, excerpt=said.excerpt)
    proofs = (proof, evidence(page.copy)) if page.copy is not None and archived else (proof,)
    return Trace(page.kind, said.domain, page.url, said.title, 1, said.day, said.day, archived, proofs)


def deeds(doings: Doings, network: Network) -> Iterator[Trace]:
    """What an account did on a site of others: one of each kind.

    What somebody writes on their own account, as on a microblog, is no trace on a site of others.
    """
    made = [one for one in doings.made if one.kind in _REPOSITORIES]
    # Of a repository the day of the last push is known, not that of the first.
    pushed = {one.url: one for one in reversed(doings.items) if one.kind is Kind.CODE}
    pushes = [pushed[one.url] for one in made if one.url in pushed]
    edits = [one for one in doings.items if one.kind is Kind.EDIT]
    comments = [one for one in doings.items if one.kind in _COMMENTS and network.family is Family.FORUM]
    for kind, done, dated in (
        (TraceKind.REPOSITORY, made, pushes),
        (TraceKind.WIKI_EDIT, edits, edits),
        (TraceKind.COMMENT, comments, comments),
    ):
        if done:
            days = sorted(one.at.date().isoformat() for one in dated) or [""]
            proofs = tuple(one.evidence for one in done[:_PROOFS])
            url = doings.account.url
            yield Trace(kind, registrable(url), url, network.name, len(done), days[0], days[-1], "", proofs)


def _kind(role: Role) -> TraceKind:
    kind = TraceKind.PAGE if role.proof is None else role.proof.kind
    return TraceKind.TALK if role.part in _SPOKEN and kind not in _OWN_SORT else kind


def _spelled(url: str) -> str:
    """One spelling of an address, whatever its scheme."""
    return without_www(normal(url) or url).partition("://")[2]
