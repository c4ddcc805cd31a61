"""Zaken as pages show them: who holds one now, what happens next, and what was done before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Q, QuerySet

from inbeeld.register.queries import onder, personalia_van
from inbeeld.signalen.kennisadressen import adres_van
from inbeeld.signalen.models import Melding, Zaak
from inbeeld.signalen.zaakstappen import NAZORG, stapnaam, stappen_op
from inbeeld.tijdlijnen.kinderen import adres_verborgen
from inbeeld.tijdlijnen.models import Klok
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.matrix.cellen import CELLEN
from inbeeld.toegang.models import Aanstelling, Organisatie, Postvak
from inbeeld.toegang.policies import can_adressen_zien

_MET_EIGENAAR = ("eigenaar_postvak__organisatie", "eigenaar__gebruiker", "jongere")
_ZONDER_PLAATS = {
    "gemeente": "Leerplicht van de woongemeente",
    "samenwerking": "Leerplicht van de woongemeente",
    "jgz": "De jeugdarts",
    "jeugdteam": "Het jeugdteam",
}
UIT_KLOK = (Zaak.Aanleiding.KLOK_STRENG, Zaak.Aanleiding.KLOK_RUIM, Zaak.Aanleiding.ABSOLUUT)
ROLLEN_DIE_HANDELEN = tuple(
    c.rol for c in CELLEN if (c.groep, c.handeling) == (Groep.SIGNAAL_EN_ROUTE, Handeling.INVOEREN)
)


@dataclass(frozen=True)
class Zaakbeeld:
    """A zaak on a day. `houder`: who holds it now, by name; `persoon`: it was given to them, and
    did not come to them as coordinator. `klaar`: facts show that the child is no longer at home,
    so that nazorg comes next."""

    zaak: Zaak
    organisatie: str
    houder: str
    persoon: bool
    stap: str
    te_laat: bool
    gepland: bool
    klaar: bool


@dataclass(frozen=True)
class Gebeurtenis:
    """Something that was done: `door` is a person's name, or the system. `adres`: of its page."""

    moment: datetime
    wat: str
    door: str
    toelichting: str = ""
    adres: str | None = None


def zaken() -> QuerySet[Zaak]:
    return Zaak.objects.select_related(*_MET_EIGENAAR)


def zaak_van_kind(jongere_id: int) -> Zaak | None:
    """The zaak that is open or planned."""
    return zaken().filter(jongere_id=jongere_id, gesloten_op__isnull=True).first()


def eerdere_zaken(jongere_id: int, behalve: int | None = None) -> list[Zaak]:
    """The closed ones, newest first."""
    dicht = zaken().filter(jongere_id=jongere_id, gesloten_op__isnull=False)
    return list(dicht.exclude(pk=behalve).order_by("-gesloten_op", "-pk"))


def plaats_verborgen(jongere_id: int) -> bool:
    """Whether the actor must not learn where this child lives. No question for who always may."""
    if can_adressen_zien(huidige_actor()):
        return False
    return any(adres_verborgen(p) for p in personalia_van([jongere_id]).values())


def naam_van(organisatie: Organisatie, verborgen: bool) -> str:
    """Its name; only what it is where the name would tell in which gemeente a child lives."""
    return (
        _ZONDER_PLAATS.get(organisatie.soort, organisatie.naam) if verborgen else organisatie.naam
    )


def zaakbeeld(zaak: Zaak, vandaag: date) -> Zaakbeeld:
    houder = eigenaar_nu(zaak)
    verborgen = plaats_verborgen(zaak.jongere_id)
    organisatie = zaak.eigenaar_postvak.organisatie
    if verborgen and organisatie.soort in _ZONDER_PLAATS:
        houder = None
    open_ = zaak.gesloten_op is None
    gepland = open_ and zaak.opent_op > vandaag
    return Zaakbeeld(
        zaak=zaak,
        organisatie=naam_van(organisatie, verborgen),
        houder=houder.gebruiker.naam if houder else "",
        persoon=houder is not None and houder.pk == zaak.eigenaar_id,
        stap=stapnaam(zaak.volgende_stap, stappen_op(vandaag)) if open_ else "",
        te_laat=open_ and zaak.stap_op < vandaag,
        gepland=gepland,
        klaar=open_ and not gepland and zaak.pk in klaar_om_te_sluiten([zaak], vandaag),
    )


