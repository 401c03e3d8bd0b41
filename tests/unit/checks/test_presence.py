"""Families of networks, accounts linked to a hub, and how complete they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from doings import doings
from footprint.exhibit import Detail
from footprint.finding import Absent, Finding, Inconclusive, Reason, Scored
from footprint.locale import translator
from footprint_checks.activity import Activities, Kind
from footprint_checks.presence import presence
from small_web import Profile, SmallWeb, small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.exhibit import Exhibit
    from footprint.finding import Status
    from footprint_checks.activity import Doings

HOME = "https://camille.example/"
MASTODON, GITHUB = "https://mastodon.social/@camille", "https://github.com/camille"
AT_MASTODON, AT_GITHUB = "mastodon:camille@mastodon.social", "github:camille"
BLUESKY = "https://bsky.app/profile/camille.bsky.social"
CATALOGUE = small_catalogue()
OLD, BLOCKED = 400, Reason.BLOCKED

TALKING = doings("mastodon", (3, Kind.ORIGINAL))
CODING = doings("github", (30, Kind.CODE))


def site(*named: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 (rows of a web given as data)
    return {HOME: {"me": named}, **more}


async def said(
    pages: Mapping[str, Any],
    done: tuple[Doings, ...] = (),
    *,
    profiles: tuple[Profile, ...] = (),
    given: tuple[str, ...] = (HOME,),
    faults: Mapping[str, str | int] | None = None,
) -> tuple[Finding | Exhibit, ...]:
    web = SmallWeb(profiles, pages, faults or {})
    audit = small_case(subject_of(given), web, catalogue=CATALOGUE)
    seen = await audit.observation(presence)
    return tuple(presence.judge(replace(seen, activities=Activities(done)), audit))


def status(shown: tuple[Finding | Exhibit, ...], indicator: str) -> Status:
    return next(one.status for one in shown if isinstance(one, Finding) and one.indicator == indicator)


@pytest.mark.parametrize(
    ("done", "more", "expected"),
    [
        pytest.param((TALKING, CODING), {}, Scored(2.0), id="two-families"),
        pytest.param((TALKING, doings("bluesky", (9, Kind.REPLY))), {}, Scored(1.0), id="two-of-one-family"),
        pytest.param((TALKING, doings("gravatar", (9, Kind.OTHER))), {}, Scored(1.0), id="a-network-of-no-family"),
        pytest.param((TALKING, doings("github", (OLD, Kind.CODE))), {}, Scored(1.0), id="one-asleep"),
        pytest.param((doings("github", (OLD, Kind.CODE)),), {}, Absent(), id="all-asleep"),
        pytest.param((), {}, Absent(), id="a-site-alone"),
        pytest.param((TALKING, doings("github", reason=BLOCKED)), {}, Scored(1.0, 1.0, 2.0), id="one-not-seen"),
        pytest.param((doings("github", reason=BLOCKED),), {}, Inconclusive(Reason.PARTIAL, 0.0, 1.0), id="none-seen"),
        pytest.param((TALKING,), {"given": (HOME, "linkedin:camille")}, Scored(1.0, 1.0, 2.0), id="behind-a-login"),
        pytest.param((TALKING,), {"given": (HOME, AT_GITHUB), "faults": {"api.github.com": "timeout"}},
                     Scored(1.0, 1.0, 8.0), id="an-account-that-may-name-more"),
        pytest.param((TALKING,), {"given": (HOME, "https://b.example/")}, Scored(1.0, 1.0, 8.0), id="a-hidden-page"),
        pytest.param((), {"given": ("@camille",)}, Inconclusive(Reason.NOT_ATTRIBUTED), id="nothing-tied"),
    ],
)  # fmt: skip
async def test_families_are_counted_where_an_account_was_active_within_a_year(
    done: tuple[Doings, ...], more: dict[str, Any], expected: Status
) -> None:
    assert status(await said(site(), done, **more), "net.families") == expected


@pytest.mark.parametrize(
    ("pages", "profiles", "more", "expected"),
    [
        pytest.param(site(MASTODON), (Profile("mastodon", "camille", (HOME,)),), {}, Scored(1.0), id="both-ways"),
        pytest.param(site(MASTODON), (Profile("mastodon", "camille"),), {}, Scored(0.5), id="named-by-the-site"),
        pytest.param(site(), (Profile("mastodon", "camille", (HOME,)),), {"given": (HOME, AT_MASTODON)}, Scored(0.5),
                     id="names-the-site"),
        pytest.param(site(BLUESKY), (Profile("bluesky", "camille.bsky.social", (HOME,), discreet=True),), {},
                     Scored(0.5, 0.5, 1.0), id="a-holder-who-asks-for-discretion"),
        pytest.param(site("https://www.linkedin.com/in/camille"), (), {}, Scored(0.5, 0.5, 1.0), id="behind-a-login"),
        pytest.param(site(), (Profile("github", "camille"),), {"given": (HOME, AT_GITHUB)}, Absent(), id="apart"),
        pytest.param(site(), (), {}, Absent(), id="no-account"),
        pytest.param({HOME: {"failure": "timeout"}}, (), {}, Inconclusive(Reason.PARTIAL, 0.0, 4.0), id="not-seen"),
    ],
)  # fmt: skip
async def test_links_between_accounts_and_hub_count_by_their_ways(
    pages: dict[str, Any], profiles: tuple[Profile, ...], more: dict[str, Any], expected: Status
) -> None:
    assert status(await said(pages, profiles=profiles, **more), "net.linked") == expected


async def test_a_further_site_takes_nothing_from_an_account_that_is_the_hub() -> None:
    card = "https://gravatar.com/camille"
    profiles = (
        Profile("gravatar", "camille", verified=(MASTODON, GITHUB)),
        Profile("mastodon", "camille", (card,)),
        Profile("github", "camille", (card,)),
    )

    before = await said({}, profiles=profiles, given=("gravatar:camille",))
    after = await said(site(), profiles=profiles, given=("gravatar:camille", HOME))

    assert status(before, "net.linked") == status(after, "net.linked") == Scored(2.0)


async def test_completeness_is_of_the_best_three_accounts_and_open_where_not_seen() -> None:
    profiles = (Profile("mastodon", "camille", (HOME,)), Profile("github", "camille"))

    shown = await said(site(MASTODON, GITHUB), (TALKING, doings("github", reason=BLOCKED)), profiles=profiles)

    found = next(one for one in shown if isinstance(one, Finding) and one.indicator == "net.complete")
    assert isinstance(found.status, Scored)
    assert found.status.value == found.status.low == pytest.approx(2 / 9, abs=1e-4)
    assert (found.status.high or 0) > found.status.value


async def test_a_family_is_shown_with_the_account_that_was_active_last() -> None:
    shown = await said(site(), (doings("bluesky", (9, Kind.REPLY)), TALKING))

    details = [(str(one.label), one.evidence) for one in shown if isinstance(one, Detail)]
    assert details == [("Microblog", (TALKING.items[0].evidence,))]


async def test_whatever_is_hidden_narrows_no_range() -> None:
    profiles = (Profile("mastodon", "camille", (HOME,)), Profile("github", "camille", (HOME,)))
    pages = site(MASTODON, GITHUB)
    whole = await said(pages, (TALKING, CODING), profiles=profiles)

    for part in (
        await said(pages, (TALKING, doings("github", reason=BLOCKED)), profiles=profiles),
        await said(pages, (TALKING,), profiles=profiles, faults={"api.github.com": 403}),
        await said({HOME: {"failure": "timeout"}}, (), profiles=profiles),
    ):
        for indicator in presence.about.indicators:
            (least, most), (low, high) = bounds(status(whole, indicator)), bounds(status(part, indicator))
            assert low <= least
            assert high >= most


def bounds(one: Status) -> tuple[float, float]:
    match one:
        case Scored(value, low, high):
            return value if low is None else low, value if high is None else high
        case Inconclusive(_, low, high):
            return low or 0.0, 99.0 if high is None else high
        case _:
            return 0.0, 0.0


async def test_every_finding_has_its_proof_and_every_sentence_can_be_said() -> None:
    profiles = (Profile("mastodon", "camille", (HOME,)), Profile("github", "camille"))

    shown = await said(site(MASTODON, GITHUB), (TALKING, CODING), profiles=profiles)

    findings = [one for one in shown if isinstance(one, Finding)]
    words = [*(one.sentence for one in findings), *(one.instead.condition for one in findings if one.instead)]
    words += [one.said for one in shown if isinstance(one, Detail)]
    assert all(one.evidence for one in findings)
    assert all(said and "{" not in said for said in map(translator("en").say, words))
