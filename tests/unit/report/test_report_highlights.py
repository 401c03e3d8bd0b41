"""What is said first: by a rule, and the same in every format."""

from __future__ import annotations

from dataclasses import replace

from footprint.finding import Absent, Scored
from footprint.message import msg
from footprint.profile import Gain
from footprint.report.highlights import lead, levers, strongest
from unit.report.sample import indicator, published, withheld


def test_the_strongest_bring_most_points_even_at_their_worst() -> None:
    found = strongest(published())

    assert [one.id for one in found] == [
        "visibility.seen",
        "networks.seen",
        "page.seen",
        "tools.seen",
        "pub.craft",
    ]


def test_what_has_no_evidence_or_little_score_is_no_strength() -> None:
    whole = published()
    weak = indicator("a", "A", "A", weight=50, score=0.4)
    bare = replace(indicator("b", "B", "B", weight=50, score=1.0), evidence=())
    absent = indicator("c", "C", "C", weight=50, status=Absent(), score=0.0)
    doubtful = indicator("d", "D", "D", weight=50, status=Scored(0.6), score=0.6, low=0.4, high=0.65)
    sure = indicator("e", "E", "E", weight=1, score=0.5)
    first = replace(whole.dimensions[0], indicators=(weak, bare, absent, doubtful, sure))

    assert strongest(replace(whole, dimensions=(first,))) == (sure,)


def test_equal_strengths_keep_the_order_of_the_rubric() -> None:
    same = tuple(indicator(name, name, name, score=1.0) for name in "cab")
    whole = published()

    found = strongest(replace(whole, dimensions=(replace(whole.dimensions[0], indicators=same),)), most=2)

    assert [one.id for one in found] == ["c", "a"]


def test_the_levers_are_those_that_bring_most() -> None:
    found = levers(published())

    assert [(one.id, gain.points) for one, gain in found] == [
        ("host.https", 1.8),
        ("visibility.seen", 1.3),
        ("networks.seen", 1.2),
    ]


def test_a_change_that_brings_nothing_is_no_lever() -> None:
    idle = indicator("a", "A", "A", score=1.0, gain=Gain(msg("with more"), 1.0, 1.0, 0.0))
    whole = published()

    assert levers(replace(whole, dimensions=(replace(whole.dimensions[0], indicators=(idle,)),))) == ()


def test_a_dimension_is_told_by_the_heaviest_thing_that_was_seen() -> None:
    chosen = lead(published().dimensions[0])

    assert chosen is not None
    assert chosen.id == "pub.craft"


def test_a_dimension_of_which_nothing_was_seen_has_no_sentence() -> None:
    assert lead(withheld().dimensions[0]) is None
