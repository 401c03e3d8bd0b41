"""`footprint networks`: the catalogue."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.catalogue.network import Tier
from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import COMMANDS, Example
from footprint.cli.output import emit
from footprint.errors import ConfigError
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from footprint.catalogue import Network
    from footprint.cli.session import Session
    from footprint.locale import Translator
    from footprint.message import Message

_TIERS = {Tier.CORE: msg("core"), Tier.EXTENDED: msg("extended")}
_TIER_MEANINGS = {
    Tier.CORE: msg("core: asked in every run"),
    Tier.EXTENDED: msg("extended: asked for what is given or linked, and for everything with --all"),
}

_Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar=str(msg("FORM")),
        help=str(msg("What is printed: terminal or json; terminal if not given.")),
    ),
]


def _second_words(incomplete: str) -> list[str]:
    """What a shell offers after `networks`: the commands that begin so."""
    words = (name.removeprefix("networks ") for name in COMMANDS if name.startswith("networks "))
    return [one for one in words if one.startswith(incomplete)]


_Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=str(msg("[NETWORK]...")),
        help=str(msg("Show these alone, in detail; all if not given.")),
        autocompletion=_second_words,
    ),
]


def _networks(
    context: typer.Context,
    *,
    names: _Names = None,
    form: _Form = None,
    lang: options.Lang = None,  # noqa: ARG001 (main has read it)
) -> ExitCode:
    from footprint.catalogue import load_catalogue

    session: Session = context.obj
    catalogue = load_catalogue()
    chosen = tuple(map(catalogue.get, names)) if names else catalogue.known
    match form:
        case "json":
            emit(json.dumps([_row(one) for one in chosen], ensure_ascii=False, indent=2))
        case None | "terminal":
            emit(_pages(chosen, session.words) if names else _table(chosen, session.words))
        case _:
            raise ConfigError(
                msg("--format: “{value}” is no form; give one of {known}", value=form, known="terminal, json")
            )
    return ExitCode.DONE


def _table(networks: "Sequence[Network]", words: "Translator") -> str:
    from footprint.cli.layout import table
    from footprint.report.words import niche

    head = (msg("network"), msg("name"), msg("niche"), msg("tier"), msg("answers"), msg("proved"))
    rows = [
        (
            one.id,
            one.name,
            words.say(niche(one.niche)),
            words.say(_TIERS[one.tier]),
            words.say(_answers(one)),
            one.proof.checked,
        )
        for one in networks
    ]
    count = nmsg(
        "{n} network; type a handle there as github:camille; footprint networks github shows one in detail",
        "{n} networks; type a handle there as github:camille; footprint networks github shows one in detail",
        n=len(rows),
    )
    return table([tuple(map(words.say, head)), *rows]) + "\n\n" + words.say(count)


def _pages(networks: "Sequence[Network]", words: "Translator") -> str:
    from footprint.cli.layout import Section, page, width

    return page(*(Section(f"{one.name} ({one.id})", tuple(_facts(one, words))) for one in networks), columns=width())


def _facts(one: "Network", words: "Translator") -> "Iterator[tuple[str, str]]":
    from footprint.profile import ConfidenceWord
    from footprint.report.words import CONFIDENCE, niche

    confidence = words.say(CONFIDENCE[ConfidenceWord(one.proof.confidence)])
    facts = (
        (msg("niche"), words.say(niche(one.niche))),
        (msg("handle"), one.handle.pattern.pattern),
        (msg("servers"), ", ".join(one.instances)),
        (msg("asked"), one.question.template if one.question else ""),
        (msg("tier"), words.say(_TIER_MEANINGS[one.tier])),
        (msg("answers"), words.say(_meaning(one))),
        (msg("sign up"), one.signup or ""),
        (msg("proved"), words.say(msg("{day:date}, {confidence}", day=one.proof.checked, confidence=confidence))),
        (msg("sources"), ", ".join(one.proof.sources)),
    )
    yield from ((words.say(name), text) for name, text in facts if text)


def _answers(one: "Network") -> "Message":
    """What an answer of this network can show, in a word or two."""
    if one.question is None:
        return msg("after login only")
    return msg("here and free") if one.missing_is_reliable else msg("here")


def _meaning(one: "Network") -> "Message":
    if one.question is None:
        return msg("shows nothing without a login, so it is not asked")
    if one.missing_is_reliable:
        return msg("believed when it says that a name is missing")
    return msg("shows who is there; can't show that a name is free")


def _row(one: "Network") -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "niche": one.niche,
        "family": one.family,
        "tier": one.tier,
        "key": one.key,
        "walled": one.question is None,
        "homepage": one.homepage,
        "signup": one.signup,
        "handle": one.handle.pattern.pattern,
        "asked": one.question.template if one.question else None,
        "shows_absence": one.missing_is_reliable,
        "servers": one.instances,
        "proof": {"checked": one.proof.checked, "confidence": one.proof.confidence, "sources": one.proof.sources},
    }


entry = Entry(
    _networks,
    msg(
        "Lists every network that is known: the word that names each on the command line, whether it is asked in every "
        "run (core) or with --all, what its answers can show, and when they were proved."
    ),
    (
        Example("footprint networks", msg("All of them, as a table.")),
        Example("footprint networks github mastodon", msg("Two of them, in detail.")),
        Example("footprint networks --format json", msg("All of them, for a program.")),
    ),
)
