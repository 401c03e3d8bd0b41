"""The criteria of the post as data: each goes somewhere, in both languages, and in what others really say."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from typing import TYPE_CHECKING

import pytest

from catalogues import collected
from criteria_table import FILES, page
from footprint.criteria import Asked, Nature, Verdict, load_criteria, load_glossary
from footprint.errors import CriteriaError
from footprint.rubric import load_rubric

if TYPE_CHECKING:
    from pathlib import Path

    from footprint.criteria import Criterion
    from footprint.locale import Language
    from footprint.message import Text

CRITERIA = load_criteria()
NUMBERED = [one for one in CRITERIA.criteria if one.number is not None]
FULL = load_rubric("full")
LOOSE = re.compile("['\"]|\u00ab(?!\u00a0)|(?<!\u00a0)\u00bb|(?<!\u202f)[;!?]|(?<!\u00a0):|  ")
"""What French punctuation must not be: straight marks, guillemets and tall signs parted from their words or bare."""
NOT_ASKED = re.compile(
    r"(?i)\b(?:[âa]ges?|enfants?|child(?:ren)?|famil(?:le|y|ies)|mari[ée]e?s?|married|enceinte|pregnan\w+|religi\w+"
    r"|croyances?|beliefs?|politi\w+|syndica\w+|unions?|sant[ée]|health|handicap\w*|disab\w+|origines?|origins?"
    r"|nationalit\w+|orientation|genres?|gender|loisirs?|hobb\w+|photo de vous|your picture)\b"
)
"""Words of topics that discriminate, or that have nothing to do with the work."""


def sentences(one: Criterion) -> tuple[Text, ...]:
    """What of a criterion is said in whole sentences."""
    said = (one.question, one.limit, one.shown, one.left_out, one.feature)
    return tuple(text for text in said if text is not None)


SENTENCES = [text for one in CRITERIA.criteria for text in sentences(one)]
TEXTS = [
    *SENTENCES,
    *(one.title for one in CRITERIA.criteria),
    *(one.title for one in CRITERIA.sections),
    *(one.title for one in CRITERIA.natures.values()),
    *(one.meaning for one in CRITERIA.natures.values()),
    *(text for one in load_glossary().terms for text in (one.name, one.meaning)),
]


def test_all_seventy_nine_criteria_are_there_once_and_divided_as_the_post_was_read() -> None:
    assert [one.number for one in NUMBERED] == list(range(1, 80))
    assert Counter(one.verdict for one in NUMBERED) == {
        Verdict.MEASURED: 16,
        Verdict.PARTLY: 29,
        Verdict.INTERVIEW: 21,
        Verdict.REQUIREMENT: 10,
        Verdict.FACET: 3,
    }


def test_a_criterion_names_indicators_and_facets_of_the_full_rubric_only() -> None:
    assert {name for one in CRITERIA.criteria for name in one.indicators} <= set(FULL.indicators)
    assert {one.facet for one in CRITERIA.criteria if one.facet is not None} == set(FULL.facets)


def test_only_three_indicators_go_beyond_what_the_post_asked() -> None:
    served = {name for one in CRITERIA.criteria for name in one.indicators}

    assert set(FULL.indicators) - served == {"host.links", "net.linked", "net.complete"}


def test_what_is_shown_for_a_criterion_is_what_a_check_can_show() -> None:
    known = {str(one.id) for one in collected("footprint_checks") if one.id}

    assert {label for one in CRITERIA.criteria for label in one.labels} <= known


def test_what_is_shown_and_never_counted_is_said_in_a_sentence() -> None:
    assert [one.number for one in CRITERIA.criteria if bool(one.details) != (one.shown is not None)] == []


def test_a_skill_is_never_measured() -> None:
    skills = [one for one in CRITERIA.criteria if one.nature is Nature.SKILL]

    assert {one.verdict for one in skills} == {Verdict.PARTLY, Verdict.INTERVIEW}


def test_every_criterion_of_a_candidate_has_a_question_and_one_is_for_the_employer() -> None:
    silent = [one.number for one in NUMBERED if one.nature is not None and not (one.question or one.question_of)]

    assert silent == []
    assert [one.number for one in NUMBERED if one.asked_of is Asked.EMPLOYER] == [59]


def test_no_question_is_written_twice() -> None:
    questions = [one.question for one in CRITERIA.criteria if one.question is not None]

    assert len(set(questions)) == len(questions)


def test_no_question_touches_a_topic_that_discriminates() -> None:
    questions = [one.question for one in CRITERIA.criteria if one.question is not None]

    assert [one for one in questions if NOT_ASKED.search(one.en) or NOT_ASKED.search(one.fr)] == []


def test_every_text_is_there_in_both_languages() -> None:
    said = [words for text in TEXTS for words in (text.en, text.fr)]

    assert [words for words in said if not words or words != words.strip()] == []


def test_french_texts_are_typographically_right() -> None:
    assert [text.fr for text in TEXTS if LOOSE.search(text.fr)] == []


def test_questions_and_limits_are_whole_sentences_in_both_languages() -> None:
    assert [one for one in SENTENCES if not (one.en.endswith((".", "?")) and one.fr.endswith((".", "?")))] == []
    assert [one for one in SENTENCES if one.en.endswith("?") != one.fr.endswith("?")] == []


@pytest.mark.parametrize(("language", "file"), FILES.items(), ids=FILES)
def test_the_published_table_is_that_of_the_data(language: Language, file: Path) -> None:
    assert file.read_text(encoding="utf-8") == page(language), "write it anew: python tests/criteria_table.py"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('term = "titres"', 'terme = "titres"'), "unknown key “terme”"),
        (("question_of = 31", "question_of = 66"), "criterion 66 has no question"),
        (("number = 12\n", "number = 13\n"), "must run from 1 without a gap"),
        (('facet = "journalist"\n', ""), "goes nowhere"),
        (('nature = "skill"\nlimit.en = "Subjects', 'limit.en = "Subjects'), "a nature is what"),
        (('section = "E2"\nterm = "open source"', 'section = "E22"\nterm = "open source"'), "there is no section E22"),
        (("[natures.skill]", "[natures.talent]"), "natures.talent"),
        (("[[sections]]", "[[sections]"), "not valid TOML"),
    ],
    ids=["unknown-key", "no-question", "gap", "nowhere", "no-nature", "no-section", "unknown-nature", "syntax"],
)
def test_a_broken_file_of_criteria_is_refused_in_one_line(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    whole = resources.files("footprint.criteria").joinpath("criteria.toml").read_text(encoding="utf-8")
    assert change[0] in whole
    own = tmp_path / "own.toml"
    own.write_text(whole.replace(*change, 1), encoding="utf-8")

    with pytest.raises(CriteriaError) as caught:
        load_criteria(own)

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_nature_is_named(tmp_path: Path) -> None:
    whole = resources.files("footprint.criteria").joinpath("criteria.toml").read_text(encoding="utf-8")
    start, end = whole.index("[natures.skill]"), whole.index("[natures.experience]")
    own = tmp_path / "own.toml"
    own.write_text(whole[:start] + whole[end:], encoding="utf-8")

    with pytest.raises(CriteriaError, match=r"natures\.skill is missing"):
        load_criteria(own)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CriteriaError, match=r"none\.toml: can't be read \(No such file or directory\)"):
        load_criteria(tmp_path / "none.toml")
