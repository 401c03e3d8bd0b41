"""`footprint rubric` and `footprint explain`: rubrics as an employer reads and writes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from footprint.cli import ExitCode, main
from footprint.criteria import load_criteria
from footprint.explaining import explanation, rows
from footprint.locale import translator
from footprint.rubric import load_rubric, rubric_names
from indicators_table import FILES, page

if TYPE_CHECKING:
    from pathlib import Path

    from footprint.locale import Language

OWN = 'base = "full"\nid = "own"\nversion = 1\ntitle = { en = "own", fr = "à soi" }\n'


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "100")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, code: ExitCode = ExitCode.DONE) -> str:
    assert main(arguments) == code
    return capsys.readouterr().out


def folded(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(OWN + "day_one = [3, 34, 46]\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(("language", "file"), FILES.items(), ids=FILES)
def test_the_published_page_of_the_indicators_is_that_of_the_rubrics(language: Language, file: Path) -> None:
    assert file.read_text(encoding="utf-8") == page(language), "write it anew: python tests/indicators_table.py"


def test_rubric_lists_those_that_ship(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "rubric")
    rows = json.loads(printed(capsys, "rubric", "--format", "json"))

    assert [line.split()[0] for line in text.splitlines()[1:3]] == list(rubric_names())
    assert [row["id"] for row in rows] == list(rubric_names())
    assert "footprint rubric lint" in text


@pytest.mark.parametrize("name", rubric_names())
@pytest.mark.parametrize("language", ["en", "fr"])
def test_show_says_all_of_a_rubric(name: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    rubric, text = load_rubric(name), folded(printed(capsys, "rubric", "show", name, "--lang", language))
    said = [
        getattr(words, language)
        for rule in rubric.indicators.values()
        for words in (rule.title, rule.measures, rule.job_link, rule.published)
        if words is not None
    ]

    assert [one for one in said if folded(one) not in text] == []
    assert [one for one in (*rubric.indicators, *rubric.key_networks, *rubric.named_networks) if one not in text] == []


def test_show_says_which_criteria_an_indicator_serves_and_what_its_curve_does(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = folded(printed(capsys, "rubric", "show"))

    assert "for example 1 → 0.43 · 2 → 0.68 · 4 → 1 basis" in text
    assert "serves 44 “Protection against name squatting”" in text
    assert "serves no criterion of the post: it goes beyond what the post asked" in text


def test_show_names_what_is_needed_on_day_one(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, text = folded(printed(capsys, "rubric", "show", str(own))).partition("Needed on day one")
    wanted = load_criteria().by_number

    assert [number for number in (3, 34, 46) if f"{number} {wanted[number].title.en}" not in text] == []


def test_show_can_be_read_by_a_program(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rubric = load_rubric(str(own))
    found = json.loads(printed(capsys, "rubric", "show", str(own), "--format", "json"))
    rows = {one["id"]: one for part in found["dimensions"] for one in part["indicators"]}

    assert (found["id"], found["version"], found["digest"]) == ("own", 1, rubric.digest)
    assert [one["number"] for one in found["day_one"]] == [3, 34, 46]
    assert {name: one["points"] for name, one in rows.items()} == pytest.approx(
        {name: rubric.points(name) for name in rubric.indicators}, abs=1e-5
    )
    assert rows["pub.fresh"]["criteria"] == [3, 7]
    assert rows["pub.fresh"]["curve"]["samples"][1] == {"measure": 90.0, "score": 0.5}
    assert set(rows["pub.fresh"]["source"]) == {"en", "fr"}
    assert rows["pub.exists"]["source"] is None


@pytest.mark.parametrize(
    ("text", "code", "counts"),
    [
        (OWN + "day_one = [3]", ExitCode.DONE, (0, 0)),
        (OWN, ExitCode.DONE, (0, 1)),
        (OWN + "[dimensions]\ntools.weight = 9", ExitCode.POLICY, (1, 0)),
        ("base = [", ExitCode.POLICY, (1, 0)),
    ],
    ids=["sound", "warning", "wrong", "no-toml"],
)
def test_lint_ends_with_5_when_something_is_wrong_and_not_for_warnings(
    text: str, code: ExitCode, counts: tuple[int, int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")

    found = json.loads(printed(capsys, "rubric", "lint", str(path), "--format", "json", code=code))
    text = printed(capsys, "rubric", "lint", str(path), code=code)

    assert (found["wrong"], found["warnings"]) == counts
    assert sum(one["gravity"] == "wrong" for one in found["remarks"]) == counts[0]
    assert text.count("wrong: ") == counts[0]
    assert text.count("warning: ") == counts[1]
    assert ("nothing to correct" in text) == (counts == (0, 0))


def test_lint_of_a_file_that_is_not_there_is_a_slip_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rubric", "lint", "absent.toml"]) == ExitCode.USAGE
    assert "absent.toml: can't be read" in capsys.readouterr().err


def test_diff_says_what_moves_most_first(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, "rubric", "diff", "full", "light").splitlines()
    rows = json.loads(printed(capsys, "rubric", "diff", "full", "light", "--format", "json"))

    assert folded(lines[1]) == "publication +15.0 weight: 20.0 points → 35.0 points"
    assert (rows[0]["place"], rows[0]["points"]) == ("publication", 15)
    assert "at 2: 0.68 becomes 1.00" in "\n".join(lines)
    assert "day one: none → 3, 34, 46" in folded(printed(capsys, "rubric", "diff", "full", str(own)))


def test_diff_of_a_rubric_and_itself_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, "rubric", "diff", "light", "light") == "Both rubrics say the same.\n"


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("rubric", "shwo"), "did you mean: footprint rubric show"),
        (("rubric", "light"), "did you mean: footprint rubric show light"),
        (("rubric", "show", "ful"), "rubric “ful”: not known; give one of full, light"),
        (("rubric", "show", "--format", "xml"), "--format: “xml” is no form; give one of terminal, json"),
        (("rubric", "diff", "full"), "NEW is missing"),
    ],
)
def test_a_slip_is_one_line_that_says_what_to_try(
    arguments: tuple[str, ...], wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == ExitCode.USAGE
    assert wanted in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_explanation_has_limits_basis_source_and_criteria(language: Language) -> None:
    rubric, criteria, words = load_rubric(), load_criteria(), translator(language)
    silent: list[str] = []
    for name, rule in rubric.indicators.items():
        said = " ".join(value for _, value in rows(explanation(name, rubric, criteria, ()), words))
        served = [one.title for one in criteria.criteria if name in one.indicators]
        texts = [one for one in (rule.limits, rule.published, *served) if one is not None]
        silent += [name for one in texts if words.say(one) not in said]

    assert silent == []


def test_explain_prints_the_explanation(capsys: pytest.CaptureFixture[str]) -> None:
    text = folded(printed(capsys, "explain", "com.events"))

    assert "limits Much of what gathers people happens in a room" in text
    assert "serves 40 “Platforms for communities” · 45 “Gathering people around a project”" in text
    assert "facets Communicator and marketer" in text


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rubric")
    path, rubric = folder / "camille.json", folder / "own.toml"
    rubric.write_text(OWN + "day_one = [3]\n", encoding="utf-8")
    words = ["audit", "@camilleroy", "--demo", "--quiet", "--lang", "en", "--rubric", str(rubric), "-o", str(path)]
    assert main(words) == ExitCode.DONE
    return path


def test_explain_asks_for_the_rubric_of_a_report_that_does_not_ship(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", "pub.cadence", "--in", str(report)]) == ExitCode.USAGE
    assert "made with the rubric “own”, which does not come with footprint; give its file with --rubric" in (
        capsys.readouterr().err
    )


def test_explain_says_when_a_report_was_made_with_another_state_of_its_rubric(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    same = ("explain", "pub.cadence", "--in", str(report), "--rubric")

    assert "another state of its rubric" not in printed(capsys, *same, str(report.with_name("own.toml")))
    assert "another state of its rubric, own version 1" in folded(printed(capsys, *same, "full"))


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("pub.cadence", "points more on the index"),
        ("host.domain", "nothing: it has the full mark"),
        ("info.sources", "as long as it is not seen, 2.6 points of the index are open"),
    ],
)
def test_explain_says_of_a_number_what_would_change_it(
    name: str, wanted: str, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = str(report.with_name("own.toml"))
    _, _, text = folded(printed(capsys, "explain", name, "--in", str(report), "--rubric", rubric)).partition(
        "Camille Roy,"
    )

    assert wanted in text
    assert "weight worth" in text


def test_a_report_names_what_its_rubric_needs_on_day_one(report: Path) -> None:
    assert json.loads(report.read_text(encoding="utf-8"))["rubric"]["day_one"] == [3]
