"""What a survey has written down so far, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from footprint.exhibit import Verdict
from footprint.subject import NetworkHandle, Site
from footprint.web import Failure
from footprint_checks.accounts.attribution import Link, Sheet, Spot, attribute, namings, words_of_the_believed
from footprint_checks.accounts.links import normal, place, without_www
from footprint_checks.accounts.observation import Accounts, OwnDomain, OwnedAccount, OwnedSite, WalledAccount
from footprint_checks.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from footprint.asking import Answers, Control, SeenAccount
    from footprint.catalogue import Catalogue
    from footprint.subject import Subject
    from footprint.web import Exchange
    from footprint_checks.accounts.attribution import Naming, Tie
    from footprint_checks.accounts.links import Place
    from footprint_checks.accounts.observation import SeenSite

MOST_ACCOUNTS = 20
"""Accounts looked at because a page named them."""
MOST_PAGES = 10
"""Pages visited because another named them."""


@dataclass
class Notebook:
    """Grows while looking; everything it says is in an order that owes nothing to the order of the answers.

    Attributes:
        catalogue: tells accounts from pages.
        accounts: every handle that was asked for.
        controls: by the key of their exchange.
        pages: visited whole, by the address asked.
        sheets: what the places that were opened say of others.
        further: second questions about accounts that were opened.
        domains: front pages whose domain was asked about, and what came of it.
        opened: places that need no second look.
        followed: namings that were looked into.
        given: accounts that the candidate gave.
        declared: places that the candidate gave, without accounts that were not seen to exist.
        holder: places of the one group behind a bare handle.
    """

    catalogue: Catalogue
    accounts: dict[NetworkHandle, SeenAccount] = field(default_factory=dict[NetworkHandle, "SeenAccount"])
    controls: dict[str, Control] = field(default_factory=dict[str, "Control"])
    pages: dict[str, SeenSite] = field(default_factory=dict[str, "SeenSite"])
    sheets: dict[Place, Sheet] = field(default_factory=dict["Place", Sheet])
    further: list[Exchange] = field(default_factory=list["Exchange"])
    domains: dict[Site, OwnDomain | Failure | None] = field(default_factory=dict[Site, "OwnDomain | Failure | None"])
    opened: set[Place] = field(default_factory=set["Place"])
    followed: list[Naming] = field(default_factory=list["Naming"])
    given: tuple[NetworkHandle, ...] = ()
    declared: tuple[Place, ...] = ()
    holder: tuple[Place, ...] = ()

    def note(self, answers: Answers) -> None:
        """Write down what a network said."""
        self.accounts.update((one.handle, one) for one in answers.seen)
        self.controls.update((one.exchange.key, one) for one in answers.controls)

    def exists(self, account: NetworkHandle) -> bool:
        """Was it seen to exist?"""
        seen = self.accounts.get(account)
        return seen is not None and seen.sighting.verdict is Verdict.CLAIMED

    def is_walled(self, account: NetworkHandle) -> bool:
        """Can its network not show absence, so that the word of whoever names it is all there is?"""
        return not self.catalogue.get(account.network).missing_is_reliable

    def leads(self) -> tuple[Naming, ...]:
        """What is worth opening, within bounds: what the places that are believed name, and half proofs."""
        named = self._named()
        fresh: dict[Place, Naming] = {}
        for word in (*self._words(named), *self._half_proofs(named)):
            if word.of not in self.opened:
                fresh.setdefault(word.of, word)
        accounts = [one for one in fresh.values() if isinstance(one.of, NetworkHandle)]
        pages = [one for one in fresh.values() if isinstance(one.of, Site)]
        before = [isinstance(one.of, NetworkHandle) for one in self.followed]
        return (*accounts[: MOST_ACCOUNTS - sum(before)], *pages[: MOST_PAGES - before.count(False)])

    def home_pages(self) -> tuple[Site, ...]:
        """Pages that are believed, and whose domain was not asked about yet."""
        ties = self._ties(self._named())
        sites = (one.place for one in ties if one.is_believed and isinstance(one.place, Site))
        return tuple(one for one in sites if one not in self.domains)

    def observation(self, subject: Subject, names: tuple[str, ...]) -> Accounts:
        """Everything, as other checks read it."""
        named = self._named()
        ties = self._ties(named)
        visited, words = self._visited(subject), self._words(named)
        unanswered = tuple(self._unanswered(ties, visited))
        return Accounts(
            seen=tuple(sorted(self.accounts.values(), key=lambda one: account_order(one.handle))),
            owned=tuple(sorted(self._owned(ties), key=lambda one: account_order(one.handle))),
            sites=tuple(self._sites(ties, visited)),
            unanswered=unanswered,
            walled=tuple(self._walled(ties, subject)),
            ties=ties,
            words=words,
            domains=self._own_domains(),
            controls=tuple(sorted(self.controls.values(), key=lambda one: one.exchange.request.url)),
            given=self.given,
            names=names,
            is_holder=bool(self.holder),
            is_tied=bool(self.holder or subject.accounts or subject.sites),
            is_partial=bool(unanswered) or self._is_blind(words) or any(self._is_mute(one, ties) for one in visited),
        )

    def _named(self) -> dict[Place, tuple[Naming, ...]]:
        """Who names whom, domains and handles included."""
        agreed = [
            sheet
            for one in self._own_domains()
            for sheet in (
                Sheet(one.site, (Link(one.profile, Spot.DNS),)),
                Sheet(one.account, (Link(one.site.url, Spot.HANDLE),)),
            )
        ]
        return namings((*self.sheets.values(), *agreed), self.catalogue)

    def _words(self, named: Mapping[Place, Sequence[Naming]]) -> tuple[Naming, ...]:
        return words_of_the_believed(named, (*self.declared, *self.holder))

    def _is_blind(self, words: Iterable[Naming]) -> bool:
        """Did an account that may be the candidate's, its further links or the DNS not answer?"""
        asked = {*self.given, *(one.of for one in words)}
        unknown = {one.handle for one in self.accounts.values() if self._is_unanswered(one)}
        return (
            not asked.isdisjoint(unknown)
            or any(reason_of(one.outcome) is not None for one in self.further)
            or any(isinstance(one, Failure) for one in self.domains.values())
        )

    def _is_unanswered(self, seen: SeenAccount) -> bool:
        """Was it asked for in vain, where its answer might have named other places?"""
        return self.catalogue.get(seen.handle.network).names_places and seen.sighting.verdict is Verdict.UNKNOWN

    @staticmethod
    def _is_mute(page: SeenSite, ties: Iterable[Tie]) -> bool:
        """Did a page of the candidate's answer, and leave to scripts what it has to say?"""
        return page.reason is not None and page.sheet is not None and page.sheet.place in {one.place for one in ties}

    def _half_proofs(self, named: Mapping[Place, Sequence[Naming]]) -> Iterator[Naming]:
        """Back links that differ from a page that is believed by `http` alone: they count if they redirect there."""
        ties = self._ties(named)
        believed = {one.place.url for one in ties if one.is_believed and isinstance(one.place, Site)}
        for tie in ties:
            for naming in named.get(tie.place, ()):
                if isinstance(naming.of, Site) and naming.of.url.startswith("http:"):
                    secure = naming.of.url.replace("http:", "https:", 1)
                    if without_www(secure) in map(without_www, believed):
                        yield naming

    def _ties(self, named: Mapping[Place, Sequence[Naming]]) -> tuple[Tie, ...]:
        return attribute(named, declared=self.declared, holder=self.holder)

    def _own_domains(self) -> tuple[OwnDomain, ...]:
        found = sorted(self.domains.items(), key=lambda one: one[0].url)
        return tuple(one for _, one in found if isinstance(one, OwnDomain))

    def _visited(self, subject: Subject) -> tuple[SeenSite, ...]:
        """The pages: those declared in their order, then the others by address."""
        given = [one.url for one in subject.sites if one.url in self.pages]
        return tuple(self.pages[url] for url in dict.fromkeys((*given, *sorted(self.pages))))

    def _owned(self, ties: Iterable[Tie]) -> Iterator[OwnedAccount]:
        for tie in ties:
            if isinstance(tie.place, NetworkHandle) and self.exists(tie.place):
                seen, is_declared = self.accounts[tie.place], tie.place in self.declared
                if seen.exchange is not None:
                    yield OwnedAccount(
                        tie.place, seen.url, tie.level, tie.attribution, seen.exchange, declared=is_declared
                    )

    def _sites(self, ties: Iterable[Tie], visited: Sequence[SeenSite]) -> Iterator[OwnedSite]:
        """The pages that answered as themselves; one that only leads to an account is none."""
        for tie in ties:
            page = next((one for one in visited if one.sheet is not None and one.sheet.place == tie.place), None)
            if page is not None and isinstance(tie.place, Site) and normal(page.final) == tie.place.url:
                is_declared = tie.place in self.declared
                yield OwnedSite(
                    page.url,
                    tie.place,
                    tie.attribution,
                    page.exchange,
                    page.final,
                    page.title,
                    declared=is_declared,
                )

    def _unanswered(self, ties: Sequence[Tie], visited: Iterable[SeenSite]) -> Iterator[SeenSite]:
        own = {one.place for one in ties}
        for page in visited:
            if page.sheet is None and place(page.url, self.catalogue) in own:
                yield page

    def _walled(self, ties: Iterable[Tie], subject: Subject) -> Iterator[WalledAccount]:
        given = {place(one.url, self.catalogue): one.url for one in subject.sites}
        for tie in ties:
            match tie.place:
                case NetworkHandle() as handle if self.is_walled(handle) and not self.exists(handle):
                    network = self.catalogue.get(handle.network)
                    named = tie.there.url if tie.there is not None else network.page(handle)
                    url, is_declared = given.get(handle) or named, handle in self.declared
                    yield WalledAccount(handle, url, network.name, tie.attribution, declared=is_declared)
                case _:
                    pass


def account_order(handle: NetworkHandle) -> tuple[str, str, str]:
    """By network, name and server."""
    return handle.network, handle.name, handle.instance or ""
