"""Search providers: which are installed, who receives a query, and whether one comes back."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.config import ProviderSettings
from footprint.exhibit import SearchKind, SearchStatus
from footprint.message import msg, nmsg
from footprint.report.tallies import allowance
from footprint.report.words import SEARCHES
from footprint.runs.doctor import searxng
from footprint.runs.doctor.findings import Area, Asked, Finding, State, Stated, as_it_is, variable
from footprint.runs.doctor.network import how, mended
from footprint.runs.searches import FILE
from footprint.search import Hits, Need, unanswered
from footprint.web.exchange import Failure, FailureKind, Response

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from footprint.message import Message
    from footprint.search import About, Engine, Provider, Setting
    from footprint.web import Exchange, Web

WORD = "wikipedia"
"""The test query: it finds something everywhere, and is about nobody."""

KINDS: Mapping[SearchKind, Message] = {
    SearchKind.RANK: msg("a search engine, in its own order"),
    SearchKind.COVERAGE: msg("a small index: what is not found there may be elsewhere"),
    SearchKind.ENTITY: msg("entries of an encyclopedia or knowledge base"),
}

_SPEAKS = frozenset({SearchStatus.OK, SearchStatus.EMPTY})

_OF_FILE = (State.NOT_SET, msg("read only when it is given"), msg("Give a file with --search-results."))

_STATUS_REMEDIES: Mapping[SearchStatus, Message] = {
    SearchStatus.BLOCKED: msg("Wait an hour and ask less often, or set up another search provider."),
    SearchStatus.QUOTA: msg("Wait until searches are granted again, or set up another search provider."),
    SearchStatus.AUTH: msg("Copy the key again, without spaces around it."),
    SearchStatus.ERROR: msg("Try again later; if it stays so, the service has changed, or its address is wrong."),
    SearchStatus.DISABLED: msg("Switch on what its documentation asks for, or set up another search provider."),
}
"""Where the provider knows none of its own."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A provider, and what the operator stated about it.

    Attributes:
        provider: see there.
        stated: in file and environment.
        setting: how an audit would ask it; None where it would not.
        locale: language and region of searches.
        variables: names of those that are set.
        is_demo: the demo's own providers are asked, and no others.
    """

    provider: Provider
    stated: ProviderSettings
    setting: Setting | None
    locale: str
    variables: frozenset[str] = frozenset()
    is_demo: bool = False

    @property
    def about(self) -> About:
        """Of the provider."""
        return self.provider.about

    @property
    def missing(self) -> str:
        """What it needs and lacks: `key`, `url`, or nothing."""
        setting = self.setting
        has_key = setting.has_key if setting else self.stated.key is not None
        has_url = bool(setting.url if setting else self.stated.url)
        if self.about.key is Need.REQUIRED and not has_key:
            return "key"
        return "url" if self.about.url is Need.REQUIRED and not has_url else ""

    @property
    def ready(self) -> Setting | None:
        """How it is asked, where an audit would ask it and can."""
        return None if self.missing else self.setting

    @property
    def receiver(self) -> str:
        """Host that the queries go to; empty while that is not configured."""
        url = self.setting.url if self.setting else self.stated.url
        return self.about.receiver or urlsplit(url or "").hostname or ""


def choices(
    providers: Iterable[Provider],
    stated: Mapping[str, ProviderSettings],
    chosen: Iterable[Setting],
    locale: str,
    *,
    variables: Iterable[str] = (),
    is_demo: bool = False,
) -> tuple[Choice, ...]:
    """Every installed provider with what was stated about it; see `Choice`."""
    settings, names = {one.provider: one for one in chosen}, frozenset(variables)
    return tuple(
        Choice(one, stated.get(one.about.id, ProviderSettings()), settings.get(one.about.id), locale, names, is_demo)
        for one in providers
    )


def sent(locale: str) -> Message:
    """What an audit tells search engines.

    Args:
        locale: language and region of searches.
    """
    return msg(
        "In an audit, each search engine that is asked receives the candidate's name, the name with a professional "
        "word, the handle and the candidate's own domain, each as a query of its own, with the language and region "
        "{locale}. Small indexes are not sent the professional word; encyclopedias and knowledge bases are sent the "
        "name alone.",
        locale=locale,
    )


async def tried(choice: Choice, setting: Setting, web: Web) -> tuple[Finding, ...]:
    """Send one harmless query to each engine of a provider."""
    engines = _engines(choice.provider, setting)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_test(choice, one, web)) for one in engines]
        config = group.create_task(searxng.read(setting, web)) if choice.about.id == searxng.ID else None
    found = tuple(one.result() for one in tasks) or (_broken(choice),)
    return found if config is None else (*found, config.result())


def untried(choice: Choice, why: Message | None) -> Finding:
    """What is known of a provider that is not asked now.

    Args:
        choice: see there.
        why: the reason where it could have been.
    """
    state, detail, remedy = _OF_FILE if choice.about.id == FILE else _standing(choice, why)
    return _finding(choice, as_it_is(choice.about.name), state, (detail,), remedy)


def _standing(choice: Choice, why: Message | None) -> tuple[State, Message, Message | None]:
    about, missing = choice.about, choice.missing
    ask = variable(about.id, "ask")
    if choice.stated.ask is False and choice.setting is None:
        return State.NOT_ASKED, msg("switched off ({variable})", variable=ask), None
    if missing and choice.setting is not None:
        return (
            State.DOES_NOT,
            msg("named, and {variable} is not set", variable=variable(about.id, missing)),
            _set_up(choice),
        )
    if missing:
        return State.NOT_SET, msg("{variable} is not set", variable=variable(about.id, missing)), _set_up(choice)
    if choice.setting is not None:
        return State.NOT_ASKED, why or msg("not asked now"), None
    if choice.is_demo and (choice.stated.ask or not about.is_chosen_by_name):
        return State.NOT_ASKED, msg("the demo asks only its own search engine"), None
    return State.NOT_SET, msg("asked only when it is named"), _by_name(about, ask)


def _by_name(about: About, ask: str) -> Message:
    return msg(
        "Name it with --search {name}, or set {variable} to true to ask it in every run.", name=about.id, variable=ask
    )


def _set_up(choice: Choice) -> Message:
    about, missing = choice.about, choice.missing
    name = variable(about.id, missing)
    if missing == "url":
        return msg("Set {variable} to the address of yours, such as http://127.0.0.1:8888.", variable=name)
    if about.sign_up:
        return msg("Set {variable}; a key is had at {address}", variable=name, address=about.sign_up)
    return msg("Set {variable} to your key.", variable=name)


def _engines(provider: Provider, setting: Setting) -> tuple[Engine, ...]:
    """Those that are asked; none where the provider fails."""
    try:
        return provider.engines(setting)
    except Exception:  # noqa: BLE001 (a stranger's code may raise anything)
        return ()


async def _test(choice: Choice, engine: Engine, web: Web) -> Finding:
    try:
        exchange = await web.get(engine.request(WORD, locale=choice.locale))
        hits = _read(engine, exchange)
        name = engine.name
    except Exception:  # noqa: BLE001 (a stranger's code may raise anything)
        return _broken(choice)
    state = State.WORKS if hits.status in _SPEAKS else State.DOES_NOT
    remedy = None if state is State.WORKS else _remedy(choice.about, hits.status, exchange)
    lines = searxng.lines(hits.status) if choice.about.id == searxng.ID else ()
    details = tuple(_outcome(hits, exchange))
    if isinstance(exchange.outcome, Failure) and exchange.outcome.kind is FailureKind.INTERRUPTED:
        state, remedy = State.NOT_ASKED, None
    found = _finding(choice, as_it_is(name), state, details, remedy)
    asked = found.asked and replace(found.asked, engine=name, status=hits.status, left=hits.left)
    return replace(found, lines=lines, asked=asked)


def _read(engine: Engine, exchange: Exchange) -> Hits:
    match exchange.outcome:
        case Response() as response:
            return engine.read(response)
        case Failure() as failure:
            return Hits(unanswered(failure))


def _outcome(hits: Hits, exchange: Exchange) -> Iterator[Message]:
    match exchange.outcome:
        case Response(status=status):
            yield _WENT.get(hits.status, SEARCHES[hits.status])
            if hits.status not in _SPEAKS:
                yield as_it_is(f"HTTP {status}")
        case Failure() as failure:
            yield from how(failure)
    if hits.status is SearchStatus.OK:
        yield nmsg("{n} result for “{word}”", "{n} results for “{word}”", n=len(hits.hits), word=WORD)
    if hits.left is not None:
        yield allowance(hits.left)


_WENT: Mapping[SearchStatus, Message] = {SearchStatus.DISABLED: msg("switched off at the other end")}
"""Where the general words would say that it is not configured here."""


def _remedy(about: About, status: SearchStatus, exchange: Exchange) -> Message:
    """The way out comes first: no key mends a proxy."""
    of_the_way = mended(exchange.outcome) if isinstance(exchange.outcome, Failure) else None
    return of_the_way or about.remedies.get(status, _STATUS_REMEDIES.get(status, _STATUS_REMEDIES[SearchStatus.ERROR]))


def _broken(choice: Choice) -> Finding:
    return _finding(
        choice,
        as_it_is(choice.about.name),
        State.DOES_NOT,
        (msg("the provider itself failed"),),
        msg("Update the package that brings it, or tell its author."),
    )


def _finding(
    choice: Choice, title: Message, state: State, details: tuple[Message, ...], remedy: Message | None
) -> Finding:
    about, setting = choice.about, choice.setting
    asked = Asked(
        about.id,
        about.kind,
        "",
        choice.receiver,
        about.terms,
        _stated(about.key, is_set=setting.has_key if setting else choice.stated.key is not None),
        _stated(about.url, is_set=bool(setting.url if setting else choice.stated.url)),
        in_audit=setting is not None,
    )
    return Finding(
        Area.SEARCH, f"search.{about.id}", title, state, (*_configured(choice, asked), *details), remedy, asked=asked
    )


def _configured(choice: Choice, asked: Asked) -> Iterator[Message]:
    """What it is, who receives the queries, and what is set for it; nobody receives what is in a file."""
    if asked.id == FILE:
        return
    yield KINDS[asked.kind]
    yield msg("an audit asks it") if asked.in_audit else msg("no audit asks it")
    yield (
        msg("queries go to {host}", host=asked.receiver)
        if asked.receiver
        else msg("queries go to a server of your own")
    )
    if choice.is_demo and asked.in_audit:
        return
    if asked.key is Stated.SET:
        yield msg("key set ({place})", place=_place(choice, "key"))
    elif asked.key is Stated.NOT_SET and choice.missing != "key":
        yield msg("no key set ({variable}), and none is needed", variable=variable(asked.id, "key"))
    if asked.url is Stated.SET:
        yield msg("address set ({place})", place=_place(choice, "url"))


def _place(choice: Choice, name: str) -> str:
    """Where something was stated: its variable, else its place in the file."""
    named = variable(choice.about.id, name)
    return named if named in choice.variables else f"[search.{choice.about.id}] {name}"


def _stated(need: Need, *, is_set: bool) -> Stated:
    if is_set:
        return Stated.SET
    return Stated.NOT_WANTED if need is Need.NONE else Stated.NOT_SET
