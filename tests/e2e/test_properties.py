"""What must hold of every audit, whatever the web holds and however little of it may be seen (scoring, properties)."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import footprint_world
from blog_web import FeedSpec
from footprint.exhibit import Standing, Verdict
from footprint.finding import Inconclusive
from footprint.profile import Publication
from hiding import HIDDEN, Behind
from scenes import HOSTS, NETWORKS, WAYS, Person, Scene
from whole import audited as whole_audit
from whole import demo_audit, live, subject_of

if TYPE_CHECKING:
    from footprint.profile import Indicator, Profile

JUDGED = (
    "pub.exists", "pub.fresh", "pub.cadence", "pub.regular", "pub.craft", "tools.families", "tools.artefact",
    "host.domain", "host.https", "host.links", "page.onpage", "page.access", "page.structured", "info.sources",
    "info.curation", "info.topics", "vis.name", "vis.handle", "vis.first", "name.handles", "name.domains",
    "net.families", "net.linked", "net.complete", "com.mentions", "com.responses", "com.conv", "com.events",
)  # fmt: skip
"""The indicators that a check speaks to."""
CLOSE = 1e-6

AGES = st.lists(st.integers(0, 800), max_size=14).map(sorted)
FEEDS = st.builds(
    FeedSpec,
    ages=AGES.map(tuple),
    words=st.sampled_from([30, 200]),
    summary=st.booleans(),
    form=st.sampled_from(["rss", "atom", "json"]),
    tags=st.lists(st.sampled_from(["", "a", "a b", "c"]), max_size=4).map(tuple),
    authors=st.sampled_from([(), ("Camille",)]),
    links=st.integers(0, 3),
)
RESULTS = st.lists(st.sampled_from(["home", "second", "stranger", *NETWORKS]), max_size=8).map(tuple)
SCENES = st.builds(
    Scene,
    accounts=st.lists(st.sampled_from(NETWORKS), unique=True).map(tuple),
    mutual=st.lists(st.sampled_from(NETWORKS), unique=True).map(tuple),
    blog=st.none() | FEEDS,
    second=st.none() | FEEDS,
    has_pages=st.booleans(),
    results=st.tuples(RESULTS, RESULTS, RESULTS),
    strangers=st.dictionaries(st.sampled_from(NETWORKS), st.booleans()),
)
FAULTS = st.dictionaries(st.sampled_from(HOSTS), st.sampled_from(sorted(WAYS)), min_size=1, max_size=3)
bounded = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])


def audited(scene: Scene) -> Profile:
    return asyncio.run(scene.audited())


def judged(profile: Profile) -> dict[str, Indicator]:
    return {one.id: one for one in profile.indicators if one.id in JUDGED}


def numbers(profile: Profile) -> object:
    """All that is scored, and what may be said of it."""
    index = profile.index
    rows = [(one.id, type(one.status), one.score, one.low, one.high) for one in profile.indicators]
    return rows, index.value, index.low, index.high, index.coverage, index.publication


def lowered(before: Profile, after: Profile) -> list[str]:
    """The indicators that came out lower, in their score or in a bound."""
    then, now = judged(before), judged(after)
    return [
        f"{name}: {then[name].low:g}..{then[name].high:g} to {now[name].low:g}..{now[name].high:g}"
        for name in JUDGED
        if now[name].low < then[name].low - CLOSE
        or now[name].high < then[name].high - CLOSE
        or (now[name].score is not None and (now[name].score or 0) < (then[name].score or 0) - CLOSE)
    ]


def narrowed(whole: Profile, part: Profile) -> list[str]:
    """The indicators that came out surer of something, though less was seen."""
    seen, left = judged(whole), judged(part)
    return [
        f"{name}: {seen[name].low:g}..{seen[name].high:g} to {left[name].low:g}..{left[name].high:g}"
        for name in JUDGED
        if left[name].low > seen[name].low + CLOSE or left[name].high < seen[name].high - CLOSE
    ]


def invented(whole: Profile, part: Profile) -> list[str]:
    """The verdicts that came of not seeing."""
    seen = {(one.network, one.handle): one.verdict for one in whole.accounts}
    return [
        f"{one.network} {one.handle}: {one.verdict}"
        for one in part.accounts
        if one.verdict not in {Verdict.UNKNOWN, seen.get((one.network, one.handle))}
    ]


@bounded
@given(SCENES, st.sampled_from(NETWORKS), st.booleans())
def test_a_further_account_lowers_nothing(scene: Scene, network: str, is_mutual: bool) -> None:  # noqa: FBT001 (drawn)
    poorer = replace(scene, accounts=tuple(one for one in scene.accounts if one != network))
    richer = replace(
        scene,
        accounts=(*poorer.accounts, network),
        mutual=(*scene.mutual, network) if is_mutual else scene.mutual,
    )

    before, after = audited(poorer), audited(richer)

    assert lowered(before, after) == []
    assert after.index.high >= before.index.high


@bounded
@given(SCENES, FEEDS)
def test_a_further_channel_lowers_nothing(scene: Scene, spec: FeedSpec) -> None:
    before, after = audited(replace(scene, second=None)), audited(replace(scene, second=spec))

    assert lowered(before, after) == []
    assert after.index.high >= before.index.high


@bounded
@given(SCENES, st.integers(0, 2), st.integers(0, 8))
def test_a_further_search_result_lowers_nothing(scene: Scene, query: int, place: int) -> None:
    results = list(scene.results)
    results[query] = (*results[query][:place], "home", *results[query][place:])

    before, after = audited(scene), audited(replace(scene, results=tuple(results)))

    assert lowered(before, after) == []
    assert after.index.high >= before.index.high


@settings(bounded, max_examples=70)
@given(SCENES, FAULTS)
def test_what_is_not_seen_narrows_no_range_and_is_no_verdict(scene: Scene, faults: dict[str, str]) -> None:
    whole, part = audited(scene), audited(replace(scene, faults=faults))

    assert narrowed(whole, part) == []
    assert part.index.low <= whole.index.low
    assert part.index.high >= whole.index.high
    assert invented(whole, part) == []


@pytest.mark.parametrize("way", WAYS)
def test_where_nothing_answers_nothing_is_scored(way: str) -> None:
    rich = Scene(NETWORKS, NETWORKS, FeedSpec(ages=(3, 33, 63)), FeedSpec(ages=(5, 95)), (("home",),) * 3)

    profile = audited(replace(rich, faults=dict.fromkeys(HOSTS, way)))

    # A page that is left to its scripts has shown at which domain it is.
    hosted = ["host.domain"] if way == "script" else []
    assert profile.index.publication is Publication.WITHHELD
    assert profile.index.high == 100
    assert profile.index.low == 0 or hosted
    assert [one.id for one in profile.indicators if not isinstance(one.status, Inconclusive)] == hosted
    assert {one.standing for one in profile.accounts} == {Standing.UNKNOWN}


@pytest.mark.parametrize("odd", [0, 1])
@pytest.mark.parametrize("way", HIDDEN)
@pytest.mark.parametrize("handle", [one.handle for one in footprint_world.applications()])
async def test_half_of_the_demo_world_hidden_narrows_nothing_and_frees_no_name(handle: str, way: str, odd: int) -> None:
    whole = await demo_audit(handle)
    async with live(Behind(way, odd=odd)) as web:
        part = await whole_audit(subject_of(handle), web)

    # A page that says that it is missing is missing, and one that answers is there, to whoever follows a link.
    assert [one for one in narrowed(whole, part) if not one.startswith("host.links") or way == "blocked"] == []
    assert invented(whole, part) == []


PEOPLE = {
    "another name and city": Person("minh", "Nguyễn Thị Minh", "Redactrice à Hanoï"),
    "another gender": Person("camille", "Camille Roy", "Auteur à Nantes"),
    "another alphabet": Person("olena", "Олена Коваль", "Письменниця", "слово{}и{}".format),
    "no spaces": Person("yuki", "雪", "作家", lambda post, place: chr(0x4E00 + post) + chr(0x5500 + place), ""),
    "an apostrophe": Person("aoife", "Aoife O'Brien-Ní Chonaill", "Scríbhneoir"),
}


@pytest.mark.parametrize("name", PEOPLE)
@settings(bounded, max_examples=15)
@given(scene=SCENES)
def test_name_gender_city_and_language_change_no_number(name: str, scene: Scene) -> None:
    assert numbers(audited(replace(scene, person=PEOPLE[name]))) == numbers(audited(scene))


@bounded
@given(SCENES)
def test_the_accounts_of_strangers_change_no_number(scene: Scene) -> None:
    assert numbers(audited(scene)) == numbers(audited(replace(scene, strangers={})))
