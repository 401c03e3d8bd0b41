"""Other people's catalogues, read as they are.

Each entry becomes a document of our own form, as a file of `footprint/catalogue/networks/` would be read, and goes the
same way from there. Nothing of it is vouched for: what it answers is believed as far as the controls reach.
"""

from footprint.catalogue.foreign.load import (
    Foreign,
    Format,
    Imported,
    LeftOut,
    import_foreign,
    load_foreign,
    nothing_to_ask,
    sensitive_count,
)

__all__ = [
    "Foreign",
    "Format",
    "Imported",
    "LeftOut",
    "import_foreign",
    "load_foreign",
    "nothing_to_ask",
    "sensitive_count",
]
