"""Give out verzuimmeldingen and return messages: of what the actor's organisation reported, or got
as leerplicht. Here, and nowhere else, stands the number of a child (PGN) in what goes out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from inbeeld.koppelingen.duo_verzuim import codes
from inbeeld.koppelingen.duo_verzuim.velden import (
    MELDING,
    TERUGMELDING,
    Rij,
    Rijfout,
    Veld,
    keur_lengte,
)
from inbeeld.koppelingen.models import DuoBericht, DuoMelding
from inbeeld.koppelingen.policies import check_can_duo_uitvoeren
from inbeeld.register.geheim import ontsleutel
from inbeeld.register.models import Personalia
from inbeeld.signalen.models import Melding, Meldinggebeurtenis, Meldingontvanger
from inbeeld.signalen.plan import Aan
from inbeeld.signalen.queries.meldingen import contact_van
from inbeeld.signalen.verzuimsoorten import verzuimsoort
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.models import Organisatie

Staat = Meldingontvanger.Staat
PER_KEER = 500
LEERPLICHT = (Organisatie.Soort.GEMEENTE, Organisatie.Soort.SAMENWERKING)
"""Kinds of organisation that do the work of leerplicht."""
NODIG = frozenset({Groep.IDENTITEIT, Groep.INSCHRIJVING, Groep.VERZUIM, Groep.SIGNAAL_EN_ROUTE})
"""What a recipient must have been given to take the message out."""
_JN = {"ja": "J", "nee": "N"}
_ACTIE = {"gesproken": "actie", "plek": "actie"}
_REDENEN = {r.code for r in codes.REDENEN}


@dataclass(slots=True)
class Uitgaand:
    """`niet`: (melding, sentences) of what cannot go. `meer`: there was more than goes at once."""

    rijen: list[Rij] = field(default_factory=list)
    niet: list[tuple[UUID, tuple[str, ...]]] = field(default_factory=list)
    meer: bool = False
    kinderen: set[int] = field(default_factory=set)

    def voeg_toe(self, melding: Melding, rij: Rij, velden: Sequence[Veld]) -> None:
        try:
            keur_lengte(rij, tuple(velden))
        except Rijfout as fout:
            zinnen = tuple(f"{kolom}: {zin}" for kolom, zin in fout.fouten)
            self.niet.append((melding.sleutel, zinnen))
        else:
            self.rijen.append(rij)
        self.kinderen.add(melding.jongere_id)


def meldingen(vanaf: datetime, *, handeling: str, hoogstens: int | None = PER_KEER) -> Uitgaand:
    """What was reported here since a moment. Leerplicht does not get back what it handed in.

    `hoogstens` None: all of it, as a file holds that nobody asks for in parts.

    Raises Geweigerd. Writes a line in the read log for every child.
    """
    actor = huidige_actor()
    check_can_duo_uitvoeren(actor)
    ingelezen = DuoMelding.objects.filter(
        organisatie_id=actor.organisatie_id, soort=DuoMelding.Soort.MELDING
    )
    alle = (
        _van_ons()
        .filter(moment__gte=vanaf, ingetrokken_op=None)
        .exclude(pk__in=ingelezen.values("melding_id"))
        .order_by("moment", "pk")
    )
    uit, gekozen = _begin(alle, hoogstens)
    nummers = _pgns(gekozen)
    bekend = _ingelezen(gekozen, DuoMelding.Soort.MELDING)
    for melding in gekozen:
        rij = _melding_rij(melding, nummers.get(melding.jongere_id, ""), bekend.get(melding.pk))
        uit.voeg_toe(melding, rij, MELDING)
    _noteer(uit, handeling)
    return uit


def terugmeldingen(
    vanaf: datetime, *, handeling: str, hoogstens: int | None = PER_KEER
) -> Uitgaand:
    """What leerplicht did since a moment with what the actor's organisation reported, or got.

    No child is named: only the number of the melding. Raises Geweigerd.
    """
    check_can_duo_uitvoeren(huidige_actor())
    alle = (
        _van_ons()
        .filter(
            Q(ingetrokken_op__gte=vanaf)
            | Q(
                ontvangers__postvak__organisatie__soort__in=LEERPLICHT,
                ontvangers__staat_sinds__gte=vanaf,
            )
        )
        .distinct()
        .order_by("moment", "pk")
    )
    uit, gekozen = _begin(alle, hoogstens)
    bekend = _ingelezen(gekozen, DuoMelding.Soort.MELDING)
    terug = _ingelezen(gekozen, DuoMelding.Soort.TERUGMELDING)
    for melding in gekozen:
        ontvanger = _leerplicht_van(melding)
        if ontvanger is None:
            continue
        rij = _terug_rij(melding, ontvanger, bekend.get(melding.pk), terug.get(melding.pk))
        uit.voeg_toe(melding, rij, TERUGMELDING)
    _noteer(uit, handeling)
    return uit


def noteer_bericht(
    uit: Uitgaand, wat: DuoBericht.Wat, via: DuoBericht.Via, vingerafdruk: str, moment: datetime
) -> None:
    """Keep that it was given out, without what was in it."""
    actor = huidige_actor()
    DuoBericht.objects.create(
        organisatie_id=actor.organisatie_id,
        aanstelling_id=actor.aanstelling_id,
        richting=DuoBericht.Richting.UIT,
        wat=wat,
        via=via,
        vingerafdruk=vingerafdruk,
        nieuw=len(uit.rijen),
        bekend=0,
        afgekeurd=len(uit.niet),
        moment=moment,
    )


def _leerplicht_van(melding: Melding) -> Meldingontvanger | None:
    """The gemeente or samenwerking that got it, by its own name or in the kernteam."""
    alle = (o for o in melding.ontvangers.all() if o.postvak.organisatie.soort in LEERPLICHT)
    return min(alle, key=lambda o: (o.aan != Aan.LEERPLICHT, o.pk), default=None)


def _van_ons() -> QuerySet[Melding]:
    """Meldingen of absence that the actor's organisation reported, or got as leerplicht whole."""
    eigen = huidige_actor().organisatie_id
    als_leerplicht = Meldingontvanger.objects.filter(
        postvak__organisatie_id=eigen,
        postvak__organisatie__soort__in=LEERPLICHT,
        ziet__contains=sorted(NODIG),
    )
    return (
        Melding.objects.filter(soort=Melding.Soort.VERZUIM)
        .filter(Q(organisatie_id=eigen) | Q(pk__in=als_leerplicht.values("melding_id")))
        .select_related("organisatie", "aanstelling__gebruiker")
        .prefetch_related("ontvangers__behandelaar__gebruiker", "ontvangers__postvak__organisatie")
    )


