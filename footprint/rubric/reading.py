"""From a rubric's file, and those that it is based on, to a rubric; or to one line that says what is wrong."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, TypeGuard

from pydantic import ValidationError

from footprint.datafile import one_line
from footprint.errors import RubricError
from footprint.message import msg
from footprint.rubric.model import Rubric

_DEEPEST = 5
"""Rubrics that may stand on one another: more is a mistake, and a circle has no end."""


@dataclass(frozen=True, slots=True)
class Source:
    """A rubric as it is written.

    Attributes:
        name: a shipped rubric's, or the path of a `.toml` file.
        own: the tables of the file itself.
        below: those that it is based on, whole; empty without a base.
        base: the name of that; None without one.
        digest: SHA-256 of the file and of all that it is based on.
    """

    name: str
    own: dict[str, Any]
    below: dict[str, Any]
    base: str | None
    digest: str

    @property
    def tables(self) -> dict[str, Any]:
        """The whole rubric: a dimension of weight 0 leaves it."""
        whole = merged(self.below, self.own)
        dimensions = whole.get("dimensions")
        if is_table(dimensions):
            whole["dimensions"] = {key: one for key, one in dimensions.items() if not _is_weightless(one)}
        return {**whole, "digest": self.digest}


def rubric_names() -> tuple[str, ...]:
    """The rubrics that come with footprint."""
    folder = resources.files("footprint.rubric")
    return tuple(sorted(one.name.removesuffix(".toml") for one in folder.iterdir() if one.name.endswith(".toml")))


def load_rubric(name: str = "full") -> Rubric:
    """Read a rubric by name, or from a `.toml` file.

    A file may say `base = "full"` and then only what it changes; a dimension of weight 0 leaves the rubric. The path of
    a base that is a file is read from the folder of the file that names it.

    Raises:
        RubricError: no such rubric, or the file breaks the schema.
    """
    source = read_source(name)
    try:
        return Rubric.model_validate(source.tables)
    except ValidationError as error:
        raise RubricError(one_line(error, Rubric, name)) from error


def read_source(name: str) -> Source:
    """Read a rubric's tables without asking whether they make sense.

    Raises:
        RubricError: no such rubric, or a file that is not TOML.
    """
    return _read_source(name, 0)


def merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Tables are merged key by key; anything else in `above` replaces what is below."""
    whole = dict(below)
    for key, value in above.items():
        under = whole.get(key)
        if is_table(under) and is_table(value) and "kind" not in value:
            whole[key] = merged(under, value)
        else:
            whole[key] = value
    return whole


def is_table(value: object) -> TypeGuard[dict[str, Any]]:  # what tomllib gives for a table
    """Is this a table of TOML?"""
    return isinstance(value, dict)


def _read_source(name: str, depth: int) -> Source:
    if depth > _DEEPEST:
        raise RubricError(msg("rubric {name}: its bases lead in a circle; give one that stands alone", name=name))
    text = _read(name)
    own = _tables(text, name)
    base = own.pop("base", None)
    if not isinstance(base, str):
        left = own if base is None else {**own, "base": base}
        return Source(name, left, {}, None, hashlib.sha256(text.encode()).hexdigest())
    under = _read_source(_beside(base, name), depth + 1)
    below = merged(under.below, under.own)
    return Source(name, own, below, base, hashlib.sha256((text + under.digest).encode()).hexdigest())


def _beside(base: str, name: str) -> str:
    """A base that is a file is looked for beside the file that names it."""
    return str(Path(name).parent / base) if base.endswith(".toml") and name.endswith(".toml") else base


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


def _is_weightless(dimension: object) -> bool:
    return is_table(dimension) and dimension.get("weight") == 0
