"""Which cells are hidden: the small ones, and for each of these the company that it needs.

Kelly's heuristic, with proof: for a small cell the cheapest other table is sought in which it is 1,
and one in which it is 4. All cells that differ are hidden, so a reader cannot tell those tables
from the true one. Every hidden cell differs in at least one of them, so none can be worked out.
"""

import math
from collections.abc import Mapping

from inbeeld.monitor.afscherming.aanvullen import vul_aan
from inbeeld.monitor.afscherming.klein import KLEINST, SPELING, klein
from inbeeld.monitor.afscherming.opgave import NietAfTeSchermen, Opgave, Sleutel
from inbeeld.monitor.afscherming.oplosser import OP_EN_NEER, Oplosser

_AL_DICHT = 0.001
"""What moving a cell costs that is hidden anyway: as good as nothing."""


def maak_veilig(opgave: Opgave) -> frozenset[Sleutel]:
    """The cells that must be hidden so that none of them can be worked out.

    Of a small number 1, 2, 3 and 4 all stay possible where what was published before allows it, of
    every hidden number at least two values. Raises NietAfTeSchermen when even that cannot be.
    """
    return _Keuze(opgave).kies()


class _Keuze:
    def __init__(self, opgave: Opgave) -> None:
        self.opgave = opgave
        self.getallen: Mapping[Sleutel, int] = vul_aan(opgave)
        self.dicht = {s for s, cel in opgave.cellen.items() if cel.gevoelig}
        self.open: set[Sleutel] = set()
        """Lines of which the zeros are hidden too: there a hidden cell may be 0."""
        self.laagst = {s: self.getallen[s] for s in self.dicht}
        self.hoogst = dict(self.laagst)
        self._maak_oplosser()

    def _maak_oplosser(self) -> None:
        omlaag, omhoog = {}, {}
        for naam, cel in self.opgave.cellen.items():
            waarde = self.getallen[naam]
            minst = 0 if naam in self.open else cel.minst
            kan = waarde >= minst and not cel.staat_vast
            omlaag[naam] = waarde - minst if kan else 0
            omhoog[naam] = math.inf if kan else 0
        self.oplosser = Oplosser(self.getallen, self.opgave.verbanden, omlaag=omlaag, omhoog=omhoog)
        for naam in self.oplosser.namen:
            gewicht = self.opgave.cellen[naam].gewicht
            self.oplosser.kost(naam, _AL_DICHT if naam in self.dicht else gewicht)

    def kies(self) -> frozenset[Sleutel]:
        for naam in sorted(self.dicht, key=lambda s: (self.getallen[s], repr(s))):
            self._bescherm(naam)
            if self.laagst[naam] == self.hoogst[naam]:
                self._verberg_nullen(naam)
        return frozenset(self.dicht)

    def _bescherm(self, naam: Sleutel) -> None:
        waarde, cel = self.getallen[naam], self.opgave.cellen[naam]
        if cel.waarde is not None and klein(waarde):
            wens = {-1: waarde - 1, 1: KLEINST - 1 - waarde}
        else:
            wens = {1: SPELING}
        for richting in OP_EN_NEER:
            stappen = wens.get(richting, 0)
            gezien = waarde - self.laagst[naam] if richting < 0 else self.hoogst[naam] - waarde
            if stappen > gezien:
                self._neem_op(self.oplosser.beweeg(naam, richting, stappen))
        if self.laagst[naam] == self.hoogst[naam]:
            # In its own direction it is stuck: any other value will do.
            for richting in OP_EN_NEER:
                self._neem_op(self.oplosser.beweeg(naam, richting, SPELING))

    def _neem_op(self, stappen: Mapping[Sleutel, int]) -> None:
        """The other table is one that the reader must not be able to tell from the true one."""
        for naam, stap in stappen.items():
            waarde = self.getallen[naam]
            if naam not in self.dicht:
                self.dicht.add(naam)
                if naam in self.oplosser.plek:
                    self.oplosser.kost(naam, _AL_DICHT)
            self.laagst[naam] = min(self.laagst.get(naam, waarde), waarde + stap)
            self.hoogst[naam] = max(self.hoogst.get(naam, waarde), waarde + stap)

    def _verberg_nullen(self, naam: Sleutel) -> None:
        """The last resort: the whole line is hidden, so that a hidden cell of it may be 0."""
        blok = self.opgave.cellen[naam].blok
        lijn = {
            s for s, cel in self.opgave.cellen.items() if cel.blok == blok and not cel.staat_vast
        }
        if blok is not None and not lijn <= self.open:
            self.open |= lijn
            self._neem_op(dict.fromkeys(lijn, 0))
            self._maak_oplosser()
            for ander in sorted(lijn, key=repr):
                self._bescherm(ander)
        if self.laagst[naam] == self.hoogst[naam]:
            raise NietAfTeSchermen("een klein getal volgt uit wat al eerder is gepubliceerd")
