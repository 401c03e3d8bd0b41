"""A plan for whoever audits themself follows from their own numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.coaching import EFFORTS, MOST_CLAIMS, Effort, Worth, plan
from footprint.exhibit import Account, Edge, Exposure, Hold, Level, Standing, Verdict
from footprint.finding import Absent, Excluded, Inconclusive, Manual, Reason, Scored, Status
from footprint.message import Text, msg
from footprint.profile import Gain, Indicator, Profile
from footprint.rubric import load_rubric
from unit.report.evidence import BLOG
from unit.report.sample import published

REMEDY = msg("Do something.")


def number(
    name: str, *, status: Status | None = None, score: float | None = 0.5, weight: float = 4, gain: float = 0
) -> Indicator:
    better = Gain(msg("with more"), score or 0, 1, gain) if gain else None
    title, known = Text(name, name), status or Scored(0.5)
    return Indicator(name, title, title, weight, known, score, 0, 1, msg("Seen."), None, (), REMEDY, better)


def of(*numbers: Indicator) -> Profile:
    whole = published()
    return replace(whole, dimensions=(replace(whole.dimensions[0], indicators=numbers),))


def held(name: str, hold: Hold, *, key: bool, priority: int) -> Exposure:
    link = f"https://{name}.example/join"
    return Exposure(name, name.title(), "camilleroy", hold, key=key, priority=priority, link=link, note=msg("x"))


def account(name: str) -> Account:
    url = f"https://{name}.example/camille"
    return Account(
        name, name, "blog", "camille", url, Verdict.CLAIMED, Standing.ATTRIBUTED, msg("Given."), level=Level.C
    )


def test_every_indicator_of_the_rubric_has_its_effort() -> None:
    assert set(EFFORTS) == set(load_rubric("full").indicators)


def test_what_brings_most_comes_first() -> None:
    made = plan(of(number("pub.fresh", gain=1), number("host.https", gain=3), number("pub.craft", gain=2)))

    assert [one.indicator for one in made.steps] == ["host.https", "pub.craft", "pub.fresh"]


def test_of_what_brings_the_same_the_lesser_effort_comes_first() -> None:
    made = plan(of(number("pub.craft", gain=1), number("page.access", gain=1)))

    assert [one.effort for one in made.steps] == [Effort.HOUR, Effort.HABIT]


@pytest.mark.parametrize(
    ("found", "worth", "points"),
    [
        (number("a", gain=1.5), Worth.KNOWN, 1.5),
        (number("a", status=Absent(), score=0), Worth.AT_MOST, 4),
        (number("a"), Worth.AT_MOST, 2),
        (number("a", status=Inconclusive(Reason.BLOCKED), score=None), Worth.UNKNOWN, 0),
    ],
    ids=["known", "absent", "in part", "unseen"],
)
def test_a_step_says_what_is_known_of_its_worth(found: Indicator, worth: Worth, points: float) -> None:
    (step,) = plan(of(found)).steps

    assert (step.worth, step.points) == (worth, points)


@pytest.mark.parametrize(
    "found",
    [
        replace(number("a"), remedy=None),
        number("a", status=Excluded(Reason.DISPUTED), score=None),
        number("a", status=Manual(), score=None),
        number("a", score=1),
    ],
    ids=["no advice", "disputed", "a person's", "full"],
)
def test_there_is_no_step_where_nothing_can_be_done(found: Indicator) -> None:
    assert plan(of(found)).steps == ()


def test_what_is_not_known_comes_last() -> None:
    made = plan(of(number("a", status=Inconclusive(Reason.BLOCKED), score=None), number("b", gain=0.1)))

    assert [one.indicator for one in made.steps] == ["b", "a"]


def test_names_that_count_are_claimed_first_and_only_free_ones() -> None:
    names = (
        held("one", Hold.FREE, key=False, priority=1),
        held("two", Hold.FREE, key=True, priority=2),
        held("three", Hold.HELD, key=True, priority=3),
        replace(held("four", Hold.FREE, key=True, priority=4), likeness=msg("alike")),
    )

    assert [one.place for one in plan(replace(published(), exposures=names)).handles] == ["Two", "One"]


def test_so_many_names_are_listed_and_no_more() -> None:
    names = tuple(held(f"n{at}", Hold.FREE, key=False, priority=at) for at in range(40))

    assert len(plan(replace(published(), exposures=names)).handles) == MOST_CLAIMS


def test_each_missing_end_of_a_link_is_named() -> None:
    both, named, naming, alone = map(account, ("both", "named", "naming", "alone"))
    edges = (
        Edge(BLOG, both.url, "rel=me"),
        Edge(both.url, BLOG, "profile link"),
        Edge(BLOG, named.url, "rel=me"),
        Edge(naming.url, BLOG, "profile link"),
    )
    made = plan(replace(published(), accounts=(alone, both, named, naming), edges=edges))

    assert [(one.network, one.from_site, one.from_account) for one in made.proofs] == [
        ("alone", True, True),
        ("named", False, True),
        ("naming", True, False),
    ]


def test_without_a_site_there_is_nothing_to_link_to() -> None:
    assert plan(replace(published(), sources=())).proofs == ()


def test_steps_can_be_had_by_effort() -> None:
    made = plan(published())

    assert sorted(one.indicator for effort in Effort for one in made.taking(effort)) == sorted(
        one.indicator for one in made.steps
    )


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=5), st.integers(0, 10**9)), max_size=4))
def test_what_others_think_changes_nothing(counters: list[tuple[str, int]]) -> None:
    whole = published()
    liked = tuple(
        one if one.card is None else replace(one, card=replace(one.card, counters=tuple(counters)))
        for one in whole.accounts
    )
    noisy = tuple(replace(one, responses=len(counters) / 4, replies=0.0) for one in whole.activities)

    assert plan(replace(whole, accounts=liked, activities=noisy)) == plan(whole)
