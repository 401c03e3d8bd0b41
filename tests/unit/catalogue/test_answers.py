"""Every recorded answer, and every trap, gives its verdict; what is kept says nothing of the holder."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from footprint.catalogue import Fields, Sighting, load_catalogue
from footprint.catalogue.marker import label
from footprint.exhibit import Verdict
from footprint.finding import Reason
from footprint.subject import NetworkHandle
from footprint.web import Exchange, Failure, FailureKind, Purpose, Reading, Response
from network_cases import CASES, case_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.catalogue import Network
    from footprint.web import Json

HERE = Path(__file__).parent
CATALOGUE = load_catalogue()
ASKED = [one for one in CATALOGUE.known if one.question is not None]
WALLED = [one for one in CATALOGUE.known if one.question is None]
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


COMMON_CASES = ("found", "missing", "blocked", "changed")
"""What every network that is asked has an answer for."""


@dataclass(frozen=True)
class Answer:
    """A case: what came, and what it means."""

    network: Network
    handle: NetworkHandle
    response: Response
    verdict: Verdict
    reason: Reason | None
    blocker: str | None
    opt_out: bool
    fields: Fields | None


def _answer(network: str, table: dict[str, Any]) -> Answer:
    one = CATALOGUE.get(network)
    if table.get("question") == "fallback":
        assert one.fallback is not None
        one = one.fallback
    handle, body = NetworkHandle(network, table["handle"], table.get("instance")), table.get("body", "").encode()
    response = Response(
        status=table["status"],
        url=table.get("url", one.request(handle).url),
        headers=tuple(table.get("headers", {}).items()),
        body=body,
        sha256=hashlib.sha256(body).hexdigest(),
        size=len(body),
        hops=tuple(table.get("hops", ())),
    )
    return Answer(
        one,
        handle,
        response,
        verdict=Verdict(table["verdict"]),
        reason=Reason(table["reason"]) if "reason" in table else None,
        blocker=table.get("blocker"),
        opt_out=table.get("opt_out", False),
        fields=_expected(table["fields"]) if "fields" in table else None,
    )


def _expected(table: dict[str, Any]) -> Fields:
    return Fields.of({**Fields().kept(), **table})


def _of_networks() -> Iterator[tuple[str, Answer]]:
    for network in CASES:
        shared = {name: value for name, value in network.file.items() if not isinstance(value, dict)}
        for name, table in network.file.items():
            if isinstance(table, dict):
                yield f"{network.id}/{name}", _answer(network.id, shared | table)


def _traps() -> Iterator[tuple[str, Answer]]:
    for name, table in tomllib.loads((HERE / "traps.toml").read_text(encoding="utf-8")).items():
        yield name, _answer(table["network"], table)


OF_NETWORKS = dict(_of_networks())
ALL = {**OF_NETWORKS, **dict(_traps())}
CLAIMED = {name: one for name, one in OF_NETWORKS.items() if one.verdict is Verdict.CLAIMED}


def _exchange(answer: Answer, *, is_replay: bool = False) -> Exchange:
    reading = answer.network.reader(answer.handle)(answer.response)
    if is_replay:
        reading = Reading(json.loads(json.dumps(reading.public)))
    reduced = replace(answer.response, body=b"", reading=reading)
    return Exchange(answer.network.request(answer.handle), NOW, reduced)


@pytest.mark.parametrize("name", ALL)
def test_answer_gives_its_verdict(name: str) -> None:
    answer = ALL[name]

    seen = answer.network.judge(_exchange(answer))

    assert (seen.verdict, seen.reason, seen.blocker, seen.opt_out) == (
        answer.verdict,
        answer.reason,
        answer.blocker,
        answer.opt_out,
    )


@pytest.mark.parametrize("name", ALL)
def test_replay_of_a_reduced_record_gives_the_same_sighting(name: str) -> None:
    answer = ALL[name]

    live, replayed = _exchange(answer), _exchange(answer, is_replay=True)

    assert answer.network.judge(replayed) == answer.network.judge(live)
    assert answer.network.fields(replayed) is None


@pytest.mark.parametrize("name", ALL)
def test_public_part_speaks_in_words_of_the_catalogue_only(name: str) -> None:
    answer = ALL[name]
    labels = {label(marker) for marker in answer.network.rules.markers()}
    signs = {sign.id for sign in answer.network.rules.common.signs}

    match answer.network.reader(answer.handle)(answer.response).public:
        case {"markers": list(held), "signs": list(seen), "opt_out": bool(), **rest}:
            assert set(map(str, held)) <= labels
            assert set(map(str, seen)) <= signs
            assert rest == {}
        case other:
            pytest.fail(f"not a public part: {other}")


@pytest.mark.parametrize("name", CLAIMED)
def test_public_part_does_not_depend_on_what_the_holder_wrote(name: str) -> None:
    answer = ALL[name]
    read = answer.network.reader(answer.handle)
    body = answer.response.text()
    for text in ("Camille Roy", "Carnet", "Lyon", "https://camille-roy.example", "conseil.example"):
        body = body.replace(text, "une autre personne")

    other = read(replace(answer.response, body=body.encode()))

    assert other.public == read(answer.response).public
    assert "une autre" not in json.dumps(other.public, ensure_ascii=False)


@pytest.mark.parametrize("name", [name for name, one in OF_NETWORKS.items() if one.verdict is not Verdict.UNKNOWN])
def test_profile_gives_its_fields_and_nothing_else_gives_any(name: str) -> None:
    answer = ALL[name]

    assert answer.network.fields(_exchange(answer)) == answer.fields


def test_every_network_has_its_cases() -> None:
    assert [one.id for one in CASES] == list(CATALOGUE.ids)


@pytest.mark.parametrize("network", CATALOGUE.known, ids=CATALOGUE.ids)
def test_network_that_is_asked_has_an_answer_of_every_kind(network: Network) -> None:
    names = [name for name, value in case_file(network.id).items() if isinstance(value, dict)]

    assert [one for one in COMMON_CASES if one not in names] == ([] if network.question else [*COMMON_CASES])


STOPPED = {Reason.BLOCKED, Reason.RATE_LIMITED, Reason.LOGIN_WALL}


@pytest.mark.parametrize("network", ASKED, ids=lambda one: one.id)
def test_answer_of_a_kind_says_what_its_kind_says(network: Network) -> None:
    found, missing, blocked, changed = (OF_NETWORKS[f"{network.id}/{kind}"] for kind in COMMON_CASES)

    assert found.verdict is Verdict.CLAIMED
    assert (missing.verdict is Verdict.AVAILABLE) == network.missing_is_reliable
    assert (blocked.verdict, blocked.reason in STOPPED) == (Verdict.UNKNOWN, True)
    assert (changed.verdict, changed.reason) == (Verdict.UNKNOWN, Reason.CHANGED)


@pytest.mark.parametrize("network", WALLED, ids=lambda one: one.id)
def test_network_that_shows_nothing_is_not_asked(network: Network) -> None:
    seen = network.unseen()

    assert (seen.verdict, seen.reason) == (Verdict.UNKNOWN, Reason.NOT_OBSERVABLE)
    with pytest.raises(ValueError, match="nothing is asked"):
        network.request(NetworkHandle(network.id, "camille"))


FAILURES = {
    FailureKind.TIMEOUT: Reason.TIMEOUT,
    FailureKind.DEADLINE: Reason.DEADLINE,
    FailureKind.INTERRUPTED: Reason.DEADLINE,
    FailureKind.RATE_LIMITED: Reason.RATE_LIMITED,
    FailureKind.ROBOTS: Reason.ROBOTS,
}


@pytest.mark.parametrize("kind", FailureKind)
def test_failure_is_unknown_for_its_reason(kind: FailureKind) -> None:
    network, handle = CATALOGUE.get("github"), NetworkHandle("github", "camille-roy")

    seen = network.judge(Exchange(network.request(handle), NOW, Failure(kind)))

    assert (seen.verdict, seen.reason) == (Verdict.UNKNOWN, FAILURES.get(kind, Reason.NETWORK_ERROR))
    assert network.fields(Exchange(network.request(handle), NOW, Failure(kind))) is None


def test_exchange_without_a_reading_cannot_be_judged() -> None:
    answer = ALL["github/found"]

    with pytest.raises(ValueError, match="reader"):
        answer.network.judge(Exchange(answer.network.request(answer.handle), NOW, answer.response))


@pytest.mark.parametrize("public", [None, [], {"markers": 3, "signs": [], "opt_out": False}, {"markers": []}])
def test_record_of_another_shape_proves_nothing(public: Json) -> None:
    answer = ALL["github/found"]
    reduced = replace(answer.response, body=b"", reading=Reading(public))

    seen = answer.network.judge(Exchange(answer.network.request(answer.handle), NOW, reduced))

    assert (seen.verdict, seen.reason) == (Verdict.UNKNOWN, Reason.CHANGED)


def _judged(network: Network, status: int, body: bytes) -> tuple[Sighting, Fields | None]:
    handle = network.canonical(network.known[0] if network.known else network.addresses("camille_roy")[0])
    answer = Answer(
        network=network,
        handle=handle,
        response=Response(status, network.request(handle).url, (), body, "", len(body)),
        verdict=Verdict.UNKNOWN,
        reason=None,
        blocker=None,
        opt_out=False,
        fields=None,
    )
    exchange = _exchange(answer)
    return network.judge(exchange), network.fields(exchange)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["id", "username", "login", "error", "message", "entry", "them", "query", "fields", "value"]
            )
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
_BODY = _JSON.map(lambda document: json.dumps(document).encode()) | st.binary(max_size=60)
_STATUS = st.sampled_from([200, 202, 301, 400, 401, 403, 404, 410, 418, 429, 500, 503, 599, 999])


@pytest.mark.parametrize("network", ASKED, ids=lambda one: one.id)
@given(status=_STATUS, body=_BODY)
@settings(max_examples=20)
def test_no_answer_makes_the_reader_raise(network: Network, status: int, body: bytes) -> None:
    seen, _ = _judged(network, status, body)

    assert (seen.reason is None) == (seen.verdict is not Verdict.UNKNOWN)


@pytest.mark.parametrize("network", ASKED, ids=lambda one: one.id)
@given(status=st.integers(400, 999), body=_BODY)
@settings(max_examples=20)
def test_error_status_of_no_rule_is_never_available(network: Network, status: int, body: bytes) -> None:
    seen, _ = _judged(network, status, body)

    named = () if network.rules.missing is None else network.rules.missing.status
    assert seen.verdict is not Verdict.AVAILABLE or status in named


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000, b"1" * 100_000, b"\xff\xfe{", b'"\\ud800"'])
def test_body_that_breaks_parsers_is_read_as_changed(body: bytes) -> None:
    seen, fields = _judged(CATALOGUE.get("github"), 200, body)

    assert (seen.reason, fields) == (Reason.CHANGED, None)


def test_half_a_surrogate_in_a_name_can_still_be_written() -> None:
    body = b'{"login": "github", "id": 1, "name": "A\\ud800", "blog": "https://camille\\ud800.example"}'

    _, fields = _judged(CATALOGUE.get("github"), 200, body)

    assert fields is not None
    assert fields.name == "A?"
    assert json.dumps(fields.kept(), ensure_ascii=False).encode()


def test_keybase_proof_that_failed_is_no_lead() -> None:
    body = {"status": {"code": 0}, "them": [{"basics": {"username": "keybase"}, "proofs_summary": {"all": [
        {"state": 1, "service_url": "https://good.example/"}, {"state": 2, "service_url": "https://gone.example/"},
    ]}}]}  # fmt: skip

    _, fields = _judged(CATALOGUE.get("keybase"), 200, json.dumps(body).encode())

    assert fields is not None
    assert fields.leads == ("https://good.example/",)


def _further(status: int, body: bytes) -> Exchange:
    further = CATALOGUE.get("github").further

    assert further is not None
    request = further.request(NetworkHandle("github", "camille-roy"))
    response = Response(status, request.url, (), body, "", len(body))
    return Exchange(request, NOW, replace(response, body=b"", reading=further.read(response)))


def _further_links(exchange: Exchange) -> tuple[str, ...] | None:
    further = CATALOGUE.get("github").further

    assert further is not None
    return further.links(exchange)


SOCIAL_ACCOUNTS = [
    {"provider": "mastodon", "url": "https://social.example/@camille_roy"},
    {"provider": "bluesky", "url": "https://bsky.app/profile/camille-roy.bsky.social"},
    {"provider": "linkedin", "url": "https://www.linkedin.com/in/camille-roy"},
    {"provider": "generic", "url": "https://camille-roy.example/"},
]


def test_social_accounts_of_github_are_further_links() -> None:
    exchange = _further(200, json.dumps(SOCIAL_ACCOUNTS).encode())

    assert exchange.request.url == "https://api.github.com/users/camille-roy/social_accounts"
    assert _further_links(exchange) == (
        "https://social.example/@camille_roy",
        "https://bsky.app/profile/camille-roy.bsky.social",
        "https://www.linkedin.com/in/camille-roy",
        "https://camille-roy.example/",
    )


def test_public_part_of_further_links_is_their_number() -> None:
    exchange = _further(200, b'[{"provider": "generic", "url": "https://camille-roy.example/"}]')

    assert isinstance(exchange.outcome, Response)
    assert exchange.outcome.reading is not None
    assert exchange.outcome.reading.public == {"links": 1}


@pytest.mark.parametrize(("status", "body"), [(404, b'[{"url": "https://camille-roy.example/"}]'), (503, b"")])
def test_refused_further_question_gives_no_links(status: int, body: bytes) -> None:
    assert _further_links(_further(status, body)) is None


@pytest.mark.parametrize(
    ("name", "has_second"),
    [
        ("mastodon/login-required", True),
        ("hacker-news/missing", True),
        ("mastodon/missing", False),
        ("mastodon/found", False),
        ("github/blocked", False),
        ("null-instead-of-a-profile", True),
        ("soft-404-page", False),
        ("hacker-news/page-sorry", False),
    ],
)
def test_another_question_is_asked_only_where_the_first_could_not_tell(name: str, has_second: bool) -> None:  # noqa: FBT001 (a column of the table)
    answer = ALL[name]

    second = answer.network.second(answer.network.judge(_exchange(answer)))

    assert (second is not None) == has_second
    assert second is None or second.id == answer.network.id


def test_page_for_people_is_asked_as_one() -> None:
    fallback = CATALOGUE.get("hacker-news").fallback

    assert fallback is not None
    assert fallback.request(NetworkHandle("hacker-news", "Camille")).purpose is Purpose.PAGE


def test_page_of_another_name_is_no_proof() -> None:
    fallback = CATALOGUE.get("hacker-news").fallback

    assert fallback is not None
    answer = replace(ALL["hacker-news/page-found"], handle=NetworkHandle("hacker-news", "camille"))
    assert fallback.judge(_exchange(answer)).reason is Reason.CHANGED


NO_PICTURE = {
    "of Mastodon": ("mastodon", "images.example.org/mastodon/camille.png", "x.test/avatars/original/missing.png"),
    "of Gravatar": ("gitlab", "images.example.org/gitlab/990001.png", "gravatar.com/avatar/00?s=80&d=identicon"),
    "of Discourse": ("discourse", "/user_avatar/", "/letter_avatar_proxy/"),
    "of Duolingo": ("duolingo", "images.example.org/duo/camille", "simg-ssl.duolingo.com/avatar/default_2"),
    "of Telegram": ("telegram", "images.example.org/tg/camille.jpg", "telegram.org/img/t_logo_2x.png"),
    "null": ("keybase", '"https://images.example.org/keybase/camille.png"', "null"),
    "a word": ("devto", "https://images.example.org/devto/camille.png", "camille.png"),
}  # fmt: skip


@pytest.mark.parametrize(("network", "picture", "other"), NO_PICTURE.values(), ids=NO_PICTURE)
def test_picture_that_stands_for_none_is_none(network: str, picture: str, other: str) -> None:
    answer = ALL[f"{network}/found"]
    body = answer.response.body.replace(picture.encode(), other.encode())

    fields = answer.network.fields(_exchange(replace(answer, response=replace(answer.response, body=body))))

    assert body != answer.response.body
    assert answer.fields is not None
    assert answer.fields.avatar is not None
    assert fields == replace(answer.fields, avatar=None)


def test_text_of_telegram_about_itself_is_no_text_of_the_holder() -> None:
    answer = ALL["telegram/found-channel"]

    assert "right away" in answer.response.text()
    assert answer.fields == Fields(name="Veille du lundi")


def _document(answer: Answer) -> Json:
    try:
        document: Json = json.loads(answer.response.body)
    except ValueError:
        return None
    return document


PROFILES = [name for name, one in CLAIMED.items() if one.fields is not None and _document(one) is not None]
OF_NO_USE: tuple[Json, ...] = (None, [], {}, -1, "", False, [[]], 0.5)
"""Nowhere a value, whatever is asked for."""


def _members(document: Json) -> Iterator[tuple[dict[str, Json] | list[Json], Any]]:
    """Every place of a document, as what holds it and its key there."""
    match document:
        case dict():
            yield from ((document, key) for key in document)
            inner = [*document.values()]
        case list():
            yield from ((document, key) for key in range(len(document)))
            inner = [*document]
        case _:
            return
    for one in inner:
        yield from _members(one)


@pytest.mark.parametrize("name", PROFILES)
@settings(max_examples=12)
@given(data=st.data())
def test_mangled_profile_says_less_and_never_anything_else(name: str, data: st.DataObject) -> None:
    answer, document = ALL[name], _document(ALL[name])
    for holder, key in data.draw(st.lists(st.sampled_from([*_members(document)]), min_size=1, max_size=4)):
        if isinstance(holder, dict) and data.draw(st.booleans(), "is dropped"):
            holder.pop(key, None)
        else:
            holder[key] = data.draw(st.sampled_from(OF_NO_USE), "instead")

    response = replace(answer.response, body=json.dumps(document).encode())
    fields = answer.network.fields(_exchange(replace(answer, response=response)))

    whole, nothing = (answer.fields or Fields()).kept(), Fields().kept()
    for key, left in (fields or Fields()).kept().items():
        assert left in (whole[key], nothing[key]) or _is_part(left, whole[key])


def _is_part(left: Json, whole: Json) -> bool:
    match left, whole:
        case list(), list():
            return all(one in whole for one in left)
        case dict(), dict():
            return left.items() <= whole.items()
        case _:
            return False
