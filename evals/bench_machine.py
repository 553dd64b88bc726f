"""Ask the machine: how much memory a process holds, and what kind of machine this is."""

import os
import platform

import psutil  # type: ignore[import-untyped]  # shipped without types

_MEGABYTE = 1e6


def resident_megabytes(process_id: int) -> float:
    """Return the memory a process holds now."""
    return float(psutil.Process(process_id).memory_info().rss) / _MEGABYTE


def machine() -> str:
    """Describe the machine, and how busy it was with other things."""
    memory = psutil.virtual_memory().total / 2**30
    load = os.getloadavg()[1]
    return (
        f"Machine: {psutil.cpu_count()} CPUs ({platform.machine()}), {memory:.0f} GiB of memory, "
        f"{platform.system()}, Python {platform.python_version()}; "
        f"load average of the last five minutes: {load:.1f}."
    )
