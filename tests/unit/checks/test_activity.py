"""What an account's items come to, and how far it is looked."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from activity_web import PayloadWeb, owned
from footprint.catalogue import load_catalogue
from footprint.exhibit import Activity, Unseen
from footprint.finding import Reason, evidence
from footprint_checks.activity import Activities, Doings, Item, Kind, activity
from footprint_checks.activity.figures import figures
from footprint_checks.activity.looking import look
from footprint_checks.activity.sources import start
from small_web import NOW, Profile, SmallWeb, small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from footprint.web import Exchange, Outcome, Reader, Request

CATALOGUE = load_catalogue()
TODAY = NOW.date()
YEAR_AGO = TODAY - timedelta(days=365)
ACCOUNT = owned("bluesky:camille.example")
FEED = "https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?actor=camille.example&limit=100"


def items(*said: tuple[int, Kind, int | None], tags: tuple[str, ...] = ()) -> tuple[Item, ...]:
    """Items by their age in days, kind and responses, newest first."""
    proof = evidence(ACCOUNT.exchange)
    return tuple(
        Item(NOW - timedelta(days=age), kind, proof, hashtags=tags, responses=responses)
        for age, kind, responses in said
    )


def made_of(*said: tuple[int, Kind, int | None], **more: Any) -> Doings:  # noqa: ANN401 (attributes of `Doings`)
    return replace(Doings(ACCOUNT, items(*said), since=YEAR_AGO, shows_replies=True), **more)


MANY = [(age, Kind.REPLY if age % 4 == 0 else Kind.ORIGINAL, age % 2) for age in range(60)]


@pytest.mark.parametrize(
    ("doings", "figure", "value"),
    [
        pytest.param(made_of(*((one, Kind.ORIGINAL, 0) for one in range(24))), "a_month", 2.0, id="a rate"),
        pytest.param(
            made_of((1, Kind.ORIGINAL, 0), since=TODAY - timedelta(29)), "a_month", 1.01, id="rate of a month"
        ),
        pytest.param(made_of((1, Kind.ORIGINAL, 0), since=TODAY - timedelta(3)), "a_month", None, id="too few days"),
        pytest.param(made_of((1, Kind.ORIGINAL, 0), since=None), "a_month", None, id="nothing is covered"),
        pytest.param(made_of((1, Kind.CODE, None), (2, Kind.REPOST, None)), "messages", 0, id="only messages count"),
        pytest.param(made_of(*MANY), "replies", 0.25, id="replies in the last forty"),
        pytest.param(
            made_of((1, Kind.THREAD, 0), *((age, Kind.REPLY, 0) for age in range(2, 6))),
            "replies",
            0.8,
            id="a thread is no reply",
        ),
        pytest.param(made_of(*MANY[:4]), "replies", None, id="too few for a share"),
        pytest.param(made_of((1, Kind.ORIGINAL, 0), shows_replies=False), "replies", None, id="replies not shown"),
        pytest.param(made_of(), "replies", None, id="no message"),
        pytest.param(made_of((1, Kind.REPOST, None), *MANY[:4]), "reposts", 0.2, id="reposts"),
        pytest.param(made_of((1, Kind.ARTICLE, 0), shows_replies=False), "reposts", None, id="reposts not shown"),
        pytest.param(made_of(*MANY), "responses", 0.5, id="responses in the last twenty"),
        pytest.param(
            made_of((1, Kind.REPLY, None), *((age, Kind.ORIGINAL, 1) for age in range(2, 7))),
            "responses",
            1.0,
            id="told of some",
        ),
        pytest.param(made_of((1, Kind.ORIGINAL, None)), "responses", None, id="responses not told"),
    ],
)
def test_a_figure_is_what_was_seen_or_not_known(doings: Doings, figure: str, value: float | None) -> None:
    assert getattr(figures(doings, TODAY), figure) == value


def test_an_account_made_of_late_is_measured_since_then() -> None:
    doings = made_of(*((age, Kind.ORIGINAL, 0) for age in range(10)))

    assert figures(doings, TODAY, created=TODAY - timedelta(days=29)).a_month == 10.15


def test_the_ten_hashtags_used_most_are_told() -> None:
    doings = replace(made_of(), items=items((1, Kind.ORIGINAL, 0), (2, Kind.ORIGINAL, 0), tags=tuple("abcdefghijkl")))

    told = figures(doings, TODAY).hashtags

    assert told == tuple((tag, 2) for tag in "abcdefghij")


def page(*ages: float, cursor: str = "") -> bytes:
    posts = [
        {
            "post": {
                "uri": f"at://did:plc:x/app.bsky.feed.post/{age}",
                "record": {"createdAt": (NOW - timedelta(days=age)).isoformat()},
            }
        }
        for age in ages
    ]
    return json.dumps({"feed": posts, "cursor": cursor}).encode()


async def looked(answers: dict[str, Any]) -> tuple[Doings, list[str]]:
    web, first = PayloadWeb(answers=answers), start(ACCOUNT.handle, CATALOGUE)
    assert first is not None
    doings = await look(ACCOUNT, first, web, NOW)
    return doings, [url.removeprefix(FEED) for url in web.asked]


@pytest.mark.parametrize(
    ("answers", "asked", "since"),
    [
        pytest.param({"": page(*range(1, 100), 400, cursor="a")}, [""], date(2025, 10, 21), id="the window is covered"),
        pytest.param(
            {"": page(1, 400, cursor="a"), "&cursor=a": page(*range(401, 441), cursor="b")},
            ["", "&cursor=a"],
            date(2025, 9, 11),
            id="forty messages were read",
        ),
        pytest.param({"": page(1, 2, cursor="a"), "&cursor=a": page(3)}, ["", "&cursor=a"], YEAR_AGO, id="the end"),
        pytest.param(
            {
                "": page(0, cursor="a"),
                **{f"&cursor={one}": page(n, cursor=chr(ord(one) + 1)) for n, one in enumerate("abcdefg", 1)},
            },
            ["", "&cursor=a", "&cursor=b", "&cursor=c", "&cursor=d"],
            date(2026, 11, 21),
            id="five pages are the bound",
        ),
        pytest.param(
            {"": page(1, cursor="a"), "&cursor=a": page(2, cursor="a")},
            ["", "&cursor=a"],
            date(2026, 11, 23),
            id="a page that leads to itself",
        ),
        pytest.param({"": page(0, cursor="a"), "&cursor=a": 500}, ["", "&cursor=a"], None, id="today alone was read"),
    ],
)
async def test_pages_are_read_until_enough_was_seen(
    answers: dict[str, Any], asked: list[str], since: date | None
) -> None:
    doings, urls = await looked({f"{FEED}{rest}": said for rest, said in answers.items()})

    assert urls == asked
    assert doings.since == since


async def test_impossible_dates_are_left_out() -> None:
    doings, _ = await looked({FEED: page(-2, 1, 14_000)})

    assert [one.at for one in doings.items] == [NOW - timedelta(days=1)]


PROFILES = (
    Profile("bluesky", "camille.example"),
    Profile("github", "camille"),
    Profile("gravatar", "camille"),
)
SUBJECT = ("bluesky:camille.example", "github:camille", "gravatar:camille")


class ActiveWeb(PayloadWeb):
    """The small web's networks, and payloads for what they do not answer; slow where it is told."""

    late: str = "nobody"

    def _answer(self, request: Request) -> Outcome:
        return super()._answer(request) if request.url in self.answers else SmallWeb._answer(self, request)

    async def get(self, request: Request, *, reader: Reader | None = None) -> Exchange:
        for _ in range(5 if self.late in request.url else 1):
            await asyncio.sleep(0)
        return await super().get(request, reader=reader)


