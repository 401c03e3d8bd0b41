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

    from footprint.check import Bundle
    from footprint.cli.layout import Section
    from footprint.cli.session import Session
    from footprint.locale import Translator


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
            ),
        )
        for bundle in bundles
        for check in bundle.checks
    ]
    sections += _unspoken(bundles, words)
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


entry = Entry(
    _checks,
    msg(
        "Lists what is looked at: what each check asks and of whom, why it matters for the trade, and what to do "
        "about it."
    ),
    (Example("footprint checks", msg("Every check that is installed.")),),
)
