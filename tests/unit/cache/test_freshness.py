"""When an answer may be kept and used again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from footprint.web.freshness import Kept, confirmed, is_confirmed, is_fresh, may_be_kept, validators
from footprint.web.hop import Answer

CAME = datetime(2026, 8, 3, 12, tzinfo=UTC)
NOON, LATER, BEFORE = (f"Mon, 03 Aug 2026 {hour}:00:00 GMT" for hour in ("12", "13", "11"))


def _answer(*headers: tuple[str, str], status: int = 200) -> Answer:
    return Answer(status, headers, b"page")


@pytest.mark.parametrize(
    ("answer", "may"),
    [
        pytest.param(_answer(("cache-control", "max-age=60")), True, id="fresh for a while"),
        pytest.param(_answer(("expires", LATER)), True, id="expires"),
        pytest.param(_answer(("etag", '"1"')), True, id="a tag to ask with"),
        pytest.param(_answer(("last-modified", NOON)), True, id="a date to ask with"),
        pytest.param(_answer(("cache-control", "private, max-age=60")), True, id="private: this cache is"),
        pytest.param(_answer(("cache-control", "no-cache"), ("etag", '"1"')), True, id="no-cache with a tag"),
        pytest.param(
            _answer(("etag", '"1"'), ("vary", "accept, accept-encoding")), True, id="varies by what is in the key"
        ),
        pytest.param(_answer(("etag", '"1"'), status=404), True, id="a page that is missing"),
        pytest.param(_answer(("cache-control", "max-age=60"), status=301), True, id="a redirect"),
        pytest.param(_answer(), False, id="nothing said: no use"),
        pytest.param(_answer(("cache-control", "No-Store"), ("etag", '"1"')), False, id="no-store"),
        pytest.param(
            _answer(("cache-control", "max-age=60"), ("cache-control", "no-store")),
            False,
            id="no-store in a second line",
        ),
        pytest.param(_answer(("etag", '"1"'), ("vary", "accept, *")), False, id="varies by anything"),
        pytest.param(_answer(("cache-control", "max-age=60"), status=503), False, id="a fault"),
        pytest.param(_answer(("cache-control", "max-age=60"), status=403), False, id="a wall"),
        pytest.param(_answer(("cache-control", "max-age=60"), status=206), False, id="a part"),
        pytest.param(_answer(("etag", '"1"'), status=304), False, id="a 304 that nobody asked for"),
    ],
)
def test_an_answer_is_kept_only_if_the_site_allows_and_it_is_of_use(answer: Answer, *, may: bool) -> None:
    assert may_be_kept(answer) is may


@pytest.mark.parametrize(
    ("answer", "seconds", "fresh"),
    [
        pytest.param(_answer(("cache-control", "max-age=60")), 59, True, id="within max-age"),
        pytest.param(_answer(("cache-control", "max-age=60")), 60, False, id="at max-age"),
        pytest.param(_answer(("cache-control", 'Max-Age="60"')), 59, True, id="quoted"),
        pytest.param(
            _answer(("cache-control", "max-age=60, max-age=9999")), 61, False, id="repeated: the first counts"
        ),
        pytest.param(_answer(("cache-control", "max-age=soon")), 0, False, id="max-age in words"),
        pytest.param(_answer(("cache-control", "max-age=-1")), 0, False, id="max-age below zero"),
        pytest.param(_answer(("cache-control", "s-maxage=60")), 1, False, id="for shared caches only"),
        pytest.param(
            _answer(("cache-control", "max-age=0"), ("expires", LATER)), 1, False, id="max-age before expires"
        ),
        pytest.param(_answer(("cache-control", "no-cache, max-age=60")), 1, False, id="no-cache"),
        pytest.param(_answer(("cache-control", 'no-cache="x", max-age=60')), 1, False, id="no-cache for a header"),
        pytest.param(_answer(("expires", LATER), ("date", NOON)), 3599, True, id="before expires"),
        pytest.param(_answer(("expires", LATER), ("date", NOON)), 3600, False, id="at expires"),
        pytest.param(_answer(("expires", LATER)), 3599, True, id="expires without a date"),
        pytest.param(_answer(("expires", "0"), ("date", NOON)), 0, False, id="expires now"),
        pytest.param(_answer(("expires", "Mon, 03 Aug 99999 12:00:00 GMT")), 1, False, id="expires beyond calendars"),
        pytest.param(_answer(("cache-control", "max-age=60"), ("age", "50")), 9, True, id="younger with its age"),
        pytest.param(
            _answer(("cache-control", "max-age=60"), ("age", "50")), 10, False, id="its age on arrival counts"
        ),
        pytest.param(_answer(("cache-control", "max-age=60"), ("date", BEFORE)), 0, False, id="its date counts"),
        pytest.param(
            _answer(("cache-control", "max-age=60"), ("date", LATER)), 60, False, id="a date to come does not"
        ),
        pytest.param(_answer(("cache-control", "max-age=99999999999999")), 86399, True, id="for ever: a day"),
        pytest.param(_answer(("cache-control", "max-age=99999999999999")), 86400, False, id="for ever: not longer"),
        pytest.param(_answer(("cache-control", "max-age=60")), -1, False, id="the clock went back"),
        pytest.param(_answer(("last-modified", BEFORE)), 1, False, id="no guess from its last change"),
    ],
)
def test_an_answer_is_used_without_asking_only_while_the_site_calls_it_fresh(
    answer: Answer, seconds: int, *, fresh: bool
) -> None:
    assert is_fresh(Kept(answer, CAME), CAME + timedelta(seconds=seconds)) is fresh


@pytest.mark.parametrize("tag", ['"é"', '"\x01"', '"日"'])
def test_a_tag_that_no_header_can_hold_is_not_sent_back(tag: str) -> None:
    assert validators(_answer(("etag", tag))) == ()


def test_asking_again_names_the_tag_and_the_date() -> None:
    answer = _answer(("etag", 'W/"1"'), ("last-modified", NOON))

    assert validators(answer) == (("if-none-match", 'W/"1"'), ("if-modified-since", NOON))


@pytest.mark.parametrize(
    ("kept", "told", "same"),
    [
        pytest.param((("etag", '"1"'),), (("etag", '"1"'),), True, id="same tag"),
        pytest.param((("etag", 'W/"1"'),), (("etag", '"1"'),), True, id="weak became strong"),
        pytest.param((("etag", '"1"'),), (("etag", 'W/"2"'),), True, id="weak tags prove nothing"),
        pytest.param((("etag", '"1"'),), (), True, id="no tag"),
        pytest.param((("etag", '"1"'),), (("etag", '"2"'),), False, id="another tag"),
        pytest.param((), (("etag", '"2"'),), False, id="a tag that we did not have"),
    ],
)
def test_a_304_confirms_only_the_answer_it_speaks_of(
    kept: tuple[tuple[str, str], ...], told: tuple[tuple[str, str], ...], *, same: bool
) -> None:
    assert is_confirmed(_answer(*kept), _answer(*told, status=304)) is same


def test_a_304_renews_the_headers_but_not_what_describes_the_body() -> None:
    kept = _answer(("content-type", "text/html"), ("date", BEFORE), ("link", "a"), ("link", "b"))
    told = _answer(("date", NOON), ("content-type", "text/plain"), ("content-length", "0"), ("etag", '"2"'), status=304)

    assert confirmed(kept, told) == _answer(
        ("content-type", "text/html"), ("link", "a"), ("link", "b"), ("date", NOON), ("etag", '"2"')
    )


_names = st.sampled_from(["cache-control", "expires", "date", "age", "etag", "last-modified", "vary"])


@given(st.lists(st.tuples(_names, st.text()), max_size=6), st.integers(100, 999))
def test_no_header_is_too_strange_to_decide(headers: list[tuple[str, str]], status: int) -> None:
    kept = Kept(Answer(status, tuple(headers), b""), CAME)

    assert may_be_kept(kept.answer) in {True, False}
    assert is_fresh(kept, CAME) in {True, False}
