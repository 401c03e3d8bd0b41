"""Whether a domain is registered, by what the DNS and its registry say together; and nothing about by whom."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asking import Told, asking
from footprint.clock import StillClock
from footprint.exhibit import DomainName, Exposure, Hold
from footprint.finding import Absent, Attribution, Finding, Inconclusive, Reason, Scored
from footprint.web import Failure, FailureKind, Lookup, Reading, Response
from footprint_checks.accounts import accounts
from footprint_checks.exposure import exposure
from footprint_checks.exposure.registry import PACE, answers, reader
from small_web import NOW, Profile, SmallWeb, small_case, small_catalogue, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.finding import Status
    from footprint.web import Json

HOME = "https://camille.example/"
OTHER = "https://studio.example/"
SERVERS = ("ns1.names.example.",)
SECRET = "Zénobie Titulaire"  # noqa: S105 (a name that must not be told)


def record(domain: str, **others: object) -> dict[str, Any]:
    """What a registry says of a registered domain, its owner included."""
    return {
        "objectClassName": "domain",
        "ldhName": domain.upper(),
        "events": [
            {"eventAction": "expiration", "eventDate": "2027-03-14T09:12:00Z"},
            {"eventAction": "registration", "eventDate": "2016-03-14T09:12:00Z", "eventActor": SECRET},
        ],
        "entities": [{"roles": ["registrant"], "vcardArray": ["vcard", [["fn", {}, "text", SECRET]]]}],
        **others,
    }


async def judged(
    web: SmallWeb, *words: str, name: str | None = None, lookalikes: bool = False
) -> tuple[Finding, tuple[DomainName, ...], tuple[Exposure, ...]]:
    case = small_case(replace(subject_of(words), name=name), web, catalogue=small_catalogue())
    case = replace(case, conditions=replace(case.conditions, lookalikes=lookalikes))
    await case.observation(accounts)
    said = tuple(exposure.judge(await case.observation(exposure), case))
    finding = next(one for one in said if isinstance(one, Finding) and one.indicator == "name.domains")
    return (
        finding,
        tuple(one for one in said if isinstance(one, DomainName)),
        tuple(one for one in said if isinstance(one, Exposure)),
    )


DNS: Mapping[str, Mapping[str, tuple[str, ...] | None]] = {
    "delegated": {"camille.com": SERVERS},
    "no-servers": {"camille.com": ()},
    "nxdomain": {},
    "servfail": {"camille.com": None},
}
RDAP: Mapping[str, Mapping[str, Any]] = {
    "registered": {"camille.com": record("camille.com")},
    "undated": {"camille.com": record("camille.com", events=[])},
    "missing": {"camille.com": 404},
    "empty-miss": {"camille.com": (404, b"", "application/rdap+json; charset=utf-8")},
    "web-page-miss": {"camille.com": (404, b"<h1>Not found</h1>", "text/html")},
    "empty-web-miss": {"camille.com": (404, b"", "text/html")},
    "other-error": {"camille.com": (404, b'{"errorCode": 500}', "application/rdap+json")},
    "limited": {"camille.com": "rate_limited"},
    "limited-status": {"camille.com": 429},
    "time-out": {"camille.com": "timeout"},
    "broken": {"camille.com": 500},
    "refused": {"camille.com": 403},
    "not-json": {"camille.com": b"<html>"},
    "a-list": {"camille.com": b"[]"},
    "another-domain": {"camille.com": record("camilla.com")},
    "no-domain": {"camille.com": record("camille.com", objectClassName="nameserver")},
    "no-name": {"camille.com": record("camille.com", ldhName=None)},
    "no-server": {"com": None},
}
ANSWERS_NOT = {
    "web-page-miss": Reason.UNREADABLE,
    "empty-web-miss": Reason.UNREADABLE,
    "other-error": Reason.UNREADABLE,
    "limited": Reason.RATE_LIMITED,
    "limited-status": Reason.RATE_LIMITED,
    "time-out": Reason.TIMEOUT,
    "broken": Reason.NETWORK_ERROR,
    "refused": Reason.BLOCKED,
    "not-json": Reason.UNREADABLE,
    "a-list": Reason.UNREADABLE,
    "another-domain": Reason.CONTRADICTORY,
    "no-domain": Reason.UNREADABLE,
    "no-name": Reason.CONTRADICTORY,
    "no-server": Reason.NOT_OBSERVABLE,
}
WORDS = {
    Reason.NOT_OBSERVABLE: "can't be asked by programs",
    Reason.CONTRADICTORY: "do not say the same",
    Reason.RATE_LIMITED: "limits how often",
    Reason.UNREADABLE: "can't be read",
}


def expected(dns: str, rdap: str) -> tuple[Hold, Reason | None]:
    """The whole table: free needs both, registered one of them."""
    match dns, rdap:
        case _, "registered" | "undated":
            return Hold.HELD, None
        case "nxdomain", "missing" | "empty-miss":
            return Hold.FREE, None
        case "servfail", _:
            return Hold.UNKNOWN, Reason.NETWORK_ERROR
        case _, "missing" | "empty-miss":
            return Hold.UNKNOWN, Reason.CONTRADICTORY
        case "delegated", _:
            return Hold.HELD, None
        case _:
            return Hold.UNKNOWN, ANSWERS_NOT[rdap]


@pytest.mark.parametrize("dns", DNS)
@pytest.mark.parametrize("rdap", RDAP)
async def test_a_domain_is_what_the_dns_and_its_registry_say_together(dns: str, rdap: str) -> None:
    _, found, _ = await judged(SmallWeb(servers=DNS[dns], registry=RDAP[rdap]), "@camille")

    one = next(one for one in found if one.domain == "camille.com")
    hold, reason = expected(dns, rdap)
    assert one.hold is hold
    if reason is not None:
        assert WORDS.get(reason, "gave a clear answer") in str(one.note)
    if hold is Hold.FREE:
        assert one.link == "https://www.iana.org/domains/root/db/com.html"
    if hold is Hold.HELD:
        assert ("2016-03-14" in str(one.note)) == (rdap == "registered")
        assert "not known" in str(one.note)
        assert one.link == "https://camille.com/"
    assert one.evidence[0].exchange == "dns:camille.com:NS"


@pytest.mark.parametrize(
    "document",
    [None, 1, {}, {"services": None}, {"services": [[["com"], []]]}, {"services": [[["com"], [3]], ["com"]]}],
)
async def test_without_the_list_of_registries_nothing_is_free(document: Json) -> None:
    web = SmallWeb(pages={"https://data.iana.org/rdap/dns.json": {"json": document}}, servers={"camille.com": SERVERS})

    _, found, _ = await judged(web, "@camille")

    assert {one.domain: one.hold for one in found} == {
        "camille.com": Hold.HELD, "camille.fr": Hold.UNKNOWN, "camille.net": Hold.UNKNOWN, "camille.org": Hold.UNKNOWN,
        "camille.eu": Hold.UNKNOWN, "camille.me": Hold.UNKNOWN,
    }  # fmt: skip


async def test_the_registry_of_the_longest_ending_is_asked() -> None:
    services = [[["uk"], ["https://uk.example/"]], [["co.uk", "COM"], ["http://x.example/", "https://co.example/a"]]]
    web = SmallWeb(pages={"https://data.iana.org/rdap/dns.json": {"json": {"services": services}}})

    await answers(("a.co.uk", "b.uk", "c.com", "d.zz", "e.ch"), web)

    assert set(web.asked[1:]) == {
        "https://co.example/a/domain/a.co.uk",
        "https://uk.example/domain/b.uk",
        "https://co.example/a/domain/c.com",
        "https://rdap.nic.ch/domain/e.ch",
    }


async def test_nothing_wanted_asks_nobody() -> None:
    web = SmallWeb(registry={})

    assert await answers((), web) == {}
    assert web.asked == []


async def test_a_registry_is_asked_once_a_second_at_most() -> None:
    clock = StillClock(NOW)
    asked: list[tuple[str, float]] = []

    async def wire(request: httpx.Request) -> httpx.Response:
        if request.url.host == "data.iana.org":
            both = [[["com"], ["https://one.example/"]], [["fr"], ["https://two.example/"]]]
            return httpx.Response(200, json={"services": both})
        asked.append((request.url.host, clock.monotonic()))
        return httpx.Response(404, json={"errorCode": 404})

    async with asking(wire, clock=clock) as web:
        await answers(("a.com", "b.com", "c.com", "d.com"), web)

    moments = [moment for _, moment in asked]
    assert len(moments) == 4
    assert all(later - earlier >= PACE - 0.001 for earlier, later in pairwise(moments))


async def test_a_miss_that_another_server_tells_frees_nothing() -> None:
    here, there = "https://rdap.example/domain/camille.com", "https://elsewhere.example/domain/camille.com"
    body = b'{"errorCode": 404}'
    response = Response(404, there, (), body, "0" * 64, len(body), hops=(here,))

    reading = reader("camille.com")(response)

    assert isinstance(reading.public, dict)
    assert reading.public["here"] is False


@given(st.binary(max_size=200) | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(
    lambda one: json.dumps({"objectClassName": "domain", "events": one, "ldhName": one}).encode()
))  # fmt: skip
@settings(deadline=None)
def test_a_reader_keeps_four_words_whatever_it_is_told(body: bytes) -> None:
    response = Response(200, "https://rdap.example/domain/camille.com", (), body, "0" * 64, len(body))

    reading = reader("camille.com")(response)

    assert reading.private is None
    assert isinstance(reading.public, dict)
    assert set(reading.public) == {"object", "names", "since", "here"}
    assert reading.public["object"] in {"", "domain", "error"}
    assert reading.public["since"] == ""


@pytest.mark.parametrize("moment", ["2016-13-45T00:00:00Z", SECRET, "", "20160314"])
def test_a_day_that_is_none_is_not_kept(moment: str) -> None:
    events = [{"eventAction": "registration", "eventDate": moment}]
    body = json.dumps(record("camille.com", events=events)).encode()
    response = Response(200, "https://rdap.example/domain/camille.com", (), body, "0" * 64, len(body))

    assert reader("camille.com")(response) == Reading(
        {"object": "domain", "names": True, "since": "", "here": True}, None
    )


async def test_nothing_of_the_owner_is_told_or_recorded() -> None:
    told = Told()

    async def wire(request: httpx.Request) -> httpx.Response:
        if request.url.host == "data.iana.org":
            return httpx.Response(200, json={"services": [[["com"], ["https://rdap.example/"]]]})
        return httpx.Response(200, json=record("camille.com"), headers={"x-owner": SECRET.encode().hex()})

    async with asking(wire, recorder=told) as web:
        found = await answers(("camille.com",), web)

    marks = (SECRET, SECRET.encode().hex(), "nobie", "vcard", "registrant")
    written = repr((found, [exchange for exchange, _ in told.exchanges]))
    assert "2016-03-14" in written
    assert not [one for one in marks if one in written]
    assert told.kept == []


async def test_in_an_audit_few_domains_are_looked_up() -> None:
    web = SmallWeb(registry={})

    _, found, gaps = await judged(web, "@camille", name="Camille Roy")

    asked = [one for one in web.asked if "rdap" in one]
    assert len(found) == 6
    assert len(asked) == 7
    assert not [one for one in found if one.likeness]
    assert not [one for one in gaps if one.likeness]


async def test_the_candidate_s_own_domains_are_not_looked_up() -> None:
    web = SmallWeb(pages={HOME: {}, "https://camille.com/": {}}, registry={})

    _, found, _ = await judged(web, "@camille", HOME, "https://camille.com/")

    own = [one for one in found if one.hold is Hold.OWN]
    assert [(one.domain, one.link) for one in own] == [
        ("camille.example", HOME), ("camille.com", "https://camille.com/"),
    ]  # fmt: skip
    assert not [one for one in web.asked if "domain/camille.com" in one]
    assert [one.priority for one in found] == [1, 2, 3, 4, 5, 6, 7]


async def test_what_can_be_registered_comes_first_and_what_is_held_before_what_is_unknown() -> None:
    web = SmallWeb(pages={HOME: {}}, registry={"camille.com": record("camille.com"), "camille.fr": 500})

    _, found, _ = await judged(web, "@camille", HOME)

    assert [(one.domain, one.hold) for one in found] == [
        ("camille.net", Hold.FREE),
        ("camille.org", Hold.FREE),
        ("camille.eu", Hold.FREE),
        ("camille.me", Hold.FREE),
        ("camille.com", Hold.HELD),
        ("camille.fr", Hold.UNKNOWN),
        ("camille.example", Hold.OWN),
    ]


@pytest.mark.parametrize(
    ("web", "words", "name", "status", "attribution"),
    [
        pytest.param(
            SmallWeb(pages={HOME: {}}), ["@camille", HOME], None, Scored(1, 1, 1), Attribution.CONFIRMED, id="declared"
        ),
        pytest.param(
            SmallWeb(pages={OTHER: {"me": [HOME]}, HOME: {}}),
            ["@camille", OTHER],
            None,
            Scored(1, 1, 1),
            Attribution.LIKELY,
            id="named-by-an-own-page",
        ),
        pytest.param(
            SmallWeb(pages={"https://roy-camille.example/": {}}),
            ["https://roy-camille.example/"],
            "Camille Roy",
            Scored(1, 1, 1),
            Attribution.CONFIRMED,
            id="full-name-reversed",
        ),
        pytest.param(
            SmallWeb(pages={HOME: {"to": OTHER}}),
            ["@camille", HOME],
            None,
            Scored(1, 1, 1),
            Attribution.CONFIRMED,
            id="redirects",
        ),
        pytest.param(
            SmallWeb((Profile("bluesky", "camille.example"),)),
            ["@camille", "bluesky:camille.example"],
            None,
            Scored(1, 1, 1),
            Attribution.CONFIRMED,
            id="a-handle-that-is-a-domain",
        ),
        pytest.param(
            SmallWeb((Profile("bluesky", "camille.bsky.social"),)),
            ["@camille", "bluesky:camille.bsky.social"],
            None,
            Absent(),
            Attribution.CONFIRMED,
            id="a-handle-under-the-network-s-own",
        ),
        pytest.param(
            SmallWeb(pages={OTHER: {}}), ["@camille", OTHER], None, Absent(), Attribution.CONFIRMED, id="another-name"
        ),
        pytest.param(
            SmallWeb(pages={"https://camille.github.io/": {}}),
            ["@camille", "https://camille.github.io/"],
            None,
            Absent(),
            Attribution.CONFIRMED,
            id="a-platform",
        ),
        pytest.param(
            SmallWeb(pages={HOME: {"status": 503}}),
            ["@camille", HOME],
            None,
            Inconclusive(Reason.PARTIAL, 0, 1),
            Attribution.CONFIRMED,
            id="did-not-answer",
        ),
        pytest.param(
            SmallWeb(pages={OTHER: {"me": ["https://gravatar.com/cam"]}}, faults={"gravatar.com": 429}),
            ["@camille", OTHER],
            None,
            Inconclusive(Reason.PARTIAL, 0, 1),
            Attribution.CONFIRMED,
            id="something-unseen",
        ),
        pytest.param(
            SmallWeb(), ["@camille"], None, Inconclusive(Reason.NOT_ATTRIBUTED), Attribution.CONFIRMED, id="bare"
        ),
        pytest.param(
            SmallWeb(pages={OTHER: {}}), [OTHER], None, Inconclusive(Reason.NOT_DECLARED), Attribution.CONFIRMED,
            id="no-name",
        ),
    ],
)  # fmt: skip
async def test_a_domain_of_the_name_counts_when_it_is_the_candidate_s(
    web: SmallWeb, words: list[str], name: str | None, status: Status, attribution: Attribution
) -> None:
    finding, _, _ = await judged(web, *words, name=name)

    assert finding.status == status
    assert finding.attribution is attribution
    assert bool(finding.evidence) == isinstance(status, Scored)


async def test_an_address_that_was_given_and_could_not_be_read_is_shown_as_own() -> None:
    _, found, _ = await judged(SmallWeb(pages={HOME: {"status": 503}}), "@camille", HOME)

    own = next(one for one in found if one.hold is Hold.OWN)
    assert (own.domain, str(own.note)) == (
        "camille.example",
        "The candidate gave an address there, which could not be read.",
    )


async def test_the_first_free_domain_is_what_to_register() -> None:
    free, _, _ = await judged(
        SmallWeb(pages={OTHER: {}}, registry={"camille.com": record("camille.com")}), "@camille", OTHER
    )
    none, _, _ = await judged(SmallWeb(pages={OTHER: {}}), "@camille", OTHER)

    assert str(free.remedy).startswith("Register camille.fr, which nobody has")
    assert str(none.remedy).startswith("Register a domain of the name")


@given(st.lists(st.sampled_from([HOME, "https://camille.com/", "https://camille-roy.fr/"]), unique=True))
@settings(max_examples=8, deadline=None)
async def test_what_strangers_registered_changes_no_number(strange: list[str]) -> None:
    taken = {one.removeprefix("https://").rstrip("/"): SERVERS for one in strange}

    alone, _, _ = await judged(SmallWeb(pages={OTHER: {}}, registry={}), "@camille", OTHER, name="Camille Roy")
    crowded, _, _ = await judged(
        SmallWeb(pages={OTHER: {}, **{one: {"me": [OTHER]} for one in strange}}, servers=taken, registry={}),
        "@camille",
        OTHER,
        name="Camille Roy",
    )

    assert (alone.status, alone.evidence, alone.sentence) == (crowded.status, crowded.evidence, crowded.sentence)


async def test_look_alikes_are_asked_for_only_when_the_run_wants_them() -> None:
    servers = {"camill.example": SERVERS, "camillee.example": SERVERS}
    profiles = (Profile("github", "camil1e"), Profile("mastodon", "camille1", links=("https://holder.example/",)))
    web = SmallWeb(profiles, {HOME: {}}, servers=servers, registry={})

    _, found, gaps = await judged(web, "@camille", HOME, lookalikes=True)

    alike = [one for one in found if one.likeness]
    held = {one.domain: (str(one.likeness), one.link) for one in alike if one.hold is Hold.HELD}
    assert held == {"camill.example": ("a letter left out", ""), "camillee.example": ("a letter doubled", "")}
    assert len(alike) <= 20
    assert sum(one.hold is Hold.FREE for one in alike) == 8
    names = [one for one in gaps if one.likeness]
    assert {(one.network, one.handle) for one in names if one.hold is Hold.HELD} == {
        ("github", "camil1e"), ("mastodon", "camille1@mastodon.social"),
    }  # fmt: skip
    assert all("says nothing of what they want" in str(one.note) for one in names if one.hold is Hold.HELD)
    assert [one.priority for one in gaps] == list(range(1, len(gaps) + 1))
    assert "holder.example" not in repr((found, gaps))


async def test_look_alike_handles_stay_within_their_bounds() -> None:
    web = SmallWeb(pages={HOME: {}})
    await judged(web, "@camille", HOME, name="Camille Roy")
    before = len(web.asked)
    more = SmallWeb(pages={HOME: {}})

    _, _, gaps = await judged(more, "@camille", HOME, name="Camille Roy", lookalikes=True)

    each = [
        sum(one.network == network and one.likeness is not None for one in gaps) for network in ("github", "mastodon")
    ]
    assert each == [8, 8]
    assert len(more.asked) - before <= 12 * 8 + 2 * 12


async def test_an_account_of_the_candidate_s_own_is_no_look_alike() -> None:
    web = SmallWeb((Profile("github", "camille1"),), {HOME: {"me": ["https://github.com/camille1"]}})

    _, _, gaps = await judged(web, "@camille", HOME, lookalikes=True)

    assert "camille1" not in {one.handle for one in gaps if one.network == "github"}


async def test_without_any_name_nothing_looks_like_it() -> None:
    web = SmallWeb(pages={OTHER: {}}, registry={})

    _, found, gaps = await judged(web, OTHER, lookalikes=True)

    assert (found, gaps) == ((), ())


async def test_a_lookup_that_fails_is_unknown_with_its_reason() -> None:
    class Silent(SmallWeb):
        async def lookup(self, name: str, kind: str) -> Lookup:
            return Lookup(name, kind, NOW, Failure(FailureKind.DEADLINE))

    _, found, _ = await judged(Silent(pages={HOME: {}}, registry={}), "@camille", HOME, lookalikes=True)

    assert {one.hold for one in found} == {Hold.UNKNOWN, Hold.OWN}
