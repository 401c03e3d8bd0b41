"""From the marks that hold to one conclusion; the order of the steps is part of the rule.

A mark that is there speaks louder than a block; a mark that is *not* there is what every block looks like, so it counts
as a status does: after the signs of a block were looked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from footprint.catalogue.marker import Header, Landed, Redirected, WholeBody, Without, Words, holds, label
from footprint.finding import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.catalogue.marker import Asked, Marker
    from footprint.catalogue.page import Page
    from footprint.web.exchange import Json

ERROR = 400
"""First status that is an error."""
SERVER_ERROR = 500
"""First status that speaks of the server alone."""

TELLING = 8
"""Letters from which on a text says something: fewer (`404`, `error`, `[]`) stand on any page by chance."""
_STOCK_WORDS = (
    "a an and any are bad be been being can cannot could couldn denied did didn does doesn document don error errors "
    "exist exists expired false for forbidden found has have here html http https internal is isn it link longer "
    "looking message moved no not nothing null object ok on oops or page pages permanently perhaps problem redirected "
    "request requested resource results right server site sorry status success t temporarily that the there this "
    "title to true unauthorized unexpected unknown url was we went wrong you your"
)
_STOCK = frozenset(_STOCK_WORDS.split())
"""Words with which any server speaks of any page that is not there."""
_WORD = re.compile(r"[^\W\d_]+")
_WALLS = frozenset({301, 302, 303, 307, 308, 401, 403, 407, 429})
"""Statuses of walls: where a miss bears one, words beside it say little."""


@dataclass(frozen=True)
class Rule:
    """An answer of a kind: its status, and its marks.

    Attributes:
        status: any of these; empty for any status.
        markers: all of these.
        choices: at least one of these, if there are any.
    """

    status: tuple[int, ...]
    markers: tuple[Marker, ...] = ()
    choices: tuple[Marker, ...] = ()

    @cached_property
    def is_quiet(self) -> bool:
        """Has it no mark that is there, only a status and what is missing?"""
        return all(isinstance(one, Without) for one in (*self.markers, *self.choices))

    @cached_property
    def repeats_the_name(self) -> bool:
        """Is the name among the marks? The address does not count: it has the name in it because that was asked."""
        marks = (one for one in self.all_markers() if not isinstance(one, Landed | Without))
        return any("{handle}" in label(one) for one in marks)

    @cached_property
    def is_telling(self) -> bool:
        """Has it a mark that hardly stands on any other page? Where a choice alone tells, each choice must."""
        is_told_by_any = self.choices != () and all(map(_is_telling, self.choices))
        return is_told_by_any or any(map(_is_telling, self.markers))

    def has_status(self, status: int) -> bool:
        """Is it one of the rule's?"""
        return not self.status or status in self.status

    def fits(self, status: int, kept: Kept) -> bool:
        """Is it such an answer?"""
        return self.has_status(status) and self._holds(kept)

    def is_marked(self, kept: Kept) -> bool:
        """Has it marks that are there, and do they hold, whatever the status?"""
        return not self.is_quiet and self._holds(kept)

    def all_markers(self) -> tuple[Marker, ...]:
        """Every mark, required or of choice."""
        return (*self.markers, *self.choices)

    def _holds(self, kept: Kept) -> bool:
        required, choices = self._labels
        return required <= kept.markers and (not choices or not choices.isdisjoint(kept.markers))

    @cached_property
    def _labels(self) -> tuple[frozenset[str], frozenset[str]]:
        """Of the marks that are required, and of those of choice."""
        return frozenset(map(label, self.markers)), frozenset(map(label, self.choices))


def _says_something(text: str, name: str) -> bool:
    """Is there a word in it that is neither any server's nor the network's name?"""
    own = {one.lower() for one in _WORD.findall(name)} | {name.lower()}
    return any(one.lower() not in _STOCK | own for one in _WORD.findall(text))


def _is_telling(marker: Marker) -> bool:
    match marker:
        case WholeBody() | Without() | Redirected() | Header("location"):
            return False  # every wall redirects
        case Words(text):
            return len(text) >= TELLING
        case _:
            return True


