"""Whose each account is, on small webs given as data."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from footprint.finding import Account, Hint, Source, Standing, Unseen
from footprint_checks.accounts import accounts
from footprint_checks.exposure import exposure
from small_web import Profile, Replay, SmallWeb, profile_of, small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from footprint.finding import Exhibit, Finding

CASES: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("accounts.toml").read_text(encoding="utf-8"))
CATALOGUE = small_catalogue()


def web_of(case: dict[str, Any], *more: Profile) -> SmallWeb:
    rows = (*case.get("profiles", ()), *case.get("also", ()))
    profiles = [profile_of(one) for one in rows]
    return SmallWeb((*profiles, *more), case.get("pages", {}), faults=case.get("faults", {}), dns=case.get("dns", {}))


async def said(words: list[str], web: SmallWeb | Replay) -> list[Finding | Exhibit]:
    case = small_case(subject_of(words), web, catalogue=CATALOGUE)
    seen, held = await case.observation(accounts), await case.observation(exposure)
    return [*accounts.judge(seen, case), *exposure.judge(held, case)]


def row(one: Account) -> str:
    level = one.level.value if one.level else ""
    reason = one.reason.value if one.reason else ""
    return " ".join(word for word in (one.standing.value, level, reason) if word)


@pytest.mark.parametrize("name", CASES)
async def test_every_account_is_found_to_be_whose_it_is(name: str) -> None:
    case = CASES[name]

    shown = await said(case["subject"], web_of(case))

    assert {f"{one.network} {one.handle}": row(one) for one in shown if isinstance(one, Account)} == case["whose"]


@pytest.mark.parametrize("name", CASES)
async def test_only_pages_that_are_the_candidates_are_sources(name: str) -> None:
    case = CASES[name]

    shown = await said(case["subject"], web_of(case))

    found = [f"{one.url} {one.attribution.value}" for one in shown if isinstance(one, Source)]
    assert found == case.get("sites", [])


@pytest.mark.parametrize("name", CASES)
async def test_what_could_not_be_seen_is_said_with_its_reason(name: str) -> None:
    case = CASES[name]

    shown = await said(case["subject"], web_of(case))

    found = [f"{one.reason.value} {one.link}" for one in shown if isinstance(one, Unseen)]
    assert found == case.get("unseen", [])


@pytest.mark.parametrize("name", CASES)
async def test_a_hint_is_given_when_nothing_ties_the_handle_to_anyone(name: str) -> None:
    case = CASES[name]

    shown = await said(case["subject"], web_of(case))

    assert sum(isinstance(one, Hint) for one in shown) == case.get("hints", 0)


@pytest.mark.parametrize("name", CASES)
async def test_a_replay_without_the_private_parts_of_strangers_says_the_same(name: str) -> None:
    case = CASES[name]
    live = web_of(case)
    first = await said(case["subject"], live)

    again = await said(case["subject"], live.replay())

    assert again == first


@pytest.mark.parametrize("name", CASES)
async def test_nothing_of_a_stranger_is_shown(name: str) -> None:
    case = CASES[name]

    shown = await said(case["subject"], web_of(case))

    strangers = [one for one in shown if isinstance(one, Account) and one.standing is Standing.POSSIBLE]
    assert not [each for one in strangers for each in one.evidence if each.excerpt]
    assert not [one for one in strangers if "example" in str(one.proof)]
