"""One melding that reaches all: looked at beforehand, sent once, withdrawn.

What a recipient does with it stands in `melden_antwoord`, and is known here by the same names.
"""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from inbeeld.signalen.actions import kennis, signalen, zaken
from inbeeld.signalen.actions.melden_antwoord import (
    AFRONDREDENEN,
    OVERGANGEN,
    WEIGERREDENEN,
    AntwoordGeweigerd,
    Belastbaarheidsadvies,
    geef_belastbaarheid,
    markeer_gezien,
    neem_aan,
    rond_af,
    weiger,
    wijs_toe,
)
from inbeeld.signalen.actions.melden_concept import Concept, Contact, MeldingGeweigerd, keur
from inbeeld.signalen.actions.melden_ontvangers import (
    Bestemming,
    GeenOntvanger,
    GeenPlan,
    OntvangerVoorbeeld,
    bestemming_van,
    overname_van,
)
from inbeeld.signalen.kennissoorten import Soort as Kennissoort
from inbeeld.signalen.models import Melding, Meldinggebeurtenis, Meldingontvanger, Zaak
from inbeeld.signalen.queries.meldfeiten import MagNietMelden
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.policies import check_can
from inbeeld.toegang.versleuteling import versleutel

__all__ = [
    "AFRONDREDENEN",
    "OVERGANGEN",
    "WEIGERREDENEN",
    "AntwoordGeweigerd",
    "Belastbaarheidsadvies",
    "Bestemming",
    "Concept",
    "Contact",
    "GeenOntvanger",
    "GeenPlan",
    "MagNietMelden",
    "MeldingGeweigerd",
    "OntvangerVoorbeeld",
    "bestemming_van",
    "geef_belastbaarheid",
    "markeer_gezien",
    "neem_aan",
    "neem_over",
    "rond_af",
    "trek_in",
    "verstuur",
    "weiger",
    "wijs_toe",
]

CONTACTKOLOM = b"signalen_melding.contact_versleuteld"
_NIET_IN_MODEL = ("jongere_id", "specificatie", "contact", "signaal")
_AANLEIDING = {
    Melding.Soort.ZORG: Zaak.Aanleiding.ZORG,
    Melding.Soort.ABSOLUUT: Zaak.Aanleiding.ABSOLUUT,
}
# Who sends twice at once waits here for the first, and then finds it.
_OM_DE_BEURT = "select pg_advisory_xact_lock(hashtextextended(%s, 4))"


@transaction.atomic
def verstuur(concept: Concept, *, moment: datetime, sleutel: str) -> Melding:
    """Send it to everybody whom the region's plan names, and open the zaak; once for a sleutel.

    A second time with this sleutel gives back the melding that was sent, and writes nothing. Raises
    MeldingGeweigerd (not whole, or the child has died), MagNietMelden, GeenPlan and GeenOntvanger.
    """
    actor = huidige_actor()
    check_can(actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)
    if actor.organisatie_id is None or not 0 < len(sleutel) <= 80:
        raise MeldingGeweigerd({"sleutel": "Een melding heeft een melder en een sleutel."})
    _wacht(f"{actor.organisatie_id}:{sleutel}")
    eerder = Melding.objects.filter(
        organisatie_id=actor.organisatie_id, verzoeksleutel=sleutel
    ).first()
    if eerder is not None:
        if (eerder.jongere_id, eerder.soort) != (concept.jongere_id, concept.soort):
            raise MeldingGeweigerd({"sleutel": "Deze sleutel is al voor een andere melding."})
        return eerder
    bestemming = bestemming_van(concept)
    if bestemming.feiten.overleden_op is not None:
        raise MeldingGeweigerd({"jongere": "Dit kind is overleden. Er is niets verstuurd."})
    keur(concept, bestemming.feiten, actor.vandaag)
    aanleiding = _AANLEIDING.get(concept.soort, Zaak.Aanleiding.MELDING)
    zaak = zaken.open_zaak(concept.jongere_id, aanleiding, moment=moment)
    melding = _leg_vast(
        concept, bestemming, zaak, moment=moment, sleutel=sleutel, melder_id=actor.organisatie_id
    )
    _voer_uit("select signalen_betrek(%s)", melding.pk)
    if concept.signaal:
        soort, sinds = concept.signaal
        signalen.zet_gemeld(concept.jongere_id, soort, sinds, moment=moment)
    return melding


@transaction.atomic
def neem_over(concept: Concept, *, melder_id: int, moment: datetime, sleutel: str) -> Melding:
    """Take in what `melder_id`, a school, reported elsewhere and the actor's organisation has.

    It becomes the school's melding, once for a sleutel of that school. Everybody of the route gets
    it, but not the school, nor, as something new, the actor's organisation: that one has seen it.
    Raises what `verstuur` raises, and MagNietMelden where the actor's organisation is not
    leerplicht for this child.
    """
    actor = huidige_actor()
    check_can(actor, Handeling.AANLEVEREN, Groep.SIGNAAL_EN_ROUTE)
    _wacht(f"{melder_id}:{sleutel}")
    bestemming = overname_van(concept, melder_id)
    if bestemming.feiten.overleden_op is not None:
        raise MeldingGeweigerd({"jongere": "Dit kind is overleden. Er is niets verstuurd."})
    keur(concept, bestemming.feiten, actor.vandaag)
    zaak = zaken.open_zaak(concept.jongere_id, Zaak.Aanleiding.MELDING, moment=moment)
    melding = _leg_vast(
        concept, bestemming, zaak, moment=moment, sleutel=sleutel, melder_id=melder_id
    )
    eigen = melding.ontvangers.get(postvak__organisatie_id=actor.organisatie_id)
    _voer_uit("select signalen_betrek_ontvanger(%s)", eigen.pk)
    return melding


