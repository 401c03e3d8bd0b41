"""The program and a SearXNG of the operator's, over real HTTP on loopback: everything else is out of reach."""

from __future__ import annotations

import http.client
import json
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

import pytest

from footprint.cli import ExitCode, main
from footprint.web.dns import Records, SystemDns
from searxng_server import Engine, Instance, SearXNG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SITE = "https://camilleroy.example/"
NAME, NAMED, HANDLE, DOMAIN = QUERIES = '"Camille Roy"', '"Camille Roy" journaliste', "camilleroy", "camilleroy.example"
FOUND = Engine({NAME: ("https://someone.example/", SITE), NAMED: (SITE,), HANDLE: (f"{SITE}about/", SITE)})
OTHERS = Engine(dict.fromkeys((NAME, NAMED, HANDLE), ("https://others.example/", "https://someone.example/")))
DOWN = Engine(trouble="Suspended: CAPTCHA", is_enabled=False)
ENGINES = {"brave": FOUND, "duckduckgo": OTHERS, "mojeek": Engine(), "startpage": DOWN}
NETWORK = """
name = "PixelPost"
niche = "photo"
family = "image"
homepage = "https://pixelpost.example/"
signup = "https://pixelpost.example/join"
profile = "https://pixelpost.example/{handle}"
handle = { pattern = "[a-z0-9_]{2,30}", source = "its help page" }
probe = { url = "https://api.pixelpost.example/users/{handle}", documented = true }
found = { status = 200, markers = [{ json = "/name", equals = "{handle}" }] }
missing = { status = 404, markers = [{ text = "No one here by that name" }] }
proof = { known = ["pixelpost"], sources = ["its help page"], checked = 2026-08-01, confidence = "high" }
"""

pytestmark = pytest.mark.timeout(60)

Profile: TypeAlias = dict[str, Any]  # Any: what JSON holds
Audit: TypeAlias = "Callable[..., Profile]"


@pytest.fixture(scope="module")
def server() -> Iterator[SearXNG]:
    with SearXNG() as running:
        yield running


@pytest.fixture
def audited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Audit:
    """Starts the program in this process; it reaches nothing but the servers of these tests."""

    async def unknown(resolver: SystemDns, name: str, kind: str, *, seconds: float) -> Records:
        return Records((), exists=False)

    monkeypatch.setattr(SystemDns, "resolve", unknown)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("FOOTPRINT_SEARCH_WORD", "journaliste")
    networks = tmp_path / "networks"
    networks.mkdir()
    (networks / "pixelpost.toml").write_text(NETWORK, encoding="utf-8")

    def audit(*arguments: str) -> Profile:
        code = main(
            [
                "audit", "@camilleroy", "--name", "Camille Roy", "--url", SITE, "--catalogue", str(networks),
                "--only-catalogue", "--no-cache", "--quiet", "--lang", "en", "--format", "json", *arguments,
            ]
        )  # fmt: skip
        out = capsys.readouterr().out
        assert code in {ExitCode.DONE, ExitCode.INCOMPLETE}
        found: Profile = json.loads(out)
        return found

    return audit


def statuses(profile: Profile, engine: str = "brave") -> list[str]:
    """How the engine answered each query, in their order."""
    return [one["status"] for one in profile["searches"] if one["provider"] == f"SearXNG ({engine})"]


def visibility(profile: Profile) -> dict[str, str]:
    """By indicator, whether it was scored, or why not."""
    indicators = (one for dimension in profile["dimensions"] for one in dimension["indicators"])
    found = {one["id"]: one["status"] for one in indicators if one["id"].startswith("vis.")}
    return {name: one.get("reason") or one["kind"] for name, one in found.items()}


def hints(profile: Profile) -> str:
    return "\n".join(one["text"]["en"] for one in profile["hints"])


