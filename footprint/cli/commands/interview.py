"""`footprint interview`: the sheet of questions that a report leaves open, to print and take along."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.errors import ConfigError, ProfileError
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.cli.session import Session
    from footprint.locale import Translator
    from footprint.profile import Profile
    from footprint.report import Beside

_Profile = Annotated[
    Path,
    typer.Argument(metavar=str(msg("PROFILE")), help=str(msg("A report of a whole audit, written as JSON."))),
]
_Need = Annotated[
    list[str] | None,
    typer.Option(
        "--need",
        metavar=str(msg("NUMBERS")),
        help=str(
            msg(
                "Numbers of the criteria that the position needs on day one, such as 3,13,37: their questions come "
                "first. May be given several times."
            )
        ),
    ),
]
_Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar=str(msg("FORM")),
        help=str(msg("What is printed: terminal, json, html or md; terminal if not given.")),
        rich_help_panel=options.RESULT,
    ),
]
_Output = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar=str(msg("FILE")),
        help=str(
            msg(
                "Write the sheet there too; .json, .html, .pdf, .md or .txt says in which form. With .fr or .en before "
                "it, it is written in that language. May be given several times."
            )
        ),
        rich_help_panel=options.RESULT,
    ),
]


def _interview(
    context: typer.Context,
    *,
    profile: _Profile,
    need: _Need = None,
    form: _Form = None,
    output: _Output = None,
    lang: options.Lang = None,  # noqa: ARG001 (main has read --lang)
) -> ExitCode:
    from footprint.bundles import load_bundles
    from footprint.cli.results import deliver, outputs_of
    from footprint.config import load_settings
    from footprint.locale import translator
    from footprint.report import Format, render_sheet

    session: Session = context.obj
    needed = _numbers(need or ())
    outputs = outputs_of(form, output, browser=load_settings({}).browser)
    if Format.SVG in (outputs.printed, *(one.form for one in outputs.files)):
        raise ConfigError(msg("there is no picture of an interview sheet; give html, md, json or terminal"))
    whole = _read(profile)
    bundles, _ = load_bundles()
    words = translator(session.words.language, [(one.name, one.locale) for one in bundles if one.locale])

    def made(form: Format, words: "Translator", *, width: int, colour: bool, other: "Beside | None") -> str:
        return render_sheet(whole, form, words, needed=needed, width=width, colour=colour, other=other)

    deliver(made, outputs, words, environ=session.environ)
    return ExitCode.DONE


def _read(path: Path) -> "Profile":
    from footprint.profile import Scope
    from footprint.report import read_profile

    try:
        found = read_profile(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(
            msg("{file}: the report can't be read; give one that audit -o wrote as .json", file=str(path))
        ) from error
    if found.scope is not Scope.WHOLE:
        raise ProfileError(
            msg(
                "{file}: this looks at a part alone, so that nearly all would be left to ask; give what footprint "
                "audit wrote",
                file=str(path),
            )
        )
    return found


def _numbers(given: "Iterable[str]") -> frozenset[int]:
    """The criteria that were named."""
    from footprint.report.serving import criteria

    words = [word.strip() for one in given for word in one.split(",") if word.strip()]
    known = {str(one) for one in criteria().by_number}
    if wrong := [one for one in words if one not in known]:
        raise ConfigError(
            msg(
                "--need: there is no criterion “{word}”; they have the numbers 1 to {last}, which the sheet lists",
                word=wrong[0],
                last=len(known),
            )
        )
    return frozenset(map(int, words))


entry = Entry(
    _interview,
    msg(
        "Makes the interview sheet of a report: what the audit could not see, or could not answer, as questions to "
        "the candidate, each with the criterion of the post that it serves, what was seen, and why it is asked; "
        "before them, what the employer has to settle. It prints with room for notes."
    ),
    (
        Example("footprint interview camille.json", msg("What is left to ask.")),
        Example("footprint interview camille.json -o sheet.html", msg("The same as a page to print.")),
        Example(
            "footprint interview camille.json --need 3,13,37 --lang fr",
            msg("In French, what the position needs on day one first."),
        ),
    ),
)
