"""`footprint checks`: what is looked at, and why."""

from typing import TYPE_CHECKING

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import emit, remark
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.check import About, Bundle
    from footprint.cli.layout import Section
    from footprint.cli.session import Session
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.search import About as Provided


def _checks(context: typer.Context, *, lang: options.Lang = None) -> ExitCode:  # noqa: ARG001 (main has read --lang)
    from footprint.bundles import load_bundles
    from footprint.cli.layout import Section, page, width
    from footprint.locale import translator

    session: Session = context.obj
    bundles, warnings = load_bundles()
    words = translator(session.words.language, [(one.name, one.locale) for one in bundles if one.locale])
    for warning in warnings:
        remark(words.say(warning))
    sections = [
        Section(
            f"{words.say(check.about.title)} ({check.about.id})",
            (
                (words.say(msg("asks")), words.say(check.about.asks)),
                (words.say(msg("why")), words.say(check.about.why)),
                (words.say(msg("what to do")), words.say(check.about.advice)),
                (words.say(msg("speaks to")), ", ".join(check.about.indicators) or "—"),
                (words.say(msg("part of")), ", ".join(_commands(check.about))),
            ),
        )
        for bundle in bundles
        for check in bundle.checks
    ]
    sections += [*_unspoken(bundles, words), _searching(words)]
    emit(page(*sections, words.say(msg("One indicator in detail: footprint explain pub.cadence")), columns=width()))
    return ExitCode.DONE


def _unspoken(bundles: "Iterable[Bundle]", words: "Translator") -> "Iterator[Section]":
    """The indicators of the full rubric of which no check says anything yet, so that every one is named."""
    from footprint.cli.layout import Section
    from footprint.rubric import load_rubric

    spoken = {name for bundle in bundles for check in bundle.checks for name in check.about.indicators}
    silent = {name: rule.title for name, rule in load_rubric().indicators.items() if name not in spoken}
    if silent:
        title = words.say(msg("No check speaks to these yet: always unknown"))
        yield Section(title, tuple((name, words.say(one)) for name, one in silent.items()))


def _commands(about: "About") -> "Iterator[str]":
    """The commands that make it."""
    parts = {
        "audit": True,
        "names": about.of_names,
        "blog": about.of_blog,
        "identity": about.of_identity,
        "search": about.of_search,
    }
    return (name for name, is_part in parts.items() if is_part)


def _searching(words: "Translator") -> "Section":
    """The search providers, each with what one must know before a name is sent there."""
    from footprint.cli.layout import Section
    from footprint.report.phrases import named
    from footprint.search import load_providers

    providers, warnings = load_providers()
    for warning in warnings:
        remark(words.say(warning))
    abouts = [one.about for one in providers]
    rows = [(one.id, named(words, one.name, f"{words.say(one.terms)} {words.say(_chosen_by(one))}")) for one in abouts]
    return Section(words.say(msg("Search providers: every query names the candidate")), tuple(rows))


def _chosen_by(about: "Provided") -> "Message":
    """What makes a search provider be asked."""
    from footprint.config import variable_of
    from footprint.runs.searches import FILE
    from footprint.search import Need

    wanted = {"key": about.key, "url": about.url}
    for need in (Need.REQUIRED, Need.OPTIONAL):
        for variable in (variable_of(about.id, name) for name, one in wanted.items() if one is need):
            if need is Need.REQUIRED:
                return msg("Asked when {variable} is set.", variable=variable)
            return msg("Asked when {variable} is set, or --search {name} given.", variable=variable, name=about.id)
    if about.id == FILE:
        return msg("Read when a file is given with --search-results.")
    variable = variable_of(about.id, "ask")
    return msg("Asked with --search {name}, or in every run when {variable} is true.", name=about.id, variable=variable)


entry = Entry(
    _checks,
    msg(
        "Lists what is looked at: what each check asks and of whom, why it matters for the trade, and what to do "
        "about it. Lists the search providers too, with what one must know before a name is sent there."
    ),
    (Example("footprint checks", msg("Every check that is installed.")),),
)
