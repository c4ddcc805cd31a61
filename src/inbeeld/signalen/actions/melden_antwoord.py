"""What a recipient does with a melding: see it, take it on, refuse it, finish it, say how much.

Every verb takes the ontvanger (its row or its number) and works for its own organisation alone:
the row policy gives nobody else the row to change.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import connection, transaction
from django.db.models import Q

from inbeeld.signalen.actions import kennis
from inbeeld.signalen.kennissoorten import Soort as Kennissoort
from inbeeld.signalen.models import Belastbaarheid, Meldinggebeurtenis, Meldingontvanger
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.models import Aanstelling, Postvak
from inbeeld.toegang.policies import check_can
from inbeeld.web.fouten import GeweigerdMetUitleg

Staat = Meldingontvanger.Staat
OVERGANGEN: dict[str, tuple[str, ...]] = {
    Staat.VERZONDEN: (Staat.GEZIEN, Staat.AANGENOMEN, Staat.GEWEIGERD, Staat.AFGEHANDELD),
    Staat.GEZIEN: (Staat.AANGENOMEN, Staat.GEWEIGERD, Staat.AFGEHANDELD),
    Staat.AANGENOMEN: (Staat.GEWEIGERD, Staat.AFGEHANDELD),
    Staat.GEWEIGERD: (),
    Staat.AFGEHANDELD: (),
}
"""State → those that can follow it. The whole state machine."""
WEIGERREDENEN = {
    "niet_voor_ons": "Dit hoort niet bij ons",
    "al_bezig": "Wij zijn hier al mee bezig",
    "te_weinig": "Wij weten te weinig om iets te kunnen doen",
    "niet_verteld": "Ouders of jongere weten het nog niet",
    "geen_contact": "Ouders of jongere willen dit niet",
    "anders": "Iets anders (leg uit)",
}
AFRONDREDENEN = {
    "gesproken": "Met het gezin gesproken, afspraken gemaakt",
    "advies": "Advies gegeven",
    "plek": "Plek of ondersteuning geregeld",
    "terug_naar_school": "Het kind gaat weer naar school",
    "andere_opleiding": "Naar een andere opleiding",
    "werk": "Gaan werken",
    "langdurig_ziek": "Geen verzuim: langdurig ziek",
    "legitiem_afwezig": "Geen verzuim: mag afwezig zijn",
    "ter_kennisneming": "Ter kennisneming aangenomen",
    "anders": "Iets anders (leg uit)",
}
"""What was done; half of them are the reasons of the return message to DUO (domein 2.1)."""
BELASTBAARHEID = "belastbaarheid"
WAAR = {
    "school": "op school, in de klas",
    "school_apart": "op school, op een rustige plek",
    "thuis": "thuis",
    "elders": "op een andere plek",
    "nog_niet": "nu nog nergens",
}
"""Where a child can bear education."""
LANGSTE_GELDIG = 366


class AntwoordGeweigerd(GeweigerdMetUitleg):
    """The state does not allow it, something is missing, or it is not the actor's to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belastbaarheidsadvies:
    """How much education a child can bear, and nothing about why.

    `uren_per_week` None: not to be said in hours yet. `waar`: a key of `WAAR`.
    """

    uren_per_week: Decimal | None
    waar: str
    geldig_tot: date
    voorwaarden: str = ""
    gedeeld_met_weten: bool = False


@transaction.atomic
def markeer_gezien(ontvanger: Meldingontvanger | int, *, moment: datetime) -> Meldingontvanger:
    """Somebody of the recipient's organisation opened it. A second time changes nothing."""
    rij = _eigen(ontvanger)
    if rij.staat == Staat.VERZONDEN and rij.melding.ingetrokken_op is None:
        _naar(rij, Staat.GEZIEN, moment=moment, stil=True)
    return rij


@transaction.atomic
def neem_aan(
    ontvanger: Meldingontvanger | int,
    *,
    moment: datetime,
    behandelaar: int | None = None,
    toelichting: str = "",
) -> Meldingontvanger:
    """Take it on. `behandelaar`: an aanstelling of this organisation; None: the actor."""
    rij = _eigen(ontvanger)
    wie = behandelaar or rij.behandelaar_id or huidige_actor().aanstelling_id
    _zet_behandelaar(rij, wie)
    _naar(rij, Staat.AANGENOMEN, moment=moment, toelichting=toelichting)
    return rij


