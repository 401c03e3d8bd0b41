"""What a survey has written down so far, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from footprint.exhibit import Verdict
from footprint.subject import NetworkHandle, Site
from footprint.web import Failure
from footprint_checks.accounts.attribution import attribute
from footprint_checks.accounts.doubts import Scene
from footprint_checks.accounts.graph import Link, Sheet, Spot, namings
from footprint_checks.accounts.links import is_home, normal, place, without_www
from footprint_checks.accounts.looks import Impression, Likeness, Persona
from footprint_checks.accounts.observation import Accounts, OwnDomain, OwnedAccount, OwnedSite, WalledAccount
from footprint_checks.accounts.webfinger import profiles
from footprint_checks.reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from footprint.asking import Answers, Control, SeenAccount
    from footprint.catalogue import Catalogue
    from footprint.subject import Subject
    from footprint.web import Exchange
    from footprint_checks.accounts.attribution import Ruling, Tie
    from footprint_checks.accounts.graph import Naming
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
        pages: visited whole, or in vain, by the address asked.
        sheets: what the places that were opened say of others.
        glances: questions about pages that are not known to be the candidate's, by their place.
        further: second questions about accounts that were opened.
        pictures: those that were compared.
        domains: front pages whose domain was asked about, and what came of it.
        aliases: answers of front pages' domains about account names.
        opened: places that need no second look.
        followed: namings that were looked into.
        led_to: accounts that were asked for because a place named them.
        pictured: accounts that have a picture of the candidate's.
        given: accounts that the candidate gave.
        declared: places that the candidate gave, without accounts that were not seen to exist.
        holder: places of the one group behind a bare handle.
        persona: what the candidate is known to look like.
    """

    catalogue: Catalogue
    accounts: dict[NetworkHandle, SeenAccount] = field(default_factory=dict[NetworkHandle, "SeenAccount"])
    controls: dict[str, Control] = field(default_factory=dict[str, "Control"])
    pages: dict[str, SeenSite] = field(default_factory=dict[str, "SeenSite"])
    sheets: dict[Place, Sheet] = field(default_factory=dict["Place", Sheet])
    glances: dict[Place, Exchange] = field(default_factory=dict["Place", "Exchange"])
    further: dict[NetworkHandle, Exchange] = field(default_factory=dict[NetworkHandle, "Exchange"])
    pictures: dict[Place, Exchange] = field(default_factory=dict["Place", "Exchange"])
    domains: dict[Site, OwnDomain | Failure | None] = field(default_factory=dict[Site, "OwnDomain | Failure | None"])
    aliases: dict[Site, tuple[Exchange, ...]] = field(default_factory=dict[Site, "tuple[Exchange, ...]"])
    opened: set[Place] = field(default_factory=set["Place"])
    followed: list[Naming] = field(default_factory=list["Naming"])
    led_to: set[NetworkHandle] = field(default_factory=set[NetworkHandle])
    pictured: set[Place] = field(default_factory=set["Place"])
    given: tuple[NetworkHandle, ...] = ()
    declared: tuple[Place, ...] = ()
    holder: tuple[Place, ...] = ()
    persona: Persona = Persona()
    _on_network: dict[str, dict[NetworkHandle, None]] = field(default_factory=dict[str, dict[NetworkHandle, None]])

    def asked_on(self, network: str) -> Iterable[NetworkHandle]:
        """Every handle that was asked for on this network, in the order in which it was."""
        return self._on_network.get(network, ())

    def note(self, answers: Answers) -> None:
        """Write down what a network said."""
        for one in answers.seen:
            self.accounts[one.handle] = one
            self._on_network.setdefault(one.handle.network, {})[one.handle] = None
        self.controls.update((one.exchange.key, one) for one in answers.controls)

    def exists(self, account: NetworkHandle) -> bool:
        """Was it seen to exist?"""
        seen = self.accounts.get(account)
        return seen is not None and seen.sighting.verdict is Verdict.CLAIMED

    def is_walled(self, account: NetworkHandle) -> bool:
        """Can its network not show absence, so that the word of whoever names it is all there is?"""
        return not self.catalogue.get(account.network).missing_is_reliable

    def _is_free(self, place: Place) -> bool:
        """Is it a dead link, to an account that nobody has?"""
        seen = self.accounts.get(place) if isinstance(place, NetworkHandle) else None
        return seen is not None and seen.sighting.verdict in {Verdict.AVAILABLE, Verdict.INVALID}

    def scene(self) -> Scene:
        """All that can be ruled on by now, with the names by which proven accounts show that the candidate is known."""
        stated = namings((*self.sheets.values(), *self._agreed()), self.catalogue)
        named = {by: tuple(one for one in words if not self._is_free(one.of)) for by, words in stated.items()}
        first = Scene(named, self.declared, self.holder, self.persona, self._looks(self.persona))
        persona = self.persona.also_known(self._proved_names(first), self._titles())
        return first if persona == self.persona else replace(first, persona=persona, impressions=self._looks(persona))

    def _looks(self, persona: Persona) -> dict[Place, Impression]:
        return {one.place: self.impression(one, persona) for one in self.sheets.values()}

    def _proved_names(self, scene: Scene) -> tuple[str, ...]:
        """Names on the accounts that one of the declared places and they themselves prove; no further ones."""
        ties = (one for one in attribute(scene).ties if one.back is not None and one.is_believed)
        direct = (self.sheets.get(one.place) for one in ties if one.there is not None and one.there.by in self.declared)
        sheets = (one for one in direct if one is not None and isinstance(one.place, NetworkHandle))
        return tuple(sorted({name for one in sheets if not one.says.is_group for name in one.says.names}))

    def _titles(self) -> tuple[str, ...]:
        return tuple(one.says.title for one in map(self.sheets.get, self.declared) if one is not None)

    def impression(self, sheet: Sheet, persona: Persona) -> Impression:
        """How a place looks beside the candidate."""
        if sheet.kept is not None:
            return sheet.kept
        look = persona.impression(sheet.place, sheet.says)
        return replace(look, picture=sheet.place in self.pictured)

    def leads(self, ruling: Ruling, scene: Scene) -> tuple[Naming, ...]:
        """What is worth opening, within bounds: what the places that are believed name, and half proofs."""
        fresh: dict[Place, Naming] = {}
        for word in (*ruling.leads, *_half_proofs(ruling, scene)):
            if word.of not in self.opened:
                fresh.setdefault(word.of, word)
        accounts = [one for one in fresh.values() if isinstance(one.of, NetworkHandle)]
        pages = [one for one in fresh.values() if isinstance(one.of, Site)]
        before = [isinstance(one.of, NetworkHandle) for one in self.followed]
        return (*accounts[: MOST_ACCOUNTS - sum(before)], *pages[: MOST_PAGES - before.count(False)])

    def home_pages(self, ruling: Ruling) -> tuple[Site, ...]:
        """Front pages that are believed, and whose domain was not asked about yet."""
        sites = (one.place for one in ruling.ties if one.is_believed and isinstance(one.place, Site))
        return tuple(one for one in sites if one in self.sheets and one not in self.domains and is_home(one.url))

    def unread(self, ruling: Ruling) -> tuple[str, ...]:
        """Addresses of the candidate's pages that were only glanced at."""
        own = {one.place for one in ruling.ties}
        return tuple(one.request.url for place, one in self.glances.items() if place in own)

    def observation(self, subject: Subject, names: tuple[str, ...], strange: Mapping[Place, Impression]) -> Accounts:
        """Everything, as other checks read it.

        Args:
            subject: see there.
            names: to protect.
            strange: how the places look that are not the candidate's.
        """
        ruling = attribute(self.scene())
        visited = self._visited(subject)
        sites = tuple(self._sites(ruling.ties, visited))
        unanswered = tuple(self._unanswered(ruling.ties, visited))
        return Accounts(
            seen=self._met(ruling),
            owned=tuple(sorted(self._owned(ruling.ties), key=lambda one: account_order(one.handle))),
            sites=sites,
            unanswered=unanswered,
            walled=tuple(self._walled(ruling.ties, subject)),
            ties=ruling.ties,
            doubts=ruling.doubts,
            alike=self._alike(strange, ruling, sites),
            words=ruling.words,
            hearsay=ruling.hearsay,
            domains=self._own_domains(),
            aliases=self._aliases(),
            controls=tuple(sorted(self.controls.values(), key=lambda one: one.exchange.request.url)),
            given=self.given,
            names=names,
            is_holder=bool(self.holder),
            is_tied=bool(self.holder or subject.accounts or subject.sites),
            is_partial=bool(unanswered)
            or self._is_blind(ruling.leads)
            or any(self._is_mute(one, ruling.ties) for one in visited),
        )

    def _met(self, ruling: Ruling) -> tuple[SeenAccount, ...]:
        """The accounts; what was asked for because of a place that proved to be another's is left out."""
        named = {one.of for one in ruling.leads} | {one.place for one in ruling.ties}
        met = (one for handle, one in self.accounts.items() if handle not in self.led_to or handle in named)
        return tuple(sorted(met, key=lambda one: account_order(one.handle)))

    def _alike(
        self, strange: Mapping[Place, Impression], ruling: Ruling, sites: Iterable[OwnedSite]
    ) -> tuple[NetworkHandle, ...]:
        """Accounts that link to the candidate's places, or that theirs link to and that bear their name or picture."""
        linked = {one.place for one in ruling.doubts}
        mentioned = (place(url, self.catalogue) for page in sites for url in page.mentions)
        linked |= {one for one in mentioned if one is not None}
        alike = (
            one
            for one, look in strange.items()
            if isinstance(one, NetworkHandle)
            and (look.is_towards or (one in linked and (look.picture or look.name is Likeness.SAME)))
        )
        return tuple(sorted(alike, key=account_order))

    def _agreed(self) -> Iterator[Sheet]:
        """What domains and handles say of each other, and domains of account names."""
        for one in self._own_domains():
            yield Sheet(one.site, (Link(one.profile, Spot.DNS),))
            yield Sheet(one.account, (Link(one.site.url, Spot.HANDLE),))
        for site, answers in self.aliases.items():
            named = dict.fromkeys(url for one in answers for url in profiles(one))
            if named:
                yield Sheet(site, tuple(Link(url, Spot.WEBFINGER) for url in named))

    def _is_blind(self, leads: Iterable[Naming]) -> bool:
        """Did an account that may be the candidate's, its further links or the DNS not answer?"""
        asked = {*self.given, *(one.of for one in leads)}
        unknown = {one.handle for one in self.accounts.values() if self._is_unanswered(one)}
        return (
            not asked.isdisjoint(unknown)
            or any(reason_of(one.outcome) is not None for one in self.further.values())
            or any(isinstance(one.outcome, Failure) for one in self._aliases())  # what is refused is not offered
            or any(isinstance(one, Failure) for one in self.domains.values())
        )

    def _is_unanswered(self, seen: SeenAccount) -> bool:
        """Was it asked for in vain, where its answer might have named other places?"""
        return self.catalogue.get(seen.handle.network).names_places and seen.sighting.verdict is Verdict.UNKNOWN

    @staticmethod
    def _is_mute(page: SeenSite, ties: Iterable[Tie]) -> bool:
        """Did a page of the candidate's answer, and leave to scripts what it has to say?"""
        return page.reason is not None and page.sheet is not None and page.sheet.place in {one.place for one in ties}

    def _own_domains(self) -> tuple[OwnDomain, ...]:
        found = sorted(self.domains.items(), key=lambda one: one[0].url)
        return tuple(one for _, one in found if isinstance(one, OwnDomain))

    def _aliases(self) -> tuple[Exchange, ...]:
        answers = (one for each in self.aliases.values() for one in each)
        return tuple(sorted(answers, key=lambda one: one.request.url))

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
                    tie.level,
                    tie.attribution,
                    page.exchange,
                    page.final,
                    page.title,
                    declared=is_declared,
                    mentions=page.mentions,
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
                    yield WalledAccount(handle, url, network.name, tie.level, tie.attribution, declared=is_declared)
                case _:
                    pass


def _half_proofs(ruling: Ruling, scene: Scene) -> Iterator[Naming]:
    """Back links that differ from a page that is believed by `http` alone: they count if they redirect there."""
    believed = {one.place.url for one in ruling.ties if one.is_believed and isinstance(one.place, Site)}
    for tie in ruling.ties:
        for naming in scene.named.get(tie.place, ()):
            if isinstance(naming.of, Site) and naming.of.url.startswith("http:"):
                secure = naming.of.url.replace("http:", "https:", 1)
                if without_www(secure) in map(without_www, believed):
                    yield naming


def account_order(handle: NetworkHandle) -> tuple[str, str, str]:
    """By network, name and server."""
    return handle.network, handle.name, handle.instance or ""
