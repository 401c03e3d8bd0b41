"""`python -m footprint`."""

from __future__ import annotations

import sys

from footprint.cli import main

if __name__ == "__main__":
    sys.exit(main())