def test_each_engine_answers_for_itself(server: SearXNG, audited: Audit) -> None:
    base = server.add(Instance(ENGINES))

    profile = audited("--searxng", base, "--searxng-engine", "brave,mojeek,startpage,gogle")

    assert statuses(profile, "brave") == ["ok", "ok", "ok", "empty"]
    assert set(statuses(profile, "mojeek")) == {"empty"}
    assert set(statuses(profile, "startpage")) == {"blocked"}
    assert set(statuses(profile, "gogle")) == {"error"}, "what others found, or did not find, is not its answer"
    pages = [one for one in profile["searches"] if one["provider"] == "SearXNG (brave)"]
    assert [[one["rank"] for one in page["results"] if one["whose"] == "own"] for page in pages] == [
        [2], [1], [1, 2], [],
    ]  # fmt: skip


def test_an_engine_that_is_down_is_asked_once_and_finds_nothing_out(server: SearXNG, audited: Audit) -> None:
    base = server.add(Instance(ENGINES))

    profile = audited("--searxng", base, "--searxng-engine", "startpage")

    assert visibility(profile) == dict.fromkeys(("vis.name", "vis.handle", "vis.first"), "blocked")
    assert server.queries(base) == [NAME]
    assert "FOOTPRINT_SEARXNG_ENGINE" in hints(profile)


def test_a_server_without_json_is_told_with_the_line_that_mends_it(
    server: SearXNG, audited: Audit, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = server.add(Instance(ENGINES, formats=("html",)))
    monkeypatch.setenv("FOOTPRINT_SEARXNG_URL", base)

    profile = audited("--searxng-engine", "brave")

    assert set(statuses(profile)) == {"disabled"}
    assert "add “json” to search.formats in its settings.yml" in hints(profile)


def test_a_limiter_lets_the_first_questions_through(server: SearXNG, audited: Audit) -> None:
    base = server.add(Instance(ENGINES, has_limiter=True, api_most=2))

    profile = audited("--searxng", base, "--searxng-engine", "brave")

    assert statuses(profile) == ["ok", "ok", "quota", "quota"], "its headers are those that the limiter wants"
    assert server.queries(base) == [NAME, NAMED]
    assert visibility(profile) == {"vis.name": "scored", "vis.handle": "rate_limited", "vis.first": "scored"}


@pytest.mark.parametrize(
    ("instance", "arguments"),
    [
        pytest.param(Instance(ENGINES, has_limiter=True, is_suspicious=True), (), id="led-to-its-front-page"),
        pytest.param(Instance(ENGINES, seconds=30), ("--timeout", "2"), id="slow"),
    ],
)
def test_what_is_no_answer_is_never_taken_for_none(
    instance: Instance, arguments: tuple[str, ...], server: SearXNG, audited: Audit
) -> None:
    profile = audited("--searxng", server.add(instance), "--searxng-engine", "brave", *arguments)

    assert set(statuses(profile)) <= {"error", "blocked"}
    assert set(visibility(profile).values()) <= {"unreadable", "blocked", "deadline", "timeout"}


@pytest.mark.parametrize(
    ("path", "status", "kind", "mark"),
    [
        ("/healthz", 200, "text/plain", "OK"),
        ("/config", 200, "application/json", '"name": "brave"'),
        ("/search?format=json", 400, "application/json", '{"error": "No query"}'),
        ("/search?format=json&q=a&pageno=0", 400, "application/json", "pageno"),
        ("/search?q=a", 200, "text/html", "results"),
        ("/?q=a", 308, "text/html", ""),
        ("/none", 404, "text/html", "not found"),
    ],
)
def test_the_server_speaks_as_searxng_does(path: str, status: int, kind: str, mark: str, server: SearXNG) -> None:
    base = urlsplit(server.add(Instance(ENGINES)))
    connection = http.client.HTTPConnection(base.netloc, timeout=5)
    connection.request("GET", base.path + path)
    answer = connection.getresponse()

    assert (answer.status, answer.headers.get_content_type()) == (status, kind)
    assert mark in answer.read().decode()
    connection.close()


def test_several_engines_are_merged_by_score_with_the_places_of_each(server: SearXNG) -> None:
    reply = server.reply(urlsplit(server.add(Instance(ENGINES))).path + "/search?format=json&q=camilleroy", {}, {})
    found = json.loads(reply.body)

    assert [(one["engine"], one["positions"]) for one in found["results"]] == [
        ("brave", [1]), ("duckduckgo", [1]), ("brave", [2]), ("duckduckgo", [2]),
    ]  # fmt: skip
    assert found["unresponsive_engines"] == []
