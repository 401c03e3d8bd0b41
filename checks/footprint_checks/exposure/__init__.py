"""How much of the name the candidate holds, who holds the rest, and what looks like it."""

from footprint_checks.exposure.check import exposure

__all__ = ["exposure"]
