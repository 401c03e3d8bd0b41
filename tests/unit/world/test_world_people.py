from __future__ import annotations

import pytest

import footprint_world
from footprint_world import Application
from footprint_world.people import load_people


def test_four_people_applied() -> None:
    applied = [one.handle for one in footprint_world.applications()]

    assert applied == ["camilleroy", "idrismorvannec", "linamarchal", "solenekeravel"]


@pytest.mark.parametrize("typed", ["camilleroy", "@camilleroy", "@CamilleRoy"])
def test_an_application_is_found_however_the_handle_is_typed(typed: str) -> None:
    expected = Application("camilleroy", "Camille Roy", ("https://camilleroy.example",), ())

    assert footprint_world.application(typed) == expected


@pytest.mark.parametrize("typed", ["noelcastan", "nobody", ""])
def test_nobody_else_applied(typed: str) -> None:
    assert footprint_world.application(typed) is None


@pytest.mark.parametrize("person", load_people(), ids=lambda one: one.handle)
def test_no_network_holds_two_accounts_of_one_name(person: object) -> None:
    accounts = next(one for one in load_people() if one == person).accounts
    places = [(one.network, one.instance, one.handle.casefold()) for one in accounts]

    assert len(set(places)) == len(places)


@pytest.mark.parametrize("person", load_people(), ids=lambda one: one.handle)
def test_no_account_is_active_before_its_sign_up_or_after_today(person: object) -> None:
    accounts = next(one for one in load_people() if one == person).accounts

    assert all(one.created <= one.active <= footprint_world.NOW.date() for one in accounts)
