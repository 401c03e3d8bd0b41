"""A key goes to the provider it is for, and is found nowhere else, whatever the provider does with it."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from importlib.metadata import entry_points
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import pytest

import footprint_world
from desk import desk
from footprint.cli import main
from footprint.clock import StillClock
from footprint.config import load_settings, variable_of
from footprint.runs.live import connected
from footprint.search import GROUP, Need, Setting, engines_of, load_providers
from footprint.serve.visiting import FIELD
from footprint.web import Limits, Purpose, Request
from footprint.web.live import LiveWeb
from footprint.web.transport import build_transport
from led_elsewhere import lead_to
from planting import POINTS, WAYS, Echoing, bearing, files_under, in_an_error, in_results, key_of, leaks, queried
from visitor import OURS, Visitor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planting import Answering

WHO = ("@camilleroy", "--name", "Camille Roy", "--url", "https://camilleroy.example")
FORMS = ("json", "html", "md", "txt")


def _points(*, group: str) -> tuple[object, ...]:
    return (*entry_points(group=group), *(POINTS if group == GROUP else ()))


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """One for every provider that takes one, the tests' own among them."""
    monkeypatch.setattr("footprint.search.installed.entry_points", _points)
    abouts = [one.about for one in load_providers()[0]]
    return {one.id: key_of(one.id) for one in abouts if one.key is not Need.NONE}


