"""The networks: what may be asked of each, and how its answers are believed.

One TOML file a network, in `networks/`; the signs of a block that are the same everywhere are in `blocks.toml`.
"""

from footprint.catalogue.catalogue import Catalogue, load_catalogue
from footprint.catalogue.fields import Fields, Further
from footprint.catalogue.network import Covers, Family, Network, Sighting
from footprint.catalogue.trial import NO_ANSWER, Control, Outcome, Trial

__all__ = [
    "NO_ANSWER",
    "Catalogue",
    "Control",
    "Covers",
    "Family",
    "Fields",
    "Further",
    "Network",
    "Outcome",
    "Sighting",
    "Trial",
    "load_catalogue",
]
