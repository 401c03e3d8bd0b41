"""Golden files: reports as they were last read in review.

`pytest tests/unit/report --refresh-goldens` writes them anew; the difference is then read like any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "golden"


@dataclass(frozen=True, slots=True)
class Golden:
    """What a report is compared with."""

    refresh: bool

    def keeps(self, text: str, path: Path) -> bool:
        """Is this the text that the file holds? When refreshing, it becomes so."""
        if self.refresh:
            path.write_text(text, encoding="utf-8")
        return path.exists() and path.read_text(encoding="utf-8") == text


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-goldens", action="store_true", help="write the golden reports anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(refresh=bool(request.config.getoption("--refresh-goldens", default=False)))
