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
    from footprint.locale import Translator
    from footprint.report import Beside

_Output = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar=str(msg("FILE")),
        help=str(
            msg(
                "Write the notice there instead; .md, .txt, .html or .pdf says in which form. With .fr or .en before "
                "it, it is written in that language. May be given several times."
            )
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
    from footprint.cli.results import outputs_of, write_files
    from footprint.config import flag_of, load_settings
    from footprint.locale import translator
    from footprint.profile import Scope
    from footprint.report import Format
    from footprint.report.papers import FORMS, paper
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
    outputs = outputs_of(None, output, browser=settings.browser, forms=FORMS)
    reach = Reach(extended, tuple(map(str, catalogue or ())), only_catalogue)
    loaded = stock(Scope.WHOLE, reach, settings.rubric, self_audit=False)
    asked = searched(searches(search, None), settings, loaded.providers, is_demo=False)
    words = translator(
        settings.lang or session.words.language, [(one.name, one.locale) for one in loaded.bundles if one.locale]
    )
    for warning in loaded.warnings:
        remark(words.say(warning))
    made = notice_of(settings, loaded, asked)

    def written(form: Format, words: "Translator", *, width: int, colour: bool, other: "Beside | None") -> str:  # noqa: ARG001 (a paper is as wide as its page)
        return paper(made.signed, form, words, other=other)

    write_files(written, outputs, words)
    if not outputs.files:
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
