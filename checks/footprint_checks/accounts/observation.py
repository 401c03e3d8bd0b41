"""What was seen of a person's places, as values that other checks build on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from footprint.finding import dns_evidence, evidence
from footprint.subject import NetworkHandle, Site
from footprint_checks.accounts.graph import Spot
from footprint_checks.accounts.links import host_of
from footprint_checks.accounts.webfinger import profiles

if TYPE_CHECKING:
    from footprint.asking import Control, SeenAccount
    from footprint.exhibit import Level
    from footprint.finding import Attribution, Evidence, Reason
    from footprint.web import Exchange, Lookup
    from footprint_checks.accounts.attribution import Tie
    from footprint_checks.accounts.doubts import Doubt
    from footprint_checks.accounts.graph import Naming, Sheet
    from footprint_checks.accounts.links import Place


@dataclass(frozen=True, slots=True)
class SeenSite:
    """A page that was visited whole.

    Attributes:
        url: as asked.
        exchange: see there.
        final: address of the page that answered; as asked when none did.
        sheet: what it says of its owner's places; None when it did not answer.
        title: its own, or empty.
        reason: why it did not answer, or showed nothing to a program; None when it did.
        mentions: profiles on networks that it links to in its text.
        about: pages of the same host that speak of its owner, as their names say.
    """

    url: str
    exchange: Exchange
    final: str
    sheet: Sheet | None = None
    title: str = ""
    reason: Reason | None = None
    mentions: tuple[str, ...] = ()
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnDomain:
    """A Bluesky handle that is an attributed domain, agreed on by both ends.

    Attributes:
        site: front page of the domain.
        account: the handle, which is the domain.
        profile: its profile page.
        lookup: the domain's record, which names the identity or does not.
        document: the identity's document, which names the domain.
        file: the domain's well-known file, which names the identity where the record does not.
    """

    site: Site
    account: NetworkHandle
    profile: str
    lookup: Lookup
    document: Exchange
    file: Exchange | None = None


@dataclass(frozen=True, slots=True)
class OwnedAccount:
    """An attributed account that exists.

    Attributes:
        handle, url: as in `SeenAccount`.
        level, attribution: see there.
        exchange: of its profile.
        declared: the candidate gave it.
    """

    handle: NetworkHandle
    url: str
    level: Level
    attribution: Attribution
    exchange: Exchange
    declared: bool = False


@dataclass(frozen=True, slots=True)
class OwnedSite:
    """An attributed page that answered.

    Attributes:
        url: as asked: asking it again costs nothing.
        place: in the spelling under which it is compared, after redirects.
        level, attribution: see there.
        exchange: the page, whole.
        final: address at which it answered.
        title: its own, or empty.
        declared: the candidate gave it.
        mentions: as in `SeenSite`.
    """

    url: str
    place: Site
    level: Level
    attribution: Attribution
    exchange: Exchange
    final: str
    title: str = ""
    declared: bool = False
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WalledAccount:
    """An account that was not seen, on a network that can't show absence: declared, or named by an attributed page.

    Attributes:
        handle: in the network's own spelling.
        url: profile page, as given.
        title: name of the network.
        level, attribution: see there.
        declared: the candidate gave it.
    """

    handle: NetworkHandle
    url: str
    title: str
    level: Level
    attribution: Attribution
    declared: bool = False


@dataclass(frozen=True)
class Accounts:
    """Where the name exists, and what of it is the candidate's.

    Attributes:
        seen: every handle on every network, sorted by network, name and instance.
        owned: the attributed accounts, sorted alike.
        sites: the attributed pages that answered, in the order found.
        unanswered: the pages that did not.
        walled: see `WalledAccount`.
        ties: why a place is taken for the candidate's.
        doubts: what one of the candidate's places names and what is not taken for theirs.
        alike: accounts that exist, are not taken for the candidate's and look like theirs.
        words: what the pages that are believed name.
        hearsay: what places name that are only likely.
        domains: see `OwnDomain`.
        aliases: what domains answered about account names (WebFinger).
        controls: see `Control`.
        given: the accounts that the candidate gave, whether they exist or not.
        names: the names to protect, each once.
        is_holder: nothing but a bare handle was given, and one group of accounts stands behind it.
        is_tied: the candidate declared a place, or one group stands behind the handle.
        is_partial: a place that is believed, or that one of these names, could not be seen: it might name others.
    """

    seen: tuple[SeenAccount, ...]
    owned: tuple[OwnedAccount, ...]
    sites: tuple[OwnedSite, ...]
    unanswered: tuple[SeenSite, ...]
    walled: tuple[WalledAccount, ...]
    ties: tuple[Tie, ...]
    doubts: tuple[Doubt, ...]
    alike: tuple[NetworkHandle, ...]
    words: tuple[Naming, ...]
    hearsay: tuple[Naming, ...]
    domains: tuple[OwnDomain, ...]
    aliases: tuple[Exchange, ...]
    controls: tuple[Control, ...]
    given: tuple[NetworkHandle, ...]
    names: tuple[str, ...]
    is_holder: bool = False
    is_tied: bool = False
    is_partial: bool = False

    @property
    def owned_urls(self) -> tuple[str, ...]:
        """Pages that are the candidate's: sites as asked and as they answered, then profiles."""
        sites = (url for one in self.sites for url in (one.url, one.final))
        profiles, walled = (one.url for one in self.owned), (one.url for one in self.walled)
        return tuple(dict.fromkeys((*sites, *profiles, *walled)))

    @cached_property
    def by_handle(self) -> dict[NetworkHandle, SeenAccount]:
        """What was seen, by handle."""
        return {one.handle: one for one in self.seen}

    def tie(self, place: Place) -> Tie | None:
        """Why this place is taken for the candidate's; None when it is not."""
        return next((one for one in self.ties if one.place == place), None)

    def doubt(self, place: Place) -> Doubt | None:
        """What speaks against it, where one of the candidate's places names it."""
        return next((one for one in self.doubts if one.place == place), None)

    def is_walled(self, handle: NetworkHandle) -> bool:
        """Is it one of the accounts that nobody can see?"""
        return any(one.handle == handle for one in self.walled)

    def controls_of(self, handle: NetworkHandle) -> tuple[Control, ...]:
        """The trials on which an answer about this handle rests."""
        return tuple(self._controls.get((handle.network, handle.instance), ()))

    @cached_property
    def _controls(self) -> dict[tuple[str, str | None], list[Control]]:
        found: dict[tuple[str, str | None], list[Control]] = {}
        for one in self.controls:
            found.setdefault((one.network, one.instance), []).append(one)
        return found

    def proof_of(self, naming: Naming) -> tuple[Evidence, ...]:
        """Where a naming can be checked; its address is the excerpt."""
        if naming.spot in {Spot.DNS, Spot.HANDLE}:
            agreed = (one for one in self.domains if one.account in {naming.by, naming.of})
            return tuple(_end(one, naming.spot) for one in agreed)
        if naming.spot is Spot.WEBFINGER:
            return tuple(
                evidence(one, where="links", excerpt=naming.url) for one in self.aliases if _is_of(one, naming)
            )
        exchange = self._exchange(naming.by)
        return () if exchange is None else (evidence(exchange, where=naming.spot.value, excerpt=naming.url),)

    def _exchange(self, place: Place) -> Exchange | None:
        if isinstance(place, NetworkHandle):
            return next((one.exchange for one in self.seen if one.handle == place), None)
        return next((one.exchange for one in self.sites if one.place == place), None)


def _end(one: OwnDomain, spot: Spot) -> Evidence:
    """One end of what a domain and an account agree on."""
    if spot is Spot.HANDLE:
        return evidence(one.document)
    return dns_evidence(one.lookup) if one.file is None else evidence(one.file)


def _is_of(exchange: Exchange, naming: Naming) -> bool:
    """Is this the answer in which a domain named an account?"""
    is_here = isinstance(naming.by, Site) and host_of(naming.by.url) == host_of(exchange.request.url)
    return is_here and naming.url in profiles(exchange)
