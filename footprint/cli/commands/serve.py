"""`footprint serve`: the local page."""

import sys
from pathlib import Path
from traceback import format_exception
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
    from footprint.serve.desk import Desk
    from footprint.serve.security import Door

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

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (compared with what was given)
"""What stands for all addresses of this machine, and the one by which it reaches itself."""


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
    import webbrowser

    from footprint.serve.running import bound, serve
    from footprint.serve.security import is_loopback

    session: Session = context.obj
    say = session.words.say
    desk = _desk(session, host, config, is_demo=demo)
    listening = bound(host, port)
    address = _address(desk.door, listening.getsockname()[1])

    def ready() -> None:
        emit(address)
        remark(say(msg("open this address in your browser; Ctrl-C ends the page")))
        if host in _EVERYWHERE:
            remark(say(msg("for colleagues, put this machine's address in your network in the place of {host}",
                           host=_EVERYWHERE[host])))  # fmt: skip
        if not is_loopback(host):
            remark(say(msg("nothing is encrypted on the way: use it in a network that you trust alone")))
        if is_opened and not webbrowser.open(address):
            remark(say(msg("no browser could be opened here")))

    def broke(asked: str, error: Exception) -> None:
        from footprint.errors import where_broken

        remark(
            say(
                msg(
                    "{page}: something broke that should not ({reason}); please report it with what FOOTPRINT_DEBUG=1 "
                    "shows",
                    page=asked,
                    reason=where_broken(error),
                )
            )
        )
        if session.environ.get("FOOTPRINT_DEBUG"):
            traceback = "".join(format_exception(error)).encode("utf-8", "replace")
            print(desk.hide(traceback).decode("utf-8", "replace"), file=sys.stderr)  # noqa: T201 (asked for)

    serve(desk, listening, ready=ready, broke=broke)
    return ExitCode.DONE


def _desk(session: "Session", host: str, config: Path | None, *, is_demo: bool) -> "Desk":
    """What the pages are made from; what can't be is told before anybody is let in.

    Raises:
        ConfigError: a setting can't be.
        StoreError: nothing can be kept where audits are.
    """
    import secrets

    from footprint.config import load_settings
    from footprint.runs.order import clock_of
    from footprint.runs.shelf import shelf
    from footprint.serve.desk import Desk, at_home
    from footprint.serve.jobs import Jobs
    from footprint.serve.security import Door, is_loopback

    flags = options.said(lang=session.lang)
    settings = at_home(load_settings(flags, file=config), is_demo=is_demo)
    with shelf(settings, clock_of(None, is_demo=is_demo)):
        pass  # it can be written
    language = settings.lang or session.words.language
    return Desk(
        door=Door(host, token="" if is_loopback(host) else secrets.token_urlsafe(24)),
        jobs=Jobs(settings.data_path, settings=settings, environ=session.environ, language=language),
        environ=session.environ,
        language=language,
        flags=flags,
        config=config,
        is_demo=is_demo,
    )


def _address(door: "Door", port: int) -> str:
    """What is opened in a browser; where everybody may listen, this machine's own name for itself does."""
    host = _EVERYWHERE.get(door.host, door.host)
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"enter?token={door.token}" if door.token else "")


entry = Entry(
    _serve,
    msg(
        "Serves a page on this machine for those who like no terminal: order an audit in a form, watch it being made, "
        "read, print and hand over its report, compare it with an earlier one, note what the candidate says, delete "
        "it. Audits that are ordered there are kept, as with --save, and go on when the page is closed. Ctrl-C ends "
        "it, with exit code 0; an audit that was being made then goes on at the next start. Exit code 2: the address "
        "is taken or is not this machine's, a setting can't be, or nothing can be kept in the data folder."
    ),
    (
        Example("footprint serve --open", msg("The page, in your browser.")),
        Example("footprint serve --demo --open", msg("The same on the invented world; nothing leaves this machine.")),
        Example("footprint serve --host 0.0.0.0", msg("For colleagues in the same network, with a token.")),
    ),
)
