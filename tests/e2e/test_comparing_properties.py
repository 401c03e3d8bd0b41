"""What must hold of every comparison, whatever the web holds and however little of it may be seen."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blog_web import FeedSpec
from footprint.comparing import Cause, Comparison, Distance, Turn, compare
from hiding import HIDDEN, Behind
from scenes import HOSTS, NETWORKS, WAYS, Scene
from whole import audited as whole_audit
from whole import demo_audit, live, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.profile import Profile

MIRROR = {
    Turn.APPEARED: Turn.WENT,
    Turn.MET: Turn.MISSED,
    Turn.SEEN: Turn.UNSEEN,
    Turn.TAKEN: Turn.FREED,
    Turn.PROVED: Turn.UNPROVED,
    Turn.CHANGED: Turn.CHANGED,
}
MIRRORED = {**MIRROR, **{now: then for then, now in MIRROR.items()}}
CAUSES = {cause: cause for cause in Cause} | {
    Cause.SEEN: Cause.UNSEEN,
    Cause.UNSEEN: Cause.SEEN,
    Cause.DISPUTED: Cause.RESTORED,
    Cause.RESTORED: Cause.DISPUTED,
}
GONE = {Turn.WENT, Turn.APPEARED, Turn.TAKEN, Turn.FREED}
"""What needs proof, and so can't come of hiding something."""

RESULTS = st.lists(st.sampled_from(["home", "second", "stranger", *NETWORKS]), max_size=5).map(tuple)
SCENES = st.builds(
    Scene,
    accounts=st.lists(st.sampled_from(NETWORKS), unique=True).map(tuple),
    mutual=st.lists(st.sampled_from(NETWORKS), unique=True).map(tuple),
    blog=st.sampled_from([None, FeedSpec(ages=(3, 33, 63)), FeedSpec(ages=(200, 500))]),
    second=st.sampled_from([None, FeedSpec(ages=(5, 95))]),
    results=st.tuples(RESULTS, RESULTS, RESULTS),
    strangers=st.dictionaries(st.sampled_from(NETWORKS), st.booleans()),
)
FAULTS = st.dictionaries(st.sampled_from(HOSTS), st.sampled_from(sorted(WAYS)), min_size=1, max_size=3)
bounded = settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])


def audited(scene: Scene) -> Profile:
    return asyncio.run(scene.audited())


def told(old: Profile, new: Profile) -> Comparison:
    found = compare(old, new)
    assert isinstance(found, Comparison)
    return found


def turns(found: Comparison) -> Iterator[tuple[str, str, Turn]]:
    """Every exhibit that changed, by kind and name; of what may be wrong of a page's own answer only its evidence."""
    yield from (("account", f"{one.network} {one.handle}", one.turn) for one in found.accounts)
    yield from (("exposure", f"{one.network} {one.handle}", one.turn) for one in found.exposures)
    yield from (("domain", one.domain, one.turn) for one in found.domains)
    yield from (("source", one.url, one.turn) for one in found.sources)
    yield from (("trace", f"{one.url} {one.kind}", one.turn) for one in found.traces)
    for one in found.searches:
        yield "search", f"{one.provider} {one.query}", one.turn
        yield from (("place", f"{one.provider} {one.query} {each.url}", each.turn) for each in one.places)


def answers(found: Comparison) -> Iterator[tuple[str, str, Turn]]:
    yield from (("evidence", one.url, one.turn) for one in found.evidence)
    yield from (("unseen", f"{one.what} {one.link}", one.turn) for one in found.unseen)


def assert_mirrored(old: Profile, new: Profile) -> None:
    there, back = told(old, new), told(new, old)

    seen = sorted((kind, name, MIRRORED[turn]) for kind, name, turn in (*turns(there), *answers(there)))
    assert sorted((*turns(back), *answers(back))) == seen
    causes = {one.id: one.cause and CAUSES[one.cause] for one in there.indicators}
    assert {one.id: one.cause for one in back.indicators} == causes


def praised(found: Comparison) -> list[str]:
    """Numbers that are told apart though their ranges overlap."""
    every = (*((found.index,) if found.index else ()), *found.dimensions, *found.facets)
    return [
        str(one.id)
        for one in every
        if (one.distance in {Distance.HIGHER, Distance.LOWER} or one.points is not None)
        and one.before is not None
        and one.after is not None
        and one.before.low <= one.after.high
        and one.after.low <= one.before.high
    ]


@bounded
@given(SCENES)
def test_of_two_equal_profiles_nothing_is_told(scene: Scene) -> None:
    profile = audited(scene)

    assert told(profile, audited(scene)).is_unchanged


@bounded
@given(SCENES, SCENES)
def test_what_appeared_one_way_round_went_the_other(old: Scene, new: Scene) -> None:
    before, after = audited(old), audited(new)

    assert_mirrored(before, after)
    assert praised(told(before, after)) == []


@settings(bounded, max_examples=12)
@given(SCENES, FAULTS)
def test_hiding_makes_nothing_go_and_nothing_better_or_worse(scene: Scene, faults: dict[str, str]) -> None:
    # A page that says that it is missing is missing.
    hiding = {host: way for host, way in faults.items() if way != "404"} or {HOSTS[0]: "403"}
    whole, part = audited(scene), audited(replace(scene, faults=hiding))
    found = told(whole, part)

    assert [one for one in turns(found) if one[2] in GONE] == []
    # A wall that says 200 to whatever is asked says so of a file that was missing, too.
    is_said_to_be = any("status" not in WAYS[way] and "failure" not in WAYS[way] for way in hiding.values())
    unproved = {Turn.WENT} if is_said_to_be else {Turn.WENT, Turn.APPEARED}
    assert [one for one in answers(found) if one[2] in unproved] == []
    assert praised(found) == []
    assert found.index is not None
    assert found.index.distance not in {Distance.HIGHER, Distance.LOWER}
    assert_mirrored(whole, part)


@pytest.mark.parametrize("odd", [0, 1])
@pytest.mark.parametrize("way", HIDDEN)
async def test_half_of_camilles_world_hidden_takes_nothing_from_her(way: str, odd: int) -> None:
    whole = await demo_audit("camilleroy")
    async with live(Behind(way, odd=odd)) as web:
        part = await whole_audit(subject_of("camilleroy"), web)
    found = told(whole, part)

    # What answers that it is missing has gone, to whoever believes a site; a name is freed by no such answer alone.
    gone = GONE if way != "missing" else GONE - {Turn.WENT, Turn.APPEARED}
    assert [one for one in turns(found) if one[2] in gone] == []
    assert {one.distance for one in (*found.dimensions, *found.facets)} <= {
        Distance.SAME,
        Distance.CLOSE,
        Distance.UNKNOWN,
    }
    assert_mirrored(whole, part)
