"""`footprint search`: how a person comes out of search engines, in the demo and again from a recording."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import httpx
import pytest

import footprint_world
from footprint.cli import ExitCode, main
from led_elsewhere import lead_to

if TYPE_CHECKING:
    from pathlib import Path

WHO = ("@camilleroy", "--name", "Camille Roy", "--url", "https://camilleroy.example", "--lang", "en")
SEEN = """engine;query;rank;url;title;date
Google;"Camille Roy";1;https://camilleroy.example/;Camille Roy;2026-11-20
Google;camilleroy;1;https://camilleroy.example/;Camille Roy;2026-11-20
Google;"Camille Roy" notaire;1;https://etude.example/;Camille Roy, notaire;2026-11-20
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("search")
    files = ("-o", str(made / "first.json"), "--record", str(made / "run.warc.gz"))
    assert main(["search", "@camilleroy", "--demo", "--lang", "en", "--quiet", *files]) == ExitCode.DONE
    return made


class Overheard(httpx.AsyncBaseTransport):
    """The demo's world, which notes what was on stderr when it was first asked."""

    def __init__(self, capfd: pytest.CaptureFixture[str]) -> None:
        self._world = footprint_world.transport()
        self._capfd = capfd
        self.before: str | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.before is None:
            self.before = self._capfd.readouterr().err
        return await self._world.handle_async_request(request)


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Overheard:
    found = Overheard(capfd)
    lead_to(found, monkeypatch)
    return found


def test_it_looks_at_searches_alone(folder: Path) -> None:
    found = json.loads((folder / "first.json").read_text(encoding="utf-8"))

    assert found["scope"] == "search"
    assert {one["id"] for one in found["dimensions"]} == {"visibility"}
    assert "SearXNG (duckduckgo)" in {one["provider"] for one in found["searches"]}


def test_a_replay_gives_the_same_bytes(folder: Path) -> None:
    again = folder / "again.json"
    assert main(["replay", str(folder / "run.warc.gz"), "--lang", "en", "-o", str(again)]) == ExitCode.DONE

    assert again.read_bytes() == (folder / "first.json").read_bytes()


@pytest.mark.parametrize(("quiet", "wanted"), [((), True), (("--quiet",), False)], ids=["usual", "quiet"])
def test_whoever_is_sent_the_name_is_told_before_anybody_is_asked(
    quiet: tuple[str, ...], wire: Overheard, *, wanted: bool
) -> None:
    assert main(["search", *WHO, *quiet, "--searxng", footprint_world.SEARXNG]) == ExitCode.DONE

    said = "footprint: searches for “Camille Roy” (alone and with a professional word), “camilleroy”"
    assert wire.before is not None
    assert wire.before.startswith(said) == wanted
    assert wire.before.endswith(" are sent to SearXNG (duckduckgo) at searx.example\n") == wanted


def test_what_a_person_looked_at_is_counted_and_replayed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    seen, run, first, again = (tmp_path / one for one in ("seen.csv", "run.warc.gz", "first.json", "again.json"))
    seen.write_text(SEEN, encoding="utf-8")
    files = ("--search-results", str(seen), "--record", str(run), "-o", str(first))
    assert main(["search", *WHO, "--demo", *files]) == ExitCode.DONE
    said = capfd.readouterr().err
    assert main(["replay", str(run), "--lang", "en", "-o", str(again)]) == ExitCode.DONE

    found = json.loads(first.read_text(encoding="utf-8"))["searches"]
    assert {one["provider"] for one in found} == {"Google (2026-11-20)"}
    assert [one["results"][0]["whose"] for one in found if one["query"] == '"Camille Roy"'] == ["own"]
    assert said.startswith("footprint: --search-results: this run makes no search for Camille Roy notaire, so that is")
    assert again.read_bytes() == first.read_bytes()
