"""Transfers as pages show them: from whom, to whom, what is late, and what the actor can do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Max, QuerySet

from inbeeld.dossiers.models import Gesprek, Overdracht, Taak
from inbeeld.dossiers.overdrachtregels import ONTVANGERS
from inbeeld.dossiers.policies import can_overdragen
from inbeeld.dossiers.toestanden import OVERDRACHT
from inbeeld.register.queries import personalia_van
from inbeeld.signalen.queries.zaken import naam_van
from inbeeld.tijdlijnen.kinderen import adres_verborgen
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Postvak

T = Overdracht.Toestand
VAN_ZENDER = frozenset({"verzenden", "opnieuw_voorbereiden", "laten_vervallen"})
VAN_ONTVANGER = frozenset({"aanvaarden", "weigeren", "eerste_dag_bevestigen"})
"""Who takes which step of the machine; of a receiver outside In Beeld the sender confirms."""


@dataclass(frozen=True, slots=True)
class Beeld:
    """One transfer. `naar`: of a child with a secret address without the place. `acts`: what the
    actor can do now. `laat`: what is past its day, as a sentence; '' when nothing is."""

    overdracht: Overdracht
    van: str
    naar: str
    buiten: bool
    zender: bool
    ontvanger: bool
    acts: frozenset[str]
    laat: str

    @property
    def open(self) -> bool:
        """Somebody still has to do something."""
        return self.overdracht.toestand not in (T.BEGONNEN, T.VERVALLEN)

    @property
    def stap(self) -> int:
        """How far it is, as the steps on the page: prepared, parents, sent, first day; 5:
        all of them."""
        o = self.overdracht
        if o.toestand == T.VOORBEREID:
            if not o.inhoud:
                return 1
            return 3 if o.ouders_gezien_op or o.ouders_waarom_niet else 2
        if o.toestand == T.BEGONNEN:
            return 5
        return 3 if o.toestand == T.GEWEIGERD else 4

    @property
    def kop_toelichting(self) -> str:
        """What the reason is of."""
        if self.overdracht.toestand == T.VERVALLEN:
            return "Gaat niet door"
        return "Geweigerd" if self.overdracht.toestand == T.GEWEIGERD else "Eerder geweigerd"


def _met_mensen() -> QuerySet[Overdracht]:
    return Overdracht.objects.select_related(
        "van_postvak__organisatie",
        "naar_postvak__organisatie",
        "door__gebruiker",
        "bron",
        "bevestigd_door__gebruiker",
        "warm_gesprek",
    )


def van_kind(jongere_id: int, actor: Actor) -> list[Beeld]:
    """All of a child, those that are open first, then the newest first."""
    beelden = _beelden(_met_mensen().filter(jongere_id=jongere_id).order_by("-pk"), actor)
    return sorted(beelden, key=lambda b: not b.open)


def een(sleutel: UUID, actor: Actor) -> Beeld | None:
    """The transfer of this key; None when the actor does not see it."""
    return next(iter(_beelden(_met_mensen().filter(sleutel=sleutel), actor)), None)


def _beelden(rijen: Iterable[Overdracht], actor: Actor) -> list[Beeld]:
    lijst = list(rijen)
    eigen = eigen_postvakken()
    personen = personalia_van({o.jongere_id for o in lijst})
    geheim = {kind for kind, persoon in personen.items() if adres_verborgen(persoon)}
    return [_beeld(o, actor, eigen, verborgen=o.jongere_id in geheim) for o in lijst]


def _beeld(o: Overdracht, actor: Actor, eigen: frozenset[int], *, verborgen: bool) -> Beeld:
    zender, ontvanger = o.van_postvak_id in eigen, o.naar_postvak_id in eigen
    return Beeld(
        overdracht=o,
        van=naam_van(o.van_postvak.organisatie, verborgen and not zender),
        naar=naar_in_woorden(o, verborgen=verborgen),
        buiten=o.naar_postvak_id is None,
        zender=zender,
        ontvanger=ontvanger,
        acts=_acts(o, zender, ontvanger) if can_overdragen(actor) else frozenset(),
        laat=te_laat(o, actor.vandaag),
    )


def naar_in_woorden(overdracht: Overdracht, *, verborgen: bool) -> str:
    """Where the child goes; where that would tell where it lives, only what kind of place."""
    if overdracht.naar_postvak is not None:
        return naam_van(overdracht.naar_postvak.organisatie, verborgen)
    if verborgen and overdracht.soort == Overdracht.Soort.GEMEENTE:
        return "een andere gemeente"
    return overdracht.naar_omschrijving


def _acts(o: Overdracht, zender: bool, ontvanger: bool) -> frozenset[str]:
    kan = set(OVERDRACHT.kan(o.toestand))
    mijn: set[str] = set()
    if zender:
        mijn |= VAN_ZENDER
        if o.naar_postvak_id is None:
            mijn.add("eerste_dag_bevestigen")
        if o.toestand == T.VOORBEREID:
            mijn |= {"wijzigen", "ouders"}
            kan |= {"wijzigen", "ouders"}
        if o.toestand in (T.VERZONDEN, T.AANVAARD):
            mijn.add("bijstellen")
            kan.add("bijstellen")
    if ontvanger:
        mijn |= VAN_ONTVANGER
    return frozenset(kan & mijn)


def te_laat(o: Overdracht, vandaag: date) -> str:
    """What should have happened before this day; '' when nothing."""
    if o.toestand == T.VOORBEREID and o.verzenden_uiterlijk < vandaag:
        return "te laat verzonden"
    if o.toestand in (T.VERZONDEN, T.AANVAARD) and o.eerste_dag_verwacht < vandaag:
        return "eerste dag niet bevestigd"
    if o.toestand == T.VERZONDEN and o.antwoord_uiterlijk and o.antwoord_uiterlijk < vandaag:
        return "geen antwoord"
    return ""


def eigen_postvakken() -> frozenset[int]:
    """The postvakken for which the actor acts, by the rule of the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.id from toegang_postvak p where p.organisatie_id = any(toegang_partijen())"
        )
        return frozenset(pk for (pk,) in cursor.fetchall())


