"""`footprint networks`: the catalogue."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import emit
from footprint.errors import ConfigError
from footprint.message import msg, nmsg

if TYPE_CHECKING:
    from footprint.catalogue import Catalogue, Network
    from footprint.cli.session import Session
    from footprint.locale import Translator

_Form = Annotated[
    str | None,
    typer.Option("--format", metavar="terminal|json", help=str(msg("What is printed; terminal if not given."))),
]


def _networks(context: typer.Context, *, form: _Form = None, lang: options.Lang = None) -> ExitCode:  # noqa: ARG001 (main has read --lang)
    from footprint.catalogue import load_catalogue

    session: Session = context.obj
    match form:
        case None | "terminal":
            emit(_table(load_catalogue(), session.words))
        case "json":
            emit(json.dumps([_row(one) for one in load_catalogue().networks], ensure_ascii=False, indent=2))
        case _:
            raise ConfigError(
                msg("--format: “{value}” is no form; give one of {known}", value=form, known="terminal, json")
            )
    return ExitCode.DONE


def _table(catalogue: "Catalogue", words: "Translator") -> str:
    from footprint.cli.layout import table

    head = (msg("network"), msg("name"), msg("niche"), msg("proved"), msg("handle"), msg("sources"))
    rows = [
        (one.id, one.name, one.niche, one.proof.checked, one.handle.pattern.pattern, ", ".join(one.proof.sources))
        for one in catalogue.networks
    ]
    count = nmsg("{n} network; type a handle there as {example}", "{n} networks; type a handle there as {example}",
                 n=len(rows), example="github:camille")  # fmt: skip
    return table([tuple(map(words.say, head)), *rows]) + "\n\n" + words.say(count)


def _row(one: "Network") -> dict[str, object]:
    return {
        "id": one.id,
        "name": one.name,
        "niche": one.niche,
        "family": one.family,
        "homepage": one.homepage,
        "signup": one.signup,
        "handle": one.handle.pattern.pattern,
        "shows_absence": one.missing_is_reliable,
        "servers": list(one.instances),
        "proof": {
            "checked": one.proof.checked,
            "confidence": one.proof.confidence,
            "sources": list(one.proof.sources),
        },
    }


entry = Entry(
    _networks,
    msg(
        "Lists the networks that an audit asks: the word that names each on the command line, what handles it allows, "
        "and when and by what sources its answers were proved."
    ),
    (
        Example("footprint networks", msg("All of them, as a table.")),
        Example("footprint networks --format json", msg("The same for a program.")),
    ),
)
