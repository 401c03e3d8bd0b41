"""`footprint names`: where one's name exists, who holds it, and what to claim first."""

import asyncio
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import remark
from footprint.errors import ConfigError
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.cli.order import Order
    from footprint.cli.session import Session
    from footprint.message import Message

_JsonLines = Annotated[
    bool,
    typer.Option(
        "--jsonl",
        help=str(msg("Print the verdicts alone, each a line of JSON, as the networks answer; no report is made.")),
        rich_help_panel=options.RESULT,
    ),
]


def _names(
    context: typer.Context,
    *,
    words: options.Words = None,
    name: options.Name = None,
    url: options.Url = None,
    self_audit: options.SelfAudit = False,
    demo: options.Demo = False,
    extended: options.Extended = False,
    catalogue: options.Catalogues = None,
    only_catalogue: options.OnlyCatalogue = False,
    form: options.Form = None,
    jsonl: _JsonLines = False,
    output: options.Output = None,
    record: options.Record = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    timeout: options.Timeout = None,
    now: options.Now = None,
    config: options.Config = None,
    no_cache: options.NoCache = False,
    search_locale: options.SearchLocale = None,
    contact: options.Contact = None,
    purpose: options.Purpose = None,
    position: options.Position = None,
    controller: options.Controller = None,
    legal_basis: options.LegalBasis = None,
    notice_reference: options.NoticeReference = None,
    notice_date: options.NoticeDate = None,
) -> ExitCode:
    from footprint.cli.carrying import carry_out
    from footprint.cli.demo import completed
    from footprint.cli.given import Given
    from footprint.cli.order import order
    from footprint.cli.reach import Reach
    from footprint.cli.results import outputs_of
    from footprint.config import load_settings
    from footprint.profile import Scope

    session: Session = context.obj
    if jsonl and (form or output or record):
        raise ConfigError(msg("--jsonl prints verdicts alone; leave out --format, --output and --record"))
    mandate = options.said(
        purpose=purpose, position=position, controller=controller, legal_basis=legal_basis,
        notice_reference=notice_reference, notice_date=notice_date,
    )  # fmt: skip
    flags = options.said(
        lang=lang or session.lang, timeout=timeout, contact=contact, cache=False if no_cache else None,
        search_locale=search_locale, mandate=mandate or None,
    )  # fmt: skip
    settings = load_settings(flags, file=config)
    outputs = outputs_of(form, output)
    typed = Given(tuple(words or ()), name, tuple(url or ()))
    given = completed(typed) if demo else typed
    reach = Reach(extended, tuple(map(str, catalogue or ())), only_catalogue)
    ordered = order(
        given, settings, scope=Scope.NAMES, reach=reach, is_demo=demo, self_audit=self_audit, now=now, record=record
    )
    if jsonl:
        return _stream(ordered, session)
    command = None if given == typed else given.command("names")
    return carry_out(ordered, outputs, session, command=command, quiet=quiet)


def _stream(ordered: "Order", session: "Session") -> ExitCode:
    """Print each verdict at once; what is still open when the run is cut short is unknown, and said so too."""
    for warning in ordered.stock.warnings:
        remark(session.words.say(warning))
    code, troubles = asyncio.run(_sweep(ordered, session))
    for trouble in troubles:
        remark(session.words.say(trouble))
    if code is not ExitCode.DONE:
        sys.stdout.flush()
        remark(session.words.say(msg("cut short: what was not answered by then is printed as unknown")))
    return code


async def _sweep(ordered: "Order", session: "Session") -> "tuple[ExitCode, tuple[Message, ...]]":
    from footprint.asking import sweep, targets
    from footprint.cli.live import connected
    from footprint.cli.verdicts import JsonLines

    run, lines = ordered.run, JsonLines()
    wanted = targets(run.subject, ordered.stock.catalogue)
    async with connected(ordered.settings, ordered.clock, session.environ, is_demo=ordered.is_demo) as connection:
        await sweep(wanted, connection.web, seed=run.conditions.seed, told=lines.told)
        is_whole = not connection.web.was_stopped
    if connection.was_interrupted:
        return ExitCode.INTERRUPTED, connection.troubles
    return ExitCode.DONE if is_whole else ExitCode.INCOMPLETE, connection.troubles


entry = Entry(
    _names,
    msg(
        "Looks where a name exists, on networks and as a domain, and who holds it: you, someone who is not known, "
        "nobody, or it can't be told. Looks for names that are easily taken for it, too. Says what to claim first, "
        "with the link for it. Of an account that is not shown to be yours nothing but its existence is kept."
    ),
    (
        Example(
            "footprint names @camilleroy --demo", msg("The names of an invented person; nothing leaves this machine.")
        ),
        Example(
            "footprint names @camille --name 'Camille Roy' --url https://camille.example --self -o names.html",
            msg("Your own names, with your site to tell your accounts from those of others."),
        ),
        Example(
            "footprint names @camille --jsonl --catalogue wmn-data.json --only-catalogue",
            msg("Verdicts on the sites of another project's list alone, for a program."),
        ),
    ),
)
