"""`footprint history`: the audits that are kept."""

from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import emit
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.cli.session import Session
    from footprint.locale import Translator
    from footprint.store import StoredAudit
    from footprint.web import Json

_Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="terminal|json",
        help=str(msg("What is printed; terminal if not given.")),
        rich_help_panel=options.RESULT,
    ),
]


def _history(
    context: typer.Context,
    *,
    words: options.Words = None,
    name: options.Name = None,
    form: _Form = None,
    lang: options.Lang = None,
    config: options.Config = None,
) -> ExitCode:
    from footprint.cli.results import plain_form
    from footprint.config import load_settings
    from footprint.locale import translator
    from footprint.runs.shelf import found, shelf

    session: Session = context.obj
    settings = load_settings(options.said(lang=lang or session.lang), file=config)
    is_data = plain_form(form)
    say = translator(settings.lang or session.words.language)
    with shelf(settings) as store:
        kept = tuple(found(store, words or (), name))
    emit(_document(kept) if is_data else _table(kept, say))
    return ExitCode.DONE


def _table(kept: "tuple[StoredAudit, ...]", words: "Translator") -> str:
    from footprint.cli.layout import table
    from footprint.runs.listing import rows

    if not kept:
        return words.say(msg("No audit is kept of that; footprint audit --save keeps one."))
    return table(
        (one.id, one.day, one.label, one.scope, one.rubric, " · ".join(filter(None, (one.score, *one.marks))))
        for one in rows(kept, words)
    )


def _document(kept: "tuple[StoredAudit, ...]") -> str:
    import json

    return json.dumps([_entry(one) for one in kept], ensure_ascii=False, indent=2)


def _entry(one: "StoredAudit") -> "Json":
    return {
        "id": one.id,
        "date": one.date.isoformat(),
        "scope": one.scope.value,
        "keys": [*one.subject_key],
        "expires": one.expires.isoformat(),
        "reviewed": bool(one.dossier.reviews),
        "disputed": [*one.dossier.disputed],
        "judgements": [
            {
                "at": each.at.isoformat(),
                "rubric": each.rubric,
                "version": each.rubric_version,
                "publication": each.publication.value,
                "value": each.value,
                "low": each.low,
                "high": each.high,
                "coverage": each.coverage,
            }
            for each in one.judgements
        ],
    }


entry = Entry(
    _history,
    msg(
        "Lists the audits that are kept in your data folder, by date: all of them, or those of a person. What has "
        "passed its last day is not among them. There is no order but that of time."
    ),
    (
        Example("footprint history", msg("Every audit that is kept.")),
        Example(
            "footprint history @camille", msg("Those of one person, found by a handle, an account, a page or a name.")
        ),
    ),
)