@dataclass(frozen=True, slots=True)
class Kept:
    """The public part of a reading, as a value.

    Attributes:
        markers: labels of the marks that hold.
        signs: ids of the common signs of a block, most telling first.
        opt_out: the holder asks for discretion.
    """

    markers: frozenset[str]
    signs: tuple[str, ...]
    opt_out: bool

    def public(self) -> Json:
        """As a reader keeps it."""
        return {"markers": [*sorted(self.markers)], "signs": [*self.signs], "opt_out": self.opt_out}

    @classmethod
    def of(cls, public: Json) -> Kept:
        """Read what a reader kept; of any other shape, nothing holds."""
        match public:
            case {"markers": list(markers), "signs": list(signs), "opt_out": bool(opt_out)}:
                return cls(frozenset(map(str, markers)), tuple(map(str, signs)), opt_out)
            case _:
                return cls(frozenset(), (), opt_out=False)


class State(StrEnum):
    """An answer that is neither a plain profile nor a plain miss."""

    PRIVATE = "private"
    DEACTIVATED = "deactivated"
    SUSPENDED = "suspended"
    CLOSED = "closed"
    """Deleted, or closed to programs: the name is taken either way."""
    INACTIVE = "inactive"
    """Exists, and has done nothing yet."""
    MOVED = "moved"
    """Exists, and leads to an address of its own."""
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class StateRule:
    """How a state shows."""

    state: State
    rule: Rule


class Kind(StrEnum):
    """What stood in the way of an answer."""

    CHALLENGE = "challenge"
    BLOCK = "block"
    LIMIT = "limit"
    LOGIN = "login"
    CONSENT = "consent"
    SERVER = "server"
    LEGAL = "legal"


REASONS = {
    Kind.CHALLENGE: Reason.BLOCKED,
    Kind.BLOCK: Reason.BLOCKED,
    Kind.LIMIT: Reason.RATE_LIMITED,
    Kind.LOGIN: Reason.LOGIN_WALL,
    Kind.CONSENT: Reason.BLOCKED,
    Kind.SERVER: Reason.NETWORK_ERROR,
    Kind.LEGAL: Reason.BLOCKED,
}


@dataclass(frozen=True, slots=True)
class Block:
    """One network's own sign of a block."""

    kind: Kind
    rule: Rule


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of a block that is the same everywhere.

    Attributes:
        id: kebab-case.
        kind: see there.
        who: who blocks, when the sign tells.
        rules: any of these.
    """

    id: str
    kind: Kind
    who: str | None
    rules: tuple[Rule, ...]

    def holds(self, page: Page, asked: Asked) -> bool:
        """Is it in the answer?"""
        return any(
            rule.has_status(page.response.status) and all(holds(marker, page, asked) for marker in rule.markers)
            for rule in self.rules
        )  # the signs have no marks of choice


@dataclass(frozen=True, slots=True)
class Common:
    """What every network shares.

    Attributes:
        signs: see `Sign`; the most telling first.
        refusals: what a status says when nothing else did.
    """

    signs: tuple[Sign, ...]
    refusals: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All that an answer of one network is judged by.

    Attributes:
        found: what only a real profile shows.
        missing: what only a missing one shows; None when nothing does.
        states: see `State`.
        blocked: the network's own signs.
        common: see there.
        status_tells: where a profile and a miss differ by status, the marks of the other one mean nothing. So it is
            in lists that quote a few letters of a page, such as `error`, which any page may hold.
    """

    found: Rule
    missing: Rule | None
    states: tuple[StateRule, ...]
    blocked: tuple[Block, ...]
    common: Common
    status_tells: bool = False

    def markers(self) -> Iterator[Marker]:
        """Every mark of the network's own rules."""
        yield from self.found.all_markers()
        yield from self.missing.all_markers() if self.missing else ()
        for state in self.states:
            yield from state.rule.all_markers()
        for block in self.blocked:
            yield from block.rule.all_markers()

    def is_missing_weak(self, name: str) -> bool:
        """Could the miss be what any server says of any page: by its status, or in words of no network's own?"""
        if self.missing is None:
            return True
        is_walled = any(one in _WALLS or one >= SERVER_ERROR for one in self.missing.status)
        words = [one.text for one in self.missing.all_markers() if isinstance(one, Words)]
        has_own = len(words) < len(self.missing.all_markers()) or any(_says_something(one, name) for one in words)
        return is_walled or not has_own

    def speaks(self, status: int, kept: Kept) -> bool:
        """Do marks of the network's own decide, so that no sign of a block matters?"""
        return _by_state(self, status, kept) is not None or _by_marks(self, status, kept) is not None

    def is_missing_marked(self, status: int, kept: Kept) -> bool:
        """Does the answer carry the marks of a miss, as far as they mean anything under this status?"""
        if self.missing is None or not self.missing.is_marked(kept):
            return False
        return self.missing.has_status(status) or not self.status_tells

    def is_found_marked(self, status: int, kept: Kept) -> bool:
        """Does the answer carry the marks of a profile, as far as they mean anything under this status?"""
        return self.found.is_marked(kept) and (self.found.has_status(status) or not self.status_tells)


