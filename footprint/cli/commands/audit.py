"""`footprint audit`: look, decide, score, report."""

from typing import TYPE_CHECKING

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import EXAMPLES, Example
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.cli.session import Session


def _audit(
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
    rubric: options.RubricName = None,
    min_coverage: options.MinCoverage = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    timeout: options.Timeout = None,
    now: options.Now = None,
    config: options.Config = None,
    no_cache: options.NoCache = False,
    search: options.SearchNames = None,
    search_word: options.SearchWord = None,
    search_locale: options.SearchLocale = None,
    searxng: options.Searxng = None,
    searxng_engine: options.SearxngEngine = None,
    search_results: options.SearchResults = None,
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
        lang=lang or session.lang, rubric=rubric, min_coverage=min_coverage, timeout=timeout, contact=contact,
        cache=False if no_cache else None, search_locale=search_locale, search_word=search_word,
        search=options.searxng(searxng, searxng_engine, is_demo=demo), mandate=mandate or None,
    )  # fmt: skip
    settings = load_settings(flags, file=config)
    outputs = outputs_of(form, output, browser=settings.browser)
    typed = Given(tuple(words or ()), name, tuple(url or ()))
    given = completed(typed) if demo else typed
    reach = Reach(extended, tuple(map(str, catalogue or ())), only_catalogue)
    ordered = order(
        given, settings, reach=reach, said=searches(search, search_results), is_demo=demo, self_audit=self_audit,
        now=now, record=record, save=save, environ=session.environ,
    )  # fmt: skip
    return carry_out(ordered, outputs, session, command=None if given == typed else given.command(), quiet=quiet)


entry = Entry(
    _audit,
    msg(
        "Looks at what is public and attributed to a candidate, and reports nine dimensions in which every number "
        "opens to its evidence. What could not be seen is said, not guessed. Only what the candidate gave is "
        "followed; of an account that is not shown to be theirs nothing but its existence is kept."
    ),
    (
        *EXAMPLES[:3],
        Example(
            "footprint audit @camille --record camille.warc.gz",
            msg("Keep what was seen, so that the report can be made again without any network."),
        ),
        Example(
            "footprint audit @camille --rubric light --timeout 60 --min-coverage 0.5",
            msg("Another rubric, a minute at most, and exit code 3 when less than half could be seen."),
        ),
    ),
)
