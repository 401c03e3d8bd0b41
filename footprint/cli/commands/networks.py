"""`footprint networks`: the catalogue."""

import json
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.catalogue.network import Tier
from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import COMMANDS, Example
from footprint.cli.output import emit
from footprint.cli.walls import LONG, SHORT, Wall, wall_of
from footprint.errors import ConfigError
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from footprint.catalogue import Catalogue, Network
    from footprint.cli.session import Session
    from footprint.locale import Translator
    from footprint.message import Message

_TIERS = {Tier.CORE: msg("core"), Tier.EXTENDED: msg("extended")}
_TIER_MEANINGS = {
    Tier.CORE: msg("core: asked in every run"),
    Tier.EXTENDED: msg("extended: asked for what is given or linked, and for everything with --all"),
}
_NEVER = (Wall.LOGIN, Wall.NAMELESS)
"""Where no tier tells when it is asked."""

_Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar=str(msg("FORM")),
        help=str(msg("What is printed: terminal or json; terminal if not given.")),
        rich_help_panel=options.RESULT,
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
    from footprint.runs.reach import named

    session: Session = context.obj
    catalogue = load_catalogue()
    if names:
        _refuse_command(names[0], catalogue)
    chosen = named(catalogue, names) if names else catalogue.known
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


def _refuse_command(word: str, catalogue: "Catalogue") -> None:
    """A word that names no network may be a misspelt command of `networks`.

    Raises:
        ConfigError: it is.
    """
    near = get_close_matches(word.lower(), _second_words(""), n=1, cutoff=0.75)
    if near and word.lower() not in catalogue.ids:
        raise ConfigError(
            msg("no network “{name}”; did you mean: footprint networks {command}", name=word, command=near[0])
        )


def _table(networks: "Sequence[Network]", words: "Translator") -> str:
    from footprint.cli.layout import table
    from footprint.report.words import niche

    head = (msg("network"), msg("name"), msg("niche"), msg("tier"), msg("answers"), msg("checked"))
    rows = [
        (
            one.id,
            one.name,
            words.say(niche(one.niche)),
            "—" if wall_of(one) in _NEVER else words.say(_TIERS[one.tier]),
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
    asked = _asked(one)
    facts = (
        (msg("niche"), words.say(niche(one.niche))),
        (msg("handle"), one.handle.pattern.pattern),
        (msg("servers"), ", ".join(one.instances)),
        (msg("asked"), next(asked, "")),
        (msg("asked next"), next(asked, "")),
        (msg("tier"), "" if wall_of(one) else words.say(_TIER_MEANINGS[one.tier])),
        (msg("answers"), words.say(_meaning(one))),
        (msg("controls"), "" if one.question is None else words.say(_controls(one))),
        (msg("sign up"), one.signup or ""),
        (msg("checked"), words.say(msg("{day:date}, {confidence}", day=one.proof.checked, confidence=confidence))),
        (msg("sources"), ", ".join(one.proof.sources)),
    )
    yield from ((words.say(name), text) for name, text in facts if text)


def _asked(one: "Network") -> "Iterator[str]":
    """The address of each question: the second one is asked where the first can't tell."""
    for each in (one, one.fallback):
        if each is not None and each.question is not None:
            yield each.question.template


def shows_absence(one: "Network") -> bool:
    """Can one of its questions show that a name is free?"""
    return one.missing_is_reliable or (one.fallback is not None and one.fallback.missing_is_reliable)


def _answers(one: "Network") -> "Message":
    """What an answer of this network can show, in a word or two."""
    if (wall := wall_of(one)) is not None:
        return SHORT[wall]
    return msg("here and free") if shows_absence(one) else msg("here")


def _meaning(one: "Network") -> "Message":
    if (wall := wall_of(one)) is not None:
        return LONG[wall]
    if shows_absence(one):
        return msg("believed when it says that a name is missing")
    return msg("shows who is there; can't show that a name is free")


def _controls(one: "Network") -> "Message":
    """What is asked beside a name, so that the answer is believed."""
    known = ", ".join(f"{each.name}@{each.instance}" if each.instance else each.name for each in one.known)
    if known:
        return msg("a random name, which nobody holds; and accounts that surely exist: {known}", known=known)
    return msg("a random name, which nobody holds; and, as no account is known there, names such as admin")


def _row(one: "Network") -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "niche": one.niche,
        "family": one.family,
        "tier": one.tier,
        "key": one.key,
        "walled": one.question is None,
        "wall": wall_of(one),
        "homepage": one.homepage,
        "signup": one.signup,
        "handle": one.handle.pattern.pattern,
        "asked": next(_asked(one), None),
        "asked_then": next(_asked(one.fallback), None) if one.fallback else None,
        "known": [each.name if each.instance is None else f"{each.name}@{each.instance}" for each in one.known],
        "shows_absence": shows_absence(one),
        "servers": one.instances,
        "proof": {"checked": one.proof.checked, "confidence": one.proof.confidence, "sources": one.proof.sources},
    }


entry = Entry(
    _networks,
    msg(
        "Lists every network that is known: the word that names each on the command line, whether it is asked in every "
        "run (core) or with --all, what its answers can show, and when they were checked."
    ),
    (
        Example("footprint networks", msg("All of them, as a table.")),
        Example("footprint networks github mastodon", msg("Two of them, in detail.")),
        Example("footprint networks --format json", msg("All of them, for a program.")),
    ),
)
