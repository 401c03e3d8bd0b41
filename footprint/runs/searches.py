"""Whom a run searches with: what is configured, what the command names, and lists that a person looked at by hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from footprint.config import ProviderSettings, no_provider, variable_of
from footprint.errors import ConfigError
from footprint.exhibit import SearchAim
from footprint.message import msg
from footprint.search import AIMS, Need, Setting
from footprint.search.given import Lists, read_lists
from footprint.web.exchange import Purpose

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from footprint.config import Settings
    from footprint.exhibit import SearchPage
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.search import About, Engine, Provider
    from footprint.subject import Subject

FILE = "file"
"""Id of the provider that answers from the lists, for which nobody is asked."""


@dataclass(frozen=True, slots=True)
class Searches:
    """What a command says of searches.

    Attributes:
        names: the providers that are asked, exactly these; None for those that are configured.
        lists: what a person looked at by hand; None for nothing.
    """

    names: tuple[str, ...] | None = None
    lists: Lists | None = None


def searches(names: Iterable[str] | None, file: Path | None) -> Searches:
    """What `--search` and `--search-results` say; the file is read here, once.

    Raises:
        ConfigError: the file can't be read, or holds no lists.
    """
    return Searches(tuple(dict.fromkeys(names)) if names else None, None if file is None else _lists(file))


def _lists(file: Path) -> Lists:
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = error.strerror or "error"
        raise ConfigError(
            msg("--search-results: {file} can't be read ({reason}); check the path", file=str(file), reason=reason)
        ) from error
    return read_lists(data, str(file))


def searched(
    said: Searches, settings: Settings, providers: Sequence[Provider], *, is_demo: bool
) -> tuple[Setting, ...]:
    """The search providers of a run, in the order in which they are shown.

    Args:
        said: by the command.
        settings: what the operator stated.
        providers: those that may be asked.
        is_demo: the invented world is asked, with its own engines unless the command says otherwise.

    Raises:
        ConfigError: one that is to be asked is not known, or lacks its key or its address.
    """
    if said.names is not None:
        asked = tuple(
            _named(said.names, said, settings, {one.about.id: one.about for one in providers}, is_demo=is_demo)
        )
    elif is_demo:
        asked = () if said.lists else of_demo()
    else:
        asked = tuple(chosen(settings, providers))
        for one in providers:
            if settings.search.get(one.about.id, ProviderSettings()).ask:
                _complete(one.about, settings)
    return asked if said.lists is None else (*asked, Setting(FILE, engines=said.lists.engines))


def chosen(settings: Settings, providers: Iterable[Provider]) -> Iterator[Setting]:
    """The search providers that the settings choose.

    A key or an address that was configured is a choice, and so is `ask`: of a service that needs neither, nobody is
    asked who was not named.
    """
    for about in (one.about for one in providers if one.about.id != FILE):
        stated = settings.search.get(about.id, ProviderSettings())
        has_key, has_url = stated.key is not None, stated.url is not None
        is_ready = (about.key is not Need.REQUIRED or has_key) and (about.url is not Need.REQUIRED or has_url)
        is_given = (about.key is not Need.NONE and has_key) or (about.url is not Need.NONE and has_url)
        if stated.ask or (stated.ask is None and is_ready and is_given):
            yield _setting(about, settings)


def has_keys(asked: Iterable[Setting], settings: Settings, providers: Iterable[Provider]) -> None:
    """See that the keys that were there when a run was ordered still are.

    Raises:
        ConfigError: one is not.
    """
    known = {one.about.id: one.about for one in providers}
    for one in asked:
        if one.has_key and one.provider in known and one.provider not in settings.secrets:
            raise _keyless(known[one.provider])


def of_demo() -> tuple[Setting, ...]:
    """The invented world's own."""
    from footprint_world import SEARCH

    return SEARCH


