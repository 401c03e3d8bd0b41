"""What does the candidate follow, and hand on?"""

from footprint_checks.watch.check import watch

__all__ = ["watch"]
