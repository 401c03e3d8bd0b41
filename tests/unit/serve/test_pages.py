"""What the pages of the local server say, and what a command line hears of it."""

from __future__ import annotations

import asyncio
import re
import socket
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desk import StillJobs, desk
from footprint.config import Settings
from footprint.errors import ConfigError
from footprint.message import msg
from footprint.serve.form import Filled, ordered
from footprint.serve.jobs import State, Step, Underway
from footprint.serve.pages.underway import in_one_line, percent, until
from footprint.serve.running import bound
from footprint.serve.visiting import FIELD
from visitor import OURS, Visitor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

NOW = datetime(2026, 11, 22, tzinfo=UTC)
STATED = """
require_mandate = true
jurisdiction = "new-york"
retention_months = 3
contact = "https://agency.example"
[mandate]
controller = "Agency Example"
"""


@pytest.fixture
def configured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    """A server with a file of settings and a variable, which counts more."""
    file = tmp_path / "settings.toml"
    file.write_text(STATED, encoding="utf-8")
    monkeypatch.setenv("FOOTPRINT_CONTACT", "https://other.example")
    monkeypatch.setenv("FOOTPRINT_BRAVE_KEY", "not-to-be-seen")
    with Visitor(desk(tmp_path / "kept", config=file, environ={"FOOTPRINT_BRAVE_KEY": "not-to-be-seen"})) as visitor:
        yield visitor


def told(page: str, title: str) -> str:
    """What a page of settings says of one of them."""
    found = re.search(rf"<dt>{re.escape(title)}</dt>\n<dd>(.*?)</dd>", page, re.DOTALL)
    assert found is not None
    return " ".join(re.sub("<[^>]+>", " ", found[1]).split())


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Mandate", "needed: an audit without it is refused stated in .*settings.toml: require_mandate"),
        ("Who is responsible", "Agency Example stated in .*settings.toml: mandate.controller"),
        ("Purpose", "not stated"),
        ("Place whose rules hold", "New York City stated in .*"),
        ("From the notice to the audit", "10 business days"),
        ("Contact for candidates and sites", "https://other.example stated in FOOTPRINT_CONTACT"),
        ("Kept for", "3 months stated in .*"),
        ("Data folder", "/.*/demo 0 audits are kept 0.* MB stated in .*"),
        ("Variables", "FOOTPRINT_BRAVE_KEY"),
    ],
)
def test_the_page_of_settings_says_what_holds_and_where_it_was_stated(
    title: str, wanted: str, configured: Visitor
) -> None:
    assert re.fullmatch(wanted, told(configured.get("/settings").text, title))


def test_of_a_key_is_told_that_it_is_set_and_nothing_else(configured: Visitor) -> None:
    page = configured.get("/settings").text
    (brave,) = re.findall(r"<h3>Brave .*?</li>", page, re.DOTALL)
    (kagi,) = re.findall(r"<h3>Kagi .*?</li>", page, re.DOTALL)

    assert '<span class="state">set</span> · <code>FOOTPRINT_BRAVE_KEY</code>' in brave
    assert '<span class="state">not set</span> · <code>FOOTPRINT_KAGI_KEY</code> · <a href="https://' in kagi
    assert "not-to-be-seen" not in page


def test_the_notice_is_that_of_the_audit_that_is_ordered_with_the_same_choices(tmp_path: Path) -> None:
    choices = {"position": "Editor", "controller": "Agency Example", "purpose": "recruitment", "legal_basis": "steps",
               "rubric": "light", "search": "wikidata"}  # fmt: skip
    with Visitor(desk(tmp_path)) as visitor:
        page = visitor.get("/notice", params={"asked": "yes", **choices})
        files = [
            visitor.get(f"/notice/notice.{one}", params={"asked": "yes", **choices}) for one in ("html", "md", "txt")
        ]
        form = {FIELD: visitor.form_token, "who": "@camilleroy", "notice_date": "2026-11-01", **choices}
        assert visitor.post("/audits", headers=OURS, data=form).status_code == 303
        assert isinstance(visitor.desk.jobs, StillJobs)
        (order,) = visitor.desk.jobs.ordered
    (digest,) = set(re.findall("names it: ([0-9a-f]{64})", page.text))

    assert order.run.notice == digest
    assert [digest in one.text.replace("\n", "").replace(" ", "") for one in files] == [True] * 3
    assert files[1].headers["content-disposition"] == 'attachment; filename="notice-en.md"'


def test_an_address_fills_the_form_and_orders_nothing(tmp_path: Path) -> None:
    with Visitor(desk(tmp_path)) as visitor:
        page = visitor.get("/?position=Editor&rubric=light&who=%40camilleroy").text
        assert isinstance(visitor.desk.jobs, StillJobs)
        ordered = visitor.desk.jobs.ordered

    assert 'name="position" type="text" value="Editor"' in page
    assert '<option value="light" selected>' in page
    assert ordered == []


def test_what_can_t_be_is_said_above_the_form_that_keeps_what_was_typed(tmp_path: Path) -> None:
    with Visitor(desk(tmp_path)) as visitor:
        form = {FIELD: visitor.form_token, "who": "githb:camille", "position": "Editor"}
        answer = visitor.post("/audits", headers=OURS, data=form)

    assert answer.status_code == 400
    assert '<div class="alert" role="alert">' in answer.text
    assert "githb:camille</textarea>" in answer.text
    assert "(footprint networks)" not in answer.text
    assert 'value="Editor"' in answer.text


