"""Help: every command and option explains itself, in the language that is asked for."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from typer.core import TyperOption

from footprint import __version__
from footprint.cli import ExitCode, front, main
from footprint.cli.app import ENTRIES, tree
from footprint.locale import translator
from pseudo import MARK, pseudo

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH = translator("en")
ROOT = tree(ENGLISH)
HEAVY = {"aiohttp", "babel", "bs4", "httpx", "importlib.metadata", "pydantic", "rich", "tldextract", "typer"}


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")


def options_of(command: str) -> Iterator[str]:
    for param in ROOT.commands[command].params:
        if isinstance(param, TyperOption):
            yield from param.opts


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == ExitCode.DONE
    return capsys.readouterr().out


def test_the_front_page_lists_every_command() -> None:
    assert list(front.COMMANDS) == list(ENTRIES) == list(ROOT.commands)


def test_the_front_page_lists_every_option_of_the_program() -> None:
    listed = {name for term in front.OPTIONS for name in term.replace(",", " ").split() if name.startswith("--")}
    options = {name for param in ROOT.params for name in param.opts}

    assert listed == options | {"--help"}


@pytest.mark.parametrize("command", ENTRIES)
def test_a_page_lists_every_option(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(capsys, command, "--help")

    assert [name for name in (*options_of(command), "--help") if name not in page] == []


@pytest.mark.parametrize("command", ENTRIES)
def test_the_language_is_chosen_beside_the_other_options_of_the_result(command: str) -> None:
    panels = {
        name: param.rich_help_panel
        for param in ROOT.commands[command].params
        if isinstance(param, TyperOption)
        for name in param.opts
    }

    assert {panels[name] for name in ("--lang", "--format", "--output") if name in panels} == {"Result"}


@pytest.mark.parametrize("command", ENTRIES)
def test_every_option_and_argument_explains_itself(command: str) -> None:
    silent = [param.name for param in ROOT.commands[command].params if not getattr(param, "help", None)]

    assert silent == []


@pytest.mark.parametrize("command", ENTRIES)
def test_a_page_ends_with_examples_of_its_own_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = shown(capsys, command, "--help")

    assert f"  footprint {command}" in page.partition("\nExamples\n")[2]


@pytest.mark.parametrize("command", ENTRIES)
def test_the_short_form_of_help_is_the_same(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, command, "-h") == shown(capsys, command, "--help")


def test_every_text_of_the_front_pages_is_translated() -> None:
    said = pseudo().say
    pages = front.welcome(said, columns=400) + "\n" + front.help_page(said, columns=400)
    plain = [line for line in pages.splitlines() if line.strip() and MARK not in line]

    assert [line for line in plain if not line.startswith("  footprint ")] == []


def test_every_text_of_the_command_tree_is_translated() -> None:
    translated = tree(pseudo())
    params = [param for command in translated.commands.values() for param in command.params]
    texts = [
        *(text for command in translated.commands.values() for text in (command.help, command.short_help)),
        *(getattr(param, name) for param in params for name in ("help", "rich_help_panel")),
    ]

    assert [text for text in texts if text and not text.startswith(MARK)] == []


@pytest.mark.parametrize("example", [*front.EXAMPLES, *(one for entry in ENTRIES.values() for one in entry.examples)])
def test_an_example_uses_a_command_and_options_that_exist(example: front.Example) -> None:
    program, *words = example.line.split()
    both = " ".join(words[:2])
    command, rest = (both, words[2:]) if both in ENTRIES else (words[0], words[1:])

    assert program == "footprint"
    assert [one for one in rest if one.startswith("-") and one not in set(options_of(command))] == []


@pytest.mark.parametrize("arguments", [(), ("--",), ("--lang", "en")])
def test_the_program_alone_shows_the_demo_and_where_to_go_on(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    page = shown(capsys, *arguments)

    assert "footprint audit @camilleroy --demo" in page
    assert "footprint --help" in page


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "--lang", "fr", "--version") == f"footprint {__version__}\n"


def test_help_needs_nothing_heavy() -> None:
    program = "import sys; from footprint.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=60)

    assert HEAVY & set(done.stderr.split()) == set()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("footprint ne", ["networks"]),
        ("footprint networks ver", ["verify"]),
        ("footprint networks --f", ["--format"]),
        ("footprint networks verify --f", ["--format"]),
        ("footprint audit v", []),
        ("footprint se", ["search", "serve"]),
        ("footprint search --search br", ["brave"]),
        ("footprint di", ["diff", "dispute"]),
        ("footprint re", ["replay", "rescore", "review"]),
        ("footprint diff old.json new.json --format m", ["md"]),
    ],
)
def test_completion_offers_one_word_at_a_time(
    typed: str, offered: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_FOOTPRINT_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split()) - 1))
    with pytest.raises(SystemExit) as ended:
        main(["ignored"])

    assert (ended.value.code, capsys.readouterr().out.split()) == (0, offered)


def test_a_command_of_two_words_is_named_by_both(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["networks", "import", "list.json", "further", "-o", "sites"]) == ExitCode.USAGE
    assert "“further” is one word too many; see footprint networks import --help" in capsys.readouterr().err
