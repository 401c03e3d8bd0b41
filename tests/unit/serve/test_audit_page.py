"""The page of an audit that is kept, and all that is done from it: one demo audit, and invented ones beside it."""

from __future__ import annotations

import re
import shutil
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn

import footprint_world
from browsing import browser, violations
from desk import StillJobs, desk
from footprint.cli import ExitCode, main
from footprint.clock import PinnedClock
from footprint.config import Settings
from footprint.errors import NoAudit, OutputError
from footprint.locale import translator
from footprint.message import msg
from footprint.runs import shelf
from footprint.serve.application import application
from footprint.serve.desk import DEMO
from footprint.serve.pages import audit, comparison, deletion, handing, remarks
from footprint.serve.printing import can_print, printed
from footprint.serve.running import bound
from footprint.serve.standing import State, Underway
from footprint.serve.visiting import FIELD
from footprint.store import NewAudit, expiry, keys_of, open_store
from footprint.subject import Handle
from unit.report.identity_sample import identity_only
from unit.report.sample import PROFILES
from visitor import OURS, Visitor

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping

    import httpx

    from footprint.dossier import Dossier
    from footprint.profile import Profile
    from footprint.serve.desk import Desk
    from footprint.store import Store, StoredAudit

WORDS = cache(shelf.words_in)
"""Templates are compiled once a language."""
NUMBER = "vis.name"
LANGUAGES = ("en", "fr")
LONG = "Wolfeschlegelstein" * 600


@dataclass(frozen=True)
class Filled:
    """A data folder, and the ids in it by what they are."""

    folder: Path
    ids: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.ids[name]

    @property
    def stored(self) -> tuple[StoredAudit, ...]:
        with open_store(self.folder / DEMO, clock=PinnedClock(footprint_world.NOW)) as store:
            return tuple(replace(one, recording=one.recording.relative_to(self.folder)) for one in store.history())

    def get(self, name: str) -> StoredAudit:
        return next(one for one in self.stored if one.id == self.ids[name])


def invented() -> Iterator[tuple[str, Profile]]:
    yield "published", PROFILES["published"]()
    yield "names", PROFILES["names"]()
    yield "blog", PROFILES["blog"]()
    yield "identity", identity_only()
    yield "disputed", PROFILES["range-only"]()
    withheld = PROFILES["withheld"]()
    yield "withheld", replace(withheld, subject=replace(withheld.subject, name=None, identifiers=(Handle("ines"),)))
    hostile = PROFILES["hostile"]()
    yield "hostile", replace(hostile, subject=replace(hostile.subject, name=f"<script>alert(1)</script>\u202e{LONG}"))
    other = PROFILES["published"]()
    yield "stranger", replace(other, subject=replace(other.subject, name=None, identifiers=(Handle("tess"),)))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    folder = tmp_path_factory.mktemp("shelf")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FOOTPRINT_DATA_FOLDER", str(folder / DEMO))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "nowhere"))
        made = ["search", "@linamarchal", "--demo", "--save", "--quiet", "-o", str(folder / "report.json")]
        assert main(made) == ExitCode.DONE
    ids: dict[str, str] = {}
    with open_store(folder / DEMO, clock=PinnedClock(footprint_world.NOW)) as store:
        ids["demo"] = store.history()[0].id
        for name, profile in invented():
            kept = store.add(new(profile))
            ids[name] = kept.id
            say(store, kept.id, profile.dossier)
    return Filled(folder, ids)


def new(profile: Profile, months: int = 6) -> NewAudit:
    keys = keys_of(profile.subject)
    return NewAudit(
        keys, keys[0], profile.scope, profile.date, expiry(profile.date.date(), months), b"none",
        shelf.judgement(profile, translator("en")),
    )  # fmt: skip


def say(store: Store, audit: str, dossier: Dossier) -> None:
    for note in dossier.annotations:
        store.annotate(audit, note)
    for dispute in dossier.disputes:
        store.dispute(audit, dispute)
    for review in dossier.reviews:
        store.review(audit, review)


@pytest.fixture
def own(filled: Filled, tmp_path: Path) -> Filled:
    """A copy that may be changed."""
    shutil.copytree(filled.folder / DEMO, tmp_path / DEMO)
    return Filled(tmp_path, filled.ids)


