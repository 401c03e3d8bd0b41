"""What a run used, as WARC records: pure, and equal for equal runs."""

from __future__ import annotations

import hashlib
import json
import re
import string
import uuid
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote

from footprint.web.archive.entry import end_json, exchange_json, lookup_json, without_secrets
from footprint.web.archive.warc import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.web.exchange import Exchange, Json, Lookup, Request, Response
    from footprint.web.redaction import Redactor

FORMAT = 1
"""Version of what is inside the WARC records; raised when an older program could not replay the file."""

FORMAT_FIELD = "footprint-archive"
RUN_FIELD = "footprint-run"

_NAMESPACE = uuid.UUID("b5c1a0de-6f0e-5c0a-9a53-9f2b7c0e7d11")
_FRAMING = frozenset({"content-encoding", "content-length", "transfer-encoding"})
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
_URL_SAFE = ":/?#[]@!$&'()*+,;=%~"
_FIELD_SAFE = "".join(sorted(set(string.printable) - set("\t\n\r\x0b\x0c")))


class Records:
    """Makes the records of one run.

    Ids are derived from what a record says, and its run, so that recording the same run twice gives the same records.
    """

    def __init__(self, run: Json, *, software: str, moment: datetime, redact: Redactor) -> None:
        self._redact = redact
        self._moment = moment
        fields = {
            "software": " ".join(software.split()),
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "description": "evidence of an audit; bodies are stored decompressed, without cookies or credentials",
            FORMAT_FIELD: str(FORMAT),
            RUN_FIELD: json.dumps(run, sort_keys=True),
        }
        self._conditions = redact("".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode())
        self._run_id = uuid.uuid5(_NAMESPACE, f"{moment.isoformat()} {_digest(self._conditions)}")

    def conditions(self) -> Record:
        """The first record: the program and the run's conditions."""
        headers = self._headers("warcinfo", "", self._moment, _digest(self._conditions))
        return Record("warcinfo", headers, "application/warc-fields", self._conditions)

    def end(self) -> Record:
        """The last record of a finished recording."""
        return self._metadata("urn:footprint:end", self._moment, end_json())

    def lookup(self, lookup: Lookup) -> Record:
        """An answer of the DNS (URI scheme of RFC 4501)."""
        return self._metadata(f"dns:{lookup.name}?type={lookup.kind}", lookup.time, lookup_json(lookup))

    def entry(self, exchange: Exchange, *, topic: str = "", complete: bool = False) -> Record:
        """An exchange without a body: a failure, or a response with its reading; of an earlier run, with its topic."""
        block = exchange_json(exchange, topic=topic, complete=complete)
        return self._metadata(exchange.request.url, exchange.time, block, ("Footprint-Key", exchange.key))

    def whole(self, exchange: Exchange, response: Response) -> Iterator[Record]:
        """The HTTP messages for any reader of WARC files, then the entry that makes them count.

        HTTP version, and the fields that every request of ours has, are not known here and are left out.
        """
        body, key = self._redact(response.body), ("Footprint-Key", exchange.key)
        # WARC 1.1, 5.13: as much as was wanted.
        cut = (("WARC-Truncated", "length"),) if response.is_cut else ()
        answer = self._message("response", response.url, exchange.time, self._answer(response, body), body, key, *cut)
        answer_id = answer.header("WARC-Record-ID") or ""
        request, beside = exchange.request, ("WARC-Concurrent-To", answer_id)
        asked = self._redact(request.body)
        yield answer
        yield self._message("request", response.url, exchange.time, self._question(request), asked, key, beside)
        block = exchange_json(replace(exchange, outcome=response), redacted=body != response.body)
        yield self._metadata(request.url, exchange.time, block, key, ("WARC-Refers-To", answer_id))

    def _answer(self, response: Response, body: bytes) -> tuple[str, tuple[tuple[str, str], ...]]:
        """A head that fits the decompressed body; how the body travelled is kept under other names."""
        fields = [
            (f"X-Archive-Orig-{name}" if name in _FRAMING else name, value)
            for name, value in without_secrets(response.headers)
        ]
        line = f"{response.status} {_PHRASES.get(response.status, '')}".strip()
        return line, self._fields((*fields, ("Content-Length", str(len(body)))))

    def _question(self, request: Request) -> tuple[str, tuple[tuple[str, str], ...]]:
        found = re.match(r"[^/?#]*//([^/?#]*)([^#]*)", request.url)
        host, target = (found[1], found[2]) if found else ("", "")
        fields = (("Host", host), *without_secrets(request.headers))
        return f"{request.method} {self._uri(target) or '/'} HTTP/1.1", self._fields(fields)

    def _fields(self, fields: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        """Without secrets, and with everything but printable ASCII percent-encoded: no line can be smuggled in."""
        return tuple(
            (quote(name, safe=_FIELD_SAFE.replace(":", ""), errors="replace"), self._quoted(value, _FIELD_SAFE))
            for name, value in fields
        )

    def _uri(self, url: str) -> str:
        return self._quoted(url, _URL_SAFE)

    def _quoted(self, text: str, safe: str) -> str:
        return quote(self._redact(text.encode("utf-8", "surrogatepass")), safe=safe)

    def _message(
        self,
        kind: str,
        url: str,
        time: datetime,
        head: tuple[str, tuple[tuple[str, str], ...]],
        body: bytes,
        *more: tuple[str, str],
    ) -> Record:
        headers = self._headers(kind, self._uri(url), time, _digest(repr(head).encode() + body), *more)
        return Record(kind, headers, f"application/http; msgtype={kind}", body, head)

    def _metadata(self, url: str, time: datetime, block: bytes, *more: tuple[str, str]) -> Record:
        clean = self._redact(block)
        headers = self._headers("metadata", self._uri(url), time, _digest(clean), *more)
        return Record("metadata", headers, "application/json", clean)

    def _headers(
        self, kind: str, uri: str, time: datetime, digest: str, *more: tuple[str, str]
    ) -> tuple[tuple[str, str], ...]:
        name = uuid.uuid5(self._run_id, f"{kind} {uri} {time.isoformat()} {digest}")
        return (
            ("WARC-Type", kind),
            ("WARC-Record-ID", f"<urn:uuid:{name}>"),
            ("WARC-Date", time.astimezone(UTC).isoformat().replace("+00:00", "Z")),
            *((("WARC-Target-URI", uri),) if uri else ()),
            *more,
        )


def _digest(block: bytes) -> str:
    return hashlib.sha256(block).hexdigest()
