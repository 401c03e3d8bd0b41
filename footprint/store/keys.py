"""By what an audit is found again."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, assert_never
from urllib.parse import urlsplit

from footprint.parse import printed
from footprint.subject import Handle, NetworkHandle, Site

if TYPE_CHECKING:
    from footprint.subject import Identifier, Subject


def keys_of(subject: Subject) -> tuple[str, ...]:
    """One key for each identifier and one for the name, sorted: whoever gives any of them finds the audit.

    | given | key |
    |---|---|
    | `@Camille` | `@camille` |
    | `github:Camille`, `@camille@piaille.fr` | `github:camille`, `@camille@piaille.fr` |
    | `https://www.camille.example/Blog/` | `camille.example/Blog` |
    | `--name 'Camille Roy'` | `name:camille roy` |

    An account is no bare handle: `@camille` does not find the audit of `github:camille`, who may be somebody else, and
    whose audit would be purged with it.
    """
    keys = [_key(one) for one in subject.identifiers]
    if subject.name is not None:
        keys.append(f"name:{_folded(' '.join(subject.name.split()))}")
    return tuple(sorted(set(keys)))


def _key(identifier: Identifier) -> str:
    match identifier:
        case Handle() | NetworkHandle():
            return _folded(printed(identifier))
        case Site(url):
            return _page(url)
        case _:
            assert_never(identifier)


def _page(url: str) -> str:
    """A page's address without what makes no other page of it."""
    parts = urlsplit(url)
    path = parts.path.rstrip("/")
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{path}{query}"


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
