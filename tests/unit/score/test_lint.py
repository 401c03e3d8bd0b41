"""What is said of a rubric that an employer wrote: all of it at once, and what changed from another."""

from __future__ import annotations

from dataclasses import replace
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from footprint.bundles import checks_of, load_bundles
from footprint.catalogue import load_catalogue
from footprint.cli.commands.networks import shows_absence
from footprint.cli.commands.rubric import EXAMPLE
from footprint.criteria import load_criteria, load_glossary
from footprint.errors import RubricError
from footprint.interview import interview
from footprint.locale import translator
from footprint.rubric import load_rubric, rubric_names
from footprint.rubric.difference import Kind, compare
from footprint.rubric.lint import lint
from unit.report.sample import published

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENGLISH = translator("en")
NETWORKS = {one.id: shows_absence(one) for one in load_catalogue().known}
MEASURED = tuple(name for one in checks_of(load_bundles()[0]) for name in one.about.indicators)
OWN = 'base = "full"\nid = "own"\nversion = 1\ntitle = { en = "own", fr = "à soi" }\n'
NEW = """
[dimensions.tools.indicators."tools.own"]
title = { en = "Own", fr = "À soi" }
measures = { en = "things", fr = "choses" }
weight = 1
curve = { kind = "share", full = 4 }
basis = "convention"
"""
SHARE = 'kind = "share", full = 4'
LINK = 'job_link = { en = "Needed.", fr = "Nécessaire." }\n'
TWO = "[dimensions]\npublication.weight = 18\ntools.weight = 10\n"


@pytest.fixture
def linted(tmp_path: Path) -> Callable[[str], list[tuple[str, str]]]:
    def look(text: str) -> list[tuple[str, str]]:
        own = tmp_path / "own.toml"
        own.write_text(text, encoding="utf-8")
        return [
            (one.gravity.value, ENGLISH.say(one.said)) for one in lint(str(own), networks=NETWORKS, measured=MEASURED)
        ]

    return look


@pytest.mark.parametrize("name", rubric_names())
def test_nothing_is_wrong_with_a_shipped_rubric(name: str) -> None:
    assert lint(name, networks=NETWORKS, measured=MEASURED) == ()


