from __future__ import annotations

import asyncio
import socket
from ipaddress import ip_address

import pytest

from footprint.web.guard import BlockedAddress, GuardedResolver, SystemNames, is_public
from hostile import LOOPBACK, Names

PUBLIC = [
    "8.8.8.8",
    "1.1.1.1",
    "193.0.6.139",
    "2001:4860:4860::8888",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
]
INNER = [
    "0.0.0.0",  # noqa: S104 (nothing is bound: it is an address that must be refused)
    "0.1.2.3",
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::1",
    "2002:c0a8:101::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "3fff::1",
    "5f00::1",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", INNER)
def test_a_special_address_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


async def test_only_public_addresses_come_out_in_their_order() -> None:
    mixed = Names(
        ("site.test", "8.8.4.4"), ("site.test", LOOPBACK), ("site.test", "8.8.8.8"), ("site.test", "fe80::1%eth0")
    )
    guard = GuardedResolver(exempt=frozenset(), names=mixed)

    assert [one["host"] for one in await guard.resolve("site.test", 443)] == ["8.8.4.4", "8.8.8.8"]


async def test_a_name_that_changes_its_mind_is_checked_each_time() -> None:
    guard = GuardedResolver(exempt=frozenset(), names=Names(("site.test", LOOPBACK)))

    with pytest.raises(BlockedAddress):
        await guard.resolve("site.test", 443)


async def test_exempt_is_one_name_at_one_port() -> None:
    guard = GuardedResolver(exempt=frozenset({("searx.test", 8888)}), names=Names(("searx.test", LOOPBACK)))

    assert [one["host"] for one in await guard.resolve("searx.test", 8888)] == [LOOPBACK]
    with pytest.raises(BlockedAddress):
        await guard.resolve("searx.test", 8889)


async def test_an_unknown_name_stays_the_error_it_was() -> None:
    guard = GuardedResolver(exempt=frozenset(), names=Names())

    with pytest.raises(socket.gaierror):
        await guard.resolve("nobody.test", 80)
    await guard.close()


async def test_the_system_knows_its_own_name() -> None:
    found = await SystemNames().resolve("localhost", 80, socket.AF_INET)

    assert [(one["host"], one["port"]) for one in found] == [(LOOPBACK, 80)]


async def test_the_system_resolver_is_guarded() -> None:
    with pytest.raises(BlockedAddress):
        await GuardedResolver(exempt=frozenset()).resolve("localhost", 80)


@pytest.mark.parametrize("name", ["a..b", "a" * 64 + ".test"])
async def test_what_is_no_name_does_not_resolve(name: str) -> None:
    with pytest.raises(socket.gaierror):
        await SystemNames().resolve(name, 80)


async def test_an_error_of_the_system_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    monkeypatch.setattr(socket, "getaddrinfo", fail)

    with pytest.raises(socket.gaierror, match="try again"):
        await SystemNames().resolve("site.test", 80)


def test_nobody_waits_for_a_name_server_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    answers = threading.Event()
    asked: list[threading.Thread] = []

    def hang(*_: object, **__: object) -> list[object]:
        asked.append(threading.current_thread())
        answers.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)

    async def ask() -> None:
        async with asyncio.timeout(0.05):
            await SystemNames().resolve("site.test", 80)

    with pytest.raises(TimeoutError):
        asyncio.run(ask())
    answers.set()
    asked[0].join(5)

    assert asked[0].daemon
    assert not asked[0].is_alive()


async def test_an_answer_that_comes_too_late_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    answers = threading.Event()
    asked: list[threading.Thread] = []

    def hang(*_: object, **__: object) -> list[object]:
        asked.append(threading.current_thread())
        answers.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await SystemNames().resolve("site.test", 80)
    answers.set()
    await asyncio.to_thread(asked[0].join, 5)
    await asyncio.sleep(0)

    assert not asked[0].is_alive()
