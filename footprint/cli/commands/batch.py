"""`footprint batch`: a list of people, audited one as the next."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import emit
from footprint.errors import ConfigError
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from footprint.batch.writing import Ending
    from footprint.cli.session import Session

OUTPUT = str(msg("Results"))

_List = Annotated[
    str,
    typer.Argument(
        metavar=str(msg("LIST")),
        help=str(msg("The list, a person a line: .csv, .xlsx, .ods, .jsonl or .json, or - for what is piped in.")),
    ),
]
_Folder = Annotated[
    Path,
    typer.Option(
        "--output", "-o", metavar=str(msg("FOLDER")),
        help=str(
            msg("Folder for the results, made if it is missing. Given again, a batch that was cut off goes on in it.")
        ),
        rich_help_panel=options.RESULT,
    ),
]  # fmt: skip
_Column = Annotated[
    list[str] | None,
    typer.Option(
        "--column", metavar=str(msg("FIELD=TITLE")),
        help=str(
            msg(
                "Take a column for a field: reference, name, first-name, last-name, handles, links or a network. May "
                "be given several times."
            )
        ),
        rich_help_panel=options.WHO,
    ),
]  # fmt: skip
_Sheet = Annotated[
    str | None,
    typer.Option(
        "--sheet", metavar=options.TEXT, help=str(msg("Which sheet of a spreadsheet; the first if not given.")),
        rich_help_panel=options.WHO,
    ),
]  # fmt: skip
_Policy = Annotated[
    str | None,
    typer.Option(
        "--policy", metavar=str(msg("NAME|FILE")),
        help=str(
            msg(
                "Behaviours to look for, told for each person in junit.xml: those of example, which comes along, or of "
                "a file of your own."
            )
        ),
        rich_help_panel=options.RESULT,
    ),
]  # fmt: skip
_Html = Annotated[
    bool,
    typer.Option(
        "--html", help=str(msg("Write each profile as a page for a browser, too.")), rich_help_panel=options.RESULT
    ),
]
_Recordings = Annotated[
    bool,
    typer.Option(
        "--recordings", help=str(msg("Keep a recording of each audit in the folder, for footprint replay.")),
        rich_help_panel=options.RESULT,
    ),
]  # fmt: skip
_AtOnce = Annotated[
    int | None,
    typer.Option(
        "--at-once", metavar=str(msg("NUMBER")), min=1, max=100,
        help=str(msg(
            "How many people are under way at once at most, 32 if not given; no host is asked faster for it."
        )),
        rich_help_panel=options.RUN,
    ),
]  # fmt: skip
_LogJson = Annotated[
    bool,
    typer.Option(
        "--log-json",
        help=str(
            msg("Tell what happens in lines of JSON on stderr, for a log; people by the names of their files.")
        ),
        rich_help_panel=options.RUN,
    ),
]  # fmt: skip
_HostStats = Annotated[
    bool,
    typer.Option(
        "--host-stats", help=str(msg("Print at the end how each host fared; some are people's own domains.")),
        rich_help_panel=options.RUN,
    ),
]  # fmt: skip
_Timeout = Annotated[
    str | None,
    typer.Option(
        "--timeout", metavar=str(msg("SECONDS")),
        help=str(msg("Time for each person; 120 if not given. What is not seen by then is unknown.")),
        rich_help_panel=options.RUN,
    ),
]  # fmt: skip


def _batch(
    context: typer.Context,
    *,
    people: _List,
    folder: _Folder,
    column: _Column = None,
    sheet: _Sheet = None,
    policy: _Policy = None,
    html: _Html = False,
    recordings: _Recordings = False,
    min_coverage: options.MinCoverage = None,
    rubric: options.RubricName = None,
    demo: options.Demo = False,
    extended: options.Extended = False,
    catalogue: options.Catalogues = None,
    only_catalogue: options.OnlyCatalogue = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    log_json: _LogJson = False,
    host_stats: _HostStats = False,
    at_once: _AtOnce = None,
    timeout: _Timeout = None,
    now: options.Now = None,
    config: options.Config = None,
    search: options.SearchNames = None,
    search_word: options.SearchWord = None,
    search_locale: options.SearchLocale = None,
    contact: options.Contact = None,
    purpose: options.Purpose = None,
    position: options.Position = None,
    controller: options.Controller = None,
    legal_basis: options.LegalBasis = None,
    notice_reference: options.NoticeReference = None,
    notice_date: options.NoticeDate = None,
) -> ExitCode:
    from footprint.batch.policy import load_policy
    from footprint.batch.preparing import common_of, list_of
    from footprint.batch.running import Batch, carry_out
    from footprint.batch.working import WIDTH
    from footprint.cli.batches import summary
    from footprint.cli.watching import watched
    from footprint.config import load_settings
    from footprint.runs.reach import Reach
    from footprint.runs.searches import searches
    from footprint.runs.shelf import words_in

    session: Session = context.obj
    mandate = options.said(
        purpose=purpose, position=position, controller=controller, legal_basis=legal_basis,
        notice_reference=notice_reference, notice_date=notice_date,
    )  # fmt: skip
    flags = options.said(
        lang=lang or session.lang, rubric=rubric, min_coverage=min_coverage, timeout=timeout, contact=contact,
        search_locale=search_locale, search_word=search_word, mandate=mandate or None,
    )  # fmt: skip
    settings = load_settings(flags, file=config)
    reach = Reach(extended, tuple(map(str, catalogue or ())), only_catalogue)
    wanted = None if policy is None else load_policy(policy)
    common = common_of(
        settings, reach, searches(search, None), is_demo=demo, now=now, environ=session.environ
    )  # fmt: skip
    data, where = _read(people)
    found = list_of(data, where, common, columns=_columns(column or ()), sheet=sheet)
    words = words_in(settings.lang or session.words.language)
    batch = Batch(
        found, common, folder, words, policy=wanted, with_html=html, with_recordings=recordings,
        least_coverage=settings.min_coverage, width=at_once or WIDTH,
    )  # fmt: skip
    with watched(words, where, quiet=quiet, as_json=log_json) as watch:
        for said in (*common.stock.warnings, *found.remarks):
            watch.noted(said)
        for row in found.bad_rows:
            watch.refused(row)
        ended = carry_out(batch, watch)
    watch.over(ended, with_hosts=host_stats)
    emit(summary(ended, folder, words))
    return ExitCode.INTERRUPTED if ended.was_interrupted else _codes()[ended.ending]


def _read(name: str) -> tuple[bytes, str]:
    """The list's bytes, and what it is called.

    Raises:
        ConfigError: it can't be read.
    """
    if name == "-":
        return sys.stdin.buffer.read(), "stdin"
    try:
        return Path(name).read_bytes(), name
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise ConfigError(
            msg("{file}: the list can't be read ({reason}); check the path", file=name, reason=reason or "error")
        ) from error


def _columns(given: "Iterable[str]") -> "tuple[tuple[str, str], ...]":
    pairs = [one.partition("=") for one in given]
    for field, mark, _ in pairs:
        if not mark:
            raise ConfigError(msg("--column: “{value}” names no column; write it as handles=Pseudo", value=field[:60]))
    return tuple((field.strip(), title.strip()) for field, _, title in pairs)


def _codes() -> "Mapping[Ending, ExitCode]":
    from footprint.batch.writing import Ending

    return {
        Ending.DONE: ExitCode.DONE,
        Ending.INCOMPLETE: ExitCode.INCOMPLETE,
        Ending.POLICY: ExitCode.POLICY,
        Ending.UNUSABLE: ExitCode.USAGE,
    }


entry = Entry(
    _batch,
    msg(
        "Audits a list of people, one as the next: a profile a person, results as they come, a summary as a "
        "spreadsheet in the order of the list (nobody is ranked), and JUnit for a CI job. Hosts are asked as politely "
        "as for one person. A batch that was cut off goes on with the same command: whoever is done is left alone, and "
        "of the others only what accounts said of their holders is asked again, since it is not written down before it "
        "is known whose they are. The exit code speaks of data and of the policy, never of a score: 0 done, 2 no row "
        "can be used, 3 something is missing, 5 a rule of the policy does not hold for somebody, 130 interrupted."
    ),
    (
        Example("footprint batch applicants.csv -o results --demo", msg("A list, on the invented world.")),
        Example(
            "footprint batch applicants.xlsx -o results --policy example --html",
            msg("With a policy, and a page a person."),
        ),
        Example(
            "footprint batch applicants.csv -o results --column handles=Pseudo",
            msg("A column that is called otherwise."),
        ),
    ),
)
