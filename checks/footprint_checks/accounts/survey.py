"""The looking: networks for every name, declared places, then what the places that are believed name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.asking import ask, protected_names, sweep, targets, together
from footprint.exhibit import Verdict
from footprint.subject import NetworkHandle, Site
from footprint.web.exchange import Purpose, Reading, Response
from footprint_checks.accounts import bluesky, pictures, webfinger
from footprint_checks.accounts.attribution import STEPS, attribute, impressions
from footprint_checks.accounts.comparing import compare_pictures
from footprint_checks.accounts.graph import Link, Sheet, Spot, namings
from footprint_checks.accounts.holder import find_holder
from footprint_checks.accounts.links import host_of, is_home, place
from footprint_checks.accounts.looks import Impression, Persona, Says
from footprint_checks.accounts.notebook import Notebook, account_order
from footprint_checks.accounts.observation import SeenSite
from footprint_checks.accounts.visiting import glance, kept_of_lead, visit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from footprint.asking import Answers, SeenAccount
    from footprint.case import Case
    from footprint.catalogue import Network
    from footprint.web import Exchange, Web
    from footprint_checks.accounts.links import Place
    from footprint_checks.accounts.observation import Accounts


_THIRD_PARTIES = frozenset({"gravatar"})
"""Networks where a verified account is one that the holder logged in to."""
_MASTODON = "mastodon"
_PROFILE = re.compile(r"/(?:@|users/)([A-Za-z0-9_]{1,30})/?")
_NOT_MASTODON = frozenset({"medium.com", "youtube.com", "flipboard.com", "substack.com"})
"""Networks whose profile pages look like Mastodon's."""


async def survey(case: Case, web: Web) -> Accounts:
    """Look at everything, in the order in which one thing leads to another."""
    surveyor = _Surveyor(case, web)
    if case.conditions.only_given:
        await surveyor.open_declared()
        return surveyor.conclude()
    await surveyor.ask_everywhere()
    await surveyor.open_declared()
    await surveyor.open_beside()
    if not case.subject.accounts and not case.subject.sites:
        await surveyor.open_holder()
    await surveyor.open_domains()
    for _ in range(STEPS):
        if not await surveyor.follow():
            break
    await surveyor.read_own()
    return surveyor.conclude()


