"""Who holds the name, place by place: each network once, however many servers it has."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from footprint.catalogue.notes import nobody
from footprint.exhibit import Exposure, Hold, Standing
from footprint.message import Message
from footprint.report import exhibits, labels
from footprint.report.ledger import FIRST, Spot, Unclear
from footprint.report.page import Link
from footprint.report.phrases import linked, opened, proofs
from footprint.report.voice import voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.exhibit import Account, DomainName
    from footprint.locale import Translator
    from footprint.profile import Profile
    from footprint.report.page import Proof

_ENDINGS = {"gb": "uk"}
"""Of the countries whose top-level domain is not their code."""
_FIELDS = re.compile(r"\{[^}]*\}")
_PLAIN = nobody("").text
"""The sentence that says no more than "free" does."""


def claims(profile: Profile, words: Translator) -> tuple[Spot, ...]:
    """The free names, most worth claiming first, each with where it is claimed.

    Key networks come first, then one domain, which is among those that are shown at once; then the other networks.
    """
    known = _known(profile)
    free = [_free(one, known.get((one.network, one.handle)), words) for one in _of(profile, Hold.FREE)]
    domain = [_domain(one, words, exhibits.SHAPES[Standing.FREE], words.say(labels.FREE)) for one in _best(profile)]
    place = min(sum(one.key for one in free), FIRST - 1)
    return (*free[:place], *domain, *free[place:])


def _free(one: Exposure, account: Account | None, words: Translator) -> Spot:
    return Spot(
        shape=exhibits.SHAPES[Standing.FREE],
        place=one.title,
        name=Link(one.handle),
        state=words.say(labels.FREE),
        key=one.key,
        note="" if one.note.text == _PLAIN else words.say(one.note),
        action=linked(one.link, words.say(labels.SIGN_UP)),
        proofs=_proofs(account, words),
    )


def _best(profile: Profile) -> list[DomainName]:
    """The first free domain under .com or the ending of the audit's country, if there is one."""
    region = profile.locale.rpartition("-")[2].lower()
    endings = {"com", _ENDINGS.get(region, region)}
    free = (one for one in _domains(profile) if one.hold is Hold.FREE)
    return [one for one in free if one.domain.rpartition(".")[2] in endings][:1]


def caveats(profile: Profile, words: Translator) -> tuple[str, ...]:
    """What "free" does not mean, each said once of all the networks of which it is true."""
    alike: dict[str, list[Message]] = {}
    for one in _of(profile, Hold.FREE):
        if one.note.text != _PLAIN:
            alike.setdefault(one.note.text, []).append(one.note)
    return tuple(words.say(one) for same in alike.values() for one in _of_all(same))


def own(profile: Profile, words: Translator) -> tuple[Spot, ...]:
    """The accounts that are proved to be the candidate's, then their domains."""
    accounts = (one for one in profile.accounts if one.standing is Standing.ATTRIBUTED)
    domains = (one for one in _domains(profile) if one.hold is Hold.OWN)
    state = words.say(voice(profile.subject.mandate).state)
    return (
        *(_account(one, words, state, words.say(one.proof)) for one in accounts),
        *(_domain(one, words, exhibits.SHAPES[Standing.ATTRIBUTED], state) for one in domains),
    )


def held(profile: Profile, words: Translator) -> tuple[Spot, ...]:
    """The names that someone has, most important first, and nothing about who; domains last."""
    place = {(one.network, one.handle): one.priority for one in _of(profile, Hold.HELD)}
    keys = {one.network for one in profile.exposures if one.key and one.likeness is None}
    found = [one for one in profile.accounts if one.standing in {Standing.POSSIBLE, Standing.OTHER}]
    found.sort(key=lambda one: place.get((one.network, one.handle), len(profile.exposures) + 1))
    domains = (one for one in _domains(profile) if one.hold is Hold.HELD)
    return (
        *(_joined(same, words, key=network in keys) for network, same in _by_network(found)),
        *(_domain(one, words, exhibits.SHAPES[Standing.POSSIBLE], words.say(labels.TAKEN)) for one in domains),
    )


def unclear(profile: Profile, words: Translator) -> tuple[Unclear, ...]:
    """The names that could not be told, by reason, most important first; what a login would show comes last."""
    known = _known(profile)
    silent = tuple(one for one in profile.accounts if one.standing is Standing.UNKNOWN)
    found: dict[tuple[bool, str], list[Spot]] = {}
    for one in (*_of(profile, Hold.UNKNOWN), *_beside(profile, silent)):
        account = known.get((one.network, one.handle))
        walled = account is not None and exhibits.is_walled(account)
        reason = exhibits.reason(account, words) if account else words.say(labels.UNTOLD)
        spot = _unknown(one, _servers(one.network, one.handle, silent), account, words)
        found.setdefault((walled, reason), []).append(spot)
    ordered = sorted(found.items(), key=lambda pair: pair[0][0])
    return tuple(Unclear(opened(reason), walled, tuple(spots)) for (walled, reason), spots in ordered)


