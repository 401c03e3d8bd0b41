"""`footprint blog`: is there a blog behind these pages, is it alive, and how is the site made."""

import asyncio
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
    from collections.abc import Sequence

    from footprint.cli.session import Session
    from footprint.runs.order import Order, Stock

_Pages = Annotated[
    list[str],
    typer.Argument(
        metavar=str(msg("URL...")),
        help=str(msg("A home page, a post, a feed, a domain, or a profile on a network; https:// may be left out.")),
    ),
]
_JsonLines = Annotated[
    bool,
    typer.Option(
        "--jsonl",
        help=str(msg("Print the feed and the figures alone, a line of JSON for each URL; no report is made.")),
        rich_help_panel=options.RESULT,
    ),
]


def _blog(
    context: typer.Context,
    *,
    pages: _Pages,
    name: options.Name = None,
    self_audit: options.SelfAudit = False,
    demo: options.Demo = False,
    form: options.Form = None,
    jsonl: _JsonLines = False,
    output: options.Output = None,
    record: options.Record = None,
    rubric: options.RubricName = None,
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
    from footprint.config import load_settings
    from footprint.profile import Scope
    from footprint.runs.given import Given
    from footprint.runs.order import order

    session: Session = context.obj
    if jsonl and (form or output or record):
        raise ConfigError(msg("--jsonl prints figures alone; leave out --format, --output and --record"))
    mandate = options.said(
        purpose=purpose, position=position, controller=controller, legal_basis=legal_basis,
        notice_reference=notice_reference, notice_date=notice_date,
    )  # fmt: skip
    flags = options.said(
        lang=lang or session.lang, rubric=rubric, timeout=timeout, contact=contact,
        cache=False if no_cache else None, mandate=mandate or None,
    )  # fmt: skip
    settings = load_settings(flags, file=config)

    def ordered(*urls: str, loaded: "Stock | None" = None) -> "Order":
        return order(
            Given((), name, urls), settings, scope=Scope.BLOG, is_demo=demo, self_audit=self_audit, now=now,
            record=record, loaded=loaded,
        )  # fmt: skip

    if jsonl:
        first, *further = dict.fromkeys(pages)
        shared = ordered(first)
        orders = [(first, shared), *((one, ordered(one, loaded=shared.stock)) for one in further)]
        return asyncio.run(_stream(orders, session))
    from footprint.cli.carrying import carry_out
    from footprint.cli.results import outputs_of

    return carry_out(
        ordered(*pages), outputs_of(form, output, browser=settings.browser), session, command=None, quiet=quiet
    )


async def _stream(orders: "Sequence[tuple[str, Order]]", session: "Session") -> ExitCode:
    """Print the figures of each page as soon as they are known; a page that could not be read says why."""
    from footprint.cli.feeds import print_figures
    from footprint.runs.live import connected

    _, first = orders[0]
    for warning in first.stock.warnings:
        remark(session.words.say(warning))
    async with connected(first.settings, first.clock, session.environ, is_demo=first.is_demo) as connection:
        await print_figures(orders, connection.web)
        is_whole = not connection.web.was_stopped
    for trouble in connection.troubles:
        remark(session.words.say(trouble))
    if connection.was_interrupted or not is_whole:
        remark(session.words.say(msg("cut short: what was not read by then is printed as not seen")))
    if connection.was_interrupted:
        return ExitCode.INTERRUPTED
    return ExitCode.DONE if is_whole else ExitCode.INCOMPLETE


entry = Entry(
    _blog,
    msg(
        "Looks for the blog behind some pages: its feed, how often and how well it publishes, back over two years, "
        "and how the site is made. Nothing that these pages lead to is followed, and no network is asked."
    ),
    (
        Example("footprint blog camilleroy.example --demo", msg("The blog of an invented person.")),
        Example(
            "footprint blog https://camille.example -o camille.html -o camille.json",
            msg("A page to open, and the same as data."),
        ),
        Example(
            "footprint blog --jsonl camille.example claire.example",
            msg("The figures of several blogs, a line each, for a program."),
        ),
    ),
)
