"""Meldingen as they are read: by who reported them, and by who got them.

Of a melding that it received an organisation sees what the route gave it (`ziet`) and its rol may
see: this is where that is held.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Case, Prefetch, Q, QuerySet, When

from inbeeld.register.queries import personalia_van
from inbeeld.signalen.actions.melden import CONTACTKOLOM
from inbeeld.signalen.actions.melden_antwoord import AFRONDREDENEN, BELASTBAARHEID, WEIGERREDENEN
from inbeeld.signalen.actions.melden_antwoord import WAAR as BELAST_WAAR
from inbeeld.signalen.actions.melden_concept import WAAR
from inbeeld.signalen.actions.melden_ontvangers import BIJ_GEMEENTE
from inbeeld.signalen.models import (
    Belastbaarheid,
    Melding,
    Meldinggebeurtenis,
    Meldingontvanger,
)
from inbeeld.signalen.plan.woorden import AAN, DOE
from inbeeld.signalen.queries.meldfeiten import partijen_van
from inbeeld.signalen.verzuimsoorten import verzuimsoort
from inbeeld.tijdlijnen.kinderen import Kind, adres_verborgen, kinderen_op
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.matrix.velden import groep_van
from inbeeld.toegang.policies import groepen_van
from inbeeld.toegang.versleuteling import ontsleutel
from inbeeld.web import datums

Staat = Meldingontvanger.Staat
PER_PAGINA = 25
ZONDER_ANTWOORD = (Staat.VERZONDEN, Staat.GEZIEN)
"""The states in which nobody said anything yet."""
TOON = {
    Staat.VERZONDEN: "rustig",
    Staat.GEZIEN: "zorg",
    Staat.AANGENOMEN: "let-op",
    Staat.GEWEIGERD: "dringend",
    Staat.AFGEHANDELD: "goed",
}
REDENEN = {
    **WEIGERREDENEN,
    **AFRONDREDENEN,
    BELASTBAARHEID: "Advies over belastbaarheid gegeven",
    # What the route says to do then is in the event; what happened is the same.
    **dict.fromkeys(DOE, "De termijn ging voorbij zonder antwoord"),
}
"""What an event says, in words."""


@dataclass(frozen=True)
class Antwoordstand:
    """A recipient on a day. `wie`: its name, or what it is where the name would tell an address."""

    ontvanger: Meldingontvanger
    wie: str
    dagen_te_laat: int
    gebeurtenissen: Sequence[Meldinggebeurtenis]

    @property
    def woord(self) -> str:
        if self.dagen_te_laat > 0:
            n = self.dagen_te_laat
            return f"geen antwoord, {n} {'dag' if n == 1 else 'dagen'} te laat"
        return self.ontvanger.get_staat_display()

    @property
    def toon(self) -> str:
        return "dringend" if self.dagen_te_laat > 0 else TOON[self.ontvanger.staat]

    @property
    def antwoorden(self) -> list[tuple[Meldinggebeurtenis, str]]:
        """What was said, as far as it is for the actor: (event, its reason in words)."""
        return [
            (g, REDENEN.get(g.reden, g.reden.replace("_", " ")))
            for g in self.gebeurtenissen
            if g.reden or g.toelichting
        ]


@dataclass(frozen=True)
class Meldingstand:
    """A melding with its child (None: not visible any more) and its recipients."""

    melding: Melding
    kind: Kind | None
    ontvangers: tuple[Antwoordstand, ...]

    @property
    def te_laat(self) -> int:
        return sum(o.dagen_te_laat > 0 for o in self.ontvangers)

    @property
    def klaar(self) -> bool:
        """Whether nobody has to do anything with it any more."""
        klaar = (Staat.GEWEIGERD, Staat.AFGEHANDELD)
        return bool(self.melding.ingetrokken_op) or all(
            o.ontvanger.staat in klaar for o in self.ontvangers
        )


def contact_van(melding: Melding) -> dict[str, str]:
    """How to reach the melder and the family, as it was filled in."""
    if melding.contact_versleuteld is None:
        return {}
    return json.loads(ontsleutel(melding.contact_versleuteld, CONTACTKOLOM))


def dagen_te_laat(ontvanger: Meldingontvanger, dag: date) -> int:
    """Days since the last on which an answer was in time; 0 while it can be, or was answered.

    'No answer' is no state: it follows from the day. One that was withdrawn is never late.
    """
    if ontvanger.staat not in ZONDER_ANTWOORD or ontvanger.melding.ingetrokken_op:
        return 0
    return max(0, (dag - ontvanger.antwoord_uiterlijk).days)


def _meldingen() -> QuerySet[Melding]:
    gebeurd = Meldinggebeurtenis.objects.select_related("aanstelling__gebruiker").order_by("pk")
    ontvangers = (
        Meldingontvanger.objects.select_related(
            "melding", "postvak__organisatie", "behandelaar__gebruiker"
        )
        .prefetch_related(Prefetch("gebeurtenissen", gebeurd))
        .order_by("pk")
    )
    return Melding.objects.select_related(
        "organisatie", "aanstelling__gebruiker", "zaak"
    ).prefetch_related(Prefetch("ontvangers", ontvangers))


def _standen(meldingen: Sequence[Melding]) -> list[Meldingstand]:
    dag = huidige_actor().vandaag
    ids = {m.jongere_id for m in meldingen}
    kinderen = {kind.jongere_id: kind for kind in kinderen_op(sorted(ids), dag)}
    geheim = {pk for pk, p in personalia_van(ids).items() if adres_verborgen(p)}
    return [
        Meldingstand(
            melding,
            kinderen.get(melding.jongere_id),
            tuple(
                Antwoordstand(
                    o,
                    wie_is(o, verborgen=melding.jongere_id in geheim),
                    dagen_te_laat(o, dag),
                    list(o.gebeurtenissen.all()),
                )
                for o in melding.ontvangers.all()
            ),
        )
        for melding in meldingen
    ]


def wie_is(ontvanger: Meldingontvanger, *, verborgen: bool) -> str:
    """The recipient's name; where the child lives is kept from the actor, only what it is."""
    if verborgen and ontvanger.aan in BIJ_GEMEENTE:
        return AAN[ontvanger.aan]
    return ontvanger.postvak.organisatie.naam


