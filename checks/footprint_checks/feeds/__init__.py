"""From a page to the feeds of its owner, and back through their older posts; no check of its own."""

from footprint_checks.feeds.found import Channel, Document, Looked
from footprint_checks.feeds.looking import look, look_at_feed

__all__ = ["Channel", "Document", "Looked", "look", "look_at_feed"]
