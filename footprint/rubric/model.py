"""A rubric: a versioned data file that says what counts and how much."""

from __future__ import annotations

from collections.abc import Iterable  # noqa: TC003 (pydantic reads the annotations of methods too)
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, PositiveInt, model_validator

from footprint.criteria import load_criteria
from footprint.message import Text  # noqa: TC001 (pydantic reads it at run time)
from footprint.rubric.curve import Curve  # noqa: TC001 (pydantic reads it at run time)

TOTAL = 100
"""Dimension weights sum to this, so that a weight reads as points of the index."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class IndicatorRule(_Part):
    """How one indicator counts.

    Attributes:
        title: a few words.
        measures: what the measure is, with its unit.
        weight: inside the dimension, relative to its siblings.
        curve: from the measure to 0..1.
        basis: `published` when the thresholds have a published source, `convention` when they are to be calibrated.
        source: where that was published; of no meaning for a convention.
        limits: what the measure can't tell.
        job_link: why the position needs it.
    """

    title: Text
    measures: Text
    weight: PositiveFloat
    curve: Curve
    basis: Literal["published", "convention"]
    source: Text | None = None
    limits: Text | None = None
    job_link: Text

    @property
    def published(self) -> Text | None:
        """Where the thresholds were published; None for a convention."""
        return self.source if self.basis == "published" else None


class DimensionRule(_Part):
    """A dimension: its weight in points of the index, and its indicators by id."""

    title: Text
    weight: Annotated[float, Field(ge=0)]
    indicators: Annotated[dict[str, IndicatorRule], Field(min_length=1)]


class FacetRule(_Part):
    """The same findings rolled up by trade: the ids of its indicators."""

    title: Text
    indicators: tuple[str, ...]


class Draft(_Part):
    """A rubric of which each part is sound, and nobody knows yet whether they fit together: what `lint` looks at.

    Attributes:
        id, version: name and number; a result names both.
        title: for people.
        key_networks: ids of the networks on which holding one's name counts; all can show absence.
        named_networks: ids of networks that can't be seen, or can't show absence: a name held there counts where the
            candidate or a page of theirs names the account, and is left out otherwise.
        day_one: numbers of the criteria of the post that the employer needs on day one; they are asked about first.
        dimensions: by id, in the order they are printed; one of weight 0 is not part of the rubric.
        facets: by id.
        digest: SHA-256 of the file and of those it is based on.
    """

    id: str
    version: PositiveInt
    title: Text
    key_networks: tuple[str, ...]
    named_networks: tuple[str, ...] = ()
    day_one: tuple[int, ...] = ()
    dimensions: dict[str, DimensionRule]
    facets: dict[str, FacetRule]
    digest: str

    @property
    def indicators(self) -> dict[str, IndicatorRule]:
        """Every indicator by id, in the order of the dimensions."""
        return {name: rule for one in self.dimensions.values() for name, rule in one.indicators.items()}

    def narrowed(self, indicators: Iterable[str]) -> Self:
        """Only the dimensions that speak of these, for a run that looks at nothing else; no facets."""
        wanted = frozenset(indicators)
        kept = {name: one for name, one in self.dimensions.items() if not wanted.isdisjoint(one.indicators)}
        return self.model_copy(update={"dimensions": kept, "facets": {}})

    def points(self, indicator: str) -> float:
        """Points of the index that an indicator can bring.

        Raises:
            KeyError: the rubric does not have it.
        """
        for dimension in self.dimensions.values():
            if indicator in dimension.indicators:
                total = sum(rule.weight for rule in dimension.indicators.values())
                return dimension.weight * dimension.indicators[indicator].weight / total
        raise KeyError(indicator)

    @property
    def total(self) -> float:
        """What the weights of the dimensions sum to."""
        return sum(one.weight for one in self.dimensions.values())


class Rubric(Draft):
    """What counts for one kind of position; the questions for an interview are those of `footprint.criteria`."""

    @model_validator(mode="after")
    def _sums(self) -> Rubric:
        if not is_whole(self.total):
            raise ValueError(f"the weights of the dimensions sum to {self.total:g}, not {TOTAL}")
        return self

    @model_validator(mode="after")
    def _day_one_is_of_the_post(self) -> Rubric:
        if unknown := unknown_criteria(self.day_one):
            raise ValueError(f"day_one: there is no criterion {unknown[0]}")
        return self


def is_whole(total: float) -> bool:
    """Is this the sum that weights must have, but for the error of adding a few decimals?"""
    return abs(total - TOTAL) <= 1e-9  # noqa: PLR2004 (see above)


def unknown_criteria(numbers: Iterable[int]) -> tuple[int, ...]:
    """Those of some numbers that no criterion of the post has."""
    wanted = tuple(numbers)
    if not wanted:
        return ()
    known = load_criteria().by_number
    return tuple(one for one in wanted if one not in known)