def _wacht(op: str) -> None:
    _voer_uit(_OM_DE_BEURT, f"melding:{op}")


def _voer_uit(sql: str, *params: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def _leg_vast(
    concept: Concept,
    bestemming: Bestemming,
    zaak: Zaak,
    *,
    moment: datetime,
    sleutel: str,
    melder_id: int,
) -> Melding:
    """The melding, its recipients and their first event; each recipient is told.

    Of what somebody else (`melder_id`) reported, the actor's organisation has seen its own part.
    """
    actor = huidige_actor()
    naar = bestemming.ontvangers
    eigen = melder_id == actor.organisatie_id
    partijen = sorted({melder_id, *(o.organisatie_id for o in naar)})
    melding = Melding.objects.create(
        **_velden(concept),
        zaak=zaak,
        organisatie_id=melder_id,
        aanstelling_id=actor.aanstelling_id if eigen else None,
        moment=moment,
        verzoeksleutel=sleutel,
        plan_code=bestemming.plan.code,
        plan_versie=bestemming.plan_versie,
        route=bestemming.route.sleutel,
        partijen=partijen,
    )
    ontvangers = Meldingontvanger.objects.bulk_create(
        _ontvanger(
            melding,
            o,
            partijen,
            moment,
            gezien=not eigen and o.organisatie_id == actor.organisatie_id,
        )
        for o in naar
    )
    _begin(ontvangers, partijen, moment)
    return melding


def _begin(ontvangers: list[Meldingontvanger], partijen: list[int], moment: datetime) -> None:
    """The first event of each recipient; who has not seen it is told."""
    Meldinggebeurtenis.objects.bulk_create(
        Meldinggebeurtenis(
            ontvanger=ontvanger,
            jongere_id=ontvanger.jongere_id,
            staat=ontvanger.staat,
            aanstelling_id=huidige_actor().aanstelling_id,
            moment=moment,
            lezers=partijen,
        )
        for ontvanger in ontvangers
    )
    for ontvanger in ontvangers:
        if ontvanger.staat == Meldingontvanger.Staat.GEZIEN:
            continue
        kennis.stuur(
            kennis.aan_postvak(ontvanger.postvak_id),
            Kennissoort.NIEUWE_MELDING,
            (Meldingontvanger._meta.db_table, ontvanger.pk),
            jongere_id=ontvanger.jongere_id,
            moment=moment,
        )


def _velden(concept: Concept) -> dict[str, Any]:
    """The columns that the reporter fills."""
    velden = {
        naam: waarde for naam, waarde in asdict(concept).items() if naam not in _NIET_IN_MODEL
    }
    contact = concept.contact.als_dict() if concept.contact else {}
    return {
        **velden,
        "jongere_id": concept.jongere_id,
        "specificatie": concept.specificatie_als_json(),
        "contact_versleuteld": versleutel(json.dumps(contact), CONTACTKOLOM) if contact else None,
    }


def _ontvanger(
    melding: Melding,
    o: OntvangerVoorbeeld,
    partijen: list[int],
    moment: datetime,
    *,
    gezien: bool,
) -> Meldingontvanger:
    staat = Meldingontvanger.Staat.GEZIEN if gezien else Meldingontvanger.Staat.VERZONDEN
    return Meldingontvanger(
        melding=melding,
        jongere_id=melding.jongere_id,
        postvak_id=o.postvak_id,
        aan=o.aan,
        ziet=list(o.ziet),
        grondslag=o.grondslag,
        vraag=o.vraag,
        antwoord_uiterlijk=o.antwoord_uiterlijk,
        zonder_antwoord=o.zonder_antwoord,
        zonder_antwoord_op=o.zonder_antwoord_op,
        staat=staat,
        staat_sinds=moment,
        partijen=partijen,
    )


@transaction.atomic
def trek_in(melding: Melding, reden: str, *, moment: datetime) -> Melding:
    """Take back a melding of one's own organisation: nobody has to answer any more.

    Recipients keep access to the end of the day. Raises AntwoordGeweigerd without a reason, when it
    was withdrawn before, and when it is not the actor's to withdraw.
    """
    check_can(huidige_actor(), Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)
    if not reden.strip():
        raise AntwoordGeweigerd("Schrijf waarom u de melding intrekt.")
    gewijzigd = Melding.objects.filter(pk=melding.pk, ingetrokken_op=None).update(
        ingetrokken_op=moment, ingetrokken_reden=reden.strip()
    )
    if not gewijzigd:
        raise AntwoordGeweigerd("Deze melding is al ingetrokken, of is niet van uw organisatie.")
    melding.refresh_from_db()
    _voer_uit("select signalen_betrek(%s)", melding.pk)
    for ontvanger in melding.ontvangers.all():
        kennis.stuur(
            kennis.aan_postvak(ontvanger.postvak_id, ontvanger.behandelaar_id),
            Kennissoort.MELDING_INGETROKKEN,
            (Meldingontvanger._meta.db_table, ontvanger.pk),
            jongere_id=melding.jongere_id,
            moment=moment,
        )
    return melding
