"""The road of an exemption to its decision: asked, looked into, advised on, decided.

What runs after that, the reviews and the end, stands in `vrijstelling_loop`.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from inbeeld.dossiers import taaksoorten
from inbeeld.dossiers.actions.basis import Verouderd, schrijf, stap, vergrendel
from inbeeld.dossiers.actions.taken import taak_klaar, zet_taak
from inbeeld.dossiers.actions.vrijstelling_loop import plan_herbeoordeling
from inbeeld.dossiers.models import Vrijstellingsadvies, Vrijstellingsverzoek
from inbeeld.dossiers.policies_vrijstelling import check_can_adviseren, check_can_vrijstellen
from inbeeld.dossiers.queries import vrijstellingen as queries
from inbeeld.dossiers.toestanden import VRIJSTELLINGSVERZOEK as MACHINE
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.dossiers.vrijstellingregels import (
    ADVIES,
    AFSCHRIFT,
    ART5A,
    VERVANGEND,
    Oordeel,
    beslissen_voor,
    eerste_herbeoordeling,
)
from inbeeld.register.models import FeitVrijstelling
from inbeeld.signalen.actions import kennis
from inbeeld.signalen.actions.zaken import open_zaak, zet_stap
from inbeeld.signalen.kennissoorten import Soort
from inbeeld.signalen.plan.termijn import WEEKDAGEN
from inbeeld.signalen.policies.zaken import can_zaak_behandelen
from inbeeld.signalen.zaakstappen import LANGSTE
from inbeeld.tijdlijnen.actions import FeitGeweigerd, leg_vast
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.models import Postvak
from inbeeld.web.datums import lang

taaksoorten.voeg_toe(queries.ADVIES, "Advies geven over een vrijstelling")
taaksoorten.voeg_toe(queries.BESLISSEN, "Beslissen over een vrijstelling")
taaksoorten.voeg_toe(queries.AFSCHRIFT, "Afschrift van het besluit sturen")

VOOR_BESLUIT = (
    "verklaring_op", "verklaring_door", "verklaring_behandelaar", "nooit_geschikt",
    "zelfde_richting_vorig_jaar", "leermogelijkheden", "kind_gehoord_id", "ouders_gehoord_id",
    "waarom_niet_gehoord", "ontvangen_op", "ingangsdatum", "einddatum",
)  # fmt: skip
"""What of a request may still change until it is decided."""


class GaatNiet(ValueError):
    """This cannot be; the message is a sentence for people."""


class ControleFaalt(GaatNiet):
    """A check of the law does not come out well, and no reason is given to go on."""


@dataclass(frozen=True, slots=True)
class Besluit:
    """What is decided, and what it rests on. `ondanks`: why, where checks do not come out well."""

    wijze: str
    reden: str
    leermogelijkheden: str = ""
    geen_aanbod: bool = False
    einddatum: date | None = None
    ondanks: str = ""


@transaction.atomic
def vraag_aan(
    jongere_id: int,
    *,
    sleutel: UUID,
    grond: str,
    ontvangen_op: date,
    ingangsdatum: date,
    einddatum: date | None,
    moment: datetime,
) -> Vrijstellingsverzoek:
    """Record a request or an appeal; the same `sleutel` twice is one. Deciding becomes a task.

    Raises Geweigerd, GaatNiet.
    """
    actor = huidige_actor()
    check_can_vrijstellen(actor)
    al = Vrijstellingsverzoek.objects.filter(jongere_id=jongere_id, sleutel=sleutel).first()
    if al is not None:
        return al
    if ontvangen_op > actor.vandaag:
        raise GaatNiet("De dag van ontvangst ligt niet in de toekomst.")
    _keur_dagen(ingangsdatum, einddatum)
    open_ = Vrijstellingsverzoek.objects.filter(
        jongere_id=jongere_id, grond=grond, toestand__in=("aangevraagd", "in_onderzoek")
    )
    if open_.exists():
        raise GaatNiet("Er loopt al een verzoek op deze grond. Ga daarmee verder.")
    verzoek = schrijf(
        Vrijstellingsverzoek,
        jongere_id,
        moment=moment,
        sleutel=sleutel,
        grond=grond,
        ontvangen_op=ontvangen_op,
        ingangsdatum=ingangsdatum,
        einddatum=einddatum,
    )
    _taak_hier(verzoek, queries.BESLISSEN, beslissen_voor(grond, ontvangen_op))
    return verzoek


def stand(verzoek: Vrijstellingsverzoek) -> str:
    """A mark of what a form was filled in from: another one means that somebody changed it."""
    waarden = "|".join(str(getattr(verzoek, veld)) for veld in VOOR_BESLUIT)
    return hashlib.sha256(waarden.encode()).hexdigest()[:16]


@transaction.atomic
def vul_aan(
    verzoek: Vrijstellingsverzoek, velden: Mapping[str, Any], *, gezien: str
) -> Vrijstellingsverzoek:
    """Change what is known of a request that is not decided; it is then being looked into.

    `gezien`: the `stand` from which one began. Raises Geweigerd, KanNiet, Verouderd, GaatNiet.
    """
    check_can_vrijstellen(huidige_actor())
    vers = _onderzoek(verzoek)
    if stand(vers) != gezien:
        raise Verouderd("Intussen heeft iemand anders dit verzoek veranderd. Kijk het na.")
    for naam, waarde in velden.items():
        if naam not in VOOR_BESLUIT:
            raise KeyError(naam)
        setattr(vers, naam, waarde)
    _keur_dagen(vers.ingangsdatum, vers.einddatum)
    vers.save()
    if "ontvangen_op" in velden:
        _taak_hier(vers, queries.BESLISSEN, beslissen_voor(vers.grond, vers.ontvangen_op))
    return vers


@transaction.atomic
def vraag_advies(
    verzoek: Vrijstellingsverzoek, postvak: Postvak, *, moment: datetime
) -> Vrijstellingsverzoek:
    """Ask a samenwerkingsverband for advice within two weeks; asked another one, the first is done.

    From then it sees the child. Raises Geweigerd, KanNiet.
    """
    actor = huidige_actor()
    check_can_vrijstellen(actor)
    vers = _onderzoek(verzoek)
    vers.save()
    taak_klaar(vers, queries.ADVIES)
    uiterlijk = ADVIES.datum(actor.vandaag, WEEKDAGEN)
    with connection.cursor() as cursor:
        cursor.execute("select dossiers_vraag_advies(%s, %s, %s)", [vers.pk, postvak.pk, uiterlijk])
    _vertel(kennis.aan_postvak(postvak), Soort.VRIJSTELLING_ADVIES, vers, moment)
    return vers


@transaction.atomic
def geef_advies(
    verzoek: Vrijstellingsverzoek, *, advies: str, toelichting: str, sleutel: UUID, moment: datetime
) -> Vrijstellingsadvies:
    """The samenwerkingsverband that was asked says what is possible. Raises Geweigerd, KanNiet."""
    actor = huidige_actor()
    check_can_adviseren(actor)
    al = Vrijstellingsadvies.objects.filter(verzoek=verzoek, sleutel=sleutel).first()
    if al is not None:
        return al
    taak = queries.open_taak(verzoek, queries.ADVIES)
    if taak is None or taak.postvak.organisatie_id != actor.organisatie_id:
        raise KanNiet("Aan uw organisatie is over dit verzoek geen advies (meer) gevraagd.")
    nieuw = schrijf(
        Vrijstellingsadvies,
        verzoek.jongere_id,
        moment=moment,
        sleutel=sleutel,
        verzoek=verzoek,
        advies=Vrijstellingsadvies.Advies(advies),
        toelichting=toelichting,
        gegeven_op=actor.vandaag,
    )
    taak_klaar(verzoek, queries.ADVIES)
    _vertel([verzoek.door_id], Soort.VRIJSTELLING_ADVIES_GEGEVEN, verzoek, moment, str(nieuw.pk))
    return nieuw


@transaction.atomic
def stel_vast(
    verzoek: Vrijstellingsverzoek, besluit: Besluit, *, moment: datetime
) -> Vrijstellingsverzoek:
    """Establish the exemption: the fact, the open zaak and the first review come with it.

    Raises Geweigerd, KanNiet, GaatNiet, ControleFaalt, ZaakGeweigerd (nobody can hold the zaak).
    """
    actor = huidige_actor()
    check_can_vrijstellen(actor)
    vers = stap(verzoek, MACHINE, "vaststellen")
    vers.einddatum = besluit.einddatum
    vers.leermogelijkheden = besluit.leermogelijkheden.strip() or vers.leermogelijkheden
    vers.geen_aanbod = besluit.geen_aanbod
    _keur_dagen(vers.ingangsdatum, vers.einddatum)
    _besloten(vers, besluit)
    _keur(vers, besluit)
    vers.ondanks_controles = besluit.ondanks.strip()
    vers.zaak = open_zaak(vers.jongere_id, "vrijstelling", moment=moment)
    vers.feit = _feit(vers, moment)
    vers.save()
    taak_klaar(vers)
    if vers.grond in VERVANGEND:
        _taak_hier(vers, queries.AFSCHRIFT, AFSCHRIFT.datum(actor.vandaag, WEEKDAGEN))
    opnieuw = eerste_herbeoordeling(vers.ingangsdatum, vers.einddatum, actor.vandaag)
    plan_herbeoordeling(vers, opnieuw, moment=moment)
    # What was asked of a child that was at home ('regel een inschrijving') is asked no more. A zaak
    # that another organisation holds keeps its step: it is theirs to set.
    if can_zaak_behandelen(actor, vers.zaak):
        grens = actor.vandaag + LANGSTE
        op = max(min(opnieuw or vers.einddatum or grens, grens), actor.vandaag)
        zet_stap(vers.zaak, "vrijstelling_volgen", op)
    return vers


@transaction.atomic
def wijs_af(
    verzoek: Vrijstellingsverzoek, besluit: Besluit, *, moment: datetime
) -> Vrijstellingsverzoek:
    """Refuse the request, with the reason. Raises Geweigerd, KanNiet."""
    actor = huidige_actor()
    check_can_vrijstellen(actor)
    vers = stap(verzoek, MACHINE, "afwijzen")
    _besloten(vers, besluit)
    vers.save()
    taak_klaar(vers)
    if vers.grond in VERVANGEND:
        _taak_hier(vers, queries.AFSCHRIFT, AFSCHRIFT.datum(actor.vandaag, WEEKDAGEN))
    return vers


@transaction.atomic
def trek_in(verzoek: Vrijstellingsverzoek, reden: str) -> Vrijstellingsverzoek:
    """The parents take it back, or it should not have been there. Raises Geweigerd, KanNiet."""
    actor = huidige_actor()
    check_can_vrijstellen(actor)
    vers = stap(verzoek, MACHINE, "intrekken")
    vers.beeindigd_op, vers.einde_reden = actor.vandaag, reden
    vers.save()
    taak_klaar(vers)
    return vers


def afschrift_verstuurd(verzoek: Vrijstellingsverzoek) -> None:
    """The copy of the decision was sent. Raises Geweigerd."""
    check_can_vrijstellen(huidige_actor())
    taak_klaar(vergrendel(verzoek), queries.AFSCHRIFT)


def _onderzoek(verzoek: Vrijstellingsverzoek) -> Vrijstellingsverzoek:
    """The row, held, being looked into. Raises KanNiet once it is decided."""
    vers = vergrendel(verzoek)
    if vers.toestand != Vrijstellingsverzoek.Toestand.IN_ONDERZOEK:
        vers.toestand = MACHINE.na(vers.toestand, "onderzoeken")
    return vers


def _keur_dagen(ingangsdatum: date, einddatum: date | None) -> None:
    if einddatum is not None and einddatum < ingangsdatum:
        raise GaatNiet("De einddatum ligt voor de ingangsdatum.")


def _besloten(vers: Vrijstellingsverzoek, besluit: Besluit) -> None:
    actor = huidige_actor()
    if not besluit.reden.strip():
        raise GaatNiet("Schrijf op waarom u dit besluit.")
    vers.besluit_op, vers.besluit_door_id = actor.vandaag, actor.aanstelling_id
    vers.besluit_wijze = Vrijstellingsverzoek.Wijze(besluit.wijze)
    vers.besluit_reden = besluit.reden.strip()


def _keur(vers: Vrijstellingsverzoek, besluit: Besluit) -> None:
    """The checks as they are with what is decided now. A person may go on, with the reason."""
    if vers.grond == ART5A and not vers.leermogelijkheden.strip():
        raise GaatNiet("Schrijf op wat het kind nog wel kan leren.")
    lijst = queries.controles_van(vers, huidige_actor().vandaag)
    fout = [c.naam for c in lijst if c.oordeel is not Oordeel.GOED]
    if fout and not besluit.ondanks.strip():
        raise ControleFaalt(
            f"Niet alles is in orde: {'; '.join(fout)}. Schrijf op waarom u toch doorgaat."
        )


def _feit(vers: Vrijstellingsverzoek, moment: datetime) -> FeitVrijstelling:
    """The fact in the gemeente's own name. One that it holds already is not said twice."""
    actor = huidige_actor()
    for feit in queries.overlappende_feiten(vers):
        if feit.bron_id == actor.organisatie_id and feit.grond == vers.grond:
            raise GaatNiet(
                "Uw organisatie heeft deze vrijstelling al als feit vastgelegd, vanaf"
                f" {lang(feit.periode.lower)}. Beëindig of corrigeer dat feit eerst."
            )
    rij = {
        "jongere": vers.jongere_id,
        "grond": vers.grond,
        "begindatum": vers.ingangsdatum,
        "einddatum": vers.einddatum,
    }
    try:
        vastlegging = leg_vast(
            moment=moment, soort="hand", reden="vrijstelling vastgesteld",
            nieuw={"vrijstellingen": [rij]},
        )  # fmt: skip
    except FeitGeweigerd as fout:
        raise GaatNiet(f"De vrijstelling kan zo niet worden vastgelegd: {fout}") from fout
    return FeitVrijstelling.objects.get(vastlegging=vastlegging)


def _taak_hier(vers: Vrijstellingsverzoek, soort: str, uiterlijk_op: date) -> None:
    """A task of whoever acts, in the postvak of their organisation; of the zaak without one."""
    actor = huidige_actor()
    bak = Postvak.objects.filter(organisatie_id=actor.organisatie_id).first()
    wie = actor.aanstelling_id if bak else None
    zet_taak(vers, soort, uiterlijk_op, postvak=bak, aanstelling_id=wie)


def _vertel(
    aan: list[int], soort: Soort, vers: Vrijstellingsverzoek, moment: datetime, kenmerk: str = ""
) -> None:
    onderwerp = (queries.TABEL, vers.pk)
    kennis.stuur(aan, soort, onderwerp, kenmerk, vers.jongere_id, moment=moment)
