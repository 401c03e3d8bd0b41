"""`footprint identity`: whose each account is, and what names what."""

from typing import TYPE_CHECKING

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.cli.session import Session


def _identity(
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
    output: options.Output = None,
    record: options.Record = None,
    save: options.Save = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    timeout: options.Timeout = None,
    now: options.Now = None,
    config: options.Config = None,
    no_cache: options.NoCache = False,
    contact: options.Contact = None,
    purpose: options.Purpose = None,
    position: options.Position = None,
    controller: options.Controller = None,
    legal_basis: options.LegalBasis = None,
    notice_reference: options.NoticeReference = None,
    notice_date: options.NoticeDate = None,
) -> ExitCode:
    from footprint.cli.carrying import carry_out
    from footprint.cli.results import outputs_of
    from footprint.config import load_settings
    from footprint.profile import Scope
    from footprint.runs.demo import completed
    from footprint.runs.given import Given
    from footprint.runs.order import order
    from footprint.runs.reach import Reach

    session: Session = context.obj
    mandate = options.said(
        purpose=purpose, position=position, controller=controller, legal_basis=legal_basis,
        notice_reference=notice_reference, notice_date=notice_date,
    )  # fmt: skip
    flags = options.said(
        lang=lang or session.lang, timeout=timeout, contact=contact, cache=False if no_cache else None,
        mandate=mandate or None,
    )  # fmt: skip
    settings = load_settings(flags, file=config)
    outputs = outputs_of(form, output, browser=settings.browser)
    typed = Given(tuple(words or ()), name, tuple(url or ()))
    given = completed(typed) if demo else typed
    reach = Reach(extended, tuple(map(str, catalogue or ())), only_catalogue)
    ordered = order(
        given,
        settings,
        scope=Scope.IDENTITY,
        reach=reach,
        is_demo=demo,
        self_audit=self_audit,
        now=now,
        record=record,
        save=save,
    )
    command = None if given == typed else given.command("identity")
    return carry_out(ordered, outputs, session, command=command, quiet=quiet)


entry = Entry(
    _identity,
    msg(
        "Tells whose each account is, and by what proof: which pages and profiles name which others, what speaks "
        "against it, and what could not be seen. It scores nothing. Of an account that is not shown to be the "
        "candidate's nothing but its existence is kept."
    ),
    (
        Example(
            "footprint identity @camilleroy --demo",
            msg("The accounts of an invented person; nothing leaves this machine."),
        ),
        Example(
            "footprint identity @camille --name 'Camille Roy' --url https://camille.example -o graph.svg",
            msg("The table, and a picture of what names what."),
        ),
        Example(
            "footprint identity github:camille --format json --lang fr",
            msg("The same for a program, its reasons in French."),
        ),
    ),
)
