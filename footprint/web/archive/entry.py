"""The JSON of the archive's metadata records, both ways.

Three kinds, told apart by `kind`:

    {"kind": "exchange", "key", "time", "request": {…}, "outcome": {…}, "earlier": [failure, …], "redacted": false}
    (with "topic" where an earlier run had made it and this one remembered it; with "complete": true where a reader took
    nothing that was left out)
    {"kind": "lookup", "time", "name", "type", "exists", "answer": [text, …] or failure}
    {"kind": "end"}

A fourth is found in journals only, where whoever reads it knows the question (see `journal`):

    {"kind": "answer", "key", "time", "outcome": {…}, "earlier": [failure, …]}

An outcome is a failure `{"failure", "detail", "status"}` or a response `{"status", "url", "headers", "sha256", "size",
"hops", "reading"}`, with `"cut": true` where more of the body was there than was read. A response with `"reading":
{"public"}` was reduced. One with `"reading": null` has its body in the record that `WARC-Refers-To` names; `redacted`
says that a secret was hidden in it, so that its hash no longer fits.
Times are ISO 8601.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from footprint.web.exchange import (
    Credential,
    Exchange,
    Failure,
    FailureKind,
    Json,
    Lookup,
    Purpose,
    Reading,
    Request,
    Response,
)

_SECRET_HEADERS = frozenset({"authorization", "cookie", "proxy-authorization", "set-cookie", "set-cookie2"})


@dataclass(frozen=True, slots=True)
class ExchangeEntry:
    """An exchange as it was recorded.

    Attributes:
        key: of the request.
        request: what was asked, without what would not be written down.
        time, outcome, earlier: as in `Exchange`; the body of a response that was kept whole is empty here.
        redacted: the body no longer is what its hash was made from.
        complete: nothing was left out when the response was reduced, for its reader took nothing of its holder.
        topic: what it was remembered under, where an earlier run had made it; empty for one that was made now.
    """

    key: str
    request: Request
    time: datetime
    outcome: Response | Failure
    earlier: tuple[Failure, ...]
    redacted: bool
    topic: str = ""
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question, all of it but a body.

    Attributes:
        key: of the request.
        time, outcome, earlier: as in `Exchange`.
    """

    key: str
    time: datetime
    outcome: Response | Failure
    earlier: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class End:
    """The recording was finished."""


Entry: TypeAlias = ExchangeEntry | Lookup | End

_encoded = json.JSONEncoder(sort_keys=True).encode


