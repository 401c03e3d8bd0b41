"""Where settings come from, which one wins, and what is said of those that can't be."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import pytest

from footprint import __version__
from footprint.config import _WRONG as WRONG
from footprint.config import MandateSettings, ProviderSettings, Settings, load_settings
from footprint.errors import ConfigError, Refused
from footprint.mandate import mandate
from footprint.subject import Mandate
from footprint.terms import Wait

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 22)
COMPLETE = {
    "purpose": "recruitment",
    "position": "community manager",
    "controller": "Atelier Exemple",
    "legal_basis": "legitimate interest",
    "notice_reference": "mail of the 12th",
    "notice_date": "2026-11-12",
}


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [*Settings.model_fields, *(f"mandate_{one}" for one in MandateSettings.model_fields)]:
        monkeypatch.delenv(f"FOOTPRINT_{name.upper()}", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nowhere"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "settings.toml"
    path.write_text("timeout = 60\n", encoding="utf-8")
    return path


def test_without_anything_said_the_defaults_hold() -> None:
    assert load_settings({}) == Settings()


def test_the_file_is_over_the_defaults(file: Path) -> None:
    assert load_settings({}, file=file).timeout == 60


def test_the_environment_is_over_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_TIMEOUT", "50")

    assert load_settings({}, file=file).timeout == 50


def test_flags_are_over_the_environment(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_TIMEOUT", "50")

    assert load_settings({"timeout": "40"}, file=file).timeout == 40


def test_the_user_s_own_file_is_read_when_none_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "config" / "footprint" / "config.toml"
    own.parent.mkdir(parents=True)
    own.write_text('lang = "fr"\n', encoding="utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    assert load_settings({}).lang == "fr"


def test_the_mandate_is_put_together_from_every_source(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('[mandate]\npurpose = "recruitment"\nposition = "of the file"\n', encoding="utf-8")
    monkeypatch.setenv("FOOTPRINT_MANDATE_LEGAL_BASIS", "consent")
    stated = load_settings({"mandate": {"position": "of the flag"}}, file=file).mandate

    assert (stated.purpose, stated.position, stated.legal_basis) == ("recruitment", "of the flag", "consent")


def test_an_empty_variable_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_BRAVE_KEY", "")

    assert load_settings({}).search == {}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("timeuot = 60", "unknown key “timeuot”; did you mean “timeout”?"),
        ("[mandate]\npositon = 'x'", "unknown key “positon” at mandate.positon; did you mean “position”?"),
        ("timeout = 'soon'", "timeout: “soon” is no time limit"),
        ("timeout = 0", "timeout: “0” is no time limit"),
        ("timeout = nan", "timeout: “nan” is no time limit"),
        ("lang = 'de'", "lang: “de” is no language"),
        ("search_locale = 'french'", "search_locale: “french” is no place to search from"),
        ("search.searxng.url = 'searx.example'", "search.searxng.url: “searx.example” is no address of a server"),
        ("search.searxng.url = 'https://me:pa55@searx.example'", "“https://…@searx.example”"),
        ("search.searxng.engine = ''", "search.searxng.engine: “” can't be an engine's name"),
        ("search.searxng.engine = ['brave', 'a/b']", "search.searxng.engine: “a/b” can't be an engine's name"),
        ("search.mwmbl.ask = 'perhaps'", "search.mwmbl.ask: “perhaps” is no answer"),
        ("search.barve.key = 'k3y-of-brave'", "no search provider “barve”; did you mean “brave”? There are brave, "),
        ("search.brave.kye = 'k3y-of-brave'", "unknown key “kye” at search.brave.kye"),
        ("search = 3", "search: this says nothing of a search provider"),
        ("search_word = 3", "search_word: “3” can't be searched for"),
        ("min_coverage = 75", "min_coverage: “75” is no share"),
        ("require_mandate = 'perhaps'", "require_mandate: “perhaps” is no answer"),
        ("jurisdiction = 'texas'", "jurisdiction: no rules are noted here for “texas”"),
        ("notice_days = -1", "notice_days: “-1” is no number of days"),
        ("notice_days = 91", "notice_days: “91” is no number of days"),
        ("business_days = 'perhaps'", "business_days: “perhaps” is no answer"),
        ("retention_months = 25", "retention_months: nothing is kept for “25” months"),
        ("retention_months = 0", "retention_months: nothing is kept for “0” months"),
        ("cache = 'perhaps'", "cache: “perhaps” is no answer"),
        ("cache_folder = 3", "cache_folder: “3” is no folder"),
        ("save = 'perhaps'", "save: “perhaps” is no answer"),
        ("data_folder = 3", "data_folder: “3” is no folder"),
        ("browser = 3", "browser: “3” is no browser"),
        ("rubric = ''", "rubric: “” is no rubric"),
        ('contact = "a\\r\\nb"', "contact: “a??b” can't go"),
        ("search.brave.key = 3", "search.brave.key: this can't be a key"),
        ("search.brave.key = 'short'", "search.brave.key: this can't be a key"),
        ("mandate = 3", "mandate: “3” can't stand in a mandate"),
        ("[mandate]\nnotice_date = 'soon'", "mandate.notice_date: “soon” is no date"),
        ("lang = ", "not valid TOML"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_the_key_and_what_to_give(file: Path, text: str, wanted: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        load_settings({}, file=file)

    assert wanted in str(refused.value)
    assert str(file) in str(refused.value)


def test_a_variable_that_is_wrong_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_MANDATE_NOTICE_DATE", "soon")
    with pytest.raises(ConfigError, match=r"^FOOTPRINT_MANDATE_NOTICE_DATE: “soon” is no date"):
        load_settings({})


@pytest.mark.parametrize(
    ("stated", "wanted"),
    [({"url": "searx"}, "--searxng: “searx” is no address"), ({"engine": "a/b"}, "--searxng-engine: “a/b” can't be")],
)
def test_a_flag_of_a_search_provider_is_named_as_it_is_typed(stated: dict[str, str], wanted: str) -> None:
    with pytest.raises(ConfigError, match=f"^{wanted}"):
        load_settings({"search": {"searxng": stated}})


def test_a_key_in_the_wrong_place_is_not_repeated(file: Path) -> None:
    file.write_text("[search]\nbrave = 'k3y-of-brave'\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"search.brave: this says nothing of a search provider") as refused:
        load_settings({}, file=file)

    assert "k3y-of-brave" not in str(refused.value)


def test_a_variable_of_a_search_provider_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_SEARXNG_URL", "searx")
    with pytest.raises(ConfigError, match=r"^FOOTPRINT_SEARXNG_URL: “searx” is no address"):
        load_settings({})


def test_a_flag_that_is_wrong_is_named() -> None:
    with pytest.raises(ConfigError, match=r"^--min-coverage: “most” is no share"):
        load_settings({"min_coverage": "most"})


def test_a_variable_that_no_setting_has_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_REQUIRE_MANDAT", "true")
    with pytest.raises(ConfigError, match="did you mean FOOTPRINT_REQUIRE_MANDATE"):
        load_settings({})


def test_a_variable_that_is_like_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_Q", "1")
    with pytest.raises(ConfigError, match=r"^FOOTPRINT_Q: no setting has this name; unset it"):
        load_settings({})


def test_a_mandate_in_one_variable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_MANDATE", "editor")
    with pytest.raises(ConfigError, match="FOOTPRINT_MANDATE_POSITION"):
        load_settings({})


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml: the configuration can't be read"):
        load_settings({}, file=tmp_path / "absent.toml")


def test_a_file_that_is_no_text_is_refused(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="not valid TOML"):
        load_settings({}, file=file)


def test_there_is_a_sentence_for_every_setting_that_can_be_wrong() -> None:
    assert set(WRONG) == {*Settings.model_fields, "notice_date", *ProviderSettings.model_fields}


def test_a_secret_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_BRAVE_KEY", "k3y-of-brave")
    found = load_settings({})

    assert "k3y-of-brave" not in f"{found!r} {found} {found.model_dump_json()}"
    assert found.secrets == {"brave": "k3y-of-brave"}


def test_the_agent_names_the_contact() -> None:
    assert Settings(contact="https://atelier.example/bot").agent == (
        f"footprint/{__version__} (+https://atelier.example/bot)"
    )


def test_the_agent_without_a_contact_is_honest_too() -> None:
    assert Settings().agent == f"footprint/{__version__}"


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        (None, set[tuple[str, int]]()),
        ("http://127.0.0.1:8888", {("127.0.0.1", 8888)}),
        ("https://searx.example/search/", {("searx.example", 443)}),
        ("http://searx.example", {("searx.example", 80)}),
    ],
)
def test_only_the_operator_s_own_engine_is_exempt(url: str | None, wanted: set[tuple[str, int]]) -> None:
    assert load_settings({} if url is None else {"search": {"searxng": {"url": url}}}).exempt == wanted


def test_pages_are_kept_in_the_user_s_cache_folder(tmp_path: Path) -> None:
    assert load_settings({}).cache_path == tmp_path / "cache" / "footprint"


def test_pages_are_kept_elsewhere_when_asked(tmp_path: Path) -> None:
    assert load_settings({"cache_folder": str(tmp_path)}).cache_path == tmp_path


def test_audits_are_kept_in_the_user_s_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    assert load_settings({}).data_path == tmp_path / "data" / "footprint"


def test_audits_are_kept_elsewhere_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTPRINT_DATA_FOLDER", str(tmp_path))

    assert load_settings({}).data_path == tmp_path


def test_no_page_is_kept_when_asked() -> None:
    assert load_settings({"cache": False}).cache_path is None


def test_a_mandate_is_carried_as_stated() -> None:
    found = mandate(load_settings({"mandate": COMPLETE}), self_audit=False, today=TODAY)

    assert asdict(found) == {**COMPLETE, "self_audit": False}


def test_an_audit_without_a_mandate_runs_unless_one_is_required() -> None:
    assert mandate(Settings(), self_audit=False, today=TODAY) == Mandate()


def test_a_required_mandate_that_is_incomplete_refuses_the_audit() -> None:
    stated = {name: text for name, text in COMPLETE.items() if name not in {"position", "notice_date"}}
    found = load_settings({"require_mandate": True, "mandate": stated})
    with pytest.raises(Refused, match="it lacks --position, --notice-date;"):
        mandate(found, self_audit=False, today=TODAY)


def test_a_required_mandate_that_is_complete_is_enough() -> None:
    found = load_settings({"require_mandate": True, "mandate": COMPLETE})

    assert mandate(found, self_audit=False, today=TODAY).position == "community manager"


def test_a_candidate_who_is_told_after_the_audit_is_told_too_late() -> None:
    late = {**COMPLETE, "notice_date": "2026-11-23"}
    found = load_settings({"require_mandate": True, "mandate": late})
    with pytest.raises(Refused, match="after this audit"):
        mandate(found, self_audit=False, today=TODAY)


def test_whoever_audits_themself_needs_no_mandate() -> None:
    found = load_settings({"require_mandate": True})

    assert mandate(found, self_audit=True, today=TODAY) == Mandate(self_audit=True)


@pytest.mark.parametrize(
    ("days", "told", "first"),
    [
        (Wait(), "2026-11-12", "2026-11-12"),
        (Wait(3), "2026-11-12", "2026-11-15"),
        (Wait(1, business=True), "2026-11-13", "2026-11-16"),
        (Wait(10, business=True), "2026-11-12", "2026-11-26"),
        (Wait(10, business=True), "2026-11-14", "2026-11-27"),
    ],
    ids=["the same day", "calendar", "over a weekend", "two weeks", "told on a Saturday"],
)
def test_the_first_day_of_an_audit_is_counted_from_the_notice(days: Wait, told: str, first: str) -> None:
    assert days.after(date.fromisoformat(told)) == date.fromisoformat(first)


@pytest.mark.parametrize(
    ("stated", "wait"),
    [
        ({}, Wait()),
        ({"jurisdiction": "france"}, Wait()),
        ({"jurisdiction": "new-york"}, Wait(10, business=True)),
        ({"jurisdiction": "new-york", "notice_days": 12}, Wait(12, business=True)),
        ({"jurisdiction": "new-york", "business_days": False}, Wait(10)),
        ({"notice_days": 7}, Wait(7)),
    ],
    ids=["nothing", "france", "new york", "longer", "calendar", "own"],
)
def test_a_place_says_how_long_to_wait_unless_the_operator_does(stated: dict[str, object], wait: Wait) -> None:
    assert load_settings(stated).wait == wait


@pytest.mark.parametrize(
    ("stated", "wanted"),
    [
        ({"require_mandate": True, "jurisdiction": "new-york"}, "10 business days in between; audit from 2026-11-26"),
        ({"require_mandate": True, "notice_days": 11}, "11 days in between; audit from 2026-11-23"),
        ({"notice_days": 11}, "11 days in between"),
    ],
    ids=["place", "required", "stated alone"],
)
def test_an_audit_that_comes_too_early_after_the_notice_is_refused(stated: dict[str, object], wanted: str) -> None:
    found = load_settings({**stated, "mandate": COMPLETE})
    with pytest.raises(Refused, match=wanted):
        mandate(found, self_audit=False, today=TODAY)


@pytest.mark.parametrize(
    "stated", [{"notice_days": 10}, {"require_mandate": True, "notice_days": 10}, {"jurisdiction": "new-york"}]
)
def test_an_audit_that_waited_runs(stated: dict[str, object]) -> None:
    found = load_settings({**stated, "mandate": COMPLETE})

    assert mandate(found, self_audit=False, today=TODAY).notice_date == "2026-11-12"


def test_where_no_day_of_a_notice_is_stated_nothing_is_waited_for_unless_it_is_required() -> None:
    assert mandate(load_settings({"notice_days": 10}), self_audit=False, today=TODAY) == Mandate()


def test_whoever_audits_themself_waits_for_nobody() -> None:
    found = load_settings({"notice_days": 90, "mandate": COMPLETE})

    assert mandate(found, self_audit=True, today=TODAY).self_audit
