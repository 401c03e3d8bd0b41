"""Secrets hidden wherever they turn up, in whatever dress."""

from __future__ import annotations

import base64
import html
import json
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


SHORTEST = 8
"""Shorter values are left alone: they would be found in dates and numbers, and starring those breaks what is kept."""


class Redactor:
    """Puts stars in the place of secret values, one for each byte, so that lengths and structure stay.

    Looks for each secret as it is, and as URLs, JSON, HTML and Base64 would write it: a site can echo a token in
    any of them. It does not look for a secret that is cut in pieces, in other encodings, or
    shorter than `SHORTEST`.
    """

    def __init__(self, secrets: Collection[str]) -> None:
        forms = {form for secret in secrets if len(secret) >= SHORTEST for form in _forms(secret)}
        self._forms = sorted(forms, key=lambda form: (-len(form), form))

    def __call__(self, data: bytes) -> bytes:
        """The same bytes, without the secrets."""
        for form in self._forms:
            if form in data:
                data = data.replace(form, b"*" * len(form))
        return data


def _forms(secret: str) -> Iterator[bytes]:
    raw = secret.encode("utf-8", "surrogatepass")
    yield raw
    for quoted in (quote(raw, safe=""), quote(raw), quote_plus(raw)):
        yield quoted.encode()
        yield quoted.replace("%2B", "%2b").replace("%2F", "%2f").replace("%3D", "%3d").encode()
    for ascii_only in (True, False):
        inside = json.dumps(secret, ensure_ascii=ascii_only)[1:-1]
        yield inside.encode("utf-8", "surrogatepass")
        yield inside.replace("/", "\\/").encode("utf-8", "surrogatepass")
    yield html.escape(secret).encode("utf-8", "surrogatepass")
    for encoded in (base64.b64encode(raw), base64.urlsafe_b64encode(raw)):
        yield encoded.rstrip(b"=")
