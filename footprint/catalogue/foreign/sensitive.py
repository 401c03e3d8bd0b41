"""Sites of which nobody may be asked without their own wish: what an account there tells is nobody's business.

A list's own categories say most of it. The words say the rest, because lists are careless: they are whole words of a
name or of a host, and a few stems that stand in no other word.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class _Signs:
    """What is in `sensitive.toml`."""

    topics: frozenset[str]
    words: frozenset[str]
    stems: re.Pattern[str]


@cache
def _signs() -> _Signs:
    content = (resources.files("footprint.catalogue.foreign") / "sensitive.toml").read_text("utf-8")
    lists = {key: [str(one) for one in values] for key, values in tomllib.loads(content).items()}
    stems = re.compile("|".join(map(re.escape, lists["stems"])))
    return _Signs(frozenset(lists["topics"]), frozenset(lists["words"]), stems)


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TOKEN = re.compile(r"[^\W_]+")


def is_sensitive(name: str, urls: Iterable[str], topics: Iterable[str]) -> bool:
    """Does an account there tell of love, body, belief, opinion, the law, money or family?

    Args:
        name: of the site, as a list writes it.
        urls: addresses of it, of which the hosts count.
        topics: its categories.
    """
    if any(_is_topic(one) for one in topics):
        return True
    return _says_so(name) or any(_says_so(host) for host in dict.fromkeys(map(_host, urls)))


def niche_of(topics: tuple[str, ...]) -> str:
    """The one category that is kept of a site's: a sensitive one first, so that it stays known; no country."""
    sensitive = next(filter(_is_topic, topics), None)
    plain = (one for one in topics if len(one.strip()) > 2)  # noqa: PLR2004 (a country has two letters)
    return (sensitive or next(plain, "")).strip() or "other"


def _is_topic(topic: str) -> bool:
    return topic.strip().lower() in _signs().topics


def _host(url: str) -> str:
    try:
        return (urlsplit(url).netloc or "").replace("{handle}", "")
    except ValueError:
        return ""


@cache
def _says_so(text: str) -> bool:
    signs = _signs()
    return signs.stems.search(text.lower()) is not None or not signs.words.isdisjoint(_words(text))


def _words(text: str) -> Iterator[str]:
    """The words of a name or a host, those that a capital begins as well."""
    for one in (text, _CAMEL.sub(" ", text)):
        yield from _TOKEN.findall(one.lower())
