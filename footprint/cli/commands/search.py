"""`footprint search`: how the person comes out of search engines."""

from typing import TYPE_CHECKING

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.cli.session import Session


def _search(
    context: typer.Context,
    *,
    words: options.Words = None,
    name: options.Name = None,
    url: options.Url = None,
    self_audit: options.SelfAudit = False,
    demo: options.Demo = False,
    search: options.SearchNames = None,
    search_word: options.SearchWord = None,
    search_locale: options.SearchLocale = None,
    searxng: options.Searxng = None,
    searxng_engine: options.SearxngEngine = None,
    search_results: options.SearchResults = None,
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
    from footprint.runs.searches import searches

    session: Session = context.obj
    mandate = options.said(
        purpose=purpose, position=position, controller=controller, legal_basis=legal_basis,
        notice_reference=notice_reference, notice_date=notice_date,
    )  # fmt: skip
    flags = options.said(
        lang=lang or session.lang, timeout=timeout, contact=contact, cache=False if no_cache else None,
        search_locale=search_locale, search_word=search_word, mandate=mandate or None,
        search=options.searxng(searxng, searxng_engine, is_demo=demo),
    )  # fmt: skip
    settings = load_settings(flags, file=config)
    outputs = outputs_of(form, output, browser=settings.browser)
    typed = Given(tuple(words or ()), name, tuple(url or ()))
    given = completed(typed) if demo else typed
    reach = Reach(extended, tuple(map(str, catalogue or ())), only_catalogue)
    ordered = order(
        given, settings, scope=Scope.SEARCH, reach=reach, said=searches(search, search_results), is_demo=demo,
        self_audit=self_audit, now=now, record=record, save=save, environ=session.environ,
    )  # fmt: skip
    command = None if given == typed else given.command("search")
    return carry_out(ordered, outputs, session, command=command, quiet=quiet)


entry = Entry(
    _search,
    msg(
        "Looks how a person comes out of search engines: which of the first ten results are theirs, which are about "
        "them, which are someone else's. Networks and pages are asked first, to know what is theirs; then each search "
        "provider is sent their name, the name with a professional word, their handle and their domain. Every query "
        "holds what names the candidate, so only providers that you configured or name are asked, and it is said "
        "beforehand who they are. Without any you get the searches to make by hand. Of results that are not theirs "
        "nothing but the place and the domain is kept."
    ),
    (
        Example(
            "footprint search @camilleroy --demo",
            msg("The searches for an invented person; nothing leaves this machine."),
        ),
        Example(
            "footprint search @camille --name 'Camille Roy' --url https://camille.example --searxng http://127.0.0.1:8888",
            msg("With a SearXNG of your own."),
        ),
        Example(
            "footprint search @camille --name 'Camille Roy' --search brave --search wikidata",
            msg("These two alone; the key of Brave is in FOOTPRINT_BRAVE_KEY."),
        ),
        Example(
            "footprint search @camille --name 'Camille Roy' --search-results seen.csv",
            msg("What you looked at yourself, counted by the same rules."),
        ),
    ),
)
