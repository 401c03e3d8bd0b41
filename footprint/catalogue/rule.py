"""From the marks that hold to one conclusion; the order of the steps is part of the rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from footprint.catalogue.marker import holds, label
from footprint.finding import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from footprint.catalogue.marker import Asked, Marker, Page
    from footprint.web.exchange import Json

ERROR = 400
"""First status that is an error."""


@dataclass(frozen=True, slots=True)
class Rule:
    """An answer of a kind: its status, and every mark.

    Attributes:
        status: any of these; empty for any status.
        markers: all of these; empty when the status alone decides.
    """

    status: tuple[int, ...]
    markers: tuple[Marker, ...] = ()

    def has_status(self, status: int) -> bool:
        """Is it one of the rule's?"""
        return not self.status or status in self.status

    def is_marked(self, kept: Kept) -> bool:
        """Has it marks, and do all of them hold?"""
        return bool(self.markers) and all(label(marker) in kept.markers for marker in self.markers)


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
        )


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
        found, missing: what only a real profile shows, and what only a missing one does.
        states: see `State`.
        blocked: the network's own signs.
        common: see there.
    """

    found: Rule
    missing: Rule
    states: tuple[StateRule, ...]
    blocked: tuple[Block, ...]
    common: Common

    def markers(self) -> Iterator[Marker]:
        """Every mark of the network's own rules."""
        yield from self.found.markers
        yield from self.missing.markers
        for state in self.states:
            yield from state.rule.markers
        for block in self.blocked:
            yield from block.rule.markers


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
    found, missing = rules.found.is_marked(kept), rules.missing.is_marked(kept)
    if found and missing:
        return Contradiction()
    if found and rules.found.has_status(status):
        return Found()
    if missing and rules.missing.has_status(status):
        return Missing()
    return None


def _by_block(rules: Rules, status: int, kept: Kept) -> Conclusion | None:
    for one in rules.blocked:
        if one.rule.has_status(status) and one.rule.is_marked(kept):
            return Stopped(one.kind)
    return next((Stopped(sign.kind, sign.who) for sign in rules.common.signs if sign.id in kept.signs), None)


def _by_status(rules: Rules, status: int, kept: Kept) -> Conclusion | None:
    for one in rules.states:
        if not one.rule.markers and one.rule.has_status(status):
            return one.state
    if not rules.found.markers and rules.found.has_status(status):
        return Found()
    if not rules.missing.markers and rules.missing.has_status(status):
        return Contradiction() if rules.found.is_marked(kept) else Missing()
    refusal = next((one for one in rules.blocked if not one.rule.markers and one.rule.has_status(status)), None)
    return Stopped(refusal.kind) if refusal else None
