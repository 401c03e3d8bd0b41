"""`footprint purge`: delete what is kept."""

from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import emit, remark
from footprint.errors import ConfigError
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.cli.session import Session
    from footprint.locale import Translator
    from footprint.serve.sweeping import Swept
    from footprint.store import Purged, Store

_Ids = Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help=str(msg("Audits to delete.")))]
_Expired = Annotated[bool, typer.Option("--expired", help=str(msg("Delete every audit that has passed its last day.")))]
_Subject = Annotated[
    list[str] | None,
    typer.Option(
        "--subject",
        metavar=str(msg("WORD")),
        help=str(msg("Delete every audit of whoever has this handle, account or page. May be given several times.")),
    ),
]


def _purge(
    context: typer.Context,
    *,
    ids: _Ids = None,
    expired: _Expired = False,
    subject: _Subject = None,
    name: options.Name = None,
    lang: options.Lang = None,
    config: options.Config = None,
) -> ExitCode:
    from footprint.config import load_settings
    from footprint.runs.shelf import keys, shelf, words_in
    from footprint.serve.sweeping import swept

    session: Session = context.obj
    settings = load_settings(options.said(lang=lang or session.lang), file=config)
    wanted = keys(subject or (), name)
    if not (ids or expired or wanted):
        raise ConfigError(msg("nothing is named to delete; give an id, --subject @handle, --name, or --expired"))
    unfinished = swept(settings.data_path, wanted)  # first: what is being made would be kept after the others are gone
    with shelf(settings) as store:
        gone = _gone(store, ids or [], wanted, expired=expired)
    words = words_in(settings.lang or session.words.language)
    emit("\n".join(_told(gone, unfinished, words)))
    if unfinished.held:
        remark(
            words.say(
                nmsg(
                    "{n} more is under way on the page of a footprint serve: discard it there, or end that and purge "
                    "again",
                    "{n} more are under way on the page of a footprint serve: discard them there, or end that and "
                    "purge again",
                    n=unfinished.held,
                )
            )
        )
    return ExitCode.DONE


def _told(gone: "list[Purged]", unfinished: "Swept", words: "Translator") -> "Iterator[str]":
    yield words.say(nmsg("{n} audit is deleted.", "{n} audits are deleted.", n=len(gone)))
    yield from (f"{one.id}  {words.date(one.date.date().isoformat())}" for one in gone)
    if unfinished.discarded:
        from footprint.serve.sweeping import discarded

        yield words.say(discarded(unfinished.discarded))


def _gone(store: "Store", ids: list[str], wanted: tuple[str, ...], *, expired: bool) -> "list[Purged]":
    gone = [*(store.purge(expired=True) if expired else ())]
    gone += [one for key in wanted for one in store.purge(subject_key=key)]
    return gone + [one for each in ids for one in store.purge(id=each)]


entry = Entry(
    _purge,
    msg(
        "Deletes audits that are kept, with their recordings, from the files: what has passed its last day, all of one "
        "person, with what was ordered on the page and is not finished, or single ones. What was exported or written "
        "elsewhere is yours to delete."
    ),
    (
        Example("footprint purge --expired", msg("What has passed its last day; worth a place in a daily job.")),
        Example("footprint purge --subject @camille --name 'Camille Roy'", msg("Everything about one person.")),
    ),
)
