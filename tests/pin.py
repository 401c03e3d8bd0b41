"""Pins what the project needs, with hashes and without addresses: `python tests/pin.py`.

`constraints.txt` holds what footprint needs to be built and to run, `tests/requirements.txt` what its tests need as
well, `tests/searxng.txt` the server that a test starts. Run it on the oldest Python that is supported.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = [
    "--quiet",
    "--generate-hashes",
    "--allow-unsafe",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-trusted-host",
    "--no-emit-options",
]


def main() -> None:
    """Write the three files."""
    compiler = [sys.executable, "-m", "piptools", "compile", *OPTIONS, *sys.argv[1:]]
    # Extras stay in the file that is only ever installed: pip that meets `coverage[toml]` with hashes wants it pinned
    # as such, and takes a newer release for unpinned. A file of constraints may name none.
    for target, more in (
        ("constraints.txt", ["--strip-extras"]),
        ("tests/requirements.txt", ["--no-strip-extras", "--constraint", "constraints.txt", "--extra", "dev"]),
    ):
        subprocess.run(
            [*compiler, *more, "--all-build-deps", "--output-file", target, "pyproject.toml"], cwd=ROOT, check=True
        )
    server = ["--strip-extras", "--output-file", "tests/searxng.txt", "tests/searxng.in"]
    subprocess.run([*compiler, *server], cwd=ROOT, check=True)
    # Two packages spell this extra differently, and the pip that comes with Python 3.11 breaks off on both at once.
    wanted = ROOT / "tests" / "requirements.txt"
    wanted.write_text(wanted.read_text("ascii").replace("lxml[html-clean]==", "lxml=="), "ascii")


if __name__ == "__main__":
    main()
