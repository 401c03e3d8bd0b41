"""Secrets hidden wherever they turn up, in whatever dress."""

from __future__ import annotations

import base64
import html.entities
import importlib
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from footprint.web.exchange import Json

SHORTEST = 8
"""Shorter values are left alone: they would be found in dates and numbers, and starring those breaks what is kept."""
LONGEST = 400
"""Signs of a key at most: those in use have forty to two hundred, and a pattern grows with them."""

_BYTES = 64 * 1024 * 1024
"""Memory of a pattern at most; one of the longest key takes a part of it."""
_AMPERSAND = rb"(?:&|&amp;|%26|\\u0026)"
_PERCENT = rb"%(?:25)?"
_BACKSLASH = rb"\\{1,4}"
_ESCAPED = rb"\\{0,4}"
"""The signs with which the dresses begin, one of which may have been put over another: HTML in JSON, a URL in a URL."""

_EDGE = b"[A-Za-z0-9+/_-]?"

_NAMES: dict[str, tuple[str, ...]] = {}
for _name, _sign in html.entities.html5.items():
    if len(_sign) == 1 and _sign.isascii() and _name.endswith(";"):
        _NAMES[_sign] = (*_NAMES.get(_sign, ()), _name)
"""The names that HTML has for a sign of ASCII."""


class Redactor:
    """Puts stars in the place of secret values, one for each byte, so that lengths and structure stay.

    Looks for each secret as it is, and as URLs, JSON, HTML and Base64 write it, sign by sign, since everyone spares
    other signs: a site can echo a token in any of them. It does not look for a secret that is cut in pieces, in other
    encodings, or shorter than `SHORTEST`. RE2 looks: in Python's own engine a page of twelve megabytes takes seconds.
    """

    def __init__(self, secrets: Collection[str]) -> None:
        wanted = sorted({one for one in secrets if len(one) >= SHORTEST}, key=lambda one: (-len(one), one))
        # One pattern a secret: of one for all, the states of RE2 may be too many for its memory, and it becomes slow.
        self._forms = tuple(_compiled(b"|".join((_plain(one), *_in_base64(one)))) for one in wanted)

    def __call__(self, data: bytes) -> bytes:
        """The same bytes, without the secrets."""
        for form in self._forms:
            data = form.sub(lambda found: b"*" * len(found[0]), data)
        return data

    def text(self, text: str) -> str:
        """The same text, without the secrets."""
        return self(text.encode("utf-8", "surrogatepass")).decode("utf-8", "surrogatepass")

    def json(self, value: Json) -> Json:
        """The same value, every text in it without the secrets."""
        match value:
            case str():
                return self.text(value)
            case list():
                return [self.json(one) for one in value]
            case dict():
                return {self.text(name): self.json(one) for name, one in value.items()}
            case _:
                return value


def _compiled(pattern: bytes) -> re.Pattern[bytes]:
    re2: Any = importlib.import_module("re2")  # it ships no types
    options = re2.Options()
    options.encoding, options.max_mem, options.log_errors = re2.Options.Encoding.LATIN1, _BYTES, False
    compiled: re.Pattern[bytes] = re2.compile(pattern, options)
    return compiled


def _plain(secret: str) -> bytes:
    return b"".join(map(_sign_of, secret))


def _sign_of(sign: str) -> bytes:
    """One sign, however it is written."""
    if len(sign.encode("utf-16-be", "surrogatepass")) > 2:  # noqa: PLR2004 (a pair of surrogates, as JSON has it)
        pair = sign.encode("utf-16-be")
        units = b"".join(_BACKSLASH + b"u(?i:%04x)" % int.from_bytes(pair[at : at + 2]) for at in (0, 2))
    else:
        units = _BACKSLASH + b"u(?i:%04x)" % ord(sign)
    raw = sign.encode("utf-8", "surrogatepass")
    forms = [
        re.escape(raw),
        b"".join(_PERCENT + b"(?i:%02x)" % byte for byte in raw),
        units,
        _AMPERSAND + b"#0{0,7}%d;?" % ord(sign),
        _AMPERSAND + b"#[xX]0{0,7}(?i:%x);?" % ord(sign),
        *(_AMPERSAND + re.escape(name.encode()) for name in _NAMES.get(sign, ())),
    ]
    if sign == " ":
        forms.append(rb"\+")
    return (b"" if sign.isalnum() else _ESCAPED) + b"(?:" + b"|".join(forms) + b")"


def _in_base64(secret: str) -> Iterator[bytes]:
    """The signs that depend on nothing beside the secret, for each place where it may begin in what was encoded.

    Those at either end that depend on it in part go with them.
    """
    raw = secret.encode("utf-8", "surrogatepass")
    for before, skipped in ((0, 0), (1, 2), (2, 3)):
        whole = (before + len(raw)) * 8 // 6
        found = base64.b64encode(b"\0" * before + raw)[skipped:whole].decode()
        signs = {"+": "(?:-|" + _sign_of("+").decode() + ")", "/": "(?:_|" + _sign_of("/").decode() + ")"}
        stable = "".join(signs.get(one, one) for one in found).encode()
        first = _EDGE if skipped else b""
        yield first + stable + (_EDGE if (before + len(raw)) * 8 % 6 else b"")
