"""One line for a data file that breaks its schema: which key, what is wrong, what was perhaps meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from footprint.message import msg

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

    from footprint.message import Message


def one_line(error: ValidationError, model: type[BaseModel], where: str) -> Message:
    """The first fault of a validation, for the author of the file.

    Args:
        error: what pydantic found.
        model: the schema of the whole file, to guess a misspelt key.
        where: name of the file.
    """
    faults = error.errors(include_url=False)
    # A misspelt key is also a missing one: the misspelling is what helps.
    fault = next((one for one in faults if one["type"] == "extra_forbidden"), faults[0])
    path = ".".join(str(part) for part in fault["loc"]) or "(whole file)"
    if fault["type"] != "extra_forbidden":
        return msg("{where}: {path}: {reason}", where=where, path=path, reason=fault["msg"])
    key = str(fault["loc"][-1])
    near = get_close_matches(key, _keys(model), n=1)
    if near:
        return msg(
            "{where}: unknown key “{key}” at {path}; did you mean “{near}”?",
            where=where,
            key=key,
            path=path,
            near=near[0],
        )
    return msg("{where}: unknown key “{key}” at {path}", where=where, key=key, path=path)


def _keys(model: type[BaseModel]) -> list[str]:
    """Every key of the schema, at any depth."""
    schema = model.model_json_schema()
    tables = [schema, *schema.get("$defs", {}).values()]
    return [key for table in tables for key in table.get("properties", {})]