def active(*profiles: Profile, late: str = "nobody") -> ActiveWeb:
    user = "https://api.github.com/users/camille/"
    answers = {
        FEED: "bluesky-1.json",
        f"{FEED}&cursor=2026-11-11": "bluesky-2.json",
        f"{user}events/public?per_page=100&page=1": "github-events.json",
        f"{user}repos?per_page=100&sort=pushed&type=owner": 429,
        f"{user}starred?per_page=100": 404,
    }
    web = ActiveWeb(profiles or PROFILES, answers=answers)
    web.late = late
    return web


async def observed(web: Any, **conditions: Any) -> Activities:  # noqa: ANN401 (of a web, or its replay)
    case = small_case(subject_of(SUBJECT), web, catalogue=small_catalogue())
    return await replace(case, conditions=replace(case.conditions, **conditions)).observation(activity)


async def test_every_account_is_shown_as_seen_or_as_unseen() -> None:
    case = small_case(subject_of(SUBJECT), active(), catalogue=small_catalogue())

    shown = list(activity.judge(await case.observation(activity), case))

    told = [(one.network, one.last) for one in shown if isinstance(one, Activity)]
    assert told == [("bluesky", "2026-11-20"), ("github", "2026-11-12")]
    assert [one.reason for one in shown if isinstance(one, Unseen)] == [Reason.NOT_OBSERVABLE]


async def test_nothing_is_asked_of_a_holder_who_wants_discretion() -> None:
    web = active(Profile("bluesky", "camille.example", discreet=True))

    seen = await observed(web)

    assert [(one.is_discreet, one.exchanges) for one in seen.doings] == [(True, ())]
    assert FEED not in web.asked


async def test_nothing_is_asked_where_only_given_pages_are_looked_at() -> None:
    web = active()

    seen = await observed(web, only_given=True)

    assert seen.doings == ()
    assert not any("getAuthorFeed" in one for one in web.asked)


async def test_the_order_of_the_answers_leaves_no_trace() -> None:
    assert await observed(active(late="bsky")) == await observed(active(late="events"))


async def test_a_replay_sees_what_the_first_run_saw() -> None:
    web = active()

    first = await observed(web)

    assert await observed(web.replay()) == first
