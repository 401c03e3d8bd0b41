"""Which tools of the web does the candidate use, and what have they made for others?"""

from footprint_checks.tools.check import tools

__all__ = ["tools"]