@transaction.atomic
def weiger(
    ontvanger: Meldingontvanger | int, *, reden: str, toelichting: str = "", moment: datetime
) -> Meldingontvanger:
    """Refuse it, with a reason of `WEIGERREDENEN`; 'anders' asks for words."""
    _keur_reden(reden, toelichting, WEIGERREDENEN)
    rij = _eigen(ontvanger)
    _naar(rij, Staat.GEWEIGERD, reden=reden, toelichting=toelichting, moment=moment)
    _betrek(rij)
    return rij


@transaction.atomic
def rond_af(
    ontvanger: Meldingontvanger | int, *, reden: str, toelichting: str = "", moment: datetime
) -> Meldingontvanger:
    """It is done: what was done is a key of `AFRONDREDENEN`; 'anders' asks for words."""
    _keur_reden(reden, toelichting, AFRONDREDENEN)
    rij = _eigen(ontvanger)
    _naar(rij, Staat.AFGEHANDELD, reden=reden, toelichting=toelichting, moment=moment)
    _betrek(rij)
    return rij


@transaction.atomic
def geef_belastbaarheid(
    ontvanger: Meldingontvanger | int, advies: Belastbaarheidsadvies, *, moment: datetime
) -> Belastbaarheid:
    """The youth doctor's answer, which finishes the question. Later advice counts from then on.

    A row is refused when parents (and the youngster of twelve or older) do not know of it.
    """
    actor = huidige_actor()
    check_can(actor, Handeling.INVOEREN, Groep.BELASTBAARHEID)
    _keur_advies(advies, actor.vandaag)
    rij = _eigen(ontvanger)
    gegeven = Belastbaarheid.objects.create(
        jongere_id=rij.jongere_id,
        ontvanger=rij,
        bron_id=actor.organisatie_id,
        aanstelling_id=actor.aanstelling_id,
        uren_per_week=advies.uren_per_week,
        waar=advies.waar,
        voorwaarden=advies.voorwaarden.strip(),
        geldig_tot=advies.geldig_tot,
        gedeeld_met_weten=advies.gedeeld_met_weten,
        moment=moment,
    )
    if rij.staat == Staat.AFGEHANDELD:
        _noteer(rij, reden=BELASTBAARHEID, toelichting="", moment=moment)
    else:
        _naar(rij, Staat.AFGEHANDELD, reden=BELASTBAARHEID, moment=moment, stil=True)
        _betrek(rij)
    _vertel(rij, Kennissoort.BELASTBAARHEID_GEGEVEN, f"advies {gegeven.pk}", moment)
    return gegeven


@transaction.atomic
def wijs_toe(
    ontvanger: Meldingontvanger | int, aanstelling_id: int | None, *, moment: datetime
) -> Meldingontvanger:
    """Give it to a colleague, or back to the postvak. Nothing is answered by that."""
    rij = _eigen(ontvanger)
    if not OVERGANGEN[rij.staat] or rij.melding.ingetrokken_op:
        raise AntwoordGeweigerd("Op deze melding is al geantwoord.")
    _zet_behandelaar(rij, aanstelling_id)
    rij.save(update_fields=["behandelaar"])
    if aanstelling_id:
        kennis.stuur(
            [aanstelling_id],
            Kennissoort.NIEUWE_MELDING,
            (Meldingontvanger._meta.db_table, rij.pk),
            jongere_id=rij.jongere_id,
            moment=moment,
        )
    return rij


def _eigen(ontvanger: Meldingontvanger | int) -> Meldingontvanger:
    """The row, held for the transaction. Raises AntwoordGeweigerd for who is not its recipient."""
    check_can(huidige_actor(), Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)
    nummer = ontvanger if isinstance(ontvanger, int) else ontvanger.pk
    rij = (
        Meldingontvanger.objects.select_for_update(of=("self",))
        .select_related("melding__zaak", "postvak")
        .filter(pk=nummer)
        .first()
    )
    if rij is None:
        raise AntwoordGeweigerd("Alleen de organisatie die de melding kreeg, kan antwoorden.")
    return rij


def _keur_reden(reden: str, toelichting: str, uit: Collection[str]) -> None:
    if reden not in uit:
        raise AntwoordGeweigerd("Kies een reden.")
    if reden == "anders" and not toelichting.strip():
        raise AntwoordGeweigerd("Leg uit wat u bedoelt.")