def test_nothing_is_wrong_with_the_example(linted: Callable[[str], list[tuple[str, str]]]) -> None:
    assert linted(EXAMPLE) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("base = [", "not valid TOML"),
        ('base = "ful"\nid = "own"\nversion = 1', "rubric “ful”: not known; give one of full, light"),
        (OWN + "key_network = []", "unknown key “key_network”; did you mean “key_networks”?"),
        (
            OWN + '[dimensions.tools.indicators."tools.artefact"]\nwieght = 1',
            "unknown key “wieght”; did you mean “weight”?",
        ),
        (OWN + '[dimensions.tools.indicators."tools.artefct"]\nweight = 1', "did you mean “tools.artefact”?"),
        (OWN + "[dimensions]\npublicaton.weight = 20", "the base has no “publicaton”; did you mean “publication”?"),
        (OWN + '[facets.jurnalist]\nindicators = ["pub.exists"]', "did you mean “journalist”?"),
        (OWN + "[dimensions]\ntools.weight = 9", "sum to 101, not 100"),
        (OWN + '[dimensions.tools.indicators."tools.artefact"]\nweight = -1', "weight is too small"),
        (
            OWN + TWO + '[dimensions.publication.indicators."pub.craft"]\nweight = 20',
            "of 100 points; no indicator may bring more than 10",
        ),
        (OWN + NEW, "job_link is missing: nobody may be judged by what the position does not need"),
        (OWN + NEW + 'job_link = { en = "", fr = "Nécessaire." }', "tools.own.job_link.en is empty: say why"),
        (OWN + NEW + 'job_link = { en = "Needed." }', "tools.own.job_link.fr is missing"),
        (OWN + '[dimensions.tools]\ntitle = { en = "Tools", fr = " " }', "tools.title.fr is empty"),
        (OWN + '[dimensions.tools]\ntitle = "Tools"', "tools.title must be given in both languages"),
        (OWN + NEW.replace('"convention"', '"published"') + LINK, "say where (source)"),
        (OWN + NEW.replace('"convention"', '"guess"') + LINK, "basis must be one of published, convention"),
        (OWN + NEW.replace('"share"', '"shar"') + LINK, "curve must be one of as-is, share, log"),
        (OWN + NEW.replace(SHARE, 'kind = "points", at = [[0, 0], [3, 0.8]]') + LINK, "ends at 0.8"),
        (OWN + NEW.replace(SHARE, 'kind = "points", at = [[0, 0], [3, 8]]') + LINK, "between 0 and 1"),
        (OWN + NEW.replace(SHARE, 'kind = "points", at = [[3, 0], [0, 1]]') + LINK, "left to right"),
        (OWN + NEW.replace("tools.own", "pub.exists") + LINK, "pub.exists stands in more than one dimension"),
        (OWN + 'key_networks = ["githb"]', "key_networks: “githb” is not known; did you mean “github”?"),
        (OWN + 'named_networks = ["qqqqq"]', "named_networks: “qqqqq” is not known"),
        (OWN + 'key_networks = ["linkedin"]\nnamed_networks = []', "“linkedin” can't show that a name is free"),
        (OWN + 'named_networks = ["github"]', "“github” stands twice among the networks"),
        (
            OWN + '[facets.journalist]\nindicators = ["pub.exist"]',
            "“pub.exist” is not known; did you mean “pub.exists”?",
        ),
        (OWN + "[facets.journalist]\nindicators = []", "facets.journalist names no indicator"),
        (
            OWN + '[facets.journalist]\nindicators = ["pub.craft", "pub.craft"]',
            "facets.journalist names pub.craft twice",
        ),
        (OWN + "day_one = [3, 80]", "there is no criterion 80; they run from 1 to 79"),
        (OWN + "day_one = [3, 3]", "day_one names criterion 3 twice"),
        (OWN + "day_one = 3", "day_one must be a list"),
        (OWN + "dimensions = 3", "dimensions must be a table"),
        (OWN.replace(', fr = "à soi"', ', de = "eigen"'), "title.de: unknown key “de”"),
        (
            OWN + '[dimensions.tools.indicators."tools.families"]\ncurve = { kind = "share" }',
            "tools.families.curve.share.full is missing",
        ),
        ('id = "own"\nversion = 1', "key_networks is missing"),
        (OWN + 'day_one = ["three"]', "day_one.0 must be a whole number"),
        ('base = "full"\nversion = 1', "id is missing"),
        ('base = "full"\nid = "full"\nversion = 1', "id: “full” is the name of another rubric"),
        ('base = "full"\nid = "light"\nversion = 1', "id: “light” is the name of another rubric"),
        ('base = "full"\nid = "own"', "version is missing"),
    ],
)
def test_each_fault_of_a_rubric_is_said(text: str, said: str, linted: Callable[[str], list[tuple[str, str]]]) -> None:
    remarks = linted(text)

    assert [one for one in remarks if one[0] == "wrong" and said in one[1]], remarks
    assert [one for _, one in remarks if "\n" in one] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (OWN, "it changes nothing of its base, “full”"),
        (OWN + "day_one = [1, 2, 3, 4, 5, 6]", "la perle rare"),
        (OWN + "day_one = [59]", "criterion 59 asks nothing of a candidate"),
        (OWN + 'key_networks = ["github"]', "name.handles: with 1 key network its curve ends at 0.125"),
        (OWN + NEW + LINK, "tools.own: no installed check looks at it"),
        (OWN + NEW.replace("tools.own", "tools.familys") + LINK, "always unknown; did you mean “tools.families”?"),
        (
            OWN + NEW.replace("tools.own", "zzz") + LINK,
            "zzz: no installed check looks at it, so that it is always unknown",
        ),
        (
            OWN + '[dimensions.publication.indicators]\n"pub.cadence".curve = { kind = "log", full = 2 }',
            "pub.cadence: its curve is no longer that of the published source",
        ),
        ('base = "full"\nid = "own"\nversion = 1\nday_one = [3]', "title is missing"),
    ],
    ids=[
        "same",
        "rare-gem",
        "not-asked",
        "few-networks",
        "no-check",
        "misspelt",
        "nothing-like-it",
        "unpublished",
        "no-title",
    ],
)
def test_what_may_be_meant_so_is_a_warning(
    text: str, said: str, linted: Callable[[str], list[tuple[str, str]]]
) -> None:
    remarks = linted(text)

    assert {gravity for gravity, _ in remarks} == {"warning"}
    assert [one for _, one in remarks if said in one], remarks


def test_five_criteria_of_day_one_are_not_too_many(linted: Callable[[str], list[tuple[str, str]]]) -> None:
    assert linted(OWN + "day_one = [1, 2, 3, 4, 6]") == []


def test_all_that_is_wrong_is_said_at_once_and_before_the_warnings(
    linted: Callable[[str], list[tuple[str, str]]],
) -> None:
    remarks = linted('base = "full"\nday_one = [1, 2, 3, 4, 5, 99]\n[dimensions]\ntools.weight = 9\n')

    assert [gravity for gravity, _ in remarks] == ["wrong"] * 4 + ["warning"] * 2