@dataclass(frozen=True, slots=True)
class Found:
    """The name exists."""


@dataclass(frozen=True, slots=True)
class Missing:
    """The name does not."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """Something stood in the way; `who` may be unknown."""

    kind: Kind
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """Neither mark: the network no longer answers as it did."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Both marks."""


Conclusion: TypeAlias = Found | Missing | State | Stopped | Changed | Contradiction


def conclude(rules: Rules, status: int, kept: Kept) -> Conclusion:
    """Judge an answer: the first step that fits decides.

    States with marks; profile and miss by their marks; signs of a block; then rules that are a status alone. A page
    that carries the marks of both profile and miss is a contradiction whatever its status, and an error status that
    no rule names is never a miss.
    """
    for step in (_by_state, _by_marks, _by_block, _by_status):
        conclusion = step(rules, status, kept)
        if conclusion is not None:
            return conclusion
    refusal = next((one.kind for one in rules.common.refusals if one.rule.has_status(status)), None)
    return Stopped(refusal) if refusal else Changed()


def _by_state(rules: Rules, status: int, kept: Kept) -> Conclusion | None:
    for one in rules.states:
        if one.rule.has_status(status) and one.rule.is_marked(kept):
            return one.state
    return None


def _by_marks(rules: Rules, status: int, kept: Kept) -> Conclusion | None:
    found, missing = rules.is_found_marked(status, kept), rules.is_missing_marked(status, kept)
    if found and missing:
        return Contradiction()
    if found and rules.found.has_status(status):
        return Found()
    if missing and rules.missing is not None and rules.missing.has_status(status):
        return Missing()
    return None


def _by_block(rules: Rules, status: int, kept: Kept) -> Conclusion | None:
    for one in rules.blocked:
        if one.rule.has_status(status) and one.rule.is_marked(kept):
            return Stopped(one.kind)
    return next((Stopped(sign.kind, sign.who) for sign in rules.common.signs if sign.id in kept.signs), None)


def _by_status(rules: Rules, status: int, kept: Kept) -> Conclusion | None:
    for one in rules.states:
        if one.rule.is_quiet and one.rule.fits(status, kept):
            return one.state
    found = rules.found.is_quiet and rules.found.fits(status, kept)
    missing = rules.missing is not None and rules.missing.is_quiet and rules.missing.fits(status, kept)
    if found or missing:
        return _quietly(rules, status, kept, found=found, missing=missing)
    refusal = next((one for one in rules.blocked if one.rule.is_quiet and one.rule.fits(status, kept)), None)
    return Stopped(refusal.kind) if refusal else None


def _quietly(rules: Rules, status: int, kept: Kept, *, found: bool, missing: bool) -> Conclusion:
    """What a status says, unless another rule's marks, or its status, say the opposite."""
    contradicted = rules.is_found_marked(status, kept) if missing else rules.is_missing_marked(status, kept)
    if contradicted or (found and missing):
        return Contradiction()
    return Found() if found else Missing()
