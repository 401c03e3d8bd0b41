"""What attempts that were cut off saw whole: it is used again, and nobody is asked for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
import pytest

from footprint.clock import StillClock
from footprint.web import Exchange, Failure, FailureKind, Limits, Lookup, Reading, Request
from footprint.web.archive import EarlierAttempts, JournalRecorder, open_archive
from footprint.web.live import LiveWeb
from recordings import MOMENT, begin, exchange, response

if TYPE_CHECKING:
    from pathlib import Path

    from footprint.web import Outcome, Response
    from footprint.web.archive import WarcRecorder

PAGES = tuple(response(f"https://tess.example/{n}", body=b"the page number %d" % n) for n in range(4))


def question(page: Response) -> Request:
    return Request(page.url)


@pytest.fixture(params=["1.warc.gz", "1.journal"])
def first(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where the first attempt writes down what it sees: a recording that is to be kept, or a journal."""
    return tmp_path / str(request.param)


def recorder_of(path: Path, *secrets: str) -> JournalRecorder | WarcRecorder:
    return JournalRecorder(path, secrets=secrets) if path.suffix == ".journal" else begin(path, secrets=secrets)


def cut_off(path: Path, *seen: Outcome) -> Path:
    """What a killed process leaves that asked for these pages, one after the other."""
    with recorder_of(path) as recorder:
        for page, outcome in zip(PAGES, seen, strict=False):
            recorder.exchange(Exchange(question(page), MOMENT, outcome), None)
    if path.suffix == ".journal":
        path.write_bytes(path.read_bytes() + b'0123456 {"k')
        return path
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(path.read_bytes()[:-20])
    return part


def letters(page: Response) -> Reading:
    return Reading(len(page.body), page.body.decode())


class Site:
    """Counts what it is asked."""

    def __init__(self, status: int = 200) -> None:
        self.asked: list[str] = []
        self._status = status

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.url.path != "/robots.txt":
            self.asked.append(str(request.url))
        return httpx.Response(self._status, text="anew")


def web(site: Site, before: EarlierAttempts, *, recorder: WarcRecorder | None = None, circuit: int = 3) -> LiveWeb:
    limits, clock = Limits(circuit=circuit), StillClock(MOMENT)
    wire = httpx.MockTransport(site)
    return LiveWeb(wire, clock=clock, agent="footprint/0", limits=limits, recorder=recorder, before=before)


async def test_what_was_seen_whole_is_not_asked_again_and_recorded_anew(first: Path) -> None:
    part, site = cut_off(first, *PAGES[:2]), Site()
    with begin(first.with_name("2.warc.gz")) as recorder:
        async with web(site, EarlierAttempts([part]), recorder=recorder) as live:
            seen = [(await live.get(question(one))).outcome for one in PAGES[:3]]
    again = open_archive(first.with_name("2.warc.gz"))

    assert seen[:2] == list(PAGES[:2])
    assert site.asked == [PAGES[2].url]
    assert [found.outcome for one in PAGES[:3] if (found := again.whole(question(one)))] == seen


async def test_a_reader_reads_what_was_seen_whole(first: Path) -> None:
    part, site = cut_off(first, PAGES[0]), Site()
    async with web(site, EarlierAttempts([part])) as live:
        read = (await live.get(question(PAGES[0]), reader=letters)).outcome

    assert not isinstance(read, Failure)
    assert read.reading == Reading(17, "the page number 0")
    assert site.asked == []


def test_what_a_reader_took_all_of_is_known_as_it_was_read(first: Path) -> None:
    read = replace(PAGES[0], body=b"", reading=Reading(17))
    with recorder_of(first) as recorder:
        recorder.exchange(exchange(read), PAGES[0])

    found = EarlierAttempts([first]).exchange(question(PAGES[0]))

    assert found is not None
    assert found.outcome == read


def test_what_a_control_said_without_its_holder_answers_the_next_control_and_nobody_who_has_that_name(
    tmp_path: Path,
) -> None:
    control, read = replace(question(PAGES[0]), is_common=True), replace(PAGES[0], body=b"", reading=Reading(17))
    with begin(tmp_path / "1.warc.gz") as recorder:
        recorder.exchange(Exchange(control, MOMENT, read), None)
    before = EarlierAttempts([tmp_path / "1.warc.gz"])

    assert [one is not None for one in map(before.exchange, (control, question(PAGES[0])))] == [True, False]


