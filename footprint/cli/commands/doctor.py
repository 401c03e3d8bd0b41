"""`footprint doctor`: what works here, and what mends the rest."""

import asyncio
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

    from footprint.cli.session import Session
    from footprint.locale import Language, Translator
    from footprint.runs.doctor import Finding, Patient

_FORMS = ("terminal", "json")

_Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar=str(msg("FORM")),
        help=str(msg("What is printed: terminal or json; terminal if not given.")),
        rich_help_panel=options.RESULT,
    ),
]
_Offline = Annotated[
    bool,
    typer.Option(
        "--offline",
        help=str(msg("Ask nobody, and say only what is set.")),
        rich_help_panel=options.RUN,
    ),
]
_Demo = Annotated[
    bool,
    typer.Option(
        "--demo",
        help=str(msg("Ask an invented world that comes with footprint; nothing leaves this machine.")),
        rich_help_panel=options.RUN,
    ),
]


def _doctor(
    context: typer.Context,
    *,
    offline: _Offline = False,
    demo: _Demo = False,
    form: _Form = None,
    lang: options.Lang = None,
    timeout: options.Timeout = None,
    config: options.Config = None,
) -> ExitCode:
    from footprint.cli.examined import exit_code
    from footprint.config import load_settings
    from footprint.runs.doctor import examine, patient, receivers
    from footprint.runs.order import clock_of

    session: Session = context.obj
    if form not in {None, *_FORMS}:
        raise ConfigError(
            msg("--format: “{value}” is no form; give one of {known}", value=form or "", known=", ".join(_FORMS))
        )
    settings = load_settings(options.said(lang=lang or session.lang, timeout=timeout), file=config)
    words = _words(settings.lang or session.words.language)
    clock = clock_of(None, is_demo=demo)
    one = patient(settings, config, session.environ, clock, is_demo=demo, is_offline=offline)
    hosts = receivers(one)
    if hosts and not demo:
        remark(words.say(msg("asking {hosts}; nothing about a person is sent", hosts=", ".join(hosts))))
    findings, was_interrupted = asyncio.run(examine(one))
    emit(_shown(form, findings, one, words))
    return ExitCode.INTERRUPTED if was_interrupted else exit_code(findings)


def _words(language: "Language") -> "Translator":
    """With those of the bundles: a provider's terms are its bundle's."""
    from footprint.bundles import load_bundles
    from footprint.locale import translator

    bundles, _ = load_bundles()
    return translator(language, [(each.name, each.locale) for each in bundles if each.locale])


def _shown(form: str | None, findings: "Sequence[Finding]", one: "Patient", words: "Translator") -> str:
    from footprint.cli.examined import document, table
    from footprint.cli.layout import width

    locale = one.conditions.locale
    if form == "json":
        return document(findings, words, locale=locale, is_demo=one.is_demo, is_offline=one.is_offline)
    return table(findings, words, locale=locale, columns=width())


entry = Entry(
    _doctor,
    msg(
        "Says what works on this machine: settings, folders, proxies, certificates, DNS, a secure connection, the "
        "clock, and each search provider, with who would receive a candidate's name and what is known of its terms. "
        "What does not work comes with the line that mends it. Each search provider that is configured is sent one "
        "query, “wikipedia”, which counts as a search of yours there. Keys are never shown. Exit code 5 when "
        "something does not work."
    ),
    (
        Example("footprint doctor", msg("Everything, with one query to each search provider that is configured.")),
        Example("footprint doctor --offline", msg("What is set, without asking anybody.")),
        Example("footprint doctor --format json", msg("The same for a program or a CI job.")),
    ),
)
