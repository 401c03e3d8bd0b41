"""The command tree: typer reads the words; pages of help and complaints are this room's, in either language."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer
from typer import _click as click  # pyright: ignore[reportPrivateUsage] (typer's own copy of click, in its signatures)
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from footprint.cli import front
from footprint.cli.commands import (
    annotate,
    audit,
    batch,
    blog,
    checks,
    diff,
    dispute,
    doctor,
    explain,
    export,
    history,
    identity,
    interview,
    names,
    networks,
    networks_import,
    networks_verify,
    notice,
    policy_lint,
    purge,
    replay,
    rescore,
    review,
    rubric,
    rubric_diff,
    rubric_lint,
    rubric_show,
    search,
    serve,
    show,
)
from footprint.cli.exits import ExitCode
from footprint.cli.layout import Section, page, width
from footprint.errors import ConfigError
from footprint.message import Message, msg

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from typer._click.shell_completion import CompletionItem  # pyright: ignore[reportPrivateUsage] (as above)

    from footprint.cli.commands import Entry
    from footprint.cli.session import Session
    from footprint.locale import Translator

ENTRIES: Mapping[str, Entry] = {
    "audit": audit.entry,
    "names": names.entry,
    "blog": blog.entry,
    "identity": identity.entry,
    "search": search.entry,
    "batch": batch.entry,
    "notice": notice.entry,
    "replay": replay.entry,
    "rescore": rescore.entry,
    "diff": diff.entry,
    "checks": checks.entry,
    "networks": networks.entry,
    "networks verify": networks_verify.entry,
    "networks import": networks_import.entry,
    "rubric": rubric.entry,
    "rubric show": rubric_show.entry,
    "rubric lint": rubric_lint.entry,
    "rubric diff": rubric_diff.entry,
    "policy lint": policy_lint.entry,
    "explain": explain.entry,
    "interview": interview.entry,
    "history": history.entry,
    "show": show.entry,
    "annotate": annotate.entry,
    "dispute": dispute.entry,
    "review": review.entry,
    "export": export.entry,
    "purge": purge.entry,
    "serve": serve.entry,
    "doctor": doctor.entry,
}
"""Every command; a test holds its names to those of the front page."""

_WORDS = msg("What to give")
_OPTIONS = msg("Options")
_EXAMPLES = msg("Examples")


def run(arguments: Sequence[str], session: Session) -> int:
    """Run the command that the words name.

    Raises:
        FootprintError: what the operator can correct, or has forbidden.
    """
    try:
        code: object = tree(session.words).main(
            list(arguments), prog_name="footprint", standalone_mode=False, obj=session
        )
    except click.exceptions.ClickException as error:
        raise ConfigError(_complaint(error)) from error
    return int(code) if isinstance(code, int) else ExitCode.DONE


def tree(words: Translator) -> TyperGroup:
    """Every command and option, its help in one language."""
    app = typer.Typer(
        cls=_Root,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(_program)
    for name, entry in ENTRIES.items():
        app.command(name, cls=_Command, help=str(entry.about), short_help=str(front.COMMANDS[name]))(entry.run)
    root = get_command(app)
    assert isinstance(root, _Root)  # noqa: S101 (the class given above)
    for command in (root, *root.commands.values()):
        _translate(command, words)
    return root


def _program(
    *,
    lang: Annotated[str | None, typer.Option("--lang", metavar="fr|en", help=str(front.LANG_HELP))] = None,
    version: Annotated[bool, typer.Option("--version", help=str(front.OPTIONS["--version"]))] = False,
) -> None:
    """Options of the program itself: `main` has read both before typer sees them."""


class _Command(TyperCommand):
    """A command whose page of help is laid out by `footprint.cli.layout`."""

    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words; one too many is refused in the chosen language."""
        left = super().parse_args(ctx, args)
        if left and not ctx.resilient_parsing:
            raise ConfigError(
                msg("“{word}” is one word too many; see {command} --help", word=left[0], command=ctx.command_path)
            )
        return left

    def get_help(self, ctx: click.Context) -> str:
        """The page of help."""
        session: Session = ctx.obj
        return _page(self, ctx, session.words)


