"""What must hold of a verdict on a name, whatever a host answers: on every network that is asked, and kind of list."""

from __future__ import annotations

import asyncio
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from footprint.asking import NOBODY_TRIED, ROLES, ask
from footprint.asking.trials import FEW, KNOWN_TRIED
from footprint.exhibit import Verdict
from footprint.web import Exchange, Reading, Response
from footprint.web.reduction import reduced
from network_hosts import FAULTS, NOW, SEED, Host, Scene, Who, of_foreign_files, of_lists, of_the_catalogue, response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.asking import Answers
    from footprint.catalogue import Network

CATALOGUE, LISTS = of_the_catalogue(), of_lists()
SCENES = st.sampled_from((*CATALOGUE, *LISTS))
ASKED = (*(question for one in CATALOGUE for _, question in one.questions), *of_foreign_files())
BOTH = (Who.ASKED, Who.KNOWN, Who.NOBODY)
TARGETS = st.sampled_from([(Who.ASKED,), (Who.KNOWN,), (Who.NOBODY,), (Who.KNOWN, Who.NOBODY), BOTH])
bounded = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def answers(host: Host) -> Answers:
    return asyncio.run(ask(host.scene.network, [host.scene.handle], host, seed=SEED))


def verdict(host: Host) -> Verdict:
    return answers(host).seen[0].sighting.verdict


def statuses(network: Network) -> set[int]:
    """Every status that a rule of the network names."""
    rules = network.rules
    named = (rules.found, *((rules.missing,) if rules.missing else ()), *(one.rule for one in rules.states))
    return {status for rule in named for status in rule.status}


def is_the_opposite(scene: Scene, fault: str, *, exists: bool) -> bool:
    """Is what comes of the fault, by the network's own rule, the plain answer about somebody else?

    Where a miss shows by a status alone, one that is put in the place of a single profile is no fault but a miss; and
    where a list knows profiles by what they don't hold, any page that is no wall is one.
    """
    for which, question in scene.questions:
        url = question.request(scene.handle).url
        spoilt = FAULTS[fault](scene.answer(which, scene.handle, url, exists=exists), url)
        if isinstance(spoilt, Response) and (question.has_mute_miss or question.rules.found.is_quiet):
            said = judged(question, scene, spoilt)
            if said not in {Verdict.UNKNOWN, Verdict.CLAIMED if exists else Verdict.AVAILABLE}:
                return True
    return False


def judged(network: Network, scene: Scene, answer: Response) -> Verdict:
    handle = scene.handle
    return network.judge(Exchange(network.request(handle), NOW, reduced(answer, network.reader(handle)))).verdict


@pytest.mark.parametrize("scene", [*CATALOGUE, *LISTS], ids=lambda one: one.network.id)
def test_every_network_that_is_well_says_claimed_and_frees_a_name_if_it_can(scene: Scene) -> None:
    can_free = any(one.missing_is_reliable for _, one in scene.questions)

    assert verdict(Host(scene, exists=True)) is Verdict.CLAIMED
    assert verdict(Host(scene, exists=False)) is (Verdict.AVAILABLE if can_free else Verdict.UNKNOWN)


def test_no_network_of_ours_knows_profiles_by_a_status_alone() -> None:
    assert [one.network.id for one in CATALOGUE for _, each in one.questions if each.rules.found.is_quiet] == []


BODIES = st.sampled_from(["", "found", "missing", "both", "[]", "{}", "not found", "<h1>404</h1>"])


@bounded
@given(SCENES, st.integers(400, 999), BODIES, st.booleans())
def test_no_verdict_comes_from_an_error_that_no_rule_names(
    scene: Scene,
    status: int,
    body: str,
    is_profile: bool,  # noqa: FBT001 (drawn)
) -> None:
    for which, network in scene.questions:
        if status in statuses(network):
            continue
        url = network.request(scene.handle).url
        found, missing = (scene.answer(which, scene.handle, url, exists=one) for one in (True, False))
        texts = {"found": found.text(), "missing": missing.text(), "both": found.text() + missing.text()}
        headers = (found if is_profile else missing).headers
        answer = response(url, status, texts.get(body, body), headers)

        assert judged(network, scene, answer) is Verdict.UNKNOWN


@bounded
@given(SCENES, st.booleans(), TARGETS, st.sampled_from(sorted(FAULTS)))
def test_no_fault_turns_a_verdict_into_its_opposite(
    scene: Scene,
    exists: bool,  # noqa: FBT001 (drawn)
    spoilt: tuple[Who, ...],
    fault: str,
) -> None:
    assume(spoilt != (Who.ASKED,) or not is_the_opposite(scene, fault, exists=exists))
    well = verdict(Host(scene, exists))

    ill = verdict(Host(scene, exists, dict.fromkeys(spoilt, fault)))

    assert ill in {well, Verdict.UNKNOWN}
    assert ill is not (Verdict.AVAILABLE if exists else Verdict.CLAIMED)


