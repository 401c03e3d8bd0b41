"""`footprint policy lint`: what is wrong with a policy of one's own."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.commands.rubric import Form, is_json
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import emit
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footprint.batch.policy.lint import Remark
    from footprint.cli.session import Session
    from footprint.locale import Translator

_File = Annotated[
    str,
    typer.Argument(metavar=str(msg("FILE")), help=str(msg("The policy: a .toml file of your own, or example."))),
]


def _lint(
    context: typer.Context,
    *,
    file: _File,
    rubric: options.RubricName = None,
    form: Form = None,
    lang: options.Lang = None,  # noqa: ARG001 (main has read it)
) -> ExitCode:
    from footprint.batch.policy.lint import lint
    from footprint.bundles import checks_of, load_bundles
    from footprint.catalogue import load_catalogue
    from footprint.cli.commands.networks import shows_absence
    from footprint.rubric import load_rubric
    from footprint.rubric.lint import Gravity

    session: Session = context.obj
    as_json = is_json(form)
    networks = {one.id: shows_absence(one) for one in load_catalogue().known}
    measured = [name for one in checks_of(load_bundles()[0]) for name in one.about.indicators]
    remarks = lint(file, rubric=load_rubric(rubric or "full"), networks=networks, measured=measured)
    wrong = sum(one.gravity is Gravity.WRONG for one in remarks)
    emit(_document(file, remarks, wrong) if as_json else _told(file, remarks, wrong, session.words))
    return ExitCode.POLICY if wrong else ExitCode.DONE


def _told(file: str, remarks: "Sequence[Remark]", wrong: int, words: "Translator") -> str:
    from footprint.cli.layout import paragraph, width
    from footprint.rubric.lint import Gravity

    heads = {Gravity.WRONG: msg("wrong"), Gravity.WARNING: msg("warning")}
    columns, lines = width(), list[str]()
    for one in remarks:
        head = words.say(heads[one.gravity])
        if one.line:
            head = words.say(msg("{what}, line {line}", what=head, line=str(one.line)))
        lines.append(paragraph(words.say(msg("{name}: {value}", name=head, value=words.say(one.said))), columns))
    faults = nmsg("{n} thing to correct", "{n} things to correct", n=wrong)
    warnings = nmsg("{n} warning", "{n} warnings", n=len(remarks) - wrong)
    counts = msg("{faults}, {warnings}", faults=words.say(faults), warnings=words.say(warnings))
    total = words.say(counts if remarks else msg("nothing to correct"))
    return "\n".join([*lines, words.say(msg("{name}: {value}", name=file, value=total))])


def _document(file: str, remarks: "Sequence[Remark]", wrong: int) -> str:
    from footprint.locale import translator

    english, french = translator("en"), translator("fr")
    rows = [
        {
            "gravity": one.gravity.value,
            "line": one.line or None,
            "said": {"en": english.say(one.said), "fr": french.say(one.said)},
        }
        for one in remarks
    ]
    whole = {"policy": file, "wrong": wrong, "warnings": len(remarks) - wrong, "remarks": rows}
    return json.dumps(whole, ensure_ascii=False, indent=2)


entry = Entry(
    _lint,
    msg(
        "Looks a policy through and says all that is wrong with it at once: keys, indicators and networks that do not "
        "exist, bounds that no measure can have or that everybody meets, rules that contradict each other, texts that "
        "are missing in a language, and rules about a score, which no policy may have. Warnings are things that may be "
        "meant so, such as a rule that counts what could not be seen against the person. Ends with code 5 when "
        "something is wrong, and with 0 when there are warnings alone."
    ),
    (
        Example("footprint policy lint own.toml", msg("Before it is used on anybody.")),
        Example("footprint policy lint own.toml --rubric own-rubric.toml", msg("Against a rubric of your own.")),
        Example("footprint policy lint example --format json", msg("The policy that comes along, for a program.")),
    ),
)
