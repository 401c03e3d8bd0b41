"""From a measure to a score between 0 and 1, by hand if need be: every curve can say itself with its numbers."""

from __future__ import annotations

from itertools import pairwise
from math import log, log1p
from statistics import NormalDist
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, PositiveFloat, model_validator
from pydantic_core import PydanticCustomError

from footprint.message import msg

if TYPE_CHECKING:
    from footprint.message import Message

_NINE_TENTHS = NormalDist().inv_cdf(0.9)


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    @property
    def best(self) -> float:
        """The highest score that any measure can get."""
        return 1.0


def _on_the_way(full: float) -> tuple[float, float, float]:
    """Three measures up to the full mark, whole ones where that is whole: a quarter, or what comes near; half; full."""
    for parts in (4, 3):
        if full % parts == 0:
            return full / parts, (full / 2 if parts == 4 else 2 * full / 3), full  # noqa: PLR2004 (quarters or thirds)
    if full % 1 == 0 and full > 1:
        return (1.0 if full > 2 else 0.0), full // 2, full  # noqa: PLR2004 (of two, one is the half)
    return full / 4, full / 2, full


class AsIs(_Shape):
    """The measure is already a share of 1."""

    kind: Literal["as-is"]

    def score(self, value: float) -> float:
        """Clamp to 0..1."""
        return min(1.0, max(0.0, value))

    def formula(self, value: float) -> Message:
        """The measure itself."""
        return msg("measure as it is = {score:.2f}", score=self.score(value))

    def words(self) -> Message:
        """The curve without numbers of a person."""
        return msg("the measure as it is, between 0 and 1")

    @property
    def samples(self) -> tuple[float, float, float]:
        """Three measures to show the curve with."""
        return 0.0, 0.5, 1.0


class Share(_Shape):
    """Proportional up to a full mark: `min(1, value / full)`."""

    kind: Literal["share"]
    full: PositiveFloat

    def score(self, value: float) -> float:
        """The share of the full mark."""
        return min(1.0, max(0.0, value) / self.full)

    def formula(self, value: float) -> Message:
        """The division."""
        return msg(
            "min(1, {value:exact} / {full:exact}) = {score:.2f}", value=value, full=self.full, score=self.score(value)
        )

    def words(self) -> Message:
        """The division, in letters."""
        return msg("proportional to the measure, full at {full:exact}", full=self.full)

    @property
    def samples(self) -> tuple[float, float, float]:
        """Three measures to show the curve with."""
        return _on_the_way(self.full)


class Log(_Shape):
    """Each further one counts less: `ln(1 + value) / ln(1 + full)`, capped at 1."""

    kind: Literal["log"]
    full: PositiveFloat

    def score(self, value: float) -> float:
        """The ratio of logarithms."""
        return min(1.0, log1p(max(0.0, value)) / log1p(self.full))

    def formula(self, value: float) -> Message:
        """The ratio with its numbers."""
        return msg(
            "min(1, ln(1 + {value:exact}) / ln(1 + {full:exact})) = {score:.2f}",
            value=value,
            full=self.full,
            score=self.score(value),
        )

    def words(self) -> Message:
        """The ratio, in letters."""
        return msg("logarithmic: each further one counts less, full at {full}", full=self.full)

    @property
    def samples(self) -> tuple[float, float, float]:
        """Three measures to show the curve with."""
        return _on_the_way(self.full)


class LogNormal(_Shape):
    """Falls with the measure along a log-normal survival curve through two points.

    The shape is the one that web performance scoring uses for durations: quick losses count, long ones blur.

    Attributes:
        nine_tenths: measure at which the score is 0.9.
        half: measure at which it is 0.5.
    """

    kind: Literal["log-normal"]
    nine_tenths: PositiveFloat
    half: PositiveFloat

    def score(self, value: float) -> float:
        """One minus the cumulative log-normal distribution."""
        if value <= 0:
            return 1.0
        spread = log(self.half / self.nine_tenths) / _NINE_TENTHS
        return 1.0 - NormalDist().cdf(log(value / self.half) / spread)

    def formula(self, value: float) -> Message:
        """The two points and the place between them."""
        return msg(
            "log-normal curve, 0.9 at {nine} and 0.5 at {half}: at {value} = {score:.2f}",
            nine=self.nine_tenths,
            half=self.half,
            value=value,
            score=self.score(value),
        )

    def words(self) -> Message:
        """The two points."""
        return msg("log-normal curve: 0.9 at {nine}, 0.5 at {half}", nine=self.nine_tenths, half=self.half)

    @property
    def samples(self) -> tuple[float, float, float]:
        """Three measures to show the curve with."""
        return self.nine_tenths, self.half, 2 * self.half

    @model_validator(mode="after")
    def _ordered(self) -> LogNormal:
        if self.half <= self.nine_tenths:
            raise PydanticCustomError("half_too_early", "half must be more than nine_tenths")
        return self


class Points(_Shape):
    """Straight lines between given points, flat beyond the ends."""

    kind: Literal["points"]
    at: Annotated[tuple[tuple[float, float], ...], Field(min_length=2)]

    def score(self, value: float) -> float:
        """Interpolate."""
        if value <= self.at[0][0]:
            return self.at[0][1]
        for (x, y), (next_x, next_y) in pairwise(self.at):
            if value <= next_x:
                return y + (next_y - y) * (value - x) / (next_x - x)
        return self.at[-1][1]

    def formula(self, value: float) -> Message:
        """The points and the result."""
        return msg(
            "straight lines through {points:numbers}: at {value:exact} = {score:.2f}",
            points=self._listed(),
            value=value,
            score=self.score(value),
        )

    def words(self) -> Message:
        """The points."""
        return msg("straight lines through {points:numbers}", points=self._listed())

    @property
    def samples(self) -> tuple[float, float, float]:
        """The ends, and a point between them."""
        first, last = self.at[0][0], self.at[-1][0]
        between = self.at[(len(self.at) - 1) // 2][0] if len(self.at) > 2 else (first + last) / 2  # noqa: PLR2004 (the ends)
        return first, between, last

    @property
    def best(self) -> float:
        """The highest of the points."""
        return max(y for _, y in self.at)

    def _listed(self) -> str:
        return " · ".join(f"{x:g} → {y:g}" for x, y in self.at)

    @model_validator(mode="after")
    def _ordered(self) -> Points:
        if any(after[0] <= before[0] for before, after in pairwise(self.at)):
            raise PydanticCustomError("points_in_disorder", "points must go from left to right")
        if any(not 0 <= y <= 1 for _, y in self.at):
            raise PydanticCustomError("score_out_of_bounds", "scores lie between 0 and 1")
        return self


Curve: TypeAlias = Annotated[AsIs | Share | Log | LogNormal | Points, Field(discriminator="kind")]
