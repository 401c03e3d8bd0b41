"""An evidence-based auditor of a person's public digital footprint."""

__version__ = "0.1.0"
