"""Rows of a dossier for the region of `matrixwereld`: one of every table, and a change of each that
keeps a history, for every child.

They go past the verbs on purpose: what is tried is who reads a row, not how it came.
"""

from datetime import timedelta
from typing import Any

from inbeeld.dossiers import models as d
from inbeeld.dossiers.actions.taken import zet_taak
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.models import Postvak
from inbeeld.toegang.perioden import periode
from tests import fabriek as f

VOLGEND = f.VANDAAG + timedelta(days=7)
TEKST = "Wat er staat."


def vul_dossier(kind: int, zaak: Zaak, school: Postvak, gemeente: Postvak) -> None:
    """As the system, with rows of the school and, of the exemption, of the gemeente."""
    van = {
        "jongere_id": kind,
        "bron_id": school.organisatie_id,
        "door_id": school.coordinator_id,
        "moment": f.MOMENT,
    }
    van_gemeente = van | {
        "bron_id": gemeente.organisatie_id,
        "door_id": gemeente.coordinator_id,
    }
    plan = _plan(van, school)
    gesprek = _gesprek(van, plan)
    _aanbod(van)
    _vrijstelling(van_gemeente, van)
    _rest(van, zaak, school, gesprek)


def _wijzig(rij: Any, **velden: Any) -> None:
    """A change, so that there is a history."""
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    rij.save()


def _plan(van: dict[str, Any], bak: Postvak) -> d.Plan:
    gezin = d.Gezin.objects.create()
    lid = d.Gezinslid.objects.create(**van, gezin=gezin, periode=periode(f.VANDAAG, None))
    _wijzig(lid, periode=periode(f.VANDAAG, VOLGEND))
    plan = d.Plan.objects.create(**van)
    _wijzig(plan, toestand="lopend", vastgesteld_op=f.VANDAAG, evaluatie_op=VOLGEND)
    versie = d.Planversie.objects.create(**van, plan=plan, nummer=1, perspectief=TEKST)
    kind = van["jongere_id"]
    d.Plandoel.objects.create(
        jongere_id=kind, versie=versie, volgorde=1, van="jongere", tekst=TEKST
    )
    d.Bijdrage.objects.create(
        jongere_id=kind, versie=versie, organisatie=bak.organisatie, tekst=TEKST
    )
    deelnemer = d.Plandeelnemer.objects.create(
        **van, plan=plan, organisatie=bak.organisatie, periode=periode(f.VANDAAG, None)
    )
    _wijzig(deelnemer, contact=bak.coordinator)
    d.Evaluatie.objects.create(
        **van, plan=plan, gepland_op=f.VANDAAG, gehouden_op=f.VANDAAG, uitkomst=TEKST
    )
    d.Zienswijze.objects.create(
        **van, versie=versie, van="ouders", oordeel="eens", gegeven_op=f.VANDAAG
    )
    return plan


def _gesprek(van: dict[str, Any], plan: d.Plan) -> d.Gesprek:
    kind = van["jongere_id"]
    gesprek = d.Gesprek.objects.create(
        **van,
        soort="ouders",
        gevoerd_op=f.VANDAAG,
        uitkomst=TEKST,
        stem="niet_gehoord",
        stem_waarom_niet=TEKST,
    )
    reden, _ = d.Gespreksreden.objects.get_or_create(
        code="proef",
        defaults={"tekst": TEKST, "periode": periode(f.VANDAAG, None), "bron": "proef"},
    )
    d.RedenInGesprek.objects.create(jongere_id=kind, gesprek=gesprek, reden=reden)
    d.Gespreksdeelnemer.objects.create(jongere_id=kind, gesprek=gesprek, wie="ouder")
    afspraak = d.Afspraak.objects.create(
        **van, plan=plan, tekst=TEKST, wie="ouders", uiterlijk_op=VOLGEND
    )
    _wijzig(afspraak, toestand="gedaan", afgerond_op=f.VANDAAG, afgerond_door_id=van["door_id"])
    d.Notitie.objects.create(**van, tekst=TEKST)
    return gesprek


def _aanbod(van: dict[str, Any]) -> None:
    traject = d.Aanbodtraject.objects.create(
        **van, soort="onderwijs", omschrijving=TEKST, gevraagd_op=f.VANDAAG
    )
    _wijzig(traject, plek=TEKST)
    opbouw = d.Aanbodopbouw.objects.create(
        jongere_id=van["jongere_id"],
        traject=traject,
        vanaf=VOLGEND,
        uren_per_week_honderdsten=400,
    )
    _wijzig(opbouw, uren_per_week_honderdsten=800)
    _wijzig(d.Kostendeel.objects.create(**van, traject=traject, vanaf=VOLGEND), omschrijving=TEKST)
    d.Aanbodcontrole.objects.create(**van, traject=traject, datum=f.VANDAAG, gevolgd="ja")
    uren = d.AangepasteUren.objects.create(
        **van,
        school="10AB00",
        uren_per_week_honderdsten=1200,
        periode=periode(f.VANDAAG, VOLGEND),
        reden=TEKST,
    )
    _wijzig(uren, opbouw=TEKST)
    behoefte = d.Behoefte.objects.create(**van, soort="zorg", omschrijving=TEKST, sinds=f.VANDAAG)
    _wijzig(behoefte, plek=TEKST)


def _vrijstelling(van: dict[str, Any], van_swv: dict[str, Any]) -> None:
    verzoek = d.Vrijstellingsverzoek.objects.create(
        **van, grond="art5_onder_a", ontvangen_op=f.VANDAAG, ingangsdatum=VOLGEND
    )
    _wijzig(verzoek, toestand="in_onderzoek")
    d.Vrijstellingsadvies.objects.create(
        **van_swv,
        verzoek=verzoek,
        advies="aanbod_mogelijk",
        toelichting=TEKST,
        gegeven_op=f.VANDAAG,
    )
    opnieuw = d.Herbeoordeling.objects.create(**van, verzoek=verzoek, uiterlijk_op=VOLGEND)
    _wijzig(opnieuw, toelichting=TEKST)


def _rest(van: dict[str, Any], zaak: Zaak, bak: Postvak, gesprek: d.Gesprek) -> None:
    overdracht = d.Overdracht.objects.create(
        **van,
        soort="po_vo",
        van_postvak=bak,
        naar_postvak=bak,
        eerste_dag_verwacht=VOLGEND,
        verzenden_uiterlijk=VOLGEND,
    )
    _wijzig(overdracht, warm_gesprek=gesprek)
    for dag in (f.VANDAAG, VOLGEND):
        zet_taak(overdracht, "proef", dag, postvak=bak)
    nazorg = d.Nazorg.objects.create(**van, zaak=zaak, begonnen_op=f.VANDAAG, tot=VOLGEND)
    _wijzig(nazorg, wat_hielp=TEKST)
    obstakel = d.Belemmering.objects.create(**van, zaak=zaak, soort="geld", regel=TEKST)
    _wijzig(obstakel, had_geholpen=TEKST)
    document = d.Document.objects.create(
        **van,
        groep="plan_en_afspraken",
        naam="Brief",
        mediatype="application/pdf",
        grootte=3,
        vingerafdruk="0" * 64,
        inhoud=b"abc",
    )
    _wijzig(document, zaak=zaak)
