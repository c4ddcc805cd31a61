"""Progress on stderr, once something takes longer than two seconds."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import Self

WACHT = 2.0
"""Seconds before the first word."""


class Voortgang:
    """`with Voortgang() as v: v.stap("feiten lezen")` tells what is going on, and how long.

    On a terminal one line that counts on and is wiped at the end; elsewhere one line per step.
    """

    def __init__(self) -> None:
        self._stap = "bezig"
        self._begin = time.monotonic()
        self._klaar = threading.Event()
        self._terminal = sys.stderr.isatty()
        self._draad = threading.Thread(target=self._tel, daemon=True)

    def stap(self, wat: str) -> None:
        """Say what happens from now on."""
        self._stap = wat

    def meld(self, regel: str) -> None:
        """Print a line on stderr that stays."""
        veeg = "\r\033[K" if self._terminal else ""
        print(f"{veeg}{regel}", file=sys.stderr, flush=True)

    def _tel(self) -> None:
        genoemd = None
        tempo = WACHT
        while not self._klaar.wait(tempo):
            tempo = 0.5
            duur = time.monotonic() - self._begin
            if self._terminal:
                print(f"\r\033[K{self._stap} … {duur:.0f} s", end="", file=sys.stderr, flush=True)
            elif genoemd != self._stap:
                print(f"{self._stap} … ({duur:.0f} s)", file=sys.stderr, flush=True)
            genoemd = self._stap
        if self._terminal and genoemd is not None:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> Self:
        self._draad.start()
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self._klaar.set()
        self._draad.join()