def is_zender(overdracht: Overdracht) -> bool:
    """Whether the actor's organisation hands over."""
    return overdracht.van_postvak_id in eigen_postvakken()


def is_ontvanger(overdracht: Overdracht) -> bool:
    """Whether the actor's organisation receives."""
    return overdracht.naar_postvak_id in eigen_postvakken()


def postvak_van(actor: Actor) -> Postvak | None:
    """The postvak of the actor's own organisation."""
    rijen = Postvak.objects.select_related("organisatie")
    return rijen.filter(organisatie_id=actor.organisatie_id).first()


def versie(overdracht: Overdracht) -> int:
    """Rises with every change of the row: what a form was filled in on."""
    rijen = _geschiedenis(overdracht)
    return int(rijen.aggregate(laatste=Max("pgh_id"))["laatste"] or 0)


def _geschiedenis(overdracht: Overdracht) -> QuerySet[Any]:
    return apps.get_model("dossiers", "OverdrachtEvent").objects.filter(pgh_obj_id=overdracht.pk)


def mogelijke_ontvangers(actor: Actor, *, verborgen: bool) -> list[Postvak]:
    """Partners that can answer, by name. `verborgen`: without those that say where a child
    lives."""
    soorten = set(ONTVANGERS) - ({"gemeente", "samenwerking"} if verborgen else set())
    rijen = Postvak.objects.filter(organisatie__soort__in=soorten)
    rijen = rijen.exclude(organisatie_id=actor.organisatie_id).select_related("organisatie")
    return list(rijen.order_by("organisatie__soort", "organisatie__naam"))


def gevraagd_voor(jongere_id: int) -> date | None:
    """By when a transfer is asked to be prepared; None when nobody asks it."""
    taken = Taak.objects.filter(
        jongere_id=jongere_id, soort="overdracht_voorbereiden", klaar_op=None
    )
    return taken.values_list("uiterlijk_op", flat=True).first()


def warme_gesprekken(jongere_id: int) -> list[Gesprek]:
    """The talks of a child that may have been the warm hand-over, the newest first."""
    rijen = Gesprek.objects.filter(jongere_id=jongere_id).order_by("-gevoerd_op", "-pk")
    return sorted(rijen[:50], key=lambda g: g.soort != Gesprek.Soort.WARME_OVERDRACHT)
