"""What holds for every test: no address but loopback, no settings of the person who runs them, steady examples."""

from __future__ import annotations

import gc
import ipaddress
import os
import socket
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")
gc.set_threshold(20_000, 20, 20)  # as the program does it


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What fills a whole environment comes first, lest one process is still at it when the others have run dry."""
    items.sort(key=lambda one: not any(one.get_closest_marker(mark) for mark in ("install", "searxng")))


def pytest_collection_finish() -> None:
    """Thousands of tests are no garbage, and need not be looked through for it again and again."""
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def only_loopback() -> Iterator[None]:
    """A connection to any other address is a fault of the test."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:  # noqa: ANN401 (what an address is depends on the family)
        if self.family in {socket.AF_INET, socket.AF_INET6} and not ipaddress.ip_address(address[0]).is_loopback:
            raise AssertionError(f"a test may not connect to {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(autouse=True)
def nobodys_settings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Settings, caches and kept audits of whoever runs the tests neither change them nor are changed."""
    home = tmp_path_factory.getbasetemp() / "home"
    for name in [one for one in os.environ if one.startswith("FOOTPRINT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
