"""From a question and figures to the content of a report: the one way that every report is made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inbeeld.dossiers.models import Justitiestap
from inbeeld.monitor.doelstand import Cijferrij, Doelstand
from inbeeld.monitor.gebieden import REGIO, Gebied, gebied
from inbeeld.monitor.maten import Maat
from inbeeld.monitor.models import Doel
from inbeeld.monitor.perioden import schooljaar
from inbeeld.monitor.queries.doelen import DOEL, stand_van_doelen
from inbeeld.monitor.queries.gebieden import Namen
from inbeeld.monitor.rapporten.cijfers import Cijfers
from inbeeld.monitor.rapporten.inhoud import VERSIE, vingerafdruk
from inbeeld.monitor.rapporten.kader import Kader
from inbeeld.monitor.rapporten.soorten import SOORTEN
from inbeeld.monitor.rapporten.verantwoording import kenmerken
from inbeeld.monitor.rapporten.vraag import Vraag
from inbeeld.monitor.verantwoording import toen
from inbeeld.toegang.actor import Actor, systeem_actor
from inbeeld.toegang.matrix.begrippen import Groep, Handeling
from inbeeld.toegang.matrix.cellen import cel
from inbeeld.toegang.models import Organisatie
from inbeeld.toegang.policies import Rol

BESTUUR = frozenset({Rol.BESTUURDER, Rol.BELEIDSMEDEWERKER})
"""Rollen that see figures and no children."""


def maak_inhoud(
    vraag: Vraag, cijfers: Cijfers, actor: Actor, organisatie: Organisatie
) -> dict[str, Any]:
    """The report as data, with its fingerprint. The same question and figures give the same."""
    soort = SOORTEN[vraag.soort]
    k = _kader(vraag, cijfers, actor, organisatie)
    inhoud = {
        "versie": VERSIE,
        "soort": vraag.soort,
        "titel": soort.titel(k),
        "ondertitel": f"{k.naam}, {vraag.periode}",
        "gegevens": soort.gegevens(k),
        "delen": soort.maak(k),
        "kenmerken": kenmerken(k, soort.naam),
    }
    inhoud["vingerafdruk"] = vingerafdruk(inhoud)
    inhoud["kenmerken"].append(["Vingerafdruk van de cijfers", inhoud["vingerafdruk"][:16]])
    return inhoud


def _kader(vraag: Vraag, cijfers: Cijfers, actor: Actor, organisatie: Organisatie) -> Kader:
    namen = Namen()
    sleutels = {waar for _, waar, _, _ in cijfers.rijen} | {str(vraag.gebied)}
    justitie = actor.systeem == "" and bool(cel(actor.rol, Groep.JUSTITIE, Handeling.BEKIJKEN))
    return Kader(
        vraag=vraag,
        cijfers=cijfers,
        naam=namen.van(vraag.gebied),
        organisatie=organisatie.naam,
        afschermen=SOORTEN[vraag.soort].openbaar or actor.rol in BESTUUR,
        namen={sleutel: namen.van(gebied(sleutel)) for sleutel in sorted(sleutels)},
        doelen=_doelen(vraag, cijfers),
        extra={"justitie": True, "halt": _halt(vraag, cijfers)} if justitie else {},
        indicatoren=SOORTEN[vraag.soort].cijfers,
    )


def _doelen(vraag: Vraag, cijfers: Cijfers) -> list[Doelstand]:
    """The targets that held on the last day of the figures, and were written down by then, beside
    the figures of this report and no others."""

    def lees(doel: Doel, maat: Maat, waar: Gebied | None) -> Iterable[Cijferrij]:
        if doel.definitie != cijfers.definitie:
            return []
        wat, eigen = (maat.indicator, str(waar)) if waar else (DOEL, REGIO)
        rijen = [
            _Rij(van, dag, figuur.waarden, sorted(figuur.onvolledig))
            for (indicator, gebied_, van, dag), figuur in cijfers.rijen.items()
            if indicator == wat and gebied_ == eigen
        ]
        return rijen if waar else _van_groep(doel, maat, rijen)

    return stand_van_doelen(vraag.gebied, dag=vraag.dag, lees=lees, bekend_op=cijfers.bekend_op)


@dataclass(frozen=True, slots=True)
class _Rij:
    van: date | None
    dag: date
    waarden: Mapping[str, int]
    onvolledig: Sequence[str]


def _van_groep(doel: Doel, maat: Maat, rijen: Iterable[_Rij]) -> list[_Rij]:
    """Of a group of gemeenten there is one number per target: the whole of its parts."""
    sleutel = str(doel.sleutel)
    delen = maat.onderdelen(doel.definitie, tuple(doel.uitgezonderd))
    return [
        _Rij(
            rij.van,
            rij.dag,
            dict.fromkeys(delen, 0) | {delen[0]: rij.waarden[sleutel]},
            delen[:1] if sleutel in rij.onvolledig else (),
        )
        for rij in rijen
        if sleutel in rij.waarden
    ]


def _halt(vraag: Vraag, cijfers: Cijfers) -> dict[str, int]:
    """How often leerplicht of the area sent somebody to Halt, per first day of a school year."""
    jaar = schooljaar(vraag.van).year
    with systeem_actor("rapport", vraag.dag):
        soorten = Organisatie.objects.filter(soort="gemeente")
        if vraag.gebied.soort == "gemeente":
            soorten = soorten.filter(code=vraag.gebied.code)
        wie = set(soorten.values_list("pk", flat=True))
        stappen = toen.rijen(Justitiestap, ("soort", "bron_id", "gedaan_op"), cijfers.bekend_op)
    dagen = [
        gedaan
        for _, soort, bron, gedaan in stappen
        if soort == Justitiestap.Soort.HALT and bron in wie and gedaan and gedaan <= vraag.dag
    ]
    return {
        date(j, 8, 1).isoformat(): sum(date(j, 8, 1) <= d <= date(j + 1, 7, 31) for d in dagen)
        for j in (jaar - 2, jaar - 1, jaar)
    }
