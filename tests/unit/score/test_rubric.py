"""The rubrics that ship, and what is said about a broken one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from footprint.errors import RubricError
from footprint.rubric import load_rubric, rubric_names

if TYPE_CHECKING:
    from pathlib import Path


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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("base = [", "not valid TOML"),
        ('base = "full"\nkey_network = []', "unknown key “key_network”; did you mean “key_networks”?"),
        ('base = "full"\n[dimensions]\ntools.weight = 9', "the weights of the dimensions sum to 101, not 100"),
        ('base = "full"\n[dimensions.tools.indicators."tools.artefact"]\nweight = -1', "tools.artefact.weight"),
        ('base = "nothing"', "rubric “nothing”: not known; give one of full, light"),
        (
            'base = "full"\n[dimensions.publication.indicators."pub.fresh".curve]\nnine_tenths = 90\nhalf = 14\n',
            "half must be more than nine_tenths",
        ),
    ],
    ids=["syntax", "misspelt-key", "sum", "negative", "no-base", "curve-upside-down"],
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