def without_secrets(headers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Headers that carry no cookie and no credential by their very name."""
    return tuple((name, value) for name, value in headers if name.lower() not in _SECRET_HEADERS)


def exchange_json(exchange: Exchange, *, redacted: bool = False, topic: str = "", complete: bool = False) -> bytes:
    """Write an exchange; what its reading holds, private part included, is written as it stands."""
    request, outcome = exchange.request, exchange.outcome
    asked: dict[str, Json] = {
        "method": request.method,
        "url": request.url,
        "purpose": request.purpose.value,
        "headers": _pairs(without_secrets(request.headers)),
        "credentials": [list(one) for one in request.credentials],
    }
    if request.body:
        asked["body"] = request.body.decode("utf-8", "backslashreplace")
    if not request.follow:
        asked["follow"] = False
    if request.window:
        asked["window"] = request.window
    if request.read_as:
        asked["read_as"] = request.read_as
    if request.is_common:
        asked["common"] = True
    return _bytes(
        {
            "kind": "exchange",
            "key": exchange.key,
            "time": exchange.time.isoformat(),
            "request": asked,
            "outcome": _outcome(outcome),
            "earlier": [_failure(one) for one in exchange.earlier],
            "redacted": redacted,
            **({"topic": topic} if topic else {}),
            **({"complete": True} if complete else {}),
        }
    )


def answer_json(exchange: Exchange, outcome: Response | Failure) -> bytes:
    """Write what came of a question: its outcome as it is given, and of the question the key alone."""
    return _bytes(
        {
            "kind": "answer",
            "key": exchange.key,
            "time": exchange.time.isoformat(),
            "outcome": _outcome(outcome),
            "earlier": [_failure(one) for one in exchange.earlier],
        }
    )


def lookup_json(lookup: Lookup) -> bytes:
    """Write an answer of the DNS."""
    answer: Json = _failure(lookup.answer) if isinstance(lookup.answer, Failure) else list(lookup.answer)
    return _bytes(
        {
            "kind": "lookup",
            "time": lookup.time.isoformat(),
            "name": lookup.name,
            "type": lookup.kind,
            "exists": lookup.exists,
            "answer": answer,
        }
    )


def end_json() -> bytes:
    """Write the mark of a finished recording."""
    return _bytes({"kind": "end"})


def _bytes(value: Json) -> bytes:
    return _encoded(value).encode()


def _pairs(pairs: tuple[tuple[str, str], ...]) -> list[Json]:
    return [[name, value] for name, value in pairs]


def _outcome(outcome: Response | Failure) -> Json:
    return _failure(outcome) if isinstance(outcome, Failure) else _response(outcome)


def _failure(failure: Failure) -> Json:
    return {"failure": failure.kind.value, "detail": failure.detail, "status": failure.status}


def _response(response: Response) -> Json:
    return {
        "status": response.status,
        "url": response.url,
        "headers": _pairs(without_secrets(response.headers)),
        "sha256": response.sha256,
        "size": response.size,
        "hops": list(response.hops),
        "reading": _reading(response.reading),
        **({"cut": True} if response.is_cut else {}),
    }


def _reading(reading: Reading | None) -> Json:
    if reading is None:
        return None
    private: dict[str, Json] = {} if reading.private is None else {"private": reading.private}
    return {"public": reading.public, **private}


def read_entry(block: bytes) -> Entry:
    """Read a metadata record of ours.

    Raises:
        ValueError: it is none, or not as this format has it.
    """
    return _entry(_decoded(block))


def read_noted(block: bytes) -> Answer | Entry:
    """Read what may be in a journal.

    Raises:
        ValueError: as in `read_entry`.
    """
    match _decoded(block):
        case {"kind": "answer", "key": str(key), "time": str(time), "outcome": outcome, "earlier": earlier}:
            return Answer(key, read_time(time), _read_outcome(outcome), _read_failures(earlier))
        case value:
            return _entry(value)


def _decoded(block: bytes) -> Json:
    try:
        value: Json = json.loads(block)
    except RecursionError as error:
        raise ValueError from error
    return value


def _entry(value: Json) -> Entry:
    match value:
        case {
            "kind": "exchange",
            "key": str(key),
            "request": request,
            "time": str(time),
            "outcome": outcome,
            "earlier": earlier,
            "redacted": bool(redacted),
            **rest,
        }:
            asked, topic = _read_request(request), rest.get("topic")
            return ExchangeEntry(
                key,
                asked,
                read_time(time),
                _read_outcome(outcome),
                _read_failures(earlier),
                redacted,
                topic if isinstance(topic, str) else "",
                complete=rest.get("complete") is True,
            )
        case {
            "kind": "lookup",
            "time": str(time),
            "name": str(name),
            "type": str(kind),
            "exists": bool(exists),
            "answer": answer,
        }:
            return Lookup(name, kind, read_time(time), _read_answer(answer), exists)
        case {"kind": "end"}:
            return End()
        case _:
            raise ValueError


def read_time(text: str) -> datetime:
    """Read a moment in ISO 8601, as UTC.

    Raises:
        ValueError: it is none, or without a zone.
    """
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError
    return time.astimezone(UTC)


def _read_request(value: Json) -> Request:
    match value:
        case {
            "method": str(method),
            "url": str(url),
            "purpose": str(purpose),
            "headers": headers,
            "credentials": credentials,
            **rest,
        }:
            body, window, read_as = rest.get("body"), rest.get("window"), rest.get("read_as")
            return Request(
                url,
                Purpose(purpose),
                method,
                _read_pairs(headers),
                body.encode("utf-8", "replace") if isinstance(body, str) else b"",
                tuple(map(_read_credential, _read_list(credentials))),
                follow=rest.get("follow") is not False,
                window=window if isinstance(window, int) else 0,
                read_as=read_as if isinstance(read_as, str) else "",
                is_common=rest.get("common") is True,
            )
        case _:
            raise ValueError


def _read_answer(value: Json) -> tuple[str, ...] | Failure:
    return _read_texts(value) if isinstance(value, list) else _read_failure(value)


def _read_outcome(value: Json) -> Response | Failure:
    match value:
        case {
            "status": int(status),
            "url": str(url),
            "headers": headers,
            "sha256": str(sha256),
            "size": int(size),
            "hops": hops,
            "reading": reading,
            **rest,
        }:
            pairs, before = _read_pairs(headers), _read_texts(hops)
            is_cut = rest.get("cut") is True
            return Response(status, url, pairs, b"", sha256, size, before, _read_reading(reading), is_cut)
        case _:
            return _read_failure(value)


def _read_failures(value: Json) -> tuple[Failure, ...]:
    return tuple(_read_failure(one) for one in _read_list(value))


def _read_failure(value: Json) -> Failure:
    match value:
        case {"failure": str(kind), "detail": str(detail), "status": int() | None as status}:
            return Failure(FailureKind(kind), detail, status)
        case _:
            raise ValueError


def _read_reading(value: Json) -> Reading | None:
    match value:
        case None:
            return None
        case {"public": public, "private": private}:
            return Reading(public, private)
        case {"public": public}:
            return Reading(public)
        case _:
            raise ValueError


def _read_credential(value: Json) -> Credential:
    match value:
        case [str(field), str(secret), str(scheme), bool(in_query)]:
            return Credential(field, secret, scheme, in_query)
        case _:
            raise ValueError


def _read_pairs(value: Json) -> tuple[tuple[str, str], ...]:
    return tuple(_read_pair(one) for one in _read_list(value))


def _read_pair(value: Json) -> tuple[str, str]:
    match value:
        case [str(name), str(text)]:
            return name, text
        case _:
            raise ValueError


def _read_texts(value: Json) -> tuple[str, ...]:
    texts = _read_list(value)
    read = tuple(one for one in texts if isinstance(one, str))
    if len(read) != len(texts):
        raise ValueError
    return read


def _read_list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise ValueError  # noqa: TRY004 (wrong data, as everywhere in this parser)
    return value
