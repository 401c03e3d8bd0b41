"""Who may come in to the local page, what may be sent to it, and what its answers allow."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from desk import desk
from footprint.message import msg
from footprint.serve.application import MOST_BYTES
from footprint.serve.jobs import State, Step, Underway
from footprint.serve.pages import ROUTES
from footprint.serve.security import HEADERS, Door, refusal
from footprint.serve.visiting import FIELD, FIELD_BYTES, FIELDS
from visitor import HERE, OURS, Visitor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from pathlib import Path

    from httpx import Response

ANYWHERE, TOKEN = "0.0.0.0", "open-sesame"  # noqa: S104 (nothing listens, and nobody is let in)
LOCAL, NETWORK = Door("127.0.0.1"), Door(ANYWHERE, TOKEN)
JOB = Underway("k7f3q2", "@camilleroy", "Camille Roy", State.RUNNING, datetime(2026, 11, 22, tzinfo=UTC))
HOSTILE = "<b id=x>\u202eevil\u2066\x00\x1b[31m\"'&" + "W" * 10_000


def visitor(folder: Path, *, token: str = "", underway: tuple[Underway, ...] = (JOB,)) -> Visitor:
    host = ANYWHERE if token else "127.0.0.1"
    return Visitor(desk(folder, host=host, token=token, underway=underway))


@pytest.fixture(scope="module")
def at_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    with visitor(tmp_path_factory.mktemp("kept")) as one:
        yield one


def refused(door: Door, method: str = "GET", path: str = "/", *, token: str = "", **headers: str) -> int | None:
    told = {"host": "127.0.0.1:8420", **{name.replace("_", "-"): value for name, value in headers.items()}}
    found = refusal(door, method, path, told, token=token)
    return None if found is None else int(found.status)


@pytest.mark.parametrize(
    ("host", "local", "network"),
    [
        ("127.0.0.1:8420", None, None),
        ("localhost", None, None),
        ("LOCALHOST:8420", None, None),
        ("[::1]:8420", None, None),
        ("", 421, 421),
        ("evil.example", 421, 421),
        ("evil.example:8420", 421, 421),
        ("localhost.evil.example", 421, 421),
        ("localhost.", 421, 421),
        ("127.0.0.1.", 421, 421),
        ("evil.example@localhost", 421, 421),
        ("localhost/evil", 421, 421),
        ("localhost:8420, evil.example", 421, 421),
        ("localhost:port", 421, 421),
        ("[::1", 421, 421),
        ("192.0.2.7:8420", 421, None),
        ("[2001:db8::7]", 421, None),
        ("2130706433", 421, 421),
        ("localhos\u0167", 421, 421),
    ],
)  # fmt: skip
def test_a_request_by_another_name_is_none_for_us(host: str, local: int | None, network: int | None) -> None:
    assert refused(LOCAL, host=host) == local
    assert refused(NETWORK, token=TOKEN, host=host) == network


@pytest.mark.parametrize(
    ("method", "headers", "wanted"),
    [
        ("GET", {}, None),
        ("HEAD", {}, None),
        ("GET", {"sec_fetch_site": "none"}, None),
        ("GET", {"sec_fetch_site": "same-origin", "sec_fetch_mode": "cors"}, None),
        ("GET", {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "document"}, None),
        ("GET", {"sec_fetch_site": "cross-site", "sec_fetch_mode": "navigate", "sec_fetch_dest": "iframe"}, 403),
        ("GET", {"sec_fetch_site": "cross-site", "sec_fetch_mode": "no-cors", "sec_fetch_dest": "image"}, 403),
        ("GET", {"sec_fetch_site": "same-site", "sec_fetch_mode": "no-cors", "sec_fetch_dest": "script"}, 403),
        ("POST", {}, 403),
        ("POST", {"origin": HERE}, None),
        ("POST", {"sec_fetch_site": "same-origin"}, None),
        ("POST", {"origin": HERE, "sec_fetch_site": "same-origin"}, None),
        ("POST", {"origin": HERE, "sec_fetch_site": "cross-site"}, 403),
        ("POST", {"origin": HERE, "sec_fetch_site": "none"}, 403),
        ("POST", {"origin": "null", "sec_fetch_site": "same-origin"}, 403),
        ("POST", {"origin": "http://127.0.0.1:9999", "sec_fetch_site": "same-site"}, 403),
        ("POST", {"origin": "http://127.0.0.1:9999"}, 403),
        ("POST", {"origin": "http://localhost:8420"}, 403),
        ("POST", {"origin": "ftp://127.0.0.1:8420"}, 403),
        ("POST", {"origin": f"{HERE}, http://evil.example"}, 403),
        ("PUT", {"origin": HERE}, 405),
        ("DELETE", {"origin": HERE}, 405),
        ("OPTIONS", {}, 405),
        ("TRACE", {}, 405),
        ("get", {}, 405),
    ],
)
def test_nothing_is_done_at_another_site_s_wish(method: str, headers: Mapping[str, str], wanted: int | None) -> None:
    assert refused(LOCAL, method, **headers) == wanted


def test_what_comes_twice_is_neither(at_home: Visitor) -> None:
    twice = at_home.get("/", headers=[("host", "127.0.0.1:8420"), ("host", "evil.example")])

    assert twice.status_code == 421


@pytest.mark.parametrize("shown", ["", "open-sesam", "open-sesame2"], ids=["none", "shorter", "longer"])
def test_beyond_loopback_nothing_is_seen_without_the_token(shown: str, tmp_path: Path) -> None:
    with visitor(tmp_path, token=TOKEN) as client:
        pages = [client.get(path).status_code for path in ("/", "/audits/k7f3q2", "/static/desk.css", "/nowhere")]
        entered = client.get(f"/enter?token={shown}")

    assert (pages, entered.status_code) == ([401] * 4, 401)
    assert "footprint-token" not in entered.headers.get("set-cookie", "")


def test_the_token_opens_the_page_and_stays_in_its_cookie(tmp_path: Path) -> None:
    with visitor(tmp_path, token=TOKEN) as client:
        entered = client.get("/enter?token=open-sesame")
        home = client.get("/")

    assert (entered.status_code, entered.headers["location"], home.status_code) == (303, "/", 200)
    assert "open-sesame" not in home.text
    assert re.search("footprint-token-8420=open-sesame;.*HttpOnly.*SameSite=lax", entered.headers["set-cookie"])
    assert HEADERS["referrer-policy"] == "same-origin"  # no other site is told an address


def test_two_servers_on_one_host_keep_their_visitors_apart(tmp_path: Path) -> None:
    with visitor(tmp_path) as client:
        cookies = client.get("/").headers["set-cookie"]

    assert re.fullmatch("footprint-session-8420=[\\w-]{22}; Path=/; HttpOnly; SameSite=Lax", cookies)


@pytest.mark.parametrize(
    "known", ["x\r\nset-cookie: a=b", "", "short", '"' + "a" * 22], ids=["lines", "empty", "short", "quote"]
)
def test_a_session_that_is_none_of_ours_is_replaced(known: str, at_home: Visitor) -> None:
    answer = at_home.get(
        "/", headers=[("cookie", f"odd name; a:b=c; footprint-session-8420={known}".replace("\r\n", " "))]
    )

    assert "footprint-session-8420=" in answer.headers["set-cookie"]


@pytest.mark.parametrize("whose", ["missing", "wrong", "another-session", "previous-start"])
def test_a_form_that_is_not_this_browser_s_does_nothing(whose: str, tmp_path: Path) -> None:
    with visitor(tmp_path / "then") as before, visitor(tmp_path / "now") as client:
        mine = client.form_token
        session = client.desk.door.form_token("a" * 22)
        tokens = {"missing": "", "wrong": mine[::-1], "another-session": session, "previous-start": before.form_token}
        answer = client.post("/audits/k7f3q2/stop", headers=OURS, data={FIELD: tokens[whose]})

    assert answer.status_code == 403
    assert getattr(client.desk.jobs, "told", None) == []


def test_a_form_of_ours_is_done(at_home: Visitor) -> None:
    (token,) = set(re.findall(rf'name="{FIELD}" value="(\w+)"', at_home.get("/audits/k7f3q2").text))
    answer = at_home.post("/audits/k7f3q2/stop", headers=OURS, data={FIELD: token})

    assert (answer.status_code, answer.headers["location"]) == (303, "/audits/k7f3q2")


WHOLE = b'--x\r\nContent-Disposition: form-data; name="who"\r\n\r\n@camilleroy\r\n--x--\r\n'
HALF = b'--x\r\nContent-Disposition: form-data; name="who"\r\n\r\n\\ud800\r\n--x--\r\n'
PARTS = {"content-type": "multipart/form-data; boundary=x"}


async def _chunks() -> AsyncIterator[bytes]:
    yield WHOLE
    for _ in range(MOST_BYTES // 65_536 + 2):
        yield b"x" * 65_536


@pytest.mark.parametrize(
    ("sent", "wanted"),
    [
        ({"content": b"x" * (MOST_BYTES + 1)}, 413),
        ({"content": _chunks(), "headers": PARTS}, 413),
        ({"data": {f"f{at}": "x" for at in range(FIELDS + 5)}}, 400),
        ({"data": {"who": "x" * (FIELD_BYTES + 1)}}, 400),
        ({"files": {"results": ("a.csv", b"x" * (1024 * 1024 + 1)), "who": (None, "@camilleroy")}}, 400),
        ({"files": [("results", ("a.csv", b"x")), ("results", ("b.csv", b"x"))]}, 400),
        (
            {"content": HALF, "headers": {"content-type": "multipart/form-data; boundary=x; charset=unicode_escape"}},
            400,
        ),
        ({"content": b"--x\r\nnonsense", "headers": PARTS}, 403),
        ({"content": b"a", "headers": {"content-type": "multipart/form-data"}}, 400),
    ],
    ids=["announced", "chunked", "fields", "field", "file", "files", "surrogate", "broken", "no-boundary"],
)
def test_a_body_has_its_bounds(sent: dict[str, Any], wanted: int, at_home: Visitor) -> None:
    usual = {**OURS, "content-type": "application/x-www-form-urlencoded"} if "content" in sent else OURS
    token = at_home.form_token
    if "files" in sent and isinstance(sent["files"], dict):
        sent["files"][FIELD] = (None, token)
    answer = at_home.post("/audits", **{**sent, "headers": {**usual, **sent.get("headers", {})}})

    assert answer.status_code == wanted
    assert_dressed(answer)


def addresses() -> list[tuple[str, str]]:
    """Every address that is answered, of an audit that is there and one that is not, and some that are not ours."""
    filled = [(method, re.sub(r"\{\w+\}", "k7f3q2", path)) for method, path, _ in ROUTES]
    return [*filled, ("GET", "/nowhere"), ("GET", "/static/desk.css"), ("GET", "/static/live.js"),
            ("GET", "/language/fr"), ("GET", "/notice/notice.html"), ("POST", "/"), ("PATCH", "/")]  # fmt: skip


def assert_dressed(answer: Response) -> None:
    missing = {name for name, value in HEADERS.items() if answer.headers.get(name) != value} - {"cache-control"}
    assert missing == set()
    policy = answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(("method", "path"), addresses())
def test_every_answer_carries_the_headers(method: str, path: str, at_home: Visitor) -> None:
    assert_dressed(at_home.request(method, path, headers=OURS))


@pytest.mark.parametrize("path", ["/", "/audits", "/audits/k7f3q2", "/settings", "/notice", "/nowhere"])
def test_no_page_of_ours_has_a_style_or_script_of_its_own(path: str, at_home: Visitor) -> None:
    page = at_home.get(path).text

    assert re.findall(r"<style|<script(?! src=\"/static/)|\sstyle=|\son\w+=|javascript:", page) == []
    assert "default-src 'none'" in at_home.get(path).headers["content-security-policy"]


@pytest.mark.parametrize(
    ("back", "wanted"),
    [
        ("/audits?who=%40a", "/audits?who=%40a"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("https://evil.example", "/"),
        ("evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
        ("/a\r\nset-cookie: x=y", "/a%0D%0Aset-cookie:%20x=y"),
        ("/\t/evil.example", "/%09/evil.example"),
    ],
)
def test_another_language_leads_to_no_other_site(back: str, wanted: str, at_home: Visitor) -> None:
    answer = at_home.get("/language/fr", params={"back": back})

    assert answer.headers["location"] == wanted
    assert re.fullmatch("footprint-language=fr; [^=]*=[^=]*; Path=/; SameSite=lax", answer.headers["set-cookie"])


@pytest.mark.parametrize(
    "path",
    ["/audits/../x", "/audits/%2e%2e/x", "/audits/%2e%2e", "/audits/%00", "/audits/%0d%0ax", "/%2f/evil.example/",
     "/static/..%2fdesk.py", "/static/%2e%2e/desk.py", "/notice/notice.%2e%2e", "/audits/" + "x" * 5_000, "/audits/%ff",
     "/audits/{0.__class__}", "/audits/", "/language/../../etc/passwd"],
    ids=lambda one: one[:24],
)  # fmt: skip
def test_odd_paths_are_nowhere(path: str, at_home: Visitor) -> None:
    answer = at_home.get(path)

    assert answer.status_code in {303, 400, 404}
    assert len(answer.text) < 20_000
    assert_dressed(answer)


@pytest.mark.parametrize("part", ["/judgements", "/remarks/pub.fresh/note", "/stop"])
def test_where_only_a_form_is_taken_one_is_led_to_the_page_that_has_it(part: str, at_home: Visitor) -> None:
    answer = at_home.get(f"/audits/k7f3q2{part}")

    assert (answer.status_code, answer.headers["location"]) == (303, f"/audits/k7f3q2{part.rpartition('/')[0]}")


def test_a_token_that_nobody_asks_for_is_written_down_nowhere(at_home: Visitor) -> None:
    answer = at_home.get("/enter?token=%E2%82%AC")

    assert answer.status_code == 303
    assert "footprint-token" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize(
    "field", ["who", "name", "links", "position", "rubric", "search", "search_word", "notice_date"]
)
def test_hostile_words_in_a_form_are_shown_as_words(field: str, at_home: Visitor) -> None:
    brought = {FIELD: at_home.form_token, "who": "@camilleroy", "search": "wikidata", field: HOSTILE}
    answer = at_home.post("/audits", headers=OURS, data=brought)
    asked = at_home.get("/", params={field: HOSTILE[:3_000]})

    assert answer.status_code in {303, 400}
    assert "<b id=x>" not in answer.text + asked.text
    assert asked.status_code == 200


def test_hostile_names_under_way_are_shown_as_words(tmp_path: Path) -> None:
    step = Step("x", msg("{name}", name=HOSTILE), 1, 3, HOSTILE, is_finished=False)
    hostile = replace(JOB, label=HOSTILE, name=HOSTILE, steps=(step,), trouble=msg("{name}", name=HOSTILE))
    with visitor(tmp_path, underway=(hostile,)) as client:
        pages = [client.get(path).text for path in ("/", "/audits/k7f3q2", "/audits/k7f3q2/events")]

    assert [one for one in pages if "<b id=x>" in one or "\u202e" in one or "\x1b" in one or "\x00" in one] == []
    assert [one for one in pages if len(one) > 30_000] == []


def test_what_nobody_foresaw_is_told_without_anybody_s_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_(*_: object, **__: object) -> None:
        raise LookupError("Noor Haddad")

    with visitor(tmp_path) as client:
        monkeypatch.setattr(client.desk.jobs, "underway", break_)
        answer = client.get("/?name=Camille+Roy")
    (line,) = caplog.messages

    assert answer.status_code == 500
    assert "Noor" not in answer.text
    assert_dressed(answer)
    assert re.fullmatch(r"GET footprint\.serve\.pages\.home\.home: LookupError, [\w.]+test_security:\d+", line)


@pytest.mark.parametrize("path", ["/", "/audits/k7f3q2", "/audits/k7f3q2/events", "/settings"])
def test_head_answers_at_once_and_without_a_body(path: str, at_home: Visitor) -> None:
    answer = at_home.request("HEAD", path)

    assert (answer.status_code, answer.text) == (200, "")
