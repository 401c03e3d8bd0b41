"""`footprint notice` and the audit that it announces say the same."""

from __future__ import annotations

import re
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from footprint.cli import ExitCode, main
from footprint.config import Settings, load_settings
from footprint.dossier import Dossier
from footprint.locale import translator
from footprint.profile import Scope
from footprint.report import Format, render
from footprint.runs.given import Given
from footprint.runs.order import order
from footprint.runs.reach import Reach
from footprint.runs.searches import Searches
from unit.report.sample import range_only

LIST = Path(__file__).parents[1] / "foreign" / "lists" / "whatsmyname.json"
GIVEN = Given(("@camilleroy",))
FILE = """
contact = "https://agency.example/audits"
retention_months = 3
[mandate]
purpose = "recruitment"
position = "social media manager"
controller = "Agency Example"
legal_basis = "steps before a contract"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nowhere"))
    path = tmp_path / "settings.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def told(file: Path, *words: str) -> Settings:
    """What an audit is given after the notice was sent."""
    flags = {"mandate": {"notice_date": "2026-11-01", "notice_reference": "2026-118"}}
    return load_settings({**flags, **dict(one.split("=") for one in words)}, file=file)


def digest(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["notice", *words]) == ExitCode.DONE
    found = re.search(r"[0-9a-f]{64}\s*\Z", capsys.readouterr().out)
    assert found is not None
    return found[0].strip()


def test_the_audit_holds_the_digest_of_the_notice(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sent = digest(capsys, "--config", str(file))

    assert order(GIVEN, told(file)).run.notice == sent
    assert digest(capsys, "--config", str(file), "--lang", "fr") == sent


@pytest.mark.parametrize(
    "options",
    [["--all"], ["--rubric", "light"], ["--search", "wikidata"], ["--search-word", "notaire"], ["--position", "x"]],
    ids=lambda one: one[0],
)
def test_an_audit_with_other_options_is_not_what_was_announced(
    options: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert order(GIVEN, told(file)).run.notice != digest(capsys, "--config", str(file), *options)


def test_the_same_options_are_what_was_announced(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sent = digest(capsys, "--config", str(file), "--all", "--rubric", "light", "--search", "wikidata")
    found = order(GIVEN, told(file, "rubric=light"), reach=Reach(extended=True), said=Searches(("wikidata",)))

    assert found.run.notice == sent


@pytest.mark.parametrize(
    ("stated", "scope", "is_self"),
    [
        ({}, Scope.WHOLE, False),
        ({"mandate": {"notice_date": "2026-11-01"}}, Scope.NAMES, False),
        ({"mandate": {"notice_date": "2026-11-01"}}, Scope.WHOLE, True),
    ],
    ids=["nobody told", "names alone", "oneself"],
)
def test_where_no_notice_is_recorded_or_needed_there_is_no_digest(
    stated: dict[str, object], scope: Scope, *, is_self: bool
) -> None:
    assert order(GIVEN, load_settings(stated), scope=scope, self_audit=is_self).run.notice == ""


def test_files_are_written_in_their_form_for_their_owner_alone(file: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"notice.{one}" for one in ("md", "txt", "html")]
    words = [word for one in files for word in ("-o", str(one))]

    assert main(["notice", "--config", str(file), *words]) == ExitCode.DONE
    assert [one.read_text(encoding="utf-8").split()[0] for one in files] == ["#", "Notice", "<!DOCTYPE"]
    assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}


def test_what_is_left_blank_is_listed_on_stderr(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text("", encoding="utf-8")
    assert main(["notice", "--config", str(file), "--position", "editor", "--lang", "en"]) == ExitCode.DONE
    shown = capsys.readouterr()

    assert "it is not stated: --controller, --purpose, --legal-basis, --contact" in shown.err
    assert "- Purpose: […]" in shown.out


def test_what_is_stated_is_not(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["notice", "--config", str(file)]) == ExitCode.DONE
    shown = capsys.readouterr()

    assert shown.err == ""
    assert "3 months at most" in shown.out


def test_sites_of_a_list_are_announced_and_sensitive_ones_told_to_be_left_out(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["notice", "--config", str(file), "--catalogue", str(LIST), "--only-catalogue"]) == ExitCode.DONE
    shown = capsys.readouterr()

    assert "only --self asks" in shown.err
    assert "GitHub" not in shown.out


def test_a_notice_in_another_form_is_refused(file: Path) -> None:
    assert main(["notice", "--config", str(file), "-o", "notice.json"]) == ExitCode.USAGE


def test_an_audit_without_what_is_required_ends_with_its_own_code(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text("require_mandate = true", encoding="utf-8")

    assert main(["audit", "@camilleroy", "--demo", "--config", str(file), "--lang", "en"]) == ExitCode.REFUSED
    assert "it lacks --purpose, --position, --controller, --legal-basis" in capsys.readouterr().err


def test_an_audit_too_soon_after_the_notice_ends_so_too(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text('jurisdiction = "new-york"\nrequire_mandate = true\n' + FILE, encoding="utf-8")
    words = ["--notice-date", "2026-11-16", "--notice-reference", "7", "--now", "2026-11-20", "--lang", "en"]

    assert main(["audit", "@camilleroy", "--config", str(file), *words]) == ExitCode.REFUSED
    assert "10 business days in between; audit from Nov 30, 2026 on" in capsys.readouterr().err


@pytest.mark.parametrize("form", [Format.MD, Format.HTML, Format.TERMINAL])
def test_a_report_names_day_reference_and_digest_of_the_notice(form: Format) -> None:
    profile = replace(range_only(), dossier=Dossier(notice="ab" * 32))
    text = re.sub(r"\W+", "", render(profile, form, translator("en"), width=200))

    assert "NoticetothecandidateNov22026RH2026114" in text
    assert "ab" * 32 in text
