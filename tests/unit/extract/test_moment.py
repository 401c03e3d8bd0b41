"""The moments that feeds write."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.extract.moment import read_moment

NINTH = datetime(2025, 9, 9, 21, 40, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2025-09-09T21:40:31Z", NINTH),
        ("2025-09-09T21:40:31.123Z", NINTH),
        ("2025-09-09T23:40:31+02:00", NINTH),
        ("2025-09-10T03:25:31+0545", NINTH),
        ("2025/09/09 21:40:31", NINTH),
        ("20250909T214031Z", NINTH),
        ("Tue, 09 Sep 2025 21:40:31 GMT", NINTH),
        ("Tue, 09 Sep 2025 23:40:31 CEST", NINTH),
        ("Tue, 09 Sep 2025 22:40:31 CET", NINTH),
        ("Tue, 09 Sep 2025 23:40:31 GMT+2", NINTH),
        ("Tue, 09 Sep 2025 16:40:31 EST", NINTH),
        ("Wed, 10 Sep 2025 07:40:31 AEST", NINTH),
        ("Tue, 9 Sep 25 21:40:31 +0000 (UTC)", NINTH),
        ("September 9, 2025 21:40", NINTH.replace(second=0)),
        ("Sept. 9, 2025, 9:40 p.m.", NINTH.replace(second=0)),
        ("mardi 9 septembre 2025 à 21h40", NINTH.replace(second=0)),
        ("9 septembre 2025", datetime(2025, 9, 9, tzinfo=UTC)),
        ("09 sept. 2025", datetime(2025, 9, 9, tzinfo=UTC)),
        ("1er août 2024", datetime(2024, 8, 1, tzinfo=UTC)),
        ("9 juin 2025", datetime(2025, 6, 9, tzinfo=UTC)),
        ("9 juillet 2025", datetime(2025, 7, 9, tzinfo=UTC)),
        ("12 févr. 2025", datetime(2025, 2, 12, tzinfo=UTC)),
        ("2025-09-09", datetime(2025, 9, 9, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_in_the_forms_met_in_the_wild(text: str, moment: datetime) -> None:
    assert read_moment(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025",
        "yesterday",
        "12/05/2025",
        "31 février 2025",
        "2025-13-01",
        "2004-július-13T14:15-05:00",
        "Tue, 09 Sep 2025 21:40:31 XYZ",
        "Tue, 09 Sep 2025 25:40:31 GMT",
        "Tue, 09 Sep 2025 21:40:31 +9999",
        "9 ١٢ 2025",
    ],
)
def test_a_text_that_names_no_sure_moment_is_none(text: str) -> None:
    assert read_moment(text) is None


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2060, 1, 1), timezones=st.timezones()))  # noqa: DTZ001 (the zone is drawn apart)
def test_iso_8601_comes_back_to_the_second(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    offset = whole.utcoffset()
    if offset is None or offset.total_seconds() % 60:
        whole = whole.replace(tzinfo=UTC)

    assert read_moment(whole.isoformat()) == whole.astimezone(UTC)


@given(st.text(max_size=300))
def test_whatever_the_text_nothing_is_raised(text: str) -> None:
    moment = read_moment(text)

    assert moment is None or moment.utcoffset() is not None