def meldingen_van_ons(pagina: int) -> tuple[Page[Melding], list[Meldingstand]]:
    """What the actor's organisation reported, newest first."""
    eigen = _meldingen().filter(organisatie_id=huidige_actor().organisatie_id)
    bladzijde = Paginator(eigen.order_by("-moment", "-pk"), PER_PAGINA).get_page(pagina)
    return bladzijde, _standen(list(bladzijde))


def ontvangen_meldingen(pagina: int) -> tuple[Page[Meldingontvanger], list[Meldingstand]]:
    """What the actor's organisation received: open ones first, the earliest term on top.

    Of each melding only its own line comes along.
    """
    dag = huidige_actor().vandaag
    klaar = Case(
        When(melding__ingetrokken_op__isnull=False, then=1),
        When(staat__in=(Staat.GEWEIGERD, Staat.AFGEHANDELD), then=1),
        default=0,
    )
    eigen = (
        Meldingontvanger.objects.filter(
            postvak__organisatie_id=huidige_actor().organisatie_id,
        )
        .select_related("melding__organisatie", "postvak__organisatie", "behandelaar__gebruiker")
        .order_by(klaar, "antwoord_uiterlijk", "pk")
    )
    bladzijde = Paginator(eigen, PER_PAGINA).get_page(pagina)
    kinderen = {
        k.jongere_id: k for k in kinderen_op(sorted({o.jongere_id for o in bladzijde}), dag)
    }
    return bladzijde, [
        Meldingstand(
            o.melding,
            kinderen.get(o.jongere_id),
            (Antwoordstand(o, o.postvak.organisatie.naam, dagen_te_laat(o, dag), ()),),
        )
        for o in bladzijde
    ]


def meldingen_over(jongere_id: int) -> list[Melding]:
    """Of one child: what the actor's organisation reported or received, the newest first."""
    eigen = huidige_actor().organisatie_id
    rijen = Melding.objects.filter(
        Q(organisatie_id=eigen) | Q(ontvangers__postvak__organisatie_id=eigen),
        jongere_id=jongere_id,
    )
    return list(rijen.select_related("organisatie").order_by("-moment", "-pk").distinct())


def melding_van(sleutel: UUID) -> Meldingstand:
    """A melding as its reporter, or the region, sees it whole. Raises Melding.DoesNotExist.

    For a recipient there is `ontvangen_van`: the whole would show more than it was given.
    """
    actor = huidige_actor()
    melding = _meldingen().get(sleutel=sleutel)
    regio = Groep.SIGNAAL_EN_ROUTE in groepen_van(actor) and actor.rol == "regiocoordinator"
    if melding.organisatie_id != actor.organisatie_id and not regio:
        raise Melding.DoesNotExist
    return _standen([melding])[0]


