"""Write down a talk, whole or not at all, and once however often the form arrives."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from inbeeld.dossiers.actions import afspraken
from inbeeld.dossiers.actions.basis import open_zaak_van, schrijf
from inbeeld.dossiers.actions.eenmaal import als_van_een_ander, eigen
from inbeeld.dossiers.models import (
    Afspraak,
    Gesprek,
    Gespreksdeelnemer,
    Gespreksreden,
    RedenInGesprek,
)
from inbeeld.dossiers.policies_gesprek import check_can_gesprek_vastleggen
from inbeeld.dossiers.queries.afspraken import gezin_van
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.models import Aanstelling, Organisatie


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """Somebody who was there; `wie`: a code of `Gespreksdeelnemer.Wie`."""

    wie: str
    aanstelling_id: int | None = None
    omschrijving: str = ""


@dataclass(frozen=True, slots=True)
class NieuweAfspraak:
    """What was agreed; `voor_gezin`: for the whole family of the child."""

    tekst: str
    wie: str
    uiterlijk_op: date
    organisatie_id: int | None = None
    eigenaar_id: int | None = None
    voor_gezin: bool = False


@dataclass(frozen=True, slots=True)
class Gespreksinhoud:
    """All that a form of a talk says. Two of them are the same talk when they are equal."""

    soort: str
    gevoerd_op: date
    uitkomst: str
    stem: str
    stem_hoe: str = ""
    stem_woorden: str = ""
    stem_waarom_niet: str = ""
    wat_vooraf: str = ""
    redenen: frozenset[int] = frozenset()
    deelnemers: tuple[Deelnemer, ...] = ()
    afspraken: tuple[NieuweAfspraak, ...] = ()


class AlVastgelegd(ValueError):
    """A form with this key was stored before. `gelijk`: it said the same."""

    def __init__(self, gesprek: Gesprek, gelijk: bool) -> None:
        super().__init__("Dit gesprek is al opgeslagen.")
        self.gesprek, self.gelijk = gesprek, gelijk


_VELDEN = (
    *("soort", "gevoerd_op", "uitkomst", "stem", "stem_hoe", "stem_woorden"),
    *("stem_waarom_niet", "wat_vooraf"),
)


def leg_vast(
    jongere_id: int, sleutel: UUID, inhoud: Gespreksinhoud, *, moment: datetime
) -> Gesprek:
    """The talk, who was there, the reasons, and the agreements with their tasks: all or nothing.

    `sleutel` comes with the form. Raises AlVastgelegd when that was stored before, Geweigerd, also
    when it is somebody else's, and ValueError for an agreement that nobody is named for.
    """
    check_can_gesprek_vastleggen(huidige_actor())
    _eerder(jongere_id, sleutel, inhoud)
    try:
        with transaction.atomic():
            return _leg_vast(jongere_id, sleutel, inhoud, moment)
    except IntegrityError as fout:
        # The same form came in twice at once: this one waited for the other to be stored.
        _eerder(jongere_id, sleutel, inhoud)
        als_van_een_ander(fout)
        raise


def _eerder(jongere_id: int, sleutel: UUID, inhoud: Gespreksinhoud) -> None:
    gesprek = eigen(Gesprek, sleutel, jongere_id)
    if gesprek is not None:
        raise AlVastgelegd(gesprek, _zelfde(inhoud_van(gesprek), inhoud))


def _zelfde(een: Gespreksinhoud, ander: Gespreksinhoud) -> bool:
    velden = all(getattr(een, veld) == getattr(ander, veld) for veld in (*_VELDEN, "redenen"))
    return (
        velden
        and Counter(een.deelnemers) == Counter(ander.deelnemers)
        and Counter(een.afspraken) == Counter(ander.afspraken)
    )


def inhoud_van(gesprek: Gesprek) -> Gespreksinhoud:
    """What the form of a stored talk said."""
    return Gespreksinhoud(
        **{veld: getattr(gesprek, veld) for veld in _VELDEN},
        redenen=frozenset(gesprek.redenen.values_list("reden_id", flat=True)),
        deelnemers=tuple(
            Deelnemer(d.wie, d.aanstelling_id, d.omschrijving) for d in gesprek.deelnemers.all()
        ),
        afspraken=tuple(
            NieuweAfspraak(
                a.tekst,
                a.wie,
                a.uiterlijk_op,
                a.organisatie_id,
                a.eigenaar_id,
                a.gezin_id is not None,
            )
            for a in Afspraak.objects.filter(gesprek=gesprek)
        ),
    )


def _leg_vast(jongere_id: int, sleutel: UUID, inhoud: Gespreksinhoud, moment: datetime) -> Gesprek:
    gesprek = schrijf(
        Gesprek,
        jongere_id,
        moment=moment,
        sleutel=sleutel,
        zaak=open_zaak_van(jongere_id),
        **{veld: getattr(inhoud, veld) for veld in _VELDEN},
    )
    Gespreksdeelnemer.objects.bulk_create(
        Gespreksdeelnemer(
            jongere_id=jongere_id,
            gesprek=gesprek,
            wie=d.wie,
            aanstelling_id=d.aanstelling_id,
            omschrijving=d.omschrijving,
        )
        for d in inhoud.deelnemers
    )
    RedenInGesprek.objects.bulk_create(
        RedenInGesprek(jongere_id=jongere_id, gesprek=gesprek, reden=reden)
        for reden in Gespreksreden.objects.filter(pk__in=inhoud.redenen)
    )
    for nieuw in inhoud.afspraken:
        _spreek_af(gesprek, nieuw, moment)
    return gesprek


def _spreek_af(gesprek: Gesprek, nieuw: NieuweAfspraak, moment: datetime) -> None:
    vandaag = huidige_actor().vandaag
    afspraken.maak(
        gesprek.jongere_id,
        tekst=nieuw.tekst,
        wie=nieuw.wie,
        uiterlijk_op=nieuw.uiterlijk_op,
        gesprek=gesprek,
        gezin=gezin_van(gesprek.jongere_id, vandaag) if nieuw.voor_gezin else None,
        organisatie=Organisatie.objects.filter(pk=nieuw.organisatie_id).first(),
        eigenaar=Aanstelling.objects.filter(pk=nieuw.eigenaar_id).first(),
        moment=moment,
    )
