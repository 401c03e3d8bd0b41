"""The looking: domains of the name and, when asked for, what looks like it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from footprint.asking import ask
from footprint_checks.exposure.candidates import country, domains, endings
from footprint_checks.exposure.holding import own_domains
from footprint_checks.exposure.likeness import Variant, variants
from footprint_checks.exposure.misspelling import lookalikes
from footprint_checks.exposure.observation import Protection, SeenDomain, SeenVariant, Silent
from footprint_checks.exposure.registry import Answer, answers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from footprint.case import Case
    from footprint.catalogue import Network
    from footprint.subject import NetworkHandle
    from footprint.web import Web
    from footprint_checks.accounts import Accounts
    from footprint_checks.exposure.likeness import Likeness

FEW, MORE = 6, 12
"""Domains of the name that are looked up in an audit, and when look-alikes are asked for."""
ASKED_OF_REGISTRIES = 8
"""Look-alike domains about which a registry is asked; the others stay unknown where the DNS does not know them."""
VARIANTS_EACH = 8
"""Look-alike handles that one network is asked for."""


async def look(accounts: Accounts, case: Case, web: Web) -> Protection:
    """Look domains up; ask for look-alikes where the conditions of the run want it."""
    names = domains(accounts.names, case.subject.name, case.conditions.locale, most=FEW)
    if not case.conditions.lookalikes:
        return Protection(accounts, await _domains(_wanted(names, accounts, case), (), web))
    names = domains(accounts.names, case.subject.name, case.conditions.locale, most=MORE)
    async with asyncio.TaskGroup() as tasks:
        looked_up = tasks.create_task(_domains(_wanted(names, accounts, case), _alike(names, accounts, case), web))
        asked = tasks.create_task(_variants(accounts, case, web))
    return Protection(accounts, looked_up.result(), asked.result())


def _wanted(names: Sequence[str], accounts: Accounts, case: Case) -> tuple[str, ...]:
    """The candidate's own domains are known, and not looked up."""
    own = own_domains(accounts, case)
    return tuple(one for one in names if one not in own)


def _alike(names: Sequence[str], accounts: Accounts, case: Case) -> tuple[Variant, ...]:
    """What looks like the candidate's own domain or, without one, like the best that they might have."""
    own = own_domains(accounts, case)
    first = next(iter((*own, *names)), None)
    return () if first is None else lookalikes(first, endings(case.conditions.locale), but=(*own, *names))


async def _domains(names: Sequence[str], alike: Sequence[Variant], web: Web) -> tuple[SeenDomain, ...]:
    """The DNS is asked about all; a registry about each domain of the name, and where a look-alike may be free."""
    likeness: dict[str, Likeness | None] = {**dict.fromkeys(names), **{one.name: one.likeness for one in alike}}
    async with asyncio.TaskGroup() as tasks:
        running = {one: tasks.create_task(web.lookup(one, "NS")) for one in likeness}
    lookups = {one: task.result() for one, task in running.items()}
    doubtful = [one.name for one in alike if not lookups[one.name].exists][:ASKED_OF_REGISTRIES]
    said = await answers((*names, *doubtful), web)
    unasked = Answer(Silent())
    return tuple(
        SeenDomain(one, lookups[one], answer.word, answer.exchange, like)
        for one, like in likeness.items()
        for answer in (said.get(one, unasked),)
    )


async def _variants(accounts: Accounts, case: Case, web: Web) -> tuple[SeenVariant, ...]:
    """Ask the key networks that can show absence for look-alikes; nothing but whether these exist is kept."""
    alike = variants(
        accounts.names,
        case.subject.name,
        country(case.conditions.locale),
        allows=lambda name: any(one.allows(one.addresses(name)[0]) for one in case.catalogue.networks),
    )
    keys = [one for one in case.catalogue.networks if one.id in case.rubric.key_networks and one.missing_is_reliable]
    async with asyncio.TaskGroup() as tasks:
        asked = [tasks.create_task(_ask(one, alike, accounts, case, web)) for one in keys]
    seen = [each for task in asked for each in task.result()]
    order = [one.name for one in alike]
    return tuple(each for _, each in sorted(seen, key=lambda pair: order.index(pair[0])))


async def _ask(
    network: Network, alike: Sequence[Variant], accounts: Accounts, case: Case, web: Web
) -> tuple[tuple[str, SeenVariant], ...]:
    handles = dict(_addresses(network, alike, accounts))
    if not handles:
        return ()
    told = await ask(network, tuple(handles), web, seed=case.conditions.seed)
    return tuple(
        (variant.name, SeenVariant(one, variant.likeness)) for one in told.seen for variant in (handles[one.handle],)
    )


def _addresses(
    network: Network, alike: Sequence[Variant], accounts: Accounts
) -> Iterator[tuple[NetworkHandle, Variant]]:
    """The first few that the network allows, on one server; no name under which the candidate has an account there."""
    own = (*(one.handle for one in accounts.owned), *accounts.given)
    known = {one.name for one in own if one.network == network.id}
    fit = ((network.canonical(network.addresses(one.name)[0]), one) for one in alike)
    free = [(handle, one) for handle, one in fit if network.allows(handle) and handle.name not in known]
    yield from free[:VARIANTS_EACH]
