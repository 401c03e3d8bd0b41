"""How a comparison reads: what was reviewed, in every form, on every width."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no stubs

import footprint_world
from footprint.clock import StillClock
from footprint.comparing import Comparison, compare
from footprint.exhibit import Standing, Verdict
from footprint.locale import translator
from footprint.message import msg
from footprint.report import COMPARISONS, Format, render_comparison
from footprint.report.comparison_document import schema
from hiding import Behind
from once import once
from unit.report.evidence import unisolated
from unit.report.sample import PROFILES
from whole import CONDITIONS, audited, demo_audit, live, subject_of

if TYPE_CHECKING:
    from footprint.profile import Profile
    from unit.report.conftest import Golden

HERE = Path(__file__).parent / "golden"
DOCS = Path(__file__).parents[3] / "docs"
HANDLE = "camilleroy"


def told(old: Profile, new: Profile) -> Comparison:
    found = compare(old, new)
    assert isinstance(found, Comparison)
    return found


@once
async def made(name: str) -> Comparison:
    """Camille's audit against another of her."""
    whole = await demo_audit(HANDLE)
    match name:
        case "later":
            now = footprint_world.NOW + timedelta(days=160)
            async with live(clock=StillClock(now)) as web:
                other = await audited(subject_of(HANDLE), web, conditions=replace(CONDITIONS, now=now))
        case "hidden":
            async with live(Behind("blocked", odd=1)) as web:
                other = await audited(subject_of(HANDLE), web)
        case "rubric":
            async with live() as web:
                other = await audited(subject_of(HANDLE), web, rubric="light")
        case _:
            other = taken(whole)
    return told(whole, other)


def taken(whole: Profile) -> Profile:
    """Somebody took a name that was free."""
    free = next(one for one in whole.accounts if one.standing is Standing.FREE)
    held = replace(free, standing=Standing.POSSIBLE, verdict=Verdict.CLAIMED, proof=msg("It exists."))
    return replace(whole, accounts=tuple(held if one is free else one for one in whole.accounts))


@pytest.mark.parametrize(
    ("name", "form", "width", "suffix"),
    [
        pytest.param("later", Format.TERMINAL, 100, "txt", id="two-dates-terminal"),
        pytest.param("hidden", Format.TERMINAL, 60, "txt", id="half-hidden-terminal"),
        pytest.param("hidden", Format.MD, 80, "md", id="half-hidden-markdown"),
        pytest.param("rubric", Format.MD, 80, "md", id="two-rubrics-markdown"),
        pytest.param("taken", Format.TERMINAL, 80, "txt", id="taken-terminal"),
        pytest.param("later", Format.HTML, 80, "html", id="two-dates-page"),
    ],
)
async def test_the_comparison_is_the_one_that_was_reviewed(
    golden: Golden, name: str, form: Format, width: int, suffix: str
) -> None:
    text = render_comparison(await made(name), form, translator("en"), width=width)

    assert golden.keeps(text, HERE / f"comparison-{name}.{suffix}")


def test_the_published_schema_is_made_from_the_types(golden: Golden) -> None:
    text = json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"

    assert golden.keeps(text, DOCS / "comparison.schema.json")


@pytest.mark.parametrize("name", ["hidden", "rubric"])
async def test_the_document_follows_its_schema(name: str) -> None:
    text = render_comparison(await made(name), Format.JSON, translator("fr"))

    Draft202012Validator(schema()).validate(json.loads(text))
    assert text == render_comparison(await made(name), Format.JSON, translator("en"))


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("name", ["hidden", "rubric"])
async def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    text = render_comparison(await made(name), Format.TERMINAL, translator("fr"), width=width)

    assert [line for line in text.splitlines() if len(line) > width] == []


@pytest.mark.parametrize("form", COMPARISONS)
def test_nothing_from_outside_acts_on_the_reader(form: Format) -> None:
    hostile = PROFILES["hostile"]()
    gone = replace(hostile, accounts=(), traces=(), searches=(), sources=(), unseen=())
    text = render_comparison(told(hostile, gone), form, translator("en"))

    shown = unisolated(text) if form is Format.HTML else text
    assert [one for one in shown if not one.isprintable() and one != "\n"] == []
    assert form is not Format.MD or not re.search(r"(?<!\\)<", text)


async def test_two_scores_are_joined_only_where_they_can_be_told_apart() -> None:
    found = await made("later")
    apart = [one for one in (*found.dimensions, *found.facets) if one.points is not None]
    text = render_comparison(found, Format.HTML, translator("en"))

    assert text.count('class="joint"') == len(apart) > 0
    assert 'class="joint"' not in render_comparison(await made("rubric"), Format.HTML, translator("en"))


@pytest.mark.parametrize("form", COMPARISONS)
async def test_of_a_name_that_was_taken_no_address_is_told(form: Format) -> None:
    found = await made("taken")
    (change,) = found.accounts
    text = render_comparison(found, form, translator("en"))

    assert change.handle in text
    assert [
        one.url for one in (await demo_audit(HANDLE)).accounts if one.network == change.network and one.url in text
    ] == []


@pytest.mark.parametrize("form", COMPARISONS)
async def test_nobody_is_called_better_or_worse(form: Format) -> None:
    text = render_comparison(await made("later"), form, translator("en")).casefold()

    assert [one for one in ("better", "worse", "improved", "declined") if one in text] == []
