"""What happens on attributed accounts."""

from footprint_checks.activity.check import activity
from footprint_checks.activity.observation import MESSAGES, Activities, Doings, Item, Kind, Made, Making

__all__ = ["MESSAGES", "Activities", "Doings", "Item", "Kind", "Made", "Making", "activity"]
