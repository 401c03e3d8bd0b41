"""How long an audit is kept."""

from __future__ import annotations

from datetime import date

import pytest

from footprint.config import Settings
from footprint.store import DEFAULT_MONTHS, LONGEST_MONTHS, expiry
from footprint.store.retention import has_expired


@pytest.mark.parametrize(
    ("made", "months", "wanted"),
    [
        (date(2026, 11, 28), 6, date(2027, 5, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 2, 28), 6, date(2026, 8, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 6, 15), 6, date(2026, 12, 15)),
    ],
    ids=str,
)
def test_an_audit_is_kept_until_that_day_some_months_later(made: date, months: int, wanted: date) -> None:
    assert expiry(made, months) == wanted


@pytest.mark.parametrize("months", [0, -1, 25])
def test_nothing_is_kept_longer_than_the_cap_or_for_no_time(months: int) -> None:
    with pytest.raises(ValueError, match=str(months)):
        expiry(date(2026, 11, 28), months)


@pytest.mark.parametrize(
    ("today", "wanted"), [(date(2027, 5, 27), False), (date(2027, 5, 28), False), (date(2027, 5, 29), True)], ids=str
)
def test_an_audit_is_read_up_to_its_last_day(today: date, wanted: bool) -> None:  # noqa: FBT001 (a case's)
    assert has_expired(date(2027, 5, 28), today) is wanted


def test_the_settings_know_the_same_months() -> None:
    schema = Settings.model_json_schema()["properties"]["retention_months"]

    assert (schema["default"], schema["maximum"]) == (DEFAULT_MONTHS, LONGEST_MONTHS)
