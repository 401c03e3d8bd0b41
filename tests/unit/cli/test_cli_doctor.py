"""`footprint doctor`: what is found of each thing, and which line mends it."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import sys
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, ClassVar

import aiohttp
import httpx
import pytest
from multidict import CIMultiDict, CIMultiDictProxy
from pydantic import SecretStr
from yarl import URL

from footprint.cli import ExitCode, main
from footprint.cli.examined import STATES, document, exit_code, table
from footprint.clock import StillClock
from footprint.config import ProviderSettings, Settings
from footprint.exhibit import SearchKind, SearchStatus
from footprint.locale import translator
from footprint.message import msg
from footprint.runs.doctor import Area, Finding, State, patient
from footprint.runs.doctor.configuration import configuration
from footprint.runs.doctor.directories import directories
from footprint.runs.doctor.findings import as_it_is
from footprint.runs.doctor.installed import bundles, demo
from footprint.runs.doctor.network import judged, reach, unasked, way_out
from footprint.runs.doctor.providers import choices, tried, untried
from footprint.runs.searches import chosen
from footprint.search import About, Need
from footprint.web.dns import Records
from footprint.web.exchange import Failure, FailureKind, Limits
from footprint.web.live import LiveWeb
from footprint_checks.search import brave, duckduckgo, file, searxng

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from footprint.runs.doctor.providers import Choice
    from footprint.search import Engine, Provider, Setting

ENGLISH = translator("en")
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
KEY = "a-key-of-nobody"
HOME = "http://127.0.0.1:8888"
OK = {"type": "search", "web": {"results": [{"url": "https://a.example/", "title": "A"}]}}
RESULT = {"url": "https://a.example/", "title": "A", "engine": "duckduckgo", "positions": [1]}


class Stray:
    """A provider with a free service; an audit asks it only when it is named."""

    about: ClassVar[About] = About(
        "stray", "Stray", SearchKind.COVERAGE, "stray.example", msg("free"), key=Need.OPTIONAL
    )

    def engines(self, setting: Setting) -> tuple[Engine, ...]:
        raise RuntimeError(setting.provider)


class Names:
    """A name server."""

    def __init__(self, answer: Records | Failure) -> None:
        self._answer = answer

    async def resolve(self, name: str, kind: str, *, seconds: float) -> Records | Failure:
        del name, kind, seconds
        return self._answer


def web(answer: Callable[[httpx.Request], httpx.Response], names: Records | Failure | None = None) -> LiveWeb:
    return LiveWeb(
        httpx.MockTransport(answer),
        clock=StillClock(NOW),
        agent="footprint/0",
        limits=Limits(exempt=frozenset({("127.0.0.1", 8888)})),
        secrets={"brave": KEY},
        resolver=Names(names or Records(("192.0.2.1",))),
    )


def choice(provider: Provider, **stated: object) -> Choice:
    settings = Settings(search={provider.about.id: ProviderSettings.model_validate(stated)})
    ready = tuple(chosen(settings, (provider,)))
    return choices((provider,), settings.search, ready, "fr-FR")[0]


async def asked(one: Choice, open_web: LiveWeb) -> tuple[Finding, ...]:
    assert one.ready is not None
    return await tried(one, one.ready, open_web)


def found(one: Choice, *replies: httpx.Response | Exception) -> tuple[Finding, ...]:
    """What a test query comes to; the last reply stays. `/config` of a SearXNG does not exist."""
    left = list(replies)

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/config":
            return httpx.Response(404)
        reply = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(reply, Exception):
            raise reply
        return reply

    async def run() -> tuple[Finding, ...]:
        async with web(answer) as open_web:
            return await asked(one, open_web)

    return asyncio.run(run())


def said(finding: Finding) -> str:
    return " · ".join(map(str, finding.details))


def in_json(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> httpx.Response:
    return httpx.Response(status, content=json.dumps(body), headers=headers)


BRAVE = choice(brave.provider, key=SecretStr(KEY))
SEARXNG = choice(searxng.provider, url=HOME)
DUCKDUCKGO = choice(duckduckgo.provider, ask=True)


@pytest.mark.parametrize(
    ("one", "reply", "status", "detail", "remedy"),
    [
        (BRAVE, in_json(OK, headers={"x-ratelimit-remaining": "1, 950"}), "ok", "950 searches left", None),
        (BRAVE, in_json({"type": "search"}), "empty", "It answered: no result", None),
        (
            BRAVE,
            in_json({}, 401),
            "auth",
            "refused the key: what it would show is not known. · HTTP 401",
            "FOOTPRINT_BRAVE_KEY",
        ),
        (BRAVE, in_json({}, 402), "quota", "Its quota is used up", "next month"),
        (BRAVE, in_json({}, 429, {"retry-after": "99"}), "quota", "asked too often", "next month"),
        (BRAVE, in_json({}, 500), "error", "HTTP 500", "Try again later"),
        (BRAVE, httpx.ProxyError("407"), "error", "proxy failed", "HTTPS_PROXY"),
        (SEARXNG, in_json({"results": [RESULT]}), "ok", "1 result for “wikipedia”", None),
        (
            SEARXNG,
            in_json({"results": [], "unresponsive_engines": [["duckduckgo", "CAPTCHA"]]}),
            "blocked",
            "blocked the question",
            "name another engine",
        ),
        (SEARXNG, httpx.Response(403, text="<h1>Forbidden"), "disabled", "HTTP 403", "search.formats"),
        (SEARXNG, httpx.ConnectError("refused"), "error", "connection refused", "Check the address"),
        (
            DUCKDUCKGO,
            httpx.Response(200, text="User-agent: *\nDisallow: /"),
            "blocked",
            "closed to robots",
            "look by hand",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else None,
)
def test_each_outcome_of_the_test_query_is_told_with_what_mends_it(
    one: Choice, reply: httpx.Response | Exception, status: str, detail: str, remedy: str | None
) -> None:
    finding = found(one, reply)[0]

    assert finding.asked is not None
    assert finding.asked.status == status
    assert finding.state is (State.WORKS if remedy is None else State.DOES_NOT)
    assert detail in said(finding)
    assert (finding.remedy is None) == (remedy is None)
    assert (remedy or "") in str(finding.remedy)


def test_a_searxng_without_json_is_told_the_lines_of_its_settings() -> None:
    finding = found(SEARXNG, httpx.Response(403, text="<h1>Forbidden"))[0]

    assert finding.lines == ("search:", "  formats:", "    - html", "    - json")


def test_who_was_not_asked_because_it_was_interrupted_is_no_fault() -> None:
    async def run() -> tuple[Finding, ...]:
        async with web(lambda _: in_json(OK)) as open_web:
            open_web.stop(FailureKind.INTERRUPTED)
            return (*judged(way_out({}), *await reach(open_web)), *await asked(BRAVE, open_web))

    states = {one.id: one.state for one in asyncio.run(run())}

    assert {states[one] for one in ("network.dns", "network.https", "search.brave")} == {State.NOT_ASKED}


def test_searches_are_tried_in_the_language_and_region_of_an_audit() -> None:
    one = patient(Settings(lang="fr"), None, {"LANG": "fr_CA.UTF-8"}, StillClock(NOW))

    assert {each.locale for each in one.choices} == {"fr-CA"}


def test_a_provider_that_raises_is_a_finding() -> None:
    (finding,) = found(choice(Stray(), ask=True), httpx.Response(200))

    assert finding.state is State.DOES_NOT
    assert "itself failed" in said(finding)


@pytest.mark.parametrize(
    ("one", "state", "detail", "remedy"),
    [
        (choice(brave.provider), "not_set", "FOOTPRINT_BRAVE_KEY is not set", "api-dashboard.search.brave.com"),
        (choice(searxng.provider), "not_set", "FOOTPRINT_SEARXNG_URL is not set", "http://127.0.0.1:8888"),
        (choice(brave.provider, ask=True), "does_not", "named, and FOOTPRINT_BRAVE_KEY", "api-dashboard"),
        (choice(brave.provider, key=SecretStr(KEY), ask=False), "not_asked", "FOOTPRINT_BRAVE_ASK", None),
        (choice(brave.provider, key=SecretStr(KEY)), "not_asked", "key set ([search.brave] key)", None),
        (choice(Stray()), "not_set", "only when it is named", "FOOTPRINT_STRAY_ASK to true"),
        (choice(file.provider), "not_set", "read only when it is given", "--search-results"),
        (replace(choice(brave.provider, key=SecretStr(KEY)), setting=None, is_demo=True), "not_asked", "demo", None),
    ],
    ids=["key", "address", "named", "off", "ready", "keyless", "by-hand", "demo"],
)
def test_a_provider_that_is_not_tried_says_why_and_what_sets_it_up(
    one: Choice, state: str, detail: str, remedy: str | None
) -> None:
    finding = untried(one, None)

    assert finding.state == state
    assert detail in said(finding)
    assert (remedy or "None") in str(finding.remedy)
    assert KEY not in repr(finding)


CONFIG = {
    "version": "2026.8.22",
    "engines": [
        {"name": "brave", "categories": ["general", "web"], "enabled": False},
        {"name": "duckduckgo", "categories": ["general"], "enabled": True},
        {"name": "mojeek", "categories": ["web"]},
        {"name": "unsplash", "categories": ["images"], "enabled": True},
        {"name": 7},
        "broken",
    ],
}


@pytest.mark.parametrize(
    ("engine", "config", "state", "detail"),
    [
        (
            "duckduckgo",
            CONFIG,
            "works",
            "version 2026.8.22 · has duckduckgo · others that could be named: mojeek, brave",
        ),
        ("brave", CONFIG, "works", "has brave, off by default"),
        ("gogle", CONFIG, "does_not", "no engine “gogle” · others that could be named: duckduckgo, mojeek, brave"),
        ("brave", {"engines": "none"}, "not_asked", "does not describe itself"),
        ("brave", [], "not_asked", "does not describe itself"),
    ],
    ids=["has-it", "off-by-default", "lacks-it", "no-list", "no-object"],
)
def test_a_searxng_says_which_engines_it_has(engine: str, config: object, state: str, detail: str) -> None:
    one = choice(searxng.provider, url=HOME, engine=engine)

    async def run() -> tuple[Finding, ...]:
        async with web(lambda sent: in_json(config if sent.url.path == "/config" else {"results": []})) as open_web:
            return await asked(one, open_web)

    server = asyncio.run(run())[-1]

    assert server.state == state
    assert detail in said(server)


def network(
    reply: httpx.Response | Exception,
    names: Records | Failure | None = None,
    environ: Mapping[str, str] | None = None,
) -> dict[str, Finding]:
    def answer(request: httpx.Request) -> httpx.Response:
        del request
        if isinstance(reply, Exception):
            raise reply
        return reply

    async def run() -> tuple[Finding, ...]:
        async with web(answer, names) as open_web:
            return tuple(judged(way_out(environ or {}), *await reach(open_web)))

    return {one.id.partition(".")[2]: one for one in asyncio.run(run())}


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


REFUSAL = aiohttp.ClientHttpProxyError(
    aiohttp.RequestInfo(URL("https://a.example"), "CONNECT", CIMultiDictProxy(CIMultiDict[str]())), (), status=403
)
PROXY = "http://someone:hunter2@proxy.example:3128"


@pytest.mark.parametrize(
    ("reply", "detail", "remedy"),
    [
        (httpx.Response(403), "api.github.com · answered", None),
        (httpx.ProxyError("no"), "proxy failed", "HTTPS_PROXY, or add"),
        (caused(httpx.ProxyError(""), REFUSAL), "proxy failed · HTTP 403", "ask whoever runs it"),
        (caused(httpx.ConnectError(""), ssl.SSLError("x")), "certificate not valid", "SSL_CERT_FILE"),
        (caused(httpx.ConnectError(""), socket.gaierror(-2, "x")), "name not found", "Check the connection"),
        (httpx.ConnectTimeout(""), "no answer in time", "firewall"),
    ],
    ids=["answers", "proxy", "refusal", "certificate", "name", "silence"],
)
def test_a_secure_connection_works_or_says_what_mends_it(
    reply: httpx.Response | Exception, detail: str, remedy: str | None
) -> None:
    https = network(reply)["https"]

    assert https.state is (State.WORKS if remedy is None else State.DOES_NOT)
    assert detail in said(https)
    assert (remedy or "None") in str(https.remedy)


@pytest.mark.parametrize(
    ("names", "environ", "state", "remedy"),
    [
        (Records(("192.0.2.1",)), {}, "works", "None"),
        (Records((), exists=False), {}, "does_not", "Check the connection"),
        (Failure(FailureKind.TIMEOUT), {"HTTPS_PROXY": PROXY}, "does_not", "domains, which stay unknown"),
    ],
    ids=["found", "not-found", "mute-behind-a-proxy"],
)
def test_names_resolve_or_not(names: Records | Failure, environ: dict[str, str], state: str, remedy: str) -> None:
    dns = network(httpx.Response(200), names, environ)["dns"]

    assert dns.state == state
    assert remedy in str(dns.remedy)


@pytest.mark.parametrize(
    ("date", "state", "detail"),
    [
        ("Sun, 22 Nov 2026 09:04:59 GMT", "works", "within five minutes"),
        ("Sun, 22 Nov 2026 09:10:00 GMT", "does_not", "10 minutes slow"),
        ("Sun, 22 Nov 2026 08:00:00 GMT", "does_not", "60 minutes fast"),
        ("yesterday", "not_asked", "nobody told the time"),
    ],
)
def test_the_clock_is_compared_with_the_sites(date: str, state: str, detail: str) -> None:
    clock = network(httpx.Response(200, headers={"date": date}))["clock"]

    assert clock.state == state
    assert detail in said(clock)


@pytest.mark.parametrize(
    ("environ", "reply", "state", "detail"),
    [
        ({}, httpx.Response(200), "not_set", "asked directly"),
        ({"https_proxy": PROXY}, httpx.Response(200), "works", "https addresses by http://…@proxy.example:3128"),
        ({"HTTPS_PROXY": PROXY}, httpx.ProxyError("no"), "does_not", "…@proxy.example"),
        ({"HTTPS_PROXY": PROXY, "NO_PROXY": "github.com"}, httpx.Response(200), "not_asked", "(NO_PROXY): github.com"),
        ({"HTTPS_PROXY": "socks5://someone:hunter2@h"}, httpx.Response(200), "does_not", "HTTPS_PROXY is not"),
    ],
    ids=["none", "works", "fails", "goes-round", "socks"],
)
def test_proxies_are_named_without_their_login(
    environ: dict[str, str], reply: httpx.Response | Exception, state: str, detail: str
) -> None:
    proxies = network(reply, environ=environ)["proxies"]

    assert proxies.state == state
    assert detail in said(proxies)
    assert "hunter2" not in repr(proxies)


def test_certificates_that_can_not_be_read_shut_the_way_out(tmp_path: Path) -> None:
    bad = tmp_path / "ca.pem"
    bad.write_text("no certificate")

    way = way_out({"SSL_CERT_FILE": str(bad)})

    assert not way.is_usable
    assert {one.id: one.state for one in unasked(way, msg("not now"))} == {
        "network.proxies": State.NOT_SET,
        "network.certificates": State.DOES_NOT,
        "network.dns": State.NOT_ASKED,
        "network.https": State.NOT_ASKED,
        "network.clock": State.NOT_ASKED,
    }


def folders(tmp_path: Path, **settings: object) -> dict[str, Finding]:
    stated = Settings.model_validate({"cache_folder": tmp_path / "cache", **settings})
    return {one.id.partition(".")[2]: one for one in directories(stated, tmp_path / "config.toml", {})}


def test_a_folder_that_can_be_made_works(tmp_path: Path) -> None:
    cache = folders(tmp_path)["cache"]

    assert cache.state is State.WORKS
    assert "made when first needed" in said(cache)
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("mode", [0o700, 0o755])
def test_a_cache_is_its_owners_alone(mode: int, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache").chmod(mode)

    cache = folders(tmp_path)["cache"]

    assert cache.state is (State.WORKS if mode == 0o700 else State.DOES_NOT)
    assert cache.lines == (() if mode == 0o700 else (f"chmod 700 {tmp_path}/cache",))


def test_a_folder_that_can_not_be_written_or_is_nearly_full_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def no(_: Path, mode: int) -> bool:
        return mode == 0

    def full_disk(_: Path) -> SimpleNamespace:
        return SimpleNamespace(free=5_000_000)

    with monkeypatch.context() as patch:
        patch.setattr("os.access", no)
        closed = folders(tmp_path)["cache"]
    with monkeypatch.context() as patch:
        patch.setattr("shutil.disk_usage", full_disk)
        full = folders(tmp_path)["cache"]

    assert (closed.state, full.state) == (State.DOES_NOT, State.DOES_NOT)
    assert said(closed) == f"{tmp_path} can't be written"
    assert said(full) == f"{tmp_path}: only 4 MB are free"


def test_folders_that_can_not_be_looked_at_are_findings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def shut(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "exists", shut)
    monkeypatch.setattr(Path, "is_dir", shut)
    told = folders(tmp_path)

    assert {one.state for one in told.values()} == {State.DOES_NOT}
    assert all("Permission denied" in said(one) for one in told.values())


def test_a_file_where_the_cache_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("")

    assert "is no folder" in said(folders(tmp_path)["cache"])


def test_no_cache_is_no_fault(tmp_path: Path) -> None:
    assert folders(tmp_path, cache=False)["cache"].state is State.NOT_SET


def test_settings_with_a_key_are_their_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("")
    file.chmod(0o644)

    without = folders(tmp_path)["settings"]
    with_key = folders(tmp_path, search={"brave": {"key": KEY}})["settings"]

    assert (without.state, with_key.state) == (State.WORKS, State.DOES_NOT)
    assert with_key.lines == (f"chmod 600 {file}",)


def test_variables_are_named_and_their_values_are_not(tmp_path: Path) -> None:
    told = list(configuration(tmp_path / "mine.toml", {"FOOTPRINT_BRAVE_KEY": KEY, "FOOTPRINT_LANG": "", "HOME": "/"}))

    assert [said(one) for one in told if one.id != "configuration.version"] == [
        str(tmp_path / "mine.toml"),
        "FOOTPRINT_BRAVE_KEY",
    ]


def test_offline_asks_nobody(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FOOTPRINT_BRAVE_KEY", KEY)

    code = main(["doctor", "--offline", "--format", "json"])

    out, err = capsys.readouterr()
    states = {one["id"]: one["state"] for one in json.loads(out)["findings"]}
    assert (code, err) == (ExitCode.DONE, "")
    assert {states[one] for one in ("network.dns", "network.https", "search.brave")} == {"not_asked"}
    assert KEY not in out


def test_a_demo_that_is_missing_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "footprint_world", None)

    assert demo().state is State.DOES_NOT


def test_what_does_not_load_is_a_finding_beside_what_does() -> None:
    points = [*entry_points(group="footprint.checks"), EntryPoint("gone", "nowhere:bundle", "footprint.checks")]

    works, gone = bundles(points)

    assert (works.state, gone.state) == (State.WORKS, State.DOES_NOT)
    assert "“gone” (nowhere:bundle) can't be loaded" in said(gone)


@pytest.mark.parametrize("state", State)
def test_only_what_does_not_work_ends_with_code_5(state: State) -> None:
    code = exit_code([Finding(Area.DEMO, "demo.world", msg("Demo"), state)])

    assert code is (ExitCode.POLICY if state is State.DOES_NOT else ExitCode.DONE)


FINDINGS = (
    Finding(Area.NETWORK, "network.dns", msg("DNS"), State.WORKS, (as_it_is("evil\x1b[31m"), msg("name found"))),
    *found(SEARXNG, httpx.Response(403, text="<h1>Forbidden"))[:1],
)


@pytest.mark.parametrize("columns", [40, 80])
def test_no_line_is_wider_than_the_terminal_but_for_links(columns: int) -> None:
    lines = table(FINDINGS, ENGLISH, locale="fr-FR", columns=columns).splitlines()

    assert [one for one in lines if len(one) > columns and "/" not in one and "FOOTPRINT" not in one] == []


def test_the_table_shows_the_remedy_under_what_does_not_work_and_counts() -> None:
    shown = table(FINDINGS, ENGLISH, locale="fr-FR", columns=100)

    assert "\x1b" not in shown
    assert shown.splitlines()[-8:] == [
        "                 → Your SearXNG does not answer in JSON: add “json” to search.formats in its",
        "                   settings.yml.",
        "                   search:",
        "                     formats:",
        "                       - html",
        "                       - json",
        "",
        "works: 1 · does not work: 1",
    ]


def test_every_state_has_its_word() -> None:
    assert set(STATES) == set(State)


def test_the_json_has_the_keys_that_its_page_explains() -> None:
    read = json.loads(document(FINDINGS, ENGLISH, locale="fr-FR", is_demo=False, is_offline=False))
    page = (Path(__file__).parents[3] / "docs" / "doctor.md").read_text(encoding="utf-8")
    provider = read["findings"][1]["provider"]

    assert [one for one in (*read, *read["findings"][0], *provider) if f"`{one}`" not in page] == []
    assert (read["schema"], read["works"]) == (1, False)
    assert provider == {
        "id": "searxng",
        "kind": "rank",
        "engine": "SearXNG (duckduckgo)",
        "receiver": "127.0.0.1",
        "terms": str(searxng.provider.about.terms),
        "sends": ["name", "name_and_word", "handle", "domain", "locale"],
        "key": "not_wanted",
        "url": "set",
        "in_audit": True,
        "status": "disabled",
        "left": None,
    }
    assert SearchStatus(provider["status"]) is SearchStatus.DISABLED
