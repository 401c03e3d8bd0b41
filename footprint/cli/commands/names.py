"""`footprint names`: where one's name exists, who holds it, and what to claim first."""

import asyncio
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import remark, told_once
from footprint.errors import ConfigError
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.asking import Target
    from footprint.catalogue import Network
    from footprint.cli.session import Session
    from footprint.clock import Clock
    from footprint.config import Settings
    from footprint.message import Message
    from footprint.runs.given import Given
    from footprint.runs.reach import Reach
    from footprint.subject import NetworkHandle

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
    from footprint.config import load_settings
    from footprint.runs.demo import completed
    from footprint.runs.given import Given
    from footprint.runs.reach import Reach

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
    typed = Given(tuple(words or ()), name, tuple(url or ()))
    given = completed(typed) if demo else typed
    reach = Reach(extended, tuple(map(str, catalogue or ())), only_catalogue)
    if jsonl:
        return _stream(given, settings, reach, session, is_demo=demo, self_audit=self_audit, now=now)
    from footprint.cli.carrying import carry_out
    from footprint.cli.results import outputs_of
    from footprint.profile import Scope
    from footprint.runs.order import order

    outputs = outputs_of(form, output, browser=settings.browser)
    ordered = order(
        given, settings, scope=Scope.NAMES, reach=reach, is_demo=demo, self_audit=self_audit, now=now, record=record,
        environ=session.environ,
    )  # fmt: skip
    command = None if given == typed else given.command("names")
    return carry_out(ordered, outputs, session, command=command, quiet=quiet)


def _stream(
    given: "Given",
    settings: "Settings",
    reach: "Reach",
    session: "Session",
    *,
    is_demo: bool,
    self_audit: bool,
    now: str | None,
) -> ExitCode:
    """Print each verdict at once; what is still open when the run is cut short is unknown, and said so too.

    No check is loaded and no report made: a list of thousands of sites needs no more than its verdicts.
    """
    from footprint.asking import targets
    from footprint.runs.order import clock_of, conditions_of, subject_of
    from footprint.runs.reach import reached

    clock, known = clock_of(now, is_demo=is_demo), reached(reach, self_audit=self_audit)
    subject = subject_of(given, settings, known.catalogue, clock, self_audit=self_audit)
    for warning in known.remarks:
        remark(session.words.say(warning))
    wanted, conditions = targets(subject, known.catalogue), conditions_of(settings, clock, (), is_demo=is_demo)
    code, troubles = asyncio.run(_sweep(wanted, settings, clock, session, seed=conditions.seed, is_demo=is_demo))
    for trouble in troubles:
        remark(session.words.say(trouble))
    if code is not ExitCode.DONE:
        remark(session.words.say(msg("cut short: what was not answered by then is printed as unknown")))
    return code


async def _sweep(
    wanted: "Sequence[Target]",
    settings: "Settings",
    clock: "Clock",
    session: "Session",
    *,
    seed: int,
    is_demo: bool,
) -> "tuple[ExitCode, tuple[Message, ...]]":
    from footprint.asking import ask, sweep
    from footprint.cli.verdicts import JsonLines
    from footprint.runs.live import connected

    lines = JsonLines()
    async with connected(settings, clock, session.environ, is_demo=is_demo) as connection:

        async def one(network: "Network", handles: "Sequence[NetworkHandle]") -> None:
            lines.told(network, await ask(network, handles, connection.web, seed=seed))

        with told_once():
            await sweep(wanted, one)
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
