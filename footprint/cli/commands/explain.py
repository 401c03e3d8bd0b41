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
from footprint.errors import ConfigError, ProfileError
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from footprint.check import Bundle
    from footprint.cli.layout import Section
    from footprint.cli.session import Session
    from footprint.locale import Translator
    from footprint.profile import Profile
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
    from footprint.bundles import load_bundles
    from footprint.cli.layout import Section, page, width
    from footprint.locale import translator
    from footprint.rubric import load_rubric

    session: Session = context.obj
    profile = None if source is None else _profile(source)
    rules = load_rubric(rubric or (profile.rubric.id if profile else "full"))
    bundles, _ = load_bundles()
    words = translator(session.words.language, [(one.name, one.locale) for one in bundles if one.locale])
    name = _known(indicator, rules)
    parts = [Section(_title(name, rules, words), tuple(_rule(name, rules, bundles, words)))]
    if profile is not None:
        parts.append(_number(name, profile, str(source), words))
    emit(page(*parts, columns=width()))
    return ExitCode.DONE


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
    return Section(words.say(title), tuple(_result(found, words)))


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


def _title(name: str, rubric: "Rubric", words: "Translator") -> str:
    home = next(one for one in rubric.dimensions.values() if name in one.indicators)
    return f"{name} — {words.say(home.title)} · {words.say(home.indicators[name].title)}"


def _rule(name: str, rubric: "Rubric", bundles: "Iterable[Bundle]", words: "Translator") -> "Iterator[tuple[str, str]]":
    """What the rubric says of an indicator, whoever is looked at."""
    rule = rubric.indicators[name]
    speaker = next((one.about for bundle in bundles for one in bundle.checks if name in one.about.indicators), None)
    published = msg("thresholds from a published source")
    convention = msg("thresholds by convention, to be calibrated")
    yield words.say(msg("measures")), words.say(rule.measures)
    yield words.say(msg("score")), words.say(rule.curve.words())
    yield words.say(msg("basis")), words.say(published if rule.basis == "published" else convention)
    yield (
        words.say(msg("weight")),
        words.say(
            msg("{points:.1f} of 100 points in “{rubric}”", points=rubric.points(name), rubric=words.say(rubric.title))
        ),
    )
    yield words.say(msg("why")), words.say(rule.job_link)
    yield (
        words.say(msg("check")),
        words.say(msg("none yet: always unknown")) if speaker is None else f"{words.say(speaker.title)} ({speaker.id})",
    )


def _result(found: "Found", words: "Translator") -> "Iterator[tuple[str, str]]":
    """What a report says of it."""
    from footprint.report.phrases import by_exchange

    said = (
        (msg("value"), " · ".join(filter(None, (found.value, found.range)))),
        (msg("seen"), found.sentence),
        (msg("status"), found.status),
        (msg("formula"), found.formula),
        (msg("change"), found.gain),
        (msg("what to do"), found.remedy),
    )
    yield from ((words.say(name), text) for name, text in said if text)
    for same in by_exchange(found.proofs):
        first = same[0]
        places = (part for one in same for part in (one.where, one.excerpt))
        told = (first.link.text, first.outcome, first.time, first.sha256[:16], *places)
        yield words.say(msg("evidence")), " · ".join(filter(None, told))


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
