"""An audit in this very process: what is shown around it, and what an early end or a broken place does to it."""

from __future__ import annotations

import errno
import io
import os
import shutil
import signal
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from footprint.bundles import load_bundles
from footprint.case import Silence
from footprint.catalogue import load_catalogue
from footprint.cli import ExitCode, main
from footprint.cli.output import emit, remark
from footprint.config import Settings
from footprint.errors import ConfigError, OutputError
from footprint.message import msg
from footprint.report import read_profile
from footprint.runs.given import Given
from footprint.runs.live import look
from footprint.runs.order import order

if TYPE_CHECKING:
    from pathlib import Path

    from footprint.catalogue import Catalogue
    from footprint.check import Bundle
    from footprint.message import Message

GIVEN = Given(("@camilleroy",), "Camille Roy", ("https://camilleroy.example",))
DEMO = ("audit", "@camilleroy", "--demo")
NOWHERE = {"HTTPS_PROXY": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}
"""A proxy on a port where nobody listens."""


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nowhere"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


class Impatient(Silence):
    """Sends a signal at the first step, as somebody at the keyboard would."""

    def __init__(self, sent: signal.Signals) -> None:
        self._sent: list[signal.Signals] = [sent]
        self.handlers: list[object] = []

    def step(self, check: str, done: int, total: int, label: str) -> None:
        self.handlers.append(signal.getsignal(signal.SIGINT))
        if self._sent:
            os.kill(os.getpid(), self._sent.pop())


@pytest.fixture
def warned(monkeypatch: pytest.MonkeyPatch) -> None:
    """One bundle that could not be loaded."""
    bundles, _ = load_bundles()

    def with_a_warning() -> tuple[tuple[Bundle, ...], tuple[Message, ...]]:
        return bundles, (msg("bundle “{name}” is left out", name="elsewhere"),)

    for module in ("footprint.bundles", "footprint.runs.order"):
        monkeypatch.setattr(f"{module}.load_bundles", with_a_warning)