def _keur_advies(advies: Belastbaarheidsadvies, vandaag: date) -> None:
    uren = advies.uren_per_week
    if not advies.gedeeld_met_weten:
        raise AntwoordGeweigerd("Deel dit pas als de ouders (en de jongere vanaf 12) het weten.")
    if uren is not None and not 0 <= uren <= 40:
        raise AntwoordGeweigerd("Het aantal uren per week is 0 tot en met 40.")
    if advies.waar not in WAAR:
        raise AntwoordGeweigerd("Kies waar het kind onderwijs kan volgen.")
    if not 0 <= (advies.geldig_tot - vandaag).days <= LANGSTE_GELDIG:
        raise AntwoordGeweigerd("Een advies geldt vanaf vandaag hoogstens een jaar.")


def _zet_behandelaar(rij: Meldingontvanger, aanstelling_id: int | None) -> None:
    """Only who works at the recipient's organisation today can have it."""
    if aanstelling_id is not None:
        hier = Aanstelling.objects.filter(
            pk=aanstelling_id,
            organisatie_id=rij.postvak.organisatie_id,
            periode__contains=huidige_actor().vandaag,
        )
        if not hier.exists():
            raise AntwoordGeweigerd("Deze medewerker werkt niet bij uw organisatie.")
    rij.behandelaar_id = aanstelling_id


def _naar(
    rij: Meldingontvanger,
    staat: str,
    *,
    moment: datetime,
    reden: str = "",
    toelichting: str = "",
    stil: bool = False,
) -> None:
    """To another state, with what was said; `stil`: nobody is told."""
    if rij.melding.ingetrokken_op is not None:
        raise AntwoordGeweigerd("Deze melding is ingetrokken. U hoeft niets meer te doen.")
    if staat not in OVERGANGEN[rij.staat]:
        raise AntwoordGeweigerd(f"Dit kan niet meer: de melding is al {rij.get_staat_display()}.")
    rij.staat, rij.staat_sinds = staat, moment
    rij.save(update_fields=["staat", "staat_sinds", "behandelaar"])
    _noteer(rij, reden=reden, toelichting=toelichting, moment=moment)
    if not stil:
        geweigerd = staat == Staat.GEWEIGERD
        soort = Kennissoort.MELDING_GEWEIGERD if geweigerd else Kennissoort.ANTWOORD_OP_MELDING
        _vertel(rij, soort, staat, moment)


def _noteer(rij: Meldingontvanger, *, reden: str, toelichting: str, moment: datetime) -> None:
    zaak = rij.melding.zaak
    lezers = {rij.melding.organisatie_id, rij.postvak.organisatie_id}
    if zaak is not None:
        lezers.add(zaak.eigenaar_postvak.organisatie_id)
    Meldinggebeurtenis.objects.create(
        ontvanger=rij,
        jongere_id=rij.jongere_id,
        staat=rij.staat,
        reden=reden,
        toelichting=toelichting.strip(),
        aanstelling_id=huidige_actor().aanstelling_id,
        moment=moment,
        lezers=sorted(lezers),
    )


def _vertel(rij: Meldingontvanger, soort: Kennissoort, kenmerk: str, moment: datetime) -> None:
    """Tell who reported it, and who holds the zaak."""
    melding, zaak = rij.melding, rij.melding.zaak
    postvakken = Postvak.objects.filter(
        Q(organisatie_id=melding.organisatie_id) | Q(pk=zaak.eigenaar_postvak_id if zaak else None)
    )
    aan: set[int] = set()
    for postvak in postvakken:
        if zaak is not None and postvak.pk == zaak.eigenaar_postvak_id:
            aan.update(kennis.aan_postvak(postvak, zaak.eigenaar_id))
        if postvak.organisatie_id == melding.organisatie_id:
            aan.update(kennis.aan_postvak(postvak, melding.aanstelling_id))
    if melding.aanstelling_id:
        aan.add(melding.aanstelling_id)
    kennis.stuur(
        aan,
        soort,
        (Meldingontvanger._meta.db_table, rij.pk),
        kenmerk,
        jongere_id=rij.jongere_id,
        moment=moment,
    )


def _betrek(rij: Meldingontvanger) -> None:
    """The recipient's access follows from its state."""
    with connection.cursor() as cursor:
        cursor.execute("select signalen_betrek_ontvanger(%s)", [rij.pk])