def with_browser(monkeypatch: pytest.MonkeyPatch, *, is_there: bool) -> None:
    """One that prints at once, or none."""

    def can(_: Settings) -> bool:
        return is_there

    def at_once(_: str, __: Settings) -> bytes:
        return b"%PDF-1.4"

    for page in ("audit", "handing"):
        monkeypatch.setattr(f"footprint.serve.pages.{page}.can_print", can)
        monkeypatch.setattr(f"footprint.serve.pages.{page}.printed", at_once)


@pytest.fixture(autouse=True)
def _steady(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "SystemClock", lambda: PinnedClock(footprint_world.NOW))
    with_browser(monkeypatch, is_there=True)


class Browser(Visitor):
    """Somebody who reads one language."""

    def __init__(self, where: Filled, language: str = "en", *, jobs: StillJobs | None = None) -> None:
        here = desk(where.folder, jobs=jobs)
        here._words = WORDS
        super().__init__(here)
        self._spoken = {"accept-language": language}

    def read(self, path: str) -> httpx.Response:
        return self.get(path, headers=self._spoken)

    def fill(self, path: str, **fields: str) -> httpx.Response:
        """What a form of ours sends."""
        data = {FIELD: self.form_token, **fields}
        return self.post(path, data=data, headers={**OURS, **self._spoken})


PARTS = ("", "/report", "/remarks", "/review", "/copy", "/delete")
PAGES = (
    *(("published", part) for part in (*PARTS, "/remarks/pub.exists", "/interview?need=3", "/interview/sheet?need=3")),
    *((name, part) for name in ("demo", "names", "blog", "identity", "hostile") for part in PARTS[:3:2]),
    ("withheld", ""),
)
FILES = {
    "report.html": ("text/html", "2026-11-22-{id}.html"),
    "report.md": ("text/markdown", "2026-11-22-{id}.md"),
    "report.json": ("application/json", "2026-11-22-{id}.json"),
    "report.txt": ("text/plain", "2026-11-22-{id}.txt"),
    "report.svg": ("image/svg+xml", "2026-11-22-{id}.svg"),
    "report.pdf": ("application/pdf", "2026-11-22-{id}.pdf"),
    "interview.pdf": ("application/pdf", "2026-11-22-{id}-interview.pdf"),
    "copy.html": ("text/html", "2026-11-22-{id}-copy.html"),
    "copy.json": ("application/json", "2026-11-22-{id}-copy.json"),
    "copy.pdf": ("application/pdf", "2026-11-22-{id}-copy.pdf"),
}
POSTS = {
    "/audits/{id}/judgements": {"rubric": "light"},
    "/audits/{id}/remarks/{number}/note": {"note": "So it is."},
    "/audits/{id}/remarks/{number}/dispute": {"dispute": "So it is not."},
    "/audits/{id}/remarks/{number}/ruling": {"ruling": "upheld", "by": "Lou Ferran", "because": "Looked."},
    "/audits/{id}/review": {"by": "Lou Ferran", "purpose": "short list"},
    "/audits/{id}/delete": {"what": "all", "sure": "yes"},
    "/expired": {},
}


def test_the_tables_of_this_test_have_every_address() -> None:
    routes = [one for page in (audit, comparison, deletion, handing, remarks) for one in page.ROUTES]
    asked = [part.partition("?")[0] for _, part in PAGES] + [f"/{name}" for name in FILES]
    shaped = {
        re.sub(r"remarks/.*", "remarks/{number}", re.sub(r"(report|copy)\.\w+", r"\1.{ending}", one)) for one in asked
    }

    assert {path for method, path, _ in routes if method == "POST"} == set(POSTS)
    assert {path for method, path, _ in routes if method == "GET"} == {
        "/compare", "/expired", *(f"/audits/{{id}}{part}" for part in shaped)
    }  # fmt: skip


