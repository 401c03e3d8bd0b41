"""Whose each account is, on small webs given as data."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from footprint.exhibit import Account, Hint, Source, Standing, Unseen
from footprint_checks.accounts import accounts
from footprint_checks.exposure import exposure
from small_web import Profile, Replay, SmallWeb, profile_of, small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from footprint.exhibit import Exhibit
    from footprint.finding import Finding

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
    own = case["subject"]
    assert not [each for one in strangers for each in one.evidence if each.excerpt and each.url not in own]
    assert not [one for one in strangers if one.card is not None]


PROOFS = {
    "named-by-the-site-and-silent": (
        "camille.example names this account as its owner's; the account was not seen to name it back."
    ),
    "declared-and-blocked": "GitHub did not answer in time.",
    "declared-and-missing": "The candidate gave this account, and nobody has this name on GitHub.",
    "the-site-names-another-account": "camille.example names another account on GitHub as the candidate's own.",
    "namesake-links-to-the-candidate": (
        "It looks like the candidate's, which anybody can arrange; none of their pages names it as their own."
    ),
    "an-ordinary-link-is-only-a-lead": (
        "An account with this name exists on GitHub; nothing shows that it is the candidate's."
    ),
    "site-and-accounts-prove-each-other": "This account and camille.example name each other.",
    "two-accounts-on-one-network": "Given by the candidate.",
    "gravatar-saw-the-holder-log-in": "Gravatar (camille) checked that its holder controls this account.",
    "soft-404": "GitHub says that a name exists which nobody has: it is not believed.",
    "everybody-is-missing": "GitHub denies an account that is known to exist: it is not believed.",
    "holder-two-accounts": (
        "This account and Mastodon (camille@mastodon.social) name each other; only the handle ties them to the "
        "candidate."
    ),
}


@pytest.mark.parametrize("name", PROOFS)
async def test_the_proof_is_one_plain_sentence(name: str) -> None:
    case = CASES[name]

    shown = await said(case["subject"], web_of(case))

    assert PROOFS[name] in [str(one.proof) for one in shown if isinstance(one, Account) and one.network == "github"]


async def test_a_link_that_the_network_checked_is_said_to_be() -> None:
    case = CASES["site-and-accounts-prove-each-other"]

    shown = await said(case["subject"], web_of(case))

    proof = next(one.proof for one in shown if isinstance(one, Account) and one.network == "mastodon")
    assert str(proof) == "This account and camille.example name each other, and the network checked its link too."


async def test_both_ends_of_a_proof_can_be_checked() -> None:
    case = CASES["site-and-accounts-prove-each-other"]

    shown = await said(case["subject"], web_of(case))

    account = next(one for one in shown if isinstance(one, Account) and one.network == "github")
    assert [(one.url, one.where, one.excerpt) for one in account.evidence] == [
        ("https://api.github.com/users/camille", "profile link", "https://camille.example/"),
        ("https://camille.example/", "rel=me", "https://github.com/camille"),
    ]


async def test_a_discreet_stranger_is_left_alone() -> None:
    web = SmallWeb((Profile("bluesky", "camille.bsky.social", discreet=True),), {"https://camille.example/": {}})

    shown = await said(["@camille", "https://camille.example/"], web)

    proof = next(one.proof for one in shown if isinstance(one, Account) and one.network == "bluesky")
    assert "asks for discretion" in str(proof)


async def test_several_pages_of_one_site_are_one_source() -> None:
    pages: dict[str, dict[str, str]] = {"https://camille.example/": {}, "https://camille.example/about": {}}

    shown = await said(list(pages), SmallWeb(pages=pages))

    sources = [one for one in shown if isinstance(one, Source)]
    assert [(one.url, len(one.evidence)) for one in sources] == [("https://camille.example/", 2)]
