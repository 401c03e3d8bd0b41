"""`footprint networks verify`: what is printed of the rules, and what the exit code says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from footprint.asking import Checkup, Health
from footprint.catalogue import load_catalogue
from footprint.cli import ExitCode, main
from footprint.cli.checkups import document, exit_code, junit, table
from footprint.finding import Reason
from footprint.locale import translator

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENGLISH = translator("en")
CHECKUPS = (
    Checkup("alpha", "Alpha", None, Health.HOLDS),
    Checkup("beta", "Beta", "beta.example", Health.HALF),
    Checkup("gamma", "Gamma", None, Health.BROKEN, reason=Reason.CHANGED),
    Checkup("delta", "Delta", None, Health.BLOCKED, reason=Reason.BLOCKED),
    Checkup("epsilon", "Epsilon <&>", None, Health.UNASKED),
)
LIES, WALLED = "substack", "devto"
"""Networks of the demo world."""


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def verified(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["networks", "verify", "--demo", *arguments])
    return code, capsys.readouterr().out


def shown(*checkups: Checkup, columns: int = 80) -> list[str]:
    return table(checkups, ENGLISH, {}, columns=columns).splitlines()


def test_what_needs_a_look_stands_first_and_all_are_counted() -> None:
    lines = shown(*CHECKUPS, columns=120)

    assert lines == [
        "broken",
        "  the site's answer has changed and can't be read: gamma",
        "",
        "did not answer",
        "  the site blocked the question: delta",
        "",
        "holds as far as it can be asked",
        "  no account is known that surely exists: beta (beta.example)",
        "",
        "holds",
        "  alpha",
        "",
        "not asked",
        "  shows nothing without a login: epsilon",
        "",
        "broken: 1 · did not answer: 1 · holds as far as it can be asked: 1 · holds: 1 · not asked: 1 · 5 networks",
    ]


def test_a_reason_is_said_once_with_all_that_it_is_true_of() -> None:
    walled = [
        Checkup(id_, id_, server, Health.BLOCKED, reason=Reason.BLOCKED)
        for id_, server in (("delta", None), ("many", "b.example"), ("many", "a.example"))
    ]

    assert shown(*walled) == [
        "did not answer",
        "  the site blocked the question: delta, many (a.example, b.example)",
        "",
        "did not answer: 3 · 2 networks (3 servers)",
    ]


@pytest.mark.parametrize("columns", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    many = [Checkup(f"network-{n}", "One", None, Health.BLOCKED, reason=Reason.CHANGED) for n in range(40)]

    assert max(map(len, shown(*many, *CHECKUPS, columns=columns))) <= columns


def test_each_wall_has_its_own_reason(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = verified(capsys, "linkedin", "calameo", "discord")

    assert code == ExitCode.DONE
    assert [one.strip() for one in out.splitlines()[1:4]] == [
        "has no address by name: calameo",
        "asked only about a name of one's own (--self): discord",
        "shows nothing without a login: linkedin",
    ]


def test_the_document_keeps_the_order_of_the_catalogue() -> None:
    found: list[Mapping[str, Any]] = json.loads(document(CHECKUPS))

    assert [(one["network"], one["server"], one["health"], one["reason"]) for one in found] == [
        ("alpha", None, "holds", None),
        ("beta", "beta.example", "half", None),
        ("gamma", None, "broken", "changed"),
        ("delta", None, "blocked", "blocked"),
        ("epsilon", None, "unasked", None),
    ]


def test_broken_rules_fail_and_what_did_not_answer_is_skipped_in_junit() -> None:
    suite = ET.fromstring(junit(CHECKUPS, ENGLISH, {}))  # noqa: S314 (our own)

    found = {case.get("name"): [one.tag for one in case] for case in suite}
    assert found == {
        "alpha": [],
        "beta (beta.example)": ["system-out"],
        "gamma": ["failure"],
        "delta": ["skipped"],
        "epsilon": ["skipped"],
    }
    assert [suite.get(one) for one in ("tests", "failures", "errors", "skipped")] == ["5", "1", "0", "2"]
    assert suite.findtext("testcase/system-out") == "no account is known that surely exists"
    assert [one.get("message") for one in suite.iter("skipped")] == [
        "the site blocked the question",
        "shows nothing without a login",
    ]


def test_a_failure_in_junit_says_what_was_asked_and_how_it_ended(capsys: pytest.CaptureFixture[str]) -> None:
    _, out = verified(capsys, LIES, "--format", "junit", "--quiet")
    failure = ET.fromstring(out).find("testcase/failure")  # noqa: S314 (our own)

    assert failure is not None
    assert failure.get("message") == "the site gave a wrong answer to a control question"
    assert re.fullmatch(r"nobody: https://substack\.com/\S+: 200", failure.text or "")


@pytest.mark.parametrize(
    ("health", "code"),
    [
        (Health.BROKEN, ExitCode.POLICY),
        (Health.BLOCKED, ExitCode.DONE),
        (Health.HALF, ExitCode.DONE),
        (Health.HOLDS, ExitCode.DONE),
        (Health.UNASKED, ExitCode.DONE),
    ],
)
def test_only_a_broken_rule_fails_the_run(health: Health, code: ExitCode) -> None:
    assert exit_code([CHECKUPS[0], Checkup("one", "One", None, health)]) is code


def test_every_network_of_the_demo_is_verified_and_those_that_lie_are_found_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out = verified(capsys, "--format", "json", "--quiet")
    found: list[Mapping[str, Any]] = json.loads(out)

    assert code == ExitCode.POLICY
    assert {one["network"] for one in found} == {
        one.id for one in load_catalogue().narrowed(extended=False, self_audit=False).networks
    }
    assert [one["network"] for one in found if one["health"] == "broken"] == ["issuu", LIES]
    assert {one["network"] for one in found if one["health"] == "blocked"} >= {WALLED, "diigo", "dribbble"}
    assert {frozenset(asked["trial"] for asked in one["controls"]) for one in found if one["health"] == "holds"} == {
        frozenset({"known", "nobody"})
    }


def test_the_counts_of_junit_are_those_of_its_cases(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = verified(capsys, "--format", "junit", "--quiet")
    suite = ET.fromstring(out)  # noqa: S314 (our own)
    counted = {
        "tests": len(suite.findall("testcase")),
        "failures": len(suite.findall("testcase/failure")),
        "skipped": len(suite.findall("testcase/skipped")),
    }

    assert code == ExitCode.POLICY
    assert {name: int(suite.get(name, "")) for name in counted} == counted
    assert min(counted.values()) > 0


def test_those_that_are_named_are_verified_alone(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = verified(capsys, "github", "mastodon", "--format", "json")

    assert code == ExitCode.DONE
    assert {one["network"] for one in json.loads(out)} == {"github", "mastodon"}


def test_a_network_that_does_not_answer_fails_no_run(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = verified(capsys, WALLED, "github")

    assert code == ExitCode.DONE
    assert "did not answer" in out


@pytest.mark.parametrize("form", ["terminal", "junit"])
def test_a_run_in_which_nobody_answers_is_incomplete(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["networks", "verify", "--demo", WALLED, "linkedin", "--quiet", "--format", form])
    shown = capsys.readouterr()

    assert code == ExitCode.INCOMPLETE
    assert shown.err == ("footprint: no network answered, so nothing is known of their rules; is there a connection?\n")


def test_one_that_is_not_asked_fails_no_run() -> None:
    assert exit_code([CHECKUPS[4]]) is ExitCode.DONE


def test_a_network_is_verified_once_however_often_it_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    _, out = verified(capsys, "github", "GitHub", "GITHUB", "--format", "json")

    assert [one["network"] for one in json.loads(out)] == ["github"]


def test_lists_of_which_nothing_can_be_asked_are_told_with_their_reasons(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.toml").write_text("name =", encoding="utf-8")
    (tmp_path / "b.toml").write_text('name = "B"', encoding="utf-8")
    code = main(["networks", "verify", "--demo", "--only-catalogue", "--catalogue", str(tmp_path)])
    shown = capsys.readouterr()

    assert code == ExitCode.USAGE
    assert shown.out == ""
    assert shown.err.splitlines() == [
        f"footprint: {tmp_path}: nothing in it can be asked",
        shown.err.splitlines()[1],
        "footprint: b.toml: niche is missing",
    ]
    assert shown.err.splitlines()[1].startswith("footprint: a.toml: not TOML: ")


def test_a_network_that_lies_fails_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = verified(capsys, LIES)

    assert code == ExitCode.POLICY
    assert "broken" in out


def test_a_network_of_the_extended_tier_can_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = verified(capsys, "lobsters")

    assert code == ExitCode.DONE
    assert "lobsters" in out


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["githb"], "unknown network “githb”; did you mean “github”?"),
        (["--format", "xml"], "--format: “xml” is no form; give one of terminal, json, junit"),
        (["--only-catalogue"], "--only-catalogue needs a list to ask"),
        (["--catalogue", "absent.json"], "absent.json"),
    ],
)
def test_what_can_t_be_verified_is_said_in_one_line(
    arguments: list[str], wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["networks", "verify", "--demo", *arguments])
    shown = capsys.readouterr()

    assert code == ExitCode.USAGE
    assert shown.out == ""
    assert wanted in shown.err
    assert shown.err.count("\n") == 1
