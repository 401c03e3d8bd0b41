"""What is asked and what is not, how networks are believed, and what may be kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import pytest

from footprint.asking import Control, Outcome, Trial, settle
from footprint.catalogue import Sighting, load_catalogue
from footprint.exhibit import Level, Verdict
from footprint.finding import Attribution, Reason
from footprint.message import msg
from footprint.web import Exchange, Failure, FailureKind, Request
from footprint_checks.accounts import accounts
from footprint_checks.accounts.notebook import MOST_ACCOUNTS, MOST_PAGES
from footprint_checks.accounts.visiting import MOST_NAMED, _kept_sheet
from small_web import NOW, Profile, SmallWeb, small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from footprint.asking import Answers
    from footprint_checks.accounts import Accounts

CATALOGUE = small_catalogue()
CLAIMED = Sighting(Verdict.CLAIMED, None, None, msg("It exists."))
AVAILABLE = Sighting(Verdict.AVAILABLE, None, None, msg("Nobody."))
STRONG = CATALOGUE.get("github")
WEAK = next(one for one in load_catalogue().networks if one.is_weak)


@dataclass
class Watched:
    """Remembers what progress was told."""

    steps: list[tuple[str, int, int]] = field(default_factory=list[tuple[str, int, int]])
    answers: list[Answers] = field(default_factory=list["Answers"])

    def step(self, check: str, done: int, total: int, label: str) -> None:
        self.steps.append((check, done, total))

    def told(self, answers: Answers) -> None:
        self.answers.append(answers)


async def observed(web: SmallWeb, *words: str, seed: int = 7) -> Accounts:
    case = small_case(subject_of(words), web, catalogue=CATALOGUE, seed=seed)
    return await case.observation(accounts)


def control(trial: Trial, outcome: Outcome) -> Control:
    exchange = Exchange(Request("https://network.example/"), NOW, Failure(FailureKind.TIMEOUT))
    return Control("github", None, trial, outcome, exchange, Reason.TIMEOUT if outcome is Outcome.UNASKED else None)


@pytest.mark.parametrize(
    ("sighting", "trial", "outcome", "verdict", "reason"),
    [
        pytest.param(CLAIMED, Trial.NOBODY, Outcome.HELD, Verdict.CLAIMED, None, id="claimed-held"),
        pytest.param(
            CLAIMED, Trial.NOBODY, Outcome.FAILED, Verdict.UNKNOWN, Reason.CONTROL_FAILED, id="everybody-exists"
        ),
        pytest.param(CLAIMED, Trial.NOBODY, Outcome.UNASKED, Verdict.CLAIMED, None, id="claimed-by-its-own-name"),
        pytest.param(
            CLAIMED, Trial.KNOWN, Outcome.FAILED, Verdict.UNKNOWN, Reason.CONTROL_FAILED, id="known-is-denied"
        ),
        pytest.param(AVAILABLE, Trial.KNOWN, Outcome.HELD, Verdict.AVAILABLE, None, id="free-held"),
        pytest.param(
            AVAILABLE, Trial.KNOWN, Outcome.FAILED, Verdict.UNKNOWN, Reason.CONTROL_FAILED, id="nobody-exists"
        ),
        pytest.param(
            AVAILABLE, Trial.KNOWN, Outcome.UNASKED, Verdict.UNKNOWN, Reason.TIMEOUT, id="free-and-not-checked"
        ),
        pytest.param(
            AVAILABLE,
            Trial.NOBODY,
            Outcome.HELD,
            Verdict.UNKNOWN,
            Reason.NOT_OBSERVABLE,
            id="free-without-known-account",
        ),
    ],
)
def test_an_answer_is_believed_as_far_as_its_controls_hold(
    sighting: Sighting, trial: Trial, outcome: Outcome, verdict: Verdict, reason: Reason | None
) -> None:
    settled = settle(STRONG, sighting, [control(trial, outcome)])

    assert (settled.verdict, settled.reason) == (verdict, reason)


def test_a_claimed_name_that_its_profile_does_not_repeat_needs_the_control() -> None:
    settled = settle(WEAK, CLAIMED, [control(Trial.NOBODY, Outcome.UNASKED)])

    assert (settled.verdict, settled.reason) == (Verdict.UNKNOWN, Reason.TIMEOUT)


async def test_a_network_that_said_nothing_is_not_asked_for_controls() -> None:
    web = SmallWeb(faults={"api.github.com": "timeout"})

    await observed(web, "@camille")

    assert [one for one in web.asked if "api.github.com" in one] == ["https://api.github.com/users/camille"]


async def test_controls_are_one_question_a_network_for_each_thing_said() -> None:
    web = SmallWeb((Profile("github", "camille"),))

    seen = await observed(web, "@camille", "@camille-roy")

    asked = [(one.network, one.trial) for one in seen.controls if one.network == "github"]
    assert sorted(asked) == [("github", Trial.KNOWN), ("github", Trial.NOBODY)]
    assert all(one.outcome is Outcome.HELD for one in seen.controls)


async def test_a_control_is_never_shown_as_an_account() -> None:
    seen = await observed(SmallWeb((Profile("github", "camille"),)), "@camille")

    names = {one.handle.name for one in seen.seen}
    assert names == {"camille", "camille.bsky.social"}


async def test_the_random_names_follow_from_the_seed_alone() -> None:
    web = SmallWeb((Profile("github", "camille"), Profile("gravatar", "camille")))
    turned = replace(web, profiles=web.profiles[::-1], asked=[], wholes={}, given={}, kept=set())

    first = await observed(web, "@camille")
    again = await observed(turned, "@camille")
    other = await observed(SmallWeb(web.profiles), "@camille", seed=8)

    assert first.controls == again.controls
    assert first.controls != other.controls


async def test_a_candidate_whose_name_is_the_known_account_is_checked_with_another() -> None:
    web = SmallWeb((Profile("github", "mozilla"),))

    seen = await observed(web, "@github", "@nobody-here")

    known = [one.exchange.request.url for one in seen.controls if one.trial is Trial.KNOWN and one.network == "github"]
    assert known == ["https://api.github.com/users/mozilla"]


async def test_an_account_declared_on_a_server_is_looked_for_there() -> None:
    web = SmallWeb((Profile("mastodon@far.example", "camille"),))

    seen = await observed(web, "mastodon:Camille@Far.Example")

    assert [(one.handle.name, one.handle.instance) for one in seen.owned] == [("camille", "far.example")]


async def test_of_a_handle_that_is_a_domain_the_first_label_is_looked_for() -> None:
    seen = await observed(SmallWeb((Profile("bluesky", "camille.example"),)), "bluesky:camille.example")

    assert seen.names == ("camille",)


async def test_a_page_that_names_many_is_followed_within_bounds() -> None:
    accounts_named = [f"https://github.com/camille{number}" for number in range(MOST_ACCOUNTS + 9)]
    pages_named = [f"https://page{number}.example/" for number in range(MOST_PAGES + 9)]
    pages = {"https://camille.example/": {"me": [*accounts_named, *pages_named]}}
    web = SmallWeb(tuple(Profile("github", url.rpartition("/")[2]) for url in accounts_named), pages)

    seen = await observed(web, "https://camille.example/")

    assert len(seen.seen) == MOST_ACCOUNTS
    assert not seen.owned  # a page that names so many on one network is no one person's
    assert sum(one.startswith("https://page") for one in web.asked) == MOST_PAGES


async def test_a_page_that_names_thousands_is_read_within_bounds() -> None:
    named = [f"https://page{number}.example/" for number in range(MOST_NAMED + 50)]
    web = SmallWeb(pages={"https://camille.example/": {"me": named}})

    seen = await observed(web, "https://camille.example/")

    assert len(seen.words) == MOST_NAMED


async def test_only_what_is_the_candidates_may_be_recorded_whole() -> None:
    profiles = (
        Profile("github", "camille", links=("https://camille.example/",)),
        Profile("gravatar", "camille", links=("https://stranger.example/",)),
    )
    pages = {"https://camille.example/": {"me": ["https://github.com/camille"]}, "https://stranger.example/": {}}
    web = SmallWeb(profiles, pages)

    seen = await observed(web, "@camille")

    kept = {one.request.url for key, one in web.given.items() if key in web.kept}
    owned = {one.exchange.key for one in seen.owned} | {one.exchange.key for one in seen.sites}
    assert owned <= web.kept
    assert not [url for url in kept if "gravatar" in url or "stranger" in url]


async def test_behind_a_bare_handle_at_most_five_pages_are_glanced_at() -> None:
    links = tuple(f"https://page{number}.example/" for number in range(9))
    web = SmallWeb((Profile("mastodon", "camille", links=links),))

    await observed(web, "@camille")

    assert [one for one in web.asked if ".example/" in one] == list(links[:5])


async def test_with_a_declared_page_the_links_of_strangers_are_not_read() -> None:
    profiles = (Profile("mastodon", "camille", links=("https://stranger.example/",)),)
    web = SmallWeb(profiles, {"https://camille.example/": {}})

    await observed(web, "@camille", "https://camille.example/")

    assert "https://stranger.example/" not in web.asked


async def test_the_holder_of_a_handle_is_only_likely() -> None:
    profiles = (
        Profile("github", "camille", links=("https://mastodon.social/@camille",)),
        Profile("mastodon", "camille", links=("https://github.com/camille",)),
    )

    seen = await observed(SmallWeb(profiles), "@camille")

    assert seen.is_holder
    assert {one.attribution for one in seen.owned} == {Attribution.LIKELY}


async def test_the_candidates_pages_are_known_to_other_checks_by_all_their_addresses() -> None:
    pages = {
        "https://camille.example/": {
            "to": "https://www.camille.example/",
            "me": ["https://github.com/camille", "https://x.com/camille"],
        }
    }

    seen = await observed(SmallWeb((Profile("github", "camille"),), pages), "https://camille.example/")

    assert seen.owned_urls == (
        "https://camille.example/",
        "https://www.camille.example/",
        "https://github.com/camille",
        "https://x.com/camille",
    )


async def test_progress_counts_no_network_that_is_not_asked() -> None:
    progress, catalogue = Watched(), load_catalogue()
    case = replace(small_case(subject_of(["@camille"]), SmallWeb(), catalogue=catalogue), progress=progress)
    await case.observation(accounts)
    asked = sum(one.question is not None for one in catalogue.networks)

    assert asked < len(catalogue.networks)
    assert progress.steps == [("accounts", done, asked) for done in range(1, asked + 1)]


async def test_progress_counts_the_networks() -> None:
    progress = Watched()
    case = replace(small_case(subject_of(["@camille"]), SmallWeb(), catalogue=CATALOGUE), progress=progress)

    seen = await case.observation(accounts)

    assert progress.steps == [("accounts", done, 4) for done in (1, 2, 3, 4)]
    assert {one.handle for told in progress.answers for one in told.seen} == {one.handle for one in seen.seen}


async def test_a_closed_server_is_asked_the_public_question() -> None:
    web = SmallWeb((Profile("mastodon@far.example", "camille"),), faults={"far.example": "closed"})

    seen = await observed(web, "mastodon:camille@far.example")

    assert [(one.handle.name, one.handle.instance) for one in seen.owned] == [("camille", "far.example")]
    assert [one.outcome for one in seen.controls if one.instance == "far.example"] == [Outcome.HELD]


async def test_a_closed_server_that_answers_nothing_stays_a_login_wall() -> None:
    web = SmallWeb((Profile("mastodon@far.example", "camille"),), faults={"far.example": "closed"})
    web.pages = {"https://far.example/.well-known/webfinger?resource=acct:camille@far.example": {"status": 503}}

    seen = await observed(web, "mastodon:camille@far.example")

    far = next(one for one in seen.seen if one.handle.instance == "far.example")
    assert far.sighting.reason is Reason.LOGIN_WALL


@pytest.mark.parametrize("word", ["mastodon:camille@gone.example", "mastodon:camille@closed.example"])
async def test_a_server_that_finds_nothing_at_all_frees_no_name(word: str) -> None:
    """A host that answers 404 for everything, and a closed one that does: nobody is known there to ask about."""
    web = SmallWeb(faults={"gone.example": 404, "closed.example": "closed"})

    seen = await observed(web, word)

    sighting = next(one.sighting for one in seen.seen if (one.handle.instance or "-") in word)
    assert (sighting.verdict, sighting.reason) == (Verdict.UNKNOWN, Reason.NOT_OBSERVABLE)


async def test_a_page_that_looks_like_a_profile_and_is_none_is_visited() -> None:
    web = SmallWeb(pages={"https://blog.example/@camille": {"title": "Camille"}})

    seen = await observed(web, "https://blog.example/@camille", "https://medium.com/@camille")

    assert [one.title for one in seen.sites] == ["Camille"]
    assert not [one for one in web.asked if "medium.com/api" in one]


def test_a_reading_of_another_shape_names_nobody() -> None:
    assert _kept_sheet({"me": []}, "https://camille.example/", CATALOGUE) is None


@pytest.mark.parametrize(
    ("given", "beside", "is_read"),
    [
        pytest.param("https://camille.example/", "https://camille.example/about/", True, id="about-the-owner"),
        pytest.param("https://camille.example/", "https://camille.example/shop/", False, id="another-page"),
        pytest.param("https://camille.example/", "https://elsewhere.example/about/", False, id="another-host"),
        pytest.param("https://camille.example/blog/", "https://camille.example/", True, id="front-of-the-own-host"),
        pytest.param("https://agency.example/camille/", "https://agency.example/", False, id="front-of-a-firm"),
    ],
)
async def test_what_lies_beside_a_given_page_is_read_where_it_is_the_owners(
    given: str,
    beside: str,
    is_read: bool,  # noqa: FBT001 (a table's cell)
) -> None:
    pages: dict[str, dict[str, Any]] = {given: {"links": [beside]}, beside: {"me": ["https://github.com/camille"]}}

    seen = await observed(SmallWeb((Profile("github", "camille"),), pages), "@camille", given)

    assert [one.handle.network for one in seen.owned] == ["github"] * is_read


async def test_two_identities_in_the_dns_are_none() -> None:
    dns = {"_atproto.camille.example": ["did=did:plc:abcdefghijklmnopqrstuvwx", "did=did:plc:bbcdefghijklmnopqrstuvwx"]}
    web = SmallWeb((Profile("bluesky", "camille.example"),), {"https://camille.example/": {}}, dns=dns)

    seen = await observed(web, "https://camille.example/")

    assert not seen.domains
    assert not [one for one in web.asked if "plc.directory" in one]


@pytest.mark.parametrize(
    "dns", [pytest.param({}, id="no-record"), pytest.param({"_atproto.camille.example": None}, id="no-answer")]
)
async def test_a_domain_may_name_its_identity_in_a_file(dns: dict[str, list[str] | None]) -> None:
    pages: dict[str, dict[str, Any]] = {
        "https://camille.example/": {},
        "https://camille.example/.well-known/atproto-did": {"text": "did:plc:abcdefghijklmnopqrstuvwx"},
        "https://plc.directory/did:plc:abcdefghijklmnopqrstuvwx": {"json": {"alsoKnownAs": ["at://camille.example"]}},
    }
    web = SmallWeb((Profile("bluesky", "camille.example"),), pages, dns=dns)

    seen = await observed(web, "https://camille.example/")

    assert [(one.handle.name, one.level) for one in seen.owned] == [("camille.example", Level.A)]
    assert not seen.is_partial


async def test_an_identity_may_be_kept_by_a_domain() -> None:
    pages = {
        "https://camille.example/": {},
        "https://id.camille.example/.well-known/did.json": {"json": {"alsoKnownAs": ["at://camille.example"]}},
    }
    dns = {"_atproto.camille.example": ["did=did:web:id.camille.example"]}
    web = SmallWeb((Profile("bluesky", "camille.example"),), pages, dns=dns)

    seen = await observed(web, "https://camille.example/")

    assert [one.handle.name for one in seen.owned] == ["camille.example"]


@pytest.mark.parametrize(
    "document",
    [
        {"json": []},
        {"json": {"alsoKnownAs": "at://camille.example"}},
        {"json": {"alsoKnownAs": [7]}},
        {"status": 200},
        {"status": 404, "json": {}},
        {"failure": "timeout"},
    ],
)
async def test_a_document_of_another_shape_names_nobody(document: dict[str, object]) -> None:
    pages = {
        "https://camille.example/": {},
        "https://plc.directory/did:plc:abcdefghijklmnopqrstuvwx": document,
    }
    dns = {"_atproto.camille.example": ["did=did:plc:abcdefghijklmnopqrstuvwx"]}
    web = SmallWeb((Profile("bluesky", "camille.example"),), pages, dns=dns)

    seen = await observed(web, "https://camille.example/")

    assert not seen.domains


async def test_a_page_below_the_front_page_does_not_speak_for_the_domain() -> None:
    web = SmallWeb(pages={"https://company.example/team/camille": {}})

    seen = await observed(web, "https://company.example/team/camille")

    assert not seen.domains
    assert [one.url for one in seen.sites] == ["https://company.example/team/camille"]


HOME = {"me": ["https://github.com/camille"]}


@pytest.mark.parametrize(
    ("strange", "more"),
    [
        pytest.param("https://camille.example", {"https://camille.example": HOME}, id="another-spelling"),
        pytest.param("https://a.example/c", {"https://a.example/c": {"to": "https://camille.example/", **HOME}},
                     id="a-detour"),
    ],
)  # fmt: skip
async def test_what_a_stranger_links_to_leaves_no_trace_in_a_profile(
    strange: str, more: dict[str, dict[str, object]]
) -> None:
    own = Profile("github", "camille", links=("https://camille.example/",))
    web = SmallWeb(
        profiles=(own, Profile("gravatar", "camille", links=(strange,))),
        pages={"https://camille.example/": HOME, **more},
    )
    live = await observed(web, "@camille")
    replayed = await small_case(subject_of(["@camille"]), web.replay(), catalogue=CATALOGUE).observation(accounts)

    assert live.is_holder
    assert replayed.is_holder
    assert list(accounts.judge(live, small_case(subject_of(["@camille"]), web, catalogue=CATALOGUE))) == list(
        accounts.judge(replayed, small_case(subject_of(["@camille"]), web, catalogue=CATALOGUE))
    )


async def test_a_group_that_only_a_stranger_completes_is_none() -> None:
    """A replay, which knows no stranger, could not find it."""
    detours = [f"https://a{one}.example/" for one in range(4)]
    web = SmallWeb(
        profiles=(
            Profile("github", "camille", links=("https://camille.example/",)),
            Profile("gravatar", "camille", links=(*detours, "https://b.example/c")),
        ),
        pages={"https://b.example/c": {"to": "https://camille.example/", **HOME}},
    )

    assert not (await observed(web, "@camille")).is_holder


async def test_of_a_holder_who_asks_for_discretion_nothing_is_kept() -> None:
    web = SmallWeb(
        profiles=(Profile("bluesky", "camille.bsky.social", discreet=True),),
        pages={"https://camille.example/": {"me": ["https://bsky.app/profile/camille.bsky.social"]}},
    )
    seen = await observed(web, "https://camille.example/", "@camille")
    account = next(one for one in seen.owned if one.handle.network == "bluesky")

    assert account.exchange.key not in web.kept


async def test_where_names_are_not_looked_for_an_account_that_an_own_page_names_is_asked_about() -> None:
    github = CATALOGUE.get("github")
    asked = tuple(one for one in CATALOGUE.networks if one is not github)
    catalogue = replace(CATALOGUE, networks=asked, others=(*CATALOGUE.others, github))
    profile = Profile("github", "c-roy", links=("https://camille.example/",))
    web = SmallWeb((profile,), {"https://camille.example/": {"me": ["https://github.com/c-roy"]}})
    case = small_case(subject_of(["@camille", "https://camille.example/"]), web, catalogue=catalogue)

    seen = await case.observation(accounts)

    assert [one.handle.name for one in seen.owned] == ["c-roy"]
    assert [one.handle.name for one in seen.seen if one.handle.network == "github"] == ["c-roy"]
