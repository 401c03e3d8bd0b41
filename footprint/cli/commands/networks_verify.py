"""`footprint networks verify`: do the rules of the catalogue still hold?"""

import asyncio
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import emit, remark
from footprint.errors import ConfigError
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.asking import Checkup
    from footprint.catalogue import Network
    from footprint.cli.checkups import Walls
    from footprint.cli.session import Session
    from footprint.clock import Clock
    from footprint.config import Settings
    from footprint.locale import Translator

_FORMS = ("terminal", "json", "junit")

_Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar=str(msg("FORM")),
        help=str(msg("What is printed: terminal, json or junit; terminal if not given.")),
        rich_help_panel=options.RESULT,
    ),
]
_Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=str(msg("[NETWORK]...")), help=str(msg("Verify these alone; if not given, those that an audit asks."))
    ),
]
_Demo = Annotated[
    bool,
    typer.Option(
        "--demo",
        help=str(
            msg("Verify the networks of the invented world that comes with footprint; nothing leaves this machine.")
        ),
        rich_help_panel=options.NETWORKS,
    ),
]


def _verify(
    context: typer.Context,
    *,
    names: _Names = None,
    extended: options.Extended = False,
    catalogue: options.Catalogues = None,
    only_catalogue: options.OnlyCatalogue = False,
    demo: _Demo = False,
    form: _Form = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    timeout: options.Timeout = None,
    config: options.Config = None,
    contact: options.Contact = None,
) -> ExitCode:
    from footprint.cli.checkups import exit_code
    from footprint.cli.walls import walls_of
    from footprint.config import load_settings
    from footprint.locale import translator
    from footprint.runs.order import clock_of
    from footprint.runs.reach import Reach, named, reached

    session: Session = context.obj
    if form not in {None, *_FORMS}:
        raise ConfigError(
            msg("--format: “{value}” is no form; give one of {known}", value=form or "", known=", ".join(_FORMS))
        )
    flags = options.said(lang=lang or session.lang, timeout=timeout, contact=contact, cache=False)
    settings = load_settings(flags, file=config)
    words = translator(settings.lang or session.words.language)
    known = reached(Reach(extended, tuple(map(str, catalogue or ())), only_catalogue), self_audit=False)
    for one in known.remarks:
        remark(words.say(one))
    chosen = named(known.catalogue, names) if names else known.catalogue.networks
    checkups, was_stopped = asyncio.run(
        _ask(chosen, settings, clock_of(None, is_demo=demo), session, is_demo=demo, quiet=quiet)
    )
    emit(_shown(form, checkups, walls_of(chosen), words))
    code = exit_code(checkups)
    if was_stopped:
        remark(words.say(msg("cut short: what had not answered by then is shown as “did not answer”")))
    elif code is ExitCode.INCOMPLETE:
        remark(words.say(msg("no network answered, so nothing is known of their rules; is there a connection?")))
    return was_stopped or code


def _shown(form: str | None, checkups: "Sequence[Checkup]", walls: "Walls", words: "Translator") -> str:
    from footprint.cli.checkups import document, junit, table
    from footprint.cli.layout import width

    match form:
        case "json":
            return document(checkups)
        case "junit":
            return junit(checkups, words, walls)
        case _:
            return table(checkups, words, walls, columns=width())


async def _ask(
    networks: "Sequence[Network]",
    settings: "Settings",
    clock: "Clock",
    session: "Session",
    *,
    is_demo: bool,
    quiet: bool,
) -> "tuple[tuple[Checkup, ...], ExitCode | None]":
    """Every network at once; the results in the catalogue's order."""
    import secrets

    from footprint.asking import verify
    from footprint.cli.progress import counted
    from footprint.runs.live import connected

    seed = 0 if is_demo else secrets.randbelow(2**32)
    async with connected(settings, clock, session.environ, is_demo=is_demo) as connection:
        with counted(msg("Networks"), len(networks), session.words, stream=sys.stderr, quiet=quiet) as done:

            async def one(network: "Network") -> "tuple[Checkup, ...]":
                found = await verify(network, connection.web, seed=seed)
                done(network.name)
                return found

            async with asyncio.TaskGroup() as tasks:
                running = [tasks.create_task(one(each)) for each in networks]
        is_whole = not connection.web.was_stopped
    checkups = tuple(found for each in running for found in each.result())
    if connection.was_interrupted:
        return checkups, ExitCode.INTERRUPTED
    return checkups, None if is_whole else ExitCode.INCOMPLETE


entry = Entry(
    _verify,
    msg(
        "A network's rules tell a profile from a missing one. No candidate is looked for here: each network is asked "
        "about a name that nobody holds and about an account that surely exists. Says whose rules still hold, whose "
        "are broken, and which networks gave no answer. Exit code 5 when one is broken, 3 when "
        "none answered."
    ),
    (
        Example("footprint networks verify", msg("The networks that an audit asks.")),
        Example("footprint networks verify --all --format junit", msg("All of them, for a CI job.")),
        Example("footprint networks verify github mastodon", msg("Two networks alone.")),
    ),
)