def ontvangen_van(sleutel: UUID) -> Meldingstand:
    """A melding as one recipient's organisation sees it, with its own line first.

    Raises Meldingontvanger.DoesNotExist for everybody else.
    """
    eigen = Meldingontvanger.objects.select_related("postvak").get(sleutel=sleutel)
    if eigen.postvak.organisatie_id != huidige_actor().organisatie_id:
        raise Meldingontvanger.DoesNotExist
    stand = _standen([_meldingen().get(pk=eigen.melding_id)])[0]
    orde = sorted(stand.ontvangers, key=lambda o: o.ontvanger.pk != eigen.pk)
    return Meldingstand(stand.melding, stand.kind, tuple(orde))


def is_verhuisd(stand: Meldingstand) -> bool:
    """Whether today somebody else would get it: another school, gemeente or partner."""
    if stand.melding.ingetrokken_op or stand.klaar:
        return False
    nu = partijen_van(stand.melding.jongere_id, huidige_actor().vandaag)
    regio = {p.organisatie_id for p in nu if p.aan == "regio"}
    for o in stand.ontvangers:
        hier = {p.organisatie_id for p in nu if p.aan == o.ontvanger.aan}
        if nu and o.ontvanger.postvak.organisatie_id not in hier | regio:
            return True
    return False


def belastbaarheid_van(jongere_id: int) -> list[tuple[Belastbaarheid, str]]:
    """What youth doctors said of a child and the actor may know, the newest first, with in words
    where it can be."""
    rijen = Belastbaarheid.objects.filter(jongere_id=jongere_id).select_related("bron")
    return [(b, BELAST_WAAR[b.waar]) for b in rijen.order_by("-moment", "-pk")]


VELDEN = {
    "soort": "Soort melding",
    "waar": "Waar ligt de zorg",
    "reden": "Wat is er aan de hand",
    "begindatum": "Eerste dag",
    "einddatum": "Laatste dag",
    "verzuimsoort": "Soort verzuim",
    "alle_lessen": "Mist het kind alle lessen",
    "specificatie": "Dagen en uren",
    "ondernomen": "Wat is er al gedaan",
    "actie_gewenst": "Moet de gemeente iets doen",
    "actie_toelichting": "Toelichting",
    "leslocatie": "Leslocatie",
    "ouders_verteld": "Weten de ouders ervan",
    "ouders_verteld_op": "Verteld op",
    "ouders_verteld_door": "Verteld door",
    "ouders_waarom_niet": "Waarom nog niet",
    "jongere_verteld": "Weet de jongere ervan",
    "jongere_waarom_niet": "Waarom de jongere nog niet",
    "melder_functie": "Functie van de melder",
    "contact": "Contact",
}
"""Field of a melding → how it is called on a page, in the order of the page."""
_CONTACT = {
    "email": "e-mail van de melder",
    "telefoon": "telefoon van de melder",
    "telefoon_ouders": "telefoon van de ouders of jongere",
    "adres": "ander adres",
}


def velden_van(melding: Melding, groepen: frozenset[Groep]) -> list[tuple[str, str]]:
    """The filled-in fields of a melding of these kinds of data, as (label, words)."""
    uit = []
    for veld, label in VELDEN.items():
        if groep_van("Melding", veld) in groepen:
            tekst = _in_woorden(melding, veld)
            if tekst:
                uit.append((label, tekst))
    return uit


def _in_woorden(melding: Melding, veld: str) -> str:
    if veld == "contact":
        return "; ".join(f"{_CONTACT[naam]}: {w}" for naam, w in contact_van(melding).items())
    waarde = getattr(melding, veld)
    if not waarde:
        return ""
    if veld == "soort":
        return melding.get_soort_display()
    if veld == "waar":
        return WAAR[waarde]
    if veld == "verzuimsoort":
        return verzuimsoort(waarde).naam
    if veld == "specificatie":
        return _dagen(waarde)
    return datums.lang(waarde) if isinstance(waarde, date) else str(waarde)


def _dagen(specificatie: list[dict[str, str]]) -> str:
    delen = [
        f"{datums.kort(date.fromisoformat(d['datum']))}"
        + (f" ({d['uren'].replace('.', ',')} uur)" if d.get("uren") else " (hele dag)")
        for d in specificatie
    ]
    return ", ".join(delen)
