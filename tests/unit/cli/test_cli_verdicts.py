"""One JSON object a name: the verdict, and the answers that it rests on."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from footprint.asking import Answers, Control, Outcome, SeenAccount, Trial
from footprint.catalogue import Sighting, load_catalogue
from footprint.cli.verdicts import JsonLines
from footprint.exhibit import Verdict
from footprint.finding import Reason
from footprint.message import msg
from footprint.subject import NetworkHandle
from footprint.web import Exchange, Failure, FailureKind, Request

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
MASTODON = load_catalogue().get("mastodon")
HERE, ELSEWHERE = "piaille.fr", "mamot.fr"


def exchange(word: str) -> Exchange:
    return Exchange(Request(f"https://{word}.example/"), NOW, Failure(FailureKind.TIMEOUT))


def control(trial: Trial, outcome: Outcome = Outcome.HELD, instance: str = HERE) -> Control:
    return Control("mastodon", instance, trial, outcome, exchange(f"{trial}-{outcome}-{instance}"))


CONTROLS = (
    control(Trial.NOBODY),
    control(Trial.KNOWN),
    control(Trial.NOBODY, instance=ELSEWHERE),
    control(Trial.NOBODY, Outcome.UNASKED),
    control(Trial.KNOWN, Outcome.FAILED),
)


def seen(verdict: Verdict, reason: Reason | None = None, *, was_asked: bool = True) -> SeenAccount:
    handle = NetworkHandle("mastodon", "Éloïse", HERE)
    sighting = Sighting(verdict, reason, "Cloudflare" if reason else None, msg("So it is."))
    return SeenAccount(handle, "https://piaille.fr/@x", sighting, exchange("answer") if was_asked else None)


def told(capsys: pytest.CaptureFixture[str], *accounts: SeenAccount) -> list[Mapping[str, Any]]:  # Any: what JSON holds
    JsonLines().told(MASTODON, Answers(accounts, CONTROLS))
    return [json.loads(one) for one in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("one", "proofs"),
    [
        (seen(Verdict.CLAIMED), ["answer", f"nobody-held-{HERE}"]),
        (seen(Verdict.AVAILABLE), ["answer", f"known-held-{HERE}"]),
        (seen(Verdict.UNKNOWN, Reason.BLOCKED), ["answer"]),
        (seen(Verdict.INVALID, was_asked=False), []),
    ],
    ids=["claimed", "available", "unknown", "invalid"],
)
def test_a_verdict_names_the_answer_and_the_control_that_it_rests_on(
    one: SeenAccount, proofs: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (row,) = told(capsys, one)

    assert [proof["url"] for proof in row["evidence"]] == [f"https://{name}.example/" for name in proofs]


def test_an_unknown_says_why_and_who_blocked(capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = told(capsys, seen(Verdict.UNKNOWN, Reason.BLOCKED))

    assert {name: row[name] for name in ("network", "name", "handle", "verdict", "reason", "blocker")} == {
        "network": "mastodon",
        "name": "Mastodon",
        "handle": f"Éloïse@{HERE}",
        "verdict": "unknown",
        "reason": "blocked",
        "blocker": "Cloudflare",
    }


def test_each_name_is_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(told(capsys, seen(Verdict.CLAIMED), seen(Verdict.AVAILABLE))) == 2


def test_a_network_that_was_asked_for_nobody_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys) == []