@pytest.fixture(scope="module")
def taped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a recording of the demo and its report."""
    folder = tmp_path_factory.mktemp("taped")
    files = ("--record", str(folder / "camille.warc.gz"), "-o", str(folder / "camille.json"))
    assert main([*DEMO, "--lang", "en", *files]) == ExitCode.DONE
    return folder


@pytest.fixture
def recording(taped: Path, tmp_path: Path) -> Path:
    for one in taped.iterdir():
        shutil.copy(one, tmp_path)
    return tmp_path / "camille.warc.gz"


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
async def test_an_audit_that_is_interrupted_gives_what_it_has(sent: signal.Signals) -> None:
    looked = await look(order(GIVEN, Settings(), is_demo=True), progress=Impatient(sent), environ={})

    assert looked.was_interrupted
    assert not looked.profile.complete


async def test_a_second_ctrl_c_breaks_off() -> None:
    progress = Impatient(signal.SIGINT)
    await look(order(GIVEN, Settings(), is_demo=True), progress=progress, environ={})

    assert progress.handlers[0] is not signal.default_int_handler
    assert progress.handlers[-1] is signal.default_int_handler


async def test_an_audit_that_nobody_interrupts_is_complete() -> None:
    looked = await look(order(GIVEN, Settings(), is_demo=True), progress=Silence(), environ={})

    assert (looked.was_interrupted, looked.profile.complete, looked.troubles) == (False, True, ())


async def test_without_a_network_nothing_is_known_and_no_score_is_given() -> None:
    looked = await look(order(GIVEN, Settings(cache=False)), progress=Silence(), environ=NOWHERE)

    assert looked.profile.index.coverage == 0
    assert looked.profile.index.value is None


async def test_a_cache_that_can_t_be_used_is_a_trouble_and_no_end(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    settings = Settings(cache_folder=tmp_path / "file")
    looked = await look(order(GIVEN, settings), progress=Silence(), environ=NOWHERE)

    assert ["pages can't be kept there" in str(one) for one in looked.troubles] == [True]


async def test_certificates_that_can_t_be_read_end_it_before_a_recording_begins(tmp_path: Path) -> None:
    ordered = order(GIVEN, Settings(cache=False), record=tmp_path / "c.warc.gz")
    with pytest.raises(ConfigError, match="SSL_CERT_FILE"):
        await look(ordered, progress=Silence(), environ={"SSL_CERT_FILE": str(tmp_path / "absent.pem")})

    assert os.listdir(tmp_path) == []  # noqa: PTH208 (pathlib's way is taken for a wait here)


def test_a_demo_says_first_what_it_stands_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(DEMO) == ExitCode.DONE
    assert capsys.readouterr().out.startswith(f"$ {GIVEN.command()}\n\nCamille Roy")


def test_beside_data_the_command_stands_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    main([*DEMO, "--format", "json"])
    said = capsys.readouterr()

    assert read_profile(said.out, "stdout").subject.name == "Camille Roy"
    assert said.err == f"$ {GIVEN.command()}\n"


def test_a_command_that_is_whole_is_not_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    main(["audit", "@camilleroy", "--name", "Camille Roy", "--url", "https://camilleroy.example", "--demo"])

    assert capsys.readouterr().out.startswith("Camille Roy")


def test_a_bundle_that_is_left_out_is_said(warned: None, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (DEMO, ("checks",)):
        main(arguments)

        assert capsys.readouterr().err == "footprint: bundle “elsewhere” is left out\n"


def test_a_trouble_is_said_after_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("FOOTPRINT_CACHE_FOLDER", str(tmp_path / "file"))
    for name, value in NOWHERE.items():
        monkeypatch.setenv(name, value)

    assert main(["audit", "@camilleroy"]) == ExitCode.DONE
    assert "pages can't be kept there" in capsys.readouterr().err


def test_a_replay_gives_the_same_bytes(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(recording), "--format", "json"]) == ExitCode.DONE
    said = capsys.readouterr()

    assert (said.out, said.err) == (recording.with_name("camille.json").read_text(encoding="utf-8"), "")


def test_a_replay_asks_as_much_coverage_as_an_audit(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["replay", str(recording), "--min-coverage", "0.99"]) == ExitCode.INCOMPLETE


@pytest.mark.parametrize(
    ("later", "wanted"),
    [("mine", "the rubric “mine.toml” has changed"), ("full", "")],
    ids=["another rubric", "the same"],
)
def test_a_replay_says_when_the_rubric_has_changed(
    later: str, wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    rubric = tmp_path / "mine.toml"
    rubric.write_text('base = "full"\nid = "full"\n', encoding="utf-8")
    main([*DEMO, "--rubric", "mine.toml", "--record", "c.warc.gz"])
    capsys.readouterr()
    rubric.write_text(f'base = "full"\nid = "{later}"\n', encoding="utf-8")
    main(["replay", "c.warc.gz"])
    said = capsys.readouterr().err

    assert wanted in said
    assert bool(said) == bool(wanted)


def test_a_replay_says_when_the_networks_have_changed(
    recording: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def changed() -> Catalogue:
        return replace(load_catalogue(), digest="c" * 64)

    monkeypatch.setattr("footprint.runs.reach.load_catalogue", changed)
    main(["replay", str(recording)])

    assert "the networks' rules have changed" in capsys.readouterr().err


def test_a_replay_says_when_a_search_provider_is_gone(
    recording: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("footprint.runs.order.load_providers", lambda: ((), ()))
    main(["replay", str(recording)])

    assert "the search provider “searxng” that was asked is not installed" in capsys.readouterr().err


def test_a_replay_says_when_its_recording_was_cut_off(recording: Path, capsys: pytest.CaptureFixture[str]) -> None:
    recording.write_bytes(recording.read_bytes()[:-20])
    main(["replay", str(recording)])

    assert "this recording was cut off" in capsys.readouterr().err


def test_a_reader_that_leaves_early_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with io.TextIOWrapper(os.fdopen(writing, "wb")) as stream:
        for name in ("stdout", "stderr"):
            monkeypatch.setattr(sys, name, stream)

        emit("a" * 100_000)
        remark("too late")


def test_a_disk_that_is_full_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/full", "w", encoding="utf-8") as stream:  # noqa: PTH123 (a device, not a file to read)
        monkeypatch.setattr(sys, "stdout", stream)
        with pytest.raises(OutputError, match="No space left on device"):
            emit("too much")


def test_a_remark_on_a_full_disk_is_lost_and_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/full", "w", encoding="utf-8", buffering=1) as stream:  # noqa: PTH123 (a device, not a file to read)
        monkeypatch.setattr(sys, "stderr", stream)
        remark("too late")

        assert not stream.closed


def test_a_full_disk_is_told_of_the_recording_and_of_the_report_which_is_printed_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("footprint.report.files._replace", full)
    monkeypatch.setattr("footprint.web.archive.part.PartFile.append", full)
    code = main([*DEMO, "-o", str(tmp_path / "r.html"), "--record", str(tmp_path / "a.warc.gz")])
    said = capsys.readouterr()

    assert code == ExitCode.USAGE
    assert "Camille Roy" in said.out
    assert "a.warc.gz: the recording stopped" in said.err
    assert "r.html: the disk is full" in said.err