def test_every_page_answers_in_both_languages_and_changes_nothing(filled: Filled) -> None:
    before = filled.stored
    pages = [f"/audits/{filled[name]}{part}" for name, part in PAGES]
    pages += ["/expired", f"/compare?old={filled['demo']}&new={filled['demo']}"]

    for language in LANGUAGES:
        with Browser(filled, language) as client:
            for one in pages:
                answer = client.read(one)
                assert answer.status_code == 200, one
                assert f'<html lang="{language}">' in answer.text, one
                assert "<script" not in answer.text, one
    assert filled.stored == before


def test_a_file_says_what_it_is_and_its_name_says_nothing_of_anybody(filled: Filled) -> None:
    with Browser(filled) as client:
        for name, (kind, called) in FILES.items():
            which = filled["demo" if name.startswith("copy") else "published"]
            answer = client.read(f"/audits/{which}/{name}?lang=fr")
            assert answer.headers["content-type"].partition(";")[0] == kind
            assert answer.headers["content-disposition"] == f'attachment; filename="{called.format(id=which)}"'
            assert answer.content


@pytest.mark.parametrize("path", ["report.exe", "copy.md", "report.", "copy.svg"])
def test_a_file_in_another_form_is_told_to_be_missing(filled: Filled, path: str) -> None:
    with Browser(filled) as client:
        assert (client.read(f"/audits/{filled['demo']}/{path}")).status_code == 404


def test_a_file_is_in_the_language_that_its_address_asks_for(filled: Filled) -> None:
    with Browser(filled) as client:
        french = client.read(f"/audits/{filled['published']}/report?lang=fr")
        strange = client.read(f"/audits/{filled['published']}/report?lang=xx")
        saved = client.read(f"/audits/{filled['published']}/report.html")

    assert '<html lang="fr">' in french.text
    assert f'<p class="switch"><a href="/audits/{filled["published"]}">' in french.text
    assert '<p class="switch">' not in saved.text
    assert '<html lang="en">' in strange.text
    assert french.headers["content-security-policy"].startswith("script-src 'none'")


def test_what_went_wrong_beside_an_audit_is_told_on_its_page(filled: Filled) -> None:
    jobs = StillJobs()
    jobs.beside[filled["published"]] = (msg("a disk that is full"),)
    with Browser(filled, jobs=jobs) as client:
        assert "a disk that is full" in client.read(f"/audits/{filled['published']}").text


