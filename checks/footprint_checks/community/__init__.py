"""Who cites and answers the candidate, and in which events have they a part?"""

from footprint_checks.community.check import community

__all__ = ["community"]
