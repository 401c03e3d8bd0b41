"""Networks that answer from their case files, and every way in which such an answer can be spoilt.

A host knows who exists. It answers about one name that is asked, about accounts that are known, and about names that
nobody has; a fault falls on some of these, or on all.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

from footprint.asking import NOBODY_TRIED, ROLES
from footprint.catalogue import load_catalogue
from footprint.catalogue.foreign import load_foreign
from footprint.subject import NetworkHandle
from footprint.web import Exchange, Failure, FailureKind, Lookup, Response
from footprint.web.reduction import reduced, reticent
from list_site import site
from network_cases import case_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from footprint.catalogue import Network
    from footprint.web import Json, Outcome, Reader, Request

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SEED = 5
LISTS = Path(__file__).parent / "unit" / "foreign" / "lists"


class Who(StrEnum):
    """About whom a question is."""

    ASKED = "asked"
    KNOWN = "known"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Scene:
    """A network, the name that is looked for there, and what the network says when all is well.

    Attributes:
        found, missing: makes the answer about a name; by the id of the question, `first` or `second`.
    """

    network: Network
    handle: NetworkHandle
    found: Mapping[str, Callable[[NetworkHandle, str], Response]]
    missing: Mapping[str, Callable[[NetworkHandle, str], Response]]

    def __repr__(self) -> str:
        return f"Scene({self.network.id})"

    @property
    def questions(self) -> tuple[tuple[str, Network], ...]:
        """The network, and the same with its other question."""
        second = self.network.fallback
        return (("first", self.network), *((("second", second),) if second is not None else ()))

    def answer(self, which: str, handle: NetworkHandle, url: str, *, exists: bool) -> Response:
        """The honest answer."""
        return (self.found if exists else self.missing)[which](handle, url)


def response(url: str, status: int, body: str = "", headers: Iterable[tuple[str, str]] = (), **more: Any) -> Response:  # noqa: ANN401 (fields of `Response`)
    content = body.encode()
    return Response(status, url, tuple(headers), content, hashlib.sha256(content).hexdigest(), len(content), **more)


def _from_case(table: Mapping[str, Any]) -> Callable[[NetworkHandle, str], Response]:
    """An answer of a case file, about somebody else."""
    name = re.compile(re.escape(str(table["handle"])), re.IGNORECASE)

    def answer(handle: NetworkHandle, url: str) -> Response:
        def about(text: str) -> str:
            return name.sub(lambda _: handle.name, text)

        headers = ((one, about(value)) for one, value in table.get("headers", {}).items())
        return response(url, table["status"], about(table.get("body", "")), headers)

    return answer


def _gone(_: NetworkHandle, url: str) -> Response:
    return response(url, 404, "<title>Not found</title>")


def _scene(network: Network) -> Scene:
    file = case_file(network.id)
    shared = {key: value for key, value in file.items() if not isinstance(value, dict)}
    tables: list[tuple[str, dict[str, Any]]] = [(key, one) for key, one in file.items() if isinstance(one, dict)]
    whole: dict[str, dict[str, Any]] = {key: {**shared, **one} for key, one in tables}
    second = [one for one in whole.values() if one.get("question") == "fallback"]
    found = {"first": _from_case(whole["found"]), "second": _gone}
    missing = {"first": _from_case(whole["missing"]), "second": _gone}
    for one in reversed(second):
        if one["verdict"] == "claimed":
            found["second"] = _from_case(one)
        elif one["verdict"] == "available" or one.get("reason") == "not_observable":
            missing["second"] = _from_case(one)
    instance = network.instances[0] if network.instances else None
    handle = NetworkHandle(network.id, str(whole["found"]["handle"]), instance)
    return Scene(network, network.canonical(handle), found, missing)


def of_the_catalogue() -> tuple[Scene, ...]:
    """Every network that is asked."""
    return tuple(_scene(one) for one in load_catalogue().known if one.question is not None)


def _listed(network: Network, found: Answering, missing: Answering) -> Scene:
    return Scene(network, network.canonical(NetworkHandle(network.id, "camille")), {"first": found}, {"first": missing})


Answering: TypeAlias = "Callable[[NetworkHandle, str], Response]"


def _page(text: str, status: int = 200, **headers: str) -> Answering:
    return lambda handle, url: response(url, status, text.replace("{name}", handle.name), headers.items())


_PROFILE = _page("<h1>Profile of a member</h1>")
_QUIET = {"url": "https://pixelpost.example/{handle}", "documented": False, "follow": False}


def of_lists() -> tuple[Scene, ...]:
    """An invented entry for every way in which lists tell profiles from misses."""
    away = _page("", 302, location="https://pixelpost.example/")
    absent = [{"text": "no such member", "absent": True}]
    named = [{"text": "@{handle} is here"}]
    return (
        _listed(site(), _PROFILE, _page("There is no such member here", 404)),
        _listed(site(missing={"status": 404}), _PROFILE, _page("", 404)),
        _listed(site(missing={"status": 302}, probe=_QUIET), _PROFILE, away),
        _listed(site(missing={"status": 404, "markers": [{"text": "404"}]}), _PROFILE, _page("404", 404)),
        _listed(site(missing={"status": 200, "markers": [{"body": "[]"}]}), _PROFILE, _page("[]")),
        _listed(site(found={"status": 200, "markers": absent}), _page("<h1>Hello</h1>"), _page("no such member", 404)),
        _listed(site(found={"status": 200, "markers": named}), _page("@{name} is here"), _page("no such member", 404)),
        _listed(site(found={"status": 200}), _page("<h1>Hello</h1>"), _page("There is no such member", 404)),
    )


def of_foreign_files() -> tuple[Network, ...]:
    """Every entry of the invented lists that can be asked."""
    files = [load_foreign(one, self_audit=True) for one in sorted(LISTS.glob("*.json"))]
    return tuple(one for each in files for one in each.networks if one.question is not None)


Fault: TypeAlias = "Callable[[Response, str], Outcome]"
"""What comes instead of an answer; the second argument is the address that was asked."""


def _status(status: int) -> Fault:
    return lambda _, url: response(url, status, "<html><title>Error</title><h1>Something went wrong</h1></html>")


def _instead(status: int, body: str, **headers: str) -> Fault:
    return lambda _, url: response(url, status, body, headers.items())


def _led_to_login(_: Response, url: str) -> Outcome:
    parts = urlsplit(url)
    login = f"https://{parts.hostname}/accounts/login/?next={parts.path}"
    return response(login, 200, "<title>Log in</title><form><input type=password></form>", hops=(url,))


def _failed(kind: FailureKind) -> Fault:
    return lambda _, __: Failure(kind)


def _cut(answer: Response, url: str) -> Outcome:
    half = answer.text()[: len(answer.text()) // 3]
    return replace(response(url, answer.status, half, answer.headers), is_cut=True)


def _emptied(answer: Response, url: str) -> Outcome:
    return response(url, answer.status, "", answer.headers)


FAULTS: Mapping[str, Fault] = {
    **{f"status {one}": _status(one) for one in (400, 401, 402, 405, 406, 418, 429, 451, 500, 502, 503, 520, 599, 999)},
    "challenge": _instead(403, "<title>Just a moment...</title>", **{"cf-mitigated": "challenge"}),
    "challenge with 200": _instead(200, "<title>Just a moment...</title>Enable JavaScript and cookies to continue"),
    "captcha": _instead(200, "<title>Are you a human?</title><div class='g-recaptcha'></div>"),
    "login": _led_to_login,
    "login page": _instead(200, "<title>Log in</title><form><input type=password></form>"),
    "soft 404": _instead(200, "<title>Oops</title><h1>This page could not be found</h1>"),
    "something new": _instead(200, "<!doctype html><title>Welcome</title><p>Our new home"),
    "other JSON": _instead(200, '{"hello": "world"}', **{"content-type": "application/json"}),
    "no content": _instead(204, ""),
    "empty": _emptied,
    "cut": _cut,
    **{kind.value: _failed(kind) for kind in FailureKind if kind != FailureKind.NOT_RECORDED},
}


@dataclass
class Host:
    """A web with one network.

    Attributes:
        exists: does the name that is asked about?
        faults: what is spoilt, by whom the question is about.
        sides_with: everybody exists (True), nobody does (False), or the truth (None).
        order: which question is answered first: drawn for each in the order in which they come.
        asked: the address of each question, once.
    """

    scene: Scene
    exists: bool
    faults: Mapping[Who, str] = field(default_factory=dict[Who, str])
    sides_with: bool | None = None
    order: Random | None = None
    asked: list[str] = field(default_factory=list[str])

    def __post_init__(self) -> None:
        self._about: dict[str, tuple[str, Who, NetworkHandle]] = {}
        for which, network in self.scene.questions:
            for handle in _nobodies(network, self.scene.handle.instance):
                self._about[network.request(handle).key] = (which, Who.NOBODY, handle)
            for handle in _knowns(network, self.scene.handle.instance):
                self._about[network.request(handle).key] = (which, Who.KNOWN, handle)
            self._about[network.request(self.scene.handle).key] = (which, Who.ASKED, self.scene.handle)
        self._exchanges: dict[str, Exchange] = {}

    async def get(self, request: Request, *, reader: Reader | None = None) -> Exchange:
        if self.order is not None:
            for _ in range(self.order.randrange(9)):
                await asyncio.sleep(0)
        if request.key not in self._exchanges:
            self.asked.append(request.url)
            self._exchanges[request.key] = Exchange(request, NOW, self._outcome(request, reader))
        return self._exchanges[request.key]

    def _outcome(self, request: Request, reader: Reader | None) -> Outcome:
        assert reader is not None
        which, who, handle = self._about[request.key]
        truth = {Who.ASKED: self.exists, Who.KNOWN: True, Who.NOBODY: False}[who]
        exists = truth if self.sides_with is None else self.sides_with
        answer = self.scene.answer(which, handle, request.url, exists=exists)
        spoilt = FAULTS[self.faults[who]](answer, request.url) if who in self.faults else answer
        return reduced(spoilt, reader) if isinstance(spoilt, Response) else reticent(spoilt)

    async def lookup(self, name: str, kind: str) -> Lookup:
        return Lookup(name, kind, NOW, Failure(FailureKind.DNS))

    def keep(self, exchanges: Iterable[Exchange]) -> None:
        """Nothing is kept."""

    def keep_part(self, exchange: Exchange, private: Json) -> None:
        """Nothing is kept."""

    def recall(self, topic: str) -> Exchange | None:
        return None

    def remember(self, topic: str, exchange: Exchange) -> None:
        """Nothing is remembered."""


def _nobodies(network: Network, instance: str | None) -> Sequence[NetworkHandle]:
    random = Random(f"{SEED}:{network.id}:{instance}")  # noqa: S311 (the names of a control, no secret)
    return [network.control(random, instance=instance) for _ in range(NOBODY_TRIED)]


def _knowns(network: Network, instance: str | None) -> Sequence[NetworkHandle]:
    roles = (NetworkHandle(network.id, one, instance) for one in ROLES)
    return [network.canonical(one) for one in (*network.known, *roles) if one.instance == instance]
