"""The demo's people by both rubrics and in both languages: what was reviewed is what is shown.

`pytest tests/unit/report --refresh-goldens` writes the reports anew; the difference is then read like any other.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import footprint_world
from footprint.bundles import load_bundles
from footprint.locale import translator
from footprint.report import Format, render
from once import once
from whole import audited, live, subject_of

if TYPE_CHECKING:
    from footprint.locale import Language
    from footprint.profile import Profile
    from unit.report.conftest import Golden

PEOPLE = [one.handle for one in footprint_world.applications()]
FOLDERS = [(one.name, one.locale) for one in load_bundles()[0] if one.locale is not None]
REVIEWED = Path(__file__).parent / "golden" / "people"


@once
async def profile_of(judged: tuple[str, str]) -> Profile:
    handle, rubric = judged
    async with live() as web:
        return await audited(subject_of(handle), web, rubric=rubric)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("rubric", ["full", "light"])
@pytest.mark.parametrize("handle", PEOPLE)
async def test_a_person_of_the_demo_is_shown_as_was_reviewed(
    handle: str, rubric: str, language: Language, golden: Golden
) -> None:
    profile = await profile_of((handle, rubric))

    text = render(profile, Format.TERMINAL, translator(language, FOLDERS), width=80)

    assert golden.keeps(text, REVIEWED / f"{handle}-{rubric}-{language}.txt")
