"""Which language is spoken, before anything else is read."""

from __future__ import annotations

import pytest

from footprint.cli.language import without_language
from footprint.errors import ConfigError
from footprint.runs.language import language_for


@pytest.mark.parametrize(
    ("arguments", "rest", "value"),
    [
        (["audit", "@camille"], ("audit", "@camille"), None),
        (["--lang", "fr", "audit"], ("audit",), "fr"),
        (["audit", "--lang=fr", "@camille"], ("audit", "@camille"), "fr"),
        (["--lang", "fr", "audit", "--lang", "en"], ("audit",), "en"),
        (["audit", "--lang"], ("audit",), ""),
        (["audit", "--", "--lang", "fr"], ("audit", "--", "--lang", "fr"), None),
    ],
    ids=["none", "before", "with =", "last wins", "value missing", "after --"],
)
def test_the_flag_is_found_wherever_it_stands(arguments: list[str], rest: tuple[str, ...], value: str | None) -> None:
    assert without_language(arguments) == (rest, value)


@pytest.mark.parametrize(
    ("asked", "environ", "wanted"),
    [
        (None, {}, "en"),
        ("fr", {"LANG": "en_US.UTF-8"}, "fr"),
        ("en", {"LC_ALL": "fr_FR"}, "en"),
        (None, {"FOOTPRINT_LANG": "fr", "LC_ALL": "en_US"}, "fr"),
        (None, {"LC_ALL": "fr_CA.UTF-8", "LANG": "en_US"}, "fr"),
        (None, {"LC_MESSAGES": "fr_FR", "LANG": "en_US"}, "fr"),
        (None, {"LC_ALL": "", "LANG": "fr_FR.UTF-8"}, "fr"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
        (None, {"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_the_flag_is_over_the_variables_and_these_over_each_other(
    asked: str | None, environ: dict[str, str], wanted: str
) -> None:
    assert language_for(asked, environ) == wanted


@pytest.mark.parametrize("asked", ["de", "", "FR"])
def test_another_language_is_refused(asked: str) -> None:
    with pytest.raises(ConfigError, match="give fr or en"):
        language_for(asked, {})
