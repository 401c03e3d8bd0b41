"""The moments that feeds write."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.extract.moment import is_day_first, read_moment

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
        ("Mon, 9 Sep 25 21:40 GMT", NINTH.replace(second=0)),
        ("Tue,09 Sep 2025 21:40:31 GMT", NINTH),
        ("Mon, 08 Sep 2025 24:00:00 GMT", datetime(2025, 9, 9, tzinfo=UTC)),
        ("Tue, 09 Sep 2025 23:40:31 +0200 CEST by admin", NINTH),
        ("Tue, 09 Sep 2025 23:40:31 CEST+0200", NINTH),
        ("Tue Sep 09 2025 23:40:31 GMT+0200 (Central European Summer Time)", NINTH),
        ("Tue Sep  9 21:40:31 2025", NINTH),
        ("Tue Sep  9 23:40:31 CEST 2025", NINTH),
        ("2025-09-09t21:40:31,5z", NINTH),
        ("2025-09-09 21:40:31", NINTH),
        ("2025-09-09T16:40:31\u22120500", NINTH),
        ("2025-09-09T23:40:31+02:00[Europe/Paris]", NINTH),
        ("2025-09-09T21", NINTH.replace(minute=0, second=0)),
        ("2025-W37-2T21:40:31Z", NINTH),
        ("2025-252T21:40:31Z", NINTH),
        ("20250909214031", NINTH),
        ("09/Sep/2025:21:40:31 +0000", NINTH),
        ("2025 Sep 9", datetime(2025, 9, 9, tzinfo=UTC)),
        ("lundi 3 février 2025 à 10h30", datetime(2025, 2, 3, 10, 30, tzinfo=UTC)),
        ("3 déc. 2025", datetime(2025, 12, 3, tzinfo=UTC)),
        ("Publié le 9 septembre 2025 par Camille", datetime(2025, 9, 9, tzinfo=UTC)),
        ("Posted on September 9th, 2025", datetime(2025, 9, 9, tzinfo=UTC)),
        ("1757454031", NINTH),
        ("1757454031000", NINTH),
        ("1757454031.25", NINTH),
        ("09.11.2025", datetime(2025, 11, 9, tzinfo=UTC)),
        ("13/11/2025", datetime(2025, 11, 13, tzinfo=UTC)),
        ("11/13/2025 9:40 PM", datetime(2025, 11, 13, 21, 40, tzinfo=UTC)),
        ("09/09/2025", datetime(2025, 9, 9, tzinfo=UTC)),
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
        "05/06/2025",
        "2025-09",
        "2025-366",
        "2025-W37",
        "3 jui 2025",
        "9 marmalade 2025",
        "9 septembre 2025 10",
        "Tue, 09 Sep 2025 24:01:00 GMT",
        "Tue, 09 Sep 2025 21:60:00 GMT",
        "Tue, 09 Sep 2025 21:40:31 EST+0100",
        "2025090921",
        "12345678901",
        "100000000",
    ],
)
def test_a_text_that_names_no_sure_moment_is_none(text: str) -> None:
    assert read_moment(text) is None


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["05/11/2026", "31/10/2026 08:00"], True),
        (["11/05/2026 8:00 AM", "10/31/2026 8:00 AM"], False),
        (["05/11/2026", "04/10/2026"], None),
        (["31/10/2026", "10/31/2026"], None),
        (["31/31/2026", "5/5/2026", "", "2026-10-31"], None),
        ([], None),
    ],
    ids=["day first", "month first", "not told", "contradictory", "no dates", "nothing"],
)
def test_the_order_of_day_and_month_is_told_by_dates_that_have_one_only(
    *, texts: list[str], expected: bool | None
) -> None:
    assert is_day_first(texts) is expected


@pytest.mark.parametrize(
    ("day_first", "moment"),
    [(True, datetime(2026, 11, 5, tzinfo=UTC)), (False, datetime(2026, 5, 11, tzinfo=UTC)), (None, None)],
)
def test_a_date_that_may_be_read_in_two_ways_is_read_as_its_neighbours(
    *, day_first: bool | None, moment: datetime | None
) -> None:
    assert read_moment("05/11/2026", day_first=day_first) == moment


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


@pytest.mark.parametrize(
    "text", ["le " * 33, "on:" * 33, "mar " * 25, "9 " * 50, "(" * 100, "a" * 100, "9 sep 2025 " + "a " * 44]
)
def test_no_text_takes_long(text: str) -> None:
    start = time.process_time()

    read_moment(text)

    assert time.process_time() - start < 0.1
