"""Rows of what is done about a child, for the region of `matrixwereld`: a zaak, a melding with its
recipients and answers, a step of escalation and one of justice, each with a history.

They go past the verbs on purpose: what is tried is who reads a row, not how it came.
"""

from datetime import timedelta

from inbeeld.dossiers.models import Escalatie, Justitieroute, Justitiestap
from inbeeld.koppelingen.models import DuoBericht, DuoMelding
from inbeeld.signalen.models import (
    Belastbaarheid,
    Melding,
    Meldinggebeurtenis,
    Meldingontvanger,
    Signaal,
    Zaak,
)
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Organisatie, Postvak
from tests import fabriek as f
from tests.toegang.matrixdossier import vul_dossier

# Whose each child is, so that a zaak or melding involves nobody who was not involved already.
VAN = {
    "eigen": ("10AB00", "0392"),
    "geheim": ("10AB00", "0392"),
    "voorheen": ("20CD00", "0394"),
    "vreemd": ("20CD00", "0394"),
}
OVER_EEN_WEEK = f.VANDAAG + timedelta(days=7)


def vul_route(kinderen: dict[str, int]) -> None:
    """One row of every table, and a change of each that keeps a history, for every child."""
    bakken = {code: _postvak(code) for codes in VAN.values() for code in codes}
    with f.systeem():
        for naam, kind in kinderen.items():
            school, gemeente = (bakken[code] for code in VAN[naam])
            zaak = _zaak(kind, school)
            _duo(_melding(kind, zaak, school, gemeente), gemeente)
            _dossier(kind, zaak, school, gemeente)
            vul_dossier(kind, zaak, school, gemeente)


def _postvak(code: str) -> Postvak:
    with f.systeem():
        organisatie = Organisatie.objects.get(code=code)
    wie = f.aanstelling(organisatie)
    with f.systeem():
        return Postvak.objects.get_or_create(
            organisatie=organisatie, defaults={"coordinator": wie}
        )[0]


def _zaak(kind: int, bak: Postvak) -> Zaak:
    """Opened here, or by the klok already."""
    zaak, _ = Zaak.objects.get_or_create(
        jongere_id=kind,
        gesloten_op=None,
        defaults={
            "aanleiding": Zaak.Aanleiding.MELDING,
            "opent_op": f.VANDAAG,
            "eigenaar_postvak": bak,
            "eigenaar_sinds": f.VANDAAG,
            "volgende_stap": "gesprek",
            "stap_op": f.VANDAAG,
        },
    )
    zaak.eigenaar_postvak, zaak.stap_op = bak, OVER_EEN_WEEK
    zaak.save()
    with als(f.actor_van(bak.coordinator)):  # nobody takes a signal up for another
        Signaal.objects.create(
            jongere_id=kind,
            soort="vier_weken",
            sinds=f.VANDAAG,
            gedaan=Signaal.Gedaan.OPGEPAKT,
            aanstelling_id=bak.coordinator_id,
            moment=f.MOMENT,
        )
    return zaak


def _melding(kind: int, zaak: Zaak, van: Postvak, aan: Postvak) -> Melding:
    partijen = [van.organisatie_id, aan.organisatie_id]
    melding = Melding.objects.create(
        jongere_id=kind,
        zaak=zaak,
        soort=Melding.Soort.VERZUIM,
        organisatie_id=van.organisatie_id,
        aanstelling_id=van.coordinator_id,
        moment=f.MOMENT,
        verzoeksleutel=f"kind {kind}",
        plan_code="proef",
        plan_versie=1,
        route="proef",
        ouders_verteld="ja",
        ouders_verteld_op=f.VANDAAG,
        partijen=partijen,
    )
    ontvanger = Meldingontvanger.objects.create(
        melding=melding,
        jongere_id=kind,
        postvak=aan,
        aan="leerplicht",
        ziet=["identiteit"],
        grondslag="proef",
        vraag="Wat doet u?",
        antwoord_uiterlijk=OVER_EEN_WEEK,
        zonder_antwoord="herinner",
        zonder_antwoord_op=OVER_EEN_WEEK,
        staat_sinds=f.MOMENT,
        partijen=partijen,
    )
    ontvanger.staat = Meldingontvanger.Staat.GEZIEN
    ontvanger.save()
    Meldinggebeurtenis.objects.create(
        ontvanger=ontvanger,
        jongere_id=kind,
        staat="gezien",
        moment=f.MOMENT,
        lezers=partijen,
    )
    Belastbaarheid.objects.create(
        jongere_id=kind,
        ontvanger=ontvanger,
        bron_id=aan.organisatie_id,
        aanstelling_id=aan.coordinator_id,
        waar="school",
        geldig_tot=OVER_EEN_WEEK,
        gedeeld_met_weten=True,
        moment=f.MOMENT,
    )
    return melding


def _duo(melding: Melding, bak: Postvak) -> None:
    wie = {"organisatie_id": bak.organisatie_id, "moment": f.MOMENT}
    bericht = DuoBericht.objects.create(
        aanstelling_id=bak.coordinator_id,
        richting="in",
        wat="meldingen",
        via="bestand",
        vingerafdruk="0" * 64,
        **wie,
    )
    DuoMelding.objects.create(
        jongere_id=melding.jongere_id,
        melding=melding,
        bericht=bericht,
        soort=DuoMelding.Soort.MELDING,
        meldingsnummer=f"{melding.pk}",
        inhoud=b"0",
        partijen=melding.partijen,
        **wie,
    )


def _dossier(kind: int, zaak: Zaak, school: Postvak, gemeente: Postvak) -> None:
    escalatie = Escalatie.objects.create(
        zaak=zaak,
        jongere_id=kind,
        plan_code="proef",
        plan_versie=1,
        ladder="proef",
        trede=1,
        sinds=f.VANDAAG,
        aanleiding=Escalatie.Aanleiding.KLOK,
        begonnen_op=f.VANDAAG,
        besluit_uiterlijk=f.VANDAAG,
        postvak=school,
    )
    escalatie.besluit_uiterlijk = OVER_EEN_WEEK
    escalatie.save()
    wie = {"bron_id": gemeente.organisatie_id, "aanstelling_id": gemeente.coordinator_id}
    route = Justitieroute.objects.create(
        jongere_id=kind, zaak=zaak, route="halt", begonnen_op=f.VANDAAG, reden="proef", **wie
    )
    route.reden = "proef, nader"
    route.save()
    stap = Justitiestap.objects.create(
        route=route,
        jongere_id=kind,
        soort="eerste_verhoor",
        uiterlijk=f.VANDAAG,
        moment=f.MOMENT,
        **wie,
    )
    stap.uiterlijk = OVER_EEN_WEEK
    stap.save()
