"""Audits that are kept: saved, found, shown, contested, judged anew, handed over, deleted. One demo run, copied."""

from __future__ import annotations

import json
import shutil
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

import footprint_world
from footprint.cli import ExitCode, main
from footprint.clock import PinnedClock
from footprint.config import Settings
from footprint.locale import translator
from footprint.report import read_profile
from footprint.runs import shelf
from footprint.runs.given import Given
from footprint.runs.order import order
from footprint.serve.folder import Folder, head_of
from footprint.serve.lock import alone
from footprint.store import NewAudit, open_store
from footprint_world.people import load_people

if TYPE_CHECKING:
    from pathlib import Path

    from footprint.store import StoredAudit

HANDLE = "linamarchal"
CONTESTED = "pub.exists"
DISPUTE = (CONTESTED, "--because", "That blog is my sister's.")


@dataclass
class Kept:
    """A data folder with one audit, and the program beside it."""

    data: Path
    id: str
    capsys: pytest.CaptureFixture[str]

    def run(self, *words: str, code: int = ExitCode.DONE, lang: str = "en") -> str:
        """What a command prints, stdout before stderr, on one line."""
        ended = main([*words, "--lang", lang])
        seen = self.capsys.readouterr()
        assert ended == code, seen.err
        return " ".join(f"{seen.out} {seen.err}".split())

    def refused(self, *words: str) -> str:
        """The one line that a command is refused with."""
        assert main([*words, "--lang", "en"]) == ExitCode.USAGE
        seen = self.capsys.readouterr()
        assert seen.out == ""
        assert seen.err.count("\n") == 1
        return seen.err

    @property
    def stored(self) -> StoredAudit:
        with open_store(self.data, clock=PinnedClock(footprint_world.NOW)) as store:
            return store.get(self.id)

    def exported(self, folder: Path) -> list[Path]:
        self.run("export", f"@{HANDLE}", "-o", str(folder))
        return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder and the reports of one saved demo audit."""
    made = tmp_path_factory.mktemp("keeping")
    outputs = [part for form in ("json", "txt") for part in ("-o", str(made / f"report.{form}"))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOOTPRINT_DATA_FOLDER", str(made / "data"))
        patch.setenv("XDG_CONFIG_HOME", str(made / "nowhere"))
        patch.setenv("COLUMNS", "100")
        saved = ["audit", f"@{HANDLE}", "--demo", "--save", "--quiet", "--lang", "en", *outputs]
        assert main(saved) == ExitCode.DONE
    return made


@pytest.fixture(autouse=True)
def _steady(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOOTPRINT_DATA_FOLDER", str(tmp_path / "data"))
    monkeypatch.setenv("COLUMNS", "100")
    _at(monkeypatch, footprint_world.NOW)


@pytest.fixture
def kept(first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Kept:
    shutil.copytree(first / "data", tmp_path / "data")
    capsys.readouterr()
    return Kept(tmp_path / "data", json.loads((first / "report.json").read_text("utf-8"))["dossier"]["id"], capsys)


def _at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(shelf, "SystemClock", lambda: PinnedClock(moment))


def test_the_report_of_a_saved_audit_names_its_id_and_its_last_day(first: Path, kept: Kept) -> None:
    text = " ".join((first / "report.txt").read_text("utf-8").split())

    assert kept.id in text
    assert "May 22, 2027" in text
    assert [one.name for one in (kept.data / "recordings").iterdir()] == [f"{kept.id}.warc.gz"]
    assert list((kept.data / "unfinished").iterdir()) == []


def test_all_that_is_kept_is_for_its_owner_alone(kept: Kept) -> None:
    assert [one for one in kept.data.rglob("*") if one.stat().st_mode & 0o077] == []


@pytest.mark.parametrize(
    "words",
    [(), ("@LinaMarchal",), ("--name", "lina marchal"), ("https://www.atelier-marchal.example/",)],
    ids=["all", "handle", "name", "page"],
)
def test_history_finds_an_audit_by_what_was_given(words: tuple[str, ...], kept: Kept) -> None:
    said = kept.run("history", *words)

    assert kept.id in said
    assert "not reviewed" in said
    assert [one["id"] for one in json.loads(kept.run("history", *words, "--format", "json"))] == [kept.id]


def test_history_does_not_find_it_by_what_is_another_s(kept: Kept) -> None:
    assert "No audit is kept of that" in kept.run("history", "@camilleroy")


def test_show_gives_the_same_report_with_its_dossier(first: Path, kept: Kept, tmp_path: Path) -> None:
    for lang in ("en", "fr"):
        said = kept.run("show", kept.id, "-o", str(tmp_path / f"{lang}.json"), lang=lang)
        assert kept.id in said

    assert (tmp_path / "en.json").read_bytes() == (first / "report.json").read_bytes()
    assert json.loads((tmp_path / "fr.json").read_bytes())["dossier"]["expires"] == "2027-05-22"
    assert "22 mai 2027" in said


def test_a_note_stands_in_the_report(kept: Kept) -> None:
    kept.run("annotate", kept.id, CONTESTED, "I was on parental leave in spring.")

    assert "I was on parental leave in spring." in kept.run("show", kept.id)


def test_a_disputed_finding_leaves_the_score_and_a_ruling_brings_it_back(kept: Kept) -> None:
    before = kept.stored.judgements[-1].profile
    assert _status(before) == "Scored"

    kept.run("dispute", kept.id, *DISPUTE)

    disputed = kept.stored.judgements
    assert [one.disputed for one in disputed] == [(), (CONTESTED,)]
    assert disputed[0].profile == before
    assert _status(disputed[-1].profile) == "Excluded"
    assert "That blog is my sister's." in kept.run("show", kept.id)
    assert "1 finding disputed" in kept.run("history")

    by = ("--rule", "rejected", "--by", "Lou Ferran", "--because", "It links to her accounts.")
    kept.run("dispute", kept.id, CONTESTED, *by)

    assert [one.disputed for one in kept.stored.judgements] == [(), (CONTESTED,), ()]
    assert _status(kept.stored.judgements[-1].profile) == "Scored"
    assert "Lou Ferran" in kept.run("show", kept.id)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (("--rule", "rejected"), "say with --by who rules"),
        (("--rule", "rejected", "--by", " "), "say with --by who rules"),
        (("--rule", "maybe", "--by", "Lou"), "“maybe” is no ruling"),
    ],
    ids=["nobody", "blank", "no-ruling"],
)
def test_a_ruling_needs_a_person(rule: tuple[str, ...], said: str, kept: Kept) -> None:
    kept.run("dispute", kept.id, *DISPUTE)

    assert said in kept.refused("dispute", kept.id, *DISPUTE, *rule)
    assert len(kept.stored.judgements) == 2


def test_a_number_that_the_audit_lacks_can_t_be_contested(kept: Kept) -> None:
    assert f"did you mean {CONTESTED}?" in kept.refused("dispute", kept.id, "pub.exist", *DISPUTE[1:])


def test_after_a_review_no_report_says_that_nobody_looked(kept: Kept) -> None:
    assert "No person has reviewed this report" in kept.run("show", kept.id)

    kept.run("review", kept.id, "--by", "Lou Ferran", "--for", "short list")

    said = kept.run("show", kept.id)
    assert "No person has reviewed" not in said
    assert "Lou Ferran" in said
    assert "not reviewed" not in kept.run("history")


def test_the_candidate_s_copy_is_private_and_tells_nothing_of_strangers(kept: Kept, tmp_path: Path) -> None:
    files = kept.exported(tmp_path / "copy")

    assert [one.name for one in files] == [f"2026-11-22-{kept.id}.html", f"2026-11-22-{kept.id}.json"]
    assert {one.stat().st_mode & 0o777 for one in files} == {0o600}
    markers = [word for one in load_people() for word in one.markers]
    assert markers
    written = b"".join(one.read_bytes() for one in files)
    assert [word for word in markers if word.encode() in written] == []
    assert HANDLE.encode() in written


def test_the_copy_explains_each_number_by_the_rubric_of_the_newest_judgement(kept: Kept, tmp_path: Path) -> None:
    kept.run("rescore", kept.id, "--rubric", "light")

    copy = json.loads(kept.exported(tmp_path / "copy")[1].read_text("utf-8"))

    assert copy["rubric"]["id"] == "light"
    assert [one["indicator"]["id"] for one in copy["numbers"] if one["measures"] is None] == []


def test_a_copy_goes_into_a_folder(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    assert "this can't be a folder" in kept.refused("export", f"@{HANDLE}", "-o", str(tmp_path / "file"))


def test_what_can_t_be_judged_anew_is_not_disputed(kept: Kept) -> None:
    kept.stored.recording.write_bytes(b"")

    assert "this is not a recording" in kept.refused("dispute", kept.id, *DISPUTE)
    assert kept.stored.dossier.disputes == ()


def test_a_purge_leaves_no_byte_of_a_person(kept: Kept) -> None:
    before = b"".join(one.read_bytes() for one in kept.data.rglob("*") if one.is_file())
    assert HANDLE.encode() in before

    said = kept.run("purge", "--subject", f"@{HANDLE}")

    assert f"1 audit is deleted. {kept.id} Nov 22, 2026" in said
    after = b"".join(one.read_bytes() for one in kept.data.rglob("*") if one.is_file()).lower()
    assert [word for word in (HANDLE, "lina marchal", "atelier-marchal") if word.encode() in after] == []
    assert list((kept.data / "recordings").iterdir()) == []
    assert "No audit is kept of that" in kept.run("history")


@pytest.mark.parametrize("is_served", [True, False])
def test_a_purge_takes_along_what_is_not_finished_or_says_where_that_can_be_discarded(
    *, is_served: bool, kept: Kept
) -> None:
    underway = kept.data / "underway"
    underway.mkdir()
    ordered = order(Given((f"@{HANDLE}",)), Settings(), is_demo=True)
    folder = Folder(underway / "k7f3q2")
    folder.write(head_of(ordered, 1, footprint_world.NOW), ordered, None)
    with alone(underway) if is_served else nullcontext():
        said = kept.run("purge", "--subject", f"@{HANDLE}")

    assert ("1 audit that was not finished is discarded." in said) is not is_served
    assert (underway / "k7f3q2").exists() is is_served


def test_a_purge_of_another_leaves_it(kept: Kept) -> None:
    assert "0 audits are deleted." in kept.run("purge", "--subject", "@camilleroy")
    assert kept.id in kept.run("history")


@pytest.mark.parametrize(
    ("command", "said"), [(("purge",), "nothing is named to delete"), (("export", "-o", "x"), "nobody is named")]
)
def test_who_is_meant_must_be_said(command: tuple[str, ...], said: str, kept: Kept) -> None:
    assert said in kept.refused(*command)
    assert kept.id in kept.run("history")


def test_an_expired_audit_is_not_shown(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    _at(monkeypatch, footprint_world.NOW + timedelta(days=182))

    assert "kept until May 22, 2027, and no longer read" in kept.refused("show", kept.id)
    assert "No audit is kept of that" in kept.run("history")
    assert "1 audit is deleted." in kept.run("purge", "--expired")


def test_another_rubric_is_set_beside(kept: Kept) -> None:
    kept.run("rescore", kept.id, "--rubric", "light")

    assert [one.rubric for one in kept.stored.judgements] == ["full", "light"]


def test_two_audits_that_are_kept_are_compared(kept: Kept) -> None:
    one = kept.stored
    with open_store(kept.data, clock=PinnedClock(footprint_world.NOW)) as store:
        again = NewAudit(
            subject_key=one.subject_key, label=one.label, scope=one.scope, date=one.date, expires=one.expires,
            recording=one.recording, judgement=shelf.judgement(shelf.profile_of(one), translator("en")),
        )  # fmt: skip
        other = store.add(again).id
    assert other != kept.id

    assert f"@{HANDLE}" in kept.run("diff", kept.id, other)
    assert "zzzzzz: no audit is kept under this id" in kept.refused("diff", kept.id, "zzzzzz")


@pytest.mark.parametrize(
    "command",
    [
        ("show",), ("annotate", CONTESTED, "A note."), ("dispute", *DISPUTE), ("review", "--by", "Lou", "--for", "x"),
        ("purge",), ("rescore", "--rubric", "light"),
    ],
    ids=lambda one: one[0],
)  # fmt: skip
def test_an_unknown_id_is_told_in_one_line(command: tuple[str, ...], kept: Kept) -> None:
    said = kept.refused(command[0], "zzzzzz", *command[1:])

    assert "zzzzzz: no audit is kept under this id; footprint history lists them" in said


def test_what_can_t_be_kept_is_shown_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("FOOTPRINT_DATA_FOLDER", str(tmp_path / "file" / "data"))

    words = ["identity", f"@{HANDLE}", "--demo", "--save", "--quiet", "--lang", "en"]
    assert main(words) == ExitCode.DONE

    seen = capsys.readouterr()
    assert "nothing is scored" in " ".join(seen.out.split())
    assert "nothing can be kept there" in seen.err


def test_a_demo_is_kept_only_when_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FOOTPRINT_SAVE", "true")

    assert main(["identity", f"@{HANDLE}", "--demo", "--quiet", "--lang", "en"]) == ExitCode.DONE

    assert not (tmp_path / "data").exists()
    assert capsys.readouterr().err == ""


def _status(profile: str) -> str:
    """How the contested finding counts."""
    (found,) = [one for one in read_profile(profile, "kept").indicators if one.id == CONTESTED]
    return type(found.status).__name__
