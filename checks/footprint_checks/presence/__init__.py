"""On which networks is the candidate at home, and are their accounts linked and complete?"""

from footprint_checks.presence.check import presence

__all__ = ["presence"]
