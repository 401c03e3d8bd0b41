"""The search providers that come with footprint; each is found through the entry point group `footprint.search`."""

PLACES = 10
"""First results that are looked at: what a person sees."""

__all__ = ["PLACES"]