def test_an_empty_form_is_told_what_to_write() -> None:
    with pytest.raises(ConfigError, match=r"^nobody is named: write a handle"):
        ordered(Filled(), None, Settings(), environ={}, is_demo=False)


@pytest.mark.parametrize(
    ("who", "wanted"),
    [("Camille Roy", 400), ("Jean-Loup D'Arcy", 400), ("@Camille @Roy", 303), ("Camille", 303), ("camille roy2", 303)],
)
def test_a_name_is_not_asked_for_as_handles(who: str, wanted: int, tmp_path: Path) -> None:
    with Visitor(desk(tmp_path)) as visitor:
        form = {FIELD: visitor.form_token, "who": who, "name": "Camille Roy"}
        assert visitor.post("/audits", headers=OURS, data=form).status_code == wanted


def test_a_form_that_is_sent_twice_orders_one_audit(tmp_path: Path) -> None:
    jobs = StillJobs([Underway("k7f3q2", "@camilleroy", "", State.RUNNING, NOW)])
    with Visitor(desk(tmp_path, jobs=jobs)) as visitor:
        form = {FIELD: visitor.form_token, "who": "@camilleroy"}
        sent = [visitor.post("/audits", headers=OURS, data=one) for one in (form, form, {**form, "rubric": "light"})]

    assert [one.headers["location"] for one in sent] == ["/audits/k7f3q2"] * 3
    assert [one.settings.rubric for one in jobs.ordered] == ["full", "light"]


@pytest.mark.parametrize(("shown", "wanted"), [("running", "view"), ("", "view"), ("waiting", "end")])
def test_a_page_that_shows_another_state_is_made_anew(shown: str, wanted: str, tmp_path: Path) -> None:
    jobs = [Underway("k7f3q2", "@camilleroy", "", State.RUNNING, NOW, remarks=(msg("--search-results: left out"),))]
    with Visitor(desk(tmp_path, underway=jobs)) as visitor:
        events = visitor.get(f"/audits/k7f3q2/events?as={shown}").text
        page = visitor.get("/audits/k7f3q2").text

    assert events.startswith(f"event: {wanted}\n")
    assert 'data-events="/audits/k7f3q2/events?as=running"' in page
    assert "“Search results that you looked at yourself”: left out" in page


@pytest.mark.parametrize(("language", "wanted"), [("fr", "fr"), ("de, fr;q=0.5", "fr"), ("en", "en"), ("", "en")])
def test_a_visitor_is_spoken_to_in_the_language_of_the_browser(language: str, wanted: str, tmp_path: Path) -> None:
    with Visitor(desk(tmp_path)) as visitor:
        assert f'<html lang="{wanted}">' in visitor.get("/audits", headers={"accept-language": language}).text


def step(done: int, total: int, *, is_finished: bool = False) -> Step:
    return Step("x", msg("Accounts"), done, total, "", is_finished)


@pytest.mark.parametrize(
    ("steps", "wanted"),
    [((), 0), ((step(1, 2),), 5), ((step(0, 0),), 0), ((step(9, 3),), 9), ((step(0, 4, is_finished=True),) * 20, 100)],
    ids=["none", "half", "no-parts", "more-than-all", "finished"],
)
def test_how_far_it_is_lies_between_nothing_and_all(steps: tuple[Step, ...], wanted: int) -> None:
    assert percent(Underway("a", "@a", "", State.RUNNING, NOW, steps=steps)) == wanted


@pytest.mark.parametrize(
    ("state", "ahead", "wanted"),
    [
        (State.WAITING, 0, "Waiting for its turn."),
        (State.WAITING, 2, "Waiting: 2 audits are before it."),
        (State.RUNNING, 0, "Looking: it begins."),
        (State.FAILED, 0, "It failed, and nothing is kept of it yet."),
    ],
)
def test_the_whole_is_one_line(state: State, ahead: int, wanted: str) -> None:
    assert str(in_one_line(Underway("a", "@a", "", state, NOW, ahead=ahead))) == wanted


async def test_whoever_watches_is_let_go_when_the_server_ends() -> None:
    closing, ended = asyncio.Event(), asyncio.Event()

    async def silent() -> AsyncIterator[Underway | None]:
        try:
            yield Underway("a", "@a", "", State.RUNNING, NOW)
            await asyncio.sleep(60)
        finally:
            ended.set()

    seen: list[Underway | None] = []
    async with asyncio.timeout(5):
        async for one in until(closing, silent()):
            seen.append(one)
            closing.set()
        async for one in until(asyncio.Event(), silent()):
            seen.append(one)
            break

    assert len(seen) == 2


def test_a_port_that_is_taken_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=f"at 127.0.0.1:{port} \\(Address already in use\\); give another"):
            bound("127.0.0.1", port)


@pytest.mark.parametrize(
    "host", ["192.0.2.7", "not a host", "", "x" * 300], ids=["another's", "no-name", "empty", "long"]
)
def test_an_address_that_is_not_this_machine_s_is_told_in_one_line(host: str) -> None:
    with pytest.raises(ConfigError, match=r"^--host: “"):
        bound(host, 0)
