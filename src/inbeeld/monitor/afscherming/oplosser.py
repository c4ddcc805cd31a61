"""Another table that a reader cannot tell from the true one, found by (integer) programming.

HiGHS does the solving. Per cell two columns: how much it goes up and how much it goes down from
its true value; the relations hold for the changes.
"""

import math
from collections.abc import Iterable, Mapping, Sequence

import highspy
import numpy as np

from inbeeld.monitor.afscherming.opgave import NietAfTeSchermen, Sleutel, Verband

OP_EN_NEER = (1, -1)
_HEEL = 1e-6
_BELONING = 10_000.0
"""Per step that the cell itself moves: more than any table of other cells costs."""


class Oplosser:
    """Changes of cells that keep every relation. Cells without room cost no column.

    `getallen`: a table in which all relations hold. `omlaag`: how far each cell may go down,
    `omhoog` the same up; both 0 leaves it as it is.
    """

    def __init__(
        self,
        getallen: Mapping[Sleutel, int],
        verbanden: Sequence[Verband],
        *,
        omlaag: Mapping[Sleutel, int],
        omhoog: Mapping[Sleutel, float],
    ) -> None:
        self.namen = [s for s in getallen if omlaag.get(s, 0) > 0 or omhoog.get(s, 0) > 0]
        self.plek = {naam: plek for plek, naam in enumerate(self.namen)}
        self.hoog = [float(omhoog.get(naam, 0)) for naam in self.namen]
        self.laag = [float(omlaag.get(naam, 0)) for naam in self.namen]
        self._kosten = [0.0] * len(self.namen)
        self._highs = highspy.Highs()
        self._highs.setOptionValue("output_flag", False)
        self._highs.setOptionValue("threads", 1)
        self._highs.setOptionValue("mip_rel_gap", 0.0)
        self._highs.passModel(self._model(getallen, verbanden))

    def kost(self, naam: Sleutel, kosten: float) -> None:
        """What a step of this cell costs from now on."""
        plek = self.plek[naam]
        self._kosten[plek] = kosten
        for kant in (0, 1):
            self._highs.changeColCost(2 * plek + kant, kosten)

    def beweeg(self, naam: Sleutel, richting: int, hooguit: float) -> dict[Sleutel, int]:
        """Move this cell up (1) or down (-1) as far as it can go, `hooguit` steps, at the lowest
        cost; per cell that moves how far. Empty when it cannot move at all."""
        plek = self.plek[naam]
        kolom = 2 * plek + (richting < 0)
        ruimte = min(hooguit, self.hoog[plek] if richting > 0 else self.laag[plek])
        if ruimte <= 0:
            return {}
        ander = 2 * plek + (richting > 0)
        self._highs.changeColBounds(ander, 0, 0)
        self._highs.changeColBounds(kolom, 0, ruimte)
        self._highs.changeColCost(kolom, self._kosten[plek] - _BELONING)
        uit = self._los_op()
        self._highs.changeColCost(kolom, self._kosten[plek])
        self._highs.changeColBounds(2 * plek, 0, self._grens(self.hoog[plek]))
        self._highs.changeColBounds(2 * plek + 1, 0, self.laag[plek])
        return uit if uit.get(naam) else {}

    def _los_op(self) -> dict[Sleutel, int]:
        """A whole solution: of linear programming when that is whole, as it mostly is here."""
        waarden = self._draai()
        if np.abs(waarden - np.round(waarden)).max(initial=0) > _HEEL:
            self._soort(highspy.HighsVarType.kInteger)
            waarden = self._draai()
            self._soort(highspy.HighsVarType.kContinuous)
        stappen = np.round(waarden[0::2] - waarden[1::2]).astype(int)
        return {self.namen[plek]: int(stappen[plek]) for plek in np.flatnonzero(stappen)}

    def _draai(self) -> np.ndarray:
        self._highs.run()
        if self._highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            raise NietAfTeSchermen("dit stelsel heeft geen oplossing")
        return np.array(self._highs.getSolution().col_value)

    def _soort(self, soort: highspy.HighsVarType) -> None:
        for kolom in range(2 * len(self.namen)):
            self._highs.changeColIntegrality(kolom, soort)

    def _grens(self, ruimte: float) -> float:
        return float(highspy.kHighsInf) if math.isinf(ruimte) else ruimte

    def _model(
        self, getallen: Mapping[Sleutel, int], verbanden: Iterable[Verband]
    ) -> highspy.HighsLp:
        starts, kolommen, factoren, laag, hoog = [0], [], [], [], []
        for verband in verbanden:
            deel = [(self.plek[s], f) for s, f in verband.termen.items() if s in self.plek]
            if not deel:
                continue
            for plek, factor in deel:
                kolommen += [2 * plek, 2 * plek + 1]
                factoren += [float(factor), float(-factor)]
            starts.append(len(kolommen))
            laag.append(0.0 if verband.gelijk else float(-verband.waarde(getallen)))
            hoog.append(0.0 if verband.gelijk else highspy.kHighsInf)
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = 2 * len(self.namen), len(laag)
        lp.col_cost_ = np.zeros(lp.num_col_)
        lp.col_lower_ = np.zeros(lp.num_col_)
        grenzen = zip(self.hoog, self.laag, strict=True)
        lp.col_upper_ = np.array([self._grens(g) for paar in grenzen for g in paar])
        lp.row_lower_, lp.row_upper_ = np.array(laag), np.array(hoog)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.array(starts)
        lp.a_matrix_.index_ = np.array(kolommen)
        lp.a_matrix_.value_ = np.array(factoren)
        return lp
