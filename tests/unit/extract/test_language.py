"""Which language a text is in, and how hard it is to read."""

from __future__ import annotations

import pytest

from footprint.extract.language import language_of
from footprint.extract.readability import lix
from post_pages import paragraphs

SPANISH = "El perro duerme en la casa de la abuela y los niños juegan en el jardín con sus amigos de la escuela. " * 5
GERMAN = "Der Hund ist im Haus und die Katze schläft auf dem Dach, weil es regnet und niemand da ist. " * 6
ITALIAN = "Il cane dorme nella casa della nonna e i bambini giocano in giardino con gli amici che hanno. " * 5
CODE = "let x1 = foo(bar); return y " * 30


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        pytest.param(" ".join(paragraphs("fr", 200, 1)), "", "fr", id="french"),
        pytest.param(" ".join(paragraphs("en", 200, 1)), "", "en", id="english"),
        pytest.param(" ".join(paragraphs("fr", 200, 1)), "en-US", "fr", id="french-on-a-site-that-says-english"),
        pytest.param(" ".join(paragraphs("en", 200, 1)), "fr", "en", id="english-on-a-site-that-says-french"),
        pytest.param(SPANISH, "es-ES", "es", id="spanish-as-declared"),
        pytest.param(SPANISH, "", "", id="spanish-undeclared"),
        pytest.param(SPANISH, "fr", "", id="spanish-declared-as-french"),
        pytest.param(GERMAN, "en", "", id="german-declared-as-english"),
        pytest.param(ITALIAN, "it", "it", id="italian-as-declared"),
        pytest.param("Trop court pour le dire.", "fr-CA", "fr", id="too-short-to-tell"),
        pytest.param("Trop court pour le dire.", "", "", id="too-short-and-undeclared"),
        pytest.param("слово за словом " * 40, "uk", "uk", id="another-script"),
        pytest.param(CODE, "", "", id="no-language"),
        pytest.param("", "<b>", "", id="an-odd-declaration"),
    ],
)
def test_the_words_of_grammar_tell_french_and_english(text: str, declared: str, language: str) -> None:
    assert language_of([text], declared) == language


def test_texts_are_taken_together() -> None:
    assert language_of(["Le chat dort sur le toit de la maison."] * 8, "en") == "fr"


@pytest.mark.parametrize(
    ("words", "sentences", "long_words", "index"),
    [
        pytest.param(200, 20, 40, 30.0, id="easy"),
        pytest.param(200, 4, 70, 85.0, id="hard"),
        pytest.param(99, 10, 10, None, id="too-short"),
        pytest.param(200, 0, 10, None, id="no-sentence"),
    ],
)
def test_lix_is_sentence_length_plus_the_percentage_of_long_words(
    words: int, sentences: int, long_words: int, index: float | None
) -> None:
    assert lix(words, sentences, long_words) == index
