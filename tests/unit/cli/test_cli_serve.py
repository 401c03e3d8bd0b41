"""What `footprint serve` says on a terminal; the server itself is tried in tests/e2e/test_page_browser.py."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from footprint.cli import ExitCode, main
from footprint.serve.lock import alone

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from pathlib import Path

    from footprint.serve.desk import Desk

KEY = "not-to-be-seen"


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Desk]:
    """What would be served; somebody asks for a page that breaks."""
    seen: list[Desk] = []

    def serve(
        desk: Desk, listening: socket.socket, *, ready: Callable[[], None], broke: Callable[[str, Exception], None]
    ) -> None:
        with listening:
            ready()
            broke("GET pages.home", LookupError(f"Camille Roy {KEY}"))
        seen.append(desk)

    monkeypatch.setattr("footprint.serve.running.serve", serve)
    monkeypatch.setenv("FOOTPRINT_DATA_FOLDER", str(tmp_path / "kept"))
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    return seen


def test_the_address_goes_to_stdout_and_what_broke_to_stderr_in_one_line(
    served: list[Desk], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code = main(["serve", "--demo", "--port", "0"])
    out, err = capsys.readouterr()

    assert code == ExitCode.DONE
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\n", out)
    assert re.fullmatch(r"footprint: open this .*\nfootprint: GET pages\.home: .*\(LookupError\).*\n", err)
    assert "Camille" not in err
    assert served[0].settings().data_path == tmp_path / "kept" / "demo"


def test_whoever_debugs_sees_where_it_broke_and_no_key(
    served: list[Desk], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOOTPRINT_DEBUG", "1")
    monkeypatch.setenv("FOOTPRINT_BRAVE_KEY", KEY)
    main(["serve", "--demo", "--port", "0"])
    err = capsys.readouterr().err

    assert "LookupError: Camille Roy ****" in err
    assert KEY not in err


def test_beyond_this_machine_the_address_has_a_token(served: list[Desk], capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["serve", "--demo", "--port", "0", "--host", "0.0.0.0"])  # noqa: S104 (nothing is answered)
    out, err = capsys.readouterr()

    assert code == ExitCode.DONE
    assert re.fullmatch(rf"http://127\.0\.0\.1:\d+/enter\?token={served[0].door.token}\n", out)
    assert len(served[0].door.token) == 32
    assert "for colleagues" in err
    assert "nothing is encrypted" in err


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("--host", "192.0.2.7"), "--host: “192.0.2.7” is no address of this machine"),
        (("--port", "99999"), "these words can't be read"),
        (("--config", "/nowhere.toml"), "/nowhere.toml: the configuration can't be read"),
    ],
    ids=["another's", "no-port", "no-file"],
)
def test_what_can_t_be_is_told_in_one_line(
    arguments: tuple[str, ...], wanted: str, served: list[Desk], capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["serve", "--port", "0", *arguments])
    out, err = capsys.readouterr()

    assert (code, out, served) == (ExitCode.USAGE, "", [])
    assert err.startswith(f"footprint: {wanted}")
    assert err.count("\n") == 1


def test_a_folder_that_can_t_be_written_is_told_before_anybody_is_let_in(
    served: list[Desk], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("FOOTPRINT_DATA_FOLDER", str(tmp_path / "file"))
    code = main(["serve", "--port", "0"])

    assert (code, served) == (ExitCode.USAGE, [])
    assert "with data_folder\n" in capsys.readouterr().err


def test_a_second_page_on_the_same_audits_is_told_to_be_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FOOTPRINT_DATA_FOLDER", str(tmp_path))
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    (tmp_path / "demo" / "underway").mkdir(parents=True)
    with alone(tmp_path / "demo" / "underway"):
        code = main(["serve", "--demo", "--port", "0"])
    out, err = capsys.readouterr()

    assert (code, out) == (ExitCode.USAGE, "")
    assert err.endswith("/demo: another footprint serve works on these audits; use its page, or end it first\n")
