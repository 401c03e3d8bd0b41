"""The places of a graph by their addresses: accounts by their profiles, sites by their pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from footprint.exhibit import Account, Source, Standing
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Profile
    from footprint.subject import NetworkHandle

Place: TypeAlias = Account | Source

SPOTS: Mapping[str, Message] = {
    "profile link": msg("profile link"),
    "link": msg("link"),
    "link verified by the network": msg("verified link"),
    "account verified by the network": msg("verified account"),
    "sameAs of an organisation": msg("sameAs of an organisation"),
    "moved to": msg("moved there"),
    "_atproto record": msg("record of the domain"),
    "handle": msg("domain as handle"),
}
"""Places on a page that have no technical term, in words."""


def spot(name: str, words: Translator) -> str:
    """Where on a page a place is named: in words, or as the technical term that it is."""
    known = SPOTS.get(name)
    return name if known is None else words.say(known)


def bare(url: str) -> str:
    """An address as people say it: without scheme, `www.` and the slash at its end."""
    short = url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
    return short or url


def host(url: str) -> str:
    """The host of an address, lower case; empty when there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@dataclass(frozen=True, slots=True)
class Places:
    """What an address stands for.

    Attributes:
        accounts: those that exist or may exist, by the spelling under which addresses are compared.
        sites: likewise.
        hosts: one site of each host: pages of one site are one source.
        given: spellings of the addresses that the candidate gave.
        declared: the accounts that the candidate gave, as (network, handle).
    """

    accounts: dict[str, Account]
    sites: dict[str, Source]
    hosts: dict[str, Source]
    given: frozenset[str]
    declared: frozenset[tuple[str, str]]

    def at(self, url: str) -> Place | None:
        """The account or site at an address; a further page of a site stands for the site."""
        spelled = _spelled(url)
        return self.accounts.get(spelled) or self.sites.get(spelled) or self.hosts.get(host(url))

    def called(self, url: str) -> str:
        """A few words for an address, the same in every language."""
        spelled = _spelled(url)
        account = self.accounts.get(spelled)
        return bare(url) if account is None else named(account)

    def is_declared(self, place: Place) -> bool:
        """Did the candidate give it?"""
        if isinstance(place, Account):
            return place.declared or (place.network, place.handle.casefold()) in self.declared
        return _spelled(place.url) in self.given or host(place.url) in {host(f"//{one}") for one in self.given}


def places(profile: Profile) -> Places:
    """The places of one profile."""
    accounts = [one for one in profile.accounts if one.standing not in {Standing.FREE, Standing.INVALID}]
    hosts: dict[str, Source] = {}
    for one in profile.sources:
        hosts.setdefault(host(one.url), one)
    return Places(
        accounts={_spelled(one.url): one for one in accounts},
        sites={_spelled(one.url): one for one in profile.sources},
        hosts=hosts,
        given=frozenset(_spelled(one.url) for one in profile.subject.sites),
        declared=frozenset((one.network, _written(one).casefold()) for one in profile.subject.accounts),
    )


def named(account: Account) -> str:
    """A network and a handle."""
    return f"{account.title} {account.handle}"


def _written(one: NetworkHandle) -> str:
    return one.name if one.instance is None else f"{one.name}@{one.instance}"


def _spelled(url: str) -> str:
    """An address as it is compared; the case of its path is kept, for some servers tell it apart."""
    short = bare(url)
    name, slash, path = short.partition("/")
    return f"{name.lower()}{slash}{path}"
