"""Per partner: what was asked with a term, and what came of it (M25)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from inbeeld.monitor.blad import Rij, bouwt, volg
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.gebieden import REGIO, Gebied
from inbeeld.monitor.indicatoren_verantwoording import ANTWOORD
from inbeeld.monitor.perioden import Periode, kwartalen, schooljaren
from inbeeld.monitor.verantwoording.duur import duur
from inbeeld.monitor.verantwoording.toen import laatste_dag
from inbeeld.monitor.verantwoording.vragen import Vraag, vragen
from inbeeld.toegang.models import Organisatie


@dataclass(frozen=True, slots=True)
class _Stand:
    """How one question stands on a day."""

    vraag: Vraag
    dag: date

    @property
    def woorden(self) -> tuple[str, ...]:
        """The onderdelen in which it counts. On its last day a question is not late yet."""
        antwoord, uiterlijk = self.vraag.antwoord_op, self.vraag.uiterlijk_op
        if antwoord is not None:
            return "gevraagd", "beantwoord", "op_tijd" if antwoord <= uiterlijk else "te_laat"
        return ("gevraagd", "open", *(("open_te_laat",) if self.dag > uiterlijk else ()))

    @property
    def dagen(self) -> int:
        """Days until the answer, or those that it has been waited for."""
        return ((self.vraag.antwoord_op or self.dag) - self.vraag.gevraagd_op).days


def bouw(bron: Bron) -> Iterator[Rij]:
    """A row per partner and for the region, per quarter and per school year of the asking.

    Only where something was asked: of who was asked nothing there is nothing to say.
    """
    dag = laatste_dag(bron)
    yield from antwoorden(bron, (*schooljaren(dag), *kwartalen(dag)))


def antwoorden(bron: Bron, perioden: Iterable[Periode]) -> Iterator[Rij]:
    """The same for these periods."""
    dag = laatste_dag(bron)
    per_gebied = _per_gebied(vragen(bron.bekend_op, dag))
    for van, tot in perioden:
        for gebied, lijst in per_gebied.items():
            standen = [_Stand(v, dag) for v in lijst if van <= v.gevraagd_op <= tot]
            if standen:
                yield _rij(gebied, van, tot, standen)


def _per_gebied(alle: Iterable[Vraag]) -> dict[Gebied, list[Vraag]]:
    """A school and a gemeente are an area by their code too, for who works for them."""
    wie = Organisatie.objects.in_bulk()
    uit: dict[Gebied, list[Vraag]] = defaultdict(list)
    for vraag in alle:
        organisatie = wie[vraag.organisatie_id]
        uit[Gebied(REGIO)].append(vraag)
        uit[Gebied("organisatie", str(organisatie.pk))].append(vraag)
        if organisatie.soort in ("school", "gemeente"):
            uit[Gebied(organisatie.soort, organisatie.code)].append(vraag)
    return uit


def _rij(gebied: Gebied, van: date, tot: date, standen: list[_Stand]) -> Rij:
    aantal: Counter[str] = Counter(
        dict.fromkeys(("gevraagd", "beantwoord", "op_tijd", "te_laat", "open", "open_te_laat"), 0)
    )
    per_soort: dict[str, list[_Stand]] = defaultdict(list)
    for stand in standen:
        per_soort[stand.vraag.soort].append(stand)
        for woord in stand.woorden:
            aantal[woord] += 1
            aantal[f"{stand.vraag.soort}.{woord}"] += 1
    details: dict[str, Any] = {
        **_duur(standen),
        "per_soort": {soort: _duur(lijst) for soort, lijst in sorted(per_soort.items())},
    }
    return Rij(ANTWOORD.code, gebied, tot, aantal, van=van, details=details)


def _duur(standen: list[_Stand]) -> dict[str, Any]:
    """Who waits counts for the time it has waited."""
    return duur([s.dagen for s in standen], [s.vraag.antwoord_op is not None for s in standen])


bouwt("antwoord", bouw)
for _tabel in ("signalen_melding", "signalen_meldinggebeurtenis", "dossiers_taak"):
    volg(_tabel, "id")
for _tabel in ("dossiers_overdracht", "dossiers_escalatie", "dossiers_taak"):
    volg(f"{_tabel}event")