def eigenaar_nu(zaak: Zaak) -> Aanstelling | None:
    """The person while their aanstelling lasts, then the postvak's coordinator; by the one rule of
    the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select signalen_eigenaar_nu(%s, %s)", [zaak.eigenaar_id, zaak.eigenaar_postvak_id]
        )
        (nummer,) = cursor.fetchone()
    return Aanstelling.objects.select_related("gebruiker").filter(pk=nummer).first()


def klaar_om_te_sluiten(zaken_: Iterable[Zaak], vandaag: date) -> set[int]:
    """Those that a klok opened, of children for whom none runs or is to come, and who are not
    followed in nazorg yet."""
    uit_klok = {
        z.pk: z.jongere_id
        for z in zaken_
        if z.aanleiding in UIT_KLOK and z.volgende_stap not in NAZORG
    }
    loopt = set(lopende_klokken(uit_klok.values(), vandaag))
    return {pk for pk, jongere in uit_klok.items() if jongere not in loopt}


def lopende_klokken(jongere_ids: Iterable[int], vandaag: date) -> dict[int, Klok]:
    """Per child the klok that runs, or else comes: the strict one before the wide one."""
    niet_voorbij = Klok.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=vandaag), jongere_id__in=onder(set(jongere_ids))
    )
    # 'streng' after 'ruim': the last one stands.
    return {klok.jongere_id: klok for klok in niet_voorbij.order_by("soort", "-thuis_sinds")}


def collegas(organisatie_ids: Iterable[int], vandaag: date) -> list[Aanstelling]:
    """Who can be given a zaak: people of these organisations who work today and may act."""
    geldig = Aanstelling.objects.filter(
        organisatie_id__in=list(organisatie_ids),
        periode__contains=vandaag,
        rol__in=ROLLEN_DIE_HANDELEN,
        gebruiker__is_active=True,
    )
    return list(geldig.select_related("gebruiker", "organisatie").order_by("gebruiker__naam"))


def mogelijke_postvakken(zaak: Zaak) -> list[Postvak]:
    """To whom the actor can hand a zaak, by the one rule of the database: who has to do with the
    child; for the region every partner."""
    with connection.cursor() as cursor:
        cursor.execute("select signalen_kan_naar(%s)", [zaak.jongere_id])
        nummers = {pk for (pk,) in cursor.fetchall()} - {zaak.eigenaar_postvak_id}
    rijen = Postvak.objects.filter(pk__in=nummers)
    return list(rijen.select_related("organisatie").order_by("organisatie__naam"))


def geschiedenis(zaak: Zaak, vandaag: date) -> list[Gebeurtenis]:
    """What was done in a zaak, newest first: its changes, and its meldingen with their answers."""
    verborgen = plaats_verborgen(zaak.jongere_id)
    gebeurd = [*wijzigingen(zaak, vandaag, verborgen).values(), *_meldingen(zaak, verborgen)]
    return sorted(gebeurd, key=lambda g: g.moment, reverse=True)


def wijzigingen(zaak: Zaak, vandaag: date, verborgen: bool) -> dict[int, Gebeurtenis]:
    """Number of the change → what it did, by comparing it with the one before. Where the first row
    was not kept yet, the first change says what it made of it."""
    rijen = apps.get_model("signalen", "ZaakEvent").objects.filter(pgh_obj_id=zaak.pk)
    regels = list(rijen.select_related("pgh_context").order_by("pgh_id"))
    mensen = _namen(_context(r).get("aanstelling") for r in regels)
    eigenaren = _namen(r.eigenaar_id for r in regels)
    bakken = Postvak.objects.select_related("organisatie")
    postvakken = {p.pk: naam_van(p.organisatie, verborgen) for p in bakken}
    stappen = stappen_op(vandaag)
    uit: dict[int, Gebeurtenis] = {}
    eerder = None
    for regel in regels:
        if regel.pgh_label == "insert":
            eerder = regel
            continue
        wat = _in_woorden(regel, eerder, eigenaren, postvakken, stappen)
        door = mensen.get(_context(regel).get("aanstelling"), "het systeem")
        zegt = (
            regel.toelichting if eerder is None or regel.toelichting != eerder.toelichting else ""
        )
        uit[regel.pgh_id] = Gebeurtenis(regel.pgh_created_at, wat, door, zegt)
        eerder = regel
    return uit


def _in_woorden(
    regel: Any,
    eerder: Any,
    eigenaren: dict[int, str],
    postvakken: dict[int, str],
    stappen: dict[str, str],
) -> str:
    def anders(veld: str) -> bool:
        return eerder is not None and getattr(regel, veld) != getattr(eerder, veld)

    if regel.gesloten_op is not None:
        return f"Gesloten: {Zaak.Reden(regel.sluitreden).label}"
    if anders("eigenaar_postvak_id") or (eerder is None and regel.eigenaar_gekozen_op):
        return f"Overgedragen aan {postvakken.get(regel.eigenaar_postvak_id, 'een ander')}"
    if anders("eigenaar_id") or (eerder is None and regel.eigenaar_id):
        wie = eigenaren.get(regel.eigenaar_id)
        return f"Toegewezen aan {wie}" if wie else "Terug in het postvak"
    dag = f"{regel.stap_op:%d-%m-%Y}"
    return f"Volgende stap: {stapnaam(regel.volgende_stap, stappen).lower()}, uiterlijk {dag}"


def _meldingen(zaak: Zaak, verborgen: bool) -> list[Gebeurtenis]:
    uit = []
    rijen = Melding.objects.filter(zaak=zaak).select_related(
        "organisatie", "aanstelling__gebruiker"
    )
    for melding in rijen.prefetch_related("ontvangers__postvak__organisatie"):
        aan = ", ".join(
            f"{naam_van(o.postvak.organisatie, verborgen)} ({o.get_staat_display()})"
            for o in melding.ontvangers.all()
        )
        wie = melding.aanstelling.gebruiker.naam if melding.aanstelling else ""
        uit.append(
            Gebeurtenis(
                melding.moment,
                f"Melding: {melding.get_soort_display()}",
                f"{wie}, {naam_van(melding.organisatie, verborgen)}".lstrip(", "),
                f"Aan {aan}" if aan else "",
                adres_van("signalen_melding", melding.pk),
            )
        )
    return uit


def _namen(nummers: Iterable[int | None]) -> dict[int, str]:
    rijen = Aanstelling.objects.filter(pk__in={n for n in nummers if n})
    return dict(rijen.values_list("pk", "gebruiker__naam"))


def _context(regel: Any) -> dict[str, Any]:
    return regel.pgh_context.metadata if regel.pgh_context else {}