def _begin(alle: QuerySet[Melding], hoogstens: int | None) -> tuple[Uitgaand, list[Melding]]:
    if hoogstens is None:
        return Uitgaand(), list(alle)
    gekozen = list(alle[: hoogstens + 1])
    return Uitgaand(meer=len(gekozen) > hoogstens), gekozen[:hoogstens]


def _pgns(gekozen: Sequence[Melding]) -> dict[int, str]:
    rijen = Personalia.objects.filter(
        pk__in={m.jongere_id for m in gekozen}, pgn_versleuteld__isnull=False
    ).values_list("pk", "pgn_versleuteld")
    return {kind: ontsleutel(waarde) for kind, waarde in rijen}


def _ingelezen(gekozen: Sequence[Melding], soort: str) -> dict[int, DuoMelding]:
    """Per melding the last message of this kind."""
    rijen = DuoMelding.objects.filter(melding__in=gekozen, soort=soort).order_by("pk")
    return {rij.melding_id: rij for rij in rijen}


def _nummer(melding: Melding, bekend: DuoMelding | None) -> str:
    return bekend.meldingsnummer if bekend else melding.sleutel.hex


def _melding_rij(melding: Melding, pgn: str, bekend: DuoMelding | None) -> Rij:
    contact = contact_van(melding)
    wie = melding.aanstelling.gebruiker if melding.aanstelling else None
    genoemd = bekend.contact.get("contactpersoon", "") if bekend else ""
    return {
        "meldingsnummer": _nummer(melding, bekend),
        "school": melding.organisatie.code,
        "pgn": pgn,
        "begindatum": melding.begindatum.isoformat() if melding.begindatum else "",
        "einddatum": melding.einddatum.isoformat() if melding.einddatum else "",
        "verzuimsoort": verzuimsoort(melding.verzuimsoort).duo,
        "reden": melding.reden,
        "alle_lessen": _JN.get(melding.alle_lessen, ""),
        "verzuimdagen": " ".join(
            d["datum"] + (f"={d['uren']}" if d.get("uren") else "") for d in melding.specificatie
        ),
        "ondernomen": melding.ondernomen,
        "actie_gewenst": _JN.get(melding.actie_gewenst, ""),
        "actie_toelichting": melding.actie_toelichting,
        "leslocatie": melding.leslocatie,
        "melder_functie": melding.melder_functie,
        "contactpersoon": wie.naam if wie else genoemd,
        "email": contact.get("email") or (wie.email if wie else ""),
        "telefoon": contact.get("telefoon", ""),
        "telefoon_ouders": contact.get("telefoon_ouders", ""),
        "adres": contact.get("adres", ""),
    }


