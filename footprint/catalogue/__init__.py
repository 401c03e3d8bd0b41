"""The networks: what may be asked of each, and how its answers are believed.

One TOML file a network, in `networks/`; the signs of a block that are the same everywhere are in `blocks.toml`.
"""

from footprint.catalogue.catalogue import Catalogue, load_catalogue
from footprint.catalogue.fields import Fields, Further
from footprint.catalogue.network import Covers, Family, Network, Sighting

__all__ = ["Catalogue", "Covers", "Family", "Fields", "Further", "Network", "Sighting", "load_catalogue"]
