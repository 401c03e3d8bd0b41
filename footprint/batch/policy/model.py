"""A policy: a versioned data file that names behaviours. It can't speak of a score, for it has no word for one."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, PositiveInt

from footprint.finding import Reason  # noqa: TC001 (pydantic reads it at run time)
from footprint.message import Text  # noqa: TC001 (pydantic reads it at run time)

FigureName: TypeAlias = Literal[
    "posts",
    "last_30",
    "last_90",
    "last_365",
    "days_since_last",
    "median_gap_days",
    "longest_gap_days",
    "months_active",
    "words_median",
    "links_median",
    "tags_distinct",
    "domains_distinct",
]
"""Figures of a feed that a rule may ask for; `footprint.exhibit.Figures` says what each is."""


_Bound: TypeAlias = Annotated[float, Field(strict=True, allow_inf_nan=False)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Rule(_Part):
    """What every rule has.

    Attributes:
        title: the behaviour, in a few words.
        why: why the position needs it.
        at_least, at_most: bounds of the measure, both included; None where there is none.
        unknown: what becomes of it where it could not be seen; `fails` counts that against the person.
    """

    title: Text
    why: Text
    at_least: _Bound | None = None
    at_most: _Bound | None = None
    unknown: Literal["unknown", "fails"] = "unknown"


class IndicatorRule(_Rule):
    """The measure of an indicator of the rubric, in its own unit; never its score.

    Attributes:
        indicator: its id.
    """

    kind: Literal["indicator"]
    indicator: str


class FigureRule(_Rule):
    """A figure of a feed of the candidate's own; of several feeds the one that shows the behaviour best.

    Attributes:
        figure: see `footprint.exhibit.Figures`.
    """

    kind: Literal["figure"]
    figure: FigureName


class HeldRule(_Rule):
    """On how many networks an attributed account bears a handle that the candidate gave.

    Attributes:
        networks: ids; empty for the key networks of the rubric.
    """

    kind: Literal["held"]
    networks: tuple[str, ...] = ()


class AccountsRule(_Rule):
    """On how many networks an account is attributed to the candidate, whatever its name.

    Attributes:
        networks: as in `HeldRule`.
    """

    kind: Literal["accounts"]
    networks: tuple[str, ...] = ()


class CoverageRule(_Rule):
    """Which share of the rubric could be seen, 0 to 1: about the data, not the person.

    Attributes:
        dimension: of this dimension alone; None for the whole.
    """

    kind: Literal["coverage"]
    dimension: str | None = None


class ConfidenceRule(_Rule):
    """How sure what was seen is, 0 to 1: about the data, not the person."""

    kind: Literal["confidence"]


class UnseenRule(_Rule):
    """How many things were looked for and could not be seen: about the data, not the person.

    Attributes:
        reasons: only those that could not be seen for one of these; empty for any reason.
    """

    kind: Literal["unseen"]
    reasons: tuple[Reason, ...] = ()


Rule: TypeAlias = Annotated[
    IndicatorRule | FigureRule | HeldRule | AccountsRule | CoverageRule | ConfidenceRule | UnseenRule,
    Field(discriminator="kind"),
]


class Policy(_Part):
    """Behaviours that a position needs.

    Attributes:
        id, version: name and number; a result names both.
        title: for people.
        rules: by id, in the order they are told.
        digest: SHA-256 of the file.
    """

    id: str
    version: PositiveInt
    title: Text
    rules: Annotated[dict[str, Rule], Field(min_length=1)]
    digest: str
