"""The first pages that anybody sees. They stand alone, so that they appear at once: typer is not imported for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from footprint import __version__
from footprint.cli.layout import Section, page
from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from footprint.message import Message


@dataclass(frozen=True, slots=True)
class Example:
    """A command line that works, and what it does."""

    line: str
    does: Message


PITCH = msg("Audits a person's public digital footprint and shows the proof behind every number.")

COMMANDS: Mapping[str, Message] = {
    "audit": msg("Look at what is public about a candidate, and report it with its proof."),
    "names": msg("Look where a name exists, who holds it, and what to claim first."),
    "blog": msg("Look for the blog behind some pages, how it is kept, and how the site is made."),
    "identity": msg("Tell whose each account is, what proves it, and what names what."),
    "search": msg("Look how a person comes out of search engines, and whose the first results are."),
    "batch": msg("Audit a list of people, for a CI job or a spreadsheet."),
    "notice": msg("Write what a candidate is told before an audit, from what that audit will do."),
    "replay": msg("Make the report of a recorded audit again, without any network."),
    "rescore": msg("Score a recorded audit by another rubric, and tell what that changes."),
    "diff": msg("Tell what changed between two reports about one person."),
    "checks": msg("List what is looked at, why it matters, and what to do about it."),
    "networks": msg("List the networks that are known, and why their answers are believed."),
    "networks verify": msg("Ask each network two things whose answers are known, to see whether its rules still hold."),
    "networks import": msg("Turn another project's list of sites into network files that can be read and corrected."),
    "rubric": msg("List the rubrics: what counts for a position, and how much."),
    "rubric show": msg("Show all that a rubric says: weights, curves, reasons, sources, facets."),
    "rubric lint": msg("Look a rubric of your own through, and say all that is wrong with it."),
    "rubric diff": msg("Tell what changed from one rubric to another, in points of the index."),
    "policy lint": msg("Look a policy of your own through, and say all that is wrong with it."),
    "explain": msg("Explain one indicator: what it measures, how it is scored, what it brings."),
    "interview": msg("Print the questions that a report leaves open, each with why it is asked."),
    "history": msg("List the audits that are kept, of everybody or of one person."),
    "show": msg("Show the report of an audit that is kept."),
    "annotate": msg("Set what the candidate has to say beside a number."),
    "dispute": msg("Contest a finding: it leaves the score until a person has ruled."),
    "review": msg("Record that a person looked at a report, and what for."),
    "export": msg("Write the candidate's own copy of what is kept about them."),
    "purge": msg("Delete what is kept: what has expired, or all of one person."),
    "serve": msg("Order, watch and read audits in a browser, on a page of this machine."),
    "doctor": msg("See what works here, what is sent to whom, and what mends the rest."),
}
"""Every command, in the order in which a newcomer needs them."""

LANG_HELP = msg("Language of what is printed: fr or en; that of the system if not given.")
HELP_HELP = msg("Show this message and exit.")
OPTIONS: Mapping[str, Message] = {
    "--lang fr|en": LANG_HELP,
    "--version": msg("Show the version and exit."),
    "--install-completion": msg("Install completion for the current shell."),
    "--show-completion": msg("Show completion for the current shell, to copy it or customize the installation."),
    "-h, --help": HELP_HELP,
}
"""Every option of the program itself; the words of those that typer brings are typer's."""

EXAMPLES = (
    Example(
        "footprint audit @camilleroy --demo",
        msg("A first report, on an invented person; nothing leaves this machine."),
    ),
    Example(
        "footprint audit @camille --name 'Camille Roy' --url https://camille.example",
        msg("An audit of what a candidate gave: handle, name and site."),
    ),
    Example(
        "footprint audit github:camille -o camille.html -o camille.json",
        msg("The same report as a page to open and as data to keep."),
    ),
    Example(
        "footprint explain pub.cadence --in camille.json",
        msg("Where one number of a report comes from, and what would change it."),
    ),
)

_EXITS = msg(
    "Exit codes: 0 done · 2 words or settings to correct · 3 incomplete · 4 refused · 5 a control or policy did not "
    "hold · 130 interrupted."
)

_HELP = ("--help", "-h")


def front_page(arguments: Sequence[str], say: Callable[[Message], str], *, columns: int) -> str | None:
    """The page that these arguments ask for; None when they are for a command.

    Args:
        arguments: without `--lang`.
        say: puts a message into the language.
        columns: of the terminal.
    """
    match arguments:
        case [] | ["--"]:
            return welcome(say, columns=columns)
        case [first, *_] if first in _HELP:
            return help_page(say, columns=columns)
        case ["--version", *_]:
            return f"footprint {__version__}"
        case _:
            return None


def welcome(say: Callable[[Message], str], *, columns: int) -> str:
    """What `footprint` alone says: the demo, three examples, and where to go on."""
    return page(
        f"footprint {__version__} — {say(PITCH)}",
        _examples(say),
        say(msg("All commands: footprint --help")),
        columns=columns,
    )


def help_page(say: Callable[[Message], str], *, columns: int) -> str:
    """What `footprint --help` says."""
    return page(
        say(msg("Usage: footprint COMMAND [OPTIONS]")),
        say(PITCH),
        Section(say(msg("Commands")), tuple((name, say(text)) for name, text in COMMANDS.items())),
        Section(say(msg("Options")), tuple((name, say(text)) for name, text in OPTIONS.items())),
        _examples(say),
        say(msg("Every command has a page of its own: footprint audit --help")),
        say(_EXITS),
        columns=columns,
    )


def _examples(say: Callable[[Message], str]) -> Section:
    return Section(say(msg("Examples")), tuple((one.line, say(one.does)) for one in EXAMPLES))
