"""`footprint explain`: one indicator, and its number in one report."""

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import emit
from footprint.errors import ConfigError, ProfileError, RubricError
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.cli.layout import Section
    from footprint.cli.session import Session
    from footprint.locale import Translator
    from footprint.message import Message
    from footprint.profile import Indicator, Profile
    from footprint.report.page import Entry as Found
    from footprint.rubric import Rubric

_Name = Annotated[
    str,
    typer.Argument(
        metavar=str(msg("INDICATOR")), help=str(msg("Its id, such as pub.cadence; footprint checks names them."))
    ),
]
_In = Annotated[
    Path | None,
    typer.Option("--in", metavar=str(msg("FILE")), help=str(msg("A report written as JSON, to explain its number."))),
]


def _explain(
    context: typer.Context,
    *,
    indicator: _Name,
    source: _In = None,
    rubric: options.RubricName = None,
    lang: options.Lang = None,  # noqa: ARG001 (main has read --lang)
) -> ExitCode:
    from footprint.bundles import checks_of, load_bundles
    from footprint.cli.layout import Section, page, width
    from footprint.criteria import load_criteria
    from footprint.explaining import explanation, rows
    from footprint.locale import translator

    session: Session = context.obj
    profile = None if source is None else _profile(source)
    rules = _rules(rubric, profile, str(source))
    bundles, _ = load_bundles()
    words = translator(session.words.language, [(one.name, one.locale) for one in bundles if one.locale])
    name = _known(indicator, rules)
    found = explanation(name, rules, load_criteria(), [one.about for one in checks_of(bundles)])
    title = f"{name} — {words.say(found.home)} · {words.say(found.rule.title)}"
    parts: list[str | Section] = [Section(title, tuple(rows(found, words)))]
    if profile is not None:
        parts.append(_number(name, profile, str(source), words))
        if profile.rubric.digest != rules.digest:
            parts.append(words.say(_changed(profile)))
    emit(page(*parts, columns=width()))
    return ExitCode.DONE


def _rules(name: str | None, profile: "Profile | None", source: str) -> "Rubric":
    """The rubric that was named, or else that of the report."""
    from footprint.rubric import load_rubric, rubric_names

    if name is None and profile is not None and profile.rubric.id not in rubric_names():
        raise RubricError(
            msg(
                "{file}: it was made with the rubric “{rubric}”, which does not come with footprint; give its file "
                "with --rubric",
                file=source,
                rubric=profile.rubric.id,
            )
        )
    return load_rubric(name or (profile.rubric.id if profile else "full"))


def _changed(profile: "Profile") -> "Message":
    return msg(
        "The report was made with another state of its rubric, {rubric} version {version}: its number stands as it "
        "was, and may follow other rules than those above.",
        rubric=profile.rubric.id,
        version=profile.rubric.version,
    )


def _number(name: str, profile: "Profile", source: str, words: "Translator") -> "Section":
    """The indicator in one report."""
    from footprint.cli.layout import Section
    from footprint.report.compose import page

    entries = [one for chapter in page(profile, words).chapters for one in chapter.entries]
    found = next((one for one in entries if one.id == name), None)
    if found is None:
        raise ProfileError(msg("{file}: this report has no “{name}”", file=source, name=name))
    who = profile.subject.name or ", ".join(profile.subject.names_to_protect) or source
    title = msg("{who}, {day:date}", who=who, day=profile.date.date().isoformat())
    known = next(one for one in profile.indicators if one.id == name)
    return Section(words.say(title), tuple(_result(found, known, words)))


def _profile(path: Path) -> "Profile":
    from footprint.report import read_profile

    try:
        return read_profile(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(
            msg("{file}: the report can't be read; give one that audit -o wrote as .json", file=str(path))
        ) from error


def _known(name: str, rubric: "Rubric") -> str:
    if name in rubric.indicators:
        return name
    near = get_close_matches(name.lower(), rubric.indicators, n=1, cutoff=0.5)
    if near:
        raise ConfigError(
            msg(
                "the rubric “{rubric}” has no “{name}”; did you mean “{near}”?",
                rubric=rubric.id,
                name=name,
                near=near[0],
            )
        )
    raise ConfigError(
        msg("the rubric “{rubric}” has no “{name}”; footprint checks names the indicators", rubric=rubric.id, name=name)
    )


def _result(found: "Found", known: "Indicator", words: "Translator") -> "Iterator[tuple[str, str]]":
    """What a report says of it."""
    from footprint.report.labels import RULING_REASON
    from footprint.report.phrases import by_exchange, joined, named

    said = (
        (msg("value"), " · ".join(filter(None, (found.value, found.range)))),
        (msg("seen"), found.sentence),
        (msg("status"), found.status),
        (msg("formula"), found.formula),
        (msg("weight"), found.weight),
        (msg("change"), found.gain or _change(known, words)),
        (msg("what to do"), found.remedy),
    )
    yield from ((words.say(name), text) for name, text in said if text)
    for one in found.remarks:
        reason = named(words, words.say(RULING_REASON), one.reason) if one.reason else ""
        yield words.say(msg("what was said of it")), joined((one.head, one.text, one.ruling, reason))
    for same in by_exchange(found.proofs):
        first = same[0]
        places = (part for one in same for part in (one.where, one.excerpt))
        told = (first.link.text, first.outcome, first.time, first.sha256[:16], *places)
        yield words.say(msg("evidence")), " · ".join(filter(None, told))


def _change(known: "Indicator", words: "Translator") -> str:
    """What is left to change where the report has no counterfactual."""
    if known.weight == 0:
        return ""
    if known.score is not None:
        left = known.weight * (1 - known.score)
        return words.say(
            msg("nothing: it has the full mark")
            if left == 0
            else msg("the full mark would bring {points:.1f} points more on the index", points=left)
        )
    open_points = known.weight * (known.high - known.low)
    return words.say(msg("as long as it is not seen, {points:.1f} points of the index are open", points=open_points))


entry = Entry(
    _explain,
    msg(
        "Explains one indicator: what it measures, how the measure becomes a score, what it weighs and why the "
        "position needs it. With a report, also the number in that report: its formula, its evidence, and what would "
        "change it."
    ),
    (
        Example("footprint explain pub.cadence", msg("What counts as a good rhythm, and why.")),
        Example("footprint explain pub.cadence --in camille.json", msg("The same, with the number of one report.")),
    ),
)
