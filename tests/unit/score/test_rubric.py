"""The rubrics that ship, and what is said about a broken one."""

from __future__ import annotations

import re
import tomllib
from math import log2
from pathlib import Path
from typing import Any

import pytest

from footprint.catalogue import load_catalogue
from footprint.errors import RubricError
from footprint.rubric import Rubric, load_rubric, rubric_names

# numbers of the specification; their shape is checked by use
SPEC: dict[str, Any] = tomllib.loads(Path(__file__).with_name("specification.toml").read_text(encoding="utf-8"))
FULL, LIGHT = load_rubric("full"), load_rubric("light")
HOMES = dict(zip(SPEC["weights"]["full"], FULL.dimensions, strict=True))
"""The ids of the dimensions by the specification's numbers: both have the same order."""
LOOSE = re.compile("['\"]|\u00ab(?!\u00a0)|(?<!\u00a0)[\u00bb:]|(?<!\u202f)[;!?]|(?<!\u00a0)%|  ")
"""Straight marks, and signs without their no-break space."""


def curve_cases(rubric: Rubric, *tables: str) -> list[Any]:  # what pytest.param gives
    wanted = {name: points for table in tables for name, points in SPEC[table].items() if name in rubric.indicators}
    return [pytest.param(name, points, id=f"{rubric.id}-{name}") for name, points in wanted.items()]


@pytest.mark.parametrize("rubric", [FULL, LIGHT], ids=["full", "light"])
def test_the_weights_are_those_of_the_specification(rubric: Rubric) -> None:
    homes = {HOMES[number]: weight for number, weight in SPEC["weights"][rubric.id].items()}
    inside = {HOMES[number]: dict(shares) for number, shares in SPEC["in_dimension"].items() if HOMES[number] in homes}
    if rubric is LIGHT:
        inside["publication"] |= SPEC["light_in_dimension"]

    assert {name: one.weight for name, one in rubric.dimensions.items()} == homes
    assert {
        name: {each: rule.weight for each, rule in one.indicators.items()} for name, one in rubric.dimensions.items()
    } == inside


@pytest.mark.parametrize(("name", "points"), curve_cases(FULL, "curves"))
def test_the_full_curves_are_those_of_the_specification(name: str, points: list[list[float]]) -> None:
    curve = FULL.indicators[name].curve

    assert [curve.score(x) for x, _ in points] == pytest.approx([y for _, y in points], abs=0.0051)


@pytest.mark.parametrize(("name", "points"), curve_cases(LIGHT, "curves", "light_curves"))
def test_the_light_curves_are_those_of_the_specification(name: str, points: list[list[float]]) -> None:
    curve = LIGHT.indicators[name].curve

    assert [curve.score(x) for x, _ in points] == pytest.approx([y for _, y in points], abs=0.0051)


def test_every_indicator_has_its_curve_in_the_specification() -> None:
    assert set(SPEC["curves"]) == set(FULL.indicators)


def test_a_full_mark_for_visibility_is_the_first_six_places_and_for_a_handle_the_first_three() -> None:
    places = [1 / log2(rank + 1) for rank in range(1, 11)]

    assert sum(places) == pytest.approx(4.544, abs=0.0005)
    assert sum(places[:6]) / sum(places) == pytest.approx(0.727, abs=0.0005)
    assert sum(places[:3]) / sum(places) == pytest.approx(0.469, abs=0.0005)


@pytest.mark.parametrize("rubric", [FULL, LIGHT], ids=["full", "light"])
def test_the_networks_are_those_of_the_specification(rubric: Rubric) -> None:
    assert list(rubric.key_networks) == SPEC["key_networks"]
    assert list(rubric.named_networks) == SPEC["named_networks"]
    assert {*rubric.key_networks, *rubric.named_networks} <= set(load_catalogue().ids)


@pytest.mark.parametrize("rubric", [FULL, LIGHT], ids=["full", "light"])
def test_the_facets_are_those_of_the_specification(rubric: Rubric) -> None:
    inside = {number: list(shares) for number, shares in SPEC["in_dimension"].items()}
    wanted = {
        title: [name for part in parts for name in inside.get(part, [part])] for title, parts in SPEC["facets"].items()
    }

    assert {one.title.fr: list(one.indicators) for one in rubric.facets.values()} == wanted


@pytest.mark.parametrize("basis", ["published", "convention"])
def test_what_is_published_and_what_a_convention_is_said_as_in_the_specification(basis: str) -> None:
    assert {FULL.indicators[name].basis for name in SPEC["basis"][basis]} == {basis}


def test_whatever_is_called_published_says_where() -> None:
    rules = [(name, rule) for one in (FULL, LIGHT) for name, rule in one.indicators.items()]

    assert [name for name, rule in rules if (rule.published is None) != (rule.basis == "convention")] == []


def test_the_light_targets_are_nobodys_but_ours() -> None:
    changed = [name for name, rule in LIGHT.indicators.items() if rule.curve != FULL.indicators[name].curve]

    assert changed == ["pub.fresh", "pub.cadence"]
    assert {LIGHT.indicators[name].basis for name in changed} == {"convention"}


@pytest.mark.parametrize("name", rubric_names())
def test_every_indicator_says_what_it_can_t_tell(name: str) -> None:
    assert [one for one, rule in load_rubric(name).indicators.items() if rule.limits is None] == []


