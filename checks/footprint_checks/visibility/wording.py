"""The sentences of the visibility check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.exhibit import SearchAim, SearchStatus, Whose
from footprint.finding import Reason
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from footprint.message import Message
    from footprint_checks.visibility.observation import Answer

_ATTRIBUTED = (Whose.OWN, Whose.ABOUT)

CHOOSE = msg(
    "Choose a search engine (footprint doctor --offline lists them), or look at the links and give what they show with "
    "--search-results."
)
LINK = msg("Link your pages to each other under one name, and put that name into their titles.")
RESULTS = msg("Search results")
BY_HAND = msg("No search engine was asked; the links lead to the same searches for you to look at.")


def results(answer: Answer) -> Message:
    """What was looked for."""
    return msg("Results of {provider} for {query}", provider=answer.engine, query=answer.query.words)


def all_results(answer: Answer) -> Message:
    """What was looked for, where an engine told nothing at all."""
    return msg("Results of {provider}", provider=answer.engine)


def unasked(reason: Reason, aim: SearchAim) -> Message:
    """Why no engine was asked."""
    match reason:
        case Reason.NOT_DECLARED if aim is SearchAim.NAME:
            return msg("No name was given to search for.")
        case Reason.NOT_DECLARED:
            return msg("No handle was given to search for.")
        case Reason.NO_PROVIDER:
            return msg("No search engine was chosen, so none was asked.")
        case _:
            return msg("No page is known to be the candidate's, so no result could be told from a namesake's.")


def unlooked(aim: SearchAim) -> Message:
    """Nobody looked for this, though they did for something else."""
    if aim is SearchAim.NAME:
        return msg("The results that were given hold no search for the name.")
    return msg("The results that were given hold no search for the handle.")


def silent(answer: Answer) -> Message:
    """Why an answer does not speak."""
    provider = answer.engine
    match answer.status:
        case SearchStatus.BLOCKED:
            return msg("{provider} is blocked by its engine: that it shows nothing means nothing.", provider=provider)
        case SearchStatus.QUOTA:
            return msg("{provider} allows no more searches for now.", provider=provider)
        case SearchStatus.AUTH:
            return msg("{provider} does not accept the key.", provider=provider)
        case SearchStatus.DISABLED:
            return msg("{provider} does not answer in JSON.", provider=provider)
        case _:
            return msg("{provider} could not be asked, or gave an answer that can't be read.", provider=provider)


def found(answer: Answer, locale: str, aim: SearchAim) -> Message:
    """How many of the first ten results are the candidate's."""
    ranks = [one.rank for one in answer.results if one.whose in _ATTRIBUTED]
    provider, query = _engine(answer, locale), answer.query.words
    if not ranks:
        return _not_found(answer, locale, aim)
    return nmsg(
        "For {query}, {provider} shows one page of the candidate's or about them among the first ten, at place {rank}.",
        "For {query}, {provider} shows {n} pages of the candidate's or about them among the first ten, the "
        "best at place {rank}.",
        n=len(ranks),
        query=query,
        provider=provider,
        rank=min(ranks),
    )


def first(answer: Answer, locale: str) -> Message:
    """Whose the first result is."""
    provider, query = _engine(answer, locale), answer.query.words
    if any(one.rank == 1 and one.whose in _ATTRIBUTED for one in answer.results):
        return msg(
            "The first result of {provider} for {query} is the candidate's, or about them.",
            provider=provider,
            query=query,
        )
    return msg(
        "The first result of {provider} for {query} is not known to be the candidate's, nor about them.",
        provider=provider,
        query=query,
    )


def with_page_at(rank: int) -> Message:
    """The start of a counterfactual."""
    return msg("with one of the candidate's pages at place {rank}", rank=rank)


def _not_found(answer: Answer, locale: str, aim: SearchAim) -> Message:
    provider = _engine(answer, locale)
    if aim is SearchAim.NAME:
        return msg(
            "{provider} shows no page known to be the candidate's or about them among the first ten for the name.",
            provider=provider,
        )
    return msg(
        "{provider} shows no page known to be the candidate's or about them among the first ten for the handle.",
        provider=provider,
    )


def _engine(answer: Answer, locale: str) -> str:
    """The engine, with the place that it was asked for."""
    name = answer.engine
    if answer.is_given:
        return name
    return f"{name[:-1]}, {locale})" if name.endswith(")") else f"{name} ({locale})"