@bounded
@given(SCENES, st.booleans(), st.sampled_from(sorted(FAULTS)), st.sampled_from(sorted(FAULTS)))
def test_two_faults_at_once_do_no_more(scene: Scene, exists: bool, one: str, other: str) -> None:  # noqa: FBT001 (drawn)
    ill = verdict(Host(scene, exists, {Who.ASKED: one, Who.KNOWN: other, Who.NOBODY: other}))

    assume(not is_the_opposite(scene, one, exists=exists))
    assert ill is not (Verdict.AVAILABLE if exists else Verdict.CLAIMED)


def speaks_for_itself(scene: Scene, *, sides_with: bool) -> bool:
    """Is a miss told by a list in words that say something? Its word has to do."""
    told = (one for _, one in scene.questions if one.missing_is_reliable and not one.has_weak_miss)
    return not sides_with and any(not one.proof.vouched for one in told)


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("sides_with", [True, False], ids=["claims-everybody", "denies-everybody"])
@pytest.mark.parametrize("scene", [*CATALOGUE, *LISTS], ids=lambda one: one.network.id)
def test_who_says_the_same_of_everybody_is_not_believed(scene: Scene, *, sides_with: bool, exists: bool) -> None:
    said = answers(Host(scene, exists, sides_with=sides_with)).seen[0].sighting

    assert said.verdict is (Verdict.AVAILABLE if speaks_for_itself(scene, sides_with=sides_with) else Verdict.UNKNOWN)


@bounded
@given(SCENES, st.booleans(), TARGETS, st.none() | st.sampled_from(sorted(FAULTS)), st.integers(0, 2**16))
def test_the_order_of_the_answers_changes_no_verdict(
    scene: Scene,
    exists: bool,  # noqa: FBT001 (drawn)
    spoilt: tuple[Who, ...],
    fault: str | None,
    order: int,
) -> None:
    faults: Mapping[Who, str] = {} if fault is None else dict.fromkeys(spoilt, fault)

    first = answers(Host(scene, exists, faults))
    other = answers(Host(scene, exists, faults, order=Random(order)))  # noqa: S311 (an order, no secret)

    assert [one.sighting for one in other.seen] == [one.sighting for one in first.seen]
    assert [(one.trial, one.outcome, one.reason) for one in other.controls] == [
        (one.trial, one.outcome, one.reason) for one in first.controls
    ]


@bounded
@given(SCENES, st.booleans(), TARGETS, st.sampled_from(sorted(FAULTS)), st.sampled_from([None, True, False]))
def test_a_name_costs_no_more_than_a_few_questions(
    scene: Scene,
    exists: bool,  # noqa: FBT001 (drawn)
    spoilt: tuple[Who, ...],
    fault: str,
    side: bool | None,  # noqa: FBT001 (drawn)
) -> None:
    host = Host(scene, exists, dict.fromkeys(spoilt, fault), sides_with=side)
    roles = FEW if scene.network.proof.vouched else len(ROLES)

    answers(host)

    assert len(host.asked) <= len(scene.questions) + NOBODY_TRIED + KNOWN_TRIED + roles


@bounded
@given(st.sampled_from(ASKED), st.integers(400, 999), st.text(max_size=40))
def test_an_error_that_a_list_names_nowhere_frees_no_name(network: Network, status: int, body: str) -> None:
    assume(status not in statuses(network))
    handle = network.addresses("camille")[0]
    assume(network.allows(handle))
    answer = response(network.request(handle).url, status, body)
    seen = Exchange(network.request(handle), NOW, reduced(answer, network.reader(handle)))

    assert network.judge(seen).verdict is Verdict.UNKNOWN


MARK = "Xq7PlantedMark"


@pytest.mark.parametrize("scene", CATALOGUE, ids=lambda one: one.network.id)
def test_a_reader_keeps_nothing_of_a_holder_for_a_file(scene: Scene) -> None:
    for which, network in scene.questions:
        url = network.request(scene.handle).url
        profile = scene.answer(which, scene.handle, url, exists=True)
        planted = profile.text().replace("</body>", f"{MARK}</body>").replace('"}', f' {MARK}"}}')
        seen = reduced(response(url, profile.status, planted + MARK, profile.headers), network.reader(scene.handle))

        assert isinstance(seen.reading, Reading)
        assert MARK in planted + MARK
        assert seen.body == b""
        assert MARK not in repr(seen.reading.public) + repr(seen.headers) + seen.url + repr(seen.hops)
