"""`footprint networks verify`: what is printed of the rules, and what the exit code says."""

from __future__ import annotations

import json
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


def test_what_needs_a_look_stands_first_and_all_are_counted() -> None:
    lines = table(CHECKUPS, ENGLISH).splitlines()

    assert [one.split("  ")[0] for one in lines[1:6]] == ["gamma", "delta", "beta (beta.example)", "alpha", "epsilon"]
    assert lines[-1] == "broken: 1 · did not answer: 1 · holds as far as it can be asked: 1 · holds: 1 · not asked: 1"


def test_the_document_keeps_the_order_of_the_catalogue() -> None:
    found: list[Mapping[str, Any]] = json.loads(document(CHECKUPS))

    assert [(one["network"], one["server"], one["health"], one["reason"]) for one in found] == [
        ("alpha", None, "holds", None),
        ("beta", "beta.example", "half", None),
        ("gamma", None, "broken", "changed"),
        ("delta", None, "blocked", "blocked"),
        ("epsilon", None, "unasked", None),
    ]


def test_broken_rules_fail_and_walls_are_errors_in_junit() -> None:
    suite = ET.fromstring(junit(CHECKUPS, ENGLISH))  # noqa: S314 (our own)

    found = {case.get("name"): [one.tag for one in case] for case in suite}
    assert found == {
        "alpha": [],
        "beta (beta.example)": [],
        "gamma": ["failure"],
        "delta": ["error"],
        "epsilon": ["skipped"],
    }
    assert [suite.get(one) for one in ("tests", "failures", "errors", "skipped")] == ["5", "1", "1", "1"]


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
    assert [one["network"] for one in found if one["health"] == "holds" and len(one["controls"]) != 2] == []


def test_the_counts_of_junit_are_those_of_its_cases(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = verified(capsys, "--format", "junit", "--quiet")
    suite = ET.fromstring(out)  # noqa: S314 (our own)
    counted = {
        "tests": len(suite.findall("testcase")),
        **{f"{one}s": len(suite.findall(f"testcase/{one}")) for one in ("failure", "error")},
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
    code, out = verified(capsys, WALLED)

    assert code == ExitCode.DONE
    assert "did not answer" in out


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