def test_what_was_left_out_when_it_was_recorded_is_not_known(first: Path) -> None:
    reduced = replace(PAGES[0], body=b"", reading=Reading(17, {"links": ["https://holder.example/"]}))
    with recorder_of(first, "page number 1") as recorder:
        recorder.exchange(exchange(reduced), PAGES[0])
        recorder.exchange(exchange(PAGES[1]), None)
    before = EarlierAttempts([first])

    assert [before.exchange(question(one)) for one in PAGES[:2]] == [None, None]


@pytest.mark.parametrize(
    ("kind", "is_known"),
    [
        (FailureKind.TIMEOUT, True),
        (FailureKind.ROBOTS, True),
        (FailureKind.INTERRUPTED, False),
        (FailureKind.DEADLINE, False),
        (FailureKind.PROXY, False),
    ],
)
def test_a_failure_is_known_where_it_was_the_site_s(kind: FailureKind, is_known: bool, first: Path) -> None:  # noqa: FBT001 (a table)
    failure = Failure(kind)
    with recorder_of(first) as recorder:
        recorder.exchange(Exchange(question(PAGES[0]), MOMENT, failure), None)
        recorder.lookup(Lookup("tess.example", "TXT", MOMENT, failure))
    before = EarlierAttempts([first])

    assert (before.exchange(question(PAGES[0])) is not None) is is_known
    assert (before.lookup("tess.example", "TXT") is not None) is is_known


async def test_what_the_dns_said_and_what_was_recalled_is_not_asked_for_again(first: Path) -> None:
    lookup, recalled = Lookup("tess.example", "TXT", MOMENT, ("v=1",)), exchange(replace(PAGES[0], body=b""))
    with recorder_of(first) as recorder:
        recorder.lookup(lookup)
        recorder.recalled("topic", exchange(replace(PAGES[0], body=b"", reading=Reading(17))))
    with begin(first.with_name("2.warc.gz")) as recorder:
        async with web(Site(), EarlierAttempts([first]), recorder=recorder) as live:
            said = await live.lookup("tess.example", "TXT"), live.recall("topic"), live.recall("another")
    again = open_archive(first.with_name("2.warc.gz"))

    assert said[0] == again.lookup("tess.example", "TXT") == lookup
    assert said[1] is not None
    assert said[1].request == recalled.request
    assert said[1] == again.recalled("topic")
    assert said[2] is None


async def test_a_host_that_failed_before_is_left_alone_as_soon_as_it_would_have_been(first: Path) -> None:
    failures = (Failure(FailureKind.TIMEOUT), Failure(FailureKind.CIRCUIT_OPEN), Failure(FailureKind.BAD_URL))
    part, site = cut_off(first, *failures), Site()
    async with web(site, EarlierAttempts([part]), circuit=1) as live:
        seen = [(await live.get(question(one))).outcome for one in PAGES]

    assert [one.kind for one in seen if isinstance(one, Failure)] == [
        *(one.kind for one in failures),
        FailureKind.CIRCUIT_OPEN,
    ]
    assert site.asked == []


def test_of_a_damaged_part_what_comes_before_the_damage_is_known_and_of_several_each(tmp_path: Path) -> None:
    part, other = cut_off(tmp_path / "1.warc.gz", *PAGES[:3]), cut_off(tmp_path / "2.warc.gz", *PAGES)
    data = bytearray(part.read_bytes())
    middle = data.index(b"\x1f\x8b\x08", len(data) // 2) + 12
    data[middle : middle + 8] = b"\0" * 8
    part.write_bytes(data)
    nothing = tmp_path / "3.warc.gz.part"
    nothing.write_bytes(b"power went away" * 9)
    known = [[one for one in PAGES if EarlierAttempts(parts).exchange(question(one))]
             for parts in ([part], [nothing, tmp_path / "nowhere"], [part, nothing, other])]  # fmt: skip

    assert PAGES[0] in known[0]
    assert PAGES[2] not in known[0]
    assert known[1] == []
    assert known[2] == list(PAGES)
