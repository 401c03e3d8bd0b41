"""The corpus: invented people told as data, what the web holds about each, and whose every account truly is.

A person is a table of a file in `data/`, and a file holds one kind of trap, told in its first line. What the candidate
gives is `given`, the words of a command line (`@handle`, `github:handle`, addresses), and `name`.

`accounts` are those that anybody has, each a row: `at` (`network:handle`, on Mastodon `mastodon:handle@server`), and
`is`, the truth: whose it is, then the least level (A, B or C) that careful people may rely on. `mine` is the
candidate's; `mine` without a level can't be told from outside, so that missing it is no fault; every other word
(`stranger`, `company`, `friend`, `author`, `nobody` for a name that nobody has) must never be attributed. `declined`
says why the rules do not go so far, where that is on purpose: it is counted as missed all the same. What the profile
shows: `shown` (the name), `bio`, `links`, `verified` (links that the network checked), `social` (GitHub's list,
Gravatar's and Linktree's links go by `links` and `verified`), `avatar` (the id of a drawing), `organisation`, `moved`
(where a Mastodon account went), `discreet`. On Bluesky, `dns` and `well_known` say how the domain answers for the
handle, `formerly` what the identity's own document calls itself instead.

`pages` are answered by address: `title`, `me` (links with rel=me), `head_me` (the same in the head), `links` (without),
`same_as` with `type` (JSON-LD; `Person` unless told), `html` (as it is), `text` (in place of a page), `status`, `to`
(where it leads), or `failure`. What a host has no page for is missing (404); a host without any page does not exist.
`dns` are texts by name, `webfinger` the account's profile by `user@host`, `faults` a kind of failure by host.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).parent / "data"
_LEVELS = ("A", "B", "C")
_FLAGS = {"organisation", "discreet", "dns", "well_known"}
_LISTS = {"links", "verified", "social"}
_TEXTS = {"shown", "bio", "avatar", "moved", "formerly"}
_PAGE_KEYS = {
    "title", "me", "head_me", "links", "same_as", "type", "html", "text", "status", "to", "failure",
}  # fmt: skip
_PERSON_KEYS = {"given", "name", "accounts", "pages", "dns", "webfinger", "faults"}


@dataclass(frozen=True)
class Held:
    """An account that somebody has, and whose it is; the rest is what its profile shows (see above).

    Attributes:
        network, name, server: where it is; server is empty off Mastodon.
        whose: `mine`, or who else's.
        level: the least that may be relied on; empty where nothing can be told.
        declined: why the rules do not go so far, where that is on purpose: it counts as missed all the same.
    """

    network: str
    name: str
    server: str
    whose: str
    level: str
    shown: str = ""
    bio: str = ""
    avatar: str = ""
    moved: str = ""
    formerly: str = ""
    links: tuple[str, ...] = ()
    verified: tuple[str, ...] = ()
    social: tuple[str, ...] = ()
    organisation: bool = False
    discreet: bool = False
    dns: bool = False
    well_known: bool = False
    declined: str = ""

    @property
    def handle(self) -> str:
        """As a report writes it."""
        return f"{self.name}@{self.server}" if self.server else self.name

    @property
    def key(self) -> tuple[str, str]:
        """By which it is found in a report."""
        return self.network, self.handle.casefold()

    @property
    def is_mine(self) -> bool:
        """It is the candidate's."""
        return self.whose == "mine"

    @property
    def can_be_told(self) -> bool:
        """It is the candidate's, and there is evidence of it."""
        return self.is_mine and bool(self.level)

    def marked(self, word: str) -> Held:
        """With a word in everything that its holder may write; the drawing stays the same."""
        at = f"https://{word}.example/"
        return replace(
            self,
            shown=f"{self.shown} {word}".strip(),
            bio=f"{self.bio} {word}".strip(),
            avatar=f"{self.avatar or self.name}-{word}",
            links=(*self.links, at),
            social=(*self.social, at),
        )


@dataclass(frozen=True)
class Person:
    """A candidate, and the web around them.

    Attributes:
        id: of the table.
        trap: the file.
        given, name: what the candidate gives.
        pages: by address (see above).
        dns, webfinger, faults: see above.
    """

    id: str
    trap: str
    given: tuple[str, ...]
    name: str | None
    accounts: tuple[Held, ...]
    pages: Mapping[str, Mapping[str, Any]]  # (its form is told above)
    dns: Mapping[str, list[str]] = field(default_factory=dict[str, "list[str]"])
    webfinger: Mapping[str, str] = field(default_factory=dict[str, str])
    faults: Mapping[str, str] = field(default_factory=dict[str, str])

    def marked(self, words: Mapping[tuple[str, str], str]) -> Person:
        """The same, with a word in all that an account says, by the account's key."""
        accounts = tuple(one.marked(words[one.key]) if one.key in words else one for one in self.accounts)
        return replace(self, accounts=accounts)


@cache
def load_people() -> tuple[Person, ...]:
    """All of them, by file and in its order.

    Raises:
        ValueError: two have one name.
    """
    found = tuple(
        _person(name, path.stem, row)
        for path in sorted(_FOLDER.glob("*.toml"))
        for name, row in tomllib.loads(path.read_text(encoding="utf-8")).items()
    )
    twice = [name for name, count in Counter(one.id for one in found).items() if count > 1]
    if twice:
        raise ValueError(f"two people of one name: {', '.join(twice)}")
    return found


def traps() -> Mapping[str, str]:
    """The first line of each file, by its name."""
    files = sorted(_FOLDER.glob("*.toml"))
    return {one.stem: one.read_text(encoding="utf-8").partition("\n")[0].removeprefix("#").strip() for one in files}


def _person(name: str, trap: str, row: dict[str, Any]) -> Person:  # (as TOML is read)
    _refuse(name, row, _PERSON_KEYS)
    for page in row.get("pages", {}).values():
        _refuse(name, page, _PAGE_KEYS)
    return Person(
        name,
        trap,
        tuple(row["given"]),
        row.get("name"),
        tuple(_account(name, one) for one in row.get("accounts", ())),
        row.get("pages", {}),
        row.get("dns", {}),
        row.get("webfinger", {}),
        row.get("faults", {}),
    )


def _account(name: str, row: dict[str, Any]) -> Held:  # (as TOML is read)
    _refuse(name, row, _FLAGS | _LISTS | _TEXTS | {"at", "is", "declined"})
    network, _, at = row["at"].partition(":")
    handle, _, server = at.partition("@")
    whose, _, level = row["is"].partition(" ")
    assert not level or (whose == "mine" and level in _LEVELS), f"{name}: {row['is']}"
    assert (network == "mastodon") == bool(server), f"{name}: {row['at']}"
    shown = {key: row[key] for key in (*_TEXTS, *_FLAGS) if key in row}
    lists: dict[str, Any] = {key: tuple(row[key]) for key in _LISTS if key in row}  # (as TOML is read)
    return Held(network, handle, server, whose, level, **shown, **lists, declined=row.get("declined", ""))


def _refuse(name: str, row: Mapping[str, object], known: set[str]) -> None:
    """A word that means nothing is a fault of the file."""
    assert set(row) <= known, f"{name}: {sorted(set(row) - known)}"
