"""From a data file of this room to a value, or to one line that says what is wrong with it."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from footprint.datafile import one_line
from footprint.errors import CriteriaError
from footprint.message import msg

if TYPE_CHECKING:
    from pathlib import Path

Model = TypeVar("Model", bound=BaseModel)


def tables(name: str, path: Path | None) -> dict[str, Any]:  # what tomllib gives; `valid` takes it at once
    """The tables of a file that comes with footprint, or of the one at `path`.

    Raises:
        CriteriaError: it can't be read, or is not TOML.
    """
    file = resources.files("footprint.criteria").joinpath(name) if path is None else path
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        reason = error.strerror or "error"
        raise CriteriaError(
            msg("{name}: can't be read ({reason}); check the path", name=str(file), reason=reason)
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CriteriaError(msg("{name}: not valid TOML: {reason}", name=file.name, reason=str(error))) from error


def valid(model: type[Model], raw: dict[str, Any], name: str) -> Model:  # see `tables`
    """The value of a file.

    Raises:
        CriteriaError: it breaks the schema; an unknown key is refused with the one that was perhaps meant.
    """
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise CriteriaError(one_line(error, model, name)) from error