@pytest.fixture
def in_the_environment(keys: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    for name, key in keys.items():
        monkeypatch.setenv(variable_of(name, "key"), key)
    monkeypatch.setenv("FOOTPRINT_DEBUG", "1")
    return keys


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FOOTPRINT_LANG", "en")
    monkeypatch.setenv("FOOTPRINT_CACHE_FOLDER", str(tmp_path / "cache"))
    monkeypatch.setenv("FOOTPRINT_DATA_FOLDER", str(tmp_path / "data"))
    (tmp_path / "out").mkdir()
    return tmp_path


def plant(monkeypatch: pytest.MonkeyPatch, keys: dict[str, str], way: Answering) -> Echoing:
    wire = Echoing(keys, way)
    lead_to(wire, monkeypatch)
    return wire


def ran(folder: Path, *arguments: str) -> None:
    files = [part for form in FORMS for part in ("-o", str(folder / "out" / f"report.{form}"))]
    main([*arguments, *WHO, *files, "--record", str(folder / "out" / "run.warc.gz"), "--save"])


@pytest.fixture
def kept(
    folder: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> Callable[[], list[tuple[str, bytes]]]:
    """All that is left of a run: what was printed, logged and written."""
    caplog.set_level(logging.DEBUG)

    def left() -> list[tuple[str, bytes]]:
        out, err = capfd.readouterr()
        said = (("stdout", out.encode()), ("stderr", err.encode()), ("log", caplog.text.encode()))
        return [*said, *files_under(folder / "out", folder / "cache", folder / "data")]

    return left


@pytest.mark.parametrize("way", WAYS, ids=lambda one: one.__name__)
def test_no_search_leaves_a_key_anywhere(
    way: Answering,
    in_the_environment: dict[str, str],
    folder: Path,
    kept: Callable[[], list[tuple[str, bytes]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wire = plant(monkeypatch, in_the_environment, way)
    ran(folder, "search", *(part for name in in_the_environment for part in ("--search", name)))
    found = kept()

    assert wire.handed == set(in_the_environment.values())
    assert {name for name, data in found if data} >= {
        "stdout",
        "report.json",
        "report.html",
        "run.warc.gz",
        "audits.db",
    }
    assert [(name, leak) for name, data in found for leak in leaks(data, in_the_environment)] == []


@pytest.mark.parametrize("command", ["audit", "search"])
def test_no_run_leaves_a_key_of_the_configuration_file_anywhere(
    command: str,
    keys: dict[str, str],
    folder: Path,
    kept: Callable[[], list[tuple[str, bytes]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = folder / "settings.toml"
    file.write_text("".join(f"[search.{name}]\nkey = {json.dumps(key)}\n" for name, key in keys.items()))
    wire = plant(monkeypatch, keys, in_results)
    ran(folder, command, "--config", str(file), "--format", "json" if command == "audit" else "html")
    found = kept()

    assert wire.handed == set(keys.values())
    assert [(name, leak) for name, data in found for leak in leaks(data, keys)] == []
    assert b"****" in dict(found)["report.json"]  # what was shown of it


def test_the_doctor_tells_no_key(
    in_the_environment: dict[str, str],
    folder: Path,
    kept: Callable[[], list[tuple[str, bytes]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wire = plant(monkeypatch, in_the_environment, in_an_error)
    main(["doctor", "--format", "json"])

    assert wire.handed == set(in_the_environment.values())
    assert [(name, leak) for name, data in kept() for leak in leaks(data, in_the_environment)] == []


async def test_a_question_without_a_reader_shows_no_key_either(
    in_the_environment: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    settings = load_settings({})
    shown = [repr(settings), repr(settings.search), settings.model_dump_json()]
    for way in WAYS[:-1]:
        wire = plant(monkeypatch, in_the_environment, way)
        async with connected(settings, StillClock(footprint_world.NOW), {}, is_demo=False) as connection:
            for engine in engines_of([Setting(name, has_key=True) for name in in_the_environment]):
                exchange = await connection.web.get(engine.request("Camille Roy", locale="fr-FR"))
                shown += [repr(engine), repr(exchange)]
            shown += [repr(connection.web), repr(vars(connection.web)), repr(connection.web._means)]
        assert wire.handed == set(in_the_environment.values())

    assert leaks("\n".join((*shown, caplog.text)).encode(), in_the_environment) == []


def test_no_answer_of_the_local_page_holds_a_key(
    keys: dict[str, str],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    file = folder / "settings.toml"
    in_file = dict(list(keys.items())[::2])
    file.write_text("".join(f"[search.{name}]\nkey = {json.dumps(key)}\n" for name, key in in_file.items()))
    for name in keys.keys() - in_file.keys():
        monkeypatch.setenv(variable_of(name, "key"), keys[name])
    with Visitor(desk(folder / "data", environ=os.environ, config=file)) as visitor:
        said: list[str] = [visitor.get("/settings").text]
        told = next(iter(keys.values()))
        address, form = quote(told, safe=""), {FIELD: visitor.form_token, "who": "@camilleroy"}
        pages = ("/", "/notice/notice.html", f"/?who={address}&position={address}", f"/audits?who={address}",
                 f"/notice?asked=yes&position={address}", f"/notice?asked=yes&rubric={address}", f"/audits/{address}",
                 f"/language/fr?back=/{address}")  # fmt: skip
        answers = [visitor.get(path) for path in pages]
        answers += [
            visitor.post("/audits", headers=OURS, data={**form, name: told}) for name in ("who", "links", "search")
        ]
        answers.append(visitor.post(f"/audits/{address}/stop", headers=OURS, data=form))
        said += [f"{one.text} {one.headers}" for one in answers]
        monkeypatch.setenv(variable_of("brave", "key"), "short")
        said.append(visitor.get("/settings").text)

    logged = [one.getMessage() for one in caplog.records if not one.name.startswith("httpx")]  # the visitor's own

    assert said[0].count('<span class="state">set</span>') >= len(keys) - len(POINTS)
    assert leaks("\n".join((*said, *logged)).encode(), keys) == []


BROKEN = {
    "closed": b"",
    "no-http": b"%s\r\n\r\n",
    "no-header": b"HTTP/1.1 200 OK\r\n%s\r\n\r\n",
    "no-status": b"HTTP/1.1 %s\r\n\r\n",
    "no-chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\n",
    "no-gzip": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 40\r\n\r\n%s",
}


@pytest.mark.parametrize("said", BROKEN.values(), ids=BROKEN)
async def test_a_wire_that_breaks_tells_no_key(said: bytes, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    key = key_of("queried")
    heard: list[bytes] = []

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(said % key.encode() if said else said)
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        exempt = frozenset({("127.0.0.1", int(server.sockets[0].getsockname()[1]))})
        web = LiveWeb(
            build_transport(exempt=exempt),
            clock=StillClock(footprint_world.NOW),
            agent="footprint/0",
            limits=Limits(exempt=exempt),
            secrets=dict.fromkeys(("queried", "bearing"), key),
        )
        ((host, port),) = exempt
        where = f"http://{host}:{port}/search?q=Camille"
        async with web:
            exchanges = [
                await web.get(Request(where, Purpose.SERVICE, credentials=(one.credential,)))
                for one in (queried, bearing)
            ]

    assert [one for one in heard if key not in unquote(one.decode())] == []
    assert heard
    assert leaks(f"{exchanges!r} {caplog.text}".encode(), {"queried": key}) == []
