"""The accounts of a report as finished sentences: whose they are, what they say and show, and who names whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from footprint.report.page import Link, Proof


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that an account says of its holder, or that shows on it: each part with where it leads, if anywhere."""

    name: str
    said: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """What happens on an account.

    Attributes:
        line: the whole in one line.
        facts: each figure, or that it is not known; none where nothing was seen, which the line then says.
        notes: what can't be seen, and why.
        proofs: the answers that were read.
    """

    line: str
    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One account.

    Attributes:
        card: what it says of its holder; of the candidate's own only.
        life: what happens there; of the candidate's own only, and None where nobody looked.
    """

    niche: str
    network: str
    handle: Link
    proof: str
    marks: tuple[str, ...]
    action: Link
    verdict: str
    proofs: tuple[Proof, ...]
    card: tuple[Fact, ...] = ()
    life: Life | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The accounts of one standing; `shape` names the mark it is drawn with."""

    shape: str
    title: str
    count: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A network on the map: the mark of each group that has an account there, and the same in words."""

    network: str
    shapes: tuple[str, ...]
    stated: str


@dataclass(frozen=True, slots=True)
class Niche:
    """The networks of one niche, those where the candidate is first."""

    title: str
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """A place that one of the candidate's names, and what speaks against its being theirs."""

    link: Link
    note: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """An address that was not followed, the page that it stands on, and where there, in its technical term."""

    link: Link
    page: Link
    spot: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A place that is named by another; `spot` is the technical term of how."""

    link: Link
    spot: str
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """One place of the candidate's, and those that it names."""

    place: Link
    names: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """All about accounts.

    Attributes:
        groups: by standing.
        map: every network at a glance, by niche.
        contested: what is named by the candidate's places and not taken for theirs.
        mentions: the first addresses that were not followed.
        unlisted: how many more there are, in words; empty where there are none.
        ties: who names whom.
    """

    groups: tuple[Group, ...]
    contested: tuple[Contested, ...]
    mentions: tuple[Mention, ...]
    unlisted: str
    ties: tuple[Ties, ...]
    map: tuple[Niche, ...]

    @property
    def is_empty(self) -> bool:
        """There is nothing to show."""
        return not (self.groups or self.contested or self.mentions or self.ties)
