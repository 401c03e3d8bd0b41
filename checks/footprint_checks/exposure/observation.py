"""What was seen of the name: domains, and what looks like it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, assert_never

from footprint.exhibit import Hold
from footprint.finding import Reason, dns_evidence, evidence
from footprint.web.exchange import Failure
from footprint_checks.reasons import reason_of

if TYPE_CHECKING:
    from footprint.asking import SeenAccount
    from footprint.finding import Evidence
    from footprint.web import Exchange, Lookup
    from footprint_checks.accounts import Accounts
    from footprint_checks.exposure.likeness import Likeness


@dataclass(frozen=True, slots=True)
class Registered:
    """The registry has the domain; `since` is the day, ISO 8601, or empty."""

    since: str = ""


@dataclass(frozen=True, slots=True)
class Unregistered:
    """The registry says that there is no such domain."""


@dataclass(frozen=True, slots=True)
class Silent:
    """The registry did not say; None when it was not asked."""

    reason: Reason | None = None


Word: TypeAlias = Registered | Unregistered | Silent


@dataclass(frozen=True, slots=True)
class State:
    """What may be said of a domain.

    Attributes:
        hold: never `OWN`: whose a domain is, no registry says.
        since: day of the registration, ISO 8601, or empty.
        reason: why it is unknown; None when it is not, or when the registry was not asked.
    """

    hold: Hold
    since: str = ""
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class SeenDomain:
    """A domain that was looked up.

    Attributes:
        domain: in A-labels.
        lookup: for its name servers.
        word: of its registry.
        exchange: with the registry; None when it was not asked.
        likeness: None for a domain of the very name.
    """

    domain: str
    lookup: Lookup
    word: Word
    exchange: Exchange | None = None
    likeness: Likeness | None = None

    @property
    def state(self) -> State:
        """See `concluded`."""
        return concluded(self.lookup, self.word)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The exchange with the DNS, and the one with the registry."""
        return (dns_evidence(self.lookup), *(() if self.exchange is None else (evidence(self.exchange),)))


@dataclass(frozen=True, slots=True)
class SeenVariant:
    """A handle that looks like the candidate's, as one network answered about it."""

    account: SeenAccount
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Protection:
    """All that was seen of the name.

    Attributes:
        accounts: see there.
        domains: those of the name, best first, then those that look like them.
        variants: handles that look like the candidate's, most alike first.
    """

    accounts: Accounts
    domains: tuple[SeenDomain, ...] = ()
    variants: tuple[SeenVariant, ...] = ()


def concluded(lookup: Lookup, word: Word) -> State:
    """The state of a domain from both answers.

    Registered needs one of them: a domain that is registered and not in use has no name servers. Free needs both, and
    where the DNS knows what the registry denies, neither is believed.
    """
    answer = lookup.answer
    if isinstance(word, Registered):
        return State(Hold.HELD, word.since)
    if isinstance(answer, Failure):
        return State(Hold.UNKNOWN, reason=reason_of(answer))
    match word:
        case Unregistered():
            return State(Hold.UNKNOWN, reason=Reason.CONTRADICTORY) if lookup.exists else State(Hold.FREE)
        case Silent(reason):
            return State(Hold.HELD) if answer else State(Hold.UNKNOWN, reason=reason)
    assert_never(word)
