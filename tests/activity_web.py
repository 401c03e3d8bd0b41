"""A web that answers from recorded-like payloads by address, for the tests of activity."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footprint.exhibit import Level
from footprint.finding import Attribution
from footprint.web import Exchange, Failure, FailureKind, Purpose, Reading, Request, Response
from footprint.web.reduction import reduced
from footprint_checks.accounts import OwnedAccount
from small_web import NOW, SmallWeb, subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from footprint.web import Outcome

PAYLOADS = Path(__file__).parent / "unit" / "checks" / "activity"
_KINDS = {".json": "application/json", ".xml": "application/xml", ".html": "text/html"}


@dataclass
class PayloadWeb(SmallWeb):
    """Answers with a file (and its header `Link`), a status, a kind of failure, or bytes; else with a 404."""

    answers: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def _answer(self, request: Request) -> Outcome:
        said = self.answers.get(request.url, 404)
        match said:
            case int():
                return response(request.url, b"{}", status=said)
            case bytes():
                return response(request.url, said)
            case str() if said in set(FailureKind):
                return Failure(FailureKind(said))
            case {"file": str(name), "link": str(link)}:
                return response(request.url, (PAYLOADS / name).read_bytes(), headers=(("link", link),))
            case _:
                name = str(said)
                return response(request.url, (PAYLOADS / name).read_bytes(), kind=_KINDS[Path(name).suffix])


def response(
    url: str,
    body: bytes,
    *,
    status: int = 200,
    kind: str = "application/json",
    headers: tuple[tuple[str, str], ...] = (),
) -> Response:
    digest = hashlib.sha256(body).hexdigest()
    return Response(status, url, (("content-type", kind), *headers), body, digest, len(body))


def owned(word: str, *, fields: dict[str, Any] | None = None) -> OwnedAccount:
    """An account of the candidate's, by the word that a command line has for it."""
    (handle,) = subject_of([word]).accounts
    url = f"https://profile.example/{handle.name}"
    shown = reduced(response(url, b"{}"), lambda _: Reading({}, fields))
    exchange = Exchange(Request(url, Purpose.API), NOW, shown)
    return OwnedAccount(handle, url, Level.A, Attribution.CONFIRMED, exchange)
