"""The glossary explains what the rubrics and the questions say in words of the trade.

Which word is one of the trade nobody can compute. So every word of the rubrics' titles and measures is either explained
or listed in `ordinary.toml` as one that everybody knows: a new word there has to be put in one of the two places.
Elsewhere only what looks like an abbreviation or a made-up name is looked at.
"""

from __future__ import annotations

import re
import tomllib
from functools import reduce
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from footprint.criteria import load_criteria, load_glossary
from footprint.errors import CriteriaError
from footprint.message import Text
from footprint.rubric import load_rubric, rubric_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from footprint.locale import Language

GLOSSARY = load_glossary()
RUBRICS = [load_rubric(name) for name in rubric_names()]
RULES = [rule for rubric in RUBRICS for rule in rubric.indicators.values()]
HEADS = [
    title
    for rubric in RUBRICS
    for title in (
        rubric.title,
        *(one.title for one in rubric.dimensions.values()),
        *(one.title for one in rubric.facets.values()),
    )
]
MEASURED = [*HEADS, *(text for rule in RULES for text in (rule.title, rule.measures))]
ASKED = [
    text
    for one in load_criteria().criteria
    for text in (one.title, one.question, one.limit, one.shown, one.left_out, one.feature)
    if text is not None
]
ORDINARY: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("ordinary.toml").read_text(encoding="utf-8"))
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
MARKED = re.compile(r"\b\w*(?:[A-Z]\w*[A-Z]|[a-z][A-Z])\w*\b")
"""An abbreviation, or a name with a capital inside."""


def unexplained(texts: Iterable[Text], language: Language) -> list[str]:
    """The texts without the terms that are explained, the longest first."""
    terms = sorted(GLOSSARY.terms, key=lambda one: -len(one.name.fr if language == "fr" else one.name.en))
    left = [reduce(lambda text, term: term.without(text), terms, one) for one in texts]
    return [one.fr if language == "fr" else one.en for one in left]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_word_of_a_rubric_is_explained_or_ordinary(language: Language) -> None:
    left = {word.lower() for text in unexplained(MEASURED, language) for word in WORD.findall(text)}

    assert sorted(left - set(ORDINARY[language])) == [], "explain it in glossary.toml, or list it in ordinary.toml"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_ordinary_word_is_listed_that_no_rubric_uses(language: Language) -> None:
    used = {word.lower() for text in unexplained(MEASURED, language) for word in WORD.findall(text)}

    assert sorted(set(ORDINARY[language]) - used) == []
    assert ORDINARY[language] == sorted(ORDINARY[language])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_abbreviation_of_a_rubric_or_a_question_is_explained(language: Language) -> None:
    texts = [*MEASURED, *(rule.job_link for rule in RULES), *ASKED]

    assert sorted({word for text in unexplained(texts, language) for word in MARKED.findall(text)}) == []


def test_terms_are_found_in_whole_words_of_either_language_with_their_plurals() -> None:
    def found(en: str, fr: str) -> list[str]:
        return [one.id for one in GLOSSARY.used_in([Text(en, fr)])]

    assert found("Two Feeds", "Deux") == ["feed"]
    assert found("Two", "Deux fils") == ["feed"]
    assert found("feedback on sub-feeds", "le profil défile") == []
    assert found("", "Deux réseaux clés") == ["key-network", "social-network"]


def test_no_word_stands_for_two_terms() -> None:
    english = [word.casefold() for one in GLOSSARY.terms for word in (one.name.en, *one.forms.en)]
    french = [word.casefold() for one in GLOSSARY.terms for word in (one.name.fr, *one.forms.fr)]

    assert [word for word in english if english.count(word) > 1] == []
    assert [word for word in french if french.count(word) > 1] == []


def test_a_meaning_is_one_sentence_in_both_languages() -> None:
    meanings = [text for one in GLOSSARY.terms for text in (one.meaning.en, one.meaning.fr)]

    assert [one for one in meanings if not one.endswith(".") or ". " in one] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('id = "account"', 'ident = "account"'), "unknown key “ident”"),
        (('name = { en = "account", fr', "name = { fr"), "name.en"),
        (('id = "account"', 'id = "zebra"'), "in the order of their ids"),
    ],
    ids=["unknown-key", "one-language", "disorder"],
)
def test_a_broken_glossary_is_refused_in_one_line(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    whole = resources.files("footprint.criteria").joinpath("glossary.toml").read_text(encoding="utf-8")
    assert change[0] in whole
    own = tmp_path / "own.toml"
    own.write_text(whole.replace(*change, 1), encoding="utf-8")

    with pytest.raises(CriteriaError) as caught:
        load_glossary(own)

    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