def sent(subject: Subject, word: str, engines: Sequence[Engine], words: Translator, *, locale: str) -> Iterator[str]:
    """Which words go to whom: a line for those that are sent the same; none when nobody is sent any.

    Args:
        subject: whose name every query holds.
        word: professional word that the operator chose; empty for the usual one.
        engines: those that are asked.
        words: the language.
        locale: language and region of the searches.
    """
    for kind, aims in AIMS.items():
        receivers = [(one.name, _receiver(one, locale)) for one in engines if one.about.kind is kind]
        told = [words.say(msg("{name} at {host}", name=name, host=host)) for name, host in receivers if host]
        terms = ", ".join(map(words.say, _terms(subject, word, aims)))
        if told and terms:
            yield words.say(msg("searches for {terms} are sent to {engines}", terms=terms, engines=" · ".join(told)))


def unused(lists: Lists, engines: Sequence[Engine], pages: Iterable[SearchPage], *, locale: str) -> Message | None:
    """What is said of lists whose query was none of ours; None when each was used.

    Two queries are the same when their engine asks the same question for both.
    """
    asked = tuple(dict.fromkeys(one.query for one in pages))
    by_hand = [one for one in engines if one.about.id == FILE]
    ours = {engine.request(query, locale=locale).url for engine in by_hand for query in asked}
    strange = [
        query for query in lists.queries if ours.isdisjoint(one.request(query, locale=locale).url for one in by_hand)
    ]
    if not strange:
        return None
    return msg(
        "--search-results: this run makes no search for {strange}, so that is left out; without this option the report "
        "shows the searches to make",
        strange=", ".join(dict.fromkeys(strange)),
    )


def _named(
    names: Iterable[str], said: Searches, settings: Settings, known: dict[str, About], *, is_demo: bool
) -> Iterator[Setting]:
    demo = {one.provider: one for one in of_demo()} if is_demo else {}
    for name in names:
        if name not in known:
            raise ConfigError(no_provider(name, "--search"))
        if name == FILE:
            if said.lists is None:
                raise ConfigError(msg("--search {name}: give the lists with --search-results FILE", name=name))
        elif name in demo:
            yield demo[name]
        else:
            _complete(known[name], settings)
            yield _setting(known[name], settings)


def _setting(about: About, settings: Settings) -> Setting:
    stated = settings.search.get(about.id, ProviderSettings())
    return Setting(about.id, stated.url or "", stated.engine, has_key=stated.key is not None)


def _complete(about: About, settings: Settings) -> None:
    """See that one that is to be asked has what it needs.

    Raises:
        ConfigError: it has not.
    """
    stated = settings.search.get(about.id, ProviderSettings())
    if about.key is Need.REQUIRED and stated.key is None:
        raise _keyless(about)
    if about.url is Need.REQUIRED and stated.url is None:
        raise ConfigError(
            msg(
                "{name} can't be asked without the address of your server; set {variable}",
                name=about.name,
                variable=variable_of(about.id, "url"),
            )
        )


def _keyless(about: About) -> ConfigError:
    return ConfigError(
        msg(
            "{name} can't be asked without a key; set {variable} (a key is had at {page})",
            name=about.name,
            variable=variable_of(about.id, "key"),
            page=about.sign_up or "—",
        )
    )


def _receiver(engine: Engine, locale: str) -> str:
    """The host that its queries go to; empty where nobody is asked."""
    request = engine.request("x", locale=locale)
    return "" if request.purpose is Purpose.GIVEN else urlsplit(request.url).hostname or ""


def _terms(subject: Subject, word: str, aims: Collection[SearchAim]) -> Iterator[Message]:
    """What the candidate may be told by, in the order in which it is looked for."""
    if subject.name and SearchAim.NAME_AND_WORD not in aims:
        yield msg("“{term}”", term=subject.name)
    elif subject.name and word:
        yield msg("“{name}” (alone and with “{word}”)", name=subject.name, word=word)
    elif subject.name:
        yield msg("“{name}” (alone and with a professional word)", name=subject.name)
    handles = subject.names_to_protect[:1] if SearchAim.HANDLE in aims else ()
    sites = subject.sites if SearchAim.DOMAIN in aims else ()
    hosts = dict.fromkeys(host for one in sites if (host := urlsplit(one.url).hostname))
    for term in (*handles, *hosts):
        yield msg("“{term}”", term=term)
