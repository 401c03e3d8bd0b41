"""The checks that come with footprint, laid out as anyone's bundle would be."""

from pathlib import Path

from footprint.check import Bundle
from footprint_checks.accounts import accounts
from footprint_checks.exposure import exposure

bundle = Bundle("footprint_checks", checks=(accounts, exposure), locale=Path(__file__).parent / "locale")

__all__ = ["bundle"]
