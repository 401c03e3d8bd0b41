"""The form by which an audit is ordered: what was filled in, and what it comes to."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from footprint.catalogue import load_catalogue
from footprint.errors import ConfigError
from footprint.message import msg, nmsg
from footprint.runs.given import Given
from footprint.runs.order import order
from footprint.runs.reach import Reach
from footprint.runs.searches import FILE, Searches, chosen, of_demo
from footprint.search import Need, load_providers
from footprint.search.given import read_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from footprint.config import Settings
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.runs.order import Order
    from footprint.search import About

MANDATE = ("position", "purpose", "controller", "legal_basis", "notice_reference", "notice_date")
"""Fields that go into the mandate, by the names of `MandateSettings`."""

LABELS: Mapping[str, Message] = {
    "who": msg("Handles, accounts and pages"),
    "name": msg("Name"),
    "links": msg("Links"),
    "position": msg("Position"),
    "purpose": msg("Purpose"),
    "controller": msg("Who is responsible"),
    "legal_basis": msg("Legal basis"),
    "notice_reference": msg("Reference of the notice"),
    "notice_date": msg("Day on which the candidate was told"),
    "rubric": msg("Rubric"),
    "search": msg("Search engines"),
    "search_word": msg("Professional word"),
    "results": msg("Search results that you looked at yourself"),
    "self_audit": msg("This is about me"),
    "extended": msg("Ask every network that is known"),
}
"""What each field is called."""

_FLAGS: Mapping[str, str] = {
    "--notice-reference": "notice_reference", "--search-results": "results", "--legal-basis": "legal_basis",
    "--notice-date": "notice_date", "--search-word": "search_word", "--controller": "controller",
    "--position": "position", "--purpose": "purpose", "--rubric": "rubric", "--search": "search",
    "--self": "self_audit", "--name": "name", "--url": "links",
}  # fmt: skip
"""The field that stands here for a flag of the command line; those that another begins with come after it."""


_COMMAND = re.compile(r"\s\(footprint [a-z ]+\)$")
"""Where more is told, for whoever sits at a terminal."""
_NAME = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:[-'’][^\W\d_]+)*(?: |$)){2,}")  # noqa: RUF001 (apostrophes in names)
"""Two words or more as names are written: asked as handles, each would be another person's."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in, as typed.

    Attributes:
        who, name, links: of the candidate; several words, or lines, in the first and the last.
        self_audit, extended: ticked.
        position, purpose, controller, legal_basis, notice_reference, notice_date: the mandate.
        rubric: id, or empty for the usual one.
        search: ids of the providers that are ticked.
        search_word: professional word, or empty for the usual one.
    """

    who: str = ""
    name: str = ""
    links: str = ""
    self_audit: bool = False
    extended: bool = False
    position: str = ""
    purpose: str = ""
    controller: str = ""
    legal_basis: str = ""
    notice_reference: str = ""
    notice_date: str = ""
    rubric: str = ""
    search: tuple[str, ...] = ()
    search_word: str = ""

    @property
    def given(self) -> Given:
        """What is known of the candidate."""
        return Given(tuple(self.who.split()), self.name or None, tuple(self.links.split()))

    @property
    def flags(self) -> dict[str, object]:
        """What it says of the settings, by their names; only what was filled in."""
        mandate = {name: value for name in MANDATE if (value := getattr(self, name))}
        said = {"rubric": self.rubric, "search_word": self.search_word, "mandate": mandate}
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class Choice:
    """A search provider that can be ticked.

    Attributes:
        id, name: of the provider.
        terms: what one must know before a person's name is sent there.
        receiver: host that the words go to, or empty for a server of the operator's own.
    """

    id: str
    name: str
    terms: Message
    receiver: str


@dataclass(frozen=True, slots=True)
class Stack:
    """What the form offers, and what it begins with.

    Attributes:
        choices: the providers that are ready to be asked.
        filled: as it stands when the page is opened.
        needs_mandate: the settings refuse an audit without one.
        sent: what happens once it is sent, and to whom.
    """

    choices: tuple[Choice, ...]
    filled: Filled
    needs_mandate: bool
    sent: tuple[Message, ...]


def filled(values: Mapping[str, Sequence[str]]) -> Filled:
    """What a form brought.

    Args:
        values: all values of each field.
    """

    def one(name: str) -> str:
        return next((value.strip() for value in values.get(name, ())), "")

    texts = {each.name: one(each.name) for each in fields(Filled) if each.name not in _OTHERS}
    return Filled(
        **texts,
        self_audit=bool(one("self_audit")),
        extended=bool(one("extended")),
        search=tuple(values.get("search", ())),
    )


def begun(usual: Filled, values: Mapping[str, Sequence[str]]) -> Filled:
    """The form with what an address says of it; nothing is ordered by that.

    Args:
        usual: as it stands otherwise.
        values: all values of each field.
    """
    said = filled(values)
    given = {one.name: getattr(said, one.name) for one in fields(Filled) if one.name in values}
    return replace(usual, **given)


_OTHERS = frozenset({"self_audit", "extended", "search"})


def offered(settings: Settings, *, is_demo: bool) -> Stack:
    """The form before anybody filled it in: the providers that are configured are ticked, the mandate is stated."""
    providers, _ = load_providers()
    ticked = tuple(one.provider for one in (of_demo() if is_demo else chosen(settings, providers)))
    about = [one.about for one in providers if one.about.id != FILE]
    ready = [one for one in about if one.id in ticked or (not is_demo and _is_ready(one))]
    stated = settings.mandate
    return Stack(
        tuple(Choice(one.id, one.name, one.terms, one.receiver) for one in ready),
        Filled(
            search=ticked,
            search_word=settings.search_word,
            rubric=settings.rubric,
            position=stated.position,
            purpose=stated.purpose,
            controller=stated.controller,
            legal_basis=stated.legal_basis,
            notice_reference=stated.notice_reference,
            notice_date="" if stated.notice_date is None else stated.notice_date.isoformat(),
        ),
        settings.require_mandate,
        tuple(_sent(settings, is_demo=is_demo)),
    )


def _sent(settings: Settings, *, is_demo: bool) -> Iterator[Message]:
    """What an audit tells to whom, in the order in which it matters to the candidate."""
    networks = load_catalogue().narrowed(extended=False, self_audit=False).networks
    asked = sum(one.question is not None for one in networks)
    yield nmsg(
        "{n} network is asked whether the handle exists there. Of accounts that are not the candidate's nothing else "
        "is kept.",
        "{n} networks are asked whether the handle exists there. Of accounts that are not the candidate's nothing else "
        "is kept.",
        n=asked,
    )
    yield msg("The name goes to the search engines that are ticked, each query on its own; the report names them.")
    yield msg("The candidate's pages and accounts are read as any visitor would, without a login.")
    if is_demo:
        yield msg("In this demo all of them are invented, and answer from this machine.")
    yield nmsg(
        "The audit is kept on this machine alone, and is not read any more after {n} month.",
        "The audit is kept on this machine alone, and is not read any more after {n} months.",
        n=settings.retention_months,
    )


def _is_ready(about: About) -> bool:
    """Can it be asked without anything that is not configured?"""
    return about.key is not Need.REQUIRED and about.url is not Need.REQUIRED


def ordered(
    form: Filled, results: bytes | None, settings: Settings, *, environ: Mapping[str, str], is_demo: bool
) -> Order:
    """The audit that a form asks for; nothing is asked of anybody yet.

    Args:
        form: see there.
        results: a list of search results, as uploaded.
        settings: with what the form says of them.
        environ: the environment, for the system's locale.
        is_demo: the invented world is asked, where a handle alone brings its owner's application.

    Raises:
        FootprintError: something that was filled in can't be.
    """
    given = form.given
    if _NAME.fullmatch(" ".join(given.words)):
        raise ConfigError(
            msg(
                "“{words}” looks like a name: write it as the name, and here what stands on the accounts, such as "
                "@camille",
                words=" ".join(given.words)[:60],
            )
        )
    if is_demo:
        from footprint.runs.demo import completed

        given = completed(given)
    elif not (given.words or given.name or given.urls):
        raise ConfigError(msg("nobody is named: write a handle, an account, a page or a name"))
    lists = None if not results else read_lists(results, "--search-results")
    return order(
        given,
        settings,
        reach=Reach(extended=form.extended),
        said=Searches(form.search, lists),
        is_demo=is_demo,
        self_audit=form.self_audit,
        save=True,
        environ=environ,
    )


def told(message: Message, words: Translator) -> str:
    """What is wrong, with the names of fields where the command line has flags, and without its commands."""
    said = words.say(message)
    said = _COMMAND.sub("", said)
    for flag, name in _FLAGS.items():
        said = said.replace(flag, words.say(msg("“{term}”", term=words.say(LABELS[name]))))
    return said


def is_stated(form: Filled) -> bool:
    """Is the whole mandate there? Then it need not be looked at again."""
    return all(text for _, text in texts(form))


def texts(form: Filled) -> Iterator[tuple[str, str]]:
    """The mandate's fields with what they hold."""
    return ((name, str(getattr(form, name))) for name in MANDATE)