def barred(profile: Profile) -> tuple[str, ...]:
    """Networks where no such name is possible."""
    return tuple(
        dict.fromkeys(f"{one.title} {one.handle}" for one in profile.accounts if one.standing is Standing.INVALID)
    )


def _known(profile: Profile) -> dict[tuple[str, str], Account]:
    return {(one.network, one.handle): one for one in profile.accounts}


def _of(profile: Profile, hold: Hold) -> list[Exposure]:
    """The name itself in one state, most important first."""
    found = [one for one in profile.exposures if one.hold is hold and one.likeness is None]
    return sorted(found, key=lambda one: (not one.key, one.priority))


def _beside(profile: Profile, silent: Iterable[Account]) -> Iterator[Exposure]:
    """Accounts that could not be seen where the name is not looked for, such as one that the candidate gave."""
    told = {one.network for one in profile.exposures if one.likeness is None}
    told |= {one.network for one in profile.accounts if one.standing is Standing.ATTRIBUTED}
    for one in silent:
        if one.network not in told:
            told.add(one.network)
            yield Exposure(
                one.network, one.title, one.handle, Hold.UNKNOWN, key=False, priority=0, link=one.url, note=one.proof
            )


def _domains(profile: Profile) -> list[DomainName]:
    return sorted((one for one in profile.domains if one.likeness is None), key=lambda one: one.priority)


def _by_network(accounts: Iterable[Account]) -> Iterator[tuple[str, list[Account]]]:
    found: dict[str, list[Account]] = {}
    for one in accounts:
        found.setdefault(one.network, []).append(one)
    yield from found.items()


def _account(one: Account, words: Translator, state: str, note: str, *, key: bool = False) -> Spot:
    return Spot(
        shape=exhibits.SHAPES[one.standing],
        place=one.title,
        name=linked(one.url, one.handle),
        state=state,
        key=key,
        note=note,
        action=Link(""),
        proofs=proofs(words, one.evidence),
    )


def _joined(same: list[Account], words: Translator, *, key: bool) -> Spot:
    """One network, all of whose accounts of the name are told together: nothing ties any of them to the candidate."""
    state = labels.SOMEONE_ELSES if same[0].standing is Standing.OTHER else labels.TAKEN
    first = _account(same[0], words, words.say(state), "", key=key)
    return replace(
        first,
        name=Link(", ".join(one.handle for one in same)),
        action=_look(first.name, words),
        proofs=tuple(proof for one in same for proof in proofs(words, one.evidence)),
    )


def _look(name: Link, words: Translator) -> Link:
    return Link(words.say(labels.LOOK), name.href) if name.href else Link("")


def _domain(one: DomainName, words: Translator, shape: str, state: str) -> Spot:
    return Spot(
        shape=shape,
        place=words.say(labels.DOMAIN),
        name=linked(one.link, one.domain) if one.hold is Hold.OWN else Link(one.domain),
        state=state,
        key=False,
        note=words.say(one.note),
        action=Link("") if one.hold is Hold.OWN or not one.link else linked(one.link, _to_do(one.hold, words)),
        proofs=proofs(words, one.evidence),
    )


def _to_do(hold: Hold, words: Translator) -> str:
    return words.say(labels.ENDING if hold is Hold.FREE else labels.LOOK)


def _unknown(one: Exposure, servers: int, account: Account | None, words: Translator) -> Spot:
    return Spot(
        shape=exhibits.SHAPES[Standing.UNKNOWN],
        place=one.title,
        name=Link(exhibits.on_servers(one.handle, servers, words)),
        state=words.say(labels.UNTOLD),
        key=one.key,
        note=words.say(one.note),
        action=linked(one.link, words.say(labels.LOOK)),
        proofs=_proofs(account, words),
    )


def _servers(network: str, handle: str, silent: Iterable[Account]) -> int:
    """On how many servers of a network this name could not be seen."""
    name = handle.partition("@")[0]
    return sum((one.network, one.handle.partition("@")[0]) == (network, name) for one in silent)


def _proofs(account: Account | None, words: Translator) -> tuple[Proof, ...]:
    return () if account is None else proofs(words, account.evidence)


def _of_all(same: list[Message]) -> Iterator[Message]:
    """One sentence for several that differ in plain words alone: each field lists what it is in any of them."""
    text = same[0].text
    if ":" in "".join(_FIELDS.findall(text)) or any(one.plural for one in same):
        yield from same
        return
    listed: dict[str, dict[str, None]] = {}
    for one in same:
        for name, value in one.values:
            listed.setdefault(name, {})[str(value)] = None
    yield Message(text, values=tuple((name, ", ".join(values)) for name, values in listed.items()))
