"""Who is asked about: the words of a command line, parsed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias


@dataclass(frozen=True, slots=True)
class Handle:
    """A user name that is tied to no network: the way in, and a name to protect."""

    name: str


@dataclass(frozen=True, slots=True)
class NetworkHandle:
    """A user name on one network, declared by the candidate.

    Attributes:
        network: id of a network of the catalogue.
        name: the handle as that network writes it.
        instance: host of a federated network's server; None elsewhere.
    """

    network: str
    name: str
    instance: str | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A page or a whole site, declared by the candidate, as an absolute http(s) URL."""

    url: str


Identifier: TypeAlias = Handle | NetworkHandle | Site


@dataclass(frozen=True, slots=True)
class Mandate:
    """Why an audit may be made (GDPR 13-14; Code du travail L1221-8 and L1221-9).

    Attributes:
        purpose, position, controller, legal_basis: as the operator states them; empty when not stated.
        notice_reference: how the notice sent to the candidate can be found again.
        notice_date: its day, ISO 8601.
        self_audit: the person audits themself.
    """

    purpose: str = ""
    position: str = ""
    controller: str = ""
    legal_basis: str = ""
    notice_reference: str = ""
    notice_date: str = ""
    self_audit: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """The candidate, as given.

    Attributes:
        identifiers: in the order typed, without repeats.
        name: full name, or None.
        mandate: see `Mandate`.
    """

    identifiers: tuple[Identifier, ...]
    name: str | None = None
    mandate: Mandate = Mandate()

    @property
    def handles(self) -> tuple[Handle, ...]:
        """The bare handles."""
        return tuple(one for one in self.identifiers if isinstance(one, Handle))

    @property
    def accounts(self) -> tuple[NetworkHandle, ...]:
        """The declared accounts."""
        return tuple(one for one in self.identifiers if isinstance(one, NetworkHandle))

    @property
    def sites(self) -> tuple[Site, ...]:
        """The declared sites."""
        return tuple(one for one in self.identifiers if isinstance(one, Site))

    @property
    def names_to_protect(self) -> tuple[str, ...]:
        """Every handle given, bare or bound, each once, in order: what is looked for on every network."""
        names = [one.name for one in self.identifiers if not isinstance(one, Site)]
        return tuple(dict.fromkeys(names))


class Directory(Protocol):
    """What parsing needs to know of the catalogue."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Every network's id."""
        ...

    def recognise(self, url: str) -> NetworkHandle | None:
        """The account whose profile page this URL is, or None."""
        ...

    def accepts(self, handle: NetworkHandle) -> bool:
        """Can a name of this form exist on its network?"""
        ...
