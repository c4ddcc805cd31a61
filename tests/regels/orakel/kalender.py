"""Section 3: lesdagen, lesweken, vensters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from .feiten import VER

EERSTE = dt.date(1980, 1, 7).toordinal()  # a Monday; calendars begin here
LAATSTE = dt.date(2060, 1, 4).toordinal()  # a Sunday


class Kalender:
    """Lesdagen as one byte per day from EERSTE."""

    def __init__(self, lesvrij: Iterable[tuple[int, int]]) -> None:
        self.lesdag = bytearray([1, 1, 1, 1, 1, 0, 0] * ((LAATSTE - EERSTE + 1) // 7))
        for van, tot in lesvrij:
            for d in range(max(van, EERSTE), min(tot, LAATSTE) + 1):
                self.lesdag[d - EERSTE] = 0
        self._vensters: dict[int, list[int]] = {}

    def is_lesdag(self, d: int) -> bool:
        return bool(self.lesdag[d - EERSTE])

    def eerste_lesdag(self, vanaf: int) -> int:
        """The first lesdag on or after `vanaf`; VER when the calendar ends before one."""
        plek = self.lesdag.find(1, vanaf - EERSTE)
        return VER if plek < 0 else plek + EERSTE

    def venster_begin(self, lesweken: int) -> list[int]:
        """Per day from EERSTE: the Monday on which the venster of n lesweken begins."""
        if lesweken not in self._vensters:
            maandagen = [EERSTE] * lesweken  # before the calendar: never reached by a fact
            begin: list[int] = []
            for maandag in range(EERSTE, LAATSTE + 1, 7):
                if 1 in self.lesdag[maandag - EERSTE : maandag - EERSTE + 7]:
                    maandagen = [*maandagen[1:], maandag]
                begin += [maandagen[0]] * 7
            self._vensters[lesweken] = begin
        return self._vensters[lesweken]