class _Root(TyperGroup):
    """The program, which knows what a word that is no command was perhaps meant to be."""

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What the first word may be: a shell completes one word at a time, and `networks verify` is two."""
        return [one for one in super().shell_complete(ctx, incomplete) if " " not in one.value]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the first word names, or the first two."""
        both = " ".join(args[:2])
        if both in self.commands:
            return both, self.commands[both], args[2:]
        name = args[0]
        if name in self.commands or ctx.resilient_parsing:
            return super().resolve_command(ctx, args)
        near = get_close_matches(name.lower(), self.commands, n=1)
        if near:
            raise ConfigError(msg("no command “{name}”; did you mean “{near}”?", name=name, near=near[0]))
        if any(mark in name for mark in "@:."):
            raise ConfigError(msg("no command “{name}”; did you mean: footprint audit {name}", name=name))
        raise ConfigError(msg("no command “{name}”; footprint --help lists them", name=name))


def _page(command: _Command, ctx: click.Context, words: Translator) -> str:
    entry = ENTRIES[command.name or ""]
    arguments: dict[str, str] = {}
    sections: dict[str, dict[str, str]] = {}
    for param in command.get_params(ctx):
        if isinstance(param, TyperArgument):
            arguments[param.metavar or param.name] = param.help or ""
        elif isinstance(param, TyperOption) and not param.hidden:
            text = words.say(front.HELP_HELP) if "--help" in param.opts else param.help or ""
            sections.setdefault(param.rich_help_panel or words.say(_OPTIONS), {})[_term(param)] = text
    usage = " ".join([ctx.command_path, *arguments])
    return page(
        words.say(msg("Usage: {usage} [OPTIONS]", usage=usage)),
        words.say(entry.about),
        *(
            Section(title, tuple(rows.items()))
            for title, rows in {words.say(_WORDS): arguments, **sections}.items()
            if rows
        ),
        Section(words.say(_EXAMPLES), tuple((one.line, words.say(one.does)) for one in entry.examples)),
        columns=width(),
    )


def _term(option: TyperOption) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return f"{names} {option.metavar}" if option.metavar and not option.is_flag else names


def _translate(command: click.Command, words: Translator) -> None:
    """Put every help text, title and placeholder of a command into the language."""

    def say(text: str | None) -> str | None:
        return words.say(Message(text)) if text else text

    command.help, command.short_help = say(command.help), say(command.short_help)
    for param in command.params:
        param.metavar = say(param.metavar)
        if isinstance(param, TyperOption | TyperArgument):
            param.help, param.rich_help_panel = say(param.help), say(param.rich_help_panel)


def _complaint(error: click.exceptions.ClickException) -> Message:
    """What is wrong with the words, in place of typer's English."""
    match error:
        case click.exceptions.NoSuchOption(option_name=option, possibilities=[str(near), *_]):
            return msg("no option {option}; did you mean {near}?", option=option, near=near)
        case click.exceptions.NoSuchOption(option_name=option):
            return msg("no option {option}; --help lists them", option=option)
        case click.exceptions.BadOptionUsage(option_name=option) if "requires" in error.message:
            return msg("{option}: the value is missing; --help says what to give", option=option)
        case click.exceptions.BadOptionUsage(option_name=option):
            return msg("{option} takes no value", option=option)
        case click.exceptions.MissingParameter(param=param) if param is not None:
            return msg("{what} is missing; --help says what to give", what=_wanted(param))
        case _:
            return msg("these words can't be read ({reason}); see footprint --help", reason=error.format_message())


def _wanted(param: click.Parameter) -> str:
    """What was to be given, as a command line has it: `-o DIR`."""
    what = str(param.metavar or param.name)
    return f"{param.opts[-1]} {what}" if isinstance(param, TyperOption) else what
