"""The JSON Schema of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from footprint.comparing import Comparison
from footprint.report.document import schema_of

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue


def schema() -> JsonSchemaValue:
    """Made from the types themselves."""
    return schema_of(Comparison)
