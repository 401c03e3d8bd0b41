"""Everything is parsed, loaded and checked before anybody is asked."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pydantic import SecretStr

import footprint_world
from footprint.clock import PinnedClock, StillClock, SystemClock
from footprint.config import ProviderSettings, Settings
from footprint.errors import ConfigError, Refused, RubricError, SubjectError
from footprint.locale import translator
from footprint.profile import Scope
from footprint.runs.demo import completed
from footprint.runs.given import Given
from footprint.runs.order import order
from footprint.search import Setting

GIVEN = Given(("@camilleroy",), "Camille Roy", ("https://camilleroy.example",))


def test_a_handle_alone_brings_the_application_of_its_person() -> None:
    assert completed(Given(("@CamilleRoy",))) == GIVEN


def test_accounts_of_an_application_come_along() -> None:
    assert completed(Given(("idrismorvannec",))).words == (
        "@idrismorvannec",
        "github:idrismorvannec",
        "@idrismorvannec@mamot.fr",
    )


def test_somebody_of_whom_only_the_handle_is_known_stays_a_handle() -> None:
    assert completed(Given(("@noelcastan",))) == Given(("@noelcastan",))


def test_whoever_gives_more_than_a_handle_is_taken_at_their_word() -> None:
    assert completed(Given(("@camilleroy",), name="C. Roy")) == Given(("@camilleroy",), name="C. Roy")


@pytest.mark.parametrize(("words", "wanted"), [(("@nobody",), "nobody called “@nobody”"), ((), "needs one of")])
def test_whom_the_demo_does_not_know_it_names_those_it_does(words: tuple[str, ...], wanted: str) -> None:
    with pytest.raises(ConfigError, match=wanted) as refused:
        completed(Given(words))

    assert "@camilleroy, @idrismorvannec, @linamarchal" in str(refused.value)


def test_the_command_of_a_demo_can_be_typed() -> None:
    assert GIVEN.command() == (
        "footprint audit @camilleroy --name 'Camille Roy' --url https://camilleroy.example --demo"
    )


def test_the_demo_runs_at_the_date_of_its_world_with_its_own_engine() -> None:
    conditions = order(GIVEN, Settings(), is_demo=True).run.conditions

    assert (conditions.now, conditions.seed, conditions.search) == (footprint_world.NOW, 0, footprint_world.SEARCH)


def test_the_demo_asks_no_engine_of_the_operator_s() -> None:
    settings = Settings(search={"brave": ProviderSettings(key=SecretStr("k3y-of-brave"))})
    conditions = order(GIVEN, settings, is_demo=True).run.conditions

    assert conditions.search == footprint_world.SEARCH


def test_conditions_follow_the_settings() -> None:
    stated = ProviderSettings(url="https://searx.example/mine", engine=("qwant", "brave"))
    settings = Settings(search={"searxng": stated}, search_locale="fr-CA", search_word="notaire")
    conditions = order(GIVEN, settings).run.conditions

    assert (conditions.locale, conditions.search_word) == ("fr-CA", "notaire")
    assert conditions.search == (Setting("searxng", "https://searx.example/mine", ("qwant", "brave")),)


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        ("2026-11-22", datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC)),
        ("2026-11-22T09:00", datetime(2026, 11, 22, 9, tzinfo=UTC)),
        ("2026-11-22T09:00:00+02:00", datetime(2026, 11, 22, 7, tzinfo=UTC)),
    ],
    ids=["the whole day", "UTC without a zone", "another zone"],
)
def test_the_date_can_be_pinned(now: str, wanted: datetime) -> None:
    found = order(GIVEN, Settings(), now=now)

    assert (found.run.conditions.now, found.clock.now()) == (wanted, wanted)


@pytest.mark.parametrize("now", ["soon", "2026-13-01", "", "0001-01-01T00:00+14:00", "2026-11-22T"])
def test_what_is_no_date_is_refused(now: str) -> None:
    with pytest.raises(ConfigError, match=r"--now: “.*” is no date"):
        order(GIVEN, Settings(), now=now)


def test_each_kind_of_audit_has_its_clock() -> None:
    kinds = [
        order(GIVEN, Settings()).clock,
        order(GIVEN, Settings(), now="2026-11-22").clock,
        order(GIVEN, Settings(), is_demo=True).clock,
    ]

    assert [type(one) for one in kinds] == [SystemClock, PinnedClock, StillClock]


def test_two_audits_ask_for_different_names_as_controls() -> None:
    seeds = {order(GIVEN, Settings()).run.conditions.seed for _ in range(3)}

    assert len(seeds) > 1


def test_a_word_that_can_t_be_read_ends_it() -> None:
    with pytest.raises(SubjectError):
        order(Given(("@a b",)), Settings())


def test_a_rubric_that_is_not_known_ends_it() -> None:
    with pytest.raises(RubricError):
        order(GIVEN, Settings(rubric="absent"))


def test_a_missing_mandate_ends_it() -> None:
    with pytest.raises(Refused):
        order(GIVEN, Settings(require_mandate=True))


def test_a_self_audit_needs_none_and_says_so() -> None:
    found = order(GIVEN, Settings(require_mandate=True), self_audit=True)

    assert found.run.subject.mandate.self_audit


@pytest.mark.parametrize(
    ("given", "start"),
    [
        (GIVEN, "Camille Roy · "),
        (Given(("@camille", "camille.example")), "camille · "),
        (Given(("camille.example",)), "https://camille.example/ · "),
    ],
)
def test_the_headline_says_whom_it_is_about(given: Given, start: str) -> None:
    headline = order(given, Settings()).headline(translator("en"))

    assert headline.startswith(start)
    assert headline.endswith(" networks · 1 page · no search engine")


def test_a_run_on_identity_looks_at_accounts_alone_and_scores_nothing() -> None:
    ordered = order(GIVEN, Settings(), scope=Scope.IDENTITY, is_demo=True)

    assert [one.about.id for one in ordered.stock.checks] == ["accounts"]
    assert ordered.stock.rubric.dimensions == {}
    assert ordered.stock.catalogue.networks


@pytest.mark.parametrize(
    ("configured", "said", "is_demo", "kept"),
    [
        pytest.param(False, None, False, False, id="never-unasked"),
        pytest.param(True, None, False, True, id="as-configured"),
        pytest.param(True, False, False, False, id="not-this-one"),
        pytest.param(False, True, False, True, id="this-one"),
        pytest.param(True, None, True, False, id="no-demo"),
        pytest.param(False, True, True, True, id="this-demo"),
    ],
)
def test_an_audit_is_kept_only_when_asked(configured: bool, said: bool | None, is_demo: bool, kept: bool) -> None:  # noqa: FBT001 (a table)
    assert order(GIVEN, Settings(save=configured), is_demo=is_demo, save=said).is_saved is kept