def test_nothing_is_printed_where_no_browser_is(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    with_browser(monkeypatch, is_there=False)

    with Browser(filled) as client:
        for part in ("", "/interview", "/copy"):
            text = client.read(f"/audits/{filled['published']}{part}").text.lower()
            assert re.search(r"\bpdf\b", text) is None  # the word, which an id may begin with


@pytest.mark.parametrize("is_there", [True, False])
def test_a_page_is_printed_by_the_browser_that_is_found(monkeypatch: pytest.MonkeyPatch, *, is_there: bool) -> None:
    def find(_: Path | None) -> Path:
        if not is_there:
            raise OutputError(msg("none"))
        return Path("browser")

    def pdf(page: str, browser: Path) -> bytes:
        return f"{page} by {browser}".encode()

    monkeypatch.setattr("footprint.serve.printing.find_browser", find)
    monkeypatch.setattr("footprint.serve.printing.pdf", pdf)

    assert can_print(Settings()) is is_there
    if is_there:
        assert printed("A page", Settings()) == b"A page by browser"


@pytest.mark.parametrize("path", POSTS)
def test_without_a_form_of_ours_nothing_changes(filled: Filled, path: str) -> None:
    before = filled.stored
    with Browser(filled) as client:
        where = path.format(id=filled["disputed"], number="pub.cadence")
        without = client.post(where, headers=OURS, data=POSTS[path])
        forged = client.post(where, headers=OURS, data={FIELD: "0" * 64, **POSTS[path]})

    assert (without.status_code, forged.status_code) == (403, 403)
    assert filled.stored == before


@pytest.mark.parametrize(
    "name", ["zzzzzz", "k7f3q", "k7f3q22", "K7F3Q2", "0aaaaa", "a.b;c'", "%00aaaaa", "🦊🦊🦊🦊🦊🦊"]
)
def test_an_id_that_nothing_is_kept_under_is_a_page_that_says_so(filled: Filled, name: str) -> None:
    with Browser(filled) as client:
        answers = [client.read(f"/audits/{name}{part}") for part in ("", "/report", "/report.md", "/delete")]
        answers.append(client.read(f"/compare?old={name}&new={filled['demo']}"))
        answers.append(client.fill(f"/audits/{name}/review", by="Lou", purpose="x"))

    assert [one.status_code for one in answers] == [404] * len(answers)
    assert all("No audit is kept under" in one.text for one in answers)


def test_a_number_that_the_audit_lacks_is_told_to_be_missing(filled: Filled) -> None:
    with Browser(filled) as client:
        seen = client.read(f"/audits/{filled['published']}/remarks/pub.exist")
        sent = client.fill(f"/audits/{filled['published']}/remarks/pub.exist/note", note="x")

    assert (seen.status_code, sent.status_code) == (404, 404)


def test_only_a_whole_audit_has_a_sheet(filled: Filled) -> None:
    with Browser(filled) as client:
        for part in ("/interview", "/interview/sheet", "/interview.pdf"):
            assert (client.read(f"/audits/{filled['blog']}{part}")).status_code == 404
        assert "/interview" not in (client.read(f"/audits/{filled['blog']}")).text


def test_the_sheet_begins_with_what_was_ticked(filled: Filled) -> None:
    at = f"/audits/{filled['published']}/interview"
    with Browser(filled) as client:
        form, sheet = client.read(f"{at}?need=13"), client.read(f"{at}/sheet?need=13&need=3")
        unknown = client.read(f"{at}?need=999")

    assert 'value="13" checked' in form.text
    assert 'value="3" checked' not in form.text
    assert "?need=13&amp;need=3&amp;lang=fr" in sheet.text
    assert unknown.status_code == 400
    assert "There is no criterion “999”" in unknown.text


def test_a_dispute_takes_a_number_out_and_a_ruling_brings_it_back(own: Filled) -> None:
    at = f"/audits/{own['demo']}"
    with Browser(own) as client:
        disputed = client.fill(f"{at}/remarks/{NUMBER}/dispute", dispute="Those are my sister's.")
        page = client.read(disputed.headers["location"])
        listed, home = (client.read(f"{at}/remarks")).text, (client.read(at)).text
        rule = {"ruling": "rejected", "by": "Lou Ferran", "because": "It links to her accounts."}
        ruled = client.fill(f"{at}/remarks/{NUMBER}/ruling", **rule)
        after = (client.read(at)).text

    assert (disputed.status_code, ruled.status_code) == (303, 303)
    assert "out of the score until a person rules" in page.text
    assert "sister&#39;s" in page.text
    assert "1 disputed" in listed
    assert "Waiting for a ruling" in home
    assert "Waiting for a ruling" not in after
    assert "Ruled on Nov 22, 2026 by Lou Ferran" in after
    assert [one.disputed for one in own.get("demo").judgements] == [(), (NUMBER,), ()]


@pytest.mark.parametrize("path", ["/judgements", f"/remarks/{NUMBER}/note"])
def test_what_is_deleted_in_another_tab_meanwhile_is_shown_no_more(
    path: str, filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise NoAudit(msg("gone"), filled["demo"])

    monkeypatch.setattr(audit, "_judge", gone)
    monkeypatch.setattr(remarks, "annotated", gone)
    with Browser(filled) as client:
        answer = client.fill(f"/audits/{filled['demo']}{path}", rubric="light", note="So it is.")

    assert answer.status_code == 404
    assert "linamarchal" not in answer.text.lower()


def test_a_note_and_a_review_are_shown_and_change_no_number(own: Filled) -> None:
    at = f"/audits/{own['published']}"
    with Browser(own) as client:
        noted = client.fill(f"{at}/remarks/pub.exists/note", note="I was on leave.\r\nIn spring.")
        reviewed = client.fill(f"{at}/review", by="Lou Ferran", purpose="short list")
        page = (client.read(at)).text

    assert noted.headers["location"] == f"{at}/remarks/pub.exists?done=note"
    assert reviewed.headers["location"] == f"{at}?done=review"
    assert "I was on leave. In spring." in page
    assert "Reviewed by Lou Ferran" in page
    assert "No person has reviewed" not in page
    assert len(own.get("published").judgements) == 1


@pytest.mark.parametrize(
    ("path", "fields", "fault", "said"),
    [
        ("remarks/pub.cadence/note", {"note": " "}, "note", "Write something here"),
        ("remarks/pub.cadence/note", {"note": "x" * 2001}, "note", "1 to 2000 characters"),
        ("remarks/pub.cadence/dispute", {}, "dispute", "Write something here"),
        ("remarks/pub.cadence/ruling", {"ruling": "maybe", "by": "Lou <i>", "because": "b"}, "ruling", "of the two"),
        ("remarks/pub.cadence/ruling", {"ruling": "upheld", "because": "b"}, "by", "Write something here"),
        ("review", {"by": "Lou <i>"}, "purpose", "Write something here"),
        ("delete", {"what": "one"}, "sure", "nothing has been deleted yet"),
        ("delete", {"what": "some", "sure": "yes"}, "what", "Choose what is to be deleted"),
        ("judgements", {"rubric": "/etc/passwd"}, "rubric", "Choose one of the rubrics"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_what_was_typed_is_kept(
    filled: Filled, path: str, fields: dict[str, str], fault: str, said: str
) -> None:
    before = filled.stored
    with Browser(filled) as client:
        answer = client.fill(f"/audits/{filled['disputed']}/{path}", **fields)

    alert = re.search(rf'<p class="fault" id="{fault}-fault" role="alert">(.*?)</p>', answer.text)
    assert answer.status_code == 400
    assert alert is not None
    assert said in alert[1]
    assert re.search(rf'aria-describedby="[^"]*\b{fault}-fault"', answer.text)
    assert fields.get("by") is None or "Lou &lt;i&gt;" in answer.text
    assert filled.stored == before


def test_what_can_t_be_judged_anew_is_told_with_what_was_typed(filled: Filled) -> None:
    before = filled.stored
    at = f"/audits/{filled['published']}"
    with Browser(filled) as client:
        disputed = client.fill(f"{at}/remarks/pub.exists/dispute", dispute="Not mine.")
        judged = client.fill(f"{at}/judgements", rubric="light")
        ruled = client.fill(f"{at}/remarks/pub.exists/ruling", ruling="upheld", by="Lou", because="x")

    for one in (disputed, judged):
        assert one.status_code == 400
        assert "this is not a recording" in one.text
    assert "Not mine.</textarea>" in disputed.text
    assert "No dispute of this number waits for a ruling." in ruled.text
    assert filled.stored == before


def test_another_rubric_stands_beside_the_first(own: Filled) -> None:
    at = f"/audits/{own['demo']}"
    with Browser(own) as client:
        judged = client.fill(f"{at}/judgements", rubric="light")
        page = (client.read(judged.headers["location"])).text
        client.fill(f"{at}/judgements", rubric="own")

    assert "the new judgement" in page
    assert page.index("<bdi>light v") < page.index("<bdi>full v")
    assert [one.rubric for one in own.get("demo").judgements] == ["full", "light", "full"]


def test_audits_of_one_person_and_one_kind_are_compared_and_no_others(filled: Filled) -> None:
    one, two, stranger = (filled[name] for name in ("published", "disputed", "stranger"))
    with Browser(filled) as client:
        page = (client.read(f"/audits/{one}")).text
        (link,) = set(re.findall(r'href="(/compare\?[^"]+)"', page))
        compared = client.read(link.replace("&amp;", "&"))
        people = client.read(f"/compare?old={one}&new={stranger}")
        kinds = client.read(f"/compare?old={one}&new={filled['blog']}")

    assert {one, two} == set(re.findall(r"=(\w{6})", link))
    assert f"/audits/{filled['blog']}" in page
    assert f"/audits/{stranger}" not in page
    assert compared.status_code == 200
    assert "What changed" in compared.text
    assert (people.status_code, kinds.status_code) == (400, 400)
    assert "footprint ranks nobody" in people.text


def test_one_audit_is_deleted_or_all_of_one_person_and_it_is_told_once(own: Filled) -> None:
    at, profile = f"/audits/{own['names']}/delete", PROFILES["published"]()
    jobs = StillJobs(Underway(one, one, "", State.WAITING, profile.date, keys=keys) for one, keys in (
        ("mine22", keys_of(profile.subject)[-1:]), ("hers22", ("@tess",)),
    ))  # fmt: skip
    with Browser(own, jobs=jobs) as client:
        asked = (client.read(at)).text
        one = client.fill(at, what="one", sure="yes")
        left = len(own.stored)
        every = client.fill(f"/audits/{own['published']}/delete", what="all", sure="yes")
        after = client.read(at)

    assert all(own[name] in asked for name in ("names", "published", "blog", "disputed"))
    assert own["stranger"] not in asked
    assert ("mine22" in asked, "hers22" in asked) == (True, False)
    assert jobs.told == [("discard", "mine22")]
    assert "1 audit that was not finished is discarded." in every.text
    assert "2 notes" in asked
    assert "1 audit is deleted." in one.text
    assert own["names"] in one.text
    assert left == len(own.ids) - 1
    assert {own[name] for name in ("published", "blog", "disputed", "identity")} <= set(
        re.findall(r"\w{6}", every.text)
    )
    assert {one.id for one in own.stored} >= {own["demo"], own["stranger"]}
    assert own["published"] not in {one.id for one in own.stored}
    assert after.status_code == 404


def test_what_has_passed_its_last_day_is_not_read_and_can_be_deleted(own: Filled) -> None:
    long_ago = footprint_world.NOW - timedelta(days=90)
    with open_store(own.folder / DEMO, clock=PinnedClock(long_ago)) as store:
        old = store.add(new(replace(PROFILES["published"](), date=long_ago), months=1)).id
    with Browser(own) as client:
        page, listed = client.read(f"/audits/{old}"), (client.read("/expired")).text
        told = client.fill("/expired")
        after = (client.read("/expired")).text

    assert page.status_code == 404
    assert "and is no longer read" in page.text
    assert old in listed
    assert old in told.text
    assert "No audit is past its last day." in after
    assert len(own.stored) == len(own.ids)


@pytest.mark.parametrize(
    ("who", "wanted"), [("Lina Marchal", True), ("@linamarchal", True), ("Tess", False), ("lina d'/marchal", False)]
)
def test_the_audits_of_a_person_are_found_by_name_and_by_handle(who: str, *, wanted: bool, filled: Filled) -> None:
    with Browser(filled) as client:
        page = client.get("/audits", params={"who": who}).text

    assert (f"/audits/{filled['demo']}" in page, page.count("<tr") > 1) == (wanted, who != "lina d'/marchal")


def test_a_hostile_name_is_only_text_and_a_long_one_is_cut(filled: Filled) -> None:
    with Browser(filled) as client:
        for part in ("", "/remarks", "/review", "/delete", "/copy", "/interview", "/remarks/pub.fresh"):
            text = (client.read(f"/audits/{filled['hostile']}{part}")).text
            assert "<script>alert" not in text
            assert "\u202e" not in text
            assert LONG[:400] not in text
            assert "<bdi>&lt;script&gt;alert(1)" in text


@contextmanager
def served(here: Desk) -> Generator[str]:
    """The page on loopback, in a thread."""
    listening = bound("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(application(here), log_config=None, lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.mark.browser
def test_axe_finds_nothing_on_any_page_which_fits_the_narrowest_screen(filled: Filled) -> None:
    parts = ["", "/remarks", "/remarks/pub.cadence", "/review", "/interview?need=3", "/copy", "/delete"]
    pages = [f"/audits/{filled['disputed']}{part}" for part in parts]
    pages += [f"/audits/{filled[name]}" for name in ("names", "identity", "hostile")]
    pages += ["/expired", "/audits/zzzzzz"]
    with served(desk(filled.folder)) as base, browser() as chromium:
        for scheme, language in (("light", "en"), ("dark", "fr")):
            context = chromium.new_context(
                color_scheme="dark" if scheme == "dark" else "light",
                extra_http_headers={"accept-language": language},
                viewport={"width": 320, "height": 800},
            )
            tab = context.new_page()
            for one in pages if scheme == "light" else pages[:7:2]:
                tab.goto(base + one)
                assert violations(tab) == [], one
                assert tab.evaluate("document.documentElement.scrollWidth") <= 320, one
            context.close()
