"""Bundles are found by entry point; a broken or doubled one is a warning."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from footprint.bundles import GROUP, checks_of, load_bundles


def point(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, value, GROUP)


def test_the_built_in_checks_arrive_like_anyones() -> None:
    bundles, warnings = load_bundles()

    assert "footprint_checks" in [one.name for one in bundles]
    assert warnings == ()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("no_such_module_anywhere:bundle", "can't be loaded: ModuleNotFoundError"),
        ("footprint.bundles:no_such_name", "can't be loaded: AttributeError"),
        ("footprint.bundles:GROUP", "is not a footprint.check.Bundle"),
    ],
    ids=["no-module", "no-name", "no-bundle"],
)
def test_a_broken_bundle_is_a_warning_and_the_others_load(value: str, said: str) -> None:
    bundles, warnings = load_bundles([point("broken", value), point("well", "footprint_checks:bundle")])

    assert [one.name for one in bundles] == ["footprint_checks"]
    assert len(warnings) == 1
    assert said in str(warnings[0])


def test_a_second_check_for_the_same_indicator_is_left_out_with_a_warning() -> None:
    bundles, warnings = load_bundles([point("a", "footprint_checks:bundle"), point("b", "footprint_checks:bundle")])

    assert len(bundles) == 2
    assert bundles[1].checks == ()
    assert len(warnings) == len(checks_of(bundles))
    assert "is already spoken for by footprint_checks" in str(warnings[0])