@pytest.mark.parametrize("name", rubric_names())
def test_a_shipped_rubric_is_sound(name: str) -> None:
    rubric = load_rubric(name)

    assert sum(one.weight for one in rubric.dimensions.values()) == 100
    assert max(rubric.points(one) for one in rubric.indicators) <= 10
    assert all(one.job_link.en and one.job_link.fr for one in rubric.indicators.values())
    assert {one for facet in rubric.facets.values() for one in facet.indicators} >= set(rubric.indicators)


def test_the_light_rubric_keeps_five_dimensions_and_gentler_targets() -> None:
    light = load_rubric("light")

    assert list(light.dimensions) == ["publication", "networks", "visibility", "protection", "community"]
    assert light.indicators["pub.fresh"].curve.score(180) == pytest.approx(0.5)
    assert light.indicators["pub.cadence"].curve.score(2) == pytest.approx(1)
    assert light.points("pub.craft") == pytest.approx(7)


def test_a_rubric_of_ones_own_changes_what_it_names(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'base = "full"\nid = "own"\nversion = 3\n[dimensions]\ntools.weight = 0\npublication.weight = 28\n',
        encoding="utf-8",
    )

    rubric = load_rubric(str(own))

    assert (rubric.id, rubric.version, "tools" in rubric.dimensions) == ("own", 3, False)
    assert rubric.digest != load_rubric("full").digest


def test_a_rubric_may_stand_on_one_that_stands_on_another(tmp_path: Path) -> None:
    own, other = tmp_path / "own.toml", tmp_path / "other.toml"
    own.write_text('base = "light"\nid = "own"\nday_one = [3, 46]\n', encoding="utf-8")
    other.write_text('base = "own.toml"\nid = "other"\n', encoding="utf-8")

    rubric = load_rubric(str(other))

    assert (rubric.id, rubric.day_one, list(rubric.dimensions)) == ("other", (3, 46), list(LIGHT.dimensions))
    assert rubric.indicators["pub.fresh"].curve == LIGHT.indicators["pub.fresh"].curve
    assert len({rubric.digest, load_rubric(str(own)).digest, LIGHT.digest}) == 3


def test_a_dimension_that_the_base_dropped_can_be_had_again(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('base = "light"\n[dimensions]\ntools.weight = 5\nvisibility.weight = 10\n', encoding="utf-8")

    assert load_rubric(str(own)).dimensions["tools"].weight == 5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("base = [", "not valid TOML"),
        ('base = "own.toml"', "its bases lead in a circle"),
        ('base = "full"\nday_one = [80]', "day_one: there is no criterion 80"),
        ('base = "full"\ntitle = { en = "own", fr = "à soi", de = "eigen" }', "unknown key “de”"),
        ('base = "full"\nkey_network = []', "unknown key “key_network”; did you mean “key_networks”?"),
        ('base = "full"\n[dimensions]\ntools.weight = 9', "the weights of the dimensions sum to 101, not 100"),
        ('base = "full"\n[dimensions.tools.indicators."tools.artefact"]\nweight = -1', "tools.artefact.weight"),
        ('base = "nothing"', "rubric “nothing”: not known; give one of full, light"),
        (
            'base = "full"\n[dimensions.publication.indicators."pub.fresh".curve]\nnine_tenths = 90\nhalf = 14\n',
            "half must be more than nine_tenths",
        ),
    ],
    ids=[
        "syntax",
        "circle",
        "no-criterion",
        "third-language",
        "misspelt-key",
        "sum",
        "negative",
        "no-base",
        "curve-upside-down",
    ],
)
def test_a_broken_rubric_is_refused_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, encoding="utf-8")

    with pytest.raises(RubricError) as caught:
        load_rubric(str(own))

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_rubric_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RubricError, match=r"none\.toml: can't be read \(No such file or directory\)"):
        load_rubric(str(tmp_path / "none.toml"))


def test_a_narrowed_rubric_keeps_the_dimensions_that_are_spoken_of_with_their_weights() -> None:
    whole = load_rubric("full")
    narrow = whole.narrowed(["name.handles", "name.domains"])

    homes = {name for name, one in whole.dimensions.items() if {"name.handles", "name.domains"} & set(one.indicators)}
    assert set(narrow.dimensions) == homes
    assert all(narrow.dimensions[one] == whole.dimensions[one] for one in homes)
    assert narrow.facets == {}
    assert narrow.digest == whole.digest


def test_a_rubric_narrowed_to_nothing_has_no_indicator() -> None:
    assert dict(load_rubric("full").narrowed(()).indicators) == {}


@pytest.mark.parametrize("name", rubric_names())
def test_what_a_rubric_says_in_french_is_typographically_right(name: str) -> None:
    rubric = load_rubric(name)
    rules = [text for rule in rubric.indicators.values() for text in (rule.title, rule.measures, rule.job_link)]
    notes = [text for rule in rubric.indicators.values() for text in (rule.limits, rule.source) if text is not None]
    heads = [*(one.title for one in rubric.dimensions.values()), *(one.title for one in rubric.facets.values())]

    assert [text.fr for text in (rubric.title, *heads, *rules, *notes) if LOOSE.search(text.fr)] == []
