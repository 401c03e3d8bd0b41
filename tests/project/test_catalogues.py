"""French and English are equals: every sentence has its translation, with the same fields."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from catalogues import CATALOGUES, collected, compiled, is_translated, po_file, translated


def fields(template: str) -> set[str]:
    return {f"{name}:{form}" for _, name, form, _ in Formatter().parse(template) if name is not None}


def forms(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


@pytest.mark.parametrize("domain", CATALOGUES)
def test_every_sentence_is_translated(domain: str) -> None:
    known = {str(one.id) for one in translated(domain) if is_translated(one)}

    assert [str(one.id) for one in collected(domain) if one.id and str(one.id) not in known] == []


@pytest.mark.parametrize("domain", CATALOGUES)
def test_no_translation_is_left_of_a_sentence_that_is_gone(domain: str) -> None:
    wanted = {str(one.id) for one in collected(domain)}

    assert [str(one.id) for one in translated(domain) if str(one.id) not in wanted] == []


@pytest.mark.parametrize("domain", CATALOGUES)
def test_a_translation_has_the_fields_of_its_sentence(domain: str) -> None:
    wrong = [
        str(one.id)
        for one in translated(domain)
        if one.id and list(map(fields, forms(one.string))) != list(map(fields, forms(one.id)))
    ]

    assert wrong == []


@pytest.mark.parametrize("domain", CATALOGUES)
def test_the_compiled_catalogue_is_that_of_its_source(domain: str) -> None:
    assert po_file(domain).with_suffix(".mo").read_bytes() == compiled(translated(domain))


@pytest.mark.parametrize("domain", CATALOGUES)
def test_french_punctuation_is_not_parted_from_its_word(domain: str) -> None:
    loose = [
        said
        for one in translated(domain)
        if one.id
        for said in forms(one.string)
        if re.search(r"(?: [:;?!»%])|(?:« )", said)
    ]

    assert loose == []
