"""The looking: networks for every name, declared places, then what the places that are believed name."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from footprint.asking import ask, protected_names, sweep, targets
from footprint.exhibit import Verdict
from footprint.subject import NetworkHandle, Site
from footprint_checks.accounts import bluesky
from footprint_checks.accounts.attribution import STEPS, Link, Sheet, Spot
from footprint_checks.accounts.holder import find_holder
from footprint_checks.accounts.links import place
from footprint_checks.accounts.notebook import Notebook, account_order
from footprint_checks.accounts.visiting import visit

if TYPE_CHECKING:
    from collections.abc import Coroutine, Iterable, Sequence

    from footprint.asking import Answers, SeenAccount
    from footprint.case import Case
    from footprint.catalogue import Network
    from footprint.web import Web
    from footprint_checks.accounts.links import Place
    from footprint_checks.accounts.observation import Accounts

T = TypeVar("T")

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
    if not case.subject.accounts and not case.subject.sites:
        await surveyor.open_holder()
    for _ in range(STEPS):
        if not await surveyor.follow():
            break
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
        pages = await _together(self._open_page(one.url) for one in self._case.subject.sites)
        self._notes.declared = tuple(dict.fromkeys((*accounts, *pages)))

    async def open_holder(self) -> None:
        """Find out whether exactly one group stands behind the bare handle, and read its places."""
        existing = sorted(filter(self._notes.exists, self._notes.accounts), key=account_order)
        sheets = [Sheet(one, self._fields(self._notes.accounts[one])) for one in existing]
        holder = await find_holder(sheets, self._web, self._catalogue)
        if holder is not None:
            self._web.keep(holder.exchanges)
            await self._open_accounts([one for one in holder.places if isinstance(one, NetworkHandle)])
            await _together(self._open_page(one) for one in holder.pages)
            self._notes.holder = holder.places

    async def follow(self) -> bool:
        """Open what the places that are believed name; False when nothing was left to open."""
        leads, homes = self._notes.leads(), self._notes.home_pages()
        self._notes.followed.extend(leads)
        accounts = [one.of for one in leads if isinstance(one.of, NetworkHandle)]
        await self._ask_for([one for one in accounts if one not in self._notes.accounts])
        await self._open_accounts(accounts)
        await _together(self._open_page(one.url) for one in leads if isinstance(one.of, Site))
        await _together(self._open_domain(one) for one in homes)
        return bool(leads or homes)

    def conclude(self) -> Accounts:
        """What was seen; what is the candidate's may be recorded whole, unless they ask for discretion there."""
        seen = self._notes.observation(self._case.subject, protected_names(self._case.subject, self._catalogue))
        discreet = {one.handle for one in seen.seen if one.sighting.opt_out}
        open_ones = (one.exchange for one in seen.owned if one.handle not in discreet)
        own = (*open_ones, *(one.exchange for one in seen.sites))
        self._web.keep((*own, *self._notes.further))
        return seen

    async def _ask_for(self, accounts: Sequence[NetworkHandle]) -> None:
        # Where names are not looked for, there is nothing to say of an account that nobody can see.
        known = (*self._catalogue.networks, *(one for one in self._catalogue.others if one.question is not None))
        wanted = [one for one in known if any(each.network == one.id for each in accounts)]
        await _together(
            self._ask(network, [one for one in accounts if one.network == network.id]) for network in wanted
        )

    async def _ask(self, network: Network, handles: Sequence[NetworkHandle]) -> Answers:
        """Ask, once more together with what was asked of the same servers: a control speaks for all its answers."""
        servers = {one.instance for one in handles}
        before = [one for one in self._notes.accounts if one.network == network.id and one.instance in servers]
        answers = await ask(network, (*before, *handles), self._web, seed=self._case.conditions.seed)
        self._notes.note(answers)
        return answers

    async def _open_accounts(self, accounts: Sequence[NetworkHandle]) -> None:
        self._notes.opened.update(accounts)
        await _together(self._read_account(one) for one in accounts if self._notes.exists(one))

    async def _read_account(self, account: NetworkHandle, *, also: tuple[str, ...] = ()) -> None:
        seen = self._notes.accounts[account]
        links = (*self._fields(seen), *await self._further(seen))
        self._notes.sheets[account] = Sheet(account, links, also)

    def _fields(self, seen: SeenAccount) -> tuple[Link, ...]:
        """The link fields; none of a holder who asks for discretion."""
        network = self._catalogue.get(seen.handle.network)
        fields = None if seen.exchange is None or seen.sighting.opt_out else network.fields(seen.exchange)
        if fields is None:
            return ()
        checked = Spot.THIRD_PARTY if network.id in _THIRD_PARTIES else Spot.VERIFIED
        verified = tuple(Link(one, checked) for one in fields.verified)
        return (*verified, *(Link(one, Spot.FIELD) for one in fields.links if one not in fields.verified))

    async def _further(self, seen: SeenAccount) -> tuple[Link, ...]:
        """Links that only a second question gives; it is about the candidate, or who an own page says they are."""
        further = self._catalogue.get(seen.handle.network).further
        if further is None or seen.sighting.opt_out:
            return ()
        exchange = await self._web.get(further.request(seen.handle), reader=further.read)
        self._notes.further.append(exchange)
        return tuple(Link(one, Spot.FIELD) for one in further.links(exchange) or ())

    async def _open_page(self, url: str) -> Place:
        """Visit a page; it may turn out to be somebody's on a Mastodon server that the catalogue does not list."""
        own = place(url, self._catalogue) or Site(url)
        self._notes.opened.add(own)
        if not isinstance(own, Site):
            return own
        account = await self._on_mastodon(url)
        if account is not None:
            return account
        seen = await visit(url, self._web, self._catalogue)
        self._notes.pages[url] = seen
        if seen.sheet is None:
            return own
        self._notes.opened.add(seen.sheet.place)
        self._notes.sheets[seen.sheet.place] = seen.sheet
        return seen.sheet.place

    async def _on_mastodon(self, url: str) -> NetworkHandle | None:
        guess = self._guess(url)
        if guess is None:
            return None
        answers = await ask(self._catalogue.get(_MASTODON), [guess], self._web, seed=self._case.conditions.seed)
        if answers.seen[0].sighting.verdict is not Verdict.CLAIMED:
            return None
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


async def _together(work: Iterable[Coroutine[object, object, T]]) -> tuple[T, ...]:
    """Do it all at once; the results in the order given."""
    async with asyncio.TaskGroup() as tasks:
        running = [tasks.create_task(one) for one in work]
    return tuple(one.result() for one in running)
