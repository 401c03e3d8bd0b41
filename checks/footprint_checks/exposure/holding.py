"""Domains of the name that are the candidate's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint.extract.name import domain_of_name, spellings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.case import Case
    from footprint.finding import Attribution
    from footprint.web import Exchange
    from footprint_checks.accounts import Accounts


@dataclass(frozen=True, slots=True)
class Holding:
    """A domain of the name, and what proves that it is the candidate's: a page there, or an account named after it."""

    domain: str
    exchange: Exchange
    attribution: Attribution


def holdings(accounts: Accounts, case: Case) -> tuple[Holding, ...]:
    """What is proved, pages first, in the order found; a domain once for each page or account."""
    names = spellings(accounts.names, case.subject.name)
    return tuple(
        Holding(domain, exchange, attribution)
        for url, exchange, attribution in _addresses(accounts, case)
        if (domain := domain_of_name(url, names)) is not None
    )


def own_domains(accounts: Accounts, case: Case) -> tuple[str, ...]:
    """Each domain that is held or that the candidate gave, once."""
    names = spellings(accounts.names, case.subject.name)
    given = (domain_of_name(one.url, names) for one in case.subject.sites)
    held = (one.domain for one in holdings(accounts, case))
    return tuple(dict.fromkeys(one for one in (*held, *given) if one is not None))


def _addresses(accounts: Accounts, case: Case) -> Iterator[tuple[str, Exchange, Attribution]]:
    """Where the candidate is: pages as asked and as they answered, and handles that their network takes for domains."""
    for site in accounts.sites:
        yield from ((url, site.exchange, site.attribution) for url in dict.fromkeys((site.url, site.final)))
    for account in accounts.owned:
        if case.catalogue.get(account.handle.network).handle.expand is not None:
            yield f"https://{account.handle.name}/", account.exchange, account.attribution
