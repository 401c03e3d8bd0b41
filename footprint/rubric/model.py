"""A rubric: a versioned data file that says what counts and how much."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable  # noqa: TC003 (pydantic reads the annotations of methods too)
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal, TypeGuard

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    PositiveFloat,
    PositiveInt,
    ValidationError,
    model_validator,
)

from footprint.datafile import one_line
from footprint.errors import RubricError
from footprint.message import Text, msg
from footprint.rubric.curve import Curve  # noqa: TC001 (pydantic reads it at run time)

_TOTAL = 100
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
        job_link: why the position needs it.
    """

    title: Text
    measures: Text
    weight: PositiveFloat
    curve: Curve
    basis: Literal["published", "convention"]
    job_link: Text


class DimensionRule(_Part):
    """A dimension: its weight in points of the index, and its indicators by id."""

    title: Text
    weight: Annotated[float, Field(ge=0)]
    indicators: Annotated[dict[str, IndicatorRule], Field(min_length=1)]


class FacetRule(_Part):
    """The same findings rolled up by trade: the ids of its indicators."""

    title: Text
    indicators: tuple[str, ...]


class Rubric(_Part):
    """What counts for one kind of position.

    Attributes:
        id, version: name and number; a result names both.
        title: for people.
        key_networks: ids of the networks on which holding one's name counts; all can show absence.
        named_networks: ids of networks that can't be seen, or can't show absence: a name held there counts where the
            candidate or a page of theirs names the account, and is left out otherwise.
        dimensions: by id, in the order they are printed; one of weight 0 is not part of the rubric.
        facets: by id.
        digest: SHA-256 of the file and of the one it is based on.
    """

    id: str
    version: PositiveInt
    title: Text
    key_networks: tuple[str, ...]
    named_networks: tuple[str, ...] = ()
    dimensions: dict[str, DimensionRule]
    facets: dict[str, FacetRule]
    digest: str

    @property
    def indicators(self) -> dict[str, IndicatorRule]:
        """Every indicator by id, in the order of the dimensions."""
        return {name: rule for one in self.dimensions.values() for name, rule in one.indicators.items()}

    def narrowed(self, indicators: Iterable[str]) -> Rubric:
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

    @model_validator(mode="after")
    def _sums(self) -> Rubric:
        total = sum(one.weight for one in self.dimensions.values())
        if abs(total - _TOTAL) > 1e-9:  # noqa: PLR2004 (the error of adding a few decimal weights)
            raise ValueError(f"the weights of the dimensions sum to {total:g}, not {_TOTAL}")
        return self


def rubric_names() -> tuple[str, ...]:
    """The rubrics that come with footprint."""
    folder = resources.files("footprint.rubric")
    return tuple(sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml")))


def load_rubric(name: str = "full") -> Rubric:
    """Read a rubric by name, or from a `.toml` file.

    A file may say `base = "full"` and then only what it changes; a dimension of weight 0 leaves the rubric.

    Raises:
        RubricError: no such rubric, or the file breaks the schema.
    """
    text = _read(name)
    raw = _tables(text, name)
    digest = hashlib.sha256(text.encode())
    base = raw.pop("base", None)
    if isinstance(base, str):
        below = _read(base)
        digest.update(below.encode())
        raw = _merged(_tables(below, base), raw)
    dimensions = raw.get("dimensions")
    if _is_table(dimensions):
        raw["dimensions"] = {key: one for key, one in dimensions.items() if not _is_weightless(one)}
    try:
        return Rubric.model_validate({**raw, "digest": digest.hexdigest()})
    except ValidationError as error:
        raise RubricError(one_line(error, Rubric, name)) from error


def _read(name: str) -> str:
    if name.endswith(".toml"):
        try:
            return Path(name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise RubricError(
                msg("rubric {name}: can't be read ({reason}); check the path", name=name, reason=_why(error))
            ) from error
    if name in rubric_names():
        return resources.files("footprint.rubric").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    raise RubricError(
        msg(
            "rubric “{name}”: not known; give one of {known}, or the path of a .toml file",
            name=name,
            known=", ".join(rubric_names()),
        )
    )


def _why(error: OSError | UnicodeDecodeError) -> str:
    return (error.strerror or "error") if isinstance(error, OSError) else "not UTF-8"


def _tables(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RubricError(msg("rubric {name}: not valid TOML: {reason}", name=name, reason=str(error))) from error


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Tables are merged key by key; anything else in `above` replaces what is below."""
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        if _is_table(under) and _is_table(value) and "kind" not in value:
            merged[key] = _merged(under, value)
        else:
            merged[key] = value
    return merged


def _is_table(value: object) -> TypeGuard[dict[str, Any]]:  # what tomllib gives for a table
    return isinstance(value, dict)


def _is_weightless(dimension: object) -> bool:
    return _is_table(dimension) and dimension.get("weight") == 0
