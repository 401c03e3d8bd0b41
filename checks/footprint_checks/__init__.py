"""The checks that come with footprint, laid out as anyone's bundle would be."""

from pathlib import Path

from footprint.check import Bundle
from footprint_checks.accounts import accounts
from footprint_checks.activity import activity
from footprint_checks.community import community
from footprint_checks.exposure import exposure
from footprint_checks.presence import presence
from footprint_checks.publication import publication
from footprint_checks.site import site
from footprint_checks.tools import tools
from footprint_checks.traces.check import traces
from footprint_checks.visibility import visibility
from footprint_checks.watch import watch

bundle = Bundle(
    "footprint_checks",
    checks=(accounts, publication, tools, site, watch, activity, presence, visibility, exposure, community, traces),
    locale=Path(__file__).parent / "locale",
)

__all__ = ["bundle"]
