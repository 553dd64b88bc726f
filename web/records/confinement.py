"""Take from this process what it does not need to read a record: the network, and everybody's files.

Linux only, and only as far as the kernel lets an ordinary process go; what it refuses is left as it
was, and `lantern doctor` says so. Landlock's numbers are those of `linux/landlock.h`.
"""

import ctypes
import os
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.settings import ROOT

CODE = tuple(ROOT / name for name in ("assistant", "graph", "memory", "web"))
SYSTEM = tuple(map(Path, ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/dev/null")))
"""Programs and libraries, such as those of tesseract."""
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_NO_NEW_PRIVILEGES, _DUMPABLE = 38, 4
_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""Numbers of Landlock's calls, the same on every machine."""
_ASK_VERSION = 1
_BENEATH = 1
_EXECUTE, _READ_FILE, _READ_FOLDER = 1 << 0, 1 << 2, 1 << 3
_OF_A_FILE = _EXECUTE | _READ_FILE
_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""How many rights to files each version knows; all are taken away but reading and running."""
_CONNECT_AND_BIND = {4: 0b11}
_SIGNALS_AND_SOCKETS = {6: 0b11}


class _Rules(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


@dataclass(frozen=True, slots=True, kw_only=True)
class Confined:
    """What the kernel allowed to be taken away."""

    network: bool = False
    files: bool = False


def leave_network() -> bool:
    """Give up every network; before a second thread is there, or the kernel refuses. Say whether it did."""
    return any(_call("unshare", spaces) == 0 for spaces in (_NEW_USER | _NEW_NETWORK, _NEW_NETWORK))


def leave_files() -> bool:
    """Keep only what `readable` names, to read and run; say whether the kernel took the rest away."""
    version = _landlock_version()
    if version < 1 or not sys.platform.startswith("linux"):
        return False
    rules = _call("syscall", _CREATE, ctypes.byref(_wanted(version)), ctypes.sizeof(_Rules), 0)
    if rules < 0:
        return False
    try:
        for path in readable():
            _allow(rules, path)
        _call("prctl", _NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        _call("prctl", _DUMPABLE, 0, 0, 0, 0)
        return _call("syscall", _RESTRICT, rules, 0) == 0
    finally:
        os.close(rules)


def readable() -> list[Path]:
    """Return what the reading process may read: Python, our code and its data files, and programs."""
    installed = [
        Path(sys.prefix),
        Path(sys.base_prefix),
        *map(Path, sysconfig.get_paths().values()),
    ]
    imported = [Path(one) for one in sys.path if one and Path(one).is_absolute()]
    here = {path.resolve() for path in (*CODE, *SYSTEM, *installed, *imported) if path.exists()}
    # Our own folder holds more than code: the settings, and by default the data.
    return sorted(path for path in here if path not in (ROOT, *ROOT.parents))


def may_be_read(path: Path, allowed: Iterable[Path]) -> bool:
    """Say whether a path lies in what may be read."""
    return any(path.resolve().is_relative_to(one) for one in allowed)


def _landlock_version() -> int:
    return _call("syscall", _CREATE, None, 0, _ASK_VERSION)


def _wanted(version: int) -> _Rules:
    rights = max((bits for since, bits in _RIGHTS.items() if since <= version), default=0)
    return _Rules(
        files=(1 << rights) - 1,
        network=_since(_CONNECT_AND_BIND, version),
        scoped=_since(_SIGNALS_AND_SOCKETS, version),
    )


def _since(flags: dict[int, int], version: int) -> int:
    return max((bits for since, bits in flags.items() if since <= version), default=0)


def _allow(rules: int, path: Path) -> None:
    rights = _OF_A_FILE | _READ_FOLDER if path.is_dir() else _OF_A_FILE
    folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        beneath = _Beneath(allowed=rights, folder=folder)
        _call("syscall", _ADD, rules, _BENEATH, ctypes.byref(beneath), 0)
    finally:
        os.close(folder)


def _call(name: str, *arguments: object) -> int:
    """Call a function of the C library; -1 where there is none such, or the kernel refuses."""
    try:
        result: int = getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments)
    except (AttributeError, OSError):
        return -1
    return result
