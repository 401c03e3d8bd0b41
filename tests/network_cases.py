"""The case files of the networks, `tests/unit/catalogue/cases/<id>.toml`.

Top level of a file: `fits`, which of four spellings of a name the network allows; `weak`, a profile does not repeat its
name; `handle` and `instance`, which a case may override. Each table is one answer: `status`, `headers`, `body`, `url`
and `hops` if it was not the address that was asked; `question = "fallback"` for the second one; then what it means:
`verdict`, `reason`, `blocker`, `opt_out`, and `fields`, left out where nothing may be read. A network that is not asked
has `fits` alone.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent / "unit" / "catalogue" / "cases"


@dataclass(frozen=True)
class CaseFile:
    """One network's cases.

    Attributes:
        id: the network's.
        file: as TOML is read.
    """

    id: str
    file: dict[str, Any]  # (the form is above, and the tests read it)


CASES = tuple(
    CaseFile(one.stem, tomllib.loads(one.read_text(encoding="utf-8"))) for one in sorted(_FOLDER.glob("*.toml"))
)


def case_file(network: str) -> dict[str, Any]:  # (see `CaseFile`)
    """The file of a network; empty when it has none."""
    nothing: dict[str, Any] = {}  # (see `CaseFile`)
    return next((one.file for one in CASES if one.id == network), nothing)
