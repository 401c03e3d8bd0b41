"""The interview sheet: the same in every format, complete, in both languages, and on paper with room for notes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no stubs

from footprint.exhibit import Detail
from footprint.locale import Language, translator
from footprint.message import msg
from footprint.report import Format, render, render_sheet
from footprint.report.interview_document import interview_schema
from footprint.report.interviewing import sheet
from footprint.report.serving import criteria
from unit.report.evidence import TAG, unlinked
from unit.report.sample import PROFILES, hostile, published

if TYPE_CHECKING:
    from footprint.profile import Profile
    from unit.report.conftest import Golden

HERE = Path(__file__).parent / "golden"
DOCS = Path(__file__).parents[3] / "docs"
PEOPLE = pytest.mark.parametrize("form", [Format.TERMINAL, Format.MD, Format.HTML])


def text_of(profile: Profile, form: Format, language: Language = "en") -> str:
    """The sheet alone, as words on one line."""
    made = render_sheet(profile, form, translator(language), needed=(3, 13), width=600)
    plain = BeautifulSoup(unlinked(made), "lxml").get_text(" ") if form is Format.HTML else made.replace("\\", "")
    return " ".join(plain.split())


@pytest.mark.parametrize(
    ("form", "suffix"),
    [(Format.TERMINAL, "txt"), (Format.MD, "md"), (Format.HTML, "html"), (Format.JSON, "json")],
)
def test_the_sheet_is_the_one_that_was_reviewed(golden: Golden, form: Format, suffix: str) -> None:
    assert golden.keeps(render_sheet(published(), form, translator("en"), needed=(3, 13)), HERE / f"sheet.{suffix}")


def test_the_published_schema_of_the_sheet_is_made_from_the_types(golden: Golden) -> None:
    text = json.dumps(interview_schema(), indent=2, ensure_ascii=False) + "\n"

    assert golden.keeps(text, DOCS / "interview.schema.json")


@pytest.mark.parametrize("name", ["published", "hostile", "bare"])
def test_the_sheet_as_data_follows_its_schema(name: str) -> None:
    made = json.loads(render_sheet(PROFILES[name](), Format.JSON, translator("en")))

    Draft202012Validator(interview_schema()).validate(made)


@PEOPLE
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_question_stands_with_all_that_is_to_be_known_of_it(form: Format, language: Language) -> None:
    shown = sheet(published(), translator(language), needed=(3, 13))
    text = text_of(published(), form, language)
    every = [one for each in (*shown.asked, *shown.more) for one in each.questions]
    wanted = [part for one in every for part in (one.text, one.why, one.limit, one.job_link)]
    wanted += [part for one in every for each in one.serves for part in (each.number, each.term, each.title)]
    wanted += [part for one in every for each in one.seen for part in (each.title, each.sentence)]
    wanted += [*shown.advice, *(one.meaning for one in shown.terms), *(one.text for one in shown.employer)]

    assert len(every) > 20
    assert [one for one in wanted if " ".join(one.split()) not in text] == []


@PEOPLE
def test_what_the_employer_settles_comes_before_what_the_candidate_is_asked(form: Format) -> None:
    shown, text = sheet(published(), translator("en")), text_of(published(), form)

    assert text.index(shown.employer[0].text) < text.index(shown.asked[0].questions[0].text)
    assert text.index(shown.asked[-1].questions[-1].text) < text.index(shown.more[0].questions[0].text)


def test_five_lines_wait_for_what_is_needed_on_day_one() -> None:
    shown = sheet(published(), translator("en"), needed=(3, 13))

    assert [one.number for one in shown.needed] == ["3", "13"]
    assert shown.blanks == ("3", "4", "5")


def test_every_criterion_of_a_candidate_can_be_chosen() -> None:
    listed = {one.number for choice in sheet(published(), translator("en")).choices for one in choice.criteria}

    assert listed == {str(one.number) for one in criteria().criteria if one.nature and one.number}


@pytest.mark.parametrize("form", [Format.MD, Format.HTML])
def test_the_report_of_a_whole_audit_holds_the_whole_sheet(form: Format) -> None:
    report = unlinked(render(published(), form, translator("en"))).replace("\\", "")
    every = [one for each in sheet(published(), translator("en")).more for one in each.questions]

    assert [one.text for one in every if one.text not in report.replace("&#39;", "'")] == []


def test_a_terminal_shows_what_is_asked_first_and_how_to_get_the_rest() -> None:
    report = " ".join(render(published(), Format.TERMINAL, translator("en"), width=600).split())
    shown = sheet(published(), translator("en"))

    assert all(one.text in report and one.why in report for each in shown.asked for one in each.questions)
    assert shown.more[0].questions[0].text not in report
    assert "footprint interview report.json -o sheet.html" in report


@pytest.mark.parametrize("name", ["blog", "search", "names"])
def test_the_report_of_a_part_asks_nothing(name: str) -> None:
    assert "Interview sheet" not in render(PROFILES[name](), Format.MD, translator("en"))


@pytest.mark.parametrize("form", list(Format)[:4])
def test_a_stranger_cannot_act_through_the_sheet(form: Format) -> None:
    made = render_sheet(hostile(), form, translator("en"))

    assert form is not Format.HTML or TAG not in made
    assert all(letter.isprintable() or letter in "\n\u00a0\u202f" for letter in made)


def limits(profile: Profile, form: Format) -> str:
    made = unlinked(render(profile, form, translator("en"), width=600))
    return " ".join(BeautifulSoup(made, "lxml").get_text(" ").replace("\\", "").split())


@PEOPLE
def test_what_is_shown_and_never_counts_has_its_limit_beside_it(form: Format) -> None:
    labels = tuple(dict.fromkeys(label for one in criteria().criteria for label in one.labels))
    details = tuple(Detail(f"{place}.example", msg(label), msg("there")) for place, label in enumerate(labels))
    text = limits(replace(published(), details=details), form)
    missing: list[str] = []
    for place, label in enumerate(labels):
        _, _, after = text.partition(f" {place}.example ")
        wanted = [one.limit.en for one in criteria().criteria if label in one.labels and one.limit]
        missing += [label] if not wanted else [one for one in wanted if one not in after[:600]]

    assert missing == []