def _terug_rij(
    melding: Melding,
    ontvanger: Meldingontvanger,
    bekend: DuoMelding | None,
    terug: DuoMelding | None,
) -> Rij:
    status, reden, toelichting = _stand(melding, ontvanger)
    sinds = timezone.localdate(melding.ingetrokken_op or ontvanger.staat_sinds)
    contact = {}
    if ontvanger.behandelaar is not None:
        wie = ontvanger.behandelaar
        contact = {
            "contactpersoon": wie.gebruiker.naam,
            "functie": wie.get_rol_display(),
            "email": wie.gebruiker.email,
        }
    # What the other system said is passed on as it said it, while it is still so.
    if terug is not None and terug.status == status:
        reden, toelichting = terug.reden, terug.toelichting
        contact = terug.contact or contact
        sinds = terug.status_op or sinds
    return {
        "meldingsnummer": _nummer(melding, bekend),
        "status": status,
        "status_datum": sinds.isoformat(),
        "reden_afgesloten": reden,
        "toelichting_afsluiting": toelichting,
        **{naam: contact.get(naam, "") for naam in ("contactpersoon", "functie", "email")},
        "telefoon": contact.get("telefoon", ""),
    }


def _stand(melding: Melding, ontvanger: Meldingontvanger) -> tuple[str, str, str]:
    """(status, reden afgesloten, toelichting). A refusal is a report that nothing more is done."""
    if melding.ingetrokken_op is not None:
        return codes.INGETROKKEN, "", ""
    if ontvanger.staat in (Staat.VERZONDEN, Staat.GEZIEN):
        return codes.GEREGISTREERD, "", ""
    if ontvanger.staat == Staat.AANGENOMEN:
        return codes.IN_BEHANDELING, "", ""
    if ontvanger.staat == Staat.GEWEIGERD:
        return codes.AFGESLOTEN, "", "geen_actie"
    gezegd = (
        Meldinggebeurtenis.objects.filter(ontvanger=ontvanger, staat=Staat.AFGEHANDELD)
        .order_by("-pk")
        .values_list("reden", flat=True)
        .first()
    )
    if gezegd == "ter_kennisneming":
        return codes.KENNISGEVING, "", ""
    if gezegd in _REDENEN:
        return codes.AFGESLOTEN, gezegd or "", ""
    return codes.AFGESLOTEN, "", _ACTIE.get(gezegd or "", "geen_actie")


def _noteer(uit: Uitgaand, handeling: str) -> None:
    leg_lezing_vast(jongere_ids=uit.kinderen, gegevensgroepen=sorted(NODIG), handeling=handeling)
