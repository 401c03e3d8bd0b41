"""Options that commands share: one declaration each, in English; `footprint.cli.app` puts them into the language."""

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from footprint.cli import front
from footprint.errors import ConfigError
from footprint.message import msg

WHO = str(msg("Who"))
NETWORKS = str(msg("Networks"))
RESULT = str(msg("Result"))
SEARCH = str(msg("Searches"))
RUN = str(msg("Run"))
MANDATE = str(msg("Mandate: why this audit may be made"))
"""Titles of sections on a page of help."""

_FILE = str(msg("FILE"))
TEXT = str(msg("TEXT"))
"""Placeholder of an option that takes any words."""

Lang: TypeAlias = Annotated[
    str | None, typer.Option("--lang", metavar="fr|en", help=str(front.LANG_HELP), rich_help_panel=RESULT)
]
Form: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar=str(msg("FORM")),
        help=str(msg("What is printed: terminal, json, html, md or svg; terminal if not given.")),
        rich_help_panel=RESULT,
    ),
]


def _comparisons() -> list[str]:
    """What a shell may complete."""
    from footprint.report import COMPARISONS

    return [one.value for one in COMPARISONS]


ComparisonForm: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar=str(msg("FORM")),
        help=str(msg("What is printed: terminal, html, md or json; terminal if not given.")),
        rich_help_panel=RESULT,
        autocompletion=_comparisons,
    ),
]
Archive: TypeAlias = Annotated[
    Path,
    typer.Argument(
        metavar=str(msg("ARCHIVE")),
        help=str(msg("The file that audit --record wrote; rescore also takes the id of an audit that is kept.")),
    ),
]
Output: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar=_FILE,
        help=str(
            msg(
                "Write the report there too; .html, .pdf, .json, .md, .txt or .svg says in which form: .svg is a "
                "picture of whose accounts they are. With .fr or .en before it, as in camille.fr.html, it is written "
                "in that language. May be given several times."
            )
        ),
        rich_help_panel=RESULT,
    ),
]
ComparisonOutput: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar=_FILE,
        help=str(
            msg(
                "Write what changed there too; .html, .pdf, .json, .md or .txt says in which form. With .fr or .en "
                "before it, it is written in that language. May be given several times."
            )
        ),
        rich_help_panel=RESULT,
    ),
]
RubricName: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--rubric",
        metavar=str(msg("NAME|FILE")),
        help=str(msg("What counts and how much: full, light, or a .toml file of your own.")),
        rich_help_panel=RESULT,
    ),
]
MinCoverage: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--min-coverage",
        metavar=str(msg("SHARE")),
        help=str(msg("End with exit code 3 when less of the rubric than this could be seen, such as 0.75.")),
        rich_help_panel=RESULT,
    ),
]
Config: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar=_FILE,
        help=str(msg("Settings to use instead of those in your configuration folder.")),
        rich_help_panel=RUN,
    ),
]
Quiet: TypeAlias = Annotated[
    bool, typer.Option("--quiet", "-q", help=str(msg("Show no progress.")), rich_help_panel=RESULT)
]

Words: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=str(msg("[WORD]...")),
        help=str(
            msg(
                "What the candidate gave: @handle, network:handle (see footprint networks), @user@server, a page or a "
                "domain."
            )
        ),
    ),
]

Name: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--name",
        metavar=str(msg("NAME")),
        help=str(msg("Full name, in quotes.")),
        rich_help_panel=WHO,
    ),
]

Url: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--url",
        metavar="URL",
        help=str(msg("A page of the candidate's. May be given several times.")),
        rich_help_panel=WHO,
    ),
]

SelfAudit: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--self",
        help=str(msg("You audit yourself: nobody need be told, and sites of a sensitive kind may be asked too.")),
        rich_help_panel=WHO,
    ),
]

Extended: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--all",
        help=str(msg("Ask every network of the catalogue, not only those that count most.")),
        rich_help_panel=NETWORKS,
    ),
]

Catalogues: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--catalogue",
        metavar=_FILE,
        help=str(
            msg(
                "Ask the sites of this list too: WhatsMyName's wmn-data.json, Sherlock's or Maigret's data.json, or a "
                "folder of network files. May be given several times."
            )
        ),
        rich_help_panel=NETWORKS,
    ),
]

OnlyCatalogue: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--only-catalogue",
        help=str(msg("Of networks, ask only those in the lists given with --catalogue.")),
        rich_help_panel=NETWORKS,
    ),
]

Demo: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--demo",
        help=str(msg("Ask an invented world that comes with footprint; nothing leaves this machine.")),
        rich_help_panel=WHO,
    ),
]

