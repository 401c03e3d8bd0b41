"""Whom a run searches with, who is told before, and from where it searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import SecretStr

import footprint_world
from footprint.config import ProviderSettings, Settings
from footprint.errors import ConfigError
from footprint.locale import translator
from footprint.profile import Scope
from footprint.runs.given import Given
from footprint.runs.language import locale_for
from footprint.runs.order import order
from footprint.runs.searches import Searches, chosen, searched, searches, sent
from footprint.search import Setting, engines_of
from footprint.search.given import read_lists
from footprint.subject import Handle, Site, Subject
from footprint_checks.search import brave, file, marginalia, searxng, wikidata

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ENGLISH = translator("en")
PROVIDERS = tuple(one.provider for one in (brave, file, marginalia, searxng, wikidata))
KEY = ProviderSettings(key=SecretStr("k3y-of-brave"))
SERVER = ProviderSettings(url="http://127.0.0.1:8888", engine=("brave",))
SEEN = b"engine,query,rank,url,title,date\nGoogle,Camille Roy,1,https://camilleroy.example/,Camille,2026-11-20\n"
LISTS = read_lists(SEEN, "seen.csv")
GIVEN = Setting("file", engines=LISTS.engines)
DEMO = [one.provider for one in footprint_world.SEARCH]
SUBJECT = Subject((Handle("camille"), Site("https://camille.example/")), "Camille Roy")


@pytest.mark.parametrize(
    ("stated", "wanted"),
    [
        pytest.param({}, [], id="nobody"),
        pytest.param({"brave": KEY}, ["brave"], id="a key"),
        pytest.param({"searxng": SERVER}, ["searxng"], id="a server"),
        pytest.param({"marginalia": KEY}, ["marginalia"], id="a key that need not be"),
        pytest.param({"wikidata": ProviderSettings(ask=True)}, ["wikidata"], id="a service that is named"),
        pytest.param({"brave": KEY.model_copy(update={"ask": False})}, [], id="a key that rests"),
        pytest.param({"wikidata": KEY}, [], id="a key for a service that takes none"),
        pytest.param({"searxng": KEY}, [], id="a server without its address"),
    ],
)
def test_nobody_is_asked_who_was_not_chosen(stated: Mapping[str, ProviderSettings], wanted: list[str]) -> None:
    assert [one.provider for one in chosen(Settings(search=dict(stated)), PROVIDERS)] == wanted


@pytest.mark.parametrize("is_demo", [False, True], ids=["live", "demo"])
@pytest.mark.parametrize(
    ("said", "live", "demo"),
    [
        pytest.param(Searches(), ["brave", "searxng"], DEMO, id="nothing"),
        pytest.param(Searches(()), [], [], id="nobody"),
        pytest.param(Searches(("wikidata", "brave")), ["wikidata", "brave"], ["wikidata", "brave"], id="names"),
        pytest.param(Searches(None, LISTS), ["brave", "searxng", "file"], ["file"], id="lists"),
        pytest.param(Searches(("brave", "file"), LISTS), ["brave", "file"], ["brave", "file"], id="both"),
    ],
)
def test_exactly_those_that_the_command_names_are_asked(
    said: Searches, live: list[str], demo: list[str], *, is_demo: bool
) -> None:
    found = searched(said, Settings(search={"brave": KEY, "searxng": SERVER}), PROVIDERS, is_demo=is_demo)

    assert [one.provider for one in found] == (demo if is_demo else live)
    assert [one for one in found if one.provider == "file"] == [GIVEN] * ("file" in (demo if is_demo else live))


def test_the_demo_has_a_server_of_its_own() -> None:
    found = searched(Searches(("searxng",)), Settings(search={"searxng": SERVER}), PROVIDERS, is_demo=True)

    assert [one.url for one in found] == [footprint_world.SEARXNG]


@pytest.mark.parametrize(
    ("names", "stated", "wanted"),
    [
        (("barve",), {}, "^--search: no search provider “barve”; did you mean “brave”\\? There are brave, "),
        (("zzz",), {}, "^--search: no search provider “zzz”; there are brave, "),
        (("brave",), {}, "^Brave can't be asked without a key; set FOOTPRINT_BRAVE_KEY \\(a key is had at https://"),
        (("searxng",), {}, "^SearXNG can't be asked without the address of your server; set FOOTPRINT_SEARXNG_URL$"),
        (("file",), {}, "^--search file: give the lists with --search-results FILE$"),
        ((), {"brave": ProviderSettings(ask=True)}, "set FOOTPRINT_BRAVE_KEY"),
    ],
    ids=["misspelt", "unknown", "no-key", "no-address", "no-lists", "asked-by-the-settings"],
)
def test_whoever_can_t_be_asked_is_told_before(
    names: tuple[str, ...], stated: Mapping[str, ProviderSettings], wanted: str
) -> None:
    with pytest.raises(ConfigError, match=wanted):
        searched(Searches(names or None), Settings(search=dict(stated)), PROVIDERS, is_demo=False)


def test_a_run_that_searches_nothing_minds_no_missing_key() -> None:
    stated = {"brave": ProviderSettings(ask=True)}

    assert order(Given(("@camille",)), Settings(search=stated), scope=Scope.NAMES).run.subject.names_to_protect


def test_lists_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^--search-results: .*absent.csv can't be read \(No such file"):
        searches((), tmp_path / "absent.csv")


def test_a_file_is_read_once_and_its_lists_are_handed_over(tmp_path: Path) -> None:
    path = tmp_path / "seen.csv"
    path.write_bytes(SEEN)
    said = searches(("brave", "brave"), path)

    assert (said.names, said.lists) == (("brave",), LISTS)


@pytest.mark.parametrize(
    ("word", "settings", "wanted"),
    [
        pytest.param(
            "",
            (Setting("brave"), Setting("searxng", "http://127.0.0.1:8888", ("qwant",)), GIVEN),
            [
                (
                    "searches for “Camille Roy” (alone and with a professional word), “camille”, “camille.example” are "
                    "sent to Brave at api.search.brave.com · SearXNG (qwant) at 127.0.0.1"
                )
            ],
            id="some",
        ),
        pytest.param(
            "notaire",
            (Setting("brave"), Setting("wikidata"), Setting("marginalia")),
            [
                (
                    "searches for “Camille Roy” (alone and with “notaire”), “camille”, “camille.example” are sent to "
                    "Brave at api.search.brave.com"
                ),
                (
                    "searches for “Camille Roy”, “camille”, “camille.example” are sent to Marginalia at "
                    "api2.marginalia-search.com"
                ),
                "searches for “Camille Roy” are sent to Wikidata at www.wikidata.org",
            ],
            id="each kind its own, and a word",
        ),
        pytest.param("", (GIVEN,), [], id="nobody"),
    ],
)
def test_it_is_told_which_words_go_to_whom(word: str, settings: tuple[Setting, ...], wanted: list[str]) -> None:
    assert list(sent(SUBJECT, word, engines_of(settings, PROVIDERS), ENGLISH, locale="fr-FR")) == wanted


@pytest.mark.parametrize(
    ("asked", "environ", "wanted"),
    [
        pytest.param(None, {"LANG": "fr_CA.UTF-8"}, "fr-CA", id="the system's"),
        pytest.param(None, {"LANG": "en_GB@euro"}, "en-GB", id="a modifier"),
        pytest.param("fr", {"LANG": "fr_CH"}, "fr-CH", id="no encoding"),
        pytest.param("fr", {"LANG": "en_CA.UTF-8"}, "fr-FR", id="another language is spoken"),
        pytest.param(None, {"LC_ALL": "en_AU.UTF-8", "LANG": "fr_CA.UTF-8"}, "en-AU", id="LC_ALL before LANG"),
        pytest.param(None, {"LC_ALL": "", "LC_MESSAGES": "fr_BE", "LANG": "en_US"}, "fr-BE", id="an empty one"),
        pytest.param(None, {"FOOTPRINT_LANG": "fr", "LANG": "fr_CA.UTF-8"}, "fr-CA", id="the setting's language"),
        pytest.param(None, {"LANG": "fr"}, "fr-FR", id="no region"),
        pytest.param(None, {"LANG": "C.UTF-8"}, "en-US", id="POSIX"),
        pytest.param(None, {"LANG": "de_DE.UTF-8"}, "en-US", id="a language that is not spoken"),
        pytest.param("fr", {}, "fr-FR", id="nothing"),
    ],
)
def test_searches_are_made_from_where_the_system_is(asked: str | None, environ: dict[str, str], wanted: str) -> None:
    assert locale_for(asked, environ) == wanted


@pytest.mark.parametrize(
    ("stated", "is_demo", "wanted"),
    [(None, False, "fr-CA"), (None, True, "fr-FR"), ("en-GB", False, "en-GB"), ("en-GB", True, "en-GB")],
    ids=["system", "demo", "stated", "stated-demo"],
)
def test_a_place_that_is_stated_comes_first(stated: str | None, wanted: str, *, is_demo: bool) -> None:
    settings = Settings(search_locale=stated)
    made = order(Given(("@camille",)), settings, is_demo=is_demo, environ={"LANG": "fr_CA.UTF-8"})

    assert made.run.conditions.locale == wanted