class _Surveyor:
    """Asks and visits, and writes it down; deciding is left to `attribution`."""

    def __init__(self, case: Case, web: Web) -> None:
        self._case = case
        self._web = web
        self._catalogue = case.catalogue
        self._notes = Notebook(case.catalogue)

    async def ask_everywhere(self) -> None:
        """Ask every network for every name, and for the accounts that were declared on it."""
        wanted = targets(self._case.subject, self._catalogue)
        total = sum(network.question is not None for network, _ in wanted)
        done = 0

        async def one(network: Network, handles: Sequence[NetworkHandle]) -> None:
            nonlocal done
            self._case.progress.told(await self._ask(network, handles))
            if network.question is not None:  # the others show nothing without a login
                done += 1
                self._case.progress.step("accounts", done, total, network.name)

        await sweep(wanted, one)

    async def open_declared(self) -> None:
        """Read the places that the candidate gave."""
        given = [self._catalogue.get(one.network).canonical(one) for one in self._case.subject.accounts]
        self._notes.given = tuple(dict.fromkeys(given))
        accounts = [one for one in self._notes.given if self._notes.exists(one) or self._notes.is_walled(one)]
        await self._open_accounts(accounts)
        pages = await together(self._open_page(one.url, is_given=True) for one in self._case.subject.sites)
        self._notes.declared = tuple(dict.fromkeys((*accounts, *pages)))
        self._notes.persona = self._persona()

    async def open_beside(self) -> None:
        """Read what lies beside the pages that were given, and is as much the candidate's.

        That is what a front page calls the pages about its owner, and the front page of a host that bears their name.
        """
        urls: dict[str, None] = {}
        for one in self._case.subject.sites:
            page = self._notes.pages.get(one.url)
            if page is None or page.sheet is None or not isinstance(page.sheet.place, Site):
                continue
            home = f"https://{host_of(page.final)}/"
            if is_home(page.final):
                urls |= dict.fromkeys(page.about)
            elif self._notes.persona.impression(Site(home), Says()).handle and not self._is_platform(home):
                urls[home] = None
        beside = await together(self._open_page(one, is_given=True) for one in urls if self._is_new(one))
        self._notes.declared = tuple(dict.fromkeys((*self._notes.declared, *beside)))
        self._notes.persona = self._persona()

    def _is_new(self, url: str) -> bool:
        return place(url, self._catalogue) not in self._notes.opened

    def _is_platform(self, home: str) -> bool:
        """Does a network of the catalogue give each of its accounts a host of its own there?"""
        return isinstance(place(home, self._catalogue), NetworkHandle)

    async def open_holder(self) -> None:
        """Find out whether exactly one group stands behind the bare handle, and read its places."""
        existing = sorted(filter(self._notes.exists, self._notes.accounts), key=account_order)
        sheets = await self._with_further([self._sheet(self._notes.accounts[one]) for one in existing])
        holder = await find_holder(sheets, self._web, self._catalogue, persona=self._notes.persona)
        if holder is not None:
            self._web.keep(holder.exchanges)
            await self._open_accounts([one for one in holder.places if isinstance(one, NetworkHandle)])
            await together(self._open_page(one, is_given=True) for one in holder.pages)
            self._notes.holder = holder.places

    async def _with_further(self, sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
        """What accounts say, with what only a second question gives of those that another of them names."""
        named = {one.of for words in namings(sheets, self._catalogue).values() for one in words}

        async def whole(sheet: Sheet) -> Sheet:
            account = self._notes.accounts.get(sheet.place) if isinstance(sheet.place, NetworkHandle) else None
            if account is None or sheet.place not in named:
                return sheet
            return replace(sheet, links=(*sheet.links, *await self._further(account)))

        return await together(map(whole, sheets))

    async def open_domains(self) -> None:
        """Ask the domains of the front pages that are believed already: what they name is as near as a link there."""
        await together(map(self._open_domain, self._notes.home_pages(attribute(self._notes.scene()))))

    async def follow(self) -> bool:
        """Open what the places that are believed name; False when nothing was left to open."""
        scene = self._notes.scene()
        ruling = attribute(scene)
        leads, homes = self._notes.leads(ruling, scene), self._notes.home_pages(ruling)
        self._notes.followed.extend(leads)
        accounts = [one.of for one in leads if isinstance(one.of, NetworkHandle)]
        fresh = [one for one in accounts if one not in self._notes.accounts]
        self._notes.led_to.update(fresh)
        await self._ask_for(fresh)
        await self._open_accounts(accounts)
        await together(self._open_page(one.url) for one in leads if isinstance(one.of, Site))
        await together(self._open_domain(one) for one in homes)
        is_settled = not await compare_pictures(self._notes, self._web)
        return bool(leads or homes) or not is_settled

    async def read_own(self) -> None:
        """Read whole what proved to be the candidate's; where that fails, what was glanced at counts no more."""
        urls = self._notes.unread(attribute(self._notes.scene()))
        pages = await together(visit(one, self._web, self._catalogue) for one in urls)
        for url, page in zip(urls, pages, strict=True):
            self._notes.pages[url] = page
            if page.sheet is None:
                self._notes.sheets.pop(place(url, self._catalogue) or Site(url), None)

    def conclude(self) -> Accounts:
        """What was seen; what is the candidate's may be recorded whole, unless they ask for discretion there.

        Of a place that is not theirs, and that was looked at because one of theirs names it, the impression is kept.
        """
        names = protected_names(self._case.subject, self._catalogue)
        strange = self._impressions()
        seen = self._notes.observation(self._case.subject, names, strange)
        discreet = {one.handle for one in seen.seen if one.sighting.opt_out}
        own = [one.exchange for one in seen.owned if one.handle not in discreet]
        own += [one.exchange for one in seen.sites] + list(seen.aliases)
        own += [self._notes.further[one.handle] for one in seen.owned if one.handle in self._notes.further]
        self._web.keep(own)
        self._keep_impressions(strange, seen)
        return seen

    async def _ask_for(self, accounts: Sequence[NetworkHandle]) -> None:
        # Where names are not looked for, there is nothing to say of an account that nobody can see.
        known = (*self._catalogue.networks, *(one for one in self._catalogue.others if one.question is not None))
        wanted = [one for one in known if any(each.network == one.id for each in accounts)]
        await together(self._ask(network, [one for one in accounts if one.network == network.id]) for network in wanted)

    async def _ask(self, network: Network, handles: Sequence[NetworkHandle]) -> Answers:
        """Ask, once more together with what was asked of the same servers: a control speaks for all its answers."""
        servers = {one.instance for one in handles}
        before = [one for one in self._notes.asked_on(network.id) if one.instance in servers]
        answers = await ask(network, (*before, *handles), self._web, seed=self._case.conditions.seed)
        self._notes.note(answers)
        return answers

    async def _open_accounts(self, accounts: Sequence[NetworkHandle]) -> None:
        self._notes.opened.update(accounts)
        await together(self._read_account(one) for one in accounts if self._notes.exists(one))

    async def _read_account(self, account: NetworkHandle, *, also: tuple[str, ...] = ()) -> None:
        seen = self._notes.accounts[account]
        sheet = self._sheet(seen)
        further = await self._further(seen)
        self._notes.sheets[account] = replace(sheet, links=(*sheet.links, *further), also=also)

    def _sheet(self, seen: SeenAccount) -> Sheet:
        """What an account says; nothing of a holder who asks for discretion."""
        network = self._catalogue.get(seen.handle.network)
        if (kept := _kept(seen.exchange)) is not None:
            return Sheet(seen.handle, kept=kept)
        fields = None if seen.exchange is None or seen.sighting.opt_out else network.fields(seen.exchange)
        if fields is None:
            return Sheet(seen.handle)
        checked = Spot.THIRD_PARTY if network.id in _THIRD_PARTIES else Spot.VERIFIED
        links = (
            *(Link(one, checked) for one in fields.verified),
            *(Link(one, Spot.FIELD) for one in fields.links if one not in fields.verified),
            *(Link(one, Spot.MOVED) for one in (fields.moved,) if one is not None),
        )
        names = () if fields.name is None else (fields.name,)
        return Sheet(seen.handle, links, says=Says(names, fields.is_organisation, fields.avatar or ""))

    async def _further(self, seen: SeenAccount) -> tuple[Link, ...]:
        """Links that only a second question gives; it is about the candidate, or who an own page says they are."""
        further = self._catalogue.get(seen.handle.network).further
        if further is None or seen.sighting.opt_out:
            return ()
        exchange = await self._web.get(further.request(seen.handle), reader=further.read)
        self._notes.further[seen.handle] = exchange
        return tuple(Link(one, Spot.FIELD) for one in further.links(exchange) or ())

    async def _open_page(self, url: str, *, is_given: bool = False) -> Place:
        """Visit a page of the candidate's, or glance at one that a place of theirs names.

        It may turn out to be somebody's on a Mastodon server that the catalogue does not list.
        """
        own = place(url, self._catalogue) or Site(url)
        self._notes.opened.add(own)
        if not isinstance(own, Site):
            return own
        account = await self._on_mastodon(url, is_given=is_given)
        if account is not None:
            return account
        seen = await (visit(url, self._web, self._catalogue) if is_given else self._glance(url))
        if seen.sheet is None:
            self._notes.pages[url] = seen
            return own
        if is_given:
            self._notes.pages[url] = seen
        self._notes.opened.add(seen.sheet.place)
        self._notes.sheets[seen.sheet.place] = seen.sheet
        return seen.sheet.place

    async def _glance(self, url: str) -> SeenSite:
        seen = await glance(url, self._web, self._catalogue, purpose=Purpose.PAGE)
        if seen.sheet is not None:
            self._notes.glances[seen.sheet.place] = seen.exchange
            self._notes.glances[place(url, self._catalogue) or Site(url)] = seen.exchange
        return SeenSite(url, seen.exchange, url, seen.sheet, reason=seen.reason)

    async def _on_mastodon(self, url: str, *, is_given: bool) -> NetworkHandle | None:
        guess = self._guess(url)
        if guess is None:
            return None
        answers = await ask(self._catalogue.get(_MASTODON), [guess], self._web, seed=self._case.conditions.seed)
        if answers.seen[0].sighting.verdict is not Verdict.CLAIMED:
            return None
        if guess not in self._notes.accounts and not is_given:
            self._notes.led_to.add(guess)
        self._notes.note(answers)
        self._notes.opened.add(guess)
        await self._read_account(guess, also=(url,))
        return guess

    def _guess(self, url: str) -> NetworkHandle | None:
        """The account that this page would be, were its host a Mastodon server."""
        parts = urlsplit(url)
        name, host = _PROFILE.fullmatch(parts.path), (parts.hostname or "").removeprefix("www.")
        if name is None or host in _NOT_MASTODON or _MASTODON not in self._catalogue.ids:
            return None
        network = self._catalogue.get(_MASTODON)
        guess = network.canonical(NetworkHandle(_MASTODON, name[1], host))
        return guess if network.allows(guess) else None

    async def _open_domain(self, site: Site) -> None:
        self._notes.domains[site] = await bluesky.own_domain(site, self._web, self._catalogue)
        names = dict.fromkeys(one.casefold() for one in self._case.subject.names_to_protect if "." not in one)
        asked = [webfinger.request(site, one) for one in list(names)[: webfinger.MOST_NAMES]]
        answers = await together(self._web.get(one, reader=webfinger.read) for one in asked)
        self._notes.aliases[site] = answers

    def _persona(self) -> Persona:
        """What the candidate looks like by their own words: the name, and those on the accounts that they gave.

        Where no name was given, the pages that they gave are asked for one.
        """
        subject, sheets = self._case.subject, [self._notes.sheets.get(one) for one in self._notes.declared]
        given = () if subject.name is None else (subject.name,)
        said = (
            name
            for one in sheets
            if one is not None and not one.says.is_group and (isinstance(one.place, NetworkHandle) or not given)
            for name in one.says.names
        )
        labels = (label for one in subject.sites if is_home(one.url) for label in host_of(one.url).split(".")[:-1])
        return Persona(tuple(dict.fromkeys((*given, *said))), subject.names_to_protect, tuple(dict.fromkeys(labels)))

    def _impressions(self) -> dict[Place, Impression]:
        """How the places look that exist and are not the candidate's, opened or met under the handle."""
        scene = self._notes.scene()
        own = {one.place for one in attribute(scene).ties}
        found = impressions(scene)
        for one in self._notes.accounts.values():
            if self._notes.exists(one.handle) and one.handle not in own and one.handle not in found:
                sheet = self._sheet(one)
                is_towards = any(place(each.url, self._catalogue) in own for each in sheet.links)
                look = self._notes.impression(sheet, scene.persona)
                found[one.handle] = replace(look, is_towards=look.is_towards or is_towards)
        return found

    def _keep_impressions(self, strange: Mapping[Place, Impression], seen: Accounts) -> None:
        """Of a place that was opened, or looks like the candidate's, what it looks like; of all others nothing."""
        for one, look in strange.items():
            exchange = self._exchange(one)
            sheet = self._notes.sheets.get(one)
            if exchange is not None and sheet is not None and sheet.leads_to is not None:
                self._web.keep_part(exchange, kept_of_lead(exchange))
            elif exchange is not None and (sheet is not None or one in seen.alike):
                self._web.keep_part(exchange, {"impression": look.kept()})
        for tie in seen.ties:
            if (picture := self._notes.pictures.get(tie.place)) is not None:
                self._web.keep_part(picture, pictures.kept(picture))

    def _exchange(self, one: Place) -> Exchange | None:
        if isinstance(one, Site):
            return self._notes.glances.get(one)
        account = self._notes.accounts.get(one)
        return None if account is None else account.exchange


def _kept(exchange: Exchange | None) -> Impression | None:
    """What a recording kept of an account that was not taken for the candidate's; None in a first run."""
    match None if exchange is None else exchange.outcome:
        case Response(reading=Reading(private={"impression": look})):
            return Impression.of(look)
        case _:
            return None
