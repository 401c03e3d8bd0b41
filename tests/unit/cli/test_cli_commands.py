"""What the commands that ask nobody print."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from footprint.bundles import checks_of, load_bundles
from footprint.catalogue import load_catalogue
from footprint.cli import ExitCode, main
from footprint.cli.commands.checks import _chosen_by as chosen_by
from footprint.dossier import Annotation, Dispute, Dossier, Ruled, Ruling
from footprint.exhibit import SearchKind
from footprint.locale import translator
from footprint.message import msg
from footprint.report import Format, read_profile, render
from footprint.rubric import load_rubric
from footprint.search import About, Need, load_providers

if TYPE_CHECKING:
    from pathlib import Path

PROVIDERS = [one.about for one in load_providers()[0]]
ABOUTS = [one.about for one in checks_of(load_bundles()[0])]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nowhere"))


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(arguments) == ExitCode.DONE
    return capsys.readouterr().out


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "camille.json"
    assert main(["audit", "@camilleroy", "--demo", "--quiet", "--lang", "en", "-o", str(path)]) == ExitCode.DONE
    return path


@pytest.mark.parametrize("about", ABOUTS, ids=[one.id for one in ABOUTS])
def test_checks_says_of_each_what_it_asks_why_and_what_to_do(about: object, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = next(one for one in ABOUTS if one is about)
    page = folded(printed(capsys, "checks"))

    assert f"{wanted.title} ({wanted.id})" in page
    assert [str(text) for text in (wanted.asks, wanted.why, wanted.advice) if folded(str(text)) not in page] == []


@pytest.mark.parametrize("about", PROVIDERS, ids=[one.id for one in PROVIDERS])
def test_checks_says_of_each_search_provider_what_one_must_know(
    about: object, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = next(one for one in PROVIDERS if one is about)
    _, _, page = folded(printed(capsys, "checks")).partition("Search providers: every query names the candidate")

    assert f"{wanted.id} {wanted.name}: {folded(str(wanted.terms))} " in page


@pytest.mark.parametrize(
    ("key", "url", "wanted"),
    [
        (Need.REQUIRED, Need.NONE, "Asked when FOOTPRINT_ANY_KEY is set."),
        (Need.OPTIONAL, Need.NONE, "Asked when FOOTPRINT_ANY_KEY is set, or --search any given."),
        (Need.NONE, Need.REQUIRED, "Asked when FOOTPRINT_ANY_URL is set."),
        (Need.NONE, Need.NONE, "Asked with --search any, or in every run when FOOTPRINT_ANY_ASK is true."),
    ],
)
def test_it_is_told_what_makes_a_provider_be_asked(key: Need, url: Need, wanted: str) -> None:
    about = About("any", "Any", SearchKind.RANK, "", msg("{name}", name="x"), key=key, url=url)

    assert str(chosen_by(about)) == wanted


WALLS = {
    "login needed": {"facebook", "foursquare", "instagram", "linkedin", "quora", "x"},
    "not by name": {"calameo", "eventbrite", "keyoxide", "meetup"},
    "with --self": {"discord"},
}


def test_networks_lists_them_all(capsys: pytest.CaptureFixture[str]) -> None:
    rows = printed(capsys, "networks").splitlines()

    assert [row.split()[0] for row in rows[1:-2]] == list(load_catalogue().ids)


def test_networks_can_be_read_by_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(printed(capsys, "networks", "--format", "json"))

    assert [row["id"] for row in rows] == list(load_catalogue().ids)
    assert all(row["handle"] and row["proof"]["sources"] and row["proof"]["checked"] for row in rows)


def test_networks_says_which_are_asked_and_what_their_answers_can_show(capsys: pytest.CaptureFixture[str]) -> None:
    rows = {row["id"]: row for row in json.loads(printed(capsys, "networks", "--format", "json"))}
    table = {row.split()[0]: folded(row) for row in printed(capsys, "networks").splitlines()[1:-2]}

    assert {name for name, row in rows.items() if row["tier"] == "core" and not row["walled"]} == {
        name for name, row in table.items() if " core " in row
    }
    assert {name for name, row in rows.items() if row["walled"]} == {
        name for name, row in table.items() if " — " in row
    }
    assert {word: {name for name, row in table.items() if f" {word} " in row} for word in WALLS} == WALLS
    assert all(rows[one.id]["key"] == one.key for one in load_catalogue().known)
    assert " here and free " in table["github"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_table_of_networks_fits_a_hundred_columns(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    table, _, _ = printed(capsys, "networks", "--lang", language).rpartition("\n\n")

    assert max(map(len, table.splitlines())) <= 100


def test_networks_shows_one_in_detail(capsys: pytest.CaptureFixture[str]) -> None:
    page = printed(capsys, "networks", "github")

    assert load_catalogue().get("github").handle.pattern.pattern in page
    assert "https://api.github.com/users/{handle}" in page


def test_networks_says_which_one_can_t_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    page = printed(capsys, "networks", "linkedin")

    assert "shows nothing without a login, so it is not asked" in page
    assert "shows who is there" not in page
    assert "asked in every run" not in page
    assert "controls" not in page


@pytest.mark.parametrize("name", ["hacker-news", "GitHub", "GITHUB"])
def test_a_network_shows_all_that_is_asked_of_it(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    one, page = load_catalogue().get(name.lower()), folded(printed(capsys, "networks", name))
    asked = [each.question.template for each in (one, one.fallback) if each is not None and each.question is not None]

    assert [address for address in asked if address not in page] == []
    assert "believed when it says that a name is missing" in page
    assert f"accounts that surely exist: {', '.join(each.name for each in one.known)}" in page


def test_a_network_without_a_known_account_says_what_is_asked_in_its_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = folded(printed(capsys, "networks", "are-na"))

    assert "a random name, which nobody holds; and, as no account is known there, names such as admin" in page


@pytest.mark.parametrize("name", load_rubric().indicators)
def test_explain_says_what_an_indicator_measures_and_why(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    rule = load_rubric().indicators[name]
    page = folded(printed(capsys, "explain", name))

    assert [text for text in (rule.title.en, rule.measures.en, rule.job_link.en) if folded(text) not in page] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_checks_names_every_indicator(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = printed(capsys, "checks", "--lang", language)

    assert [name for name in load_rubric().indicators if name not in page] == []


def test_explain_names_the_check_that_speaks(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Publication (publication)" in printed(capsys, "explain", "pub.cadence")


def test_every_indicator_has_a_check_that_speaks_to_it() -> None:
    spoken = {name for one in ABOUTS for name in one.indicators}

    assert [name for name in load_rubric().indicators if name not in spoken] == []


def test_explain_says_when_no_check_speaks(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("footprint.bundles.load_bundles", lambda: ((), ()))

    assert "none yet: always unknown" in printed(capsys, "explain", "pub.fresh")


def test_explain_follows_the_rubric_it_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert "“light rubric”" in printed(capsys, "explain", "pub.cadence", "--rubric", "light")


def test_explain_opens_the_number_of_a_report(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = folded(printed(capsys, "explain", "pub.cadence", "--in", str(report)))
    profile = json.loads(report.read_text(encoding="utf-8"))
    found = next(one for part in profile["dimensions"] for one in part["indicators"] if one["id"] == "pub.cadence")

    assert [found[name]["en"] for name in ("sentence", "formula") if folded(found[name]["en"]) not in page] == []
    assert [one["url"] for one in found["evidence"] if one["url"] not in page] == []
    assert "points more on the index" in page


def test_explain_tells_what_was_said_of_the_number(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = read_profile(report.read_text(encoding="utf-8"), str(report))
    ruled = Ruled(Ruling.REJECTED, "Lou Ferran", whole.date, "The feed is theirs.")
    dossier = Dossier(
        disputes=(Dispute("pub.cadence", "These are not my posts.", whole.date, ruled),),
        annotations=(
            Annotation("pub.cadence", "I was on leave.", whole.date),
            Annotation("pub.fresh", "No.", whole.date),
        ),
    )
    disputed = tmp_path / "disputed.json"
    disputed.write_text(render(replace(whole, dossier=dossier), Format.JSON, translator("en")), encoding="utf-8")

    page = folded(printed(capsys, "explain", "pub.cadence", "--in", str(disputed)))

    said = ("These are not my posts.", "Ruled on", "Reason given: The feed is theirs.", "I was on leave.")
    assert [one for one in said if folded(one) not in page] == []
    assert "No." not in page


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("explain", "pub.cadnce"), "did you mean “pub.cadence”?"),
        (("explain", "zzz"), "footprint checks names the indicators"),
        (("explain", "pub.cadence", "--in", "absent.json"), "absent.json: the report can't be read"),
        (("networks", "githb"), "did you mean “github”?"),
        (("networks", "verfy"), "no network “verfy”; did you mean: footprint networks verify"),
        (("networks", "import", "list.json"), "footprint: -o DIR is missing; --help says what to give"),
        (("networks", "import", __file__, "-o", __file__), f"{__file__}: is a file, not a folder"),
        (("names", "githb:camille", "--demo"), "“githb:camille”: unknown network “githb”; did you mean “github”?"),
        (("names", "@", "--demo"), "the handle is empty; type it as @camille"),
        (("audit", "", "--demo"), "the handle is empty; type it as @camille"),
        (("audit", "@a b", "--demo"), "“@a b”: a handle has no spaces"),
        (("audit", "github:camille", "--demo"), "the demo has nobody called “@camille”; it has @camilleroy"),
        (
            ("audit", "@camilleroy", "--demo", "-o", "x"),
            "x has no ending; use one of .json, .html, .htm, .pdf, .md, .txt, .svg",
        ),
        (("search", "@camilleroy", "--demo", "--searxng", "http://127.0.0.1:8888"), "--demo asks a SearXNG of its own"),
        (("networks", "--format", "xml"), "--format: “xml” is no form"),
        (("checks", "accounts"), "“accounts” is one word too many; see footprint checks --help"),
        (("replay", "absent.warc.gz"), "absent.warc.gz: the recording can't be read"),
        (("adit", "@camille"), "no command “adit”; did you mean “audit”?"),
        (("@camille",), "did you mean: footprint audit @camille"),
        (("frobnicate",), "footprint --help lists them"),
        (("audit", "--demoo"), "no option --demoo; did you mean --demo?"),
        (("audit", "--zzzzzz"), "no option --zzzzzz; --help lists them"),
        (("audit", "@camille", "--name"), "--name: the value is missing"),
        (("audit", "--demo=yes"), "--demo takes no value"),
        (("explain",), "INDICATOR is missing"),
        (("--lang", "de", "checks"), "--lang: “de” is no language"),
        (("--", "--help"), "--help"),
    ],
)
def test_a_fault_is_one_line_that_says_what_to_try(
    arguments: tuple[str, ...], wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == ExitCode.USAGE
    said = capsys.readouterr()

    assert said.out == ""
    assert said.err.startswith("footprint: ")
    assert said.err.count("\n") == 1
    assert wanted in said.err


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("audit", "githb:camille"), "« githb:camille » : réseau inconnu « githb »"),
        (("audit", "@camille", "--timeout", "soon"), "--timeout : « soon »"),
        (("audit", "--demoo"), "vouliez-vous dire --demo"),
        (("explain", "pub.cadnce"), "« pub.cadence »"),
        (("checks", "accounts"), "« accounts »"),
    ],
)
def test_a_fault_is_said_in_french_too(
    arguments: tuple[str, ...], wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(("--lang", "fr", *arguments)) == ExitCode.USAGE
    said = capsys.readouterr().err.replace("\u00a0", " ").replace("\u202f", " ")

    assert wanted in said


def test_a_report_without_the_indicator_is_named(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = json.loads(report.read_text(encoding="utf-8"))
    for part in profile["dimensions"]:
        part["indicators"] = [one for one in part["indicators"] if one["id"] != "pub.cadence"]
    smaller = report.with_name("smaller.json")
    smaller.write_text(json.dumps(profile), encoding="utf-8")

    assert main(["explain", "pub.cadence", "--in", str(smaller)]) == ExitCode.USAGE
    assert "smaller.json: this report has no “pub.cadence”" in capsys.readouterr().err


def test_what_should_not_break_asks_to_be_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr("footprint.cli.app.tree", broken)

    assert main(["checks"]) == ExitCode.FAULT
    said = capsys.readouterr().err
    assert "(ZeroDivisionError, tests.unit.cli.test_cli_commands:" in said
    assert "of all things" not in said


def test_whoever_looks_into_it_sees_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr("footprint.cli.app.tree", broken)
    monkeypatch.setenv("FOOTPRINT_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["checks"])


def test_ctrl_c_ends_any_command_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("footprint.cli.app.tree", interrupted)

    assert main(["checks"]) == ExitCode.INTERRUPTED
    assert capsys.readouterr().err == ""
