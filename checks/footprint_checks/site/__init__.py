"""Where the candidate's site lives, and how its pages are made."""

from footprint_checks.site.check import site
from footprint_checks.site.observation import Home, SeenLink, SeenPage, Sites

__all__ = ["Home", "SeenLink", "SeenPage", "Sites", "site"]
