"""What the processor can do, as Linux tells it."""

from functools import lru_cache
from pathlib import Path


@lru_cache(maxsize=None)
def can(*names: str) -> bool:
    """Return whether the processor has one of these instruction sets (flags of /proc/cpuinfo); False if unknown."""
    try:
        return not {*names}.isdisjoint(Path("/proc/cpuinfo").read_text("utf-8").split())
    except OSError:  # not Linux
        return False
