"""In which order the files of a run go to the processes that share it.

A process takes a file at a time. What takes a minute goes first: left for the end, it would keep
one process busy while the others have nothing to do. xdist itself would begin with the files that
have the most tests, and the slowest files have one or two.
"""

from pathlib import Path

import pytest
from xdist.scheduler import LoadFileScheduling

ROOT = Path(__file__).resolve().parent
# By the time they take, longest first; the other slow ones are known by their marks. The second is
# one that needs no migrated database: meanwhile the process with the first makes the template.
LONGEST = (
    "toegang/test_doorloop.py",
    "regels/test_conformance.py",
    "simulatie/test_loop.py",
    "browser",
    "toegang/test_matrix_paginas.py",
)


class Volgorde(LoadFileScheduling):
    """By file, in the order of collection; the files that share the served demo are one."""

    def _split_scope(self, nodeid: str) -> str:
        file = super()._split_scope(nodeid)
        return "tests/browser" if file.startswith("tests/browser/") else file


def slow_first(items: list[pytest.Item]) -> None:
    """Sort by file, the slow ones first; within a file nothing changes."""
    slow = {
        item.path
        for item in items
        if item.get_closest_marker("traag") or item.get_closest_marker("browser")
    }
    items.sort(key=lambda item: (_place(item.path), item.path not in slow))


def _place(path: Path) -> int:
    file = path.relative_to(ROOT).as_posix()
    return next((n for n, name in enumerate(LONGEST) if file.startswith(name)), len(LONGEST))
