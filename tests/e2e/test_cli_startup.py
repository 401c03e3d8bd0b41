"""Help appears at once: it imports nothing that is heavy (`tests/benchmarks/bench_help.py` measures the time)."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {
    "aiohttp", "asyncio", "babel", "bs4", "dns", "feedparser", "httpx", "importlib.metadata", "jinja2", "lxml",
    "pydantic", "rich", "tldextract", "typer", "warcio",
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
def test_help_imports_nothing_heavy(language: str) -> None:
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "footprint", "--lang", language, "--help"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    imported = {line.rpartition("|")[2].strip() for line in told.stderr.splitlines()}

    assert "footprint.cli" in imported
    assert imported & HEAVY == set()
