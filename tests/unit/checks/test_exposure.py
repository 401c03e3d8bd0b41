"""What is free, what others hold, and how much of the name the candidate holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from footprint.catalogue import Catalogue
from footprint.exhibit import Exposure, Hold
from footprint.finding import Absent, Attribution, Finding, Inconclusive, Reason, Scored
from footprint_checks.accounts import accounts
from footprint_checks.exposure import exposure
from small_web import Profile, SmallWeb, small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME = "https://camille.example/"
SMALL = small_catalogue()
TWO_SERVERS = Catalogue(
    tuple(
        replace(one, instances=("mastodon.social", "piaille.fr")) if one.is_federated else one for one in SMALL.networks
    ),
    "two servers",
)
KEYS = ("bluesky", "github", "mastodon")
"""Key networks that the small catalogue has."""
ELSEWHERE = 9
"""Key networks that it has not."""
ACCOUNTS = {
    "https://bsky.app/profile/camille.bsky.social": Profile("bluesky", "camille.bsky.social"),
    "https://github.com/camille": Profile("github", "camille"),
    "https://mastodon.social/@camille": Profile("mastodon", "camille"),
}


async def judged(
    web: SmallWeb, *words: str, catalogue: Catalogue = SMALL, keys: tuple[str, ...] | None = None
) -> tuple[Finding, tuple[Exposure, ...]]:
    case = small_case(subject_of(words), web, catalogue=catalogue)
    if keys is not None:
        case = replace(case, rubric=case.rubric.model_copy(update={"key_networks": keys}))
    await case.observation(accounts)
    finding, _, *gaps = exposure.judge(await case.observation(exposure), case)
    assert isinstance(finding, Finding)
    return finding, tuple(one for one in gaps if isinstance(one, Exposure))


def naming(*urls: str) -> Mapping[str, Mapping[str, list[str]]]:
    return {HOME: {"me": list(urls)}}


async def test_key_networks_come_first_then_what_can_be_claimed() -> None:
    web = SmallWeb((Profile("github", "camille"),), naming(), faults={"public.api.bsky.app": "timeout"})

    _, gaps = await judged(web, "@camille", HOME)

    assert [(one.priority, one.network, one.hold, one.key) for one in gaps] == [
        (1, "mastodon", Hold.FREE, True),
        (2, "github", Hold.HELD, True),
        (3, "bluesky", Hold.UNKNOWN, True),
        (4, "gravatar", Hold.FREE, False),
    ]


async def test_a_free_name_leads_to_the_sign_up_page_and_a_held_one_to_the_profile() -> None:
    _, gaps = await judged(SmallWeb((Profile("github", "camille"),), naming()), "@camille", HOME)

    links = {one.network: one.link for one in gaps}
    assert links["gravatar"] == SMALL.get("gravatar").signup
    assert links["github"] == "https://github.com/camille"


async def test_what_the_candidate_holds_is_no_exposure() -> None:
    web = SmallWeb((Profile("github", "camille"),), naming("https://github.com/camille"))

    _, gaps = await judged(web, "@camille", HOME)

    assert "github" not in {one.network for one in gaps}


async def test_every_name_is_looked_at_on_its_own() -> None:
    web = SmallWeb((Profile("github", "camille"),))

    _, gaps = await judged(web, "github:camille", "@cam-roy")

    assert [one.handle for one in gaps if one.network == "github"] == ["cam-roy"]


async def test_a_name_that_a_network_refuses_is_no_exposure() -> None:
    _, gaps = await judged(SmallWeb(pages=naming()), "@camille_roy", HOME)

    assert "bluesky" not in {one.network for one in gaps}


@pytest.mark.parametrize(
    ("profiles", "silent", "held", "handle"),
    [
        pytest.param((), (), Hold.FREE, "camille@mastodon.social", id="free-on-both"),
        pytest.param(("mastodon@piaille.fr",), (), Hold.HELD, "camille@piaille.fr", id="held-on-one"),
        pytest.param((), ("mastodon.social",), Hold.FREE, "camille@piaille.fr", id="free-where-it-answered"),
        pytest.param(
            (),
            ("mastodon.social", "piaille.fr"),
            Hold.UNKNOWN,
            "camille@mastodon.social",
            id="silent",
        ),
    ],
)
async def test_a_network_of_many_servers_is_one_exposure(
    profiles: tuple[str, ...], silent: tuple[str, ...], held: Hold, handle: str
) -> None:
    web = SmallWeb(
        (*(Profile(on, "camille") for on in profiles), Profile("mastodon@piaille.fr", "admin")),
        naming(),
        faults=dict.fromkeys(silent, "reset"),
    )

    _, gaps = await judged(web, "@camille", HOME, catalogue=TWO_SERVERS)

    assert [(one.hold, one.handle) for one in gaps if one.network == "mastodon"] == [(held, handle)]


async def test_an_account_on_one_server_holds_the_name_on_the_network() -> None:
    web = SmallWeb((Profile("mastodon@far.example", "camille"),))

    finding, gaps = await judged(web, "mastodon:camille@far.example", catalogue=TWO_SERVERS)

    assert "mastodon" not in {one.network for one in gaps}
    assert isinstance(finding.status, Scored)


async def test_a_held_name_says_when_an_own_page_names_another_account() -> None:
    held = (Profile("github", "camille"), Profile("github", "camille-writes"))
    web = SmallWeb(held, naming("https://github.com/camille-writes"))

    _, gaps = await judged(web, "@camille", HOME)

    note = next(one.note for one in gaps if one.network == "github")
    assert str(note) == "Someone else holds this name: camille.example names another account there."


async def test_key_networks_that_were_not_seen_widen_the_measure() -> None:
    profiles, pages = (Profile("github", "camille"),), naming("https://github.com/camille")
    silent = SmallWeb(profiles, pages, faults={"public.api.bsky.app": "timeout"})

    seen, _ = await judged(SmallWeb(profiles, pages), "@camille", HOME)
    unseen, _ = await judged(silent, "@camille", HOME)

    assert seen.status == Scored(1, 1, 1 + ELSEWHERE)
    assert unseen.status == Scored(1, 1, 2 + ELSEWHERE)


async def test_key_networks_that_were_not_asked_are_not_told_as_unseen() -> None:
    profiles, pages = (Profile("github", "camille"),), naming("https://github.com/camille")
    silent = {"public.api.bsky.app": "timeout"}

    held, _ = await judged(SmallWeb(profiles, pages), "@camille", HOME)
    none, _ = await judged(SmallWeb(pages=naming()), "@camille", HOME)
    both, _ = await judged(SmallWeb(profiles, pages, faults=silent), "@camille", HOME)
    unseen, _ = await judged(SmallWeb(profiles, pages, faults=silent), "@camille", HOME, keys=KEYS)

    assert str(held.sentence).endswith(f"(GitHub); {ELSEWHERE} not asked.")
    assert str(none.sentence).endswith(f"on a key network; {ELSEWHERE} not asked.")
    assert str(both.sentence).endswith(f"(GitHub); 1 could not be seen, {ELSEWHERE} not asked.")
    assert str(unseen.sentence).endswith("(GitHub); 1 could not be seen.")


async def test_all_key_networks_seen_leave_no_doubt() -> None:
    web = SmallWeb((Profile("github", "camille"),), naming("https://github.com/camille"))

    finding, _ = await judged(web, "@camille", HOME, keys=KEYS)

    assert finding.status == Scored(1, 1, 1)
    assert str(finding.remedy) == f"Claim the name on Bluesky: {SMALL.get('bluesky').signup}"
    assert finding.instead is not None
    assert finding.instead.value == 2


async def test_nothing_held_where_all_was_seen_is_absent() -> None:
    finding, _ = await judged(SmallWeb(pages=naming()), "@camille", HOME, keys=KEYS)

    assert finding.status == Absent()


async def test_nothing_held_where_something_was_not_seen_is_no_nought() -> None:
    finding, _ = await judged(SmallWeb(pages=naming()), "@camille", HOME)

    assert finding.status == Inconclusive(Reason.PARTIAL, 0, ELSEWHERE)


@pytest.mark.parametrize(
    "web",
    [
        pytest.param(SmallWeb(pages={HOME: {"status": 503}}), id="a-page"),
        pytest.param(SmallWeb(pages=naming("https://gravatar.com/cam"), faults={"gravatar.com": 429}), id="an-account"),
        pytest.param(SmallWeb(pages=naming(), dns={"_atproto.camille.example": None}), id="the-dns"),
        pytest.param(
            SmallWeb(pages={**naming(), "https://api.github.com/users/camille/social_accounts": {"status": 403}}),
            id="further-links",
        ),
    ],
)
async def test_what_did_not_answer_might_name_an_account_anywhere(web: SmallWeb) -> None:
    web = replace(web, profiles=(Profile("github", "camille"),), asked=[], wholes={}, given={}, kept=set())

    finding, _ = await judged(web, "github:camille", HOME, keys=KEYS)

    assert finding.status == Scored(1, 1, len(KEYS) + 6)


async def test_only_a_key_network_is_worth_claiming_for_the_measure() -> None:
    strangers = tuple(replace(one, links=()) for one in ACCOUNTS.values())

    finding, gaps = await judged(SmallWeb(strangers, naming()), "@camille", HOME, keys=KEYS)

    assert finding.remedy is None
    assert [one.network for one in gaps if one.hold is Hold.FREE] == ["gravatar"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        pytest.param(["@camille"], Reason.NOT_ATTRIBUTED, id="nothing-but-a-handle"),
        pytest.param([HOME], Reason.NOT_DECLARED, id="no-handle"),
    ],
)
async def test_without_a_name_or_a_person_nothing_is_measured(words: list[str], reason: Reason) -> None:
    finding, _ = await judged(SmallWeb(pages=naming()), *words)

    assert finding.status == Inconclusive(reason)


async def test_a_walled_profile_that_an_own_page_names_adds_to_the_measure() -> None:
    web = SmallWeb(pages=naming("https://www.instagram.com/camille", "https://x.com/someone"))

    finding, _ = await judged(web, "@camille", HOME, keys=KEYS)

    assert finding.status == Scored(1, 1, 1)
    assert [one.where for one in finding.evidence] == ["rel=me"]


async def test_a_walled_profile_that_was_only_declared_is_a_bound_and_no_point() -> None:
    finding, _ = await judged(SmallWeb(pages=naming()), "@camille", "https://x.com/camille", keys=KEYS)

    assert finding.status == Inconclusive(Reason.PARTIAL, 1, 1)


async def test_a_handle_that_is_a_domain_bears_its_first_label() -> None:
    finding, _ = await judged(
        SmallWeb((Profile("bluesky", "camille.example"),)), "@camille", "bluesky:camille.example", keys=KEYS
    )

    assert finding.status == Scored(1, 1, 1)


async def test_an_account_under_another_name_does_not_hold_the_name() -> None:
    web = SmallWeb((Profile("github", "camille-writes"),), naming("https://github.com/camille-writes"))

    finding, _ = await judged(web, "@camille", HOME, keys=KEYS)

    assert finding.status == Absent()


async def test_a_variant_that_was_given_where_nothing_can_be_seen_counts_everywhere() -> None:
    web = SmallWeb(
        (Profile("github", "camillewrites"),),
        naming("https://github.com/camillewrites", "https://www.threads.net/@camillewrites"),
    )

    finding, _ = await judged(web, "@camille", HOME, "https://www.linkedin.com/in/camillewrites", keys=KEYS)

    assert finding.status == Scored(3, 3, 3)


async def test_a_likely_account_makes_the_measure_likely() -> None:
    web = SmallWeb((Profile("github", "camille"),), naming("https://github.com/camille"))

    finding, _ = await judged(web, "@camille", HOME, keys=KEYS)

    assert finding.attribution is Attribution.LIKELY


@given(st.sets(st.sampled_from(sorted(ACCOUNTS))), st.sampled_from(sorted(ACCOUNTS)))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
async def test_one_more_account_never_lowers_the_measure(urls: set[str], more: str) -> None:
    async def held(own: set[str]) -> tuple[float, float]:
        profiles = tuple(ACCOUNTS[one] for one in sorted(own))
        finding, _ = await judged(SmallWeb(profiles, naming(*sorted(own))), "@camille", HOME)
        match finding.status:
            case Scored(value=value, high=float() | int() as high):
                return value, high
            case Inconclusive(low=float() | int() as low, high=float() | int() as high):
                return low, high
            case _:
                return 0, 0

    before, after = await held(urls), await held(urls | {more})

    assert before[0] <= after[0]
    assert before[1] <= after[1]


@given(st.sets(st.sampled_from(sorted(ACCOUNTS))), st.sets(st.sampled_from(sorted(ACCOUNTS))))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
async def test_accounts_of_strangers_change_nothing(own: set[str], strange: set[str]) -> None:
    mine = tuple(ACCOUNTS[one] for one in sorted(own))
    others = tuple(replace(ACCOUNTS[one], links=(HOME,)) for one in sorted(strange - own))

    alone, _ = await judged(SmallWeb(mine, naming(*sorted(own))), "@camille", HOME, keys=KEYS)
    crowded, _ = await judged(SmallWeb((*mine, *others), naming(*sorted(own))), "@camille", HOME, keys=KEYS)

    assert (alone.status, alone.evidence, alone.sentence) == (crowded.status, crowded.evidence, crowded.sentence)


@pytest.mark.parametrize("word", ["@camille.roy", "@camille.example"])
async def test_a_name_that_reads_as_a_domain_is_free_to_nobody_but_its_owner(word: str) -> None:
    _, gaps = await judged(SmallWeb(), word)

    assert "bluesky" not in {one.network for one in gaps}
