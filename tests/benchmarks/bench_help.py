"""How many bare interpreters `footprint --help` costs: at most six. `python tests/benchmarks/bench_help.py`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

TIMES = 25
MOST = 6.0


def seconds(*arguments: str) -> float:
    """Wall time of one start of the interpreter."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, timeout=60)
    return time.perf_counter() - start


def main() -> int:
    """Print the ratio of medians for both languages; 1 when one is over the bound."""
    worst = 0.0
    for language in ("en", "fr"):
        helped = ("-m", "footprint", "--lang", language, "--help")
        pairs = [(seconds(*helped), seconds("-c", "pass")) for _ in range(TIMES)]
        ratio = statistics.median(one for one, _ in pairs) / statistics.median(one for _, one in pairs)
        print(f"{language}: {ratio:.1f} bare interpreters")
        worst = max(worst, ratio)
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
