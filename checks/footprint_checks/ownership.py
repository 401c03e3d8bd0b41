"""Whose a search result is: by address alone, and only what is surely the candidate's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.exhibit import Verdict
from footprint.extract.domain import registrable
from footprint.extract.name import plain, spellings
from footprint.finding import Attribution
from footprint.subject import NetworkHandle, Site
from footprint_checks.accounts.links import host_of, is_home, normal, place, without_www

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.asking import SeenAccount
    from footprint.case import Case
    from footprint.subject import Directory
    from footprint_checks.accounts import Accounts

_DEEPEST = 3
"""Folders above which a profile is looked for: no network's profile lies deeper."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Addresses that are the candidate's.

    Attributes:
        domain: every address on it; empty when only `start` counts.
        start: host and path, without `www.`; what lies under it counts too, unless `is_alone`.
        attribution: how sure that is.
        account: whose profile `start` is; None for a page that is none. Networks spell one profile in many ways.
        is_alone: a page of a platform that is nobody's profile: under `linkedin.com/in` everybody has theirs.
    """

    domain: str
    start: str
    attribution: Attribution
    account: NetworkHandle | None = None
    is_alone: bool = False

    def holds(self, at: _Spot) -> bool:
        """Is this address the candidate's?"""
        if self.domain and at.domain == self.domain:
            return True
        if self.account is not None and self.account in at.accounts:
            return True
        return at.spelled == self.start or (
            not self.is_alone
            and "?" not in self.start
            and at.spelled.startswith((f"{self.start.rstrip('/')}/", f"{self.start}?"))
        )


@dataclass(frozen=True, slots=True)
class _Spot:
    """An address, taken apart once: see `registrable`, `spelled` and `_accounts_over`."""

    domain: str
    spelled: str
    accounts: frozenset[NetworkHandle]


def grounds(case: Case, seen: Accounts) -> tuple[Ground, ...]:
    """What is the candidate's: declared places, whether they answered or not, and attributed pages and profiles."""
    catalogue = case.catalogue
    foreign = catalogue.platforms
    names = spellings(seen.names, case.subject.name)
    declared = [(one.url, Attribution.CONFIRMED) for one in case.subject.sites]
    sites = [(url, one.attribution) for one in seen.sites for url in dict.fromkeys((one.url, one.place.url))]
    pages = [(url, sure) for url, sure in (*declared, *sites) if isinstance(place(url, catalogue), Site)]
    profiles = [
        *((one.handle, one.url, Attribution.CONFIRMED) for one in seen.seen if _is_given(one, seen)),
        *((one.handle, one.url, one.attribution) for one in seen.owned),
        *((one.handle, one.url, one.attribution) for one in seen.walled),
    ]
    found = [
        *(
            Ground(_domain(url, foreign), spelled(url), sure, is_alone=_is_shared(url, foreign, names))
            for url, sure in pages
        ),
        *(Ground("", spelled(url), sure) for url, sure in declared if not isinstance(place(url, catalogue), Site)),
        *(Ground("", spelled(url), sure, handle) for handle, url, sure in profiles),
    ]
    return tuple(dict.fromkeys(one for one in found if one.start and one.start not in foreign))


def _is_shared(url: str, platforms: frozenset[str], names: tuple[str, ...]) -> bool:
    """Is a page on a platform's own ground? A host of the candidate's name there is theirs as a domain is."""
    label = host_of(url).partition(".")[0]
    is_own_host = is_home(url) and host_of(url) not in platforms and plain(label) in names
    return registrable(url) in platforms and not is_own_host


def owner(url: str, known: Iterable[Ground], directory: Directory) -> Attribution | None:
    """How sure it is that an address is the candidate's; None when that can't be told."""
    at = _Spot(registrable(url), spelled(url), _accounts_over(url, directory))
    levels = {one.attribution for one in known if one.holds(at)}
    return next((one for one in (Attribution.CONFIRMED, Attribution.LIKELY) if one in levels), None)


def _is_given(one: SeenAccount, seen: Accounts) -> bool:
    """Did the candidate give this account, which may exist for all that was seen?"""
    return one.handle in seen.given and one.sighting.verdict in {Verdict.CLAIMED, Verdict.UNKNOWN}


def _accounts_over(url: str, directory: Directory) -> frozenset[NetworkHandle]:
    """The accounts whose profile this address is or lies under, however their network spells it."""
    spelled = normal(url) or ""
    host, *folders = spelled.removeprefix("https://").removeprefix("http://").split("/")
    above = ("/".join((host, *folders[:depth])) for depth in range(min(len(folders), _DEEPEST) + 1))
    places = (place(f"https://{one}", directory) for one in above)
    return frozenset(one for one in places if isinstance(one, NetworkHandle))


def _domain(url: str, platforms: frozenset[str]) -> str:
    """The whole domain, for the front page of one that is the candidate's and not a platform's."""
    domain = registrable(url)
    is_whole = is_home(url) and host_of(url).removeprefix("www.") == domain
    return domain if is_whole and domain not in platforms else ""


def spelled(url: str) -> str:
    """Host and path in the spelling in which addresses are compared; empty when it is none."""
    spelled = normal(url)
    if spelled is None:
        return ""
    parts = urlsplit(without_www(spelled))
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc}{parts.path.rstrip('/')}{query}"
