"""Where a delivered file may lie in the clear while it is read: a private folder per process.

Temporary files go with the block that made them, but not when the process is killed. So each
process has a folder of its own, and removes at its first use what dead ones left behind.
"""

import os
import shutil
import tempfile
import threading
from pathlib import Path

_slot = threading.Lock()
_van_proces: dict[int, Path] = {}


def werkmap() -> Path:
    """The folder of this process, readable by its user alone. Raises PermissionError when another
    user made a folder of that name."""
    proces = os.getpid()
    with _slot:
        if proces not in _van_proces:
            _van_proces[proces] = _begin(proces)
        return _van_proces[proces]


def _begin(proces: int) -> Path:
    alle = Path(tempfile.gettempdir()) / f"inbeeld-werk-{os.getuid()}"
    alle.mkdir(mode=0o700, exist_ok=True)
    if alle.is_symlink() or alle.stat().st_uid != os.getuid() or alle.stat().st_mode & 0o077:
        raise PermissionError(f"{alle.name} in the temporary folder is not ours alone")
    eigen = alle / str(proces)
    for map_ in alle.iterdir():
        # Our own number too: what lies there is from an earlier process that had it.
        if map_ == eigen or not _leeft(map_.name):
            shutil.rmtree(map_, ignore_errors=True)
    eigen.mkdir(mode=0o700)
    return eigen


def _leeft(proces: str) -> bool:
    try:
        os.kill(int(proces), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, ValueError):
        pass  # somebody else's process, or no process at all: not ours to remove
    return True
