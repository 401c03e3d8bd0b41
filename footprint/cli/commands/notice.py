"""`footprint notice`: what a candidate is told beforehand."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import emit, remark
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.cli.session import Session

_Output = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar=str(msg("FILE")),
        help=str(
            msg("Write the notice there instead; .md, .txt or .html says in which form. May be given several times.")
        ),
        rich_help_panel=options.RESULT,
    ),
]


def _notice(
    context: typer.Context,
    *,
    rubric: options.RubricName = None,
    extended: options.Extended = False,
    catalogue: options.Catalogues = None,
    only_catalogue: options.OnlyCatalogue = False,
    search: options.SearchNames = None,
    search_word: options.SearchWord = None,
    searxng: options.Searxng = None,
    searxng_engine: options.SearxngEngine = None,
    output: _Output = None,
    lang: options.Lang = None,
    config: options.Config = None,
    contact: options.Contact = None,
    purpose: options.Purpose = None,
    position: options.Position = None,
    controller: options.Controller = None,
    legal_basis: options.LegalBasis = None,
) -> ExitCode:
    from footprint.config import flag_of, load_settings
    from footprint.locale import translator
    from footprint.profile import Scope
    from footprint.report import Format, write_file
    from footprint.report.papers import form_of, paper
    from footprint.runs.order import stock
    from footprint.runs.reach import Reach
    from footprint.runs.searches import searched, searches
    from footprint.runs.telling import notice_of

    session: Session = context.obj
    mandate = options.said(purpose=purpose, position=position, controller=controller, legal_basis=legal_basis)
    flags = options.said(
        lang=lang or session.lang, rubric=rubric, contact=contact, search_word=search_word,
        search=options.searxng(searxng, searxng_engine), mandate=mandate or None,
    )  # fmt: skip
    settings = load_settings(flags, file=config)
    files = [(one, form_of(one)) for one in output or ()]
    reach = Reach(extended, tuple(map(str, catalogue or ())), only_catalogue)
    loaded = stock(Scope.WHOLE, reach, settings.rubric, self_audit=False)
    asked = searched(searches(search, None), settings, loaded.providers, is_demo=False)
    words = translator(
        settings.lang or session.words.language, [(one.name, one.locale) for one in loaded.bundles if one.locale]
    )
    for warning in loaded.warnings:
        remark(words.say(warning))
    made = notice_of(settings, loaded, asked)
    for path, form in files:
        write_file(path, paper(made.signed, form, words))
    if not files:
        emit(paper(made.signed, Format.TERMINAL, words))
    if made.blanks:
        missing = ", ".join(map(flag_of, made.blanks))
        remark(words.say(msg("left blank in the notice, since it is not stated: {missing}", missing=missing)))
    return ExitCode.DONE


entry = Entry(
    _notice,
    msg(
        "Writes the notice that a candidate is given before an audit, from the very rubric, networks and search "
        "engines that the audit will use: give it the options and the configuration that the audit is given. It is the "
        "same for everybody who applies. What you have not stated is left blank. Its fingerprint stands at its end, "
        "and in the report of an audit that matches it."
    ),
    (
        Example(
            "footprint notice --position 'Social media manager' --controller 'Agency Example' -o notice.html",
            msg("A page to send or print."),
        ),
        Example(
            "footprint notice --lang fr --rubric light -o avis.md", msg("In French, for an audit by another rubric.")
        ),
    ),
)
