from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
import trustme

from footprint.errors import ConfigError
from footprint.web.transport import Proxies, build_transport, proxies_from, tls_context
from hostile import LOOPBACK, Names, connect_proxy, hostile, says

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENTS: dict[str, tuple[dict[str, str], Proxies]] = {
    "nothing": ({}, Proxies()),
    "capitals": ({"HTTPS_PROXY": "http://proxy:3128"}, Proxies(https="http://proxy:3128")),
    "small letters first": (
        {"HTTP_PROXY": "http://big:1", "http_proxy": "http://small:1"},
        Proxies(http="http://small:1"),
    ),
    "one for all": ({"ALL_PROXY": "http://proxy:1"}, Proxies(http="http://proxy:1", https="http://proxy:1")),
    "one for all but one": (
        {"ALL_PROXY": "http://proxy:1", "HTTPS_PROXY": "http://other:1"},
        Proxies(http="http://proxy:1", https="http://other:1"),
    ),
    "no scheme": ({"HTTPS_PROXY": "proxy:3128"}, Proxies(https="http://proxy:3128")),
    "a login": ({"HTTPS_PROXY": "http://me:pass@proxy:3128"}, Proxies(https="http://me:pass@proxy:3128")),
    "empty": ({"HTTPS_PROXY": "", "NO_PROXY": ""}, Proxies()),
    "exceptions": (
        {"NO_PROXY": " A.example, .b.example,,*:8080 "},
        Proxies(bypass=("a.example", ".b.example", "*:8080")),
    ),
}


@pytest.mark.parametrize(("environ", "proxies"), ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_the_environment_names_the_proxies(environ: dict[str, str], proxies: Proxies) -> None:
    assert proxies_from(environ) == proxies


@pytest.mark.parametrize("value", ["socks5://proxy:1080", "http://", "http://proxy:port", "http://[::1", "file:///x"])
def test_a_proxy_that_can_not_be_used_is_an_error_of_the_configuration(value: str) -> None:
    with pytest.raises(ConfigError, match="HTTPS_PROXY"):
        proxies_from({"HTTPS_PROXY": value})


@pytest.mark.parametrize(
    ("rule", "url", "is_direct"),
    [
        ("site.example", "https://site.example/", True),
        ("site.example", "https://www.site.example/", True),
        (".site.example", "https://www.site.example/", True),
        ("*.site.example", "https://www.site.example/", True),
        ("site.example", "https://mysite.example/", False),
        ("site.example:8443", "https://site.example:8443/", True),
        ("site.example:8443", "https://site.example/", False),
        ("site.example:443", "https://site.example/", True),
        ("8.8.8.8", "https://8.8.8.8/", True),
        ("[2001:4860:4860::8888]", "https://[2001:4860:4860::8888]/", True),
        ("*", "https://site.example/", True),
        ("xn--t-9fab.example", "https://xn--t-9fab.example/", True),
    ],
)
def test_what_the_exceptions_name_is_asked_directly(rule: str, url: str, *, is_direct: bool) -> None:
    proxies = Proxies(http="http://one:1", https="http://two:1", bypass=(rule,))

    assert (proxies.route(httpx.URL(url)) is None) == is_direct


@pytest.mark.parametrize(
    ("host", "is_direct"),
    [
        ("127.0.0.1:8888", True),
        ("127.8.9.1", True),
        ("[::1]:8888", True),
        ("localhost:8888", True),
        ("searx.localhost", True),
        ("localhost.example", False),
        ("10.0.0.1", False),
    ],
)
def test_a_server_on_this_machine_is_asked_directly(host: str, *, is_direct: bool) -> None:
    proxies = Proxies(http="http://one:1", https="http://two:1")

    assert (proxies.route(httpx.URL(f"http://{host}/")) is None) == is_direct


def test_each_scheme_has_its_proxy() -> None:
    proxies = Proxies(http="http://one:1", https="http://two:1")

    assert proxies.route(httpx.URL("http://site.example/")) == "http://one:1"
    assert proxies.route(httpx.URL("https://site.example/")) == "http://two:1"


def test_certificates_of_the_operator_are_trusted_alone(tmp_path: Path) -> None:
    authority = trustme.CA()
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(path)
    own, usual = tls_context(str(path)), tls_context()

    assert own.cert_store_stats()["x509_ca"] == 1
    assert usual.cert_store_stats()["x509_ca"] > 50


@pytest.mark.parametrize("content", [None, "no certificates"], ids=["missing", "unreadable"])
def test_a_file_without_certificates_is_an_error_of_the_configuration(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "ca.pem"
    if content is not None:
        path.write_text(content)

    with pytest.raises(ConfigError, match="SSL_CERT_FILE"):
        tls_context(str(path))


async def get(transport: httpx.AsyncBaseTransport, url: str) -> bytes:
    try:
        response = await transport.handle_async_request(httpx.Request("GET", url))
        return await response.aread()
    finally:
        await transport.aclose()


async def test_a_resolver_that_is_passed_in_is_trusted() -> None:
    async with hostile({"/": says(b"page")}) as site:
        transport = build_transport(resolver=Names(("site.test", LOOPBACK)))

        assert await get(transport, f"http://site.test:{site.port}/") == b"page"


async def test_without_one_the_guard_stands() -> None:
    async with hostile({"/": says(b"page")}) as site:
        with pytest.raises(httpx.TransportError, match="localhost"):
            await get(build_transport(), f"http://localhost:{site.port}/")

        assert not site.asked


async def test_what_is_exempt_passes_the_guard() -> None:
    async with hostile({"/": says(b"page")}) as site:
        transport = build_transport(exempt=frozenset({("localhost", site.port)}))

        assert await get(transport, f"http://localhost:{site.port}/") == b"page"


async def test_exceptions_go_past_the_proxy() -> None:
    async with hostile({"/": says(b"page")}) as site, connect_proxy() as proxy:
        proxies = Proxies(http=proxy.url, bypass=("site.test",))
        transport = build_transport(resolver=Names(("site.test", LOOPBACK)), proxies=proxies)

        assert await get(transport, f"http://site.test:{site.port}/") == b"page"
        assert not proxy.asked


async def test_a_proxy_whose_name_is_unknown_is_the_proxys_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown name")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(httpx.ProxyError):
        await get(build_transport(proxies=Proxies(http="http://proxy.test:3128")), "http://site.test/")
