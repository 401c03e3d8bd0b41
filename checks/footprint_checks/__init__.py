"""The checks that come with footprint, laid out as anyone's bundle would be."""

from pathlib import Path

from footprint.check import Bundle
from footprint_checks.accounts import accounts
from footprint_checks.activity import activity
from footprint_checks.exposure import exposure
from footprint_checks.publication import publication
from footprint_checks.site import site
from footprint_checks.tools import tools
from footprint_checks.visibility import visibility
from footprint_checks.watch import watch

bundle = Bundle(
    "footprint_checks",
    checks=(accounts, activity, publication, tools, site, watch, visibility, exposure),
    locale=Path(__file__).parent / "locale",
)

__all__ = ["bundle"]
