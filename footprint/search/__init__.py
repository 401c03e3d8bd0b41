"""Services that a search may be sent to: what they are, how they are found, what they answer.

The engine knows no particular one: those that come with footprint are found as anyone's are, through the entry point
group `footprint.search`.
"""

from footprint.search.installed import GROUP, engines_of, load_providers, provider_ids
from footprint.search.provider import AIMS, About, Engine, Hit, Hits, Need, Provider, Setting, found, unanswered

__all__ = [
    "AIMS",
    "GROUP",
    "About",
    "Engine",
    "Hit",
    "Hits",
    "Need",
    "Provider",
    "Setting",
    "engines_of",
    "found",
    "load_providers",
    "provider_ids",
    "unanswered",
]
