"""What is believed of sites that are asked as other people's lists ask them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import httpx
import pytest

from asking import asking
from footprint.asking import ask
from footprint.catalogue.foreign import load_foreign
from footprint.exhibit import Verdict
from footprint.finding import Reason
from footprint.subject import NetworkHandle

if TYPE_CHECKING:
    from collections.abc import Callable

    from footprint.catalogue import Sighting

    Answer: TypeAlias = Callable[[str], httpx.Response]

LISTS = Path(__file__).parent / "lists"


def page(text: str = "", status: int = 200, **headers: str) -> httpx.Response:
    return httpx.Response(status, text=f"<html><body>{text}</body></html>", headers=headers)


def moved(place: str, status: int = 302) -> httpx.Response:
    return page(status=status, location=place)


async def seen(which: str, name: str, answer: Answer) -> Sighting:
    """What is believed of “tess”, where a site answers a question by who is in it: a known account, tess, nobody."""
    network = next(one for one in load_foreign(LISTS / f"{which}.json", self_audit=True).networks if one.name == name)
    known = network.known[0].name if network.known else ""

    async def wire(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/robots.txt":
            return httpx.Response(404)
        asked = request.url.raw_path.decode() + request.content.decode()
        return answer("tess" if "tess" in asked else "known" if known and known in asked else "nobody")

    async with asking(wire) as web:
        answers = await ask(network, (NetworkHandle(network.id, "tess"),), web, seed=1)
    return answers.seen[0].sighting


def of(*, tess: httpx.Response, known: httpx.Response, nobody: httpx.Response) -> Answer:
    return lambda who: httpx.Response(
        (one := {"tess": tess, "known": known, "nobody": nobody}[who]).status_code, text=one.text, headers=one.headers
    )


def there(shown: httpx.Response, missing: httpx.Response) -> Answer:
    return of(tess=shown, known=shown, nobody=missing)


def free(shown: httpx.Response, missing: httpx.Response) -> Answer:
    return of(tess=missing, known=shown, nobody=missing)


SITES = {
    ("whatsmyname", "Plain Post"): (page('<p class="profile-card">'), page("No such member here", 404)),
    ("whatsmyname", "Köder (API)"): (page('{"id":1}'), page("[]")),
    ("whatsmyname", "Mute Gate"): (page("Member since 2020"), moved("/")),
    ("whatsmyname", "Quiet Page"): (page("this member's pages"), page("hello")),
    ("whatsmyname", "Only Miss"): (page("hello"), page("nobody is called that")),
    ("whatsmyname", "Json Post"): (page('"user":{"id":1}'), page('"user":null')),
    ("whatsmyname", "Form Post"): (page("name is taken"), page("name is free")),
    ("sherlock", "Status Only"): (page("hello"), page("hm", 404)),
    ("sherlock", "Empty Code"): (page("hello"), httpx.Response(204)),
    ("sherlock", "Worded"): (page("hello"), page("there is no such user")),
    ("sherlock", "Both Ways"): (page("hello"), page("there is no such user", 404)),
    ("sherlock", "Led Home"): (page("hello"), moved("https://ledhome.example/")),
    ("sherlock", "Led Astray"): (page("hello"), moved("/search?q=someone&none=1")),
    ("sherlock", "Led Anywhere"): (page("hello"), moved("/welcome", 301)),
    ("maigret", "board.example"): (page("memberHeader-content"), page("The member cannot be found.", 404)),
    ("maigret", "Not Here Only"): (page("hello"), page("nobody of that name")),
    ("maigret", "Says Nothing"): (page("hello"), page("hm", 404)),
    ("maigret", "By Status"): (page("{}"), page("{}", 404)),
    ("maigret", "By Redirect"): (page("user-page"), moved("/", 303)),
    ("maigret", "Queried"): (page('"user":{"id":1}'), page('"user":null')),
    ("maigret", "Form Sent"): (page("is taken"), page("is free")),
}


@pytest.mark.parametrize(("which", "name"), SITES, ids=[name for _, name in SITES])
async def test_an_account_is_found_and_a_free_name_is_free(which: str, name: str) -> None:
    shown, missing = SITES[which, name]

    assert (await seen(which, name, there(shown, missing))).verdict is Verdict.CLAIMED
    assert (await seen(which, name, free(shown, missing))).verdict is Verdict.AVAILABLE


async def test_a_second_sign_of_a_miss_counts_once_an_account_is_admitted() -> None:
    shown, missing = page("memberHeader-content"), page("Seite nicht gefunden", 404)

    assert (await seen("maigret", "board.example", free(shown, missing))).verdict is Verdict.AVAILABLE
    assert (await seen("sherlock", "Led Home", free(page("hello"), page("", 410)))).verdict is Verdict.AVAILABLE
    assert (await seen("maigret", "board.example", free(missing, missing))).verdict is Verdict.UNKNOWN


async def test_a_text_with_a_place_for_the_name_is_filled() -> None:
    whose = {"tess": "profile of tess", "known": "profile of adam", "nobody": "profile of somebody"}

    assert (await seen("maigret", "Here Only", lambda who: page(whose[who]))).verdict is Verdict.CLAIMED


@pytest.mark.parametrize(
    ("which", "name", "shown"),
    [
        ("sherlock", "Status Only", page("nobody here")),
        ("sherlock", "Worded", page("an error without its words")),
        ("whatsmyname", "Only Miss", page("another page")),
        ("maigret", "By Status", page("{}")),
        ("maigret", "Not Here Only", page("hm")),
    ],
)
async def test_a_site_that_claims_everybody_is_not_believed(which: str, name: str, shown: httpx.Response) -> None:
    sighting = await seen(which, name, lambda _: page(shown.text, shown.status_code))

    assert (sighting.verdict, sighting.reason) == (Verdict.UNKNOWN, Reason.CONTROL_FAILED)


@pytest.mark.parametrize(
    ("which", "name", "missing"),
    [
        ("whatsmyname", "Mute Gate", moved("/")),
        ("whatsmyname", "Quiet Page", page("an empty page")),
        ("sherlock", "Status Only", page("", 404)),
        ("sherlock", "Led Home", moved("/")),
        ("sherlock", "Led Anywhere", moved("/welcome")),
        ("maigret", "Here Only", page("an empty page")),
        ("maigret", "By Redirect", moved("/")),
    ],
)
async def test_a_mute_miss_is_not_believed_of_a_site_that_admits_nobody(
    which: str, name: str, missing: httpx.Response
) -> None:
    sighting = await seen(which, name, of(tess=missing, known=missing, nobody=missing))

    assert (sighting.verdict, sighting.reason) == (Verdict.UNKNOWN, Reason.NOT_OBSERVABLE)


@pytest.mark.parametrize(
    ("which", "name"), [("whatsmyname", "Mute Gate"), ("sherlock", "Led Anywhere"), ("maigret", "By Redirect")]
)
@pytest.mark.parametrize("place", ["/login?next=%2Ftess", "https://sso.example/", "/accounts/SignIn"])
async def test_a_redirect_to_a_login_is_a_miss_only_where_others_are_let_through(
    which: str, name: str, place: str
) -> None:
    login, shown = moved(place), page("hello Member since user-page")

    walled = await seen(which, name, of(tess=login, known=login, nobody=login))
    told = await seen(which, name, free(shown, login))
    for_members = await seen(which, name, of(tess=login, known=shown, nobody=page("", 418)))

    assert (walled.verdict, walled.reason) == (Verdict.UNKNOWN, Reason.NOT_OBSERVABLE)
    assert told.verdict is Verdict.AVAILABLE
    assert for_members.verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Please log in first", Reason.LOGIN_WALL),
        ("Slow down", Reason.RATE_LIMITED),
        ("You have been banned", Reason.BLOCKED),
    ],
)
async def test_the_errors_that_a_list_knows_are_no_answer(text: str, reason: Reason) -> None:
    sighting = await seen("maigret", "board.example", lambda _: page(f"{text} memberHeader-content"))

    assert (sighting.verdict, sighting.reason) == (Verdict.UNKNOWN, reason)


@pytest.mark.parametrize("which", ["Status Only", "Worded", "Led Home"])
async def test_a_challenge_is_neither_an_account_nor_a_miss(which: str) -> None:
    sighting = await seen("sherlock", which, lambda _: page("Just a moment...", 403, server="cloudflare"))

    assert (sighting.verdict, sighting.reason) == (Verdict.UNKNOWN, Reason.BLOCKED)


async def test_a_name_that_a_pattern_was_not_asked_about_never_looks_free() -> None:
    answer = free(page("hello"), page("", 404))

    assert (await seen("sherlock", "Looks Around", answer)).verdict is Verdict.UNKNOWN
    assert (await seen("sherlock", "Looks Around", there(page("hello"), page("", 404)))).verdict is Verdict.CLAIMED


async def test_a_name_that_the_list_refuses_is_not_asked() -> None:
    network = next(one for one in load_foreign(LISTS / "sherlock.json").networks if one.name == "Worded")

    async def wire(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request.url)

    async with asking(wire) as web:
        answers = await ask(network, (NetworkHandle(network.id, "tess-1"),), web, seed=1)

    assert answers.seen[0].sighting.verdict is Verdict.INVALID
