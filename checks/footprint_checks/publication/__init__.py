"""Is there a blog, and is it alive?"""

from footprint_checks.publication.check import publication
from footprint_checks.publication.observation import Outlet, Publication

__all__ = ["Outlet", "Publication", "publication"]
