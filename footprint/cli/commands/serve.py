"""`footprint serve`: the local page."""

from typing import TYPE_CHECKING, Annotated

import typer

from footprint.cli import options
from footprint.cli.commands import Entry
from footprint.cli.exits import ExitCode
from footprint.cli.front import Example
from footprint.cli.output import emit, remark
from footprint.message import msg

if TYPE_CHECKING:
    from footprint.cli.session import Session

_Host = Annotated[
    str,
    typer.Option(
        "--host",
        metavar=str(msg("ADDRESS")),
        help=str(msg("Where to listen; only this machine reaches 127.0.0.1. Anywhere else a token opens the page.")),
        rich_help_panel=options.RUN,
    ),
]
_Port = Annotated[
    int,
    typer.Option(
        "--port", metavar=str(msg("NUMBER")), help=str(msg("At which port; 0 for any that is free.")), min=0, max=65535,
        rich_help_panel=options.RUN,
    ),
]  # fmt: skip
_Open = Annotated[
    bool, typer.Option("--open", help=str(msg("Open the page in your browser.")), rich_help_panel=options.RUN)
]


def _serve(
    context: typer.Context,
    *,
    host: _Host = "127.0.0.1",
    port: _Port = 8420,
    is_opened: _Open = False,
    demo: options.Demo = False,
    lang: options.Lang = None,  # noqa: ARG001 (main has read --lang)
    config: options.Config = None,
) -> ExitCode:
    import secrets
    import webbrowser

    from footprint.serve.desk import Desk
    from footprint.serve.running import bound, serve
    from footprint.serve.security import Door, is_loopback

    session: Session = context.obj
    door = Door(host, token="" if is_loopback(host) else secrets.token_urlsafe(24))
    desk = Desk(
        door=door, environ=session.environ, language=session.words.language, flags={}, config=config, is_demo=demo,
    )  # fmt: skip
    listening = bound(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/" + (f"enter?token={door.token}" if door.token else "")

    def ready() -> None:
        emit(address)
        remark(session.words.say(msg("open this address in your browser; Ctrl-C ends the page")))
        if door.token:
            remark(session.words.say(msg("nothing is encrypted on the way: use it in a network that you trust alone")))
        if is_opened:
            webbrowser.open(address)

    serve(desk, listening, ready=ready)
    return ExitCode.DONE


entry = Entry(
    _serve,
    msg(
        "Serves a page on this machine for those who like no terminal: order an audit in a form, watch it being made, "
        "read, print and hand over its report, compare it with an earlier one, note what the candidate says, delete "
        "it. Audits that are ordered there are kept, as with --save, and go on when the page is closed."
    ),
    (
        Example("footprint serve --open", msg("The page, in your browser.")),
        Example("footprint serve --demo --open", msg("The same on the invented world; nothing leaves this machine.")),
        Example("footprint serve --host 0.0.0.0", msg("For colleagues in the same network, with a token.")),
    ),
)