def test_a_misspelt_indicator_is_one_remark_and_not_one_for_each_key_that_it_lacks(
    linted: Callable[[str], list[tuple[str, str]]],
) -> None:
    assert len(linted(OWN + '[dimensions.tools.indicators."tools.artefct"]\nweight = 1')) == 1


def test_a_file_that_is_not_there_is_no_fault_of_a_rubric(tmp_path: Path) -> None:
    with pytest.raises(RubricError, match="can't be read"):
        lint(str(tmp_path / "none.toml"), networks=NETWORKS, measured=MEASURED)


def test_what_is_needed_on_day_one_is_asked_first() -> None:
    profile = published()
    criteria, glossary = load_criteria(), load_glossary()

    def asked(*numbers: int) -> set[int | None]:
        own = replace(profile, rubric=replace(profile.rubric, day_one=numbers))
        sheet = interview(own, criteria, glossary)
        return {one.number for part in sheet.asked for each in part.questions for one in each.serves}

    assert {24, 28} <= asked(24, 28)
    assert not {24, 28} & asked()


def test_a_base_that_is_no_rubric_by_itself_may_be_completed(
    tmp_path: Path, linted: Callable[[str], list[tuple[str, str]]]
) -> None:
    whole = resources.files("footprint.rubric").joinpath("full.toml").read_text(encoding="utf-8")
    (tmp_path / "part.toml").write_text(whole.partition("[facets.")[0], encoding="utf-8")

    remarks = linted(
        OWN.replace('"full"', '"part.toml"') + '[facets.one]\ntitle = { en = "One", fr = "Un" }\n'
        'indicators = ["pub.craft"]'
    )

    assert remarks == []
    assert linted(OWN.replace('"full"', '"part.toml"')) == [("wrong", "facets is missing")]


def test_a_list_in_another_order_is_told_whole(tmp_path: Path) -> None:
    own, full = tmp_path / "own.toml", load_rubric()
    turned = ", ".join(f'"{name}"' for name in reversed(full.named_networks))
    own.write_text(OWN + f"named_networks = [{turned}]", encoding="utf-8")

    change = next(one for one in compare(full, load_rubric(str(own))) if one.kind is Kind.NETWORKS)

    assert ENGLISH.say(change.before) == ", ".join(full.named_networks)


def test_nothing_changed_between_a_rubric_and_itself() -> None:
    assert compare(load_rubric(), load_rubric()) == ()


def test_what_moves_most_points_comes_first() -> None:
    changes = compare(load_rubric("full"), load_rubric("light"))

    assert [(one.kind, one.place) for one in changes[:3]] == [
        (Kind.WEIGHT, "publication"),
        (Kind.REMOVED, "page"),
        (Kind.REMOVED, "watch"),
    ]
    assert [abs(one.points) for one in changes] == sorted((abs(one.points) for one in changes), reverse=True)
    assert sum(one.points for one in changes if "." not in one.place) == pytest.approx(0)


def test_a_curve_is_told_where_it_changed_most() -> None:
    change = next(
        one
        for one in compare(load_rubric("full"), load_rubric("light"))
        if (one.kind, one.place) == (Kind.CURVE, "pub.cadence")
    )

    assert change.at is not None
    assert ENGLISH.say(change.at) == "at 2: 0.68 becomes 1.00"
    assert change.points == pytest.approx(7 * (1 - 0.6826), abs=0.001)


def test_each_kind_of_change_is_told(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    text = (
        OWN + 'key_networks = ["github", "youtube"]\nnamed_networks = ["x"]\nday_one = [3]\n' + NEW + LINK
        + '[dimensions.page]\ntitle = { en = "Pages", fr = "Pages" }\n[facets.journalist]\nindicators = ["pub.craft"]\n'
        + 'title = { en = "Reporter", fr = "Reporter" }\n[dimensions.publication.indicators."pub.fresh"]\n'
        + 'basis = "convention"\nlimits = { en = "None.", fr = "Aucune." }\n'
    )  # fmt: skip
    own.write_text(text, encoding="utf-8")

    changes = {(one.kind, one.place) for one in compare(load_rubric(), load_rubric(str(own)))}

    assert changes >= {
        (Kind.ADDED, "tools.own"), (Kind.WEIGHT, "tools.families"), (Kind.NETWORKS, "key_networks"),
        (Kind.NETWORKS, "named_networks"), (Kind.DAY_ONE, "day_one"), (Kind.FACET, "journalist"),
        (Kind.TEXT, "journalist.title"), (Kind.TEXT, "page.title"), (Kind.BASIS, "pub.fresh"),
        (Kind.TEXT, "pub.fresh.limits"), (Kind.NAME, "id"), (Kind.TEXT, "title"),
    }  # fmt: skip
    assert {one.points for one in compare(load_rubric(), load_rubric(str(own))) if one.kind is Kind.TEXT} == {0}