Record: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--record",
        metavar=_FILE,
        help=str(msg("Keep all that was seen in this file (.warc.gz), for footprint replay.")),
        rich_help_panel=RESULT,
    ),
]

Timeout: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--timeout",
        metavar=str(msg("SECONDS")),
        help=str(msg("Time for the whole run; 120 if not given. What is not seen by then is unknown.")),
        rich_help_panel=RUN,
    ),
]

Now: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--now",
        metavar=str(msg("DATE")),
        help=str(msg("Count days from this date instead of today, such as 2026-11-22.")),
        rich_help_panel=RUN,
    ),
]

NoCache: TypeAlias = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        help=str(msg("Keep no pages for the next audit, and use none of the last.")),
        rich_help_panel=RUN,
    ),
]

SearchLocale: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--search-locale",
        metavar=str(msg("LOCALE")),
        help=str(msg("Language and region of searches, such as fr-CA; those of your system if not given.")),
        rich_help_panel=SEARCH,
    ),
]


def _providers() -> list[str]:
    """What a shell may complete."""
    from footprint.search import provider_ids

    return list(provider_ids())


SearchNames: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--search",
        metavar=str(msg("NAME")),
        help=str(
            msg(
                "Ask this search provider, and of all only those that are named so; footprint checks lists them. May "
                "be given several times."
            )
        ),
        rich_help_panel=SEARCH,
        autocompletion=_providers,
    ),
]

SearchWord: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--search-word",
        metavar=str(msg("WORD")),
        help=str(msg("Professional word beside the name in the second search; “social media” if not given.")),
        rich_help_panel=SEARCH,
    ),
]

Searxng: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--searxng",
        metavar="URL",
        help=str(msg("Address of your SearXNG, to search with.")),
        rich_help_panel=SEARCH,
    ),
]

SearxngEngine: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--searxng-engine",
        metavar=str(msg("NAMES")),
        help=str(msg("The engines it asks, one at a time, with commas between them; duckduckgo if not given.")),
        rich_help_panel=SEARCH,
    ),
]

SearchResults: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--search-results",
        metavar=_FILE,
        help=str(
            msg(
                "Results that you looked at by hand, as CSV (engine, query, date, url) or JSON; nobody is asked for "
                "them."
            )
        ),
        rich_help_panel=SEARCH,
    ),
]

Contact: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--contact",
        metavar=TEXT,
        help=str(msg("Page or address where sites can ask who is reading them.")),
        rich_help_panel=RUN,
    ),
]

Purpose: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--purpose",
        metavar=TEXT,
        help=str(msg("What the audit is for.")),
        rich_help_panel=MANDATE,
    ),
]

Position: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--position",
        metavar=TEXT,
        help=str(msg("The position that is to be filled.")),
        rich_help_panel=MANDATE,
    ),
]

Controller: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--controller",
        metavar=TEXT,
        help=str(msg("Who is responsible for the data.")),
        rich_help_panel=MANDATE,
    ),
]

LegalBasis: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--legal-basis",
        metavar=TEXT,
        help=str(msg("The legal basis.")),
        rich_help_panel=MANDATE,
    ),
]

NoticeReference: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--notice-reference",
        metavar=TEXT,
        help=str(msg("How the notice to the candidate can be found again.")),
        rich_help_panel=MANDATE,
    ),
]

NoticeDate: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--notice-date",
        metavar=str(msg("DATE")),
        help=str(msg("The day the candidate was told, such as 2026-11-20.")),
        rich_help_panel=MANDATE,
    ),
]


Save: TypeAlias = Annotated[
    bool | None,
    typer.Option(
        "--save/--no-save",
        help=str(msg("Keep the audit in your data folder until its last day, for footprint history and show.")),
        rich_help_panel=RESULT,
    ),
]

Kept: TypeAlias = Annotated[
    str, typer.Argument(metavar="ID", help=str(msg("Of an audit that is kept; footprint history lists them.")))
]

Contested: TypeAlias = Annotated[
    str, typer.Argument(metavar=str(msg("INDICATOR")), help=str(msg("Its id, such as pub.cadence.")))
]


def said(**values: object) -> dict[str, object]:
    """What was given on the command line."""
    return {name: value for name, value in values.items() if value is not None}


def searxng(url: str | None, engine: str | None, *, is_demo: bool = False) -> dict[str, object] | None:
    """What the command line says of a SearXNG.

    Raises:
        ConfigError: it says something, and the demo asks its own.
    """
    stated = said(url=url, engine=engine)
    if stated and is_demo:
        raise ConfigError(msg("--demo asks a SearXNG of its own; leave out --searxng and --searxng-engine"))
    return {"searxng": stated} if stated else None
