"""Does a search find the candidate?"""

from footprint_checks.visibility.check import visibility
from footprint_checks.visibility.observation import Answer, Query, Visibility

__all__ = ["Answer", "Query", "Visibility", "visibility"]
