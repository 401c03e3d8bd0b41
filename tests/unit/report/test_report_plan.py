"""The plan of whoever audits themself stands in every form, and in no report about anybody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from footprint.locale import translator
from footprint.report import Format, render
from footprint.report.compose import page
from unit.report.sample import published

ENGLISH = translator("en")
OTHER = published()
OWN = replace(OTHER, subject=replace(OTHER.subject, mandate=replace(OTHER.subject.mandate, self_audit=True)))
FORMS = [Format.TERMINAL, Format.MD, Format.HTML]


@pytest.mark.parametrize("form", FORMS)
def test_whoever_audits_themself_is_shown_every_step_of_their_plan(form: Format) -> None:
    text = " ".join(render(OWN, form, ENGLISH, width=160).split())

    stages = page(OWN, ENGLISH).plan
    assert stages
    assert "Your plan" in text
    assert all(stage.title in text for stage in stages)


@pytest.mark.parametrize("form", FORMS)
def test_a_report_about_anybody_else_holds_no_plan(form: Format) -> None:
    assert page(OTHER, ENGLISH).plan == ()
    assert "Your plan" not in render(OTHER, form, ENGLISH, width=160)
