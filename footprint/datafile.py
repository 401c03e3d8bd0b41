"""One line for a data file that breaks its schema: which key, what is wrong, what was perhaps meant."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from footprint.message import msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    from footprint.message import Message

_WHOLE = "(whole file)"
_KINDS: Mapping[str, Message] = {
    "missing": msg("{path} is missing"),
    "string_type": msg("{path} must be a text"),
    "string_too_short": msg("{path} is empty"),
    "int_type": msg("{path} must be a whole number"),
    "float_type": msg("{path} must be a number"),
    "bool_type": msg("{path} must be true or false"),
    "list_type": msg("{path} must be a list"),
    "tuple_type": msg("{path} must be a list"),
    "dict_type": msg("{path} must be a table"),
    "model_type": msg("{path} must be a table"),
    "greater_than_equal": msg("{path} is too small"),
    "less_than_equal": msg("{path} is too large"),
}
"""What pydantic says most often of a list that is not ours, in words that can be translated."""


def one_line(error: ValidationError, model: type[BaseModel], where: str) -> Message:
    """The first fault of a validation, for the author of the file.

    Args:
        error: what pydantic found.
        model: the schema of the whole file, to guess a misspelt key.
        where: name of the file.
    """
    fault = _first(error)
    path = _path(fault)
    if fault["type"] == "missing":
        return msg("{where}: {path} is missing", where=where, path=path)
    if fault["type"] != "extra_forbidden":
        return msg("{where}: {path}: {reason}", where=where, path=path, reason=_reason(fault))
    key = str(fault["loc"][-1])
    near = next(iter(get_close_matches(key, _keys(model), n=1)), None)
    if near is None and path == key:
        return msg("{where}: unknown key “{key}”", where=where, key=key)
    if near is None:
        return msg("{where}: unknown key “{key}” at {path}", where=where, key=key, path=path)
    if path == key:
        return msg("{where}: unknown key “{key}”; did you mean “{near}”?", where=where, key=key, near=near)
    return msg(
        "{where}: unknown key “{key}” at {path}; did you mean “{near}”?", where=where, key=key, path=path, near=near
    )


def what_is_wrong(error: ValidationError) -> Message:
    """The same of an entry of a list, which is named beside it: nothing but what is wrong with it."""
    fault = _first(error)
    path = _path(fault)
    if path == _WHOLE:
        return msg("is not a table of keys and values")
    known = _KINDS.get(fault["type"])
    return (
        replace(known, values=(("path", path),)) if known else msg("{path} has a value that can't be used", path=path)
    )


def _first(error: ValidationError) -> ErrorDetails:
    """A misspelt key is also a missing one: the misspelling is what helps."""
    faults = error.errors(include_url=False)
    return next((one for one in faults if one["type"] == "extra_forbidden"), faults[0])


def _path(fault: ErrorDetails) -> str:
    return ".".join(str(part) for part in fault["loc"]) or _WHOLE


def _reason(fault: ErrorDetails) -> str:
    """Without the words that pydantic sets before those of our own schema."""
    return fault["msg"].removeprefix("Value error, ")


def _keys(model: type[BaseModel]) -> list[str]:
    """Every key of the schema, at any depth."""
    schema = model.model_json_schema()
    tables = [schema, *schema.get("$defs", {}).values()]
    return [key for table in tables for key in table.get("properties", {})]
